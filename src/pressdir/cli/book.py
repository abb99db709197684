"""The contact file that a command works on: to read it, to change it, or to try a change out."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from pressdir.cli import clock
from pressdir.cli.asking.answers import keep_up
from pressdir.cli.own_files import config
from pressdir.cli.showing import output
from pressdir.model import Record, Release

if TYPE_CHECKING:
    from pressdir.merge import Traces
    from pressdir.store import Store, Transaction
    from pressdir.store.log import LogEntry

NAMED = 3  # arguments in the log


@contextmanager
def book(db: Path | None) -> Iterator["Store"]:
    """The store that `--db`, the environment, the settings or the habit choose.

    Raises:
        StoreError: the file cannot be used.
    """
    from pressdir.store import Store

    path = config.contact_file(db).path
    with Store.open(path, state=config.state_folder().path) as store:
        for problem in store.problems():
            _tell(f"pressdir: {path}: {problem.where}: {problem.what}; left as it is")
        yield store


@cache  # a command that opens the file twice says it once
def _tell(problem: str) -> None:
    output.say(problem)


def logged(command: str, words: Sequence[str]) -> str:
    """How the log calls a command with many arguments."""
    more = f" and {len(words) - NAMED} more" if len(words) > NAMED else ""
    return f"{command} {' '.join(words[:NAMED])}{more}"


@contextmanager
def changing(
    db: Path | None, command: str, *, dry_run: bool = False
) -> Iterator["Transaction | Rehearsal"]:
    """A change of the contact file, in the log as `command`; in a dry run one that keeps nothing.

    Raises:
        StoreError: the file cannot be used or written.
        LockedError: another pressdir holds it.
        ConflictError: a program that does not use the lock wrote it in the meantime.
    """
    with book(db) as store:
        if dry_run:
            yield Rehearsal(store)
        else:
            with store.transaction(command) as transaction:
                before = store.identity
                yield transaction
            keep_up(store, before, transaction.touched())


def take_back(db: Path | None, command: str | None = None) -> "LogEntry | None":
    """Take the last change back; with `command`, only if the last one was this. What was undone.

    Raises:
        NotFoundError: there is none.
        ConflictError: what it changed has changed again since.
    """
    with book(db) as store:
        if command is not None:
            newest = next((each for each in store.log() if not each.undone), None)
            if newest is None or newest.command != command:
                return None
        before = store.identity
        undone = store.undo()
        # a log that holds no changes held too many
        keep_up(store, before, [change.uid for change in undone.changes] or [None])
    return undone


class Rehearsal:
    """A transaction that nothing comes of: no lock, no file."""

    def __init__(self, store: "Store") -> None:
        self._store = store
        self._tried: dict[str, Record] = {}
        self.path, self.identity = store.path, store.identity

    def records(self) -> Sequence[Record]:
        """All contacts."""
        return self._store.records()

    def like(self, traces: "Traces", releases: Collection[str] = ()) -> Sequence[Record]:
        """At least all contacts that one of `traces` stands in, or a release was read into."""
        return self._store.like(traces, releases)

    def each(self) -> Iterator[Record]:
        """All contacts, one after another."""
        return self._store.each()

    def get(self, uid: str) -> Record | None:
        """One contact, as it would be by now."""
        return self._tried.get(uid) or self._store.get(uid)

    def removed(self) -> Sequence[Record]:
        """The contacts in the bin."""
        return self._store.removed()

    def releases(self) -> Mapping[str, Release]:
        """The releases that were read, by digest."""
        return self._store.releases()

    def put(self, record: Record) -> None:
        """Keep it for this rehearsal."""
        self._tried[record.uid] = record

    def remove(self, uid: str) -> None:
        """Nothing."""

    def unite(self, record: Record, gone: Record) -> None:
        """Nothing."""

    def add_release(self, release: Release) -> None:
        """Nothing."""

    def new_uid(self) -> str:
        """A uid for this rehearsal."""
        return str(uuid4())

    def now(self) -> str:
        """The time, as sightings have it."""
        return clock.stamp()
