"""Contents that may be larger than memory: a file of which only what is asked for is read."""

from typing import Protocol, TypeAlias


class Opened(Protocol):
    """A file that stays where it is, asked as bytes are."""

    def __len__(self) -> int:
        """How many bytes there are."""

    def __getitem__(self, part: slice, /) -> bytes:
        """Some of the bytes. Raises an `InputError` when they are no longer there."""

    def find(self, text: bytes, start: int = 0, end: int | None = None, /) -> int:
        """Where `text` begins, -1 if nowhere. Raises what `__getitem__` raises."""


Content: TypeAlias = bytes | Opened
