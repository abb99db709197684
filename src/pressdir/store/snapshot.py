"""The contents of the contact file as records: at rest in a `Snapshot`, at work in a `Transaction`.

Of a file that is as we wrote it, only the rows that are asked for are read.
"""

import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from pressdir import outline
from pressdir.errors import NotFoundError
from pressdir.model import Contact, Record, Release, Verdict, shareable
from pressdir.outline import Outline
from pressdir.store import codec, layout, plain, unknown
from pressdir.store.codec import Row
from pressdir.store.disk import Disk
from pressdir.store.journal import Change, RowChange
from pressdir.store.layout import BIN, CONTACTS, RELEASES, Content, Problem
from pressdir.store.lines import Lines
from pressdir.store.parts import Parts
from pressdir.store.pieces import Scratch
from pressdir.store.tables import LinedTable, ParsedTable, Prepared, Table

if TYPE_CHECKING:
    from pressdir.merge import Traces
    from pressdir.merge.erasure import Erasures

ROW = 700  # bytes of a usual row
MOST = 2_000  # contacts that were asked for and are kept
FEW = 30  # releases that the lines are looked through for, one after another
TIME = "%Y-%m-%dT%H:%M:%SZ"


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


class Session(NamedTuple):
    """Who changes which file, and on what machine."""

    disk: Disk
    path: Path
    identity: tuple[int, ...]  # see `Store.identity`
    header: Row  # of the file, as it is to be
    by: str = ""  # who; "" where nobody says so


