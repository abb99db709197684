"""The store: one contact file, its lock, its history.

    with Store.open(path) as store:
        with store.transaction("add") as tx:
            tx.put(Record(tx.new_uid(), contact))

What a store answers and does is here; how its file is read, locked and written is in `opened`.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import platformdirs

from pressdir.errors import ConflictError, NotFoundError
from pressdir.model import Record, Release
from pressdir.outline import Outline
from pressdir.store.disk import Data, Disk, LocalDisk
from pressdir.store.file import ContactFile
from pressdir.store.journal import Change, Entry
from pressdir.store.layout import Problem
from pressdir.store.log import LogEntry, backwards, lets_in, told
from pressdir.store.opened import Busy, Opened
from pressdir.store.snapshot import Snapshot
from pressdir.store.transaction import TIME, Transaction

if TYPE_CHECKING:
    from pressdir.merge import Traces
    from pressdir.merge.erasure import Erasures
    from pressdir.merge.persons import Person
    from pressdir.store.earlier import Earlier
    from pressdir.store.erasing import Found
    from pressdir.store.parts import Parts
    from pressdir.store.sweeping import Sweep

    Also = Callable[["Store", Erasures], None]

WAIT = 10.0  # seconds for the lock: ten commands on a large file, one after another


class Store:
    """A contact file, as it was at `open`, or since then at its own last change."""

    def __init__(
        self, file: ContactFile, state: Path, wait: float, also: "Also", busy: Busy
    ) -> None:
        self.path = file.path
        self._opened = Opened(file, state, wait, partial(also, self), busy)
        self._looked: Sweep | None = None  # for somebody who may be erased then
        self._opened.begin()

    @classmethod
    def open(  # noqa: PLR0913  # each can be left out
        cls,
        path: Path,
        *,
        state: Path | None = None,
        disk: Disk | None = None,
        wait: float = WAIT,
        also: "Also" = lambda _, __: None,
        busy: Busy = lambda _: None,
    ) -> Self:
        """Open a contact file; a missing one is empty. `state` is for the undo log and backups.

        An erasure that was not finished, or that the file was put back from before, is finished.
        `also` is called then, to clean what else is kept of the file; `busy` when a change has to
        wait for another process, with the error that it will be if that does not end.

        Raises:
            DamagedStoreError: It is no contact file; `hint` names the newest good backup.
            NewerStoreError: A newer pressdir wrote it.
            StoreError: It cannot be read, or is no file.
        """
        place = state or platformdirs.user_state_path("pressdir")
        file = ContactFile(path.absolute(), disk or LocalDisk())
        return cls(file, place.absolute(), wait, also, busy)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._opened.db.close()

    @property
    def came_back(self) -> int:
        """How many rows of people who were erased were found, and taken out."""
        return self._opened.came_back

    @property
    def id(self) -> str:
        """The file's own id, which it keeps wherever it lies; of one without it, by its bytes."""
        return self._opened.id

    @property
    def identity(self) -> tuple[int, ...]:
        """What changes whenever the content may have: size, mtime_ns, inode, ctime_ns."""
        return self._opened.identity

    @property
    def state(self) -> Path:
        """The folder of this file's undo log; other things of this machine's may lie there."""
        return self._opened.journal.folder

    @property
    def disk(self) -> Disk:
        """The machine that it is on."""
        return self._opened.file.disk

    @property
    def digest(self) -> str:
        """SHA-256 of the file's bytes."""
        return self._opened.file.digest

    def when_it_had(self, digest: str) -> "Earlier | None":
        """Give the contacts as they were when the file had this digest.

        None where another program wrote it meanwhile, or nobody can tell.
        """
        from pressdir.store.earlier import Earlier  # noqa: PLC0415 - who does not sync needs none

        changes = self._opened.journal.since(digest, self._opened.file.digest) if digest else None
        return None if changes is None else Earlier(self._opened.snapshot, changes)

    @property
    def snapshot(self) -> Snapshot:
        """The contents as they were at `open`, or since then at our own last change."""
        return self._opened.snapshot

    def records(self) -> tuple[Record, ...]:
        """Give all contacts, sorted by document id."""
        return self._opened.snapshot.records()

    def each(self) -> Iterator[Record]:
        """Give the contacts as `records` does, one after another, and keep none of them."""
        return self._opened.snapshot.each()

    def outlines(self) -> Iterator[Outline]:
        """Give the contacts as texts, one after another, and keep none of them."""
        return self._opened.snapshot.outlines()

    def parts(self) -> "Parts | None":
        """Give the contacts as rows, in parts; None unless the file is as we write it."""
        return self._opened.snapshot.parts()

    def get(self, uid: str) -> Record | None:
        """Give one contact."""
        return self._opened.snapshot.get(uid)

    def like(self, traces: "Traces", releases: Collection[str] = ()) -> tuple[Record, ...]:
        """Give at least all contacts that one of `traces` stands in, or a release was read into.

        Where that is not quicker, it is all contacts.
        """
        return self._opened.snapshot.like(traces, releases)

    def removed(self) -> Sequence[Record]:
        """Give the contacts in the bin, as they were."""
        return self._opened.snapshot.removed()

    def united(self) -> Sequence[Record]:
        """Give the contacts in the bin that went into another, as they were before."""
        return self._opened.snapshot.united()

    def in_bin(self, uid: str) -> Record | None:
        """Give one contact of the bin, also one that went into another."""
        return self._opened.snapshot.in_bin(uid)

    def releases(self) -> Mapping[str, Release]:
        """Give the documents that were read, by digest."""
        return self._opened.snapshot.releases()

    def problems(self) -> tuple[Problem, ...]:
        """Give what could not be understood in the file. It stays there as it is."""
        return self._opened.snapshot.problems()

    @property
    def faulty(self) -> bool:
        """Whether a contact was met that is not understood in all; `problems` asks about all."""
        return self._opened.snapshot.faulty

    @contextmanager
    def transaction(self, command: str, by: str = "") -> Iterator[Transaction]:
        """Change the file: locked, read again, written at the end if something changed.

        What is typed in it is signed by `by`.

        Raises:
            LockedError: Another process holds the file for too long.
            ConflictError: A program without the lock wrote the file in the meantime.
            WriteError: It cannot be written. The old file stands.
        """
        with self._opened.locked():
            transaction = self._opened.begun(by)
            yield transaction
            changes = tuple(transaction.changes())
            if changes:
                self._opened.commit(command, changes)

    @property
    def erasures(self) -> "Erasures | None":
        """Who was erased; None where nobody was."""
        return self._opened.erasures

    def erase(self, person: "Person") -> None:
        """Take somebody out of everything that the store keeps, for good.

        Raises what `transaction` raises; an erasure that is cut off is finished at the next `open`.
        """
        from pressdir.merge.erasure import NONE  # noqa: PLC0415 - as in `erasures_of`

        with self._opened.locked():
            disk = self._opened.file.disk
            at, key = disk.now().strftime(TIME), disk.random(16).hex()
            new = (self.erasures or NONE).with_person(person, at, key)
            self._opened.erasures_of_all().run(new, person, self._looked)
            self._opened.show()

    def hold_to(self, erasures: "Erasures") -> None:
        """Take out who was erased, as another file of the same people says. Raises as `erase`."""
        with self._opened.locked():
            if self._opened.file.data:
                self._opened.erasures_of_all().run(erasures)
                self._opened.show()

    def keep_copy(self, data: Data) -> Path:
        """Keep the bytes of another copy of the directory for a while, and give where.

        Nobody who was erased is in what is kept. Raises `LockedError` and `WriteError`.
        """
        with self._opened.locked():
            if self.erasures:
                from pressdir.store import erasing  # noqa: PLC0415 - few files have erasures

                data = erasing.swept(data, self.erasures)
            return self._opened.journal.keep_copy(data)

    def traces(self, person: "Person") -> "Found":
        """Give where somebody stands in what the store keeps."""
        from pressdir.merge.erasure import NONE  # noqa: PLC0415 - as in `erasures_of`
        from pressdir.store.sweeping import Sweep  # noqa: PLC0415

        new = NONE.with_person(person, TIME, self._opened.file.disk.random(16).hex())
        self._looked = Sweep(new, person)
        return self._opened.erasures_of_all().look(self._looked)

    def log(self, limit: int = 20) -> list[LogEntry]:
        """Give the commands that changed the file, newest first."""
        self._opened.load()
        return [
            told(entry, undone=undone) for entry, undone in islice(self._opened.commands(), limit)
        ]

    def newest(self) -> tuple[LogEntry, tuple[str, int]] | None:
        """Give the command that `undo` would take back; and when it was, to tell which is later."""
        self._opened.load()
        left = (entry for entry, undone in self._opened.commands() if not undone)
        for entry in left:
            return told(entry, undone=False), (entry.at, self._opened.journal.written(entry.id))
        return None

    def undo(self, known: int = 0, by: str = "") -> LogEntry:
        """Take back the newest command that was not taken back yet.

        Others know of all commands up to the id `known`: what one of these did is done the other
        way round, signed by `by`, so that it is taken back for them, too.

        Raises:
            NotFoundError: There is none.
            ConflictError: What it changed has changed again since.
        """
        from pressdir.store import undoing  # noqa: PLC0415 - needed by `undo` alone

        opened = self._opened
        with opened.locked():
            entry = next((entry for entry, undone in opened.commands() if not undone), None)
            if entry is None:
                raise NotFoundError("There is nothing to undo.")
            if entry.changes == ():
                raise ConflictError(
                    f"An erasure ({entry.at}) cannot be taken back, nor what was done before it.",
                    hint=f"Older states, without who was erased, are in {opened.journal.backups}.",
                )
            if entry.changes and entry.id <= known and (changes := self._reversed(entry, by)):
                opened.commit("undo", changes, None, entry.id)
                return told(entry, undone=True)
            data = (
                opened.journal.backup(entry.before) if opened.file.digest == entry.after else None
            )
            if lets_in(entry):
                data = None  # that somebody agreed stands
            if data is None:
                undoing.refuse_what_changed_since(entry, opened.tables(), opened.journal.backups)
            opened.commit("undo", backwards(entry), data, entry.id)
        return told(entry, undone=True)

    def _reversed(self, entry: Entry, by: str) -> tuple[Change, ...]:
        """Give what takes a command back by acts; nothing, if none would show it."""
        from pressdir.store import undoing  # noqa: PLC0415 - needed by `undo` alone

        transaction = self._opened.begun(by)
        undoing.undo(entry, transaction)
        return tuple(transaction.changes())
