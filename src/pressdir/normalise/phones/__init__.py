"""A telephone number as people write it -> `Phone` in E.164.

The rule: reduce what is written to a plus, digits and an extension, without ever reading a word as
vanity letters, and take the first reading that is a VALID number of its numbering plan. A country
is never guessed: a number without its country code needs a region.

The text is taken apart (`written`) and tried as a number (`dialling`); `several` parts a run of
many. `plan` says what is known of a number, `shown` how one shows it, `renumbered` what an old one
is today.
"""

import phonenumbers
from phonenumbers import PhoneNumberFormat

from pressdir.errors import InvalidPhoneError
from pressdir.model import Phone, PhoneKind
from pressdir.normalise.phones.dialling import dialled
from pressdir.normalise.phones.plan import (
    certain_region,
    exists,
    plan_kind,
    region_code,
    region_of,
    region_told,
    regions_for,
)
from pressdir.normalise.phones.several import LISTED, ends_alike, numbers
from pressdir.normalise.phones.shown import in_groups, international
from pressdir.normalise.phones.written import settle, split

__all__ = [
    "LISTED",
    "all_in",
    "certain_region",
    "ends_alike",
    "exists",
    "in_groups",
    "international",
    "parse",
    "parse_many",
    "plan_kind",
    "region_code",
    "region_of",
    "region_told",
    "regions_for",
]

_LONGEST_WRITTEN = 200


def parse(text: str, region: str | None = None, *, kind: PhoneKind | None = None) -> Phone:
    """Give the one number that `text` writes.

    `region` (ISO 3166-1 alpha-2) is used for a number without country code only. `kind` is what the
    number's label says; without it the numbering plan is asked.

    Raises:
        InvalidPhoneError: `text` is no valid number, or its country is not known.
    """
    if len(text) > _LONGEST_WRITTEN:
        raise InvalidPhoneError(f"{text[:40]!r}…: too long for a telephone number")
    code = region_code(region)
    written = split(text)
    found = dialled(written, code, kind)
    if found is None:
        raise _refusal(text, written.run, code)
    return found


def parse_many(
    text: str, region: str | None = None, *, kind: PhoneKind | None = None
) -> tuple[Phone, ...]:
    """Give the numbers of one written run, abbreviated ones completed: `963-6934/7164`.

    A slash inside one number (`089/179 14-287`) separates nothing. What is no number is left out.

    Raises:
        InvalidPhoneError: there is no valid number in `text`, or its country is not known.
    """
    if len(text) > _LONGEST_WRITTEN:
        raise InvalidPhoneError(f"{text[:40]!r}…: too long for telephone numbers")
    found = all_in(text, region, kind=kind)
    if not found:
        raise _refusal(text, text, region_code(region))
    return found


def all_in(
    text: str, region: str | None = None, *, kind: PhoneKind | None = None
) -> tuple[Phone, ...]:
    """The same; () where there is none: saying why takes longer than reading the number.

    Raises:
        InvalidPhoneError: `region` is none that has telephone numbers.
    """
    if len(text) > _LONGEST_WRITTEN:
        return ()
    return numbers(settle(text), region_code(region), kind)


def _refusal(text: str, written: str, region: str | None) -> InvalidPhoneError:
    if not any(char.isdigit() for char in written):
        return InvalidPhoneError(f"{text!r}: not a telephone number")
    if region is None and not written.lstrip("( ").startswith(("+", "00")):
        return InvalidPhoneError(
            f"{text!r}: the country of this number is not known",
            hint="Write it with its country code (+41 …), or name the region.",
        )
    where = "" if region is None else f" in {region}"
    return InvalidPhoneError(f"{text!r}: no such number{where}", hint=_changed(written, region))


def _changed(written: str, region: str | None) -> str:
    """What the number is since its numbering plan changed; "" where it did not."""
    from pressdir.normalise.phones import renumbered  # noqa: PLC0415  # it loads tomllib

    try:
        number = phonenumbers.parse(written, region)
    except phonenumbers.NumberParseException:
        return ""
    old = Phone(phonenumbers.format_number(number, PhoneNumberFormat.E164))
    if new := renumbered.today(old):
        return f"Since {new.change.date} it is {new.phone} ({new.change.name})."
    return ""
