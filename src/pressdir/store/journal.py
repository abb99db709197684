"""What was done to a contact file, and how it was before: the undo log and the backups.

    <state>/<store id>/path                     where the file is, to find its backups by
    <state>/<store id>/log/00000012.json        one command: the rows before and after
    <state>/<store id>/backups/00000012-….json  the file's bytes before that command
    <state>/<store id>/copies/00000003-….json   a copy that lay beside a shared file (`sync`)

A command is entered *before* the contact file is replaced. So the newest entry may tell of a change
that never came to be, when the machine died or the disk was full; it names the digests of the file
before and after, and is left out when the file does not bear it out.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any, Protocol

import orjson

from pressdir.errors import StoreError
from pressdir.store import contents, file, layout
from pressdir.store.disk import Data, Disk
from pressdir.store.pieces import Stored

Tables = Callable[[], layout.Tables]  # what the contact file holds, if it must be read for that

GENERATIONS = 10  # backups kept; two weeks of a newsroom that reads releases once a day
ENTRIES = 200  # commands kept, after that undo has an end
MAX_ENTRY = 16_000_000  # bytes; a larger command is undone from its backup, or not at all
MAX_ENTRIES = 64_000_000  # bytes of all entries
MAX_BACKUPS = 500_000_000  # bytes of all backups, of which the newest is always kept
COPIES = 50  # kept of those beside a shared file; what they hold is in the directory


class Change(Protocol):
    """One row, before and after; None where there was, or is, none."""

    @property
    def table(self) -> str:
        """The table in which it stands."""

    @property
    def id(self) -> str:
        """Its key there."""

    @property
    def before(self) -> Any:  # noqa: ANN401 - any JSON
        """What it held."""

    @property
    def after(self) -> Any:  # noqa: ANN401 - any JSON
        """What it holds."""

    @property
    def written(self) -> bytes | Stored | None:
        """What it holds, in JSON."""

    @property
    def plain(self) -> bool:
        """Whether it is known already that what it holds is plain (`plain`)."""


@dataclass(frozen=True, slots=True)
class RowChange:
    """A change whose rows were read."""

    table: str
    id: str
    before: Any
    after: Any

    @property
    def written(self) -> bytes | None:
        """What it holds, in JSON."""
        return None if self.after is None else orjson.dumps(self.after)

    @property
    def plain(self) -> bool:
        """Nobody has looked."""
        return False


@dataclass(frozen=True, slots=True)
class Entry:
    """One command. `void` names earlier entries that never came to be."""

    id: int
    at: str
    command: str
    before: str  # digest of the file's bytes; "" when there was none
    after: str
    changes: tuple[Change, ...] | None  # None: too many to keep
    undoes: int | None = None
    void: tuple[int, ...] = ()
    plain: bool = False  # the file after it is as we wrote it, and each of its rows plain


class Journal:
    """The log and the backups of one contact file. Whoever writes holds the file's lock."""

    def __init__(self, disk: Disk, state: Path, store: str) -> None:
        self.disk = disk
        self.folder = state / store
        self.log = self.folder / "log"
        self.backups = self.folder / "backups"
        self.copies = self.folder / "copies"

    def left_plain(self, digest: str) -> bool:
        """Tell whether a file with this digest is as one of the last commands left it: plain."""
        with suppress(StoreError):
            # The newest may have been entered and never made; the one before it was.
            newest = [self.entry(name) for name in self.names(self.log)[-2:]]
            return any(entry.plain and entry.after == digest for entry in newest if entry)
        return False

    def remembers_erasures(self) -> bool:
        """Tell whether somebody was erased here (`erasing`)."""
        with suppress(OSError):
            return self.disk.status(self.folder / "erased") is not None
        return False

    def left(self, digest: str) -> bool:
        """Tell whether a file with this digest is as one of the last commands left it."""
        with suppress(StoreError):
            newest = [self.entry(name) for name in self.names(self.log)[-2:]]
            return any(entry.after == digest for entry in newest if entry)
        return False

    def since(self, before: str, digest: str) -> list[Change] | None:
        """Give what our commands did, the last first, since the file had the digest `before`.

        It has `digest` now. None where another program wrote it meanwhile, or nobody can tell.
        """
        found: list[Change] = []
        with suppress(StoreError):
            for place, name in enumerate(reversed(self.names(self.log))):
                if digest == before:
                    return found
                entry = self.entry(name)
                if entry and entry.after != digest and place == 0:
                    continue  # it was entered, and never made
                if not entry or entry.after != digest or entry.changes is None:
                    return None
                found += entry.changes
                digest = entry.before
        return found if digest == before else None

    def entries(self, digest: str, tables: Tables) -> Iterator[Entry]:
        """Give what was done, newest first, as the file with this digest bears it out."""
        void: set[int] = set()
        newest = True
        for name in reversed(self.names(self.log)):
            entry = self.entry(name)
            if entry is None:
                continue
            if entry.id not in void and not (newest and not _happened(entry, digest, tables)):
                yield entry
            void.update(entry.void)
            newest = False

    def commands(self, digest: str, tables: Tables) -> Iterator[tuple[Entry, bool]]:
        """Give what was done as `entries` does, and whether it was taken back."""
        undone: set[int] = set()
        for entry in self.entries(digest, tables):
            if entry.undoes is None:
                yield entry, entry.id in undone
            else:
                undone.add(entry.undoes)

    def next(self, digest: str, tables: Tables) -> tuple[int, tuple[int, ...]]:
        """Give the number of the next entry, and the entries that it has to call void."""
        names = self.names(self.log)
        entry = next(filter(None, map(self.entry, reversed(names))), None)
        number = int(names[-1][:8]) + 1 if names else 1
        return number, () if entry is None or _happened(entry, digest, tables) else (entry.id,)

    def enter(self, path: Path, before: Data, entry: Entry) -> None:
        """Keep the bytes before a change, and what the change is.

        Raises:
            WriteError: They cannot be kept; then the change must not be made.
        """
        with file.writing(self.folder, len(before)):
            for folder in (self.log, self.backups):
                self.disk.mkdir(folder)
                file.tidy(self.disk, folder)
            file.tidy(self.disk, self.folder)
            if self.place() != str(path):
                self._tidy_others()
                file.replace(self.disk, self.folder / "path", bytes_of(path))
            if entry.before and not any(
                entry.before[:16] in name for name in self.names(self.backups)
            ):
                name = f"{entry.id:08}-{entry.before[:16]}.json"
                file.replace(self.disk, self.backups / name, before)
            self.note(entry)

    def _tidy_others(self) -> None:
        """Remove what those left who died before their file came to be: nobody writes there."""
        state = self.folder.parent
        for store in self.disk.list(state):
            for folder in ("", self.log.name, self.backups.name):
                file.tidy_unlocked(self.disk, state / store / folder)

    def keep_copy(self, data: Data) -> Path:
        """Keep the bytes of a copy, and give where; of two alike, one. Raises `WriteError`."""
        ending = f"-{contents.digest(data)[:16]}.json"
        names = self.names(self.copies)
        if known := next((name for name in names if name.endswith(ending)), None):
            return self.copies / known
        path = self.copies / f"{int(names[-1][:8]) + 1 if names else 1:08}{ending}"
        with file.writing(self.copies, len(data)):
            self.disk.mkdir(self.copies)
            file.tidy(self.disk, self.copies)
            file.replace(self.disk, path, data)
        with suppress(OSError, StoreError):
            self._keep(self.copies, COPIES, MAX_BACKUPS)
        return path

    def whole_files(self) -> list[Path]:
        """Name all files that hold a directory: backups and copies, each oldest first."""
        folders = (self.backups, self.copies)
        return [folder / name for folder in folders for name in self.names(folder)]

    def note(self, entry: Entry) -> None:
        """Keep what a change is, in the place of what the log had under its number."""
        file.replace(self.disk, self.log / f"{entry.id:08}.json", _dumps(entry))

    def written(self, number: int) -> int:
        """Give when an entry was written, in nanoseconds; 0 where that is not known."""
        status = self.disk.status(self.log / f"{number:08}.json")
        return status.identity[1] if status else 0

    def prune(self) -> None:
        """Forget the oldest; a fault here harms nobody."""
        with suppress(OSError, StoreError):
            self._keep(self.log, ENTRIES, MAX_ENTRIES)
            self._keep(self.backups, GENERATIONS, MAX_BACKUPS)

    def backup(self, digest: str) -> bytes | None:
        """Give the file's bytes that had this digest, if they are still kept, and whole."""
        for name in self.names(self.backups):
            if digest[:16] in name:
                with suppress(OSError):
                    data = self.disk.read(self.backups / name)
                    if contents.digest(data) == digest:
                        return data
        return None

    def names(self, folder: Path) -> list[str]:
        """Name the numbered files of a folder, oldest first."""
        with file.reading(folder):
            return sorted(name for name in self.disk.list(folder) if name[:8].isdecimal())

    def place(self) -> str | None:
        """Give where the contact file was when it was last written."""
        with suppress(OSError):
            return self.disk.read(self.folder / "path").decode("utf-8", "surrogateescape")
        return None

    def entry(self, name: str) -> Entry | None:
        """Give what a file of the log says; None if it is damaged."""
        with file.reading(self.log / name):
            data = self.disk.read(self.log / name)
        with suppress(ValueError, TypeError, KeyError):  # damaged; older ones are still good
            found = orjson.loads(data)
            changes = found["changes"]
            if changes is not None:
                found["changes"] = tuple(RowChange(**change) for change in changes)
            found["void"] = tuple(found["void"])
            return Entry(**{name: found[name] for name in Entry.__slots__ if name in found})
        return None

    def _keep(self, folder: Path, count: int, size: int) -> None:
        for number, name in enumerate(reversed(self.names(folder))):
            status = self.disk.status(folder / name)
            size -= status.size if status else 0
            if number >= count or (number and size < 0):
                self.disk.unlink(folder / name)


