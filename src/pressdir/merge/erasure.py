"""Who was erased, at their own wish: only keyed hashes of it, which keep them from coming back.

    "erased": {"<key>": ["<tag>", "<tag> <when>", "<tag> <when> <consent>"]}

They stand in the header of the contact file, under a key that was made at its first erasure. A tag
says one of these, each hashed with the key (`Tags`):

- a uid, without a time: for ever, whoever agrees to what later;
- a personal mailbox;
- a name, or the words of a mailbox: such texts are taken out of quotes and titles, and no more,
  because others may be called the same;
- a name together with an address, a number or an organisation beside it; the last part is short,
  so that it tells one namesake from another and does not give the number away;
- the end of a number, short for the same reason, for quotes.

All tags of one erasure have the same time, and agreeing to be kept again lifts them together. The
whole is a set: two files' are united without a rule, those under several keys side by side. What is
not understood is kept.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pressdir.merge import mentions
from pressdir.merge.answers import aliases
from pressdir.merge.moments import after
from pressdir.merge.persons import (
    NOBODY,
    Person,
    Tags,
    beside,
    names,
    own_mailboxes,
    person_of,
    who,
)
from pressdir.model import Contact, Kind, Record
from pressdir.normalise.names.agreeing import agreement

KEY = re.compile(r"[0-9a-f]{32}")
ENTRY = re.compile(r"(\S+)(?: (\S+)(?: (\S+))?)?")
UNDATED = "-"
REMEMBERED = 50_000  # texts of which it is known whom they name

Json = Any


@dataclass(frozen=True)
class Erasures:
    """All erasures that a contact file knows of; equal when they say the same."""

    entries: Mapping[str, frozenset[str]] = field(default_factory=dict)  # by key, as written
    rest: Json = None  # what was not understood

    @classmethod
    def of(cls, written: Json) -> "Erasures":
        """What the header of a file says."""
        if not isinstance(written, dict):
            written = {"": written} if written else {}
        entries, rest = {}, {}
        for key, listed in written.items():
            if not KEY.fullmatch(key):
                rest[key] = listed
                continue
            items = listed if isinstance(listed, list) else [listed]
            if fits := [each for each in items if _is_entry(each)]:
                entries[key] = _settled(fits)
            if odd := [each for each in items if not _is_entry(each)]:
                rest[key] = _united(odd, [])
        return cls(entries, rest or None)

    @property
    def written(self) -> Json:
        """As the header has it; None if there is nothing to write."""
        rest = self.rest or {}
        found = {key: [*sorted(these), *rest.get(key, ())] for key, these in self.entries.items()}
        return dict(sorted((rest | found).items())) or None

    def __bool__(self) -> bool:
        return bool(self.entries or self.rest)

    def __or__(self, other: "Erasures") -> "Erasures":
        keys = self.entries.keys() | other.entries.keys()
        none: frozenset[str] = frozenset()
        both = {key: self.entries.get(key, none) | other.entries.get(key, none) for key in keys}
        rest = _united(self.rest, other.rest)
        return Erasures({key: _settled(these) for key, these in both.items()}, rest)

    def unless_in(self, other: "Erasures") -> "Erasures":
        """Those of these that `other` does not know."""
        none: frozenset[str] = frozenset()
        left = {key: these - other.entries.get(key, none) for key, these in self.entries.items()}
        return Erasures({key: these for key, these in left.items() if these})

    # --- what they keep out ---------------------------------------------------------------------

    def covers(self, uid: str) -> bool:
        """Whether this uid is, or was, of somebody who was erased. No row may have it."""
        return any(tags.uid(uid) in known for tags, known in self._known)

    def has_mailbox(self, address: str) -> bool:
        """Whether this is a mailbox of somebody who was erased."""
        return bool(self._when_mail(address))

    def blocks(self, whom: Record | Contact) -> str | None:
        """Why this may not be kept: whose it is was erased; None if nothing speaks against it."""
        found = self._block(whom)
        return None if found is None else _reason(found[1])

    def mentions(self, text: str, but: frozenset[str] = frozenset()) -> bool:
        """Whether a text names somebody who was erased; `but` are spellings that may stand."""
        return bool(self._known) and not self._named(text) <= but

    def since(self, person: Person) -> str | None:
        """Why nothing is kept of `person`, or of somebody called so; None where it is not known."""
        for tags, known in self._known:
            met = [known[tag] for tag in person.tags(tags) if tag in known]
            if met:
                return _reason(min(met))
        return None

    # --- what changes them ----------------------------------------------------------------------

    def with_person(self, person: Person, at: str, new_key: str) -> "Erasures":
        """These and one more, under the key of this file, or `new_key` where it has none."""
        key = min(self.entries, default=new_key)
        times = [found[2] or "" for each in self.entries.get(key, ()) if (found := _parted(each))]
        moment = after((each for each in times if each != UNDATED), at)
        tags = Tags(key)
        fresh = [tags.uid(uid) for uid in person.uids]
        fresh += [f"{tag} {moment}" for tag in person.tags(tags)]
        return self | Erasures({key: frozenset(fresh)})

    def after_consent(self, whom: Record | Contact, at: str) -> "Erasures":
        """These, less the erasure of the one who agreed to be kept again. The uid stays blocked."""
        lifted = self
        while (found := lifted._block(whom, uids=False)) is not None and found[1]:
            key, moment = found
            these = lifted.entries[key]
            freed = {f"{each} {at}" for each in these if each.split(" ")[1:] == [moment]}
            lifted |= Erasures({key: frozenset(freed)})
        return lifted

    def explained_by(self, person: Person) -> bool:
        """Whether all that texts are searched for is known in plain words."""
        for key, these in self.entries.items():
            told = {*person.tags(Tags(key))}
            sought = {each.split(" ")[0] for each in these if " " in each and "+" not in each}
            if not sought <= told:
                return False
        return True

    # --- how ------------------------------------------------------------------------------------

    @cached_property
    def _known(self) -> list[tuple[Tags, Mapping[str, str]]]:
        """Of each key its tags in force, and since when."""
        return [(Tags(key), _in_force(these)) for key, these in sorted(self.entries.items())]

    @cached_property
    def _asked(self) -> dict[str, frozenset[str]]:
        """What texts name, as far as it was asked."""
        return {}

    def _named(self, text: str) -> frozenset[str]:
        """The spellings in `text` that are of somebody who was erased, and the ends of numbers."""
        found = self._asked.get(text)
        if found is None:
            if len(self._asked) >= REMEMBERED:
                self._asked.clear()
            found = self._asked[text] = self._looked_for(text)
        return found

    def _looked_for(self, text: str) -> frozenset[str]:
        told = {(spelt, False) for spelt in mentions.spellings(text)}
        told |= {(digits, True) for digits in mentions.numbers(text)}
        return frozenset(
            each
            for each, is_number in told
            for tags, known in self._known
            if (tags.number(each) if is_number else tags.words(each)) in known
        )

    @cached_property
    def _keys(self) -> list[str]:
        return sorted(self.entries)

    def _block(self, whom: Record | Contact, *, uids: bool = True) -> tuple[str, str] | None:
        """Under which key and since when somebody is erased."""
        if not self._known:
            return None
        record = whom if isinstance(whom, Record) else Record("", whom)
        known_as = (record.uid, *aliases(record)) if uids else ()
        called = {who(each) for each in names(record)}
        values = {*beside(record)} if called else set()
        mails = own_mailboxes(record)
        for key, (tags, known) in zip(self._keys, self._known, strict=True):
            found = [tags.mail(each) for each in mails if tags.mail(each) in known]
            if found and not _is_somebody_else(record, mails, known, tags):
                return key, known[found[0]]
            theirs = (tags.beside(name, value) for name in called for value in values)
            if (met := next((tag for tag in theirs if tag in known), None)) is not None:
                return key, known[met]
            if any(uid and tags.uid(uid) in known for uid in known_as):
                return key, ""
        return None

    def _when_mail(self, address: str) -> str | None:
        return next(
            (known[tag] for tags, known in self._known if (tag := tags.mail(address)) in known),
            None,
        )


NONE = Erasures()


def _reason(moment: str) -> str:
    when = f" on {moment[:10]}" if moment and moment != UNDATED else ""
    return f"was erased{when}, at the person's wish"


def rows_of(record: Record, everybody: Sequence[Record]) -> tuple[Person, tuple[Record, ...]]:
    """The person whose row `record` is, and all their rows: those that an erasure would block."""
    theirs = {record.uid: record}
    while True:
        others = [each for each in everybody if each.uid not in theirs]
        numbers = {str(phone) for each in others for phone in each.contact.phones}
        person = NOBODY
        for each in theirs.values():
            person |= person_of(each, numbers)
        asked = NONE.with_person(person, UNDATED, "0" * 32)
        called = {who(name) for name in person.names}
        more = [each for each in others if _may_be(each, person, called) and asked.blocks(each)]
        if not more:
            return person, tuple(theirs.values())
        theirs |= {each.uid: each for each in more}


def _may_be(record: Record, person: Person, called: AbstractSet[str]) -> bool:
    """Whether it is worth asking: to hash what everybody has takes seconds."""
    contact = record.contact
    return (
        any(each.address.casefold() in person.mails for each in contact.emails)
        or not person.uids.isdisjoint((record.uid, *aliases(record)))
        or not called.isdisjoint(map(who, names(record)))
    )


# --- entries --------------------------------------------------------------------------------------


def _is_entry(written: Json) -> bool:
    return isinstance(written, str) and ENTRY.fullmatch(written) is not None


def _parted(entry: str) -> re.Match[str] | None:
    return ENTRY.fullmatch(entry)


def _settled(entries: Iterable[str]) -> frozenset[str]:
    """Each erasure once: lifted if somebody says so, at the earliest time that is said."""
    latest: dict[tuple[str, str], str] = {}
    for entry in entries:
        tag, _, rest = entry.partition(" ")
        moment, _, consent = rest.partition(" ")
        said = [each for each in (latest.get((tag, moment)), consent) if each]
        latest[tag, moment] = min(said, default="")
    return frozenset(" ".join(filter(None, (*each, told))) for each, told in latest.items())


def _in_force(entries: Iterable[str]) -> dict[str, str]:
    """The tags that hold, with their newest time; "" for those that hold for ever."""
    known: dict[str, str] = {}
    for entry in entries:
        tag, _, rest = entry.partition(" ")
        if " " not in rest:
            known[tag] = max(known.get(tag, ""), rest)
    return known


def _united(one: Json, other: Json) -> Json:
    """Both of what is not understood; the same whichever comes first."""
    if one is None or other is None or one == other:
        return other if one is None else one
    if isinstance(one, dict) and isinstance(other, dict):
        keys = sorted(one.keys() | other.keys())
        return {key: _united(one.get(key), other.get(key)) for key in keys}
    if isinstance(one, list) and isinstance(other, list):
        spelt = {json.dumps(each, sort_keys=True): each for each in (*one, *other)}
        return [spelt[each] for each in sorted(spelt)]
    return max(one, other, key=lambda each: (_depth(each), json.dumps(each, sort_keys=True)))


def _depth(value: Json) -> int:
    return 2 if isinstance(value, dict) else int(isinstance(value, list))


def _is_somebody_else(
    record: Record, mails: Iterable[str], known: Mapping[str, str], tags: Tags
) -> bool:
    """Whether an erased person's mailbox came to stand in the row of another.

    Another has a mailbox of their own, and a name that the erased one's does not go with; or is a
    desk that can be reached without.
    """
    contact = record.contact
    theirs = [each for each in mails if tags.mail(each) in known]
    left = [each for each in mails if tags.mail(each) not in known]
    if contact.kind is Kind.DESK:
        return len(contact.emails) > len(theirs) or bool(contact.phones)
    if contact.name is None or not left:
        return False
    full = contact.name.full
    return not any(agreement(full, each.partition("@")[0]) for each in theirs)
