"""The words by which press pages say what a thing is: one TOML file a language.

A `Lexicon` joins the languages of a page and finds their phrases in its text. A phrase is matched
by its words: without case, diacritics, dots and hyphens, so that "Tél.", "TEL" and "tel" are one.
Where a script writes no blanks, a phrase is matched anywhere.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from pressdir.normalise.folding import fold

# Scripts that write words without blanks between them: Thai, Lao, Khmer, Burmese, kana, Han.
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
)
# Vowel signs and points are no letters to `\\w`, but parts of words all the same.
_SIGNS = (
    "\u0300-\u036f\u05b0-\u05c7\u064b-\u065f\u0670"  # Latin, Hebrew, Arabic
    "\u0900-\u0963\u0980-\u09e3\u0a00-\u0a75\u0b80-\u0bcd\u0c00-\u0d57"  # Indic scripts
)
_LETTERS = rf"(?:[^\W_]|[{_SIGNS}])+"
_WORD = re.compile(rf"{_LETTERS}(?:[.'’\-‐‑]{_LETTERS})*\.?|&")
_INNER = str.maketrans("", "", ".-‐‑'’")
# Languages that write compounds as one word: a long word may end in a listed one.
_COMPOUNDING = frozenset({"de", "nl", "sv", "da", "nb", "fi", "hu", "et"})
_SHORTEST_HEAD = 5  # "leiter", "sprecher"; shorter endings hit ordinary words
_SHORTEST_COMPOUND = 9

ENGLISH = "en"  # its labels stand on pages in every language


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: `text[start:end]`, and the categories it stands in ("label.phone")."""

    categories: frozenset[str]
    start: int
    end: int

    def has(self, *categories: str) -> bool:
        """Tell whether the phrase stands in one of `categories`."""
        return not self.categories.isdisjoint(categories)


@cache
def tags() -> tuple[str, ...]:
    """The languages there are files for, as BCP 47 tags."""
    names = (entry.name for entry in resources.files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def load(tag: str) -> Mapping[str, Any]:
    """The file of one language, as it stands."""
    text = resources.files(__name__).joinpath(f"{tag}.toml").read_text("utf-8")
    return tomllib.loads(text)


def words(text: str) -> list[tuple[str, int, int]]:
    """The words of `text` as they are compared, each with its place."""
    return [
        (fold(match.group()).translate(_INNER), match.start(), match.end())
        for match in _WORD.finditer(text)
    ]


def _phrases(tag: str) -> Iterator[tuple[str, str]]:
    for section, lists in load(tag).items():
        if not isinstance(lists, Mapping):
            continue
        for key, entries in lists.items():
            for entry in entries:
                yield f"{section}.{key}", entry


class Lexicon:
    """The phrases of some languages, ready to be found."""

    def __init__(self, languages: Iterable[str]) -> None:
        self.languages = tuple(languages)
        self._trie: dict[str, Any] = {}
        self._unspaced: dict[str, set[str]] = {}
        self._heads: dict[str, set[str]] = {}
        self.spoken: dict[str, str] = {}
        self.topics: set[str] = set()  # words of titles and desks: "news", "media", "public"
        for tag in self.languages:
            self.spoken |= {fold(name): code for name, code in load(tag).get("spoken", {}).items()}
            for category, phrase in _phrases(tag):
                if category.startswith("spoken."):
                    category = "spoken"  # noqa: PLW2901 - the code is looked up in `spoken`
                self._add(category, phrase)
                if tag in _COMPOUNDING and category in {"role.head", "org.head", "cue.desk"}:
                    head = fold(phrase).translate(_INNER)
                    if len(head) >= _SHORTEST_HEAD and " " not in head:
                        self._heads.setdefault(head, set()).add(category)
        for name in self.spoken:
            self._add("spoken", name)

    def _add(self, category: str, phrase: str) -> None:
        if _UNSPACED.search(phrase):
            self._unspaced.setdefault(fold(phrase), set()).add(category)
            return
        node = self._trie
        parts = [word for word, _, _ in words(phrase)]
        if not parts:
            return
        if category in {"cue.desk", "role.head"}:
            self.topics.update(part for part in parts if len(part) > 2)
        for part in parts:
            node = node.setdefault(part, {})
        node.setdefault("", set()).add(category)

    def hits(self, text: str) -> list[Hit]:
        """The phrases in `text`, in order, the longest at each place, none overlapping."""
        found = []
        tokens = words(text)
        at = 0
        while at < len(tokens):
            node, length, categories = self._trie, 0, None
            for ahead in range(at, len(tokens)):
                following = node.get(tokens[ahead][0])
                if following is None:
                    break
                node = following
                if "" in node:
                    length, categories = ahead - at + 1, node[""]
            if categories is None:
                length = 1
                written = text[tokens[at][1] : tokens[at][2]]
                categories = self._compound(tokens[at][0]) if self._may_join(written, at) else None
            if categories:
                start, end = tokens[at][1], tokens[at + length - 1][2]
                found.append(Hit(frozenset(categories), start, end))
            at += length
        if self._unspaced and _UNSPACED.search(text):
            found += self._inside(text, found)
            found.sort(key=lambda hit: hit.start)
        return found

    def _may_join(self, written: str, at: int) -> bool:
        """Tell whether a word may be a compound: no name is, "Hämäläinen-Ståhl" is none."""
        small = written[0].islower() or at == 0 or "de" in self.languages
        return small and "-" not in written

    def _compound(self, word: str) -> set[str] | None:
        """What the last part of a long word says: "Pressesprecherin" ends in "sprecherin"."""
        if len(word) < _SHORTEST_COMPOUND:
            return None
        for cut in range(2, len(word) - _SHORTEST_HEAD + 1):
            if word[cut:] in self._heads:
                return self._heads[word[cut:]]
        return None

    def _inside(self, text: str, taken: list[Hit]) -> list[Hit]:
        """Phrases of scripts without blanks, the longest first."""
        folded = text.casefold()
        if len(folded) != len(text):
            return []
        free = bytearray(b"\x01") * len(text)
        for hit in taken:
            free[hit.start : hit.end] = bytes(hit.end - hit.start)
        found = []
        for phrase in sorted(self._unspaced, key=len, reverse=True):
            at = folded.find(phrase)
            while at >= 0:
                end = at + len(phrase)
                if all(free[at:end]):
                    free[at:end] = bytes(end - at)
                    found.append(Hit(frozenset(self._unspaced[phrase]), at, end))
                at = folded.find(phrase, end)
        return found


@lru_cache(maxsize=32)
def lexicon(languages: tuple[str, ...]) -> Lexicon:
    """The lexicon of `languages`, made once."""
    return Lexicon(languages)
