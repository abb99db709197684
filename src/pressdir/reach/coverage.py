"""Whom a contact speaks for, as far as its own values and its releases say.

Coverage is read, never concluded: the prefix of a number covers nothing, and an organisation has
its own map. What a contact says of itself is proof; a release that names it with a country in its
title is a hint.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pressdir.model import Contact, Kind, Record, Release
from pressdir.normalise import countries, languages, places
from pressdir.normalise.folding import fold, forms
from pressdir.outline import Outline
from pressdir.reach import stations

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Proof:
    """Why a contact is taken to fit, in words; `sure` unless it is a hint only.

    `placed` where it says in which place the contact sits.
    """

    said: str
    sure: bool = True
    placed: bool = False


def releases_of(record: Record, releases: Mapping[str, Release]) -> Sequence[Release]:
    """The known releases that a contact was seen in, the newest first."""
    digests = {each.release for each in record.sightings if each.release and not each.gone}
    known = [releases[digest] for digest in digests if digest in releases]
    return sorted(known, key=lambda each: (each.date or each.read, each.digest), reverse=True)


def of_country(
    record: Record, regions: Collection[str], releases: Sequence[Release]
) -> Proof | None:
    """Why a contact speaks for one of some countries (ISO 3166-1); None where nothing says so."""
    contact = record.contact
    station = stations.of(contact)
    if station and station.region in regions and station.basis == "location":
        return Proof(f"sits in {station.name}", placed=True)
    for field, text in _self_said(contact):
        if place := _place(text, regions):
            return Proof(f"{field} names {place}")
    for tag in record.tags:
        if set(countries.codes(tag)) & set(regions):
            return Proof(f"tagged {tag}")
    for release in releases:
        if release.title and (place := _place(release.title, regions)):
            return Proof(f"seen in a release on {place}: {_cited(release)}", sure=False)
    return None


def regions(contact: Outline) -> frozenset[str]:
    """All countries for which `of_country` has a proof in what the contact says of itself."""
    desk = contact.name if contact.kind == Kind.DESK else ""
    said = _regions_of(contact.role, contact.org, contact.location, desk)
    return said.union(*map(_tagged, contact.tags)) if contact.tags else said


@lru_cache(maxsize=1 << 12)  # the table of countries is read through for each
def _tagged(tag: str) -> tuple[str, ...]:
    return countries.codes(tag)


@lru_cache(maxsize=1 << 14)
def _regions_of(role: str, org: str, location: str, desk: str) -> frozenset[str]:
    station = stations.named(location, org, desk)
    sits = {station.region} if station and station.basis == "location" else set()
    said = (text for text in (role, org, location, desk) if text)
    return frozenset(sits.union(*(named_in(text) for text in said)))


def named_in(text: str) -> Collection[str]:
    """The countries that a text names."""
    return {place.region for place in places.regions_in(text)}


def _self_said(contact: Contact) -> Iterator[tuple[str, str]]:
    values = {"role": contact.role, "organisation": contact.org, "location": contact.location}
    named = values | {"name": str(contact.name) if contact.kind == "desk" and contact.name else ""}
    return ((field, value) for field, value in named.items() if value)


def _place(text: str, regions: Collection[str]) -> str | None:
    """The first place of the countries that `text` names, in English."""
    found = (place for place in places.regions_in(text) if place.region in regions)
    return next((place.name for place in found), None)


def of_org(record: Record, asked: str) -> Proof | None:
    """Why a contact belongs to an organisation: its name has the words, or its mail the domain."""
    contact = record.contact
    words = fold(asked).split()
    if contact.org and _has(words, [contact.org]):
        return Proof(f"speaks for {contact.org}")
    label = "".join(words)
    for email in contact.emails:
        if label and (email.domain == asked.casefold() or label in email.domain.split(".")[:-1]):
            return Proof(f"has a mailbox at {email.domain}")
    return None


def of_topic(record: Record, asked: str, releases: Sequence[Release]) -> Proof | None:
    """Why a contact knows a topic: all its words stand in what is known of it, or in a release."""
    words = fold(asked).split()
    contact = record.contact
    own = {"role": contact.role, "organisation": contact.org, "note": record.note}
    own |= {"tags": " ".join(record.tags)}
    for field, value in own.items():
        if value and _has(words, [value]):
            verb = "have" if field == "tags" else "has"
            return Proof(f"{field} {verb} “{asked}”")
    for release in releases:
        if release.title and _has(words, [release.title]):
            return Proof(f"seen in a release on “{asked}”: {_cited(release)}", sure=False)
    return None


def of_language(record: Record, lang: str, releases: Sequence[Release]) -> Proof | None:
    """Why a contact may speak a language, a subtag of BCP 47."""
    known = {languages.primary(each) for each in record.contact.langs}
    name = languages.name(lang)
    if lang in known:
        return Proof(f"speaks {name}")
    count = sum(languages.primary(each.lang or "") == lang for each in releases)
    if count and not known:
        seen = f"{count} releases" if count > 1 else "a release"
        return Proof(f"seen in {seen} in {name}, which is a hint and no proof", sure=False)
    return None


def _has(words: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether each word begins a word of the texts, in any script."""
    found = [part for text in texts for form in forms(text) for part in WORD.findall(form)]
    return bool(words) and all(any(part.startswith(word) for part in found) for word in words)


def _cited(release: Release) -> str:
    return f"“{release.title}”, {(release.date or release.read)[: len('2026-01-02')]}"
