"""The contact file and an address book, and what is agreed of both so far."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from typing import TypeVar
from urllib.parse import urlsplit

import orjson

from pressdir.dav import Collection
from pressdir.errors import ErasedError
from pressdir.merge import elsewhere, replicas
from pressdir.merge.erasure import NONE, Erasures
from pressdir.merge.replicas import Copy
from pressdir.store import Store, erasing, merging
from pressdir.store.layout import BIN, CONTACTS
from pressdir.store.snapshot import Snapshot
from pressdir.store.transaction import Transaction
from pressdir.sync.cards.base import Base, Entry
from pressdir.sync.cards.taking import Taken, Whose
from pressdir.sync.meeting import Means
from pressdir.sync.plan import HERE, Change, changes_of

T = TypeVar("T")


@dataclass
class Room:
    """The two, and what was done; in a rehearsal nothing is, and `tried` has what would be."""

    store: Store
    book: Collection
    base: Base
    means: Means
    rehearsal: bool = False
    wrote: bool = False  # something there
    left: set[str] = field(default_factory=set)  # cards that cannot be written, as was told
    changes: list[Change] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)
    tried: dict[str, Copy] = field(default_factory=dict)
    _digests: tuple[Snapshot, dict[str, str]] | None = None

    @property
    def name(self) -> str:
        """What the address book is called in sentences, and by whom its edits are."""
        return urlsplit(self.book.url).hostname or self.book.url

    @property
    def at(self) -> str:
        """The time: UTC, ISO 8601."""
        return self.means.now()

    @property
    def whose(self) -> Whose:
        """How what is done there is signed."""
        return Whose(self.at, self.name)

    @property
    def erasures(self) -> Erasures:
        """Who was erased."""
        return self.store.erasures or NONE

    def copy(self, uid: str, side: Snapshot | None = None) -> Copy | None:
        """A contact as it is by now, wherever it is."""
        if uid in self.tried:
            return self.tried[uid]
        return merging.held(side or self.store.snapshot, uid, self.at)

    def whole(self, uid: str, side: Snapshot | None = None) -> Copy | None:
        """A contact, or the one that it went into."""
        copy = self.copy(uid, side)
        while copy and copy.out:
            root = min(replicas.edges(copy.record) | {copy.record.uid})
            if root == copy.record.uid or (other := self.copy(root, side)) is None:
                break
            copy = other
        return copy

    def acts(self, uid: str) -> frozenset[str]:
        """The ids of all acts of a contact."""
        copy = self.whole(uid)
        own = self.copy(uid)
        return frozenset().union(*(elsewhere.known(each.record) for each in (copy, own) if each))

    def living(self) -> Iterator[str]:
        """The uids of all contacts."""
        yield from (uid for uid in self._rows if uid not in self.tried)
        yield from (uid for uid, copy in self.tried.items() if not copy.out)

    def is_here(self, uid: str) -> bool:
        """Whether there is a contact, or one in the bin."""
        if uid in self.tried or uid in self._rows:
            return True
        return self.store.snapshot.table(BIN).number(uid) is not None

    def row(self, uid: str) -> str:
        """A digest of what the contact file has of a contact; "" of none, or in a rehearsal."""
        return "" if uid in self.tried else self._rows.get(uid, "")

    @property
    def _rows(self) -> dict[str, str]:
        """Of each contact in the file a digest of its row."""
        snapshot = self.store.snapshot
        if self._digests is None or self._digests[0] is not snapshot:
            found = {
                uid: blake2b(orjson.dumps(row), digest_size=8).hexdigest()
                for uid, _, row in snapshot.table(CONTACTS).each()
            }
            self._digests = snapshot, found
        return self._digests[1]

    def allowed(self, taken: Taken, before: Copy | None) -> Taken:
        """What may be taken in. Raises `ErasedError`."""
        if not self.erasures:
            return taken
        copy, entry = taken.copy, taken.entry
        if self.erasures.covers(copy.record.uid):
            raise ErasedError("")
        record = erasing.allowed(copy.record, before.record if before else None, self.erasures)
        needs = entry.needs & elsewhere.known(record)
        return Taken(replace(copy, record=record), replace(entry, needs=needs))

    def leave(self, href: str, why: str) -> None:
        """Tell why a card is left as it is; once."""
        if href not in self.left:
            self.left.add(href)
            self.means.say(why)

    @contextmanager
    def taking(self) -> Iterator["Intake"]:
        """Take in what cards say, all at once; what is agreed counts from then on."""
        if self.rehearsal:
            intake = Intake(self, self.store.snapshot)
            yield intake
            self.tried |= intake.copies
        else:
            with self.means.changing(f"sync {self.name}") as change:
                intake = Intake(self, change)
                yield intake
                self.base.enter(intake.entries)
                change.take(merging.written(change, intake.copies.values()))
        self.base.agree(intake.entries)
        self.changes += intake.changes
        self.touched |= intake.copies.keys()

    def enter(self, entries: Sequence[Entry]) -> None:
        """Remember these, before something is done or after."""
        if not self.rehearsal and self.store.identity:
            self.base.enter(entries)
        self.base.agree(entries)


class Intake:
    """What is being taken in."""

    def __init__(self, room: Room, side: Snapshot | Transaction) -> None:
        self._room = room
        self.side = side
        self._before: dict[str, Copy | None] = {}
        self.copies: dict[str, Copy] = {}
        self.entries: list[Entry] = []

    def whole(self, uid: str) -> Copy | None:
        """A contact as it is by now, or the one that it went into."""
        copy = self.copies.get(uid) or self._room.whole(uid, self.side)
        return self.copies.get(copy.record.uid, copy) if copy else None

    def take(self, taken: Taken, before: Copy | None) -> None:
        """Take something in. Raises `ErasedError`."""
        taken = self._room.allowed(taken, before)
        uid = taken.copy.record.uid
        if taken.copy != before:
            self._before.setdefault(uid, before)
            self.copies[uid] = taken.copy
        self.entries.append(taken.entry)

    def note(self, entry: Entry) -> None:
        """Agree on something that changes no contact."""
        self.entries.append(entry)

    @property
    def changes(self) -> Iterator[Change]:
        """What becomes of the contacts."""
        for uid, copy in self.copies.items():
            yield from changes_of(HERE, self._before[uid], copy)


def batches(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The items, so many at a time."""
    return (items[at : at + size] for at in range(0, len(items), size))
