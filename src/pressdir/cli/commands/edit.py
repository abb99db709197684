"""`pressdir edit`: a contact in the editor that the person likes."""

from pressdir.cli import options
from pressdir.cli.asking import whom
from pressdir.cli.book import book
from pressdir.cli.changing import editor
from pressdir.cli.options import Database, Private, Region, Who


def edit(words: Who, region: Region = None, private: Private = False, db: Database = None) -> None:
    """Edit a contact in $VISUAL or $EDITOR.

    An editor that fails, an empty page and one without changes change nothing. With --private the
    page has what you keep of the contact for yourself: pressdir set --help says more of that.

    Examples:
      pressdir edit ana ruiz
      pressdir edit ana ruiz --private
      EDITOR=nano pressdir edit ana.ruiz@harbour.example
    """
    country = options.region(region)
    if private:
        editor.edited_own(words, db, country)
        return
    with book(db) as store:
        before = whom.one(store, words)
    editor.edited(before, db, country)
