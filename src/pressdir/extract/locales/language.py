"""The phrases of one language, ready to be found: folded, and sorted by how they are looked for."""

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from pressdir.extract.locales.files import load
from pressdir.extract.locales.words import folded_phrases
from pressdir.normalise.folding import fold
from pressdir.normalise.patterns import waiting

# Scripts that write words without blanks between them: Thai, Lao, Khmer, Burmese, kana, Han.
UNSPACED = waiting(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
# The bytes in UTF-8 that their letters begin with: made and found in a hundredth of the time.
_PERHAPS_UNSPACED = re.compile(rb"[\xe1\xe3-\xef]|\xe0[\xb8-\xbf]")
# Languages that write compounds as one word: a long word may end in a listed one.
_COMPOUNDING = frozenset({"de", "nl", "sv", "da", "nb", "fi", "hu", "et", "is", "ko"})
SHORTEST_HEAD = 4  # of a job, "chef", "juht"; "haus" would be half the surnames, "leiter" is none
SHORTEST_TITLE = 2  # syllables of one that a Korean title may end in: "상황실장" is a "실장"
_SMALL = 3  # letters of words as "for" and "per" in a title: "Per" is somebody
_JOINING = frozenset({"role.head", "org.head", "org.unit", "cue.desk", "address.street"})
_KOREAN_ENDS = frozenset({"role.head", "org.head"})
_TOPICAL = frozenset({"role.head", "cue.desk"})
# Languages that tell words apart by their signs alone: "phường" is a ward, "Phương" a name.
_SIGNED = frozenset({"vi"})
# Prepositions that are written as one with the word behind them: "لوزارة" is "of the ministry".
_PROCLITICS = {"ar": "لب", "he": "לבמ"}
_NO_NAME = "no_name"  # words that are looked for in what has the form of a name, nowhere else
SEVERAL = "several"  # titles of more than one: "press officers"
AUDIENCE = "audience"  # beginnings of words for those to whom a page speaks
_ALONE = "alone"  # of them, words for the press that alone name its line
_NO_PHRASES = frozenset({_NO_NAME, AUDIENCE})
NAMING = ("label.", "cue.contact", "cue.desk", "cue.hours")  # what a number can stand behind

SIGN_UP = frozenset({"cue.sign_up"})  # words for the press or for the public, as the page says

# Word -> the phrases that it begins, and the category of each: most are never met on a page.
Begun = dict[str, list[tuple[str, frozenset[str]]]]


def _lists(tag: str) -> Iterator[tuple[str, Iterable[str]]]:
    """The lists of a language's file, each with its category; languages spoken are "spoken"."""
    for section, lists in load(tag).items():
        if section in _NO_PHRASES:
            continue
        if section == "spoken":
            yield "spoken", lists
        elif isinstance(lists, Mapping):
            yield from ((f"{section}.{key}", phrases) for key, phrases in lists.items())
            if section == "role" and SEVERAL in lists:
                yield "role.head", lists[SEVERAL]  # they are titles, too
            if section == "org" and tag in _PROCLITICS:
                yield "org.head", [*_grown(lists["head"], _PROCLITICS[tag])]


def _unspaced(phrases: Iterable[str]) -> dict[str, None]:
    """Those of `phrases` that are matched anywhere, in their order."""
    together = "".join(phrases)
    if together.isascii() or not _PERHAPS_UNSPACED.search(together.encode()):
        return {}
    return dict.fromkeys(filter(UNSPACED.search, phrases))


def _grown(phrases: Iterable[str], prepositions: str) -> Iterator[str]:
    """The phrases with a preposition grown on; in Arabic it takes an article's first letter."""
    for phrase in phrases:
        for preposition in prepositions:
            whole = preposition == "ل" and phrase.startswith("ال")
            yield f"{preposition}{phrase[1:] if whole else phrase}"


def join(found: dict[Any, Any], key: str | None, categories: frozenset[str]) -> None:
    """Let `key` have `categories` too."""
    found[key] = found[key] | categories if key in found else categories


class Language:
    """The phrases of one language, ready to be found."""

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.begun: Begun = {}
        self.listed: dict[str, list[str]] = {}  # the folded phrases in a category
        self.unspaced: dict[str, frozenset[str]] = {}
        self.heads: dict[str, frozenset[str]] = {}
        self.topics: set[str] = set()
        self.namers: set[str] = set()
        self.issuers: set[str] = set()
        self.signed: set[str] = set()  # words as they are written, where signs tell them apart
        no_name: Mapping[str, list[str]] = load(tag).get(_NO_NAME, {})
        self.no_name = frozenset(no_name.get("anywhere", ()))
        self.venues = frozenset(no_name.get("behind", ()))
        self.no_first = frozenset(no_name.get("first", ()))
        self.press = frozenset(map(fold, load(tag).get(AUDIENCE, {}).get(_ALONE, ())))
        self.spoken = {fold(name): code for name, code in load(tag).get("spoken", {}).items()}
        lists = [(category, [*phrases], _unspaced(phrases)) for category, phrases in _lists(tag)]
        spaced = [[p for p in phrases if p not in unspaced] for _, phrases, unspaced in lists]
        together = iter(folded_phrases(itertools.chain.from_iterable(spaced)))
        for (category, phrases, unspaced), written in zip(lists, spaced, strict=True):
            folded = [*filter(None, itertools.islice(together, len(written)))]
            self._list(frozenset({category}), folded, unspaced)
            self.listed.setdefault(category, []).extend(folded)
            self._note(category, phrases, folded, unspaced)

    def _list(self, own: frozenset[str], folded: Iterable[str], unspaced: Iterable[str]) -> None:
        """Let the phrases of a list be found."""
        for phrase in unspaced:
            join(self.unspaced, fold(phrase), own)
        for phrase in folded:
            self.begun.setdefault(phrase.partition(" ")[0], []).append((phrase, own))

    def _note(
        self, category: str, phrases: Sequence[str], folded: Sequence[str], unspaced: Iterable[str]
    ) -> None:
        """Keep what single words of a list are asked for."""
        signed = self.tag in _SIGNED
        if signed:
            self.signed.update(phrase for phrase in phrases if " " not in phrase)
        if category == "org.issuer":
            self.issuers.update(phrase.partition(" ")[0] for phrase in folded)
            self.issuers.update(phrase[0] for phrase in unspaced)
        if category.startswith(NAMING):
            self.namers.update(phrase.rpartition(" ")[2] for phrase in folded)
        if category in _TOPICAL:
            told = phrases if signed else folded
            self.topics.update(word for word in told if len(word) > 2 and " " not in word)
            self.topics.update(  # a syllable of Vietnamese stands in titles and names alike
                part
                for phrase in told
                for part in phrase.split()
                if len(part) > _SMALL
                if not signed
            )
        if self.tag in _COMPOUNDING and category in _JOINING:
            for head in (phrase for phrase in folded if " " not in phrase):
                titled = category == "role.head"
                least = SHORTEST_HEAD + (not titled) if self.tag != "ko" else SHORTEST_TITLE
                if len(head) >= least and (category in _KOREAN_ENDS or self.tag != "ko"):
                    join(self.heads, head, frozenset({category}))


@cache
def language(tag: str) -> Language:
    """The phrases of one language; its file is read once."""
    return Language(tag)
