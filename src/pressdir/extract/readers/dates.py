"""The day at the head of an ISO 8601 date or time."""

from datetime import date
from typing import Final

from pressdir.normalise.patterns import waiting

_DAY: Final = waiting(r"\s*(\d{4})-(\d{2})-(\d{2})(?!\d)")


def iso_date(text: str | None) -> str | None:
    """Return the day as `YYYY-MM-DD`, or None when there is none, or none that exists."""
    found = _DAY.match(text or "")
    if not found:
        return None
    try:
        return date(*(int(part) for part in found.groups())).isoformat()
    except ValueError:
        return None
