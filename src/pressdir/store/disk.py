"""Everything the store asks of the machine: files, a lock, the time, chance.

Every call goes through one object, a `Disk`, so that a test can let any of them fail, or end the
world between two of them. The calls are small on purpose: what makes a write safe is their order,
and that is decided in `file.replace`, where a test can see it.
"""

import errno
import fcntl
import os
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Protocol

from pressdir.errors import LockedError, WriteError
from pressdir.store import writers
from pressdir.store.pieces import Pieces
from pressdir.store.turns import Turn

More = Callable[[LockedError], float]
NO_FOLLOW = os.O_NOFOLLOW | os.O_CLOEXEC


@dataclass(frozen=True, slots=True)
class Status:
    """What a name stands for. `identity` changes whenever the content may have."""

    mode: int  # with the file type, as `stat.S_ISREG` reads it
    links: int
    owner: int
    group: int
    identity: tuple[int, int, int, int]  # size, mtime_ns, inode, ctime_ns

    @property
    def size(self) -> int:
        """Bytes."""
        return self.identity[0]

    @property
    def written(self) -> float:
        """When its bytes were written last, in seconds since 1970."""
        return self.identity[1] / 1e9


Data = bytes | bytearray
Written = Data | Pieces  # what can be written


class Disk(Protocol):
    """The calls. Paths are absolute; each may raise `OSError`."""

    def resolve(self, path: Path) -> Path:
        """Give the file that `path` leads to, through symbolic links; it need not exist."""

    def status(self, path: Path) -> Status | None:
        """Say what stands there, without following a link; None if nothing."""

    def read(self, path: Path) -> bytes:
        """Give the bytes of a regular file."""

    def list(self, folder: Path) -> list[str]:
        """Name what is in a folder; nothing if there is no such folder."""

    def create(self, path: Path, data: Written, like: Status | None) -> None:
        """Write a new file, private unless it is to be `like` another; it may not exist yet."""

    def scratch(self, folder: Path) -> int:
        """Open a private file without a name, on a folder's disk; it goes when it is closed."""

    def sync(self, path: Path) -> None:
        """Return when a file's bytes, or a folder's names, would survive a power cut."""

    def rename(self, old: Path, new: Path) -> None:
        """Put `old` in the place of `new`, at once."""

    def unlink(self, path: Path) -> None:
        """Take a name away."""

    def mkdir(self, folder: Path) -> None:
        """Make a private folder and those above it, where missing."""

    def lock(
        self, path: Path, like: Status | None, wait: float, more: More = lambda _: 0.0
    ) -> AbstractContextManager[None]:
        """Hold `path` as the only process; `LockedError` after `wait` seconds.

        `more` is asked before that, once, for how many seconds one waits still.
        """

    def wait(self, seconds: float) -> None:
        """Let others go on."""

    def now(self) -> datetime:
        """Give the time, in UTC."""

    def random(self, count: int) -> bytes:
        """Give `count` bytes of chance."""

    def writer(self) -> str:
        """Name this process as no other is, on any machine; "" if it has no such name."""

    def has_ended(self, writer: str) -> bool:
        """Say whether it is certain that the process of this name is no more."""


