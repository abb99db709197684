"""Search and replace through a whole contact file: an edit, beside which all evidence stays."""

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressdir.merge import assign, conflicts, replicas, signed
from pressdir.merge.facts import values
from pressdir.model import Contact, EmailAddress, Kind, Name, Phone, Record, Sighting

EXAMPLES = int(os.environ.get("PRESSDIR_EXAMPLES", "200"))
READ, TYPED, NOW = (f"2026-11-2{day}T10:00:00Z" for day in (0, 1, 3))
LINE = "Ana Ruiz, IOM, +41 22 555 01 42"


def read(field, value, start, line=LINE):
    return Sighting(field, value, READ, "r1", line=line, start=start, end=start + 5)


def contact():
    seen = (
        read("name", "Ana Ruiz", 0),
        read("org", "IOM", 10),
        read("phones", "+41225550142", 15),
        read("phones", "+41225550199", 40, "Or +41 22 555 01 99"),
        read("emails", "ana@iom.example", 60, "ana@iom.example"),
    )
    phones = (Phone("+41225550142"), Phone("+41225550199"))
    shown = Contact(
        Kind.PERSON,
        Name("Ana Ruiz"),
        org="IOM",
        phones=phones,
        emails=(EmailAddress("ana@iom.example"),),
    )
    return Record("u1", shown, seen)


def typed():
    """The contact, with a place that Ana typed."""
    first = contact()
    return signed(first, assign(first, "location", "Geneva", TYPED), TYPED, "Ana")


def everywhere(record, old, new):
    """What is left when an editor replaces a text in all that a row says of a contact."""
    anew = {old: new}
    of = record.contact
    shown = replace(
        of,
        name=Name(anew.get(of.name.full, of.name.full)),
        org=anew.get(of.org, of.org),
        location=anew.get(of.location, of.location),
        phones=tuple(dict.fromkeys(Phone(anew.get(str(e), str(e))) for e in of.phones)),
        emails=tuple(dict.fromkeys(EmailAddress(anew.get(str(e), str(e))) for e in of.emails)),
    )
    sightings = [
        each._replace(value=anew.get(each.value, each.value), line=each.line.replace(old, new))
        for each in record.sightings
    ]
    return replace(
        record,
        contact=shown,
        sightings=tuple(dict.fromkeys(sightings)),
        tags=tuple(sorted({anew.get(tag, tag) for tag in record.tags})),
    )


def met(own, shared, at=NOW, last=()):
    """What a sync makes of a contact in one's own file and in the shared one.

    `last` is what both had when they met last, where somebody knows.
    """
    found = replicas.taken(shared, out=False, marks=(), at=at, ours=[own], last=last)
    mine = replicas.taken(own, out=False, marks=(), at=at)
    (copy,) = replicas.merged({own.uid: [mine, found]}).values()
    return copy.record


def shown(record):
    return sorted(values(record))


REPLACEMENTS = [
    pytest.param("IOM", "OIM", id="an organisation, by a later letter"),
    pytest.param("IOM", "ABC", id="an organisation, by an earlier letter"),
    pytest.param("+41225550142", "+41225550155", id="a number"),
    pytest.param("+41225550142", "+41225550199", id="a number, by another that is there"),
    pytest.param("ana@iom.example", "ana@oim.example", id="an address"),
    pytest.param("Ana Ruiz", "Ana Ruíz", id="a name that gains an accent"),
    pytest.param("Ana Ruiz", "ANA RUIZ", id="a name that gains capitals"),
    pytest.param("Ana Ruiz", "Bea Soto", id="another name"),
]


@pytest.mark.parametrize(("old", "new"), REPLACEMENTS)
def test_what_is_replaced_everywhere_is_one_edit_by_hand_and_no_evidence_changes(old, new):
    known = contact()
    edited = everywhere(known, old, new)
    got = met(known, edited)
    assert shown(got) == shown(edited)
    assert conflicts(got) == ()
    acts = set(got.sightings) - set(known.sightings)
    assert set(known.sightings) <= set(got.sightings)
    assert {each.by for each in acts} == {"by hand"}
    assert {each.value for each in acts} <= {old, new}
    assert met(got, got) == met(known, got) == got


def test_a_replacement_of_the_shown_value_alone_is_the_same_edit():
    known = contact()
    alone = replace(known, contact=replace(known.contact, org="OIM"))
    assert shown(met(known, alone)) == shown(alone)
    assert set(known.sightings) <= set(met(known, alone).sightings)


def test_evidence_that_alone_was_changed_shows_nothing_new_and_nothing_is_lost():
    known = contact()
    changed = everywhere(known, "IOM", "OIM")
    changed = replace(changed, contact=known.contact, tags=known.tags)
    assert shown(met(known, changed)) == shown(known)
    assert set(known.sightings) <= set(met(known, changed).sightings)


