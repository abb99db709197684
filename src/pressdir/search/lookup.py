"""Answers from the index, without reading the contact file.

The index is a SQLite database that `indexing` makes: disposable, and believed only for the very
file that it was made from. It holds each contact's texts as `scan` would see them, and for every
word of theirs the contacts that have it. Words are looked for in all words there are, one after
another in one text: so parts of words are found, too.

What is wrong with an index is never an error: there is none then, and the caller asks the file.
"""

from pressdir.search.query import (
    EXACT,
    FIELDS,
    PREFIX,
    SPOKEN,
    WHOLE,
    WITHIN,
    And,
    Everything,
    Has,
    Not,
    Number,
    OfKind,
    Or,
    Query,
    Text,
    Whole,
)

try:
    from _sqlite3 import DatabaseError, connect  # what sqlite3 is, in half the time
except ImportError:  # pragma: no cover - CPython has it
    from sqlite3 import DatabaseError, connect

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from sqlite3 import Connection
    from typing import Any

    Ranks = dict[int, int]  # of the contacts that answer, by their number in the index

FAULT = DatabaseError  # what a damaged index raises
FORMAT = 1
BUSY = 0.5  # seconds to wait for somebody who writes the index
MAPPED = 1 << 30  # bytes that are read without copying
AT_ONCE = 500  # keys of one question to the database: older ones take 999
MANY = 5000  # contacts that are read quicker one after another than each by its number
FEW = 300  # contacts that are asked themselves quicker than the index is asked about everybody
BETWEEN = "\n"  # of the words of a list
VALUES, FIELD = "\x1d", "\x1e"  # behind a value, and behind a field, of an entry's text
KEPT = (*SPOKEN, "phone", "uid", "number")  # what an entry's text holds, in this order
# A posting is of a word of a field; or of all of a value, of a field that has any, of everybody.
WORD = {field: number for number, field in enumerate(FIELDS)}
VALUE = {field: number + 100 for number, field in enumerate((*FIELDS, "number"))}
HELD = {field: number + 200 for number, field in enumerate(FIELDS)}
ALL = 300


class StoredEntry:
    """A contact's texts, as the index keeps them."""

    def __init__(self, text: str) -> None:
        self._fields = dict(zip(KEPT, text.split(FIELD), strict=True))

    def texts(self, field: str) -> "Sequence[str]":
        """Give the folded values of a field."""
        return self._fields[field].split(VALUES)[:-1]

    def numbers(self) -> "Sequence[str]":
        """Give the digits of the telephone numbers, country code first."""
        return self.texts("phone")

    def number_kinds(self) -> "Sequence[str]":
        """Give what the numbers ring."""
        return self.texts("number")

    def may_hold(self, text: str) -> bool:
        """Whether `text` can stand in a field."""
        return any(text in self._fields[field] for field in SPOKEN)


class Found:
    """A contact that answers."""

    __slots__ = ("desk", "label", "rank", "seen", "shown", "uid")

    def __init__(self, rank: int, row: "Sequence[Any]") -> None:
        self.rank = rank
        self.desk, self.seen, self.label, self.uid, self.shown = row


