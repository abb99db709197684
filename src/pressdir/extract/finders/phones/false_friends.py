"""Digits that are no number to ring: dates, hours, years, counts, sums, registrations, faxes."""

import re
from collections.abc import Sequence

from pressdir.extract.anchors import Run
from pressdir.extract.finders.phones.labels import PHONE_LABELS
from pressdir.extract.finders.phones.signs import BLANK, DASH, EDGE, EXPLICIT, NOUGHT
from pressdir.extract.locales import Hit
from pressdir.model import Line, Reason
from pressdir.normalise.patterns import waiting

_HOUSE = waiting(rf"\d{{1,4}}[{BLANK}]\d{{4,5}}")  # and the postcode, run together
_DATE = re.compile(
    r"(?:0?[1-9]|[12]\d|3[01])([./-])[ ]?(?:0?[1-9]|1[0-2])\1[ ]?(?:19|20)?\d\d"
    r"|(?:0?[1-9]|1[0-2])([./-])(?:0?[1-9]|[12]\d|3[01])\2(?:19|20)?\d\d"
    r"|(?:19|20)\d\d([./-])(?:0?[1-9]|1[0-2])\3(?:0?[1-9]|[12]\d|3[01])"
)
# "02.03. – 23.06.2024", "12.-14.03.2024": from one day to another.
_DAYS = waiting(
    rf"\d{{1,2}}\.(?:\d{{1,2}}\.(?:\d{{4}})?)?[{BLANK}]?[{DASH}][{BLANK}]?\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}})?"
)
_MORE_DIGITS = re.compile(r"[./-]?\d")
_NANP = waiting(r"[2-9]\d\d([. ])[2-9]\d\d\1\d{4}")
_HOURS = re.compile(rf"\d{{1,2}}[.:h]\d\d[{BLANK}]?[{DASH}][{BLANK}]?\d{{1,2}}[.:h]\d\d")
_YEARS = waiting(rf"(?:(?:19|20)\d\d[{BLANK}{DASH}/.]{{0,3}}){{1,40}}")
_THOUSANDS = waiting(
    rf"(?![{NOUGHT}])\d{{1,3}}(?:([.,'’{BLANK}])\d{{3}})(?:\1\d{{3}}){{0,4}}(?:[.,]\d{{1,2}})?"
)
_PAIR_FIRST = waiting(rf"\d\d[{BLANK}]\d{{3}}[{BLANK}]\d{{3}}")
_TRIPLES = waiting(rf"\d{{3}}[{BLANK}]\d{{3}}[{BLANK}]\d{{3}}")
_SET_APART = waiting(rf"(?:\A|[,;:|/·•–\t(])[{BLANK}]{{0,2}}\Z")  # what stands before a value
_ENDS_APART = waiting(rf"[{BLANK}]{{0,2}}(?:[,;|/·•–\t)]|-[{BLANK}]|\Z)")
# A name of two words or more, to the end of its part; titles may stand before it.
_HOLDER = waiting(
    rf"[{BLANK}](?:[^\W\d_]{{1,6}}\.[{BLANK}]){{0,3}}[^\W\d_a-z]\w{{1,20}}[{BLANK}][^\W\d_a-z][\w-]{{1,30}}"
    rf"[{BLANK}]?(?:[,;|(/\n–-]|\Z)"
)
_MAILBOX = waiting(rf"[{BLANK}]{{1,3}}[\w.+-]{{1,64}}@\w")  # behind the number of the same person
UNIT = waiting(
    rf"[{BLANK}]?(?:[%‰€$£¥₽₴₹°]|[xX]{{2,}}|(?:EUR|USD|CHF|GBP|PLN|K[cč]|zł|kr|lei|m²|m2|km|kg|mm|MB|GB)\b|руб)"
)
_MONEY_BEFORE = waiting(rf"(?:[€$£¥₽₴₹#№§]|\b(?:EUR|USD|CHF|GBP|US|Rs|Q))[{BLANK}]?\Z")
_REGISTERED = waiting(rf"(?<![^\W\d_])[A-Z]{{2}}[{BLANK}-]?\Z")  # "BE 0455.017.702", an IBAN
_CHECKED = re.compile(r"\d{6,8}-\d")  # a registration with its check digit


