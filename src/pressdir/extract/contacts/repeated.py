"""Each contact once: pages give one again in a list, a box beside the text, the header of a mail.

What is read of a contact is known by its name, its addresses and its numbers. Readings of the same
name are one contact, and those of a shorter one with the same own mailbox; so are those that nobody
is named for, by a mailbox or a number. A contact that then has nothing which another has not as
well says nothing new. A table tells who has a value, so that nobody is compared with all others.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pressdir.extract.draft import FAIR
from pressdir.model import Contact, EmailAddress, Evidence, Kind, Line, Name, Phone
from pressdir.normalise.names import agreement, in_any_order

Value = EmailAddress | Phone
_FIRST = 20  # readings of a desk that tell whose it is


class Reading(NamedTuple):
    """A contact as one place of a page gives it."""

    contact: Contact
    bare: bool  # neither a person nor a desk nor an organisation is named
    apart: bool  # an office that words offer: what it has in common with a person is its own, too
    sends: bool = False  # only a mail's header gives it

    @property
    def values(self) -> frozenset[Value]:
        """What it is reached by."""
        return frozenset((*self.contact.emails, *self.contact.phones))


def once(readings: Iterable[Reading], headers: Sequence[Line]) -> list[Contact]:
    """The contacts that the readings give, in their order; `headers` are a mail's lines."""
    told = [*_less_known([one._replace(sends=_sends(one, headers)) for one in _united(readings)])]
    holders = _Holders(told)
    return [one.contact for at, one in enumerate(told) if not holders.say_again(at, one)]


# --- readings of one contact are one ----------------------------------------------------------


def _united(readings: Iterable[Reading]) -> Iterator[Reading]:
    groups: list[list[Reading]] = []
    known: dict[object, int] = {}  # what identifies a contact -> its group
    mailed: set[int] = set()  # groups with a mailbox
    for one in readings:
        kind, name, found = one.contact.kind, one.contact.name, one.contact.emails
        keys: list[object] = (
            [(kind, in_any_order(name.full))] if name else [(kind, e) for e in found]
        )
        at = next((known[key] for key in keys if key in known), None)
        if name and kind is Kind.PERSON:
            own = [("own", each) for each in found if agreement(name.full, each.local) >= FAIR]
            same = (known[key] for key in own if key in known)
            if at is None:
                at = next((n for n in same if _is_fuller(name, groups[n][0].contact.name)), None)
            keys += own
        told = groups[at][:_FIRST] if at is not None else ()
        if any(_is_anothers(one.contact, each.contact) for each in told):
            at = None
        if name is None:
            numbers = [(kind, phone) for phone in one.contact.phones]
            if at is None:
                same = (known[key] for key in numbers if key in known)
                at = next((number for number in same if not found or number not in mailed), None)
            keys += numbers
        if at is None:
            at = len(groups)
            groups.append([])
        groups[at].append(one)
        if found:
            mailed.add(at)
        for key in keys:
            known.setdefault(key, at)
    for group in groups:
        yield group[0]._replace(contact=_one(group)) if len(group) > 1 else group[0]


def _is_fuller(one: Name, other: Name | None) -> bool:
    """Tell whether one name has all words of another: "Ann Mary Lee", "Lee, Ann"."""
    words = set(in_any_order(one.full)), set(in_any_order(other.full) if other else ())
    return bool(words[1]) and (words[0] <= words[1] or words[1] <= words[0])


def _is_anothers(one: Contact, other: Contact) -> bool:
    """Tell whether two desks that are called alike are of two bodies: "Media Relations" of each."""
    if one.kind is not Kind.DESK or not (one.emails and other.emails):
        return False
    if not frozenset(one.phones).isdisjoint(other.phones):
        return False
    apart = {each.domain for each in one.emails}.isdisjoint(each.domain for each in other.emails)
    return apart and bool(one.org and other.org and one.org != other.org)


