"""Which of a contact's numbers and addresses an act takes, and what to know of it beforehand.

The best comes first, the others stand behind it. A person is called where they are, so a mobile
goes before a fixed line; a desk is called in the order in which it gives its numbers. A fax is
never among them: whoever dials one hears it whistle.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from pressdir.model import EmailAddress, Kind, Phone, PhoneKind, Record

Value = TypeVar("Value", bound=Phone | EmailAddress)

_CALLED = {
    PhoneKind.MOBILE: 0,
    PhoneKind.UNKNOWN: 1,  # in North America it may be a mobile
    PhoneKind.FIXED: 2,
    PhoneKind.SATELLITE: 3,
    PhoneKind.OTHER: 4,
    PhoneKind.TOLL_FREE: 5,
}
_AS_GIVEN = _CALLED | {PhoneKind.MOBILE: 0, PhoneKind.UNKNOWN: 0, PhoneKind.FIXED: 0}
_WRITTEN_TO = {PhoneKind.MOBILE: 0, PhoneKind.UNKNOWN: 1, PhoneKind.FIXED: 2}

_CAVEATS = {
    PhoneKind.SATELLITE: "a satellite phone: the call costs much, on both ends",
    PhoneKind.OTHER: "may cost more than a usual call",
    PhoneKind.TOLL_FREE: "toll-free: seldom reached from another country",
}
UNSURE = "not sure that it is theirs"
FIXED_MESSAGE = "a fixed line: few of them take messages"
SHARED = "a mailbox that several people read"


@dataclass(frozen=True, slots=True)
class Choice(Generic[Value]):
    """A value that can be acted on."""

    value: Value
    caveats: tuple[str, ...] = ()


def to_call(record: Record) -> Sequence[Choice[Phone]]:
    """The numbers that can be called."""
    order = _CALLED if record.contact.kind is Kind.PERSON else _AS_GIVEN
    return _numbers(record, order, _CAVEATS)


def to_message(record: Record) -> Sequence[Choice[Phone]]:
    """The numbers that an app for messages may know: none with an extension behind it."""
    found = _numbers(record, _WRITTEN_TO, {PhoneKind.FIXED: FIXED_MESSAGE})
    return [choice for choice in found if not choice.value.extension]


def to_mail(record: Record) -> Sequence[Choice[EmailAddress]]:
    """The addresses; a person's own before a mailbox that is shared."""
    from pressdir.normalise import emails  # noqa: PLC0415  # a call does not wait for its patterns

    unsure = _unsure(record)
    person = record.contact.kind is Kind.PERSON
    found = []
    for place, email in enumerate(record.contact.emails):
        shared = person and emails.is_shared(email)
        doubtful = email.address.casefold() in unsure
        caveats = (*([UNSURE] if doubtful else []), *([SHARED] if shared else []))
        found.append(((doubtful, shared, place), Choice(email, caveats)))
    return [choice for _, choice in sorted(found, key=lambda each: each[0])]


def _numbers(
    record: Record, order: Mapping[PhoneKind, int], said: Mapping[PhoneKind, str]
) -> Sequence[Choice[Phone]]:
    """The numbers whose kind stands in `order`."""
    unsure = _unsure(record)
    found = []
    for place, phone in enumerate(map(_of_a_kind, record.contact.phones)):
        if phone.kind not in order:
            continue
        doubtful = str(phone).casefold() in unsure
        caveats = (*([UNSURE] if doubtful else []), *_said(said, phone.kind))
        found.append(((doubtful, order[phone.kind], place), Choice(phone, caveats)))
    return [choice for _, choice in sorted(found, key=lambda each: each[0])]


def _of_a_kind(phone: Phone) -> Phone:
    """The number with the kind that its plan has, where no label and no person says one."""
    if phone.kind is not PhoneKind.UNKNOWN:
        return phone
    from pressdir.normalise import phones  # noqa: PLC0415  # the plans take longer than the rest

    return replace(phone, kind=phones.plan_kind(phone))


def _said(said: Mapping[PhoneKind, str], kind: PhoneKind) -> Iterable[str]:
    return [said[kind]] if kind in said else []


def _unsure(record: Record) -> frozenset[str]:
    return frozenset(each.value.casefold() for each in record.unsure)
