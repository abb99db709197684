"""Languages: a tag or a name, in English or in its own words -> BCP 47, and back to a name."""

import pkgutil
import re
from functools import cache

from pressdir.normalise.folding import fold

_TAG = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{1,8})*", re.IGNORECASE)


def find(text: str) -> str | None:
    """The subtag that `text` means: "fr", "fr-CA", "French", "français"; None where it is none."""
    text = text.strip()
    if _TAG.fullmatch(text) and (tag := primary(text)) in _names():
        return tag
    return _tags().get(fold(text))


def named(text: str) -> str | None:
    """The tag of the language of that name, "French" or "français"; None where it is a tag."""
    text = text.strip()
    return None if _TAG.fullmatch(text) else _tags().get(fold(text))


def primary(tag: str) -> str:
    """The language of a tag, without region and script."""
    return re.split("[-_]", tag, maxsplit=1)[0].lower()


def name(tag: str) -> str:
    """The name in English; the tag itself where nobody has one."""
    return _names().get(primary(tag), (tag,))[0]


@cache
def _names() -> dict[str, tuple[str, ...]]:
    text = (pkgutil.get_data("pressdir.normalise", "languages.txt") or b"").decode()
    rows = (line.split("\t") for line in text.splitlines())
    return {tag: tuple(names) for tag, *names in rows}


@cache
def _tags() -> dict[str, str]:
    return {fold(each): tag for tag, names in _names().items() for each in names}
