"""How old what we know is, in plain words: fresh, ageing, stale.

A value is as old as the day it was last seen in a release, typed, or reported to be right. Press
officers stay in a post for two to four years, so a number that was right a year ago is mostly right
still (fresh); after two it is as likely wrong (stale), but one that three releases or more gave is
an office's rather than a loan, and lasts a year longer. What lies between is ageing.

Days are ISO 8601, so that they compare as text. A look-up needs this: it imports nothing.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

    from pressdir.model import Record, Release, Report, Sighting
    from pressdir.outline import Outline

FRESH, AGEING, UNDATED, STALE = "fresh", "ageing", "undated", "stale"
FRESH_YEARS = 1
STALE_YEARS = 2
OFTEN = 3  # releases, which make it stale a year later
REACHED_BY = frozenset({"emails", "phones"})
SEEN, TYPED, READ = "last seen", "typed on", "read on"
RIGHT = {"ok": "answered on", "verified": "verified on"}  # what people report of what is right


class Seen:
    """When something was last known to be right, and how: seen, typed, answered, verified."""

    __slots__ = ("count", "how", "last")

    def __init__(self, last: str, how: str, count: int) -> None:
        self.last, self.how, self.count = last, how, count  # the count is of releases

    def word(self, today: str) -> str:
        """Fresh, ageing, undated or stale; "" when nothing is known."""
        said = word(self.last, self.count, today)
        return UNDATED if self.how == READ and said == FRESH else said

    def told(self, today: str) -> str:
        """The word and what it rests on: "stale: last seen 2019-05-01, in 2 releases"."""
        if not self.last:
            return "no day is known"
        releases = f"in {self.count} release{'s' if self.count > 1 else ''}"
        if not self.count:
            releases = "never seen in a release"
        elif self.how == READ:
            releases += " without a date"
        elif self.how != SEEN:
            releases = f"seen {releases}"
        return f"{self.word(today)}: {self.how} {self.last}, {releases}"

    def short(self, today: str) -> str:
        """The same for a column: "fresh, 2026-03-02, 2 releases", "stale, typed 2020-01-01"."""
        if not self.last:
            return ""
        how = self.how.removesuffix(" on")
        count = f"{self.count} release{'s' if self.count > 1 else ''}" if self.count else ""
        day = self.last if how == SEEN else f"{how} {self.last}"
        return ", ".join(filter(None, (self.word(today), day, count)))


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


def undated(releases: "Mapping[str, Release]") -> "Container[str]":
    """The releases that bear no date, for the functions below."""
    return {digest for digest, release in releases.items() if not release.date}


def of_contact(record: "Record | Outline", undated: "Container[str]" = ()) -> Seen:
    """When a contact was last seen in a release, or somebody said how to reach it.

    A tag that was typed today makes nobody fresh.
    """
    known = [each for each in record.sightings if each.release or each.field in REACHED_BY]
    return _seen(known, record.reports, undated)


def of_value(record: "Record", field: str, value: str, undated: "Container[str]" = ()) -> Seen:
    """When one value of a contact was last seen, typed, or reported to be right."""
    same = value.casefold()
    mine = [e for e in record.sightings if e.field == field and e.value.casefold() == same]
    return _seen(mine, [e for e in record.reports if e.value.casefold() == same], undated)


def _seen(
    sightings: "Iterable[Sighting]", reports: "Iterable[Report]", undated: "Container[str]"
) -> Seen:
    last, how, read, releases = "", SEEN, "", set()
    for each in sightings:
        if each.gone:
            continue
        if each.release is None:
            if each.at > last:
                last, how = each.at, TYPED
            continue
        releases.add(each.release)
        if each.release in undated:
            read = max(read, each.at)
        elif each.at >= last:
            last, how = each.at, SEEN
    for report in reports:
        if report.outcome in RIGHT and report.at > last:
            last, how = report.at, RIGHT[report.outcome]
    if not last:
        last, how = read, READ
    return Seen(last[: len("2026-01-02")], how, len(releases))
