"""The contact file as a TinyDB storage: read whole, replaced whole, never written in place.

TinyDB's own storage writes over the old bytes; a crash or a full disk then leaves neither the old
file nor the new one. Here `write` only keeps what is to be written, and `save` puts it in place:
a new file beside, on the disk for certain, then one rename.
"""

import dataclasses
import errno
import hashlib
import re
import shlex
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tinydb.storages import Storage

from pressdir.errors import (
    ConflictError,
    DamagedStoreError,
    NewerStoreError,
    StoreError,
    TornStoreError,
    WriteError,
)
from pressdir.store import layout, writers
from pressdir.store.disk import Data, Disk, Status
from pressdir.store.lines import Changes, Lines

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


class ContactFile(Storage):
    """One contact file. `read` and `write` are TinyDB's; `load` and `save` touch the disk."""

    def __init__(self, path: Path, disk: Disk) -> None:
        super().__init__()
        self.path = disk.resolve(path)
        self.disk = disk
        self.status: Status | None = None
        self.like: Status | None = None  # what a new one is to be like; private else
        self.data: Data = b""
        self.digest = ""  # of `data`; none for a file that is not there
        self.lines: Lines | None = None  # of `data`, if it is as we wrote it
        self._content: layout.Content | None = layout.Content()  # of `data`, once it is read
        self._staged: layout.Content | None = None

    @property
    def content(self) -> layout.Content:
        """What the bytes hold."""
        if self._content is None:
            self._content = self._parsed(self.data)
        return self._content

    def header(self) -> dict[str, object]:
        """Give what the file says of itself."""
        if self._content is None and self.lines:
            return self.lines.header()
        return layout.header(self.content.tables.get(layout.HEADER, {}))

    def read(self) -> layout.Tables | None:
        """Give the tables as they were last written, or else loaded."""
        return (self._staged or self.content).tables or None

    def write(self, data: layout.Tables) -> None:
        """Take the tables that the next `save` is for."""
        self._staged = dataclasses.replace(self.content, tables=data)

    def load(self, as_we_left_it: Callable[[Data, str], Lines | None]) -> None:
        """Read the file; one that is missing holds nothing.

        `as_we_left_it` gives the lines of bytes with this digest if they are as we wrote them:
        these are known to be in order.

        Raises:
            DamagedStoreError: It is no contact file.
            NewerStoreError: A newer pressdir wrote it.
            StoreError: It cannot be read.
        """
        with reading(self.path):
            self.status = self.disk.status(self.path)
            if self.status:
                self._refuse_what_is_no_file(self.status)
            data = self.disk.read(self.path) if self.status else b""
        self._staged = None
        if data == self.data and self.digest:
            return
        its_digest = digest(data) if self.status else ""
        lines = as_we_left_it(data, its_digest)
        self._content = None if lines else self._parsed(data)
        self.data, self.digest, self.lines = data, its_digest, lines

    def _parsed(self, data: Data) -> layout.Content:
        try:
            return layout.parse(data)
        except NewerStoreError as error:
            hint = "Update pressdir. The file was left as it is."
            raise NewerStoreError(f"{self.path} {error}.", hint=hint) from error
        except TornStoreError as error:
            hint = f"Put them together: pressdir git heal {shlex.quote(str(self.path))}"
            raise TornStoreError(f"{self.path} {error}.", hint=hint) from error
        except DamagedStoreError as error:
            raise DamagedStoreError(f"{self.path} {error}.") from error

    def rendered(self) -> Data:
        """Give the bytes of what is written.

        Raises:
            WriteError: They are more than `load` would take.
        """
        return self._bounded(layout.render(self._staged or self.content))

    def lined(self, tables: layout.Tables) -> Lines:
        """Give the lines of a file that holds `tables`. Raises what `rendered` raises."""
        content = dataclasses.replace(self.content, tables=tables)
        return Lines(self._bounded(layout.render(content)))

    def changed(self, lines: Lines, changes: Changes) -> Data:
        """Give the bytes of `lines` with changes. Raises what `rendered` raises."""
        return self._bounded(lines.changed(changes))

    def _bounded(self, data: Data) -> Data:
        if len(data) > layout.MAX_SIZE:
            size = f"{layout.MAX_SIZE // 1_000_000} MB"
            raise WriteError(f"{self.path} would grow beyond {size}.", hint="Begin a second file.")
        return data

    def save(self, data: Data, its_digest: str, *, plain: bool) -> None:
        """Put `data` in the file's place, unless somebody else has changed it since `load`.

        `plain` says that it is as we write it.

        Raises:
            ConflictError: Somebody has. Nothing was written.
            WriteError: It cannot be written. The old file stands.
        """
        lines = Lines(data) if plain else None
        content = self._staged or (None if lines else layout.parse(data))
        with writing(self.path, len(data)):
            replace(
                self.disk,
                self.path,
                data,
                like=self.status or self.like,
                unless=self._refuse_what_changed,
            )
            self.status = self.disk.status(self.path)
        self._content, self._staged = content, None
        self.data, self.digest, self.lines = data, its_digest, lines

    def _refuse_what_changed(self) -> None:
        now = self.disk.status(self.path)
        if now is None or not stat.S_ISREG(now.mode):
            same = now is None and self.status is None
        else:
            same = self.status is not None and self.disk.read(self.path) == self.data
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


def digest(data: Data) -> str:
    """Give the SHA-256, hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def replace(
    disk: Disk,
    path: Path,
    data: Data,
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

    Where nobody knows of a process that it has ended, it may write still: what it left goes later.
    """
    for found in left_over(disk, folder, name):
        with suppress(OSError):
            writer = TEMPORARY.fullmatch(found)
            dead = writer and writer["writer"] and disk.has_ended(writer["writer"])
            if dead or _age(disk, folder / found) > ABANDONED:
                disk.unlink(folder / found)


def _age(disk: Disk, path: Path) -> float:
    status = disk.status(path)
    return disk.now().timestamp() - status.identity[1] / 1e9 if status else 0.0


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
