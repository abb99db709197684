"""The words by which press pages say what a thing is: one TOML file a language.

A `Lexicon` joins the languages of a page and finds their phrases in its text. A phrase is matched
by its words: without case, diacritics, dots and hyphens, so that "Tél.", "TEL" and "tel" are one.
Where a script writes no blanks, a phrase is matched anywhere.
"""

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from pressdir.extract.locales import declined
from pressdir.extract.locales.files import load
from pressdir.extract.locales.language import (
    AUDIENCE,
    SHORTEST_HEAD,
    SIGN_UP,
    UNSPACED,
    Begun,
    join,
    language,
)
from pressdir.extract.locales.words import PLAIN_WORD, WORD, compared
from pressdir.normalise.folding import fold

_LENGTHENED = {"á": "a", "é": "e"}  # before an ending in Hungarian
_NO_FAMILY = 7  # letters of the end of a word that no family has: "ministeriet"
_SHORTEST_COMPOUND = 9
_LONGEST_COMPOUND = 60
_NONE: frozenset[str] = frozenset()
_OFFICES = frozenset({"role.head", "org.head", "org.unit"})
_ORGANISATION = frozenset({"org.head"})
_OFFICE_OF = frozenset({"office.of"})  # of what is one of them in another case
_ROLE = frozenset({"role.head"})
_LONG_TITLE = 7  # letters of a title in another case
_WEEKDAY = frozenset({"time.weekdays"})
_WHOLE = frozenset({"cue.desk", "org.head", "org.office"})  # none of these goes over a comma
MOST_KNOWN = 4096  # texts whose phrases a lexicon remembers: a line is asked about several times
ENGLISH = "en"  # its labels stand on pages in every language


class Hit(NamedTuple):
    """A phrase found: `text[start:end]`, and the categories it stands in ("label.phone")."""

    categories: frozenset[str]
    start: int
    end: int

    def has(self, *categories: str) -> bool:
        """Tell whether the phrase stands in one of `categories`."""
        return not self.categories.isdisjoint(categories)


class Hits(tuple[Hit, ...]):  # noqa: SLOT001 - a tuple can have none
    """The phrases of a text in order, the longest at each place, none overlapping."""

    categories: frozenset[str]  # of all of them: most texts are asked for what they have not

    def __init__(self, found: Iterable[Hit]) -> None:  # noqa: ARG002 - read by tuple.__new__
        self.categories = _NONE.union(*[hit.categories for hit in self])

    def has(self, *categories: str) -> bool:
        """Tell whether one of the phrases stands in one of `categories`."""
        return not self.categories.isdisjoint(categories)


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


