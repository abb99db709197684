"""A table of a contact file that is as we wrote it: only the rows that are asked for are read."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import orjson

from pressdir.model import Record
from pressdir.store import codec
from pressdir.store.codec import Row
from pressdir.store.journal import Change
from pressdir.store.lines import Lines
from pressdir.store.pieces import Scratch, Stored
from pressdir.store.plain import has_plain_fields
from pressdir.store.tables import ParsedTable, Prepared

FEW = 32  # contacts that are written at once


class LinedTable:
    """A table of which only the rows that are asked for are read.

    Those that were put are held as they are to be written, which is a quarter of what they take as
    objects, and many of them in `scratch`; None stands for one that was dropped.
    """

    def __init__(self, lines: Lines, name: str, scratch: Scratch | None = None) -> None:
        self._lines = lines
        self._scratch = scratch
        self._name = name
        self._put: dict[int, bytes | Stored | None] = {}
        self._due: dict[int, Record] = {}  # contacts that `_put` is still without
        self._unsure: set[int] = set()  # rows that were put and may not be plain
        self._numbers: dict[str, int | None] = {}  # of the contacts among them
        self._whole: ParsedTable | None = None

    @property
    def plain(self) -> bool:
        """Whether all rows are known to be plain."""
        return not (self._due or any(self._put.values()))

    def __contains__(self, number: int) -> bool:
        if number in self._put:
            return self._put[number] is not None
        return self._lines.row(self._name, number) is not None

    def row(self, number: int) -> Row | None:
        """The row with this id."""
        if number in self._due:
            self._settle()
        if number not in self._put:
            return self.before(number)
        found: Row | None = orjson.loads(bytes(self._put[number] or b"null"))
        return found

    def before(self, number: int) -> Row | None:
        """The row with this id in the file."""
        return self._lines.row(self._name, number)

    def written(self, number: int) -> bytes | Stored | None:
        """The row with this id, which was put, in JSON."""
        self._settle()
        return self._put[number]

    def is_plain(self, number: int) -> bool:
        """Whether the row with this id, which was put or dropped, is known to be plain."""
        return number not in self._unsure

    def number(self, uid: str) -> int | None:
        """The id of the row with this uid."""
        if uid in self._numbers:
            return self._numbers[uid]
        return self._lines.number(self._name, uid)

    def uid(self, number: int) -> str:
        """The uid of the contact that is in the row with this id."""
        return str((self.row(number) or {})["uid"])

    def rows(self) -> dict[int, Any]:
        """All rows."""
        return self._all().rows()

    def uids(self) -> dict[str, int]:
        """The ids of all rows that are contacts."""
        return self._all().uids()

    def each(self) -> Iterator[tuple[str, int, Any]]:
        """All rows that are contacts, by their ids; none is kept."""
        if self._put:
            yield from self._all().each()
            return
        for _, key, row in self._lines.each(self._name):
            yield row["uid"], int(key), row

    def insert(self, number: int, record: Record) -> None:
        """Insert a contact; it is written with others, which takes less time than each alone."""
        self._put[number] = b""
        self._numbers[record.uid] = number
        self._due[number] = record
        if self._whole or len(self._due) == FEW:
            self._settle()

    def _settle(self) -> None:
        """Write the contacts that are still to be written."""
        if not self._due:
            return
        due, self._due = self._due, {}
        rows = [*map(codec.encode_new, due.values())]
        for (number, record), (row, data) in zip(due.items(), rows, strict=True):
            plain = has_plain_fields(row)  # and its sightings are ours
            self.keep(Prepared(record.uid, number, data, plain))

    def keep(self, new: Prepared) -> None:
        """Insert a contact that was prepared."""
        if self._whole:
            self._whole.keep(new)
        self._put[new.number] = self._scratch.put(new.data) if self._scratch else new.data
        self._numbers[new.uid] = new.number
        if new.plain:
            self._unsure.discard(new.number)
        else:
            self._unsure.add(new.number)

    def has_put(self, key: int | str) -> bool:
        """Whether a row with this id, or a contact with this uid, was put or dropped."""
        return key in self._put or key in self._numbers

    def put(self, number: int, row: Row, uid: str | None = None) -> None:
        """Insert or replace a row."""
        self._due.pop(number, None)
        self._keep(number, row, uid)

    def _keep(self, number: int, row: Row, uid: str | None) -> None:
        self._unsure.add(number)
        data = orjson.dumps(row)
        self._put[number] = self._scratch.put(data) if self._scratch else data
        if uid is not None:
            self._numbers[uid] = number
        if self._whole:
            self._whole.put(number, row, uid)

    def drop(self, number: int, uid: str) -> None:
        """Take a contact's row out."""
        self._settle()
        self._put[number] = self._numbers[uid] = None
        if self._whole:
            self._whole.drop(number, uid)

    def changes(self) -> Iterator[Change]:
        """What differs from the file."""
        self._settle()
        for number, row in sorted(self._put.items()):
            before = self.before(number)
            new = row is not None and before is None
            if new or before != self.row(number):
                yield LinedChange(self, number, self._name)

    def _all(self) -> ParsedTable:
        if self._whole is None:
            rows = self._lines.rows(self._name)
            for number in self._put:
                row = self.row(number)
                if row is None:
                    rows.pop(number, None)
                else:
                    rows[number] = row
            self._whole = ParsedTable(self._name, rows, "")  # each has its own uid
        return self._whole


@dataclass(frozen=True, slots=True)
class LinedChange:
    """A change whose rows are read when they are asked for."""

    rows: LinedTable
    number: int
    table: str

    @property
    def id(self) -> str:
        """The row's key in its table."""
        return str(self.number)

    @property
    def before(self) -> Row | None:
        """What the row held."""
        return self.rows.before(self.number)

    @property
    def after(self) -> Row | None:
        """What it holds."""
        return self.rows.row(self.number)

    @property
    def written(self) -> bytes | Stored | None:
        """What it holds, in JSON."""
        return self.rows.written(self.number)

    @property
    def plain(self) -> bool:
        """Whether it was made sure that what it holds is plain, as it was put."""
        return self.rows.is_plain(self.number)
