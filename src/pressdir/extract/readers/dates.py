"""The day at the head of an ISO 8601 date or time."""

from typing import Final

from pressdir.normalise import dates
from pressdir.normalise.patterns import waiting

_DAY: Final = waiting(r"\s*(\d{4})-(\d{2})-(\d{2})(?!\d)")


def iso_date(text: str | None) -> str | None:
    """Return the day as `YYYY-MM-DD`, or None when there is none, or none that exists."""
    found = _DAY.match(text or "")
    return dates.day(*map(int, found.groups())) if found else None
