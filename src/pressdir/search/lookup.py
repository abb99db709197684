"""Answers from the index, without reading the contact file.

The index is a file that `indexing` makes: disposable, and believed only for the very contact file
that it was made from. It holds each contact's texts as `scan` would see them, and lists of all
words and values, one after another in one text, each with the place of its posting: the contacts
that have it. Words are looked for in that text, so parts of words are found, too.

Beside it may lie a smaller file with the contacts that changed since: they are asked themselves.
Another has the contacts of which somebody keeps something for themselves, with it: they are asked
instead of the same without, by whoever names the state of both files.
What is wrong with an index is never an error: there is none then, and the caller asks the file.
"""

import sys

from pressdir.search.query import FIELDS, SPOKEN, WHOLE, Query
from pressdir.search.ranking import best_first
from pressdir.search.sections import LINE, PLACE, Sections

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    Ranks = dict[int, int]  # of the contacts that answer, by their number in the index

FORMAT = f"pressdir index 13 {sys.byteorder}"  # the first section
SHORT = 16  # numbers of a posting that are read at once; so many stand behind the last one
BESIDE, OWN = ".new", ".own"  # what the names of the smaller files end with

VALUE, FIELD, PART = "\x1d", "\x1e", "\x1c"  # behind a value, and between the fields, of an entry's
UID, SHOWN = 4, 5  # which parts of a contact they are
KEPT = FIELDS  # text, which holds these; between a contact's parts
ALL = "*"  # in the list of the fields that somebody has something in: everybody
# fields whose values are asked for as such
VALUED = (
    *sorted(WHOLE),
    "tag",
    "uid",
    "phone",
    "number",
    "country",
    "domain",
    "seen",
    "covers",
    "digest",
)


class StoredEntry:
    """A contact's texts, as the index keeps them."""

    def __init__(self, text: str, hidden: "Collection[str]" = ()) -> None:
        self._fields = dict(zip(KEPT, text.split(FIELD), strict=True))
        self._fields.update(dict.fromkeys(hidden, ""))

    def texts(self, field: str) -> "Sequence[str]":
        """Give the folded values of a field."""
        return self._fields[field].split(VALUE)[:-1]

    def may_hold(self, text: str) -> bool:
        """Whether `text` can stand in a field."""
        return any(text in self._fields[field] for field in SPOKEN)


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


