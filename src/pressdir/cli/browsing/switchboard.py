"""The contact file, as the screen asks it and acts on it."""

from collections.abc import Callable, Container, Mapping, Sequence
from contextlib import closing, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from pressdir import outline
from pressdir.acts import card, choice, uris
from pressdir.cli import clock
from pressdir.cli.acting import choosing, doing, drawn, opening
from pressdir.cli.asking import moments
from pressdir.cli.asking.answers import opened
from pressdir.cli.browsing.screen import Answer, Line
from pressdir.cli.lane import questions
from pressdir.cli.own_files import config
from pressdir.cli.showing import card as cards
from pressdir.cli.showing import files, grid, listing, output, tabular
from pressdir.cli.showing.forms import Data
from pressdir.cli.showing.text import isolated, visible
from pressdir.errors import NotFoundError, UsageError
from pressdir.model import EmailAddress, Phone, Record
from pressdir.reach import freshness
from pressdir.search import scan

if TYPE_CHECKING:
    from pressdir.acts.choice import Choice
    from pressdir.cli.asking.overlaid import Shown
    from pressdir.search.lookup import Found
    from pressdir.search.query import Query


class Switchboard:
    """The contact file, as the screen asks it (`screen.Operator`)."""

    def __init__(self, store: "Shown") -> None:
        self._store = store

    def ask(self, question: str, most: int) -> Answer:
        """Say who answers, the best first; everybody to an empty question.

        Raises:
            UsageError: the question has a fault.
        """
        words = question.split()
        found, near = questions.answers(self._search, words)
        lines = [Line(each.uid, tuple(tabular.brief(self._listed(each)))) for each in found[:most]]
        return Answer(lines, len(found), questions.near(words) if near and found else "")

    def _search(self, query: "Query") -> "Sequence[Found | Record]":
        """Those who answer: from the index, or from all records where there is none."""
        used = config.used(self._store.path)
        if index := opened(self._store):
            with closing(index), suppress(ValueError, LookupError):  # damaged
                return index.search(query, used)
        return scan.search(self._store.records(), query, self._store.releases(), used)

    def _listed(self, found: "Found | Record") -> "tabular.Listed":
        """What the table says of somebody."""
        if not isinstance(found, Record):
            return tabular.unpacked(found.shown)
        return listing.listed(outline.of(found), self._undated, everywhere=True)

    @cached_property
    def _undated(self) -> Container[str]:
        """The releases that have no date."""
        return freshness.undated(self._store.releases())

    def card(self, uid: str, width: int) -> RenderableType:
        """Show all that is known of a contact."""
        record = self._record(uid)
        rows = cards.rows(record, self._store.releases(), moments.now(), evidence=False)
        title = Text(f"{isolated(visible(cards.title(record)))}\n", "bold")
        return Group(title, grid.drawn(rows, width))

    def qr(self, uid: str, squares: int) -> str:
        """Draw the contact's card as a QR code that many squares wide, or its number at least.

        Raises:
            UsageError: that is no room for a code.
        """
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
        doing.remember(of)
        return said

    def _meant(self, uid: str) -> choosing.Meant:
        return choosing.Meant(self._record(uid), self._store.path, clock.stamp())

    def _record(self, uid: str) -> Record:
        record = self._store.get(uid)
        if record is None:  # the store does not change while it is open
            raise NotFoundError(f"{uid}: no such contact")
        return record


# --- what a key does --------------------------------------------------------------------------


def _call(of: choosing.Meant) -> str:
    number = _number(of)
    return _opened(of, uris.tel(number.value), "calling", number)


def _mail(of: choosing.Meant) -> str:
    address = _address(of)
    return _opened(of, uris.mailto([address.value]), "writing to", address)


def _opened(of: choosing.Meant, uri: str, what: str, choice: "Choice[choosing.Value]") -> str:
    opening.opened(uri)
    return "\n".join(doing.telling(of, what, choice))


def _copy_number(of: choosing.Meant) -> str:
    return doing.copied(of, str(_number(of).value))


def _copy_address(of: choosing.Meant) -> str:
    return doing.copied(of, str(_address(of).value))


def _number(of: choosing.Meant) -> "Choice[Phone]":
    return _first(choice.to_call(of.record, of.now), choosing.no_number(of))


def _address(of: choosing.Meant) -> "Choice[EmailAddress]":
    return _first(choice.to_mail(of.record, of.now), choosing.no_address(of))


def _export(of: choosing.Meant) -> str:
    path = Path(f"{of.record.uid}.vcf")
    files.replaced(path, [output.dumped([of.record], {}, Data.VCARD).encode()])
    return f"{of.label}: written to {path}"


def _first(
    choices: "Sequence[Choice[choosing.Value]]", missing: NotFoundError
) -> "Choice[choosing.Value]":
    """The best of the values. Raises `missing` where there is none."""
    if not choices:
        raise missing
    return choices[0]


ACTS: Mapping[str, Callable[[choosing.Meant], str]] = {
    "call": _call,
    "mail": _mail,
    "copy": _copy_number,
    "address": _copy_address,
    "export": _export,
}
