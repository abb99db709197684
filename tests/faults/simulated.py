"""A disk in memory that forgets like a real one, and fails or dies at the call that is wished."""

import errno
import random
import stat
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pressdir.store.disk import Status


class Died(BaseException):
    """The machine stopped."""


@dataclass
class Inode:
    data: bytes
    safe: bytes = b""  # what a power cut leaves
    number: int = 0


@dataclass
class SimulatedDisk:
    """Files in memory. `safe` names and bytes are those that were synced."""

    names: dict[Path, Inode] = field(default_factory=dict)
    safe: dict[Path, Inode] = field(default_factory=dict)
    chance: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311 - a test repeats
    steps: int = 0
    fault_at: int = 0
    error: int | None = None  # None: the machine dies
    dead: bool = False
    life: int = 1  # of the machine; a crash begins the next

    def step(self):
        self.steps += 1
        if self.dead:
            raise Died
        if self.steps == self.fault_at:
            self.dead = self.error is None
            raise OSError(self.error, "injected") if self.error else Died

    def crash(self, keeps):
        """Lose power: of what was not synced, keep what `keeps(what)` says."""
        for path in {*self.names, *self.safe}:
            kept = self.names if keeps("name") else self.safe
            self.safe = (
                {**self.safe, path: kept[path]}
                if path in kept
                else {name: inode for name, inode in self.safe.items() if name != path}
            )
        for inode in self.safe.values():
            inode.safe = inode.data = inode.data if keeps("data") else inode.safe
        self.names = dict(self.safe)
        self.life += 1

    # --- the calls of `Disk` ---

    def resolve(self, path):
        return path

    def status(self, path):
        self.step()
        inode = self.names.get(path)
        if any(path in each.parents for each in self.names):
            return Status(stat.S_IFDIR | 0o700, 1, 0, 0, (0, 0, 0, 0))
        return inode and Status(
            stat.S_IFREG | 0o600, 1, 0, 0, (len(inode.data), inode.number, inode.number, 0)
        )

    def read(self, path):
        self.step()
        if path not in self.names:
            raise FileNotFoundError(errno.ENOENT, "no such file", str(path))
        return self.names[path].data

    def list(self, folder):
        self.step()
        return sorted(
            {path.relative_to(folder).parts[0] for path in self.names if folder in path.parents}
        )

    def create(self, path, data, like):  # noqa: ARG002 - the shape of `Disk`
        self.step()
        assert path not in self.names
        inode = self.names[path] = Inode(b"", number=self.steps)
        whole = bytes(data)
        inode.data = whole[: len(whole) // 2]
        self.step()
        inode.data = whole

    def scratch(self, folder):
        raise OSError(errno.ENOTSUP, "no files without a name", str(folder))

    def sync(self, path):
        self.step()
        if path in self.names:
            self.names[path].safe = self.names[path].data
        else:
            self.safe = {p: i for p, i in self.safe.items() if p.parent != path}
            self.safe |= {p: i for p, i in self.names.items() if p.parent == path}

    def rename(self, old, new):
        self.step()
        self.names[new] = self.names.pop(old)

    def unlink(self, path):
        self.step()
        if path not in self.names:
            raise FileNotFoundError(errno.ENOENT, "no such file", str(path))
        del self.names[path]

    def mkdir(self, folder):  # noqa: ARG002 - the shape of `Disk`
        self.step()

    @contextmanager
    def lock(self, path, like, wait, more=None):  # noqa: ARG002 - the shape of `Disk`
        self.step()
        yield

    def wait(self, seconds):
        pass

    def now(self):
        return datetime(2026, 11, 21, 10, 30, tzinfo=UTC)

    def random(self, count):
        return self.chance.randbytes(count)

    def writer(self):
        return f"00000000-1-{self.life:x}"

    def has_ended(self, writer):
        return writer != self.writer()


WHIM = random.Random(7)  # noqa: S311 - a test repeats
KEEPS = {
    "process killed": lambda _: True,
    "power cut, all lost": lambda _: False,
    "power cut, names kept": lambda what: what == "name",
    "power cut, some lost": lambda _: WHIM.random() < 0.5,
}
FAULTS = [
    *(pytest.param(None, keeps, id=name) for name, keeps in KEEPS.items()),
    pytest.param(errno.ENOSPC, KEEPS["process killed"], id="disk full"),
    pytest.param(errno.EIO, KEEPS["power cut, all lost"], id="disk fault"),
]
