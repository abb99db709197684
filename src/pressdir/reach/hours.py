"""What time it is somewhere, and whether offices there are open.

The free days of a country are the Unicode CLDR's (`weekends.txt`); office hours are the same
everywhere. Holidays are not known.
"""

import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pressdir.reach.stations import Station

OFFICE = range(9, 17)  # the hours in which an office is open
AWAKE = range(7, 22)  # those in which one may ring somebody who is not at work
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
USUAL = frozenset({"sat", "sun"})
DAY = 86_400  # seconds, in which clocks change at most once


class Phase(StrEnum):
    """A part of somebody's week."""

    WORKING = "working hours"
    MORNING = "before office hours"
    EVENING = "evening"
    WEEKEND = "weekend"
    NIGHT = "night"


@dataclass(frozen=True, slots=True)
class LocalTime:
    """A moment as people live it somewhere."""

    moment: datetime  # with its zone
    phase: Phase

    @property
    def working(self) -> bool:
        """Whether offices are open."""
        return self.phase is Phase.WORKING

    @property
    def awake(self) -> bool:
        """Whether people are up."""
        return self.phase is not Phase.NIGHT

    @property
    def clock(self) -> str:
        """Hours and minutes."""
        return f"{self.moment:%H:%M}"

    def __str__(self) -> str:
        day = f" on {self.moment:%A}" if self.phase is Phase.WEEKEND else ""
        return f"{self.clock}{day}, {self.phase}"


def of(station: Station | None, instant: datetime) -> LocalTime | None:
    """The local time at a duty station; None where that cannot be known."""
    return at(station.zone, station.region, instant) if station and station.zone else None


def told(station: Station | None, local: LocalTime | None) -> str:
    """What time it is there, or why that is not known."""
    if station is None:
        return "time unknown: no place of work is known"
    if local is None:
        return f"time unknown: {station.name} has several time zones"
    return f"{local} in {station.name}"


def at(zone: str, region: str, instant: datetime) -> LocalTime | None:
    """The local time at an instant in an IANA zone of a country; None for an unknown zone."""
    place = _zone(zone)
    if place is None:
        return None
    moment = instant.astimezone(place)
    return LocalTime(moment, _phase(moment, region))


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None


def _phase(moment: datetime, region: str) -> Phase:
    if moment.hour not in AWAKE:
        return Phase.NIGHT
    if DAYS[moment.weekday()] in weekend(region):
        return Phase.WEEKEND
    if moment.hour in OFFICE:
        return Phase.WORKING
    return Phase.MORNING if moment.hour < OFFICE.start else Phase.EVENING


def weekend(region: str) -> frozenset[str]:
    """The days that are free in a country (ISO 3166-1 alpha-2): "fri", "sat"."""
    return _weekends().get(region, USUAL)


@cache
def _weekends() -> dict[str, frozenset[str]]:
    text = (pkgutil.get_data("pressdir.reach", "weekends.txt") or b"").decode()
    lines = [line.partition(":") for line in text.splitlines() if not line.startswith("#")]
    return {region: frozenset(days.split()) for days, _, line in lines for region in line.split()}


def offsets(zone: str, since: int, until: int) -> str:
    """The offsets of an IANA zone between two instants, for `offsets.at`; "" for an unknown zone.

    Instants are seconds since 1970.
    """
    place = _zone(zone)
    if place is None:
        return ""

    def offset(instant: int) -> int:
        told = datetime.fromtimestamp(instant, place).utcoffset()
        return int(told.total_seconds()) if told is not None else 0

    parts = [offset(since)]
    for day in range(since, until, DAY):
        end = min(day + DAY, until)
        if offset(end) != parts[-1]:
            parts += [_change(offset, day, end), offset(end)]
    return " ".join(map(str, parts))


def _change(offset: Callable[[int], int], before: int, after: int) -> int:
    """The first instant that has the offset of `after`."""
    while after - before > 1:
        middle = (before + after) // 2
        before, after = (before, middle) if offset(middle) == offset(after) else (middle, after)
    return after
