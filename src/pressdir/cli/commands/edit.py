"""`pressdir edit`: a contact in the editor that the person likes."""

from pressdir.cli import options
from pressdir.cli.asking import whom
from pressdir.cli.book import book
from pressdir.cli.changing import editor
from pressdir.cli.options import Database, Region, Who


def edit(words: Who, region: Region = None, db: Database = None) -> None:
    """Edit a contact in $VISUAL or $EDITOR.

    An editor that fails, an empty page and one without changes change nothing.

    Examples:
      pressdir edit ana ruiz
      EDITOR=nano pressdir edit ana.ruiz@harbour.example
    """
    country = options.region(region)
    with book(db) as store:
        before = whom.one(store, words)
    editor.edited(before, db, country)
