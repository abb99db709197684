"""Completion, as shells do it: a real shell at a terminal, typed keys, what the program gets.

What a shell that is not installed here would do is skipped by its name.
"""

import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from itertools import product

import pytest
from typer.main import get_command

from pressdir.cli.app import COMMANDS, app
from pressdir.cli.commands.completion import Shell
from pressdir.cli.describing import shells, tree
from pressdir.cli.lane import completing, quick
from pressdir.model import Contact, EmailAddress, Kind, Name, Record
from pressdir.store import Store

from ..conftest import SLOW, take_terminal

WILD = (
    """Zoë "Zo" O'Brien""",
    "Xavier $HOME `id` \\ Ybarra",
    "Wanda (Press) & <Co>; #1 * ? [a] {b} ~ !",
    "Jiří Dvorak",
)
PROGRAM = """#!/bin/sh
case $1 in
    __complete | completion) exec {python} -m pressdir "$@" ;;
esac
printf '%s\\n' "$@" > "$TOLD.part"
mv "$TOLD.part" "$TOLD"
"""
STARTS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], 'eval "$(pressdir completion bash)"'),
    "zsh": (
        ["zsh", "-f", "-i"],
        'autoload -Uz compinit; compinit -u -D; eval "$(pressdir completion zsh)"',
    ),
    "fish": (["fish", "--no-config", "-i"], "pressdir completion fish | source"),
}
SECONDS = 8


def read(terminal, done):
    """What appears until it is `done`."""
    shown, end = "", time.monotonic() + SECONDS
    while not done(shown) and time.monotonic() < end:
        if select.select([terminal], [], [], 0.05)[0]:
            shown += os.read(terminal, 65536).decode(errors="replace")
    assert done(shown), shown
    return shown


@pytest.fixture(params=STARTS)
def shell(request, wild, home):
    """Type lines into a shell, one after another; the arguments that each gives the program."""
    if not shutil.which(request.param):
        pytest.skip(f"{request.param} is not installed")
    program, told = home / "bin" / "pressdir", home / "told"
    program.parent.mkdir()
    program.write_text(PROGRAM.format(python=sys.executable))
    program.chmod(0o755)
    paths = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    environment = {"PATH": paths, "LC_ALL": "C.UTF-8", "TERM": "xterm", "TOLD": str(told)}
    command, setup = STARTS[request.param]
    assert wild.exists()
    master, slave = pty.openpty()
    started = subprocess.Popen(
        command,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={**os.environ, **environment},
        start_new_session=True,
        preexec_fn=take_terminal,  # noqa: PLW1509  # there are no threads here
    )
    os.close(slave)
    os.write(master, f"{setup}; echo REA''DY\n".encode())

    def typed(keys):
        told.unlink(missing_ok=True)
        os.write(master, f"{keys}\n".encode())
        read(master, lambda _: told.exists())
        return told.read_text("utf-8").splitlines()

    try:
        read(master, lambda shown: "READY" in shown)
        typed.name = request.param
        yield typed
    finally:
        started.kill()
        started.wait()
        os.close(master)


@pytest.fixture
def wild(filled, run, monkeypatch):
    """The contact file with names that shells mind, and its index."""
    monkeypatch.setattr("pressdir.cli.asking.answers.SETTLED", 0)
    with Store.open(filled) as store, store.transaction("wild") as change:
        for at, name in enumerate(WILD):
            contact = Contact(Kind.PERSON, Name(name), emails=(EmailAddress(f"w{at}@x.example"),))
            change.put(Record(f"e{at}", contact, tags=("delta",)))
    assert run("find", "ana").code == 0
    return filled


