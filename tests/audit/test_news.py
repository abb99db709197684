from dataclasses import replace

import pytest

from pressdir.audit.news import news
from pressdir.merge import add_value, assign, join, remove_value, renumber, report, typed, verify
from pressdir.model import (
    Contact,
    EmailAddress,
    Kind,
    Name,
    Phone,
    Record,
    Release,
    Report,
    Sighting,
    Verdict,
)

BEFORE, SINCE, THEN = "2026-05-01T10:00:00Z", "2026-11-01", "2026-11-20T10:00:00Z"
OLD, NEW = "+22997123456", "+2290197123456"
ANA = typed(
    Record(
        "u1",
        Contact(
            Kind.PERSON,
            Name("Ana Ruiz"),
            org="Harbour Trust",
            role="Spokesperson",
            location="Juba",
            emails=(EmailAddress("ana@harbour.example"),),
            phones=(Phone("+211912345678"),),
            langs=("en",),
        ),
    ),
    BEFORE,
)


def told(*records, removed=(), releases=()):
    found = news(records, removed, {each.digest: each for each in releases}, SINCE)
    return [change.sentence for each in found for change in each.changes]


def said(outcome, value="", note="", at=THEN):
    return Report("phones" if value else "", value, outcome, at, "Jo", note)


def test_who_is_new_comes_with_what_they_do_and_how_to_reach_them():
    new = typed(replace(ANA, sightings=()), THEN)
    assert told(new) == ["new: Spokesperson, +211912345678, ana@harbour.example"]


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        pytest.param(
            add_value(ANA, "phones", "+41225550142", THEN),
            "new number: +41225550142",
            id="another number",
        ),
        pytest.param(
            assign(ANA, "phones", "+41225550142", THEN),
            "number changed: +41225550142, was +211912345678",
            id="a number for a number",
        ),
        pytest.param(
            remove_value(ANA, "phones", "+211912345678", THEN),
            "number removed: +211912345678",
            id="a number gone",
        ),
        pytest.param(
            assign(ANA, "role", "Head of press", THEN),
            "role changed: Head of press, was Spokesperson",
            id="another role",
        ),
        pytest.param(assign(ANA, "location", "", THEN), "location removed: Juba", id="no place"),
        pytest.param(add_value(ANA, "langs", "fr", THEN), "new language: fr", id="a language"),
        pytest.param(
            report(ANA, said(Verdict.DEAD, "+211912345678", "no tone")),
            "+211912345678 reported dead by Jo: no tone",
            id="a dead number",
        ),
        pytest.param(report(ANA, said(Verdict.MOVED)), "moved, reported by Jo", id="moved"),
        pytest.param(
            report(ANA, said(Verdict.OK, "+211912345678")),
            "+211912345678 was answered, says Jo",
            id="answered",
        ),
        pytest.param(
            verify(ANA, None, THEN, by="Jo"), "the contact verified by Jo", id="verified, once"
        ),
    ],
)
def test_a_change_is_told_in_a_sentence(record, sentence):
    assert told(record) == [sentence]
    assert news([record], [], {}, "2026-11-21") == []


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(ANA, id="nothing"),
        pytest.param(add_value(ANA, "tags", "water", THEN), id="a tag"),
        pytest.param(assign(ANA, "note", "Call late.", THEN), id="a note"),
        pytest.param(add_value(ANA, "phones", "+211912345678", THEN), id="seen again"),
        pytest.param(assign(ANA, "org", "HARBOUR TRUST", BEFORE), id="long ago"),
        pytest.param(report(ANA, said(Verdict.BUSY, "+211912345678")), id="busy"),
        pytest.param(report(ANA, said(Verdict.MOVED, at=BEFORE)), id="moved long ago"),
    ],
)
def test_what_is_no_news(record):
    assert told(record) == []


def test_an_old_release_is_news_on_the_day_on_which_it_is_read():
    old = Release("d1", "flood.html", date="2019-05-02", read=THEN)
    seen = (Sighting("org", "River Aid", "2019-05-02T00:00:00Z", "d1"),)
    river = Record("u2", Contact(Kind.DESK, org="River Aid"), seen)
    assert told(river, releases=[old]) == ["new: desk"]
    assert told(river, releases=[replace(old, read=BEFORE)]) == []


def test_a_number_that_a_plan_changed_is_one_change():
    before = replace(ANA, sightings=(*ANA.sightings, Sighting("phones", OLD, BEFORE, "d1")))
    rule = "numbering plan of 2024-11-30: Benin, ten digits"
    after = renumber(before, OLD, Phone(NEW), rule, THEN)
    assert told(after) == [f"number changed: {NEW}, was {OLD} ({rule})"]


def test_a_removed_contact_is_told_with_who_did_it():
    gone = report(ANA, said(Verdict.REMOVED))
    assert told(removed=[gone]) == ["removed by Jo"]
    assert told(removed=[report(ANA, said(Verdict.REMOVED, at=BEFORE))]) == []
    wrong = remove_value(ANA, "phones", "+211912345678", THEN)
    assert told(removed=[wrong]) == ["removed"]
    assert told(removed=[ANA]) == []


def test_the_newest_comes_first_and_each_contact_once():
    first = report(ANA, said(Verdict.MOVED, at="2026-11-02T10:00:00Z"))
    second = replace(add_value(ANA, "langs", "fr", THEN), uid="u2")
    second = add_value(second, "langs", "ar", THEN)
    found = news([first, second], [], {}, SINCE)
    assert [each.record.uid for each in found] == ["u2", "u1"]
    assert [len(each.changes) for each in found] == [2, 1]


def test_joined_copies_tell_what_both_told():
    mine = add_value(ANA, "langs", "fr", THEN)
    theirs = report(ANA, said(Verdict.DEAD, "+211912345678"))
    assert sorted(told(join(mine, theirs))) == sorted([*told(mine), *told(theirs)])


def test_a_doubtful_number_says_so():
    doubtful = replace(
        ANA,
        contact=replace(ANA.contact, phones=(*ANA.contact.phones, Phone("+41225550142"))),
        sightings=(
            *ANA.sightings,
            Sighting("phones", "+41225550142", THEN, "d1", doubt="far away"),
        ),
    )
    assert told(doubtful) == ["new number: +41225550142 (unsure)"]
