"""Bytes that are to be written and need not all be in memory until then."""

import errno
import os
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

MOST = 16 << 20  # bytes of rows that are held in memory
BLOCK = 1 << 20  # bytes that are written at once

Whole = bytes | bytearray | memoryview


class Scratch:
    """Room for the rows that a change makes: in memory while they are few, then on the disk.

    That is a file without a name, which goes with the process. Where there can be none, or no more
    fits in, it is memory after all.
    """

    def __init__(self, opened: Callable[[], int]) -> None:
        self._opened = opened
        self._file: int | None = None
        self._held = 0
        self._size = 0
        self._full = False

    def put(self, data: bytes) -> "bytes | Stored":
        """Keep `data`."""
        self._held += len(data)
        if self._held > MOST and not self._full:
            with suppress(OSError):
                return self._stored(data)
            self._full = True
        return bytes(memoryview(data))  # without the room that is left behind it

    def read(self, at: int, size: int) -> bytes:
        """What stands there on the disk. Raises `OSError`."""
        data = os.pread(self._file or 0, size, at)
        if len(data) < size:
            raise OSError(errno.EIO, "a file without a name lost its end")
        return data

    def _stored(self, data: bytes) -> "Stored":
        if self._file is None:
            self._file = self._opened()
            weakref.finalize(self, os.close, self._file)
        if os.pwrite(self._file, data, self._size) < len(data):
            raise OSError(errno.ENOSPC, "the disk is full")
        self._size += len(data)
        return Stored(self, self._size - len(data), len(data))


@dataclass(frozen=True, slots=True)
class Stored:
    """Bytes in a scratch file."""

    scratch: Scratch
    at: int
    size: int

    def __len__(self) -> int:
        return self.size

    def __bytes__(self) -> bytes:
        return self.scratch.read(self.at, self.size)


class Pieces:
    """Bytes to be written that are not put together before: a large file would be held twice."""

    def __init__(self, parts: Sequence[Whole | Stored]) -> None:
        self._parts = parts
        self._size = sum(map(len, parts))

    def __len__(self) -> int:
        return self._size

    def __bytes__(self) -> bytes:
        return b"".join(self.blocks())

    def blocks(self) -> Iterator[bytes]:
        """The bytes, about a megabyte at a time."""
        some: list[Whole] = []
        size = 0
        for part in self._parts:
            some.append(bytes(part) if isinstance(part, Stored) else part)
            size += len(part)
            if size >= BLOCK:
                yield b"".join(some)
                some, size = [], 0
        yield b"".join(some)
