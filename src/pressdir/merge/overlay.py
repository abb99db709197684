"""What one person keeps of a contact for themselves, joined to it for their eyes.

Their own values are a record with the uid of the contact, in a file of their own. A value that the
contact has, too, is no secret, and shown once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pressdir.errors import UsageError
from pressdir.merge.facts import values
from pressdir.merge.join import join
from pressdir.merge.keys import Key, key
from pressdir.merge.notes import PARAGRAPH
from pressdir.model import Contact, EmailAddress, Joined, Record, Sighting

PRIVATE = ("phones", "emails", "langs", "tags", "note")  # fields that can be one person's own


def refuse_public(fields: Iterable[str]) -> None:
    """Raise a UsageError if one of `fields` is nobody's own: a name is what others know it by."""
    for field in fields:
        if field not in PRIVATE:
            hint = f"Private may be: {' '.join(PRIVATE)}."
            raise UsageError(f"{field}: cannot be private", hint=hint)


def united(record: Record, rows: Sequence[Record]) -> Record:
    """All that somebody keeps of `record`: under its uid, also what was kept of those it was.

    It is called as `record` is, so that people know whom a sentence is about (`bare`).
    """
    found = [replace(row, uid=record.uid) for row in rows]
    whole = found[0] if found else Record(record.uid, Contact(record.contact.kind))
    for row in found[1:]:
        whole = join(whole, row)
    named = replace(whole.contact, name=record.contact.name, org=record.contact.org)
    return replace(whole, contact=named)


def bare(row: Record) -> Record:
    """What `united` gave, as it is kept: private values, and no more."""
    return replace(row, contact=replace(row.contact, name=None, org=None))


def own(row: Record) -> tuple[tuple[str, str], ...]:
    """The values of a person's own row that can be private, as (field, value), and the note."""
    known = [(field, value) for field, value in values(row) if field in PRIVATE]
    return (*known, *([("note", row.note)] if row.note else ()))


def seen(record: Record, rows: Sequence[Record]) -> Record:
    """`record` with what somebody keeps of it; as it is, if that is nothing else."""
    theirs = {key(*value) for value in values(record)} | {("note", record.note)}
    mine: dict[Key, tuple[str, str]] = {}
    for field, value in (each for row in rows for each in own(row)):
        known = (field, value) if field == "note" else key(field, value)
        if known not in theirs:
            mine.setdefault(known, (field, value))
    if not mine:
        return record
    contact = record.contact
    by_field = {
        name: [value for field, value in mine.values() if field == name] for name in PRIVATE
    }
    kinds = {str(each): each for row in rows for each in row.contact.phones}
    return Joined(
        record.uid,
        replace(
            contact,
            emails=(*contact.emails, *map(EmailAddress, by_field["emails"])),
            phones=(*contact.phones, *(kinds[each] for each in by_field["phones"])),
            langs=(*contact.langs, *by_field["langs"]),
        ),
        sightings=(*record.sightings, *_sightings(rows, mine)),
        tags=tuple(sorted((*record.tags, *by_field["tags"]))),
        note=PARAGRAPH.join(filter(None, [record.note, *by_field["note"]])) or None,
        url=record.url,
        extra=record.extra,
        reports=record.reports,
        shared=record,
        own=tuple(mine.values()),
    )


def _sightings(rows: Iterable[Record], mine: dict[Key, tuple[str, str]]) -> list[Sighting]:
    return [
        each
        for row in rows
        for each in row.sightings
        if not each.gone and each.field != "note" and key(each.field, each.value) in mine
    ]
