"""The table of places: its lines are found by their beginning, and taken apart when asked for."""

import pkgutil
import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from pressdir.normalise.folding import fold

_HEAD = 2  # characters that lines are taken from the table by
_LONGEST_NOMINATIVE = 2
DROPPED = re.compile(r"[.'\",]")
_SPLIT = re.compile(r"[\-‐‑‒–—·]")

Kind = Literal["country", "city", "state"]


class Place(NamedTuple):
    """A place. `name` is its canonical English name, `local` the spelling that was found."""

    name: str
    kind: Kind
    region: str  # ISO 3166-1 alpha-2
    zone: str | None  # IANA; of a country or state, where nearly all its people have one zone
    population: int
    local: str


class Row(NamedTuple):
    """A line of the table: the places that a key may mean, the likeliest first."""

    key: str
    ids: tuple[int, ...]
    spelling: str  # of an inflected form its nominative; else the one whose capitals count
    weak: bool  # often a person's name or a word
    form: bool  # inflected
    nominative: bool  # how a language that inflects names calls the place


class _Table(NamedTuple):
    """The file as it is: taking all its lines apart took longer than reading a page."""

    regions: dict[str, tuple[str, frozenset[str]]]  # -> the capital's zone, official languages
    places: list[bytes]
    names: bytes  # lines sorted by key


def key_of(name: str) -> str:
    """The form in which names are compared: folded, hyphens as blanks, no dots and apostrophes."""
    folded = fold(name)
    if folded.isalnum():  # one word, as most are
        return folded
    return " ".join(DROPPED.sub("", _SPLIT.sub(" ", folded)).split())


@cache
def _table() -> _Table:
    content = pkgutil.get_data("pressdir.normalise", "places.txt") or b""
    regions, _, rest = content.partition(b"\n\n")  # `split` would go through all the names
    places, _, names = rest.partition(b"\n\n")
    facts = {}
    for line in regions.decode().split("\n"):
        region, zone, languages = line.split("\t")
        facts[region] = zone, frozenset(languages.split())
    return _Table(facts, places.split(b"\n"), names)


@lru_cache(maxsize=4096)
def _lines(head: str) -> list[str]:
    """The lines of names that begin with `head`, sorted."""
    names = _table().names

    def line(at: int) -> bytes:
        return names[names.rfind(b"\n", 0, at) + 1 : names.index(b"\n", at)]

    first = head.encode()
    start = bisect_left(range(len(names)), first, key=line)
    end = bisect_left(range(len(names)), first + b"\xff", key=line)
    return names[start:end].decode().removesuffix("\n").split("\n")


def _parse(line: str) -> Row:
    key, ids, *spelling = line.split("\t")
    digits = ids.lstrip("~!+")
    marks = ids.removesuffix(digits)
    numbers = tuple(int(number) for number in digits.split(","))
    return Row(key, numbers, "".join(spelling), "~" in marks, "!" in marks, "+" in marks)


@lru_cache(maxsize=8192)
def row_of(key: str) -> Row | None:
    """The line of a name, by its key; None where there is none."""
    lines = _lines(f"{key}\t"[:_HEAD])
    at = bisect_left(lines, f"{key}\t")
    if key and at < len(lines) and lines[at].startswith(f"{key}\t"):
        return _parse(lines[at])
    return None


def keys_from(key: str) -> Iterator[str]:
    """The names, by their keys, that begin with a word."""
    lines = _lines(f"{key}\t"[:_HEAD])
    for at in range(bisect_left(lines, f"{key}\t"), len(lines)):
        if not lines[at].startswith((f"{key}\t", f"{key} ")):
            return
        yield lines[at].partition("\t")[0]


def stem_rows(stem: str) -> Iterator[Row]:
    """The rows whose key is `stem` and a short ending, but for people's names and acronyms."""
    lines = _lines(stem[:_HEAD])
    for at in range(bisect_left(lines, stem), len(lines)):
        if not lines[at].startswith(stem):
            return
        if lines[at].index("\t") <= len(stem) + _LONGEST_NOMINATIVE:
            row = _parse(lines[at])
            if not row.weak and not row.spelling:
                yield row


@lru_cache(maxsize=4096)
def place_at(number: int) -> tuple[Place, bool]:
    """A place of the table, and whether it is a major one."""
    name, kind, region, zone, population, major = _table().places[number].decode().split("\t")
    known: Kind = "country" if kind == "country" else "city" if kind == "city" else "state"
    return Place(name, known, region, zone or None, int(population), name), major == "m"


def languages_of(region: str) -> frozenset[str]:
    """The official languages of a region."""
    _, languages = _table().regions.get(region, ("", frozenset()))
    return languages


def capital_zone(region: str) -> str | None:
    """The IANA zone of the capital of `region` (ISO 3166-1 alpha-2), None where it has none."""
    zone, _ = _table().regions.get(region.upper(), ("", frozenset()))
    return zone or None


@lru_cache(maxsize=512)
def country(region: str) -> Place | None:
    """The country whose code is `region` (ISO 3166-1 alpha-2); None where there is none."""
    asked = f"\tcountry\t{region.upper()}\t".encode()
    lines = enumerate(_table().places)
    return next((place_at(number)[0] for number, line in lines if asked in line), None)
