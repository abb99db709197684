"""Take back a command.

Of one that others know of by now, what it did is done the other way round. The rows of before would
not do: the next sync would bring what they lack. So each contact gets acts that say what it is to
show, and each of them is signed.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from pressdir import merge
from pressdir.errors import ConflictError
from pressdir.model import Record
from pressdir.store import codec, layout
from pressdir.store.journal import Change, Entry
from pressdir.store.layout import BIN, CONTACTS, HEADER, Tables
from pressdir.store.log import label
from pressdir.store.transaction import Transaction


class Deed(NamedTuple):
    """What a command did to a contact; None where there was, or is, none in the table."""

    before: Record | None = None
    after: Record | None = None
    binned: Record | None = None  # in the bin, since then


def undo(entry: Entry, change: Transaction) -> None:
    """Do what takes back `entry`, whose changes are known.

    Raises:
        ConflictError: what it changed has changed again since.
    """
    for uid, deed in _deeds(entry.changes or ()).items():
        if not _undone(uid, deed, change):
            record = deed.after or deed.before
            raise _changed(entry, record.contact.label if record else "a contact")


def refuse_what_changed_since(entry: Entry, tables: Tables, backups: Path) -> None:
    """See to it that the rows of a command are as it left them.

    Raises:
        ConflictError: they are not, or nobody knows what they were.
    """
    if entry.changes is None:
        raise ConflictError(
            f'"{entry.command}" of {entry.at} changed too much to be taken back now.',
            hint=f"Older states of the file are in {backups}.",
        )
    for change in entry.changes:
        now = layout.row(tables, change.table, change.id)
        if change.table != HEADER and now != change.after:
            raise _changed(entry, label(now or change.after or change.before))


def _changed(entry: Entry, who: str) -> ConflictError:
    return ConflictError(
        f'"{entry.command}" of {entry.at} cannot be taken back: {who} was changed since.',
        hint="Nothing was written. Change the contact by hand.",
    )


def _deeds(changes: Iterable[Change]) -> dict[str, Deed]:
    found: dict[str, Deed] = {}
    for each in changes:
        rows = (each.before, each.after)
        uids = [row.get("uid") for row in rows if isinstance(row, dict)]
        uid = next((uid for uid in reversed(uids) if isinstance(uid, str)), None)
        if uid is None or each.table not in {CONTACTS, BIN}:
            continue
        old, new = (codec.decode(row, uid, []) if isinstance(row, dict) else None for row in rows)
        deed = found.get(uid, Deed())
        if each.table == CONTACTS:
            found[uid] = deed._replace(before=deed.before or old, after=deed.after or new)
        else:
            found[uid] = deed._replace(binned=new)
    return found


def _undone(uid: str, deed: Deed, change: Transaction) -> bool:
    """Take back what was done to a contact; whether that could be done."""
    now, at = change.get(uid), change.now()
    match deed:
        case Deed(before=None, after=None):  # of the bin alone
            return True
        case Deed(before=Record() as before, after=None):
            if deed.binned and _went_into(deed.binned) < uid:
                return True  # it comes back with the one that it went into
            if now is None:
                change.put(change.in_bin(uid) or before)
            return True
        case Deed(before=None, after=Record() as after):
            if now and {*now.sightings} != {*after.sightings}:
                return False
            if now:
                change.remove(uid)
            return True
        case Deed(before=Record() as before, after=Record() as after):
            if now is None:
                return False
            if joined := merge.aliases(after) - merge.aliases(before):
                return _parted(now, joined, change)
            then = merge.taken_back(before, after, now, at, change.by)
            if then:
                change.put(then)
            return then is not None
        case _:
            raise AssertionError


def _parted(now: Record, joined: Iterable[str], change: Transaction) -> bool:
    """Make a contact of its own again of each that went into another."""
    for uid in sorted(joined):
        gone, held = change.in_bin(uid), change.get(now.uid)
        if gone is None or held is None:
            return False
        new = change.new_uid()
        for each in merge.parted(held, gone, new, change.releases(), change.now(), change.by):
            change.put(each)
    return True


def _went_into(record: Record) -> str:
    return min(merge.aliases(record), default=record.uid)
