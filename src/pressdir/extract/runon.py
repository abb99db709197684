"""Give a page back the line breaks that its crawler lost.

"Group TreasurerPhone: +49 …Email: ir@x.comMaria Shevtsova": where a label stands in the middle of a
word, the line was put together from several. It is broken before each such label, and where a
small letter meets a capital one.
"""

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise

from pressdir.extract.locales import Lexicon
from pressdir.model import Gap, Line, Mark, Page
from pressdir.normalise.patterns import waiting

_GLUED = waiting(r"(?<=[^\W_])(?=([A-ZÀ-ÞА-Я][^\W\d_]{1,12}(?:-?[Mm]ail)?)\.?\s?:)")
_CAMEL = waiting(r"(?<=[a-zß-ÿ]{2})(?=[A-ZÀ-Þ][a-zß-ÿ]{2})|(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ]{2,}\b)")
_LINK = re.compile(r"\S*(?:://|www\.)\S*")
_PREFIXES = (
    "Mc",
    "Mac",
    "De",
    "Di",
    "La",
    "Le",
    "Van",
    "Fitz",
    "You",
    "Face",
    "Linked",
    "Insta",
    "What",
    "Tik",
)
MANY = 2  # labels grown together with the word before: once is a typing error
LONG = 60  # characters of a line that may be several


def mend(page: Page, lexicon: Lexicon) -> Page:
    """The page with its run-on lines broken; the same page where there are none."""
    breaks: list[int] = []
    for line in page.lines:
        if len(line.text) >= LONG and line.text.count(":") >= MANY:
            breaks += _breaks(line, lexicon)
    return _broken(page, sorted(set(breaks))) if breaks else page


def _breaks(line: Line, lexicon: Lexicon) -> list[int]:
    """The places in the page's text before which the line is to be broken."""
    labels = [
        match.start()
        for match in _GLUED.finditer(line.text)
        if any(
            hit.start == 0 and hit.has("label.phone", "label.mobile", "label.email", "label.fax")
            for hit in lexicon.hits(match.group(1))
        )
    ]
    if len(labels) < MANY:
        return []
    links = [match.span() for match in _LINK.finditer(line.text)]
    words = [
        match.start()
        for match in _CAMEL.finditer(line.text)
        if not any(start < match.start() < end for start, end in links)
        and not line.text[: match.start()].endswith(_PREFIXES)
    ]
    addresses = [match.end() for match in _ADDRESS.finditer(line.text)]
    return [line.start + at for at in (*labels, *words, *addresses)]


_ADDRESS = waiting(
    r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,4}(?:com|org|net|int|gov|edu|info)(?=[A-Za-z])"
)


def _broken(page: Page, breaks: list[int]) -> Page:
    """A page with a line break put in before each place of `breaks`."""

    def shifted(at: int) -> int:
        return at + bisect_right(breaks, at - 1 if at else at)

    pieces = [page.text[a:b] for a, b in zip([0, *breaks], [*breaks, len(page.text)], strict=True)]
    lines: list[Line] = []
    for line in page.lines:
        inner = [at for at in breaks if line.start < at < line.end]
        edges = [line.start, *inner, line.end]
        for number, (start, end) in enumerate(pairwise(edges)):
            raw = page.text[start:end]
            text = raw.strip()
            if text:
                lead = len(raw) - len(raw.lstrip())
                at = start + lead + bisect_right(breaks, start)
                gap = line.gap if number == 0 else Gap.BREAK
                lines.append(line._replace(text=text, start=at, gap=gap))
    marks = tuple(
        Mark(mark.name, shifted(mark.start), shifted(mark.end), mark.value) for mark in page.marks
    )
    return replace(page, text="\n".join(pieces), lines=tuple(lines), marks=marks)
