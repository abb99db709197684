"""The contents of the contact file as records, at rest.

Of a file that is as we wrote it, only the rows that are asked for are read.
"""

from collections.abc import Collection, Iterator, Mapping
from operator import itemgetter
from types import MappingProxyType
from typing import TYPE_CHECKING

from pressdir import outline
from pressdir.model import Record, Release, Verdict
from pressdir.outline import Outline
from pressdir.store import codec, layout, plain
from pressdir.store.codec import Row
from pressdir.store.layout import BIN, CONTACTS, RELEASES, Content, Problem
from pressdir.store.lined import LinedTable
from pressdir.store.lines import Lines
from pressdir.store.parts import Parts
from pressdir.store.pieces import Scratch
from pressdir.store.tables import ParsedTable, Table

if TYPE_CHECKING:
    from pressdir.merge import Traces
    from pressdir.merge.erasure import Erasures

ROW = 700  # bytes of a usual row
MOST = 2_000  # contacts that were asked for and are kept
FEW = 30  # releases that the lines are looked through for, one after another


class Snapshot:
    """What the file held at one moment."""

    def __init__(
        self, content: Content | Lines, store: str, scratch: Scratch | None = None
    ) -> None:
        self._content = content
        self._tables: dict[str, Table] = {
            name: LinedTable(content, name, scratch)
            if isinstance(content, Lines)
            else ParsedTable(
                name, {int(key): row for key, row in content.tables.get(name, {}).items()}, store
            )
            for name in (CONTACTS, RELEASES, BIN)
        }
        self._size = (  # in bytes, more or less
            len(content.data)
            if isinstance(content, Lines)
            else len(content.tables.get(CONTACTS, ())) * ROW
        )
        self._records: dict[int, Record] = {}
        self._problems: dict[int, list[Problem]] = {}
        self._read_through = False  # all contacts were read, so that their problems are known
        self._releases: dict[str, Release] | None = None
        self.plain = isinstance(content, Lines)  # of another, `problems` finds it out

    @property
    def content(self) -> Content | Lines:
        """What the file holds, as it was read."""
        return self._content

    @property
    def header(self) -> Row:
        """What the file says of itself."""
        held = self._content
        if isinstance(held, Lines):
            return held.header()
        return layout.header(held.tables.get(layout.HEADER, {}))

    def table(self, name: str) -> Table:
        """One of the tables of contacts, of releases and of the bin."""
        return self._tables[name]

    def count(self) -> int:
        """Say how many contacts there are."""
        if isinstance(self._content, Lines) and self._tables[CONTACTS].plain:
            return self._content.count(CONTACTS)
        return len(self._tables[CONTACTS].uids())

    def records(self) -> tuple[Record, ...]:
        """Give all contacts, sorted by document id."""
        with layout.unhurried_collector(self._size):
            return tuple([self._decoded(*each) for each in self._tables[CONTACTS].each()])

    def each(self) -> Iterator[Record]:
        """Give the contacts as `records` does, one after another, and keep none of them."""
        with layout.unhurried_collector(self._size):
            for uid, number, row in self._tables[CONTACTS].each():
                yield self._records.get(number) or self._read(uid, number, row)
        self._read_through = True

    def outlines(self) -> Iterator[Outline]:
        """Give the contacts as texts, one after another, and keep none of them."""
        table = self._tables[CONTACTS]
        if not table.plain:
            yield from map(outline.of, self.each())
            return
        with layout.unhurried_collector(self._size):
            for _, _, row in table.each():
                yield plain.outline(row)

    def parts(self) -> Parts | None:
        """Give the contacts as rows, in parts; None unless the file is as we write it."""
        lines = self._content
        return Parts(lines) if isinstance(lines, Lines) and self._tables[CONTACTS].plain else None

    def get(self, uid: str) -> Record | None:
        """Give one contact."""
        table = self._tables[CONTACTS]
        number = table.number(uid)
        if number is None:
            return None
        record = self._records.get(number) or self._read(uid, number, table.row(number))
        if len(self._records) < MOST:  # an import asks for each contact, and once
            self._records[number] = record
        return record

    def like(self, traces: "Traces", releases: Collection[str] = ()) -> tuple[Record, ...]:
        """Give at least all contacts that one of `traces` stands in, or a release was read into."""
        if not isinstance(self._content, Lines) or len(releases) > FEW:
            return self.records()
        uids = sorted(row["uid"] for row in self._content.like(traces, releases))
        return tuple(record for uid in uids if (record := self.get(uid)))

    def removed(self) -> tuple[Record, ...]:
        """Give the contacts in the bin, as they were; not those that went into another."""
        return tuple(each for each in self._bin() if not _went_into_another(each))

    def united(self) -> tuple[Record, ...]:
        """Give the contacts in the bin that went into another, as they were before."""
        return tuple(filter(_went_into_another, self._bin()))

    def _bin(self) -> Iterator[Record]:
        rows = self._tables[BIN].rows()
        by_id = sorted(self._tables[BIN].uids().items(), key=itemgetter(1))
        return (codec.decode(rows[number], uid, []) for uid, number in by_id)

    def in_bin(self, uid: str) -> Record | None:
        """Give one contact of the bin, also one that went into another."""
        number = self._tables[BIN].number(uid)
        return None if number is None else codec.decode(self._tables[BIN].row(number), uid, [])

    def releases(self) -> Mapping[str, Release]:
        """Give the documents that were read, by digest."""
        if self._releases is None:
            found = map(codec.decode_release, self._tables[RELEASES].rows().values())
            self._releases = {release.digest: release for release in found if release}
        return MappingProxyType(self._releases)

    def problems(self) -> tuple[Problem, ...]:
        """Give what could not be understood. It stays in the file as it is."""
        if isinstance(self._content, Lines) or self.plain:
            return ()
        if (
            not self._records and not self._read_through
        ):  # whoever has them all read need not be told by their rows
            self.plain = not self._content.problems and self._has_plain_rows()
            if self.plain:
                return ()
        if not self._read_through:
            self.records()
        found = [problem for _, some in sorted(self._problems.items()) for problem in some]
        for table in (CONTACTS, BIN, RELEASES):
            found += [
                Problem(f"{table} {number}", "is no row")
                for number, row in self._tables[table].rows().items()
                if not isinstance(row, dict)
                or (table == RELEASES and codec.decode_release(row) is None)
            ]
        return (*self._content.problems, *found)

    @property
    def faulty(self) -> bool:
        """Whether a contact was met that is not understood in all; `problems` asks about all."""
        return bool(self._problems)

    def _decoded(self, uid: str, number: int, row: Row) -> Record:
        record = self._records.get(number)
        if record is None:
            record = self._records[number] = self._read(uid, number, row)
        return record

    def _read(self, uid: str, number: int, row: Row) -> Record:
        if self._tables[CONTACTS].plain:
            return plain.decode(row)
        faults: codec.Faults = []
        record = codec.decode(row, uid, faults)
        if uid != row.get("uid", uid):
            faults.append(("uid", "belongs to another contact, or is none"))
        if faults:
            place = f"{CONTACTS} {number}, "
            self._problems[number] = [Problem(place + field, what) for field, what in faults]
        return record

    def _has_plain_rows(self) -> bool:
        releases = self._tables[RELEASES].rows().values()
        return all(map(codec.decode_release, releases)) and all(
            plain.all_plain(self._tables[name].rows().values()) for name in (BIN, CONTACTS)
        )


def erasures_of(header: Row) -> "Erasures | None":
    """Give whom a contact file forgets, as its header says; None where it says nothing."""
    if "erased" not in header:
        return None
    from pressdir.merge.erasure import Erasures  # noqa: PLC0415 - few files have erasures

    return Erasures.of(header["erased"])


def _went_into_another(removed: Record) -> bool:
    """Whether a contact is in the bin since it is one with another, which has the smaller uid."""
    return any(
        each.outcome is Verdict.SAME and each.value < removed.uid for each in removed.reports
    )
