"""What pages show of a contact: who it is, how to reach it, how old that is."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from pressdir import merge
from pressdir.acts import choice, uris
from pressdir.acts.choice import UNSURE, Choice
from pressdir.model import EmailAddress, Kind, Phone, PhoneKind, Record
from pressdir.normalise import languages, phones
from pressdir.reach import freshness
from pressdir.reach.freshness import Seen

KINDS = {
    PhoneKind.MOBILE: "mobile",
    PhoneKind.SATELLITE: "satellite",
    PhoneKind.TOLL_FREE: "toll-free",
    PhoneKind.FAX: "fax",
}
TELLING = frozenset({freshness.AGEING, freshness.STALE, freshness.UNDATED})  # of what is fresh, no


@dataclass(frozen=True, slots=True)
class Way:
    """A number or an address, and what to know of it."""

    shown: str
    uri: str  # "" where there is nobody to talk to: a fax
    kind: str = ""  # of a number, where it matters
    notes: tuple[str, ...] = ()
    dead: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """The time by which a contact's reports and sightings are judged."""

    now: str  # UTC, ISO 8601
    undated: Container[str]  # releases that bear no date

    @property
    def today(self) -> str:
        """The day."""
        return self.now[: len("2026-11-22")]


def numbers(record: Record, told: Told) -> Sequence[Way]:
    """The numbers that are called, the best first."""
    return [
        _known(record, each, told, Way(phones.international(each.value), uris.tel(each.value)))
        for each in choice.to_call(record, told.now)
    ]


def addresses(record: Record, told: Told) -> Sequence[Way]:
    """The addresses, the best first."""
    return [
        _known(record, each, told, Way(str(each.value), uris.mailto([each.value])))
        for each in choice.to_mail(record, told.now)
    ]


def faxes(record: Record) -> Iterator[Way]:
    """The numbers at which nobody listens."""
    for phone in record.contact.phones:
        if phone.kind is PhoneKind.FAX:
            yield Way(phones.international(phone), "", KINDS[PhoneKind.FAX])


def _known(
    record: Record, chosen: Choice[Phone] | Choice[EmailAddress], told: Told, way: Way
) -> Way:
    """The way with what is known of it, and not of the contact as a whole."""
    value = chosen.value
    field = "phones" if isinstance(value, Phone) else "emails"
    age = freshness.of_value(record, field, str(value), told.undated).word(told.today)
    usual = freshness.of_contact(record, told.undated).word(told.today)
    moved = merge.standing_of(record, "", told.now).said
    notes = [each for each in chosen.caveats if each not in moved]
    return replace(
        way,
        kind=KINDS.get(value.kind, "") if isinstance(value, Phone) else "",
        notes=(*notes, *([age] if age in TELLING and age != usual else [])),
        dead=bool(merge.standing_of(record, str(value), told.now).dead),
        doubtful=UNSURE in notes,
    )


def post(record: Record) -> str:
    """What somebody does, and where: nothing that the name says already."""
    contact = record.contact
    parts = [contact.role, contact.org, "desk" if contact.kind is Kind.DESK else None]
    return ", ".join([each for each in parts if each and each != contact.label])


def speaks(record: Record) -> str:
    """The languages, in English."""
    return ", ".join(map(languages.name, record.contact.langs))


def seen(record: Record, told: Told) -> Seen:
    """How lately somebody saw the contact."""
    return freshness.of_contact(record, told.undated)


def moved(record: Record, told: Told) -> str:
    """Since when the contact is gone, if people say so."""
    state = merge.standing_of(record, "", told.now)
    return state.said[0] if state.moved else ""
