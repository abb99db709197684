"""Is this a contact that the directory has? Its records are found by what identifies them.

Whether one that is found is the same is for `likeness` to say.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias
from uuid import UUID, uuid5

from pressdir.merge.answers import aliases
from pressdir.merge.likeness import (
    Likeness,
    full_name,
    likeness,
    mailboxes,
    numbers,
    personal,
    same,
)
from pressdir.model import Contact, EmailAddress, Kind, Name, Phone, Record
from pressdir.normalise.folding import fold

CALLED = frozenset({"name", "org"})
ENTERED = UUID("0b1c5b6e-6a55-4c0c-9a3e-6a1f0c7f5d21")  # the namespace of uids made of contacts
MOST = 16  # ways in which one contact is looked for; two that became one have four

Key: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Traces:
    """What some contacts are found again by."""

    names: frozenset[str]  # folded
    values: frozenset[str]  # addresses and numbers, without case


def traces(contacts: Iterable[Contact]) -> Traces:
    """What a record has one of at least if `Directory.find` gives it for one of `contacts`.

    An address or a number counts even if a person removed it from the record.
    """
    names: set[str] = set()
    values: set[str] = set()
    for contact in contacts:
        if contact.kind is Kind.DESK:
            values |= mailboxes(contact) | numbers(contact)
        elif contact.name is None:
            values |= mailboxes(contact)
        else:
            names.add(fold(contact.name.full))
            values |= personal(contact)
    return Traces(frozenset(names), frozenset(values))


class Directory:
    """The records of a directory, found by what identifies them.

    One that is two in one, as a person said, is found by what either of them was called. With
    `held`, which gives the newest record of a uid, the records themselves are not kept: of a
    hundred thousand that is most of what a directory takes.
    """

    def __init__(
        self, records: Iterable[Record] = (), held: Callable[[str], Record | None] | None = None
    ) -> None:
        self._records: dict[str, Record] = {}
        self._held = held or self._records.get
        self._keeps = held is None
        self._aliases: dict[str, str] = {}
        self._index: dict[int, list[str] | str] = {}  # by hashes of keys: `likeness` has to agree
        self._digests: set[str] = set()
        self._asked: tuple[Contact, set[Key]] | None = None  # who was not found is put next
        for record in records:
            self.put(record)

    def put(self, record: Record) -> None:
        """Keep `record`, in place of the one with its uid."""
        uid = record.uid
        if old := self._records.get(uid):
            for key in self._known_by(old):
                self._index[hash(key)] = [each for each in self._found(key) if each != uid]
        if self._keeps:
            self._records[uid] = record
        self._aliases.update(dict.fromkeys(aliases(record), uid))
        self.note(uid, map(hash, self._known_by(record)))
        self._digests.update([each.release for each in record.sightings if each.release])

    def records(self) -> list[Record]:
        """All records, in the order in which they came."""
        return list(self._records.values())

    def get(self, uid: str) -> Record | None:
        """The record with that uid, or with one that had it before they became one."""
        return self._held(uid) or (self._held(other) if (other := self._aliases.get(uid)) else None)

    def knows(self, digest: str) -> bool:
        """Say whether the release with that digest was read into a record here."""
        return digest in self._digests

    def find(self, contact: Contact) -> Record | None:
        """The record of whom `contact` is, or None when that is not sure.

        Where several fit, the one that shares the most values; where these are as many and the
        evidence is weak, none.
        """
        keys = _keys(contact)
        self._asked = contact, keys
        uids = sorted({uid for key in keys for uid in self._found(key)})
        found = {uid: record for uid in uids if (record := self._held(uid))}
        ranked = sorted(
            (max(_rank(contact, known) for known in _evidence(record)), uid)
            for uid, record in found.items()
        )
        ranked = [each for each in ranked if each[0][0] > Likeness.NONE]
        if not ranked:
            return None
        best = ranked[-1][0]
        fitting = [uid for rank, uid in ranked if rank == best]
        if len(fitting) > 1 and best[0] is Likeness.WEAK:
            return None
        return found[fitting[0]]

    def keys(self, contact: Contact) -> tuple[int, ...]:
        """What `contact` is found by, for `may_know` and `note`: of use in this process alone."""
        return tuple(map(hash, _keys(contact)))

    def may_know(self, keys: Iterable[int]) -> bool:
        """Say whether `find` would look at anybody for a contact with these `keys`."""
        return not self._index.keys().isdisjoint(keys)

    def note(self, uid: str, keys: Iterable[int]) -> None:
        """Keep a record that is `held`, by the `keys` of its contact."""
        for key in keys:
            match self._index.get(key):
                case None:
                    self._index[key] = uid
                case list(uids):
                    if uid not in uids:
                        uids.append(uid)
                case other if other != uid:
                    self._index[key] = [other, uid]

    def _found(self, key: Key) -> Sequence[str]:
        """Who may have a key: at least those."""
        found = self._index.get(hash(key), ())
        return (found,) if isinstance(found, str) else found

    def _known_by(self, record: Record) -> set[Key]:
        first, *more = _evidence(record)
        asked = self._asked
        keys = asked[1] if asked and asked[0] is first else _keys(first)
        return keys.union(*map(_keys, more)) if more else keys


def uid_of(contact: Contact) -> str | None:
    """The uid for a new contact: the same wherever it is entered, with a name and a mailbox.

    So two machines that read one release have one contact, even where only git puts their files
    together. None if nothing tells the contact from others as surely.
    """
    desk = contact.kind is Kind.DESK
    reached, name = mailboxes(contact) if desk else personal(contact), fold(contact.label)
    named = contact.org or contact.name if desk else contact.name
    if not (reached and named and name):
        return None
    said = "\n".join((contact.kind, name, min(reached)))
    return str(uuid5(ENTERED, said.encode("utf-8", "replace").decode()))


def _keys(contact: Contact) -> set[Key]:
    """What `contact` can be found by: each key holds all that one rule of `likeness` asks for.

    A press office's mailbox or switchboard stands in thousands of records, so it is no key alone.
    """
    shared = mailboxes(contact) | numbers(contact)
    if contact.kind is Kind.DESK:
        labels = {fold(each) for each in (full_name(contact), contact.org) if each}
        return {(contact.kind, value, label) for value in shared for label in labels or {""}}
    keys: set[Key] = {(contact.kind, address) for address in personal(contact)}
    if contact.name is None:
        return keys | {(contact.kind, address, "") for address in mailboxes(contact)}
    name = fold(contact.name.full)
    keys.update([(contact.kind, each, name) for each in shared])
    if contact.org:
        keys.add((contact.kind, fold(contact.org), name))
    return keys


def _rank(contact: Contact, known: Contact) -> tuple[Likeness, int, bool, bool]:
    shared = mailboxes(contact) & mailboxes(known) | numbers(contact) & numbers(known)
    return (
        likeness(contact, known),
        len(shared),
        same(contact.org, known.org),
        same(contact.location, known.location),
    )


def _evidence(record: Record) -> tuple[Contact, ...]:
    """What the record is compared by: its contact and, for a name, the values that were removed.

    A release that still prints a number we know to be dead is about the person who had it. And one
    that calls somebody as one half of the record was called is about that half: there is a contact
    for each name and organisation of a record that is two in one.
    """
    contact = _with_removed(record)
    if not aliases(record):
        return (contact,)
    known = [contact]
    for each in record.sightings:
        if each.gone or each.field not in CALLED:
            continue
        known += [
            replace(one, name=Name(each.value))
            if each.field == "name"
            else replace(one, org=each.value)
            for one in known
        ]
        known = list({(full_name(one), one.org): one for one in known}.values())[:MOST]
    return tuple(known)


def _with_removed(record: Record) -> Contact:
    contact = record.contact
    if contact.name is None:
        return contact
    for each in record.sightings:
        if not each.gone:
            continue
        if each.field == "emails":
            contact = replace(contact, emails=(*contact.emails, EmailAddress(each.value)))
        elif each.field == "phones":
            number, _, extension = each.value.partition(";ext=")
            contact = replace(contact, phones=(*contact.phones, Phone(number, extension or None)))
    return contact
