"""Extensions whose number stands elsewhere: "089 2176-0", and below it "Ada Lind, ext. 201".

A word for an extension with digits behind it goes with the nearest number above. Where that number
announces a list ("0471 7550 - ext."), a hyphen with digits is enough, and the number itself is only
the beginning of those that it announces. Where no number above may be meant, it is the page's only
switchboard, or the one stem that all direct numbers of a German page begin with.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from pressdir.extract.anchors import Anchor, Run
from pressdir.extract.locales import Hits
from pressdir.extract.shapes import name_of
from pressdir.model import Line, Page, PhoneKind, Role
from pressdir.normalise import phones
from pressdir.normalise.patterns import waiting

ASIDE = 2  # lines beside an address or number in which somebody's extension may stand
REACH = 10  # lines below a number in which its extensions stand
_REMARK = 30  # characters between an extension and its number: " of the switchboard, "
LONG = 200  # of one that says how to reach somebody
SHORT = 100  # characters of a line that lists somebody; a sentence is longer
_EDGE = " -–:.,;()/|（）：、"
_DIGITS = r"(?P<digits>\d{2,5})(?![\d.,: ]?\d)"
_BEHIND = waiting(rf"[\s.:(]{{0,4}}(?:[-–]\s?)?{_DIGITS}")
_HYPHEN = waiting(rf"(?<![^\s(/|,;])[-–]{_DIGITS}(?=[\s),;|/]|\Z)")
_DIRECT = re.compile(r"(?P<stem>.*\d)\s?[-–]\s?\d{1,4}")
_DIALLED_THROUGH = ("+49", "+43")  # countries that write a direct number as stem and extension
DIGITS = waiting(r"\d{2,5}(?!\d|[.,: ]\d)")  # at the beginning of a text
_SHORT_DIGITS = re.compile(r"(?<!\d)\d{2,5}(?!\d)")
_CELL = re.compile(r"\d{2,5}")
# Who stands before an extension, as a part of the line.
_ENTRY_BEFORE = waiting(r"(?:\A|[;,|/:])\s*([^;:,|/\d]{4,60}?)\s*[,:(]\s*\Z")
_MORE = waiting(rf"\s{{0,2}}[|/,;]?\s{{0,2}}[-–]{_DIGITS}")

_ALSO = waiting(rf"\s{{1,2}}{_DIGITS}")
_LISTED = waiting(r"\d{2,5}(?:\s{0,2}(?:[,;/|]|[^\W\d_]{1,3})\s{0,2}\d{2,5}){0,5}")


class Source(NamedTuple):
    """Where extensions are looked for.

    `hits_of` gives the phrases of a line, `hits_in` those of any text, `read` what a run is.
    """

    page: Page
    hits_of: Callable[[int], Hits]
    hits_in: Callable[[str], Hits]
    read: Callable[[int, Run], Iterator[Anchor]]


def complete(source: Source, anchors: Sequence[Anchor], lines: Sequence[int]) -> list[Anchor]:
    """The anchors with those for extensions, less the numbers that only begin them.

    `lines` are the numbers of the lines that the anchors stand on.
    """
    page, hits_of = source.page, source.hits_of
    numbers = [at for at, anchor in enumerate(anchors) if anchor.phones]
    if not numbers:
        return [*anchors]
    before = {at: _listed_before(source, anchors[at], lines[at]) for at in numbers}
    kept = [
        anchor if before.get(at) else _announced(source, anchor, lines[at])
        for at, anchor in enumerate(anchors)
    ]
    kept += chain.from_iterable(before.values())
    for place, at in enumerate(numbers):
        anchor, first = anchors[at], lines[at]
        if anchor.phones[-1].extension or _is_own(page.lines[first], anchor, hits_of(first)):
            continue
        following = numbers[place + 1 : place + 2]
        end = anchors[following[0]].start if following else len(page.text)
        announced = _announces(page, anchor, page.lines[first], hits_of(first))
        stem = page.text[anchor.start : anchor.end]
        through = _through(anchor, stem)
        stems = (f"{stem}-0", stem) if announced else (through,)
        found: list[Anchor] = []
        for number in range(first, min(first + REACH, len(page.lines))):
            line = page.lines[number]
            if line.start >= end:
                break
            above = number > 0 and _is_word(page.lines[number - 1], hits_of(number - 1))
            listed = _list(line) if above else None
            found_here = [listed] if listed else []
            if not listed and len(line.text) <= SHORT:
                found_here = [*_tokens(line, hits_of(number), hyphens=announced)]
                if through != stem:
                    found_here += _of_named(line)
            for start, stop, digits in found_here:
                if anchor.end <= line.start + start and line.start + stop <= end:
                    blank = Run(line.start + start, line.start + stop, "", "label.phone")
                    runs = (blank._replace(text=_written(each, digits)) for each in stems)
                    found += islice(
                        chain.from_iterable(source.read(number, run) for run in runs), 1
                    )
        kept += found
        if found and announced:
            kept[at] = anchor._replace(phones=(), rule="the beginning of extensions")
    kept += _orphans(source, kept, lines)
    return sorted(kept, key=lambda anchor: anchor.start)


def _is_own(line: Line, anchor: Anchor, hits: Hits) -> bool:
    """Tell whether a number is one person's alone: a mobile, or one that is called direct."""
    if all(phones.plan_kind(phone) is PhoneKind.MOBILE for phone in anchor.phones):
        return True
    return _labelled("label.direct", line, anchor, hits)


