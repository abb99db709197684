"""Moments as people type them: `--at 2026-11-22T08:00Z`, `--at 14:30`."""

import re
from datetime import UTC, datetime

from pressdir.cli import clock
from pressdir.errors import UsageError

CLOCK = re.compile(r"(\d{1,2})[:.h](\d{2})")
FORMS = "Write a date with a zone, as in 2026-11-22T08:00Z or 2026-11-22T09:00+01:00, or 14:30."


def now() -> datetime:
    """This moment, UTC."""
    return datetime.fromtimestamp(clock.now(), UTC)


def read(text: str | None) -> datetime:
    """The moment that `text` means: ISO 8601 with a zone, or a time of today here; now for None.

    Raises:
        UsageError: it means none.
    """
    if text is None:
        return now()
    text = text.strip()
    try:
        if told := CLOCK.fullmatch(text):
            hour, minute = map(int, told.groups())
            return now().astimezone().replace(hour=hour, minute=minute, second=0, microsecond=0)
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"--at {text}: no time that there is", hint=FORMS) from error
    if moment.tzinfo is None:
        raise UsageError(
            f"--at {text}: no time zone, so it is another moment everywhere", hint=FORMS
        )
    return moment
