"""The README's console blocks, run in order as they stand; outputs are compared whole.

`tools/renew_readme.py` says how they are run and what is masked, and renews them.
"""

import importlib.util
import re
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("renew_readme", ROOT / "tools/renew_readme.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_tour_prints_what_the_readme_says(tool, tmp_path):
    told = tool.blocks(README)
    for step, now in zip(chain(*told), chain(*tool.played(told, tmp_path)), strict=True):
        assert str(now) == str(step)


def test_the_tour_shows_the_main_commands(tool):
    shown = " ".join(step.command for step in chain(*tool.blocks(README)))
    for command in ("ingest", "find", "show", "list", "set", "undo", "export"):
        assert re.search(rf"pressdir (--db \S+ )?{command}\b", shown), command


@pytest.mark.parametrize("mark", ["the main job", "the tests"])
def test_a_newcomer_is_given_one_command_for(mark):
    block = re.search(rf"^<!-- {mark} -->\n```sh\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    commands = block[1].splitlines()
    assert len(commands) == 1
    assert "install -q -c constraints.txt" in commands[0]
