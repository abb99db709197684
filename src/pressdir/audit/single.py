"""Audits of one contact: each asks one question of it."""

from collections.abc import Iterator

from pressdir import merge
from pressdir.audit.age import is_stale
from pressdir.audit.findings import Finding, Repair
from pressdir.errors import InvalidEmailError
from pressdir.model import Contact, Kind, PhoneKind, Record
from pressdir.normalise import dates, emails, phones
from pressdir.normalise.phones import renumbered
from pressdir.normalise.phones.renumbered import Renumbered
from pressdir.reach import freshness, stations

NEVER_OLD = "1y"  # who was first seen since then need not be verified yet
NOT_CALLED = frozenset({PhoneKind.FAX})


def old_numbers(record: Record, _now: str) -> Iterator[Finding]:
    """Numbers that their numbering plan has changed."""
    for phone in record.contact.phones:
        if new := renumbered.today(phone):
            since = new.change.date.isoformat()
            yield Finding(
                record,
                f"{phone} is {new.phone} since {since} ({new.change.name})",
                value=str(phone),
                mends=f"{phone} becomes {new.phone}",
                repair=_renumbering(str(phone), new),
            )


def _renumbering(old: str, new: Renumbered) -> Repair:
    return lambda record, now: merge.renumber(record, old, new.phone, new.rule, now)


def invalid_numbers(record: Record, _now: str) -> Iterator[Finding]:
    """Numbers that no numbering plan has, and that no change of a plan explains."""
    for phone in record.contact.phones:
        if not phones.exists(phone) and not renumbered.today(phone):
            yield Finding(record, f"{phone} is no number that exists", value=str(phone))


def invalid_domains(record: Record, _now: str) -> Iterator[Finding]:
    """Addresses whose domain cannot exist."""
    for email in record.contact.emails:
        try:
            emails.parse(email.address)
        except InvalidEmailError:
            yield Finding(record, f"{email}: {email.domain} can be no domain", value=email.address)


def moved(record: Record, now: str) -> Iterator[Finding]:
    """Contacts that have left, as somebody reported."""
    if state := merge.standing_of(record, "", now).moved:
        yield Finding(record, f"moved since {state[0].at[:10]}: no longer there to be asked")


def dead_numbers(record: Record, now: str) -> Iterator[Finding]:
    """Contacts all of whose numbers were reported dead."""
    called = _called(record.contact)
    states = [merge.standing_of(record, each, now) for each in called]
    if called and all(state.dead for state in states):
        since = min(state.dead[0].at for state in states)[:10]
        count = "its number is" if len(called) == 1 else f"all its {len(called)} numbers are"
        yield Finding(record, f"{count} dead, the first since {since}", value=called[0])


def unsure(record: Record, _now: str) -> Iterator[Finding]:
    """Values of which it is not sure that they are the contact's."""
    for each in record.unsure:
        yield Finding(
            record, f"{each.value} is not surely theirs: pressdir review", value=each.value
        )


def nameless(record: Record, _now: str) -> Iterator[Finding]:
    """A person without a name, a desk without a name or organisation."""
    contact = record.contact
    if contact.kind is Kind.PERSON and contact.name is None:
        yield Finding(record, "a person without a name")
    if contact.kind is Kind.DESK and contact.name is None and contact.org is None:
        yield Finding(record, "a desk without a name or an organisation")


def without_phone(record: Record, _now: str) -> Iterator[Finding]:
    """Contacts that cannot be called."""
    if not _called(record.contact):
        only = " but a fax" if record.contact.phones else ""
        yield Finding(record, f"no number to call{only}")


def without_place(record: Record, _now: str) -> Iterator[Finding]:
    """Contacts of which nobody can say where they sit, and what time it is there."""
    contact = record.contact
    if stations.of(contact) is not None:
        return
    if contact.location:
        yield Finding(
            record, f"{contact.location} is no place that is known", value=contact.location
        )
    else:
        yield Finding(record, "no location, and no other value names a place")


def without_country(record: Record, _now: str) -> Iterator[Finding]:
    """Contacts of which neither a place nor a number says the country."""
    contact = record.contact
    if stations.of(contact) or any(phones.region_of(each) for each in contact.phones):
        return
    if contact.phones:
        yield Finding(record, "neither a place nor a number says the country")


def without_language(record: Record, _now: str) -> Iterator[Finding]:
    """Contacts whose languages are not known."""
    if not record.contact.langs:
        yield Finding(record, "no language")


def stale(record: Record, now: str) -> Iterator[Finding]:
    """Contacts not seen and not checked for so long that they are as likely wrong as right."""
    if is_stale(record, now):
        yield Finding(record, freshness.of_contact(record).told(now[:10]))


def unverified(record: Record, now: str) -> Iterator[Finding]:
    """Contacts that nobody has checked for twelve months."""
    state = merge.standing_of(record, "", now)
    first = min((each.at for each in record.sightings if each.at), default=now)[:10]
    if not state.due:
        return
    if state.verified:
        yield Finding(record, f"{state.said[-1]}: pressdir verify")
    elif first < dates.since(NEVER_OLD, now):
        yield Finding(record, f"never verified, and known since {first}")


def _called(contact: Contact) -> list[str]:
    return [str(each) for each in contact.phones if each.kind not in NOT_CALLED]
