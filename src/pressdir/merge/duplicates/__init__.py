"""Which contacts may be one: pairs of them, with what speaks for it and against it, in words.

    deck = Deck(records)
    found = [pair for two in deck.near() if (pair := deck.weighed(*two))]
    settled, asked = sorted_out(found)

To compare everybody with everybody takes days: `nearness` gives the pairs that have something in
common, `weighing` says what that is worth, `calling` how alike two names are. It is a proposal; a
person decides, but where one contact says nothing that the other does not say. What a person
decided is no proposal any more (`merge.answers`).
"""

from collections.abc import Iterable, Iterator, Sequence

from pressdir.merge.answers import aliases, answer
from pressdir.merge.duplicates.nearness import Crowds, near
from pressdir.merge.duplicates.weighing import Card, Pair, card, weighed
from pressdir.merge.keys import key
from pressdir.merge.likeness import Likeness, likeness
from pressdir.model import Record, Verdict

__all__ = ["Deck", "Pair", "found", "is_settled", "sorted_out"]


class Deck:
    """The contacts of a directory, as they are compared."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._cards: dict[str, Card] = {record.uid: card(record) for record in records}
        self._crowds = Crowds(self._cards.values())

    def near(self) -> Sequence[tuple[str, str]]:
        """The uids of those who have something in common, each two once, the smaller first."""
        cards = self._cards
        said = {  # by somebody in another copy of the file
            (min(uid, other), max(uid, other))
            for uid, each in cards.items()
            for other in aliases(each.record)
            if other in cards
        }
        return sorted({*near(cards), *said}) if said else near(cards)

    def weighed(self, one: str, other: str) -> Pair | None:
        """What speaks for it that these are one; None where that is too little."""
        return weighed(self._cards[one], self._cards[other], self._crowds)

    def compared(self, one: Record, other: Record) -> Pair | None:
        """The same of two contacts, as they are now."""
        return weighed(card(one), card(other), self._crowds)


def found(records: Iterable[Record]) -> list[Pair]:
    """All pairs that may be one, and of which nobody said that they are two."""
    deck = Deck(records)
    return [pair for two in deck.near() if (pair := deck.weighed(*two))]


def sorted_out(pairs: Iterable[Pair]) -> tuple[list[Pair], list[Pair]]:
    """The pairs that need nobody, and those that a person is asked about; the surest first."""
    settled: list[Pair] = []
    asked: list[Pair] = []
    for pair in sorted(pairs, key=_place):
        (settled if is_settled(pair.one, pair.other) else asked).append(pair)
    return settled, asked


def is_settled(one: Record, other: Record) -> bool:
    """Whether nobody needs be asked: a person said it, or one says nothing that is not the other's.

    Then they must be one by more than a name, as `merge.likeness` has it.
    """
    said = answer(one, other)
    if said:
        return said.outcome is Verdict.SAME
    if one.contact.kind is not other.contact.kind:
        return False
    alike = likeness(one.contact, other.contact)
    mine, theirs = set(_told(one)), set(_told(other))
    return alike is Likeness.STRONG and (mine <= theirs or theirs <= mine)


def _told(record: Record) -> Iterator[tuple[str, str]]:
    """What a contact says, in one spelling."""
    contact = record.contact
    single = (
        ("name", contact.name and contact.name.full),
        ("org", contact.org),
        ("role", contact.role),
        ("location", contact.location),
        ("url", record.url),
        ("note", record.note),
    )
    yield from (key(field, value) for field, value in single if value)
    yield from (key("emails", str(each)) for each in contact.emails)
    yield from (key("phones", str(each)) for each in contact.phones)


def _place(pair: Pair) -> tuple[int, str, str]:
    return -pair.score, pair.one.uid, pair.other.uid
