"""A large file, of which only what is asked for is read.

It is not mapped into memory: a file that is cut off meanwhile would end the process, not the
reading.
"""

import os
import weakref
from typing import Final

from pressdir.errors import UnreadableError

WINDOW: Final = 1 << 16  # bytes that are looked through at once


class Opened:
    """The bytes of a file as it was when it was opened. Raises `OSError` if it cannot be."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._file = os.open(path, os.O_RDONLY)
        weakref.finalize(self, os.close, self._file)
        self._size = os.fstat(self._file).st_size

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, part: slice) -> bytes:
        """Some of the bytes.

        Raises:
            UnreadableError: they are no longer there, or the disk does not give them.
        """
        start, stop, _ = part.indices(self._size)
        pieces: list[bytes] = []
        while start < stop:
            try:
                piece = os.pread(self._file, stop - start, start)
            except OSError as error:
                message = f"{self._path}: cannot be read ({error.strerror})"
                raise UnreadableError(message) from error
            if not piece:
                message = f"{self._path}: was cut off while it was read"
                raise UnreadableError(message, hint="Read it again once it is whole.")
            pieces.append(piece)
            start += len(piece)
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)

    def find(self, text: bytes, start: int = 0, end: int | None = None) -> int:
        """Where `text` begins, -1 if nowhere. Raises what `__getitem__` raises."""
        at, stop, _ = slice(start, end).indices(self._size)
        while at + len(text) <= stop:
            block = self[at : min(at + WINDOW + len(text), stop)]
            place = block.find(text)
            if place >= 0:
                return at + place
            at += max(1, len(block) - len(text) + 1)
        return -1
