"""What the numbering plans of the world say beyond a single number."""

import re
import unicodedata
from functools import lru_cache

import phonenumbers
from phonenumbers import PhoneNumberFormat

from pressdir.normalise.patterns import waiting

_EXTENDED = waiting(r"(?<=\d)[\s,;]{0,3}(?:[^\W\d_]|#)")  # "555 01 42 ext. 5", "轉3521"
_CHINESE = range(7, 9)  # digits of a number within a town of China
_GROUP = re.compile(r"\d+")


def calling_code(region: str) -> int | None:
    """The country code of a region (ISO 3166-1 alpha-2): 41 for CH; None where there is none."""
    return phonenumbers.country_code_for_region(region.upper()) or None


@lru_cache(maxsize=64)  # a number is asked about twice
def _national(written: str, region: str) -> str:
    """The digits as `region` would write them; "" where they are no number there."""
    try:
        number = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return ""
    national: str = phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL)
    return national


@lru_cache(maxsize=4096)
def grouped_as_in(written: str, region: str) -> bool:
    """Tell whether the digits are grouped as `region` groups its own numbers.

    A weak sign of the country: "04 72 40 21 88" is how France writes, "0472 40 21 88" is not.
    """
    written = _EXTENDED.split(written, 1)[0]
    national = _national(written, region)
    groups = [len(group) for group in _GROUP.findall(written)]
    own = [len(group) for group in _GROUP.findall(national)]
    return len(own) > 1 and groups[: len(own)] == own


@lru_cache(maxsize=4096)
def is_local(written: str, region: str) -> bool:
    """Tell whether the digits are a number of `region` that lacks the code of its area."""
    digits = "".join(filter(str.isdigit, written))
    if region == "CN":  # the library has them for short numbers
        return len(digits) in _CHINESE and digits[0] not in "01"
    try:
        number = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return False
    fixed = phonenumbers.PhoneNumberType.FIXED_LINE
    reason = phonenumbers.is_possible_number_for_type_with_reason(number, fixed)
    return bool(reason == phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY)


# Countries whose numbers are often written without the 0 that is dialled before them.
_WITHOUT_TRUNK = frozenset(["AR", "HU", "ID", "IN", "KE", "NG", "PH", "PK", "TR", "UA"])


@lru_cache(maxsize=4096)
def lacks_trunk(written: str, region: str) -> bool:
    """Tell whether the digits miss the 0 that `region` writes before its numbers: no such number.

    "339 555 0142" is valid in Britain to a machine; nobody there would write it without its 0.
    """
    national = _national(written, region)
    dialled = national.lstrip("(").startswith("0") and region not in _WITHOUT_TRUNK
    first = next(filter(str.isdigit, written), "0")
    if not dialled or unicodedata.digit(first, 0) == 0:
        return False
    # as many digits as with the 0: another trunk prefix stands for it, as Lithuania's older 8
    return sum(map(str.isdigit, written)) != sum(map(str.isdigit, national))
