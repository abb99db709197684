"""A folder in which everybody has a file of their own, which nobody else writes.

Whoever syncs reads the files of all, and writes theirs. So two at once write over nothing, on a
network drive that makes no second copies either, and what somebody wrote who never comes back
stays. The file of somebody who left may go: what they knew is in those of all others.
"""

import os
import shlex
import stat
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pressdir.errors import StoreError, UsageError
from pressdir.merge.erasure import Erasures
from pressdir.store import Store, file
from pressdir.store.disk import Disk, Status
from pressdir.store.journal import Change
from pressdir.store.merging import Rows
from pressdir.store.snapshot import Snapshot
from pressdir.sync import copies, members
from pressdir.sync.carrier import Beside, CopyBeside
from pressdir.sync.meeting import Means, Request
from pressdir.sync.members import Member
from pressdir.sync.memory import Memory
from pressdir.sync.shared import SharedFile

FEW = 20  # files that are looked into for what else could be meant
OWN, WRITTEN = "file", "written"  # what is remembered: our file, and our words in it, newest first
WORDS = 20  # of which an older version of the file may have one that is put back


def is_meant(target: str, disk: Disk) -> bool:
    """Whether a target is a folder: by a slash at its end, or since it is one."""
    return target.endswith(os.sep) or _is_folder(_resolved(target, disk), disk)


def opened(request: Request, store: Store, means: Means) -> "Folder":
    """The folder at a path.

    Raises:
        UsageError: it cannot be one.
        StoreError: nobody can say.
    """
    disk = store.disk
    path = _resolved(request.target, disk)
    is_there = _is_folder(path, disk)
    if is_there and not request.join and _was_a_file(path, store):
        raise UsageError(
            f"{path} is a folder, and was a file last time",
            hint="Is it the right place? --join puts a file for each of you into it.",
        )
    if not is_there and _status(path, disk):
        raise UsageError(f"{path}{os.sep} is no folder", hint=f"Is {path} meant, the file?")
    if path == disk.resolve(store.path).parent:
        raise UsageError(
            f"{path}{os.sep} is the folder of your own contact file",
            hint="Name one of its own: what is in it, others read.",
        )
    if not is_there and not _is_folder(path.parent, disk):
        raise UsageError(f"{path}: there is no folder {path.parent}", hint="Is it mounted?")
    return Folder(path, store, means.by, join=request.join)


def _was_a_file(path: Path, store: Store) -> bool:
    """Whether we synced with a file at this path, and never with a folder."""
    known = (Memory.read(store.disk, store.state, f"{path}{end}").store for end in ("", os.sep))
    return [*map(bool, known)] == [True, False]


def _resolved(target: str, disk: Disk) -> Path:
    return disk.resolve(Path(target).expanduser().absolute())


def _status(path: Path, disk: Disk) -> Status | None:
    """What stands there. Raises `StoreError`: nobody can say, as of a drive that is silent."""
    with file.reading(path):
        return disk.status(path)


def _is_folder(path: Path, disk: Disk) -> bool:
    status = _status(path, disk)
    return status is not None and stat.S_ISDIR(status.mode)


