"""The contact file on a disk: read whole, replaced whole, never written in place.

TinyDB's own storage writes over the old bytes; a crash or a full disk then leaves neither the old
file nor the new one. Here `write` only keeps what is to be written, and `save` puts it in place:
a new file beside, on the disk for certain, then one rename.
"""

import errno
import math
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pressdir.errors import (
    ConflictError,
    DamagedStoreError,
    StoreError,
    WriteError,
)
from pressdir.store import layout, writers
from pressdir.store.contents import AsWeLeftIt, Contents
from pressdir.store.disk import Disk, Status, Written

REASONS = {
    errno.ENOSPC: ("the disk is full", "Free some space (the file needs {size}) and try again."),
    errno.EDQUOT: ("your quota is used up", "Free {size} and try again."),
    errno.EFBIG: ("files may not grow so large here", "Raise the limit (ulimit -f) to {size}."),
    errno.EIO: ("the disk reported a fault", "Check the disk, and copy the file elsewhere."),
    errno.EACCES: ("you have no permission", "Ask its owner for the right to write its folder."),
    errno.EPERM: ("it is not permitted", "Ask its owner for the right to write its folder."),
    errno.EROFS: ("the file system is read-only", "Choose a file in another place."),
}
WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
TEMPORARY = re.compile(
    rf"\.~(?P<name>.+?)(?:\.(?P<writer>{writers.NAME.pattern}))?\.[0-9a-f]{{8}}\.tmp", re.DOTALL
)
ABANDONED = 3600.0  # seconds; nobody writes a file for longer
QUIET = 0.03  # seconds in which nobody wrote a file: its writer is through
PAUSE = 0.3  # seconds between two pieces of a slow one, which keeps no layout of ours
LOOKS = 10


