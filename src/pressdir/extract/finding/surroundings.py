"""What speaks for a bare number: an address, a name, a cue or a signature that it is near."""

import itertools
import re
from collections.abc import Sequence
from functools import cached_property

from pressdir.extract.anchors import Run
from pressdir.extract.finding.phrases import LABEL, SHORT, Phrases
from pressdir.extract.locales import Hit
from pressdir.extract.publisher import SENDERS
from pressdir.extract.shapes import name_of
from pressdir.model import Gap, Line, Role
from pressdir.normalise.names import in_any_order
from pressdir.normalise.patterns import waiting

# "From: Ann Lee <ann@x.org>", in whatever language, above a mail that somebody passed on.
_SENT_BY = waiting(r"[^\W\d_]{2,10}\s?[:：]\s?([^<>@:\n]{3,60})<[^<>@\s]{1,64}@[^<>\s]{3,80}>")
_KEY = waiting(r"[^\W\d_]{2,10}\s?[:：]")
_FAR = 12  # lines between a cue and a number that is a line of its own
_NEAR = 3  # lines between a bare number and the address, label or cue that speaks for it
_BRACKETS = waiting(r"\([^()]{0,60}\)")
_LINK = waiting(r"(?:https?://|www\.)\S{1,300}")
_PART = waiting(r"[,;:|/•·–]|\s-\s")
_PARTED = waiting(r"[@|;•]|[.!?]\s")  # the number from what another part of the line says
_ENTRY = waiting(r"[^\W\d_][^\d:：]{1,30}[:：]\s?[+(]{0,2}\d[\d\s()./–-]{6,40}")
_NUMBERED = re.compile(r"\s?\d{1,2}[.)]\s+")  # "2. Ann Lee (555 01 42)", of a list
_BETWEEN = (",", ";", "|", "•")  # the parts of a line
_BEFORE_NUMBER = " \u00a0:(（☎☏📞"  # stands between a title and its holder's number
_OPENING = ("(", "（")
_BARE = 7  # digits of a number that nothing on its line speaks for, at the least
_WHOLE = 9  # digits of a number that is a whole line, which a cue farther above may speak for
_FEW = 3  # letters beside a bare number that mean nothing: "(o)", "A:"
_CELLS = 4  # of a row, to each side
_SIGNED_BY = 6  # lines of a signature
_AROUND = " ,:(–-"  # stands between a name and a number
_ENDS = frozenset(".,;)")  # stands behind a number at the end of its part
_ALONE = 28  # letters beside a bare number on its line, at the most


