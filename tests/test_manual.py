"""The man page: of the commands as they are, and without a fault that a roff program finds."""

import re
import shutil
import subprocess
from importlib.metadata import version
from pathlib import Path

import pytest
from typer.main import get_command

from pressdir.cli.app import app
from pressdir.cli.describing import manual, tree
from pressdir.cli.describing.tree import Argument, Command, Option, Takes
from pressdir.errors import ExitCode

KEPT = Path(__file__).parent.parent / "docs" / "pressdir.1"
ODD = Command(
    "pressdir",
    "It does.",
    (),
    (),
    (
        Command(
            "odd",
            ".hidden files\n\n'quoted' \\back\\slash -- a café\n\n"
            "Examples:\n  .odd \\n 'x'\n  \n  b",
            (Option(("-x", "--ex-it"), "A|B", Takes.CHOICE, ("A", "B"), ".dot -x", "A"),),
            (Argument('WHO "X"', Takes.CONTACT, (), "", needed=False),),
        ),
    ),
)


@pytest.fixture(scope="module")
def page():
    return manual.page(tree.program(get_command(app)), version("pressdir"))


def test_the_page_that_is_kept_is_that_of_the_commands(page):
    kept = KEPT.read_text(encoding="utf-8")
    assert kept == page, "the commands changed: python tools/renew_readme.py"


def test_the_command_prints_it(page, capsys, monkeypatch):
    from pressdir import cli

    monkeypatch.setattr("sys.argv", ["pressdir", "man"])
    with pytest.raises(SystemExit):
        cli.main()
    assert capsys.readouterr().out == page


def test_its_day_is_that_of_the_version():
    changes = (KEPT.parent.parent / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{version('pressdir')}] - {manual.RELEASED}" in changes


@pytest.mark.parametrize("heading", ["COMMANDS", "EXIT STATUS", "ENVIRONMENT", "FILES", "EXAMPLES"])
def test_it_has_what_a_reader_looks_for(page, heading):
    assert f"\n.SH {heading}\n" in page


def test_it_has_every_command_and_option(page):
    for command in tree.program(get_command(app)).commands:
        own = page.partition(f'.SS "pressdir {manual.escaped(command.name)}')[2].partition("\n.S")[
            0
        ]
        assert own, command.name
        for name in (name for each in command.options[:-1] for name in each.names):
            assert f"\\fB{manual.escaped(name)}\\fR" in own, (command.name, name)


def test_every_exit_code_has_its_sense():
    assert [*manual.STATUS] == [*ExitCode]


def test_what_roff_would_take_for_its_own_is_text():
    lines = manual.page(ODD, "1").splitlines()
    assert r"\&.hidden files" in lines
    assert r"\(aqquoted\(aq \eback\eslash \-\- a caf\[u00E9]" in lines
    assert r"\&.odd \en \(aqx\(aq" in lines
    assert r"\&.dot \-x (usually A)" in lines
    assert r".SS " + r'"pressdir odd [WHO \(dqX\(dq]"' in lines
    assert all(re.match(r"\.[A-Z]{1,2}( |$)", line) for line in lines if line.startswith("."))
    assert not any(line.startswith("'") for line in lines)


@pytest.mark.parametrize(
    "check",
    [
        pytest.param(["mandoc", "-Tlint", "-Wwarning"], id="mandoc"),
        pytest.param(["groff", "-man", "-Tutf8", "-ww", "-z"], id="groff"),
    ],
)
@pytest.mark.parametrize(
    "program", [lambda: tree.program(get_command(app)), lambda: ODD], ids=["ours", "an odd one"]
)
def test_roff_programs_find_no_fault(check, program):
    if not shutil.which(check[0]):
        pytest.skip(f"{check[0]} is not installed")
    text = manual.page(program(), "1").encode()
    done = subprocess.run(check, input=text, capture_output=True, check=False)
    assert done.stdout + done.stderr == b""
