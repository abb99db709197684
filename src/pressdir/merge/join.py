"""Make one record of two records of the same person or desk.

Nothing is lost: the union of the sightings, settled. So the order of joining does not matter, and
joining twice is joining once.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pressdir.merge.facts import settle
from pressdir.model import Record, Sighting

PARAGRAPH = "\n\n"


def join(one: Record, other: Record) -> Record:
    """One record with every value, source and tag of both, under the smaller uid."""
    first, second = sorted((one, other), key=_order)
    sightings = sorted({*first.sightings, *second.sightings}, key=_chronology)
    settled = settle([first, second], sightings)
    return replace(settled, note=_note(first, second), extra=_extra(first.extra, second.extra))


def _order(record: Record) -> tuple[str, str]:
    return record.uid, repr(record.contact)


def _chronology(sighting: Sighting) -> tuple[str, ...]:
    return (
        sighting.at,
        sighting.release or "",
        str(sighting.start).zfill(9) if sighting.start is not None else "",
        sighting.field,
        sighting.value,
        repr(sighting),
    )


def _note(one: Record, other: Record) -> str | None:
    """The note that was written knowing the other; the paragraphs of both, if neither was."""
    writings, others = (
        {each.at for each in record.sightings if each.field == "note"} for record in (one, other)
    )
    if writings < others:
        return other.note
    if others < writings or one.note == other.note:
        return one.note
    paragraphs = {each for record in (one, other) for each in (record.note or "").split(PARAGRAPH)}
    return PARAGRAPH.join(sorted(paragraphs - {""}))


def _extra(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: _either(one[key], other[key]) if key in one and key in other else both[key]
        for both in [{**one, **other}]
        for key in sorted(both)
    }


def _either(one: Any, other: Any) -> Any:  # noqa: ANN401 -- whatever another program kept there
    if one == other:
        return one
    if isinstance(one, list) and isinstance(other, list):
        return sorted({*map(_spelling, one), *map(_spelling, other)})
    return max(one, other, key=_spelling)


def _spelling(value: Any) -> str:  # noqa: ANN401 -- as above
    return value if isinstance(value, str) else json.dumps(value, sort_keys=True)
