"""A record as a row, over the one that it had: what did not change keeps its notation."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import orjson

from pressdir.errors import InvalidNameError
from pressdir.model import Name, Record, Release, Report, Sighting, shareable
from pressdir.store.codec.fields import (
    EXTRA,
    FIELDS,
    MARKS,
    PARTS,
    RELEASE_FIELDS,
    Row,
    as_json,
    in_order,
)
from pressdir.store.codec.reading import LISTS, decode


def encode(record: Record, old: Row | None = None) -> Row:
    """Write a contact's row, over the `old` one if there is one.

    Raises:
        InvalidValueError: `extra` holds what JSON cannot.
        TypeError: the record is joined with what is private.
    """
    row = _fresh(shareable(record))
    if old is None and not record.extra:
        return as_json(row, record.contact.label)
    if old is not None:
        _keep(row, record, old)
    row = as_json(in_order(row), record.contact.label)
    return row if row == old else _marked(row)


def encode_new(record: Record) -> tuple[Row, bytes]:
    """Write the row of a new contact, and the same in JSON. Raises what `encode` raises."""
    if not record.extra:
        with suppress(TypeError):  # half characters, which `encode` replaces
            row = _fresh(shareable(record))
            return row, orjson.dumps(row)
    row = encode(record)
    return row, orjson.dumps(row)


def _marked(row: Row) -> Row:
    """Give the row with marks of the fields of other programs, as they are now."""
    told = row.get(MARKS, {})
    extra = {key: value for key, value in row.items() if key not in FIELDS}
    if not isinstance(told, dict) or not (extra or EXTRA in told):
        return row
    from pressdir.merge.extras import marks  # noqa: PLC0415 - few rows have any

    return {**row, MARKS: {**told, EXTRA: " ".join(sorted(marks(extra)))}}


def encode_release(release: Release, old: Row | None = None) -> Row:
    """Write a release's row, over the `old` one if there is one."""
    row: Row = {
        "source": release.source,
        "title": release.title,
        "date": release.date,
        "lang": release.lang,
        "read": release.read or None,
        **{key: (old or {})[key] for key in sorted((old or {}).keys() - RELEASE_FIELDS)},
        "digest": release.digest,
    }
    return as_json({key: value for key, value in row.items() if value is not None}, release.source)


def _fresh(record: Record) -> Row:
    """Write a row, in order but for the fields of other programs, which come first."""
    contact = record.contact
    extra = record.extra
    row: Row = {key: value for key, value in extra.items() if key not in FIELDS} if extra else {}
    row["kind"] = contact.kind.value
    if contact.name is not None:
        row |= _name_fields(contact.name)
    for key, text in (
        ("role", contact.role),
        ("org", contact.org),
        ("location", contact.location),
    ):
        if text:
            row[key] = text
    if contact.emails:
        row["emails"] = [email.address for email in contact.emails]
    if contact.phones:
        row["phones"] = [str(phone) for phone in contact.phones]
    for key, value in (
        ("langs", [*contact.langs]),
        ("tags", [*record.tags]),
        ("url", record.url),
        ("note", record.note),
        ("sightings", [*map(_sighting_fields, record.sightings)]),
        ("reports", [*map(_report_fields, record.reports)]),
    ):
        if value:
            row[key] = value
    row["uid"] = record.uid
    return row


def _name_fields(name: Name) -> Row:
    parts = _parts_of(name)
    if not any(parts) or parts == _by_itself(name.full):
        return {"name": name.full}
    return {
        "name": name.full,
        **{key: part for key, part in zip(PARTS, parts, strict=True) if part},
    }


def _parts_of(name: Name) -> tuple[str, ...]:
    """The parts, in the order of `PARTS`."""
    return name.family, name.given, name.additional, name.prefix, name.suffix


def _by_itself(full: str) -> tuple[str, ...]:
    """Give the parts that a name shows without being told."""
    from pressdir.normalise import names  # noqa: PLC0415 - only writing needs it, looking up not

    if plain := names.usual.parts(full):
        return *plain, "", ""
    with suppress(InvalidNameError):
        return _parts_of(names.parse(full))
    return ("",) * len(PARTS)


def _sighting_fields(sighting: Sighting) -> Row:
    """Only what is said: a file has a million, and most say little."""
    field, value, at, release, gone, kind, line, start, end, rule, doubt, by, over = sighting
    row: Row = {"field": field, "value": value, "at": at}
    if release is not None:
        row["release"] = release
    if gone:
        row["gone"] = True
    if kind:
        row["kind"] = kind.value
    if line:
        row["line"] = line
    if start is not None:
        row["start"] = start
    if end is not None:
        row["end"] = end
    if rule:
        row["rule"] = rule
    if doubt:
        row["doubt"] = doubt
    if by:
        row["by"] = by
    if over:
        row["over"] = over
    return row


def _report_fields(report: Report) -> Row:
    about = {"field": report.field, "value": report.value} if report.value else {}
    rest = {"by": report.by, "note": report.note, "over": report.over}
    row: Row = {**about, "outcome": report.outcome.value, "at": report.at}
    return row | {key: value for key, value in rest.items() if value}


def _keep(row: Row, record: Record, old: Row) -> None:
    """Take over from the `old` row what did not change, and what was not understood."""
    before = decode(old, record.uid, [])
    if MARKS in old:
        row[MARKS] = old[MARKS]
    for keys, value in _GROUPS:
        if value(before) == value(record):
            for key in keys:
                row.pop(key, None)
            row |= {key: old[key] for key in keys if key in old}
    for key, read in LISTS.items():
        listed = old.get(key)
        if listed and row.get(key) is not listed:
            items = with_the_rest(row.get(key, []), listed, read)
            row |= {key: items} if items else {}


def marks_of(row: Row) -> frozenset[str] | None:
    """What fields of other programs we knew when we wrote the row; None if we never did."""
    told = row.get(MARKS)
    known = told.get(EXTRA, "") if isinstance(told, dict) else None
    return frozenset(known.split()) if isinstance(known, str) else None


def with_the_rest(new: list[Any], old: Any, read: Callable[[Any], object]) -> list[Any]:  # noqa: ANN401 - any JSON
    """Give the new items, in the notation of the old, with those that were not understood."""
    listed = old if isinstance(old, list) else [old]
    written = {read(item): item for item in listed}  # an item keeps its notation and unknown keys
    kept = [written.get(read(item), item) for item in new]
    return kept + [item for item in listed if read(item) is None]


def _name_and_parts(record: Record) -> tuple[str, ...] | None:
    name = record.contact.name
    return (name.full, *(getattr(name, key) for key in PARTS)) if name else None


_GROUPS: tuple[tuple[tuple[str, ...], Callable[[Record], object]], ...] = (
    (("kind",), lambda record: record.contact.kind),
    (("name", *PARTS), _name_and_parts),
    (("role",), lambda record: record.contact.role),
    (("org",), lambda record: record.contact.org),
    (("location",), lambda record: record.contact.location),
    (("emails",), lambda record: record.contact.emails),
    (("phones",), lambda record: record.contact.phones),
    (("langs",), lambda record: record.contact.langs),
    (("tags",), lambda record: record.tags),
    (("url",), lambda record: record.url),
    (("note",), lambda record: record.note),
    (("sightings",), lambda record: record.sightings),
    (("reports",), lambda record: record.reports),
)