class Transaction(Snapshot):
    """The locked state, and what is to be done to it."""

    def __init__(self, content: Content | Lines, session: Session) -> None:
        scratch = Scratch(lambda: session.disk.scratch(session.path.parent))
        super().__init__(content, session.header["store"], scratch)
        self.path = session.path
        self.erasures = erasures_of(session.header)
        self._disk = session.disk
        self._identity = session.identity
        self.by = session.by
        self._header = session.header
        self._let_in = False
        self._others: Sequence[Change] = ()
        from pressdir import merge  # noqa: PLC0415 - only writing needs it, looking up not

        self._sign = merge.signed

    @property
    def identity(self) -> tuple[int, ...]:
        """What changes with the file, as it was locked; () when its contacts are to be others."""
        return () if any(self.changes()) else self._identity

    def like(self, traces: "Traces", releases: Collection[str] = ()) -> tuple[Record, ...]:
        """Give what `Snapshot.like` does, and the contacts that were changed since."""
        changed = (self.get(uid) for uid in self.touched() if uid)
        found = (*super().like(traces, releases), *(each for each in changed if each))
        return tuple({record.uid: record for record in found}.values())

    def put(self, record: Record) -> None:
        """Insert a contact, or replace the one with its uid; what is new in it is signed.

        Raises:
            InvalidValueError: `extra` holds what JSON cannot.
            ErasedError: Whose it is was erased.
        """
        uid, contacts, removed = record.uid, self._tables[CONTACTS], self._tables[BIN]
        number, place = self._places(uid)
        before = None
        if number is not None:
            before = self._decoded(uid, number, contacts.row(number))
        elif place is not None:
            before = codec.decode(removed.row(place), uid, [])
        record = self._allowed(record, before)
        now = self.now() if before else ""  # nothing of a new one is dated now
        signed = self._sign(before, record, now, self.by)
        self._keep(signed if place is None else self._restored(signed, now), number, place)

    def prepared(self, record: Record) -> Prepared | None:
        """Give a contact as `put` would keep it if nobody has its uid; None if somebody has.

        Raises:
            InvalidValueError: `extra` holds what JSON cannot.
        """
        uid = record.uid
        if self.erasures or any(place is not None for place in self._places(uid)):
            return None
        row, data = codec.encode_new(self._sign(None, record, "", self.by))
        plain_row = plain.has_plain_fields(row)  # and its sightings are ours
        return Prepared(uid, self._free(CONTACTS, uid), data, plain_row)

    def insert(self, new: Prepared) -> bool:
        """Insert a contact, unless its uid or its place was put since it was prepared."""
        contacts = self._tables[CONTACTS]
        if self.has_changed(new.uid) or contacts.has_put(new.number):
            return False
        self._read_through = False
        contacts.keep(new)
        return True

    def has_changed(self, uid: str) -> bool:
        """Say whether the contact with this uid came, changed or went in this transaction."""
        return any(self._tables[name].has_put(uid) for name in (CONTACTS, BIN))

    def _restored(self, record: Record, now: str) -> Record:
        """Give a contact of the bin as one that is there again."""
        from pressdir import merge  # noqa: PLC0415 - as above

        return merge.restored(record, now, self.by) if merge.is_removed(record) else record

    def _allowed(self, record: Record, before: Record | None) -> Record:
        """Give a contact as it may be kept. Raises `ErasedError`."""
        if not self.erasures:
            return record
        from pressdir.store import erasing  # noqa: PLC0415 - few files have erasures

        return erasing.allowed(record, before, self.erasures)

    def _places(self, uid: str) -> tuple[int | None, int | None]:
        """The id of a contact's row; of one that is in the bin alone, that there."""
        number = self._tables[CONTACTS].number(uid)
        return number, self._tables[BIN].number(uid) if number is None else None

    def _keep(self, record: Record, number: int | None, place: int | None = None) -> None:
        """Keep a contact that has these ids in its table, or in the bin."""
        contacts, uid = self._tables[CONTACTS], record.uid
        if number is not None:
            row = codec.encode(record, contacts.row(number))
        elif place is not None:
            row = codec.encode(record, self._tables[BIN].row(place))
            self._drop(BIN, place, uid)
        elif not record.extra:
            self._read_through = False
            contacts.insert(self._free(CONTACTS, uid), shareable(record))
            return
        else:
            row = codec.encode(record)
        self._put(CONTACTS, self._free(CONTACTS, uid) if number is None else number, row, uid)

    def remove(self, uid: str) -> None:
        """Move a contact to the bin, with a report of when, and by whom.

        Raises:
            NotFoundError: There is none with this uid.
        """
        from pressdir import merge  # noqa: PLC0415 - only writing needs it, looking up not

        number = self._number(uid)
        record = self._decoded(uid, number, self._tables[CONTACTS].row(number))
        self._keep(merge.removed(record, self.now(), self.by), number)
        self._to_bin(uid)

    def _to_bin(self, uid: str) -> None:
        number = self._number(uid)
        row = {**self._tables[CONTACTS].row(number), "uid": uid}
        place = self._tables[BIN].number(uid)
        self._drop(CONTACTS, number, uid)
        self._put(BIN, self._free(BIN, uid) if place is None else place, row, uid)

    def unite(self, record: Record, gone: Record) -> None:
        """Put `record` in the place of two: of the one with its uid, and of `gone`.

        What is not understood of the one that goes comes along, and its row stays in the bin.

        Raises:
            InvalidValueError: `extra` holds what JSON cannot.
            ErasedError: Both together are somebody who was erased.
        """
        for each in (gone, self._allowed(record, self.get(record.uid))):
            self._keep(each, *self._places(each.uid))
        contacts, number = self._tables[CONTACTS], self._number(record.uid)
        row = codec.taken_over(contacts.row(number), contacts.row(self._number(gone.uid)))
        self._to_bin(gone.uid)
        self._put(CONTACTS, number, row, record.uid)

    def add_release(self, release: Release) -> None:
        """Keep a document that was read; it replaces one with the same digest."""
        if self.erasures:
            from pressdir.merge.forgetting import release_without  # noqa: PLC0415 - as above

            release = release_without(release, self.erasures)
        table = self._tables[RELEASES]
        number = codec.row_id(release.digest)
        while number in table:
            old = table.row(number)
            if isinstance(old, dict) and old.get("digest") == release.digest:
                break
            number += 1
        self._put(RELEASES, number, codec.encode_release(release, table.row(number)))
        self._releases = None

    def let_in(self, record: Record) -> Record:
        """Note that the one whose `record` this is agreed to be kept again; as it can be put."""
        if not self.erasures or not self.erasures.blocks(record):
            return record
        self.erasures = self.erasures.after_consent(record, self.now())
        self._let_in = True
        return replace(record, uid=self.new_uid()) if self.erasures.covers(record.uid) else record

    def new_uid(self, contact: Contact | None = None) -> str:
        """Make an identity for a new contact, of what is known of it where that is enough."""
        from pressdir import merge  # noqa: PLC0415 - only writing needs it, looking up not

        known = contact and merge.uid_of(contact)
        if known and not self._is_taken(known):
            return known
        return str(uuid.UUID(bytes=self._disk.random(16), version=4))

    def _is_taken(self, uid: str) -> bool:
        """Whether a contact has the uid, or had it: one in the bin, or who was erased."""
        tables = (self._tables[CONTACTS], self._tables[BIN])
        held = any(table.number(uid) is not None for table in tables)
        return held or bool(self.erasures and self.erasures.covers(uid))

    def take(
        self, rows: Mapping[str, Mapping[int, Row | None]], more: Sequence[Change] = ()
    ) -> None:
        """Replace rows, by table and id, by what they are in both of two files (`merging`).

        `more` are changes of what this pressdir does not know, as `store.unknown` has them.
        """
        self._others = more
        for name, some in rows.items():
            table = self._tables[name]
            for number, row in some.items():
                if row is None and number in table:
                    self._drop(name, number, table.uid(number))
            for number, row in some.items():
                if row is not None:
                    self._put(name, number, row, row.get("uid"))
        self._releases = None

    def now(self) -> str:
        """Give the time as the file has it: UTC, ISO 8601, whole seconds."""
        return self._disk.now().strftime(TIME)

    def changes(self) -> Iterator[Change]:
        """Give what differs from the file, by table and id."""
        new = {**self._header, **unknown.of_header(self._others)}
        if self._let_in and self.erasures:
            new["erased"] = self.erasures.written
        if new != self._header:
            yield RowChange(layout.HEADER, "1", self._header, new)
        for name in sorted(self._tables):
            yield from self._tables[name].changes()
        yield from (each for each in self._others if each.table != layout.HEADER)

    def touched(self) -> Iterator[str | None]:
        """Give the uids of the contacts that differ; None for one that has no uid in the file."""
        known: set[str | None] = set()
        for change in self._tables[CONTACTS].changes():
            for row in (change.before, change.after):
                uid = row.get("uid") if row is not None else None
                if row is not None and uid not in known:
                    known.add(uid)
                    yield uid

    def _number(self, uid: str) -> int:
        number = self._tables[CONTACTS].number(uid)
        if number is None:
            raise NotFoundError(f"There is no contact {uid}.")
        return number

    def _put(self, name: str, number: int, row: Row, uid: str | None = None) -> None:
        self._forget(name, number)
        self._tables[name].put(number, row, uid)

    def _drop(self, name: str, number: int, uid: str) -> None:
        self._forget(name, number)
        self._tables[name].drop(number, uid)

    def _forget(self, name: str, number: int) -> None:
        if name == CONTACTS:
            self._read_through = False
            self._records.pop(number, None)
            self._problems.pop(number, None)

    def _free(self, name: str, key: str) -> int:
        number = codec.row_id(key)
        while number in self._tables[name]:
            number += 1
        return number
