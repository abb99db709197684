"""The index of the contact file: made when a question has to be answered without, kept up to date.

It makes the next answer quick (`lane`), and never another one: whatever is not certain ends in
having no index.
"""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from pressdir.cli.asking.naming import SEEN_IN
from pressdir.cli.asking.overlaid import Overlaid, base, state
from pressdir.cli.lane import addresses
from pressdir.cli.own_files import places
from pressdir.cli.showing import output, tabular
from pressdir.cli.showing.text import ROW
from pressdir.model import Record, Release

if TYPE_CHECKING:
    from pressdir.cli.asking.overlaid import Shown
    from pressdir.outline import Outline
    from pressdir.search.lookup import Index
    from pressdir.search.query import Query
    from pressdir.store import Store

LARGE = 20_000_000  # bytes of a file of which the index is made before it is asked
MAKING = "making the index, for quick answers from now on …"
OFTEN = 500  # contacts after which one may tell what takes so long
SETTLED = 2_000_000_000  # nanoseconds: the coarsest clock of a file system in use (FAT)


def search(store: "Shown", query: "Query", used: Mapping[str, float]) -> list[Record]:
    """Those who answer, the best first: from the index, or from all records where there is none.

    Of a large file the index is made first: to ask everybody, and to make it then, takes longer.
    """
    from pressdir.search import scan

    if index := _kept(store):
        with closing(index), suppress(ValueError, LookupError):  # damaged
            found = [store.get(each.uid) for each in index.search(query, used)]
            return [record for record in found if record]
    return scan.search(store.records(), query, store.releases(), used)


def narrowed(store: "Shown", said: "Query | None", meant: "Query | None") -> Sequence[Record]:
    """At least those who answer to both: few where the index can be asked, else everybody.

    To what somebody said no title of a release is an answer, as in `naming`.
    """
    if (said or meant) and (index := _kept(store)):
        with closing(index), suppress(ValueError, LookupError):  # damaged
            sets = [{each.uid for each in index.search(meant)}] if meant else []
            index.hidden = SEEN_IN
            sets += [{each.uid for each in index.search(said)}] if said else []
            return [found for uid in sorted(set.intersection(*sets)) if (found := store.get(uid))]
    return store.records()


def _kept(store: "Shown") -> "Index | None":
    """The index of the file, made if the file is so large that it is asked sooner then."""
    if store.identity and store.identity[0] >= LARGE:
        keep_index(store)
    return opened(store)


def opened(store: "Shown") -> "Index | None":
    """The index of the file as the store has read it, if there is one. Close it when done."""
    from pressdir.search import lookup

    path = str(store.path)
    return lookup.opened(str(_place(path)), places.index_state(path, store.identity), state(store))


def keep_index(store: "Shown") -> None:
    """Make the index of the file as the store has read it, if that is certain to be its state."""
    if not store.identity or store.faulty:
        return
    if time.time_ns() - max(store.identity[1], store.identity[3]) < SETTLED:
        return  # what is written in the same tick of the clock would not be seen
    if not _is_there(store):
        _keep_index(base(store))
        keep_overlay(store)


def _is_there(store: "Shown") -> bool:
    if index := opened(store):
        index.close()
    return index is not None


def keep_overlay(store: "Shown") -> None:
    """Bring to the index what is private, as the store has read it."""
    from pressdir import outline
    from pressdir.search import indexing

    if not isinstance(store, Overlaid):
        return
    path = str(store.path)
    states = places.index_state(path, store.identity), store.state
    releases = store.releases()
    with suppress(indexing.NoIndexError):
        seen = map(outline.of, store.touched())
        indexing.overlay(_place(path), states, seen, _shown_with(releases), releases)


def forget_overlay(store: "Store") -> None:
    """Have nothing private beside the index: there is none any more."""
    from pressdir.search.lookup import OWN

    with suppress(OSError):
        Path(f"{_place(str(store.path))}{OWN}").unlink(missing_ok=True)


def _keep_index(store: "Store") -> None:
    from pressdir.search import indexing
    from pressdir.store.layout import unhurried_collector

    if _is_there(store):
        return
    path = str(store.path)
    place, identity = _place(path), places.index_state(path, store.identity)
    releases = store.releases()
    with (
        suppress(indexing.NoIndexError),
        unhurried_collector(store.identity[0]),
        output.explained(MAKING) as on_the_way,
    ):
        outlines = _faultless(store, on_the_way)
        indexing.build(place, outlines, identity, _shown_with(releases), releases)


def _faultless(store: "Store", on_the_way: Callable[[], None]) -> "Iterator[Outline]":
    """All contacts of a file without problems: those are told each time."""
    from pressdir.search.indexing import NoIndexError

    for number, each in enumerate(store.outlines()):
        if not number % OFTEN:
            on_the_way()
        yield each
    if store.problems():
        raise NoIndexError


def keep_up(store: "Store", before: tuple[int, ...], uids: Iterable[str | None]) -> None:
    """Bring the index to the store's state, in which the contacts of `uids` are others."""
    from pressdir import outline
    from pressdir.search import indexing

    path = str(store.path)
    place = _place(path)
    if not os.path.exists(place):  # noqa: PTH110  # nor one that cannot be looked at
        return
    others = list(islice(uids, indexing.MANY + 1))
    if len(others) > indexing.MANY or not all(others):
        indexing.forget(place)
        return
    records = ((uid, store.get(uid)) for uid in others if uid)
    changes = [(uid, outline.of(record) if record else None) for uid, record in records]
    states = places.index_state(path, before), places.index_state(path, store.identity)
    releases = store.releases()
    shown = _shown_with(releases)
    if not indexing.update(place, states, changes, shown, releases):
        indexing.forget(place)


def forget_index(path: str) -> None:
    """Keep no index of the contact file at `path`, not even one that was not finished."""
    from pressdir.cli.own_files import leftovers

    for each in leftovers.of_index(path):
        Path(each).unlink(missing_ok=True)


def _place(path: str) -> Path:
    """Where the index of the contact file at `path` is."""
    return Path(places.index_file(path))


def _shown_with(releases: Mapping[str, Release]) -> "Callable[[Outline], str]":
    """What the index keeps to print of a contact, where these are the releases."""
    from pressdir.cli.showing import listing
    from pressdir.reach import freshness

    undated = freshness.undated(releases)

    def shown(contact: "Outline") -> str:
        table = tabular.packed(listing.listed(contact, undated, everywhere=True))
        return f"{table}{ROW}{addresses.packed(entry(contact))}"

    return shown


def entry(contact: "Outline") -> "addresses.Entry":
    """What a mail program is told of a contact."""
    from pressdir.cli.showing import listing

    known = contact.org, contact.role, contact.location
    emails = listing.signed(contact, "emails", contact.emails)
    return contact.label, *known, "unsure" if contact.unsure else "", emails
