"""The own contact file meets a carrier: what is done, in which order, and what is asked before.

The own file is written first, so that whatever happens to the other, nothing is known less. What
others write to the carrier meanwhile is taken in, and written again.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import or_
from pathlib import Path
from typing import Any

from pressdir.errors import (
    ConflictError,
    DamagedStoreError,
    ForeignStoreError,
    ServerError,
    StoreError,
    TornStoreError,
    UsageError,
    WriteError,
)
from pressdir.merge.erasure import NONE, Erasures
from pressdir.model import Record
from pressdir.store import Store, Transaction, unknown
from pressdir.store.earlier import Earlier
from pressdir.store.snapshot import Snapshot
from pressdir.sync import memory
from pressdir.sync.carrier import Carrier, CopyBeside, Other
from pressdir.sync.memory import OWN, THEIRS, Memory
from pressdir.sync.plan import HERE, THERE, Change, Plan, planned
from pressdir.sync.shared import swept

TRIES = 12  # while others write, too; of eight who sync without a pause one needs more than five
SYNC = "sync "  # how the log calls a sync begins with this
POLL = 0.5  # seconds between two looks at what is only half there


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be synced with, and how."""

    target: str = ""  # as it was typed or remembered; "": the last one
    join: bool = False  # take it though it is another directory than last time
    dry_run: bool = False
    user: str = ""  # of a server
    password_command: str = ""  # that prints the user's password


def _unasked(user: str, host: str) -> str:
    raise UsageError(f"{host}: wants the password of {user}, and nobody can be asked")


