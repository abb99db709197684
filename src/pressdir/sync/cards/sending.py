"""What changed in the contact file is sent to an address book."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pressdir.dav import Card, UnmatchedError
from pressdir.errors import ConflictError, RefusedError, ServerError, UnansweredError
from pressdir.formats.settings import VERSION
from pressdir.formats.vcard import patch
from pressdir.formats.vcard.write import VERSIONS
from pressdir.merge import elsewhere
from pressdir.merge.moments import after
from pressdir.merge.replicas import Copy
from pressdir.model import Record
from pressdir.sync.cards import saying, taking
from pressdir.sync.cards.base import Entry, Sent
from pressdir.sync.cards.receiving import Receiving
from pressdir.sync.cards.room import Room, batches
from pressdir.sync.cards.saying import NONE, less
from pressdir.sync.cards.taking import Read
from pressdir.sync.plan import FEW, MANY, THERE, Change, Verb

BATCH = 50  # cards that are put before they are read again
TRIES = 5  # for cards that others change meanwhile
REFUSALS = 3  # one after the other, from which a server is not asked on
UNANSWERED = 2  # likewise


@dataclass
class _Draft:
    """A card that is to be put."""

    entry: Entry  # as it is when it is sent
    before: Entry | None  # as it was
    etag: str | None
    text: str
    record: Record
    there: Record | None  # what the card says

    @property
    def undone(self) -> Entry:
        """What is agreed if it was not put."""
        return self.before or replace(self.entry, gone=True)


@dataclass
class Sending:
    """What is to be sent."""

    room: Room
    receiving: Receiving
    new: list[str] = field(default_factory=list)  # uids of contacts without a card
    changed: list[Entry] = field(default_factory=list)
    gone: list[Entry] = field(default_factory=list)  # cards of contacts that are not here any more
    _refused: int = 0
    _unanswered: int = 0

    def look(self, only: frozenset[str] | None = None) -> None:
        """Find what is to be sent, and agree on what both say already."""
        room = self.room
        cards: dict[str, list[Entry]] = {}
        for entry in room.base.entries.values():
            if entry.uid:
                cards.setdefault(entry.uid, []).append(entry)
        living = set(room.living())
        self.new, self.changed, self.gone = [], [], []
        agreed: list[Entry] = []
        for uid in sorted(cards.keys() - living):
            agreed += self._without_contact(cards[uid], cards)
        for uid in sorted(living if only is None else living & only):
            mine = cards.get(uid, [])
            digest = room.row(uid)
            if mine and digest and all(each.row == digest and not each.sent for each in mine):
                continue
            copy = room.copy(uid)
            if copy is None:
                continue
            said = saying.of_record(copy.record)
            known = elsewhere.showing(copy.record)
            if not mine:
                self.new.append(uid)
            for each in mine:
                if each.sent or _is_to_be_sent(each, said):
                    self.changed.append(each)
                else:
                    agreed.append(replace(each, row=digest, known=each.known | known, sent=None))
        room.base.agree(agreed)

    def _without_contact(
        self, entries: Sequence[Entry], cards: dict[str, list[Entry]]
    ) -> Iterator[Entry]:
        """Cards of a contact that is in the bin: they go, or are now those of another one."""
        whole = self.room.whole(entries[0].uid)
        uid = whole.record.uid if whole else ""
        if whole and not whole.out and uid not in cards:
            found = replace(entries[0], uid=uid, row="")
            cards[uid] = [found]
            yield found
            entries = entries[1:]
        self.gone += entries

    # --- what is done -----------------------------------------------------------------------------

    def send(self) -> None:
        """Send it; what others change meanwhile is taken in first.

        Raises:
            ConflictError: others change the same cards all the time.
        """
        self._ask()
        for _ in range(TRIES):
            again = [*self._deleted(), *self._put()]
            if not again:
                return
            entries = self.room.base.entries
            uids = {entries[href].uid for href in again if href in entries}
            self._read_again(again)
            uids |= {entries[href].uid for href in again if href in entries}
            self.look(frozenset(uids | {*self.new}))
        raise ConflictError(
            f"{self.room.name}: others change the same cards all the time",
            hint="All else is done. Try again later.",
        )

    def _read_again(self, hrefs: Sequence[str]) -> None:
        room = self.room
        there = {card.href for card in room.book.cards(hrefs)}
        entries = room.base.entries
        self.receiving.gone([entries[e] for e in hrefs if e not in there and e in entries])
        self.receiving.read([each for each in hrefs if each in there])

    def _ask(self) -> None:
        room = self.room
        there = len(room.base.entries)
        if len(self.gone) > max(FEW, MANY * there) and not room.rehearsal:
            question = f"{len(self.gone)} of {there} cards would be deleted on {room.name}"
            if not room.means.agreed(question):
                room.means.say(f"nothing is deleted on {room.name}")
                self.gone = []

    def _deleted(self) -> Iterator[str]:
        """Delete cards; the hrefs of those that somebody changed meanwhile."""
        room = self.room
        for entry in (each for each in self.gone if each.href not in room.left):
            copy = room.copy(entry.uid)
            try:
                if not room.rehearsal:
                    room.book.delete(entry.href, entry.etag)
            except UnmatchedError:
                yield entry.href
                continue
            except RefusedError as error:
                self._refuse(error, entry.href)
                continue
            room.wrote = True
            room.enter([replace(entry, gone=True)])
            if copy:
                room.changes.append(Change(THERE, Verb.REMOVED, copy.record, copy.record))
        self.gone = []

    def _put(self) -> Iterator[str]:
        """Put cards; the hrefs of those that somebody changed meanwhile."""
        todo: list[str | Entry] = [*self.changed, *self.new]
        for some in self.room.means.tracked([*batches(todo, BATCH)]):
            yield from self._put_some(some)

    def _put_some(self, todo: Sequence[str | Entry]) -> Iterator[str]:
        room = self.room
        drafts, again = self._drafts(todo)
        yield from again
        if room.rehearsal:
            room.changes += map(_change, drafts)
            return
        room.enter([each.entry for each in drafts])
        done: list[_Draft] = []
        try:
            again = [each.entry.href for each in drafts if not self._is_put(each, done)]
        except ServerError:
            room.enter([each.entry for each in done])
            raise
        room.enter([each.entry for each in done])
        yield from again
        yield from self._agree(done)

    def _is_put(self, draft: _Draft, done: list[_Draft]) -> bool:
        """Put a card; whether it need not be looked at once more. `done` gets what was taken."""
        room, entry = self.room, draft.entry
        try:
            answer = room.book.put(entry.href, draft.text, draft.etag)
        except UnmatchedError:
            room.enter([draft.undone])
            return False
        except RefusedError as error:
            room.enter([draft.undone])
            self._refuse(error, entry.href, draft.record)
            return True
        except UnansweredError:  # what became of it the card tells, if the server is there again
            self._unanswered, room.wrote = self._unanswered + 1, True
            if self._unanswered >= UNANSWERED:
                raise
            return False
        self._refused, self._unanswered, room.wrote = 0, 0, True
        room.changes.append(_change(draft))
        sent = entry.sent and replace(entry.sent, answer=answer)
        done.append(replace(draft, entry=replace(entry, sent=sent)))
        return True

    def _drafts(self, todo: Sequence[str | Entry]) -> tuple[list[_Draft], list[str]]:
        """The cards to be put, and the hrefs of those that are not what was agreed on."""
        room = self.room
        entries = [each for each in todo if isinstance(each, Entry)]
        there = {card.href: card for card in room.book.cards([e.href for e in entries])}
        drafts: list[_Draft] = []
        again: list[str] = []
        for each in todo:
            uid, href = (each.uid, each.href) if isinstance(each, Entry) else (each, "")
            copy = room.copy(uid)
            if copy is None or copy.out or (href or room.book.free(uid)) in room.left:
                continue
            if not isinstance(each, Entry):
                drafts += self._new(copy.record)
            elif (card := there.get(each.href)) and not card.etag:
                label = copy.record.contact.label
                room.leave(each.href, f"{label}: the card has no ETag; not changed")
            elif card and (draft := self._changed(each, card, copy)):
                drafts.append(draft)
            elif card is None or not card.fault:
                again.append(each.href)
        return drafts, again

    def _new(self, record: Record) -> Iterator[_Draft]:
        room = self.room
        href, rev = room.book.free(record.uid), _rev(room.at)
        if href in room.base.entries:
            room.leave(href, f"{record.contact.label}: something else is at {href}; not sent")
            return
        entry = Entry(href, record.uid, sent=_sent(record, rev))
        yield _Draft(entry, None, None, patch.written(record, self._version(), rev), record, None)

    def _version(self) -> str:
        """The version of a new card: one that the server takes, and else what most cards are.

        A server that names none takes 3.0 (RFC 6352, 5.2).
        """
        taken = [each for each in VERSIONS if each in self.room.book.versions] or [VERSION]
        cards = Counter(each.version for each in self.room.base.entries.values())
        return max(taken, key=lambda each: (cards[each], each == VERSION))

    def _changed(self, entry: Entry, card: Card, copy: Copy) -> _Draft | None:
        """A card with what is otherwise here; None if it is not what was agreed on."""
        told = patch.told(card.text, as_ours=entry.ours)
        if isinstance(told, str) or card.etag != entry.etag:
            return None
        if saying.of_card(told.record) != entry.said:
            return None
        rev = _rev(self.room.at, told.rev)
        sent = replace(entry, sent=_sent(copy.record, rev, entry.known))
        text = patch.patched(told, copy.record, rev)
        return _Draft(sent, entry, card.etag, text, copy.record, told.record)

    def _agree(self, drafts: Sequence[_Draft]) -> Iterator[str]:
        """Read again what was put; the hrefs of what is to be looked at once more."""
        room = self.room
        cards = {card.href: card for card in room.book.cards([e.entry.href for e in drafts])}
        edited, agreed = [], []
        for each in drafts:
            href, uid = each.entry.href, each.entry.uid
            card, copy = cards.get(href), room.copy(uid)
            told = patch.told(card.text, as_ours=True) if card and not card.fault else ""
            if card is None and each.before is None:
                continue  # the next listing tells where it is
            if card is None or copy is None or isinstance(told, str):
                yield href
                continue
            read = Read(href, card.etag, told)
            taken = taking.put_card(copy, each.entry, read, room.whose)
            if taken.is_as_sent:
                agreed.append(replace(taken.entry, row=room.row(uid)))
            else:
                edited.append((each.entry, read))
        room.enter(agreed)
        if not edited:
            return
        with room.taking() as intake:
            for entry, read in edited:
                if before := intake.whole(entry.uid):
                    intake.take(taking.put_card(before, entry, read, room.whose), before)
        yield from (read.href for _, read in edited)

    def _refuse(self, error: RefusedError, href: str, record: Record | None = None) -> None:
        self._refused += 1
        if self._refused >= REFUSALS:
            raise error
        whose = f"{record.contact.label}: " if record else ""
        self.room.leave(href, f"{whose}{error}")


def _is_to_be_sent(entry: Entry, said: saying.Said) -> bool:
    """Whether a card does not say what it should, as far as the server lets it."""
    lacks, has = less(said, entry.said), less(entry.said, said)
    return bool(less(lacks, entry.lost) or less(has, entry.more))


def _sent(record: Record, rev: str, known: frozenset[str] = NONE) -> Sent:
    return Sent(saying.of_record(record), known | elsewhere.showing(record), rev)


def _rev(at: str, old: str = "") -> str:
    """A time of the last change in basic form, later than the old one."""
    basic = old.replace("-", "").replace(":", "").removesuffix("Z")
    if len(basic) == len("20261122T190000"):
        day = f"{basic[:4]}-{basic[4:6]}-{basic[6:8]}"
        at = after([f"{day}T{basic[9:11]}:{basic[11:13]}:{basic[13:15]}Z"], at)
    return at.replace("-", "").replace(":", "")


def _change(draft: _Draft) -> Change:
    verb = Verb.CHANGED if draft.there else Verb.ADDED
    return Change(THERE, verb, draft.there, draft.record)
