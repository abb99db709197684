"""The rows of two contact files that were changed apart -> the rows that both are to have.

Only rows that differ are read. What both files then hold of a contact is a function of all that was
ever done to it (`merge.replicas`), byte for byte; so it does not matter which file is merged with
which, and in what order. A contact that only one of them has is taken over: a missing row never
means that it was removed.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

import orjson

from pressdir.merge import newcomers, replicas, unite
from pressdir.merge.replicas import Copy
from pressdir.model import Record
from pressdir.store import codec, side_by_side
from pressdir.store.codec import Row
from pressdir.store.earlier import Earlier
from pressdir.store.layout import BIN, CONTACTS, RELEASES
from pressdir.store.lines import Lines
from pressdir.store.side_by_side import Found
from pressdir.store.snapshot import Snapshot

Rows = dict[str, dict[int, Row | None]]  # by table and id; None for a row that goes


class Files(Enum):
    """What two files are: of each, whether others are to read no more of a path than the name."""

    VERSIONS = (False, False)  # of one file, as git has them
    SHARED = (True, True)
    OWN_AND_SHARED = (False, True)


@dataclass(frozen=True, slots=True)
class Merger:
    """What two files become: for each of the two the rows that change, and what that means."""

    rows: tuple[Rows, Rows]
    before: tuple[Mapping[str, Copy], Mapping[str, Copy]]  # the contacts that differed, by uid
    after: Mapping[str, Copy]
    releases: tuple[int, int] = (0, 0)  # how many each of the two did not know


def merged(  # noqa: PLR0913  # each can be left out
    one: Snapshot,
    other: Snapshot,
    at: str,
    beside: Sequence[Snapshot] = (),
    kind: Files = Files.VERSIONS,
    *,
    last: tuple[Earlier | None, Earlier | None] = (None, None),
) -> Merger:
    """What both files are to become, with all that copies `beside` them hold.

    What was edited by hand in any of them counts as done at `at`. In one's own file and a shared
    one, contacts that were entered into two of them, and are surely one, become one. `last` is what
    each of the two held when they were equal, where that is known: sightings that are in it were
    made so, and what has another text now was rewritten. Where it is known of a shared file, nobody
    but us wrote the own one since; so copies are held to what was read there.
    """
    two, sides = (one, other), (one, other, *beside)
    differing = set[str]().union(*(_differing(one, each) for each in sides[1:]))
    uids = _with_those_they_are_one_with(differing, sides)
    before: tuple[dict[str, Copy], dict[str, Copy]] = ({}, {})
    copies: dict[str, list[tuple[Row, Copy]]] = {}
    places: dict[str, set[int]] = {}
    for place, (side, found) in enumerate(
        zip(sides, (*before, *({} for _ in beside)), strict=True)
    ):
        for uid in uids:
            for table, row in _rows_of(side, uid):
                was = last[place] if place < len(last) else None
                read = _records(one, uid) if place > 1 and last[1] else ()
                held_last = _records(was, uid) if was else ()
                copy = _taken(row, uid, out=table == BIN, at=at, ours=read, last=held_last)
                copies.setdefault(uid, []).append((row, copy))
                places.setdefault(uid, set()).add(place)
                if uid not in found or found[uid].out:
                    found[uid] = copy
    records = {uid: [copy.record for _, copy in some] for uid, some in copies.items()}
    if kind is Files.OWN_AND_SHARED:
        for pair in _entered_twice(copies, places, len(sides)):
            for record in pair:
                records[record.uid].append(record)
    after = replicas.merged(records)
    rows: tuple[Rows, Rows] = (_nothing(), _nothing())
    for uid in sorted(after):
        row = codec.merged([old for old, _ in copies[uid]], after[uid].record)
        _place(uid, row, after[uid], two, rows)
    news = _releases(sides, rows, kind.value)
    return Merger(rows, before, after, news)


def held(side: Snapshot, uid: str, at: str) -> Copy | None:
    """A contact of a file, wherever it is there; what was edited by hand counts as done at `at`."""
    found = next(iter(_rows_of(side, uid)), None)
    return _taken(found[1], uid, out=found[0] == BIN, at=at) if found else None


def written(side: Snapshot, copies: Iterable[Copy]) -> Rows:
    """The rows that change in a file so that it has these contacts so."""
    rows = _nothing()
    for copy in copies:
        uid = copy.record.uid
        old = [row for _, row in _rows_of(side, uid)]
        _place(uid, codec.merged(old, copy.record), copy, (side,), (rows,))
    return rows


def _nothing() -> Rows:
    return {CONTACTS: {}, BIN: {}, RELEASES: {}}


# --- which rows -----------------------------------------------------------------------------------


def _differing(one: Snapshot, other: Snapshot) -> set[str]:
    return {
        uid
        for table in (CONTACTS, BIN)
        for side, rows in zip((one, other), _unlike(one, other, table), strict=True)
        for uid in _uids(side, table, rows)
    }


def _unlike(one: Snapshot, other: Snapshot, table: str) -> tuple[Found, Found]:
    """The rows of a table of either file that are not just so in that of the other."""
    if isinstance(one.content, Lines) and isinstance(other.content, Lines):
        return side_by_side.unlike(one.content, other.content, table)
    mine, theirs = one.table(table).rows(), other.table(table).rows()
    return _missing(mine, theirs), _missing(theirs, mine)


def _missing(rows: Mapping[int, Any], others: Mapping[int, Any]) -> Found:
    return [
        (number, row)
        for number, row in rows.items()
        if isinstance(row, dict) and others.get(number) != row
    ]


def _uids(side: Snapshot, table: str, rows: Found) -> Iterator[str]:
    if isinstance(side.content, Lines):
        yield from (row["uid"] for _, row in rows)
        return
    known = {number: uid for uid, number in side.table(table).uids().items()}
    yield from (known[number] for number, _ in rows)


def _with_those_they_are_one_with(uids: set[str], sides: Iterable[Snapshot]) -> set[str]:
    found, fresh = set(uids), set(uids)
    while fresh:
        edges = {
            edge
            for side in sides
            for uid in fresh
            for _, row in _rows_of(side, uid)
            for edge in replicas.edges(codec.decode(row, uid, []))
        }
        fresh = edges - found
        found |= fresh
    return found


def _rows_of(side: Snapshot, uid: str) -> Iterator[tuple[str, Row]]:
    for name in (CONTACTS, BIN):
        table = side.table(name)
        number = table.number(uid)
        row = None if number is None else table.row(number)
        if isinstance(row, dict):
            yield name, row


def _taken(  # noqa: PLR0913  # each can be left out
    row: Row,
    uid: str,
    *,
    out: bool,
    at: str,
    ours: Iterable[Record] = (),
    last: Iterable[Record] = (),
) -> Copy:
    record, marks = codec.decode(row, uid, []), codec.marks_of(row)
    return Copy(replicas.taken(record, out=out, marks=marks, at=at, ours=ours, last=last), out)


def _records(held: Snapshot | Earlier, uid: str) -> Iterator[Record]:
    rows = held.rows(uid) if isinstance(held, Earlier) else (row for _, row in _rows_of(held, uid))
    return (codec.decode(row, uid, []) for row in rows)


def _entered_twice(
    copies: Mapping[str, Sequence[tuple[Row, Copy]]],
    places: Mapping[str, Collection[int]],
    sides: int,
) -> Iterator[tuple[Record, Record]]:
    """Two that are one, each with the word that it is the other."""
    held = {
        uid: (living[0], frozenset(places[uid]))
        for uid, some in copies.items()
        if len(places[uid]) < sides
        and (living := [copy.record for _, copy in some if not copy.out])
    }
    for one, other in newcomers.twice(held):
        moment = max(_last(one), _last(other))  # the same for all who find it out
        yield unite(one, other, moment)


def _last(record: Record) -> str:
    return max((each.at for each in record.sightings), default="")


# --- what becomes of them -------------------------------------------------------------------------


def _place(uid: str, row: Row, copy: Copy, sides: Sequence[Snapshot], rows: Sequence[Rows]) -> None:
    """Put a row where it belongs in both files, and take it from where it does not."""
    home, away = (BIN, CONTACTS) if copy.out else (CONTACTS, BIN)
    number = codec.row_id(uid)
    while any(
        _is_taken(side, changes, home, number, uid)
        for side, changes in zip(sides, rows, strict=True)
    ):
        number += 1
    for side, changes in zip(sides, rows, strict=True):
        for name in (home, away):
            place = side.table(name).number(uid)
            if place is not None and (name, place) != (home, number):
                changes[name].setdefault(place, None)
        if not _stands(side, home, number, row):
            changes[home][number] = row


def _stands(side: Snapshot, name: str, number: int, row: Row) -> bool:
    """Whether the place holds just this, in this order."""
    return number in side.table(name) and orjson.dumps(side.table(name).row(number)) == (
        orjson.dumps(row)
    )


def _is_taken(side: Snapshot, changes: Rows, name: str, number: int, uid: str) -> bool:
    """Whether the place is another contact's."""
    if (row := changes[name].get(number)) is not None:
        return bool(row["uid"] != uid)
    return number in side.table(name) and side.table(name).number(uid) != number


