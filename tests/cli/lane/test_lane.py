"""The short way to an answer prints what the command prints, and loads next to nothing."""

import re
import subprocess
import sys
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest

from pressdir.cli.asking import answers
from pressdir.cli.lane import quick
from pressdir.cli.own_files import places
from pressdir.store import Store

from ..conftest import SLOW

QUESTIONS = [
    pytest.param(["ana"], id="a word"),
    pytest.param(["dvorak"], id="without accents"),
    pytest.param(["harbour", "-geneva"], id="not that"),
    pytest.param(["-geneva", "harbour"], id="not that, first"),
    pytest.param(["org:harbour", "kind:desk"], id="fields"),
    pytest.param(["022", "555", "01", "42"], id="a number in groups"),
    pytest.param(["DVOŘÁK"], id="in capitals"),
    pytest.param(["dvork"], id="a typo"),
    pytest.param(["hrabour", "ana"], id="a typo beside a word"),
    pytest.param(["switzerland"], id="a country"),
    pytest.param(["portugal", "seen:2026"], id="a country and a year"),
    pytest.param(["title:pier", "domain:harbour.example"], id="the title of a release"),
]


def index_of(path):
    return Path(places.index_file(str(path)))


@pytest.fixture
def indexed(filled, run, monkeypatch):
    """The contact file, and its index."""
    monkeypatch.setattr("pressdir.cli.asking.answers.SETTLED", 0)
    assert run("find", "ana").code == 0
    assert index_of(filled).exists()
    return filled


@pytest.mark.parametrize("words", QUESTIONS)
def test_it_prints_what_the_command_prints(indexed, run, words, capfd):
    short = quick.answer(["find", *words])
    said = capfd.readouterr().err
    index_of(indexed).unlink()
    assert quick.answer(["find", *words]) is None
    told = run("find", *words)
    assert (short, said) == (told.out, told.err)
    assert short


@pytest.mark.parametrize("words", [["nobody"], ["kind:desk", "-harbour"], ["uid:x", "bell\a"]])
def test_it_says_that_nobody_answers_as_the_command_does(indexed, run, words, capfd):
    with pytest.raises(SystemExit) as ended:
        quick.answer(["find", *words])
    said = capfd.readouterr()
    index_of(indexed).unlink()
    told = run("find", *words)
    assert (ended.value.code, said.out, said.err) == (told.code, told.out, told.err)
    assert told.code == 1


def test_a_terminal_sees_the_same(indexed, terminal):
    short = terminal("find", "harbour")
    index_of(indexed).unlink()
    assert timeless(terminal("find", "harbour").out) == timeless(short.out)
    assert "+41 22 555 01 42" in short.out


def timeless(shown):
    """What a terminal showed, without the minute in which it did."""
    return re.sub(r"\b\d\d:\d\d\b", "hh:mm", shown)


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["find", "@nobody"], id="no such search"),
        pytest.param(["find", "ana", "--json"], id="another format"),
        pytest.param(["find", "-h"], id="help"),
        pytest.param(["find", "emial:x"], id="a fault"),
        pytest.param(["find", 'say "press'], id="an open quote"),
        pytest.param(["find", "\udcff"], id="no letter"),
        pytest.param(["find"], id="no words"),
        pytest.param(["--db", "x.json", "find", "ana"], id="another file"),
        pytest.param(["list"], id="another command"),
        pytest.param([], id="nothing"),
    ],
)
@pytest.mark.usefixtures("indexed")
def test_it_leaves_to_the_command_what_is_not_plain(arguments):
    assert quick.answer(arguments) is None


def test_of_a_large_file_the_index_is_made_first_and_gives_the_same(filled, run, monkeypatch):
    told = run("find", "ana", "harbour", "--json")
    monkeypatch.setattr("pressdir.cli.asking.answers.SETTLED", 0)
    monkeypatch.setattr("pressdir.cli.asking.answers.LARGE", 1)
    with monkeypatch.context() as patch:
        patch.setattr("pressdir.search.scan.search", None)  # nobody is asked
        assert run("find", "ana", "harbour", "--json") == told
        assert index_of(filled).exists()
        assert run("find", "hrabour", "--json").code == 0
    index_of(filled).write_bytes(index_of(filled).read_bytes()[:-40])
    assert run("find", "ana", "harbour", "--json") == told


