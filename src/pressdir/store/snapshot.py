"""The contents of the contact file as records: at rest in a `Snapshot`, at work in a `Transaction`.

A contact is found by its uid. A row that another program added without one, or with one that is
taken, gets a uid from its place in the file: the same each time it is read.
"""

import uuid
from collections.abc import Mapping
from operator import itemgetter
from types import MappingProxyType

from pressdir.errors import NotFoundError
from pressdir.model import Record, Release
from pressdir.store import codec, layout
from pressdir.store.codec import Row
from pressdir.store.disk import Disk
from pressdir.store.journal import RowChange
from pressdir.store.layout import BIN, CONTACTS, RELEASES, Content, Problem

NAMESPACE = uuid.UUID("5d0cdd51-4a7c-4a4e-9a0c-5a3f2f1f6d4e")  # of uids made from a place
ROW = 700  # bytes of a usual row
TIME = "%Y-%m-%dT%H:%M:%SZ"


class Snapshot:
    """What the file held at one moment."""

    def __init__(self, content: Content, store: str) -> None:
        self._store = store
        self._content = content
        self._tables = {
            name: {int(key): row for key, row in content.tables.get(name, {}).items()}
            for name in (CONTACTS, RELEASES, BIN)
        }
        self._ids: dict[str, int] | None = None
        self._records: dict[int, Record] = {}
        self._problems: dict[int, list[Problem]] = {}
        self._releases: dict[str, Release] | None = None

    def records(self) -> tuple[Record, ...]:
        """Give all contacts, sorted by document id."""
        by_id = sorted(self._index().items(), key=itemgetter(1))
        with layout.unhurried_collector(len(by_id) * ROW):
            return tuple([self._decoded(uid, number) for uid, number in by_id])

    def get(self, uid: str) -> Record | None:
        """Give one contact."""
        number = self._index().get(uid)
        return None if number is None else self._decoded(uid, number)

    def removed(self) -> tuple[Record, ...]:
        """Give the contacts in the bin, as they were."""
        rows = self._tables[BIN]
        by_id = sorted(self._uids(BIN).items(), key=itemgetter(1))
        return tuple(codec.decode(rows[number], uid, []) for uid, number in by_id)

    def releases(self) -> Mapping[str, Release]:
        """Give the documents that were read, by digest."""
        if self._releases is None:
            found = map(codec.decode_release, self._tables[RELEASES].values())
            self._releases = {release.digest: release for release in found if release}
        return MappingProxyType(self._releases)

    def problems(self) -> tuple[Problem, ...]:
        """Give what could not be understood. It stays in the file as it is."""
        self.records()
        found = [problem for _, some in sorted(self._problems.items()) for problem in some]
        for table in (CONTACTS, BIN, RELEASES):
            found += [
                Problem(f"{table} {number}", "is no row")
                for number, row in self._tables[table].items()
                if not isinstance(row, dict)
                or (table == RELEASES and codec.decode_release(row) is None)
            ]
        return (*self._content.problems, *found)

    def _decoded(self, uid: str, number: int) -> Record:
        record = self._records.get(number)
        if record is None:
            faults: codec.Faults = []
            row = self._tables[CONTACTS][number]
            record = self._records[number] = codec.decode(row, uid, faults)
            if uid != row.get("uid", uid):
                faults.append(("uid", "belongs to another contact, or is none"))
            if faults:
                place = f"{CONTACTS} {number}, "
                self._problems[number] = [Problem(place + field, what) for field, what in faults]
        return record

    def _index(self) -> dict[str, int]:
        if self._ids is None:
            self._ids = self._uids(CONTACTS)
        return self._ids

    def _uids(self, table: str) -> dict[str, int]:
        rows = self._tables[table]
        try:
            found = {row["uid"]: number for number, row in rows.items()}
        except (KeyError, TypeError):
            return self._uids_with_care(table)
        in_order = len(found) == len(rows) and set(map(type, found)) <= {str} and "" not in found
        return found if in_order else self._uids_with_care(table)

    def _uids_with_care(self, table: str) -> dict[str, int]:
        found: dict[str, int] = {}
        without: list[int] = []
        for number, row in sorted(self._tables[table].items()):
            if isinstance(row, dict):
                uid = row.get("uid")
                if type(uid) is str and uid and uid not in found:
                    found[uid] = number
                else:
                    without.append(number)
        for number in without:
            found[str(uuid.uuid5(NAMESPACE, f"{self._store}/{number}"))] = number
        return found


