"""Are two contacts one person or desk? The rule errs to safety.

Two records of one person are a nuisance that `join` mends. Two persons in one record are an error
that nobody sees. So a mailbox, a switchboard or a name alone never makes two contacts one.
"""

import re
from difflib import SequenceMatcher
from enum import IntEnum

from pressdir.model import Contact, EmailAddress, Kind, PhoneKind
from pressdir.normalise.folding import fold
from pressdir.normalise.mailboxes import is_shared

ALIKE = 0.8  # "Mohamed" and "Mohammed" are 0.93, "Aleksandr" and "Alexander" 0.78
SHORTEST = 4  # letters below which likeness of letters means nothing: Ana and Ina are two


class Likeness(IntEnum):
    """How surely two contacts are one."""

    NONE = 0
    WEAK = 1  # the same name, and the same organisation or shared mailbox; nothing speaks against
    STRONG = 2  # a personal address, a number and a name, a named desk's mailbox


def likeness(one: Contact, other: Contact) -> Likeness:
    """Say how surely `one` and `other` are the same person or desk."""
    if one.kind is not other.kind:
        return Likeness.NONE
    return _persons(one, other) if one.kind is Kind.PERSON else _desks(one, other)


def plainly_two(one: Contact, other: Contact) -> bool:
    """Say whether nothing but a UID could make two contacts one: other names, nothing shared."""
    if mailboxes(one) & mailboxes(other) or numbers(one) & numbers(other):
        return False
    if one.name and other.name:
        return not compatible(one.name.full, other.name.full)
    return not same(one.label, other.label)


def _persons(one: Contact, other: Contact) -> Likeness:
    common = mailboxes(one) & mailboxes(other)
    own = any(not is_shared(EmailAddress(each)) for each in common)
    if one.name is None or other.name is None:
        nobody_named = one.name is None and other.name is None
        return Likeness.STRONG if own or (common and nobody_named) else Likeness.NONE
    if own and compatible(one.name.full, other.name.full):
        return Likeness.STRONG
    if fold(one.name.full) != fold(other.name.full):
        return Likeness.NONE
    if shared := numbers(one) & numbers(other):
        contradicted = _have_other_mailboxes(one, other) and not _is_mobile(shared, one, other)
        return Likeness.NONE if contradicted else Likeness.STRONG
    if not (common or same(one.org, other.org)) or _contradict(one, other):
        return Likeness.NONE
    return Likeness.WEAK


def _desks(one: Contact, other: Contact) -> Likeness:
    named = same(one.org, other.org) or same(full_name(one), full_name(other))
    nameless = not any((one.org, other.org, one.name, other.name))
    mailbox = mailboxes(one) & mailboxes(other)
    if one.name and other.name and not same(full_name(one), full_name(other)):
        return Likeness.NONE
    if mailbox and (named or nameless):
        return Likeness.STRONG
    if named and set(one.phones) & set(other.phones):
        return Likeness.STRONG
    return Likeness.NONE


def _contradict(one: Contact, other: Contact) -> bool:
    """Whether two of one name have values that one person would share."""
    if _have_other_mailboxes(one, other):
        return True
    kinds = {phone.kind for phone in one.phones} & {phone.kind for phone in other.phones}
    if kinds:  # numbers of one kind, none of them shared: `_persons` asked already
        return True
    shared = mailboxes(one) & mailboxes(other)
    if shared or not (one.location and other.location):
        return False
    here, there = fold(one.location), fold(other.location)
    return here not in there and there not in here


def _have_other_mailboxes(one: Contact, other: Contact) -> bool:
    """Whether both have mailboxes of their own, and none that is called as one of the other's."""
    mine, theirs = _own(one), _own(other)
    return bool(mine and theirs and not mine & theirs)


def _is_mobile(numbers: set[str], *contacts: Contact) -> bool:
    """Whether one of `numbers` is said to be a mobile's: no switchboard, which namesakes share."""
    return any(
        phone.number in numbers and phone.kind is PhoneKind.MOBILE
        for contact in contacts
        for phone in contact.phones
    )


def compatible(one: str, other: str) -> bool:
    """Say whether two names can be one person's: `M. Ali`, `Mohammed Ali` and `Mohamed Ali`.

    Each word of the shorter name needs its like in the longer, one of them more than an initial.
    """
    short, long = sorted((_words(one), _words(other)), key=len)
    full = 0
    for word in sorted(short, key=len, reverse=True):  # initials take what is left
        alike = (each for each in long if _alike(word, each))
        partner = word if word in long else next(alike, None)
        if partner is None:
            return False
        long.remove(partner)
        full += min(len(word), len(partner)) > 1
    return full > 0 or short == long == []


def abbreviates(one: str, other: str) -> bool:
    """Say whether `one` is `other` with initials for some of its words: `N. Kessler`."""
    if len(one) >= len(other):
        return False
    short, long = _words(one), _words(other)
    initials = [word for word in short if word not in long]
    return (
        bool(initials) and {word[0] for word in initials} == {*initials} and compatible(one, other)
    )


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if 1 in {len(one), len(other)}:
        return one[0] == other[0]
    if min(len(one), len(other)) < SHORTEST:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", fold(name))


def same(one: str | None, other: str | None) -> bool:
    """Say whether both are there, and the same but for case and accents."""
    return bool(one and other) and fold(str(one)) == fold(str(other))


def full_name(contact: Contact) -> str | None:
    """The name of a contact as one says it."""
    return contact.name.full if contact.name else None


def mailboxes(contact: Contact) -> set[str]:
    """The addresses of a contact, without case."""
    return {each.address.casefold() for each in contact.emails}


def personal(contact: Contact) -> set[str]:
    """Those of them that are no role's mailbox."""
    return {each.address.casefold() for each in contact.emails if not is_shared(each)}


def _own(contact: Contact) -> set[str]:
    """How the person's own mailboxes are called; a house that moves keeps that, not the domain."""
    return {each.local.casefold() for each in contact.emails if not is_shared(each)}


def numbers(contact: Contact) -> set[str]:
    """The numbers of a contact, without extensions."""
    return {each.number for each in contact.phones}
