"""How alike two names are, across spellings, orders and scripts; and two organisations.

The rule: a name is a set of words. Each word of the shorter one needs its like in the longer one:
the same, another spelling of it, its initial, or the same sound in other letters. Nicknames are no
rule: Sasha is Aleksandr or Aleksandra, and Kit may be anybody.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from pressdir.normalise.folding import fold, romanise
from pressdir.normalise.names import agreeing
from pressdir.normalise.names.titles import bared
from pressdir.normalise.names.writing import PARTICLES, settle
from pressdir.normalise.sounds import keeping, typed

CLOSE = 0.8  # of two words' letters: "Mohamed" and "Mohammed" are 0.88, "Marina" and "Martin" 0.5
SHORTEST = 4  # letters below which likeness of letters means nothing: Ana and Ina are two
GENDERS = "ao"  # in which the names of a brother and a sister end
HOUSES_CLOSE = 90  # of 100: of two organisations' words, in any order
WORDS = re.compile(r"\w+")
INITIAL_FIRST = re.compile(r"\w\.")
MUTE = re.compile(r"[aeiouyhw]")  # what spellings of one word differ in most
REMEMBERED = 1 << 16


@dataclass(frozen=True, slots=True)
class Called:
    """A name, taken apart for comparing."""

    full: str
    folded: str
    words: tuple[str, ...]  # in Latin letters, without particles
    run: str  # all of it without a gap: Abd Allah is Abdallah
    keys: tuple[str, ...]  # of its sounds, if it is in other letters

    @property
    def spelt(self) -> bool:
        """Whether it could be spelt in Latin letters."""
        return "".join(self.words).isascii()


@dataclass(frozen=True, slots=True)
class Alike:
    """How alike two names are: what that weighs, and how one says it."""

    weight: int
    words: str


SAME, ORDER, LETTERS, WITHIN, CLOSELY, INITIAL, GIVEN, FAMILY = 35, 33, 30, 28, 26, 22, 10, -10
APART = Alike(-62, "")  # two different names


@lru_cache(maxsize=REMEMBERED)
def called(full: str) -> Called:
    """A name as it is compared."""
    settled = settle(full)
    bare = bared(settled)
    # "M. Ali" may be Mohamed Ali, and is no Monsieur here
    folded = fold(settled if INITIAL_FIRST.match(bare.prefix) else bare.rest) or fold(full)
    latin = romanise(folded).replace("'", "")
    found = tuple(WORDS.findall(latin))
    words = tuple(word for word in found if len(word) == 1 or word not in PARTICLES) or found
    keys = () if folded.isascii() else keeping.kept(folded)
    return Called(full, folded, words, "".join(found), keys)


@lru_cache(maxsize=REMEMBERED)
def stems(full: str) -> tuple[tuple[str, str], ...]:
    """Each word of a name as its spellings have it in common, and its consonants, more or less."""
    loose = map(loosened, called(full).words)
    return tuple((word, MUTE.sub("", word) or word) for word in loose if word)


@lru_cache(maxsize=REMEMBERED)
def loosened(word: str) -> str:
    """A word as its several spellings have it in common."""
    return agreeing.loosened(word)


@lru_cache(maxsize=REMEMBERED)
def alike(one: str, other: str) -> Alike:
    """How alike two full names are."""
    mine, its = called(one), called(other)
    both = " / ".join(sorted((one, other)))
    if mine.folded == its.folded:
        return Alike(SAME, "the same name")
    if mine.run == its.run:
        return Alike(SAME, f"the same name, written otherwise: {both}")
    if bool(mine.keys) != bool(its.keys) and (heard := _heard(mine, its, both)):
        return heard
    return _by_words(mine.words, its.words, both)


def _by_words(one: Sequence[str], other: Sequence[str], both: str) -> Alike:
    short, long = sorted((list(one), list(other)), key=len)
    same = 0
    for word in [*short]:
        if word in long:
            short.remove(word)
            long.remove(word)
            same += 1
    if not short and not long:
        return Alike(ORDER, f"the same name in another order: {both}")
    closest = 1.0
    spelt = 0
    for word in [*short]:
        likeness, partner = max(((_close(word, each), each) for each in long), default=(0.0, ""))
        if likeness >= CLOSE:
            short.remove(word)
            long.remove(partner)
            closest, spelt = min(closest, likeness), spelt + 1
    initials = _take_initials(short, long)
    whole = same + spelt
    if short or not whole:
        return _half(one, other, both) if whole else APART
    if initials:
        return Alike(INITIAL, f"an initial: {both}")
    if spelt:
        return Alike(round(CLOSELY * closest), f"names alike: {both}")
    if whole > 1:
        return Alike(WITHIN, f"one name within the other: {both}")
    return Alike(0, f"a part of the name: {both}")


def _close(word: str, other: str) -> float:
    if min(len(word), len(other)) < SHORTEST:
        return 1.0 if loosened(word) == loosened(other) and word[0] == other[0] else 0.0
    if word.rstrip(GENDERS) == other.rstrip(GENDERS):
        return 0.0  # Mario and Maria, Novak and Novaka
    return max(
        OSA.normalized_similarity(word, other),
        OSA.normalized_similarity(loosened(word), loosened(other)),
    )


def _take_initials(short: list[str], long: list[str]) -> int:
    """Pair what is an initial on either side with a word that begins so; how many there were."""
    taken = 0
    for word in [*short]:
        meant = (each for each in long if 1 in {len(each), len(word)} and each[0] == word[0])
        if partner := next(meant, None):
            short.remove(word)
            long.remove(partner)
            taken += 1
    return taken


def _half(one: Sequence[str], other: Sequence[str], both: str) -> Alike:
    """Of two words one is another: who married keeps the given name, who is a brother the other."""
    if one[0] == other[0]:
        return Alike(GIVEN, f"the same given name: {both}")
    return Alike(FAMILY, f"a part of the name: {both}")


def _heard(one: Called, other: Called, both: str) -> Alike | None:
    """Whether the words of the one in Latin letters sound like the other, in its own."""
    latin, foreign = (one, other) if other.keys else (other, one)
    words = [word for word in latin.words if len(word) > 1]
    said = [word for word in words if any(typed(word).says(key) for key in foreign.keys)]
    if not said or len(said) < min(len(words), len(foreign.words)):
        return None
    if len(said) < len(words):
        return Alike(WITHIN, f"one name within the other, in other letters: {both}")
    if len(words) > 1 or len(foreign.words) == 1:
        return Alike(LETTERS, f"the name in other letters: {both}")
    if any(word.startswith(tuple(set(latin.words) - set(words))) for word in foreign.words):
        return Alike(INITIAL, f"an initial, in other letters: {both}")
    return Alike(0, f"a part of the name: {both}")


# --- organisations --------------------------------------------------------------------------------


@lru_cache(maxsize=REMEMBERED)
def houses_alike(one: str, other: str) -> bool:
    """Whether two organisations, folded, are probably one: alike, one within, or its initials."""
    if one == other:
        return True
    first, second = romanise(one), romanise(other)
    if fuzz.token_set_ratio(first, second) >= HOUSES_CLOSE and _share_enough(first, second):
        return True
    return _initials(first) == second or _initials(second) == first


@lru_cache(maxsize=REMEMBERED)
def run(house: str) -> str:
    """An organisation in one word, as its domain may have it: `harbourtrust`."""
    return "".join(WORDS.findall(romanise(house)))


def _share_enough(one: str, other: str) -> bool:
    """Whether what they have in common is more than one word of many: "Ministry of …" is not."""
    mine, its = (set(WORDS.findall(each)) for each in (one, other))
    if any(map(str.isdecimal, mine ^ its)):
        return False  # the 5th district's is not the 6th's
    return len(mine & its) * 2 >= min(len(mine), len(its)) and len(mine ^ its) <= 2


def _initials(name: str) -> str:
    words = [word for word in WORDS.findall(name) if len(word) > 3 or word.isdecimal()]
    return "".join(word[0] for word in words) if len(words) > 1 else ""
