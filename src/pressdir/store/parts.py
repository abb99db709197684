"""The contacts of a file that is as we wrote it, in parts that are read apart from each other."""

from collections.abc import Sequence

import orjson

from pressdir.model import Contact, Record
from pressdir.store import plain
from pressdir.store.codec import Row
from pressdir.store.layout import CONTACTS
from pressdir.store.lines import Lines

SIZE = 1 << 15  # bytes, more or less: of more, the processor's caches hold less than all


class Parts:
    """The rows of all contacts, in parts by their ids."""

    def __init__(self, lines: Lines) -> None:
        self._data = lines.data
        self._spans = lines.spans(CONTACTS, SIZE)
        self.size = sum(end - start for start, end in self._spans)  # in bytes

    def __len__(self) -> int:
        return len(self._spans)

    def rows(self, number: int) -> Sequence[Row]:
        """The rows of a part."""
        start, end = self._spans[number]
        found: dict[str, Row] = orjson.loads(b"".join((b"{", self._data[start:end], b"}")))
        return [*found.values()]

    @staticmethod
    def contact(row: Row) -> Contact | None:
        """The contact in a row, where nobody took anything out of it or reported of it."""
        if "reports" in row or [each for each in row.get("sightings", ()) if "gone" in each]:
            return None
        return plain.contact(row)

    @staticmethod
    def record(row: Row) -> Record:
        """The contact in a row."""
        return plain.decode(row)
