"""Most names: two words or three, each with one capital, a hyphen at most, and nothing besides.

Of such a name `parse` changes nothing, and its parts are its words. Whole books of contacts are
read and written with them, so they are known sooner, word by word.
"""

import re
from functools import lru_cache

from pressdir.normalise.folding import fold
from pressdir.normalise.names.parts import PATRONYMICS, VIETNAMESE_FAMILIES, Parts
from pressdir.normalise.names.shape import OFFICES
from pressdir.normalise.names.titles import HONORIFICS, SUFFIXES, TITLE_ENDINGS
from pressdir.normalise.names.writing import PARTICLES, has_forbidden, is_eastern, settle

_LONGEST = 60
_WORDS = (2, 3)
_RAISED = "ªº"  # letters to Unicode: "Engº Rui Melo"
_PLAIN = re.compile("[A-Z][a-z]+(?:-[A-Z][a-z]+)*")  # most words of most names
# Words that mean something else beside a name, or say which part is the family's.
_TELLING = HONORIFICS | SUFFIXES | TITLE_ENDINGS | OFFICES | PARTICLES | VIETNAMESE_FAMILIES


def parts(text: str) -> Parts | None:
    """Give the parts of a usual name; None for any other, which has to be looked at closely."""
    words = text.split(" ")
    if len(words) not in _WORDS or len(text) > _LONGEST or not all(map(_is_usual, words)):
        return None
    return Parts(words[-1], words[0], " ".join(words[1:-1]))


@lru_cache(maxsize=8192)
def _is_usual(word: str) -> bool:
    """Whether a word means nothing else, wherever it stands, and is written as names are."""
    plain = _PLAIN.fullmatch(word)
    if not plain:
        for piece in word.split("-"):
            if not (piece.isalpha() and piece[0].isupper() and piece[1:].islower()):
                return False
    small = word.casefold()
    if word[-1] in _RAISED or has_forbidden(word):
        return False
    if small in _TELLING or small.endswith(PATRONYMICS):
        return False
    if "-" in small and not _TELLING.isdisjoint(small.split("-")):
        return False
    return plain is not None or (
        settle(word) == word and not is_eastern(word) and fold(word) not in VIETNAMESE_FAMILIES
    )
