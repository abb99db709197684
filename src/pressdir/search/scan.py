"""The answer by asking every record: slow, and what the index has to agree with."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from pressdir.model import Kind, Record, Release
from pressdir.normalise import folding
from pressdir.search.query import SPOKEN, Query
from pressdir.search.ranking import best_first

Releases = Mapping[str, Release]
Used = Mapping[str, float]  # how much a contact is used, by its uid
TYPED = frozenset({"tags", "note", "url"})  # whoever writes these has not seen anybody


def _titles(record: Record, releases: Releases) -> Iterable[object]:
    """The titles of the releases in which the contact was seen."""
    if not releases:
        return ()
    digests = dict.fromkeys([each.release for each in record.sightings if each.release])
    return [known.title for digest in digests if (known := releases.get(digest))]


def _countries(record: Record, _: Releases) -> Iterable[object]:
    """Where the contact is by its place, and by its numbers' country codes."""
    from pressdir.normalise import phones

    contact = record.contact
    by_place = _countries_in(contact.location) if contact.location else ()
    return dict.fromkeys((*by_place, *map(phones.certain_region, contact.phones)))


@lru_cache(maxsize=1 << 12)  # a directory has fewer places than people
def _countries_in(location: str) -> tuple[str, ...]:
    from pressdir.normalise import places

    return tuple(place.region for place in places.regions_in(location))


VALUES: Mapping[str, Callable[[Record, Releases], Iterable[object]]] = {
    "name": lambda record, _: (record.contact.name,),
    "org": lambda record, _: (record.contact.org,),
    "role": lambda record, _: (record.contact.role,),
    "location": lambda record, _: (record.contact.location,),
    "email": lambda record, _: record.contact.emails,
    "phone": lambda record, _: [each.number.removeprefix("+") for each in record.contact.phones],
    "lang": lambda record, _: record.contact.langs,
    "tag": lambda record, _: record.tags,
    "note": lambda record, _: (record.note,),
    "url": lambda record, _: (record.url,),
    "kind": lambda record, _: (record.contact.kind,),
    "release": _titles,
    "country": _countries,
    "domain": lambda record, _: [each.domain for each in record.contact.emails],
    "seen": lambda record, _: (last_seen(record),),
    "uid": lambda record, _: (record.uid,),
    "number": lambda record, _: [each.kind for each in record.contact.phones],
}


def last_seen(record: Record) -> str:
    """The day of the newest sighting of a value that the contact may be reached by or known for."""
    days = [each.at for each in record.sightings if not each.gone and each.field not in TYPED]
    return max(days)[:10] if days else ""


def release_count(record: Record) -> int:
    """In how many releases the contact was seen."""
    return len({each.release for each in record.sightings if each.release and not each.gone})


class RecordEntry:
    """A record with its fields folded, each when it is first looked at."""

    def __init__(self, record: Record, releases: Releases | None = None) -> None:
        self.record = record
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
            values = (str(value) for value in VALUES[field](self.record, self._releases) if value)
            # each by itself: how a letter is spelt in ours depends on the script of its value
            found = self._texts[field] = tuple(
                form for value in values for form in folding.kept_forms(value)
            )
        return found


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
