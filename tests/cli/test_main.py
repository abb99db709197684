"""What holds for every command: help, exit codes, pipes, colour, what a terminal sees."""

import json
import os
import re
import shlex
import subprocess
import sys
import unicodedata

import pytest

from pressdir.cli.app import COMMANDS, GROUPS
from pressdir.model import Contact, Kind, Name, Record, Release, Sighting
from pressdir.store import Store

PRESSDIR = f"{shlex.quote(sys.executable)} -m pressdir"

# --- help -------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_every_command_has_help_with_examples_where_nothing_is_set_up(run, home, command, flag):
    result = run(command, flag)
    assert (result.code, result.err) == (0, "")
    assert f"\n  Examples:\n    pressdir {command}" in result.out
    assert max(map(len, result.out.splitlines())) <= 80
    assert not (home / "data").exists()


def test_the_list_of_commands_says_each_in_full(run):
    out = run("--help").out
    groups = out.partition("message and exit.\n")[2]
    assert "..." not in groups
    assert re.findall(r"^(\S.*):$", groups, re.MULTILINE) == [*GROUPS]
    assert re.findall(r"^  (\S+)", groups, re.MULTILINE) == [*COMMANDS]
    assert max(map(len, out.splitlines())) <= 80


def test_no_command_is_help_and_exit_code_2(run):
    result = run()
    assert result.code == 2
    assert "Usage: pressdir" in result.out + result.err


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        pytest.param(["fnd"], "Did you mean 'find'?", id="command"),
        pytest.param(["find", "--fromat", "x"], "--format", id="option"),
    ],
)
def test_a_typo_is_exit_code_2_with_a_guess(run, arguments, hint):
    result = run(*arguments)
    assert (result.code, result.out) == (2, "")
    assert hint in result.err


def test_the_version(run):
    assert re.fullmatch(r"pressdir \d+\.\d+\.\d+\S*\n", run("--version").out)


# --- files that cannot be used ----------------------------------------------------------------

READING = [
    pytest.param(["find", "x"], id="find"),
    pytest.param(["list"], id="list"),
    pytest.param(["show", "x"], id="show"),
    pytest.param(["stats"], id="stats"),
    pytest.param(["export"], id="export"),
]
WRITING = [
    pytest.param(["add", "--org", "Pier Watch"], id="add"),
    pytest.param(["set", "x", "role=y"], id="set"),
    pytest.param(["remove", "x", "--yes"], id="remove"),
    pytest.param(["undo"], id="undo"),
]


@pytest.mark.parametrize("arguments", [*READING, *WRITING])
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b'{"contacts": {"1": {"na', id="cut off"),
        pytest.param(b"[1, 2]", id="no contact file"),
        pytest.param(b"\x00" * 100, id="zeros"),
        pytest.param(b'{"_pressdir": {"1": {"format": 99}}, "contacts": {}}', id="newer"),
    ],
)
def test_an_unreadable_contact_file_is_exit_code_3_and_is_left_alone(run, db, content, arguments):
    db.parent.mkdir(parents=True)
    db.write_bytes(content)
    result = run(*arguments)
    assert (result.code, result.out) == (3, "")
    first, *hints = result.err.splitlines()
    assert first.startswith(f"pressdir: {db}")
    assert hints
    assert all(hint.startswith("  ") for hint in hints)
    assert db.read_bytes() == content


@pytest.mark.parametrize("arguments", WRITING[:1])
@pytest.mark.parametrize("place", ["/dev/null/contacts.json", "/proc/pressdir/contacts.json"])
def test_a_place_that_cannot_be_written_is_exit_code_3(run, place, arguments):
    result = run("--db", place, *arguments)
    assert (result.code, result.out) == (3, "")
    assert result.err.startswith("pressdir: /")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_read_only_folder_is_exit_code_3_and_can_be_read(run, filled):
    before = filled.read_bytes()
    filled.parent.chmod(0o500)
    assert run("set", "ruiz", "role=x").code == 3
    assert run("find", "ruiz").code == 0
    assert filled.read_bytes() == before


@pytest.mark.slow
def test_a_held_file_is_exit_code_5(process, filled):
    with Store.open(filled) as store, store.transaction("held"):
        result = process("set", "ruiz", "role=x")
    assert (result.code, result.out) == (5, "")
    assert result.err.startswith("pressdir: ")


