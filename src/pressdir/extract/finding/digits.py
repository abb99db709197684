"""The runs of digits that may be numbers: those that something speaks for, and the bare ones."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from pressdir.extract.anchors import Anchor, Run
from pressdir.extract.finders import phones
from pressdir.extract.finders.phones import false_friends
from pressdir.extract.finders.phones.signs import in_plain_brackets, without_carrier
from pressdir.extract.finding import headers
from pressdir.extract.finding.links import Links
from pressdir.extract.finding.phrases import REACH, SHORT, Phrases
from pressdir.extract.locales.words import compared
from pressdir.extract.rows import gutters
from pressdir.model import Doubt, Line, Reason
from pressdir.normalise.patterns import waiting

_WORD = waiting(r"[A-Za-z][A-Za-z'.-]*")
_MONEY = ("€", "$", "£", "¥", "₽", "₴", "₹")

Placed = tuple[int, Run]  # with the number of its line


class Digits(NamedTuple):
    """The runs of a page, and what was left out."""

    firm: Sequence[Placed]  # that a sign, a label or a link speaks for
    bare: Sequence[Placed]  # that nothing does yet
    faxes: Sequence[Anchor]
    doubts: Sequence[Doubt]


def find(phrases: Phrases, mailboxes: Sequence[Anchor]) -> Digits:
    """The runs of digits on a page that are no part of a mailbox."""
    return _Search(phrases, mailboxes).run()


class _Search:
    def __init__(self, phrases: Phrases, mailboxes: Sequence[Anchor]) -> None:
        self._phrases = phrases
        self._page = phrases.page
        self._links = Links(phrases)
        self._mailboxes = mailboxes
        self._over: dict[tuple[int, int, int], bool] = {}  # digits that are passed over, or not
        self._faxes: list[Anchor] = []
        self._doubts: list[Doubt] = []

    def run(self) -> Digits:
        firm: list[Placed] = self._links.alone()
        bare: list[Placed] = []
        mails = [anchor.start for anchor in self._mailboxes]
        columns = gutters.of(self._page)
        for number in self._numbered():
            line = self._page.lines[number]
            shown = gutters.shown(line.text, line.start, columns)
            seen = line._replace(text=in_plain_brackets(without_carrier(shown)))
            passed_over = partial(self._passed_over, number)
            hits = partial(self._phrases.near, number)
            named = partial(headers.label_of, self._phrases, number, line)
            for item in phones.find(seen, passed_over, hits, named):
                if isinstance(item, phones.Rejected):
                    if not self._links.are_around(item):
                        self._reject(item, line)
                        continue
                    item = item.run  # noqa: PLW2901 - a link says what its form does not
                before = bisect_left(mails, item.end)
                if before and item.start < self._mailboxes[before - 1].end:
                    continue
                item = self._links.written(item)  # noqa: PLW2901 - the same run, as its link writes it
                marks = self._links.kinds(item)
                if "fax" in marks or (not item.label and self._goes_on_from_fax(item)):
                    self._reject(phones.Rejected(item, Reason.FAX, "marked as a fax"), line)
                elif marks or item.label or phones.explicit(item):
                    firm.append((number, item))
                else:
                    bare.append((number, item))
        return Digits(firm, bare, self._faxes, self._doubts)

    def _numbered(self) -> list[int]:
        """The lines on which a number may stand."""
        found = set()
        for start, end in phones.places(self._page.text):
            number = self._phrases.line_at(start)
            first = self._page.lines[number].start
            if number not in found and not self._passed_over(number, start - first, end - first):
                found.add(number)
        return sorted(found)

    def _passed_over(self, number: int, start: int, end: int) -> bool:
        """Tell whether nothing in a paragraph can speak for digits: no label, cue or address."""
        key = number, start, end
        if key not in self._over:
            self._over[key] = self._is_unspoken(self._page.lines[number].text, start, end)
        return self._over[key]

    def _is_unspoken(self, text: str, start: int, end: int) -> bool:
        if len(text) <= SHORT or phones.is_explicit(text, start) or end + 1 >= len(text):
            return False
        before = text[max(0, start - REACH) : start]
        if before[-2:] == ": " and text[end] == ";":
            return False  # "Ann Lee, president: 709-555-0142; Bo Lund, …"
        if not before.isascii():
            return false_friends.is_one(text[start:end]) and before.rstrip()[-1:] in _MONEY
        if "@" in text:
            return false_friends.is_one(text[start:end]) and not self._is_named(before[-20:])
        return not self._is_named(before)

    def _is_named(self, before: str) -> bool:
        """Tell whether a label or a cue may stand in the text before digits."""
        namers = self._phrases.lexicon.namers
        return not namers.isdisjoint(map(compared, _WORD.findall(before)))

    def _goes_on_from_fax(self, run: Run) -> bool:
        """Tell whether a number is listed behind a fax: "传真：010-55501424、55501425"."""
        if not self._faxes or run.start - self._faxes[-1].end > len("、\n "):
            return False
        return self._page.text[self._faxes[-1].end : run.start].strip() in {"、", "/"}

    def _reject(self, item: phones.Rejected, line: Line) -> None:
        run = item.run
        if item.reason is Reason.FAX:
            self._faxes.append(Anchor(run.start, run.end, rule="fax"))
        written = gutters.closed(run.text)
        self._doubts.append(Doubt(written, item.reason, run.start, run.end, line.text, item.detail))
