"""The number that digits with the signs between them stand for: the first reading that is valid."""

from collections.abc import Iterator
from functools import lru_cache

import phonenumbers
from phonenumbers import PhoneNumberFormat

from pressdir.model import Phone, PhoneKind
from pressdir.normalise.patterns import waiting
from pressdir.normalise.phones.plan import FICTIONAL, kind_of
from pressdir.normalise.phones.written import NO_DIGIT, Written

_FEWEST_DIGITS = 4  # on Niue
_MOST_DIGITS = 19  # 15 of E.164, two of a way out, trunk zeros
_COUNTRY_CODE = 3  # digits, at the most
_TRUNK = waiting(r"\( ?0 ?\)")
_NANP_SHAPE = waiting(r"\+[2-9][0-9]{2}-[2-9][0-9]{2}-[0-9]{4}")
_GROUP = waiting(r"[0-9]{1,15}")
_AREA_LAST = waiting(r"([1-9][0-9]{4,7})-(0[1-9][0-9]{1,2})")  # as Persian writes it
# Dialled first until the plan was closed: 2019, 2014, 2002, 1999.
_FORMER_TRUNKS = {"MX": ("044", "045", "01"), "PL": ("0",), "CZ": ("0",), "PT": ("0",)}
_SWITCHBOARD = waiting(r".*[-/ ]0")  # "515 22-0": an extension is dialled in the place of the 0


@lru_cache(maxsize=8192)
def dialled(written: Written, region: str | None, kind: PhoneKind | None = None) -> Phone | None:
    """The number that is written; the numbering plan is asked for its kind where none is given."""
    run, extension = written
    if (
        extension
        and _SWITCHBOARD.fullmatch(run)
        and (through := e164(run[:-1] + extension, region))
    ):
        return Phone(through, None, kind or kind_of(through))
    number = e164(run, region)
    return Phone(number, extension, kind or kind_of(number)) if number else None


def e164(written: str, region: str | None) -> str | None:
    """Give E.164 for the first reading of `written` that is valid."""
    for reading, country in _readings(written, region):
        if number := _valid(reading, country):
            return number
    return None


def _readings(written: str, region: str | None) -> Iterator[tuple[str, str | None]]:
    """Yield what the digits may mean, likeliest first, each with the region it needs."""
    digits = NO_DIGIT.sub("", written)
    if not _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS:
        return
    if "+" in written:
        yield from _with_plus(written, digits, region)
        return
    if digits.startswith("00"):
        yield from _international(_without_trunk(written)[2:])
        yield from _international(digits[2:])
    if region is not None:
        yield digits, region
        for trunk in _FORMER_TRUNKS.get(region, ()):
            if digits.startswith(trunk):
                yield digits.removeprefix(trunk), region
        if turned := _AREA_LAST.fullmatch(written):
            yield turned[2] + turned[1], region
    elif digits.startswith("011") and len(digits) >= 13:
        yield f"+{digits[3:]}", None  # North America's way out, too long for a number at home


def _with_plus(written: str, digits: str, region: str | None) -> Iterator[tuple[str, str | None]]:
    without_trunk = _without_trunk(written)
    groups = _GROUP.findall(written) if written.endswith("+") else []
    if groups and len(groups[-1]) <= _COUNTRY_CODE < len(groups[0]):
        yield from _international("".join(reversed(groups)))  # "1234 560 6 962+"
    yield from _international(without_trunk.removeprefix("00"))
    if without_trunk != digits:
        yield from _international(digits)  # Italy keeps its zero: +39 (0)6 …
    if groups:
        yield from _international("".join(reversed(groups)))
    if region is not None:
        # With the country's own code it is whole, and wrong: nothing comes before it.
        if not digits.startswith(str(phonenumbers.country_code_for_region(region))):
            yield digits, region
    elif _NANP_SHAPE.fullmatch(written.replace(" ", "")):
        yield f"+1{digits}", None  # "+212-297-5088": a plus before an American number


def _without_trunk(written: str) -> str:
    """The digits less a zero that is dialled within the country alone, as in +44 (0)20."""
    return NO_DIGIT.sub("", _TRUNK.sub("", written))


def _international(digits: str) -> Iterator[tuple[str, None]]:
    yield f"+{digits}", None
    if digits.startswith("521") and len(digits) == 13:
        yield f"+52{digits[3:]}", None  # Mexico dropped the 1 of its mobiles in 2019


# 14 and an area: the desk of a Dutch town for its citizens, which nobody rings from abroad.
_TOWN_DESK = waiting(r"\+31140\d{2,3}")


@lru_cache(maxsize=8192)
def _valid(reading: str, region: str | None) -> str | None:
    try:
        number = phonenumbers.parse(reading, region)
    except phonenumbers.NumberParseException:
        return None
    written: str = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    if region == "NL" and _TOWN_DESK.fullmatch(written):
        return None
    if phonenumbers.is_valid_number(number) or FICTIONAL.fullmatch(written):
        return written
    return None
