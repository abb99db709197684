"""Edits that did not know of each other, in words and as rows."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pressdir.cli.showing.sides import said
from pressdir.model import Record

if TYPE_CHECKING:
    from pressdir.merge import Conflict


def lines(record: Record) -> Iterator[str]:
    """One for each field: `role of Ana Ruiz: "Head" (Jo, 2026-11-22) / "Director" (Sam, …)`."""
    from pressdir import merge

    for conflict in merge.conflicts(record):
        sides = " / ".join(map(said, conflict.sides))
        yield f"{conflict.field} of {record.contact.label}: {sides}"


def rows(record: Record) -> Iterator[dict[str, Any]]:
    """The same for programs."""
    from pressdir import merge

    yield from (_row(record, conflict) for conflict in merge.conflicts(record))


def _row(record: Record, conflict: "Conflict") -> dict[str, Any]:
    return {
        "uid": record.uid,
        "name": record.contact.label,
        "field": conflict.field,
        "sides": [
            {"value": each.value, "removed": each.gone, "at": each.at, "by": each.by}
            for each in conflict.sides
        ],
    }
