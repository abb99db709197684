"""What is handed on of a contact: what it says of itself, and what people found of its numbers.

A note may be meant for oneself, and what another program had in its card for nobody else: a home,
a birthday. Who reported something, and in what words, is a colleague's. A page goes further than
its maker knows, so none of this goes along unless it is asked for.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TypeAlias

from pressdir.model import Record, Release, shareable

Watched: TypeAlias = Callable[[Sequence[Record], int], Iterable[Record]]


def _unwatched(records: Sequence[Record], _count: int) -> Iterable[Record]:
    return records


@dataclass(frozen=True, slots=True)
class Book:
    """What a page is made of."""

    records: Sequence[Record]
    releases: Mapping[str, Release]  # those known, by digest
    moment: datetime  # of the making, in the zone of whoever makes it
    asked: str = ""  # the question that the contacts answer to; "" for all there are
    notes: bool = False  # whether notes and what other programs kept go along
    watched: Watched = _unwatched  # who looks on while the contacts are gone through

    @property
    def now(self) -> str:
        """The moment as sightings have it: UTC, ISO 8601."""
        return self.moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def handed(self, by: Callable[[Record], tuple[str, ...]]) -> Iterator[Record]:
        """The contacts in an order, as far as they are handed on."""
        known = map(shareable, self.records)
        records = self.watched(sorted(known, key=by), len(self.records))
        return map(_whole if self.notes else _bared, records)


def _whole(record: Record) -> Record:
    return record


def _bared(record: Record) -> Record:
    reports = tuple([replace(each, by="", note="") for each in record.reports])
    return replace(record, note=None, extra={}, reports=reports)
