"""Whether all rows of the contact file are plain: as `codec` writes them, in our own notation.

A row that a person or another program wrote may be understood without being plain: a number with
spaces, a text where a list belongs. What a plain row holds can be looked for in its line as it is.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

import orjson

from pressdir.model import (
    Contact,
    EmailAddress,
    Kind,
    Name,
    Phone,
    PhoneKind,
    Record,
    Report,
    Sighting,
)
from pressdir.outline import TYPED, Outline, telling
from pressdir.store import codec, layout
from pressdir.store.journal import Change
from pressdir.store.layout import BIN, CONTACTS, HEADER, KNOWN, RELEASES
from pressdir.store.lines import Lines

T = TypeVar("T")
Check = Callable[[Any], object]
Shape = tuple[object, ...]  # an object's keys, and the types of their values


def as_we_write(lines: Lines) -> bool:
    """Whether a file is, byte for byte, what we would write, and all its rows are plain.

    Raises:
        ValueError: it is no JSON.
    """
    if not _has_written_rest(lines) or layout.is_deep(lines.data):
        return False
    try:
        header, *more = _as_written(lines, HEADER)
        known = all(codec.decode_release(row) for row in _as_written(lines, RELEASES))
        plain = all(all_plain(_as_written(lines, name)) for name in (CONTACTS, BIN))
    except _OtherwiseError:
        return False
    return not more and type(header) is dict and known and plain


def _has_written_rest(lines: Lines) -> bool:
    """Whether tables of others are as we write them."""
    others = lines.others()
    return others.keys().isdisjoint(KNOWN) and layout.rest(others) == lines.rest


class _OtherwiseError(Exception):
    """We would have written it in another way."""


def _as_written(lines: Lines, table: str) -> Iterator[Any]:
    """The rows of a table, as long as they are as we write them."""
    before = -1
    for line, key, row in lines.each(table):
        # A key that stands twice would be written once.
        if orjson.dumps({key: row}) != line or not layout.ID.fullmatch(key) or int(key) <= before:
            raise _OtherwiseError
        before = int(key)
        yield row


def decode(row: codec.Row) -> Record:
    """Read a plain row: what `codec.decode` makes of it, sooner, because it looks for no faults."""
    found = row.get
    sightings = _sightings(found("sightings", ()))
    return Record(
        row["uid"],
        contact(row, sightings),
        sightings,
        _each_once(found("tags", ())),
        found("note"),
        found("url"),
        {} if row.keys() <= codec.FIELDS else {k: row[k] for k in row if k not in codec.FIELDS},
        _reports(row),
    )


def contact(row: codec.Row, sightings: Sequence[Sighting] = ()) -> Contact:
    """Read the contact of a plain row; `sightings` say of its numbers what they ring."""
    found = row.get
    phones = [Phone(number, ext or None) for number, _, ext in map(_parted, found("phones", ()))]
    name = _name(row) if "name" in row else None
    kind = found("kind", "person" if name else "desk")
    return Contact(
        Kind.PERSON if kind == "person" else Kind.DESK,
        name,
        found("org"),
        found("role"),
        found("location"),
        _each_once([EmailAddress(each) for each in found("emails", ())]),
        codec.with_kinds(_each_once(phones), sightings),
        _each_once(found("langs", ())),
    )


def outline(row: codec.Row) -> Outline:
    """Read a plain row without making the record: what `outline.of` gives of that."""
    found = row.get
    listed = found("sightings", ())
    sightings = _telling(listed)
    kinds: Mapping[str, PhoneKind] = {}
    if sightings is None:
        whole = _sightings(listed)
        sightings, kinds = telling(whole), codec.kinds_told(whole)
    name, phones = found("name", ""), _each_once(found("phones", ()))
    unknown = PhoneKind.UNKNOWN
    return Outline(
        row["uid"],
        found("kind") or (Kind.PERSON.value if name else Kind.DESK.value),
        name,
        found("org", ""),
        found("role", ""),
        found("location", ""),
        _each_once(found("emails", ())),
        phones,
        tuple([kinds.get(each, unknown).value for each in phones]),
        _each_once(found("langs", ())),
        _each_once(found("tags", ())),
        found("note", ""),
        found("url", ""),
        sightings,
        _reports(row),
    )


def _telling(items: Sequence[codec.Row]) -> Sequence[Sighting] | None:
    """What `telling` gives of usual sightings; None where one says more than when and where."""
    found: dict[tuple[str, str], Sighting] = {}
    for item in items:
        release, field, at = item.get("release"), item["field"], item["at"]
        if not release or field in TYPED or not _MORE.isdisjoint(item):
            return None
        if (at, release) not in found:
            found[at, release] = Sighting(field, item["value"], at, release)
    return tuple(found.values())


_MORE = frozenset({"gone", "doubt", "kind"})


def _reports(row: codec.Row) -> tuple[Report, ...]:
    listed = row.get("reports", ())
    return _each_once([*filter(None, map(codec.report_of, listed))]) if listed else ()


def _name(row: codec.Row) -> Name:
    return Name(row["name"], **{part: row[part] for part in codec.PARTS if part in row})


def _sightings(items: Sequence[codec.Row]) -> tuple[Sighting, ...]:
    try:
        told = tuple([Sighting(**item) for item in items])
    except TypeError:  # one has a field of another program
        return tuple(filter(None, map(codec.sighting_of, items)))
    if [each for each in told if each.kind]:
        kinds = codec.PHONE_KINDS  # as text they stand in a row
        return tuple([each._replace(kind=kinds[each.kind]) if each.kind else each for each in told])
    return told


def _parted(number: str) -> tuple[str, str, str]:
    return number.partition(";ext=")


def _each_once(values: Sequence[T]) -> tuple[T, ...]:
    return tuple(values) if len(values) < 2 else tuple(dict.fromkeys(values))


def all_plain(rows: Iterable[Any]) -> bool:
    """Whether these rows of contacts are plain, each with a uid of its own."""
    uids: set[str] = set()
    count = 0
    shapes: dict[Shape, bool] = {}
    for row in rows:
        if not is_plain(row, shapes):
            return False
        uids.add(row["uid"])
        count += 1
    return len(uids) == count


def leaves_plain(changes: Iterable[Change]) -> bool:
    """Whether all rows of a file are plain after `changes` if they were before."""
    shapes: dict[Shape, bool] = {}
    return all(
        change.plain or is_plain_in(change.table, change.after, shapes) for change in changes
    )


def is_plain_in(table: str, row: Any, shapes: dict[Shape, bool]) -> bool:  # noqa: ANN401 - any JSON
    """Whether a row, None for one that goes, leaves a table plain; `shapes` as `is_plain` has."""
    if table == HEADER or table not in KNOWN:
        return True
    if table == RELEASES:
        return row is None or codec.decode_release(row) is not None
    return row is None or is_plain(row, shapes)


def is_plain(row: Any, shapes: dict[Shape, bool]) -> bool:  # noqa: ANN401 - any JSON
    """Whether a contact's row is plain. `shapes` keeps what is known of its sightings' kinds."""
    if type(row) is not dict or not has_plain_fields(row):
        return False
    for item in row.get("sightings", ()):
        if type(item) is not dict:
            return False
        shape = (*item, *map(type, item.values()))
        known = shapes.get(shape)
        if known is None:  # of the thousands of a file's, few are of a kind that was not met before
            known = shapes[shape] = codec.sighting_of({**item, "kind": None}) is not None
        if not known or ("kind" in item and codec.sighting_of(item) is None):
            return False
    return True


def has_plain_fields(row: codec.Row) -> bool:
    """Whether a contact's row is plain, as long as its sightings are: those that we write are."""
    for key, value in row.items():
        if key in _CHECKS and not _CHECKS[key](value):
            return False
    return "uid" in row


def _is_text(value: Any) -> bool:  # noqa: ANN401 - any JSON
    return type(value) is str and value != ""


def _is_list(value: Any, plain: Check) -> bool:  # noqa: ANN401 - any JSON
    if type(value) is not list:
        return False
    for item in value:  # noqa: SIM110 - `all` would take twice the time, a hundred thousand times
        if type(item) is not str or not plain(item):
            return False
    return True


_CHECKS: dict[str, Check] = (
    dict.fromkeys(codec.FIELDS, lambda value: False)  # noqa: ARG005 - a field that has no check yet
    | dict.fromkeys(("name", *codec.PARTS, "role", "org", "location", "url", "note"), _is_text)
    | {
        "kind": lambda value: value in ("person", "desk"),
        "emails": lambda value: _is_list(value, codec.EMAIL.fullmatch),
        "phones": lambda value: _is_list(value, codec.PHONE.fullmatch),
        "langs": lambda value: _is_list(value, bool),
        "tags": lambda value: _is_list(value, bool),
        "sightings": lambda value: type(value) is list,
        "reports": lambda value: type(value) is list and all(map(codec.report_of, value)),
        "uid": _is_text,
        codec.MARKS: lambda value: True,  # noqa: ARG005 - never read
    }
)
