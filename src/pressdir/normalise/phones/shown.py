"""A number as one shows it, in the groups in which its country writes it abroad."""

import re
from collections.abc import Iterable
from functools import cache

import phonenumbers
from phonenumbers import PhoneMetadata

from pressdir.model import Phone
from pressdir.normalise.phones.plan import NON_GEOGRAPHIC

# The first digits that a number must have, all of it in groups, and how the groups are written.
Grouping = tuple[re.Pattern[str] | None, re.Pattern[str], str]


def international(phone: Phone) -> str:
    """Give the number as one shows it: `+41 22 555 01 42 ext. 5`."""
    return in_groups(str(phone))


def in_groups(phone: str) -> str:
    """Give what `international` does of a number as `str()` gives it."""
    number, _, extension = phone.partition(";ext=")
    end, groupings = _plan(number[1:4])
    if groupings is not None and len(number) > end:
        number = f"{number[:end]} {_grouped(number[end:], groupings)}"
    return f"{number} ext. {extension}" if extension else number


@cache
def _plan(begin: str) -> tuple[int, tuple[Grouping, ...] | None]:
    """Where the country code ends that a number begins with, and how the rest is grouped."""
    for end in range(1, len(begin) + 1):  # E.164: no country code is the beginning of another
        groupings = _groupings(int(begin[:end]))
        if groupings is not None:
            return end + 1, groupings
    return 0, None


def _grouped(national: str, groupings: Iterable[Grouping]) -> str:
    for leading, pattern, groups in groupings:
        fits = leading is None or leading.match(national)
        if fits and (found := pattern.fullmatch(national)):
            return groups.format(*found.groups(""))
    return national


@cache
def _groupings(code: int) -> tuple[Grouping, ...] | None:
    """How numbers of a country code are grouped abroad: what `format_number` looks up each time."""
    region = phonenumbers.region_code_for_country_code(code)
    plan = (
        PhoneMetadata.metadata_for_nongeo_region(code)
        if region == NON_GEOGRAPHIC
        else PhoneMetadata.metadata_for_region(region)
    )
    if plan is None:
        return None
    return tuple(
        (
            re.compile(each.leading_digits_pattern[-1]) if each.leading_digits_pattern else None,
            re.compile(each.pattern or ""),
            re.sub(r"\\(\d)", lambda found: f"{{{int(found[1]) - 1}}}", each.format or ""),
        )
        for each in plan.intl_number_format or plan.number_format
    )