class Index:
    """The index of a contact file. Close it when done."""

    def __init__(self, connection: "Connection") -> None:
        self._connection = connection
        self._lists: dict[str, bytes] = {}
        connection.execute(f"PRAGMA mmap_size = {MAPPED}")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def about(self, name: str) -> "Any":  # noqa: ANN401 - text, bytes or a number
        """What the index says of itself."""
        row = self._connection.execute("SELECT value FROM about WHERE name = ?", (name,)).fetchone()
        return row and row[0]

    def search(self, query: Query) -> list[Found]:
        """Those who answer, the best first: the order of `scan.search`.

        Raises:
            FAULT: the index is damaged.
        """
        ranks = self.ranks(query)
        columns = "number, desk, seen, label, uid, shown"
        found = [Found(ranks[number], row) for number, *row in self._contacts(columns, ranks)]
        found.sort(key=lambda each: (each.label, each.uid))
        found.sort(key=lambda each: each.seen, reverse=True)
        found.sort(key=lambda each: (each.rank, each.desk))
        return found

    def ranks(self, query: Query) -> "Ranks":
        """How well each contact fits that answers. Raises what `search` raises."""
        return ANSWERS[type(query)](self, query)

    # --- what the postings say ----------------------------------------------------------------

    def rows(self, word: str, what: int) -> "Sequence[int]":
        """The contacts of one posting."""
        select = "SELECT rows FROM posting WHERE word = ? AND what = ?"
        row = self._connection.execute(select, (word, what)).fetchone()
        return unpacked(row[0]) if row else ()

    def everybody(self) -> "Sequence[int]":
        """All contacts."""
        return self.rows("", ALL)

    def spoken(
        self, words: "Iterable[str]", field: str | None
    ) -> "Iterator[tuple[str, Sequence[int]]]":
        """The postings of words in a field, or in any."""
        which = "< 100" if field is None else f"= {WORD[field]}"
        select = f"SELECT word, rows FROM posting WHERE what {which} AND word IN"  # noqa: S608 - ours
        for word, rows in self._each(select, [*words]):
            yield word, unpacked(rows)

    def beginning(self, start: str, what: int) -> "Iterator[tuple[str, Sequence[int]]]":
        """The postings of whole values that begin so, and their values."""
        select = "SELECT word, rows FROM posting WHERE word >= ? AND word < ? AND what = ?"
        end = start + "\U0010ffff"
        for word, rows in self._connection.execute(select, (start, end, what)):
            yield word, unpacked(rows)

    def among(self, name: str, part: str) -> "Iterator[str]":
        """The entries of a list ("words", "numbers") that `part` stands in."""
        if name not in self._lists:
            self._lists[name] = self.about(name)
        listed, wanted = self._lists[name], part.encode()
        at = listed.find(wanted)
        while at >= 0:
            start = listed.rfind(b"\n", 0, at) + 1
            end = listed.find(b"\n", at)
            yield listed[start:end].decode()
            at = listed.find(wanted, end)

    def entries(self, numbers: "Collection[int]") -> "Iterator[tuple[int, StoredEntry]]":
        """The texts of contacts."""
        for number, text in self._contacts("number, entry", numbers):
            yield number, StoredEntry(text)

    def _contacts(self, columns: str, numbers: "Collection[int]") -> "Iterator[Any]":
        if len(numbers) > MANY:
            rows = self._connection.execute(f"SELECT {columns} FROM contact")  # noqa: S608 - ours
            wanted = frozenset(numbers)
            return (row for row in rows if row[0] in wanted)
        return self._each(f"SELECT {columns} FROM contact WHERE number IN", [*numbers])  # noqa: S608

    def _each(self, select: str, keys: "Sequence[Any]") -> "Iterator[Any]":
        """The rows of all keys: a question for each of them takes ten times as long."""
        for at in range(0, len(keys), AT_ONCE):
            some = keys[at : at + AT_ONCE]
            yield from self._connection.execute(f"{select} ({', '.join('?' * len(some))})", some)


def opened(path: str, identity: str) -> Index | None:
    """The index at `path`, if it is of the contact file that has this `identity` now."""
    connection = None
    try:
        connection = connect(f"file:{_quoted(path)}?mode=ro", uri=True, timeout=BUSY)
        index = Index(connection)
        if (index.about("format"), index.about("file")) == (FORMAT, identity):
            return index
    except (FAULT, OSError, ValueError):
        pass
    if connection:
        connection.close()
    return None


def pieces(text: str) -> list[str]:
    """The words of a folded text: runs of letters and digits."""
    return text.translate(_breaks).split()


def packed(numbers: "Iterable[int]") -> bytes:
    """Numbers as a posting holds them: four bytes each, the low one first."""
    return b"".join([number.to_bytes(4, "little") for number in numbers])


def unpacked(rows: bytes) -> "Sequence[int]":
    """The numbers of a posting."""
    return memoryview(rows).cast("I") if _NATIVE else _unpacked(rows)


class _Breaks(dict[int, int]):
    """What is no part of a word becomes a blank."""

    def __missing__(self, code: int) -> int:
        self[code] = kept = code if chr(code).isalnum() else 32
        return kept


