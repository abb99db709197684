"""Answers from the index, without reading the contact file.

The index is a file that `indexing` makes: disposable, and believed only for the very contact file
that it was made from. It holds each contact's texts as `scan` would see them, and lists of all
words and values, one after another in one text, each with the place of its posting: the contacts
that have it. Words are looked for in that text, so parts of words are found, too.

Beside it may lie a smaller file with the contacts that changed since: they are asked themselves.
What is wrong with an index is never an error: there is none then, and the caller asks the file.
"""

import sys

from pressdir.search.query import (
    EXACT,
    FIELDS,
    PREFIX,
    SPOKEN,
    WHOLE,
    WITHIN,
    And,
    Between,
    Domain,
    Everything,
    Has,
    Not,
    Number,
    Or,
    Query,
    Sounded,
    Text,
    Typo,
    Value,
    Whole,
    guessed,
    weighed,
)
from pressdir.search.ranking import best_first
from pressdir.search.sections import LINE, PLACE, Sections
from pressdir.search.typos import allowed, cuts, pieces

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from typing import Any

    Ranks = dict[int, int]  # of the contacts that answer, by their number in the index

FORMAT = f"pressdir index 10 {sys.byteorder}"  # the first section
SHORT = 16  # numbers of a posting that are read at once; so many stand behind the last one
BESIDE = ".new"  # what the name of the smaller file ends with
FEW = 300  # contacts that are asked themselves quicker than the index is asked about everybody
RARE = 10  # letters that a digit in a word is worth: few words have one

VALUE, FIELD, PART = "\x1d", "\x1e", "\x1c"  # behind a value, and between the fields, of an entry's
UID, SHOWN = 4, 5  # which parts of a contact they are
KEPT = FIELDS  # text, which holds these; between a contact's parts
ALL = "*"  # in the list of the fields that somebody has something in: everybody
# fields whose values are asked for as such
VALUED = (*sorted(WHOLE), "tag", "uid", "phone", "number", "country", "domain", "seen")


class StoredEntry:
    """A contact's texts, as the index keeps them."""

    def __init__(self, text: str) -> None:
        self._fields = dict(zip(KEPT, text.split(FIELD), strict=True))

    def texts(self, field: str) -> "Sequence[str]":
        """Give the folded values of a field."""
        return self._fields[field].split(VALUE)[:-1]

    def may_hold(self, text: str) -> bool:
        """Whether `text` can stand in a field."""
        return any(text in self._fields[field] for field in SPOKEN)


class Found:
    """A contact that answers."""

    __slots__ = ("count", "desk", "label", "rank", "seen", "shown", "uid")

    def __init__(self, rank: int, parts: "Sequence[str]") -> None:
        self.rank = rank
        desk, self.seen, count, self.label, self.uid, self.shown, _ = parts
        self.desk, self.count = desk == "1", int(count)


class Index:
    """The index of a contact file."""

    def __init__(self, sections: Sections, beside: Sections | None = None) -> None:
        self._sections = sections
        self._listed: dict[tuple[str, bytes], list[tuple[str, int]]] = {}
        self.since = sections.text("of")  # the identity that the larger file was made for
        self.gone: frozenset[int] = frozenset()  # contacts of the larger file that are no more so
        self.new: list[list[str]] = []  # and those of the smaller
        if beside:
            self.gone = frozenset(beside.numbers("gone", "I"))
            texts = beside.text("contacts").split(LINE.decode())
            self.new = [text.split(PART) for text in texts if text]

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
            rank = query.rank(StoredEntry(parts[-1]))
            if rank is not None:
                found.append(Found(rank, parts))
        return best_first(found, used)

    def ranks(self, query: Query) -> "Ranks":
        """How well each contact fits that answers; of those in the larger file."""
        return ANSWERS[type(query)](self, query)

    # --- what the postings say ----------------------------------------------------------------

    def everybody(self) -> "Sequence[int]":
        """All contacts."""
        return self.held(ALL)

    def held(self, field: str) -> "Sequence[int]":
        """The contacts that have something in a field."""
        return self.valued("held", field)

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

    def holders(
        self, place: int, fields: "Collection[str]"
    ) -> "Iterator[tuple[str, Sequence[int]]]":
        """Which of the fields has a word, and of which contacts, as the posting at `place` says."""
        for which, numbers in self._by_field(place):
            if FIELDS[which] in fields:
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
            yield number, StoredEntry(self._contact(number)[-1])

    def shown(self, numbers: "Iterable[int]") -> "Iterator[str]":
        """What is given back of contacts, and of all that are beside the larger file."""
        for number in numbers:
            yield self._contact(number)[SHOWN]
        for parts in self.new:
            yield parts[SHOWN]

    def numbers(self, uid: str, folded: str) -> "Iterator[int]":
        """The contacts with this uid, which is also given folded: one, or none."""
        return (n for n in self.valued("uid", folded) if self._contact(n)[UID] == uid)

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


def opened(path: str, identity: str) -> Index | None:
    """The index at `path`, if it is of the contact file that has this `identity` now."""
    sections = beside = index = None
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
    except (OSError, ValueError, LookupError):  # none, or no index
        pass
    for each in (beside, None if index else sections):
        if each:
            each.close()
    return index


# --- a way to answer for each class of queries --------------------------------------------------


def _best(ranks: "Ranks", numbers: "Iterable[int]", rank: int) -> None:
    """Say that `numbers` fit so well, unless they fit better."""
    for number in numbers:
        if ranks.get(number, rank) >= rank:
            ranks[number] = rank


