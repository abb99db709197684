"""What one person keeps of a contact, joined to it for their eyes."""

import pytest

from pressdir.errors import UsageError
from pressdir.merge import add_value, assign, overlay, remove_value
from pressdir.model import (
    Contact,
    EmailAddress,
    Joined,
    Kind,
    Name,
    Phone,
    PhoneKind,
    Record,
    disclosed,
    own_values,
    shareable,
    shared,
)

AT = "2026-11-22T10:00:00Z"
ANA = Record(
    "a1",
    Contact(
        Kind.PERSON,
        Name("Ana Ruiz"),
        org="Harbour Trust",
        emails=(EmailAddress("ana@harbour.example"),),
        phones=(Phone("+41225550142", kind=PhoneKind.FIXED),),
    ),
    tags=("water",),
    note="Prefers a message.",
)


def row(*values, of=ANA, uid=None):
    """What is kept of a contact: each of these as (field, value)."""
    kept = overlay.united(of, [])
    for field, value in values:
        kept = add_value(kept, field, value, AT)
    kept = overlay.bare(kept)
    return kept if uid is None else Record(uid, kept.contact, kept.sightings, kept.tags, kept.note)


def test_values_are_joined_behind_those_of_the_contact():
    values = {"phones": "+41795550143", "tags": "vip", "note": "Late.", "emails": "a@b.example"}
    mine = row(*values.items())
    seen = overlay.seen(ANA, [mine])
    assert [str(each) for each in seen.contact.phones] == ["+41225550142", "+41795550143"]
    assert [str(each) for each in seen.contact.emails] == ["ana@harbour.example", "a@b.example"]
    assert (seen.tags, seen.note) == (("vip", "water"), "Prefers a message.\n\nLate.")
    assert set(own_values(seen)) == {*values.items()}
    assert shared(seen) == ANA


def test_what_the_contact_has_too_is_no_secret_and_shown_once():
    mine = row(("phones", "+41225550142"), ("tags", "Water"), ("note", "Prefers a message."))
    assert overlay.seen(ANA, [mine]) is ANA


def test_what_was_taken_back_is_not_joined_and_takes_nothing_from_the_contact():
    mine = remove_value(
        row(("phones", "+41225550142"), ("tags", "vip")), "phones", "+41225550142", AT
    )
    seen = overlay.seen(ANA, [mine])
    assert [str(each) for each in seen.contact.phones] == ["+41225550142"]
    assert own_values(seen) == (("tags", "vip"),)
    again = add_value(remove_value(mine, "tags", "vip", AT), "tags", "vip", AT)
    for each in (seen, overlay.seen(ANA, [again])):
        assert not [sighting for sighting in each.sightings if sighting.gone]
        assert own_values(each) == (("tags", "vip"),)


def test_fields_that_are_nobodys_own_are_not_joined():
    mine = assign(row(("tags", "vip")), "role", "Spy", AT)
    seen = overlay.seen(ANA, [mine])
    assert seen.contact.role is None
    with pytest.raises(UsageError, match="role: cannot be private"):
        overlay.refuse_public(["note", "role"])


def test_rows_of_two_that_became_one_are_joined_and_then_one():
    rows = [
        row(("tags", "vip"), ("note", "One.")),
        row(("tags", "old"), ("note", "Two."), uid="b2"),
    ]
    seen = overlay.seen(ANA, rows)
    assert seen.tags == ("old", "vip", "water")
    whole = overlay.united(ANA, rows)
    assert (whole.uid, whole.tags, whole.contact.label) == ("a1", ("old", "vip"), "Ana Ruiz")
    assert set(whole.note.split("\n\n")) == {"One.", "Two."}
    assert overlay.bare(whole).contact == Contact(Kind.PERSON)


def test_a_joined_record_is_refused_where_records_are_kept_and_none_else():
    seen = overlay.seen(ANA, [row(("tags", "vip"))])
    assert isinstance(seen, Joined)
    assert shareable(ANA) is ANA
    with pytest.raises(TypeError):
        shareable(seen)
    whole = disclosed(seen)
    assert (type(whole), whole.tags) == (Record, ("vip", "water"))
    assert disclosed(ANA) is ANA
