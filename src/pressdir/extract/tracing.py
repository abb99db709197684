"""Why: each place of a page that was looked at, what it was taken for, or why for nothing.

Extraction itself reports what it takes and what it leaves out with a reason. It passes over much
more without a word, because that is quick: dates, sums, bare digits, people who are only quoted.
`trace` reads the document in the same way and then looks at all of that once more, to say why.
Nothing of it runs when documents are extracted.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pressdir.extract import Workings, cutting, rows, workings
from pressdir.extract.locales import Hit
from pressdir.extract.regions.marks import IBAN
from pressdir.extract.segments import Segment, Sense
from pressdir.extract.shapes import is_cased
from pressdir.model import Document, Doubt, Extraction, Line, Page, Reason

UNPLACED = "from the document's title, headers or markup, not from its text"
AGAIN = "given already"


class Verdict(NamedTuple):
    """What `page.text[start:end]` was taken for, or why it was left out."""

    start: int
    end: int
    rule: str  # in words
    field: str = ""  # of an accepted value: "phones"
    value: str = ""
    contact: int | None = None  # whose, by its place among the contacts
    minor: bool = False  # nobody would ask: a year, somebody in the running text

    @property
    def accepted(self) -> bool:
        """Tell whether it is a value of a contact."""
        return bool(self.field)


class Trace(NamedTuple):
    """A document, what was found, and a verdict on each place that was looked at, in order."""

    extraction: Extraction
    page: Page
    verdicts: tuple[Verdict, ...]
    unplaced: tuple[Verdict, ...]  # accepted values that do not stand in the text


def trace(document: Document) -> Trace:
    """What was accepted and rejected in `document`, each with its rule.

    Raises:
        UnreadableError: The document is damaged, too large, or no text.
    """
    work = workings(document)
    found = [*_accepted(work.extraction), *_doubted(work)]
    taken = _Taken(len(work.page.text))
    for verdict in found:
        taken.add(verdict.start, verdict.end)
    for look in (_repeated, _handles, _digits, _people, _far_people):
        found += (verdict for verdict in look(work) if taken.add(verdict.start, verdict.end))
    found.sort(key=lambda verdict: (verdict.start, verdict.end))
    return Trace(work.extraction, work.page, tuple(found), tuple(_unplaced(work.extraction)))


class _Taken:
    """Which places have a verdict."""

    def __init__(self, size: int) -> None:
        self._taken = bytearray(size)

    def add(self, start: int, end: int) -> bool:
        """Take a place; False where part of it is taken already."""
        free = not any(self._taken[start:end])
        self._taken[start:end] = b"\x01" * (end - start)
        return free


# --- what extraction says itself ---------------------------------------------------------------


def _accepted(extraction: Extraction) -> Iterator[Verdict]:
    for number, contact in enumerate(extraction.contacts):
        for each in contact.evidence:
            yield Verdict(each.start, each.end, each.rule, each.field, each.value, number)


def _unplaced(extraction: Extraction) -> Iterator[Verdict]:
    for number, contact in enumerate(extraction.contacts):
        placed = {each.field for each in contact.evidence}
        for field in ("name", "org", "role", "location"):
            value = getattr(contact, field)
            if value and field not in placed:
                yield Verdict(0, 0, UNPLACED, field, str(value), number)


_REASONS: Mapping[Reason, str] = {
    Reason.NO_REGION: "national number, and nothing proves its country",
    Reason.INVALID: "no such number exists",
    Reason.REDACTED: "the page hides the address from its readers",
    Reason.FAX: "fax",
    Reason.NOT_PRESS: "for the public, not for the press",
    Reason.NUMBER: "no telephone number",
    Reason.QUOTED: "named, but not offered for contact",
    Reason.CUT: "the text ends here",
}
_DETAILS: Mapping[str, str] = {"for machines": "mailbox that no person reads"}
_ELSE = "labelled as something else"


def _doubted(work: Workings) -> Iterator[Verdict]:
    for doubt in work.extraction.doubts:
        rule = _DETAILS.get(doubt.detail, doubt.detail) or _REASONS[doubt.reason]
        if rule == _ELSE:
            rule = _named(work, doubt) or rule
        elif doubt.reason in {Reason.NUMBER, Reason.NO_REGION}:
            rule = _shape_over(doubt) or rule
        yield Verdict(doubt.start, doubt.end, rule)


def _shape_over(doubt: Doubt) -> str:
    """What the digits are part of, where their form says it: a date range, coordinates."""
    at = doubt.line.find(doubt.value)
    for words, pattern in SHAPES:
        for match in pattern.finditer(doubt.line):
            if match.start() <= at and at + len(doubt.value) <= match.end():
                return words
    return ""


def _named(work: Workings, doubt: Doubt) -> str:
    """What the label before digits calls them."""
    before = work.page.text[max(0, doubt.start - _LABEL_REACH) : doubt.start]
    hits = [hit for hit in work.lexicon.hits(before) if hit.has("number.not_phone")]
    return _label(before[hits[-1].start : hits[-1].end]) if hits else ""


def _label(word: str) -> str:
    return f"labelled “{word.rstrip('.: ')}”"


# --- addresses ---------------------------------------------------------------------------------

_HANDLE = re.compile(r"(?<![\w.])[@＠]\w{2,60}")
_SIGN = re.compile(r"[^\s@＠]{0,64}[@＠][^\s@＠]{0,80}")


def _repeated(work: Workings) -> Iterator[Verdict]:
    """Addresses and numbers that were said before."""
    for anchor in work.anchors:
        if not anchor.void:
            yield Verdict(anchor.start, anchor.end, AGAIN)


def _handles(work: Workings) -> Iterator[Verdict]:
    for line in work.page.lines:
        for match in _HANDLE.finditer(line.text):
            yield _rejected(line, match.span(), "name on a social network", minor=True)
        for match in _SIGN.finditer(line.text):
            if any(map(str.isalnum, match.group())):
                yield _rejected(line, match.span(), "at sign, but no address")


# --- digits ------------------------------------------------------------------------------------

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:1[89]|20)\d\d"
_DATE = (
    rf"(?:{_DAY}[./-] ?{_MONTH}[./-] ?(?:{_YEAR}|\d\d)|{_MONTH}/{_DAY}/(?:{_YEAR}|\d\d)"
    rf"|{_YEAR}[./-]{_MONTH}[./-]{_DAY})"
)
_TO = r"[ \u00a0]?[-–—][ \u00a0]?"
_SUM = r"\d[\d.,'’\u00a0 ]{0,20}"
_CURRENCY = r"(?:[€$£¥₽₴₹₩₺]|\b(?:EUR|USD|CHF|GBP|PLN|KES|SEK|NOK|DKK|CZK|HUF)\b|zł|Kč)"
_FIRST, _LAST = r"(?<![\w.,])", r"(?![\w]|[.,]\d)"  # no digits or letters go on there

# What digits may be instead of a telephone number: the first that fits a place has it.
SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("part of a web address", re.compile(r"(?:https?://|www\.)\S{1,300}")),
    ("DOI", re.compile(r"\b10\.\d{4,9}/[^\s,;]{1,120}")),
    ("ISBN", re.compile(r"(?:ISBN(?:-1[03])?:? ?[\d-]{9,17}[\dXx]|97[89][- ]?(?:\d[- ]?){9}\d)\b")),
    ("ISSN", re.compile(r"ISSN:? ?\d{4}-\d{3}[\dXx]\b")),
    ("bank account, IBAN", re.compile(rf"\b{IBAN}\b")),
    (
        "coordinates",
        re.compile(
            r"-?\d{1,3}(?:[.,]\d{1,8})? ?°(?: ?\d{1,2} ?[′'’](?: ?\d{1,2}(?:[.,]\d+)? ?[″\"])?)?"
        ),
    ),
    ("date range", re.compile(rf"{_FIRST}{_DATE}{_TO}{_DATE}{_LAST}")),
    ("date", re.compile(rf"{_FIRST}{_DATE}{_LAST}")),
    ("range of years", re.compile(rf"{_FIRST}{_YEAR}(?:{_TO}|/)(?:{_YEAR}|\d\d){_LAST}")),
    (
        "time range",
        re.compile(rf"{_FIRST}\d{{1,2}}[.:h]\d\d(?: ?[ap]\.?m\.?)?{_TO}\d{{1,2}}[.:h]\d\d{_LAST}"),
    ),
    ("time of day", re.compile(rf"{_FIRST}\d{{1,2}}[:h]\d\d(?::\d\d)?{_LAST}")),
    ("percentage", re.compile(rf"{_FIRST}\d[\d.,]{{0,12}}[ \u00a0]?[%‰]")),
    ("sum of money", re.compile(rf"{_CURRENCY}[ \u00a0]?{_SUM}|{_FIRST}{_SUM}{_CURRENCY}")),
    ("version number", re.compile(rf"\b[vV]\.? ?\d{{1,4}}(?:\.\d{{1,6}}){{1,4}}{_LAST}")),
)
LOOSE: tuple[tuple[str, re.Pattern[str]], ...] = (  # unless a label calls them something
    (
        "count",
        re.compile(rf"{_FIRST}\d{{1,3}}(?:([.,'’ \u00a0])\d{{3}})(?:\1\d{{3}}){{0,4}}{_LAST}"),
    ),
    ("year", re.compile(rf"{_FIRST}{_YEAR}(?:er|s|г\.?)?{_LAST}")),
)
_RUN = re.compile(r"[+(]?\d(?:[ \u00a0./()–-]{0,3}\d){3,40}")
_BESIDE_MONTH = re.compile(
    rf"(?P<before>(?:\d{{1,2}}\.?(?:st|nd|rd|th)?(?P<to>{_TO}))?\d{{1,2}}\.?(?:st|nd|rd|th|er|º)?"
    rf"(?: de| d')? ?)?\Z"
)
_BEHIND_MONTH = re.compile(
    rf"[.,]?(?: \d{{1,2}}(?:st|nd|rd|th)?,?)?(?: de)? {_YEAR}\b|[.,]? \d{{1,2}}\b"
)
_SHORTEST, _LONGEST = 7, 15  # digits of a number that stands for itself (E.164)
_FEWEST = 4  # digits that anybody would look at twice
_LABEL_REACH = 24


def _digits(work: Workings) -> Iterator[Verdict]:
    """Digits that nobody took, each with what it is instead."""
    for line in work.page.lines:
        if sum(map(str.isdigit, line.text)) < _FEWEST:
            continue
        hits = work.lexicon.hits(line.text)
        yield from _dated(line, hits)
        yield from _shaped(line, SHAPES)
        yield from _labelled(line, hits)
        yield from _shaped(line, LOOSE)
        for match in _RUN.finditer(line.text):
            yield _plain(line, match)


def _shaped(line: Line, shapes: Iterable[tuple[str, re.Pattern[str]]]) -> Iterator[Verdict]:
    for words, pattern in shapes:
        for match in pattern.finditer(line.text):
            if sum(map(str.isdigit, match.group())) >= _FEWEST:
                yield _rejected(line, _stripped(match), words, minor=True)


def _labelled(line: Line, hits: Iterable[Hit]) -> Iterator[Verdict]:
    """Digits behind the word for an account, a reference, a postal code."""
    for hit in hits:
        following = _RUN.search(line.text, hit.end, hit.end + 2 * _LABEL_REACH)
        if not hit.has("number.not_phone") or not following:
            continue
        if not any(map(str.isalnum, line.text[hit.end : following.start()])):
            yield _rejected(line, following.span(), _label(line.text[hit.start : hit.end]))


def _dated(line: Line, hits: Iterable[Hit]) -> Iterator[Verdict]:
    """Days and years beside the name of a month."""
    for hit in hits:
        if not hit.has("time.months"):
            continue
        begun = max(0, hit.start - _LABEL_REACH)
        before = _BESIDE_MONTH.search(line.text, begun, hit.start)
        behind = _BEHIND_MONTH.match(line.text, hit.end)
        start = before.start() if before and before["before"] else hit.start
        end = behind.end() if behind else hit.end
        end = start + len(line.text[start:end].rstrip("., "))
        if any(map(str.isdigit, line.text[start:end])):
            words = "date range" if before and before["to"] else "date"
            yield _rejected(line, (start, end), words, minor=True)


def _plain(line: Line, match: re.Match[str]) -> Verdict:
    """What is to be said of digits of no known shape."""
    digits = sum(map(str.isdigit, match.group()))
    around = line.text[max(0, match.start() - 1) : match.start()] + line.text[match.end() :][:1]
    if any(sign.isalpha() or sign in "_@=&?%" for sign in around):
        return _rejected(line, match.span(), "part of a word or a code", minor=True)
    if digits < _SHORTEST:
        return _rejected(line, match.span(), "too short for a telephone number", minor=True)
    if digits > _LONGEST:
        return _rejected(line, match.span(), "too long for a telephone number")
    return _rejected(line, match.span(), "no label, address, name or cue speaks for it")


def _stripped(match: re.Match[str]) -> tuple[int, int]:
    return match.start(), match.start() + len(match.group().rstrip(" \u00a0.,"))


# --- people, titles, organisations and places ---------------------------------------------------

_IDLE: Mapping[Sense, str] = {
    Sense.NAME: "name, but no address or number is given for it",
    Sense.DESK: "desk, but no address or number is given for it",
    Sense.ROLE: "job title of nobody who is offered for contact",
    Sense.ORG: "organisation of nobody who is offered for contact",
    Sense.PLACE: "place of nobody who is offered for contact",
    Sense.NOT_PRESS: "words for the public: what follows is not for the press",
}
_MOST_LINES = 2000  # in which names are looked for
_QUOTED = "named in a sentence, not offered for contact"
_DISTANT = "form of a name, far from any address or number"


def _people(work: Workings) -> Iterator[Verdict]:
    """What stands near addresses and numbers, and is nobody's whom they reach."""
    for segment in _of(work.segments):
        quoted = segment.prose and segment.sense is Sense.NAME
        if (rule := _IDLE.get(segment.sense)) and (quoted or not segment.prose):
            said = _QUOTED if quoted else rule
            yield Verdict(segment.start, segment.end, said, minor=True)


def _far_people(work: Workings) -> Iterator[Verdict]:
    """Names on the lines that extraction does not look at, since nobody is reached there."""
    page = work.page
    looked_at = bytearray(len(page.text) + 1)
    for segment in _of(work.segments):
        looked_at[segment.start : segment.end] = b"\x01" * (segment.end - segment.start)
    far = [
        number
        for number, line in enumerate(page.lines[:_MOST_LINES])
        if not any(looked_at[line.start : line.end])
    ]
    meant = rows.rows(page, far, endings=frozenset(), reached=frozenset())
    for segment in _of(cutting.cut(page, meant, (), work.lexicon)):
        if segment.sense is Sense.NAME and " " in segment.text and is_cased(segment.text):
            yield Verdict(segment.start, segment.end, _DISTANT, minor=True)


def _of(segments: Iterable[Iterable[Segment]]) -> Iterator[Segment]:
    """The segments that stand in the text; a header's does not."""
    return (each for row in segments for each in row if each.end > each.start)


def _rejected(line: Line, span: tuple[int, int], rule: str, *, minor: bool = False) -> Verdict:
    return Verdict(line.start + span[0], line.start + span[1], rule, minor=minor)
