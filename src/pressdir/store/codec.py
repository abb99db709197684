"""Record <-> row of the contact file, and the ids of rows.

A person may have edited the row. So reading never fails: it takes what it understands and says
what it does not. And writing never loses: a field that did not change keeps its notation, a value
that was not understood stays where it is, and so do fields that we have never heard of.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, TypeVar

import orjson

from pressdir.errors import (
    InvalidEmailError,
    InvalidNameError,
    InvalidPhoneError,
    InvalidValueError,
)
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
    shareable,
)
from pressdir.store import layout

Row = dict[str, Any]
Faults = list[tuple[str, str]]  # field, what is wrong with it
T = TypeVar("T")

MARKS = "_s"  # what a merge needs to know of the row when we wrote it; unknown keys are kept
PARTS = ("family", "given", "additional", "prefix", "suffix")
FIRST = ("kind", "name", *PARTS, "role", "org", "location", "emails", "phones", "langs", "tags",
         "url", "note")  # fmt: skip
LAST = ("sightings", "reports", "uid", MARKS)
FIELDS = frozenset(FIRST + LAST)
_PARTS = frozenset(PARTS)


def row_id(key: str) -> int:
    """Give the id that a row has by its uid or digest: 48 bits, which every JSON reader holds."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=6).digest()) or 1


# --- reading --------------------------------------------------------------------------------


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


def _by_itself(full: str) -> Name:
    """Give the name with the parts that it shows without being told."""
    from pressdir.normalise import names  # noqa: PLC0415 - only writing needs it, looking up not

    with suppress(InvalidNameError):
        return names.parse(full)
    return Name(full)


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


# What `normalise` makes looks like this; anything else was typed into the file.
EMAIL = re.compile(r'[^\s\x00-\x1f\x7f-\x9f@"<>(),;:]{1,64}@[^\s\x00-\x1f\x7f-\x9f@"<>(),;:A-Z]+')
PHONE = re.compile(r"(\+[1-9][0-9]{1,14})(?:;ext=([0-9]{1,11}))?")


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


PHONE_KINDS = {kind.value: kind for kind in PhoneKind}


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


_VERDICTS = {verdict.value: verdict for verdict in Verdict}
_TEXT_OR_NONE = frozenset({str, type(None)})
_INT_OR_NONE = frozenset({int, type(None)})


# --- writing --------------------------------------------------------------------------------


def encode(record: Record, old: Row | None = None) -> Row:
    """Write a contact's row, over the `old` one if there is one.

    Raises:
        InvalidValueError: `extra` holds what JSON cannot.
        TypeError: the record is joined with what is private.
    """
    row = _fresh(shareable(record))
    if old is not None:
        _keep(row, record, old)
    row = as_json(_ordered(row), record.contact.label)
    return row if row == old else _marked(row)


def _marked(row: Row) -> Row:
    """Give the row with marks of the fields of other programs, as they are now."""
    told = row.get(MARKS, {})
    extra = {key: value for key, value in row.items() if key not in FIELDS}
    if not isinstance(told, dict) or not (extra or _EXTRA in told):
        return row
    from pressdir.merge.extras import marks  # noqa: PLC0415 - few rows have any

    return {**row, MARKS: {**told, _EXTRA: " ".join(sorted(marks(extra)))}}


def _ordered(row: Row) -> Row:
    ordered = [key for key in FIRST if key in row]
    ordered += sorted(row.keys() - FIELDS)
    ordered += [key for key in LAST if key in row]
    return {key: row[key] for key in ordered}


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


RELEASE_FIELDS = frozenset({"source", "title", "date", "lang", "read", "digest"})


def _fresh(record: Record) -> Row:
    """Write a row, in order but for the fields of other programs, which come first."""
    contact = record.contact
    row: Row = {key: value for key, value in record.extra.items() if key not in FIELDS}
    row["kind"] = contact.kind.value
    row |= _name_fields(contact.name)
    listed: dict[str, Any] = {
        "role": contact.role,
        "org": contact.org,
        "location": contact.location,
        "emails": [str(email) for email in contact.emails],
        "phones": [str(phone) for phone in contact.phones],
        "langs": list(contact.langs),
        "tags": list(record.tags),
        "url": record.url,
        "note": record.note,
        "sightings": [_sighting_fields(sighting) for sighting in record.sightings],
        "reports": [_report_fields(report) for report in record.reports],
    }
    row |= {key: value for key, value in listed.items() if value}
    row["uid"] = record.uid
    return row


def _name_fields(name: Name | None) -> Row:
    if name is None:
        return {}
    parts = {key: value for key in PARTS if (value := getattr(name, key))}
    alone = _by_itself(name.full) if parts else name
    if all(getattr(name, key) == getattr(alone, key) for key in PARTS):
        return {"name": name.full}
    return {"name": name.full, **parts}


def _sighting_fields(sighting: Sighting) -> Row:
    """Only what is said: a file has a million, and most say little."""
    row: Row = {"field": sighting.field, "value": sighting.value, "at": sighting.at}
    if sighting.release is not None:
        row["release"] = sighting.release
    if sighting.gone:
        row["gone"] = True
    if sighting.kind:
        row["kind"] = sighting.kind.value
    if sighting.line:
        row["line"] = sighting.line
    if sighting.start is not None:
        row["start"] = sighting.start
    if sighting.end is not None:
        row["end"] = sighting.end
    if sighting.rule:
        row["rule"] = sighting.rule
    if sighting.doubt:
        row["doubt"] = sighting.doubt
    if sighting.by:
        row["by"] = sighting.by
    if sighting.over:
        row["over"] = sighting.over
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
            items = _with_the_rest(row.get(key, []), listed, read)
            row |= {key: items} if items else {}