EVERYWHERE = {
    "a command": ("sho\tana", ["show", "ana"]),
    "an option": ("show --ev\tana", ["show", "--evidence", "ana"]),
    "a choice": ("find --format jsonl\tana", ["find", "--format", "jsonl", "ana"]),
    "a choice of words": ("tried ana de\t", ["tried", "ana", "dead"]),
    "a name": ("show Ana\\ R\t", ["show", "Ana Ruiz"]),
    "a name in quotation marks": ('show "Ana R\t', ["show", "Ana Ruiz"]),
    "a name in simple ones": ("show 'Ana R\t", ["show", "Ana Ruiz"]),
    "the next word": ("show ana ru\t", ["show", "ana", "Ruiz"]),
    "a value with a blank": ("find org:no\tdvorak", ["find", "org:Northern Relief", "dvorak"]),
    "a tag": ("find tag:de\twanda", ["find", "tag:delta", "wanda"]),
    "a field": ("find ta\tdelta", ["find", "tag:delta"]),
    "quotation marks": ("show Zo\t", ["show", WILD[0]]),
    "dollars and backslashes": ("show Xav\t", ["show", WILD[1]]),
    "every sign": ("show Wan\t", ["show", WILD[2]]),
    "nobody": ("show nobody\t", ["show", "nobody"]),
}
ANOTHER_SPELLING = {
    "without accents": ("show zoe\t", ["show", WILD[0]]),
    "in quotation marks": ('show "xav\t', ["show", WILD[1]]),
    "by the family name": ("show costa\t", ["show", "Ana Costa"]),
    "two, spelt in two ways": ("show dvor\t", ["show", "dvor"]),
}


def test_a_real_shell_completes(shell):
    given = {case: shell(f"pressdir {keys}") for case, (keys, _) in EVERYWHERE.items()}
    assert given == {case: arguments for case, (_, arguments) in EVERYWHERE.items()}


def test_a_shell_that_takes_another_spelling_gets_it(shell):
    if shell.name == "fish":
        pytest.skip("fish offers what begins as it was typed")
    given = {case: shell(f"pressdir {keys}") for case, (keys, _) in ANOTHER_SPELLING.items()}
    assert given == {case: arguments for case, (_, arguments) in ANOTHER_SPELLING.items()}


# --- what is offered ----------------------------------------------------------------------------


def offered(*words):
    return quick.answer(["__complete", "fish", *words]).splitlines()


@pytest.mark.parametrize(
    ("words", "texts"),
    [
        pytest.param(["show", "ana"], ["Ana Costa", "Ana Ruiz"], id="several"),
        pytest.param(["show", "harb"], ["Harbour Trust"], id="a desk"),
        pytest.param(["show", "dvor"], ["Dvorak", "Dvořák"], id="words of several names"),
        pytest.param(["show", "ana", "ru"], ["Ruiz"], id="the next word"),
        pytest.param(["--db", "x.json", "show", "ana"], [], id="another file"),
        pytest.param(["find", "-ta"], ["-tag:"], id="a field to leave out"),
        pytest.param(["find", "kind:"], ["kind:desk", "kind:person"], id="kinds"),
        pytest.param(["find", "lang:es,"], ["lang:es,es", "lang:es,fr"], id="behind a comma"),
        pytest.param(["find", "org:river"], ["org:River Aid"], id="an organisation"),
        pytest.param(["find", "location:gen"], ["location:Geneva"], id="a place"),
        pytest.param(["find", "-location:gen"], ["-location:Geneva"], id="a place to leave out"),
        pytest.param(["find", "emial:x"], [], id="no field"),
        pytest.param(["show", "\udcff"], [], id="no letter"),
        pytest.param([], [], id="nothing"),
    ],
)
@pytest.mark.usefixtures("wild")
def test_what_is_offered(words, texts):
    assert offered(*words) == texts


def test_what_changed_since_is_offered(wild, run):
    assert run("add", "--name", "Nadia Kessler", "--tag", "lake").code == 0
    assert offered("show", "nad") == ["Nadia Kessler"]
    assert "tag:lake" in offered("find", "tag:l")
    assert run("remove", "nadia", "--yes").code == 0
    assert offered("show", "nad") == []
    assert run("remove", "relief", "--yes").code == 0
    assert offered("show", "dvo") == ["Jiří Dvorak"]
    assert wild.exists()


def test_where_many_answer_words_are_offered(wild, monkeypatch):
    monkeypatch.setattr(completing, "MANY", 1)
    assert offered("show", "an") == ["ana"]
    assert wild.exists()


@pytest.fixture
def crowd(wild, run):
    """So many people whose names begin alike that there is no use in naming them all."""
    with Store.open(wild) as store, store.transaction("crowd") as change:
        for at, (letter, end) in enumerate(product("abcdefghijkl", range(20))):
            name = f"{('Ada', 'Bea')[at % 2]} Mar{letter}{'o' * (end // 2)}{'nr'[end % 2]}"
            change.put(Record(f"f{at}", Contact(Kind.PERSON, Name(name), org="Marsh Aid")))
    assert run("find", "ana").code == 0
    return wild


