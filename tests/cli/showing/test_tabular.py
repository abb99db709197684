"""The table of contacts: what one came for stands first, and goes last when there is no room."""

import pytest

from pressdir.cli.showing import links
from pressdir.model import Contact, Kind, Name, Phone, Record, Sighting
from pressdir.store import Store

LINK = "\x1b]8;;tel:+41225550142\x1b\\+41 22 555 01 42\x1b]8;;\x1b\\"


def test_a_number_at_a_terminal_is_a_link(terminal, filled):
    shown = terminal("find", "ruiz").out
    assert LINK in shown
    assert f"Ana Ruiz  {LINK}  Harbour Trust" in shown


def test_a_link_takes_no_room(terminal, filled):
    plain = terminal("find", "ana", TERM="dumb").out
    linked = terminal("find", "ana", TERM="xterm").out
    for uri in ("tel:+41225550142", "tel:+351213456789", ""):
        linked = linked.replace(f"{links.BEGIN}{uri}{links.END}", "")
    assert linked.replace("\x1b[2m", "").replace("\x1b[0m", "")[-200:] == plain[-200:]


@pytest.mark.parametrize(
    "environment",
    [
        pytest.param({"NO_COLOR": "1"}, id="NO_COLOR"),
        pytest.param({"TERM": "dumb"}, id="a dumb terminal"),
        pytest.param({"TERM": "linux"}, id="a console that prints them"),
    ],
)
def test_no_links_where_they_are_not_wanted(terminal, filled, environment):
    assert links.BEGIN not in terminal("find", "ruiz", **environment).out


def test_no_links_in_a_pipe(process, filled):
    assert links.BEGIN not in process("find", "ruiz", FORCE_COLOR="1").out


@pytest.mark.parametrize(
    ("columns", "headers"),
    [
        pytest.param(160, "NAME PHONE EMAIL ORG ROLE LOCATION TIME SEEN", id="wide"),
        pytest.param(100, "NAME PHONE EMAIL ORG LOCATION TIME SEEN", id="no role"),
        pytest.param(80, "NAME PHONE ORG LOCATION TIME SEEN", id="no e-mail"),
        pytest.param(60, "NAME PHONE TIME SEEN", id="no organisation"),
        pytest.param(40, "NAME PHONE", id="narrow"),
    ],
)
def test_what_one_can_do_without_goes_first(terminal, filled, columns, headers):
    shown = terminal("list", TERM="dumb", COLUMNS=str(columns)).out
    assert shown.splitlines()[0].split() == headers.split()
    assert max(map(len, shown.splitlines())) <= columns
    assert "+351 21 345 6789" in shown


def test_who_has_no_number_shows_an_address_where_its_column_is_gone(terminal, filled):
    shown = terminal("find", "dvorak", COLUMNS="60", TERM="dumb").out
    assert "Jiří Dvořák  dvorak@relief.example" in shown


@pytest.fixture
def ages(db):
    """Four contacts, each seen in one release of another year."""
    with Store.open(db) as store, store.transaction("seed") as change:
        for number, year in enumerate((2026, 2025, 2019)):
            seen = Sighting("phones", f"+4122555014{number}", f"{year}-06-01T00:00:00Z", "d" * 64)
            contact = Contact(Kind.PERSON, Name(f"Ana {year}"), phones=(Phone(seen.value),))
            change.put(Record(f"a1aaaaaa-0000-4000-8000-00000000000{number}", contact, (seen,)))
    return db


def test_what_is_old_is_said_to_be(run, terminal, ages):
    rows = run("find", "ana").out.splitlines()
    assert [row.rpartition("  ")[2] for row in rows] == [
        "SEEN", "2026-06-01", "2025-06-01, ageing", "2019-06-01, stale",
    ]  # fmt: skip
    assert terminal("find", "2019").out.splitlines()[1].split()[-1] == "stale"


@pytest.mark.parametrize(
    ("address", "uri"),
    [
        pytest.param("ana@harbour.example", "mailto:ana@harbour.example", id="plain"),
        pytest.param("a?b&c@harbour.example", "mailto:a%3Fb%26c@harbour.example", id="a query"),
        pytest.param("žofie@harbour.example", "mailto:%C5%BEofie@harbour.example", id="a letter"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_an_address_is_written_as_the_rfc_has_it(address, uri):
    assert links.mailto(address) == uri


def test_what_could_end_a_link_makes_none():
    assert links.link("x", "tel:\x1b\\") == "x"
