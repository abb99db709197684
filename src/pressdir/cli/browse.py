"""`pressdir browse`: look through the contacts on the whole screen."""

import sys
from collections.abc import Callable, Container, Mapping, Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from pressdir.cli import acting, asking, clock, config, lane, tabular
from pressdir.cli.answers import keep_index, opened
from pressdir.cli.book import book, nobody_yet
from pressdir.cli.options import Data, Database, Words
from pressdir.cli.text import isolated, visible
from pressdir.errors import NotFoundError, UsageError
from pressdir.model import Record

if TYPE_CHECKING:
    from rich.console import RenderableType

    from pressdir.acts.choice import Choice
    from pressdir.cli.screen import Answer
    from pressdir.cli.tabular import Listed
    from pressdir.search.lookup import Found
    from pressdir.search.query import Query
    from pressdir.store import Store

NEEDED = "textual"


def browse(words: Words = None, db: Database = None) -> None:
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
    from pressdir.cli.screen import Browser

    with book(db) as store:
        if not store.records():
            raise nobody_yet(store)
        keep_index(store)
        Browser(Switchboard(store), " ".join(words or ())).run()


class Switchboard:
    """The contact file, as the screen asks it (`screen.Operator`)."""

    def __init__(self, store: "Store") -> None:
        self._store = store

    def ask(self, question: str, most: int) -> "Answer":
        """Say who answers, the best first; everybody to an empty question.

        Raises:
            UsageError: the question has a fault.
        """
        from pressdir.cli.screen import Answer, Line

        words = question.split()
        found, near = asking.answers(self._search, words)
        lines = [Line(each.uid, tuple(tabular.brief(self._listed(each)))) for each in found[:most]]
        return Answer(lines, len(found), asking.near(words) if near and found else "")

    def _search(self, query: "Query") -> "Sequence[Found | Record]":
        """Those who answer: from the index, or from all records where there is none."""
        from pressdir.search import scan

        used = config.used(self._store.path)
        if index := opened(self._store):
            with closing(index), suppress(ValueError, LookupError):  # damaged
                return index.search(query, used)
        return scan.search(self._store.records(), query, self._store.releases(), used)

    def _listed(self, found: "Found | Record") -> "Listed":
        """What the table says of somebody."""
        if not isinstance(found, Record):
            return tabular.unpacked(found.shown.partition(lane.SHOWN)[0])
        from pressdir.cli import output

        return output.listed(found, self._undated, everywhere=True)

    @cached_property
    def _undated(self) -> Container[str]:
        """The releases that have no date."""
        from pressdir.reach import freshness

        return freshness.undated(self._store.releases())

    def card(self, uid: str, width: int) -> "RenderableType":
        """Show all that is known of a contact."""
        from rich.console import Group
        from rich.text import Text

        from pressdir.cli import card, moments, show

        record = self._record(uid)
        rows = card.rows(record, self._store.releases(), moments.now(), evidence=False)
        title = Text(f"{isolated(visible(card.title(record)))}\n", "bold")
        return Group(title, show.drawn(rows, width))

    def qr(self, uid: str, squares: int) -> str:
        """Draw the contact's card as a QR code that many squares wide, or its number at least.

        Raises:
            UsageError: that is no room for a code.
        """
        from pressdir.acts import card, choice, uris
        from pressdir.cli import drawn

        of = self._meant(uid)
        room = drawn.room(squares)
        phones = [each.value for each in choice.to_call(of.record, of.now)]
        emails = [each.value for each in choice.to_mail(of.record, of.now)]
        text = card.small(of.record, phones, emails, room)
        if not text and phones and len(uris.tel(phones[0])) <= room:
            text = uris.tel(phones[0])
        if not text:
            raise UsageError(
                f"{of.label}: no room for a code", hint="Make the window larger, or: pressdir qr"
            )
        return "\n".join(drawn.lines(drawn.made(text), colour=False, light=True))

    def act(self, deed: str, uid: str) -> str:
        """Do one of `screen.DEEDS`, remember it, and say in a sentence what was done.

        Raises:
            NotFoundError: the contact has no value for that.
            ProgramError: nothing on this system does it.
        """
        of = self._meant(uid)
        said = ACTS[deed](of)
        acting.remember(of)
        return said

    def _meant(self, uid: str) -> acting.Meant:
        now = datetime.fromtimestamp(clock.now(), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return acting.Meant(self._record(uid), self._store.path, now)

    def _record(self, uid: str) -> Record:
        record = self._store.get(uid)
        if record is None:  # the store does not change while it is open
            raise NotFoundError(f"{uid}: no such contact")
        return record


# --- what a key does --------------------------------------------------------------------------


def _call(of: acting.Meant) -> str:
    from pressdir.acts import choice, uris
    from pressdir.cli import opening

    number = _first(of, choice.to_call(of.record, of.now), "number to call")
    opening.opened(uris.tel(number.value))
    return "\n".join(acting.telling(of, "calling", number))


def _mail(of: acting.Meant) -> str:
    from pressdir.acts import choice, uris
    from pressdir.cli import opening

    address = _first(of, choice.to_mail(of.record, of.now), "address")
    opening.opened(uris.mailto([address.value]))
    return "\n".join(acting.telling(of, "writing to", address))


def _copy_number(of: acting.Meant) -> str:
    from pressdir.acts import choice

    return _copied(of, str(_first(of, choice.to_call(of.record, of.now), "number").value))


def _copy_address(of: acting.Meant) -> str:
    from pressdir.acts import choice

    return _copied(of, str(_first(of, choice.to_mail(of.record, of.now), "address").value))


def _copied(of: acting.Meant, text: str) -> str:
    from pressdir.cli import clipboard

    return f"{of.label}: copied {text} (by {clipboard.put(text)})"


def _export(of: acting.Meant) -> str:
    from pathlib import Path

    from pressdir.cli import files, output

    path = Path(f"{of.record.uid}.vcf")
    files.replaced(path, output.dumped([of.record], {}, Data.VCARD).encode())
    return f"{of.label}: written to {path}"


def _first(
    of: acting.Meant, choices: "Sequence[Choice[acting.Value]]", what: str
) -> "Choice[acting.Value]":
    """The best of the values. Raises `NotFoundError` where there is none."""
    if not choices:
        raise NotFoundError(f"{of.label}: no {what}")
    return choices[0]


ACTS: Mapping[str, Callable[[acting.Meant], str]] = {
    "call": _call,
    "mail": _mail,
    "copy": _copy_number,
    "address": _copy_address,
    "export": _export,
}