def _one(group: Sequence[Reading]) -> Contact:
    """One contact of several readings: what is said first, and all that it is reached by."""
    told = [each.contact for each in group]
    if len({each.name for each in told}) > 1:  # as she signs, not as her mail program writes her
        told.sort(key=lambda each: each.role is None)
    first, *others = told
    surest = max(told, key=lambda each: each.confidence or 0.0)
    united = replace(
        first,
        confidence=surest.confidence,
        doubts=surest.doubts,
        org=next((each.org for each in told if each.org), None),
        role=next((each.role for each in told if each.role), None),
        location=next((each.location for each in told if each.location), None),
        emails=tuple(dict.fromkeys(e for each in told for e in each.emails)),
        phones=tuple(dict.fromkeys(p for each in told for p in each.phones)),
        langs=next((each.langs for each in told if each.langs), ()),
    )
    more = (each for other in others for each in other.evidence if _still_holds(united, each))
    return replace(united, evidence=(*first.evidence, *more))


def _still_holds(one: Contact, each: Evidence) -> bool:
    """Tell whether a value of another reading is also the united contact's."""
    kept = {"org": one.org, "role": one.role, "location": one.location}.get(each.field)
    return kept is None or kept == each.value


# --- what others have, too --------------------------------------------------------------------


def _less_known(readings: Sequence[Reading]) -> Iterator[Reading]:
    """The readings; those that nobody is named for, less what others have."""
    known = {value for one in readings if not one.bare for value in one.values}
    for one in readings:
        if not one.bare or known.isdisjoint(one.values):
            yield one
        elif left := one.values - known:
            yield one._replace(contact=_only(one.contact, left))


def _only(contact: Contact, left: frozenset[Value]) -> Contact:
    """The contact with some of its addresses and numbers."""
    kept = set(map(str, left))
    return replace(
        contact,
        emails=tuple(each for each in contact.emails if each in left),
        phones=tuple(each for each in contact.phones if each in left),
        evidence=tuple(
            each
            for each in contact.evidence
            if each.field not in {"emails", "phones"} or each.value in kept
        ),
    )


def _sends(one: Reading, headers: Sequence[Line]) -> bool:
    """Tell whether a desk is only the sender of a mail."""
    places = [each.start for each in one.contact.evidence if each.field == "emails"]
    if not headers or not places or one.contact.kind is not Kind.DESK or one.contact.phones:
        return False
    return all(any(line.start <= at < line.end for line in headers) for at in places)


class _Holders:
    """Who has a value."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self._readings = readings
        self._values = [one.values for one in readings]
        self._all: dict[Value, list[int]] = {}
        self._desks: dict[Value, list[int]] = {}
        for at, one in enumerate(readings):
            for value in self._values[at]:
                self._all.setdefault(value, []).append(at)
                if one.contact.kind is Kind.DESK:
                    self._desks.setdefault(value, []).append(at)

    def say_again(self, at: int, one: Reading) -> bool:
        """Tell whether somebody has all that a reading gives: of equal ones the first counts."""
        desk = one.contact.kind is Kind.DESK
        unnamed = one.contact.name is None and not one.apart
        if not (unnamed or desk):
            return False
        having = self._all if unnamed or one.sends else self._desks
        own = self._values[at]
        if desk and all(self._somebody_s(value) for value in own):
            return True
        rarest = min((having.get(value, []) for value in own), key=len, default=[])
        return any(
            own < self._values[other]
            or (own == self._values[other] and self._rank(other) < self._rank(at))
            for other in rarest
            if other != at
        )

    def _somebody_s(self, value: Value) -> bool:
        """Tell whether a value is the mailbox of the person whose name it carries."""
        if not isinstance(value, EmailAddress):
            return False
        holders = (self._readings[at].contact for at in self._all.get(value, ()))
        people = (each.name for each in holders if each.kind is Kind.PERSON)
        return any(name and agreement(name.full, value.local) >= FAIR for name in people)

    def _rank(self, at: int) -> tuple[bool, int]:
        return self._readings[at].sends, at
