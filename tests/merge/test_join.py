from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressdir.merge import add_value, assign, join, remove_value, report, signed, typed
from pressdir.merge.absorb import sightings
from pressdir.merge.facts import settle, values
from pressdir.merge.notes import stripped
from pressdir.model import (
    Contact,
    EmailAddress,
    Evidence,
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

T1, T2, T3 = (f"2026-11-2{day}T10:00:00Z" for day in (1, 2, 3))
SOME = Record("u1", Contact(Kind.PERSON, Name("Jane Roe")), (Sighting("name", "Jane Roe", T1),))

spelled = st.sampled_from(["Jane Roe", "Jane ROE", "J. Roe", "Jané Roe", "Roe"])
names = st.builds(Name, spelled, st.sampled_from(["", "Roe"]), st.sampled_from(["", "Jane"]))
word = st.none() | st.sampled_from(["A", "a", "á", "B", "C"])
mails = st.sampled_from([EmailAddress(f"{local}@x.org") for local in ("a", "A", "b", "c")])
numbers = st.builds(
    Phone, st.sampled_from(["+4111111", "+4122222"]), st.none(), st.sampled_from(PhoneKind)
)
reported = st.builds(
    Report,
    st.just("phones"),
    st.sampled_from(["+4111111", "+4122222"]),
    st.sampled_from(Verdict),
    st.sampled_from([T1, T2, T3]),
    st.sampled_from(["Jo", "Sam"]),
)


@st.composite
def offered(draw):
    """A contact of a document: each value stands somewhere, no two at one place."""
    contact = draw(
        st.builds(
            Contact,
            kind=st.sampled_from(Kind),
            name=st.none() | names,
            org=word,
            role=word,
            location=word,
            emails=st.lists(mails, unique_by=lambda each: str(each).lower(), max_size=3).map(tuple),
            phones=st.lists(numbers, unique_by=str, max_size=2).map(tuple),
            langs=st.lists(st.sampled_from(["en", "fr"]), unique=True).map(tuple),
        )
    )
    places = [
        Evidence(field, value, 10 * place, 10 * place + 5, "line")
        for place, (field, value) in enumerate(values(Record("", contact)))
    ]
    return replace(contact, evidence=tuple(places))


@st.composite
def kept(draw):
    """A record as the program makes them: read from releases, then changed by hand."""
    contacts = draw(st.lists(offered(), min_size=1, max_size=3))
    seen = []
    for contact in contacts:
        digest = draw(st.sampled_from(["d1", "d2", "d3"]))
        seen += sightings(
            contact, Release(digest, "s", read={"d1": T1, "d2": T2, "d3": T2}[digest])
        )
    record = settle([Record(draw(st.sampled_from("uvw")), contact) for contact in contacts], seen)
    for said in draw(st.lists(reported, max_size=3)):
        record = report(record, said)
    for field in draw(
        st.lists(st.sampled_from(["org", "tags", "emails", "note", "gone"]), max_size=4)
    ):
        at = draw(st.sampled_from([T1, T2, T3]))
        text = draw(st.sampled_from(["a@x.org", "b@x.org"]))
        if field == "gone":
            shown = [value for name, value in values(record) if name == "emails"]
            record = remove_value(record, "emails", shown[0], at) if shown else record
        elif field in {"tags", "emails"}:
            record = add_value(record, field, text, at)
        else:
            record = assign(record, field, text, at)
    return join(record, record)


@given(one=kept(), other=kept())
def test_the_order_does_not_matter(one, other):
    assert join(one, other) == join(other, one)


@given(one=kept(), other=kept())
def test_joining_twice_is_joining_once(one, other):
    joined = join(one, other)
    assert join(one, one) == one
    assert join(joined, one) == joined
    assert join(joined, other) == joined


@given(one=kept(), other=kept(), third=kept())
def test_the_grouping_does_not_matter_but_to_a_note(one, other, third):
    left, right = join(join(one, other), third), join(one, join(other, third))
    assert replace(left, note=None) == replace(right, note=None)


@given(one=kept(), other=kept())
def test_no_sighting_tag_or_value_is_lost(one, other):
    joined = join(one, other)
    assert {*stripped(joined.sightings)} == {*stripped([*one.sightings, *other.sightings])}
    removed = {each.value.lower() for each in joined.sightings if each.gone}
    shown = {(field, value.lower()) for field, value in values(joined)}
    for record in (one, other):
        for field, value in values(record):
            if field in {"emails", "phones", "langs", "tags"} and value.lower() not in removed:
                assert (field, value.lower()) in shown


@given(one=kept(), other=kept())
def test_no_report_is_lost(one, other):
    assert {*join(one, other).reports} == {*one.reports, *other.reports}


def test_values_of_two_imported_cards_are_all_kept():
    one = Record("u2", Contact(Kind.PERSON, Name("Jane Roe"), emails=(EmailAddress("a@x.org"),)))
    other = Record("u1", Contact(Kind.PERSON, Name("Jane Roe"), phones=(Phone("+4111111"),)))
    joined = join(one, other)
    assert joined.uid == "u1"
    assert joined.contact.emails == one.contact.emails
    assert joined.contact.phones == other.contact.phones


def test_a_value_removed_in_one_copy_is_gone_in_both():
    before = add_value(SOME, "emails", "a@x.org", T1)
    after = remove_value(before, "emails", "a@x.org", T2)
    assert join(before, after).contact.emails == ()


def written(record, note, at):
    """The record with a note, as somebody keeps it."""
    return signed(record, assign(record, "note", note, at), at, "Jo")


@pytest.mark.parametrize(
    ("mine", "theirs", "note"),
    [
        pytest.param(None, "b", "b", id="one wrote"),
        pytest.param("a", "b", "a\n\nb", id="both wrote"),
        pytest.param("a", "a", "a", id="both wrote the same"),
        pytest.param("a\n\nb", "b\n\nc", "a\n\nb\n\nc", id="paragraphs in common"),
    ],
)
def test_notes_written_apart_are_put_together(mine, theirs, note):
    one = written(SOME, mine, T1) if mine else SOME
    other = written(SOME, theirs, T2) if theirs else SOME
    assert join(one, other).note == note
    assert join(join(one, other), written(join(one, other), "new", T3)).note == "new"


def test_a_note_that_was_changed_replaces_the_one_it_changed():
    one = written(SOME, "first", T1)
    assert join(one, written(one, "second", T2)).note == "second"
    assert join(one, written(one, "", T2)).note is None


def test_what_other_programs_left_is_kept():
    one = replace(SOME, extra={"vcard": ["X-A:1", "X-B:1"], "a": 1})
    other = replace(SOME, extra={"vcard": ["X-C:1", "X-A:1"], "b": {"c": 2}})
    assert join(one, other).extra == {"a": 1, "b": {"c": 2}, "vcard": ["X-A:1", "X-B:1", "X-C:1"]}


def test_a_joined_import_shows_the_parts_of_its_name():
    parted = typed(Record("u2", Contact(Kind.PERSON, Name("Jane Roe", "Roe", "Jane"))), T1)
    assert join(SOME, parted).contact.name.family == "Roe"


@pytest.mark.parametrize(
    ("short", "full", "shown"),
    [
        pytest.param("N. Kessler", "Nadia Kessler", "Nadia Kessler", id="an initial"),
        pytest.param("Kessler, N.", "Nadia Kessler", "Nadia Kessler", id="in another order"),
        pytest.param("N. Kessler", "Nora Keller", "N. Kessler", id="another name"),
        pytest.param("Nadia", "Nadia Kessler", "Nadia", id="what a person calls her"),
        pytest.param("N. K.", "Nadia Kessler", "N. K.", id="initials alone"),
    ],
)
def test_a_typed_initial_does_not_stand_before_the_name(short, full, shown):
    typed_ = Record("a", Contact(Kind.PERSON, Name(short)), (Sighting("name", short, T2),))
    read = Record("b", Contact(Kind.PERSON, Name(full)), (Sighting("name", full, T1, "d1"),))
    assert join(typed_, read).contact.name.full == shown
    assert join(read, typed_).contact.name.full == shown


def test_who_wants_an_initial_has_it():
    read = Record("b", Contact(Kind.PERSON, Name("Nadia Kessler")),
                  (Sighting("name", "Nadia Kessler", T1, "d1"),))  # fmt: skip
    short = assign(read, "name", "N. Kessler", T2)
    assert short.contact.name.full == "N. Kessler"
    seen = Sighting("name", "Nadia Kessler", T3, "d2")
    again = settle([short], (*short.sightings, seen))
    assert again.contact.name.full == "N. Kessler"
    assert assign(again, "name", "Nadia Kessler", T3).contact.name.full == "Nadia Kessler"
