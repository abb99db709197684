"""Cards that are made of rows: what `write.card` makes of the same contacts, byte for byte."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from pressdir.formats.vcard import usual, write
from pressdir.model import (
    Contact,
    EmailAddress,
    Kind,
    Name,
    Phone,
    PhoneKind,
    Record,
    Release,
    Report,
    Sighting,
    Verdict,
)
from pressdir.store import codec, plain

UID = "5d1f0c3a-1111-4222-8333-444455556666"
RELEASES = {
    "d1": Release("d1", "https://example.org/flood", "Flood", "2026-11-20", "en", "2026-11-21"),
    "d2": Release("d2", "releases/quake.eml", None, None, None, "2026-11-22T08:00:00Z"),
}
AMINA = Record(
    UID,
    Contact(
        Kind.PERSON,
        Name("Amina Wanjiru", family="Wanjiru", given="Amina", prefix="Dr"),
        "World Relief; East Africa",
        location="Nairobi",
        emails=(EmailAddress("press@example.org"),),
        phones=(Phone("+254203000001", "12"),),
        langs=("en", "sw"),
    ),
    (Sighting("name", "Amina Wanjiru", "2026-11-20T00:00:00Z", release="d1"),),
    ("africa", "night desk"),
    "Prefers a message; then call.\nBack on Monday.",
    "https://example.org/press?who=amina,w;x=1",
)
NUMBERS = [f"+4122555014{digit}" for digit in range(4)]
KINDS = st.sampled_from([*PhoneKind])
TEXTS = st.none() | st.text(min_size=1, max_size=90) | st.sampled_from(["Agence, Genève; Süd\\n"])
NAMES = st.sampled_from(
    [
        "Ana Ruiz",
        "Nguyễn Thị Lan",
        "RUIZ Ana",
        "Dr Ana Ruiz",
        "佐藤 陽子",
        "Юлия Орлова",
        "x",
        "Ba\nd",
    ]
) | st.text(min_size=1, max_size=60)
WORDS = st.lists(st.text(min_size=1, max_size=40), max_size=3, unique=True).map(tuple)
TIMES = st.sampled_from(["2026-11-20T00:00:00Z", "2026-11-22T08:00:00Z", "0001-01-01", "later"])


@st.composite
def phones(draw):
    numbers = draw(st.lists(st.sampled_from(NUMBERS), max_size=3, unique=True))
    return tuple(Phone(number, draw(st.none() | st.just("17")), draw(KINDS)) for number in numbers)


@st.composite
def records(draw):
    part = st.sampled_from(["", "Ruiz; Sol", "Zoë"])
    name = draw(st.none() | st.builds(Name, NAMES, part, part, part, part, part))
    emails = ("ana@example.org", "press@exämple.org", "bo+x@example.org")
    addresses = draw(st.lists(st.sampled_from(emails), max_size=3, unique=True))
    contact = Contact(
        draw(st.sampled_from([*Kind])),
        name,
        draw(TEXTS),
        draw(TEXTS),
        draw(TEXTS),
        tuple(map(EmailAddress, addresses)),
        draw(phones()),
        draw(WORDS),
    )
    numbers = [str(phone) for phone in contact.phones]
    said = st.tuples(st.just("phones"), st.sampled_from(numbers)) if numbers else st.nothing()
    sighting = st.builds(
        lambda of, at, release, gone, kind, doubt: Sighting(
            *of, at, release, gone=gone, kind=kind, doubt=doubt
        ),
        said | st.just(("name", "Ana Ruiz")),
        TIMES,
        st.sampled_from([None, "d1", "d2", "d3"]),
        st.booleans(),
        st.none() | KINDS,
        st.sampled_from(["", "", "", "stands in two blocks"]),
    )
    return Record(
        UID,
        contact,
        tuple(draw(st.lists(sighting, max_size=4))),
        draw(WORDS),
        draw(TEXTS),
        draw(TEXTS),
    )


def both(record, releases=RELEASES):
    """What is made of a record's row, and of the record that the row is."""
    row = codec.encode(record)
    assert plain.is_plain(row, {})
    return usual.card(row, releases), write.card(plain.decode(row), releases, "3.0")


@given(records(), st.sampled_from([{}, RELEASES]))
def test_it_is_the_same_card(record, releases):
    made, written = both(record, releases)
    doubtful = any(each.doubt for each in record.sightings)
    assert made == (None if doubtful else written)


def test_what_is_unusual_is_left_to_the_writer():
    report = Report("", "", Verdict.VERIFIED, "2026-11-23T08:00:00Z")
    assert both(AMINA)[0]
    kept = {"vcard": ["X-SOCIALPROFILE;TYPE=mastodon:https://example.org/@amina"]}
    assert both(replace(AMINA, extra=kept))[0] is None
    assert both(replace(AMINA, reports=(report,)))[0] is None
    doubtful = Sighting("emails", "press@example.org", "2026-11-20T00:00:00Z", "d1", doubt="two")
    assert both(replace(AMINA, sightings=(doubtful,)))[0] is None


def test_many_releases_are_named_by_the_newest():
    releases = {
        f"r{day}": Release(f"r{day}", f"{day}.txt", f"Day {day}", f"2026-11-{day}", read="2026")
        for day in range(10, 20)
    }
    seen = tuple(Sighting("name", "Ana Ruiz", "2026-11-20", digest) for digest in releases)
    made, written = both(replace(AMINA, sightings=seen), releases)
    assert made == written
    assert "Day 19" in made
    assert "Day 10" not in made
