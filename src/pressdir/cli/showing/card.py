"""What stands on the card of a contact: rows in the order in which one reads them.

Who it is, how to reach it and how old that is, what a person noted, where it was seen.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import zip_longest
from typing import TYPE_CHECKING

from pressdir.cli import clock
from pressdir.cli.showing import links, output, sides
from pressdir.cli.showing.text import PRIVATE
from pressdir.model import (
    Kind,
    Phone,
    PhoneKind,
    Record,
    Release,
    Sighting,
    own_values,
    shared,
)
from pressdir.reach import freshness

if TYPE_CHECKING:
    from pressdir.merge import ValueHistory

LABELS: Mapping[str, str] = {
    "name": "name",
    "role": "role",
    "org": "org",
    "location": "place",
    "phones": "phone",
    "emails": "email",
    "langs": "speaks",
    "tags": "tags",
    "url": "url",
}
REACH = frozenset({"phones", "emails"})
KINDS: Mapping[PhoneKind, str] = {
    PhoneKind.MOBILE: "mobile",
    PhoneKind.FIXED: "landline",
    PhoneKind.SATELLITE: "satellite",
    PhoneKind.TOLL_FREE: "toll-free",
    PhoneKind.FAX: "fax",
}
BASIS = {"org": "the organisation's name", "name": "its name"}  # that has the place
DEAD = "dead"  # the tone of a note; others are the words of `freshness`
WHO, REACHED, NOTED, SEEN = range(4)  # parts of a card
SEEN_IN = "seen in"


@dataclass(frozen=True, slots=True)
class Row:
    """A value on a card, what is known of it, and the lines below it."""

    label: str
    value: str
    note: str = ""  # how old it is, and who says so
    tone: str = ""  # what a terminal colours the note by: fresh, ageing, stale, dead
    below: tuple[str, ...] = ()  # what people reported, what is not sure
    lines: tuple[str, ...] = ()  # that it was read from
    rules: tuple[str, ...] = ()  # of the lines, one each
    uri: str = ""  # what it leads to
    part: int = WHO  # rows of one part stand together


def title(record: Record) -> str:
    """What is written on top."""
    label = record.contact.label
    return f"{label} (desk)" if record.contact.kind is Kind.DESK else label


def rows(
    record: Record, releases: Mapping[str, Release], moment: datetime, *, evidence: bool
) -> list[Row]:
    """The rows of a card as it is at a moment; with `evidence` where each value was read."""
    from pressdir import merge

    now = clock.stamp(moment.timestamp())
    undated = freshness.undated(releases)
    own = own_values(record)
    groups: dict[str, list[Row]] = {field: [] for field in LABELS}
    for each in merge.history(record, releases):
        if each.field in REACH:
            row = _reached(record, each, now, undated)
        elif each.field in groups and (each.field != "name" or _tells(each) or evidence):
            row = _value(each, evidence=evidence)
        else:
            continue
        if (each.field, each.value) in own:
            row = replace(row, note=", ".join(filter(None, [PRIVATE, row.note])))
        read = _sightings(record, each) if evidence else []
        lines = tuple(_quoted(line.line, releases.get(line.release or "")) for line in read)
        rules = tuple(line.rule for line in read)
        groups[each.field].append(replace(row, lines=lines, rules=rules))
    known = [row for each in groups.values() for row in each]
    who = [row for row in known if row.part == WHO]
    rest = [row for row in known if row.part != WHO]
    notes = [Row("note", line, part=NOTED) for line in (shared(record).note or "").splitlines()]
    notes += [
        Row("note", line, PRIVATE, part=NOTED)
        for field, value in own
        if field == "note"
        for line in value.splitlines()
    ]
    time = Row("time", _time(record, moment))
    told = [*_reported(record, now), *_disputed(record), *who, time, *_joined(rest), *notes]
    return [*_once(told), *_seen_in(record, releases), Row("uid", record.uid, part=SEEN)]


# --- one by one -----------------------------------------------------------------------------------


def _reported(record: Record, now: str) -> Iterator[Row]:
    """What people said of the whole contact."""
    from pressdir import merge

    state = merge.standing_of(record, "", now)
    for said in state.said:
        yield Row("reported", said, tone=DEAD if state.moved else "")


def _disputed(record: Record) -> Iterator[Row]:
    """What people gave other values to without knowing of each other; the first is shown."""
    from pressdir import merge

    for conflict in merge.conflicts(record):
        field = LABELS.get(conflict.field, conflict.field)
        told = " or ".join(map(sides.said, conflict.sides))
        yield Row("conflict", f"{field}: {told}", "pressdir resolve", DEAD)


def _time(record: Record, moment: datetime) -> str:
    """What time it is where they sit, or why nobody knows."""
    from pressdir.reach import hours, stations

    station = stations.of(record.contact)
    local = hours.of(station, moment)
    said = hours.told(station, local).removeprefix("time ")
    if station and station.basis != "location":
        return f"{said}, by {BASIS[station.basis]}"
    return said


def _tells(name: "ValueHistory") -> bool:
    """Whether a name tells more than the title of the card does."""
    return name.typed or not name.current


def _value(known: "ValueHistory", *, evidence: bool) -> Row:
    """A value that tells who somebody is."""
    from pressdir.normalise import languages

    value = languages.name(known.value) if known.field == "langs" else known.value
    marks = ("typed" if known.typed else "", "" if known.current else f"earlier, {known.last}")
    days = _days(known) if evidence and known.current else ""
    note = ", ".join(filter(None, (*marks, days)))
    part = NOTED if known.field in {"langs", "tags", "url"} else WHO
    return Row(LABELS[known.field], value, note, part=part)


def _reached(record: Record, known: "ValueHistory", now: str, undated: Container[str]) -> Row:
    """A number or an address: what it rings, how old it is, what was reported, what is unsure."""
    from pressdir import merge

    phone = _phone(record, known)
    state = merge.standing_of(record, known.value, now)
    seen = freshness.of_value(record, known.field, known.value, undated)
    doubts = [each.doubt for each in record.unsure if each.value == known.value]
    note, tone, said = f"earlier, {known.last}", freshness.STALE, state.said
    if known.current:
        note, tone = seen.short(now[:10]), seen.word(now[:10])
    if state.dead:
        note, tone, said = said[0], DEAD, said[1:]
    return Row(
        KINDS.get(phone.kind, "phone") if phone else LABELS[known.field],
        output.dialled(phone) if phone else known.value,
        note,
        tone,
        below=(*said, *(f"not sure: {said}" for said in doubts)),
        uri=_uri(known, phone),
        part=REACHED,
    )


def _phone(record: Record, known: "ValueHistory") -> Phone | None:
    """The number with what it rings: as a label or a person says, else as its plan has it."""
    from pressdir.normalise import phones

    if known.field != "phones":
        return None
    number, _, extension = known.value.partition(";ext=")
    same = (phone for phone in record.contact.phones if str(phone) == known.value)
    phone = next(same, Phone(number, extension or None))
    told = phone.kind is not PhoneKind.UNKNOWN
    return phone if told else replace(phone, kind=phones.plan_kind(phone))


def _uri(known: "ValueHistory", phone: Phone | None) -> str:
    if phone is None:
        return links.mailto(known.value)
    return "" if phone.kind is PhoneKind.FAX else links.tel(known.value)


def _seen_in(record: Record, releases: Mapping[str, Release]) -> Iterator[Row]:
    """The releases, the newest first."""
    digests = {sighting.release for sighting in record.sightings if sighting.release}
    known = [releases[digest] for digest in digests if digest in releases]
    for release in sorted(known, key=lambda each: each.date or each.read, reverse=True):
        told = f"{release.title} ({release.source})" if release.title else release.source
        yield Row(SEEN_IN, f"{(release.date or release.read)[:10]}  {told}", part=SEEN)


# --- the evidence ---------------------------------------------------------------------------------


def _days(known: "ValueHistory") -> str:
    """`2026-01-02 to 2026-03-04, 2 releases`."""
    days = known.first if known.first == known.last else f"{known.first} to {known.last}"
    count = f"{known.count} release{'s' if known.count > 1 else ''}" if known.count else ""
    return ", ".join(filter(None, (days, count)))


def _joined(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows; languages and tags of which the same is known are one row."""
    last: Row | None = None
    for row in rows:
        if (
            last
            and row.part == NOTED
            and row.label != "url"
            and row == replace(last, value=row.value)
        ):
            last = replace(last, value=f"{last.value}, {row.value}")
            continue
        if last:
            yield last
        last = row
    if last:
        yield last


