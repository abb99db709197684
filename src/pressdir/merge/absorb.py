"""Take what a release offers into the directory."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from pressdir.merge.facts import REACH, settle, values
from pressdir.merge.identity import Directory
from pressdir.model import Contact, Evidence, Extraction, PhoneKind, Record, Release, Sighting


class Status(StrEnum):
    """What a release meant for a record."""

    NEW = "new"
    CHANGED = "changed"  # a value came, or another name, role, location or organisation
    SEEN = "seen"  # nothing but a later sighting
    SAME = "same"  # the release was read before


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one contact of a release."""

    status: Status
    before: Record | None
    after: Record


def absorb(
    extraction: Extraction,
    release: Release,
    directory: Directory,
    new_uid: Callable[[Contact], str],
    *,
    quotes: bool = True,
) -> list[Outcome]:
    """Put the contacts of `extraction` into `directory`, and say what became of each.

    A release that the directory knows changes nothing, so absorbing twice is absorbing once. With
    `quotes` off, the lines in which the values stood are not kept. The addresses and numbers of a
    contact with doubts are kept with these: see `judged`.
    """
    if directory.knows(release.digest):
        found = {
            record.uid: record
            for record in map(directory.find, extraction.contacts)
            if record is not None
        }
        return [Outcome(Status.SAME, record, record) for record in found.values()]
    outcomes: dict[str, Outcome] = {}
    for contact in extraction.contacts:
        seen = sightings(contact, release, quotes=quotes)
        before = directory.find(contact)
        after = _added(before or Record(new_uid(contact), contact), contact, seen)
        directory.put(after)
        if earlier := outcomes.get(after.uid):  # offered twice in one document
            before = earlier.before
        outcomes[after.uid] = Outcome(_status(before, after), before, after)
    return list(outcomes.values())


def judged(contacts: Iterable[Contact], threshold: float) -> Iterator[Contact]:
    """The contacts, each without doubts if its confidence is not under `threshold`."""
    for contact in contacts:
        unsure = contact.confidence is not None and contact.confidence < threshold
        yield contact if unsure else replace(contact, doubts=())


def sightings(contact: Contact, release: Release, *, quotes: bool = True) -> tuple[Sighting, ...]:
    """One sighting for each value of `contact`, dated by the release."""
    places: dict[tuple[str, str], Evidence] = {}
    for each in sorted(contact.evidence, key=lambda each: each.start):
        places.setdefault((each.field, each.value), each)
    kinds = {
        str(phone): phone.kind for phone in contact.phones if phone.kind is not PhoneKind.UNKNOWN
    }
    at = dated(release)
    found = []
    for field, value in values(Record("", contact)):
        place = places.get((field, value))
        found.append(
            Sighting(
                field=field,
                value=value,
                at=at,
                release=release.digest,
                kind=kinds.get(value) if field == "phones" else None,
                line=place.line if place and quotes else "",
                start=place.start if place else None,
                end=place.end if place else None,
                rule=place.rule if place else "",
                doubt="; ".join(contact.doubts) if field in REACH else "",
            )
        )
    return tuple(found)


def dated(release: Release) -> str:
    """When the release was published, in UTC; when it was read, if that is not known or earlier.

    A date behind the day of reading is a misprint or an embargo: it must not outrank all others.
    """
    if not release.date:
        return release.read
    try:
        moment = datetime.fromisoformat(release.date)
        moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return release.read
    published = moment.isoformat(timespec="seconds").replace("+00:00", "Z")
    return min(published, release.read) if release.read else published


def _added(record: Record, contact: Contact, seen: tuple[Sighting, ...]) -> Record:
    known = {(each.field, each.value, each.release) for each in record.sightings}
    fresh = [each for each in seen if (each.field, each.value, each.release) not in known]
    return settle([record, Record("", contact)], (*record.sightings, *fresh))


def _status(before: Record | None, after: Record) -> Status:
    if before is None:
        return Status.NEW
    return Status.SEEN if set(values(before)) == set(values(after)) else Status.CHANGED
