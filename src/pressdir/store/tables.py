"""A table of the contact file: its rows by id, and by the uid of the contact in them.

A contact is found by its uid. A row that another program added without one, or with one that is
taken, gets a uid from its place in the file and its name: the same each time it is read. The place
alone would not do, for it may have been somebody else's: TinyDB gives an id again that became free.
"""

import uuid
from collections.abc import Iterator
from operator import itemgetter
from typing import Any, NamedTuple, Protocol

import orjson

from pressdir.model import Record
from pressdir.store import codec
from pressdir.store.codec import Row
from pressdir.store.journal import Change, RowChange

NAMESPACE = uuid.UUID("5d0cdd51-4a7c-4a4e-9a0c-5a3f2f1f6d4e")  # of uids made from a place


class Prepared(NamedTuple):
    """A new contact as it is to be written."""

    uid: str
    number: int  # the id of its row
    data: bytes  # the row in JSON
    plain: bool  # as it is known


class Table(Protocol):
    """What there is to ask of a table, and to change in it."""

    @property
    def plain(self) -> bool:
        """Whether all its rows are known to be plain."""

    def __contains__(self, number: int) -> bool:
        """Whether there is a row with this id."""

    def row(self, number: int) -> Any:  # noqa: ANN401 - any JSON
        """The row with this id, None if there is none."""

    def number(self, uid: str) -> int | None:
        """The id of the row with this uid."""

    def uid(self, number: int) -> str:
        """The uid of the contact that is in the row with this id."""

    def rows(self) -> dict[int, Any]:
        """All rows."""

    def uids(self) -> dict[str, int]:
        """The ids of all rows that are contacts."""

    def each(self) -> Iterator[tuple[str, int, Any]]:
        """All rows that are contacts, by their ids, with uid and id."""

    def put(self, number: int, row: Row, uid: str | None = None) -> None:
        """Insert or replace a row; it may be a contact with this uid."""

    def insert(self, number: int, record: Record) -> None:
        """Insert a contact that has no fields of other programs."""

    def keep(self, new: Prepared) -> None:
        """Insert a contact that was prepared for a place that is free."""

    def has_put(self, key: int | str) -> bool:
        """Whether a row with this id, or a contact with this uid, was put or dropped."""

    def drop(self, number: int, uid: str) -> None:
        """Take a contact's row out."""

    def changes(self) -> Iterator[Change]:
        """What differs from the file, by the rows' ids."""


class ParsedTable:
    """A table whose rows are all read."""

    plain = False

    def __init__(self, name: str, rows: dict[int, Any], store: str) -> None:
        self._name = name
        self._rows = rows
        self._store = store
        self._uids: dict[str, int] | None = None
        self._before: dict[int, Any] = {}  # rows that were put or dropped
        self._moved: set[int | str] = set()  # the uids of contacts among them

    def __contains__(self, number: int) -> bool:
        return number in self._rows

    def row(self, number: int) -> Any:  # noqa: ANN401 - any JSON
        """The row with this id."""
        return self._rows.get(number)

    def number(self, uid: str) -> int | None:
        """The id of the row with this uid."""
        return self.uids().get(uid)

    def uid(self, number: int) -> str:
        """The uid of the contact that is in the row with this id."""
        return next(uid for uid, place in self.uids().items() if place == number)

    def rows(self) -> dict[int, Any]:
        """All rows."""
        return self._rows

    def uids(self) -> dict[str, int]:
        """The ids of all rows that are contacts."""
        if self._uids is None:
            self._uids = self._found()
        return self._uids

    def each(self) -> Iterator[tuple[str, int, Any]]:
        """All rows that are contacts, by their ids."""
        for uid, number in sorted(self.uids().items(), key=itemgetter(1)):
            yield uid, number, self._rows[number]

    def insert(self, number: int, record: Record) -> None:
        """Insert a contact."""
        self.put(number, codec.encode(record), record.uid)

    def keep(self, new: Prepared) -> None:
        """Insert a contact that was prepared."""
        self.put(new.number, orjson.loads(new.data), new.uid)

    def has_put(self, key: int | str) -> bool:
        """Whether a row with this id, or a contact with this uid, was put or dropped."""
        return key in self._before or key in self._moved

    def put(self, number: int, row: Row, uid: str | None = None) -> None:
        """Insert or replace a row."""
        if uid is not None:
            self.uids()[uid] = number
            self._moved.add(uid)
        self._before.setdefault(number, self._rows.get(number))
        self._rows[number] = row

    def drop(self, number: int, uid: str) -> None:
        """Take a contact's row out."""
        del self.uids()[uid]
        self._moved.add(uid)
        self._before.setdefault(number, self._rows.pop(number))

    def changes(self) -> Iterator[Change]:
        """What differs from the file."""
        for number, before in sorted(self._before.items(), key=itemgetter(0)):
            after = self._rows.get(number)
            if before != after:
                yield RowChange(self._name, str(number), before, after)

    def _found(self) -> dict[str, int]:
        rows = self._rows
        try:
            found = {row["uid"]: number for number, row in rows.items()}
        except (KeyError, TypeError):
            return self._found_with_care()
        in_order = len(found) == len(rows) and set(map(type, found)) <= {str} and "" not in found
        return found if in_order else self._found_with_care()

    def _found_with_care(self) -> dict[str, int]:
        found: dict[str, int] = {}
        without: list[int] = []
        for number, row in sorted(self._rows.items(), key=_at_home_first):
            if isinstance(row, dict):
                uid = row.get("uid")
                if type(uid) is str and uid and uid not in found:
                    found[uid] = number
                else:
                    without.append(number)
        for number in without:
            row = self._rows[number]
            made = f"{self._store}/{number}/{row.get('name') or row.get('org')}"
            while (new := str(uuid.uuid5(NAMESPACE, made))) in found:
                made += "/"
            found[new] = number
        return found


def _at_home_first(item: tuple[int, Any]) -> tuple[bool, int]:
    """Of two rows with one uid it is that one's which stands where we would put it."""
    number, row = item
    uid = row.get("uid") if isinstance(row, dict) else None
    return not (isinstance(uid, str) and number == codec.row_id(uid)), number
