"""Versions of one contact file -> one file that holds what any of them knew.

This is what git asks of a merge driver, but for the ancestor: who saw what is in the file itself.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import reduce
from typing import Any

import orjson

from pressdir import merge
from pressdir.errors import StoreError
from pressdir.merge.erasure import Erasures
from pressdir.model import Record
from pressdir.store import layout, merging, unknown
from pressdir.store.codec import Row
from pressdir.store.disk import Data
from pressdir.store.earlier import Earlier
from pressdir.store.layout import FORMAT, HEADER, KNOWN, RELEASES, Content, Tables
from pressdir.store.lines import Lines
from pressdir.store.merging import Rows
from pressdir.store.snapshot import Snapshot
from pressdir.store.sweeping import Sweep
from pressdir.sync.shared import by_lines

ERASED = "erased"  # key of the header


@dataclass(frozen=True, slots=True)
class Whole:
    """The file, and who is in it with edits that did not know of each other until now."""

    data: Data
    disputed: tuple[Record, ...] = ()


def together(versions: Sequence[Data], at: str, ancestor: Data = b"") -> Whole:
    """One file of all. What was edited in one of them by hand counts as done `at` this time.

    What all of them once were, the `ancestor`, says what of their sightings was rewritten.

    The versions may come in any order. None of them takes anything away by not having it.

    Raises:
        DamagedStoreError: one of them is no contact file.
        NewerStoreError: a newer pressdir wrote one of them.
    """
    was = _earlier(ancestor)
    return reduce(
        lambda whole, other: _both(whole, other, at, was), versions[1:], Whole(versions[0])
    )


def _earlier(data: Data) -> Earlier | None:
    """What a file held; None if nobody can tell, as of one that git put together itself."""
    with suppress(StoreError):
        return Earlier(Snapshot(_opened(data), "")) if data else None
    return None


def _both(whole: Whole, other: Data, at: str, was: Earlier | None) -> Whole:
    one = whole.data
    if one == other:
        return whole
    held = _opened(one), _opened(other)
    headers = tuple(_header(each) for each in held)
    header = _joined(*headers)
    store = str(header.get("store", ""))
    one_side, other_side = (Snapshot(each, store) for each in held)
    found = merging.merged(one_side, other_side, at, last=(was, was))
    data = _changed(held, found.rows[0], header)
    erasures = Erasures.of(header.get(ERASED))
    if any(Erasures.of(each.get(ERASED)) != erasures for each in headers):
        data = _without(erasures, data, one, other)
    disputed = {each.uid: each for each in whole.disputed}
    disputed |= {each.uid: each for each in _disputed(found)}
    return Whole(data, tuple(sorted(disputed.values(), key=lambda each: each.uid)))


def _opened(data: Data) -> Content | Lines:
    return by_lines(data) or layout.parse(data)


def _disputed(found: merging.Merger) -> Iterator[Record]:
    """The contacts with a conflict that none of the two files had."""
    for uid, copy in found.after.items():
        known = {
            each
            for side in found.before
            if uid in side
            for each in merge.conflicts(side[uid].record)
        }
        if not copy.out and not known.issuperset(merge.conflicts(copy.record)):
            yield copy.record


def _without(erasures: Erasures, data: Data, *sources: Data) -> Data:
    """The file without those whom one of its sources did not know to be erased."""
    sweep = Sweep(erasures)
    for each in sources:
        if each:
            sweep.learn(each)
    sweep.exact = not erasures.explained_by(sweep.person)
    return sweep.file(data)[0]


# --- the header -----------------------------------------------------------------------------------


def _header(held: Content | Lines) -> Row:
    return held.header() if isinstance(held, Lines) else layout.header(held.tables.get(HEADER, {}))


def _joined(one: Row, other: Row) -> Row:
    """What both files say of themselves; copies of one file say the same."""
    known = unknown.one_header(one, other)
    if stores := [each["store"] for each in (one, other) if isinstance(each.get("store"), str)]:
        known["store"] = min(stores)
    if ERASED in known:
        known[ERASED] = (Erasures.of(one.get(ERASED)) | Erasures.of(other.get(ERASED))).written
    first: Row = {key: known[key] for key in ("format", "store") if key in known}
    return {**first, **{key: known[key] for key in sorted(known.keys() - first.keys())}}


# --- the bytes ------------------------------------------------------------------------------------


def _changed(held: tuple[Content | Lines, Content | Lines], rows: Rows, header: Row) -> Data:
    """The first of two files with these rows, and with what else the second has."""
    one, other = held
    if isinstance(one, Lines) and isinstance(other, Lines):
        written = {
            name: {n: None if row is None else orjson.dumps(row) for n, row in some.items()}
            for name, some in rows.items()
        }
        rest = layout.rest(_all_tables(one.others(), other.others()))
        return one.changed({**written, HEADER: {1: orjson.dumps(header)}}, rest)
    whole, more = (layout.parse(e.data) if isinstance(e, Lines) else e for e in held)
    tables: Tables = {name: _copy(table) for name, table in whole.tables.items()}
    for name, some in rows.items():
        table = tables.setdefault(name, {})
        for number, row in some.items():
            table.pop(str(number), None)
            if row is not None:
                table[str(number)] = row
    tables = _all_tables(tables, dict(_not_ours(more)))
    if header:
        tables[HEADER] = {**tables.get(HEADER, {}), "1": {"format": FORMAT, **header}}
    aside = _all_tables(whole.aside, more.aside)
    return bytes(layout.render(Content(tables, aside)))


def _all_tables(one: Tables, other: Tables) -> Tables:
    both = {name: unknown.both(one.get(name, {}), table) for name, table in other.items()}
    return dict(sorted({**one, **both}.items()))


def _copy(table: Any) -> Any:  # noqa: ANN401 - another program's may be any JSON
    return dict(table) if isinstance(table, dict) else table


def _not_ours(content: Content) -> Iterator[tuple[str, Any]]:
    """What a file holds beside contacts and releases: tables of others, rows that are none."""
    for name, table in content.tables.items():
        if name not in KNOWN:
            yield name, table
        elif name == HEADER:
            yield name, {key: row for key, row in table.items() if key != "1"}
        else:
            is_one = merging.is_release if name == RELEASES else _is_row
            if rest := {key: row for key, row in table.items() if not is_one(row)}:
                yield name, rest


def _is_row(row: object) -> bool:
    return isinstance(row, dict)