class LocalDisk:
    """The real one (POSIX)."""

    def resolve(self, path: Path) -> Path:
        """Give the file that `path` leads to."""
        return Path(os.path.realpath(path))

    def status(self, path: Path) -> Status | None:
        """Say what stands there."""
        try:
            found = path.lstat()
        except (FileNotFoundError, NotADirectoryError):
            return None
        return Status(
            mode=found.st_mode,
            links=found.st_nlink,
            owner=found.st_uid,
            group=found.st_gid,
            identity=(found.st_size, found.st_mtime_ns, found.st_ino, found.st_ctime_ns),
        )

    def read(self, path: Path) -> bytes:
        """Give the bytes of a regular file; a FIFO put in its place does not hang us."""
        opened = os.open(path, os.O_RDONLY | os.O_NONBLOCK | NO_FOLLOW)
        with open(opened, "rb") as file:  # noqa: PTH123 - a descriptor, not a path
            if not stat.S_ISREG(os.fstat(opened).st_mode):
                raise OSError(errno.EINVAL, "not a regular file", str(path))
            return file.read()

    def list(self, folder: Path) -> list[str]:
        """Name what is in a folder."""
        try:
            return sorted(os.listdir(folder))  # noqa: PTH208 - names are wanted, not paths
        except (FileNotFoundError, NotADirectoryError):
            return []

    def create(self, path: Path, data: Written, like: Status | None) -> None:
        """Write a new file: never wider than 0600 before it has its final mode."""
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_FOLLOW, 0o600)
        with open(opened, "wb", buffering=0) as file:  # noqa: PTH123 - a descriptor, not a path
            for block in data.blocks() if isinstance(data, Pieces) else (data,):
                rest = memoryview(block)
                while rest:  # a nearly full disk takes a part
                    rest = rest[file.write(rest) :]
            if like:
                _make_like(opened, like)

    def scratch(self, folder: Path) -> int:
        """Open a file without a name, where the system has such (Linux)."""
        if not hasattr(os, "O_TMPFILE"):
            raise OSError(errno.ENOTSUP, "no files without a name")
        return os.open(folder, os.O_TMPFILE | os.O_RDWR | os.O_CLOEXEC, 0o600)

    def sync(self, path: Path) -> None:
        """Return when `path` would survive a power cut."""
        opened = os.open(path, os.O_RDONLY | NO_FOLLOW)
        try:
            os.fsync(opened)
        except OSError as error:
            if error.errno != errno.EINVAL:  # some network folders have no fsync of their own
                raise
        finally:
            os.close(opened)

    def rename(self, old: Path, new: Path) -> None:
        """Put `old` in the place of `new`."""
        old.replace(new)

    def unlink(self, path: Path) -> None:
        """Take a name away."""
        path.unlink()

    def mkdir(self, folder: Path) -> None:
        """Make a private folder and those above it."""
        if not folder.is_dir():
            self.mkdir(folder.parent)
            folder.mkdir(mode=0o700, exist_ok=True)
            self.sync(folder.parent)

    @contextmanager
    def lock(
        self, path: Path, like: Status | None, wait: float, more: More = lambda _: 0.0
    ) -> Iterator[None]:
        """Hold an flock on a file beside: the kernel lets go of it when we die."""
        opened = _locked(path, like, wait, more)
        try:
            with suppress(OSError):  # the number only serves the message that others get
                os.pwrite(opened, f"{os.getpid():<19}\n".encode(), 0)  # over all of another's
            yield
        finally:
            os.close(opened)

    def wait(self, seconds: float) -> None:
        """Let others go on."""
        time.sleep(seconds)

    def now(self) -> datetime:
        """Give the time."""
        return datetime.now(UTC)

    def random(self, count: int) -> bytes:
        """Give bytes of chance."""
        return os.urandom(count)

    def writer(self) -> str:
        """Name this process."""
        return _writer(os.getpid())

    def has_ended(self, writer: str) -> bool:
        """Say whether a process of this machine is no more; of others nobody knows."""
        return writers.ended(writer)


@cache  # each file that is written has the name in its own
def _writer(_process: int) -> str:
    return writers.own()


def _make_like(opened: int, like: Status) -> None:
    # Root who edits somebody's file leaves it somebody's; others may not give files away.
    with suppress(PermissionError):
        os.fchown(opened, like.owner, like.group)
    with suppress(PermissionError):
        os.fchmod(opened, stat.S_IMODE(like.mode) & 0o777)


def _locked(path: Path, like: Status | None, wait: float, more: More) -> int:
    """Open and lock `path`."""
    while True:
        opened = _opened_lock(path)
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if not wait:
                busy = _held(path, opened)
                os.close(opened)
                raise busy from error
            _queue(opened, path, wait, more)
        except OSError:
            os.close(opened)
            raise
        try:
            if _is_still(opened, path):
                if like:  # who may write the file may lock it, and its owner once it is unprotected
                    _make_like(opened, replace(like, mode=like.mode | stat.S_IRUSR | stat.S_IWUSR))
                return opened
        except OSError:
            os.close(opened)
            raise
        os.close(opened)


def _queue(opened: int, path: Path, wait: float, more: More) -> None:
    """Wait for the lock on an open file; it is closed if another error comes first."""
    turn = Turn(opened)
    busy = None
    try:
        if not turn.comes(wait):
            busy = _held(path, opened)
            if turn.comes(more(busy)):
                busy = None
    except BaseException:
        turn.leave()
        raise
    if busy:
        turn.leave()
        raise busy


def _opened_lock(path: Path) -> int:
    try:
        opened = os.open(path, os.O_RDWR | os.O_CREAT | os.O_NONBLOCK | NO_FOLLOW, 0o600)
    except OSError as error:
        if error.errno != errno.ELOOP:
            raise
        raise _no_lock(path) from error
    found = os.fstat(opened)
    if not stat.S_ISREG(found.st_mode) or found.st_nlink > 1:
        os.close(opened)
        raise _no_lock(path)
    return opened


def _no_lock(path: Path) -> WriteError:
    # We write our number into it: behind a link might be a file that is dear to somebody.
    return WriteError(f"{path} is a link, or no file, and cannot be a lock.", hint="Remove it.")


def _is_still(opened: int, path: Path) -> bool:
    # Whoever tidies lock files away while we wait would leave us with a lock on nothing.
    try:
        return os.path.samestat(os.fstat(opened), os.lstat(path))
    except FileNotFoundError:
        return False


def _held(path: Path, opened: int) -> LockedError:
    holder = os.pread(opened, 20, 0).strip().decode("ascii", "replace")
    who = f"process {holder}" if holder.isdecimal() else "another process"
    return LockedError(
        f"{path.with_suffix('')} is being changed by {who}.",
        hint="Wait for it to end, or end it, and run the command again.",
    )
