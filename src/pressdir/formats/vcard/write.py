"""Write vCards in the spellings that real address books read.

Version and name come first, the preferred e-mail and number before the others, types unquoted and
in capitals, one note, one line of categories. The same record gives the same bytes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from pressdir.errors import UsageError
from pressdir.formats.settings import VERSION, Settings
from pressdir.formats.vcard import kept
from pressdir.formats.vcard.lines import SURE, WIDTH, component, fold, one_line, text
from pressdir.formats.vcard.targets import ANY, TARGETS, Target
from pressdir.model import Contact, Kind, Phone, PhoneKind, Record, Release
from pressdir.normalise import names, places

VERSIONS = (VERSION, "4.0")
PRODID = "-//pressdir//pressdir//EN"  # without our version: an upgrade changes no card
SOURCES = 5  # releases named in a note, the newest
ADDED = "X-PRESSDIR-NOTE-LINES"  # how many lines of the note are ours, so that reading leaves them
LANGUAGES = "Languages: "
TAGS = "Tags: "
ZONE = "Time zone: "
SOURCE = "Source: "
NOTED = (LANGUAGES, TAGS, ZONE, SOURCE)  # how our lines begin

TYPES = {PhoneKind.MOBILE: "CELL", PhoneKind.FAX: "WORK,FAX"}
VOICE = "WORK,VOICE"

_BASIC = re.compile(r"[0-9]{8}T[0-9]{6}Z")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


def dump(records: Iterable[Record], settings: Settings) -> Iterator[str]:
    """A vCard for each of `records`.

    Raises:
        UsageError: there is no such version.
    """
    target = TARGETS.get(settings.target, ANY)
    version = target.version if settings.target else settings.version
    if version not in VERSIONS:
        raise UsageError(
            f"vCard {version}: not a version that is written", hint=f"One of {', '.join(VERSIONS)}."
        )
    return (card(record, settings.releases, version, target) for record in records)


def card(
    record: Record, releases: Mapping[str, Release], version: str, target: Target = ANY
) -> str:
    """One vCard, with its line ends."""
    said = properties(record, releases, version, target)
    if target.charset:
        said = [line if line.isascii() else _with_charset(line) for line in said]
    lines = ["BEGIN:VCARD", *said, "END:VCARD\r\n"]
    narrow = [  # asked of millions
        line if len(line) <= SURE or (len(line) <= WIDTH and line.isascii()) else fold(line)
        for line in lines
    ]
    return "\r\n".join(narrow)


def properties(
    record: Record, releases: Mapping[str, Release], version: str, target: Target = ANY
) -> list[str]:
    """What a card says of `record`, each property as a content line that is not yet folded."""
    contact = record.contact
    old = version == VERSION
    escape = component if old else text
    digests = {sighting.release or "" for sighting in record.sightings}
    known = [releases[digest] for digest in digests if digest in releases]
    added = [*_noted(record, target, old=old), *sources(known)]
    lines = [
        f"VERSION:{version}",
        f"PRODID:{PRODID}",
        f"UID:urn:uuid:{one_line(record.uid)}",
        f"FN:{escape(contact.label)}",
        f"N:{_name(contact)}",
        *(_properties_3(contact, target) if old else _properties_4(contact, target)),
    ]
    if contact.org:
        lines.append(f"ORG:{_often(contact.org)}")
    if contact.role:
        lines.append(f"TITLE:{_often(contact.role) if old else text(contact.role)}")
    if contact.location:
        lines.append(f"ADR;TYPE=WORK:;;;{_often(contact.location)};;;")
    if record.url:
        lines.append(f"URL:{kept.uri(record.url)}")
    if record.tags:
        lines.append(f"CATEGORIES:{','.join(map(category, record.tags))}")
    if record.note or added:
        note = "\n".join([record.note, *added] if record.note else added)
        lines.append(f"NOTE:{escape(note)}")
    if added:
        lines.append(f"{ADDED}:{len(added)}")
    if rev := moment(max([record.rev, *(release.read for release in known)])):
        lines.append(f"REV:{rev}")
    if record.extra and (foreign := kept.writable(record.extra.get(kept.KEPT, ()))):
        lines = kept.together(lines, foreign, version)
    return lines


_often = lru_cache(maxsize=4096)(component)  # organisations and places stand in many cards


def _with_charset(line: str) -> str:
    head, colon, value = line.partition(":")
    return line if '"' in head else f"{head};CHARSET=UTF-8{colon}{value}"


def _properties_3(contact: Contact, target: Target) -> Iterator[str]:
    """What 3.0 spells in its own way."""
    if contact.kind is Kind.DESK:
        yield "X-ABSHOWAS:COMPANY"
    preferred = ",PREF"
    for email in contact.emails:
        yield f"EMAIL;TYPE=INTERNET,WORK{preferred}:{component(email.address)}"
        preferred = ""
    preferred = ",PREF"
    for phone in _called_first(contact.phones):
        types = TYPES.get(phone.kind, VOICE)
        extension = f"{target.extension}{_digits(phone.extension)}" if phone.extension else ""
        yield f"TEL;TYPE={types}{preferred}:+{_digits(phone.number)}{extension}"
        preferred = ""


def _properties_4(contact: Contact, target: Target) -> Iterator[str]:
    """What 4.0 spells in its own way."""
    yield "KIND:org" if contact.kind is Kind.DESK else "KIND:individual"
    preferred = ";PREF=1"
    for email in contact.emails:
        yield f"EMAIL;TYPE=WORK{preferred}:{text(email.address)}"
        preferred = ""
    preferred = ";PREF=1"
    for phone in _called_first(contact.phones):
        types = TYPES.get(phone.kind, VOICE)
        extension = f";ext={_digits(phone.extension)}" if phone.extension else ""
        yield f"TEL;VALUE=uri;TYPE={types}{preferred}:tel:+{_digits(phone.number)}{extension}"
        preferred = ""
    for lang in filter(_LANGUAGE.fullmatch, contact.langs):
        yield f"LANG:{lang}"
    if not target.zone_noted and (zone := _zone(contact)):
        yield f"TZ:{zone}"


def _called_first(phones: Sequence[Phone]) -> Sequence[Phone]:
    """The numbers in their order, faxes last: many programs dial the first."""
    if len(phones) < 2:
        return phones
    return sorted(phones, key=lambda phone: phone.kind is PhoneKind.FAX)


def _digits(value: str) -> str:
    """The digits of a number: in E.164 every program dials it, and shows it in its own way."""
    digits = value.removeprefix("+")
    if digits.isdecimal() and digits.isascii():
        return digits
    return "".join(char for char in digits if char in "0123456789")


def _name(contact: Contact) -> str:
    """The five components of N; some programs show these and never FN, so never nothing."""
    if contact.name is None:
        return ";;;;"
    name = contact.name if contact.kind is Kind.DESK else names.parted(contact.name)
    parts = [name.family, name.given, name.additional, name.prefix, name.suffix]
    if not any(parts):
        parts[1] = name.full
    return ";".join([part and component(part) for part in parts])


@lru_cache(maxsize=4096)
def category(tag: str) -> str:
    """A tag without the characters at which programs split categories, escaped or not."""
    return text(tag.replace(",", " ").replace(";", " "))


def _noted(record: Record, target: Target, *, old: bool) -> Iterator[str]:
    """Lines of the note for what the version or the program has no property for."""
    contact = record.contact
    if langs := [lang for lang in contact.langs if old or not _LANGUAGE.fullmatch(lang)]:
        yield f"{LANGUAGES}{', '.join(langs)}"
    if target.tags_noted and record.tags:
        yield f"{TAGS}{', '.join(map(one_line, record.tags))}"
    if target.zone_noted and (zone := _zone(contact)):
        yield f"{ZONE}{zone}"


def sources(releases: list[Release]) -> list[str]:
    """Lines of the note that name the newest releases."""
    releases.sort(key=lambda each: (each.date or each.read, each.digest), reverse=True)
    lines = []
    for release in releases[:SOURCES]:
        said = (release.title, (release.date or "")[:10], release.place)
        lines.append(SOURCE + (", ".join([" ".join(part.split()) for part in said if part]) or "-"))
    return lines


@lru_cache(maxsize=4096)
def moment(at: str) -> str:
    """A time in UTC and ISO 8601 in its basic form, which all programs read."""
    basic = at.replace("-", "").replace(":", "")
    return basic if _BASIC.fullmatch(basic) else ""


def _zone(contact: Contact) -> str | None:
    """The time zone of the contact's place, where that is known."""
    return _zone_of(contact.location) if contact.location else None


@lru_cache(maxsize=4096)
def _zone_of(location: str) -> str | None:
    place = places.find(location)
    return place.zone if place else None
