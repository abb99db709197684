"""The call sheet: a page for paper, A4, in the order in which a reporter at deadline calls.

Who is at work comes first, then who is awake, then those whose time nobody knows, then who is
asleep; in each group first whose day ends first. Office hours stand as they are there and, since
paper does not keep time, by the clock of whoever made the sheet.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from pressdir.acts.choice import UNSURE
from pressdir.handouts import entries, moments
from pressdir.handouts.entries import Told, Way
from pressdir.handouts.handed import Book
from pressdir.handouts.markup import Markup, element, filled, joined, some, text
from pressdir.model import Kind, Record
from pressdir.normalise.folding import fold
from pressdir.reach import freshness, hours, stations
from pressdir.reach.hours import LocalTime, Phase
from pressdir.reach.stations import Station

WORK, AWAKE, UNKNOWN, ASLEEP = range(4)
GROUPS = {
    WORK: "At work now",
    AWAKE: "Awake, outside office hours",
    UNKNOWN: "Local time not known",
    ASLEEP: "Asleep",
}
PHASES = {Phase.WORKING: WORK, Phase.NIGHT: ASLEEP}
CALLED, WRITTEN_TO, LOST = range(3)  # how somebody is reached
DAY = 24 * 60
BREAK = Markup("<wbr>")  # where a long address goes on below
COLUMNS = ("Their time", "Who", "Call, or write", "Notes")


@dataclass(frozen=True, slots=True)
class Entry:
    """A contact on the sheet."""

    record: Record
    station: Station | None
    local: LocalTime | None
    numbers: Sequence[Way]
    addresses: Sequence[Way]

    @property
    def group(self) -> int:
        """Whether they can answer."""
        return PHASES.get(self.local.phase, AWAKE) if self.local else UNKNOWN

    @property
    def order(self) -> tuple[int | str, ...]:
        """Where it stands: whose day ends first; a number before none, people before desks."""
        return (
            self.group,
            self._left(),
            self.station.name if self.station else "",
            self._reached(),
            int(self.record.contact.kind is Kind.DESK),
            fold(self.record.contact.label),
            self.record.uid,
        )

    def _left(self) -> int:
        """The minutes that are left of the day there; of the night, until it is over."""
        if self.local is None:
            return 0
        end = hours.AWAKE.start * 60 if self.group == ASLEEP else DAY
        return (end - self.local.moment.hour * 60 - self.local.moment.minute) % DAY

    def _reached(self) -> int:
        if any(not way.dead for way in self.numbers):
            return CALLED
        return WRITTEN_TO if any(not way.dead for way in self.addresses) else LOST


def page(book: Book) -> str:
    """The sheet of the contacts of `book`."""
    told = Told(book.now, freshness.undated(book.releases))
    found: list[Entry] = []
    left: list[str] = []
    for record in book.handed(by=lambda each: (each.uid,)):
        entry = _entry(record, book.moment, told)
        if reason := _reason(entry, told):
            left.append(f"{record.contact.label} ({reason})")
        else:
            found.append(entry)
    found.sort(key=lambda each: each.order)
    return filled(
        "sheet",
        asked=text(book.asked or "all contacts"),
        made=text(moments.told(book.moment)),
        count=text(f"{len(found)} contact{'' if len(found) == 1 else 's'}"),
        offset=text(moments.offset(book.moment)),
        heads=joined("", [element("th", each, scope="col") for each in COLUMNS]),
        groups=joined("\n", _groups(found, book, told)),
        left=element("p", f"Left out: {'; '.join(sorted(left, key=fold))}.") if left else "",
    )


def _entry(record: Record, moment: datetime, told: Told) -> Entry:
    station = stations.of(record.contact)
    local = hours.of(station, moment)
    called, written = entries.numbers(record, told), entries.addresses(record, told)
    return Entry(record, station, local, called, written)


def _reason(entry: Entry, told: Told) -> str:
    """Why a contact is not on the sheet."""
    if moved := entries.moved(entry.record, told):
        return moved
    return "" if entry.numbers or entry.addresses else "neither number nor address"


def _groups(found: Sequence[Entry], book: Book, told: Told) -> Iterator[Markup]:
    for group, heading in GROUPS.items():
        those = [entry for entry in found if entry.group == group]
        if those:
            head = element("th", heading, colspan=len(COLUMNS), scope="rowgroup")
            rows = [_row(entry, book, told) for entry in those]
            yield element("tbody", element("tr", head, class_="group"), "\n", joined("\n", rows))


def _row(entry: Entry, book: Book, told: Told) -> Markup:
    return element(
        "tr",
        element("td", _time(entry, book.moment), class_="time"),
        element("td", _who(entry, told, notes=book.notes), class_="who"),
        element("td", _ways(entry), class_="ways"),
        element("td", class_="pen"),
    )


def _time(entry: Entry, here: datetime) -> Markup:
    if entry.local is None or entry.station is None:
        why = hours.told(entry.station, None).removeprefix("time unknown: ")
        return joined("", [element("b", "?"), element("small", why)])
    there = entry.local.moment
    local, ours = moments.office_hours(there, here)
    awake = "" if entry.group in {WORK, ASLEEP} else f"{entry.local.phase}"
    week = f"{moments.working_days(entry.station.region)} {local}"
    lines = (
        f"{entry.station.zone}, {moments.offset(there)}",
        f"{week} = {ours} here" if ours else week,
    )
    clock = element("b", moments.clock(there, here))
    return joined("", [clock, *[some("small", line) for line in (awake, *lines)]])


def _who(entry: Entry, told: Told, *, notes: bool) -> Markup:
    record = entry.record
    contact = record.contact
    speaks = entries.speaks(record)
    what = [some("bdi", entries.post(record)), some("bdi", contact.location)]
    parts = [
        element("b", contact.label, dir="auto"),
        some("span", joined(" · ", [*what, f"speaks {speaks}" if speaks else ""])),
        element("small", " · ".join([_seen(record, told), *record.tags])),
        some("small", record.note if notes else "", dir="auto", class_="note"),
    ]
    return joined("", parts)


def _seen(record: Record, told: Told) -> str:
    seen = entries.seen(record, told)
    return f"seen: {seen.short(told.today)}" if seen.last else "no day is known"


def _ways(entry: Entry) -> Markup:
    numbers = [_way(each, "number") for each in entry.numbers]
    addresses = [_way(each, "address") for each in entry.addresses]
    return joined("", [*numbers, *addresses])


def _way(way: Way, class_: str) -> Markup:
    local, at, domain = way.shown.partition("@")
    shown = element("a", local + at, BREAK if at else "", domain, href=way.uri)
    notes = [note for note in (way.kind, *way.notes) if note and note != UNSURE]
    return element(
        "p",
        element("s", shown) if way.dead else shown,
        element("span", "unsure", class_="unsure") if way.doubtful else "",
        some("small", ", ".join(notes)),
        class_=class_,
    )