def _labelled(category: str, line: Line, anchor: Anchor, hits: Hits) -> bool:
    """Tell whether a word of a category stands right before a number, or in brackets behind it."""
    if not hits.has(category):
        return False
    start, end = anchor.start - line.start, anchor.end - line.start
    return any(
        hit.has(category) and not line.text[min(hit.end, end) : max(start, hit.start)].strip(_EDGE)
        for hit in hits
    )


def _through(anchor: Anchor, stem: str) -> str:
    """A number as one dials through: the digits behind the hyphen are themselves an extension."""
    direct = _DIRECT.fullmatch(stem)
    dialled = direct and anchor.phones[-1].number.startswith(_DIALLED_THROUGH)
    return f"{direct['stem']}-0" if direct and dialled else stem


def _orphans(source: Source, anchors: Sequence[Anchor], lines: Sequence[int]) -> list[Anchor]:
    """The anchors for extensions without a number above: the whole page says of which."""
    page = source.page
    mailed = {line for line, anchor in zip(lines, anchors, strict=False) if anchor.emails}
    taken = sorted((anchor.start, anchor.end) for anchor in anchors)
    found = []
    for number in _near(page, lines):
        line = page.lines[number]
        for start, end, digits in _apart(source, number, mailed=number in mailed):
            if not _overlaps(taken, line.start + start, line.start + end):
                found.append((number, line.start + start, line.start + end, digits))
    stems = _Stems(_stems(source, anchors)) if found else None
    read: list[Anchor] = []
    for number, start, end, digits in found:
        if stem := stems.of(start) if stems else "":
            run = Run(start, end, _written(stem, digits), "label.phone")
            read += islice(source.read(number, run), 1)
    return read


