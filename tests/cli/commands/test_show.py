import json
import re
from dataclasses import replace

import pytest

from pressdir.model import (
    Contact,
    EmailAddress,
    Kind,
    Name,
    Phone,
    PhoneKind,
    Record,
    Release,
    Sighting,
)
from pressdir.store import Store

ANA_UID = "a1aaaaaa-0000-4000-8000-000000000001"

CARD = """\
Ana Ruiz
  role      Spokesperson
  org       Harbour Trust
  place     Geneva
  time      09:12 on Sunday, weekend in Geneva, Switzerland
  landline  +41225550142              fresh, 2026-03-02, 1 release
  email     ana.ruiz@harbour.example  fresh, 2026-01-10, 1 release
  speaks    Spanish, French           typed
  tags      water                     typed
  note      Prefers a message.
  note      Then a call.
  seen in   2026-03-02  Storm warning (storm.eml)
  seen in   2026-01-10  A new pier (harbour.html)
  uid       a1aaaaaa-0000-4000-8000-000000000001
"""


def test_a_card_says_how_to_reach_somebody_what_time_it_is_there_and_how_old_that_is(run, filled):
    result = run("show", "ruiz")
    assert (result.code, result.err) == (0, "")
    assert result.out == CARD


def test_evidence_is_the_line_and_its_release_under_each_value(run, filled):
    out = run("show", "ruiz", "--evidence").out
    assert "+41225550142              fresh, 2026-03-02, 1 release\n" in out
    assert "name      Ana Ruiz                  2026-01-10 to 2026-03-02, 2 releases\n" in out
    assert "| storm.eml: Tel. +41 22 555 01 42\n" in out
    assert "| storm.eml: Ana Ruiz, Geneva\n            | harbour.html: Contact: Ana Ruiz" in out


def test_evidence_has_the_rule_where_one_is_known(run, filled):
    out = run("show", "ruiz", "--evidence").out
    told = "| storm.eml: Tel. +41 22 555 01 42\n            |   because: label Tel., country code\n"
    assert told in out
    assert out.count("because") == 1


def test_a_line_that_stands_above_is_not_said_again_but_its_rule_is(run, releases, db):
    run("ingest", releases)
    out = run("show", "ana", "--evidence").out
    assert re.search(r"\| as above\n +\|   because: label Tel, country code, on the line of", out)


@pytest.mark.parametrize(
    "who",
    [
        pytest.param(["Ana", "Ruiz"], id="words"),
        pytest.param(["ana.ruiz@harbour.example"], id="an e-mail"),
        pytest.param(["+41", "22", "555", "01", "42"], id="a number"),
        pytest.param(["a1aaaaaa"], id="the beginning of the uid"),
        pytest.param(
            ["urn:uuid:a1aaaaaa-0000-4000-8000-000000000001"], id="the uid as vCards have it"
        ),
    ],
)
def test_who_is_said_in_several_ways(run, filled, who):
    assert run("show", *who).out == CARD


def test_a_word_that_looks_hexadecimal_is_a_word(run, filled):
    assert run("show", "a1aa").code == 1


def test_several_candidates_are_listed(run, filled):
    result = run("show", "ana")
    assert (result.code, result.out) == (2, "")
    assert result.err == (
        "pressdir: ana: 2 contacts answer to this\n"
        "  Say more, or use one of these:\n"
        "  a1aaaaaa  Ana Ruiz, Harbour Trust, Spokesperson, Geneva, ana.ruiz@harbour.example, "
        "+41225550142\n"
        "  c3cccccc  Ana Costa, River Aid, +351213456789\n"
    )


def test_nobody_is_exit_code_1(run, filled):
    result = run("show", "nobody")
    assert (result.code, result.err) == (1, "pressdir: no contact answers to: nobody\n")


def test_other_formats(run, filled):
    assert run("show", "ruiz", "--format", "vcard").out.startswith("BEGIN:VCARD")
    shown = json.loads(run("show", "ruiz", "--json").out)
    assert shown["contacts"][0]["note"] == "Prefers a message.\nThen a call."


