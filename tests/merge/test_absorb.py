from dataclasses import replace
from itertools import count

import pytest

from pressdir.merge import Directory, Status, absorb, assign, remove_value
from pressdir.merge.absorb import dated, sightings
from pressdir.model import (
    Contact,
    EmailAddress,
    Evidence,
    Extraction,
    Kind,
    Name,
    Phone,
    PhoneKind,
    Record,
    Release,
)

ME, CELL = EmailAddress("amina.wanjiru@example.org"), Phone("+254700000001")
AMINA = Contact(
    Kind.PERSON,
    Name("Amina Wanjiru", family="Wanjiru", given="Amina"),
    "Acme",
    "Spokesperson",
    "Nairobi",
    (ME,),
    (CELL,),
    evidence=(
        Evidence("emails", str(ME), 30, 55, "Amina Wanjiru, amina.wanjiru@example.org"),
        Evidence("emails", str(ME), 90, 115, "again: amina.wanjiru@example.org"),
    ),
)
NOW = "2026-11-21T10:00:00Z"


def read(directory, *contacts, digest="d1", date="2026-11-01", **options):
    uids = (f"u{number}" for number in count(len(directory.records()) + 1))
    release = Release(digest, f"{digest}.txt", date=date, read="2026-11-20T00:00:00Z")
    extraction = Extraction(release.source, digest, contacts)
    return absorb(extraction, release, directory, lambda _: next(uids), **options)


def test_a_new_contact_becomes_a_record_with_a_sighting_for_every_value():
    directory = Directory()
    (outcome,) = read(directory, AMINA)
    assert (outcome.status, outcome.before) == (Status.NEW, None)
    record = outcome.after
    assert record.contact == AMINA
    assert directory.records() == [record]
    assert [(each.field, each.value) for each in record.sightings] == [
        ("name", "Amina Wanjiru"),
        ("org", "Acme"),
        ("role", "Spokesperson"),
        ("location", "Nairobi"),
        ("emails", str(ME)),
        ("phones", str(CELL)),
    ]
    assert {each.release for each in record.sightings} == {"d1"}
    assert {each.at for each in record.sightings} == {"2026-11-01T00:00:00Z"}
    assert record.sightings[4].line == "Amina Wanjiru, amina.wanjiru@example.org"
    assert (record.sightings[4].start, record.sightings[4].end) == (30, 55)


def test_without_quotes_no_line_is_kept():
    (outcome,) = read(Directory(), AMINA, quotes=False)
    assert {each.line for each in outcome.after.sightings} == {""}


def test_reading_a_release_twice_is_reading_it_once():
    directory = Directory()
    (first,) = read(directory, AMINA)
    (again,) = read(directory, AMINA, Contact(Kind.DESK, org="Late"))
    assert (again.status, again.before, again.after) == (Status.SAME, first.after, first.after)
    assert directory.records() == [first.after]


def test_a_later_release_that_says_the_same_is_one_more_sighting():
    directory = Directory()
    read(directory, AMINA)
    (outcome,) = read(directory, AMINA, digest="d2", date="2026-11-02")
    assert outcome.status is Status.SEEN
    assert outcome.after.contact == AMINA
    assert len(outcome.after.sightings) == 12


def test_a_contact_twice_in_one_document_is_one_record():
    other = replace(AMINA, phones=(Phone("+254203000001"),), evidence=())
    (outcome,) = read(Directory(), AMINA, other)
    assert outcome.status is Status.NEW
    assert {*outcome.after.contact.phones} == {CELL, *other.phones}


@pytest.mark.parametrize(
    ("changed", "field", "value"),
    [
        pytest.param({"role": "Director"}, "role", "Director", id="role"),
        pytest.param({"location": "Juba"}, "location", "Juba", id="location"),
        pytest.param({"org": "Other"}, "org", "Other", id="organisation"),
        pytest.param({"name": Name("Amina Wanjirū")}, "name", Name("Amina Wanjirū"), id="spelling"),
        pytest.param(
            {"emails": (ME, EmailAddress("a@example.org"))},
            "emails",
            (ME, EmailAddress("a@example.org")),
            id="one more address",
        ),
    ],
)
def test_the_newest_release_has_the_word(changed, field, value):
    newer, older = replace(AMINA, **changed), AMINA
    for dates in (("2026-11-01", "2026-11-02"), ("2026-11-02", "2026-11-01")):
        directory = Directory()
        first, second = (older, newer) if dates[0] < dates[1] else (newer, older)
        read(directory, first, date=dates[0])
        (outcome,) = read(directory, second, digest="d2", date=dates[1])
        assert getattr(outcome.after.contact, field) == value
        assert outcome.status is (Status.CHANGED if second is newer else Status.SEEN)


