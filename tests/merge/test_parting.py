"""Two that were made one are two again, and nothing is lost."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressdir.merge import (
    Directory,
    absorb,
    add_value,
    aliases,
    are_different,
    assign,
    parted,
    replicas,
    report,
    typed,
    unite,
)
from pressdir.merge.edits import MANY
from pressdir.merge.facts import values
from pressdir.model import (
    Contact,
    EmailAddress,
    Extraction,
    Kind,
    Name,
    Phone,
    PhoneKind,
    Release,
    Report,
    Verdict,
)

from .test_answers import ALI, ALY, T2, T3, kept, person

NEW = "n"
T4, T5 = "2026-11-24T10:00:00Z", "2026-11-25T10:00:00Z"


def said(record):
    return {*values(record)}


def test_both_have_what_they_had():
    joined, gone = unite(ALI, ALY, T3)
    one, other = parted(joined, gone, NEW, {}, T4, "Jo")
    assert (one.uid, said(one), one.note, one.extra) == ("a", said(ALI), None, {})
    assert (other.uid, said(other)) == (NEW, said(ALY))
    assert are_different(one, other)
    assert (aliases(one), aliases(other)) == (frozenset(), {"b"})
    told = {(each.value, each.outcome, each.by) for each in other.reports}
    assert told == {("a", Verdict.DIFFERENT, "Jo"), ("b", Verdict.WAS, "Jo")}
    assert Directory([one, other]).get("b") == other  # whoever has its old uid finds it


def test_who_was_parted_can_be_joined_again():
    one, other = parted(*unite(ALI, ALY, T3), NEW, {}, T4)
    again, _ = unite(one, other, T5)
    many = {each for each in said(ALI) | said(ALY) if each[0] in MANY}
    assert many <= said(again)
    merged = replicas.merged({"a": [again, one], "b": [ALY], "n": [_]})  # as a sync has it
    assert many <= said(merged["a"].record)


def test_what_was_seen_or_typed_since_goes_with_whom_it_is_about():
    joined, gone = unite(ALI, ALY, T3)
    offered = Contact(
        Kind.PERSON, Name("Mohammed Aly"), "River Aid", "Editor",
        emails=(EmailAddress("press@river.example"),), phones=(Phone("+41225550142"),),
    )  # fmt: skip
    release = Release("d9", "news.html", date="2026-11-01", read=T4)
    directory = Directory([joined])
    absorb(Extraction("news.html", "d9", (offered,)), release, directory, lambda _: "new")
    (joined,) = directory.records()
    joined = add_value(joined, "tags", "med", T4)
    joined = report(joined, Report("phones", "+41225550142", Verdict.DEAD, T4))
    one, other = parted(joined, gone, NEW, {"d9": release}, T5)
    assert said(one) == {*said(ALI), ("tags", "med")}
    assert ("role", "Editor") in said(other)
    assert Verdict.DEAD in {each.outcome for each in other.reports}
    assert Verdict.DEAD not in {each.outcome for each in one.reports}


def test_a_value_that_each_was_seen_with_on_its_own_stays_with_both():
    other = replace(person("b", "Mo Ali", phones=["+41225550142"], at=T2))
    mine = person("a", "Mohamed Ali", phones=["+41225550142"], release="d1")
    one, two = parted(*unite(mine, other, T3), NEW, {}, T4)
    assert [str(each) for each in one.contact.phones] == ["+41225550142"]
    assert [str(each) for each in two.contact.phones] == ["+41225550142"]


def test_two_from_one_file_both_keep_their_name_and_house():
    mine = person("a", "Mo Ali", org="River", emails=["a@x.example"])
    other = person("b", "Mo Ali", org="River", phones=["+41225550142"])
    one, two = parted(*unite(mine, other, T3), NEW, {}, T4)
    assert (said(one), said(two)) == (said(mine), said(other))


def test_notes_and_what_others_kept_part():
    mine = replace(ALI, note="Calls back.", extra={"vcard": ["X-A:1"], "x": 1})
    other = replace(ALY, note="Met in May.", extra={"vcard": ["X-A:1", "item1.X-B:2"], "x": 2})
    joined, gone = unite(mine, other, T3)
    assert {joined.extra["x"], joined.extra["x (2)"]} == {1, 2}
    one, two = parted(joined, gone, NEW, {}, T4)
    assert (one.note, two.note) == ("Calls back.", "Met in May.")
    assert (one.extra, two.extra) == ({"x": 1}, other.extra)


def test_parts_of_a_name_and_kinds_of_numbers_stay():
    name = Name("Mohamed Ali", family="Ali", given="Mohamed")
    mine = replace(ALI, contact=replace(ALI.contact, name=name))
    other = replace(
        ALY, contact=replace(ALY.contact, phones=(Phone("+41225550142", None, PhoneKind.OTHER),))
    )
    one, two = parted(*unite(mine, other, T3), NEW, {}, T4)
    assert one.contact.name.family == "Ali"
    assert two.contact.phones[0].kind is PhoneKind.OTHER


@settings(max_examples=60)
@given(one=kept("a"), other=kept("b"), more=st.lists(st.sampled_from(["River", "Sea"]), max_size=2))
def test_nothing_is_lost(one, other, more):
    joined, gone = unite(one, other, T3)
    for number, org in enumerate(more, 4):
        joined = assign(joined, "org", org, f"2026-11-2{number}T10:00:00Z")
    before = {(each.field, each.value) for each in typed(joined, "").sightings}
    first, second = parted(joined, gone, NEW, {}, "2026-11-28T10:00:00Z")
    after = {(each.field, each.value) for each in (*first.sightings, *second.sightings)}
    assert before <= after
    assert said(other) <= said(second)
    assert said(joined) <= said(first) | said(second) | {("org", org) for org in more[:-1]}
    notes = [*(first.note or "").split("\n\n"), *(second.note or "").split("\n\n")]
    assert {*(joined.note or "").split("\n\n")} <= {*notes, ""}
    assert are_different(first, second)


@pytest.mark.parametrize("uid", ["b", "c"])
def test_each_of_three_can_come_back(uid):
    third = person("c", "Amina Osei", org="Sea Trust", emails=["amina@sea.example"], at=T2)
    joined, gone = unite(ALI, ALY, T2)
    whole, last = unite(joined, third, T3)
    back = {"b": gone, "c": last}[uid]
    one, other = parted(whole, back, NEW, {}, T4)
    assert said(other) == said({"b": ALY, "c": third}[uid])
    assert aliases(one) == {"b", "c"} - {uid}