class Lexicon:
    """The phrases of some languages, ready to be found."""

    def __init__(self, languages: Iterable[str], *, invites: bool = False) -> None:
        """The same for a page that `invites` the press: on it, words for signing up offer it that.

        On others they are for the public: "Registration: 555 01 42".
        """
        self.languages = tuple(languages)
        parts = [language(tag) for tag in self.languages]
        self._firsts = frozenset().union(*(part.begun for part in parts))
        meaning = frozenset({"cue.contact" if invites else "cue.not_press"})
        self._tries = _Tries([part.begun for part in parts], meaning)
        self._joins = [part.heads for part in parts if part.heads]
        self._cases = declined.declines(self.languages)
        self._declined: dict[tuple[str, bool], frozenset[str]] = {}
        self._signed = frozenset().union(*(part.signed for part in parts))
        self._plain = [part.begun for part in parts if not part.signed]
        self.topics = frozenset().union(*(part.topics for part in parts))
        self.namers = frozenset().union(*(part.namers for part in parts))
        self._issuers = frozenset().union(*(part.issuers for part in parts))
        self._no_name = frozenset().union(*(part.no_name for part in parts))
        self.venues = frozenset().union(*(part.venues for part in parts))
        self._no_first = frozenset().union(*(part.no_first for part in parts))
        self.spoken: dict[str, str] = {}
        self._known: dict[str, Hits] = {}
        self._unspaced: dict[str, frozenset[str]] = {}
        for part in parts:
            self.spoken |= part.spoken
            for phrase, categories in part.unspaced.items():
                told = categories | meaning if categories >= SIGN_UP else categories
                self._unspaced[phrase] = self._unspaced.get(phrase, _NONE) | told
        self._longest_first = sorted(self._unspaced, key=len, reverse=True)

    @property
    def declines(self) -> bool:
        """Tell whether in one of the languages what a title is of may have the form of a name."""
        return bool(self._cases)

    def bars_name(self, words: Sequence[str]) -> str:
        """The first of `words` that no person's name has there, as written; "" if all may be."""
        lowered = [word.casefold() for word in words]
        if lowered and lowered[0] in self._no_first:
            return words[0]
        return next((w for w, low in zip(words, lowered, strict=True) if low in self._no_name), "")

    def is_topic(self, word: str) -> bool:
        """Tell whether a word is one of titles and desks, which a name may stand beside."""
        return fold(word) in self.topics or (
            bool(self._signed) and unicodedata.normalize("NFC", word.casefold()) in self.topics
        )

    def hits(self, text: str) -> Hits:
        """The phrases in `text`."""
        found = self._known.get(text)
        if found is None:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            found = self._known[text] = Hits(self._find(text))
        return found

    def is_compound(self, phrase: str) -> bool:
        """Tell whether a phrase is of several words, or one that only ends in a listed one."""
        if " " in phrase or not (compared(phrase) in self._firsts or phrase in self._unspaced):
            return True
        return "org.head" in self._compound(compared(phrase), least=_NO_FAMILY)

    def nominative(self, word: str) -> str | None:
        """What a whole organisation in another case is called by itself: "domes" is "dome"."""
        for called in self.nominatives(word):
            key = compared(called)
            told = self._tries[key].get(None, _NONE) if key in self._firsts else _NONE
            told = told or self._compound(key, least=_NO_FAMILY)
            if "org.head" in told and "org.unit" not in told:
                return called
        return None

    def nominatives(self, word: str) -> Iterator[str]:
        """What a noun may be in a dictionary, as it is written: "kancelejas" is "kanceleja"."""
        key = compared(word)
        if len(key) != len(word):
            return
        for called in declined.nominatives(key, self._cases):
            pairs = enumerate(zip(key, called, strict=False))
            same = next((at for at, (one, two) in pairs if one != two), len(called))
            stem, ending = word[:same], called[same:]
            if not ending and stem[-1:] in _LENGTHENED:  # "önkormányzatának" is "önkormányzata"
                stem = stem[:-1] + _LENGTHENED[stem[-1]]
            yield stem + (ending.upper() if word.isupper() else ending)

    def begins_issuer(self, text: str) -> bool:
        """Tell whether a text may begin with words that say who sends a release: a quick look."""
        first = WORD.match(text)
        return first is not None and (
            compared(first.group()) in self._issuers or text[0] in self._issuers
        )

    def _find(self, text: str) -> list[Hit]:
        found = self._spaced(text, PLAIN_WORD if text.isascii() else WORD)
        if self._unspaced and not text.isascii() and UNSPACED.search(text):
            found += self._inside(text, found)
            found.sort(key=lambda hit: hit.start)
        return found

    def _spaced(self, text: str, pattern: re.Pattern[str]) -> list[Hit]:
        """Phrases of words with blanks between them."""
        written = pattern.findall(text)
        tokens = list(map(compared, written))
        firsts, joins, cases = self._firsts, bool(self._joins), bool(self._cases)
        signed = bool(self._signed) and not text.isascii()
        found, after = [], 0
        spans: list[tuple[int, int]] = []
        for at, word in enumerate(tokens):
            known = word in firsts
            if at < after or not (known or joins or cases):
                continue
            length, categories = self._longest(tokens, at) if known else (1, _NONE)
            if length > 1 and "," in text and not _WHOLE.isdisjoint(categories):
                spans = spans or [match.span() for match in pattern.finditer(text)]
                if whole := _before_comma(text, spans[at : at + length]):
                    length, categories = self._longest(tokens[: at + whole], at)
            if length == 1 and self._signed and self._is_another(word, written[at]):
                categories = _NONE
            elif signed and length == 1 and categories == _WEEKDAY and written[at].isascii():
                categories = _NONE  # "Thu Trang" is somebody; the day is "thứ"
            if not categories and joins and "-" not in written[at]:
                categories = self._joined(text, written[at], word, begins=at == 0)
            elif not categories and joins:
                categories = self._hyphened(written[at])
            if not categories and cases:
                categories = self._in_case(word, capital=written[at][0].isupper())
            if categories:
                found.append((categories, at, at + length - 1))
            after = at + length
        if not found:
            return []
        matches = itertools.islice(pattern.finditer(text), found[-1][2] + 1)
        spans = spans or [match.span() for match in matches]
        return [Hit(told, spans[first][0], spans[last][1]) for told, first, last in found]

    def _is_another(self, word: str, written: str) -> bool:
        """Tell whether a word with signs is only spelt like one of the phrases without them."""
        if written.isascii() or any(word in begun for begun in self._plain):
            return False
        return unicodedata.normalize("NFC", written.casefold().rstrip(".")) not in self._signed

    def _longest(self, tokens: Sequence[str], at: int) -> tuple[int, frozenset[str]]:
        """How many words of the longest phrase stand at a token, and its categories."""
        node: Any = self._tries[tokens[at]]
        length, categories = 1, node.get(None, _NONE)
        for ahead in range(at + 1, len(tokens)):
            node = node.get(tokens[ahead])
            if node is None:
                break
            if None in node:
                length, categories = ahead - at + 1, node[None]
        return length, categories

    def _in_case(self, word: str, *, capital: bool) -> frozenset[str]:
        """What a word in another case says: with a capital of an office, else of a title.

        "Sądu" is of "sąd", "rzecznikiem" of "rzecznik".
        """
        key = (word, capital)
        found = self._declined.get(key)
        if found is None:
            if len(self._declined) >= MOST_KNOWN:
                self._declined.clear()
            found = _NONE
            if capital or len(word) >= _LONG_TITLE:
                likely = declined.nominatives(word, self._cases)
                told = [
                    self._tries[each].get(None, _NONE) for each in likely if each in self._firsts
                ]
                if not capital:
                    found = _ROLE if any(each == _ROLE for each in told) else _NONE
                elif any(not _OFFICES.isdisjoint(each) for each in told):
                    found = _OFFICE_OF
            self._declined[key] = found
        return found

    def _joined(self, text: str, written: str, word: str, *, begins: bool) -> frozenset[str]:
        """What a compound says; no name is one, "Hämäläinen-Ståhl" is none.

        With a capital it is a title where a part of the line begins: "Kontakt: Havnechef Ida".
        """
        categories = self._compound(word)
        if not categories or begins or written[0].islower() or "de" in self.languages:
            return categories
        if "org.head" in categories and self._compound(word, least=_NO_FAMILY):
            return categories  # "Presserådgiver i Kulturministeriet Ida Holm"
        before = text[: text.find(written)].rstrip()[-1:]
        return _NONE if before.isalnum() or "role.head" not in categories else categories

    def _hyphened(self, written: str) -> frozenset[str]:
        """What the last part of a word with hyphens says: "Ada-Lovelace-Universität".

        It is an organisation's where no family is called so: "Ståhl-Haus" is somebody.
        """
        last = compared(written.rsplit("-", 1)[-1])
        told = self._tries[last].get(None, _NONE) if last in self._firsts else _NONE
        return _ORGANISATION & told if len(last) >= _NO_FAMILY else _NONE

    def _compound(self, word: str, least: int = SHORTEST_HEAD) -> frozenset[str]:
        """What the last part of a long word says: "Pressesprecherin" ends in "sprecherin"."""
        if not _SHORTEST_COMPOUND <= len(word) <= _LONGEST_COMPOUND:
            return _NONE
        for cut in range(2, len(word) - least + 1):
            for heads in self._joins:
                if word[cut:] in heads:
                    return heads[word[cut:]]
        return _NONE

    def _inside(self, text: str, taken: list[Hit]) -> list[Hit]:
        """Phrases of scripts without blanks, the longest first."""
        folded = text.casefold()
        if len(folded) != len(text):
            return []
        free = bytearray(b"\x01") * len(text)
        for hit in taken:
            free[hit.start : hit.end] = bytes(hit.end - hit.start)
        found = []
        present = set(folded)
        for phrase in self._longest_first:
            if phrase[0] not in present:
                continue
            at = folded.find(phrase)
            while at >= 0:
                end = at + len(phrase)
                if all(free[at:end]):
                    free[at:end] = bytes(end - at)
                    found.append(Hit(self._unspaced[phrase], at, end))
                at = folded.find(phrase, end)
        return found

    def speaks_to(self, whom: str, text: str) -> bool:
        """Tell whether a word for some audience stands in a text: for the "press", the "public"."""
        return _speaking(self.languages, whom).search(fold(text)) is not None


