"""Extensions whose number stands elsewhere: "089 2176-0", and below it "Ada Lind, ext. 201".

A word for an extension with digits behind it goes with the nearest number above. Where that number
announces a list ("0471 7550 - ext."), a hyphen with digits is enough, and the number itself is only
the beginning of those that it announces.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice

from pressdir.extract.anchors import Anchor, Run
from pressdir.extract.locales import Hit
from pressdir.model import Line, Page

REACH = 10  # lines below a number in which its extensions stand
_REMARK = 30  # characters between an extension and its number: " of the switchboard, "
SHORT = 100  # characters of a line that lists somebody; a sentence is longer
_EDGE = " -–:.,;()/|"
_DIGITS = r"(?P<digits>\d{2,5})(?![\d.,: ]?\d)"
_BEHIND = re.compile(rf"[\s.:(]{{0,4}}(?:[-–]\s?)?{_DIGITS}")
_HYPHEN = re.compile(rf"(?<![^\s(/|,;])[-–]{_DIGITS}(?=[\s),;|/]|\Z)")
_MORE = re.compile(rf"\s{{0,2}}[|/,;]?\s{{0,2}}[-–]{_DIGITS}")

_LISTED = re.compile(r"\d{2,5}(?:\s{0,2}(?:[,;/|]|[^\W\d_]{1,3})\s{0,2}\d{2,5}){0,5}")
HitsOf = Callable[[int], Sequence[Hit]]
Read = Callable[[int, Run], Iterator[Anchor]]


def complete(
    page: Page, anchors: Sequence[Anchor], lines: Sequence[int], hits_of: HitsOf, read: Read
) -> list[Anchor]:
    """The anchors with those for extensions, less the numbers that only begin them.

    `lines` are the numbers of the lines that the anchors stand on, `hits_of` gives the phrases of
    a line, `read` what a run stands for.
    """
    numbers = [at for at, anchor in enumerate(anchors) if anchor.phones]
    kept = [_announced(page, anchor, lines[at], hits_of, read) for at, anchor in enumerate(anchors)]
    for place, at in enumerate(numbers):
        anchor, first = anchors[at], lines[at]
        if anchor.phones[-1].extension:
            continue
        following = numbers[place + 1 : place + 2]
        end = anchors[following[0]].start if following else len(page.text)
        announced = _announces(page, anchor, page.lines[first], hits_of(first))
        stem = page.text[anchor.start : anchor.end]
        stems = (f"{stem}-0", stem) if announced else (stem,)
        found: list[Anchor] = []
        for number in range(first, min(first + REACH, len(page.lines))):
            line = page.lines[number]
            if line.start >= end:
                break
            above = number > 0 and _is_word(page.lines[number - 1], hits_of(number - 1))
            listed = _list(line) if above else None
            found_here = [listed] if listed else _tokens(line, hits_of(number), hyphens=announced)
            for start, stop, digits in found_here:
                if anchor.end <= line.start + start and line.start + stop <= end:
                    blank = Run(line.start + start, line.start + stop, "", "label.phone")
                    runs = (replace(blank, text=_written(each, digits)) for each in stems)
                    found += islice(chain.from_iterable(read(number, run) for run in runs), 1)
        kept += found
        if found and announced:
            kept[at] = replace(anchor, phones=(), rule="the beginning of extensions")
    return sorted(kept, key=lambda anchor: anchor.start)


def _announced(page: Page, anchor: Anchor, number: int, hits_of: HitsOf, read: Read) -> Anchor:
    """The anchor with an extension that stands before it: "(ext. 4583 of the exchange, 555 …"."""
    if not anchor.phones or anchor.phones[-1].extension:
        return anchor
    line = page.lines[number]
    begin = max(line.start, page.text.rfind("(", line.start, anchor.start))
    hits = [hit for hit in hits_of(number) if line.start + hit.start >= begin]
    words = [hit for hit in hits if hit.has("label.extension")]
    through = any(hit.has("label.switchboard") for hit in hits)
    for hit in words:
        match = _BEHIND.match(line.text, hit.end)
        rest = page.text[line.start + match.end() : anchor.start] if match else ""
        if match and through and 0 < len(rest) <= _REMARK and not any(map(str.isdigit, rest)):
            written = page.text[anchor.start : anchor.end]
            whole = f"{written} ext. {match['digits']}"
            run = Run(line.start + hit.start, anchor.end, whole, "label.phone")
            return next(read(number, run), anchor)
    return anchor


def _written(stem: str, digits: Sequence[str]) -> str:
    return ", ".join(f"{stem} ext. {each}" for each in digits)


def _announces(page: Page, anchor: Anchor, line: Line, hits: Sequence[Hit]) -> bool:
    """Tell whether a word for extensions ends the line of a number: they follow below."""
    rest = page.text[anchor.end : line.end].strip(_EDGE)
    last = next((hit for hit in reversed(hits) if hit.has("label.extension")), None)
    return bool(rest) and last is not None and line.text[last.start : last.end].strip(_EDGE) == rest


def _is_word(line: Line, hits: Sequence[Hit]) -> bool:
    """Tell whether a line is nothing but a word for extensions: they stand below it."""
    return any(
        hit.has("label.extension")
        and line.text[hit.start : hit.end].strip(_EDGE) == line.text.strip(_EDGE)
        for hit in hits
    )


def _list(line: Line) -> tuple[int, int, list[str]] | None:
    """A line of nothing but extensions: "106 y 485"."""
    if not _LISTED.fullmatch(line.text):
        return None
    return 0, len(line.text), re.findall(r"\d+", line.text)


def _tokens(
    line: Line, hits: Sequence[Hit], *, hyphens: bool
) -> Iterator[tuple[int, int, list[str]]]:
    """Where extensions are written on a line, and their digits."""
    if len(line.text) > SHORT:
        return
    words = [
        hit
        for hit in hits
        if hit.has("label.extension") and not line.text[: hit.start].rstrip()[-1:].isdigit()
    ]  # "1024 x 768" is a size
    matches = [match for hit in words if (match := _BEHIND.match(line.text, hit.end))]
    if hyphens and not matches:
        matches = list(_HYPHEN.finditer(line.text))[:1]
    for match in matches:
        digits, end = [match["digits"]], match.end()
        while more := _MORE.match(line.text, end):
            digits.append(more["digits"])
            end = more.end()
        yield match.start(), end, digits
