"""What one name means, as it is written: in a case of its language, with prepositions grown on."""

import re
from functools import lru_cache

from pressdir.normalise.places.table import (
    DROPPED,
    Place,
    Row,
    key_of,
    languages_of,
    place_at,
    row_of,
    stem_rows,
)

_LONGEST_ENDING = 4  # letters of a case ending: "Budapest-en", "Tukholma-ssa", "Berlin-ében"
_SHORTEST_STEM = 4
# What a nominative has beyond its stem: "Warszaw-a", "Αθήν-α", "Vilni-us".
_NOMINATIVES = frozenset(
    [*"aeioyаеоыйьяиαηοιი", *"as es is os us ia ie ия ая ий ος ης ας ες οι ια".split(), ""]
)
_NO_RANK = 3
_ACRONYM = 4  # letters of a name that counts in capitals only: "USA", "США"
_LIKELY = 5  # a homonym that speaks the page's language may be this many times smaller
# Languages whose place names change their endings, so that text is read with `inflected`.
INFLECTING = frozenset(
    "be bg bs cs el et eu fi hr hu hy ka kk la lt lv mk pl ru sk sl sq sr tr az uk".split()
)
_SEMITIC = re.compile(r"[\u0590-\u06ff]")
_PREFIXES = {"لل": "ال"} | dict.fromkeys("وبلفكבלמוהש", "")  # what is cut -> what stands instead
_CAPITALLESS = re.compile(r"[\u10d0-\u10ff]")  # Georgian: Unicode's small letters, its only ones


def is_surely(name: str) -> bool:
    """Tell whether `name` is a place's and hardly a person's or a word: "Brno", not "Sofia"."""
    row = row_of(key_of(name)) if begins_well(name) else None
    return row is not None and not row.weak and not row.spelling


@lru_cache(maxsize=8192)  # "The" begins a sentence, and is looked up, a hundred times a page
def exact(name: str) -> tuple[Place, ...]:
    """The places that are called `name`, the likeliest first."""
    row = row_of(key_of(name)) if begins_well(name) else None
    if not row:
        return _unprefixed(name)
    if row.form or (row.spelling and not _cased_like(name, row.spelling)):
        return ()
    return meant_by(row, name)


def bent(name: str) -> tuple[Place, ...]:
    """What an inflected name means: it is a known form, or has an ending that is cut off."""
    if not begins_well(name):
        return ()
    key = key_of(name)
    if (row := row_of(key)) and row.form:
        return meant_by(row, row.spelling)
    head = re.split(r"['’ʼ]", name)[0]
    if head != name and (row := row_of(key_of(head))) and not row.form:
        return meant_by(row, head)
    return _uncut(name, key)


def _uncut(name: str, key: str) -> tuple[Place, ...]:
    """The major place whose name begins as `key` does: its own name, before one that inflects."""
    best: tuple[int, tuple[Place, ...]] = (_NO_RANK, ())
    for length in range(1, min(_LONGEST_ENDING, len(key) - _SHORTEST_STEM) + 1):
        stem = key[:-length]
        for row in stem_rows(stem):
            ending = row.key[len(stem) :]
            place, major = place_at(row.ids[0])
            if major and ending in _NOMINATIVES and (row.nominative or not ending):
                rank = 0 if row.key == key_of(place.name) else 1 if row.nominative else 2
                if rank < best[0]:
                    best = rank, meant_by(row, name[: len(stem)] + ending)[:1]
    return best[1]


def _unprefixed(name: str) -> tuple[Place, ...]:
    """A name of Arabic or Hebrew with its prepositions cut: "in Geneva" is one word."""
    if _SEMITIC.match(name):
        for prefix, article in _PREFIXES.items():
            rest = name.removeprefix(prefix)
            row = row_of(key_of(article + rest)) if rest != name and len(rest) > 2 else None
            if row:
                return meant_by(row, article + rest)
    return ()


def meant_by(row: Row, local: str) -> tuple[Place, ...]:
    """The places of a line, each with the spelling that was found."""
    return tuple(place_at(number)[0]._replace(local=local) for number in row.ids)


def begins_well(name: str) -> bool:
    """Tell whether the first letter is a capital, where its script has capitals."""
    first = next((char for char in name if char.isalpha()), "")
    return bool(first) and (not first.islower() or bool(_CAPITALLESS.match(first)))


def _cased_like(name: str, spelling: str) -> bool:
    """Tell whether the words of `name` have capitals where those of `spelling` do."""
    if is_acronym(spelling):
        return is_acronym(name)
    words = zip(name.split(), spelling.split(), strict=False)
    return all(word[0].isupper() >= model[0].isupper() for word, model in words)


def is_acronym(name: str) -> bool:
    """Tell whether a name counts in capitals only, like "USA": "Us" is a word."""
    letters = DROPPED.sub("", name)
    return len(letters) <= _ACRONYM and letters.isupper()


def inflects(lang: str | None) -> bool:
    """Tell whether a language (BCP 47) changes the endings of places."""
    return (lang or "").partition("-")[0].lower() in INFLECTING


def best(found: tuple[Place, ...], lang: str | None) -> Place | None:
    """The homonym that suits a language (BCP 47), else the likeliest; None where there are none."""
    if not found:
        return None
    language = (lang or "").partition("-")[0].lower()
    spoken = [
        place
        for place in found
        if language in languages_of(place.region)
        and place.population * _LIKELY >= found[0].population
    ]
    return spoken[0] if spoken else found[0]
