"""What a word says: one that a list has, a compound of one, or one in another case."""

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

from pressdir.extract.locales import declined
from pressdir.extract.locales.language import (
    SHORTEST_HEAD,
    SHORTEST_TITLE,
    SIGN_UP,
    Begun,
    Language,
    join,
)
from pressdir.extract.locales.words import compared
from pressdir.normalise import families

NONE: frozenset[str] = frozenset()
MOST_KNOWN = 4096  # words and texts that are remembered: a line is asked about several times
_LENGTHENED = {"á": "a", "é": "e"}  # before an ending in Hungarian
_NO_FAMILY = 7  # letters of the end of a word that no family has: "ministeriet"
_SHORTEST_COMPOUND = 9
_LONGEST_COMPOUND = 60
_LONGEST_KOREAN = 10  # syllables of a title
_OFFICES = frozenset({"role.head", "org.head", "org.unit"})
_ORGANISATION = frozenset({"org.head"})
_OFFICE_OF = frozenset({"office.of"})  # of what is one of them in another case
_ROLE = frozenset({"role.head"})
_IN_CASE = _OFFICE_OF | _ROLE
_LONG_TITLE = 7  # letters of a title in another case

# Word -> what may follow it; at `None` the categories of the phrase that ends there.
_Trie = dict[str | None, Any]


class _Tries(dict[str, _Trie]):
    """What may follow a word in any of some languages: joined when the word is first met."""

    def __init__(self, begun: Sequence[Begun], meaning: frozenset[str]) -> None:
        """`meaning` is what words for signing up say besides."""
        super().__init__()
        self._begun = begun
        self._meaning = meaning

    def __missing__(self, word: str) -> _Trie:
        joined = self[word] = {}
        for begun in self._begun:
            for phrase, categories in begun.get(word, ()):
                node = joined
                for following in phrase.split(" ")[1:]:
                    node = node.setdefault(following, {})
                join(
                    node, None, categories | self._meaning if categories == SIGN_UP else categories
                )
        return joined


