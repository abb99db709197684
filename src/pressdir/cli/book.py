"""The contact file that a command works on: to read it, to change it, or to try a change out.

`book` is the file, `seen` is the file as the person sees it, with what they keep for themselves.
What is kept or handed on comes from `book`; what `seen` gives, no store and no format takes.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from pressdir.cli import clock
from pressdir.cli.asking.answers import forget_overlay, keep_overlay, keep_up
from pressdir.cli.asking.overlaid import Overlaid
from pressdir.cli.own_files import config, overlays, places
from pressdir.cli.showing import output
from pressdir.errors import LockedError, StoreError, UsageError, WriteError
from pressdir.model import Contact, Record, Release

if TYPE_CHECKING:
    from pressdir.cli.asking.overlaid import Shown
    from pressdir.merge import Traces
    from pressdir.merge.erasure import Erasures
    from pressdir.store import Store, Transaction
    from pressdir.store.log import LogEntry

SYNC = "sync "  # how the log calls a sync begins with this
NAMED = 3  # arguments in the log
CAME_BACK = "somebody who was erased was in it again, from an older copy perhaps; taken out"


@contextmanager
def book(db: Path | None) -> Iterator["Store"]:
    """The store that `--db`, the environment, the settings or the habit choose.

    Raises:
        StoreError: the file cannot be used.
    """
    from pressdir.store import Store

    path = config.contact_file(db).path
    state = config.state_folder().path
    with Store.open(path, state=state, also=_forget, busy=_wait) as store:
        if store.came_back:
            _tell(f"pressdir: {path}: {CAME_BACK}")
        for problem in store.problems():
            _tell(f"pressdir: {path}: {problem.where}: {problem.what}; left as it is")
        yield store


@contextmanager
def seen(db: Path | None, *, private: bool = True) -> Iterator["Shown"]:
    """The same as the person sees it; without what is private if they say so, or have nothing.

    Where that cannot be read, a line tells it, and the contact file is shown alone.

    Raises:
        StoreError: the contact file cannot be used.
    """
    with book(db) as store:
        if not private:
            yield store
            return
        with _overlaid(store, tell=True) as shown:
            yield shown


@contextmanager
def _overlaid(store: "Store", *, tell: bool = False) -> Iterator["Shown"]:
    """The contact file with the overlay that it has, if that can be read."""
    with ExitStack() as stack:
        shown: Shown = store
        try:
            if path := overlay_file(store):
                own = stack.enter_context(overlay(store, path, tell=tell))
                shown = Overlaid(store, own)
            elif config.overlays_folder():
                forget_overlay(store)
        except (StoreError, UsageError) as error:  # one of the overlay, or of the settings
            if tell:
                _tell(f"pressdir: {error}; what is private is not shown")
        yield shown


@contextmanager
def own_file(store: "Store") -> Iterator["Store | None"]:
    """What the person keeps for themselves, whether it is to be shown or not; None if nothing.

    Raises:
        StoreError: it cannot be used.
        UsageError: the settings cannot be read.
    """
    folder = config.overlays_home()
    found = overlays.found(str(folder.path), str(store.path), store.id)
    if not found:
        yield None
        return
    with overlay(store, Path(found), tell=False) as own:
        yield own


def overlay_file(store: "Store") -> Path | None:
    """The overlay of the contact file; None where there is none, or nothing private is wanted.

    Raises:
        UsageError: the settings cannot be read, or hold what they should not.
    """
    folder = config.overlays_folder()
    found = overlays.found(str(folder.path), str(store.path), store.id) if folder else ""
    return Path(found) if found else None


@contextmanager
def overlay(store: "Store", path: Path | None = None, *, tell: bool = True) -> Iterator["Store"]:
    """The file of what the person keeps for themselves of the contacts in `store`.

    It is a contact file by its form: whoever has to take somebody out of all files takes them out
    of this one. Where there is none yet, it is empty.

    Raises:
        StoreError: it cannot be used.
        UsageError: nothing private is wanted, or the settings cannot be read.
    """
    from pressdir.store import Store

    if path is None and (path := overlay_file(store)) is None:
        folder = config.overlays_folder()
        if folder is None:
            off = f"${places.PRIVATE_VARIABLE} is {places.OFF}"
            raise UsageError(f"nothing private: {off}", hint=f"unset {places.PRIVATE_VARIABLE}")
        path = Path(overlays.named(str(folder.path), store.id))
    if path.resolve() == store.path.resolve():
        raise StoreError(f"{path}: is the contact file itself, and nobody's own")
    with Store.open(path, state=config.state_folder().path, busy=_wait) as own:
        if tell:
            for problem in own.problems():
                _tell(f"pressdir: {path}: {problem.where}: {problem.what}; left as it is")
            for risk in overlays.risks(str(path), str(store.path)):
                _tell(f"pressdir: {path}: {risk}")
        yield own


def _forget(store: "Store", erasures: "Erasures") -> None:
    """Clean what we keep beside a contact file of those who were erased.

    Raises:
        WriteError: it cannot be written.
    """
    from pressdir.cli.asking.answers import forget_index
    from pressdir.cli.own_files import leftovers, searches, usage
    from pressdir.sync import Memory
    from pressdir.sync.cards import base

    path = str(store.path)
    base.forget(store.disk, store.state, erasures.covers)
    Memory.forget(store.disk, store.state)
    with own_file(store) as own:
        if own:
            own.hold_to(erasures)
    try:
        forget_index(path)
        usage.drop(path, erasures.covers)
        searches.drop(erasures.mentions)
        for name, text in leftovers.sheets():
            if erasures.mentions(text):
                Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise WriteError(f"{error.filename} cannot be cleaned: {error.strerror}.") from error


def _wait(busy: LockedError) -> None:
    _tell(f"pressdir: {busy} Waiting for it.")


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
            with changed(store, command) as transaction:
                yield transaction


@contextmanager
def changed(store: "Store", command: str) -> Iterator["Transaction"]:
    """A change of an open contact file. Raises what `changing` raises."""
    import_module("pressdir.search.indexing")  # now, while nobody waits for us
    with store.transaction(command, config.reporter(None)) as transaction:
        before = store.identity
        yield transaction
    keep_up(store, before, transaction.touched())
    with _overlaid(store) as shown:
        keep_overlay(shown)


def take_back(db: Path | None, command: str | None = None) -> "LogEntry | None":
    """Take the last change back; with `command`, only if the last one was this. What was undone.

    Raises:
        NotFoundError: there is none.
        ConflictError: what it changed has changed again since.
    """
    with book(db) as store:
        if command is not None and (
            (newest := store.newest()) is None or newest[0].command != command
        ):
            return None
        before = store.identity
        undone = store.undo(_known_to_others(store), config.reporter(None))
        # a log that holds no changes held too many
        keep_up(store, before, [change.uid for change in undone.changes] or [None])
        with _overlaid(store) as shown:
            keep_overlay(shown)
    return undone


def _known_to_others(store: "Store") -> int:
    """Up to which command others know what was done, by a sync.

    What the sync itself took in is theirs: it is put back here alone, and comes again.
    """
    from pressdir.sync import Memory

    newest = store.newest()
    if newest is None or newest[0].command.startswith(SYNC):
        return 0
    return Memory.read(store.disk, store.state).entry


class Rehearsal:
    """A transaction that nothing comes of: no lock, no file."""

    def __init__(self, store: "Store") -> None:
        self._store = store
        self._tried: dict[str, Record] = {}
        self.path, self.identity = store.path, store.identity
        self.by = ""
        self.erasures = store.erasures

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

    def united(self) -> Sequence[Record]:
        """The contacts in the bin that went into another."""
        return self._store.united()

    def releases(self) -> Mapping[str, Release]:
        """The releases that were read, by digest."""
        return self._store.releases()

    def put(self, record: Record) -> None:
        """Keep it for this rehearsal.

        Raises:
            ErasedError: whose it is was erased.
        """
        if self.erasures:
            from pressdir.store.erasing import allowed

            record = allowed(record, self.get(record.uid), self.erasures)
        self._tried[record.uid] = record

    def let_in(self, record: Record) -> Record:
        """The contact as it can be put, once they agreed to be kept again."""
        if self.erasures:
            self.erasures = self.erasures.after_consent(record, self.now())
            if self.erasures.covers(record.uid):
                return replace(record, uid=self.new_uid())
        return record

    def remove(self, uid: str) -> None:
        """Nothing."""

    def unite(self, record: Record, gone: Record) -> None:
        """Nothing."""

    def add_release(self, release: Release) -> None:
        """Nothing."""

    def new_uid(self, contact: Contact | None = None) -> str:  # noqa: ARG002 - as a change has it
        """A uid for this rehearsal."""
        return str(uuid4())

    def now(self) -> str:
        """The time, as sightings have it."""
        return clock.stamp()
