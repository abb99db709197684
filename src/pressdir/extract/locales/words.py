"""The words of a text as they are compared: without case, diacritics, dots and hyphens."""

import re
from collections.abc import Iterable
from functools import lru_cache

from pressdir.normalise.folding import fold

# Vowel signs and points are no letters to `\\w`, but parts of words all the same.
_SIGNS = (
    "\u0300-\u036f\u05b0-\u05c7\u064b-\u065f\u0670"  # Latin, Hebrew, Arabic
    "\u0900-\u0963\u0980-\u09e3\u0a00-\u0ae3\u0b80-\u0bcd\u0c00-\u0ddf"  # Indic scripts
)
_LETTERS = rf"(?:[^\W_]|[{_SIGNS}])+"
_INSIDE = r"(?:['’\-‐‑]|\.(?!\d)|(?<=\d)\.)"  # of a word; "Tel.030" is two
WORD = re.compile(rf"{_LETTERS}(?:{_INSIDE}{_LETTERS})*\.?|&")
PLAIN_WORD = re.compile(rf"[A-Za-z0-9]+(?:{_INSIDE}[A-Za-z0-9]+)*\.?|&")  # the same in ASCII
_INNER_SIGNS = ".-‐‑'’"
_INNER = str.maketrans("", "", _INNER_SIGNS)
_APART = "|"  # stands in no word, and folds to itself


@lru_cache(maxsize=65536)
def compared(word: str) -> str:
    """A word as it is compared: without case, diacritics, dots and hyphens."""
    return fold(word).translate(_INNER)


def squeezed(text: str) -> str:
    """A text in ASCII in which the letters of each word stand side by side, as it is compared."""
    return text.lower().replace(".", "").replace("-", "").replace("'", "")


def of(text: str) -> list[tuple[str, int, int]]:
    """The words of `text` as they are compared, each with its place."""
    return [(compared(m.group()), m.start(), m.end()) for m in WORD.finditer(text)]


def folded_phrases(phrases: Iterable[str]) -> list[str]:
    """The words of each phrase as they are compared, a blank between them; "" if it has none.

    Folded in one go, since there are a thousand in a language.
    """
    found = [
        phrase if phrase.replace(" ", "").isalpha() else " ".join(WORD.findall(phrase))
        for phrase in phrases
    ]
    folded = fold(_APART.join(found))
    for sign in _INNER_SIGNS:  # of so long a text in a tenth of the time that `translate` takes
        folded = folded.replace(sign, "")
    return folded.split(_APART)