class Surroundings:
    """The lines of a page, as far as they speak for numbers that have no label."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._page = phrases.page
        self._lexicon = phrases.lexicon

    def speak_for(self, number: int, run: Run, spoken_for: set[int]) -> bool:
        """Tell whether the surroundings of a bare number speak for it."""
        line = self._page.lines[number]
        if self._is_keyed(line) or sum(map(str.isdigit, run.text)) < _BARE:
            return False  # a key that does not say telephone says something else
        hits = self._phrases.near(number, run.start - line.start, run.end - line.start)
        before = [hit for hit in hits if hit.end <= run.start - line.start]
        if any(hit.has("cue.contact", "cue.desk", "cue.hours", "letter.mine") for hit in before):
            end = run.end - line.start
            return not any(
                hit.has("cue.not_press") and not _PARTED.search(line.text[end : hit.start])
                for hit in hits
            )
        if number in spoken_for or _titled(line, run, before):
            return True
        if _title_and_name_before(line, run, hits):
            return True
        if self._name_before(line, run, before) or self._is_titled_row(number):
            return True
        if len(line.text) > SHORT:
            return False
        written = _letters(_LINK.sub("", line.text))
        foreign = written - sum(_letters(line.text[h.start : h.end]) for h in hits)
        near = (
            range(number - _NEAR, number + _NEAR + 1) if foreign <= _FEW else self._joined(number)
        )
        if foreign <= _ALONE and not spoken_for.isdisjoint(near):
            return True
        if foreign <= _ALONE and self._is_listed(number, spoken_for):
            return True
        begins = run.start == line.start and sum(map(str.isdigit, run.text)) >= _WHOLE
        if begins and foreign <= _ALONE and number and self._ends_in_offer(number - 1):
            return True
        alone = len(run.text) == len(line.text) and sum(map(str.isdigit, run.text)) >= _WHOLE
        reach = _FAR if alone else _NEAR
        if alone and self._is_signature(number):
            return True
        cue_above = any(
            hit.has("cue.contact", "cue.desk")
            for near in range(max(0, number - reach), number)
            for hit in self._phrases.on(near)
        )
        return cue_above and foreign <= _FEW

    def _is_keyed(self, line: Line) -> bool:
        """Tell whether one word names what the line is, and it is nothing that one offers."""
        if not line.label or line.role is Role.CELL or " " in line.label:
            return False
        return not self._lexicon.hits(line.label).has("cue.contact", "cue.desk", "role.head")

    def signed(self) -> set[int]:
        """The lines on which who wrote a mail signs: what stands below is the own number."""
        lines = self._page.lines
        headers = [line.text for line in lines if line.label in SENDERS]
        headers += _passed_on(lines)
        named = (text.partition("<")[0].replace(",", " ").replace('"', " ") for text in headers)
        senders = {in_any_order(name) for name in named} - {()}
        if not senders:
            return set()
        short = ((at, line.text) for at, line in enumerate(lines) if len(line.text) <= SHORT)
        return {at for at, text in short if in_any_order(text) in senders}

    def _ends_in_offer(self, number: int) -> bool:
        """Tell whether a short line offers somebody: "Press contact: Harbour PR"."""
        short = len(self._page.lines[number].text) <= LABEL * 2
        return short and any(hit.has("cue.contact", "cue.desk") for hit in self._phrases.on(number))

    def _is_listed(self, number: int, spoken_for: set[int]) -> bool:
        """Tell whether a line is one of a list: "Bari: 555 01 42", near it "Rome: 555 01 43"."""
        lines = self._page.lines
        near = range(max(0, number - _NEAR), min(len(lines), number + _NEAR + 1))
        return _ENTRY.fullmatch(lines[number].text) is not None and any(
            at in spoken_for and _ENTRY.fullmatch(lines[at].text) for at in near
        )

    def _name_before(self, line: Line, run: Run, hits: Sequence[Hit]) -> bool:
        """Tell whether somebody is named before the number, and the line ends in it.

        Or the number is a part by itself: "Jan Dlask, prevention, 974 555 142, regional police".
        """
        after = _BRACKETS.sub("", line.text[run.end - line.start :]).strip(" .;,)")
        if after and not _is_part(line, run):
            return False
        written = _NUMBERED.sub("", line.text[: run.start - line.start], count=1)
        titles = [hit for hit in hits if hit.has("name.honorifics")]
        parts = _PART.split(_BRACKETS.sub("", written))
        parts += [_PART.split(written[hit.end :])[0] for hit in titles]
        return any(name_of(part) for part in parts if part)

    def _is_titled_row(self, number: int) -> bool:
        """Tell whether a cell stands in a row of a name and a title: "Lee Ann | officer | 555".

        A heading or the page's title offers somebody: a list of all staff is none of the press's.
        """
        lines, line = self._page.lines, self._page.lines[number]
        if line.role is not Role.CELL or line.row is None or not self._is_headed_by_offer:
            return False
        near = range(max(0, number - _CELLS), min(len(lines), number + _CELLS + 1))
        row = [at for at in near if lines[at].row == line.row and at != number]
        named = any(len(lines[at].text) <= SHORT and name_of(lines[at].text) for at in row)
        return named and any(hit.has("role.head") for at in row for hit in self._phrases.on(at))

    @cached_property
    def _is_headed_by_offer(self) -> bool:
        """Tell whether a heading or the page's title speaks of a press office or of contact."""
        headings = (line.text for line in self._page.lines if line.role is Role.HEADING)
        texts = (self._page.title or "", *headings)
        return any(self._lexicon.hits(text).has("cue.contact", "cue.desk") for text in texts)

    def _is_signature(self, number: int) -> bool:
        """Tell whether a line stands below words that close a letter, and a name: "Regards,"."""
        lines = self._page.lines
        above = [lines[at] for at in range(max(0, number - _SIGNED_BY), number)]
        for at, line in enumerate(above):
            hits = self._lexicon.hits(line.text) if len(line.text) <= LABEL else ()
            if any(hit.has("letter.closings") and hit.start == 0 for hit in hits):
                return any(name_of(each.text) for each in above[at + 1 :])
        return False

    def _joined(self, number: int) -> list[int]:
        """The lines above and below that belong to the same paragraph."""
        lines = self._page.lines
        found = []
        for step in (-1, 1):
            at = number
            while 0 <= at + step < len(lines) and lines[max(at, at + step)].gap is Gap.BREAK:
                at += step
                found.append(at)
                if abs(at - number) >= _NEAR:
                    break
        return found


def _is_part(line: Line, run: Run) -> bool:
    """Tell whether a number of full length has a comma before and behind it, in a short line."""
    before, behind = line.text[: run.start - line.start], line.text[run.end - line.start :]
    digits = sum(map(str.isdigit, run.text))
    apart = before.rstrip()[-1:] in _BETWEEN and behind.lstrip()[:1] in _BETWEEN
    return apart and digits >= _WHOLE and len(line.text) <= SHORT


def _titled(line: Line, run: Run, before: Sequence[Hit]) -> bool:
    """Tell whether a title, or an honorific and a name, stands right before a number.

    "사무관(☎ 044-203-2513)", "خانم الهام یوسفی (۰۹۱۲۵۵۵۰۱۴۳)".
    """
    if not before or not before[-1].has("role.head", "name.honorifics"):
        return False
    if before[-1].has("name.honorifics"):
        name = line.text[before[-1].start : run.start - line.start].rstrip()
        return name[-1:] in _OPENING and name_of(name) is not None
    return not line.text[before[-1].end : run.start - line.start].strip(_BEFORE_NUMBER)


def _title_and_name_before(line: Line, run: Run, hits: Sequence[Hit]) -> bool:
    """Tell whether a title, a name and a number stand in a row, and no noun behind them.

    "press officer Ann Lee, 555 01 420 and secretary Bo Lund, 555 01 430"; no "… 555 014 votes".
    """
    start, end = run.start - line.start, run.end - line.start
    heads = [hit.end for hit in hits if hit.end <= start and hit.has("role.head")]
    if not heads or sum(map(str.isdigit, run.text)) < _WHOLE - 1:
        return False
    behind = line.text[end:].lstrip(_AROUND)
    at = len(line.text) - len(behind)
    joined = any(hit.start == at and hit.has("join.and", "join.or") for hit in hits)
    ends = not behind or joined or line.text[end : end + 1] in _ENDS
    return ends and name_of(line.text[heads[-1] : start].strip(_AROUND)) is not None


def _passed_on(lines: Sequence[Line]) -> list[str]:
    """The senders of mails within the mail: each is the first line of a header's copy."""
    found = []
    for before, line in itertools.pairwise(lines):
        sender = _SENT_BY.match(line.text) if ">" in line.text else None
        if sender and not _KEY.match(before.text):
            found.append(sender[1])
    return found


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))
