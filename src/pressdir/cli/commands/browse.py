"""`pressdir browse`: look through the contacts on the whole screen."""

import sys

from pressdir.cli.asking import whom
from pressdir.cli.asking.answers import keep_index
from pressdir.cli.book import seen
from pressdir.cli.options import Database, NoPrivate, Words
from pressdir.errors import UsageError

NEEDED = "textual"


def browse(words: Words = None, no_private: NoPrivate = False, db: Database = None) -> None:
    """Look through the contacts on the whole screen: results while you type.

    Arrows choose a contact, whose card stands beside the list. Enter goes to the list, where keys
    act on it: c call, m mail, y copy the number, Y copy the address, r QR code, x write a vCard.
    / goes back to the question, Escape empties it, and leaves when it is empty.

    It needs Textual: pip install 'pressdir[browse]'

    Examples:
      pressdir browse
      pressdir browse country:PA lang:es
    """
    from importlib.util import find_spec

    if find_spec(NEEDED) is None:
        raise UsageError("browse: Textual is missing", hint="pip install 'pressdir[browse]'")
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError("browse: not at a terminal", hint="In a pipe: pressdir find WORD...")
    from pressdir.cli.browsing.screen import Browser
    from pressdir.cli.browsing.switchboard import Switchboard

    with seen(db, private=not no_private) as store:
        if not store.records():
            raise whom.nobody_yet(store)
        keep_index(store)
        Browser(Switchboard(store), " ".join(words or ())).run()
