"""`pressdir undo`: take the last change back."""

from pressdir.cli import output
from pressdir.cli.book import book
from pressdir.cli.options import Database


def undo(db: Database = None) -> None:
    """Take the last change back; again, the one before it.

    Examples:
      pressdir undo
      pressdir log
    """
    with book(db) as store:
        undone = store.undo()
    output.say(f"took back: {undone.command} ({undone.at})")