def marks_of(row: Row) -> frozenset[str] | None:
    """What fields of other programs we knew when we wrote the row; None if we never did."""
    told = row.get(MARKS)
    known = told.get(_EXTRA, "") if isinstance(told, dict) else None
    return frozenset(known.split()) if isinstance(known, str) else None


def merged(rows: Sequence[Row], record: Record) -> Row:
    """Give the row of a contact that other files have too, from theirs; the same for each of them.

    All in our own notation; what is not understood of any of them comes along.

    Raises:
        InvalidValueError: `extra` holds what JSON cannot.
    """
    row = encode(record)
    for key, read in LISTS.items():
        rest = [item for old in rows for item in _listed(old.get(key)) if read(item) is None]
        if key in _TOLD:
            row |= _with_unknown_keys(row, key, rows)
        if rest:
            row[key] = [*row.get(key, []), *_each_once(rest)]
    for key in FIRST:
        if key not in row and key not in LISTS:
            odd = [old[key] for old in rows if key in old and not isinstance(old[key], str)]
            row |= {key: _each_once(odd)[0]} if odd else {}
    others = [old[MARKS] for old in rows if isinstance(old.get(MARKS), dict)]
    kept = {name: value for marks in others for name, value in marks.items() if name != _EXTRA}
    if kept:
        row[MARKS] = {**dict(sorted(kept.items())), **row.get(MARKS, {})}
    return as_json(_ordered(row), record.contact.label)


_EXTRA = "extra"  # among the marks: those of the fields of other programs
_TOLD: Mapping[str, frozenset[str]] = {
    "sightings": frozenset(Sighting._fields),
    "reports": frozenset(Report.__dataclass_fields__),
}


def _with_unknown_keys(row: Row, key: str, rows: Sequence[Row]) -> Row:
    """Give the list with what other programs added to its items."""
    read = LISTS[key]
    more: dict[object, Row] = {}
    for item in (item for old in rows for item in _listed(old.get(key))):
        if isinstance(item, dict) and (unknown := item.keys() - _TOLD[key]):
            known = more.setdefault(read(item), {})
            for name in sorted(unknown):
                known[name] = max(known.get(name, item[name]), item[name], key=_spelling)
    if not more:
        return {}
    return {key: [{**item, **more.get(read(item), {})} for item in row.get(key, [])]}


def _listed(value: Any) -> list[Any]:  # noqa: ANN401 - any JSON
    return value if isinstance(value, list) else [] if value is None else [value]


def _each_once(items: Iterable[Any]) -> list[Any]:
    spelt = {_spelling(item): item for item in items}
    return [spelt[each] for each in sorted(spelt)]


def _spelling(value: Any) -> bytes:  # noqa: ANN401 - any JSON
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def one_release(rows: Sequence[Row]) -> Row:
    """Give the row of a release that several files have."""
    if len(rows) == 1:
        return rows[0]
    found: Row = {}
    for name in sorted({name for row in rows for name in row}):
        values = [row[name] for row in rows if name in row]
        found[name] = (min if name == "read" else max)(values, key=_spelling)
    usual: Sequence[str] = ("source", "title", "date", "lang", "read")
    ordered = [name for name in usual if name in found]
    ordered += sorted(found.keys() - RELEASE_FIELDS)
    return {name: found[name] for name in [*ordered, "digest"]}


def taken_over(row: Row, other: Row) -> Row:
    """Give the row of a contact that has taken in the one of the `other` row.

    Values keep the notation that they have there, and what is not understood comes along.
    """
    lists = {
        key: _with_the_rest(row.get(key, []), other[key], read)
        for key, read in LISTS.items()
        if other.get(key)
    }
    return _ordered({**row, **{key: items for key, items in lists.items() if items}})


def _with_the_rest(new: list[Any], old: Any, read: Callable[[Any], object]) -> list[Any]:  # noqa: ANN401 - any JSON
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


def as_json(row: Row, label: str) -> Row:
    """Give the row as it will be read back; half characters become U+FFFD."""
    try:
        if row.keys() <= FIELDS:  # all of it is texts and lists that we have just made
            orjson.dumps(row)
            return row
        return _through_json(row)
    except TypeError:
        pass
    try:
        return _through_json(_whole(row))
    except (TypeError, RecursionError) as error:
        raise InvalidValueError(f"{label} has a field that JSON cannot hold: {error}") from error


def _through_json(row: Row) -> Row:
    data = orjson.dumps(row)
    if layout.is_deep(b'{"":{"":%b}}' % data):  # it will stand in a table in the file
        raise TypeError(f"it is nested deeper than {layout.MAX_DEPTH - 2} levels")
    found: Row = orjson.loads(data)
    return found


def _whole(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_whole(key): _whole(item) for key, item in value.items()}
    return [_whole(item) for item in value] if isinstance(value, list | tuple) else value
