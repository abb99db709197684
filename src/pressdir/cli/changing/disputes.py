"""Edits that did not know of each other, in words and as rows."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pressdir.model import Record

if TYPE_CHECKING:
    from pressdir.merge import Conflict, Side


def lines(record: Record) -> Iterator[str]:
    """One for each field: `role of Ana Ruiz: "Head" (Jo, 2026-11-22) / "Director" (Sam, …)`."""
    from pressdir import merge

    for conflict in merge.conflicts(record):
        sides = " / ".join(map(said, conflict.sides))
        yield f"{conflict.field} of {record.contact.label}: {sides}"


def said(side: "Side") -> str:
    """What one person made of the field."""
    what = f"not {side.value}" if side.gone else f'"{side.value}"'
    when = side.at.replace("T", " ")[:16]
    who = ", ".join(filter(None, (side.by, when)))
    return f"{what} ({who})" if who else what


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