def test_a_part_of_the_file_that_cannot_be_understood_is_told_and_stays(run, filled):
    content = json.loads(filled.read_text(encoding="utf-8"))
    next(iter(content["contacts"].values()))["phones"] = ["what"]
    filled.write_text(json.dumps(content), encoding="utf-8")
    result = run("list")
    assert result.code == 0
    assert re.fullmatch(r"pressdir: .*phones.*; left as it is\n", result.err)
    assert run("set", "costa", "role=x").err.count("left as it is") <= 1


# --- pipes, encodings, interruption -----------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3000])
@pytest.mark.parametrize("form", ["table", "jsonl", "vcard"])
def test_a_closed_pipe_is_quiet(filled, count, form):
    with Store.open(filled) as store, store.transaction("many") as change:
        for number in range(count):
            contact = Contact(Kind.PERSON, Name(f"Number {number}"), org="A" * 40)
            change.put(Record(f"{number:08x}-0000-4000-8000-000000000000", contact))
    script = f"{PRESSDIR} list --format {form} | head -1"
    done = subprocess.run(["bash", "-c", script], capture_output=True, timeout=60, check=False)
    assert done.stderr == b""
    assert done.stdout.count(b"\n") == 1


def test_output_is_utf_8_whatever_the_locale(process, filled):
    latin = {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""}
    assert "Jiří Dvořák" in process("find", "dvorak", **latin).out
    assert "Near: Jiří Dvořák" in process("show", "dvork", **latin).err


@pytest.mark.parametrize("command", ["list", "query ana", "--help", "find --help", "--version"])
def test_a_full_disk_behind_the_output_is_exit_code_3(filled, command):
    script = f"{PRESSDIR} {command} > /dev/full"
    done = subprocess.run(["bash", "-c", script], capture_output=True, timeout=60, check=False)
    assert done.returncode == 3
    assert done.stderr.decode().startswith("pressdir: the output cannot be written (")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_a_closed_stream_is_no_accident(filled, closed):
    script = f"{PRESSDIR} find ruiz {closed}; echo $?; {PRESSDIR} remove ruiz {closed}; echo $?"
    done = subprocess.run(["bash", "-c", script], capture_output=True, timeout=60, check=False)
    assert [line for line in done.stdout.decode().split() if line.isdecimal()] == ["0", "2"]
    assert b"Traceback" not in done.stderr


def test_nobody_is_asked_where_nobody_is(process, filled):
    assert process("remove", "ruiz").code == 2


@pytest.mark.parametrize(
    ("keys", "code"), [pytest.param("\x03", 130, id="Ctrl-C"), pytest.param("\x04", 0, id="Ctrl-D")]
)
def test_a_question_that_is_not_answered_changes_nothing(terminal, filled, keys, code):
    before = filled.read_bytes()
    result = terminal("remove", "ruiz", keys=keys)
    assert result.code == code
    assert "Traceback" not in result.out
    assert filled.read_bytes() == before


# --- colour -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("environment", "flags", "colour"),
    [
        pytest.param({}, [], True, id="a terminal"),
        pytest.param({"NO_COLOR": "1"}, [], False, id="NO_COLOR"),
        pytest.param({"NO_COLOR": ""}, [], True, id="NO_COLOR, empty"),
        pytest.param({"TERM": "dumb"}, [], False, id="a dumb terminal"),
        pytest.param({}, ["--no-color"], False, id="--no-color"),
        pytest.param({"FORCE_COLOR": "1"}, ["--no-color"], False, id="the flag is nearer"),
        pytest.param({"TERM": "dumb", "FORCE_COLOR": "1"}, [], True, id="FORCE_COLOR"),
    ],
)
def test_colour_is_for_terminals_that_want_it(terminal, filled, environment, flags, colour):
    for command in (["list"], ["show", "ruiz"]):
        assert ("\x1b[" in terminal(*flags, *command, **environment).out) is colour


@pytest.mark.parametrize("command", [["list"], ["show", "ruiz"], ["log"], ["stats"], ["where"]])
def test_a_pipe_has_no_escapes_unless_they_are_wanted(process, filled, command):
    assert "\x1b" not in process(*command).out
    if command != ["show", "ruiz"]:
        assert "\x1b[2m" in process(*command, FORCE_COLOR="1").out


# --- what a terminal sees ---------------------------------------------------------------------

