"""What became of a card -> what becomes of its contact, and what is agreed from then on. Pure.

Each difference from what the card said last is an act by the address book, over what whoever reads
the card could see: an edit here that was not sent yet stands beside it, or both stay.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from pressdir import merge
from pressdir.formats.vcard.patch import Told
from pressdir.formats.vcard.write import LANGUAGES
from pressdir.merge import elsewhere
from pressdir.merge.edits import FIELDS, MANY
from pressdir.merge.elsewhere import Edits
from pressdir.merge.facts import REACH, values
from pressdir.merge.replicas import Copy
from pressdir.model import PhoneKind, Record
from pressdir.sync.cards import saying
from pressdir.sync.cards.base import Entry, Sent
from pressdir.sync.cards.saying import FIRSTS, KINDS, NONE, NOTHING, Said, less, together

PHONES = "phones"
CALLED_ONE = frozenset({"kind"})  # what two that are one by their values need not share


class Whose(NamedTuple):
    """When something counts as done, and by whom."""

    at: str  # UTC, ISO 8601
    by: str


@dataclass(frozen=True, slots=True)
class Read:
    """A card as it was read."""

    href: str
    etag: str
    told: Told

    @property
    def said(self) -> Said:
        """What it says."""
        return saying.of_card(self.told.record)

    @property
    def manner(self) -> Said:
        """How it says that."""
        return saying.manner(self.told.record)


@dataclass(frozen=True, slots=True)
class Taken:
    """What becomes of a contact, and what is agreed of its card then."""

    copy: Copy
    entry: Entry
    is_as_sent: bool = False  # the card is what the server made of what was sent


@dataclass(frozen=True, slots=True)
class _Was:
    """What a card may have said, and what it said for sure, when whoever changed it saw it."""

    perhaps: Said
    surely: Said
    known: frozenset[str]
    manner: Said  # of what it said for sure, where we know it


def known_card(copy: Copy, entry: Entry, card: Read, whose: Whose) -> Taken:
    """A card that is not what it was."""
    now = card.said
    if entry.sent:
        if entry.sent.answer is not None:
            return put_card(copy, entry, card, whose)
        expected = _expected(entry, entry.sent)
        if now == expected:
            return Taken(copy, sent_card(entry, card), is_as_sent=True)
        was = _perhaps_sent(entry, entry.sent, expected, now)
    else:
        was = _Was(entry.said, entry.said, entry.known, entry.manner)
    return _taken(copy, was, entry, card, whose)


def sent_card(entry: Entry, card: Read) -> Entry:
    """What is agreed of a card that is what the server made of what was sent."""
    sent = entry.sent or Sent({}, NONE, "")
    now = card.said
    return replace(
        entry,
        etag=card.etag,
        said=now,
        manner=card.manner,
        known=sent.known,
        ours=True,
        rev=card.told.rev,
        version=card.told.version,
        lost=less(sent.said, now),
        more=less(now, sent.said),
        row="",
        sent=None,
    )


def put_card(copy: Copy, entry: Entry, card: Read, whose: Whose) -> Taken:
    """A card that is read again after it was put, and the server answered.

    With another ETag than in its answer somebody has changed it since. A server that tells none
    leaves the time of the last change as it was sent, and whoever edits a card does not; or it
    leaves that out. A script may leave it, too: so what the card says is looked at as well.
    """
    sent = entry.sent or Sent({}, NONE, "")
    rev, etag = card.told.rev, sent.answer
    untouched = rev == sent.rev or (card.said == entry.said and rev in {"", entry.rev})
    expected = _expected(entry, sent)
    untouched &= _may_be_the_servers(entry, expected, card.said)
    if (card.etag == etag if etag else untouched) or card.said == expected:
        return Taken(copy, sent_card(entry, card), is_as_sent=True)
    # What is new in it the server may have left out, if it holds nothing of the kind.
    held = {field for field, marks in [*entry.said.items(), *card.said.items()] if marks}
    surely = {field: marks for field, marks in expected.items() if field in held}
    was = _Was(expected, surely, sent.known, NOTHING)
    return _taken(copy, was, replace(entry, ours=True), card, whose)


def _may_be_the_servers(entry: Entry, expected: Said, now: Said) -> bool:
    """Whether a server may have made of a card what it says now.

    It does what it likes with a card that is new to it, and with what is new in one: it cuts that,
    or leaves it out. What it kept before it keeps, and it adds nothing of its own to a field.
    """
    new, came, gone = less(expected, entry.said), less(now, expected), less(expected, now)
    return not entry.said or (not less(gone, new) and came.keys() <= gone.keys())


def new_card(copy: Copy, card: Read, whose: Whose, known: frozenset[str] = NONE) -> Taken:
    """A card of a contact that is there, of which it is not known what it said before.

    What it does not say is not missed, and what it says otherwise stands beside the rest; but for
    the acts that are `known` to have shown in it.
    """
    said = saying.of_record(copy.record)
    was = _Was(together(said, {f: card.said.get(f, NONE) for f in CALLED_ONE}), {}, known, NOTHING)
    found = _taken(copy, was, Entry(card.href, copy.record.uid), card, whose)
    if not found.copy.out:
        return found
    back = merge.restored(found.copy.record, *whose)  # whoever keeps the card wants it
    fresh = elsewhere.known(back) - elsewhere.known(copy.record)
    return Taken(Copy(back), replace(found.entry, needs=fresh, known=found.entry.known | fresh))


def new_contact(uid: str, card: Read, whose: Whose) -> Taken:
    """A card of somebody who is not there."""
    record = merge.typed(replace(card.told.record, uid=uid), *whose)
    known = elsewhere.known(record)
    entry = Entry(card.href, uid, card.etag, said=card.said, known=known, needs=known)
    entry = replace(entry, manner=card.manner, rev=card.told.rev, version=card.told.version)
    return Taken(Copy(record), entry)


def gone_card(copy: Copy, entry: Entry, whose: Whose) -> Taken:
    """A card that is not there any more."""
    gone = replace(entry, gone=True, sent=None, needs=NONE)
    if copy.out:
        return Taken(copy, gone)
    known = entry.sent.known if entry.sent and entry.sent.answer is not None else entry.known
    told = elsewhere.taken_out(copy.record, known, *whose)
    fresh = elsewhere.known(told) - elsewhere.known(copy.record)
    return Taken(Copy(told, out=merge.is_removed(told)), replace(gone, needs=fresh))


def _expected(entry: Entry, sent: Sent) -> Said:
    """What the server makes of what was sent, as far as it is known."""
    return together(less(sent.said, entry.lost), entry.more)


def _perhaps_sent(entry: Entry, sent: Sent, expected: Said, now: Said) -> _Was:
    """What a card said that was put, or not: it can tell in what it says."""
    new, old = less(expected, entry.said), less(entry.said, expected)
    arrived = not less(new, now) and old == less(old, now) and (new or old)
    surely = {f: marks & entry.said.get(f, NONE) for f, marks in expected.items()}
    known = sent.known if arrived else entry.known
    return _Was(together(entry.said, expected), surely, known, NOTHING)


def _taken(copy: Copy, was: _Was, entry: Entry, card: Read, whose: Whose) -> Taken:
    record = copy.record
    edits = _edits(record, was, card)
    done = elsewhere.edited(record, was.known, edits, *whose)
    fresh = elsewhere.known(done) - elsewhere.known(record)
    agreed = replace(
        entry,
        etag=card.etag,
        said=card.said,
        manner=card.manner,
        known=was.known | fresh,
        rev=card.told.rev,
        version=card.told.version,
        row="",
        sent=None,
        needs=fresh,
    )
    return Taken(Copy(done, merge.is_removed(done) if edits else copy.out), agreed)


def _edits(record: Record, was: _Was, card: Read) -> Edits:
    """What is otherwise in a card than it was."""
    there, now = card.told.record, card.said
    spelt = [("kind", there.contact.kind.value), *values(there)]
    rings = _rings_otherwise(record, was, there)
    again = {*rings, *_is_first_now(record, was, there, rings)}
    came = [e for e in spelt if e in again or saying.mark(*e) not in was.perhaps.get(e[0], NONE)]
    gone = [each for each in _gone(record, was, now) if each[0] != "kind"]
    note = None
    if now.get("note", NONE) - was.perhaps.get("note", NONE):
        note = there.note
    elif was.surely.get("note") and "note" not in now:
        note = ""
    mine = saying.content_lines(record)
    theirs = saying.content_lines(there)
    old, new = (e.get(saying.LINES, NONE) for e in (was.surely, was.perhaps))
    return Edits(
        came,
        gone,
        note if note is None else _without_our_lines(note, card.told),
        [theirs[mark] for mark in sorted(theirs.keys() - new - mine.keys())],
        [mine[mark] for mark in sorted((old & mine.keys()) - theirs.keys())],
        [
            (str(each), each.kind)
            for each in there.contact.phones
            if each.kind is not PhoneKind.UNKNOWN or (PHONES, str(each)) in rings
        ],
    )


def _rings_otherwise(record: Record, was: _Was, there: Record) -> list[tuple[str, str]]:
    """The numbers of which somebody said in a card that they ring something else: a fax."""
    known = was.manner.get(KINDS, NONE)
    here = {str(each): each.kind for each in record.contact.phones}
    return [
        (PHONES, str(each))
        for each in there.contact.phones
        if known
        and saying.mark(PHONES, str(each)) in was.surely.get(PHONES, NONE)
        and saying.mark(KINDS, f"{each} {each.kind}") not in known
        and here.get(str(each), each.kind) is not each.kind
    ]


def _is_first_now(
    record: Record, was: _Was, there: Record, rings: Sequence[tuple[str, str]]
) -> Iterator[tuple[str, str]]:
    """What somebody put before the others in a card; and what is to stay so, by being typed again.

    What is typed comes first. So what stood first, and does, is typed again behind what is.
    """
    here = frozenset(values(record))
    for of in sorted(REACH):
        shown = [(of, str(each)) for each in getattr(there.contact, of)]
        known = was.surely.get(of, NONE)
        old = [each for each in shown if saying.mark(*each) in was.manner.get(FIRSTS, NONE) & known]
        if not old or shown[0] not in here or saying.mark(*shown[0]) not in known:
            continue
        if shown[0] not in old or any(each in shown for each in rings):
            yield shown[0]


def _gone(record: Record, was: _Was, now: Said) -> Iterator[tuple[str, str]]:
    """The values that were in a card and are not any more; of what is replaced nobody need say."""
    shown = dict.fromkeys(values(record))
    past = {(e.field, e.value): None for e in record.sightings if e.field in FIELDS.keys() - MANY}
    for field, value in shown | past:
        if field not in MANY and field in now:
            continue
        mark = saying.mark(field, value)
        if mark in was.surely.get(field, NONE) and mark not in now.get(field, NONE):
            yield field, value


def _without_our_lines(note: str, told: Told) -> str:
    """A note without what we added to it, where a program took away the mark that says so."""
    lines = note.split("\n")
    if told.ours or not lines[-1].startswith(LANGUAGES):
        return note
    return "\n".join(lines[:-1]).rstrip()
