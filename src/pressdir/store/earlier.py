"""The contacts of a file as they were once: what it holds now, and what was done to it since."""

from collections.abc import Iterable, Iterator
from typing import Any

from pressdir.store.codec import Row
from pressdir.store.journal import Change
from pressdir.store.layout import BIN, CONTACTS
from pressdir.store.snapshot import Snapshot


class Earlier:
    """What a file held, by what it holds `now` and the `changes` made to it, the last first."""

    def __init__(self, now: Snapshot, changes: Iterable[Change] = ()) -> None:
        self._now = now
        self._were: dict[tuple[str, str], Row | None] = {}
        self._touched: set[str] = set()
        for each in changes:
            if each.table in {CONTACTS, BIN}:
                self._were[each.table, each.id] = _row(each.before)
                self._touched |= {*_uid(each.before), *_uid(each.after)}

    def rows(self, uid: str) -> Iterator[Row]:
        """The rows of a contact, as they were."""
        if uid in self._touched:
            yield from (row for row in self._were.values() if row and row.get("uid") == uid)
            return
        for name in (CONTACTS, BIN):
            table = self._now.table(name)
            number = table.number(uid)
            row = None if number is None else _row(table.row(number))
            if row is not None:
                yield row


def _row(found: Any) -> Row | None:  # noqa: ANN401 - any JSON
    return found if isinstance(found, dict) else None


def _uid(row: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON
    if isinstance(row, dict) and isinstance(row.get("uid"), str):
        yield row["uid"]
