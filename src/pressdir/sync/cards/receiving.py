"""What changed in an address book is taken in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pressdir import merge
from pressdir.dav import Card, Changes
from pressdir.errors import ErasedError
from pressdir.formats import loaded
from pressdir.formats.vcard import patch
from pressdir.formats.vcard.read import A_GROUP
from pressdir.merge.identity import Directory
from pressdir.merge.likeness import Likeness
from pressdir.merge.replicas import Copy
from pressdir.model import Record
from pressdir.sync.cards import taking
from pressdir.sync.cards.base import Entry
from pressdir.sync.cards.room import Intake, Room, batches
from pressdir.sync.cards.taking import Read
from pressdir.sync.plan import FEW, MANY

BATCH = 500  # cards that are taken in at once
MOMENT = re.compile(r"[0-9]{8}T[0-9]{6}Z?")


class StoppedError(Exception):
    """Somebody was asked, and did not want it."""


@dataclass
class Receiving:
    """What there is to be read, and what was found."""

    room: Room
    erased: list[tuple[str, str]] = field(default_factory=list)  # href and ETag of cards to go
    unread: set[str] = field(default_factory=set)  # cards that the server could not give, this time
    _unplaced: list[Entry] = field(default_factory=list)  # cards that are not where they were put
    _older: int = 0  # cards that say an older time than the last time
    _agreed: bool = False
    _carded: set[str] = field(default_factory=set)  # uids of contacts with a card

    def look(self, found: Changes) -> tuple[list[str], list[Entry]]:
        """The cards to be read, and those that are gone."""
        self._older = 0
        known = self.room.base.entries
        missing = known.keys() - found.etags.keys() if found.whole else known.keys() & found.gone
        self._unplaced = [known[href] for href in sorted(missing) if _is_just_put(known[href])]
        missing -= {each.href for each in self._unplaced}
        gone = [*(known[href] for href in sorted(missing)), *self._back(found)]
        again = {*self._put_back()} - missing - {each.href for each in self._unplaced}
        news = [
            href
            for href, etag in found.etags.items()
            if href not in known or not etag or known[href].etag != etag
        ]
        return sorted({*news, *again}), gone

    def _put_back(self) -> Iterator[str]:
        """Cards of contacts that know less than when they were sent: they are looked at anew.

        An older contact file was put back, or a sync was undone. What stands in the cards since
        then is not to be written over.
        """
        room = self.room
        for href, entry in [*room.base.entries.items()]:
            if not entry.uid or (entry.row and entry.row == room.row(entry.uid)):
                continue
            if not room.is_here(entry.uid):
                room.base.agree([replace(entry, gone=True)])
                yield href
            elif not entry.known <= (acts := room.acts(entry.uid)):
                known = entry.known & acts
                room.base.agree([Entry(href, entry.uid, known=known, ours=entry.ours)])
                yield href

    def _back(self, found: Changes) -> Iterator[Entry]:
        """Deleted cards of contacts that do not know of it: they go again, if nobody edited them.

        An older contact file was put back, or the sync that took them out was undone.
        """
        room = self.room
        carded = {each.uid for each in room.base.entries.values()}
        for entry in room.base.deleted.values():
            if entry.uid in carded or entry.href in found.etags:
                continue
            copy = room.copy(entry.uid)
            if copy and not copy.out and not entry.needs <= room.acts(entry.uid):
                yield entry

    def settle_what_was_sent(self, found: Changes) -> None:
        """Forget what was to be sent to cards that are as they were: it did not arrive."""
        entries = self.room.base.entries
        for href, entry in [*entries.items()]:
            if not entry.sent or entry.sent.answer is not None:
                continue
            if not entry.etag and href not in found.etags:
                self.room.base.agree([replace(entry, gone=True)])
            elif found.etags.get(href, entry.etag) == entry.etag != "":
                self.room.base.agree([replace(entry, sent=None)])

    # --- what is gone -----------------------------------------------------------------------------

    def gone(self, entries: Sequence[Entry]) -> None:
        """Cards that are not there any more: whoever deleted them knew what is agreed."""
        room = self.room
        hrefs = {each.href for each in entries}
        # Of a contact with two cards one may go.
        stay = {e.uid for href, e in room.base.entries.items() if href not in hrefs}
        going = {e.uid for e in entries if e.uid} - stay
        self._refuse_to_lose(going)
        for some in batches(entries, BATCH):
            with room.taking() as intake:
                for entry in some:
                    before = intake.whole(entry.uid) if entry.uid in going else None
                    if before is None or before.record.uid != entry.uid:
                        intake.note(replace(entry, gone=True, sent=None))
                    else:
                        intake.take(taking.gone_card(before, entry, room.whose), before)

    def _refuse_to_lose(self, uids: set[str]) -> None:
        """Ask, where many cards are gone."""
        room = self.room
        here = [uid for uid in uids if (copy := room.copy(uid)) and not copy.out]
        there = len({e.uid for e in room.base.entries.values() if e.uid})
        if len(here) > max(FEW, MANY * there):
            self._ask(
                f"{len(here)} of {there} contacts would go from your file: their cards are not on "
                f"{room.name} any more"
            )

    # --- what is there ----------------------------------------------------------------------------

    def read(self, hrefs: Sequence[str]) -> None:
        """Cards that are new, or not what they were."""
        room = self.room
        for some in room.means.tracked([*batches(hrefs, BATCH)]):
            cards = [*room.book.cards(some)]
            read = [each for card in cards if (each := self._read(card))]
            self._refuse_what_is_older(read)
            with room.taking() as intake:
                known = self._directory(intake, read)
                self._carded = {
                    each.uid for each in room.base.entries.values() if each not in self._unplaced
                }
                for card in read:
                    try:
                        self._take(intake, known, card)
                    except ErasedError:
                        self.erased.append((card.href, card.etag))

    def place(self) -> None:
        """What becomes of new cards that are not where they were put.

        Some servers choose the address of a new card, and its UID: such a card was read as that of
        the contact it is of. Else somebody has deleted it.
        """
        entries = self.room.base.entries
        there = {each.uid for each in entries.values() if each not in self._unplaced}
        moved = [replace(e, gone=True, sent=None) for e in self._unplaced if e.uid in there]
        self.room.enter(moved)
        self.gone([each for each in self._unplaced if each.uid not in there])

    def _read(self, card: Card) -> Read | None:
        """A card as it was read; None if it is to be left alone."""
        entry = self.room.base.entries.get(card.href)
        told = card.fault or patch.told(card.text, as_ours=bool(entry and entry.ours))
        self.unread.discard(card.href)
        if not isinstance(told, str):
            return Read(card.href, card.etag, told)
        if not card.etag:
            self.unread.add(card.href)
        if told != A_GROUP:
            self.room.means.say(f"left as it is: {card.href}: {told}")
        if entry is None or not entry.uid:
            self.room.enter([Entry(card.href, etag=card.etag)])
        return None

    def _take(self, intake: Intake, known: Directory, card: Read) -> None:
        room = self.room
        entry = room.base.entries.get(card.href)
        if entry and entry.uid and (before := intake.whole(entry.uid)):
            if entry.said or entry.sent:
                taken = taking.known_card(before, entry, card, room.whose)
            else:
                taken = taking.new_card(before, card, room.whose, entry.known)
            intake.take(taken, before)
            return
        whose = self._whose(intake, known, card.told.record)
        if isinstance(whose, Copy):
            taken = taking.new_card(whose, card, room.whose)
            intake.take(taken, whose)
        else:
            taken = taking.new_contact(whose, card, room.whose)
            intake.take(taken, None)
        self._carded.add(taken.entry.uid)

    def _directory(self, intake: Intake, cards: Iterable[Read]) -> Directory:
        """Who may be in new cards."""
        contacts = [
            card.told.record.contact
            for card in cards
            if card.href not in self.room.base.entries
            and intake.whole(card.told.record.uid) is None
        ]
        return Directory(intake.side.like(merge.traces(contacts)) if contacts else ())

    def _whose(self, intake: Intake, known: Directory, record: Record) -> Copy | str:
        """The contact that a new card is of, or a uid for somebody new."""
        if copy := intake.whole(record.uid):
            if not merge.plainly_two(copy.record.contact, record.contact):
                return copy
            return loaded.uid_for(record.contact)
        found = known.find(record.contact)
        if (
            found
            and found.uid not in self._carded
            and merge.likeness(found.contact, record.contact) is Likeness.STRONG
            and (copy := intake.whole(found.uid))
        ):
            return copy
        return record.uid

    # --- what is asked ----------------------------------------------------------------------------

    def _refuse_what_is_older(self, cards: Iterable[Read]) -> None:
        """Ask, where a server may have been put back from a backup."""
        known = self.room.base.entries
        for card in cards:
            if entry := known.get(card.href):
                now = _moment(card.told.rev)
                self._older += bool(now) and now < _moment(entry.rev)
        if self._older > max(FEW, MANY * len(known)):
            self._ask(
                f"{self._older} of {len(known)} cards on {self.room.name} are older than the last "
                "time, as if it were put back from a backup; what is not in them would go"
            )

    def _ask(self, question: str) -> None:
        if self._agreed or self.room.rehearsal:
            return
        self._agreed = self.room.means.agreed(question)
        if not self._agreed:
            raise StoppedError


def _is_just_put(entry: Entry) -> bool:
    """Whether a card is new, and the server said that it took it."""
    return bool(entry.sent and entry.sent.answer is not None and not entry.etag)


def _moment(rev: str) -> str:
    """A time of a card, as it can be compared; "" if it is none."""
    basic = rev.replace("-", "").replace(":", "")
    return basic.removesuffix("Z") if MOMENT.fullmatch(basic) else ""
