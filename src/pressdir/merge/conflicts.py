"""Edits that do not know of each other, of which a field can show only one.

All of them stay until a person chooses. The newest is shown.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pressdir.merge import heads
from pressdir.merge.edits import FIELDS, add_value, assign, remove_value
from pressdir.merge.extras import EXTRA
from pressdir.merge.keys import Key, key
from pressdir.merge.notes import NOTE
from pressdir.model import Record, Sighting

ALL_SHOWN = frozenset({NOTE, EXTRA})  # both are there to read


@dataclass(frozen=True, slots=True)
class Side:
    """What one person made of a field."""

    value: str
    gone: bool  # the value was taken away
    at: str  # UTC, ISO 8601, by that person's clock
    by: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that people changed without knowing of each other's change; the newest first."""

    field: str
    sides: tuple[Side, ...]

    @property
    def about_a_value(self) -> bool:
        """Whether one value is both there and taken away, rather than one of several."""
        return any(each.gone for each in self.sides)


def conflicts(record: Record) -> tuple[Conflict, ...]:
    """What people have to choose of `record`, field by field."""
    acts = [e for e in record.sightings if e.release is None and e.field not in ALL_SHOWN]
    if len(acts) < 2:
        return ()
    replaced = heads.replaced(record.sightings)
    return (*_of_values(acts, replaced), *_of_fields(acts, replaced))


def resolved(record: Record, conflict: Conflict, choice: Side, at: str) -> Record:
    """`record` with the conflict settled: what is chosen replaces all sides, once it is kept."""
    if not conflict.about_a_value:
        return assign(record, conflict.field, choice.value, at)
    if choice.gone:
        return remove_value(record, conflict.field, choice.value, at)
    return add_value(record, conflict.field, choice.value, at)


def _of_values(acts: Sequence[Sighting], replaced: frozenset[str]) -> Iterator[Conflict]:
    """The values that one person took away and another typed."""
    groups: dict[Key, list[Sighting]] = {}
    for each in acts:
        groups.setdefault(key(each.field, each.value), []).append(each)
    for (field, _), group in groups.items():
        stand = heads.standing(group, replaced)
        if len({each.gone for each in stand}) > 1:
            yield Conflict(field, _sides(stand))


def _of_fields(acts: Sequence[Sighting], replaced: frozenset[str]) -> Iterator[Conflict]:
    """The fields with one value into which people typed several."""
    groups: dict[str, list[Sighting]] = {}
    for each in acts:
        if each.field in FIELDS and not FIELDS[each.field].many:
            groups.setdefault(each.field, []).append(each)
    for field, group in groups.items():
        stand = [each for each in heads.standing(group, replaced) if not each.gone]
        if len({key(field, each.value) for each in stand}) > 1:
            yield Conflict(field, _sides(stand))


def _sides(acts: Sequence[Sighting]) -> tuple[Side, ...]:
    """One for each value that is typed or gone: the newest word for it."""
    newest: dict[tuple[Key, bool], Sighting] = {}
    for each in sorted(acts, key=lambda each: (each.at, each.value)):
        newest[key(each.field, each.value), each.gone] = each
    ordered = sorted(newest.values(), key=lambda each: (each.at, each.value), reverse=True)
    return tuple(Side(each.value, each.gone, each.at, each.by) for each in ordered)
