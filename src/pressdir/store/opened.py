"""A contact file that is open: what it shows, its lock, its journal, and how a change is written.

Whoever looks needs no lock, because the file is only ever replaced whole. Whoever changes holds the
lock from reading to replacing, and finds out if somebody without the lock got in between.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from tinydb import TinyDB
from tinydb.table import Document

from pressdir.errors import ConflictError, DamagedStoreError, LockedError, StoreError
from pressdir.store import codec, journal, layout, unknown
from pressdir.store.contents import digest
from pressdir.store.disk import Data, Written
from pressdir.store.file import ContactFile, tidy, writing
from pressdir.store.journal import Change, Entry, Journal
from pressdir.store.layout import FORMAT, HEADER, KNOWN
from pressdir.store.lines import Changes, Lines
from pressdir.store.plain import as_we_write, leaves_plain
from pressdir.store.snapshot import Snapshot, erasures_of
from pressdir.store.transaction import TIME, Session, Transaction

Busy = Callable[[LockedError], None]

if TYPE_CHECKING:
    from pressdir.merge.erasure import Erasures
    from pressdir.store.erasing import Erasing
    from pressdir.store.pieces import Stored

    Cleaning = Callable[[Erasures], None]

PATIENCE = 2.0  # seconds of waiting for the lock without a word


class Opened:
    """A contact file, as it was when it was opened, or since then at its own last change.

    `file`, its `journal` and its `id` are as they were read last; `came_back` counts the rows of
    people who were erased that were found, and taken out.
    """

    def __init__(
        self, file: ContactFile, state: Path, wait: float, also: "Cleaning", busy: Busy
    ) -> None:
        self.file = file
        self.db = TinyDB(storage=lambda: file)
        self._state = state
        self._wait = wait
        self._also = also
        self._busy = busy
        self.came_back = 0
        self._shown: Snapshot | None = None
        self._shown_digest = ""

    def begin(self) -> None:
        """Read the file, and finish an erasure that is due. Raises as `Store.open`."""
        self.load()
        if self._due():
            # Who may not write it, or comes upon somebody who does, reads what there is.
            with suppress(LockedError, ConflictError, StoreError), self.locked():
                pass
            self.show()

    @property
    def identity(self) -> tuple[int, ...]:
        """What changes whenever the content may have: size, mtime_ns, inode, ctime_ns."""
        return self.file.status.identity if self.file.status else ()

    def load(self) -> None:
        """Read the file if it has changed since."""
        try:
            self.file.load(self._as_we_left_it)
            self._refuse_what_was_emptied()
        except DamagedStoreError as error:
            error.hint = error.hint or self._rescue()
            raise
        self.id = self._its_id()
        self.show()

    def show(self) -> None:
        """Have `snapshot` be of the file as it was read last."""
        self.journal = self._journal_of(self.id)
        if self._shown_digest != self.file.digest:
            self._shown, self._shown_digest = None, self.file.digest

    def _journal_of(self, store: str) -> Journal:
        return Journal(self.file.disk, self._state, store)

    @property
    def snapshot(self) -> Snapshot:
        """The contents as they were read last."""
        if self._shown is None:
            self._shown = Snapshot(self.file.lines or self.file.content, self.id)
        return self._shown

    def _lines(self) -> Lines | None:
        """Give the file line by line, as it is or as we would write it; None if it is not plain."""
        file, snapshot = self.file, self._shown
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
        emptied = self.file.status and not self.file.data
        if emptied and journal.rescue(self.file.disk, self._state, self.file.path):
            raise DamagedStoreError(f"{self.file.path} is empty, but once held contacts.")

    def _rescue(self) -> str:
        backup = journal.rescue(self.file.disk, self._state, self.file.path)
        if backup:
            return f"The newest good backup is {backup}; copy it over the file."
        return "It was left as it is; there is no backup of it."

    def _its_id(self) -> str:
        """Give the file's own id; one that has none yet is known by its bytes."""
        store = _store_id(self.file.header())
        return store or self.file.digest[:20] or self.file.disk.random(10).hex()

    def tables(self) -> layout.Tables:
        """Give all rows of the file."""
        return self.file.content.tables

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock, with the file read again and nobody in it who was erased."""
        import_module("pressdir.merge")  # now, while nobody waits for us
        disk, folder = self.file.disk, self.file.path.parent
        with ExitStack() as stack:
            with writing(self.file.path):
                disk.mkdir(folder)
                self._enter_lock(stack)
                tidy(disk, folder, self.file.path.name)
            self.load()
            if due := self._due():
                self.came_back += due.run()
                self.show()
            yield

    def _enter_lock(self, stack: ExitStack) -> None:
        file = self.file
        lock = file.path.with_name(f"{file.path.name}.lock")
        wait = min(self._wait, PATIENCE)

        def more(busy: LockedError) -> float:
            if self._wait > wait:
                self._busy(busy)
            return self._wait - wait

        stack.enter_context(file.disk.lock(lock, file.status, wait, more))

    def _due(self) -> "Erasing | None":
        """Give what is to be done of erasures, if there is something."""
        file, journal = self.file, self.journal
        if not file.data or not ("erased" in file.header() or journal.remembers_erasures()):
            return None
        found = self.erasures_of_all()
        return found if found.is_due() else None

    @property
    def erasures(self) -> "Erasures | None":
        """Who was erased; None where nobody was."""
        return erasures_of(self.file.header())

    def erasures_of_all(self) -> "Erasing":
        """Give what takes people out of everything that is kept of the file."""
        from pressdir.store.erasing import Erasing  # noqa: PLC0415 - as in `erasures_of`

        return Erasing(self.file, self.journal, self._state, self._header(), self._also)

    def commands(self) -> Iterator[tuple[Entry, bool]]:
        """Give what was done, newest first, and whether it was taken back."""
        return self.journal.commands(self.file.digest, self.tables)

    def begun(self, by: str) -> Transaction:
        """Begin to change what was read, signed by `by`."""
        held = self._lines() or self.file.content
        session = Session(self.file.disk, self.file.path, self.identity, self._header(), by)
        return Transaction(held, session)

    def commit(
        self,
        command: str,
        changes: tuple[Change, ...] | None,
        backup: Data | None = None,
        undoes: int | None = None,
    ) -> None:
        """Enter the change in the journal, then make it; `backup` has its bytes if it is known."""
        file = self.file
        file.refuse_what_is_not_to_be_written()
        number, void = self.journal.next(file.digest, self.tables)
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
        self.journal.enter(self.file.path, file.data, entry)
        file.save(data, after, plain=plain)
        self.journal.prune()
        self.show()

    def _written(self, changes: Sequence[Change]) -> tuple[Written, bool]:
        """Give the bytes of the changed file, and whether it is known to be plain."""
        if lines := self._lines():
            rest = layout.rest(unknown.applied(lines.others(), changes))
            return self.file.in_pieces(lines, _by_place(changes), rest), leaves_plain(changes)
        self._apply(changes)
        return self.file.rendered(), False

    def _headed(self) -> layout.Tables:
        """Give the tables with the header that they are to have."""
        tables = {**self.file.content.tables}
        tables[HEADER] = {**tables.get(HEADER, {}), "1": self._header()}
        return tables

    def _header(self) -> codec.Row:
        return {**self.file.header(), "format": FORMAT, "store": self.id}

    def _apply(self, changes: Sequence[Change]) -> None:
        """Bring changes to TinyDB's tables."""
        self.file.write(unknown.applied(self._headed(), changes))
        for name in sorted({change.table for change in changes} & {*KNOWN}):
            table = self.db.table(name)
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