class Transaction(Snapshot):
    """The locked state, and what is to be done to it."""

    def __init__(self, content: Content, store: str, disk: Disk) -> None:
        super().__init__(content, store)
        self._disk = disk
        self._before: dict[tuple[str, int], Row | None] = {}
        self._binned: dict[str, int] | None = None

    def put(self, record: Record) -> None:
        """Insert a contact, or replace the one with its uid.

        Raises:
            InvalidValueError: `extra` holds what JSON cannot.
        """
        number = self._index().get(record.uid)
        old: Row | None
        if number is None:
            number = self._bin().get(record.uid)
            old = None if number is None else self._tables[BIN][number]
            row = codec.encode(record, old)
            if number is not None:
                self._set(BIN, number, None)
                del self._bin()[record.uid]
            number = self._free(CONTACTS, record.uid)
        else:
            row = codec.encode(record, self._tables[CONTACTS][number])
        self._set(CONTACTS, number, row)
        self._index()[record.uid] = number

    def remove(self, uid: str) -> None:
        """Move a contact to the bin.

        Raises:
            NotFoundError: There is none with this uid.
        """
        number = self._index().pop(uid, None)
        if number is None:
            raise NotFoundError(f"There is no contact {uid}.")
        row = {**self._tables[CONTACTS][number], "uid": uid}
        place = self._bin().get(uid)
        place = self._free(BIN, uid) if place is None else place
        self._set(CONTACTS, number, None)
        self._set(BIN, place, row)
        self._bin()[uid] = place

    def add_release(self, release: Release) -> None:
        """Keep a document that was read; it replaces one with the same digest."""
        table = self._tables[RELEASES]
        number = codec.row_id(release.digest)
        while number in table:
            old = table[number]
            if isinstance(old, dict) and old.get("digest") == release.digest:
                break
            number += 1
        self._set(RELEASES, number, codec.encode_release(release, table.get(number)))
        self._releases = None

    def new_uid(self) -> str:
        """Make an identity for a contact."""
        return str(uuid.UUID(bytes=self._disk.random(16), version=4))

    def now(self) -> str:
        """Give the time as the file has it: UTC, ISO 8601, whole seconds."""
        return self._disk.now().strftime(TIME)

    def changes(self) -> tuple[RowChange, ...]:
        """Give what differs from the file."""
        return tuple(
            RowChange(table, str(number), before, after)
            for (table, number), before in sorted(self._before.items())
            if before != (after := self._tables[table].get(number))
        )

    def touched(self) -> tuple[str | None, ...]:
        """Give the uids of the contacts that differ; None for one that has no uid in the file."""
        changes = [change for change in self.changes() if change.table == CONTACTS]
        rows = [row for each in changes for row in (each.before, each.after) if row is not None]
        return tuple(dict.fromkeys(row.get("uid") for row in rows))

    def _set(self, table: str, number: int, row: Row | None) -> None:
        rows = self._tables[table]
        self._before.setdefault((table, number), rows.get(number))
        if row is None:
            rows.pop(number, None)
        else:
            rows[number] = row
        if table == CONTACTS:
            self._records.pop(number, None)
            self._problems.pop(number, None)

    def _bin(self) -> dict[str, int]:
        if self._binned is None:
            self._binned = self._uids(BIN)
        return self._binned

    def _free(self, table: str, key: str) -> int:
        number = codec.row_id(key)
        while number in self._tables[table]:
            number += 1
        return number
