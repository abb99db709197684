"""`pressdir undo`: take the last change back."""

from pathlib import Path

from pressdir.cli import book, notes
from pressdir.cli.options import Database, Private
from pressdir.cli.showing import output


def undo(private: Private = False, db: Database = None) -> None:
    """Take the last change back; again, the one before it.

    Whichever came last: one of the contact file, or one of what you keep for yourself. With
    --private it is of the latter. What others have by a sync comes back with the next one, which
    is told.

    Examples:
      pressdir undo
      pressdir undo --private
      pressdir log
    """
    if private or notes.own_is_newer(db):
        undone = notes.take_back_own(db)
        output.say(f"took back, of what is private: {undone.command} ({undone.at})")
    elif shared := book.take_back(db):
        output.say(f"took back: {shared.command} ({shared.at})")
        if _was_synced(db, shared.id):
            output.say("it was synced before, and the next sync brings it back; change it again")


def _was_synced(db: Path | None, entry: int) -> bool:
    """Whether others may know of a change."""
    from pressdir.sync import Memory

    with book.book(db) as store:
        return Memory.read(store.disk, store.state).entry >= entry
