"""What a person keeps for themselves, changed: the contact file that it is about stays as it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pressdir.cli.asking.answers import keep_overlay
from pressdir.cli.asking.overlaid import Overlaid
from pressdir.cli.book import Rehearsal, book, overlay, overlay_file
from pressdir.cli.own_files import overlays
from pressdir.errors import NotFoundError
from pressdir.model import Record

if TYPE_CHECKING:
    from pressdir.store import Store, Transaction
    from pressdir.store.log import LogEntry


@contextmanager
def noting(db: Path | None, command: str, *, dry_run: bool = False) -> Iterator["Notes"]:
    """A change of what the person keeps for themselves; the contact file stays as it is.

    Raises:
        StoreError: one of the two files cannot be used or written.
    """
    with book(db) as store, overlay(store) as own:
        if dry_run:
            yield Notes(store, Rehearsal(own))
            return
        with own.transaction(command) as transaction:
            yield Notes(store, transaction)
        if own.identity:
            overlays.keep_pointer(str(own.path.parent), str(store.path), str(own.path))
            keep_overlay(Overlaid(store, own))


class Notes:
    """What the person keeps for themselves, being changed."""

    def __init__(self, store: "Store", change: "Transaction | Rehearsal") -> None:
        self.shown = Overlaid(store, change)  # as both were found; to see who is meant
        self._change = change

    def row(self, record: Record) -> Record:
        """All that they keep of a contact, called as the contact is."""
        from pressdir.merge import overlay

        rows = (self._change.get(each.uid) for each in self.shown.rows_of(record))
        return overlay.united(record, [each for each in rows if each])

    def put(self, record: Record, row: Record) -> None:
        """Keep `row` of a contact; in the place of what was kept of those that it is made of."""
        from pressdir.merge import overlay

        for old in self.shown.rows_of(record):
            if old.uid != row.uid:
                self.forget(old.uid)
        if overlay.own(row):
            self._change.put(overlay.bare(row))
        elif self._change.get(row.uid):
            self.forget(row.uid)

    def forget(self, uid: str) -> None:
        """Keep nothing of the contact with this uid."""
        self._change.remove(uid)

    def now(self) -> str:
        """The time, as sightings have it."""
        return self._change.now()


def take_back_own(db: Path | None) -> "LogEntry":
    """Take back the last change of what is private. Raises what `take_back` raises."""
    with book(db) as store:
        if overlay_file(store) is None:
            raise NotFoundError("There is nothing private to undo.")
        with overlay(store) as own:
            undone = own.undo()
            keep_overlay(Overlaid(store, own))
    return undone


def own_is_newer(db: Path | None) -> bool:
    """Whether the last change that can be taken back is one of what is private."""
    with book(db) as store:
        if overlay_file(store) is None:
            return False
        with overlay(store) as own:
            mine, others = own.newest(), store.newest()
            if mine is None or others is None:
                return mine is not None
            return mine[1] > others[1]