def test_a_large_file_with_a_fault_is_asked_itself(filled, run, monkeypatch):
    monkeypatch.setattr("pressdir.cli.asking.answers.SETTLED", 0)
    monkeypatch.setattr("pressdir.cli.asking.answers.LARGE", 1)
    filled.write_text(filled.read_text("utf-8").replace('"kind":"desk"', '"kind":5'), "utf-8")
    told = run("find", "ana")
    assert "Ana" in told.out
    assert "left as it is" in told.err
    assert not index_of(filled).exists()


def test_a_release_without_a_date_is_told_so(filled, releases, run, monkeypatch):
    monkeypatch.setattr("pressdir.cli.asking.answers.SETTLED", 0)
    (releases / "quiet.txt").write_text("Contact: Nadia Kessler, nadia.kessler@harbour.example\n")
    run("ingest", releases)
    shown = run("find", "kessler").out
    assert shown.endswith("  undated\n")
    assert quick.answer(["find", "kessler"]) == shown


def test_what_is_changed_is_found_at_once(indexed, run):
    assert run("set", "jiri", "org=Storm Watch").code == 0
    assert "Storm Watch" in quick.answer(["find", "dvorak"])
    assert run("remove", "jiri", "--yes").code == 0
    with pytest.raises(SystemExit):
        quick.answer(["find", "dvorak"])
    assert run("undo").code == 0
    assert "Storm Watch" in quick.answer(["find", "dvorak"])
    assert run("add", "--name", "Nadia Kessler", "--email", "nadia@harbour.example").code == 0
    assert "Nadia Kessler" in quick.answer(["find", "nadia"])


def test_a_file_that_others_changed_is_read_again(indexed, run):
    text = indexed.read_text("utf-8").replace("Ana Ruiz", "Eva Ruiz")
    indexed.write_text(text, "utf-8")
    assert quick.answer(["find", "ruiz"]) is None
    assert "Eva Ruiz" in run("find", "ruiz").out
    assert "Eva Ruiz" in quick.answer(["find", "ruiz"])


@pytest.mark.parametrize(
    ("moment", "time"),
    [
        pytest.param(datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "01:59", id="winter"),
        pytest.param(datetime(2026, 3, 29, 1, 1, tzinfo=UTC), "03:01", id="summer"),
        pytest.param(datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "00:30", id="the next year there"),
        pytest.param(datetime(2028, 12, 31, 23, 30, tzinfo=UTC), "00:30", id="a leap year's end"),
    ],
)
def test_it_tells_the_time_there(filled, run, monkeypatch, moment, time):
    monkeypatch.setattr("pressdir.cli.asking.answers.SETTLED", 0)
    monkeypatch.setattr("pressdir.cli.clock.now", moment.timestamp)
    shown = run("find", "geneva").out
    assert f" {time} " in shown
    assert quick.answer(["find", "geneva"]) == shown


def test_in_another_year_the_index_is_made_again(indexed, run, monkeypatch):
    monkeypatch.setattr("pressdir.cli.clock.now", datetime(2027, 8, 1, 8, tzinfo=UTC).timestamp)
    assert quick.answer(["find", "geneva"]) is None
    assert "10:00" in run("find", "geneva").out
    assert "10:00" in quick.answer(["find", "geneva"])


def test_other_time_zones_have_another_index(indexed, monkeypatch, tmp_path):
    monkeypatch.setattr("pressdir.cli.clock.ZONES", str(tmp_path))
    assert quick.answer(["find", "geneva"]) is None


def test_a_file_written_this_moment_is_not_indexed(filled, run):
    assert run("find", "ana").code == 0
    assert not index_of(filled).exists()


def test_a_file_with_something_wrong_is_told_each_time(filled, run, monkeypatch):
    monkeypatch.setattr("pressdir.cli.asking.answers.SETTLED", 0)
    text = filled.read_text("utf-8").replace('"org":"River Aid"', '"org":7')
    filled.write_text(text, "utf-8")
    assert "left as it is" in run("find", "ana").err
    assert not index_of(filled).exists()


