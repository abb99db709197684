"""The contents of a contact file as a TinyDB storage: bytes, lines, tables, and what is between.

Where the bytes lie, and how they get there, is another's business: a disk (`file`), a server.
"""

import dataclasses
import hashlib
import shlex
from abc import abstractmethod
from collections.abc import Callable
from typing import TypeVar

from tinydb.storages import Storage

from pressdir.errors import DamagedStoreError, NewerStoreError, TornStoreError, WriteError
from pressdir.store import layout
from pressdir.store.disk import Data, Written
from pressdir.store.lines import Changes, Lines
from pressdir.store.pieces import Pieces

T = TypeVar("T", Data, Pieces)
AsWeLeftIt = Callable[[Data, str], Lines | None]


class Contents(Storage):
    """The bytes of a contact file, wherever they lie. `read` and `write` are TinyDB's."""

    def __init__(self, where: str) -> None:
        super().__init__()
        self.where = where  # in sentences
        self._data: Written = b""
        self.digest = ""  # of `data`; none for a file that is not there
        self._lines: Lines | None = None  # of `data`, if it is as we wrote it
        self._content: layout.Content | None = layout.Content()  # of `data`, once it is read
        self._staged: layout.Content | None = None

    @property
    def data(self) -> Data:
        """The bytes as they were loaded, or last saved."""
        if isinstance(self._data, Pieces):  # which hardly any command asks for again
            self._data = bytes(self._data)
            self._lines = Lines(self._data)
        return self._data

    @property
    def lines(self) -> Lines | None:
        """The lines of `data`, if it is as we write it, and plain."""
        _ = self.data
        return self._lines

    @lines.setter
    def lines(self, lines: Lines) -> None:
        self._lines = lines

    @property
    @abstractmethod
    def is_there(self) -> bool:
        """Whether there was a file when it was read, or is one since it was written."""

    @abstractmethod
    def load(self, as_we_left_it: AsWeLeftIt) -> None:
        """Read the file; one that is missing holds nothing. `as_we_left_it` is as `take` has it.

        Raises:
            DamagedStoreError: It is no contact file.
            NewerStoreError: A newer pressdir wrote it.
            PressdirError: It cannot be read.
        """

    @abstractmethod
    def save(self, data: Written, its_digest: str, *, plain: bool) -> None:
        """Put `data` in the file's place, unless somebody else has changed it since `load`.

        `plain` says that it is as we write it.

        Raises:
            ConflictError: Somebody has. Nothing was written.
            PressdirError: It cannot be written. The old file stands.
        """

    @property
    def content(self) -> layout.Content:
        """What the bytes hold."""
        if self._content is None:
            self._content = self._parsed(self.data)
        return self._content

    def header(self) -> dict[str, object]:
        """Give what the file says of itself."""
        if self._content is None and self.lines:
            return self.lines.header()
        return layout.header(self.content.tables.get(layout.HEADER, {}))

    def read(self) -> layout.Tables | None:
        """Give the tables as they were last written, or else loaded."""
        return (self._staged or self.content).tables or None

    def write(self, data: layout.Tables) -> None:
        """Take the tables that the next `save` is for."""
        self._staged = dataclasses.replace(self.content, tables=data)

    def take(self, data: Data | None, as_we_left_it: AsWeLeftIt) -> None:
        """Take the bytes that were read; None of a file that is missing, which holds nothing.

        `as_we_left_it` gives the lines of bytes with this digest if they are as we wrote them:
        these are known to be in order.

        Raises:
            DamagedStoreError: It is no contact file.
            NewerStoreError: A newer pressdir wrote it.
        """
        self._staged = None
        if self.digest and data == self.data:
            return
        its_digest = "" if data is None else digest(data)
        data = data or b""
        lines = as_we_left_it(data, its_digest)
        self._content = None if lines else self._parsed(data)
        self._data, self.digest, self._lines = data, its_digest, lines

    def _parsed(self, data: Data) -> layout.Content:
        try:
            return layout.parse(data)
        except NewerStoreError as error:
            hint = "Update pressdir. The file was left as it is."
            raise NewerStoreError(f"{self.where} {error}.", hint=hint) from error
        except TornStoreError as error:
            hint = f"Put them together: pressdir git heal {shlex.quote(self.where)}"
            raise TornStoreError(f"{self.where} {error}.", hint=hint) from error
        except DamagedStoreError as error:
            raise type(error)(f"{self.where} {error}.") from error

    def rendered(self) -> Data:
        """Give the bytes of what is written.

        Raises:
            WriteError: They are more than `load` would take.
        """
        return self._bounded(layout.render(self._staged or self.content))

    def lined(self, tables: layout.Tables) -> Lines:
        """Give the lines of a file that holds `tables`. Raises what `rendered` raises."""
        content = dataclasses.replace(self.content, tables=tables)
        return Lines(self._bounded(layout.render(content)))

    def changed(self, lines: Lines, changes: Changes, rest: Data | None = None) -> Data:
        """Give the bytes of `lines` with changes. Raises what `rendered` raises."""
        return self._bounded(lines.changed(changes, rest))

    def in_pieces(self, lines: Lines, changes: Changes, rest: Data | None = None) -> Pieces:
        """Give what `changed` gives, not put together. Raises what `rendered` raises."""
        return self._bounded(lines.pieces(changes, rest))

    def _bounded(self, data: T) -> T:
        if len(data) > layout.MAX_SIZE:
            size = f"{layout.MAX_SIZE // 1_000_000} MB"
            raise WriteError(f"{self.where} would grow beyond {size}.", hint="Begin a second file.")
        return data

    def prepare(self, data: Written, its_digest: str, *, plain: bool) -> Callable[[], None]:
        """Look at bytes that are to be written; what is to be called once they are.

        `plain` says that they are as we write them.
        """
        if isinstance(data, Pieces) and not plain:
            data = bytes(data)
        lines, content = None, self._staged
        if plain:
            lines = None if isinstance(data, Pieces) else Lines(data)
        elif content is None and not isinstance(data, Pieces):
            content = layout.parse(data)

        def saved() -> None:
            self._content, self._staged = content, None
            self._data, self.digest, self._lines = data, its_digest, lines

        return saved


def digest(data: Written) -> str:
    """Give the SHA-256, hexadecimal."""
    found = hashlib.sha256()
    for block in data.blocks() if isinstance(data, Pieces) else (data,):
        found.update(block)
    return found.hexdigest()
