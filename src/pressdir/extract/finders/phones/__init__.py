"""Find telephone numbers (vCard TEL).

Digits count as a telephone number when something says so: a plus sign, a label, or their place
beside an address, a name or a cue. What a label, a unit or the form itself calls something else
(a date, a sum, an account, a fax) is left out with the reason.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from pressdir.extract.anchors import Run
from pressdir.extract.finders.phones import endings, false_friends, labels
from pressdir.extract.finders.phones.labels import KINDS, PHONE_LABELS
from pressdir.extract.finders.phones.signs import (
    BLANK,
    DASH,
    EXPLICIT,
    NOUGHT,
    WHOLE,
    in_plain_brackets,
)
from pressdir.extract.locales import Hit
from pressdir.model import Line, Reason
from pressdir.normalise.patterns import waiting
from pressdir.normalise.phones import LISTED

_RUN = re.compile(
    rf"(?:\(?[+＋]{{1,2}}|\((?=\d|[{BLANK}]\d))?[{BLANK}]?\(?\d[\d{BLANK}{DASH}()./·\u2044]{{4,60}}"
)
_DIGIT = "".join(f"{nought}-{chr(ord(nought) + 9)}" for nought in NOUGHT)
# Of a run, found fast: `\d`, which asks for a category, takes twice as long.
_DIGITS = re.compile(rf"[{_DIGIT}][{_DIGIT}{BLANK}{DASH}()./·\u2044]{{4,60}}")
_CASELESS = waiting(  # letters of scripts without capitals: a label may grow onto its number
    r"[\u0590-\u06ff\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u10d0-\u10ff\u1200-\u137f\u1780-\u17ff"
    r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_LEAD = 4  # characters of a run before its first digit
_SHORTEST = 6  # digits of a national number that a press office gives
_LONGEST = 17
_ENOUGH = re.compile(rf"(?:\d\D*){{{_SHORTEST}}}")
_SIDE_BY_SIDE = re.compile(rf"[{BLANK}]+[{DASH}/|·][{BLANK}]+|[{BLANK}]{{2,}}|\t")
_TURNED = re.compile(r"\d\+")  # the country code last, as right-to-left text has it
_ABBREVIATED = waiting(r"[^\W\d_]\.\Z")  # "Tel.030 …"
_AREA = waiting(r"\s?0\d{1,3}\)\s?\d{3,4}-")  # "02)555-0142", as Korea writes
_TAIL = re.compile(r"[^\d)]+\Z")
_CASE_ENDING = waiting(r"[a-z]{1,3}[\s.,;)]")
_BENT = 9  # digits of a number onto which an ending may grow, not a unit
_ADDRESS_NEXT = waiting(r"[A-Za-z][\w.+-]{1,62}@")
_POINT = re.compile(rf"[{BLANK}]?[•·][{BLANK}]")  # parts two numbers
_BEGINNING = waiting(rf"\+[{BLANK}]?\d{{1,3}}(?:[{BLANK}]\(?\d{{1,3}}\)?)?")
_SHORT_BEGINNING = 10  # characters
_LAST_NUMBER = waiting(  # behind another one
    rf"(?:[{BLANK}]*[/|·][{BLANK}]*|[{BLANK}])(?=(?:\d[{BLANK}{DASH}]?){{6,12}}\Z)(?=[\d{BLANK}{DASH}]{{6,16}}\Z)"
)
# On which days or at which hours a number is answered: "0295 550 142 (12.–14.5.)", "(9.00-16.30)".
_DAY = r"\d{1,2}\.\d{1,2}\.?(?:20\d\d)?"
_TO = rf"[{BLANK}]?[{DASH}][{BLANK}]?"
_WHEN = waiting(
    rf"[{BLANK}]?\((?:(?:\d{{1,2}}\.|{_DAY}){_TO}{_DAY}"
    rf"|\d{{1,2}}[.:]\d\d{_TO}\d{{1,2}}[.:]\d\d)\)?\Z"
)
_AREA_LAST = waiting(rf"(?<![\d.,/{DASH}])\(?0\d{{1,3}}\)?[{BLANK}]?[/-]?\Z")
_NEXT_LINE = re.compile(r"\n\d{2,4}[ -]?\d{2}")


class Rejected(NamedTuple):
    """Digits that are no telephone number of a contact, and why."""

    run: Run
    reason: Reason
    detail: str


Hits = Callable[[int, int], Sequence[Hit]]


def places(text: str) -> Iterator[tuple[int, int]]:
    """Yield where in a page's text numbers may stand: enough digits, or a plus sign."""
    text = in_plain_brackets(text)
    for match in _DIGITS.finditer(text):
        if _ENOUGH.match(match.group()):
            yield match.span()
    for match in _NEXT_LINE.finditer(text):
        if area := _AREA_LAST.search(text, max(0, match.start() - _LEAD * 2), match.start()):
            yield area.span()
    for sign in "+＋":  # the line may break within the number
        at = text.find(sign)
        while at >= 0:
            yield at, at
            at = text.find(sign, at + 1)


