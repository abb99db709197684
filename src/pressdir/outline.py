"""A contact as texts: what it is found by, and what lists and the index of words show of it.

A plain row of the contact file says all that without becoming a record first, which takes several
times as long (`store.plain.outline`).
"""

from collections.abc import Sequence
from typing import NamedTuple

from pressdir.model import Contact, Record, Report, Sighting, own_values, unsettled

TYPED = frozenset({"tags", "note", "url"})  # whoever writes these has not seen anybody


class Outline(NamedTuple):
    """The values of a contact as `str()` gives them; "" where there is none."""

    uid: str
    kind: str
    name: str
    org: str
    role: str
    location: str
    emails: Sequence[str]
    phones: Sequence[str]
    rings: Sequence[str]  # the kind of each number
    langs: Sequence[str]
    tags: Sequence[str] = ()
    note: str = ""
    url: str = ""
    sightings: Sequence[Sighting] = ()  # `telling`
    reports: Sequence[Report] = ()
    own: Sequence[tuple[str, str]] = ()  # what is one person's alone, as (field, value)

    @property
    def label(self) -> str:
        """What to call the contact on a line, as `Contact.label`."""
        return self.name or self.org or next(iter((*self.emails, *self.phones)), self.kind)

    @property
    def unsure(self) -> Sequence[Sighting]:
        """The addresses and numbers that doubtful sightings alone speak for, as `Record.unsure`."""
        return unsettled(self.sightings, self.emails, self.phones)


def of(record: Record) -> Outline:
    """The outline of a record."""
    return of_contact(record.contact)._replace(
        uid=record.uid,
        tags=record.tags,
        note=record.note or "",
        url=record.url or "",
        sightings=telling(record.sightings),
        reports=record.reports,
        own=own_values(record),
    )


def of_contact(contact: Contact) -> Outline:
    """The outline of a contact that is not kept yet."""
    return Outline(
        "",
        contact.kind.value,
        str(contact.name or ""),
        contact.org or "",
        contact.role or "",
        contact.location or "",
        tuple([str(each) for each in contact.emails]),
        tuple([str(each) for each in contact.phones]),
        tuple([each.kind.value for each in contact.phones]),
        contact.langs,
    )


def telling(sightings: Sequence[Sighting]) -> Sequence[Sighting]:
    """The sightings, of which those that say when and in which release, and no more, stand once.

    A release gives a name, a number and an address at one time: most sightings of a directory say
    again what another says, to whoever asks when and where somebody was seen.
    """
    if any(each.doubt for each in sightings):
        return sightings
    found: dict[object, Sighting] = {}
    for each in sightings:
        if each.release and not each.gone and each.field not in TYPED:
            found.setdefault((each.at, each.release), Sighting(*each[:4]))
        else:
            found.setdefault(each, each)
    return tuple(found.values())
