"""Patterns that all Pythons we support read alike."""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants as codes
from re import _parser as parser

import pressdir
from pressdir.normalise import patterns

GIVE_BACK = (codes.BRANCH, codes.MAX_REPEAT, codes.MIN_REPEAT)


def every_pattern() -> Iterator[tuple[str, re.Pattern]]:
    for found in pkgutil.walk_packages(pressdir.__path__, "pressdir."):
        if found.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(found.name)).items():
            if isinstance(value, re.Pattern | patterns._Waiting):
                yield f"{found.name}.{name}", value


def gives_back(tree: parser.SubPattern) -> bool:
    """Whether a possessive repetition in the tree holds something that can give back."""
    for op, value in tree:
        if op is codes.POSSESSIVE_REPEAT and holds(value[2], GIVE_BACK):
            return True
        if any(map(gives_back, within(value))):
            return True
    return False


def holds(tree: parser.SubPattern, ops: tuple[object, ...]) -> bool:
    return any(op in ops or any(holds(inner, ops) for inner in within(value)) for op, value in tree)


def within(value: object) -> Iterator[parser.SubPattern]:
    if isinstance(value, parser.SubPattern):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from within(each)


def test_nothing_that_can_give_back_is_repeated_possessively():
    """Python before 3.11.5 reads such a repetition wrong (its issue 106052)."""
    wrong = [
        name
        for name, pattern in every_pattern()
        if gives_back(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE & ~re.DEBUG))
    ]
    assert wrong == []


def test_such_a_repetition_would_be_seen():
    assert gives_back(parser.parse(r"x(?:[^\W_]++|[ab])++"))
    assert not gives_back(parser.parse(r"[^a]*+(?:b[^a]*+)*+"))
