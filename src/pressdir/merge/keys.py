"""When two spellings are one value."""

from functools import lru_cache
from typing import TypeAlias

from pressdir.normalise.folding import fold

BY_LETTER = frozenset({"name", "org", "role", "location"})  # accents and case make no new value

Key: TypeAlias = tuple[str, str]


@lru_cache(maxsize=1 << 16)
def key(field: str, value: str) -> Key:
    """The key that two spellings of one value of `field` share."""
    if field in BY_LETTER:
        return field, fold(value) or value
    return field, value if field == "url" else value.casefold()
