"""The names of places within a text, and which of their homonyms it means."""

import itertools
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pressdir.normalise.patterns import waiting
from pressdir.normalise.places.meaning import begins_well, bent, best, exact, inflects, meant_by
from pressdir.normalise.places.table import Place, key_of, keys_from, place_at, row_of

LONGEST = 300  # characters that `regions_in` reads
_WORDS = 6  # of a name: "Democratic Republic of the Congo" has five
_LONGEST_UNSPACED = 8  # characters of a name in a script without blanks
_JOINTS = r".'’‘ʼʻ`\-‐‑·\u064b-\u0652"  # Arabic signs of vowels among them
_WORD = waiting(rf"[^\W_]+(?:[{_JOINTS}][^\W_]+)*")
_FIRST = waiting(  # what it begins with stands first: so it is found fast
    rf"[^\W_a-zà-öø-ÿа-яё](?<![\w{_JOINTS}][^\W_])[^\W_]*(?:[{_JOINTS}][^\W_]+)*"
)
_UNSPACED = waiting(
    r"[\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]+"
)
_LEAST_UNSPACED = "\u0e01"
_CURRENCY = tuple("$€£")  # "US$" is money
_SUM = waiting(r"(?<=[A-Z]{3})[ \u00a0]?\d{1,3}(?:[ \u00a0,.']\d{3})+(?!\d)")  # "NIS 1,450,000"
_HANGUL = waiting(r"[\uac00-\ud7af]{2}")
_SYLLABLES_ENOUGH = 3  # of a place within a Korean word
_GREEK_OR_CYRILLIC = waiting(r"[\u0370-\u052f]")
_HIDING = waiting(r"[\u0370-\u06ff]")  # scripts in which names bend or join what stands before
_COMMA = waiting(r"\s*[,(]\s*")
_DATE = waiting(r"\s*[,،]\s*(?:\w+\s)?\d")  # behind the town of a dateline
_DOUBLED = "\u0651"  # Arabic writes Amman with it, and Oman alike without
_STATE = waiting(r",\s*((?:[A-Z]\.){2}|[A-Z][a-z]{1,4}\.|[A-Z]{2,3}\b)")


class Hit(NamedTuple):
    """Where a text names a place, and which it may be, the likeliest first."""

    start: int
    end: int
    places: tuple[Place, ...]


@lru_cache(maxsize=2048)  # a publisher's pages have their foot and their contacts in common
def regions_in(text: str, *, lang: str | None = None) -> tuple[Place, ...]:
    """The places named in a short text, in order; beyond `LONGEST` characters nothing is read.

    A name that is also a person's ("Sofia") counts only where no other name stands beside it.
    Endings are cut when `lang` inflects its names, and in Cyrillic and Greek.
    """
    return tuple(settle(text[:LONGEST], hits(text[:LONGEST], lang=lang)))


def hits(text: str, *, lang: str | None, inflected: bool = False) -> list[Hit]:
    """The names of places in `text`, the longest at each place."""
    inflected = inflected or inflects(lang)
    found: list[Hit] = []
    at = 0
    while first := _FIRST.search(text, at):
        at = first.end()
        word = first.group()
        if word >= _LEAST_UNSPACED and _UNSPACED.match(word):
            found += _inside(word, first.start())
            continue
        run = _run(text, first, inflected=inflected)
        while run:
            if hit := _at(text, run, inflected=inflected):
                found.append(hit)
                at = hit.end
                break
            run.pop()
    return [hit._replace(places=_led(hit.places, lang)) for hit in found]


def _run(text: str, first: re.Match[str], *, inflected: bool) -> list[re.Match[str]]:
    """The words, from the first on, that the longest name may have; none where none begins so.

    Endings and prefixes may hide a name.
    """
    word = first.group()
    if hidden := inflected or _HIDING.match(word) is not None:
        most = _WORDS if begins_well(word) else 0
    else:
        most, seconds = _names_from(word)
    run = [first][:most]
    while 0 < len(run) < most and (following := _WORD.search(text, run[-1].end())):
        if len(run) == 1 and not hidden and _parts(text, first, following):
            second = key_of(following.group()).partition(" ")[0]
            if second and second not in seconds:
                break  # "The" begins the names of some countries, and a hundred sentences
        run.append(following)
    return run


