"""What is known of each value of a record: since when, until when, from where."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pressdir.merge.facts import settle, standings, values
from pressdir.merge.keys import Key, key
from pressdir.model import Contact, Record, Release, Sighting


@dataclass(frozen=True, slots=True)
class ValueHistory:
    """The sightings of one value."""

    field: str
    value: str
    first: str  # ISO 8601 date
    last: str
    count: int  # in how many releases it stands
    releases: tuple[str, ...]  # their digests, newest first
    typed: bool  # a person entered it
    current: bool = True  # the record shows it; else it was superseded


def history(
    record: Record, releases: Mapping[str, Release] | None = None
) -> tuple[ValueHistory, ...]:
    """The history of each value that nobody removed: those shown first, in their order.

    `releases` are the known ones by digest; their dates stand before those of the sightings.
    """
    known = releases or {}
    groups: dict[Key, list[Sighting]] = {key(*value): [] for value in values(record)}
    shown = set(groups)
    for sighting in record.sightings:
        groups.setdefault(key(sighting.field, sighting.value), []).append(sighting)
    standing = standings(record.sightings)
    spelling = {key(field, value): value for field, value in values(record)}
    return tuple(
        _of(
            each[0], spelling.get(each) or standing[each].value, group, known, current=each in shown
        )
        for each, group in groups.items()
        if each[0] not in {"note", "kind", "extra"}
        and not (each in standing and standing[each].gone)
    )


def as_of(record: Record, sightings: Iterable[Sighting]) -> Record:
    """What `record` showed when only these of its sightings were known."""
    blank = Contact(record.contact.kind, name=None)
    return settle([replace(record, contact=blank, tags=(), url=None)], tuple(sightings))


def _of(
    field: str,
    value: str,
    group: list[Sighting],
    known: Mapping[str, Release],
    *,
    current: bool,
) -> ValueHistory:
    dated = sorted((_day(each, known), each.release or "") for each in group if not each.gone)
    days = [day for day, _ in dated if day] or [""]
    digests = tuple(dict.fromkeys(digest for _, digest in reversed(dated) if digest))
    return ValueHistory(
        field=field,
        value=value,
        first=days[0],
        last=days[-1],
        count=len(digests),
        releases=digests,
        typed=any(each.release is None and not each.gone for each in group),
        current=current,
    )


def _day(sighting: Sighting, known: Mapping[str, Release]) -> str:
    release = known.get(sighting.release or "")
    return ((release and release.date) or sighting.at)[:10]
