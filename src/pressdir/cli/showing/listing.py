"""What a table says of a contact: whom to call, how, where, the time there, how old that is."""

import sys
from collections.abc import Callable, Container, Sequence
from functools import cache, lru_cache

from pressdir import outline
from pressdir.cli import clock
from pressdir.cli.showing import tabular
from pressdir.cli.showing.text import OWN
from pressdir.model import Contact, Kind
from pressdir.outline import Outline
from pressdir.reach import freshness, stations

UNNAMED = {Kind.PERSON.value: "(unnamed)", Kind.DESK.value: "(desk)"}
UNSURE = "(unsure)"


def listed(
    contact: Outline, undated: Container[str], *, everywhere: bool = False
) -> "tabular.Listed":
    """A row of the table; `everywhere` for a terminal and for a pipe."""
    station = stations.outlined(contact)
    offsets = _offsets(station.zone, clock.year()) if station and station.zone else ""
    seen = freshness.of_contact(contact, undated)
    name, org, role, location, *_, numbers, grouped, emails = _listed(contact, everywhere)
    if contact.unsure:  # the name says that something of the contact is not sure
        name = f"{name} {UNSURE}"
    last = f"{seen.last}{tabular.READ}" if seen.how == freshness.READ else seen.last
    return name, org, role, location, offsets, last, str(seen.count), numbers, grouped, emails


def cells(contact: Contact) -> Sequence[str]:
    """The cells of a contact that is not kept: those of `tabular.CONTACT`."""
    return tabular.cells(_listed(outline.of_contact(contact), everywhere=False))


def _listed(contact: Outline, everywhere: bool) -> "tabular.Listed":
    people = everywhere or sys.stdout.isatty()
    grouped = [*map(_in_groups(), contact.phones)] if people and contact.phones else []
    return (
        contact.name or UNNAMED[contact.kind],
        contact.org,
        contact.role,
        contact.location,
        *("", "", ""),  # of when and where, a contact alone says nothing
        signed(contact, "phones", contact.phones),
        signed(contact, "phones", contact.phones, grouped) if grouped else [],
        signed(contact, "emails", contact.emails),
    )


def signed(
    contact: Outline, field: str, values: Sequence[str], shown: Sequence[str] = ()
) -> Sequence[str]:
    """The values, as they are `shown`; with a sign behind those that are one person's alone."""
    if not contact.own:
        return shown or values
    return [
        f"{each}{OWN}" if (field, value) in contact.own else each
        for value, each in zip(values, shown or values, strict=True)
    ]


@cache
def _in_groups() -> Callable[[str], str]:
    """The library of numbers, which takes long to load, once there is one to show."""
    from pressdir.normalise import phones

    return phones.in_groups


@lru_cache(maxsize=1 << 10)
def _offsets(zone: str, year: int) -> str:
    """The offsets that `tabular` tells the time in a zone by."""
    from datetime import UTC, datetime

    from pressdir.reach import hours

    begin, end = (int(datetime(each, 1, 1, tzinfo=UTC).timestamp()) for each in (year, year + 1))
    return hours.offsets(zone, begin, end)
