"""`pressdir log`: what was changed, and when."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from pressdir.cli.book import book, overlay
from pressdir.cli.options import AsJson, Database, Private
from pressdir.cli.showing import output, tabular
from pressdir.cli.showing.text import to_json
from pressdir.errors import NotFoundError
from pressdir.model import Record

if TYPE_CHECKING:
    from pressdir.store import LogEntry, Store

NAMED = 3  # contacts a line


def log(
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="At most so many.")] = 20,
    private: Private = False,
    as_json: AsJson = False,
    db: Database = None,
) -> None:
    """List the last changes, the newest first.

    They are what `pressdir undo` can take back; with --private those of what you keep for yourself.

    Examples:
      pressdir log
      pressdir log --limit 100
    """
    with book(db) as store:
        if private:
            with overlay(store) as own:
                entries = [_named(entry, store) for entry in own.log(limit)]
        else:
            entries = list(store.log(limit))
    if not entries:
        raise NotFoundError("no changes yet")
    if as_json:
        output.write(to_json([_row(entry) for entry in entries], indent=2) + "\n")
        return
    rows = [
        (entry.at, entry.command, _contacts(entry), "taken back" if entry.undone else "")
        for entry in entries
    ]
    output.write(tabular.table(("WHEN", "WHAT", "CONTACTS", ""), rows, shrink={2: 10, 1: 20}))


def _named(entry: "LogEntry", store: "Store") -> "LogEntry":
    """The entry with its contacts called as the contact file calls them."""

    def named(record: Record | None) -> Record | None:
        known = record and store.get(record.uid)
        return replace(record, contact=known.contact) if record and known else record

    sides = [
        replace(each, before=named(each.before), after=named(each.after)) for each in entry.changes
    ]
    return replace(entry, changes=tuple(sides))


def _row(entry: "LogEntry") -> dict[str, object]:
    return {
        "at": entry.at,
        "command": entry.command,
        "undone": entry.undone,
        "contacts": [
            {"uid": change.uid, "before": _label(change.before), "after": _label(change.after)}
            for change in entry.changes
        ],
    }


def _label(record: Record | None) -> str | None:
    return record.contact.label if record else None


def _contacts(entry: "LogEntry") -> str:
    """Whom a change was about; of many, the first and how many there are."""
    sides = (change.after or change.before for change in entry.changes)
    names = [record.contact.label for record in sides if record]
    more = f" +{len(names) - NAMED}" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
