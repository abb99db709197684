"""The keys of names that are not in Latin letters, which are kept beside them.

kept("мария")     ("CMARIA",)
parts("김민준")    ("김민준",), ("김", "민준"), ("김", "민", "준")
"""

from pressdir.normalise.folding import forms
from pressdir.normalise.sounds import ABJADS, MOST, SERVANT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Protocol

    class Script(Protocol):
        """A way of writing."""

        def keys(self, word: str) -> Sequence[str]:
            """The keys of a folded word in these letters."""

        def meant(self, word: str) -> Sequence[str]:
            """The keys of a folded word that somebody typed: of all of it."""

        def parts(self, word: str) -> Iterator[Sequence[str]]:
            """The parts in which it may be written in Latin, each time all of it."""

        @property
        def anchors(self) -> str:
            """Latin letters that all spellings of a word have, in the same order."""

        def anchored(self, key: str) -> str:
            """The anchors of the spellings that have a key, each once where there are several."""


# The letter of a script, and its characters.
RANGES = (
    ("C", 0x400, 0x52F), ("G", 0x370, 0x3FF), ("G", 0x1F00, 0x1FFF), ("A", 0x620, 0x6FF),
    ("A", 0x750, 0x77F), ("H", 0x5D0, 0x5EA), ("K", 0x10A0, 0x10FF), ("R", 0x530, 0x58F),
    ("D", 0x900, 0xB7F), ("L", 0xB80, 0xBFF), ("D", 0xC00, 0xDFF), ("T", 0xE00, 0xE7F),
    ("E", 0x1200, 0x137F), ("J", 0x3041, 0x309F), ("J", 0x30A1, 0x30FA), ("J", 0x30FC, 0x30FF),
    ("Z", 0x3400, 0x9FFF), ("N", 0xAC00, 0xD7A3),
)  # fmt: skip
SYLLABLES = "NZ"
FIRST = "\u0370"  # Latin letters stand before
_letters: dict[str, str] = {}


def kept_forms(text: str) -> tuple[str, ...]:
    """Give the forms that are kept of a name: its `forms`, and its keys as words of one more."""
    found = forms(text)
    if text.isascii() or max(text) < FIRST:
        return found
    keys = kept(found[0])
    return (*found, " ".join(keys)) if keys else found


def kept(text: str) -> tuple[str, ...]:
    """Give the keys of a folded text; what is in Latin letters has none."""
    found: list[str] = []
    before = ""
    for word in text.split():
        if not word.isascii():
            found += _kept[word]
            if before == SERVANT:
                found += _kept[before + word]
        before = word
    return tuple(dict.fromkeys(found))


class _Kept(dict[str, "Sequence[str]"]):
    """The keys of words: they come again and again."""

    def __missing__(self, text: str) -> "Sequence[str]":
        if len(self) >= MOST:
            self.clear()
        words = written(text).items()
        keys = self[text] = [
            key for letter, found in words for word in found for key in script(letter).keys(word)
        ]
        return keys


_kept = _Kept()


def written(text: str) -> dict[str, list[str]]:
    """Give the words of a folded text that are not in Latin letters, by the script's letter."""
    words: dict[str, list[str]] = {}
    before = ""
    for char in text:
        letter = letter_of(char)
        if letter and letter == before:
            words[letter][-1] += char
        elif letter:
            words.setdefault(letter, []).append(char)
        before = letter
    return words


def letter_of(char: str) -> str:
    """The letter of the script of a character, or ""."""
    letter = _letters.get(char)
    if letter is None:
        code = ord(char)
        found = (letter for letter, first, last in RANGES if first <= code <= last)
        letter = _letters[char] = next(found, "")
    return letter


# --- what somebody types --------------------------------------------------------------------------


def parts(text: str) -> "Iterator[Sequence[str]]":
    """Give the parts of a folded word, each time all of them, that it may have in Latin.

    Nothing for what is no word of one script, with a hyphen perhaps.
    """
    words = written(text)
    if len(words) != 1:
        return
    ((letter, found),) = words.items()
    if "".join(found) != text.replace("-", "").replace("'", ""):
        return
    if len(found) == 1:
        yield from script(letter).parts(found[0])
    else:
        yield found


def meant(word: str) -> "Sequence[str]":
    """The keys of a folded word that somebody typed, in letters of one script."""
    letter = letter_of(word[0])
    return script(letter).meant(word) if letter else ()


def anchored(word: str) -> tuple[str, frozenset[str]]:
    """Latin letters, and what may be left of a word that says `word` if all others are gone."""
    its = script(letter_of(word[0]))
    return its.anchors, frozenset(map(its.anchored, its.meant(word)))


# --- scripts --------------------------------------------------------------------------------------


def script(letter: str) -> "Script":
    """The script with a letter. Those that work alike are loaded when the first is met."""
    return _kin(letter)[letter]


def _kin(letter: str) -> "Mapping[str, Script]":
    if letter in ABJADS:
        from pressdir.normalise.sounds import abjads

        return abjads.SCRIPTS
    if letter in SYLLABLES:
        from pressdir.normalise.sounds import syllables

        return syllables.SCRIPTS
    from pressdir.normalise.sounds import alphabets

    return alphabets.SCRIPTS
