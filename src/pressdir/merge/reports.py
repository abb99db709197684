"""What people's reports add up to: who is dead, who has moved, who was checked, and until when.

Reports are a set, and everything here is a function of that set (and of the day, for what grows
old). A release that prints a number again says nothing about whether it is answered; so extraction
neither lifts a dead number nor verifies one.

    state = standing_of(record, str(phone), now)      # of one value
    state.dead, state.said                            # ("dead since 2026-11-02, 2 reports",)
    standing_of(record, "", now).moved                # of the contact: not to be offered any more
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pressdir.merge import heads
from pressdir.merge.keys import Key, key
from pressdir.model import Record, Report, Sighting, Verdict
from pressdir.normalise import dates

FRESH = "1y"  # how long a verification holds
FOUND = frozenset({Verdict.DEAD, Verdict.BUSY, Verdict.OK, Verdict.MOVED, Verdict.VERIFIED})
LIFTING = frozenset({Verdict.OK, Verdict.VERIFIED})  # what says that it is not dead after all


@dataclass(frozen=True, slots=True)
class Reachability:
    """What the reports on a value, or on the whole contact, add up to."""

    dead: tuple[Report, ...] = ()  # those that nothing lifted, oldest first; none: not dead
    moved: tuple[Report, ...] = ()  # of the contact, in the same way
    busy: Report | None = None  # the newest, if nothing was reported since
    answered: Report | None = None  # the newest
    verified: Report | None = None  # the newest
    due: bool = True  # to be verified: it never was, or more than 12 months ago

    @property
    def said(self) -> tuple[str, ...]:
        """The same in words, the weightiest first."""
        found = []
        for reports, what in ((self.moved, "moved"), (self.dead, "dead")):
            if reports:
                found.append(f"{what} since {_day(reports[0])}, {_counted(reports)}")
        if self.busy:
            found.append(f"busy when tried {_day(self.busy)}")
        if self.answered:
            found.append(f"answered {_day(self.answered)}")
        if self.verified:
            old = ", more than a year ago" if self.due else ""
            by = f" by {self.verified.by}" if self.verified.by else ""
            found.append(f"verified {_day(self.verified)}{by}{old}")
        return tuple(found)


def standing_of(record: Record, value: str, now: str) -> Reachability:
    """What was reported of `value`, a number or an address of `record`; of "", the contact itself.

    `now` (UTC, ISO 8601) decides whether a verification still holds.
    """
    if not record.reports:
        return Reachability()
    wanted = value.casefold()
    about = [each for each in record.reports if each.value.casefold() == wanted]
    verified = _newest(about, {Verdict.VERIFIED})
    last = max(about, key=order, default=None)
    return Reachability(
        dead=_standing(about, Verdict.DEAD, about) if value else (),
        moved=() if value else _standing(about, Verdict.MOVED, record.reports),
        busy=last if last and last.outcome is Verdict.BUSY else None,
        answered=_newest(about, {Verdict.OK}),
        verified=verified,
        due=verified is None or verified.at[:10] < dates.since(FRESH, now),
    )


def has_moved(record: Record) -> bool:
    """Whether the contact has left, as far as reports say: not to be offered to anybody."""
    return bool(_standing(record.reports, Verdict.MOVED, record.reports))


def dead(reports: Iterable[Report]) -> set[Key]:
    """The values that are dead."""
    groups: dict[Key, list[Report]] = {}
    for each in reports:
        groups.setdefault(key(each.field, each.value), []).append(each)
    return {each for each, group in groups.items() if _standing(group, Verdict.DEAD, group)}


def united(sets: Iterable[Iterable[Report]]) -> tuple[Report, ...]:
    """The reports of several copies of a contact: each once, in the order of their times.

    Less those that were taken back. That they were is a report itself, so they stay away.
    """
    known = {each for some in sets for each in some}
    gone = _retracted(known)
    left = (each for each in known if heads.act_id(each) not in gone) if gone else known
    return tuple(sorted(left, key=order))


def without_retracted(
    sightings: Iterable[Sighting], said: Iterable[Report]
) -> tuple[Sighting, ...]:
    """The sightings less those typed ones that were taken back, by what `said` of them."""
    gone = _retracted(said)
    if not gone:
        return tuple(sightings)
    return tuple([each for each in sightings if each.release or heads.act_id(each) not in gone])


def _retracted(said: Iterable[Report]) -> frozenset[str]:
    return heads.replaced(each for each in said if each.outcome is Verdict.RETRACTED)


def order(report: Report) -> tuple[str, ...]:
    """Where a report stands among others: by its time, then by what it says."""
    said = (report.outcome, report.by, report.note, report.over)
    return (report.at, report.field, report.value, *said)


def _standing(
    about: Iterable[Report], verdict: Verdict, lifting: Iterable[Report]
) -> tuple[Report, ...]:
    """The reports of `verdict` that none of `lifting` followed, oldest first."""
    lifted = max((each.at for each in lifting if each.outcome in LIFTING), default="")
    found = (each for each in about if each.outcome is verdict and each.at > lifted)
    return tuple(sorted(found, key=order))


def _newest(reports: Iterable[Report], verdicts: set[Verdict]) -> Report | None:
    return max((each for each in reports if each.outcome in verdicts), key=order, default=None)


def _day(report: Report) -> str:
    return report.at[:10]


def _counted(reports: Sequence[Report]) -> str:
    return "1 report" if len(reports) == 1 else f"{len(reports)} reports"
