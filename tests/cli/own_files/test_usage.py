"""What is remembered of one's own use: private, small, never in the way."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from pressdir.cli.lane import quick
from pressdir.cli.own_files import config, places, usage

BOOK = "/somewhere/contacts.json"
NOW = 1_790_000_000.0
MONTH = usage.HALF_LIFE
SLOW = {"json", "re", "datetime", "pathlib", "typing", "dataclasses", "typer"}


def uids(count):
    return [f"{number:08x}-0000-4000-8000-000000000000" for number in range(count)]


def kept(book=BOOK):
    return Path(usage.file(book))


@pytest.fixture
def noted():
    usage.note(BOOK, "ana", NOW)
    return kept()


def test_nothing_is_known_of_who_was_never_called():
    assert usage.used(BOOK) == {}


def test_each_act_counts_one_and_half_of_it_a_month_later():
    usage.note(BOOK, "ana", NOW)
    usage.note(BOOK, "jiri", NOW)
    usage.note(BOOK, "ana", NOW + MONTH)
    assert usage.used(BOOK, NOW + MONTH) == {"ana": pytest.approx(1.5), "jiri": pytest.approx(0.5)}
    assert usage.used(BOOK, NOW + 2 * MONTH)["ana"] == pytest.approx(0.75)


def test_a_clock_that_was_turned_back_makes_nobody_matter_more(noted):
    assert usage.used(BOOK, NOW - 10 * MONTH) == {"ana": 1.0}


@pytest.mark.usefixtures("noted")
def test_each_contact_file_has_its_own():
    assert usage.used("/elsewhere/contacts.json", NOW) == {}


def test_it_is_for_its_owner_alone(noted):
    assert stat.S_IMODE(noted.stat().st_mode) == 0o600
    assert stat.S_IMODE(noted.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(noted.parent.parent.stat().st_mode) == 0o700
    assert [each.name for each in noted.parent.iterdir()] == [places.mark(BOOK)]


def test_it_stays_small_and_drops_whom_one_has_not_called_for_longest():
    *_, last = called = uids(usage.MOST + 20)
    for number, uid in enumerate(called):
        usage.note(BOOK, uid, NOW + number * 3600)
    found = usage.used(BOOK, NOW + len(called) * 3600)
    assert set(found) == set(called[20:])
    assert last in found
    assert kept().stat().st_size <= usage.LONGEST


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\x00\xff\xfe", id="no text"),
        pytest.param(b"ana", id="a torn line"),
        pytest.param(b"ana now 1\nana 1 many\n", id="no numbers"),
        pytest.param(b"ana 1790000000 nan\n", id="not a number"),
        pytest.param(b"ana 1790000000 inf\n", id="endless"),
        pytest.param(b"ana 1790000000 -3\n", id="less than nothing"),
        pytest.param(b" 1790000000 3\n", id="nobody"),
        pytest.param(b"a" * 200_000, id="far too long"),
        pytest.param(b"ana -" + b"9" * 400 + b" 1\n", id="before all time"),
    ],
)
def test_a_damaged_file_counts_as_empty_and_is_mended_by_the_next_act(noted, content):
    noted.write_bytes(content)
    assert usage.used(BOOK, NOW).get("ana", 0.0) == 0.0
    usage.note(BOOK, "ana", NOW)
    assert usage.used(BOOK, NOW)["ana"] == 1.0


def test_a_line_that_is_damaged_costs_nothing_but_itself(noted):
    noted.write_bytes(b"jiri 17900\xff 1\n" + noted.read_bytes())
    assert usage.used(BOOK, NOW) == {"ana": 1.0}


def test_what_is_no_file_there_is_left_alone(noted):
    noted.unlink()
    os.mkfifo(noted)
    assert usage.used(BOOK, NOW) == {}
    noted.unlink()
    noted.mkdir()
    usage.note(BOOK, "ana", NOW)
    assert usage.used(BOOK, NOW) == {}


def test_a_state_folder_that_cannot_be_written_is_no_error(home):
    (home / "state").write_text("")
    usage.note(BOOK, "ana", NOW)
    assert usage.used(BOOK, NOW) == {}


def test_it_can_be_forgotten(noted):
    usage.forget(BOOK)
    assert not noted.exists()
    usage.forget(BOOK)
    assert usage.used(BOOK, NOW) == {}


def test_the_short_way_may_read_it():
    code = (
        "import sys; before = set(sys.modules); from pressdir.cli.own_files import usage\n"
        f"usage.used({BOOK!r})\n"
        "print(*(set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-SEc", code], capture_output=True, text=True,
                          check=False, env={"HOME": "/nowhere"}, cwd=_source())  # fmt: skip
    assert done.stderr == ""
    assert "pressdir.cli.own_files.usage" in done.stdout.split()
    assert SLOW.isdisjoint(done.stdout.split())


def _source():
    import pressdir

    return Path(pressdir.__file__).parent.parent


def test_where_says_where_it_is(run, filled):
    rows = {line.split()[0]: line.split()[1:] for line in run("where").out.splitlines()}
    assert rows["usage"][:2] == [usage.file(str(filled)), "not"]


@pytest.mark.parametrize(
    ("text", "remembers"),
    [
        pytest.param("", True, id="nothing said"),
        pytest.param("[usage]\nremember = true\n", True, id="on"),
        pytest.param("[usage]\nremember = false\n", False, id="off"),
    ],
)
def test_the_settings_may_switch_it_off(home, text, remembers):
    _settings(home, text)
    assert config.remembers_use() is remembers


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("[usage]\nremember = 3\n", "neither true nor false", id="no yes or no"),
        pytest.param("[usage]\nmemory = true\n", "'usage.memory'", id="a misspelt key"),
        pytest.param("usage = false\n", "usage is no table", id="no table"),
    ],
)
def test_a_setting_that_says_nothing_is_named(home, text, message):
    _settings(home, text)
    with pytest.raises(config.UsageError, match=message):
        config.remembers_use()


def _settings(home, text):
    place = home / "config" / "pressdir" / "config.toml"
    place.parent.mkdir(parents=True)
    place.write_text(text, encoding="utf-8")


FORGET = "[usage]\nremember = false\n"


@pytest.fixture
def used(filled, run, monkeypatch):
    """A contact file of which somebody was called, and its index."""
    monkeypatch.setattr("pressdir.cli.asking.answers.SETTLED", 0)
    usage.note(str(filled), "c3cccccc-0000-4000-8000-000000000003")
    assert run("find", "ana").code == 0
    assert quick.answer(["find", "ana"])
    return filled


def settle(home, text):
    place = home / "config" / "pressdir" / "config.toml"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text)


@pytest.mark.parametrize(
    "arguments", [["find", "ana"], ["list", "--sort", "used"], ["query", "ana"], ["where"]]
)
def test_what_the_settings_forbid_is_forgotten_by_whoever_reads_it(used, run, home, arguments):
    settle(home, FORGET)
    run(*arguments)
    assert not kept(str(used)).exists()


def test_the_short_way_asks_the_settings_when_they_are_others(used, run, home, monkeypatch):
    monkeypatch.setenv("PRESSDIR_DB", str(used))
    settle(home, FORGET)
    assert quick.answer(["find", "ana"]) is None
    assert run("find", "ana").out.index("Ana Ruiz") < run("find", "ana").out.index("Ana Costa")
    assert quick.answer(["find", "ana"])


def test_other_settings_that_allow_it_keep_it(used, run, home, monkeypatch):
    monkeypatch.setenv("PRESSDIR_DB", str(used))
    settle(home, 'by = "Jo"\n')
    assert quick.answer(["find", "ana"]) is None
    out = run("find", "ana").out
    assert out.index("Ana Costa") < out.index("Ana Ruiz")
    assert quick.answer(["find", "ana"]) == out


def test_settings_that_cannot_be_read_forget_nothing(used, run, home, monkeypatch):
    monkeypatch.setenv("PRESSDIR_DB", str(used))
    settle(home, "[usage\n")
    assert run("find", "ana").code == 0
    assert kept(str(used)).exists()
