"""Find telephone numbers (vCard TEL).

Digits count as a telephone number when something says so: a plus sign, a label, or their place
beside an address, a name or a cue. What a label, a unit or the form itself calls something else
(a date, a sum, an account, a fax) is left out with the reason.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from pressdir.extract.anchors import Run
from pressdir.extract.locales import Hit
from pressdir.model import Line, PhoneKind, Reason
from pressdir.normalise.patterns import waiting
from pressdir.normalise.phones import ends_alike

_BLANK = r" \t"  # a page has no others, see `readers.draft`; tabs stand for gutters
_DASH = r"\-\u2010-\u2015\u2212\uff0d"
# Of every script that we read.
_NOUGHT = (
    "0\u0660\u06f0\u0966\u09e6\u0a66\u0ae6\u0be6\u0c66\u0ce6\u0d66\u0e50\u0ed0\u1040\u17e0\uff10"
)
_RUN = re.compile(
    rf"(?:[+＋]|\(?[+＋]|\((?=\d|[{_BLANK}]\d))?[{_BLANK}]?\(?\d[\d{_BLANK}{_DASH}()./·\u2044]{{4,60}}"
)
_DIGIT = "".join(f"{nought}-{chr(ord(nought) + 9)}" for nought in _NOUGHT)
# Of a run, found fast: `\d`, which asks for a category, takes twice as long.
_DIGITS = re.compile(rf"[{_DIGIT}][{_DIGIT}{_BLANK}{_DASH}()./·\u2044]{{4,60}}")
_CASELESS = waiting(  # letters of scripts without capitals: a label may grow onto its number
    r"[\u0590-\u06ff\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u10d0-\u10ff\u1200-\u137f\u1780-\u17ff"
    r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_EDGE = " \t\u00a0.-–/()"
_LEAD = 4  # characters of a run before its first digit
_SHORTEST = 6  # digits of a national number that a press office gives
_LONGEST = 17
_ENOUGH = re.compile(rf"(?:\d\D*){{{_SHORTEST}}}")
_WHOLE = 7  # digits of a number that is no ending of another
_SIDE_BY_SIDE = re.compile(rf"[{_BLANK}]+[{_DASH}/|·][{_BLANK}]+|[{_BLANK}]{{2,}}|\t")
_EXPLICIT = re.compile(rf"\(?[{_BLANK}]?(?:[+＋]|[{_NOUGHT}]{{2}}[{_BLANK}]?(?![{_NOUGHT}])\d)")
_TURNED = re.compile(r"\d\+")  # the country code last, as right-to-left text has it
_ABBREVIATED = re.compile(r"[^\W\d_]\.\Z")  # "Tel.030 …"
_HOUSE = waiting(rf"\d{{1,4}}[{_BLANK}]\d{{4,5}}")  # and the postcode, run together
_DATE = re.compile(
    r"(?:0?[1-9]|[12]\d|3[01])([./-])[ ]?(?:0?[1-9]|1[0-2])\1[ ]?(?:19|20)?\d\d"
    r"|(?:0?[1-9]|1[0-2])([./-])(?:0?[1-9]|[12]\d|3[01])\2(?:19|20)?\d\d"
    r"|(?:19|20)\d\d([./-])(?:0?[1-9]|1[0-2])\3(?:0?[1-9]|[12]\d|3[01])"
)
_MORE_DIGITS = re.compile(r"[./-]?\d")
_NANP = re.compile(r"[2-9]\d\d([. ])[2-9]\d\d\1\d{4}")
_HOURS = re.compile(rf"\d{{1,2}}[.:h]\d\d[{_BLANK}]?[{_DASH}][{_BLANK}]?\d{{1,2}}[.:h]\d\d")
_YEARS = waiting(rf"(?:(?:19|20)\d\d[{_BLANK}{_DASH}/.]{{0,3}}){{1,40}}")
_THOUSANDS = waiting(
    rf"(?!0)\d{{1,3}}(?:([.,'’{_BLANK}])\d{{3}})(?:\1\d{{3}}){{0,4}}(?:[.,]\d{{1,2}})?"
)
_PAIR_FIRST = waiting(rf"\d\d[{_BLANK}]\d{{3}}[{_BLANK}]\d{{3}}")
_TRIPLES = waiting(rf"\d{{3}}[{_BLANK}]\d{{3}}[{_BLANK}]\d{{3}}")
_SET_APART = waiting(rf"(?:\A|[,;:|/·•–\t(])[{_BLANK}]{{0,2}}\Z")  # what stands before a value
_ENDS_APART = waiting(rf"[{_BLANK}]{{0,2}}(?:[,;|/·•–\t)]|-[{_BLANK}]|\Z)")
_UNIT = waiting(
    rf"[{_BLANK}]?(?:[%‰€$£¥₽₴₹°]|[xX]{{2,}}|(?:EUR|USD|CHF|GBP|PLN|K[cč]|zł|kr|lei|m²|m2|km|kg|mm|MB|GB)\b|руб)"
)
_MONEY_BEFORE = waiting(rf"(?:[€$£¥₽₴₹#№§]|\b(?:EUR|USD|CHF|GBP|US|Rs|Q))[{_BLANK}]?\Z")
_REGISTERED = waiting(rf"(?<![^\W\d_])[A-Z]{{2}}[{_BLANK}-]?\Z")  # "BE 0455.017.702", an IBAN
_CHECKED = re.compile(r"\d{6,8}-\d")  # a registration with its check digit
_TURNED_LABEL = waiting(
    rf"[{_BLANK}]{{1,3}}([\u0590-\u06ff][\u0590-\u06ff {_DASH}]{{1,30}}?)[{_BLANK}]?[:：]?\Z"
)
_TURNED_LABELS = ("label.fax", "label.mobile", "label.switchboard", "label.phone")
_OWN_LABELS = ("label.mobile", "label.phone")
_LABEL_REACH = 48  # characters: "Téléphone portable (heures de bureau) : "
_NAMED_FOR = waiting(r"[\s.]{0,3}(?:\([^()]{1,24}\)|(?:[^\W\d_]+\s?){1,3})\s?:\s*\Z")
_JOINT = waiting(r"[\s.:()\[\]|/,;–—\-*_#№°º'’׳=>：（）／，、；｜՝։]{0,8}\Z")
_AFTER = re.compile(rf"[{_BLANK}]?[(\[]([^()\[\]\n]{{1,40}})[)\]]")
_BEHIND = waiting(rf"(?:['’-]?[^\W\d_]{{1,4}})?[{_BLANK}](?=[^\W\d_])")  # "0142 nömrəsi"
_RUNG = waiting(  # "03-5555-0142までお電話", "02-555-0142로 연락": to ring there is said behind
    rf"\)?[{_BLANK}]?(?:(?:まで|へ|に|番まで)[{_BLANK}]?(?:お電話|お問|ご連絡|ご一報|お申)"
    rf"|번?(?:으?로|에|까지)[{_BLANK}](?:연락|문의|전화|신청|회신))"
)
_ANOTHERS = waiting(
    rf"[{_BLANK}.]{{0,3}}(?:[:：=]|[+(\d]|\Z)"
)  # what stands behind another's label
_LEAST_BEHIND = 4  # letters of a label that may stand behind its number: "T" is the next one's
_SIX = re.compile(r"(?:\d\D{0,3}){6}")  # digits: "555 01 42 (fax 555 01 49)"
_AREA = re.compile(r"\s?0\d{1,3}\)\s?\d{3,4}-")  # "02)555-0142", as Korea writes
_TAIL = re.compile(r"[^\d)]+\Z")
_EXTENSION_TAIL = waiting(
    rf"[{_BLANK}\u3000:：.(（#{_DASH}]{{0,4}}"
    rf"(?:\d{{1,6}}(?![{_DASH}.:{_BLANK}]?\d)|\d{{1,3}}[{_BLANK}]\d{{2,3}}(?=\)))"
)
_EXTENSION_FIRST = waiting(
    rf"(?:[,;(]|[{_BLANK}][/(])[{_BLANK}]?\d{{1,5}}(?:-[^\W\d_]{{2,3}})?[{_BLANK}]"
)  # Hungarian
_SHORT_WORD = re.compile(
    rf"[{_BLANK}]?,?[{_BLANK}]?[x#转轉][{_BLANK}.]?\d{{1,6}}\b"
    rf"|,[{_BLANK}]p\.[{_BLANK}]?\d{{2,5}}\b"  # a poste of Quebec
)
_BEFORE_WORD = re.compile(r"\d\s?/\s?\d{1,5}\Z")  # "555 01 32/118 dahili"
_CASE_ENDING = waiting(r"[a-z]{1,3}[\s.,;)]")
_BENT = 9  # digits of a number onto which an ending may grow, not a unit
_ENDING = waiting(rf"(?:-[^\W\d_]{{2,3}})?[{_BLANK}]")  # "/ 118-as mellék"
_ADDRESS_NEXT = re.compile(r"[A-Za-z][\w.+-]{1,62}@")
_OTHERS = re.compile(rf"[{_BLANK}]?[/|,;]?[{_BLANK}]?[{_DASH}]\d{{2,5}}(?![\d.,:]?\d)")
_COUNT_BEHIND = waiting(rf"[{_BLANK}][{_DASH}][{_BLANK}]\d{{1,2}}\Z")
_NEXT = waiting(
    rf"[{_BLANK}]?(?:[/,;&]|(?P<word>[^\W\d_]{{1,4}}))[{_BLANK}]?(?P<digits>\d{{2,5}})"
    rf"(?![\d.,:/{_BLANK}{_DASH}]?\d)"
)
_POINT = re.compile(rf"[{_BLANK}]?[•·][{_BLANK}]")  # parts two numbers
_BEGINNING = waiting(rf"\+[{_BLANK}]?\d{{1,3}}(?:[{_BLANK}]\(?\d{{1,3}}\)?)?")
_SHORT_BEGINNING = 10  # characters
_AREA_LAST = waiting(rf"(?<![\d.,/{_DASH}])\(?0\d{{1,3}}\)?[{_BLANK}]?[/-]?\Z")
_NEXT_LINE = re.compile(r"\n\d{2,4}[ -]?\d{2}")
_LAST = re.compile(r"\d{2,5}\Z")
_SAME_END = re.compile(
    rf"[{_BLANK}]*(?:[,;/|•·]|(?P<word>[^\W\d_]{{1,8}}))[{_BLANK}]*"
    rf"(?P<tail>\d[\d .{_DASH}]{{3,20}}\d)(?![\d.,{_BLANK}{_DASH}]?\d)"
)

KINDS = {
    "label.mobile": PhoneKind.MOBILE,
    "label.whatsapp": PhoneKind.MOBILE,
    "label.fax": PhoneKind.FAX,
}
PHONE_LABELS = (
    "label.phone",
    "label.mobile",
    "label.direct",
    "label.switchboard",
    "label.whatsapp",
    "cue.hours",
)


_MINE = "letter.mine"  # "reach me"
_JOINING = ("join.or", "join.and")
_NAMING = (*PHONE_LABELS, "label.fax", "label.extension", "number.not_phone", _MINE)


class Rejected(NamedTuple):
    """Digits that are no telephone number of a contact, and why."""

    run: Run
    reason: Reason
    detail: str


Hits = Callable[[int, int], Sequence[Hit]]


def places(text: str) -> Iterator[tuple[int, int]]:
    """Yield where in a page's text numbers may stand: enough digits, or a plus sign."""
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


