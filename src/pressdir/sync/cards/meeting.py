"""The contact file meets an address book: what is done, and in which order.

First everything is taken in that changed there, then what changed here is sent, each card under the
condition that it is what was read. Both go in batches, and each batch is remembered: whoever stops
it in the midst goes on from there.
"""

from collections.abc import Iterator
from contextlib import nullcontext

from pressdir import merge
from pressdir.dav import Collection, RefusedError, UnmatchedError
from pressdir.model import Record
from pressdir.store import Store
from pressdir.sync.cards.base import Base
from pressdir.sync.cards.receiving import Receiving, StoppedError
from pressdir.sync.cards.room import Room
from pressdir.sync.cards.sending import TRIES, Sending
from pressdir.sync.meeting import Means, Outcome, Request


def met(store: Store, book: Collection, request: Request, means: Means) -> Outcome | None:
    """Make both the same; None: somebody was asked, and did not want it.

    Raises:
        ServerError: the server gives no answer, or none that makes sense.
        StoreError: the contact file, or what was agreed, cannot be read or written.
        ConflictError: others change the same cards all the time.
        LockedError: another pressdir syncs with it.
    """
    base = Base(store.disk, lambda: store.state, book.url)
    room = Room(store, book, base, means, rehearsal=request.dry_run)
    is_new = not store.identity
    with nullcontext() if request.dry_run else base.locked(store.path, is_new=is_new):
        if not request.join:
            base.load(room.acts)
        elif not request.dry_run:
            base.renew()
        try:
            _hold(room)
        except StoppedError:
            return None
    told = sorted(room.changes, key=lambda e: (e.after.contact.label.casefold(), e.uid, e.side))
    return Outcome(book.url, room.name, told, [*_disputed(room)])


def _hold(room: Room) -> None:
    """Take in and send, until nothing is left to be sent.

    A token is kept only of what was read after all was written: what was made and deleted since an
    earlier one no server has to tell (RFC 6578, 3.5). And only if all was read that it tells of.
    """
    token = room.base.token
    receiving = Receiving(room)
    for _ in range(TRIES):
        room.wrote = False
        found = room.book.changes(token)
        receiving.settle_what_was_sent(found)
        news, gone = receiving.look(found)
        receiving.gone(gone)
        receiving.read(news)
        receiving.place()
        is_clean = _drop_erased(room, receiving)
        sending = Sending(room, receiving)
        sending.look()
        sending.send()
        if room.rehearsal:
            return
        token = found.token if is_clean and not room.wrote and not receiving.unread else ""
        if not room.wrote:
            break
    if room.store.identity:  # what is not there has no place
        room.base.save(token)


def _drop_erased(room: Room, receiving: Receiving) -> bool:
    """Delete the cards of people who were erased; whether they are gone."""
    if not receiving.erased:
        return True
    verb = "would be" if room.rehearsal else "is"
    room.means.say(f"who was erased {verb} taken out of {room.name}, for good")
    left = False
    going, receiving.erased = receiving.erased, []
    for href, etag in () if room.rehearsal else going:
        try:
            room.book.delete(href, etag)
        except (UnmatchedError, RefusedError) as error:
            left = True
            room.means.say(f"{href}: {error}")
    return not left


def _disputed(room: Room) -> Iterator[Record]:
    """Contacts with edits that do not know of each other."""
    for uid in sorted(room.touched):
        copy = room.copy(uid)
        if copy and not copy.out and merge.conflicts(copy.record):
            yield copy.record
