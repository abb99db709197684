"""What was accepted and rejected, each with its rule; and laws of that over the whole corpus."""

from pathlib import Path

import pytest

from pressdir.extract import extract
from pressdir.extract.tracing import UNPLACED, trace
from pressdir.model import Document

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "tests" / "corpus" / "docs", ROOT / "examples")
PATHS = tuple(path for folder in FOLDERS for path in sorted(folder.iterdir()) if path.is_file())


def traced(text, source="release.txt", **hints):
    return trace(Document(source, text.encode(), **hints))


def rejected(text, **hints):
    found = traced(text, **hints)
    return {
        found.page.text[each.start : each.end]: each.rule
        for each in found.verdicts
        if not each.accepted
    }


@pytest.mark.parametrize(
    ("text", "place", "rule"),
    [
        pytest.param("It opened on 10.01.2026.", "10.01.2026", "date", id="a date in digits"),
        pytest.param("It opened on 10 January 2026.", "10 January 2026", "date", id="a month"),
        pytest.param("Open 3-5 May 2026.", "3-5 May 2026", "date range", id="days of a month"),
        pytest.param("From 01.02.2026 – 03.04.2026", "03.04.2026", "date range", id="dates"),
        pytest.param("In 2019–23 it grew.", "2019–23", "range of years", id="years"),
        pytest.param("In 2019 it grew.", "2019", "year", id="a year"),
        pytest.param("Come at 10:30.", "10:30", "time of day", id="a time"),
        pytest.param("It cost EUR 4,600.50 then.", "EUR 4,600.50", "sum of money", id="money"),
        pytest.param("It rose by 12.75 %.", "12.75 %", "percentage", id="a percentage"),
        pytest.param("We saw 12,500 birds.", "12,500", "count", id="a count"),
        pytest.param("Buy 978-3-16-148410-0", "978-3-16-148410-0", "ISBN", id="of a book"),
        pytest.param(
            "ISBN 978-3-16-148410-0", "978-3-16-148410-0", "labelled “ISBN”", id="its label"
        ),
        pytest.param("In 10.1000/xyz123", "10.1000/xyz123", "DOI", id="of a paper"),
        pytest.param("ISSN 2049-3630", "2049-3630", "labelled “ISSN”", id="of a journal"),
        pytest.param(
            "Pay to CH93 0076 2011 6238 5295 7.",
            "CH93 0076 2011 6238 5295 7",
            "bank account, IBAN",
            id="an account",
        ),
        pytest.param("At 46.2044° N", "46.2044", "coordinates", id="coordinates"),
        pytest.param("Ref. no. 55501", "55501", "labelled “no”", id="a reference"),
        pytest.param(
            "See https://x.example/2026/0142",
            "https://x.example/2026/0142",
            "part of a web address",
            id="a link",
        ),
        pytest.param("Use v1.12.33 now", "v1.12.33", "version number", id="a version"),
        pytest.param("Flight AB5501742", "5501742", "part of a word or a code", id="a code"),
        pytest.param(
            "Seen 550174 of them", "550174", "too short for a telephone number", id="short"
        ),
        pytest.param(
            "We saw 4471-2261 there",
            "4471-2261",
            "no label, address, name or cue speaks for it",
            id="digits that nothing speaks for",
        ),
        pytest.param("Fax: +41 22 555 01 49", "+41 22 555 01 49", "labelled as a fax", id="a fax"),
        pytest.param(
            "Tel. 022 555 01 42",
            "022 555 01 42",
            "national number, and nothing proves its country",
            id="no country",
        ),
        pytest.param(
            "Tel. +41 22 555 0142 77 01",
            "+41 22 555 0142 77 01",
            "no such number exists",
            id="no number",
        ),
        pytest.param(
            "Mail noreply@pier.example",
            "noreply@pier.example",
            "mailbox that no person reads",
            id="a machine's mailbox",
        ),
        pytest.param("Follow @pier_news", "@pier_news", "name on a social network", id="a handle"),
        pytest.param("Write to ana@pier", "ana@pier", "at sign, but no address", id="no domain"),
        pytest.param(
            "Write to [email protected]",
            "[email protected]",
            "the page hides the address from its readers",
            id="a hidden address",
        ),
    ],
)
def test_what_is_left_out_has_a_reason_in_words(text, place, rule):
    assert rejected(text)[place] == rule


RELEASE = """\
The mayor, Dr Vera Blum, opened the pier on 10 January 2026. "It is wide," said Tom Oak of the port.

Helpline for passengers: ring the helpline on +41 22 555 01 99.

Press contact: Ana Ruiz, Tel +41 22 555 01 42, ana.ruiz@pier.example
Photos: ana.ruiz@pier.example
"""


def test_people_who_are_quoted_and_lines_for_the_public_are_told():
    found = rejected(RELEASE)
    assert found["Dr Vera Blum"] == "named in a sentence, not offered for contact"
    assert found["+41 22 555 01 99"] == "for the public, not for the press"


def test_what_is_given_twice_is_told_once_more():
    text = "Ana Ruiz, ana@pier.example\n\n\nFor the press: ana@pier.example\n"
    assert rejected(text).get("ana@pier.example", "given already") == "given already"


def test_what_stands_nowhere_in_the_text_is_told_apart():
    text = "<title>A pier | Harbour Trust</title><p>Ana Ruiz, +41 22 555 01 42</p>"
    (verdict,) = traced(text).unplaced
    assert (verdict.field, verdict.value, verdict.rule) == ("org", "Harbour Trust", UNPLACED)


def test_the_user_s_word_changes_the_verdict():
    text = "Tel. 022 555 01 42, Ana Ruiz"
    assert "022 555 01 42" in rejected(text)
    assert "022 555 01 42" not in rejected(text, region="CH")


every_document = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)


@every_document
def test_laws_of_a_trace(path):
    document = Document(path.name, path.read_bytes())
    found = trace(document)
    size = len(found.page.text)
    assert repr(found.extraction) == repr(extract(document))
    accepted = [each for each in found.verdicts if each.accepted]
    refused = [each for each in found.verdicts if not each.accepted]
    assert all(0 <= each.start < each.end <= size and each.rule for each in found.verdicts)
    assert len(accepted) == sum(len(each.evidence) for each in found.extraction.contacts)
    told = {(each.start, each.end) for each in refused}
    assert {(doubt.start, doubt.end) for doubt in found.extraction.doubts} <= told
    covered = {at for each in accepted for at in range(each.start, each.end)}
    silent = [each for each in refused if (each.start, each.end) not in doubted(found)]
    for each in silent:  # what the second look says contradicts nothing
        assert covered.isdisjoint(range(each.start, each.end))


def doubted(found):
    return {(doubt.start, doubt.end) for doubt in found.extraction.doubts}


@every_document
def test_every_value_of_a_contact_has_a_verdict(path):
    found = trace(Document(path.name, path.read_bytes()))
    told = {(each.contact, each.field, each.value) for each in (*found.verdicts, *found.unplaced)}
    for number, contact in enumerate(found.extraction.contacts):
        single = ("name", "org", "role", "location")
        held = {
            (number, key, str(getattr(contact, key))) for key in single if getattr(contact, key)
        }
        held |= {(number, "emails", str(each)) for each in contact.emails}
        held |= {(number, "phones", str(each)) for each in contact.phones}
        assert held <= told
