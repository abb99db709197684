"""The answer by asking every record: slow, and what the index has to agree with."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from pressdir import outline
from pressdir.model import Kind, Record, Release
from pressdir.normalise import folding
from pressdir.normalise.sounds import keeping
from pressdir.outline import TYPED, Outline
from pressdir.search.query import SOUNDED_IN, SPOKEN, Query
from pressdir.search.ranking import best_first

if TYPE_CHECKING:
    from pressdir.normalise.places import Place

Releases = Mapping[str, Release]
Used = Mapping[str, float]  # how much a contact is used, by its uid
DIGEST = 12  # characters


def _titles(outline: Outline, releases: Releases) -> Sequence[str | None]:
    """The titles of the releases in which the contact was seen."""
    if not releases:
        return ()
    digests = dict.fromkeys([each.release for each in outline.sightings if each.release])
    return [known.title for digest in digests if (known := releases.get(digest))]


def _countries(outline: Outline, _: Releases) -> Iterable[str | None]:
    """Where the contact is by its place, and by its numbers' country codes."""
    by_place = _countries_in(outline.location) if outline.location else ()
    if not outline.phones:
        return by_place
    region_told = _region_told()
    told = [region_told(each.partition(";")[0]) for each in outline.phones]
    return dict.fromkeys((*by_place, *told))


def _countries_in(location: str) -> Iterable[str]:
    return dict.fromkeys(place.region for place in _places_in(location))


def _cities(outline: Outline, _: Releases) -> Iterable[str | None]:
    """The cities that the place names, in whatever language."""
    from pressdir.normalise import cities

    found = _places_in(outline.location) if outline.location else ()
    return dict.fromkeys(
        cities.code(each.name, each.region) if each.kind == "city" else cities.meant(each.local)
        for each in found  # New York is a state, too
    )


@lru_cache(maxsize=1 << 12)  # a directory has fewer places than people
def _places_in(location: str) -> "tuple[Place, ...]":
    from pressdir.normalise import places

    return places.regions_in(location)


@cache
def _region_told() -> Callable[[str], str | None]:
    """The library of numbers, which takes long to load, once somebody asks for a country."""
    from pressdir.normalise import phones

    return phones.region_told


@cache
def _regions() -> Callable[[Outline], frozenset[str]]:
    """The library of places, which takes long to load, likewise."""
    from pressdir.reach import coverage

    return coverage.regions


def digest_of(release: str | None) -> str | None:
    """As much of a release's digest as tells it from others."""
    return release and release[:DIGEST]


def kept_forms(field: str) -> Callable[[str], tuple[str, ...]]:
    """What gives the forms that are kept of a field's values."""
    return keeping.kept_forms if field in SOUNDED_IN else folding.forms


def last_seen(seen: Record | Outline) -> str:
    """The day of the newest sighting of a value that the contact may be reached by or known for."""
    days = [each.at for each in seen.sightings if not each.gone and each.field not in TYPED]
    return max(days)[:10] if days else ""


def release_count(seen: Record | Outline) -> int:
    """In how many releases the contact was seen."""
    return len({each.release for each in seen.sightings if each.release and not each.gone})


# What there is in each field: one text, or several.
SINGLE: Mapping[str, Callable[[Outline], str]] = {
    **{name: attrgetter(name) for name in ("name", "org", "role", "location", "note", "url")},
    **{name: attrgetter(name) for name in ("kind", "uid")},
    "seen": last_seen,
}
SEVERAL: Mapping[str, Callable[[Outline, Releases], Iterable[str | None]]] = {
    "email": lambda outline, _: outline.emails,
    "phone": lambda outline, _: [
        each.removeprefix("+").partition(";")[0] for each in outline.phones
    ],
    "lang": lambda outline, _: outline.langs,
    "tag": lambda outline, _: outline.tags,
    "release": _titles,
    "country": _countries,
    "domain": lambda outline, _: [each.rpartition("@")[2] for each in outline.emails],
    "number": lambda outline, _: outline.rings,
    "covers": lambda outline, _: _regions()(outline),
    "city": _cities,
    "digest": lambda outline, _: [digest_of(each.release) for each in outline.sightings],
}


class RecordEntry:
    """A record with its fields folded, each when it is first looked at."""

    def __init__(self, record: Record, releases: Releases | None = None) -> None:
        self._outline = outline.of(record)
        self._releases = releases or {}
        self._texts: dict[str, tuple[str, ...]] = {}
        self._all = ""

    def may_hold(self, text: str) -> bool:
        """Whether `text` can stand in a field: most records say no to most words, at once."""
        if not self._all:
            self._all = "\n".join(form for name in SPOKEN for form in self.texts(name))
        return text in self._all

    def texts(self, field: str) -> tuple[str, ...]:
        """Give the folded values of a field."""
        found = self._texts.get(field)
        if found is None:
            values = self._values(field)
            # each by itself: how a letter is spelt in ours depends on the script of its value
            found = self._texts[field] = tuple(
                form for value in values if value for form in kept_forms(field)(value)
            )
        return found

    def _values(self, field: str) -> Iterable[str | None]:
        if field in SINGLE:
            return (SINGLE[field](self._outline),)
        return SEVERAL[field](self._outline, self._releases)


class RecordFound:
    """A record that answers."""

    __slots__ = ("count", "desk", "label", "rank", "record", "seen", "uid")

    def __init__(self, rank: int, record: Record) -> None:
        self.rank, self.record, self.uid = rank, record, record.uid
        self.desk, self.label = record.contact.kind is Kind.DESK, folding.fold(record.contact.label)
        self.seen, self.count = last_seen(record), release_count(record)


def matches(query: Query, record: Record, releases: Releases | None = None) -> bool:
    """Whether `record` answers the question."""
    return query.rank(RecordEntry(record, releases)) is not None


def search(
    records: Iterable[Record],
    query: Query,
    releases: Releases | None = None,
    used: Used | None = None,
) -> list[Record]:
    """The records that answer, the best first.

    `releases` are the known ones by digest: their titles are looked at, too. `used` says how much
    each contact is, by its uid.
    """
    found = [
        RecordFound(rank, record)
        for record in records
        if (rank := query.rank(RecordEntry(record, releases))) is not None
    ]
    return [each.record for each in best_first(found, used)]
