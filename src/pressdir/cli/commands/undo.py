"""`pressdir undo`: take the last change back."""

from pressdir.cli import book, notes
from pressdir.cli.options import Database, Private
from pressdir.cli.showing import output


def undo(private: Private = False, db: Database = None) -> None:
    """Take the last change back; again, the one before it.

    Whichever came last: one of the contact file, or one of what you keep for yourself. With
    --private it is of the latter. What others have by a sync is taken back for them, too, with the
    next one. What a sync brought from them is put back here alone, and comes again; that is told.

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
        if shared.command.startswith(book.SYNC):
            output.say("it came from others: what they still have comes again with the next sync")
