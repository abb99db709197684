"""`pressdir undo`: take the last change back."""

from pressdir.cli.book import take_back
from pressdir.cli.options import Database
from pressdir.cli.showing import output


def undo(db: Database = None) -> None:
    """Take the last change back; again, the one before it.

    Examples:
      pressdir undo
      pressdir log
    """
    if undone := take_back(db):
        output.say(f"took back: {undone.command} ({undone.at})")