def _before_comma(text: str, spans: Sequence[tuple[int, int]]) -> int:
    """How many of the words stand before a comma and a last word that begins what is next.

    "Director of Communications, Office of …"; 0 where there is none.
    """
    (_, before), (last, _) = spans[-2:]
    parted = "," in text[before:last] and text[last].isupper()
    return len(spans) - 1 if parted else 0


@lru_cache(maxsize=128)
def _speaking(languages: tuple[str, ...], whom: str) -> re.Pattern[str]:
    """The beginnings of words for an audience; without capitals they may stand within a word.

    "للصحفيين" and "לתקשורת" have their prepositions grown on, and Chinese has no blanks.
    """
    words = sorted({fold(word) for tag in languages for word in load(tag)[AUDIENCE][whom]})
    ends = {True: r"(?![^\W_])", False: ""}
    written = {word: re.escape(word.rstrip(".")) + ends[word.endswith(".")] for word in words}
    cased = [written[word] for word in words if word != word.upper()]
    others = [written[word] for word in words if word == word.upper()]
    begun = [rf"(?<![^\W_])(?:{'|'.join(cased)})"] if cased else []
    return re.compile("|".join([*begun, *others]))


@lru_cache(maxsize=64)
def lexicon(languages: tuple[str, ...], *, invites: bool = False) -> Lexicon:
    """The lexicon of `languages`, for a page that `invites` the press or not; each is read once."""
    return Lexicon(languages, invites=invites)
