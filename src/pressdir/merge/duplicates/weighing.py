"""What speaks for it that two contacts are one, and what against, in words and as a sum.

The rule: a desk's mailbox, a switchboard or a name is never enough. A value weighs the less the
more contacts have it. What one person would hardly have twice counts against: another personal
mailbox at the same house, another mobile number, another place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from typing import NamedTuple, Protocol

from pressdir.merge.answers import answer
from pressdir.merge.duplicates.calling import (
    GIVEN,
    LETTERS,
    Alike,
    alike,
    called,
    houses_alike,
    run,
)
from pressdir.model import Contact, Kind, Phone, PhoneKind, Record, Verdict
from pressdir.normalise import domains, names, phones
from pressdir.normalise.folding import fold
from pressdir.normalise.mailboxes import is_shared

ENOUGH_OF_A_NAME = 15  # what two names must weigh where nothing is shared that is a person's own
UNNAMED = 0
PART = 3  # letters of a name that stand in a mailbox called after it
ENOUGH = 40  # the sum from which a pair is proposed
SURE = 100  # the greatest that is shown
TWO, FEW = 2, 4  # contacts of a number or mailbox: beyond, it is a switchboard or a desk's

NOTHING, HOUSE_ONLY, PERSONAL = range(3)  # what something has to say by itself

PERSONAL_MAIL = 55
MOBILE = (45, 30, 8)  # where two, few or more contacts have it
NUMBER = (25, 15, 4)
DESK_MAIL = (20, 16, 14)
DESK_MAIL_OF_HOUSE = 4  # which colleagues share
HOUSE, HOUSE_ALIKE, HOUSE_DOMAIN, HOUSE_OF_MANY, OTHER_HOUSE = 20, 16, 16, 6, -8
MAILBOX_CALLED, MAILBOX_CALLED_AFTER_NAME, MAILBOX_OF_OTHER = 15, 4, 30
ROLE = PLACE = 4
OTHER_PLACE = -6
OTHER_MAIL_AT_HOUSE, OTHER_MAIL_AND_NAME = -10, -20
OTHER_MAIL, OTHER_MOBILE = -3, -10

DESK_LABEL, DESK_LABEL_ALIKE, DESK_OTHER_LABEL = 30, 20, -30
DESK_VALUE = (25, 20, 12)
DESK_OTHER_PLACE = DESK_OTHER_MAIL = -15


@dataclass(frozen=True, slots=True)
class Card:
    """A contact as it is compared."""

    record: Record  # without its sources
    name: str  # "" where it has none
    personal: frozenset[str]  # addresses, without case
    desks: frozenset[str]  # addresses that are a role's
    phones: frozenset[str]  # in E.164, without extension
    houses: frozenset[str]  # the organisations it was seen with, folded

    @property
    def contact(self) -> Contact:
        """What the record shows."""
        return self.record.contact

    @property
    def is_desk(self) -> bool:
        """Whether nobody is named."""
        return self.record.contact.kind is Kind.DESK


@dataclass(frozen=True, slots=True)
class Pair:
    """Two contacts that may be one."""

    one: Record  # with the smaller uid; both without their sources
    other: Record
    score: int  # to 100
    reasons: tuple[str, ...]  # in words, the weightiest first
    doubts: tuple[str, ...] = ()  # what speaks against


class Reason(NamedTuple):
    """One thing that speaks for it or against it."""

    weight: int
    words: str
    links: int = HOUSE_ONLY  # how much it says by itself: NOTHING, HOUSE_ONLY, PERSONAL


class Counts(Protocol):
    """How many contacts have a value."""

    def of(self, value: str) -> int:
        """How many contacts have this number or address."""


def card(record: Record) -> Card:
    """A record as it is compared."""
    contact = record.contact
    personal = {each.address.casefold() for each in contact.emails if not is_shared(each)}
    seen = {each.value for each in record.sightings if each.field == "org" and not each.gone}
    return Card(
        replace(record, sightings=(), extra={}),  # of a hundred thousand, the most room
        contact.name.full if contact.name else "",
        frozenset(personal),
        frozenset({each.address.casefold() for each in contact.emails} - personal),
        frozenset(each.number for each in contact.phones),
        frozenset(fold(each) for each in (*seen, contact.org or "") if each),
    )


def weighed(one: Card, other: Card, counts: Counts) -> Pair | None:
    """What speaks for it that the two are one; None where that is too little."""
    if one.record.uid == other.record.uid:
        return None
    told = answer(one.record, other.record)
    first, second = sorted((one.record, other.record), key=lambda each: each.uid)
    if told and told.outcome is Verdict.SAME:
        by = f" by {told.by}" if told.by else ""
        return Pair(first, second, SURE, (f"called the same{by} on {told.at[:10]}",))
    if told or one.is_desk is not other.is_desk:
        return None
    said = [*(_desks if one.is_desk else _people)(one, other, counts)]
    total = sum(each.weight for each in said)
    if total < ENOUGH or not any(each.links and each.weight > 0 for each in said):
        return None
    reasons = sorted((each for each in said if each.words), key=lambda each: -abs(each.weight))
    return Pair(
        first,
        second,
        min(total, SURE),
        tuple(each.words for each in reasons if each.weight >= 0),
        tuple(each.words for each in reasons if each.weight < 0),
    )


# --- people ---------------------------------------------------------------------------------------


def _people(one: Card, other: Card, counts: Counts) -> Sequence[Reason]:
    named = alike(one.name, other.name) if one.name and other.name else Alike(UNNAMED, "")
    own = [
        *_same_mail(one, other, counts),
        *_same_numbers(one, other, counts),
        *(_other_name(one, other) if named.weight == GIVEN else ()),
    ]
    if named.weight < ENOUGH_OF_A_NAME and not any(each.links == PERSONAL for each in own):
        return ()  # colleagues share the rest
    found = [*own, *_house(one, other), *_surroundings(one.contact, other.contact)]
    if one.name and other.name:
        words = named.words or f"other names: {one.name} / {other.name}"
        found.append(Reason(named.weight, words, NOTHING))
    found += _other_mail(one, other, named)
    if not one.phones & other.phones and all(map(_has_mobile, (one, other))):
        found.append(Reason(OTHER_MOBILE, "other mobile number"))
    return found


def _same_mail(one: Card, other: Card, counts: Counts) -> Iterator[Reason]:
    for address in sorted(one.personal & other.personal)[:1]:
        if counts.of(address) > FEW:
            yield Reason(DESK_MAIL[-1], _shared(f"the same mailbox {address}", address, counts))
        else:
            yield Reason(PERSONAL_MAIL, f"the same personal e-mail {address}", PERSONAL)
    for address in sorted(one.desks & other.desks)[:1]:
        weight = DESK_MAIL[_crowd(counts.of(address))]
        if one.houses & other.houses:
            weight = DESK_MAIL_OF_HOUSE
        yield Reason(weight, _shared(f"the same mailbox {address}", address, counts))


def _same_numbers(one: Card, other: Card, counts: Counts) -> Iterator[Reason]:
    """The best number that both have: others of the same office say nothing more."""
    found = []
    for number in one.phones & other.phones:
        is_mobile = phones.plan_kind(Phone(number)) is PhoneKind.MOBILE
        weight = (MOBILE if is_mobile else NUMBER)[_crowd(counts.of(number))]
        what = "mobile number" if is_mobile else "number"
        links = PERSONAL if is_mobile and counts.of(number) <= TWO else HOUSE_ONLY
        found.append(Reason(weight, _shared(f"the same {what} {number}", number, counts), links))
    yield from sorted(found, reverse=True)[:1]


def _house(one: Card, other: Card) -> Iterator[Reason]:
    if one.houses & other.houses:
        yield Reason(HOUSE, "the same organisation")
        return
    close = next((two for two in product(one.houses, other.houses) if houses_alike(*two)), None)
    mine, its = one.contact.org, other.contact.org
    if close:
        yield Reason(HOUSE_ALIKE, f"organisations alike: {mine} / {its}")
        return
    if common := at(one) & at(other):
        if mine and its:  # which both have a mailbox there: a provider, or a roof over many
            yield Reason(HOUSE_OF_MANY, f"the same domain: {min(common)}", NOTHING)
        else:
            yield Reason(HOUSE_DOMAIN, f"the same house: {min(common)}")
    if (called_alike := _locals(one) & _locals(other)) and not one.personal & other.personal:
        local = min(called_alike)
        unlike = one.name.isascii() and not names.agreement(one.name, local)
        if unlike or any(map(str.isdigit, local)):
            yield Reason(MAILBOX_CALLED, f"mailboxes called alike: {local}@")
        else:  # as those of all who have the name
            yield Reason(MAILBOX_CALLED_AFTER_NAME, f"mailboxes called alike: {local}@", NOTHING)
    if mine and its:
        yield Reason(OTHER_HOUSE, f"other organisation: {mine} / {its}")


def _other_name(one: Card, other: Card) -> Iterator[Reason]:
    """Who married may still have the mailbox of the name before."""
    for card, its in ((one, other), (other, one)):
        for address in sorted(card.personal):
            local, _, domain = address.rpartition("@")
            if (
                any(word in local for word in called(its.name).words if len(word) >= PART)
                and (owner(domain) in _owners(its) or card.houses & its.houses)
                and names.agreement(its.name, local) == 1
                and names.agreement(card.name, local) < 1
            ):
                yield Reason(
                    MAILBOX_OF_OTHER, f"the mailbox {address} is called after {its.name}", PERSONAL
                )
                return


def _other_mail(one: Card, other: Card, named: Alike) -> Iterator[Reason]:
    if not (one.personal and other.personal) or _locals(one) & _locals(other):
        return
    if _owners(one) & _owners(other):
        weight = OTHER_MAIL_AT_HOUSE if named.weight >= LETTERS else OTHER_MAIL_AND_NAME
        yield Reason(weight, "other personal e-mail at the same domain")
    else:
        yield Reason(OTHER_MAIL, "other personal e-mail")


def _surroundings(one: Contact, other: Contact) -> Iterator[Reason]:
    if one.role and other.role and fold(one.role) == fold(other.role):
        yield Reason(ROLE, "the same role", links=NOTHING)
    if one.location and other.location:
        if _same_place(one.location, other.location):
            yield Reason(PLACE, "the same place", links=NOTHING)
        else:
            yield Reason(OTHER_PLACE, f"other place: {one.location} / {other.location}")


# --- desks ----------------------------------------------------------------------------------------


def _desks(one: Card, other: Card, counts: Counts) -> Iterator[Reason]:
    mine, its = _label(one), _label(other)
    both = f"{one.contact.label} / {other.contact.label}"
    if mine and its:
        if mine == its:
            yield Reason(DESK_LABEL, "the same desk by name", links=NOTHING)
        elif houses_alike(mine, its):
            yield Reason(DESK_LABEL_ALIKE, f"names alike: {both}", NOTHING)
        else:
            yield Reason(DESK_OTHER_LABEL, f"other names: {both}")
    mails, others = one.personal | one.desks, other.personal | other.desks
    if common := mails & others:
        address = min(common)
        weight = DESK_VALUE[_crowd(counts.of(address))]
        yield Reason(weight, _shared(f"the same mailbox {address}", address, counts))
    elif mails and others:
        yield Reason(DESK_OTHER_MAIL, "other mailbox")
    for number in sorted(one.phones & other.phones)[:1]:
        weight = DESK_VALUE[_crowd(counts.of(number))]
        yield Reason(weight, _shared(f"the same number {number}", number, counts))
    here, there = one.contact.location, other.contact.location
    if here and there and not _same_place(here, there):
        yield Reason(DESK_OTHER_PLACE, f"other place: {here} / {there}")


def _label(card: Card) -> str:
    return fold(card.name or card.contact.org or "")


# --- values ---------------------------------------------------------------------------------------


def _crowd(count: int) -> int:
    return 0 if count <= TWO else 1 if count <= FEW else 2


def _shared(words: str, value: str, counts: Counts) -> str:
    more = counts.of(value) - TWO
    return f"{words} (and {more} more)" if more > 0 else words


def _owners(card: Card) -> set[str]:
    """The houses at which the contact has a mailbox; of those where anybody can, none."""
    found = {owner(each.rpartition("@")[2]) for each in card.personal | card.desks}
    return found - {""}


@lru_cache(maxsize=1 << 15)
def owner(domain: str) -> str:
    """The house whose domain it is; "" where anybody can have a mailbox."""
    return "" if domains.label_of(domain) in domains.ANYBODYS else domains.of_owner(domain)


def at(card: Card) -> set[str]:
    """What its houses are called, in one word: as their domains are, if these are named so."""
    return {domains.label_of(each) for each in _owners(card)} | set(map(run, card.houses))


def _locals(card: Card) -> set[str]:
    return {each.rpartition("@")[0] for each in card.personal}


def _has_mobile(card: Card) -> bool:
    return any(
        phone.kind is PhoneKind.MOBILE
        or (phone.kind is PhoneKind.UNKNOWN and phones.plan_kind(phone) is PhoneKind.MOBILE)
        for phone in card.contact.phones
    )


def _same_place(one: str, other: str) -> bool:
    here, there = fold(one), fold(other)
    return here in there or there in here