def has_enough(text: str) -> bool:
    """Tell whether a text has as many digits as a national number."""
    return sum(map(str.isdigit, text)) >= _SHORTEST


def is_explicit(text: str, at: int) -> bool:
    """Tell whether the digits at a place of a text begin with a country code."""
    return "+" in text[max(0, at - _LEAD) : at + 1] or text.startswith("00", at)


def find(
    line: Line, passed_over: Callable[[int, int], bool], hits: Hits, named: Callable[[int], str]
) -> Iterator[Run | Rejected]:
    """Yield the runs of digits of `line`, and those that their label or form speaks against.

    `passed_over(start, end)` tells digits that are not looked at, `hits(start, end)` gives the
    lexicon's around a place of the line's text, `named(start)` the label that stands outside it.
    A run that nothing speaks for has an empty label: its surroundings decide.
    """
    text = line.text
    at = 0
    while digits := _DIGITS.search(text, at):
        if passed_over(*digits.span()):
            at = digits.end()
            continue
        match = _RUN.search(text, max(at, digits.start() - _LEAD))
        if match is None:
            return
        at = max(match.end(), match.start() + 1)
        pieces = list(_pieces(text, match.start(), match.end()))
        rest = text[pieces[-1][1] : at]
        if has_enough(rest) and not ("(" in rest and _WHEN.match(rest)):
            at = pieces[-1][1]  # "020 7946 0142 (07700 900142 at weekends)"
        for start, end in _less_fax(text, pieces, hits):
            near = hits(start, end)
            run = _run(line, start, end, near, named)
            if run is None:
                continue
            at = max(at, run.end - line.start)
            reason = false_friends.refusal(text, run, line, near)
            yield Rejected(run, *reason) if reason else run
    if area := _AREA_LAST.search(text, max(at, len(text) - _LEAD * 2)):
        near = hits(*area.span())
        label = labels.of(text, *area.span(), near) if near else ""
        if label in PHONE_LABELS:  # "Tel. 040" / "564 2204"
            at = line.start + area.start()
            yield Run(at, line.start + area.end(), area.group(), label, KINDS.get(label))
            return
    for start, end in _torn(text, at):
        if run := _run(line, start, end, hits(start, end), named):
            yield run


def _torn(text: str, at: int) -> Iterator[tuple[int, int]]:
    """Where a line ends in the first digits of a number with its country code: "Tel. +33 1"."""
    sign = text.rfind("+", max(at, len(text) - _SHORT_BEGINNING))
    if sign >= at and (match := _BEGINNING.fullmatch(text, sign)):
        yield match.span()


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Settle where a run begins and ends; cut it where brackets or blanks say so."""
    raw = text[start:end]
    tail = _TAIL.search(raw)
    end = start + (tail.start() if tail else len(raw))
    raw = text[start:end]
    # A closing bracket without its opening one belongs to the text around.
    while raw.count(")") > raw.count("(") and not _AREA.match(raw):
        cut = raw.rfind(")")
        tail = _TAIL.search(raw[:cut])
        end = start + (tail.start() if tail else cut)
        raw = text[start:end]
    if "(" in raw and (remark := _WHEN.search(raw)) and has_enough(raw[: remark.start()]):
        end = start + remark.start()
        raw = text[start:end]
    lead = len(raw) - len(raw.lstrip(" \t\u00a0"))
    if raw.count("(") > raw.count(")"):
        opening = raw.rfind("(")  # "(02) 5550 1420 (24 hours)"
        opening = raw.find("(") if ")" in raw[opening:] else opening
        if opening == lead:
            lead += 1
        else:
            end = start + opening
    yield from _apart(text, start + lead, end)


def _apart(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut where two whole numbers stand side by side: "01.71.21.12.50 - 06.10.60.41.19"."""
    for joint in _SIDE_BY_SIDE.finditer(text, start, end):
        left, right = text[start : joint.start()], text[joint.end() : end]
        if min(sum(map(str.isdigit, left)), sum(map(str.isdigit, right))) >= WHOLE:
            yield start, joint.start()
            yield from _apart(text, joint.end(), end)
            return
    yield start, end


