"""Addresses for mail programs: the rules of mutt and aerc, and the short way."""

import re
import subprocess
import sys
from dataclasses import replace

import pytest

from pressdir.cli.commands.query import Program
from pressdir.cli.lane import addresses, quick
from pressdir.cli.own_files import places
from pressdir.model import Contact, EmailAddress, Kind, Name, Record

from ..conftest import SLOW

ANA = "ana.ruiz@harbour.example"
DESK = "press@harbour.example"


@pytest.fixture(params=["filled", "indexed"])
def way(request):
    """The contact file without its index, and with it."""
    return request.getfixturevalue(request.param)


@pytest.fixture
def indexed(filled, run, monkeypatch):
    monkeypatch.setattr("pressdir.cli.asking.answers.SETTLED", 0)
    assert run("find", "ana").code == 0
    return filled


def mutt_reads(text):
    """What mutt makes of an answer: the message, and fields parted at runs of tabs."""
    message, *lines = text.splitlines()
    return message, [re.findall(r"[^\t]+", line) for line in lines]


def test_mutt_is_told_a_message_then_people_before_desks(filled, run):
    result = run("query", "harbour")
    assert mutt_reads(result.out) == (
        "2 addresses",
        [
            [ANA, "Ana Ruiz", "Harbour Trust, Spokesperson, Geneva"],
            [DESK, "Harbour Trust"],
        ],
    )
    assert (result.code, result.err) == (0, "")


def test_aerc_is_told_no_message(filled, run):
    result = run("query", "--format", "aerc", "harbour")
    assert result.out == f"{ANA}\tAna Ruiz\n{DESK}\tHarbour Trust\n"


def test_a_mail_program_may_pass_all_words_as_one(filled, run):
    assert run("query", "ana geneva").out.splitlines()[1].startswith(ANA)


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        pytest.param(["nobody"], 1, "no address answers to: nobody", id="nobody"),
        pytest.param(["costa"], 1, "no address answers to: costa", id="nobody with an address"),
        pytest.param(["emial:x"], 2, "emial:x (word 1): no field is called emial", id="a fault"),
        pytest.param([""], 2, "query: whom?", id="nothing typed"),
        pytest.param([], 2, "query: whom?", id="no words"),
    ],
)
def test_mutt_shows_what_went_wrong_and_aerc_stays_empty(way, run, words, code, message):
    assert way.exists()
    told = run("query", *words)
    assert (told.code, told.out, told.err) == (code, f"{message}\n", "")
    other = run("query", "-f", "aerc", *words)
    assert (other.code, other.out) == (code, "")
    assert other.err.startswith(f"pressdir: {message}\n")


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["harbour"], id="mutt"),
        pytest.param(["harbour", "-geneva"], id="not that"),
        pytest.param(["-f", "aerc", "harbour"], id="aerc"),
        pytest.param(["--format=aerc", "harbour"], id="aerc, with an equals sign"),
        pytest.param(["org:harbour", "kind:desk"], id="fields"),
    ],
)
def test_the_short_way_prints_the_same(indexed, run, arguments):
    short = quick.answer(["query", *arguments])
    assert short
    (indexed.parents[2] / "cache" / "pressdir").rename(indexed.parents[2] / "elsewhere")
    assert quick.answer(["query", *arguments]) is None
    assert short == run("query", *arguments).out


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param([""], id="nothing typed"),
        pytest.param([], id="no words"),
        pytest.param(["--format", "pine", "ana"], id="an unknown program"),
        pytest.param(["--format"], id="an option without its value"),
        pytest.param(["--db", "x.json", "ana"], id="another file"),
        pytest.param(["nobody"], id="nobody"),
    ],
)
@pytest.mark.usefixtures("indexed")
def test_the_short_way_leaves_the_rest_to_the_command(arguments):
    assert quick.answer(["query", *arguments]) is None


def test_nobody_is_told_without_reading_the_file(indexed, run, monkeypatch):
    monkeypatch.setattr("pressdir.store.Store.open", None)
    assert run("query", "nobody").code == 1
    assert places.identity(str(indexed))


def test_an_address_of_several_is_told_once_with_the_person():
    shared = ["press@harbour.example"]
    entries = [
        ("Ana Ruiz", "Harbour Trust", "", "", "", shared),
        ("Eva Lind", "Harbour Trust", "", "", "", [*shared, "eva@harbour.example"]),
    ]
    assert addresses.mutt(entries) == (
        "2 addresses\n"
        "press@harbour.example\tAna Ruiz\tHarbour Trust\n"
        "eva@harbour.example\tEva Lind\tHarbour Trust\n"
    )


def test_tabs_breaks_and_controls_stay_in_their_field(filled, run):
    wild = Record(
        "e5",
        Contact(
            Kind.PERSON,
            Name("Zoe\tWild\n\x1b[2J\u202eLind"),
            org="A\tB",
            emails=(EmailAddress("zoe@wild.example"),),
        ),
    )
    from pressdir.store import Store

    with Store.open(filled) as store, store.transaction("wild") as change:
        change.put(wild)
        change.put(replace(wild, uid="e6", contact=replace(wild.contact, name=None, org=None)))
    message, lines = mutt_reads(run("query", "wild").out)
    assert message == "1 address"
    assert lines == [["zoe@wild.example", "Zoe Wild \\x1b[2J\\u202eLind", "A B"]]


def test_aerc_is_told_no_more_than_it_reads():
    many = [(f"Ana {n}", "", "", "", "", [f"a{n}@x.example"]) for n in range(300)]
    assert len(addresses.aerc(many).splitlines()) == addresses.AERC_READS
    assert addresses.mutt(many).startswith("300 addresses\n")


def test_what_is_not_sure_says_so():
    entry = ("Ana Ruiz", "", "", "", "unsure", ["ana@x.example"])
    assert addresses.mutt([entry]).splitlines()[1] == "ana@x.example\tAna Ruiz\tunsure"


def test_each_program_has_its_lines():
    assert set(addresses.FORMATS) == {program.value for program in Program}


def test_a_query_loads_nothing_slow(indexed):
    report = "import sys; from pressdir.cli import main; main(); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", report, "query", "--format", "aerc", "dvořák"],
        capture_output=True,
        text=True,
        check=True,
    )
    *lines, modules = done.stdout.splitlines()
    assert lines == ["dvorak@relief.example\tJiří Dvořák"]
    assert SLOW.isdisjoint(modules.split())
    assert indexed.exists()
