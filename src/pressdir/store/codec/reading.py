"""A row as a record: what is not understood is said, and never a reason to fail."""

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any, TypeVar

from pressdir.errors import InvalidEmailError, InvalidPhoneError
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
from pressdir.store.codec.fields import FIELDS, PARTS, Row

Faults = list[tuple[str, str]]  # field, what is wrong with it
T = TypeVar("T")

_PARTS = frozenset(PARTS)
# What `normalise` makes looks like this; anything else was typed into the file.
EMAIL = re.compile(r'[^\s\x00-\x1f\x7f-\x9f@"<>(),;:]{1,64}@[^\s\x00-\x1f\x7f-\x9f@"<>(),;:A-Z]+')
PHONE = re.compile(r"(\+[1-9][0-9]{1,14})(?:;ext=([0-9]{1,11}))?")
PHONE_KINDS = {kind.value: kind for kind in PhoneKind}
_VERDICTS = {verdict.value: verdict for verdict in Verdict}
_TEXT_OR_NONE = frozenset({str, type(None)})
_INT_OR_NONE = frozenset({int, type(None)})


def decode(row: Mapping[str, Any], uid: str, faults: Faults) -> Record:
    """Read a contact's row; what is not understood goes to `faults`."""
    name = _name(row, faults)
    sightings = _values(row, "sightings", sighting_of, faults)
    phones = with_kinds(_values(row, "phones", _phone, faults), sightings)
    contact = Contact(
        kind=_kind(row, name, faults),
        name=name,
        org=_text(row, "org", faults),
        role=_text(row, "role", faults),
        location=_text(row, "location", faults),
        emails=_values(row, "emails", _email, faults),
        phones=phones,
        langs=_values(row, "langs", _item, faults),
    )
    return Record(
        uid=uid,
        contact=contact,
        sightings=sightings,
        tags=_values(row, "tags", _item, faults),
        note=_text(row, "note", faults),
        url=_text(row, "url", faults),
        extra={} if row.keys() <= FIELDS else {k: row[k] for k in row if k not in FIELDS},
        reports=_values(row, "reports", report_of, faults),
    )


def decode_release(row: Any) -> Release | None:  # noqa: ANN401 - any JSON
    """Read a release's row; None when it is none."""
    if not isinstance(row, dict) or not _item(row.get("digest")):
        return None
    text: dict[str, Any] = {
        key: row[key]
        for key in ("digest", "source", "title", "date", "lang", "read")
        if isinstance(row.get(key), str)
    }
    return Release(**{"source": "", **text})


def _text(row: Mapping[str, Any], key: str, faults: Faults) -> str | None:
    value = row.get(key)
    if value is None or type(value) is str:
        return value or None
    faults.append((key, "is no text"))
    return None


def _kind(row: Mapping[str, Any], name: Name | None, faults: Faults) -> Kind:
    match row.get("kind"):
        case "person":
            return Kind.PERSON
        case "desk":
            return Kind.DESK
        case None:
            pass
        case _:
            faults.append(("kind", 'is neither "person" nor "desk"'))
    return Kind.PERSON if name else Kind.DESK


def _name(row: Mapping[str, Any], faults: Faults) -> Name | None:
    full = _text(row, "name", faults)
    if full is None:
        return None
    if _PARTS.isdisjoint(row):
        return Name(full)  # its parts are what `normalise.names.parse` finds; few look at them
    return Name(full, **{key: _text(row, key, faults) or "" for key in PARTS if key in row})


def _values(
    row: Mapping[str, Any], key: str, read: Callable[[Any], T | None], faults: Faults
) -> tuple[T, ...]:
    """Read a list, which is a set; a single value counts as a list of one."""
    listed = row.get(key)
    if not listed:
        return ()
    if type(listed) is not list:
        listed = [listed]
    values = [read(item) for item in listed]
    if not all(values):  # a value is never false; `None in` would compare each
        faults += [(f"{key}[{n}]", "is not understood") for n, v in enumerate(values) if v is None]
    found = tuple(filter(None, values))
    # Sightings are many and never written twice.
    return found if len(found) == 1 or key == "sightings" else tuple(dict.fromkeys(found))


