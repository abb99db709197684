"""What a sync would do, as data."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from pressdir import merge
from pressdir.merge.replicas import Copy
from pressdir.model import Record
from pressdir.store import merging
from pressdir.store.codec import Row, row_id
from pressdir.store.earlier import Earlier
from pressdir.store.journal import RowChange
from pressdir.store.layout import BIN, CONTACTS, RELEASES
from pressdir.store.merging import Files, Rows
from pressdir.store.snapshot import Snapshot
from pressdir.store.unknown import Marks

HERE, THERE = 0, 1  # the own file, the shared one

MANY = 0.25  # of the contacts that are there; whoever takes out more is asked
FEW = 3  # contacts that need no question


class Verb(StrEnum):
    """What becomes of a contact in a file."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    BROUGHT_BACK = "brought back"
    UNITED = "joined with another"


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one contact in one of the two files."""

    side: int  # HERE or THERE
    verb: Verb
    before: Record | None
    after: Record

    @property
    def uid(self) -> str:
        """The contact's."""
        return self.after.uid


@dataclass(frozen=True, slots=True)
class Plan:
    """All that a sync is to do."""

    rows: tuple[Rows, Rows]
    changes: tuple[Change, ...]  # of both files, by the contacts' labels
    releases: tuple[int, int]  # that come to be known here and there
    conflicts: tuple[Record, ...]  # contacts with edits that do not know of each other
    living: tuple[int, int]  # contacts in each file before
    at: str  # the time that edits by hand count from
    more: tuple[Sequence[RowChange], Sequence[RowChange]] = ((), ())  # of what is not known
    marks: Marks = field(default_factory=dict)  # of all that both are to hold of that

    def empties(self, side: int) -> int:
        """How many contacts go from a file, if these are so many that somebody should be asked."""
        gone = sum(each.side == side and each.verb is Verb.REMOVED for each in self.changes)
        return gone if gone > max(FEW, MANY * self.living[side]) else 0

    @property
    def does_nothing(self) -> bool:
        """Whether both files are as they should be."""
        return not any(self.more) and not any(some for rows in self.rows for some in rows.values())


def planned(  # noqa: PLR0913  # each can be left out
    here: Snapshot,
    there: Snapshot,
    at: str,
    beside: Sequence[Snapshot] = (),
    others: Sequence[Snapshot] = (),
    *,
    last: tuple[Earlier | None, Earlier | None] = (None, None),
) -> Plan:
    """What is to be done so that both files hold all that is known in either, or in a copy beside.

    `others` are taken in as well, and stay: what one of them holds is nothing new `THERE`. `at` is
    the time that edits by hand count from: UTC, ISO 8601. `last` is as `merging.merged` has it.
    """
    found = merging.merged(here, there, at, [*beside, *others], Files.OWN_AND_SHARED, last=last)
    rows = found.rows[THERE]
    held = _held(rows, others)
    changes = [
        change
        for side in (HERE, THERE)
        for uid, after in found.after.items()
        for change in changes_of(side, found.before[side].get(uid), after)
        if side == HERE or change.uid not in held
    ]
    disputed = [copy.record for copy in found.after.values() if not copy.out]
    news = [
        row
        for row in rows[RELEASES].values()
        if row and not any(_knows(each, row) for each in (there, *others))
    ]
    return Plan(
        found.rows,
        tuple(sorted(changes, key=lambda each: (each.after.contact.label.casefold(), each.uid))),
        (found.releases[HERE], len(news)),
        tuple(record for record in disputed if merge.conflicts(record)),
        (here.count(), there.count()),
        at,
    )


def _held(rows: Rows, others: Sequence[Snapshot]) -> set[str]:
    """The contacts of which one of the others holds just what is to be written."""
    return {
        row["uid"]
        for name in (CONTACTS, BIN)
        for row in rows[name].values()
        if row is not None and any(_holds(each, name, row) for each in others)
    }


def _holds(other: Snapshot, name: str, row: Row) -> bool:
    table = other.table(name)
    number = table.number(row["uid"])
    return number is not None and table.row(number) == row


def _knows(other: Snapshot, release: Row) -> bool:
    table = other.table(RELEASES)
    number = row_id(release["digest"])
    while held := table.row(number) if number in table else None:
        if held.get("digest") == release["digest"]:
            return True
        number += 1
    return False


def changes_of(side: int, before: Copy | None, after: Copy) -> Iterator[Change]:
    """What becomes of a contact, if something does."""
    if before is None:
        if not after.out:
            yield Change(side, Verb.ADDED, None, after.record)
    elif after.out and not before.out:
        root = min(merge.replicas.edges(after.record), default=after.record.uid)
        verb = Verb.UNITED if root < after.record.uid else Verb.REMOVED
        yield Change(side, verb, before.record, after.record)
    elif before.out and not after.out:
        yield Change(side, Verb.BROUGHT_BACK, before.record, after.record)
    elif not after.out and not _alike(before.record, after.record):
        yield Change(side, Verb.CHANGED, before.record, after.record)


def _alike(one: Record, other: Record) -> bool:
    """Whether the same is known of both, in whatever order."""
    return set(one.sightings) == set(other.sightings) and one == replace(
        other, sightings=one.sightings
    )