def test_who_met_nothing_but_the_other_spelling_does_not_write_it_for_ever():
    known = contact()
    edited = everywhere(known, "IOM", "OIM")
    here, there = met(known, edited), edited
    shared = here
    for _ in range(3):
        there = shared = met(there, shared)
        here = shared = met(here, shared)
    assert here == there
    assert met(here, there) == met(there, here) == here
    assert here.contact.org == "OIM"
    assert set(known.sightings) <= set(here.sightings)


def test_what_one_person_typed_in_one_second_on_two_machines_is_two():
    first = typed()
    here, there = (
        signed(first, assign(first, "location", place, NOW), NOW, "Ana")
        for place in ("Rome", "Oslo")
    )
    (conflict,) = conflicts(met(here, there))
    assert {side.value for side in conflict.sides} == {"Rome", "Oslo"}

    (conflict,) = conflicts(met(here, there, last=[first]))
    assert {side.value for side in conflict.sides} == {"Rome", "Oslo"}


def test_a_typed_value_that_was_replaced_everywhere_is_an_edit_for_who_knows_that_it_was_there():
    known = typed()
    got = met(known, everywhere(known, "Geneva", "Bern"), last=[known])
    assert got.contact.location == "Bern"
    assert conflicts(got) == ()
    assert set(known.sightings) <= set(got.sightings)
    assert {each.by for each in set(got.sightings) - set(known.sightings)} == {"by hand"}


def test_where_nobody_knows_a_typed_value_that_was_replaced_stands_beside_what_was_typed():
    known = typed()
    (conflict,) = conflicts(met(known, everywhere(known, "Geneva", "Bern")))
    assert {side.value for side in conflict.sides} == {"Geneva", "Bern"}


def test_what_was_replaced_is_replaced_again_and_back():
    desk = typed()
    for old, new in (("Geneva", "Bern"), ("Bern", "Geneva"), ("Geneva", "Rome")):
        shared = everywhere(desk, old, new)
        desk = met(desk, shared, last=[desk])
        assert desk.contact.location == new
        assert conflicts(desk) == ()
        assert met(desk, desk, last=[desk]) == desk
    assert set(typed().sightings) <= set(desk.sightings)


def test_what_was_replaced_where_nobody_sees_it_is_as_it_was_typed():
    first = typed()
    second = signed(first, assign(first, "location", "Bern", NOW), NOW, "Bob")
    got = met(second, everywhere(second, "Geneva", "Rome"), last=[second])
    assert got.contact.location == "Bern"
    assert conflicts(got) == ()
    assert set(got.sightings) == set(second.sightings)


def test_who_met_the_other_text_first_ends_with_what_was_typed():
    known = typed()
    shared = everywhere(known, "Geneva", "Bern")
    newcomer = met(shared, shared)
    here = shared = met(known, newcomer, last=[known])
    there = met(newcomer, shared, last=[newcomer])
    assert here == there == met(there, there)
    assert here.contact.location == "Bern"
    assert conflicts(here) == ()


WORDS = ("IOM", "OIM", "ABC", "Iom", "Ana Ruiz", "Ana Ruíz")
PHONES = ("+41225550142", "+41225550199", "+41225550155")
PAIR = st.one_of(
    *(st.tuples(st.sampled_from(some), st.sampled_from(some)) for some in (WORDS, PHONES))
)
STEPS = st.lists(st.tuples(PAIR, st.permutations(range(3)), st.integers(1, 3)), max_size=8)


@given(steps=STEPS)
@settings(max_examples=EXAMPLES, deadline=None)
def test_whoever_syncs_after_any_replacements_all_have_the_same_and_all_that_was_read(steps):
    first = contact()
    desks, shared, now = [first] * 3, first, datetime(2026, 11, 23, tzinfo=UTC)

    def sync(person):
        nonlocal shared, now
        now += timedelta(minutes=1)
        at = now.strftime("%Y-%m-%dT%H:%M:%SZ")
        desks[person] = shared = met(desks[person], shared, at)

    for number, ((old, new), order, many) in enumerate(steps):
        shared = everywhere(shared, old, new)
        wanted = shown(shared)
        for person in order[:many]:
            sync(person)
            assert number > 0 or shown(shared) == wanted
    for person in (0, 1, 2, 0, 1):
        sync(person)
    assert desks[0] == desks[1] == desks[2] == shared
    assert set(first.sightings) <= set(shared.sightings)


REPLACEMENT = st.tuples(PAIR, st.permutations(range(3)))


@given(step=REPLACEMENT)
@settings(max_examples=EXAMPLES, deadline=None)
def test_what_was_replaced_everywhere_is_what_all_have_in_whatever_order_they_sync(step):
    (old, new), order = step
    first = contact()
    shared = everywhere(first, old, new)
    wanted = shown(shared)
    desks = [first] * 3
    for person in (*order, *order):
        desks[person] = shared = met(desks[person], shared)
    assert desks[0] == desks[1] == desks[2]
    assert shown(shared) == wanted
    assert conflicts(shared) == ()