def test_of_very_many_there_are_words_for_each_letter_that_may_come_next(crowd):
    given = offered("show", "mar")
    assert len(given) == completing.SOME
    assert {word[3] for word in given} == {*"abcdefghijkl"}
    assert {"maran", "marln", "maror"} - {*given} == {"maror"}
    assert len(max(given, key=len)) == 6
    assert crowd.exists()


def test_the_next_word_is_of_those_who_have_the_one_before(crowd, monkeypatch):
    assert set(offered("show", "ada", "mara")) == {f"Mara{'o' * n}n" for n in range(10)}
    monkeypatch.setattr(completing, "FEW", 1)
    assert {word[-1] for word in offered("show", "ada", "mar")} == {"n"}
    assert crowd.exists()


def test_of_very_many_those_who_are_gone_have_no_words(crowd, run, monkeypatch):
    monkeypatch.setattr(completing, "MANY", 1)
    assert "marln" in offered("show", "marl")
    assert run("remove", "marln", "--yes").code == 0
    assert "marln" not in offered("show", "marl")
    assert crowd.exists()


def test_no_name_is_offered_that_a_query_reads_in_another_way(wild, run):
    with Store.open(wild) as store, store.transaction("odd") as change:
        for at, name in enumerate(("Odd: Name", 'Odd "Name')):
            change.put(Record(f"f{at}", Contact(Kind.PERSON, Name(name))))
    assert run("find", "odd").code == 0
    assert offered("show", "od") == []


def test_nothing_is_offered_without_an_index(filled):
    assert quick.answer(["__complete", "bash", "pressdir show an", "an"]) == ""
    assert filled.exists()


@pytest.mark.parametrize(
    ("line", "words", "quote"),
    [
        pytest.param("pressdir show a\\ b", ["show", "a b"], "", id="a backslash"),
        pytest.param("pressdir show 'a\\ b", ["show", "a\\ b"], "'", id="simple marks"),
        pytest.param('pressdir show "a\\$ \\b', ["show", "a$ \\b"], '"', id="double marks"),
        pytest.param("pressdir  show ", ["show", ""], "", id="blanks"),
        pytest.param("pressdir show a'b c'\"d\"", ["show", "ab cd"], "", id="marks in a word"),
    ],
)
def test_words_are_those_of_bash(line, words, quote):
    assert completing.in_bash(line) == (words, quote)


def test_a_name_loads_nothing_slow(wild):
    report = "import sys; from pressdir.cli import main; main(); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", report, "__complete", "bash", "pressdir show jir", "jir"],
        capture_output=True,
        text=True,
        check=True,
    )
    *lines, modules = done.stdout.splitlines()
    assert lines == ["Jiří\\ Dvorak", "Jiří\\ Dvořák"]
    assert SLOW.isdisjoint(modules.split())
    assert wild.exists()


# --- the scripts --------------------------------------------------------------------------------


def test_each_shell_has_its_script():
    assert set(shells.SCRIPTS) == {shell.value for shell in Shell}


@pytest.mark.parametrize("shell", Shell)
def test_a_script_knows_all_commands_and_options(run, shell):
    script = run("completion", shell).out
    program = tree.program(get_command(app))
    assert [command.name for command in program.commands] == [*COMMANDS]
    for command in (program, *program.commands):
        for name in (command.name, *(name for each in command.options for name in each.names)):
            bare = name.lstrip("-") if shell is Shell.FISH else name
            assert re.search(rf"(?<![\w-]){re.escape(bare)}(?!\w)", script), name
    assert not re.search(r"@[A-Z]+@", script)


@pytest.mark.parametrize(
    ("shell", "check"),
    [
        pytest.param("bash", ["bash", "-n"], id="bash"),
        pytest.param("zsh", ["zsh", "-n"], id="zsh"),
        pytest.param("fish", ["fish", "--no-execute"], id="fish"),
    ],
)
def test_a_script_is_one(run, tmp_path, shell, check):
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    script = tmp_path / "script"
    script.write_text(run("completion", shell).out)
    done = subprocess.run([*check, str(script)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
