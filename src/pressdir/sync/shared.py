"""The shared file, wherever it lies. Nobody locks it."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import orjson

from pressdir.errors import DamagedStoreError
from pressdir.merge.erasure import NONE, Erasures
from pressdir.store import erasing, layout, plain, unknown
from pressdir.store.codec import Row
from pressdir.store.contents import Contents, digest
from pressdir.store.disk import Data, Disk, Status
from pressdir.store.file import LOOKS, PAUSE, ContactFile, tidy_unlocked
from pressdir.store.journal import Change
from pressdir.store.layout import FORMAT, HEADER, Content
from pressdir.store.lines import Lines
from pressdir.store.merging import Rows
from pressdir.store.snapshot import Snapshot

ERASED = "erased"  # key of the header


class Shared:
    """A contact file that other people, and the programs that carry it, write as well."""

    def __init__(self, file: Contents, disk: Disk) -> None:
        self._file = file
        self.disk = disk
        self._held: Lines | Content = Content()  # what is written over: less who was erased
        self._erased: Erasures = NONE

    def read(self) -> Snapshot:
        """What it holds now; nothing, if it is not there.

        Raises:
            DamagedStoreError: it is no contact file, or not all of one.
            NewerStoreError: a newer pressdir wrote it.
            StoreError: it cannot be read, or is no file.
            ServerError: so it is on a server.
        """
        self._file.load(by_lines)
        if self.is_there and not self._file.data:
            raise DamagedStoreError(f"{self._file.where} is empty.")
        self._held, self._erased = self._file.lines or self._file.content, NONE
        return Snapshot(self._held, self.store)

    @property
    def header(self) -> Row:
        """What the file, as it was read, says of itself."""
        return self._file.header()

    @property
    def erasures(self) -> Erasures:
        """Whom the file, as it was read, says to be erased."""
        return Erasures.of(self.header.get(ERASED))

    def hold_to(self, erasures: Erasures) -> Snapshot:
        """What it holds, less who was erased; so will be what is written."""
        self._erased = erasures
        if erasures and self._file.data:
            data = erasing.swept(self._file.data, erasures)
            self._held = by_lines(data) or layout.parse(data)
        return Snapshot(self._held, self.store)

    @property
    def names_erased(self) -> bool:
        """Whether the file does not know yet who was erased, or holds something of theirs."""
        return (
            self.is_there
            and bool(self._erased)
            and (self.erasures != self._erased or not self._is_clean)
        )

    @property
    def _is_clean(self) -> bool:
        return isinstance(self._held, Lines) and self._held.data == self._file.data

    @property
    def is_due(self) -> bool:
        """Whether it is to be written whatever its rows are."""
        return self.names_erased or not self.is_there

    @property
    def still_names_erased(self) -> bool:
        """Whether something of who was erased is in it, though it is not ours to write."""
        held = self._held
        if isinstance(held, Lines):
            return held.data != self._file.data
        return held.tables != layout.parse(self._file.data).tables

    @property
    def is_there(self) -> bool:
        """Whether there was a file when it was read."""
        return self._file.is_there

    @property
    def store(self) -> str:
        """The id that the shared file has, wherever it is copied; "" if it has none yet."""
        said = self.header.get("store")
        return said if isinstance(said, str) else ""

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes as they were read, or last written; "" of no file."""
        return self._file.digest

    @property
    def odd(self) -> list[str]:
        """What of the file, as it was read, is no proper JSON and was taken in all the same."""
        if self._file.lines:
            return []
        return [
            f"{self._file.where}: {each.where}: {each.what}"
            for each in dict.fromkeys(self._file.content.problems)
        ]

    def write(self, rows: Rows, more: Sequence[Change] = ()) -> None:
        """Put these rows in place of those that were read; `more` as `store.unknown` has it.

        Raises:
            ConflictError: somebody wrote the file in the meantime. Nothing was written.
            WriteError: it cannot be written. The old file stands.
        """
        file = self._file
        if isinstance(self._held, Lines) and self.store:
            written = {name: _written(rows[name]) for name in rows}
            if (header := self._header() | unknown.of_header(more)) != self.header:
                written[HEADER] = {1: orjson.dumps(header)}
            rest = layout.rest(unknown.applied(self._held.others(), more))
            data: Data = file.changed(self._held, written, rest)
            is_plain = all(map(_leave_plain, rows, rows.values()))
        else:
            file.write(self._changed(rows, more))
            data = file.rendered()
            is_plain = by_lines(data) is not None
        file.save(data, digest(data), plain=is_plain)

    def _header(self) -> Row:
        store = self.store or self.disk.random(10).hex()
        header = {**self.header, "format": FORMAT, "store": store}
        return {**header, ERASED: self._erased.written} if self._erased else header

    def _changed(self, rows: Rows, more: Sequence[Change]) -> layout.Tables:
        held = self._held
        content = layout.parse(held.data) if isinstance(held, Lines) else held
        tables = unknown.applied(content.tables, more)
        header = self._header() | unknown.of_header(more)
        tables[HEADER] = {**tables.get(HEADER, {}), "1": header}
        for name, some in rows.items():
            table = tables[name] = {**tables.get(name, {})}
            for number, row in some.items():
                table.pop(str(number), None)
                if row is not None:
                    table[str(number)] = row
        return tables


class SharedFile(Shared):
    """A shared contact file on a disk: a synced folder, a stick, a network drive."""

    def __init__(self, path: Path, disk: Disk, like: Status | None = None) -> None:
        place = ContactFile(path.absolute(), disk)
        place.like = like
        super().__init__(place, disk)
        self._place = place
        self.path = place.path

    def read(self) -> Snapshot:
        """What it holds when nobody writes it; nothing, if it is not there.

        What is laid out as ours was written by a pressdir, at once, and carried on. Who writes in
        another way may do so piece by piece, and pause.
        """
        self._place.settle()
        found = super().read()
        for _ in range(LOOKS):
            if isinstance(found.content, Lines) or not self.is_there:
                return found
            self._place.settle(PAUSE)
            if self._place.is_as_read:
                return found
            found = super().read()
        raise DamagedStoreError(f"{self.path} is being written.")

    def write(self, rows: Rows, more: Sequence[Change] = ()) -> None:
        """Put these rows in place of those that were read, and clear away what the dead left."""
        self._place.refuse_what_is_not_to_be_written()
        with suppress(OSError):
            tidy_unlocked(self.disk, self.path.parent, self.path.name)
        super().write(rows, more)


class OneForAll(ABC):
    """One shared file that all write, wherever it lies."""

    @property
    @abstractmethod
    def name(self) -> str:
        """Its name."""

    @property
    def written(self) -> str:
        """The file."""
        return self.name

    @property
    def remedy(self) -> str:
        """To bring it back, since nobody knows what others wrote."""
        return "bring back an older version of it; your own file has what you knew"


def swept(held: Snapshot, store: str, erasures: Erasures) -> Snapshot:
    """What a file held, less who was erased."""
    if not erasures:
        return held
    content = held.content
    data = content.data if isinstance(content, Lines) else bytes(layout.render(content))
    data = erasing.swept(data, erasures)
    return Snapshot(by_lines(data) or layout.parse(data), store)


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
