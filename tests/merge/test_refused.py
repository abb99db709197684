"""What is unsure of a record, who settles it, and what a person called wrong."""

from dataclasses import replace

import pytest

from pressdir.merge import (
    Directory,
    absorb,
    add_value,
    confirm,
    join,
    judged,
    refuse,
    remove_value,
    signed,
    taken_back,
    without_refused,
)
from pressdir.model import (
    Contact,
    EmailAddress,
    Extraction,
    Kind,
    Name,
    Phone,
    PhoneKind,
    Record,
    Release,
    Sighting,
)

NOW, LATER = "2026-11-21T10:00:00Z", "2026-11-22T10:00:00Z"
MAIL, CELL = EmailAddress("ann@pier.example"), Phone("+41225550142", kind=PhoneKind.MOBILE)
ANN = Contact(Kind.PERSON, Name("Ann Lee"), emails=(MAIL,), phones=(CELL,))
DOUBTFUL = replace(ANN, confidence=0.3, doubts=("nobody is named", "it is far"))
SURE = replace(ANN, confidence=0.9, doubts=())


def read(directory, contact, digest):
    release = Release(digest, f"{digest}.txt", date="2026-11-01", read=NOW)
    extraction = Extraction(release.source, digest, (contact,))
    return absorb(extraction, release, directory, lambda _: f"u{digest}")[0].after


def values(record):
    return [each.value for each in record.unsure]


def test_a_contact_with_doubts_has_them_in_the_sightings_of_its_addresses_and_numbers():
    record = read(Directory(), DOUBTFUL, "d1")
    told = {each.field: each.doubt for each in record.sightings}
    assert told == {
        "name": "",
        "emails": "nobody is named; it is far",
        "phones": "nobody is named; it is far",
    }
    assert values(record) == [str(MAIL), str(CELL)]


@pytest.mark.parametrize(
    ("confidence", "doubts"),
    [
        pytest.param(0.49, ("far",), id="under"),
        pytest.param(0.5, (), id="not under"),
        pytest.param(None, (), id="not known"),
    ],
)
def test_doubts_count_under_the_threshold(confidence, doubts):
    contact = replace(ANN, confidence=confidence, doubts=("far",))
    assert [each.doubts for each in judged([contact], 0.5)] == [doubts]


def test_a_release_without_doubt_settles_it_in_any_order():
    for first, second in ((DOUBTFUL, SURE), (SURE, DOUBTFUL)):
        directory = Directory()
        read(directory, first, "d1")
        assert read(directory, second, "d2").unsure == ()


def test_two_doubtful_releases_settle_nothing():
    directory = Directory()
    read(directory, DOUBTFUL, "d1")
    assert values(read(directory, DOUBTFUL, "d2")) == [str(MAIL), str(CELL)]


def test_a_person_s_word_settles_it_for_good():
    directory = Directory()
    record = confirm(read(directory, DOUBTFUL, "d1"), LATER)
    assert record.unsure == ()
    assert record.contact == ANN
    assert record.contact.phones[0].kind is PhoneKind.MOBILE
    directory.put(record)
    assert read(directory, DOUBTFUL, "d2").unsure == ()


def test_a_word_that_is_taken_back_stays_so_whoever_still_has_it():
    read_alone = read(Directory(), DOUBTFUL, "d1")
    vouched = signed(read_alone, confirm(read_alone, LATER), LATER, "Ann")
    back = taken_back(read_alone, vouched, vouched, LATER, "Ann")
    assert {*back.sightings} == {*read_alone.sightings}
    assert (back.contact, back.unsure) == (read_alone.contact, read_alone.unsure)
    assert join(back, vouched) == join(vouched, back) == join(back, back)
    again = signed(back, confirm(back, LATER), LATER, "Bob")  # somebody else's word counts
    assert join(again, vouched).unsure == ()


def test_a_word_that_answers_another_one_is_not_taken_back_alone():
    record = read(Directory(), SURE, "d1")
    first = signed(record, add_value(record, "emails", str(MAIL), NOW), NOW, "Bob")
    second = signed(first, add_value(first, "emails", str(MAIL), LATER), LATER, "Ann")
    assert taken_back(first, second, second, LATER, "Ann") == second


def test_what_is_refused_is_gone_and_does_not_come_back():
    directory = Directory()
    record = refuse(read(directory, DOUBTFUL, "d1"), LATER)
    assert (record.contact.emails, record.contact.phones, record.unsure) == ((), (), ())
    directory.put(record)
    again = read(directory, DOUBTFUL, "d2")
    assert (again.uid, again.contact.emails, again.contact.phones) == (record.uid, (), ())


def test_joining_two_copies_does_not_mind_the_order():
    doubtful = read(Directory(), DOUBTFUL, "d1")
    sure = replace(read(Directory(), SURE, "d2"), uid="u0")
    assert join(doubtful, sure).unsure == join(sure, doubtful).unsure == ()
    twice = replace(read(Directory(), DOUBTFUL, "d3"), uid="u0")
    assert join(doubtful, twice) == join(twice, doubtful)
    assert values(join(doubtful, twice)) == [str(MAIL), str(CELL)]


def test_a_value_without_a_sighting_is_sure():
    record = Record("u", ANN, (Sighting("phones", str(CELL), NOW, "d1", doubt="far"),))
    assert values(record) == [str(CELL)]


# --- contacts of which nothing was left ---------------------------------------------------------


def offered(contact, *removed):
    return [(each.emails, each.phones) for each in without_refused([contact], removed)]


def test_what_was_refused_of_a_removed_contact_is_not_offered_again():
    removed = refuse(read(Directory(), DOUBTFUL, "d1"), LATER)
    assert offered(ANN, removed) == []
    assert offered(replace(ANN, name=Name("ANN LEE")), removed) == []


def test_another_s_number_and_another_number_are_offered():
    removed = refuse(read(Directory(), DOUBTFUL, "d1"), LATER)
    assert offered(replace(ANN, name=Name("Bo Yu")), removed) == [((MAIL,), (CELL,))]
    more = Phone("+41225550143")
    assert offered(replace(ANN, phones=(CELL, more)), removed) == [((), (more,))]


def test_a_contact_that_was_only_removed_is_offered():
    removed = read(Directory(), SURE, "d1")
    assert offered(ANN, removed) == [((MAIL,), (CELL,))]


def test_a_number_that_was_removed_before_its_contact_stays_removed():
    removed = remove_value(read(Directory(), SURE, "d1"), "phones", str(CELL), LATER)
    assert offered(ANN, removed) == [((MAIL,), ())]
