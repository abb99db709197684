"""A file of sections: written from front to back, and of it only what is asked for is read.

    sections     one behind the other, as `filling` lays them down
    directory    a line for each: its name, where it begins, where it ends
    trailer      where the directory begins; a file that is cut off has none

A section is text, or numbers, or a list of words, one after another in one text, each with the
place of its posting.
"""

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import BinaryIO, Literal

TRAILER = 20  # bytes
STRETCH = 1 << 16  # bytes of a list that are looked through at once
SIZES = {"I": 4, "Q": 8}  # bytes of a number, as `array` has it

LINE, PLACE = b"\n", b"\0"  # before and behind an entry of a list; between its text and its place
# Places are written in characters that no folded text has, so that nobody finds them as words.
DIGITS = bytes([*range(0x01, 0x09), *range(0x0E, 0x16)])
HEX = b"0123456789abcdef"
WRITE_PLACE, READ_PLACE = bytes.maketrans(HEX, DIGITS), bytes.maketrans(DIGITS, HEX)


class Sections:
    """The file. Close it when done."""

    def __init__(self, path: str) -> None:
        self._file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            size = os.fstat(self._file).st_size
            at = int(self._read(size - TRAILER, size))
            lines = [line.split(b" ") for line in self._read(at, size - TRAILER).splitlines()]
            self._places = {name.decode(): (int(start), int(end)) for name, start, end in lines}
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._file)

    def text(self, name: str, start: int = 0, end: int | None = None) -> str:
        """A section, or a piece of it, as text."""
        begin, close = self._places[name]
        return self._read(begin + start, close if end is None else begin + end).decode()

    def numbers(
        self, name: str, kind: "Literal['I', 'Q']", start: int = 0, count: int | None = None
    ) -> "Sequence[int]":
        """A section, or some of it, as numbers: "I" of four bytes, "Q" of eight."""
        begin, close = self._places[name]
        size = SIZES[kind]
        begin += start * size
        return memoryview(self._read(begin, close if count is None else begin + count * size)).cast(
            kind
        )

    def entries(
        self, name: str, part: bytes, first: int = 0, last: int | None = None
    ) -> "Iterator[tuple[str, int]]":
        """The entries of a list that `part` stands in, with the places of their postings.

        It is read in stretches, from one line break to another, between the places `first` and
        `last` where there is one.
        """
        for lines in self._stretches(name, first, last):
            stop = len(lines) - len(LINE)
            at = lines.find(part, 0, stop)
            while at >= 0:
                entry = lines.rfind(LINE, 0, at + 1) + 1
                behind = lines.find(LINE, at + 1)
                yield _entry(lines[entry:behind])
                at = lines.find(part, behind, stop)

    def reduced(self, name: str, letters: bytes, left: bytes) -> "Iterator[tuple[str, int]]":
        """The entries of a list of which just `left` stays when all but some letters are taken out.

        What stands several times in a row counts once.
        """
        rest = bytes(each for each in range(256) if each not in letters + LINE)
        wanted = LINE + left + LINE
        for lines in self._stretches(name):
            short = lines.translate(None, rest)
            for letter in letters:
                once = bytes([letter])
                while once * 2 in short:
                    short = short.replace(once * 2, once)
            at = short.find(wanted)
            entries = lines.split(LINE) if at >= 0 else []
            while at >= 0:
                yield _entry(entries[short.count(LINE, 0, at + 1)])
                at = short.find(wanted, at + 1)

    def _stretches(self, name: str, first: int = 0, last: int | None = None) -> "Iterator[bytes]":
        """A list in pieces of whole entries, with a line break before each and behind the last."""
        begin, close = self._places[name]
        start, end = begin + first, close if last is None else begin + last + len(LINE)
        while start < end - len(LINE):
            lines = self._read(start, min(start + STRETCH, end))
            stop = lines.rfind(LINE)
            if stop <= 0:
                raise ValueError(name)  # a word as long as a book
            yield lines[: stop + len(LINE)]
            start += stop

    def _read(self, start: int, end: int) -> bytes:
        read = os.pread(self._file, end - start, start) if 0 <= start <= end else b""
        if len(read) != end - start:
            raise ValueError(start, end)
        return read


def _entry(line: bytes) -> tuple[str, int]:
    """The text of an entry, and the place of its posting."""
    text, _, place = line.partition(PLACE)
    return text.decode(), int(place.translate(READ_PLACE), 16)


class Writer:
    """A file of sections, as it is written."""

    def __init__(self, file: "BinaryIO") -> None:
        self._file = file
        self._directory: list[str] = []

    def put(self, name: str, *parts: bytes | memoryview) -> None:
        """Write a section, of parts in turn."""
        self.stream(name, parts)

    def stream(self, name: str, parts: "Iterable[bytes | memoryview]") -> None:
        """Write a section, of which no more is kept than one part."""
        start = self._file.tell()
        self._file.writelines(parts)
        self._directory.append(f"{name} {start} {self._file.tell()}\n")

    def close(self) -> None:
        """Write what tells where the sections are."""
        at = self._file.tell()
        self._file.write("".join([*self._directory, f"{at:{TRAILER}}"]).encode())