class Vocabulary:
    """The listed phrases of some languages, by their words."""

    def __init__(self, parts: Sequence[Language], meaning: frozenset[str]) -> None:
        """`meaning` is what words for signing up say besides."""
        self.firsts = frozenset().union(*(part.begun for part in parts))  # of phrases
        self.cases = declined.declines(part.tag for part in parts)
        self.joins = [part.heads for part in parts if part.heads]  # what compounds may end in
        self._parts = parts
        self._tries = _Tries([part.begun for part in parts], meaning)
        self._signs: dict[str, frozenset[str]] = {}
        # What words say that are not listed so: in another case, or by the end of a compound.
        self._unlisted = meaning | (_IN_CASE if self.cases else NONE)
        self._unlisted |= _ORGANISATION if self.joins else NONE
        self._declined: dict[tuple[str, bool], frozenset[str]] = {}
        self._capitals = any(part.tag == "de" for part in parts)  # of every noun

    def longest(self, tokens: Sequence[str], at: int) -> tuple[int, frozenset[str]]:
        """How many words of the longest phrase stand at a token, and its categories."""
        node: Any = self._tries[tokens[at]]
        length, categories = 1, node.get(None, NONE)
        for ahead in range(at + 1, len(tokens)):
            node = node.get(tokens[ahead])
            if node is None:
                break
            if None in node:
                length, categories = ahead - at + 1, node[None]
        return length, categories

    def may_be_among(self, words: Sequence[str], category: str) -> bool:
        """Tell whether a phrase in a category may be made of some words: a quick look."""
        if category in self._unlisted or not self._signs_of(category).isdisjoint(words):
            return True
        return bool(self.joins) and any(category in self._compound(word) for word in words)

    def letters_of(self, category: str) -> frozenset[str] | None:
        """The letters that phrases in a category cannot be without: one of them is in each.

        None where others may say as much: words in another case, or compounds.
        """
        listed = category not in self._unlisted and not self.joins
        return self._signs_of(category) if listed else None

    def _signs_of(self, category: str) -> frozenset[str]:
        """The longest word of each phrase in a category: none is found without it."""
        if category not in self._signs:
            phrases = itertools.chain(*(part.listed.get(category, ()) for part in self._parts))
            words = (phrase.split(" ") for phrase in phrases)
            self._signs[category] = frozenset(max(each, key=len) for each in words)
        return self._signs[category]

    def alone(self, word: str) -> frozenset[str]:
        """What a word says as a phrase of its own."""
        return self._tries[word].get(None, NONE) if word in self.firsts else NONE

    def in_case(self, word: str, *, capital: bool) -> frozenset[str]:
        """What a word in another case says: with a capital of an office, else of a title.

        "Sądu" is of "sąd", "rzecznikiem" of "rzecznik".
        """
        key = (word, capital)
        found = self._declined.get(key)
        if found is None:
            if len(self._declined) >= MOST_KNOWN:
                self._declined.clear()
            found = NONE
            if capital or len(word) >= _LONG_TITLE:
                likely = declined.nominatives(word, self.cases)
                told = [self.alone(each) for each in likely]
                if not capital:
                    found = _ROLE if any(each == _ROLE for each in told) else NONE
                elif any(not _OFFICES.isdisjoint(each) for each in told):
                    found = _OFFICE_OF
            self._declined[key] = found
        return found

    def joined(self, text: str, written: str, word: str, *, begins: bool) -> frozenset[str]:
        """What a compound says; no name is one, "Hämäläinen-Ståhl" is none.

        With a capital it is a title where a part of the line begins: "Kontakt: Havnechef Ida".
        """
        categories = self._compound(word)
        if not categories or begins or written[0].islower() or self._capitals:
            return categories
        if families.is_hangul(word):
            return categories
        if self.ends_in_body(word):
            return categories  # "Presserådgiver i Kulturministeriet Ida Holm"
        before = text[: text.find(written)].rstrip()[-1:]
        return NONE if before.isalnum() or "role.head" not in categories else categories

    def hyphened(self, written: str) -> frozenset[str]:
        """What the last part of a word with hyphens says: "Ada-Lovelace-Universität".

        It is an organisation's where no family is called so: "Ståhl-Haus" is somebody.
        """
        last = compared(written.rsplit("-", 1)[-1])
        told = self.alone(last)
        return _ORGANISATION & told if len(last) >= _NO_FAMILY else NONE

    def ends_in_body(self, word: str) -> bool:
        """Tell whether a word is a compound that no family is called by: "Kulturministeriet"."""
        return "org.head" in self._compound(word, least=_NO_FAMILY)

    def nominative(self, word: str) -> str | None:
        """What a whole organisation in another case is called by itself: "domes" is "dome"."""
        for called in self.nominatives(word):
            key = compared(called)
            told = self.alone(key) or self._compound(key, least=_NO_FAMILY)
            if "org.head" in told and "org.unit" not in told:
                return called
        return None

    def nominatives(self, word: str) -> Iterator[str]:
        """What a noun may be in a dictionary, as it is written: "kancelejas" is "kanceleja"."""
        key = compared(word)
        if len(key) != len(word):
            return
        for called in declined.nominatives(key, self.cases):
            pairs = enumerate(zip(key, called, strict=False))
            same = next((at for at, (one, two) in pairs if one != two), len(called))
            stem, ending = word[:same], called[same:]
            if not ending and stem[-1:] in _LENGTHENED:  # "önkormányzatának" is "önkormányzata"
                stem = stem[:-1] + _LENGTHENED[stem[-1]]
            yield stem + (ending.upper() if word.isupper() else ending)

    def _compound(self, word: str, least: int = SHORTEST_HEAD) -> frozenset[str]:
        """What the last part of a long word says: "Pressesprecherin" ends in "sprecherin"."""
        if families.is_hangul(word):
            return self._korean(word)
        if not _SHORTEST_COMPOUND <= len(word) <= _LONGEST_COMPOUND:
            return NONE
        for cut in range(2, len(word) - least + 1):
            for heads in self.joins:
                if word[cut:] in heads:
                    return heads[word[cut:]]
        return NONE

    def _korean(self, word: str) -> frozenset[str]:
        """The same of a Korean title: "상황실장"; but "홍길동팀장" is somebody and the title."""
        if len(word) > _LONGEST_KOREAN:
            return NONE
        for cut in range(2, len(word) - SHORTEST_TITLE + 1):
            if families.is_korean(word[:cut]) and cut > 2:
                continue
            for heads in self.joins:
                if word[cut:] in heads:
                    return heads[word[cut:]]
        return NONE