class ContactFile(Contents):
    """One contact file on a disk."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self.path = disk.resolve(path)
        super().__init__(str(self.path))
        self.disk = disk
        self.status: Status | None = None
        self.in_place = False  # others may write it so
        self._quiet = math.inf  # seconds for which nobody wrote what `status` is of
        self.like: Status | None = None  # what a new one is to be like; private else

    @property
    def is_there(self) -> bool:
        """Whether there was a file when it was read, or is one since it was written."""
        return self.status is not None

    def load(self, as_we_left_it: AsWeLeftIt) -> None:
        """Read the file; one that is missing holds nothing.

        Raises:
            DamagedStoreError: It is no contact file.
            NewerStoreError: A newer pressdir wrote it.
            StoreError: It cannot be read.
        """
        with reading(self.path):
            self.status = self.disk.status(self.path)
            if self.status:
                self._refuse_what_is_no_file(self.status)
            data = self.disk.read(self.path) if self.status else None
        self.take(data, as_we_left_it)

    def settle(self, quiet: float = QUIET) -> None:
        """Wait until nobody writes the file: programs that write in place do so piece by piece.

        A pause of `quiet` seconds is the end.

        Raises:
            DamagedStoreError: They write on and on.
            StoreError: It cannot be looked at.
        """
        self.in_place = True
        for _ in range(LOOKS):
            with reading(self.path):
                now = self.disk.now().timestamp()  # first: what is held up looks no quieter
                found = self.disk.status(self.path)
                if found == self.status and quiet <= self._quiet:
                    return
                if found is None or (lasting := now - found.written) > quiet:
                    break
                self.disk.wait(min(quiet, quiet - lasting))
                if self.disk.status(self.path) == found:
                    break  # whatever its clock says
        else:
            raise DamagedStoreError(f"{self.path} is being written.")
        self._quiet = quiet

    @property
    def is_as_read(self) -> bool:
        """Whether nobody wrote the file since it was read. Raises `StoreError`."""
        with reading(self.path):
            return self.disk.status(self.path) == self.status

    def save(self, data: Written, its_digest: str, *, plain: bool) -> None:
        """Put `data` in the file's place, unless somebody else has changed it since `load`.

        `plain` says that it is as we write it.

        Raises:
            ConflictError: Somebody has. Nothing was written.
            WriteError: It cannot be written. The old file stands.
        """
        saved = self.prepare(data, its_digest, plain=plain)
        with writing(self.path, len(data)):
            like = self.status or self.like
            replace(self.disk, self.path, data, like=like, unless=self._refuse_what_changed)
            self.status = self.disk.status(self.path)
        self._quiet = math.inf
        saved()

    def _refuse_what_changed(self) -> None:
        now = self.disk.status(self.path)
        if now is None or not stat.S_ISREG(now.mode):
            same = now is None and self.status is None
        else:
            same = self.status is not None and self.disk.read(self.path) == self.data
        if same and self.status and self.in_place:  # whose first bytes may be the same
            now = self.disk.status(self.path)
            same = now is not None and now.identity[:3] == self.status.identity[:3]
        if not same:
            raise ConflictError(
                f"{self.path} was changed by another program in the meantime.",
                hint="Nothing was written. Run the command again.",
            )

    def _refuse_what_is_no_file(self, status: Status) -> None:
        what = next((what for test, what in KINDS if test(status.mode)), None)
        if what:
            raise StoreError(f"{self.path} is {what}.", hint="Choose another file.")
        if status.size > layout.MAX_SIZE:
            size = f"{layout.MAX_SIZE // 1_000_000} MB"
            raise DamagedStoreError(f"{self.path} is larger than {size}.")

    def refuse_what_is_not_to_be_written(self) -> None:
        """Refuse a file with two names, which replacing would part, or without a right to write."""
        if self.status and self.status.links > 1:
            raise WriteError(
                f"{self.path} has {self.status.links} names (hard links); writing would part them.",
                hint="Copy it to a file of its own, or use a symbolic link.",
            )
        if self.status and not self.status.mode & WRITABLE:
            raise WriteError(f"{self.path} is write-protected.", hint="Unprotect it: chmod u+w.")


KINDS: tuple[tuple[Callable[[int], bool], str], ...] = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISLNK, "a symbolic link that leads nowhere"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISSOCK, "a socket"),
)


def replace(
    disk: Disk,
    path: Path,
    data: Written,
    *,
    like: Status | None = None,
    unless: Callable[[], None] = lambda: None,
) -> None:
    """Put `data` in the place of `path`: whole or not at all, whenever the power goes.

    `unless` is asked at the last moment and raises to stop it.
    """
    parts = (path.name, disk.writer(), disk.random(4).hex(), "tmp")
    temporary = path.with_name(f".~{'.'.join(filter(None, parts))}")
    try:
        disk.create(temporary, data, like)
        disk.sync(temporary)
        unless()
        disk.rename(temporary, path)
    except BaseException:
        with suppress(OSError):
            disk.unlink(temporary)
        raise
    disk.sync(path.parent)


def tidy(disk: Disk, folder: Path, name: str | None = None) -> None:
    """Remove what writers that died left of a file; whoever calls holds the lock."""
    for found in left_over(disk, folder, name):
        with suppress(OSError):
            disk.unlink(folder / found)


def left_over(disk: Disk, folder: Path, name: str | None = None) -> Iterator[str]:
    """Name what writers that died left of a file, or of any."""
    for found in disk.list(folder):
        of = TEMPORARY.fullmatch(found)
        if of and name in {None, of["name"]}:
            yield found


def tidy_unlocked(disk: Disk, folder: Path, name: str | None = None) -> None:
    """Remove what writers that died left of a file, or of any, that nobody locks.

    Where nobody knows of a process that it has ended, it may write still: what it left goes later,
    when the file itself was written long after it. Our own clock, which may be wrong, is asked only
    where there is no such file.
    """
    for found in left_over(disk, folder, name):
        with suppress(OSError):
            left = TEMPORARY.fullmatch(found)
            dead = left and left["writer"] and disk.has_ended(left["writer"])
            if dead or (left and _overtaken(disk, folder / found, folder / left["name"])):
                disk.unlink(folder / found)


def _overtaken(disk: Disk, left: Path, path: Path) -> bool:
    """Whether a file was written so long after what somebody left of it that they have given up."""
    old, new = disk.status(left), disk.status(path)
    now = new.written if new else disk.now().timestamp()
    return bool(old and now - old.written > ABANDONED)


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Tell a failed read in words."""
    try:
        yield
    except OSError as error:
        reason, _ = REASONS.get(error.errno or 0, (error.strerror or str(error), ""))
        raise StoreError(f"{path} cannot be read: {reason}.") from error


@contextmanager
def writing(path: Path, size: int = 0) -> Iterator[None]:
    """Tell a failed write in words."""
    try:
        yield
    except OSError as error:
        reason, hint = REASONS.get(error.errno or 0, (error.strerror or str(error), ""))
        raise WriteError(
            f"{path} cannot be written: {reason}.", hint=hint.format(size=f"{size:,} bytes")
        ) from error
