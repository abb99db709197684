"""`pressdir log`: what was changed, and when."""

from typing import TYPE_CHECKING, Annotated

import typer

from pressdir.cli import output
from pressdir.cli.book import book
from pressdir.cli.options import Database
from pressdir.errors import NotFoundError

if TYPE_CHECKING:
    from pressdir.store import LogEntry

NAMED = 3  # contacts a line


def log(
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="At most so many.")] = 20,
    db: Database = None,
) -> None:
    """List the last changes, the newest first.

    They are what `pressdir undo` can take back.

    Examples:
      pressdir log
      pressdir log --limit 100
    """
    with book(db) as store:
        entries = list(store.log(limit))
    if not entries:
        raise NotFoundError("no changes yet")
    rows = [
        (entry.at, entry.command, _contacts(entry), "taken back" if entry.undone else "")
        for entry in entries
    ]
    output.write(output.table(("WHEN", "WHAT", "CONTACTS", ""), rows, shrink=(2, 1)))


def _contacts(entry: "LogEntry") -> str:
    """Whom a change was about; of many, the first and how many there are."""
    sides = (change.after or change.before for change in entry.changes)
    names = [record.contact.label for record in sides if record]
    more = f" +{len(names) - NAMED}" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