def _item(value: Any) -> str | None:  # noqa: ANN401 - any JSON
    return value or None if type(value) is str else None


def _email(value: Any) -> EmailAddress | None:  # noqa: ANN401 - any JSON
    if type(value) is not str:
        return None
    if EMAIL.fullmatch(value):
        return EmailAddress(value)
    from pressdir.normalise import emails  # noqa: PLC0415 - slow to load, and seldom needed

    with suppress(InvalidEmailError):
        return emails.parse(value)
    return None


def _phone(value: Any) -> Phone | None:  # noqa: ANN401 - any JSON
    if type(value) is not str:
        return None
    found = PHONE.fullmatch(value)
    if found:
        return Phone(found[1], found[2])
    from pressdir.normalise import phones  # noqa: PLC0415 - slow to load, and seldom needed

    with suppress(InvalidPhoneError):
        return phones.parse(value)
    return None


def with_kinds(phones: tuple[Phone, ...], sightings: Iterable[Sighting]) -> tuple[Phone, ...]:
    """Give numbers with what their sightings say that they ring."""
    kinds = kinds_told(sightings)
    if not kinds:
        return phones
    return tuple(
        Phone(phone.number, phone.extension, kinds.get(str(phone)) or PhoneKind.UNKNOWN)
        for phone in phones
    )


def kinds_told(sightings: Iterable[Sighting]) -> dict[str, PhoneKind]:
    """Give what the newest sightings that tell it say that numbers ring."""
    telling = [each for each in sightings if each.kind and each.field == "phones"]
    telling.sort(key=lambda each: each.at)
    return {each.value: each.kind for each in telling if each.kind}


def sighting_of(item: Any) -> Sighting | None:  # noqa: ANN401 - any JSON
    """Read a sighting; None when it is not understood."""
    try:
        field, value, at = item["field"], item["value"], item["at"]
    except (KeyError, TypeError):
        return None
    release = item.get("release")
    in_order = type(field) is type(value) is type(at) is str
    if not in_order or type(release) not in _TEXT_OR_NONE:
        return None
    if len(item) == (4 if release else 3):  # the usual one, of which there are many
        return Sighting(field, value, at, release)
    return _whole_sighting(item, Sighting(field, value, at, release))


def _whole_sighting(item: Row, sighting: Sighting) -> Sighting | None:
    gone, kind, line = item.get("gone", False), item.get("kind"), item.get("line", "")
    start, end = item.get("start"), item.get("end")
    rule, doubt = item.get("rule", ""), item.get("doubt", "")
    by, over = item.get("by", ""), item.get("over", "")
    understood = (
        type(gone) is bool
        and (kind is None or (type(kind) is str and kind in PHONE_KINDS))
        and type(line) is type(rule) is type(doubt) is type(by) is type(over) is str
        and type(start) in _INT_OR_NONE
        and type(end) in _INT_OR_NONE
    )
    if not understood:
        return None
    known = PHONE_KINDS[kind] if kind else None
    return Sighting(*sighting[:4], gone, known, line, start, end, rule, doubt, by, over)


def report_of(item: Any) -> Report | None:  # noqa: ANN401 - any JSON
    """Read a report; None when it is not understood."""
    if not isinstance(item, dict):
        return None
    told = [item.get(key, "") for key in ("outcome", "field", "value", "at", "by", "note", "over")]
    if not all(type(text) is str for text in told):
        return None
    outcome, field, value, at, by, note, over = told
    if outcome not in _VERDICTS or not at:
        return None
    return Report(field, value, _VERDICTS[outcome], at, by, note, over)


LISTS: Mapping[str, Callable[[Any], object]] = {
    "emails": _email,
    "phones": _phone,
    "langs": _item,
    "tags": _item,
    "sightings": sighting_of,
    "reports": report_of,
}
KEYS: Mapping[str, frozenset[str]] = {  # of what is an object in a list
    "sightings": frozenset(Sighting._fields),
    "reports": frozenset(Report.__slots__),
}