HOSTILE = "".join(
    chr(code)
    for code in range(sys.maxunicode + 1)
    if unicodedata.category(chr(code)) in {"Cc", "Zl", "Zp"}
    or unicodedata.bidirectional(chr(code)) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI"}
    or code in {0x061C, 0x200E, 0x200F, 0x2068, 0x2069}
)
OUR_STYLES = re.compile(r"\x1b\[\d*m")


@pytest.fixture
def hostile(db):
    """A contact with every control in every text, and a release with them too."""
    text = f"ana{HOSTILE}x\x1b]52;c;eA==\x07\x1b[2J"
    release = Release("d9" * 32, text, text, "2026-01-01", "en", "2026-01-01T00:00:00Z")
    contact = Contact(Kind.PERSON, Name(text), org=text, role=text, location=text)
    seen = tuple(
        Sighting(field, text, "2026-01-01T00:00:00Z", release.digest, line=text)
        for field in ("name", "org", "role", "location")
    )
    record = Record("e" * 32, contact, seen, tags=(text,), note=text, url=text)
    with Store.open(db) as store, store.transaction(text) as change:
        change.add_release(release)
        change.put(record)
        change.put(Record("f" * 32, contact))
    return db


COMMANDS_THAT_SHOW = [
    pytest.param(["find", "ana"], id="find"),
    pytest.param(["list"], id="list"),
    pytest.param(["show", "eeeeeeee", "--evidence"], id="show"),
    pytest.param(["who", "ana"], id="who"),
    pytest.param(["show", "ana"], id="ambiguous"),
    pytest.param(["find", "zz\x1b[2J\u202e"], id="the query itself"),
    pytest.param(["stats"], id="stats"),
    pytest.param(["log"], id="log"),
    pytest.param(["remove", "eeeeeeee", "-n"], id="remove"),
    pytest.param(["set", "eeeeeeee", "role=x", "-n"], id="set"),
    *(
        pytest.param(["export", "--to", form], id=f"export {form}")
        for form in ("vcard", "csv", "tsv", "json", "jsonl")
    ),
]


@pytest.mark.parametrize("arguments", COMMANDS_THAT_SHOW)
def test_no_control_of_a_value_reaches_a_terminal(terminal, hostile, arguments):
    shown = OUR_STYLES.sub("", terminal(*arguments).out)
    assert shown
    allowed = {"\n", "\t"} if "export" in arguments else {"\n"}
    raw = {char for char in shown if char in HOSTILE} - allowed - {"\u2068", "\u2069"}
    assert raw == set()


@pytest.mark.parametrize("arguments", COMMANDS_THAT_SHOW[:10])
def test_no_control_of_a_value_reaches_a_pipe(run, hostile, arguments):
    result = run(*arguments)
    assert {char for char in result.out + result.err if char in HOSTILE} <= {"\n"}


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json_escapes_controls_and_means_the_same(run, hostile, form):
    out = run("show", "eeeeeeee", "--format", form).out
    assert {char for char in out if char in HOSTILE} <= {"\n"}
    shown = json.loads(out)
    contact = shown["contacts"][0] if form == "json" else shown
    assert "\x1b]52;c;eA==\x07\x1b[2J" in contact["note"]


def test_names_from_right_to_left_stand_in_isolates_at_a_terminal_only(terminal, run, db):
    with Store.open(db) as store, store.transaction("seed") as change:
        change.put(Record("a" * 32, Contact(Kind.PERSON, Name("ليلى حداد"), org="River Aid")))
    assert "\u2068ليلى حداد\u2069" in terminal("list").out
    assert "\u2068" not in run("list").out


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("find", "ana"), id="find"),
        pytest.param(("show", "ana"), id="show"),
        pytest.param(("who", "--country", "CH"), id="who"),
        pytest.param(("set", "ana", "role=Editor"), id="set"),
        pytest.param(("doctor",), id="doctor"),
        pytest.param(("gaps",), id="gaps"),
        pytest.param(("list",), id="list"),
    ],
)
def test_before_the_first_release_is_read_it_is_said_what_to_do(run, db, arguments):
    done = run(*arguments)
    assert (done.code, done.out) == (1, "")
    assert done.err == f"pressdir: {db}: no contacts yet\n  Read some: pressdir ingest FILE...\n"
    assert not db.exists()
