"""`pressdir undo`: take the last change back."""

from pressdir.cli.asking.answers import keep_up
from pressdir.cli.book import book
from pressdir.cli.options import Database
from pressdir.cli.showing import output


def undo(db: Database = None) -> None:
    """Take the last change back; again, the one before it.

    Examples:
      pressdir undo
      pressdir log
    """
    with book(db) as store:
        before = store.identity
        undone = store.undo()
        # a log that holds no changes held too many
        keep_up(store, before, [change.uid for change in undone.changes] or [None])
    output.say(f"took back: {undone.command} ({undone.at})")
