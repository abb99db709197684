"""An address book at an address that somebody typed: which it is, and who they are there."""

import re

from pressdir.store import Store
from pressdir.store.disk import Disk
from pressdir.sync.access import Access
from pressdir.sync.meeting import Means, Outcome, Request
from pressdir.sync.memory import Memory

ADDRESS = re.compile(r"(?:https?|carddavs?):", re.IGNORECASE)
BOOK = "book"  # what is remembered of the server: where the address book is


def is_meant(target: str, _disk: Disk) -> bool:
    """Whether a target is on a server."""
    return ADDRESS.match(target) is not None


def sync(request: Request, store: Store, means: Means) -> Outcome | None:
    """Make the contact file and an address book the same; None: somebody did not want it.

    Raises:
        UsageError: it is no address, or leads to several address books.
        ServerError: there is none, or the server gives no answer that makes sense.
        ProgramError: the command for the password gives none.
        StoreError: the contact file, or what was agreed, cannot be read or written.
        ConflictError: others change the same cards all the time.
        LockedError: another pressdir syncs with it.
    """
    from pressdir.dav import addresses, discovery  # noqa: PLC0415 - loads an HTTP client
    from pressdir.dav.book import Book  # noqa: PLC0415
    from pressdir.dav.http import Session  # noqa: PLC0415
    from pressdir.sync.cards.meeting import met  # noqa: PLC0415 - loads what reads cards

    url = addresses.typed(request.target)
    known = Memory.read(store.disk, store.state, str(url))
    access = Access.of(request, known)
    with Session(url, access.login(url.host, means), sleep=means.wait) as session:
        found = known.more.get(BOOK, "") if access.user == known.more.get("user", "") else ""
        where = found or discovery.only(discovery.find(session), str(url)).url
        outcome = met(store, Book(session, where), request, means)
    if outcome and not request.dry_run:
        newest = next((each.id for each in store.log(1)), 0)
        more = {**access.more, BOOK: where}
        Memory(str(url), "", means.now(), newest, more).keep(store.disk, store.state)
    return outcome
