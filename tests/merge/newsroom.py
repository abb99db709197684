"""A newsroom in which several people change copies of one directory, and somebody who keeps count.

`Newsroom` drives the program's own merge. The bookkeeper knows nothing of it: only who did what,
and what each of them could have seen. `missing` is what the directory owes somebody at the end.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from pressdir.merge import (
    add_value,
    assign,
    conflicts,
    is_removed,
    remove_value,
    removed,
    replicas,
    restored,
    signed,
    taken_back,
    unite,
)
from pressdir.merge.facts import values
from pressdir.merge.steering import shown
from pressdir.model import Contact, EmailAddress, Kind, Name, Record, Sighting

START = datetime(2026, 11, 22, tzinfo=UTC)
SKEWS = (0, 365, -365)  # days that the clocks of the three are wrong
WORDS = ("Anna", "Bert", "Cleo", "Dora")
MAILS = ("a@x.example", "b@x.example", "c@x.example")
UIDS = ("u1", "u2", "u3")


@dataclass(frozen=True)
class Deed:
    """What somebody did, as the bookkeeper sees it."""

    number: int
    uid: str
    field: str  # "" of the contact itself
    value: str
    gone: bool
    seen: frozenset[int]  # deeds that whoever did it could see


@dataclass
class Desk:
    """A copy of the directory, the deeds that are in it, and the pairs that are called one."""

    copies: dict[str, replicas.Copy] = field(default_factory=dict)
    seen: frozenset[int] = frozenset()
    ones: frozenset[tuple[str, str]] = frozenset()
    last: tuple | None = None  # what was edited here last: contact, field, before, after
    last_met: dict[str, replicas.Copy] = field(default_factory=dict)  # as the shared file was then

    def copy(self):
        return Desk(dict(self.copies), self.seen, self.ones, self.last)


class Newsroom:
    """Three people with a copy each, and a shared file between them."""

    def __init__(self, people=3):
        self.desks = [Desk() for _ in range(people)]
        self.shared = Desk()
        self.beside = []  # copies that a synchroniser left beside the shared file
        self.deeds = []
        self.ticks = 0
        self.wrong = []  # what was seen to be so at once
        self.unread = set()  # contacts that were edited by hand, and nobody read that yet

    # --- what they do -----------------------------------------------------------------------------

    def now(self, person):
        self.ticks += 1
        moment = START + timedelta(days=SKEWS[person % len(SKEWS)], seconds=self.ticks)
        return moment.strftime("%Y-%m-%dT%H:%M:%SZ")

    def note_down(self, desk, uid, of, value, *, gone=False):
        about = {n for n in desk.seen if root(self.deeds[n].uid, desk.ones) == root(uid, desk.ones)}
        deed = Deed(len(self.deeds), uid, of, value, gone, frozenset(about))
        self.deeds.append(deed)
        desk.seen |= {deed.number}

    def put(self, person, uid, after, before):
        at = self.now(person)
        kept = signed(before, after, at, f"p{person}")
        desk = self.desks[person]
        if is_removed(kept):
            kept = restored(kept, at, f"p{person}")
        desk.copies[uid] = replicas.Copy(kept)

    def add(self, person, uid):
        desk = self.desks[person]
        if uid in desk.copies:
            return
        mail = MAILS[UIDS.index(uid)]
        contact = Contact(Kind.PERSON, Name("Mina"), emails=(EmailAddress(mail),))
        record = Record(uid, contact, (Sighting("name", "Mina", "2026-01-01T00:00:00Z", "r1"),))
        self.put(person, uid, add_value(record, "emails", mail, self.now(person)), None)
        self.note_down(desk, uid, "emails", mail)

    def shown(self, desk, uid):
        copy = desk.copies.get(uid)
        return None if copy is None or copy.out else copy.record

    def set(self, person, uid, of, value):
        if before := self.shown(self.desks[person], uid):
            self.put(person, uid, assign(before, of, value, self.now(person)), before)
            self.note_down(self.desks[person], uid, of, value)
            self.remember_last(person, uid, of, before)

    def gain(self, person, uid, of, value):
        if before := self.shown(self.desks[person], uid):
            self.put(person, uid, add_value(before, of, value, self.now(person)), before)
            self.note_down(self.desks[person], uid, of, value)
            self.remember_last(person, uid, of, before)

    def lose(self, person, uid, of, place):
        before = self.shown(self.desks[person], uid)
        held = [value for name, value in values(before) if name == of] if before else []
        if held:
            value = held[place % len(held)]
            self.put(person, uid, remove_value(before, of, value, self.now(person)), before)
            self.note_down(self.desks[person], uid, of, value, gone=True)
            self.remember_last(person, uid, of, before)

    def remember_last(self, person, uid, of, before):
        desk = self.desks[person]
        desk.last = (uid, of, before, self.shown(desk, uid))

    def undo(self, person):
        """Take back the last edit, of which others may know by now."""
        desk = self.desks[person]
        if desk.last is None:
            return
        (uid, of, before, after), desk.last = desk.last, None
        now = self.shown(desk, uid)
        back = now and taken_back(before, after, now, self.now(person), f"p{person}")
        if not back:
            return
        self.put(person, uid, back, now)
        was, then, old, new = (set(shown(each)[of]) for each in (before, after, now, back))
        if new != ((old - (then - was)) | (was - then) if of == "emails" else was):
            self.wrong.append(("not taken back", uid, of, old, new))
        for value in new - old:
            self.note_down(desk, uid, of, value)
        for value in old - new if of == "emails" or not new else ():
            self.note_down(desk, uid, of, value, gone=True)

    def remember(self, person, uid, mark):
        """Keep a field of another program."""
        if before := self.shown(self.desks[person], uid):
            if mark in before.extra.values():  # what stands there already is no edit
                return
            after = replace(before, extra={"beat": mark})
            self.put(person, uid, after, before)
            self.note_down(self.desks[person], uid, "beat", mark)

    def remove(self, person, uid):
        desk = self.desks[person]
        if record := self.shown(desk, uid):
            gone = removed(record, self.now(person), f"p{person}")
            desk.copies[uid] = replicas.Copy(gone, out=True)
            self.note_down(desk, uid, "", "", gone=True)

    def bring_back(self, person, uid):
        desk = self.desks[person]
        copy = desk.copies.get(uid)
        if copy and copy.out and not any(edge < uid for edge in replicas.edges(copy.record)):
            self.put(person, uid, copy.record, copy.record)
            self.note_down(desk, uid, "", "")

    def unite(self, person, one, other):
        desk = self.desks[person]
        records = [self.shown(desk, uid) for uid in (one, other)]
        if one != other and all(records):
            stays, gone = unite(*records, self.now(person), f"p{person}")
            desk.copies[stays.uid] = replicas.Copy(stays)
            desk.copies[gone.uid] = replicas.Copy(gone, out=True)
            desk.ones |= {(one, other)}

    def edit_by_hand(self, uid, of, value):
        """Change the shared file with a text editor; what is there again tells nobody anything."""
        record = self.shown(self.shared, uid)
        if record is None or uid in self.unread:
            return
        # One edit of two contacts at one time is one act, once both are one.
        value = f"{uid}.{value}"
        if of == "emails":
            mails = (*record.contact.emails, EmailAddress(value))
            contact = replace(record.contact, emails=tuple(dict.fromkeys(mails)))
            after = replace(record, contact=contact)
        elif of == "note":
            after = replace(record, note=value)
        else:
            new = Name(value) if of == "name" else value
            after = replace(record, contact=replace(record.contact, **{of: new}))
        if after == record:
            return
        self.shared.copies[uid] = replicas.Copy(after)
        self.note_down(self.shared, uid, of, value)
        self.unread.add(uid)

    def drop_by_hand(self, uid):
        """Take an address out of the shared file with a text editor."""
        record = self.shown(self.shared, uid)
        if record is None or uid in self.unread or not record.contact.emails:
            return
        first, *others = record.contact.emails
        contact = replace(record.contact, emails=tuple(others))
        self.shared.copies[uid] = replicas.Copy(replace(record, contact=contact))
        self.note_down(self.shared, uid, "emails", str(first), gone=True)
        self.unread.add(uid)

    # --- how it travels ---------------------------------------------------------------------------

    def read(self, desk, at, own):
        for uid, copy in desk.copies.items():
            marks = copy.record.extra and replicas.marks(copy.record.extra)
            is_beside = desk is not own and desk is not self.shared
            ours = own.copies.get(uid) if is_beside else None
            last = own.last_met.get(uid) if desk is self.shared else None
            found = replicas.taken(
                copy.record,
                out=copy.out,
                marks=marks or (),
                at=at,
                ours=[ours.record] if ours else (),
                last=[last.record] if last else (),
            )
            yield uid, found

    def together(self, person, *desks):
        at = self.now(person)
        copies = {}
        for desk in desks:
            for uid, record in self.read(desk, at, self.desks[person]):
                copies.setdefault(uid, []).append(record)
        seen, ones = ({n for desk in desks for n in of(desk)} for of in (_seen, _ones))
        found = replicas.merged(copies)
        return Desk(found, frozenset(seen), frozenset(ones), last_met=found)

    def sync(self, person):
        """Read the shared file and what lies beside it, and write it."""
        found = self.together(person, self.desks[person], self.shared, *self.beside)
        found.last = self.desks[person].last
        self.desks[person] = found
        self.shared, self.beside = found.copy(), []
        self.unread = set()

    def race(self, person, other, *, leaves_copy):
        """Both read the shared file; the later one writes over what the earlier one wrote."""
        if person == other or self.unread:
            return
        mine = self.together(person, self.desks[person], self.shared)
        self.sync(other)
        if leaves_copy:
            self.beside.append(self.shared)
        self.desks[person] = mine
        self.shared = mine.copy()

    def settle(self):
        for _ in range(2):
            for person in range(len(self.desks)):
                self.sync(person)

    # --- what the bookkeeper says -----------------------------------------------------------------

    def missing(self):
        """What the directory owes somebody: deeds that nobody replaced, and are not to be seen."""
        found = [*self.wrong, *self._different()]
        state, ones = self.desks[0].copies, self.desks[0].ones
        for uid in {root(each, ones) for each in state}:
            if uid not in state:
                found.append(("absent", uid))
                continue
            record = state[uid].record
            deeds = [each for each in self.deeds if root(each.uid, ones) == uid]
            found += self._existence(uid, deeds, out=state[uid].out)
            found += self._edits(record, [each for each in deeds if each.field])
        return found

    def _different(self):
        first, *others = [desk.copies for desk in (*self.desks, self.shared)]
        for number, other in enumerate(others, 1):
            if other != first:
                yield "different", number, first, other

    def _existence(self, uid, deeds, *, out):
        removals = [each for each in deeds if not each.field and each.gone]
        known = frozenset().union(*(each.seen for each in removals))
        rest = {each.number for each in deeds} - {each.number for each in removals}
        should_be_out = bool(removals) and rest <= known
        if out and not should_be_out:
            yield "hidden", uid
        if (
            should_be_out and not out and not self.desks[0].ones
        ):  # what is united is more than was seen
            yield "not hidden", uid

    def _edits(self, record, deeds):
        shown = {(name, value) for name, value in values(record)}
        seen = shown | {(e.field, side.value) for e in conflicts(record) for side in e.sides}
        for deed in deeds:
            alike = [e for e in deeds if (e.field, e.value) == (deed.field, deed.value)]
            if deed.field in {"emails", "tags"}:
                yield from self._of_many(deed, alike, shown)
            elif any(e.field == deed.field and deed.number in e.seen for e in deeds):
                there = deed.field == "beat" and deed.value in record.extra.values()
                if there and self._all_replaced(deed, deeds):
                    yield "came back", deed
            elif not deed.gone and not self._stands(deed, record, seen):
                yield "lost", deed

    def _of_many(self, deed, alike, shown):
        there = (deed.field, deed.value) in shown
        replaced = any(deed.number in e.seen for e in alike)
        if not (deed.gone or replaced or there):
            yield "lost", deed
        stand = [e for e in alike if not any(e.number in o.seen for o in alike)]
        if there and all(e.gone for e in stand):
            yield "came back", deed

    def _stands(self, deed, record, seen):
        if deed.field == "note":
            return deed.value in (record.note or "")
        if deed.field == "beat":
            return deed.value in record.extra.values()
        return (deed.field, deed.value) in seen

    def _all_replaced(self, deed, deeds):
        alike = [each for each in deeds if (each.field, each.value) == (deed.field, deed.value)]
        return all(
            any(each.number in later.seen for later in deeds if later.field == each.field)
            for each in alike
        )


def root(uid, ones):
    """Under which uid a contact is, when these pairs are one."""
    home = {each: each for each in UIDS}
    for _ in UIDS:
        for one, other in ones:
            home[one] = home[other] = min(home[one], home[other])
    return home[uid]


def _seen(desk):
    return desk.seen


def _ones(desk):
    return desk.ones