def _everything(index: Index, _: Everything) -> "Ranks":
    return dict.fromkeys(index.everybody(), EXACT)


def _and(index: Index, query: And) -> "Ranks":
    """The rarest first; when few are left, they are asked the rest themselves."""
    first, *rest = sorted(_all_of(query), key=_tells, reverse=True)
    ranks = index.ranks(first)
    for each in rest:
        if len(ranks) > FEW:
            others = index.ranks(each)
        else:
            asked = ((number, each.rank(entry)) for number, entry in index.entries(ranks))
            others = {number: rank for number, rank in asked if rank is not None}
        ranks = {number: ranks[number] + others[number] for number in ranks.keys() & others.keys()}
    return ranks


def _all_of(query: Query) -> "Iterator[Query]":
    if isinstance(query, And):
        yield from _all_of(query.left)
        yield from _all_of(query.right)
    else:
        yield query


def _tells(query: Query) -> int:
    """How much `query` tells: long words and digits are rare; what is no word, most may answer."""
    if isinstance(query, Or):
        return min(_tells(query.left), _tells(query.right))
    if isinstance(query, Number):
        return len(query.digits) + RARE
    if isinstance(query, Typo):
        return 1  # it takes longest
    if isinstance(query, Text) and query.field not in WHOLE:
        return len(query.text) + RARE * any(char.isdigit() for char in query.text)
    return 0


def _or(index: Index, query: Or) -> "Ranks":
    ranks, others = index.ranks(query.left), index.ranks(query.right)
    return {**ranks, **{n: min(rank, ranks.get(n, rank)) for n, rank in others.items()}}


def _not(index: Index, query: Not) -> "Ranks":
    out = index.ranks(query.query)
    return {number: EXACT for number in index.everybody() if number not in out}


def _has(index: Index, query: Has) -> "Ranks":
    return dict.fromkeys(index.held(query.field), EXACT)


def _text(index: Index, query: Text) -> "Ranks":
    text, field = query.text, query.field
    fields = (field,) if field else SPOKEN
    ranks: Ranks = {}
    for each in fields:
        if each in WHOLE:
            _best(ranks, index.valued(each, text), weighed(EXACT, each))
    if field in WHOLE:
        return ranks
    parts = pieces(text)
    if parts == [text]:
        for word, of, numbers in index.spoken(text, fields):
            fit = EXACT if word == text else PREFIX if word.startswith(text) else WITHIN
            _best(ranks, numbers, weighed(fit, of))
        return ranks
    for number, entry in index.entries(_holding(index, parts, fields)):
        rank = query.rank(entry)
        if rank is not None:
            _best(ranks, (number,), rank)
    return ranks


def _holding(index: Index, parts: "Sequence[str]", fields: "Collection[str]") -> "Collection[int]":
    """Those who have all parts of a text in some word: a few more than have the text."""
    if not parts:
        return index.everybody()
    sets = []
    for place, part in enumerate(parts):
        inner = 0 < place < len(parts) - 1
        words = index.spoken(part, fields)
        sets.append({n for word, _, numbers in words if word == part or not inner for n in numbers})
    return set.intersection(*sets)


def _sounded(index: Index, query: Sounded) -> "Ranks":
    ranks: Ranks = {}
    exactly = LINE + query.text.encode() + PLACE
    for _, place in index.alike(exactly, len(query.text), len(query.text)):
        for field, numbers in index.holders(place, query.fields):
            _best(ranks, numbers, weighed(WITHIN, field))
    return ranks


def _typo(index: Index, query: Typo) -> "Ranks":
    """Those who have the word; and words that are near, which have some part of it in its place."""
    ranks = _text(index, query)
    most, long = allowed(query.text), len(query.text)
    near: dict[str, int] = {}
    for part, begins, ends in cuts(query.text, most):
        wanted = LINE * begins + part.encode() + PLACE * ends
        near.update(index.alike(wanted, long - most, long + most))
    for word, place in near.items():
        edits = query.edits(word)
        if edits is not None:
            for field, numbers in index.holders(place, query.fields):
                _best(ranks, numbers, guessed(edits, field))
    return ranks


def _valued(index: Index, query: Value, start: str) -> "Ranks":
    """Those who have a value that begins so and fits."""
    return _fitting(query, index.beginning(query.field, start))


def _fitting(query: Value, values: "Iterable[tuple[str, Sequence[int]]]") -> "Ranks":
    ranks: Ranks = {}
    for value, who in values:
        fit = query.fit(value)
        if fit is not None:
            _best(ranks, who, weighed(fit, query.field))
    return ranks


def _whole(index: Index, query: Whole) -> "Ranks":
    return _valued(index, query, query.text)


def _between(index: Index, query: Between) -> "Ranks":
    return _valued(index, query, query.start)


def _number(index: Index, query: Number) -> "Ranks":
    return _fitting(query, index.containing(query.field, query.digits))


def _domain(index: Index, query: Domain) -> "Ranks":
    return _fitting(query, index.containing(query.field, query.text))


ANSWERS: "Mapping[type[Query], Callable[[Index, Any], Ranks]]" = {
    Everything: _everything,
    And: _and,
    Or: _or,
    Not: _not,
    Has: _has,
    Text: _text,
    Sounded: _sounded,
    Typo: _typo,
    Whole: _whole,
    Between: _between,
    Number: _number,
    Domain: _domain,
}
