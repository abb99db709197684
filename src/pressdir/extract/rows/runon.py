"""Give a page back the line breaks that its crawler lost.

"Group TreasurerPhone: +49 …Email: ir@x.comMaria Shevtsova": where a label stands in the middle of a
word, the line was put together from several. It is broken before each such label, and where a
small letter meets a capital one. "FrauUte Brandt" is broken behind the honorific that begins it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from pressdir.extract.locales import Lexicon
from pressdir.model import Gap, Line, Mark, Page
from pressdir.normalise.patterns import waiting

_LETTERS = "".join(map(chr, (*range(0x41, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x1F00))))
_SMALL = "".join(filter(str.islower, _LETTERS))
_LARGE = "".join(filter(str.isupper, _LETTERS))
_WORD = rf"(?=[{_LARGE}][{_SMALL}]{{2}})"
_CAMEL = waiting(
    rf"(?<=[{_SMALL}]{{2}}){_WORD}|(?<=[{_SMALL}])(?=[{_LARGE}]{{2,}}\b)"
    rf"|(?<=[{_LARGE}]{{2}})(?=[{_LARGE}][{_SMALL}]{{3}})"
)


def _grown_label(small: str, large: str) -> re.Pattern[str]:
    """Where a label before its colon grew onto what is before it."""
    return waiting(
        rf"[{small}\d](?=[{large}][{small}{large}. /-]{{0,24}}:)"
        rf"|[{large}](?=[{large}][{small}]{{2}}[{small}{large}. /-]{{0,22}}:)"
    )


def _grown_name(small: str, large: str) -> re.Pattern[str]:
    """A word at the beginning of a line that a name grew onto."""
    return waiting(rf"([{large}][{small}]{{2,7}})(?=[{large}](?:[{small}]|\.))")


_LABEL, _NAME = _grown_label(_SMALL, _LARGE), _grown_name(_SMALL, _LARGE)
# The same, ready in a tenth of the time.
_ASCII_LABEL, _ASCII_NAME = _grown_label("a-z", "A-Z"), _grown_name("a-z", "A-Z")
# Where something grew onto a number.
_BEHIND_NUMBER = waiting(rf"(?<=\d\d){_WORD}")
_MAIL_BEHIND_NUMBER = waiting(  # "+1 646-555-0177ann@x.org"
    r"(?:(?<=\d{6})|(?<=\d{3}[-. ]\d{4}))(?=[A-Za-z][\w.+-]{1,63}@)"
)
_INITIAL = waiting(r"[TPMEFDW]\s?:\s?(?=[+(\d]|[\w.+-]{1,64}@)")
_ADDRESS = waiting(
    r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,4}(?:com|org|net|int|gov|edu|info)(?=[A-Za-z])"
)
_KEPT = waiting(r"\S{0,200}(?:://|www\.)\S{0,300}|[\w.+-]{1,64}@")  # links, and mailboxes
_LABELS = ("label.phone", "label.mobile", "label.email", "label.fax", "label.direct")
_WITHIN_LABELS = " ./"  # "Tel./Fax"
_AHEAD = 30  # characters of a label
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
MANY = 2  # things grown together with the word before: once is a typing error
LONG = 40  # characters of a line that may be several


def mend(page: Page, lexicon: Lexicon) -> Page:
    """The page with its run-on lines broken; the same page where there are none."""
    breaks: list[int] = []
    for line in page.lines:
        name = _ASCII_NAME if line.text.isascii() else _NAME
        if (grown := name.match(line.text)) and _is_honorific(grown[1], lexicon):
            breaks.append(line.start + grown.end())
        elif len(line.text) >= LONG and (":" in line.text or "+" in line.text):
            breaks += _breaks(line, lexicon)
    return _broken(page, sorted(set(breaks))) if breaks else page


def _breaks(line: Line, lexicon: Lexicon) -> list[int]:
    """The places in the page's text before which the line is to be broken."""
    text = line.text
    grown = {*_labels(text, lexicon), *_plus_signs(text)}
    if grown:
        grown.update(_places(_BEHIND_NUMBER, text))
        grown.update(_places(_MAIL_BEHIND_NUMBER, text))
    if len(grown) < MANY:
        return []
    kept = [match.span() for match in _KEPT.finditer(text)]
    words = (
        at
        for at in _places(_CAMEL, text)
        if not any(start < at < end for start, end in kept) and not text[:at].endswith(_PREFIXES)
    )
    addresses = (match.end() for match in _ADDRESS.finditer(text))
    return [line.start + at for at in (*grown, *words, *addresses)]


def _is_honorific(word: str, lexicon: Lexicon) -> bool:
    return any(hit.has("name.honorifics") and hit.end == len(word) for hit in lexicon.hits(word))


def _places(pattern: re.Pattern[str], text: str) -> Iterator[int]:
    return (match.start() for match in pattern.finditer(text))


def _labels(text: str, lexicon: Lexicon) -> Iterator[int]:
    """Where a label of a number or a mailbox grew onto the word before."""
    pattern = _ASCII_LABEL if text.isascii() else _LABEL
    colon = text.find(":")
    while colon >= 0:
        for match in pattern.finditer(text, max(0, colon - _AHEAD), colon + 1):
            if _is_label(text, match.start() + 1, lexicon):
                yield match.start() + 1
        colon = text.find(":", colon + 1)


def _plus_signs(text: str) -> Iterator[int]:
    """Where a number with its country code grew onto the word before."""
    at = text.find("+", 1)
    while at >= 0:
        if text[at - 1].islower() and text[at + 1 : at + 2].isdigit():
            yield at
        at = text.find("+", at + 1)


def _is_label(text: str, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a label of a number or a mailbox begins at a place: "Phone:", "T:"."""
    if _INITIAL.match(text, at):
        return True
    ahead = text[at : at + _AHEAD].partition(":")[0]
    hits = lexicon.hits(ahead)
    edges = [0, *(at for hit in hits for at in (hit.start, hit.end)), len(ahead)]
    between = "".join(ahead[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True))
    begins = bool(hits) and hits[0].start == 0 and all(hit.has(*_LABELS) for hit in hits)
    return begins and not between.strip(_WITHIN_LABELS)


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