@dataclass(frozen=True, slots=True)
class Means:
    """What a sync needs of whoever runs it; it tells, asks and waits through these alone."""

    changing: Callable[
        [str], AbstractContextManager[Transaction]
    ]  # the store, by a name for the log
    agreed: Callable[[str], bool]  # to what is told; may raise where nobody can be asked
    say: Callable[[str], None]
    now: Callable[[], str]  # UTC, ISO 8601
    wait: Callable[[float], None]  # so many seconds
    patience: float  # seconds for what is only half there
    by: str = ""  # who syncs
    tracked: Callable[[Sequence[Any]], Iterable[Any]] = iter  # the same, while people wait
    password: Callable[[str, str], str] = _unasked  # of a user of a host; raises where nobody is


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a sync did; a rehearsed one, what it would do."""

    target: str  # in full
    name: str  # in sentences
    changes: Sequence[Change]
    conflicts: Sequence[Record]  # contacts with edits that do not know of each other
    releases: tuple[int, int] = (0, 0)  # that came to be known here and there
    copies: Mapping[CopyBeside, Path | None] = field(default_factory=dict)  # and where they are now


def met(store: Store, carrier: Carrier, request: Request, means: Means) -> Outcome | None:
    """Make both the same; None: somebody was asked, and did not want it.

    Raises what `targets.sync` does.
    """
    known = Memory.read(store.disk, store.state, carrier.target)
    meeting = _Meeting(store, carrier, means, known)
    meeting.read()
    if not request.join:
        meeting.refuse_another_than(known.store)
    meeting.look_beside()
    return meeting.rehearsed() if request.dry_run else meeting.held()


class _AskedFirstError(Exception):
    """So much would go that somebody has to agree, while nobody waits for the lock."""


class _Meeting:
    """Two files, and what is known of the other one."""

    def __init__(self, store: Store, carrier: Carrier, means: Means, last: Memory) -> None:
        self.store = store
        self.carrier = carrier
        self.means = means
        self.theirs: Snapshot  # what the carrier holds, less who was erased
        self.copies: Sequence[CopyBeside] = ()  # and so of them
        self.others: Sequence[Other] = ()
        self.known: Sequence[Snapshot] = ()  # what the others hold
        self._told = set[str]()
        self._last = last
        self._marks = [last.marks_of()] * 2  # of what is not known, here and there
        self.erasures = NONE  # whom any of the files says to be erased

    # --- what there is ----------------------------------------------------------------------------

    def read(self) -> None:
        """Read what the carrier holds; what is still on its way is waited for."""
        waited = 0.0
        while True:
            try:
                self.theirs = self.carrier.read()
            except TornStoreError:
                raise
            except ForeignStoreError as error:
                error.hint = "Nothing was changed. It is another program's: name another file."
                raise
            except DamagedStoreError as error:
                if waited >= self.means.patience:
                    error.hint = (
                        "Nothing was changed. It may be still on its way: try again in a minute. "
                        f"If it stays so, {self.carrier.remedy}."
                    )
                    raise
            else:
                return
            self.means.wait(POLL)
            waited += POLL

    def refuse_another_than(self, store: str) -> None:
        """Raise a UsageError if there was a directory, and this is none, or another one."""
        if store and self.carrier.store != store:
            there = self.carrier.is_there
            what = "another directory than last time" if there else "not there any more"
            raise UsageError(
                f"{self.carrier.target} is {what}",
                hint="Is it the right place, and is it mounted? --join puts both together.",
            )

    def look_beside(self) -> None:
        """Find what lies beside, and clean all of who was erased."""
        found = self.carrier.beside(self.store.disk.resolve(self.store.path))
        for sentence in found.told:
            self._say(sentence)
        self.others = found.others
        headers = [each.snapshot.header for each in found.copies]
        known = [Erasures.of(header.get("erased")) for header in headers]
        known += [each.erasures for each in self.others]
        self.erasures = reduce(or_, known, (self.store.erasures or NONE) | self.carrier.erasures)
        self.copies = [
            replace(each, snapshot=swept(each.snapshot, self.carrier.store, self.erasures))
            for each in found.copies
        ]
        self.theirs = self.carrier.hold_to(self.erasures)
        self.known = [each.hold_to(self.erasures) for each in self.others]

    def _say(self, sentence: str) -> None:
        """Tell something once."""
        if sentence not in self._told:
            self.means.say(sentence)
            self._told.add(sentence)

    @property
    def _learns_of_erasures(self) -> bool:
        """Whether the own file does not know yet who was erased elsewhere."""
        return bool(self.erasures) and self.erasures != self.store.erasures

    def _tell_erased(self, verb: str) -> None:
        if self._learns_of_erasures:
            self._say(f"who was erased elsewhere {verb} taken out of your file, for good")
        if self.carrier.names_erased:
            self._say(f"who was erased {verb} taken out of {self.carrier.written}, for good")
        for other in self.others:
            if other.still_names_erased:
                self._say(
                    f"something of who was erased is still in {other.told}, until its owner syncs"
                )

    # --- what happens -----------------------------------------------------------------------------

    def rehearsed(self) -> Outcome:
        """What would be done."""
        self._tell_erased("would be")
        ours = self.store.snapshot
        if self._learns_of_erasures:
            ours = swept(ours, self.store.state.name, self.erasures)
        plan = self._planned(ours, self.means.now())
        return self._outcome([plan], dict.fromkeys(self.copies))

    def held(self) -> Outcome | None:
        """What was done; None if it was not to be."""
        self._tell_erased("is")
        plans = self._done()
        if plans is None:
            return None
        self._remember()
        return self._outcome(plans, self._cleared(plans[-1].at))

    def _planned(self, ours: Snapshot, at: str) -> Plan:
        beside = [each.snapshot for each in self.copies]  # made since both met
        plan = planned(ours, self.theirs, at, beside, self.known, last=self._when_equal())
        sides = [each.content for each in (ours, self.theirs, *beside, *self.known)]
        last = [*self._marks, *(self._marks[THERE] for _ in beside)]
        last += [self._last.marks_of(each.name) for each in self.others]
        found = unknown.met(sides, last)
        return replace(plan, more=found.changes, marks=found.marks)

    def _when_equal(self) -> tuple[Earlier | None, Earlier | None]:
        """What either held when both were equal; of one that was edited by hand the other tells."""
        digests = self._last.digests
        if ours := self.store.when_it_had(digests.get(OWN, "")):
            return None, ours
        if self.carrier.digest and self.carrier.digest == digests.get(THEIRS):
            return Earlier(self.theirs), None
        return None, None

    def _done(self) -> list[Plan] | None:
        """What was done: once or, while others wrote as well, several times."""
        plans: list[Plan] = []
        agreed = False
        while True:
            try:
                plans.append(self._taken_in(agreed=agreed))
            except _AskedFirstError as question:
                agreed = self.means.agreed(str(question))
                if not agreed:
                    return None
                continue
            try:
                self._write(plans[-1])
            except ConflictError:
                if len(plans) == TRIES:
                    raise
                known = self.carrier.store
                self.read()
                self.refuse_another_than(known)
                self.look_beside()
            else:
                return plans

    def _taken_in(self, *, agreed: bool) -> Plan:
        """Take in what the carrier knows, and what lies beside it."""
        if self._learns_of_erasures:
            self.store.hold_to(self.erasures)
        with self.means.changing(f"{SYNC}{self.carrier.name}") as change:
            plan = self._planned(change, change.now())
            for side, where in ((HERE, "your file"), (THERE, self.carrier.target)):
                if (gone := plan.empties(side)) and not agreed:
                    raise _AskedFirstError(
                        f"{gone} of {plan.living[side]} contacts would go from {where}"
                    )
            change.take(plan.rows[HERE], plan.more[HERE])
        self._marks[HERE] = plan.marks
        return plan

    def _write(self, plan: Plan) -> None:
        changes = any(plan.rows[THERE].values()) or plan.more[THERE]
        if not changes and not self.carrier.is_due:
            return
        try:
            self.carrier.write(plan.rows[THERE], plan.more[THERE])
        except (WriteError, ServerError) as error:
            error.hint = f"Your own file has what others knew. {error.hint}".rstrip()
            raise

    # --- afterwards -------------------------------------------------------------------------------

    def _remember(self) -> None:
        store, carrier = self.store, self.carrier
        newest = next((each.id for each in store.log(1)), 0)
        marks = {"": self._marks[HERE]}
        for each, held in zip(self.others, self.known, strict=True):
            marks[each.name] = unknown.marks(unknown.of(held.content))
        known = Memory(
            carrier.target,
            carrier.store,
            self.means.now(),
            newest,
            carrier.more,
            memory.together(marks),
            {OWN: store.digest, THEIRS: carrier.digest},
        )
        known.keep(store.disk, store.state)

    def _cleared(self, at: str) -> dict[CopyBeside, Path | None]:
        """Where the copies are now; None for those that stay until the next time."""
        places: dict[CopyBeside, Path | None] = {}
        for copy in self.copies:
            try:
                places[copy] = self.carrier.put_aside(copy, self.store, at)
            except StoreError as error:  # all of it is merged; the next sync tries again
                self._say(str(error))
                places[copy] = None
        return places

    def _outcome(self, plans: Sequence[Plan], copies: Mapping[CopyBeside, Path | None]) -> Outcome:
        return Outcome(
            self.carrier.target,
            self.carrier.name,
            [change for plan in plans for change in plan.changes],
            plans[-1].conflicts,
            plans[0].releases,
            copies,
        )
