"""Which of a contact's numbers and addresses an act takes, and what to know of it beforehand.

The best comes first, the others stand behind it. A person is called where they are, so a mobile
goes before a fixed line; a desk is called in the order in which it gives its numbers. A fax is
never among them: whoever dials one hears it whistle. What is not sure to be theirs goes behind what
is, and what somebody reported dead goes last.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from pressdir.model import EmailAddress, Kind, Phone, PhoneKind, Record, own_values
from pressdir.normalise.mailboxes import is_shared

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
    PhoneKind.SATELLITE: "the call costs much, on both ends",
    PhoneKind.OTHER: "may cost more than a usual call",
    PhoneKind.TOLL_FREE: "seldom reached from another country",
}
UNSURE = "not sure that it is theirs"
FIXED_MESSAGE = "few fixed lines take messages"
PRIVATE = "private: in nobody's directory but yours"
SHARED = "a mailbox that several people read"


@dataclass(frozen=True, slots=True)
class Choice(Generic[Value]):
    """A value that can be acted on."""

    value: Value
    caveats: tuple[str, ...] = ()


def to_call(record: Record, now: str) -> Sequence[Choice[Phone]]:
    """The numbers that can be called. `now` is UTC, ISO 8601."""
    order = _CALLED if record.contact.kind is Kind.PERSON else _AS_GIVEN
    return _numbers(record, order, _CAVEATS, now)


def to_message(record: Record, now: str) -> Sequence[Choice[Phone]]:
    """The numbers that an app for messages may know: none with an extension behind it."""
    found = _numbers(record, _WRITTEN_TO, {PhoneKind.FIXED: FIXED_MESSAGE}, now)
    return [choice for choice in found if not choice.value.extension]


def to_mail(record: Record, now: str) -> Sequence[Choice[EmailAddress]]:
    """The addresses; a person's own before a mailbox that is shared."""
    person = record.contact.kind is Kind.PERSON
    found = []
    for email in record.contact.emails:
        shared = person and is_shared(email)
        found.append((int(shared), Choice(email, (SHARED,) if shared else ())))
    return _ranked(record, found, now)


def _numbers(
    record: Record, order: Mapping[PhoneKind, int], said: Mapping[PhoneKind, str], now: str
) -> Sequence[Choice[Phone]]:
    """The numbers whose kind stands in `order`."""
    found = []
    for phone in map(_of_a_kind, record.contact.phones):
        if phone.kind in order:
            caveats = (said[phone.kind],) if phone.kind in said else ()
            found.append((order[phone.kind], Choice(phone, caveats)))
    return _ranked(record, found, now)


def _of_a_kind(phone: Phone) -> Phone:
    """The number with the kind that its plan has, where no label and no person says one."""
    if phone.kind is not PhoneKind.UNKNOWN:
        return phone
    from pressdir.normalise import phones  # noqa: PLC0415  # the plans take longer than the rest

    return replace(phone, kind=phones.plan_kind(phone))


def _ranked(
    record: Record, found: Iterable[tuple[int, Choice[Value]]], now: str
) -> Sequence[Choice[Value]]:
    """The choices in the order of their ranks, but doubtful ones behind, and dead ones last."""
    unsure = {each.value.casefold() for each in record.unsure}
    own = {value for _, value in own_values(record)}
    ranked = []
    for rank, choice in found:
        dead, said = _reported(record, str(choice.value), now)
        doubtful = str(choice.value).casefold() in unsure
        mine = [PRIVATE] if str(choice.value) in own else []
        caveats = (*said, *mine, *([UNSURE] if doubtful else []), *choice.caveats)
        ranked.append(((dead, doubtful, rank), replace(choice, caveats=caveats)))
    return [choice for _, choice in sorted(ranked, key=lambda each: each[0])]


def _reported(record: Record, value: str, now: str) -> tuple[bool, tuple[str, ...]]:
    """Whether people said that `value` is dead; and all they said of it, and of the contact."""
    if not record.reports:
        return False, ()
    from pressdir import merge  # noqa: PLC0415  # a call does not wait for it where nobody reported

    moved, state = merge.standing_of(record, "", now), merge.standing_of(record, value, now)
    about = moved.said[:1] if moved.moved else ()  # the weightiest stands first
    return bool(state.dead), (*about, *state.said)
