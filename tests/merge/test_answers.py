"""Two contacts that are one, or are not: nothing is lost, and nothing is asked twice."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressdir.merge import (
    Directory,
    absorb,
    aliases,
    answer,
    are_different,
    assign,
    join,
    part,
    remove_value,
    signed,
    typed,
    unite,
)
from pressdir.merge.facts import values
from pressdir.model import (
    Contact,
    EmailAddress,
    Extraction,
    Kind,
    Name,
    Phone,
    Record,
    Release,
    Sighting,
    Verdict,
)

T1, T2, T3 = (f"2026-11-2{day}T10:00:00Z" for day in (1, 2, 3))


def person(uid, name, *, org=None, emails=(), phones=(), at=T1, release=None, **more):
    contact = Contact(
        Kind.PERSON, Name(name), org, None, None,
        tuple(map(EmailAddress, emails)), tuple(map(Phone, phones)),
    )  # fmt: skip
    record = Record(uid, contact, **more)
    seen = [
        Sighting(field, value, at, release, start=place)
        for place, (field, value) in enumerate(values(record))
    ]
    return replace(record, sightings=tuple(seen))


ALI = person(
    "a", "Mohamed Ali", org="Harbour Trust", emails=["m.ali@harbour.example"], release="d1"
)
ALY = person("b", "Mohammed Aly", org="River Aid", emails=["press@river.example"],
             phones=["+41225550142"], at=T2, release="d2")  # fmt: skip
OTHER = person("c", "Mohamed Ali", org="River Aid", emails=["mohamed@river.example"])

texts = st.sampled_from(["", "Prefers a call.", "Met in May.\n\nSends maps."])
extras = st.dictionaries(
    st.sampled_from(["vcard", "country", "x"]),
    st.sampled_from(["CZ", "DE", 7])
    | st.lists(st.sampled_from(["item1.X-A:1", "item1.X-B:2", "Z:3"]), max_size=2),
    max_size=2,
)  # fmt: skip


@st.composite
def kept(draw, uid):
    record = person(
        uid,
        draw(st.sampled_from(["Ana Ruiz", "A. Ruiz", "Ana Ruíz"])),
        org=draw(st.none() | st.sampled_from(["Harbour", "River"])),
        emails=draw(st.lists(st.sampled_from(["a@x.example", "b@x.example"]), unique=True)),
        at=draw(st.sampled_from([T1, T2, T3])),
        release=draw(st.none() | st.sampled_from(["d1", "d2"])),
        tags=tuple(draw(st.lists(st.sampled_from(["med", "sea"]), unique=True))),
        extra=draw(extras),
    )
    if draw(st.booleans()):  # as another program writes it
        record = replace(record, sightings=())
    if note := draw(texts):
        record = assign(record, "note", note, draw(st.sampled_from([T1, T2])))
    return record


three = st.tuples(kept("a"), kept("b"), kept("c"))


def merged(one, other):
    return unite(one, other, T3, "Jo")[0]


@given(records=three)
@settings(max_examples=60)
def test_in_whatever_order_three_become_one_it_is_the_same_one(records):
    a, b, c = records
    all_orders = [merged(merged(x, y), z) for x, y, z in permutations((a, b, c))]
    assert all(each == all_orders[0] for each in all_orders)
    assert (all_orders[0].uid, aliases(all_orders[0])) == ("a", {"b", "c"})


@given(records=three)
@settings(max_examples=60)
def test_nothing_of_either_is_lost(records):
    one, other, _ = records
    after = merged(one, other)
    held = {each[:4] for each in after.sightings}
    assert {each[:4] for each in (*one.sightings, *other.sightings)} <= held
    shown = {(field, value.casefold()) for field, value in values(after)}
    seen = {(each.field, each.value) for each in after.sightings}
    for record in (one, other):
        assert set(record.tags) <= set(after.tags)
        for field, value in values(record):
            assert (field, value.casefold()) in shown or (field, value) in seen
        for paragraph in filter(None, (record.note or "").split("\n\n")):
            assert paragraph in (after.note or "")
        for key, value in record.extra.items():
            alike = [each for name, each in after.extra.items() if name.startswith(key)]
            if not isinstance(value, list):
                assert value in alike
            else:
                held = {
                    line.rpartition(".")[2]
                    for each in alike
                    if isinstance(each, list)
                    for line in each
                }
                assert {line.rpartition(".")[2] for line in value} <= held


def test_the_smaller_uid_stays_and_the_other_is_its_alias():
    stays, gone = unite(ALY, ALI, T3, "Jo")
    assert (stays.uid, aliases(stays), gone.uid) == ("a", {"b"}, "b")
    (said,) = stays.reports
    assert (said.field, said.value, said.outcome, said.at, said.by) == (
        "uid", "b", Verdict.SAME, T3, "Jo",
    )  # fmt: skip


def test_a_value_of_another_program_is_not_lost_when_it_is_not_shown():
    one = Record("a", Contact(Kind.PERSON, Name("Ana Ruiz"), org="Harbour"))
    other = Record("b", Contact(Kind.PERSON, Name("Ana Ruiz"), org="River"))
    orgs = {each.value for each in merged(one, other).sightings if each.field == "org"}
    assert orgs == {"Harbour", "River"}


def test_both_notes_stay_though_one_was_written_at_the_times_of_the_other():
    one = assign(ALI, "note", "Prefers a call.", T1)
    other = assign(assign(ALY, "note", "Met in May.", T1), "note", "Met in June.", T2)
    assert merged(one, other).note == "Prefers a call.\n\nMet in June."


def test_an_edit_of_the_note_afterwards_is_not_undone_by_an_old_copy():
    before = merged(assign(ALI, "note", "Old.", T1), ALY)
    after = signed(before, assign(before, "note", "New.", T3), T3)
    old = assign(ALI, "note", "Old.", T1)
    assert join(after, old).note == "New."


def test_groups_of_two_cards_do_not_become_one_group():
    one = replace(ALI, extra={"vcard": ["item1.X-ABDATE:1", "item1.X-ABLABEL:Met"]})
    other = replace(ALY, extra={"vcard": ["item1.X-ABDATE:2", "item1.X-ABLABEL:Left"]})
    lines = merged(one, other).extra["vcard"]
    groups = {}
    for line in lines:
        group, _, rest = line.partition(".")
        groups.setdefault(group, set()).add(rest)
    assert sorted(map(sorted, groups.values())) == [
        ["X-ABDATE:1", "X-ABLABEL:Met"], ["X-ABDATE:2", "X-ABLABEL:Left"],
    ]  # fmt: skip


def test_lists_of_other_things_than_texts_stay_what_they_are():
    one, other = (
        replace(each, extra={"x": [{"a": number}]}) for number, each in ((1, ALI), (2, ALY))
    )
    assert merged(one, other).extra == {"x": [{"a": 1}, {"a": 2}]}


# --- answers --------------------------------------------------------------------------------------


def test_not_the_same_is_said_of_both():
    one, other = part(ALI, OTHER, T2, "Jo")
    assert are_different(one, other)
    assert are_different(other, one)
    assert are_different(one, OTHER)
    assert not are_different(ALI, ALY)


def test_what_is_said_of_one_half_holds_for_the_whole():
    ali, other = part(ALI, OTHER, T2)
    assert are_different(merged(ali, ALY), other)
    aly, third = part(ALY, person("d", "Mohamed Aly"), T2)
    assert are_different(merged(ALI, aly), third)


def test_the_newest_answer_counts():
    one, other = part(ALI, ALY, T2)
    assert answer(merged(one, other), other).outcome is Verdict.SAME
    first, second = part(merged(ALI, ALY), ALY, T1)  # a clock that is behind
    assert are_different(first, second)


def test_it_is_found_by_the_uid_of_either():
    directory = Directory([merged(ALI, ALY), OTHER])
    assert directory.get("b") == directory.get("a")
    assert directory.get("c") == OTHER


@pytest.mark.parametrize("half", [ALI, ALY], ids=["one", "other"])
def test_a_release_that_offers_either_half_makes_no_twin(half):
    directory = Directory([merged(ALI, ALY), OTHER])
    offered = replace(half.contact, emails=half.contact.emails[:1], phones=())
    release = Release("d9", "again.html", read=T3)
    (outcome,) = absorb(
        Extraction("again.html", "d9", (offered,)), release, directory, lambda _: "new"
    )
    assert outcome.after.uid == "a"
    assert len(directory.records()) == 2


def test_a_value_that_was_removed_of_one_half_stays_removed():
    fewer = remove_value(ALY, "phones", "+41225550142", T2)
    assert merged(ALI, fewer).contact.phones == ()


def test_uniting_gives_a_value_without_a_source_no_day():
    bare = Record("b", Contact(Kind.PERSON, Name("Ana Ruiz"), org="River"))
    (org,) = [each for each in typed(bare, "").sightings if each.field == "org"]
    assert org in merged(ALI, bare).sightings
    assert merged(ALI, bare).contact.org == "River"  # typed, as before