def _parts(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    """Tell whether a blank parts two words."""
    return " " in text[left.end() : right.start()]


def _led(places: tuple[Place, ...], lang: str | None) -> tuple[Place, ...]:
    """The homonyms, with the one that suits the language in front."""
    meant = best(places, lang)
    return tuple(sorted(places, key=lambda place: place != meant))


def _at(text: str, run: list[re.Match[str]], *, inflected: bool) -> Hit | None:
    """The place that a run of words names, when nothing but blanks stands between them."""
    start, end = run[0].start(), run[-1].end()
    name = text[start:end]
    found = exact(name)
    bends = inflected or _GREEK_OR_CYRILLIC.match(name) is not None
    if not (found or bends) or text[end : end + 1] in _CURRENCY or _SUM.match(text, end):
        return None
    between = (text[left.end() : right.start()] for left, right in itertools.pairwise(run))
    if any(gap.strip(" .\t\u00a0") for gap in between):
        return None
    if found:
        personal = _is_weak(name, found[0]) and _beside_a_name(text, start, end)
        return None if personal else Hit(start, end, found)
    if bends:
        row = row_of(key_of(name))
        if len(run) == 1 or (row and row.form):
            found = bent(name)
    return Hit(start, end, found) if found else None


def _is_weak(name: str, place: Place) -> bool:
    """Tell whether a name is often a person's, as written or in Latin letters: "Милан"."""
    rows = (row_of(key_of(each)) for each in (name, place.name))
    return any(row is not None and row.weak for row in rows)


def _beside_a_name(text: str, start: int, end: int) -> bool:
    """Tell whether a capitalised word, that is no acronym, stands directly beside the span."""
    before = re.search(r"([^\W_]+)[ \u00a0]$", text[:start])
    behind = re.match(r"[ \u00a0]([^\W_]+)", text[end:])
    return any(
        match and match.group(1)[0].isupper() and not match.group(1).isupper()
        for match in (before, behind)
    )


def _inside(run: str, offset: int) -> Iterator[Hit]:
    """The places in a run of a script that writes no blanks, or joins its particles."""
    at = 0
    while at < len(run):
        for length in range(min(_LONGEST_UNSPACED, len(run) - at), 1, -1):
            if at and length < _SYLLABLES_ENOUGH and _HANGUL.match(run, at - 1):
                continue  # 해파리 is a jellyfish, and no 파리: Korean parts its words by blanks
            row = row_of(key_of(run[at : at + length]))
            if row and _UNSPACED.match(row.key) and (length > 2 or place_at(row.ids[0])[1]):
                local = run[at : at + length]
                yield Hit(offset + at, offset + at + length, meant_by(row, local))
                at += length - 1
                break
        at += 1


def settle(text: str, hits: list[Hit]) -> list[Place]:
    """One place for each hit: a country or state behind a comma says which homonym is meant."""
    settled: list[Place] = []
    told: set[str] = set()  # the regions that the hit may lie in, when the one before says so
    for hit, following in itertools.zip_longest(hits, hits[1:]):
        places = tuple(place for place in hit.places if not told or place.region in told)
        if _is_town(text, hit):
            places = tuple(sorted(places, key=lambda place: place.kind != "city"))
        told = set()
        wider: tuple[Place, ...] = ()
        named = following and _COMMA.fullmatch(text[hit.end : following.start])
        if named:
            wider = tuple(place for place in following.places if place.kind != "city")
        elif coded := _STATE.match(text, hit.end):
            row = row_of(f",{key_of(coded.group(1))}")
            wider = meant_by(row, coded.group(1)) if row else ()
            if hit.places[0].region in {coded.group(1), *(place.region for place in wider)}:
                wider = ()  # "Berlin, DE": the country's own code, and not Delaware
        regions = {place.region for place in wider}
        if not wider or places[0].kind != "city":
            settled.append(places[0])
        elif meant := [place for place in places if place.region in regions]:
            settled.append(meant[0])
            told = {meant[0].region} if named else told
        elif not named:
            settled.append(wider[0])
    return settled


def _is_town(text: str, hit: Hit) -> bool:
    """Tell whether a town is meant, and not the country that is called so: "عمان، ١٢ آذار"."""
    return (
        len(hit.places) > 1
        and hit.places[0].kind == "country"
        and (_DOUBLED in text[hit.start : hit.end] or _DATE.match(text, hit.end) is not None)
    )


@lru_cache(maxsize=8192)
def _names_from(word: str) -> tuple[int, frozenset[str]]:
    """How many words the longest name has that begins with a word as written.

    And the keys of those that come second in one.
    """
    key = key_of(word)
    names = list(keys_from(key)) if begins_well(word) else []
    most = max((name.count(" ") + 1 for name in names), default=0)
    behind = (name[len(key) + 1 :] for name in names)
    return min(most, _WORDS), frozenset(rest.partition(" ")[0] for rest in behind)
