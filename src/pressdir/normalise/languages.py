"""Languages: a tag or a name, in English or in its own words -> BCP 47, and back to a name."""

import os
from functools import cache

from pressdir.normalise.folding import fold


def find(text: str) -> str | None:
    """The subtag that `text` means: "fr", "fr-CA", "French", "français"; None where it is none."""
    text = text.strip()
    if _is_tag(text) and (tag := primary(text)) in _names():
        return tag
    return _tags().get(fold(text))


def named(text: str) -> str | None:
    """The tag of the language of that name, "French" or "français"; None where it is a tag."""
    text = text.strip()
    return None if _is_tag(text) else _tags().get(fold(text))


def primary(tag: str) -> str:
    """The language of a tag, without region and script."""
    return tag.replace("_", "-").partition("-")[0].lower()


def name(tag: str) -> str:
    """The name in English; the tag itself where nobody has one."""
    return _names().get(primary(tag), (tag,))[0]


def _is_tag(text: str) -> bool:
    """Whether a text has the form of a tag: letters of a language, and subtags."""
    language, *subtags = text.replace("_", "-").split("-")
    return (
        text.isascii()
        and 2 <= len(language) <= 3
        and language.isalpha()
        and all(each.isalnum() and len(each) <= 8 for each in subtags)
    )


@cache
def _names() -> dict[str, tuple[str, ...]]:
    path = os.path.join(os.path.dirname(__file__), "languages.txt")
    with open(path, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    return {tag: tuple(names) for tag, *names in rows}


@cache
def _tags() -> dict[str, str]:
    return {fold(each): tag for tag, names in _names().items() for each in names}
