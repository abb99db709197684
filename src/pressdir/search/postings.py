"""What the sections of an index say: its contacts' texts, and who has which words and values.

It holds each contact's texts as `scan` would see them, and lists of all words and values, one after
another in one text, each with the place of its posting: the contacts that have it. Words are looked
for in that text, so parts of words are found, too.
"""

import sys

from pressdir.search.query import FIELDS, SPOKEN, WHOLE
from pressdir.search.sections import LINE, PLACE, Sections

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    Ranks = dict[int, int]  # of the contacts that answer, by their number in the index

FORMAT = f"pressdir index 14 {sys.byteorder}"  # the first section
SHORT = 16  # numbers of a posting that are read at once; so many stand behind the last one

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
    "city",
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


class Postings:
    """The lists of an index, and its contacts, by their numbers."""

    def __init__(self, sections: Sections) -> None:
        self._sections = sections
        self._listed: dict[tuple[str, bytes], list[tuple[str, int]]] = {}
        self.hidden: Collection[str] = ()  # fields that are taken to be empty

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
            yield number, StoredEntry(self.contact(number)[-1], self.hidden)

    def numbers(self, uid: str, folded: str) -> "Iterator[int]":
        """The contacts with this uid, which is also given folded: one, or none."""
        return (n for n in self.valued("uid", folded) if self.contact(n)[UID] == uid)

    def contact(self, number: int) -> list[str]:
        """The parts of what is kept of a contact."""
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
