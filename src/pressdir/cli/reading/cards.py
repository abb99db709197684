"""Large files of vCards, read by all cores: what a card says, and what is kept of it, if it is new.

A worker reads a part of the file and looks for whom its cards are about in the contact file as it
was when the worker began. Most of what it finds is plain: nobody is known by what a new card says,
or what a known one says is known. That it prepares; the rest, and whatever meets a contact that has
changed in the meantime, goes the way of all records.
"""

import copyreg
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, Union

from pressdir.cli import abreast
from pressdir.cli.reading.incoming import TAKEN, Taken, packed
from pressdir.errors import InvalidValueError
from pressdir.model import Contact, EmailAddress, Name, Phone, Record

if TYPE_CHECKING:
    from pressdir.formats import Loaded, Reject
    from pressdir.formats.content import Content
    from pressdir.merge import Directory
    from pressdir.store import Prepared, Transaction

LONG = 4 << 20  # bytes of cards that take longer to read than processes to start

Become: TypeAlias = Callable[[Record | None, Record, str], Record]


def known(change: "Transaction", jobs: int | None = None) -> "Directory":
    """Who is in the contact file, found by what identifies them: as if each record were put.

    `jobs` processes look; None is as many as there are cores, where that pays.
    """
    from pressdir.merge import Directory
    from pressdir.store.layout import unhurried_collector

    if (parts := change.parts()) is None:
        return Directory(change.each(), held=change.get)
    directory = Directory(held=change.get)

    def task(number: int) -> list[Record | tuple[str, tuple[int, ...]]]:
        rows = [(row, parts.contact(row)) for row in parts.rows(number)]
        return [
            (row["uid"], directory.keys(contact)) if contact else parts.record(row)
            for row, contact in rows
        ]

    count = jobs or (abreast.cores() if parts.size > LONG else 1)
    with (
        unhurried_collector(parts.size),
        abreast.abreast(task, len(parts), count) as found,
    ):
        for some in found:
            for each in some:
                if isinstance(each, Record):
                    directory.put(each)
                else:
                    directory.note(*each)
    return directory


class Plain(NamedTuple):
    """A card of which nothing is to be decided: of somebody new, or that says what is known."""

    uid: str  # as the card has it
    whose: str  # the uid of the contact
    said: bytes  # what tells it from others, see `packed`
    card: str  # to read it again
    keys: tuple[int, ...]  # what it is found by
    new: "Prepared | None"  # None of one that is known
    unread: int  # numbers that are kept beside the contact


Answer: TypeAlias = Union[Record, "Reject", Plain]


@dataclass(frozen=True, slots=True)
class Reading:
    """How cards are taken into a contact file."""

    directory: "Directory"
    change: "Transaction"
    become: Become
    now: str
    region: str | None
    count: Callable[[str], None]  # one more that is "new" or "unchanged"
    note_unread: Callable[[str, int], None]  # a uid has numbers that are kept as written

    def cards(
        self, data: "Content", first: Callable[[str, bytes], bool], jobs: int | None = None
    ) -> Iterator["Loaded | Taken"]:
        """The records and rejects of a file, in their order; TAKEN for each that is kept already.

        `first` tells, of a uid and of whom it is, whether it comes for the first time in the file.
        """
        from pressdir.formats.vcard import apart

        parts = apart.parts(data)

        def task(number: int) -> tuple[list[Answer], int]:
            part = data[slice(*parts[number])]
            return [*self._answers(part)], apart.lines(part)

        count = jobs or (abreast.cores() if len(data) > LONG else 1)
        above = 0
        with abreast.abreast(task, len(parts), count) as found:
            for answers, lines in found:
                for each in answers:
                    if isinstance(each, Record):
                        yield each
                    elif not isinstance(each, Plain):
                        yield apart.moved(each, above)
                    elif first(each.uid, each.said) and self._take(each):
                        yield TAKEN
                    elif record := apart.again(each.card, self.region):
                        yield record
                above += lines

    def _answers(self, part: bytes) -> Iterator[Answer]:
        """What is to be said of the cards of a part."""
        from pressdir.formats.vcard import apart

        for some in apart.load(part, self.region):
            found = [
                self._answer(card, each) if isinstance(each, Record) else each
                for card, each in some
            ]
            yield from found

    def _answer(self, card: str, record: Record) -> Answer:
        from pressdir.formats import aside

        keys = self.directory.keys(record.contact)
        try:
            if before := self.directory.get(record.uid):
                after = self.become(before, record, self.now)
                same = after == before
                whose, new = before.uid, None
            else:
                same = not self.directory.may_know(keys)
                after = self.become(None, record, self.now) if same else record
                new = self.change.prepared(after) if same else None
                whose, same = record.uid, new is not None
        except InvalidValueError:  # which is said where it comes up again
            same = False
        if not same:
            return record
        unread = aside.unread(after.extra)
        return Plain(record.uid, whose, packed(record.contact), card, keys, new, unread)

    def _take(self, each: Plain) -> bool:
        """Keep one, unless it is about somebody who has come or changed since it was read."""
        if each.new is None:
            if self.change.has_changed(each.whose):
                return False
            self.count("unchanged")
            self.note_unread(each.whose, each.unread)
            return True
        if self.directory.may_know(each.keys) or not self.change.insert(each.new):
            return False
        self.directory.note(each.whose, each.keys)
        self.count("new")
        self.note_unread(each.whose, each.unread)
        return True


def _reduced(value: object) -> tuple[type, tuple[object, ...]]:
    kind = type(value)
    return kind, tuple(getattr(value, name) for name in kind.__match_args__)  # type: ignore[attr-defined]


for _kind in (Record, Contact, Name, EmailAddress, Phone):  # which pickle slowly by themselves
    copyreg.pickle(_kind, _reduced)