def _less_fax(
    text: str, pieces: Iterable[tuple[int, int]], hits: Hits
) -> Iterator[tuple[int, int]]:
    """Cut off the last of several numbers that brackets call a fax: "55501420/55501421 (fax)"."""
    for start, end in pieces:
        joint = _LAST_NUMBER.search(text, start, end)
        several = joint is not None and sum(map(str.isdigit, text[start : joint.start()])) >= WHOLE
        if joint and several and labels.is_fax_behind(text, end, hits(start, end)):
            yield start, joint.start()
            yield joint.end(), end
        else:
            yield start, end


def _run(
    line: Line, start: int, end: int, hits: Sequence[Hit], named: Callable[[int], str]
) -> Run | None:
    text = line.text
    turned = text[end : end + 1] == "+" and not EXPLICIT.match(text, start)  # "٥٥٥٠١٤٢ ٦ ٩٦٢+"
    end = endings.end_of(text, start, end + turned, hits)
    written = text[start:end].rstrip(" .,;:-–(/")
    end = start + len(written)
    digits = sum(map(str.isdigit, written))
    explicit = turned or bool(EXPLICIT.match(written))
    torn = explicit and end == len(text)  # the line may break within the number
    if digits < _SHORTEST and not torn:
        return None
    listed = LISTED.fullmatch(written) is not None
    if not listed and digits > _LONGEST and not re.search(r"[/|]|\s[-–]\s|[^\d\s().+/-]", written):
        return None
    before = text[start - 1] if start else " "
    grown = before.isalpha() and _CASELESS.match(before) is not None
    if (
        (before.isalnum() and not grown)
        or before in "_@=&?%"
        or (
            before in "/-."
            and not explicit
            and not _ABBREVIATED.search(text[max(0, start - 2) : start])
        )
    ):
        return None
    after = text[end] if end < len(text) else " "
    label = labels.of(text, start, end, hits)
    if grown and not label and any(h.end == start and h.has("cue.contact") for h in hits):
        label = "label.phone"  # "如有查詢，請致電2345 6789"
    if grown and not label and not explicit and written[0] != "(":
        return None  # "第3000000号"; but "电话010-62550142", "과장(02-6190-7420)"
    label = label or _outside(named(start), explicit=explicit)
    if not label and endings.is_extended(text, start, end, hits):
        label = "label.phone"
    bent = after.islower() and _is_bent(text, start, end, hits)  # "655550142ra deitu"
    if after.islower() and not explicit and not bent and not _ADDRESS_NEXT.match(text, end):
        return None
    label = label or ("label.phone" if bent else "")
    if after.isalpha() and not after.isupper() and not explicit and not label:
        return None  # "2024年" in a script that writes no blank there
    if after in "@_":
        return None
    written = _POINT.sub(", ", endings.in_plain_words(text, start, end, hits))
    return Run(line.start + start, line.start + end, written, label, KINDS.get(label))


def _is_bent(text: str, start: int, end: int, hits: Sequence[Hit]) -> bool:
    """Tell whether a case ending grew onto a whole number behind an or: "edo 655550142ra"."""
    if sum(map(str.isdigit, text[start:end])) < _BENT or false_friends.UNIT.match(text, end):
        return False
    if not _CASE_ENDING.match(text, end):
        return False
    return any(
        hit.has("join.or") and not text[hit.end : start].strip() for hit in hits if hit.end <= start
    )


def _outside(label: str, *, explicit: bool) -> str:
    """The label that stands outside a line; a plus sign says more than one that denies it."""
    return "" if explicit and label == "number.not_phone" else label


def explicit(run: Run) -> bool:
    """Tell whether the run writes its country code."""
    return bool(EXPLICIT.match(run.text)) or _TURNED.search(run.text) is not None
