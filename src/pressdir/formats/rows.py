"""Contacts, records and extractions as rows of plain values: the contract of every JSON output.

The keys are the field names of the contact file. A key is always there; what is not known is null
or an empty list. New keys may come at the end.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeAlias, TypeVar

from pressdir.errors import InvalidValueError
from pressdir.formats import values
from pressdir.formats.loaded import uid_for, uid_of
from pressdir.model import (
    Contact,
    Doubt,
    Evidence,
    Extraction,
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
from pressdir.normalise import names

SCHEMA = 1  # of a whole file; grows when a key changes its meaning
NAME_PARTS = ("family", "given", "additional", "prefix", "suffix")
SEEN = frozenset("name kind org role location emails phones langs tags note url extra".split())
MOMENT = re.compile(r"|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z")  # UTC; empty where nobody knows

Row: TypeAlias = dict[str, Any]


def contact_row(contact: Contact) -> Row:
    """What a document offers, as one row: the contract of `pressdir extract --format jsonl`."""
    return {
        **_facts(contact),
        "evidence": [_evidence_row(each) for each in contact.evidence],
        "confidence": contact.confidence,
        "doubts": list(contact.doubts),
    }


def extraction_row(extraction: Extraction) -> Row:
    """A document: what it is, its contacts, and what was left out."""
    return {
        "source": extraction.source,
        "contacts": [contact_row(each) for each in extraction.contacts],
        "doubts": [_doubt_row(each) for each in extraction.doubts],
        "title": extraction.title,
        "lang": extraction.lang,
        "date": extraction.date,
        "publisher": extraction.publisher,
        "digest": extraction.digest,
    }


def record_row(record: Record, releases: Mapping[str, Release] | None = None) -> Row:
    """A record with its history; each sighting names the release that `releases` knows for it."""
    contact = record.contact
    known = releases or {}
    return {
        "uid": record.uid,
        "rev": record.rev,
        **_facts(contact),
        "tags": list(record.tags),
        "note": record.note,
        "url": record.url,
        "name_parts": _parts(contact),
        "phone_kinds": {
            str(phone): phone.kind.value
            for phone in contact.phones
            if phone.kind is not PhoneKind.UNKNOWN
        },
        "sightings": [_sighting_row(each, known) for each in record.sightings],
        "extra": dict(record.extra),
        "unsure": [
            {"field": each.field, "value": each.value, "doubt": each.doubt}
            for each in record.unsure
        ],
        "reports": [_report_row(each) for each in record.reports],
    }


def _parts(contact: Contact) -> Row:
    """The parts of a person's name; a desk's name has none."""
    if contact.name is None or contact.kind is Kind.DESK:
        return {}
    name = names.parted(contact.name)
    return {part: text for part in NAME_PARTS if (text := getattr(name, part))}


def _facts(contact: Contact) -> Row:
    return {
        "name": contact.name.full if contact.name else None,
        "kind": contact.kind.value,
        "org": contact.org,
        "role": contact.role,
        "location": contact.location,
        "emails": [each.address for each in contact.emails],
        "phones": [str(each) for each in contact.phones],
        "langs": list(contact.langs),
    }


def _evidence_row(evidence: Evidence) -> Row:
    return {
        "field": evidence.field,
        "value": evidence.value,
        "start": evidence.start,
        "end": evidence.end,
        "line": evidence.line,
        "rule": evidence.rule,
    }


def _doubt_row(doubt: Doubt) -> Row:
    return {
        "value": doubt.value,
        "reason": doubt.reason.value,
        "start": doubt.start,
        "end": doubt.end,
        "line": doubt.line,
        "detail": doubt.detail,
    }


def _sighting_row(sighting: Sighting, releases: Mapping[str, Release]) -> Row:
    """Only what is said: most sightings have no kind and no removal."""
    row: Row = {"field": sighting.field, "value": sighting.value, "at": sighting.at}
    if sighting.release:
        row["release"] = sighting.release
    if release := releases.get(sighting.release or ""):
        row |= {"source": release.source, "title": release.title, "date": release.date}
    if sighting.gone:
        row["gone"] = True
    if sighting.kind:
        row["kind"] = sighting.kind.value
    if sighting.line:
        row["line"] = sighting.line
    if sighting.start is not None:
        row |= {"start": sighting.start, "end": sighting.end}
    if sighting.rule:
        row["rule"] = sighting.rule
    if sighting.doubt:
        row["doubt"] = sighting.doubt
    if sighting.by:
        row["by"] = sighting.by
    if sighting.over:
        row["over"] = sighting.over
    return row


def _report_row(report: Report) -> Row:
    """A report; of the whole contact where `field` and `value` are empty."""
    over = {"over": report.over} if report.over else {}
    return over | {
        "field": report.field,
        "value": report.value,
        "outcome": report.outcome.value,
        "at": report.at,
        "by": report.by,
        "note": report.note,
    }


def read_row(row: Any) -> Record:  # noqa: ANN401 -- any JSON
    """The record that `row` stands for; one of `contact_row` will do.

    Raises:
        InvalidValueError: the row is no contact, or a value is not what its field needs.
    """
    if not isinstance(row, dict):
        raise InvalidValueError(f"no contact, but a JSON {type(row).__name__}")
    contact = Contact(
        kind=_member(
            Kind, row.get("kind") or None, "kind", Kind.PERSON if row.get("name") else Kind.DESK
        ),
        name=_name(row),
        org=_text(row, "org"),
        role=_text(row, "role"),
        location=_text(row, "location"),
        emails=tuple(values.email(each) for each in _texts(row, "emails")),
        phones=_phones(row),
        langs=_texts(row, "langs"),
    )
    if contact == Contact(contact.kind):
        raise InvalidValueError("no name, organisation, e-mail or phone in it")
    uid = _text(row, "uid")
    return Record(
        uid=uid_of(uid) if uid else uid_for(contact),
        contact=contact,
        sightings=tuple(_sighting(each) for each in _list(row, "sightings")),
        tags=_texts(row, "tags"),
        note=_text(row, "note"),
        url=_text(row, "url"),
        extra=_mapping(row, "extra"),
        reports=tuple(_report(each) for each in _list(row, "reports")),
    )


def _name(row: Row) -> Name | None:
    full = _text(row, "name")
    if not full:
        return None
    parts = _mapping(row, "name_parts")
    return Name(full, **{part: str(parts[part]) for part in NAME_PARTS if parts.get(part)})


def _phones(row: Row) -> tuple[Phone, ...]:
    kinds = _mapping(row, "phone_kinds")
    return tuple(
        values.phone(each, _member(PhoneKind, kinds.get(each), "phone_kinds", PhoneKind.UNKNOWN))
        for each in _texts(row, "phones")
    )


def _sighting(row: Any) -> Sighting:  # noqa: ANN401 -- any JSON
    if not isinstance(row, dict):
        raise InvalidValueError(f"sightings: {row!r} is no sighting")
    start, end = row.get("start"), row.get("end")
    kind = row.get("kind")
    field, at = _text(row, "field") or "", _text(row, "at") or ""
    if field not in SEEN or not MOMENT.fullmatch(at):
        raise InvalidValueError(f"sightings: {field!r} at {at!r}: no field of ours, or no time")
    return Sighting(
        field=field,
        value=_seen(field, _text(row, "value") or "", gone=row.get("gone") is True),
        at=at,
        release=_text(row, "release"),
        gone=row.get("gone") is True,
        kind=_member(PhoneKind, kind, "kind", PhoneKind.UNKNOWN) if kind else None,
        line=_text(row, "line") or "",
        start=start if isinstance(start, int) else None,
        end=end if isinstance(end, int) else None,
        rule=_text(row, "rule") or "",
        doubt=_text(row, "doubt") or "",
        by=_text(row, "by") or "",
        over=_text(row, "over") or "",
    )


def _report(row: Any) -> Report:  # noqa: ANN401 -- any JSON
    if not isinstance(row, dict):
        raise InvalidValueError(f"reports: {row!r} is no report")
    field, value, at = (_text(row, each) or "" for each in ("field", "value", "at"))
    outcome = row.get("outcome")
    if field not in {"", "uid", *SEEN} or not at or not MOMENT.fullmatch(at) or outcome is None:
        raise InvalidValueError(f"reports: {outcome!r} of {field!r} at {at!r}: no report of ours")
    verdict = _member(Verdict, outcome, "outcome", Verdict.OK)
    by, note, over = (_text(row, each) or "" for each in ("by", "note", "over"))
    return Report(field, value, verdict, at, by, note, over)


def _seen(field: str, value: str, *, gone: bool) -> str:
    """The value of a sighting: what its field needs, unless it is gone and never shown."""
    if gone:
        return value
    match field:
        case "emails":
            return str(values.email(value))
        case "phones":
            return str(values.phone(value))
        case "kind":
            return _member(Kind, value, "kind", Kind.PERSON).value
        case _:
            return value


Member = TypeVar("Member", bound=StrEnum)


def _member(enum: type[Member], value: Any, field: str, default: Member) -> Member:  # noqa: ANN401
    if value is None:
        return default
    try:
        return enum(value)
    except ValueError as error:
        raise InvalidValueError(f"{field}: {value!r} is none of {', '.join(enum)}") from error


def _text(row: Row, field: str) -> str | None:
    value = row.get(field)
    if value is not None and not isinstance(value, str):
        raise InvalidValueError(f"{field}: {value!r} is no text")
    return value or None


def _texts(row: Row, field: str) -> tuple[str, ...]:
    items = _list(row, field)
    if not all(isinstance(each, str) for each in items):
        raise InvalidValueError(f"{field}: {items!r} are not all texts")
    return tuple(items)


def _list(row: Row, field: str) -> list[Any]:
    value = row.get(field) or []
    if not isinstance(value, list):
        raise InvalidValueError(f"{field}: {value!r} is no list")
    return value


def _mapping(row: Row, field: str) -> dict[str, Any]:
    value = row.get(field) or {}
    if not isinstance(value, dict):
        raise InvalidValueError(f"{field}: {value!r} is no object")
    return value
