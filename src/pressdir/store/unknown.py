"""What a contact file holds that this pressdir does not know: other tables, keys of the header.

A newer pressdir, or another program, keeps something there, and nobody here can tell what it means.
So files that meet are joined row by row. What one of them changed since they met last is taken from
it; where both did, both stay, under two ids. Nothing goes because one of them does not have it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import orjson

from pressdir.store import layout
from pressdir.store.journal import Change, RowChange
from pressdir.store.layout import HEADER, KNOWN, Content, Tables
from pressdir.store.lines import Lines

Json = Any
Marks = Mapping[str, str]  # of rows, by `key`: what they held when a file was met last

MEMBER = "member"  # key of the header: whose file it is
OF_ONE_FILE = frozenset({"format", "store", "erased", MEMBER})  # keys of the header
LOCAL = "_local"  # a table or key whose name begins so stays in its file


def of(held: Content | Lines) -> Tables:
    """The tables that this pressdir does not know, and under `HEADER` the keys that it does not."""
    tables = _tables(held)
    header = held.header() if isinstance(held, Lines) else layout.header(tables.get(HEADER, {}))
    keys = {name: header[name] for name in header.keys() - OF_ONE_FILE if _travels(name)}
    found = {name: table for name, table in tables.items() if isinstance(table, dict)}
    found = {name: found[name] for name in found if name not in KNOWN and _travels(name)}
    return {**found, HEADER: keys} if keys else found


def _tables(held: Content | Lines) -> Mapping[str, Json]:
    return held.others() if isinstance(held, Lines) else held.tables


def _travels(name: str) -> bool:
    return not name.startswith(LOCAL)


def key(table: str, row: str) -> str:
    """What a row is remembered by."""
    return _mark([table, row])


def marks(tables: Tables) -> dict[str, str]:
    """What is remembered of rows, to tell which of them are others the next time."""
    return {key(name, each): _mark(row) for name in tables for each, row in tables[name].items()}


def _mark(row: Json) -> str:
    return blake2b(_dumps(row), digest_size=8).hexdigest()


def _dumps(row: Json) -> bytes:
    return orjson.dumps(row, option=orjson.OPT_SORT_KEYS)


# --- joined ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Met:
    """What becomes of two files: what changes in each, and the marks of all that they hold then."""

    changes: tuple[Sequence[RowChange], Sequence[RowChange]]
    marks: Marks


def met(sides: Sequence[Content | Lines], known: Sequence[Marks]) -> Met:
    """What becomes of the first two of some files; `known` is what each held the last time."""
    odd = {
        name for each in sides for name, table in _tables(each).items() if type(table) is not dict
    }
    here, there, *rest = (_but(odd, of(each)) for each in sides)
    whole = here
    for held, its in zip((there, *rest), known[1:], strict=True):
        whole = joined(whole, held, known[0], its)
    return Met((changes(here, whole), changes(there, whole)), marks(whole))


def _but(odd: Collection[str], tables: Tables) -> Tables:
    """The tables that are one in each of the files."""
    return {name: table for name, table in tables.items() if name not in odd}


def joined(mine: Tables, theirs: Tables, known_mine: Marks, known_theirs: Marks) -> Tables:
    """All rows of two files, as `of` gives them, of which these are the marks of the last time."""
    found = {**mine}
    for name, table in theirs.items():
        own = mine.get(name, {})
        ours = {
            each: row
            for each, row in own.items()
            if each not in table
            or not _is_old(name, each, row, known_mine)
            or _is_old(name, each, table[each], known_mine, known_theirs)
        }
        news = {
            each: row
            for each, row in table.items()
            if each not in own or not _is_old(name, each, row, known_mine, known_theirs)
        }
        found[name] = one_header(ours, news) if name == HEADER else both(ours, news)
    return found


def _is_old(table: str, each: str, row: Json, *known: Marks) -> bool:
    """Whether a row is as it was in one of these when they met last."""
    found = key(table, each)
    return any(found in some for some in known) and _mark(row) in [
        some.get(found) for some in known
    ]


def both(table: Json, rest: Json) -> Json:
    """Both; of two rows under one id the lesser keeps it, so that the order does not matter."""
    if not isinstance(table, dict) or not isinstance(rest, dict):
        return greater(table or None, rest)
    found: dict[str, Any] = dict(table)
    for each, row in rest.items():
        name, left = each, row
        while name in found and found[name] != left:
            found[name], left = sorted((found[name], left), key=orjson.dumps)
            name = str(int(name) + 1) if layout.ID.fullmatch(name) else f"{name} (2)"
        found[name] = left
    return found


def one_header(one: Mapping[str, Json], other: Mapping[str, Json]) -> dict[str, Json]:
    """What two headers say; of two values of one key the greater."""
    return {name: greater(one.get(name), other.get(name)) for name in {**one, **other}}


def greater(one: Json, other: Json) -> Json:
    """The greater of two, as they are written; of nothing and something, that."""
    return one if other is None else other if one is None else max(one, other, key=orjson.dumps)


# --- written --------------------------------------------------------------------------------------


def changes(held: Tables, wanted: Tables) -> tuple[RowChange, ...]:
    """What is other in what a file is to hold; a key of the header counts as a row."""
    return tuple(
        RowChange(name, each, held.get(name, {}).get(each), row)
        for name, table in sorted(wanted.items())
        for each, row in table.items()
        if held.get(name, {}).get(each) != row
    )


def of_header(some: Iterable[Change]) -> dict[str, Json]:
    """What changes in the header."""
    return {each.id: each.after for each in some if each.table == HEADER}


def applied(tables: Tables, some: Iterable[Change]) -> Tables:
    """Tables with those changes that are in none of ours; what is no table stays as it is."""
    theirs = [each for each in some if each.table not in KNOWN]
    found = {**tables, **{each.table: _copy(tables.get(each.table, {})) for each in theirs}}
    for each in theirs:
        table = found[each.table]
        if isinstance(table, dict):
            table[each.id] = each.after
            if each.after is None:
                del table[each.id]
    return _in_order(found, {each.table for each in theirs}) if theirs else found


def _in_order(tables: Tables, touched: set[str]) -> Tables:
    """The same, and so written that two files with the same rows are the same."""
    return {
        name: {each: table[each] for each in layout.in_order(table)} if name in touched else table
        for name, table in sorted(tables.items())
    }


def _copy(table: Json) -> Json:
    return dict(table) if isinstance(table, dict) else table
