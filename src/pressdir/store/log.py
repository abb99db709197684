"""What the undo log tells of a command."""

from dataclasses import dataclass
from typing import Any

from pressdir.model import Record
from pressdir.store import codec
from pressdir.store.journal import Entry, RowChange
from pressdir.store.layout import CONTACTS, HEADER

ERASED = "erased"  # key of the header


@dataclass(frozen=True, slots=True)
class Change:
    """What a command did to one contact; None where there was, or is, none."""

    uid: str
    before: Record | None
    after: Record | None


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One command that changed the contact file."""

    id: int
    at: str  # UTC, ISO 8601
    command: str
    changes: tuple[Change, ...]
    undone: bool = False


def told(entry: Entry, *, undone: bool) -> LogEntry:
    """Give an entry of the journal as it is told."""
    changes = [
        Change(uid, _record(change.before, uid), _record(change.after, uid))
        for change in entry.changes or ()
        if change.table == CONTACTS
        for uid in [_uid(change.after) or _uid(change.before) or change.id]
    ]
    return LogEntry(entry.id, entry.at, entry.command, tuple(changes), undone)


def _uid(row: Any) -> str | None:  # noqa: ANN401 - any JSON
    uid = row.get("uid") if isinstance(row, dict) else None
    return uid if isinstance(uid, str) else None


def _record(row: Any, uid: str) -> Record | None:  # noqa: ANN401 - any JSON
    return codec.decode(row, uid, []) if isinstance(row, dict) else None


def label(row: Any) -> str:  # noqa: ANN401 - any JSON
    """Give what to call the contact in a row."""
    record = _record(row, "")
    return record.contact.label if record else "a contact"


def backwards(entry: Entry) -> tuple[RowChange, ...] | None:
    """Give the changes that take an entry's back; None where they were too many to keep."""
    if entry.changes is None:
        return None
    return tuple(
        RowChange(change.table, change.id, before=change.after, after=change.before)
        for change in entry.changes
        if change.table != HEADER
    )


def lets_in(entry: Entry) -> bool:
    """Whether the command noted that somebody agreed to be kept again."""
    return any(
        change.table == HEADER and _erased(change.before) != _erased(change.after)
        for change in entry.changes or ()
    )


def _erased(header: Any) -> object:  # noqa: ANN401 - any JSON
    return header.get(ERASED) if isinstance(header, dict) else None
