"""What a command loads before it does anything: a set of modules, never milliseconds."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pressdir.cli import commands

HEAVY = {
    "charset_normalizer",
    "email_validator",
    "ftfy",
    "httpx",
    "orjson",
    "phonenumbers",
    "pydantic",
    "pypdf",
    "rich",
    "selectolax",
    "tinydb",
    "vobject",
}
OURS = {  # the rooms of `pressdir.cli`, and what is loaded of each; of `commands` all
    "acting": "choosing doing",
    "asking": "answers contact_file countries moments naming order overlaid whom",
    "changing": "abroad beyond changes disputes editor own person sheet twins titled",
    "lane": "addresses questions quick",
    "own_files": "config leftovers overlays places searches usage",
    "reading": "documents incoming reader rejects",
    "showing": "beside card files forms grid links marked output sides tabular template text",
}
ANA = "--name", "Ana Ruiz", "--email", "ana@harbour.example"
COMMANDS = Path(commands.__file__).parent
REPORT = "print(*sorted(m for m in sys.modules), sep='\\n')"


def loaded(tmp_path, code):
    """The modules that are loaded when `code` has run in an empty home."""
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\n{REPORT}"],
        capture_output=True,
        text=True,
        check=True,
        env={
            "HOME": str(tmp_path),
            "XDG_DATA_HOME": str(tmp_path),
            "PYTHONPATH": os.environ.get("PYTHONPATH", ""),  # the code that is tested
        },
        cwd=tmp_path,
    )
    return set(done.stdout.splitlines())


def run(*arguments):
    return (
        "from pressdir.cli import main\n"
        f"sys.argv = ['pressdir', *{arguments!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass"
    )


def test_the_commands_load_themselves_the_model_and_nothing_else_of_ours(tmp_path):
    modules = loaded(tmp_path, "from pressdir.cli.app import Commands\n[*Commands().values()]")
    assert {name for name in modules if name.startswith("pressdir")} == {
        "pressdir",
        "pressdir.errors",
        "pressdir.model",
        "pressdir.cli",
        *(f"pressdir.cli.{name}" for name in ("app", "book", "clock", "notes", "options")),
        *(f"pressdir.cli.{room}" for room in (*OURS, "commands")),
        *(f"pressdir.cli.{room}.{name}" for room, names in OURS.items() for name in names.split()),
        *(f"pressdir.cli.commands.{file.stem}" for file in COMMANDS.glob("[!_]*.py")),
        *(f"pressdir.{name}" for name in ("reach", "reach.freshness", "reach.offsets")),
    }


@pytest.mark.parametrize("name", ["add", "find", "tag"])
def test_of_the_commands_the_one_that_is_called_is_loaded(tmp_path, name):
    modules = loaded(tmp_path, run(name, "--nonsense"))
    assert {each for each in modules if each.startswith("pressdir.cli.commands.")} == {
        f"pressdir.cli.commands.{name}"
    }


@pytest.mark.parametrize(
    ("arguments", "allowed"),
    [
        pytest.param(["--help"], set(), id="help"),
        pytest.param(["find", "--help"], set(), id="help of a command"),
        pytest.param(["--version"], set(), id="version"),
        pytest.param(["where"], set(), id="where"),
        pytest.param(["add", "--nonsense"], set(), id="a usage error"),
        pytest.param(["find", "ana"], {"orjson", "tinydb"}, id="find"),
        pytest.param(["list"], {"orjson", "tinydb"}, id="list"),
        pytest.param(["add", *ANA], {"orjson", "tinydb"}, id="add without a number"),
        pytest.param(["sync", "shared.json"], {"orjson", "tinydb"}, id="sync with a file"),
        pytest.param(["export"], {"orjson", "tinydb"}, id="export without --check"),
    ],
)
def test_a_command_loads_what_it_needs(tmp_path, arguments, allowed):
    top = {name.partition(".")[0] for name in loaded(tmp_path, run(*arguments))}
    assert top & HEAVY == allowed
