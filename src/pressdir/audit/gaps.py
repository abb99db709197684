"""Countries and languages for which there is nobody to ask, or nobody who is likely to answer."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pressdir import merge
from pressdir.audit.age import is_stale
from pressdir.model import PhoneKind, Record, Release
from pressdir.normalise import phones, places
from pressdir.reach import stations

# A number of North America may be a mobile, and the plan does not tell.
MOBILE = frozenset({PhoneKind.MOBILE, PhoneKind.SATELLITE, PhoneKind.UNKNOWN})


class Lack(StrEnum):
    """What is missing, the worst first."""

    NOBODY = "nobody"
    STALE = "only stale"
    NO_MOBILE = "no mobile"


@dataclass(frozen=True, slots=True)
class Gap:
    """A country (ISO 3166-1) or language (BCP 47) that lacks somebody; `there` is who there is."""

    kind: str  # "country" or "language"
    code: str
    name: str
    lack: Lack
    there: tuple[Record, ...] = ()


def gaps(
    records: Iterable[Record], now: str, *, countries: Iterable[str], languages: Iterable[str]
) -> list[Gap]:
    """What is missing among `records` for each of the countries and languages, worst first.

    Who has moved, or has neither an address nor a number that is not dead, counts as nobody.
    """
    there = [record for record in records if _can_be_asked(record, now)]
    found = [
        *_gaps("country", countries, _name, [(each, countries_of(each)) for each in there], now),
        *_gaps("language", languages, str, [(each, languages_of(each)) for each in there], now),
    ]
    return sorted(found, key=lambda gap: ([*Lack].index(gap.lack), gap.kind, gap.name))


def countries_of(record: Record) -> frozenset[str]:
    """Where a contact is: the place that its values name, else the countries of its numbers."""
    contact = record.contact
    named = {place.region for place in places.regions_in(contact.location or "")}
    if station := stations.of(contact):
        named.add(station.region)
    if not named:
        named = {region for each in contact.phones if (region := phones.certain_region(each))}
    return frozenset(named)


def languages_of(record: Record) -> frozenset[str]:
    """The languages that a contact speaks, without region and script."""
    return frozenset(lang.partition("-")[0].lower() for lang in record.contact.langs)


def known_countries(records: Iterable[Record], releases: Iterable[Release]) -> frozenset[str]:
    """The countries that appear: contacts sit there, or the title of a release names them."""
    titles = (place.region for each in releases for place in places.regions_in(each.title or ""))
    return frozenset(titles).union(*map(countries_of, records))


def known_languages(records: Iterable[Record], releases: Iterable[Release]) -> frozenset[str]:
    """The languages that appear: contacts speak them, or releases are written in them."""
    written = (each.lang.partition("-")[0].lower() for each in releases if each.lang)
    return frozenset(written).union(*map(languages_of, records))


def _gaps(
    kind: str,
    codes: Iterable[str],
    named: Callable[[str], str],
    there: Sequence[tuple[Record, frozenset[str]]],
    now: str,
) -> Iterable[Gap]:
    for code in sorted(set(codes)):
        who = tuple(record for record, held in there if code in held)
        fresh = [record for record in who if not is_stale(record, now)]
        if not who:
            yield Gap(kind, code, named(code), Lack.NOBODY)
        elif not fresh:
            yield Gap(kind, code, named(code), Lack.STALE, who)
        elif not any(_has_mobile(record, now) for record in fresh):
            yield Gap(kind, code, named(code), Lack.NO_MOBILE, tuple(fresh))


def _name(region: str) -> str:
    country = places.country(region)
    return country.name if country else region


def _can_be_asked(record: Record, now: str) -> bool:
    values = (*record.contact.emails, *record.contact.phones)
    return not merge.has_moved(record) and any(
        not merge.standing_of(record, str(each), now).dead for each in values
    )


def _has_mobile(record: Record, now: str) -> bool:
    for phone in record.contact.phones:
        kind = phones.plan_kind(phone) if phone.kind is PhoneKind.UNKNOWN else phone.kind
        if kind in MOBILE and not merge.standing_of(record, str(phone), now).dead:
            return True
    return False