def is_explicit(text: str, at: int) -> bool:
    """Tell whether the digits at a place of a text begin with a country code."""
    return "+" in text[max(0, at - _LEAD) : at + 1] or text.startswith("00", at)


def is_false_friend(digits: str) -> bool:
    """Tell whether digits that nothing names are none to ring: a date, years, a count, a sum."""
    digits = digits.strip(_EDGE)
    apart = _TRIPLES.fullmatch(digits) or _PAIR_FIRST.fullmatch(digits) or _nanp(digits)
    return bool(
        _DATE.fullmatch(digits)
        or _YEARS.fullmatch(digits)
        or (_THOUSANDS.fullmatch(digits) and not apart)
    )


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
        for start, end in _pieces(text, match.start(), match.end()):
            near = hits(start, end)
            run = _run(line, start, end, near, named)
            if run is None:
                continue
            at = max(at, run.end - line.start)
            reason = _refusal(text, run, line, near)
            yield Rejected(run, *reason) if reason else run
    if area := _AREA_LAST.search(text, max(at, len(text) - _LEAD * 2)):
        near = hits(*area.span())
        label = _label(text, *area.span(), near) if near else ""
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
    lead = len(raw) - len(raw.lstrip(" \t\u00a0"))
    if raw.count("(") > raw.count(")"):
        opening = raw.find("(")
        if opening == lead:
            lead += 1
        else:
            end = start + opening
    yield from _apart(text, start + lead, end)