class Index:
    """The index of a contact file."""

    def __init__(self, sections: Sections, beside: Sections | None = None) -> None:
        self._sections = sections
        self._listed: dict[tuple[str, bytes], list[tuple[str, int]]] = {}
        self.since = sections.text("of")  # the identity that the larger file was made for
        self.hidden: Collection[str] = ()  # fields that are taken to be empty
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

    def search(self, query: Query, used: "Mapping[str, float] | None" = None) -> list[Found]:
        """Those who answer, the best first: the order of `scan.search`.

        Raises:
            ValueError, LookupError: the index is damaged.
        """
        found = [
            Found(rank, self._contact(number))
            for number, rank in self.ranks(query).items()
            if number not in self.gone
        ]
        for parts in self.new:
            rank = query.rank(StoredEntry(parts[-1], self.hidden))
            if rank is not None:
                found.append(Found(rank, parts))
        return best_first(found, used)

    def ranks(self, query: Query) -> "Ranks":
        """How well each contact fits that answers; of those in the larger file."""
        from pressdir.search.answering import ANSWERS

        return ANSWERS[type(query)](self, query)

    # --- what the postings say ----------------------------------------------------------------

    def everybody(self) -> "Sequence[int]":
        """All contacts."""
        return self.held(ALL)

    def held(self, field: str) -> "Sequence[int]":
        """The contacts that have something in a field."""
        return () if field in self.hidden else self.valued("held", field)

    def valued(self, field: str, value: str) -> "Sequence[int]":
        """The contacts that have just this value."""
        for _, place in self.listed(field, LINE + value.encode() + PLACE):
            return self._whole(place)
        return ()

    def beginning(self, field: str, start: str) -> "Iterator[tuple[str, Sequence[int]]]":
        """The values of a field that begin so, and the contacts that have them."""
        for value, place in self.listed(field, LINE + start.encode()):
            yield value, self._whole(place)

    def containing(self, field: str, part: str) -> "Iterator[tuple[str, Sequence[int]]]":
        """The values of a field that hold `part`, and the contacts that have them."""
        for value, place in self.listed(field, part.encode()):
            yield value, self._whole(place)

    def spoken(
        self, part: str, fields: "Collection[str]", *, begins: bool = False
    ) -> "Iterator[tuple[str, str, Sequence[int]]]":
        """The words that hold `part`, or begin so; which field has them, and of which contacts."""
        for word, place in self.listed("words", LINE * begins + part.encode()):
            for field, numbers in self.holders(place, fields):
                yield word, field, numbers

    def alike(self, part: bytes, least: int, most: int) -> "Iterator[tuple[str, int]]":
        """The words of letters that hold `part` and have so many; and their postings' places."""
        widths = self._sections.numbers("widths", "Q")
        yield from self._sections.entries("words", part, widths[least], widths[most + 1])

    def anchored(self, letters: str, text: str) -> "Iterator[tuple[str, int]]":
        """The words of which just `text` is left of `letters`, each once where it is doubled."""
        yield from self._sections.reduced("words", letters.encode(), text.encode())

    def scripts(self) -> str:
        """The letters of the scripts in which somebody's name is written."""
        return self._sections.text("scripts")

    def holders(
        self, place: int, fields: "Collection[str]"
    ) -> "Iterator[tuple[str, Sequence[int]]]":
        """Which of the fields has a word, and of which contacts, as the posting at `place` says."""
        for which, numbers in self._by_field(place):
            if FIELDS[which] in fields and FIELDS[which] not in self.hidden:
                yield FIELDS[which], numbers

    def listed(self, name: str, part: bytes) -> "Sequence[tuple[str, int]]":
        """The entries of a list that `part` stands in, and the places of their postings."""
        found = self._listed.get((name, part))
        if found is None:
            found = self._listed[name, part] = [*self._sections.entries(name, part)]
        return found

    def entries(self, numbers: "Iterable[int]") -> "Iterator[tuple[int, StoredEntry]]":
        """The texts of contacts."""
        for number in numbers:
            yield number, StoredEntry(self._contact(number)[-1], self.hidden)

    def shown(self, numbers: "Iterable[int]") -> "Iterator[str]":
        """What is given back of contacts, and of all that are beside the larger file."""
        for number in numbers:
            yield self._contact(number)[SHOWN]
        for parts in self.new:
            yield parts[SHOWN]

    def numbers(self, uid: str, folded: str) -> "Iterator[int]":
        """The contacts with this uid, which is also given folded: one, or none."""
        return (n for n in self.valued("uid", folded) if self._contact(n)[UID] == uid)

    def uids(self, start: str, folded: str) -> list[str]:
        """The uids that begin so; `folded` is their beginning, folded."""
        found = (n for _, some in self.beginning("uid", folded) for n in some)
        known = [self._contact(n)[UID] for n in found if n not in self.gone]
        return [uid for uid in (*known, *(p[UID] for p in self.new)) if uid.startswith(start)]

    def _contact(self, number: int) -> list[str]:
        start, end = self._sections.numbers("at", "Q", number, 2)
        return self._sections.text("contacts", start, end).split(PART)

    def _whole(self, place: int) -> "Sequence[int]":
        begun = self._begun(place)
        return self._numbers(begun, place, 1, begun[0])

    def _by_field(self, place: int) -> "Iterator[tuple[int, Sequence[int]]]":
        """The postings of a word: how many fields; each field's number, then its contacts."""
        begun, at = self._begun(place), 1
        for _ in range(begun[0]):
            which, count = self._numbers(begun, place, at, 2)
            yield which, self._numbers(begun, place, at + 2, count)
            at += 2 + count

    def _begun(self, place: int) -> "Sequence[int]":
        """The beginning of a posting, which most often is all of it."""
        return self._sections.numbers("postings", "I", place, SHORT)

    def _numbers(
        self, begun: "Sequence[int]", place: int, start: int, count: int
    ) -> "Sequence[int]":
        if start + count <= SHORT:
            return begun[start : start + count]
        return self._sections.numbers("postings", "I", place + start, count)


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
