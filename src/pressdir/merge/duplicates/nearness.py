"""Who has something in common: the pairs that are worth a look, of a hundred thousand contacts.

Contacts are put into groups by what they share: an address, a number, an organisation. In a small
group everybody is compared with everybody. In a large one, as of a ministry's switchboard, only
those are who also have a word of their names in common, however it is spelt, and the initial of
another.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, permutations

from pressdir.merge.duplicates.calling import called, stems
from pressdir.merge.duplicates.weighing import FEW, Card, at
from pressdir.normalise.folding import fold

PARTS = re.compile(r"[^\W\d_]+")
LONG = 4  # letters of a part of a mailbox that may be a name
AT = "at "  # before a house: who shares no more than that is a colleague
MANY = 30  # in a group, beyond which a part of the name must be shared as well
MOST = 40  # of these; beyond, there are hundreds of one name in one house
HUGE = 2000  # a house where anybody has a mailbox: all words of the name must be shared


class Crowds:
    """How many contacts have a number or an address."""

    def __init__(self, cards: Iterable[Card]) -> None:
        self._counts: Counter[str] = Counter()
        for card in cards:
            self._counts.update(card.personal)
            self._counts.update(card.desks)
            self._counts.update(card.phones)

    def of(self, value: str) -> int:
        """How many contacts have this number or address."""
        return self._counts[value]


def near(cards: Mapping[str, Card]) -> Sequence[tuple[str, str]]:
    """The uids of those who have something in common, each two once, the smaller first."""
    groups: dict[str, list[str]] = {}
    for uid, card in sorted(cards.items()):
        for key in _keys(card):
            groups.setdefault(key, []).append(uid)
    found: set[tuple[str, str]] = set()
    for key, group in groups.items():
        if len(group) > 1:
            found.update(_pairs(group, cards, named=key.startswith(AT) or len(group) > FEW))
    found.update(_called_after(cards))
    return sorted(found)


def _called_after(cards: Mapping[str, Card]) -> Iterator[tuple[str, str]]:
    """Those of whom one has a mailbox that is called as the other, at the same house."""
    strange: dict[tuple[str, str], list[str]] = {}
    for uid, card in cards.items():
        run = called(card.name).run if card.name else ""
        for address in card.personal:
            local = address.partition("@")[0]
            for part in PARTS.findall(local) if run else ():
                if len(part) >= LONG and part not in run:
                    for house in at(card):
                        strange.setdefault((house, part), []).append(uid)
    for uid, card in cards.items() if strange else ():
        for word in called(card.name).words if card.name else ():
            for house in at(card) if len(word) >= LONG else ():
                for other in strange.get((house, word), ()):
                    if other != uid:
                        yield min(uid, other), max(uid, other)


def _keys(card: Card) -> set[str]:
    """What `card` shares with whomever it may be; a desk is compared with desks."""
    values = {*card.personal, *card.desks, *card.phones}
    kind = card.contact.kind
    keys = {f"{kind} {each}" for each in values}
    keys |= {f"{AT}{kind} {each}" for each in at(card)}
    if card.name:  # who moved house is called the same there
        words = " ".join(sorted(called(card.name).words))
        keys |= {f"{kind} {each.rpartition('@')[0]}@ {words}" for each in card.personal}
    return keys


def _pairs(
    group: Sequence[str], cards: Mapping[str, Card], *, named: bool
) -> Iterator[tuple[str, str]]:
    if len(group) <= MANY and not (named and all(_is_spelt(cards[uid]) for uid in group)):
        yield from combinations(group, 2)
        return
    parts: dict[str, list[str]] = {}
    for uid in group:
        for key in _parts(cards[uid], whole=len(group) > HUGE):
            parts.setdefault(key, []).append(uid)
    for some in parts.values():
        yield from combinations(some[:MOST], 2)


def _is_spelt(card: Card) -> bool:
    """Whether the name is in Latin letters, as far as they spell it at all."""
    return called(card.name).spelt if card.name else True


def _parts(card: Card, *, whole: bool) -> set[str]:
    """By what a name is found again in a large group: a word, and how another one begins."""
    if not card.name:
        return {fold(card.contact.org or "")}
    words = stems(card.name)
    if whole:
        return {" ".join(sorted(stem for _, stem in words))}
    found = {f"{stem} {other[0]}" for (_, stem), (other, _) in permutations(words, 2)}
    return {*found, " ".join(sorted(stem for _, stem in words))}
