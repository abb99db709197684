"""A contact file as one person sees it: each contact with what they keep of it for themselves.

It is for showing. It has no transaction, and what it gives the store does not take
(`model.shareable`).
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, Union

from pressdir.cli.own_files import places
from pressdir.model import Record, Release

if TYPE_CHECKING:
    from pressdir.cli.asking.contact_file import Book
    from pressdir.store import Problem, Store


class Overlaid:
    """The contact file `base`, with the rows of `own`, as both were read."""

    def __init__(self, base: "Store", own: "Book") -> None:
        self.base = base
        self.rows = {record.uid: record for record in own.records()}
        self.state = places.identity(str(own.path), own.identity)

    @property
    def path(self) -> Path:
        """Where the contact file is."""
        return self.base.path

    @property
    def identity(self) -> tuple[int, ...]:
        """What changes whenever the contact file may have; `state` is that of the rest."""
        return self.base.identity

    @property
    def faulty(self) -> bool:
        """As of the contact file."""
        return self.base.faulty

    def problems(self) -> "Sequence[Problem]":
        """As of the contact file."""
        return self.base.problems()

    def releases(self) -> Mapping[str, Release]:
        """The releases that were read, by digest."""
        return self.base.releases()

    def records(self) -> Sequence[Record]:
        """All contacts."""
        return tuple(map(self._seen, self.base.records()))

    def each(self) -> Iterator[Record]:
        """The contacts, one after another."""
        return map(self._seen, self.base.each())

    def get(self, uid: str) -> Record | None:
        """One contact."""
        record = self.base.get(uid)
        return record and self._seen(record)

    def rows_of(self, record: Record) -> Sequence[Record]:
        """What the person keeps of a contact, and of those that went into it."""
        from pressdir.merge import aliases

        uids = [record.uid, *sorted(each for each in aliases(record) if self._is_gone(each))]
        return [self.rows[uid] for uid in uids if uid in self.rows]

    def touched(self) -> Sequence[Record]:
        """The contacts of which the person keeps something, with it."""
        return [self._seen(record) for record in self._owners.values()]

    def orphans(self) -> Sequence[Record]:
        """The rows of contacts that the contact file has no longer."""
        owned = {row.uid for each in self._owners.values() for row in self.rows_of(each)}
        return [row for uid, row in self.rows.items() if uid not in owned]

    def _seen(self, record: Record) -> Record:
        from pressdir.merge import overlay

        if record.uid not in self.rows and not record.reports:  # as nearly all
            return record
        rows = self.rows_of(record)
        return overlay.seen(record, rows) if rows else record

    @cached_property
    def _owners(self) -> Mapping[str, Record]:
        """The contacts, by uid, that the rows are about."""
        found: dict[str, Record] = {}
        lost = set()
        from pressdir.merge import aliases

        for uid in self.rows:
            if record := self.base.get(uid) or self._became(uid):
                found[record.uid] = record
            elif (gone := self.base.in_bin(uid)) is None or aliases(gone):
                lost.add(uid)
        if lost:  # it has another uid now, or another program may have emptied the bin
            found |= {each.uid: each for each in self.base.each() if aliases(each) & lost}
        return found

    def _became(self, uid: str) -> Record | None:
        """The contact that one in the bin has gone into, perhaps by way of others."""
        from pressdir.merge import aliases

        asked, waiting = {uid}, [uid]
        while waiting:
            gone = self.base.in_bin(waiting.pop())
            for each in sorted(aliases(gone) - asked) if gone else ():
                record = self.base.get(each)
                if record and uid in aliases(record):
                    return record
                asked.add(each)
                waiting.append(each)
        return None

    def _is_gone(self, uid: str) -> bool:
        return uid in self.rows and self.base.get(uid) is None


Shown: TypeAlias = Union["Store", Overlaid]


def base(store: "Shown") -> "Store":
    """The contact file alone."""
    return store.base if isinstance(store, Overlaid) else store


def state(store: object) -> str:
    """What changes with what is private; "" where nothing is joined."""
    return store.state if isinstance(store, Overlaid) else ""