@pytest.mark.parametrize("content", [b"", b"no database at all"])
def test_a_damaged_index_is_made_again(indexed, run, content):
    index_of(indexed).write_bytes(content)
    assert quick.answer(["find", "ana"]) is None
    assert run("find", "ana").code == 0
    assert "Ana Ruiz" in quick.answer(["find", "ana"])


def test_a_cache_that_cannot_be_written_changes_nothing(filled, run, home, monkeypatch):
    monkeypatch.setattr("pressdir.cli.asking.answers.SETTLED", 0)
    (home / "cache").write_text("")
    result = run("find", "ana")
    assert (result.code, result.err) == (0, "")
    assert "Ana Ruiz" in result.out
    assert filled.exists()


def test_settings_are_kept_in_mind_until_they_change(indexed, run, home, monkeypatch):
    monkeypatch.setattr("pressdir.cli.asking.answers.SETTLED", 0)
    other = home / "other.json"
    indexed.rename(other)
    settings = home / "config" / "pressdir" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(f'db = "{other}"\n')
    assert quick.answer(["find", "ana"]) is None
    assert run("find", "ana").code == 0
    assert "Ana Ruiz" in quick.answer(["find", "ana"])
    settings.write_text('db = "nothing.json"\n')
    assert quick.answer(["find", "ana"]) is None


OTHER_LETTERS = ("Олена Ріг", "علي", "김민준", "Νίκος")


@pytest.fixture
def letters(indexed, run, monkeypatch):
    """The contact file with names in other letters, and its index."""
    monkeypatch.setattr("pressdir.cli.asking.answers.SETTLED", 0)
    for name in OTHER_LETTERS:
        assert run("add", "--name", name, "--email", f"x{len(name)}@x.example").code == 0
    return indexed


@pytest.mark.parametrize("words", ["olena", "Олена", "ali", "علي", "kim", "김민준", "nicos"])
def test_names_in_other_letters_are_found_as_the_command_finds_them(letters, run, words):
    short = quick.answer(["find", words])
    index_of(letters).unlink()
    assert short == run("find", words).out
    assert any(name in short for name in OTHER_LETTERS)


@pytest.mark.parametrize("words", ["olena", "Олена", "ali", "علي", "kim", "김민준"])
def test_names_in_other_letters_load_nothing_slow(letters, words):
    report = "import sys; from pressdir.cli import main; main(); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", report, "find", words], capture_output=True, text=True, check=True
    )
    *_, modules = done.stdout.splitlines()
    assert any(name in done.stdout for name in OTHER_LETTERS)
    assert SLOW.isdisjoint(modules.split())
    assert letters.exists()


def test_a_look_up_loads_nothing_slow(indexed):
    report = "import sys; from pressdir.cli import main; main(); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", report, "find", "dvořák"],
        capture_output=True,
        text=True,
        check=True,
    )
    *_, modules = done.stdout.splitlines()
    assert "Jiří Dvořák" in done.stdout
    assert SLOW.isdisjoint(modules.split())
    assert indexed.exists()


def test_folders_are_those_of_platformdirs(monkeypatch):
    import platformdirs

    for name in ("DATA", "CONFIG", "STATE", "CACHE"):
        monkeypatch.delenv(f"XDG_{name}_HOME")
    for kind in places.XDG:
        told = getattr(platformdirs, f"user_{kind}_path")("pressdir", appauthor=False)
        assert places.folder(kind) == str(told)


class Terminal(StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("patience", "term", "said"),
    [
        pytest.param(-1, "xterm", f"{answers.MAKING}\r\x1b[K", id="told, and taken back"),
        pytest.param(-1, "dumb", f"{answers.MAKING}\n", id="told on a line"),
        pytest.param(60, "xterm", "", id="quick enough"),
    ],
)
def test_who_waits_for_the_index_is_told_why(filled, monkeypatch, patience, term, said):
    monkeypatch.setattr("pressdir.cli.asking.answers.SETTLED", 0)
    monkeypatch.setattr("pressdir.cli.showing.output.PATIENCE", patience)
    monkeypatch.setattr("sys.stderr", Terminal())
    monkeypatch.setenv("TERM", term)
    with Store.open(filled) as store:
        answers.keep_index(store)
    assert sys.stderr.getvalue() == said
    assert index_of(filled).exists()
