"""The smallest vCard that a phone makes a good contact of, for a code that a camera reads.

A code grows with its text, and a camera needs its squares large: so no more goes in than has room,
the most useful first. It is a vCard 3.0 (RFC 2426), which every phone takes, its lines not folded.
"""

from collections.abc import Iterator, Sequence

from pressdir.formats.vcard.lines import component
from pressdir.model import Contact, EmailAddress, Kind, Phone, PhoneKind, Record
from pressdir.normalise import names

_TYPES = {PhoneKind.MOBILE: "CELL"}
_ORDER = ("N", "FN", "ORG", "TITLE", "TEL", "EMAIL")


def small(
    record: Record,
    phones: Sequence[Phone],
    emails: Sequence[EmailAddress],
    room: int,
) -> str | None:
    """A card of at most `room` bytes, the first number and address before the rest.

    None if not even the name with a number and an address has room.
    """
    essential, more = _ranked(record.contact, phones, emails)
    if _length(essential) > room:
        return None
    taken = essential
    for line in more:
        if _length([*taken, line]) <= room:
            taken = [*taken, line]
    return _card(taken)


def _length(lines: Sequence[str]) -> int:
    return len(_card(lines).encode("utf-8", "replace"))


def _ranked(
    contact: Contact, phones: Sequence[Phone], emails: Sequence[EmailAddress]
) -> tuple[list[str], list[str]]:
    """The lines that must be there, and those that may, the most useful first."""
    tels = [
        f"TEL;TYPE={_TYPES.get(each.kind, 'WORK')}:{component(_dialled(each))}" for each in phones
    ]
    mails = [f"EMAIL:{component(each.address)}" for each in emails]
    org = [f"ORG:{component(contact.org)}"] if contact.org else []
    title = [f"TITLE:{component(contact.role)}"] if contact.role else []
    essential = [*_named(contact), *tels[:1], *mails[:1]]
    return essential, [*org, *tels[1:2], *title, *tels[2:], *mails[1:]]


def _named(contact: Contact) -> Iterator[str]:
    """N and FN, which RFC 2426 asks for."""
    parts = ["", ""]
    if contact.name and contact.kind is Kind.PERSON:
        parted = names.parted(contact.name)
        parts = [parted.family, parted.given or ("" if parted.family else parted.full)]
    yield f"N:{';'.join(map(component, parts))}"
    yield f"FN:{component(contact.label)}"


def _dialled(phone: Phone) -> str:
    return f"{phone.number} ext. {phone.extension}" if phone.extension else phone.number


def _card(lines: Sequence[str]) -> str:
    ranked = sorted(lines, key=lambda line: _ORDER.index(line.partition(":")[0].partition(";")[0]))
    return "".join(f"{line}\r\n" for line in ("BEGIN:VCARD", "VERSION:3.0", *ranked, "END:VCARD"))
