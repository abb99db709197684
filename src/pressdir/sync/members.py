"""One person's file in a folder in which everybody has one: its name, and the mark in it.

The name says whose it is, to people; by what it holds it is known to be one. Only its owner writes
it, so nobody can write over what another wrote. That it has one owner is seen by a word in its
mark, which is another one after each write: whoever finds a word there that they did not write is
not the only one who thinks the file theirs, as after a home folder was copied to another machine.
"""

import base64
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path

from pressdir.store.codec import Row
from pressdir.store.disk import Disk, Status
from pressdir.store.unknown import MEMBER as MARK
from pressdir.sync.shared import SharedFile

SUFFIX = ".pressdir.json"
NAME = re.compile(rf".+\.[a-z2-7]{{8}}{re.escape(SUFFIX)}")
LONGEST = 40  # characters of a person's name


def is_ones(name: str) -> bool:
    """Whether a file is called as one person's is."""
    return NAME.fullmatch(name) is not None


def named(by: str, disk: Disk) -> str:
    """A new name for a file of somebody; nobody else's is called so."""
    chance = base64.b32encode(disk.random(5)).decode().lower()
    return f"{_plain(by)}.{chance}{SUFFIX}"


def _plain(by: str) -> str:
    """A name as all file systems have it."""
    from anyascii import anyascii  # noqa: PLC0415 - once for each person and folder

    words = re.findall("[a-z0-9]+", anyascii(unicodedata.normalize("NFC", by)).lower())
    return "-".join(words)[:LONGEST].rstrip("-") or "somebody"


class Member(SharedFile):
    """One person's file."""

    def __init__(self, path: Path, disk: Disk, like: Status | None = None) -> None:
        super().__init__(path, disk, like)
        self._by = ""
        self._word = ""
        self._together: frozenset[str] = frozenset()

    @property
    def is_one(self) -> bool:
        """Whether it says of itself that it is one person's."""
        return isinstance(self.header.get(MARK), dict)

    @property
    def by(self) -> str:
        """Whose it is, as they call themselves; "" where nobody says so."""
        return _text(self._mark.get("by"))

    @property
    def word(self) -> str:
        """What its owner wrote last; "" where that was lost."""
        return _text(self._mark.get("written"))

    @property
    def stores(self) -> frozenset[str]:
        """The id of the shared directory, and those that were joined to it."""
        also = self._mark.get("also")
        listed = also if isinstance(also, list) else []
        return frozenset(filter(None, (self.store, *map(_text, listed))))

    @property
    def name(self) -> str:
        """Its name."""
        return self.path.name

    @property
    def told(self) -> str:
        """Its name, and whose it is."""
        return f"{self.path.name} ({self.by})" if self.by else self.path.name

    def sign(self, by: str, word: str, stores: frozenset[str]) -> None:
        """Say whose it is when it is written, and of which directories."""
        self._by, self._word, self._together = by, word, stores

    @property
    def _mark(self) -> Mapping[str, object]:
        found = self.header.get(MARK)
        return found if isinstance(found, dict) else {}

    def _header(self) -> Row:
        header = super()._header()
        stores = sorted(self._together) or [header["store"]]
        mark = {**self._mark, "by": self._by, "written": self._word, "also": stores[1:]}
        return {**header, "store": stores[0], MARK: mark}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