class Folder:
    """A folder with one file a person."""

    def __init__(self, path: Path, store: Store, by: str, *, join: bool = False) -> None:
        self.path = path
        self._disk = store.disk
        self._state = store.state
        self._by = by
        self._join = join
        self._known = Memory.read(store.disk, store.state, self.target)
        more = self._known.more
        self._words = more.get(WRITTEN, "").split()
        self._own = self._named(more.get(OWN, ""))
        self._is_new = _status(path, store.disk) is None
        self._others: list[Member] = []
        self._strangers: list[Member] = []  # files of another directory
        self._told: list[str] = []
        self._stores: frozenset[str] = frozenset()

    @property
    def target(self) -> str:
        """Its path."""
        return f"{self.path}{os.sep}"

    @property
    def name(self) -> str:
        """Its name."""
        return f"{self.path.name}{os.sep}"

    @property
    def written(self) -> str:
        """The own file in it."""
        return self._own.path.name

    @property
    def remedy(self) -> str:
        """To begin again: nobody else wrote it."""
        return "remove it: the next sync writes it anew, from all that you know"

    @property
    def more(self) -> dict[str, str]:
        """The own file's name, and what we wrote into it last."""
        return {OWN: self._own.path.name, WRITTEN: " ".join(self._words)}

    # --- what there is ----------------------------------------------------------------------------

    def read(self) -> Snapshot:
        """What the own file holds now."""
        self._told = []
        found = self._own.read()
        if self._own.word and self._own.word not in self._words:  # "": another program took it out
            self._told.append(
                f"{self.written} was not written by you alone: somebody has a copy of your contact "
                "file and works with it; yours has another name from now on"
            )
            self._own = self._named("")
            found = self._own.read()
        self._look_around()
        return found

    def _named(self, name: str) -> Member:
        """The own file; one that is new is as open as the folder is."""
        status = _status(self.path, self._disk)
        like = _as_open_as(status) if status else None
        if members.is_ones(name):
            own = Member(self.path / name, self._disk, like)
            if own.path == self.path / name:  # it is no link, which could lead to another's
                return own
        return Member(self.path / members.named(self._by, self._disk), self._disk, like)

    def _look_around(self) -> None:
        """Read the files of the others, as far as they are of the same directory."""
        found = [*self._found()]
        ours = self._own.stores or frozenset(filter(None, [self._known.store]))
        all_stores = [each.stores for each in found]
        same = _together(all_stores, ours or _largest(all_stores))
        if self._join:
            same = same.union(*all_stores)
        self._others = [each for each in found if not each.stores or each.stores & same]
        self._stores = same if self._others or self._own.is_there else frozenset()
        self._strangers = [each for each in found if each not in self._others]

    def _found(self) -> Iterator[Member]:
        """All files of one person that can be read."""
        with file.reading(self.path):
            names = self._disk.list(self.path)
        theirs = [name for name in names if members.is_ones(name) and name != self.written]
        seconds = [
            name
            for name in names
            if not members.is_ones(name) and any(copies.program_of(name, each) for each in theirs)
        ]
        for name in (*theirs, *seconds):
            member = Member(self.path / name, self._disk)
            try:
                member.read()
            except StoreError as error:
                self._told.append(f"left as it is: {error}")
                continue
            if member.is_one and member.path == self.path / name:
                yield member
            else:
                self._told.append(f"left as it is: {self.path / name} is no file of one person")

    @property
    def is_there(self) -> bool:
        """Whether anybody's file was there."""
        return self._own.is_there or bool(self._others or self._strangers)

    @property
    def digest(self) -> str:
        """Of the own file."""
        return self._own.digest

    @property
    def store(self) -> str:
        """The id of the directory."""
        known = self._known.store
        return known if known in self._stores else min(self._stores, default=self._own.store)

    @property
    def erasures(self) -> Erasures:
        """Whom the own file says to be erased."""
        return self._own.erasures

    def beside(self, own: Path) -> Beside:
        """The files of others, and copies of the own one."""
        found, unread = copies.beside(self._own, own)
        told = [
            *self._told,
            *(f"left as it is: {reason}" for reason in unread),
            *(
                f"left as it is: {each.told} is of another directory; --join puts both together"
                for each in self._strangers
            ),
        ]
        if not self._known.target and not self._others:
            told += self._files_of_all()
        return Beside(found, self._others, told)

    def _files_of_all(self) -> Iterator[str]:
        """What somebody should know who meant a file in the folder."""
        with file.reading(self.path):
            names = [each for each in self._disk.list(self.path) if each.endswith(".json")]
        for path in [self.path / each for each in names[:FEW] if not members.is_ones(each)]:
            if _is_contact_file(SharedFile(path, self._disk)):
                hint = f"pressdir sync {shlex.quote(str(path))}"
                yield f"{path.name} is one file for all, and is not looked at; for that: {hint}"

    # --- what is done -----------------------------------------------------------------------------

    def hold_to(self, erasures: Erasures) -> Snapshot:
        """What the own file holds, less who was erased."""
        return self._own.hold_to(erasures)

    @property
    def names_erased(self) -> bool:
        """Whether the own file does not know yet who was erased, or holds something of theirs."""
        return self._own.names_erased

    @property
    def is_due(self) -> bool:
        """Whether the own file is to be written whatever its rows are."""
        return self._own.is_due or self._own.stores != self._stores

    def write(self, rows: Rows, more: Sequence[Change] = ()) -> None:
        """Write the own file."""
        disk, word = self._disk, self._disk.random(6).hex()
        if self._is_new:
            with file.writing(self.path):
                disk.mkdir(self.path)
        # Should we die before the sync is over, the word in the file is still known as ours.
        self._words = [word, *self._words][:WORDS]
        entry = Memory.read(disk, self._state).entry  # of whatever target was the last
        known = replace(self._known, target=self.target, entry=entry, more=self.more)
        known.keep(disk, self._state)
        self._own.sign(self._by, word, self._stores)
        self._own.write(rows, more)

    def put_aside(self, copy: CopyBeside, store: Store, at: str) -> Path | None:
        """Move a copy of the own file to what is kept of the own contact file."""
        return copies.put_aside(copy, self._own, store, at)


def _as_open_as(folder: Status) -> Status:
    """What a file is to be like that they can read who may put files into the folder."""
    group = stat.S_IRGRP if folder.mode & stat.S_IWGRP else 0
    others = stat.S_IROTH if folder.mode & stat.S_IWOTH else 0
    return replace(folder, mode=stat.S_IRUSR | stat.S_IWUSR | group | others, owner=-1)


def _is_contact_file(shared: SharedFile) -> bool:
    try:
        shared.read()
    except StoreError:
        return False
    return bool(shared.store)


def _together(all_stores: Sequence[frozenset[str]], some: frozenset[str]) -> frozenset[str]:
    """Some directories, and all that were joined to them."""
    while more := frozenset().union(*(each for each in all_stores if each & some)) - some:
        some |= more
    return some


def _largest(all_stores: Sequence[frozenset[str]]) -> frozenset[str]:
    """What most files are of; of two alike, the same for all who look."""
    groups = {_together(all_stores, each) for each in all_stores}
    count = {group: sum(bool(each & group) for each in all_stores) for group in groups}
    return min(groups, key=lambda group: (-count[group], sorted(group)), default=frozenset())
