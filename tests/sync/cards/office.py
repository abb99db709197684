"""A newsroom with an address book on a server: two contact files, and telephones that edit cards.

`Office` drives the program's own sync. The bookkeeper knows nothing of it: only who did what, and
what each could have seen; what a card showed was seen by whoever read it. `missing` is what the
directory owes somebody at the end.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import orjson

from pressdir.dav import RefusedError, UnmatchedError
from pressdir.errors import ConflictError
from pressdir.formats.vcard import patch
from pressdir.merge import add_value, assign, conflicts, remove_value, typed
from pressdir.merge.facts import values
from pressdir.model import Contact, EmailAddress, Kind, Name, Record
from pressdir.store import Store
from pressdir.sync.cards.base import FOLDER
from pressdir.sync.cards.meeting import met
from pressdir.sync.meeting import Means, Request

from ...faults.simulated import Died, SimulatedDisk
from .shelf import unfolded

START = datetime(2026, 11, 22, tzinfo=UTC)
FILE = Path("/desk/contacts.json")
SKEWS = (0, -365)  # days that the clocks of the two are wrong
UIDS = ("11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222")
NAMES = ("Ana Ruiz", "Bert Olsen")
WORDS = ("Speaker", "Chief", "Editor", "Head")
MAILS = ("one@example.org", "two@example.org", "three@example.org")
MANY = frozenset({"emails", "tags"})


class Disk(SimulatedDisk):
    """A disk in memory on which programs are killed."""

    office = None
    desk = None

    def step(self):
        if self.office:
            self.office.moment()

    def rename(self, old, new):
        super().rename(old, new)
        if new == FILE:
            self.desk.kept = self.desk.read
        elif new.parent.name.startswith(FOLDER):
            rows = orjson.loads(self.names[new].data)["cards"]
            self.desk.unsure -= {each["href"] for each in rows if "sent" not in each}


@dataclass(frozen=True)
class Deed:
    """What somebody did, as the bookkeeper sees it."""

    number: int
    uid: str
    field: str  # "" of the contact itself, "line" of what only a card has
    value: str
    gone: bool
    seen: frozenset[int]  # deeds that whoever did it could see


@dataclass
class Desk:
    """A contact file, the deeds that whoever works with it has seen, and those read meanwhile.

    Of a sync that stops, what was written to the file counts. Of a card that was put then, or not,
    nobody can say which, until what is agreed of it is written.
    """

    disk: object
    seen: frozenset[int] = frozenset()
    read: frozenset[int] = frozenset()
    kept: frozenset[int] = frozenset()
    unsure: frozenset[str] = frozenset()  # hrefs

    def __post_init__(self):
        self.disk.desk = self


class Watched:
    """An address book, as somebody syncs with it, with others at it in the midst."""

    def __init__(self, office, person):
        self.office, self.desk = office, office.desks[person]
        self.url = office.book.url

    @property
    def versions(self):
        return self.office.book.versions

    def changes(self, token):
        self.office.step()
        found = self.office.book.changes(token)
        self.office.step()
        return found

    def cards(self, hrefs):
        for href in hrefs:
            self.office.step()
            for card in self.office.book.cards([href]):
                self.desk.read |= self.office.shown.get(href, frozenset())
                yield card

    def put(self, href, text, etag):
        self.office.step()
        self.desk.unsure |= {href}
        try:
            told = self.office.book.put(href, text, etag)
        except (UnmatchedError, RefusedError):
            self.desk.unsure -= {href}
            raise
        self.office.shown[href] = self.desk.seen | self.desk.read
        self.office.step()
        return told

    def delete(self, href, etag):
        self.office.step()
        self.office.book.delete(href, etag)
        self.office.went |= self.office.shown.pop(href, frozenset())
        self.office.step()

    def free(self, uid):
        return self.office.book.free(uid)


class Office:
    """Two people with a contact file each, and an address book that telephones edit."""

    stops: tuple[type[BaseException], ...] = (Died,)  # what a sync may end with

    def __init__(self, book, line='item{0}.X-Foo;x-p="a,{0}";TYPE=b,c:v\\;{0}; w'):
        self.book = book
        self.line = line  # what telephones add
        self.desks = [Desk(Disk()) for _ in SKEWS]
        self.shown = {}  # the deeds that show in a card, by its href
        self.went = frozenset()  # the deeds that showed in cards that were deleted
        self.deeds = []
        self.ticks = 0
        self.unsure = frozenset()  # hrefs of cards that were put, or not, once
        self.said = []
        self.steps = self.moments = 0
        self.dies_at = 0
        self.between = {}  # what telephones do at a step of a sync
        self.lines = 0

    def step(self):
        """A moment between two calls to the server."""
        self.steps += 1
        if deed := self.between.pop(self.steps, None):
            deed()
        self.moment()

    def moment(self):
        """A moment between two calls to the server or the disk."""
        self.moments += 1
        if self.moments == self.dies_at:
            raise Died

    # --- what the people with a contact file do ---------------------------------------------------

    def now(self, person=0):
        self.ticks += 1
        moment = START + timedelta(days=SKEWS[person], seconds=self.ticks)
        return moment.strftime("%Y-%m-%dT%H:%M:%SZ")

    def opened(self, person):
        disk = self.desks[person].disk
        return Store.open(FILE, state=Path("/state"), disk=disk)

    def note(self, seen, uid, of, value, *, gone=False):
        about = frozenset(n for n in seen if self.deeds[n].uid == uid)
        deed = Deed(len(self.deeds), uid, of, value, gone, about)
        self.deeds.append(deed)
        return frozenset({deed.number})

    def noted(self, person, *deed, gone=False):
        desk = self.desks[person]
        desk.seen |= self.note(desk.seen, *deed, gone=gone)

    def change(self, person, uid, of, value, edit):
        with self.opened(person) as store:
            record = store.get(uid)
            # No card tells that somebody typed again what stands there.
            if record is None or (of, value) in {*values(record), ("note", record.note)}:
                return
            with store.transaction("edit", f"p{person}") as change:
                change.put(edit(change.get(uid)))
        self.noted(person, uid, of, value)

    def add(self, person, uid):
        place = UIDS.index(uid)
        with self.opened(person) as store:
            if store.get(uid) or store.in_bin(uid):
                return
            mail = EmailAddress(f"first{place}@example.org")
            contact = Contact(Kind.PERSON, Name(NAMES[place]), emails=(mail,))
            with store.transaction("add", f"p{person}") as change:
                change.put(typed(Record(uid, contact), self.now(person), f"p{person}"))
        self.noted(person, uid, "emails", str(mail))

    def set(self, person, uid, of, value):
        at = self.now(person)
        self.change(person, uid, of, value, lambda record: assign(record, of, value, at))

    def gain(self, person, uid, of, value):
        at = self.now(person)
        self.change(person, uid, of, value, lambda record: add_value(record, of, value, at))

    def lose(self, person, uid, of, place):
        with self.opened(person) as store:
            record = store.get(uid)
            held = [value for name, value in values(record) if name == of] if record else []
            if not held or (of == "emails" and len(held) == 1):
                return
            value = held[place % len(held)]
            with store.transaction("edit", f"p{person}") as change:
                change.put(remove_value(record, of, value, self.now(person)))
        self.noted(person, uid, of, value, gone=True)

    def remove(self, person, uid):
        with self.opened(person) as store:
            if store.get(uid) is None:
                return
            with store.transaction("remove", f"p{person}") as change:
                change.remove(uid)
        self.noted(person, uid, "", "", gone=True)

    # --- what telephones do -----------------------------------------------------------------------

    def card_of(self, uid):
        """The card of somebody, as it is on the server."""
        found = self.book.changes("").etags
        for card in self.book.cards(sorted(found)):
            told = patch.told(card.text)
            if not isinstance(told, str) and told.record.uid == uid:
                return card
        return None

    def phone(self, uid, of, value, edit, *, gone=False):
        """Edit a card line by line, as long as it is what was read."""
        card = self.card_of(uid)
        if card is None:
            return
        text = edit(unfolded(card.text))
        if text is None or text == card.text:
            return
        moment = (START + timedelta(days=300, seconds=self.ticks)).strftime("%Y%m%dT%H%M%SZ")
        self.ticks += 1
        text = re.sub(r"REV:.*\r\n", "", text).replace("END:VCARD", f"REV:{moment}\r\nEND:VCARD")
        with suppress(UnmatchedError):
            self.book.put(card.href, text, card.etag)
            seen = self.shown.get(card.href, frozenset())
            self.shown[card.href] = seen | self.note(seen, uid, of, value, gone=gone)

    def phone_sets(self, uid, of, value):
        name = {"role": "TITLE", "org": "ORG", "note": "NOTE"}[of]

        def edit(text):
            if f"{name}:{value}\r\n" in text:
                return None
            bare = re.sub(rf"{name}:.*\r\n", "", text)
            return bare.replace("END:VCARD", f"{name}:{value}\r\nEND:VCARD")

        self.phone(uid, of, value, edit)

    def phone_gains(self, uid, value):
        def edit(text):
            if f":{value}\r\n" in text:
                return None
            return text.replace("END:VCARD", f"EMAIL;TYPE=HOME:{value}\r\nEND:VCARD")

        self.phone(uid, "emails", value, edit)

    def phone_loses(self, uid, value):
        def edit(text):
            if text.count("\r\nEMAIL") < 2 or f":{value}\r\n" not in text:
                return None
            return re.sub(rf"EMAIL[^\r\n]*:{re.escape(value)}\r\n", "", text)

        self.phone(uid, "emails", value, edit, gone=True)

    def phone_adds_line(self, uid):
        self.lines += 1
        line = self.line.format(self.lines)
        self.phone(uid, "line", line, lambda t: t.replace("END:VCARD", f"{line}\r\nEND:VCARD"))

    def phone_drops_line(self, uid):
        card = self.card_of(uid)
        lines = (
            re.findall(r"item\d+\.X-F[^\r\n]*", re.sub(r"\r\n[ \t]", "", card.text)) if card else []
        )
        if lines:
            line = lines[0]
            self.phone(uid, "line", line, lambda t: t.replace(f"{line}\r\n", ""), gone=True)

    def phone_deletes(self, uid):
        if card := self.card_of(uid):
            with suppress(UnmatchedError):
                self.book.delete(card.href, card.etag)
                seen = self.shown.pop(card.href, frozenset())
                self.went |= seen
                self.note(seen, uid, "", "", gone=True)

    # --- how it travels ---------------------------------------------------------------------------

    def sync(self, person, *, dies_at=0, between=None):
        """Sync once; it may die on the way, and telephones may edit on the way."""
        desk = self.desks[person]
        self.steps, self.moments, self.dies_at = 0, 0, dies_at
        self.between = dict(between or {})
        desk.read = desk.kept = desk.unsure = frozenset()
        desk.disk.office = self
        book = Watched(self, person)
        try:
            with self.opened(person) as store:
                met(store, book, Request("", dry_run=False), self.means(store, person))
        except self.stops as error:
            self.said.append(str(error))
            desk.seen |= desk.kept
        except ConflictError as error:
            self.said.append(str(error))
            desk.seen |= desk.read
        else:
            desk.seen |= desk.read
        self.unsure |= desk.unsure
        self.dies_at, self.between, desk.disk.office = 0, {}, None

    def means(self, store, person):
        return Means(
            changing=lambda command: store.transaction(command, f"p{person}"),
            agreed=lambda question: self.said.append(question) or True,
            say=self.said.append,
            now=lambda: self.now(person),
            wait=lambda _: None,
            patience=0.0,
        )

    def settle(self):
        for _ in range(3):
            for person in range(len(self.desks)):
                self.sync(person)

    # --- what the bookkeeper says -----------------------------------------------------------------

    def is_unsure(self, uid):
        """Whether nobody could say once if a card of somebody had been put."""
        return self.book.free(uid) in self.unsure

    def records(self, person, uid):
        with self.opened(person) as store:
            return store.get(uid)

    def missing(self):
        found = []
        for uid in UIDS:
            deeds = [each for each in self.deeds if each.uid == uid]
            if not deeds:
                continue
            card = self.card_of(uid)
            told = patch.told(card.text, as_ours=True) if card else None
            copies = [self.records(person, uid) for person in range(len(self.desks))]
            there = [each is not None for each in (card, *copies)]
            if len(set(there)) > 1:
                found.append(("not everywhere", uid, there))
                continue
            disputed = any(copy and conflicts(copy) for copy in copies)
            found += self._existence(uid, deeds, out=card is None, disputed=disputed)
            if card:
                found += self._different(uid, told, copies)
                # What went with a card before anybody read it is nowhere to be had.
                edits = [e for e in deeds if e.field]
                found += [e for e in self._edits(copies, card, edits) if e[2].isdisjoint(self.went)]
        return found

    def came_back(self):
        """What was removed and is there again, where a card had been put, or not."""
        unsure, self.unsure = self.unsure, frozenset()
        found = [each for each in self.missing() if each[0] in {"came back", "not hidden"}]
        self.unsure = unsure
        return found

    def _different(self, uid, told, copies):
        shown = _facts(told.record)
        for person, copy in enumerate(copies):
            if _facts(copy) != shown:
                yield "different", uid, person, _facts(copy), shown

    def _existence(self, uid, deeds, *, out, disputed):
        removals = [each for each in deeds if not each.field and each.gone]
        known = frozenset().union(*(each.seen for each in removals))
        rest = {each.number for each in deeds} - {each.number for each in removals}
        # Of two of which neither knew all, each brings back what the other one had removed: a card
        # that says it again does not tell that somebody had known it.
        should_be_out = any(rest <= each.seen for each in removals)
        if out and not (removals and all(self._is_known(e, deeds, known) for e in deeds)):
            yield "hidden", uid
        # The side of a conflict that a card does not show nobody has seen.
        if should_be_out and not out and not (self.is_unsure(uid) or disputed):
            yield "not hidden", uid

    def _is_known(self, deed, deeds, known):
        """Whether whoever took the contact out knew what this deed made of it, or nothing is left.

        Of what was done and undone before anybody looked no card tells.
        """
        same = [e for e in deeds if e.field == deed.field]
        alike = [e for e in same if e.value == deed.value]
        about = alike if deed.field in {*MANY, "line"} else same
        replaced = any(deed.number in e.seen for e in about)
        return deed.gone or replaced or any(e.number in known for e in alike)

    def _edits(self, copies, card, deeds):
        shown = {each for copy in copies for each in values(copy)}
        sides = {(e.field, s.value) for copy in copies for e in conflicts(copy) for s in e.sides}
        lines = unfolded(card.text).split("\r\n")
        for deed in deeds:
            alike = [e for e in deeds if (e.field, e.value) == (deed.field, deed.value)]
            if deed.field == "line":
                there = deed.value in lines
                yield from self._of_many(deed, alike, there=there)
            elif deed.field in MANY:
                yield from self._of_many(deed, alike, there=(deed.field, deed.value) in shown)
            elif not deed.gone and not any(
                self._knew(e, deed, alike) for e in deeds if e.field == deed.field
            ):
                stands = (deed.field, deed.value) in shown | sides
                if deed.field == "note":
                    stands = any(deed.value in (copy.note or "") for copy in copies)
                if not stands:
                    yield "lost", deed, {e.number for e in alike}

    def _knew(self, later, deed, alike):
        """Whether who did a `later` deed knew of this one.

        A card that shows a value does not tell how many gave it.
        """
        same = {each.number for each in alike if each.gone is deed.gone}
        return deed.number != later.number and not same.isdisjoint(later.seen)

    def _of_many(self, deed, alike, *, there):
        replaced = any(self._knew(e, deed, alike) for e in alike)
        if not (deed.gone or replaced or there):
            yield "lost", deed, {e.number for e in alike}
        stand = [e for e in alike if not any(e.number in o.seen for o in alike)]
        if there and all(e.gone for e in stand) and not self.is_unsure(deed.uid):
            yield "came back", deed, {e.number for e in alike}


def _facts(record):
    single = (record.contact.role, record.contact.org, record.note)
    return single, {*map(str, record.contact.emails)}, {*record.tags}, str(record.contact.name)


def history(chance, office, steps=40):
    """One random step after another."""

    def of_a_phone():
        uid = chance.choice(UIDS)
        return chance.choice(
            [
                lambda: office.phone_sets(uid, "role", chance.choice(WORDS)),
                lambda: office.phone_sets(
                    uid, chance.choice(["org", "note"]), chance.choice(WORDS)
                ),
                lambda: office.phone_gains(uid, chance.choice(MAILS)),
                lambda: office.phone_loses(uid, chance.choice(MAILS)),
                lambda: office.phone_adds_line(uid),
                lambda: office.phone_drops_line(uid),
                lambda: chance.random() < 0.2 and office.phone_deletes(uid),
            ]
        )

    def synced(person):
        between = {chance.randrange(1, 20): of_a_phone() for _ in range(chance.randrange(3))}
        dies_at = chance.randrange(1, 120) if chance.random() < crashes else 0
        office.sync(person, dies_at=dies_at, between=between)

    def step():
        person, uid = chance.randrange(2), chance.choice(UIDS)
        of = chance.choice(["role", "org", "note"])
        return chance.choice(
            [
                lambda: office.set(person, uid, of, chance.choice(WORDS)),
                lambda: office.set(person, uid, "role", chance.choice(WORDS)),
                lambda: office.gain(person, uid, "emails", chance.choice(MAILS)),
                lambda: office.gain(person, uid, "tags", chance.choice(WORDS)),
                lambda: office.lose(person, uid, "emails", chance.randrange(3)),
                lambda: office.lose(person, uid, "tags", 0),
                lambda: chance.random() < 0.3 and office.remove(person, uid),
                of_a_phone(),
                of_a_phone(),
                of_a_phone(),
                lambda: synced(person),
                lambda: synced(person),
                lambda: synced(person),
            ]
        )

    crashes = chance.choice([0, 0.3, 0.6])
    for person, uid in enumerate(UIDS):
        office.add(person, uid)
        office.sync(person)
    for _ in range(chance.randrange(5, steps)):
        step()()
    office.settle()
    return office.missing()
