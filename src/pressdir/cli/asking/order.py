"""What `find` and `list` sort by, when somebody says it."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from pressdir.model import Record


class Sort(StrEnum):
    """What contacts are sorted by."""

    NAME = "name"
    ORG = "org"
    LOCATION = "location"
    SEEN = "seen"  # the newest first
    USED = "used"  # whom you call or write to most, first


KEYS: Mapping[Sort, Callable[[Record], str | None]] = {
    Sort.NAME: lambda record: record.contact.label,
    Sort.ORG: lambda record: record.contact.org,
    Sort.LOCATION: lambda record: record.contact.location,
}


def arranged(records: Sequence[Record], sort: Sort, used: Mapping[str, float]) -> list[Record]:
    """The records in order; who has no such value comes last, of equals the name decides."""
    from pressdir.normalise.folding import fold
    from pressdir.search import scan

    value = KEYS.get(sort, KEYS[Sort.NAME])

    def key(record: Record) -> tuple[bool, str, str]:
        text = fold(value(record) or "")
        return not text, text, fold(record.contact.label)

    found = sorted(records, key=key)
    if sort is Sort.SEEN:
        found.sort(key=scan.last_seen, reverse=True)
    if sort is Sort.USED:
        found.sort(key=lambda record: -used.get(record.uid, 0.0))
    return found
