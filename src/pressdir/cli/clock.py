"""What time it is: the one place where a command asks. It loads at once, for look-ups.

Local times come from offsets that the index keeps for the year (`pressdir.reach.offsets`); so an
index counts for one year, and for one edition of the system's time zones: `era`.
"""

import os
import time

from pressdir.reach import offsets

ZONES = "/usr/share/zoneinfo"  # where systems keep them; their package's date is the folder's
MINUTE, DAY = 60, 86_400


def now() -> float:
    """The moment, in seconds since 1970."""
    return time.time()


def today() -> str:
    """The date, UTC, ISO 8601."""
    parts = time.gmtime(now())
    return f"{parts.tm_year:04}-{parts.tm_mon:02}-{parts.tm_mday:02}"


def stamp(moment: float | None = None) -> str:
    """The moment, or this one, as sightings have it: UTC, ISO 8601."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now() if moment is None else moment))


def year() -> int:
    """The year, UTC."""
    return time.gmtime(now()).tm_year


def era() -> str:
    """What local times were worked out from; another one makes them doubtful."""
    try:
        edition = os.stat(ZONES).st_mtime_ns
    except OSError:
        edition = 0
    return f"{year()} {edition}"


def there(zone: str) -> str:
    """The time, as in "14:05", where these are the offsets of the year; "" for none."""
    moment = now()
    offset = offsets.at(zone, moment)
    if offset is None:
        return ""
    minutes = int(moment + offset) % DAY // MINUTE
    return f"{minutes // 60:02}:{minutes % 60:02}"
