"""Values of the types that RFC 9553 asks for, or an InvalidValueError that says where it is none.

A key whose value is null is as good as none: JMAP clears a property so.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pressdir.errors import InvalidValueError
from pressdir.formats.jscontact.resources import Entry

WORDS: Mapping[type, str] = {
    type(None): "nothing",
    bool: "true or false",
    int: "a number",
    float: "a number",
    str: "a text",
    list: "a list",
    dict: "an object",
}


def mapping(value: Any, where: str) -> Entry:  # noqa: ANN401 -- any JSON
    """An object without the keys that are null; an empty list is one to who writes in PHP."""
    if value == []:
        return {}
    if not isinstance(value, dict):
        raise _other(where, "an object", value)
    if None not in value.values():
        return value
    return {key: each for key, each in value.items() if each is not None}


def text(value: Any, where: str) -> str:  # noqa: ANN401 -- any JSON
    """A text, perhaps an empty one."""
    if not isinstance(value, str):
        raise _other(where, "a text", value)
    return value


def objects(value: Any, where: str) -> Iterator[tuple[Entry, str]]:  # noqa: ANN401 -- any JSON
    """Yield the entries of a map, each with its place."""
    for key, each in mapping(value, where).items():
        yield mapping(each, f"{where}/{key[:60]}"), f"{where}/{key[:60]}"


def sequence(value: Any, where: str) -> list[Any]:  # noqa: ANN401 -- any JSON
    """A list."""
    if not isinstance(value, list):
        raise _other(where, "a list", value)
    return value


def number(value: Any, where: str) -> int:  # noqa: ANN401 -- any JSON
    """A whole number."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise _other(where, "a whole number", value)
    return value


def flags(value: Any, where: str) -> list[str]:  # noqa: ANN401 -- any JSON
    """The keys of a set: an object of which each value is true."""
    found = mapping(value, where)
    for key, flag in found.items():
        if not isinstance(flag, bool):
            raise _other(f"{where}/{key[:60]}", "true", flag)
    return [key for key, flag in found.items() if flag]


def components(entry: Entry, where: str) -> list[tuple[str, str]]:
    """The kind and the text of each component; without those that are empty."""
    found = []
    for at, each in enumerate(sequence(entry.get("components", []), f"{where}/components")):
        here = f"{where}/components/{at}"
        component = mapping(each, here)
        kind = text(component.get("kind"), f"{here}/kind")
        if value := text(component.get("value"), f"{here}/value"):
            found.append((kind, value))
    return found


def _other(where: str, wanted: str, value: Any) -> InvalidValueError:  # noqa: ANN401 -- any JSON
    return InvalidValueError(f"{where}: {wanted} is needed, not {WORDS.get(type(value), 'that')}")
