"""Which number is called, which address is written to."""

import pytest

from pressdir.acts import choice
from pressdir.model import Contact, EmailAddress, Kind, Name, Phone, PhoneKind, Record, Sighting

UID = "a1aaaaaa-0000-4000-8000-000000000001"
FIXED = Phone("+41225550142", kind=PhoneKind.FIXED)
MOBILE = Phone("+41795550142", kind=PhoneKind.MOBILE)
FAX = Phone("+41225550149", kind=PhoneKind.FAX)
TOLL_FREE = Phone("+41800555014", kind=PhoneKind.TOLL_FREE)
SATELLITE = Phone("+881612345678", kind=PhoneKind.SATELLITE)
AMERICAN = Phone("+12025550142")
EXTENDED = Phone("+41225550142", "17", PhoneKind.FIXED)


def record(*phones, kind=Kind.PERSON, emails=(), sightings=()):
    name = Name("Ana Ruiz") if kind is Kind.PERSON else None
    addresses = tuple(EmailAddress(email) for email in emails)
    return Record(UID, Contact(kind, name, "Harbour", emails=addresses, phones=phones), sightings)


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
    assert values(choice.to_call(record(*given))) == order


def test_the_plan_tells_where_nobody_says_what_a_number_rings():
    fixed, mobile = Phone(FIXED.number), Phone(MOBILE.number)
    first, last = choice.to_call(record(fixed, mobile))
    assert (first.value.number, first.value.kind) == (MOBILE.number, PhoneKind.MOBILE)
    assert (last.value.number, last.value.kind) == (FIXED.number, PhoneKind.FIXED)


def test_a_desk_is_called_in_the_order_of_its_numbers():
    desk = record(TOLL_FREE, FIXED, MOBILE, kind=Kind.DESK)
    assert values(choice.to_call(desk)) == [FIXED, MOBILE, TOLL_FREE]


def test_what_is_not_sure_comes_last_and_says_so():
    doubtful = Sighting("phones", str(MOBILE), "2026-01-01T00:00:00Z", "d" * 64, doubt="no label")
    first, last = choice.to_call(record(MOBILE, FIXED, sightings=(doubtful,)))
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
    assert words in " ".join(choice.to_call(record(phone))[0].caveats)


def test_messages_go_to_a_mobile_and_never_behind_a_switchboard():
    everything = record(FAX, TOLL_FREE, EXTENDED, FIXED, SATELLITE, MOBILE)
    assert values(choice.to_message(everything)) == [MOBILE, FIXED]


def test_a_persons_own_address_goes_before_a_shared_mailbox():
    person = record(emails=["press@harbour.example", "ana.ruiz@harbour.example"])
    own, shared = choice.to_mail(person)
    assert (own.value.address, own.caveats) == ("ana.ruiz@harbour.example", ())
    assert (shared.value.address, shared.caveats) == ("press@harbour.example", (choice.SHARED,))


def test_a_desk_is_written_to_at_its_own_mailbox():
    desk = record(kind=Kind.DESK, emails=["press@harbour.example", "ana.ruiz@harbour.example"])
    assert [str(each) for each in values(choice.to_mail(desk))] == [
        "press@harbour.example",
        "ana.ruiz@harbour.example",
    ]


def test_an_address_that_is_not_sure_comes_last():
    doubtful = Sighting("emails", "A@x.example", "2026-01-01T00:00:00Z", "d" * 64, doubt="far off")
    found = choice.to_mail(record(emails=["a@x.example", "ana@x.example"], sightings=(doubtful,)))
    assert [str(each.value) for each in found] == ["ana@x.example", "a@x.example"]
    assert found[1].caveats == (choice.UNSURE,)