_breaks = _Breaks()
_NATIVE = memoryview(b"\1\0\0\0").cast("I")[0] == 1


def _unpacked(rows: bytes) -> "Sequence[int]":
    return [int.from_bytes(rows[at : at + 4], "little") for at in range(0, len(rows), 4)]


def _quoted(path: str) -> str:
    return path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")


# --- a way to answer for each class of queries --------------------------------------------------


def _best(ranks: "Ranks", numbers: "Iterable[int]", rank: int) -> None:
    """Say that `numbers` fit so well, unless they fit better."""
    for number in numbers:
        if ranks.get(number, WITHIN) >= rank:
            ranks[number] = rank


def _everything(index: Index, _: Everything) -> "Ranks":
    return dict.fromkeys(index.everybody(), EXACT)


def _and(index: Index, query: And) -> "Ranks":
    """The rarest first; when few are left, they are asked the rest themselves."""
    first, *rest = sorted(_all_of(query), key=_length, reverse=True)
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


def _length(query: Query) -> int:
    """How much `query` tells: long words are rare, and what is no word is the rule."""
    if isinstance(query, Or):
        return min(_length(query.left), _length(query.right))
    if isinstance(query, Text):
        return len(query.text)
    return len(query.digits) if isinstance(query, Number) else 0


def _or(index: Index, query: Or) -> "Ranks":
    ranks, others = index.ranks(query.left), index.ranks(query.right)
    return {**ranks, **{n: min(rank, ranks.get(n, rank)) for n, rank in others.items()}}


def _not(index: Index, query: Not) -> "Ranks":
    out = index.ranks(query.query)
    return {number: EXACT for number in index.everybody() if number not in out}


def _has(index: Index, query: Has) -> "Ranks":
    return dict.fromkeys(index.rows("", HELD[query.field]), EXACT)


def _text(index: Index, query: Text) -> "Ranks":
    text, field = query.text, query.field
    ranks: Ranks = {}
    for each in (field,) if field else SPOKEN:
        if each in WHOLE:
            _best(ranks, index.rows(text, VALUE[each]), EXACT)
    if field in WHOLE:
        return ranks
    parts = pieces(text)
    if parts == [text]:
        for word, rows in index.spoken(index.among("words", text), field):
            fit = EXACT if word == text else PREFIX if word.startswith(text) else WITHIN
            _best(ranks, rows, fit)
        return ranks
    for number, entry in index.entries(_holding(index, parts, field)):
        rank = query.rank(entry)
        if rank is not None:
            _best(ranks, (number,), rank)
    return ranks


def _holding(index: Index, parts: "Sequence[str]", field: str | None) -> "Collection[int]":
    """Those who have all parts of a text in some word: a few more than have the text."""
    if not parts:
        return index.everybody()
    sets = []
    for place, part in enumerate(parts):
        inner = 0 < place < len(parts) - 1
        words = [part] if inner else index.among("words", part)
        sets.append({number for _, rows in index.spoken(words, field) for number in rows})
    return set.intersection(*sets)


def _number(index: Index, query: Number) -> "Ranks":
    ranks: Ranks = {}
    for number in index.among("numbers", query.digits):
        rank = query.fit(number)
        if rank is not None:
            _best(ranks, index.rows(number, VALUE["phone"]), rank)
    return ranks


def _whole(index: Index, query: Whole) -> "Ranks":
    ranks: Ranks = {}
    for value, rows in index.beginning(query.text, VALUE[query.field]):
        rank = query.fit(value)
        if rank is not None:
            _best(ranks, rows, rank)
    return ranks


def _of_kind(index: Index, query: OfKind) -> "Ranks":
    return dict.fromkeys(index.rows(query.kind, VALUE["number"]), EXACT)


ANSWERS: "Mapping[type[Query], Callable[[Index, Any], Ranks]]" = {
    Everything: _everything,
    And: _and,
    Or: _or,
    Not: _not,
    Has: _has,
    Text: _text,
    Number: _number,
    Whole: _whole,
    OfKind: _of_kind,
}
