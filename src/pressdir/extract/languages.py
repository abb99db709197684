"""Tell which languages a page is written in, by its script and its commonest words."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from pressdir.extract import tables
from pressdir.normalise.patterns import waiting

SAMPLE = 1500  # characters of each end: cues stand at the end of a release, menus at its beginning
WORTH_A_LOOK = 1.0  # a word of its own
SURE = 3.0  # words: below that a language is worth a look, but proves no country
LETTER = 0.3  # what a letter of the language counts, against a word of its own
HAN = 1.5  # words: what Chinese signs count, more than the one English word of an address
ENOUGH = 0.4  # of the best language's score
MOST = 3
AHEAD = 6.0  # words: with fewer of the best language, those of the trade are counted, too
NEAR = 0.5  # of the best: a second one by that is close

_BLOCKS = (  # of letters, in their order: the first, the last, and whose they are
    ("\u0370", "\u03ff", "greek"),
    ("\u0400", "\u04ff", "cyrillic"),
    ("\u0530", "\u058f", "armenian"),
    ("\u0590", "\u05ff", "hebrew"),
    ("\u0600", "\u06ff", "arabic"),
    ("\u0900", "\u097f", "devanagari"),
    ("\u0980", "\u09ff", "bengali"),
    ("\u0a00", "\u0a7f", "gurmukhi"),
    ("\u0a80", "\u0aff", "gujarati"),
    ("\u0b80", "\u0bff", "tamil"),
    ("\u0c00", "\u0c7f", "telugu"),
    ("\u0c80", "\u0cff", "kannada"),
    ("\u0d00", "\u0d7f", "malayalam"),
    ("\u0d80", "\u0dff", "sinhala"),
    ("\u0e00", "\u0e7f", "thai"),
    ("\u0e80", "\u0eff", "lao"),
    ("\u1000", "\u109f", "burmese"),
    ("\u10a0", "\u10ff", "georgian"),
    ("\u1200", "\u137f", "ethiopic"),
    ("\u1780", "\u17ff", "khmer"),
    ("\u1f00", "\u1fff", "greek"),
    ("\u3040", "\u30ff", "kana"),
    ("\u3400", "\u9fff", "han"),
    ("\uac00", "\ud7af", "hangul"),
)
_FIRSTS = tuple(first for first, _, _ in _BLOCKS)
_OWN = frozenset(  # one language's
    "greek hebrew armenian georgian thai hangul kana tamil gurmukhi gujarati telugu kannada"
    " malayalam sinhala lao burmese khmer".split()
)
_MANY = 12  # letters of a script that make it one of the page's
_FEW = 6  # letters of a language's own script that prove it
_NO = "の"  # is seen in Chinese names of shops, too
_KANA = 3  # signs that make a text Japanese; any but that one, and signs of Japan's own, are two
_KANJI = 20  # unless there are more than so many Chinese ones for each
# Letters with the vowel signs of Indic scripts, which are none to `\\w`.
_WORD = waiting(
    r"(?:[^\W\d_]+[\u0900-\u0903\u093a-\u094f\u0980-\u0983\u09bc-\u09cd\u0a00-\u0dff]*)+"
)
# The same in a Latin text in small letters, found in half the time.
_LATIN_WORD = re.compile(r"[a-zª²³µ¹º¼-¾ß-öø-ʯʰ-ˁˆ-ˑ\u1e00-\u1eff]+")
_TELLING = re.compile(r"[^\x00-\x7f]")  # letters that only some languages have
_FOREIGN = waiting(r"[^\x00-\u036f\u1e00-\u1eff\u2000-\u2bff]")  # neither Latin nor signs


Words = dict[str, tuple[tuple[str, float], ...]]  # word -> languages and their shares


@cache
def _words() -> Words:
    """The languages that a common word speaks for, and how much for each."""
    found: Words = {}
    for tag, line in _data()["words"].items():
        words = dict.fromkeys(line.split(), ((tag, 1.0),))
        shared = found.keys() & words.keys()
        told = {word: (*(each for each, _ in found[word]), tag) for word in shared}
        found |= words
        found |= {word: tuple((tag, 1 / len(tags)) for tag in tags) for word, tags in told.items()}
    return found


@cache
def _trade() -> Words:
    """The one language that a word of the trade speaks for: titles, labels, cues of releases."""
    told = tables.load("pressdir.extract", "trade_words.toml")["words"].items()
    return {word: ((tag, 1.0),) for tag, line in told for word in line.split()}


@cache
def _order() -> dict[str, int]:
    """The languages, the more spoken first."""
    return {tag: place for place, tag in enumerate(_data()["words"])}


@cache
def _data() -> dict[str, dict[str, str]]:
    return tables.load("pressdir.extract", "languages.toml")


def detect(text: str, *, least: float = 0.0) -> tuple[str, ...]:
    """The languages of `text` as BCP 47 tags, the likeliest first; may be empty.

    `least` is the score, in words of a language's own, that its text must have at least.
    """
    sample = text if len(text) <= 2 * SAMPLE else f"{text[:SAMPLE]}\n{text[-SAMPLE:]}"
    return tuple(tag for tag, score in _ranked(sample) if score >= least)[:MOST]


@lru_cache(maxsize=4)  # a page is asked about twice
def _ranked(sample: str) -> tuple[tuple[str, float], ...]:
    """The languages of a sample and their scores, the likeliest first."""
    scores: dict[str, float] = {}
    foreign = not sample.isascii() and _FOREIGN.search(sample) is not None
    pattern = _WORD if foreign else _LATIN_WORD
    lowered = sample.lower()
    found = pattern.findall(lowered)
    _count(found, _words(), scores)
    if not sample.isascii():
        letters = Counter(_TELLING.findall(lowered))
        for tag, own in _data()["letters"].items():
            if not letters.keys().isdisjoint(own):
                seen = sum(letters[letter] for letter in own)
                scores[tag] = scores.get(tag, 0.0) + LETTER * min(seen, _MANY)
        if foreign:
            _by_script(sample, letters, _words(), scores)
    if _is_doubtful(scores):
        _count(found, _trade(), scores)
    best = max(scores.values(), default=0.0)
    known = _order()
    ranked = sorted(
        (-round(score, 1), known.get(tag, len(known)), tag)
        for tag, score in scores.items()
        if score >= ENOUGH * best
    )
    return tuple((tag, scores[tag]) for _, _, tag in ranked)


def _count(found: Sequence[str], words: Words, scores: dict[str, float]) -> None:
    """Add what words speak for to the scores of their languages."""
    for word, count in Counter(filter(words.__contains__, found)).items():
        for tag, share in words[word]:
            scores[tag] = scores.get(tag, 0.0) + count * share


def _is_doubtful(scores: Mapping[str, float]) -> bool:
    """Tell whether no language is ahead of all others by far."""
    best, second = (*sorted(scores.values(), reverse=True), 0.0, 0.0)[:2]
    return best < AHEAD or second > best * NEAR


def _by_script(sample: str, letters: Counter[str], words: Words, scores: dict[str, float]) -> None:
    written = _written(letters)
    kana = written["kana"]
    own = 2 * sum(letters[sign] for sign in _data()["letters"]["ja"]) + kana - letters[_NO]
    japanese = kana + own >= _KANA and _KANJI * (kana + own) >= written["han"]
    for script, tags in _data()["script"].items():
        seen = written[script]
        own = japanese if script == "kana" else script in _OWN and seen >= _FEW
        if not own and (seen < _MANY or script == "kana" or (script == "han" and japanese)):
            continue
        for tag in tags:
            evidence = seen / 20 / len(tags) + (SURE if own else HAN if script == "han" else 0.0)
            scores[tag] = scores.get(tag, 0.0) + evidence
        if script == "han":
            for sign, spoken in words.items():
                tag, share = spoken[0]
                if len(sign) == 1 and share == 1 and tag in tags:
                    scores[tag] += sample.count(sign)


def _written(letters: Counter[str]) -> Counter[str]:
    """How many of `letters` each script has."""
    found: Counter[str] = Counter()
    for letter, count in letters.items():
        if letter >= _FIRSTS[0]:
            _, last, script = _BLOCKS[bisect_right(_FIRSTS, letter) - 1]
            if letter <= last:
                found[script] += count
    return found
