"""Regular expressions that are compiled when they are first used.

Compiling all at import cost more than reading a page, and most pages need few of them: no Chinese
letters, no torn markup, no address spelt with words. For a pattern that every page needs,
`re.compile` is as good and plainer.
"""

import re
from typing import cast


class _Waiting:
    """A pattern not yet compiled; from its first use on it has the compiled one's methods."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        compiled = re.compile(self.pattern, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub"):
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def waiting(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled `pattern`, as far as its user can tell."""
    return cast("re.Pattern[str]", _Waiting(pattern, flags))
