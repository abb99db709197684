"""Tell which languages a page is written in, by its script and its commonest words."""

import re
from collections import Counter
from functools import cache, lru_cache

from pressdir.extract import tables
from pressdir.normalise.patterns import waiting

SAMPLE = 1500  # characters of each end: cues stand at the end of a release, menus at its beginning
SURE = 3.0  # words: below that a language is worth a look, but proves no country
LETTER = 0.3  # what a letter of the language counts, against a word of its own
HAN = 1.5  # words: what Chinese signs count, more than the one English word of an address
ENOUGH = 0.4  # of the best language's score
MOST = 3

_SCRIPTS = {
    "greek": waiting(r"[\u0370-\u03ff\u1f00-\u1fff]"),
    "hebrew": waiting(r"[\u0590-\u05ff]"),
    "armenian": waiting(r"[\u0530-\u058f]"),
    "georgian": waiting(r"[\u10a0-\u10ff]"),
    "thai": waiting(r"[\u0e00-\u0e7f]"),
    "hangul": waiting(r"[\uac00-\ud7af]"),
    "kana": waiting(r"[\u3040-\u30ff]"),
    "ethiopic": waiting(r"[\u1200-\u137f]"),
    "devanagari": waiting(r"[\u0900-\u097f]"),
    "bengali": waiting(r"[\u0980-\u09ff]"),
    "tamil": waiting(r"[\u0b80-\u0bff]"),
    "han": waiting(r"[\u3400-\u9fff]"),
    "arabic": waiting(r"[\u0600-\u06ff]"),
    "cyrillic": waiting(r"[\u0400-\u04ff]"),
}
_OWN = frozenset("greek hebrew armenian georgian thai hangul kana tamil".split())  # one language's
_MANY = 12  # letters of a script that make it one of the page's
_FEW = 6  # letters of a language's own script that prove it
_KANA = 3  # signs that make a text Japanese,
_KANJI = 20  # unless there are more than so many Chinese ones for each
_WORD = re.compile(r"[^\W\d_]+")
# The same in a Latin text in small letters, found in half the time.
_LATIN_WORD = re.compile(r"[a-zª²³µ¹º¼-¾ß-öø-ʯʰ-ˁˆ-ˑ\u1e00-\u1eff]+")
_FOREIGN = waiting(r"[^\x00-\u036f\u1e00-\u1eff\u2000-\u2bff]")  # neither Latin nor signs


Words = dict[str, tuple[tuple[str, float], ...]]  # word -> languages and their shares


@cache
def _words() -> Words:
    """The languages that a common word speaks for, and how much for each."""
    found: dict[str, list[str]] = {}
    for tag, line in _data()["words"].items():
        for word in line.split():
            if tag not in found.setdefault(word, []):
                found[word].append(tag)
    return {word: tuple((tag, 1 / len(tags)) for tag in tags) for word, tags in found.items()}


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
    words = _words()
    foreign = not sample.isascii() and _FOREIGN.search(sample) is not None
    pattern = _WORD if foreign else _LATIN_WORD
    common = filter(words.__contains__, pattern.findall(sample.lower()))
    for word, count in Counter(common).items():
        for tag, share in words[word]:
            scores[tag] = scores.get(tag, 0.0) + count * share
    if not sample.isascii():
        letters = Counter(sample.lower())
        for tag, own in _data()["letters"].items():
            if seen := sum(letters[letter] for letter in own):
                scores[tag] = scores.get(tag, 0.0) + LETTER * min(seen, _MANY)
        if foreign:
            _by_script(sample, words, scores)
    best = max(scores.values(), default=0.0)
    known = _order()
    ranked = sorted(
        (-round(score, 1), known.get(tag, len(known)), tag)
        for tag, score in scores.items()
        if score >= ENOUGH * best
    )
    return tuple((tag, scores[tag]) for _, _, tag in ranked)


def _by_script(
    sample: str, words: dict[str, tuple[tuple[str, float], ...]], scores: dict[str, float]
) -> None:
    kana = len(_SCRIPTS["kana"].findall(sample))
    japanese = kana >= _KANA and _KANJI * kana >= len(_SCRIPTS["han"].findall(sample))
    for script, tags in _data()["script"].items():
        letters = len(_SCRIPTS[script].findall(sample))
        own = japanese if script == "kana" else script in _OWN and letters >= _FEW
        if not own and (letters < _MANY or script == "kana" or (script == "han" and japanese)):
            continue
        for tag in tags:
            evidence = letters / 20 / len(tags) + (SURE if own else HAN if script == "han" else 0.0)
            scores[tag] = scores.get(tag, 0.0) + evidence
        if script == "han":
            for sign, spoken in words.items():
                tag, share = spoken[0]
                if len(sign) == 1 and share == 1 and tag in tags:
                    scores[tag] += sample.count(sign)
