"""How old what we know is, in plain words: fresh, ageing, stale.

A value is as old as the day it was last seen in a release, or typed. Press officers stay in a post
for two to four years, so a number that was right a year ago is mostly right still (fresh); after
two it is as likely wrong (stale), but one that three releases or more gave is an office's rather
than a loan, and lasts a year longer. What lies between is ageing.

Days are ISO 8601, so that they compare as text. A look-up needs this: it imports nothing.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from pressdir.model import Sighting

FRESH, AGEING, STALE = "fresh", "ageing", "stale"
FRESH_YEARS = 1
STALE_YEARS = 2
OFTEN = 3  # releases, which make it stale a year later
REACHED_BY = frozenset({"emails", "phones"})


class Seen:
    """When something was last seen in a release or typed, and in how many releases."""

    __slots__ = ("count", "last", "typed")

    def __init__(self, last: str, count: int, *, typed: bool = False) -> None:
        self.last, self.count, self.typed = last, count, typed

    def word(self, today: str) -> str:
        """Fresh, ageing or stale; "" when no day is known."""
        return word(self.last, self.count, today)

    def told(self, today: str) -> str:
        """The word and what it rests on: "stale: last seen 2019-05-01, in 2 releases"."""
        if not self.last:
            return "no day is known"
        releases = f"in {self.count} release{'s' if self.count > 1 else ''}"
        if not self.count:
            return f"{self.word(today)}: typed on {self.last}, never seen in a release"
        act = "last typed or seen" if self.typed else "last seen"
        return f"{self.word(today)}: {act} {self.last}, {releases}"


def word(last: str, count: int, today: str) -> str:
    """Fresh, ageing or stale, of what was last seen on a day; "" when that is not known."""
    if not last:
        return ""
    if last > _before(today, FRESH_YEARS):
        return FRESH
    return AGEING if last > _before(today, STALE_YEARS + (count >= OFTEN)) else STALE


def _before(today: str, years: int) -> str:
    """The same day so many years ago."""
    return f"{int(today[:4]) - years:04}{today[4:]}"


def of_contact(sightings: "Iterable[Sighting]") -> Seen:
    """When a contact was last seen: in a release, or when somebody typed how to reach it.

    A tag that was typed today makes nobody fresh.
    """
    return of_value([each for each in sightings if each.release or each.field in REACHED_BY])


def of_value(sightings: "Iterable[Sighting]") -> Seen:
    """When a value was last seen or typed, by its own sightings."""
    last, releases = "", set()
    for each in sightings:
        if not each.gone:
            last = max(last, each.at)
            releases.add(each.release)
    return Seen(last[: len("2026-01-02")], len(releases - {None}), typed=None in releases)