def _releases(
    sides: Sequence[Snapshot], rows: tuple[Rows, Rows], bare: tuple[bool, bool]
) -> tuple[int, int]:
    """Give each of the two files the releases that others know; of two notices of one, one."""
    known = _differing_releases(sides, bare)
    news = [0, 0]
    for digest in sorted(set[str]().union(*known)):
        held = [each.get(digest) for each in known]
        notices = [each[1] for each in held if each]
        one = codec.one_release([*map(codec.without_folder, notices)] if any(bare) else notices)
        for place, each in enumerate(held[: len(rows)]):
            changes = rows[place][RELEASES]
            if each is None:
                news[place] += 1
                changes[_free(sides[place], changes, codec.row_id(digest))] = one
                continue
            number, row = each
            keeps = any(bare) and not bare[place] and codec.without_folder(row) != row
            if (wanted := {**one, "source": row["source"]} if keeps else one) != row:
                changes[number] = wanted
    return news[0], news[1]


def _differing_releases(
    sides: Sequence[Snapshot], bare: tuple[bool, bool]
) -> list[dict[str, tuple[int, Row]]]:
    """Of each file the releases that are not in all, or say more in one than others are to read."""
    known = [
        {
            row["digest"]: (number, row)
            for there in sides
            if there is not side
            for number, row in _unlike(side, there, RELEASES)[0]
            if is_release(row)
        }
        for side in sides
    ]
    for its, is_bare in zip(sides, bare, strict=False):
        for number, row in _with_folder(its) if is_bare else ():
            for side, releases in zip(sides, known, strict=True):
                if number in side.table(RELEASES) and side.table(RELEASES).row(number) == row:
                    releases[row["digest"]] = number, row
    return known


def _with_folder(side: Snapshot) -> Iterator[tuple[int, Row]]:
    """The releases of which a file says in which folder they were, with their ids."""
    if isinstance(side.content, Lines):
        rows: Iterable[tuple[int, Any]] = side.content.matching(_FOLDER, RELEASES)
    else:
        rows = side.table(RELEASES).rows().items()
    return ((number, row) for number, row in rows if codec.without_folder(row) != row)


_FOLDER = re.compile(rb'"source":"(?!https?://)[^"]*[/\\]', re.IGNORECASE)


def is_release(row: Row) -> bool:
    """Whether a row of the table of releases is one."""
    return codec.decode_release(row) is not None


def _free(side: Snapshot, changes: Mapping[int, Row | None], number: int) -> int:
    while number in side.table(RELEASES) or number in changes:
        number += 1
    return number