def _once(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows; lines that stand above already are not said again."""
    above: tuple[str, ...] = ()
    for row in rows:
        again = row.lines and row.lines == above
        yield replace(row, lines=("as above",)) if again else row
        above = row.lines or above


def under(row: Row) -> Iterator[str]:
    """The lines below a value: reports and doubts, where it was read, why it was taken for that."""
    yield from (f"| {said}" for said in row.below)
    told = zip_longest(row.lines, row.rules, fillvalue="")
    if len(row.lines) < len(row.rules):  # "as above" is one line for several
        told = zip_longest(row.lines, [", or: ".join(filter(None, dict.fromkeys(row.rules)))])
    for line, rule in told:
        yield f"| {line}"
        if rule:
            yield f"|   because: {rule}"


def _sightings(record: Record, known: "ValueHistory") -> list[Sighting]:
    """Where the value was read, a sighting for each release: the one that says most."""
    found = []
    for digest in known.releases:
        same = [
            each
            for each in record.sightings
            if (each.field, each.value, each.release) == (known.field, known.value, digest)
        ]
        found += [max(same, key=lambda each: (bool(each.rule), bool(each.line)))] if same else []
    return found


def _quoted(line: str, release: Release | None) -> str:
    source = release.source if release else "a release that is not in the file"
    return f"{source}: {line.strip()}" if line.strip() else source
