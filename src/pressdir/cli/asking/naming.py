"""Two ways to ask a contact file for uids: its index, and all its records. Both name the same.

The index is asked where it is of the very state that was read. Then only the records that it
names are read, of a hundred thousand perhaps one.
"""

from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Protocol, TypeVar

from pressdir.cli.asking import overlaid
from pressdir.cli.asking.contact_file import Book
from pressdir.cli.own_files import places
from pressdir.model import Record

if TYPE_CHECKING:
    from pressdir.search.lookup import Found, Index
    from pressdir.search.query import Query

T = TypeVar("T")
SEEN_IN = ("release",)  # who is meant is said by what they are, not by titles that name others


class Way(Protocol):
    """How a contact file is asked."""

    def uids(self, start: str) -> Sequence[str]:
        """The uids that begin so."""

    def search(self, query: "Query", text: str) -> Sequence[tuple[str, bool]]:
        """The uids of those who answer, the best first; and who may be called just `text`."""

    def record(self, uid: str) -> Record:
        """The contact with this uid. Raises `LookupError` where it is not there."""


def asked(book: Book, question: Callable[[Way], T]) -> T:
    """What `question` is answered: by the index of `book`, else by its records."""
    if index := _index(book):
        with closing(index), suppress(ValueError, LookupError):  # it is damaged
            return question(_Indexed(book, index))
    return question(_Scanned(book))


def _index(book: Book) -> "Index | None":
    """The index of the state in which `book` was read, if that is certain."""
    from pressdir.search import lookup

    path = str(book.path)
    if not book.identity:
        return None
    state = places.index_state(path, book.identity)
    if state != places.index_state(path):  # it was replaced, perhaps while it was read
        return None
    return lookup.opened(places.index_file(path), state, overlaid.state(book))


class _Indexed:
    def __init__(self, book: Book, index: "Index") -> None:
        self._book, self._index = book, index
        self._query: Query | None = None
        index.hidden = SEEN_IN

    def uids(self, start: str) -> Sequence[str]:
        from pressdir.normalise.folding import fold

        return self._index.uids(start, fold(start))

    def search(self, query: "Query", text: str) -> Sequence[tuple[str, bool]]:
        from pressdir.normalise.folding import fold

        self._query, folded = query, fold(text)
        return [(each.uid, _may_be(each, folded)) for each in self._index.search(query)]

    def record(self, uid: str) -> Record:
        from pressdir.search import scan

        found = self._book.get(uid)
        if found is None or (self._query and not scan.matches(self._query, found)):
            raise LookupError(uid)  # a cache shall not decide alone what is changed
        return found


class _Scanned:
    def __init__(self, book: Book) -> None:
        self._records = {record.uid: record for record in book.records()}

    def uids(self, start: str) -> Sequence[str]:
        return [uid for uid in self._records if uid.startswith(start)]

    def search(self, query: "Query", text: str) -> Sequence[tuple[str, bool]]:  # noqa: ARG002
        from pressdir.search import scan

        return [(record.uid, True) for record in scan.search(self._records.values(), query)]

    def record(self, uid: str) -> Record:
        return self._records[uid]


def _may_be(found: "Found", folded: str) -> bool:
    """Whether a name, an e-mail or a number of theirs may fold to this."""
    number = folded.removeprefix("+").partition(";")[0]
    return found.label == folded or folded in found.texts("email") or number in found.texts("phone")
