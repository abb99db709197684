"""The contents of the contact file at work: locked, and what is to be done to them."""

import uuid
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pressdir.errors import NotFoundError
from pressdir.model import Contact, Record, Release, shareable
from pressdir.store import codec, layout, plain, unknown
from pressdir.store.codec import Row
from pressdir.store.disk import Disk
from pressdir.store.journal import Change, RowChange
from pressdir.store.layout import BIN, CONTACTS, RELEASES, Content
from pressdir.store.lines import Lines
from pressdir.store.pieces import Scratch
from pressdir.store.snapshot import Snapshot, erasures_of
from pressdir.store.tables import Prepared

if TYPE_CHECKING:
    from pressdir.merge import Traces

TIME = "%Y-%m-%dT%H:%M:%SZ"


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
