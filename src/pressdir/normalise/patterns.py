"""Dear regular expressions: compiled when they are first used, tried where they may match.

Compiling all at import cost more than reading a page, and most pages need few of them: no Chinese
letters, no torn markup, no address spelt with words. For a pattern that most pages need,
`re.compile` is as good and plainer.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import AnyStr, cast


class _Waiting:
    """A pattern not yet compiled; from its first use on it has the compiled one's methods."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self.pattern, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def waiting(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The compiled `pattern`, as far as its user can tell."""
    return cast("re.Pattern[AnyStr]", _Waiting(pattern, flags))


def standing(part: str, text: str) -> Iterator[int]:
    """The places where `text` has a part: a pattern that begins with it is tried there alone."""
    if min(part) not in text or max(part) not in text:  # signs are found far sooner than words
        return
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


@lru_cache(maxsize=2)  # a page is asked about twice
def small(text: str) -> str:
    """`text` in small letters, each at its place: "İ" alone would become two."""
    return text.replace("İ", "i").lower()