def of_file(disk: Disk, state: Path, path: Path) -> Iterator[Journal]:
    """Give the journals of all files that ever stood at `path`."""
    for store in disk.list(state):
        journal = Journal(disk, state, store)
        if journal.place() == str(path):
            yield journal


def rescue(disk: Disk, state: Path, path: Path) -> Path | None:
    """Find the newest backup of the file at `path` that can be read and holds something."""
    for backup in _backups(disk, state, path):
        with suppress(OSError, StoreError):
            if layout.parse(disk.read(backup)).tables:
                return backup
    return None


def _backups(disk: Disk, state: Path, path: Path) -> list[Path]:
    found: list[tuple[int, Path]] = []
    with suppress(OSError, StoreError):
        for journal in of_file(disk, state, path):
            for backup in map(journal.backups.joinpath, journal.names(journal.backups)):
                status = disk.status(backup)
                found += [(status.identity[1], backup)] if status else []
    return [backup for _, backup in sorted(found, reverse=True)]


def bytes_of(path: Path) -> bytes:
    """Give a path as the system has it, whatever its encoding."""
    return str(path).encode("utf-8", "surrogateescape")


def _dumps(entry: Entry) -> bytes:
    """Give an entry as it is kept: without its changes if they are too large."""
    fields = {name: getattr(entry, name) for name in Entry.__slots__}
    if changes := entry.changes:
        fields["changes"] = None if _are_large(changes) else list(map(_told, changes))
    data = _json(fields)
    return data if len(data) <= MAX_ENTRY else _json({**fields, "changes": None})


def _json(fields: Mapping[str, object]) -> bytes:
    return orjson.dumps(fields, option=orjson.OPT_APPEND_NEWLINE)


def _are_large(changes: Iterable[Change]) -> bool:
    """Whether the rows alone, as they are now, are more than an entry may have."""
    sizes = accumulate(len(change.written or b"") for change in changes)
    return any(size > MAX_ENTRY for size in sizes)


def _told(change: Change) -> dict[str, object]:
    after = change.written
    return {
        "table": change.table,
        "id": change.id,
        "before": change.before,
        "after": None if after is None else orjson.Fragment(bytes(after)),
    }


def _happened(entry: Entry, digest: str, tables: Tables) -> bool:
    """Tell whether the file shows the entry's change; others may have written since."""
    if digest in {entry.before, entry.after}:
        return digest == entry.after
    if not entry.changes:  # too many to keep, or none left of somebody who was erased
        return True
    held = tables()
    return any(
        layout.row(held, change.table, change.id) != change.before for change in entry.changes
    )
