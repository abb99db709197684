"""One row of several: of files that were changed apart, or of two contacts that are one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson

from pressdir.model import Record, Report, Sighting
from pressdir.store.codec.fields import EXTRA, FIRST, MARKS, RELEASE_FIELDS, Row, as_json, in_order
from pressdir.store.codec.reading import LISTS, decode_release
from pressdir.store.codec.writing import encode, with_the_rest

_TOLD: Mapping[str, frozenset[str]] = {
    "sightings": frozenset(Sighting._fields),
    "reports": frozenset(Report.__dataclass_fields__),
}


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
    kept = {name: value for marks in others for name, value in marks.items() if name != EXTRA}
    if kept:
        row[MARKS] = {**dict(sorted(kept.items())), **row.get(MARKS, {})}
    return as_json(in_order(row), record.contact.label)


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


def without_folder(row: Row) -> Row:
    """Give the row of a release as others are told of it: of a file the name alone."""
    release = decode_release(row)
    if release is None or release.source in {"", release.place}:
        return row
    return {**row, "source": release.place}


def taken_over(row: Row, other: Row) -> Row:
    """Give the row of a contact that has taken in the one of the `other` row.

    Values keep the notation that they have there, and what is not understood comes along.
    """
    lists = {
        key: with_the_rest(row.get(key, []), other[key], read)
        for key, read in LISTS.items()
        if other.get(key)
    }
    return in_order({**row, **{key: items for key, items in lists.items() if items}})
