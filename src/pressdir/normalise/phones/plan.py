"""What is known of a number: whether it exists, which region has it, and what it rings."""

from functools import cache, lru_cache

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberType

from pressdir.errors import InvalidPhoneError
from pressdir.model import Phone, PhoneKind
from pressdir.normalise.patterns import waiting

# Ranges that regulators keep for fiction; a plan calls most of them invalid.
FICTIONAL = waiting(
    r"\+1[2-9][0-9]{2}55501[0-9]{2}"
    r"|\+44(?:"
    r"207946|113496|114496|115496|116496|117496|118496|121496|131496|141496|151496)0[0-9]{3}"
    r"|\+44(?:1914980[0-9]{3}|2896496[0-9]{3}|2920180[0-9]{3}|1632960[0-9]{3}|7700900[0-9]{3}"
    r"|8081570[0-9]{3}|3069990[0-9]{3})"
)
_KINDS = {
    PhoneNumberType.FIXED_LINE: PhoneKind.FIXED,
    PhoneNumberType.MOBILE: PhoneKind.MOBILE,
    PhoneNumberType.TOLL_FREE: PhoneKind.TOLL_FREE,
    PhoneNumberType.FIXED_LINE_OR_MOBILE: PhoneKind.UNKNOWN,
    PhoneNumberType.UNKNOWN: PhoneKind.UNKNOWN,
}  # the rest is OTHER
# Inmarsat, the global mobile satellite system, Thuraya and Emsat (ITU-T E.164 assignments).
_SATELLITE = ("+870", "+881", "+88213", "+88216")
_ALIASES = {"UK": "GB", "EL": "GR"}  # what people and the European Union write
NON_GEOGRAPHIC = "001"


def exists(phone: Phone) -> bool:
    """Whether the numbering plan of today has such a number, or keeps it for fiction."""
    return _exists(phone.number)


@lru_cache(maxsize=8192)
def _exists(number: str) -> bool:
    known: bool = phonenumbers.is_valid_number(_parsed(number))
    return known or FICTIONAL.fullmatch(number) is not None


def region_of(phone: Phone) -> str | None:
    """Give the region (ISO 3166-1) that the number belongs to; None for +800, +870 and the like."""
    return _region_of(phone.number)


@lru_cache(maxsize=8192)
def _region_of(number: str) -> str | None:
    region: str | None = phonenumbers.region_code_for_number(_parsed(number))
    if region is None and FICTIONAL.fullmatch(number):
        return "GB"  # the plan knows no region for what Ofcom keeps for fiction
    return None if region == NON_GEOGRAPHIC else region


def certain_region(phone: Phone) -> str | None:
    """Give the region of the number where its country code belongs to one alone, or tells more."""
    return region_told(phone.number)


def region_told(number: str) -> str | None:
    """Give what `certain_region` does, of a number in E.164."""
    sharing = _sharing(number[1:4])
    return sharing[0] if len(sharing) == 1 else _region_of(number) if sharing else None


@cache
def _sharing(begin: str) -> tuple[str, ...]:
    """The regions of the country code that a number begins with."""
    # E.164: no country code is the beginning of another
    found = (regions_for(int(begin[:end])) for end in range(1, len(begin) + 1))
    return next(filter(None, found), ())


def plan_kind(phone: Phone) -> PhoneKind:
    """Give what the numbering plan says the number rings."""
    return kind_of(phone.number)


@lru_cache(maxsize=8192)
def kind_of(number: str) -> PhoneKind:
    """Give what `plan_kind` does, of a number in E.164."""
    if number.startswith(_SATELLITE):
        return PhoneKind.SATELLITE
    return _KINDS.get(phonenumbers.number_type(_parsed(number)), PhoneKind.OTHER)


@cache
def regions_for(country_code: int) -> tuple[str, ...]:
    """Give the regions that share `country_code`, the main one first; none for +800."""
    regions = phonenumbers.COUNTRY_CODE_TO_REGION_CODE.get(country_code, ())
    return tuple(region for region in regions if region != NON_GEOGRAPHIC)


def region_code(region: str | None) -> str | None:
    """Give the ISO 3166-1 code that `region` means; None for none.

    Raises:
        InvalidPhoneError: It is no region that has telephone numbers.
    """
    if not region:
        return None
    code = region.strip().upper()
    code = _ALIASES.get(code, code)
    if code not in phonenumbers.SUPPORTED_REGIONS:
        raise InvalidPhoneError(
            f"{region!r}: not a region with telephone numbers",
            hint="Give an ISO 3166-1 code of two letters, such as CH.",
        )
    return code


@lru_cache(maxsize=8192)
def _parsed(number: str) -> PhoneNumber:
    """Take E.164 apart; what somebody wrote into a file need be no number of any country."""
    try:
        return phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return PhoneNumber(country_code=0, national_number=0)
