"""Whether the words of a name spell a label, as domains are made of them: "hrw" or "reefwatch"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from pressdir.extract.small_words import SMALL_WORDS
from pressdir.normalise.folding import romanise

SHORTEST = 3  # letters of a label that tells anything
WHOLE = 4  # letters of whole words in a label that are no chance
SURE = 5  # letters of a word at an end of a label that are no chance
_ENDING = 3  # letters in which two forms of one word differ at most
_MOST_WORDS = 10
_LETTERS = re.compile(r"[a-z0-9]+")
# "ö" is written "oe" in domains, "å" is "aa"; "ж" is "zh" to some and "z" to others.
_DIGRAPHS = re.compile(r"([aou])e|a(a)|([cgksz])h")
_COMMON = frozenset("group media press presse news info online office service team city".split())

Span = tuple[int, int]  # the first and the last of some words


@lru_cache(maxsize=4096)
def spelt(name: str, label: str) -> Span | None:
    """The first and last of the words of `name` that spell `label`; None where none do."""
    words, small = words_of(name)
    joined = label.replace("-", "")
    return (
        _joined(words, joined)
        or initials(words, small, label)
        or _covering(words, small, joined)
        or _covering([_loose(word) for word in words], small, _loose(joined))
        or _part(words, label)
        or _hyphened(name, label)
    )


def is_written(name: str, label: str) -> bool:
    """Tell whether a label is a name written as one word: "lanternrights"."""
    joined, letters = "".join(map(latin, name.split())), label.replace("-", "")
    return bool(joined) and _loose(joined) == _loose(letters)


def is_part(word: str, label: str) -> bool:
    """Tell whether a word spells less than the whole of a label."""
    return len(word) < len(label) and _loose(word) != _loose(label)


def begins(word: str, label: str, firsts: tuple[str, ...]) -> bool:
    """Tell whether a word may have part in a label: a quick look before a slow one."""
    return word.startswith(firsts) or (len(word) >= WHOLE and word[:WHOLE] in label)


@lru_cache(maxsize=4096)
def latin(word: str) -> str:
    """A word as a domain writes it: small Latin letters and digits."""
    return "".join(_LETTERS.findall(romanise(word)))


def _loose(word: str) -> str:
    return _DIGRAPHS.sub(r"\1\2\3", word)


def words_of(name: str) -> tuple[list[str], list[bool]]:
    """The words of a name in Latin letters, and which of them only connect."""
    written = name.split()[:_MOST_WORDS]
    words = [latin(word) for word in written]
    return words, [
        word in SMALL_WORDS and as_is.islower() for word, as_is in zip(words, written, strict=True)
    ]


def _joined(words: Sequence[str], label: str) -> Span | None:
    """Whole words side by side: "calderbeckrovers"."""
    for first in range(len(words)):
        rest = label
        for last in range(first, len(words)):
            if not words[last] or not rest.startswith(words[last]):
                break
            rest = rest[len(words[last]) :]
            if not rest:
                return first, last
    return None


def initials(words: Sequence[str], small: Sequence[bool], label: str) -> Span | None:
    """First letters, with the small words or without them: "cmr" of "Métiers du Rail"."""
    great = [at for at, word in enumerate(words) if word and not small[at]]
    for part in label.split("-"):
        if len(part) < SHORTEST:
            continue
        for among in (great, [at for at, word in enumerate(words) if word]):
            at = "".join(words[each][0] for each in among).find(part)
            if at >= 0:
                return among[at], among[at + len(part) - 1]
    return None


def _covering(words: Sequence[str], small: Sequence[bool], label: str) -> Span | None:
    """Words and beginnings of words in their order, a whole one among them: "hilasabana"."""
    best: dict[Span, tuple[int, int]] = {}

    def fill(at: int, done: int) -> tuple[int, int]:
        """How many letters of whole words fill the label from `done`, and the last word."""
        if done == len(label):
            return 0, at - 1
        if (at, done) not in best:
            found = (-1, -1)
            if at < len(words):
                found = fill(at + 1, done)
                for length in range(1, _common(words[at], label[done:]) + 1):
                    letters, last = fill(at + 1, done + length)
                    whole = length == len(words[at]) and not small[at]
                    if last >= 0:
                        found = max(found, (letters + length * whole, max(last, at)))
            best[at, done] = found
        return best[at, done]

    for first, word in enumerate(words):
        if word[:1] == label[:1] and word:
            letters, last = fill(first, 0)
            if letters >= WHOLE:
                return first, last
            return None
    return None


def _common(word: str, label: str) -> int:
    """How many letters two words begin alike with."""
    most = min(len(word), len(label))
    return next((at for at in range(most) if word[at] != label[at]), most)


def _part(words: Sequence[str], label: str) -> Span | None:
    """A long word that the label begins or ends in, or another form of a part of it."""
    parts = label.split("-")
    for at, word in enumerate(words):
        if word in _COMMON:
            continue
        whole = len(word) >= WHOLE and word in parts
        inside = len(word) >= SURE and (label.startswith(word) or label.endswith(word))
        bent = any(
            _common(word, part) >= max(SURE, len(word) - _ENDING, len(part) - _ENDING)
            for part in parts
        )
        if whole or inside or bent:
            return at, at
    return None


def _hyphened(name: str, label: str) -> Span | None:
    """An acronym that both begin with before a hyphen: "SOS-Kinderdörfer" at "sos-kd"."""
    first, hyphen, _ = label.partition("-")
    begun = hyphen and len(first) >= SHORTEST and name.startswith(f"{first.upper()}-")
    return (0, 0) if begun else None