def _overlaps(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Tell whether a stretch has something in common with the last that begins before its end."""
    before = bisect_left(taken, (end, 0)) - 1
    return before >= 0 and taken[before][1] > start


def _near(page: Page, lines: Sequence[int]) -> list[int]:
    """The lines around anchors on which digits stand that may be an extension."""
    last = len(page.lines) - 1
    around = {n for line in lines for n in range(max(0, line - ASIDE), min(last, line + ASIDE) + 1)}
    return sorted(n for n in around if _SHORT_DIGITS.search(page.lines[n].text))


def _apart(source: Source, number: int, *, mailed: bool) -> Iterator[tuple[int, int, list[str]]]:
    """Where a line writes extensions of somebody: a cell, or behind a mailbox, a title, a name."""
    line = source.page.lines[number]
    if line.role is Role.CELL and line.label:
        hits = source.hits_in(line.label)
        if _CELL.fullmatch(line.text) and hits.has("label.extension"):
            yield 0, len(line.text), [line.text]
        return
    hits = source.hits_of(number)
    if len(line.text) > LONG or not hits.has("label.extension"):
        return
    word = next(hit.start for hit in hits if hit.has("label.extension"))
    before = _ENTRY_BEFORE.search(line.text[:word])
    if mailed or hits.has("role.head", "name.honorifics") or (before and name_of(before[1])):
        yield from _tokens(line, Hits(h for h in hits if h.end - h.start > 1), hyphens=False)


def _stems(source: Source, anchors: Sequence[Anchor]) -> Iterator[tuple[int, str, bool]]:
    """The numbers that extensions may be of: where each stands, as one dials through it.

    And whether it is a switchboard; else it is a direct number whose end may be another's.
    """
    page = source.page
    starts = [line.start for line in page.lines]
    for anchor in anchors:
        if not anchor.phones or anchor.phones[-1].extension:
            continue
        written = page.text[anchor.start : anchor.end]
        if (stem := _through(anchor, written)) != written:
            yield anchor.start, stem, False
            continue
        number = bisect_right(starts, anchor.start) - 1
        if _labelled("label.switchboard", page.lines[number], anchor, source.hits_of(number)):
            yield anchor.start, written, True


class _Stems:
    """The numbers that extensions of a page may be of."""

    def __init__(self, stems: Iterable[tuple[int, str, bool]]) -> None:
        found = list(stems)
        self._direct = [(at, stem) for at, stem, board in found if not board]
        self._places = [at for at, _ in self._direct]
        self._only = _only(stem for _, stem in self._direct)
        self._board = "" if self._direct else _only(stem for _, stem, _ in found)

    def of(self, start: int) -> str:
        """The number that an extension is of; "" where several may be.

        The direct number above, or the only one below; without any the page's only switchboard.
        """
        above = bisect_left(self._places, start) - 1
        return self._direct[above][1] if above >= 0 else self._only or self._board


def _only(stems: Iterable[str]) -> str:
    """The one number that all are; "" where there is none, or more."""
    found = {re.sub(r"\D", "", stem): stem for stem in stems}
    return next(iter(found.values())) if len(found) == 1 else ""


def _announced(source: Source, anchor: Anchor, number: int) -> Anchor:
    """The anchor with an extension that stands before it: "(ext. 4583 of the exchange, 555 …"."""
    if not anchor.phones or anchor.phones[-1].extension:
        return anchor
    page, line = source.page, source.page.lines[number]
    if not source.hits_of(number).has("label.extension"):
        return anchor
    begin = max(line.start, page.text.rfind("(", line.start, anchor.start))
    hits = [hit for hit in source.hits_of(number) if line.start + hit.start >= begin]
    words = [hit for hit in hits if hit.has("label.extension")]
    through = any(hit.has("label.switchboard") for hit in hits)
    for hit in words:
        match = _BEHIND.match(line.text, hit.end)
        rest = page.text[line.start + match.end() : anchor.start] if match else ""
        if match and through and 0 < len(rest) <= _REMARK and not any(map(str.isdigit, rest)):
            written = page.text[anchor.start : anchor.end]
            whole = f"{written} ext. {match['digits']}"
            run = Run(line.start + hit.start, anchor.end, whole, "label.phone")
            return next(source.read(number, run), anchor)
    return anchor


def _listed_before(source: Source, anchor: Anchor, number: int) -> list[Anchor]:
    """The extensions that a line lists before the switchboard: "Ann (ext. 1), Bo (ext. 2); 555 …".

    One alone is the number's own: "(ext. 4583 of the exchange, 555 …".
    """
    hits = source.hits_of(number)
    if not hits.has("label.extension") or anchor.phones[-1].extension:
        return []
    page, line = source.page, source.page.lines[number]
    before = Hits(hit for hit in hits if line.start + hit.end <= anchor.start)
    if not before.has("label.switchboard"):
        return []
    found: list[Anchor] = []
    stem = page.text[anchor.start : anchor.end]
    for start, end, digits in _tokens(line, before, hyphens=False):
        if line.start + end <= anchor.start:
            run = Run(line.start + start, line.start + end, _written(stem, digits), "label.phone")
            found += islice(source.read(number, run), 1)
    return found if len(found) > 1 else []


def _written(stem: str, digits: Sequence[str]) -> str:
    return ", ".join(f"{stem} ext. {each}" for each in digits)


def _announces(page: Page, anchor: Anchor, line: Line, hits: Hits) -> bool:
    """Tell whether a word for extensions ends the line of a number: they follow below."""
    rest = page.text[anchor.end : line.end].strip(_EDGE)
    last = next((hit for hit in reversed(hits) if hit.has("label.extension")), None)
    return bool(rest) and last is not None and line.text[last.start : last.end].strip(_EDGE) == rest


def _is_word(line: Line, hits: Hits) -> bool:
    """Tell whether a line is nothing but a word for extensions: they stand below it."""
    return hits.has("label.extension") and any(
        hit.has("label.extension")
        and line.text[hit.start : hit.end].strip(_EDGE) == line.text.strip(_EDGE)
        for hit in hits
    )


def _list(line: Line) -> tuple[int, int, list[str]] | None:
    """A line of nothing but extensions: "106 y 485"."""
    if not _LISTED.fullmatch(line.text):
        return None
    return 0, len(line.text), re.findall(r"\d+", line.text)


def _tokens(line: Line, hits: Hits, *, hyphens: bool) -> Iterator[tuple[int, int, list[str]]]:
    """Where extensions are written on a line, and their digits."""
    words = [
        hit
        for hit in (hits if hits.has("label.extension") else ())
        if hit.has("label.extension") and not line.text[: hit.start].rstrip()[-1:].isdigit()
    ]  # "1024 x 768" is a size
    matches = [match for hit in words if (match := _BEHIND.match(line.text, hit.end))]
    if hyphens and not matches:
        matches = list(_HYPHEN.finditer(line.text))[:1]
    for match in matches:
        digits, end = [match["digits"]], match.end()
        while more := _MORE.match(line.text, end) or _alternative(line, hits, end):
            digits.append(more["digits"])
            end = more.end()
        yield match.start(), end, digits


def _of_named(line: Line) -> Iterator[tuple[int, int, list[str]]]:
    """What is dialled instead of the last digits for others: "…/606-142; Bo Lund, -143"."""
    for match in _HYPHEN.finditer(line.text):
        before = _ENTRY_BEFORE.search(line.text[: match.start()])
        if before and name_of(before[1]):
            yield match.start(), match.end(), [match["digits"]]


def _alternative(line: Line, hits: Hits, end: int) -> re.Match[str] | None:
    """Another extension behind a word for "or": "int. 2202 o 2208"."""
    joins = (hit for hit in hits if hit.has("join.or", "join.and") and hit.start >= end)
    join = next(joins, None)
    near = join is not None and not line.text[end : join.start].strip()
    return _ALSO.match(line.text, join.end) if join and near else None
