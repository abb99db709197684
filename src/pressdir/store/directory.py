"""The store: one contact file, its lock, its history.

    with Store.open(path) as store:
        with store.transaction("add") as tx:
            tx.put(Record(tx.new_uid(), contact))

Whoever looks needs no lock, because the file is only ever replaced whole. Whoever changes holds the
lock from reading to replacing, and finds out if somebody without the lock got in between.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import platformdirs
from tinydb import TinyDB
from tinydb.table import Document

from pressdir.errors import (
    ConflictError,
    DamagedStoreError,
    LockedError,
    NotFoundError,
    StoreError,
)
from pressdir.model import Record, Release
from pressdir.outline import Outline
from pressdir.store import codec, journal, layout, unknown
from pressdir.store.contents import digest
from pressdir.store.disk import Data, Disk, LocalDisk, Written
from pressdir.store.file import ContactFile, tidy, writing
from pressdir.store.journal import Change, Entry, Journal
from pressdir.store.layout import FORMAT, HEADER, KNOWN, Problem
from pressdir.store.lines import Changes, Lines
from pressdir.store.log import LogEntry, backwards, lets_in, told
from pressdir.store.plain import as_we_write, leaves_plain
from pressdir.store.snapshot import TIME, Session, Snapshot, Transaction, erasures_of

Busy = Callable[[LockedError], None]

if TYPE_CHECKING:
    from pressdir.merge import Traces
    from pressdir.merge.erasure import Erasures
    from pressdir.merge.persons import Person
    from pressdir.store.erasing import Erasing, Found
    from pressdir.store.pieces import Stored
    from pressdir.store.sweeping import Sweep

    Also = Callable[["Store", Erasures], None]

WAIT = 10.0  # seconds for the lock: ten commands on a large file, one after another
PATIENCE = 2.0  # seconds of these without a word


class Store:
    """A contact file, as it was at `open`, or since then at its own last change."""

    def __init__(
        self, file: ContactFile, state: Path, wait: float, also: "Also", busy: Busy
    ) -> None:
        self.path = file.path
        self._file = file
        self._db = TinyDB(storage=lambda: file)
        self._state = state
        self._wait = wait
        self._also = also
        self._busy = busy
        self.came_back = 0  # rows of people who were erased that were found, and taken out
        self._shown: Snapshot | None = None
        self._looked: Sweep | None = None  # for somebody who may be erased then
        self._shown_digest = ""
        self._load()
        if self._erasing():
            # Who may not write it, or comes upon somebody who does, reads what there is.
            with suppress(LockedError, ConflictError, StoreError), self._locked():
                pass
            self._show()

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
        self._db.close()

    @property
    def id(self) -> str:
        """The file's own id, which it keeps wherever it lies; of one without it, by its bytes."""
        return self._store

    @property
    def identity(self) -> tuple[int, ...]:
        """What changes whenever the content may have: size, mtime_ns, inode, ctime_ns."""
        return self._file.status.identity if self._file.status else ()

    @property
    def state(self) -> Path:
        """The folder of this file's undo log; other things of this machine's may lie there."""
        return self._journal.folder

    @property
    def disk(self) -> Disk:
        """The machine that it is on."""
        return self._file.disk

    @property
    def snapshot(self) -> Snapshot:
        """The contents as they were at `open`, or since then at our own last change."""
        return self._snapshot

    def records(self) -> tuple[Record, ...]:
        """Give all contacts, sorted by document id."""
        return self._snapshot.records()

    def each(self) -> Iterator[Record]:
        """Give the contacts as `records` does, one after another, and keep none of them."""
        return self._snapshot.each()

    def outlines(self) -> Iterator[Outline]:
        """Give the contacts as texts, one after another, and keep none of them."""
        return self._snapshot.outlines()

    def get(self, uid: str) -> Record | None:
        """Give one contact."""
        return self._snapshot.get(uid)

    def like(self, traces: "Traces", releases: Collection[str] = ()) -> tuple[Record, ...]:
        """Give at least all contacts that one of `traces` stands in, or a release was read into.

        Where that is not quicker, it is all contacts.
        """
        return self._snapshot.like(traces, releases)

    def removed(self) -> Sequence[Record]:
        """Give the contacts in the bin, as they were."""
        return self._snapshot.removed()

    def united(self) -> Sequence[Record]:
        """Give the contacts in the bin that went into another, as they were before."""
        return self._snapshot.united()

    def in_bin(self, uid: str) -> Record | None:
        """Give one contact of the bin, also one that went into another."""
        return self._snapshot.in_bin(uid)

    def releases(self) -> Mapping[str, Release]:
        """Give the documents that were read, by digest."""
        return self._snapshot.releases()

    def problems(self) -> tuple[Problem, ...]:
        """Give what could not be understood in the file. It stays there as it is."""
        return self._snapshot.problems()

    @property
    def faulty(self) -> bool:
        """Whether a contact was met that is not understood in all; `problems` asks about all."""
        return self._snapshot.faulty

    @contextmanager
    def transaction(self, command: str, by: str = "") -> Iterator[Transaction]:
        """Change the file: locked, read again, written at the end if something changed.

        What is typed in it is signed by `by`.

        Raises:
            LockedError: Another process holds the file for too long.
            ConflictError: A program without the lock wrote the file in the meantime.
            WriteError: It cannot be written. The old file stands.
        """
        with self._locked():
            transaction = self._begun(by)
            yield transaction
            changes = tuple(transaction.changes())
            if changes:
                self._commit(command, changes)

    @property
    def erasures(self) -> "Erasures | None":
        """Who was erased; None where nobody was."""
        return erasures_of(self._file.header())

    def erase(self, person: "Person") -> None:
        """Take somebody out of everything that the store keeps, for good.

        Raises what `transaction` raises; an erasure that is cut off is finished at the next `open`.
        """
        from pressdir.merge.erasure import NONE  # noqa: PLC0415 - as in `erasures_of`

        with self._locked():
            disk = self._file.disk
            at, key = disk.now().strftime(TIME), disk.random(16).hex()
            new = (self.erasures or NONE).with_person(person, at, key)
            self._erasures_of_all().run(new, person, self._looked)
            self._show()

    def hold_to(self, erasures: "Erasures") -> None:
        """Take out who was erased, as another file of the same people says. Raises as `erase`."""
        with self._locked():
            if self._file.data:
                self._erasures_of_all().run(erasures)
                self._show()

    def keep_copy(self, data: Data) -> Path:
        """Keep the bytes of another copy of the directory for a while, and give where.

        Nobody who was erased is in what is kept. Raises `LockedError` and `WriteError`.
        """
        with self._locked():
            if self.erasures:
                from pressdir.store import erasing  # noqa: PLC0415 - few files have erasures

                data = erasing.swept(data, self.erasures)
            return self._journal.keep_copy(data)

    def traces(self, person: "Person") -> "Found":
        """Give where somebody stands in what the store keeps."""
        from pressdir.merge.erasure import NONE  # noqa: PLC0415 - as in `erasures_of`
        from pressdir.store.sweeping import Sweep  # noqa: PLC0415

        new = NONE.with_person(person, TIME, self._file.disk.random(16).hex())
        self._looked = Sweep(new, person)
        return self._erasures_of_all().look(self._looked)

    def log(self, limit: int = 20) -> list[LogEntry]:
        """Give the commands that changed the file, newest first."""
        self._load()
        return [told(entry, undone=undone) for entry, undone in islice(self._commands(), limit)]

    def newest(self) -> tuple[LogEntry, tuple[str, int]] | None:
        """Give the command that `undo` would take back; and when it was, to tell which is later."""
        self._load()
        left = (entry for entry, undone in self._commands() if not undone)
        for entry in left:
            return told(entry, undone=False), (entry.at, self._journal.written(entry.id))
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

        with self._locked():
            entry = next((entry for entry, undone in self._commands() if not undone), None)
            if entry is None:
                raise NotFoundError("There is nothing to undo.")
            if entry.changes == ():
                raise ConflictError(
                    f"An erasure ({entry.at}) cannot be taken back, nor what was done before it.",
                    hint=f"Older states, without who was erased, are in {self._journal.backups}.",
                )
            if entry.changes and entry.id <= known and (changes := self._reversed(entry, by)):
                self._commit("undo", changes, None, entry.id)
                return told(entry, undone=True)
            data = self._journal.backup(entry.before) if self._file.digest == entry.after else None
            if lets_in(entry):
                data = None  # that somebody agreed stands
            if data is None:
                undoing.refuse_what_changed_since(entry, self._tables(), self._journal.backups)
            self._commit("undo", backwards(entry), data, entry.id)
        return told(entry, undone=True)

    # --- how ----------------------------------------------------------------------------------

    def _load(self) -> None:
        try:
            self._file.load(self._as_we_left_it)
            self._refuse_what_was_emptied()
        except DamagedStoreError as error:
            error.hint = error.hint or self._rescue()
            raise
        self._store = self._identity()
        self._show()

    def _show(self) -> None:
        self._journal = self._journal_of(self._store)
        if self._shown_digest != self._file.digest:
            self._shown, self._shown_digest = None, self._file.digest

    def _journal_of(self, store: str) -> Journal:
        return Journal(self._file.disk, self._state, store)

    @property
    def _snapshot(self) -> Snapshot:
        if self._shown is None:
            self._shown = Snapshot(self._file.lines or self._file.content, self._store)
        return self._shown

    def _lines(self) -> Lines | None:
        """Give the file line by line, as it is or as we would write it; None if it is not plain."""
        file, snapshot = self._file, self._shown
        if file.lines is None and snapshot and snapshot.plain:
            file.lines = file.lined(self._headed())
        return file.lines

    def _as_we_left_it(self, data: Data, its_digest: str) -> Lines | None:
        """Give the lines of bytes that are as we write them, and plain.

        Of those that our last command wrote it is known; others are read line by line, which takes
        less time and memory than reading all of them at once.
        """
        with suppress(ValueError):
            lines = Lines(data)
            header = lines.header()
            store, number = _store_id(header), header.get("format")
            if store and type(number) is int and number == FORMAT:
                known = self._journal_of(store).left_plain(its_digest)
                return lines if known or as_we_write(lines) else None
        return None

    def _refuse_what_was_emptied(self) -> None:
        # TinyDB begins with an empty file; but one that had contacts was cut off by an accident.
        emptied = self._file.status and not self._file.data
        if emptied and journal.rescue(self._file.disk, self._state, self.path):
            raise DamagedStoreError(f"{self.path} is empty, but once held contacts.")

    def _rescue(self) -> str:
        backup = journal.rescue(self._file.disk, self._state, self.path)
        if backup:
            return f"The newest good backup is {backup}; copy it over the file."
        return "It was left as it is; there is no backup of it."

    def _identity(self) -> str:
        """Give the file's own id; one that has none yet is known by its bytes."""
        store = _store_id(self._file.header())
        return store or self._file.digest[:20] or self._file.disk.random(10).hex()

    def _tables(self) -> layout.Tables:
        return self._file.content.tables

    @contextmanager
    def _locked(self) -> Iterator[None]:
        disk, folder = self._file.disk, self.path.parent
        with ExitStack() as stack:
            with writing(self.path):
                disk.mkdir(folder)
                self._enter_lock(stack)
                tidy(disk, folder, self.path.name)
            self._load()
            if due := self._erasing():
                self.came_back += due.run()
                self._show()
            yield

    def _enter_lock(self, stack: ExitStack) -> None:
        lock = self.path.with_name(self.path.name + ".lock")
        held = partial(self._file.disk.lock, lock, self._file.status)
        try:
            stack.enter_context(held(min(self._wait, PATIENCE)))
        except LockedError as busy:
            if self._wait <= PATIENCE:
                raise
            self._busy(busy)
            stack.enter_context(held(self._wait - PATIENCE))

    def _erasing(self) -> "Erasing | None":
        """Give what is to be done of erasures, if there is something."""
        file, journal = self._file, self._journal
        if not file.data or not ("erased" in file.header() or journal.remembers_erasures()):
            return None
        found = self._erasures_of_all()
        return found if found.is_due() else None

    def _erasures_of_all(self) -> "Erasing":
        from pressdir.store.erasing import Erasing  # noqa: PLC0415 - as in `erasures_of`

        also = partial(self._also, self)
        return Erasing(self._file, self._journal, self._state, self._header(), also)

    def _commands(self) -> Iterator[tuple[Entry, bool]]:
        """Give what was done, newest first, and whether it was taken back."""
        return self._journal.commands(self._file.digest, self._tables)

    def _begun(self, by: str) -> Transaction:
        held = self._lines() or self._file.content
        session = Session(self._file.disk, self.path, self.identity, self._header(), by)
        return Transaction(held, session)

    def _reversed(self, entry: Entry, by: str) -> tuple[Change, ...]:
        """Give what takes a command back by acts; nothing, if none would show it."""
        from pressdir.store import undoing  # noqa: PLC0415 - needed by `undo` alone

        transaction = self._begun(by)
        undoing.undo(entry, transaction)
        return tuple(transaction.changes())

    def _commit(
        self,
        command: str,
        changes: tuple[Change, ...] | None,
        backup: Data | None = None,
        undoes: int | None = None,
    ) -> None:
        """Enter the change in the journal, then make it; `backup` has its bytes if it is known."""
        file = self._file
        file.refuse_what_is_not_to_be_written()
        number, void = self._journal.next(file.digest, self._tables)
        data: Written = backup or b""
        plain = False
        if backup is None or (changes is not None and self._lines()):
            data, plain = self._written(changes or ())
        if backup is not None:
            data, plain = backup, plain and bytes(data) == backup
        at = file.disk.now().strftime(TIME)
        after = digest(data)
        if (erasures := self.erasures) and erasures.mentions(command):
            command = command.partition(" ")[0]
        entry = Entry(number, at, command, file.digest, after, changes, undoes, void, plain)
        self._journal.enter(self.path, file.data, entry)
        file.save(data, after, plain=plain)
        self._journal.prune()
        self._show()

    def _written(self, changes: Sequence[Change]) -> tuple[Written, bool]:
        """Give the bytes of the changed file, and whether it is known to be plain."""
        if lines := self._lines():
            rest = layout.rest(unknown.applied(lines.others(), changes))
            return self._file.in_pieces(lines, _by_place(changes), rest), leaves_plain(changes)
        self._apply(changes)
        return self._file.rendered(), False

    def _headed(self) -> layout.Tables:
        """Give the tables with the header that they are to have."""
        tables = {**self._file.content.tables}
        tables[HEADER] = {**tables.get(HEADER, {}), "1": self._header()}
        return tables

    def _header(self) -> codec.Row:
        return {**self._file.header(), "format": FORMAT, "store": self._store}

    def _apply(self, changes: Sequence[Change]) -> None:
        """Bring changes to TinyDB's tables."""
        self._file.write(unknown.applied(self._headed(), changes))
        for name in sorted({change.table for change in changes} & {*KNOWN}):
            table = self._db.table(name)
            mine = [change for change in changes if change.table == name]
            gone = [int(change.id) for change in mine if change.before is not None]
            new = [
                Document(change.after, int(change.id))
                for change in mine
                if change.after is not None
            ]
            if gone:
                table.remove(doc_ids=gone)
            if new:
                table.insert_multiple(new)


def _store_id(header: Mapping[str, object]) -> str | None:
    """Give the id that a file has, if it is one that can be the name of a folder."""
    store = header.get("store")
    sound = isinstance(store, str) and store.isascii() and store.isalnum() and len(store) <= 64
    return str(store) if sound else None


def _by_place(changes: Iterable[Change]) -> Changes:
    found: dict[str, dict[int, bytes | Stored | None]] = {}
    for change in changes:
        if change.table in KNOWN:
            found.setdefault(change.table, {})[int(change.id)] = change.written
    return found
