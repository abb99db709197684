"""A person's name as written -> `Name`: one form to show, and its parts.

The rule: `full` is what one would say aloud, in the order written: no titles, no capitals for
emphasis, hyphens and apostrophes of one kind. Parts follow the signs that a name itself bears (a
comma, a surname in capitals, its script, a patronymic), and otherwise given names come first. No
list of names is used, so no country's names are preferred.

The text is settled (`writing`), bared of titles (`titles`), and parted (`parts`); a `usual` one
sooner. `shape` says whether a text may be a name, `agreeing` whether a mailbox may be somebody's.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from pressdir.errors import InvalidNameError
from pressdir.model import Name
from pressdir.normalise.names import usual
from pressdir.normalise.names.agreeing import agreement, are_initials, in_any_order
from pressdir.normalise.names.parts import (
    Parts,
    east_asian,
    family_in_capitals,
    ordered,
    with_family,
)
from pressdir.normalise.names.shape import OFFICES, joins, looks_like
from pressdir.normalise.names.titles import (
    bared,
    generation,
    is_honorific,
    is_only_titles,
    without_ending,
)
from pressdir.normalise.names.writing import (
    HAN,
    PARTICLES,
    dotless,
    has_forbidden,
    in_capitals,
    in_small,
    is_eastern,
    settle,
    together,
)
from pressdir.normalise.patterns import waiting

__all__ = [
    "PARTICLES",
    "agreement",
    "are_initials",
    "dotless",
    "in_any_order",
    "is_honorific",
    "is_only_titles",
    "joins",
    "looks_like",
    "parse",
    "parted",
    "usual",
    "without_ending",
]

_LONGEST = 100
_MOST_WORDS = 8
_EAST_ASIAN = waiting(rf"[{HAN}\u3041-\u30FF\uAC00-\uD7A3·・ ]+")


class _Turned(NamedTuple):
    """A name without its comma; the last `family_words` of it are the family's, if any."""

    text: str
    family_words: int = 0


def parse(text: str, *, family_first: bool | None = None) -> Name:
    """Give the person's name that `text` writes.

    `family_first` says the order where the name does not show it: true for Hungarian ones.

    Raises:
        InvalidNameError: `text` has digits, signs or words that no person's name has, or is too
        long.
    """
    if family_first is None and (plain := usual.parts(text)):
        return Name(text, *plain)
    settled = settle(text)
    _refuse(text, settled)
    prefix, rest, suffix = bared(settled)
    turned = _turn(text, rest) if "," in rest else _Turned(rest)
    if turned.text != rest:
        further, rest, inner = bared(turned.text)
        prefix, suffix = together(prefix, further), together(inner, suffix)
    if is_eastern(rest) and _EAST_ASIAN.fullmatch(rest):
        name = east_asian(text, rest)
        return replace(name, prefix=together(prefix, name.prefix), suffix=suffix)
    words = rest.split()
    _refuse_words(text, words)
    shown = in_small(words)
    if turned.family_words:
        parts = with_family(shown, max(0, len(shown) - turned.family_words), len(shown))
    elif capitals := family_in_capitals(words):
        parts = with_family(shown, *capitals)
    elif prefix and len(shown) == 1:
        parts = Parts(family=shown[0])  # "Mr Smith"
    else:
        parts = ordered(shown, family_first=family_first)
    full = together(" ".join(shown), generation(suffix))
    return Name(full, parts.family, parts.given, parts.additional, prefix, suffix)


def parted(name: Name) -> Name:
    """Give the name with its parts; those that it has already are kept.

    The contact file leaves out the parts that the full name gives by itself.
    """
    if name.family or name.given:
        return name
    parts = _parts(name.full)
    return Name(
        name.full,
        parts.family,
        parts.given,
        name.additional or parts.additional,
        name.prefix or parts.prefix,
        name.suffix or parts.suffix,
    )


@lru_cache(maxsize=4096)
def _parts(full: str) -> Name:  # of the text: names with other parts are equal to each other
    try:
        return parse(full)
    except InvalidNameError:
        return Name(full)


def _refuse(text: str, settled: str) -> None:
    if not settled or len(settled) > _LONGEST or has_forbidden(settled):
        raise InvalidNameError(f"{text[:80]!r}: not the name of a person")
    for word in settled.casefold().split():
        if word.strip(".,") in OFFICES:
            raise InvalidNameError(f"{text!r}: an office rather than a person ({word.strip('.,')})")


def _refuse_words(text: str, words: Sequence[str]) -> None:
    some = any(sum(map(str.isalpha, word)) > 1 for word in words)
    if not some or len(words) > _MOST_WORDS or all(map(is_honorific, words)):
        raise InvalidNameError(f"{text!r}: not the name of a person")


def _turn(text: str, rest: str) -> _Turned:
    """Turn "Harcourt, Imogen". A list, or "Jane Doe, UNICEF", is no name."""
    family, _, given = (part.strip() for part in rest.partition(","))
    listed = in_capitals(given) and not in_capitals(family)
    if not family or not given or "," in given or listed:
        raise InvalidNameError(f"{text!r}: not the name of a person")
    if is_eastern(family) and _EAST_ASIAN.fullmatch(family + given):
        return _Turned(f"{family} {given}")
    return _Turned(settle(f"{given} {family}"), len(family.split()))
