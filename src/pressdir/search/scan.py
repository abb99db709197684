"""The answer by asking every record: slow, and what the index has to agree with."""

from collections.abc import Callable, Iterable, Mapping

from pressdir.model import Kind, Record
from pressdir.normalise import folding
from pressdir.normalise.folding import forms
from pressdir.search.query import SPOKEN, Query

NEAR = 0.75  # how alike a suggestion is; at 0.6 "ana" suggests "naval"
VALUES: Mapping[str, Callable[[Record], Iterable[object]]] = {
    "name": lambda record: (record.contact.name,),
    "org": lambda record: (record.contact.org,),
    "role": lambda record: (record.contact.role,),
    "location": lambda record: (record.contact.location,),
    "email": lambda record: record.contact.emails,
    "lang": lambda record: record.contact.langs,
    "tag": lambda record: record.tags,
    "note": lambda record: (record.note,),
    "url": lambda record: (record.url,),
    "kind": lambda record: (record.contact.kind,),
    "uid": lambda record: (record.uid,),
}


class RecordEntry:
    """A record with its fields folded, each when it is first looked at."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self._texts: dict[str, tuple[str, ...]] = {}
        self._all = ""

    def may_hold(self, text: str) -> bool:
        """Whether `text` can stand in a field: most records say no to most words, at once."""
        if not self._all:
            # each by itself: how a letter is spelt in ours depends on the script of its value
            values = (str(value) for name in SPOKEN for value in VALUES[name](self.record) if value)
            self._all = "\n".join(form for value in values for form in forms(value))
        return text in self._all

    def texts(self, field: str) -> tuple[str, ...]:
        """Give the folded values of a field."""
        found = self._texts.get(field)
        if found is None:
            values = (str(value) for value in VALUES[field](self.record) if value)
            found = self._texts[field] = tuple(form for value in values for form in forms(value))
        return found

    def numbers(self) -> tuple[str, ...]:
        """Give the digits of the telephone numbers, country code first."""
        return tuple(phone.number.removeprefix("+") for phone in self.record.contact.phones)

    def number_kinds(self) -> tuple[str, ...]:
        """Give what the numbers ring."""
        return tuple(phone.kind for phone in self.record.contact.phones)


def matches(query: Query, record: Record) -> bool:
    """Whether `record` answers the question."""
    return query.rank(RecordEntry(record)) is not None


def search(records: Iterable[Record], query: Query) -> list[Record]:
    """The records that answer, the best first.

    Exact words come before beginnings and those before parts of words; then people before desks;
    then who was seen last; then by name.
    """
    ranked = [
        (rank, each) for each in records if (rank := query.rank(RecordEntry(each))) is not None
    ]
    ranked.sort(key=lambda pair: (folding.fold(pair[1].contact.label), pair[1].uid))
    ranked.sort(key=lambda pair: pair[1].rev, reverse=True)
    ranked.sort(key=lambda pair: (pair[0], pair[1].contact.kind is Kind.DESK))
    return [record for _, record in ranked]


def near(records: Iterable[Record], words: Iterable[str], limit: int = 3) -> list[str]:
    """Words of names and organisations that look like `words`, as the directory writes them."""
    import difflib

    known = {
        folding.fold(word): word
        for record in records
        for value in (record.contact.name, record.contact.org)
        if value
        for word in str(value).split()
    }
    found = (
        difflib.get_close_matches(folding.fold(word), known, n=limit, cutoff=NEAR)
        for word in words
        if folding.fold(word) not in known
    )
    return [known[word] for matches in found for word in matches][:limit]
