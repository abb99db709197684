"""Cities: a name in any language -> the city, as `places` calls it: for questions.

It loads at once, because a look-up waits for it; `places` finds names in text, and takes its time.
"""

import os

from pressdir.normalise.countries import key_of

MARKS = "~!+"  # before the numbers of a name in the table: see `places.table`


def code(name: str, region: str) -> str:
    """What is kept of a city, and asked for: its name in English, and its country."""
    return f"{key_of(name)} {region.lower()}"


def meant(words: str) -> str | None:
    """The `code` of the city that `words` mean, the likeliest one; None where they mean none."""
    table = _table()
    at = table.names(f"{key_of(words)}\t")
    if at < 0:
        return None
    line = table.data[at : table.data.index(b"\n", at)].decode()
    for number in line.split("\t")[1].lstrip(MARKS).split(","):
        name, kind, region, *_ = table.places()[int(number)].decode().split("\t")
        if kind == "city":
            return code(name, region)
    return None


def begins(words: str) -> bool:
    """Whether the name of a place begins with these words, and goes on."""
    return _table().names(f"{key_of(words)} ") >= 0


class _Table:
    """The file as it is: regions, places, and names, with an empty line between."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._first = data.index(b"\n\n") + 2  # place
        self._last = data.index(b"\n\n", self._first)

    def names(self, start: str) -> int:
        """Where the line begins that begins so; -1 where there is none."""
        return self.data.find(b"\n" + start.encode(), self._last + 1) + 1 or -1

    def places(self) -> list[bytes]:
        """The lines of the places."""
        return self.data[self._first : self._last].split(b"\n")


def _table() -> _Table:
    if not _read:
        with open(os.path.join(os.path.dirname(__file__), "places.txt"), "rb") as file:
            _read.append(_Table(file.read()))
    return _read[0]


_read: list[_Table] = []
