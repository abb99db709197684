"""Answers from the index, without reading the contact file.

The index is a file that `indexing` makes: disposable, and believed only for the very contact file
that it was made from.

Beside it may lie a smaller file with the contacts that changed since: they are asked themselves.
Another has the contacts of which somebody keeps something for themselves, with it: they are asked
instead of the same without, by whoever names the state of both files.
What is wrong with an index is never an error: there is none then, and the caller asks the file.
"""

from pressdir.search.postings import FORMAT, PART, SHOWN, UID, Postings, StoredEntry
from pressdir.search.ranking import best_first
from pressdir.search.sections import LINE, Sections

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pressdir.search.query import Query

BESIDE, OWN = ".new", ".own"  # what the names of the smaller files end with


class Found:
    """A contact that answers."""

    __slots__ = ("_texts", "count", "desk", "label", "rank", "seen", "shown", "uid")

    def __init__(self, rank: int, parts: "Sequence[str]") -> None:
        self.rank = rank
        desk, self.seen, count, self.label, self.uid, self.shown, self._texts = parts
        self.desk, self.count = desk == "1", int(count)

    def texts(self, field: str) -> "Sequence[str]":
        """Give the folded values of a field."""
        return StoredEntry(self._texts).texts(field)


class Index(Postings):
    """The index of a contact file."""

    def __init__(self, sections: Sections, beside: Sections | None = None) -> None:
        super().__init__(sections)
        self.since = sections.text("of")  # the identity that the larger file was made for
        self.gone: frozenset[int] = frozenset()  # contacts of the larger file that are no more so
        self.new: list[list[str]] = []  # and those of the smaller
        if beside:
            self.gone = frozenset(beside.numbers("gone", "I"))
            texts = beside.text("contacts").split(LINE.decode())
            self.new = [text.split(PART) for text in texts if text]

    def overlay(self, own: Sections) -> None:
        """Have contacts asked as somebody alone sees them."""
        theirs = [text.split(PART) for text in own.text("contacts").split(LINE.decode()) if text]
        seen = {parts[UID] for parts in theirs}
        self.gone |= frozenset(own.numbers("gone", "I"))
        self.new = [*(parts for parts in self.new if parts[UID] not in seen), *theirs]

    def close(self) -> None:
        """Let go of the file."""
        self._sections.close()

    def search(self, query: "Query", used: "Mapping[str, float] | None" = None) -> list[Found]:
        """Those who answer, the best first: the order of `scan.search`.

        Raises:
            ValueError, LookupError: the index is damaged.
        """
        from pressdir.search.answering import ranked

        found = [
            Found(rank, self.contact(number))
            for number, rank in ranked(self, query).items()
            if number not in self.gone
        ]
        for parts in self.new:
            rank = query.rank(StoredEntry(parts[-1], self.hidden))
            if rank is not None:
                found.append(Found(rank, parts))
        return best_first(found, used)

    def shown(self, numbers: "Iterable[int]") -> "Iterator[str]":
        """What is given back of contacts, and of all that are beside the larger file."""
        for number in numbers:
            yield self.contact(number)[SHOWN]
        for parts in self.new:
            yield parts[SHOWN]

    def uids(self, start: str, folded: str) -> list[str]:
        """The uids that begin so; `folded` is their beginning, folded."""
        found = (n for _, some in self.beginning("uid", folded) for n in some)
        known = [self.contact(n)[UID] for n in found if n not in self.gone]
        return [uid for uid in (*known, *(p[UID] for p in self.new)) if uid.startswith(start)]


def opened(path: str, identity: str, own: str = "") -> Index | None:
    """The index at `path`, if it is of the contact file that has this `identity` now.

    `own` is the state of what somebody keeps for themselves, which is joined to it then.
    """
    sections = beside = joined = index = None
    try:
        sections = Sections(path)
        of = sections.text("of")
        if sections.text("format") != FORMAT:
            pass
        elif of == identity:
            index = Index(sections)
        else:
            beside = Sections(path + BESIDE)
            if (beside.text("of"), beside.text("since")) == (identity, of):
                index = Index(sections, beside)
        if own and index:
            found, index = index, None
            joined = Sections(path + OWN)
            told = [joined.text(name) for name in ("format", "of", "base", "since")]
            if told == [FORMAT, own, identity, of]:
                found.overlay(joined)
                index = found
    except (OSError, ValueError, LookupError):  # none, or no index
        pass
    for each in (beside, joined, None if index else sections):
        if each:
            each.close()
    return index
