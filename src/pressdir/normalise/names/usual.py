"""Most names: two words or three, each with one capital, a hyphen at most, and nothing besides.

Of such a name `parse` changes nothing, and its parts are its words. Whole books of contacts are
read and written with them, so they are known sooner, word by word.
"""

from functools import lru_cache

from pressdir.normalise.names.parts import Parts, tells_order
from pressdir.normalise.names.shape import OFFICES
from pressdir.normalise.names.titles import is_title
from pressdir.normalise.names.writing import has_forbidden, is_eastern, settle

_LONGEST = 60
_WORDS = (2, 3)


def parts(text: str) -> Parts | None:
    """Give the parts of a usual name; None for any other, which has to be looked at closely."""
    words = text.split(" ")
    if len(words) not in _WORDS or len(text) > _LONGEST or not all(map(_is_usual, words)):
        return None
    return Parts(words[-1], words[0], " ".join(words[1:-1]))


@lru_cache(maxsize=8192)
def _is_usual(word: str) -> bool:
    """Whether a word means nothing else, wherever it stands, and is written as names are."""
    pieces = word.split("-")
    if not all(each.isalpha() and each[0].isupper() and each[1:].islower() for each in pieces):
        return False
    return (
        settle(word) == word
        and word.casefold() not in OFFICES
        and not has_forbidden(word)
        and not is_eastern(word)
        and not is_title(word)
        and not tells_order(word)
    )
