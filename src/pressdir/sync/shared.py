"""The shared file: on a synced folder, a stick, a network drive. Nobody locks it."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import orjson

from pressdir.errors import DamagedStoreError
from pressdir.store import layout, plain
from pressdir.store.codec import Row
from pressdir.store.disk import Data, Disk
from pressdir.store.file import ContactFile, digest, left_over
from pressdir.store.layout import FORMAT, HEADER
from pressdir.store.lines import Lines
from pressdir.store.merging import Rows
from pressdir.store.snapshot import Snapshot

ABANDONED = 3600.0  # seconds; nobody writes a file for longer


class SharedFile:
    """A contact file that other people, and the programs that carry it, write as well."""

    def __init__(self, path: Path, disk: Disk) -> None:
        self._file = ContactFile(path.absolute(), disk)
        self.path = self._file.path
        self.disk = disk

    def read(self) -> Snapshot:
        """What it holds now; nothing, if it is not there.

        Raises:
            DamagedStoreError: it is no contact file, or not all of one.
            NewerStoreError: a newer pressdir wrote it.
            StoreError: it cannot be read, or is no file.
        """
        self._file.load(by_lines)
        if self.is_there and not self._file.data:
            raise DamagedStoreError(f"{self.path} is empty.")
        return Snapshot(self._file.lines or self._file.content, self.store)

    @property
    def is_there(self) -> bool:
        """Whether there was a file when it was read."""
        return self._file.status is not None

    @property
    def store(self) -> str:
        """The id that the shared file has, wherever it is copied; "" if it has none yet."""
        said = self._file.header().get("store")
        return said if isinstance(said, str) else ""

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes as they were read, or last written; "" of no file."""
        return self._file.digest

    def write(self, rows: Rows) -> None:
        """Put these rows in place of those that were read.

        Raises:
            ConflictError: somebody wrote the file in the meantime. Nothing was written.
            WriteError: it cannot be written. The old file stands.
        """
        file = self._file
        file.refuse_what_is_not_to_be_written()
        self._tidy()
        if file.lines and self.store:
            data: Data = file.changed(file.lines, {name: _written(rows[name]) for name in rows})
            is_plain = all(map(_leave_plain, rows, rows.values()))
        else:
            file.write(self._changed(rows))
            data = file.rendered()
            is_plain = by_lines(data) is not None
        file.save(data, digest(data), plain=is_plain)

    def _tidy(self) -> None:
        """Remove what writers that died left here; a young one may be somebody's who writes now."""
        with suppress(OSError):
            for name in [*left_over(self.disk, self.path.parent, self.path.name)]:
                status = self.disk.status(self.path.with_name(name))
                age = self.disk.now().timestamp() - (status.identity[1] / 1e9 if status else 0)
                if status and age > ABANDONED:
                    self.disk.unlink(self.path.with_name(name))

    def _changed(self, rows: Rows) -> layout.Tables:
        tables = {name: dict(table) for name, table in self._file.content.tables.items()}
        store = self.store or self.disk.random(10).hex()
        header = {**self._file.header(), "format": FORMAT, "store": store}
        tables[HEADER] = {**tables.get(HEADER, {}), "1": header}
        for name, some in rows.items():
            table = tables.setdefault(name, {})
            for number, row in some.items():
                table.pop(str(number), None)
                if row is not None:
                    table[str(number)] = row
        return tables


def _written(rows: Mapping[int, Row | None]) -> dict[int, bytes | None]:
    return {number: None if row is None else orjson.dumps(row) for number, row in rows.items()}


def _leave_plain(table: str, rows: Mapping[int, Row | None]) -> bool:
    return all(plain.is_plain_in(table, row, {}) for row in rows.values())


def by_lines(data: Data, _digest: str = "") -> Lines | None:
    """The lines of a file that is as we write it; None of any other."""
    with suppress(ValueError):
        lines = Lines(data)
        number = lines.header().get("format")
        if type(number) is int and number == FORMAT and plain.as_we_write(lines):
            return lines
    return None
