"""Take who was erased out of bytes that the store has: contact files, old and new, and the log.

A row of theirs goes; of another's row what names them goes (`merge.forgetting`). Most rows name
nobody, and most of a backup stands in the contact file as well: a line is looked into once, and
only if it holds what is known of them in plain words, which their own rows tell.
"""

import dataclasses
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

import orjson

from pressdir.merge.erasure import Erasures
from pressdir.merge.forgetting import Needles, json_without, release_without, saying, without
from pressdir.merge.persons import NOBODY, Person, person_of
from pressdir.store import codec, layout, side_by_side
from pressdir.store.codec import Row
from pressdir.store.disk import Data
from pressdir.store.journal import Change, Entry, RowChange
from pressdir.store.layout import BIN, CONTACTS, HEADER, RELEASES
from pressdir.store.lines import SEPARATOR, Lines

PEOPLE = frozenset({CONTACTS, BIN})
ROW = re.compile(rb'"(?:0|[1-9][0-9]{0,17})":\{[^\n]*\}')
OWN = frozenset({"format", "store", "erased"})  # keys of the header that name nobody

Json = Any


class Sweep:
    """One search for those who were erased: first `learn` of them, then clean."""

    def __init__(
        self, erasures: Erasures, person: Person = NOBODY, looked: "Sweep | None" = None
    ) -> None:
        """`looked` is another search, which may have been for the same person."""
        self._erasures = erasures
        self._says = saying(erasures)
        self.person = person
        self.exact = False  # look into all that is written, not only where plain words may stand
        self._needles: Needles | None = None
        self._seen: set[int] = set()
        self._looked = looked
        self._base: Lines | None = None  # a file that was looked through
        self.named: dict[str, list[int]] = {}  # where its rows begin that may name them
        self._others: dict[str, list[int]] = {}  # and those of them that were to be others

    # --- who it is ------------------------------------------------------------------------------

    def learn(self, data: Data) -> None:
        """Look for rows of theirs in a contact file. Raises what `layout.parse` raises."""
        lines = _lined(data)
        if lines is None:
            tables = layout.parse(data).tables
            for name in PEOPLE:
                for row in tables.get(name, {}).values():
                    self.learn_of(name, row)
            return
        for name in PEOPLE:
            for line in lines.raw(name):
                if (mark := hash(line)) not in self._seen:
                    self._seen.add(mark)
                    self.learn_of(name, _parted(line)[1])

    def learn_of(self, table: str, row: Json) -> None:
        """Look whether a row is theirs."""
        if table in PEOPLE and isinstance(row, dict):
            record = codec.decode(row, _uid(row), [])
            if self._erasures.blocks(record):
                self.person |= person_of(record)

    # --- without them ---------------------------------------------------------------------------

    def changes(self, data: Data) -> tuple[RowChange, ...]:
        """Give what is other in a contact file without them. Raises what `layout.parse` raises."""
        found = self._by_lines(data)
        return self._parsed(data)[1] if found is None else found[1]

    def file(self, data: Data) -> tuple[Data, tuple[RowChange, ...]]:
        """Give the bytes of a contact file without them, and what is other in it.

        Raises what `layout.parse` raises.
        """
        found = self._by_lines(data)
        if found is None or (found[1] and not found[0].is_in_order()):
            return self._parsed(data)
        lines, changes = found
        if not changes:
            return data, ()
        rows: dict[str, dict[int, bytes | None]] = {}
        for change in changes:
            rows.setdefault(change.table, {})[int(change.id)] = change.written
        return lines.changed(rows), changes

    def entry(self, entry: Entry) -> Entry:
        """Give an entry of the log without them."""
        changes = entry.changes
        if changes:
            swept = [
                RowChange(
                    each.table,
                    each.id,
                    self.row(each.table, each.before),
                    self.row(each.table, each.after),
                )
                for each in changes
            ]
            changes = tuple(
                new
                for old, new in zip(changes, swept, strict=True)
                if new == old or not (new.before is None and new.after is None)
            )
        command = self._told(entry, changes)
        return dataclasses.replace(entry, changes=changes, command=command)

    def _told(self, entry: Entry, changes: tuple[Change, ...] | None) -> str:
        """Give how the log calls a command: of one about them alone no more than the verb."""
        if self._says(entry.command) or (entry.changes and not changes):
            return entry.command.partition(" ")[0]
        return entry.command

    def may(self, data: bytes) -> bool:
        """Whether bytes of ours may name them."""
        return self.exact or self._sought.may(data)

    def row(self, table: str, row: Json) -> Json:
        """Give what becomes of a row; None of one that is theirs, or that is none."""
        if not isinstance(row, dict):
            return json_without(row, self._says)
        if table in PEOPLE:
            return self._contact(row)
        if table == RELEASES and (release := codec.decode_release(row)):
            cleaned = release_without(release, self._erasures)
            kept = row if cleaned == release else codec.encode_release(cleaned, row)
            known = codec.RELEASE_FIELDS
        else:
            kept, known = row, OWN if table == HEADER else frozenset()
        rest = json_without({key: kept[key] for key in kept if key not in known}, self._says)
        return {key: kept[key] if key in known else rest[key] for key in kept
                if key in known or key in rest}  # fmt: skip

    # --- how ------------------------------------------------------------------------------------

    @property
    def _sought(self) -> Needles:
        if self._needles is None:
            self._needles = Needles(self.person)
        return self._needles

    def _contact(self, row: Row) -> Row | None:
        record = codec.decode(row, _uid(row), [])
        if self._erasures.blocks(record):
            return None
        kept = without(record, self._erasures)
        return self._misfits(row if kept == record else codec.encode(kept, row))

    def _misfits(self, row: Row) -> Row:
        """Clean what is not understood of a row."""
        kept = {**row}
        for key, value in row.items():
            if key == codec.MARKS:
                kept[key] = json_without(value, self._says)
            elif isinstance(value, list) and key in codec.LISTS:
                kept[key] = [self._item(key, item) for item in value]
        return kept

    def _item(self, key: str, item: Json) -> Json:
        if codec.LISTS[key](item) is None:
            return json_without(item, self._says)
        if isinstance(item, dict):
            known = codec.KEYS[key]
            return {k: v if k in known else json_without(v, self._says) for k, v in item.items()}
        return item

    def _by_lines(self, data: Data) -> tuple[Lines, tuple[RowChange, ...]] | None:
        """What is other in a file that can be taken line by line; None of any other."""
        with suppress(ValueError):
            lines = _as_laid_out(data, is_sure=self._base is None)
            found = [change for name in layout.KNOWN for change in self._lined(lines, name)]
            self._base = self._base or lines
            return lines, tuple(found)
        return None

    def _lined(self, lines: Lines, table: str) -> Iterator[RowChange]:
        """What is other in a table; a row that another file has, too, is looked into once."""
        named, others = [], []
        for at, line in self._named(lines, table):
            named.append(at)
            key, row = _parted(line)
            after = self.row(table, row)
            if after != row:
                yield RowChange(table, key, row, after)
                others.append(at)
        if not self._base:
            self.named[table], self._others[table] = named, others

    def _named(self, lines: Lines, table: str) -> Iterator[tuple[int, bytes]]:
        """The rows that may name them, but those that are known not to; and where they begin."""
        if base := self._base:
            marked = self._others[table]
        elif self._looked and (base := self._looked.base_for(self)):
            marked = self._looked.named[table]
        rows = side_by_side.apart(lines, base, table, marked) if base else lines.blocks(table)
        for begin, block in rows:
            at = begin
            for line in block.split(SEPARATOR) if base or self._may_at_once(block) else ():
                if base and not ROW.fullmatch(line):
                    raise ValueError(line[:40])
                if self.may(line):
                    yield at, line
                at += len(line) + len(SEPARATOR)

    def base_for(self, other: "Sweep") -> Lines | None:
        """The file that was looked through, if all that another search seeks was sought there."""
        return self._base if self.person == other.person and not other.exact else None

    def _may_at_once(self, block: bytes) -> bool:
        """Whether one of some rows may name them."""
        return self.exact or self._sought.may_in(block)

    def _parsed(self, data: Data) -> tuple[Data, tuple[RowChange, ...]]:
        content = layout.parse(data)
        changes: list[RowChange] = []
        for tables in (content.tables, content.aside):
            for name, table in tables.items():
                tables[name] = self._table(name, table, changes)
        return (bytes(layout.render(content)), tuple(changes)) if changes else (data, ())

    def _table(self, name: str, table: Json, changes: list[RowChange]) -> Json:
        if not isinstance(table, dict):
            return json_without(table, self._says)
        kept = {}
        for key, row in table.items():
            after = self.row(name, row) if self.may(orjson.dumps(row)) else row
            if after != row:
                changes.append(RowChange(name, key, row, after))
            if after is not None or row is None:
                kept[key] = after
        return kept


def headed(data: Data, header: Row) -> Data:
    """Give the bytes of a contact file with another header. Raises what `layout.parse` raises."""
    if lines := _lined(data):
        return lines.changed({HEADER: {1: orjson.dumps(header)}})
    content = layout.parse(data)
    content.tables[HEADER] = {**content.tables.get(HEADER, {}), "1": header}
    return bytes(layout.render(content))


def _as_laid_out(data: Data, *, is_sure: bool) -> Lines:
    """The lines of a file as we lay it out; where that `is_sure`, each row where it belongs.

    Raises:
        ValueError: it is not.
    """
    lines = Lines(data)
    if lines.rest != layout.END or (is_sure and not lines.is_in_order()):
        raise ValueError(data[:40])
    return lines


def _lined(data: Data) -> Lines | None:
    """The lines of a file that is laid out as ours; None of any other."""
    with suppress(ValueError):
        return _as_laid_out(data, is_sure=True)
    return None


def _parted(line: bytes) -> tuple[str, Json]:
    ((key, row),) = orjson.loads(b"{%b}" % line).items()
    return key, row


def _uid(row: Mapping[str, Json]) -> str:
    uid = row.get("uid")
    return uid if isinstance(uid, str) else ""