def is_one(digits: str) -> bool:
    """Tell whether digits that nothing names are none to ring: a date, years, a count, a sum."""
    digits = digits.strip(EDGE)
    apart = _TRIPLES.fullmatch(digits) or _PAIR_FIRST.fullmatch(digits) or _nanp(digits)
    return bool(
        _DATE.fullmatch(digits)
        or _YEARS.fullmatch(digits)
        or (_THOUSANDS.fullmatch(digits) and not apart)
    )


def refusal(text: str, run: Run, line: Line, hits: Sequence[Hit]) -> tuple[Reason, str] | None:
    """Why the digits are no number to ring a contact on; None when nothing speaks against."""
    start, end = run.start - line.start, run.end - line.start
    if run.label == "label.fax":
        return Reason.FAX, "labelled as a fax"
    if run.label == "number.not_phone":
        return Reason.NUMBER, "labelled as something else"
    labelled = run.label in PHONE_LABELS
    if EXPLICIT.match(run.text) and not _DATE.fullmatch(run.text):
        return None
    if _dated(run.text) and not (labelled and not _DATE.fullmatch(run.text)):
        return Reason.NUMBER, "a date"
    if _DAYS.fullmatch(run.text):
        return Reason.NUMBER, "dates"
    if _HOURS.fullmatch(run.text):
        return Reason.NUMBER, "opening hours"
    return None if labelled else _by_form(text, run, start, end, hits)


def _by_form(
    text: str, run: Run, start: int, end: int, hits: Sequence[Hit]
) -> tuple[Reason, str] | None:
    """Why digits without a label are no number: their form, or what stands beside them."""
    if _YEARS.fullmatch(run.text):
        return Reason.NUMBER, "years"
    if _counts(text, start, end) and not _is_listed(text, start, end, hits):
        return Reason.NUMBER, "a count or a sum"
    if _CHECKED.fullmatch(run.text) or _REGISTERED.search(text[:start]):
        return Reason.NUMBER, "a registration number"
    if UNIT.match(text, end) or _MONEY_BEFORE.search(text[:start]):
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
    pair_first = _PAIR_FIRST.fullmatch(written)
    if (pair_first or _TRIPLES.fullmatch(written)) and _MAILBOX.match(text, end):
        return False  # "731 550 174 ann@x.org"
    if _TRIPLES.fullmatch(written):
        following = text[end : end + 2]
        counted = following[:1].isspace() and following[1:].isalpha()
        return counted and not _names_holder(text, start, end)
    apart = _SET_APART.search(text, max(0, start - 3), start) and _ENDS_APART.match(text, end)
    return not (pair_first and apart)


def _names_holder(text: str, start: int, end: int) -> bool:
    """Tell whether digits set apart have a full name behind them: ": 725 600 876 Anna Bílá, …"."""
    apart = _SET_APART.search(text, max(0, start - 3), start)
    return apart is not None and _HOLDER.match(text, end) is not None


def _is_listed(text: str, start: int, end: int, hits: Sequence[Hit]) -> bool:
    """Tell whether "or" stands behind the digits, and no noun that they count.

    Or before them, behind other digits: "71 555 014 or 98 555 014", to the end of the part.
    """
    behind = end + len(text[end:]) - len(text[end:].lstrip())
    before = text[:start].rstrip()
    apart = _ENDS_APART.match(text, end) is not None or not text[end:].strip(" .)")
    return any(
        hit.has("join.or")
        and (
            hit.start == behind
            or (apart and hit.end == len(before) and text[: hit.start].rstrip()[-1:].isdigit())
        )
        for hit in hits
    )


def _nanp(text: str) -> bool:
    """Tell a North American number with dots or blanks from a count: 202.555.0143."""
    return _NANP.fullmatch(text) is not None
