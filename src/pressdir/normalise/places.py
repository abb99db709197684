"""Countries and towns by the names that people call them, in some fifty languages.

A name is looked up without case, but a town must be written with a capital where
its script has them. Of several places with one name the largest answers. The data is facts from
CLDR and GeoNames (see NOTICE), built by `tools/make_places.py`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple

LONGEST = 4  # words of a name: "Democratic Republic of Congo" is found by its parts
MINOR = 100  # thousand inhabitants; a smaller town needs a word that says it is one
_WORD = re.compile(r"[^\W\d_]+(?:['’‘`.\-‐‑][^\W\d_]+)*\.?")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]{2,12}")
_STEM = 4  # letters that an inflected name keeps, at the least
_ENDINGS = 3  # letters that inflection adds, at the most


@dataclass(frozen=True, slots=True)
class Place:
    """A country or a town."""

    name: str  # in English
    kind: Literal["country", "city"]
    region: str  # ISO 3166-1 alpha-2
    zone: str | None  # IANA; of a country, that of its capital
    size: int = 0  # thousand inhabitants of a town
    local: str = ""  # the spelling that was looked up, uninflected


class _Index(NamedTuple):
    rows: list[str]
    known: dict[str, int]


@cache
def _index() -> _Index:
    """Every spelling, folded, with the number of its line in the file."""
    text = resources.files(__package__ or "").joinpath("places.tsv").read_text("utf-8")
    rows = text.splitlines()
    known: dict[str, int] = {}
    for number, line in enumerate(text.casefold().splitlines()):
        fields = line.split("\t")
        country = fields[0] == "n"
        for name in (fields[4], *fields[5].split("|")):
            if name and (country or name not in known):
                known[name] = number
    return _Index(rows, known)


@cache
def _ordered() -> list[str]:
    return sorted(_index().known)


def _place(number: int, spelling: str) -> Place:
    kind, region, zone, size, name, _ = _index().rows[number].split("\t")
    return Place(
        name,
        "country" if kind == "n" else "city",
        region.upper(),
        zone or None,
        int(size),
        spelling,
    )


def find(name: str, *, inflected: bool = False) -> Place | None:
    """The place that `name` is the name of; None if it is none.

    With `inflected`, a name in another case of the noun is found too ("Киеве", "Warszawie").
    """
    text = " ".join(name.split()).strip(" .,;:")
    if not text or len(text) > 60 or text[0].islower():
        return None
    number = _look_up(text)
    if number is not None:
        return _place(number, text)
    return _uninflected(text) if inflected else None


def _look_up(text: str) -> int | None:
    known = _index().known
    key = text.casefold()
    if key in known:
        return known[key]
    plain = key.replace("’", "'").replace("‑", "-")
    if plain in known:
        return known[plain]
    return known.get(plain.replace("-", " "))


def _uninflected(text: str) -> Place | None:
    """The nearest name with the same beginning, the largest town first."""
    key = text.casefold()
    names = _ordered()
    best: tuple[int, str] | None = None
    for cut in range(_ENDINGS + 1):
        stem = key[: len(key) - cut]
        if len(stem) < _STEM:
            break
        at = bisect_left(names, stem)
        while at < len(names) and names[at].startswith(stem):
            if len(names[at]) - len(stem) <= min(cut, 2):
                number = _index().known[names[at]]
                if best is None or number < best[0]:
                    best = number, names[at]
            at += 1
        if best is not None:
            break
    if best is None:
        return None
    spelling = best[1]
    return replace(_place(best[0], spelling), local=spelling[:1].upper() + spelling[1:])


def regions_in(text: str) -> list[Place]:
    """The places named in a short text, in order, the longest name at each spot.

    Small towns are left out unless the whole text is their name: their names are surnames too.
    """
    found: list[Place] = []
    tokens = list(_WORD.finditer(text))
    at = 0
    while at < len(tokens):
        size, place = _longest(text, tokens, at)
        if place is not None:
            found.append(place)
        at += size
    found += _unspaced(text)
    return found


def _longest(text: str, tokens: list[re.Match[str]], at: int) -> tuple[int, Place | None]:
    if tokens[at].group()[0].islower():
        return 1, None
    for size in range(min(LONGEST, len(tokens) - at), 0, -1):
        first, last = tokens[at], tokens[at + size - 1]
        place = find(text[first.start() : last.end()])
        if place and (place.kind == "country" or place.size >= MINOR or len(tokens) <= size):
            return size, place
    return 1, None


def _unspaced(text: str) -> Iterator[Place]:
    """Places in scripts without blanks: every stretch of two to six letters is looked up."""
    for run in _UNSPACED.finditer(text):
        word = run.group()
        for size in range(min(6, len(word)), 1, -1):
            hits = [word[i : i + size] for i in range(len(word) - size + 1)]
            places = [place for hit in hits if (place := find(hit))]
            if places:
                yield places[0]
                break


def zone_of(region: str) -> str | None:
    """The IANA zone of a country's capital; None where none is known."""
    return _zones().get(region.upper())


@cache
def _zones() -> dict[str, str]:
    fields = (line.split("\t") for line in _index().rows)
    return {row[1]: row[2] for row in fields if row[0] == "n" and row[2]}