def _apart(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut where two whole numbers stand side by side: "01.71.21.12.50 - 06.10.60.41.19"."""
    for joint in _SIDE_BY_SIDE.finditer(text, start, end):
        left, right = text[start : joint.start()], text[joint.end() : end]
        if min(sum(map(str.isdigit, left)), sum(map(str.isdigit, right))) >= _WHOLE:
            yield start, joint.start()
            yield from _apart(text, joint.end(), end)
            return
    yield start, end


def _run(
    line: Line, start: int, end: int, hits: Sequence[Hit], named: Callable[[int], str]
) -> Run | None:
    text = line.text
    turned = text[end : end + 1] == "+" and not _EXPLICIT.match(text, start)  # "٥٥٥٠١٤٢ ٦ ٩٦٢+"
    end = _extended(text, start, end + turned, hits)
    written = text[start:end].rstrip(" .,;:-–(/")
    end = start + len(written)
    digits = sum(map(str.isdigit, written))
    explicit = turned or bool(_EXPLICIT.match(written))
    torn = explicit and end == len(text)  # the line may break within the number
    if digits < _SHORTEST and not torn:
        return None
    if digits > _LONGEST and not re.search(r"[/|]|\s[-–]\s|[^\d\s().+/-]", written):
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
    label = _label(text, start, end, hits)
    if grown and not label and any(h.end == start and h.has("cue.contact") for h in hits):
        label = "label.phone"  # "如有查詢，請致電2345 6789"
    if grown and not label and not explicit and written[0] != "(":
        return None  # "第3000000号"; but "电话010-62550142", "과장(02-6190-7420)"
    label = label or _outside(named(start), explicit=explicit)
    if not label and _is_extended(text, start, end, hits):
        label = "label.phone"
    bent = after.islower() and _is_bent(text, start, end, hits)  # "655550142ra deitu"
    if after.islower() and not explicit and not bent and not _ADDRESS_NEXT.match(text, end):
        return None
    label = label or ("label.phone" if bent else "")
    if after.isalpha() and not after.isupper() and not explicit and not label:
        return None  # "2024年" in a script that writes no blank there
    if after in "@_":
        return None
    written = _POINT.sub(", ", _in_plain_words(text, start, end, hits))
    return Run(line.start + start, line.start + end, written, label, KINDS.get(label))


def _is_bent(text: str, start: int, end: int, hits: Sequence[Hit]) -> bool:
    """Tell whether a case ending grew onto a whole number behind an or: "edo 655550142ra"."""
    if sum(map(str.isdigit, text[start:end])) < _BENT or _UNIT.match(text, end):
        return False
    if not _CASE_ENDING.match(text, end):
        return False
    return any(
        hit.has("join.or") and not text[hit.end : start].strip() for hit in hits if hit.end <= start
    )


def _outside(label: str, *, explicit: bool) -> str:
    """The label that stands outside a line; a plus sign says more than one that denies it."""
    return "" if explicit and label == "number.not_phone" else label


def _is_extended(text: str, start: int, end: int, hits: Sequence[Hit]) -> bool:
    """Tell whether a whole number has an extension: a word for it, not "1024 x 768"."""
    words = [hit for hit in hits if start < hit.start < end and hit.has("label.extension")]
    whole = words and sum(map(str.isdigit, text[start : words[0].start])) >= _WHOLE
    return bool(whole) and words[0].end - words[0].start > 1


def _in_plain_words(text: str, start: int, end: int, hits: Sequence[Hit]) -> str:
    """The run with any language's word for an extension as "ext."."""
    written, at = "", start
    for hit in hits:
        if start < hit.start and hit.end < end and hit.has("label.extension"):
            written += f"{text[at : hit.start].rstrip(' (,;-–')} ext. "
            at = hit.end
    return written + text[at:end].lstrip(" .:") if written else text[start:end]


def _extended(text: str, start: int, end: int, hits: Sequence[Hit]) -> int:
    """Take in what goes on with a number: an extension, and further endings.

    "ext. 214", "доб. 214", "or 2202", "-117 | -118", "(495) 555-01-74, 555-01-75".
    """
    counted = _COUNT_BEHIND.search(text, start, end)
    if counted and text[end : end + 1].isspace() and text[end + 1 : end + 2].isalpha():
        joined = any(hit.start == end + 1 and hit.has(*_JOINING) for hit in hits)
        end = end if joined else counted.start()  # "555 01 42 - 24 hours"
    whole, end = end, _with_extension(text, end, hits)
    while end > whole and (following := _next_extension(text, end, hits)):
        end = following
    while more := _OTHERS.match(text, end):
        end = more.end()
    while tail := _same_end(text, start, end, hits):
        end = tail
    return end


def _next_extension(text: str, end: int, hits: Sequence[Hit]) -> int:
    """Where a further extension ends that has as many digits as the one before: "4251 / 2424"."""
    more, last = _NEXT.match(text, end), _LAST.search(text, max(0, end - _LEAD - 1), end)
    if more is None or last is None or len(more["digits"]) != len(last.group()):
        return 0
    joins = any(hit.start == more.start("word") and hit.has(*_JOINING) for hit in hits)
    return more.end() if joins or not more["word"] else 0


def _same_end(text: str, start: int, end: int, hits: Sequence[Hit]) -> int:
    """Where a further ending ends that is grouped as the number's own: "или 555-01-75"."""
    more = _SAME_END.match(text, end)
    if more is None:
        return 0
    joins = [hit for hit in hits if hit.start == more.start("word") and hit.has(*_JOINING)]
    if more["word"] and not joins:
        return 0
    return more.end() if ends_alike(text[start:end], more["tail"]) else 0


def _with_extension(text: str, end: int, hits: Sequence[Hit]) -> int:
    for hit in hits:
        gap = text[end : hit.start] if hit.start >= end else None
        if (
            gap
            and hit.has("label.extension")
            and (
                _EXTENSION_FIRST.fullmatch(gap)
                or (_ENDING.fullmatch(gap) and _BEFORE_WORD.search(text[max(0, end - 8) : end]))
            )
        ):
            return hit.end
        if gap is None or len(gap) > 4 or gap.strip(" ,;./|()–-\u00a0\u3000，、（）"):
            continue
        if hit.has("label.extension", "join.or") and (tail := _EXTENSION_TAIL.match(text, hit.end)):
            whole = sum(map(str.isdigit, tail.group())) > 4 or "(" in tail.group()
            if not hit.has("label.extension") and whole:
                continue  # "or (559) 955-0143": no extension, another number
            return tail.end()
    short = _SHORT_WORD.match(text[end : end + 12])
    return end + short.end() if short else end


def _label(text: str, start: int, end: int, hits: Sequence[Hit]) -> str:
    """The category of the word that names the run, or ""."""
    found = ""
    at = start
    for hit in reversed(hits):
        if hit.end > at or not hit.has(*_NAMING):
            continue
        if start - hit.start > _LABEL_REACH or not (
            _JOINT.match(text[hit.end : at]) or _NAMED_FOR.match(text[hit.end : at])
        ):
            break
        between = text[hit.end : at]
        if found and hit.has("label.fax") and not between.strip(" \u00a0"):
            return "label.fax"  # "par télécopie au 04 …": the preposition adds nothing
        found = _stronger(found, hit, joined="/" in between)
        if not found:
            break
        at = hit.start
    found = found or _label_behind(text, start, end, hits)
    if after := _AFTER.match(text, end):
        for hit in hits:
            if after.start() < hit.start < after.end() and not _SIX.search(after[1]):
                named = _stronger("", hit, joined=False)
                if named == "number.not_phone" and found:
                    continue  # "Tel. 555 01 42 (9-17 h)"
                if named and (not found or found == "label.phone"):
                    return named
    return found


def _label_behind(text: str, start: int, end: int, hits: Sequence[Hit]) -> str:
    """The category of the word right behind a number, in whose sentence it comes first.

    "0312 555 01 42 numaralı telefondan", "055 555 01 42 mobil nömrəsi ilə"; a word that a colon, a
    number or the line's end follows is of the next number. But from right to left a line may be
    written the other way round: the number, the label and its colon.
    """
    turned = _TURNED_LABEL.match(text, end) if not text[:start].strip(_EDGE) else None
    for hit in hits if turned else ():
        if turned and turned.start(1) <= hit.start and hit.end >= turned.end(1):
            return next((each for each in _TURNED_LABELS if hit.has(each)), "")
    if _RUNG.match(text, end):
        return "label.phone"
    gap = _BEHIND.match(text, end)
    for hit in hits if gap else ():
        if gap and hit.start == gap.end() and hit.end - hit.start >= _LEAST_BEHIND:
            named = next((each for each in _OWN_LABELS if hit.has(each)), "")
            return named if named and not _ANOTHERS.match(text, hit.end) else ""
    return ""


def _stronger(found: str, hit: Hit, *, joined: bool) -> str:
    """What a word adds to the label found nearer to the number."""
    if hit.has("label.fax"):
        return "label.phone" if found and joined and found != "label.fax" else found or "label.fax"
    if hit.has("number.not_phone") and not hit.has("label.phone", "label.mobile", *_JOINING):
        return found or "number.not_phone"
    for category in ("label.mobile", "label.whatsapp", "label.direct", "label.switchboard"):
        if hit.has(category):
            return "label.phone" if found == "label.fax" and joined else found or category
    if hit.has("label.phone"):
        if found == "label.fax":
            return "label.phone" if joined else found
        return found or "label.phone"
    if hit.has("cue.hours", "label.extension", _MINE):
        return found or ("cue.hours" if hit.has("cue.hours") else "label.phone")
    return found


def _refusal(text: str, run: Run, line: Line, hits: Sequence[Hit]) -> tuple[Reason, str] | None:
    """Why the digits are no number to ring a contact on; None when nothing speaks against."""
    start, end = run.start - line.start, run.end - line.start
    if run.label == "label.fax":
        return Reason.FAX, "labelled as a fax"
    if run.label == "number.not_phone":
        return Reason.NUMBER, "labelled as something else"
    labelled = run.label in PHONE_LABELS
    if _EXPLICIT.match(run.text) and not _DATE.fullmatch(run.text):
        return None
    if _dated(run.text) and not (labelled and not _DATE.fullmatch(run.text)):
        return Reason.NUMBER, "a date"
    if _HOURS.fullmatch(run.text):
        return Reason.NUMBER, "opening hours"
    return None if labelled else _by_form(text, run, start, end, hits)


def _by_form(
    text: str, run: Run, start: int, end: int, hits: Sequence[Hit]
) -> tuple[Reason, str] | None:
    """Why digits without a label are no number: their form, or what stands beside them."""
    if _YEARS.fullmatch(run.text):
        return Reason.NUMBER, "years"
    if _counts(text, start, end):
        return Reason.NUMBER, "a count or a sum"
    if _CHECKED.fullmatch(run.text) or _REGISTERED.search(text[:start]):
        return Reason.NUMBER, "a registration number"
    if _UNIT.match(text, end) or _MONEY_BEFORE.search(text[:start]):
        return Reason.NUMBER, "a sum or a measure"
    for hit in hits:
        if (
            hit.has("label.address", "address.street")
            and 0 <= start - hit.end <= 1
            and _HOUSE.fullmatch(run.text)
        ):
            return Reason.NUMBER, "a house number"
        if hit.has("time.months") and (0 <= hit.start - end <= 2 or 0 <= start - hit.end <= 2):
            return Reason.NUMBER, "a date"
    return None


def _dated(text: str) -> bool:
    """Tell whether the digits are a date, or begin with one: "30.04.2024 12.00"."""
    match = _DATE.match(text.lstrip("( "))
    rest = text.lstrip("( ")[match.end() :] if match else ""
    return match is not None and not _MORE_DIGITS.match(rest)


def _counts(text: str, start: int, end: int) -> bool:
    """Tell a count or a sum: "1.284.500", "912 345 678 pages"; but "731 550 174" is a mobile.

    So is "63 125 507" where it stands apart from what is before and behind it.
    """
    written = text[start:end]
    if not _THOUSANDS.fullmatch(written) or _nanp(written):
        return False
    if _TRIPLES.fullmatch(written):
        following = text[end : end + 2]
        return following[:1].isspace() and following[1:].isalpha()
    apart = _SET_APART.search(text, max(0, start - 3), start) and _ENDS_APART.match(text, end)
    return not (_PAIR_FIRST.fullmatch(written) and apart)


def _nanp(text: str) -> bool:
    """Tell a North American number with dots or blanks from a count: 202.555.0143."""
    return _NANP.fullmatch(text) is not None


def explicit(run: Run) -> bool:
    """Tell whether the run writes its country code."""
    return bool(_EXPLICIT.match(run.text)) or _TURNED.search(run.text) is not None
