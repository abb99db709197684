"""Which number is called, which address is written to."""

from dataclasses import replace

import pytest

from pressdir.acts import choice
from pressdir.model import (
    Contact,
    EmailAddress,
    Kind,
    Name,
    Phone,
    PhoneKind,
    Record,
    Report,
    Sighting,
    Verdict,
)

UID = "a1aaaaaa-0000-4000-8000-000000000001"
FIXED = Phone("+41225550142", kind=PhoneKind.FIXED)
MOBILE = Phone("+41795550142", kind=PhoneKind.MOBILE)
FAX = Phone("+41225550149", kind=PhoneKind.FAX)
TOLL_FREE = Phone("+41800555014", kind=PhoneKind.TOLL_FREE)
SATELLITE = Phone("+881612345678", kind=PhoneKind.SATELLITE)
AMERICAN = Phone("+12025550142")
NOW = "2026-11-22T08:00:00Z"
EXTENDED = Phone("+41225550142", "17", PhoneKind.FIXED)


def record(*phones, kind=Kind.PERSON, emails=(), sightings=()):
    name = Name("Ana Ruiz") if kind is Kind.PERSON else None
    addresses = tuple(EmailAddress(email) for email in emails)
    return Record(UID, Contact(kind, name, "Harbour", emails=addresses, phones=phones), sightings)


def call(of):
    return choice.to_call(of, NOW)


def message(of):
    return choice.to_message(of, NOW)


def mail(of):
    return choice.to_mail(of, NOW)


def values(choices):
    return [each.value for each in choices]


@pytest.mark.parametrize(
    ("given", "order"),
    [
        pytest.param([FIXED, MOBILE], [MOBILE, FIXED], id="a mobile first"),
        pytest.param([FIXED, AMERICAN], [AMERICAN, FIXED], id="what may be a mobile"),
        pytest.param([TOLL_FREE, SATELLITE, FIXED], [FIXED, SATELLITE, TOLL_FREE], id="dear, last"),
        pytest.param([FAX, FIXED], [FIXED], id="never a fax"),
        pytest.param([FAX], [], id="nothing but a fax"),
        pytest.param([], [], id="nothing"),
    ],
)
def test_a_person_is_called_where_they_are(given, order):
    assert values(call(record(*given))) == order


def test_the_plan_tells_where_nobody_says_what_a_number_rings():
    fixed, mobile = Phone(FIXED.number), Phone(MOBILE.number)
    first, last = call(record(fixed, mobile))
    assert (first.value.number, first.value.kind) == (MOBILE.number, PhoneKind.MOBILE)
    assert (last.value.number, last.value.kind) == (FIXED.number, PhoneKind.FIXED)


def test_a_desk_is_called_in_the_order_of_its_numbers():
    desk = record(TOLL_FREE, FIXED, MOBILE, kind=Kind.DESK)
    assert values(call(desk)) == [FIXED, MOBILE, TOLL_FREE]


def test_what_is_not_sure_comes_last_and_says_so():
    doubtful = Sighting("phones", str(MOBILE), "2026-01-01T00:00:00Z", "d" * 64, doubt="no label")
    first, last = call(record(MOBILE, FIXED, sightings=(doubtful,)))
    assert (first.value, first.caveats) == (FIXED, ())
    assert (last.value, last.caveats) == (MOBILE, (choice.UNSURE,))


@pytest.mark.parametrize(
    ("phone", "words"),
    [
        pytest.param(TOLL_FREE, "from another country", id="toll-free"),
        pytest.param(SATELLITE, "costs much", id="satellite"),
    ],
)
def test_a_number_that_has_a_catch_says_it(phone, words):
    assert words in " ".join(call(record(phone))[0].caveats)


def test_messages_go_to_a_mobile_and_never_behind_a_switchboard():
    everything = record(FAX, TOLL_FREE, EXTENDED, FIXED, SATELLITE, MOBILE)
    assert values(message(everything)) == [MOBILE, FIXED]


def test_a_persons_own_address_goes_before_a_shared_mailbox():
    person = record(emails=["press@harbour.example", "ana.ruiz@harbour.example"])
    own, shared = mail(person)
    assert (own.value.address, own.caveats) == ("ana.ruiz@harbour.example", ())
    assert (shared.value.address, shared.caveats) == ("press@harbour.example", (choice.SHARED,))


def test_a_desk_is_written_to_at_its_own_mailbox():
    desk = record(kind=Kind.DESK, emails=["press@harbour.example", "ana.ruiz@harbour.example"])
    assert [str(each) for each in values(mail(desk))] == [
        "press@harbour.example",
        "ana.ruiz@harbour.example",
    ]


def test_an_address_that_is_not_sure_comes_last():
    doubtful = Sighting("emails", "A@x.example", "2026-01-01T00:00:00Z", "d" * 64, doubt="far off")
    found = mail(record(emails=["a@x.example", "ana@x.example"], sightings=(doubtful,)))
    assert [str(each.value) for each in found] == ["ana@x.example", "a@x.example"]
    assert found[1].caveats == (choice.UNSURE,)


def test_a_dead_number_is_called_last_and_says_since_when():
    dead = Report("phones", str(MOBILE), Verdict.DEAD, "2026-11-02T09:00:00Z", "bo")
    first, last = call(replace(record(MOBILE, FIXED), reports=(dead,)))
    assert first.value == FIXED
    assert last.value == MOBILE
    assert last.caveats == ("dead since 2026-11-02, 1 report",)


def test_a_number_that_answered_says_so_and_keeps_its_place():
    answered = Report("phones", str(MOBILE), Verdict.OK, "2026-11-02T09:00:00Z", "bo")
    first, _ = call(replace(record(FIXED, MOBILE), reports=(answered,)))
    assert (first.value, first.caveats) == (MOBILE, ("answered 2026-11-02",))


def test_who_has_moved_is_said_with_each_value():
    moved = Report("", "", Verdict.MOVED, "2026-11-02T09:00:00Z", "bo")
    person = replace(record(MOBILE, FIXED, emails=["ana@x.example"]), reports=(moved,))
    for each in (*call(person), *message(person), *mail(person)):
        assert each.caveats[0] == "moved since 2026-11-02, 1 report"
