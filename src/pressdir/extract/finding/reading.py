"""What runs of digits stand for: numbers, of which some go on behind the end of their line."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress

from pressdir.errors import InvalidPhoneError
from pressdir.extract import wording
from pressdir.extract.anchors import Anchor, Run
from pressdir.extract.finders import phones
from pressdir.extract.finding.extensions import DIGITS
from pressdir.extract.finding.phrases import EDGE, LABEL, Phrases
from pressdir.extract.regions import Reading, Regions
from pressdir.extract.rows import gutters
from pressdir.model import Doubt, Gap, Phone, Reason, Role
from pressdir.normalise.patterns import waiting
from pressdir.normalise.phones import parse

_ALIKE = 3  # digits
_LINES = 2
_WORD = waiting(r"[ ,]{0,2}[^\W\d_]{3}")
_BEGINNING = re.compile(r"\d[\d .\-]{1,14}(?=[^\w@]|\Z)")


class Reader:
    """Reads the runs of a page as numbers; `doubts` are those that cannot be."""

    def __init__(self, phrases: Phrases, regions: Regions) -> None:
        self._phrases = phrases
        self._page = phrases.page
        self._regions = regions
        self._whole: list[tuple[int, Phone]] = []  # the numbers read, and their lines
        self.doubts: list[Doubt] = []

    def read(self, runs: Iterable[tuple[int, Run]], why: str = "") -> Iterable[Anchor]:
        """The numbers that the runs are; `why` says what speaks for those without a label."""
        unknown: list[tuple[int, Run]] = []
        for number, run in runs:
            reading = self._regions.read(run, number)
            if longer := self._over_the_line(number, run, whole=reading is not None):
                whole = self._regions.read(longer, number)
                if whole:
                    run, reading = longer, whole  # noqa: PLW2901 - the same number, whole
            if reading is not None:
                yield self._number(number, run, reading, why)
            elif phones.has_enough(run.text):
                unknown.append((number, run))
        for number, run in unknown:
            explicit = phones.explicit(run)
            if not explicit and (reading := self._begun_before(number, run)):
                yield self._number(number, run, reading, why)
                continue
            if not explicit and (reading := self._regions.read_by_the_rest(run)):
                yield self._number(number, run, reading, why)
                continue
            reason = Reason.INVALID if explicit else Reason.NO_REGION
            self.doubts.append(
                Doubt(
                    gutters.closed(run.text),
                    reason,
                    run.start,
                    run.end,
                    self._page.lines[number].text,
                )
            )

    def read_extension(self, number: int, run: Run) -> Iterator[Anchor]:
        """The number with an extension that stands apart from it."""
        if reading := self._regions.read(run, number):
            rule = f"extension, {reading.rule}"
            yield Anchor(run.start, run.end, phones=reading.phones, rule=rule)

    def _number(self, number: int, run: Run, reading: Reading, why: str) -> Anchor:
        self._whole += ((number, phone) for phone in reading.phones)
        rule = wording.of_number(
            run, reading.rule, self._page.lines[number], self._phrases.on(number), why
        )
        return Anchor(run.start, run.end, phones=reading.phones, rule=rule)

    def _begun_before(self, number: int, run: Run) -> Reading | None:
        """The run, begun as the number before it: "+41 22 917 23 02, or 917 23 04".

        Its first digits are those of the other's end.
        """
        digits = "".join(filter(str.isdigit, run.text))
        for line, phone in reversed(self._whole):
            behind = phone.number[len(phone.number) - len(digits) :]
            longer = len(digits) <= len(phone.number) - len("+41")
            alike = longer and digits.isascii() and behind[:_ALIKE] == digits[:_ALIKE]
            if alike and 0 <= number - line <= _LINES:
                with suppress(InvalidPhoneError):
                    whole = phone.number[: len(phone.number) - len(digits)] + digits
                    return Reading((parse(whole, kind=run.kind),), "begun by the number before it")
        return None

    def _over_the_line(self, number: int, run: Run, *, whole: bool) -> Run | None:
        """The run with the digits that begin the next line, if it ends at its line's end.

        A word for an extension may stand between: "555 01 42 ext." / "118". Digits before a word
        belong to that, where the run is `whole` by itself: "Tel. 04121 906-17" / "25335 Elmshorn".
        """
        line = self._page.lines[number]
        if number + 1 >= len(self._page.lines):
            return None
        rest = line.text[run.end - line.start :].strip(EDGE)
        if run.end < line.end and not self._ends_in_extension(number, rest):
            return None
        following = self._page.lines[number + 1]
        digits = (DIGITS if rest else _BEGINNING).match(following.text)
        if following.gap is not Gap.BREAK or following.role is Role.ITEM or digits is None:
            return None  # "2." of a list is no part of the number above
        if whole and not rest and _WORD.match(following.text, digits.end()):
            return None
        end = following.start + digits.end()
        text = f"{run.text} ext. {digits.group()}" if rest else self._page.text[run.start : end]
        return run._replace(end=end, text=text.replace("\n", " "))

    def _ends_in_extension(self, number: int, rest: str) -> bool:
        """Tell whether the rest of a line is nothing but a word for an extension."""
        text = self._page.lines[number].text
        return 0 < len(rest) <= LABEL and any(
            hit.has("label.extension") and text[hit.start : hit.end].strip(EDGE) == rest
            for hit in self._phrases.near(number, len(text), len(text))[-1:]
        )