def test_nothing_on_a_card_is_cut_off_on_a_narrow_terminal(terminal, filled):
    shown = terminal("show", "ruiz", "--evidence", TERM="dumb", COLUMNS="40").out
    letters = "".join(re.sub(r"[│\n ]", "", shown).split())
    for value in ("ana.ruiz@harbour.example", "a1aaaaaa-0000-4000-8000-000000000001"):
        assert value in letters
    assert "…" not in shown


def test_a_terminal_shows_a_frame_with_the_number_in_groups(terminal, filled):
    shown = terminal("show", "ruiz", TERM="dumb").out
    assert "╭" in shown
    assert "landline   +41 22 555 01 42" in shown


@pytest.mark.parametrize(
    ("values", "line"),
    [
        pytest.param(
            {"phones": ("+881612345678",)},
            "satellite  +881612345678  fresh, typed 2026-11-22", id="a satellite",
        ),
        pytest.param(
            {"location": "United States"},
            "time      unknown: United States has several time zones", id="several zones",
        ),
        pytest.param({}, "time      unknown: no place of work is known", id="no place"),
        pytest.param(
            {"org": "Harbour Aid Kenya"},
            "time      11:12 on Sunday, weekend in Kenya, by the organisation's name",
            id="a place in the organisation's name",
        ),
    ],
)  # fmt: skip
def test_what_is_known_of_reaching_somebody(db, run, values, line):
    seen = [
        Sighting("phones", number, "2026-11-22T08:00:00Z") for number in values.get("phones", ())
    ]
    seen.append(Sighting("emails", "nadia@harbour.example", "2020-01-01T00:00:00Z", "d" * 64))
    phones = tuple(map(Phone, values.pop("phones", ())))
    emails = (EmailAddress("nadia@harbour.example"),)
    contact = Contact(Kind.PERSON, Name("Nadia"), phones=phones, emails=emails, **values)
    with Store.open(db) as store, store.transaction("seed") as change:
        change.put(Record("a1aaaaaa-0000-4000-8000-000000000001", contact, tuple(seen)))
    shown = run("show", "nadia").out
    assert " ".join(line.split()) in " ".join(shown.split())
    assert "stale, 2020-01-01, 1 release" in shown


def test_what_was_reported_stands_beside_the_number(run, filled):
    run("tried", "ruiz", "dead", "--number", "0142")
    run("tried", "ruiz", "ok", "--number", "ana.ruiz@harbour.example")
    shown = run("show", "ruiz").out
    assert re.search(r"landline +\+41225550142 +dead since \d{4}-\d\d-\d\d, 1 report\n", shown)
    assert re.search(r"ana.ruiz@harbour.example +fresh, answered \d{4}", shown)
    run("tried", "ruiz", "moved")
    assert re.search(r"reported +moved since \d{4}-\d\d-\d\d, 1 report\n", run("show", "ruiz").out)


def test_a_terminal_shows_the_newest_releases_and_says_how_many_more(terminal, filled):
    with Store.open(filled) as store, store.transaction("seed") as change:
        record = store.get(ANA_UID)
        seen = []
        for month in range(1, 9):
            release = Release(f"e{month}" * 32, f"{month}.html", None, f"2025-0{month}-01", "en")
            change.add_release(release)
            seen.append(Sighting("name", "Ana Ruiz", f"{release.date}T00:00:00Z", release.digest))
        change.put(replace(record, sightings=(*record.sightings, *seen)))
    shown = terminal("show", "ruiz", TERM="dumb").out
    assert "2025-06-01  6.html" in shown
    assert "2025-05-01" not in shown
    assert "and 5 more: --evidence" in shown
    assert "2025-01-01  1.html" in terminal("show", "ruiz", "--evidence", TERM="dumb").out


def test_a_number_on_a_card_is_a_link_and_a_fax_is_none(terminal, filled):
    assert "tel:+41225550142" in terminal("show", "ruiz").out
    with Store.open(filled) as store, store.transaction("seed") as change:
        record = store.get(ANA_UID)
        fax = replace(record.contact.phones[0], kind=PhoneKind.FAX)
        seen = tuple(s._replace(kind=s.kind and PhoneKind.FAX) for s in record.sightings)
        contact = replace(record.contact, phones=(fax,))
        change.put(replace(record, contact=contact, sightings=seen))
    shown = terminal("show", "ruiz").out
    assert "fax" in shown
    assert "tel:" not in shown