def test_what_a_release_does_not_say_stays():
    directory = Directory()
    read(directory, AMINA)
    (outcome,) = read(directory, Contact(Kind.PERSON, AMINA.name, emails=(ME,)), digest="d2")
    assert outcome.after.contact == AMINA


def test_a_shorter_name_does_not_replace_a_full_one():
    directory = Directory()
    read(directory, AMINA)
    short = Contact(Kind.PERSON, Name("Wanjiru"), emails=(ME,))
    (outcome,) = read(directory, short, digest="d2", date="2026-11-19")
    assert outcome.after.contact.name.full == "Amina Wanjiru"
    assert outcome.after.contact.name.given == "Amina"


def test_a_value_seen_later_comes_first():
    directory = Directory()
    read(directory, replace(AMINA, phones=(CELL, Phone("+254203000001"))))
    (outcome,) = read(
        directory, replace(AMINA, phones=(Phone("+254203000001"),)), digest="d2", date="2026-11-09"
    )
    assert [str(each) for each in outcome.after.contact.phones] == ["+254203000001", str(CELL)]


def test_a_typed_value_outranks_every_release():
    directory = Directory()
    (outcome,) = read(directory, AMINA)
    directory.put(assign(outcome.after, "role", "Head of media", "2020-01-01T00:00:00Z"))
    (outcome,) = read(directory, replace(AMINA, role="Director"), digest="d2", date="2026-11-19")
    assert outcome.after.contact.role == "Head of media"
    assert outcome.status is Status.SEEN


@pytest.mark.parametrize(
    ("field", "value"), [("phones", str(CELL)), ("emails", str(ME)), ("role", "Spokesperson")]
)
def test_a_value_that_somebody_removed_does_not_come_back(field, value):
    directory = Directory()
    (outcome,) = read(directory, AMINA)
    directory.put(remove_value(outcome.after, field, value, NOW))
    (outcome,) = read(directory, AMINA, digest="d2", date="2026-11-19")
    assert not getattr(outcome.after.contact, field)
    assert outcome.status is Status.SEEN
    assert len(directory.records()) == 1


def test_what_a_label_says_of_a_number_is_kept():
    directory = Directory()
    read(directory, replace(AMINA, phones=(replace(CELL, kind=PhoneKind.MOBILE),)))
    (outcome,) = read(directory, AMINA, digest="d2", date="2026-11-09")
    assert outcome.after.contact.phones[0].kind is PhoneKind.MOBILE


def test_two_people_of_one_mailbox_stay_two():
    mailbox = (EmailAddress("press@example.org"),)
    contacts = [
        Contact(Kind.PERSON, Name(name), "Acme", emails=mailbox) for name in ("Ann Poe", "Jo Low")
    ]
    directory = Directory()
    assert [each.status for each in read(directory, *contacts)] == [Status.NEW, Status.NEW]
    read(directory, *contacts, digest="d2")
    assert [each.contact for each in directory.records()] == contacts


def test_what_another_program_left_in_a_record_stays():
    record = Record("u1", Contact(Kind.PERSON, AMINA.name, emails=(ME,)), tags=("x",), note="n")
    record = replace(record, extra={"vcard": ["X-A:1"]}, url="https://example.org/")
    (outcome,) = read(Directory([record]), AMINA)
    after = outcome.after
    assert (after.tags, after.note, after.url) == (("x",), "n", "https://example.org/")
    assert after.extra == record.extra


@pytest.mark.parametrize(
    ("date", "read_at", "at"),
    [
        pytest.param("2026-11-01", NOW, "2026-11-01T00:00:00Z", id="a day"),
        pytest.param("2026-11-01T08:00:00+02:00", NOW, "2026-11-01T06:00:00Z", id="a zone"),
        pytest.param(None, NOW, NOW, id="no date"),
        pytest.param("last week", NOW, NOW, id="no date, but words"),
        pytest.param("2099-01-01", NOW, NOW, id="in the future"),
        pytest.param("2026-11-01", "", "2026-11-01T00:00:00Z", id="nobody says when it was read"),
        pytest.param("0001-01-01T00:00:00+05:00", NOW, NOW, id="before all dates"),
    ],
)
def test_a_release_counts_from_its_date(date, read_at, at):
    assert dated(Release("d", "s", date=date, read=read_at)) == at


def test_a_sighting_has_the_rule_of_its_evidence():
    place = Evidence("emails", "ana@pier.example", 5, 21, "Mail ana@pier.example", "mail link")
    contact = Contact(
        Kind.PERSON, Name("Ana"), emails=(EmailAddress("ana@pier.example"),), evidence=(place,)
    )
    rules = {each.value: each.rule for each in sightings(contact, Release("d", "s"), quotes=False)}
    assert rules == {"Ana": "", "ana@pier.example": "mail link"}
