"""`pressdir sync`: the own contact file and a shared one become one directory again."""

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from operator import or_
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pressdir.cli import clock
from pressdir.cli.asking import whom
from pressdir.cli.book import book, changed
from pressdir.cli.changing import disputes
from pressdir.cli.changing.changes import differences
from pressdir.cli.options import AsJson, Database, DryRun, Yes
from pressdir.cli.showing import output
from pressdir.cli.showing.text import to_json
from pressdir.errors import (
    ConflictError,
    DamagedStoreError,
    ExitCode,
    StoreError,
    TornStoreError,
    UsageError,
)

if TYPE_CHECKING:
    from pressdir.merge.erasure import Erasures
    from pressdir.store import Store
    from pressdir.store.snapshot import Snapshot
    from pressdir.sync import Change, CopyBeside, Plan, SharedFile

WEB = re.compile(r"[a-z]+:/", re.IGNORECASE)
TRIES = 5  # for a file that others write while we do
WAIT = 3.0  # seconds for a file that is only half there
POLL = 0.5
SHOWN = 20  # contacts that are told one by one; a dry run tells all
SIDES = ("here", "there")


def sync(
    target: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]",
            help="The shared file, else the one of the last time.",
            show_default=False,
        ),
    ] = None,
    join: Annotated[
        bool,
        typer.Option("--join", help="Take it though it is another directory than last time."),
    ] = False,
    yes: Yes = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
    db: Database = None,
) -> None:
    """Make your contact file and a shared one the same, so that both have what either knew.

    The shared file may lie on Dropbox, Nextcloud, Syncthing, a network drive or a stick; a new one
    is made where none is. Nobody locks it, and everybody may write at once: what got lost on the
    way comes back when whoever had it syncs again. What was changed in it by hand, or by another
    program, counts as an edit.

    Edits of several people come together field by field; addresses, numbers and tags of all are
    kept. Where two gave one field another value without knowing of each other, both stay until
    somebody chooses: pressdir conflicts, pressdir resolve. A contact that is missing in one of the
    two is added there; it goes only if somebody removed it who knew all that is known of it. If
    more than a quarter would go, you are asked.

    Copies that Dropbox, Nextcloud, Syncthing, OneDrive and others leave beside the file where two
    wrote at once ("conflicted copy"), and backups of editors, are taken in and cleared away. They
    are kept for a while; where, is told.

    -n prints all that would happen.

    Examples:
      pressdir sync ~/Dropbox/desk.json
      pressdir sync
      pressdir sync -n
    """
    with book(db) as store:
        shared, theirs = _opened(store, target, join=join)
        copies = _beside(store, shared)
        erasures = _erasures(store, shared, copies)
        theirs, copies = _held_to(shared, copies, erasures)
        _tell_erased(store, shared, erasures, dry_run=dry_run)
        if dry_run:
            plan = _rehearsed(store, theirs, copies, erasures)
            _tell([plan], shared, dict.fromkeys(copies), as_json=as_json, dry_run=True)
            return
        if erasures and erasures != store.erasures:
            store.hold_to(erasures)
        plans = _done(store, shared, theirs, copies, yes=yes)
        if plans is None:
            output.say("nothing was synced")
            raise typer.Exit(ExitCode.NOTHING)
        _remember(store, shared)
        cleared = _cleared(store, shared, copies, plans[-1].at)
    _tell(plans, shared, cleared, as_json=as_json, dry_run=False)


# --- the shared file ------------------------------------------------------------------------------


def _opened(store: "Store", target: Path | None, *, join: bool) -> "tuple[SharedFile, Snapshot]":
    """The shared file that is meant, and what it holds."""
    from pressdir.sync import Memory, SharedFile

    known = Memory.read(store.disk, store.state)
    if target is None and not known.target:
        raise UsageError(
            "sync: with which file?", hint="Name it once: pressdir sync ~/Dropbox/desk.json"
        )
    if target and WEB.match(str(target)):
        raise UsageError(f"{target}: no file", hint="sync takes a file, not a web address.")
    shared = SharedFile(target.expanduser() if target else Path(known.target), store.disk)
    if not shared.path.parent.is_dir():
        raise UsageError(
            f"{shared.path}: there is no folder {shared.path.parent}", hint="Is it mounted?"
        )
    if shared.path == store.disk.resolve(store.path):
        raise UsageError(
            f"{shared.path} is your own contact file", hint="Name the one that others write, too."
        )
    theirs = _read(shared)
    same = known.target == str(shared.path) and known.store
    if same and not join and shared.store != known.store:
        what = "another directory than last time" if shared.is_there else "not there any more"
        raise UsageError(
            f"{shared.path} is {what}",
            hint="Is it the right place, and is it mounted? --join puts both together.",
        )
    return shared, theirs


def _read(shared: "SharedFile") -> "Snapshot":
    """What the shared file holds; one that is still on its way is waited for."""
    until = time.monotonic() + WAIT
    while True:
        try:
            return shared.read()
        except TornStoreError:
            raise
        except DamagedStoreError as error:
            if time.monotonic() > until:
                error.hint = (
                    "Nothing was changed. It may be still on its way: try again in a minute. If it "
                    "stays so, bring back an older version of it; your own file has what you knew."
                )
                raise
        time.sleep(POLL)


def _beside(store: "Store", shared: "SharedFile") -> "list[CopyBeside]":
    """The copies that lie beside the shared file."""
    from pressdir import sync

    found, unread = sync.beside(shared, store.disk.resolve(store.path))
    for reason in unread:
        output.say(f"left as it is: {reason}")
    return found


def _erasures(store: "Store", shared: "SharedFile", copies: "Sequence[CopyBeside]") -> "Erasures":
    """Whom any of the files says to be erased."""
    from pressdir.merge.erasure import NONE, Erasures

    headers = [each.snapshot.header for each in copies]
    known = [Erasures.of(header.get("erased")) for header in headers]
    return reduce(or_, known, (store.erasures or NONE) | shared.erasures)


def _tell_erased(
    store: "Store", shared: "SharedFile", erasures: "Erasures", *, dry_run: bool
) -> None:
    verb = "would be" if dry_run else "is"
    if erasures and erasures != store.erasures:
        output.say(f"who was erased elsewhere {verb} taken out of your file, for good")
    if shared.names_erased:
        output.say(f"who was erased {verb} taken out of {shared.path.name}, for good")


def _held_to(
    shared: "SharedFile", copies: "Sequence[CopyBeside]", erasures: "Erasures"
) -> "tuple[Snapshot, list[CopyBeside]]":
    """What the shared file and its copies hold, less who was erased."""
    from pressdir import sync

    clean = [
        replace(each, snapshot=sync.swept(each.snapshot, shared.store, erasures)) for each in copies
    ]
    return shared.hold_to(erasures), clean


def _cleared(
    store: "Store", shared: "SharedFile", copies: "Sequence[CopyBeside]", at: str
) -> "dict[CopyBeside, Path | None]":
    """Where the copies are now; None for those that stay until the next time."""
    from pressdir import sync

    places: dict[CopyBeside, Path | None] = {}
    for copy in copies:
        try:
            places[copy] = sync.put_aside(copy, shared, store, at)
        except StoreError as error:  # all of it is merged; the next sync tries again
            output.say(str(error))
            places[copy] = None
    return places


# --- what happens ---------------------------------------------------------------------------------


def _rehearsed(
    store: "Store", theirs: "Snapshot", copies: "Sequence[CopyBeside]", erasures: "Erasures"
) -> "Plan":
    from pressdir import sync

    beside = [each.snapshot for each in copies]
    ours = store.snapshot
    if erasures and erasures != store.erasures:
        ours = sync.swept(ours, store.state.name, erasures)
    return sync.planned(ours, theirs, clock.stamp(), beside)


class _AskedFirstError(Exception):
    """So much would go that somebody has to agree, while nobody waits for the lock."""


def _done(
    store: "Store",
    shared: "SharedFile",
    theirs: "Snapshot",
    copies: "Sequence[CopyBeside]",
    *,
    yes: bool,
) -> "list[Plan] | None":
    """What was done, once or, while others wrote as well, several times; None: it was not to be."""
    plans: list[Plan] = []
    for attempt in range(TRIES):
        try:
            plans.append(_once(store, shared, theirs, copies, yes=yes))
        except _AskedFirstError as question:
            if not output.interactive():
                raise UsageError(
                    f"{question}, and nobody can be asked", hint="Look with -n, and say --yes."
                ) from question
            if not output.agreed(f"{question}. Go on?"):
                return None
            yes = True
            plans.append(_once(store, shared, theirs, copies, yes=yes))
        try:
            _write(shared, plans[-1])
        except ConflictError:
            if attempt == TRIES - 1:
                raise
            _read(shared)
            theirs, copies = _held_to(shared, copies, _erasures(store, shared, copies))
        else:
            return plans
    raise AssertionError


def _once(
    store: "Store",
    shared: "SharedFile",
    theirs: "Snapshot",
    copies: "Sequence[CopyBeside]",
    *,
    yes: bool,
) -> "Plan":
    """Take in what the shared file knows, and the copies beside it."""
    from pressdir import sync

    with changed(store, f"sync {shared.path.name}") as change:
        beside = [each.snapshot for each in copies]
        plan = sync.planned(change, theirs, change.now(), beside)
        for side, where in ((sync.HERE, "your file"), (sync.THERE, str(shared.path))):
            if (gone := plan.empties(side)) and not yes:
                raise _AskedFirstError(
                    f"{gone} of {plan.living[side]} contacts would go from {where}"
                )
        change.take(plan.rows[sync.HERE])
    return plan


def _write(shared: "SharedFile", plan: "Plan") -> None:
    from pressdir import sync

    changes = any(plan.rows[sync.THERE].values())
    if changes or shared.names_erased or not shared.is_there:
        shared.write(plan.rows[sync.THERE])


def _remember(store: "Store", shared: "SharedFile") -> None:
    from pressdir.sync import Memory

    newest = next((each.id for each in store.log(1)), 0)
    known = Memory(str(shared.path), shared.store, clock.stamp(), newest)
    known.keep(store.disk, store.state)


# --- what is told ---------------------------------------------------------------------------------


def _tell(
    plans: "Sequence[Plan]",
    shared: "SharedFile",
    copies: "Mapping[CopyBeside, Path | None]",
    *,
    as_json: bool,
    dry_run: bool,
) -> None:
    changes = [change for plan in plans for change in plan.changes]
    disputed = plans[-1].conflicts
    if as_json:
        row: dict[str, Any] = {
            "target": str(shared.path),
            "dry_run": dry_run,
            "changes": [*map(_row, changes)],
            "copies": [
                {
                    "file": copy.path.name,
                    "program": copy.program,
                    "moved_to": None if place is None else str(place),
                }
                for copy, place in copies.items()
            ],
            "releases": dict(zip(SIDES, plans[0].releases, strict=True)),
            "conflicts": [row for record in disputed for row in disputes.rows(record)],
        }
        output.write(to_json(row, indent=2) + "\n")
        return
    for line in _lines(changes if dry_run else changes[:SHOWN]):
        output.write(line + "\n")
    if not dry_run and len(changes) > SHOWN:
        output.write(f"and {len(changes) - SHOWN} more\n")
    output.write(f"{shared.path.name}: {_summed(changes, plans[0].releases, dry_run=dry_run)}\n")
    for copy, place in copies.items():
        output.write(f"{_told(copy, place, dry_run=dry_run)}\n")
    for record in disputed:
        for line in disputes.lines(record):
            output.say(line)
    if disputed:
        output.say("to choose: pressdir resolve")


def _told(copy: "CopyBeside", place: Path | None, *, dry_run: bool) -> str:
    what = f"{copy.path.name} (a copy by {copy.program})"
    if dry_run:
        return f"{what}: would be taken in, and cleared away"
    if place is None:
        return f"{what}: taken in, and left there until the next sync"
    return f"{what}: taken in, and now {place}"


def _lines(changes: "Sequence[Change]") -> Iterator[str]:
    for change in changes:
        yield f"{SIDES[change.side]:<5}  {change.verb}: {whom.describe(change.after)}"
        if change.before and change.verb == "changed":
            told = [*differences(change.before, change.after)] or [
                "what is known, not what is shown"
            ]
            yield from (f"         {line}" for line in told)


def _row(change: "Change") -> dict[str, Any]:
    changed = change.before is not None and change.verb == "changed"
    return {
        "file": SIDES[change.side],
        "what": str(change.verb),
        "uid": change.uid,
        "name": change.after.contact.label,
        "fields": [*differences(change.before, change.after)] if change.before and changed else [],
    }


def _summed(changes: "Sequence[Change]", releases: tuple[int, int], *, dry_run: bool) -> str:
    counts: dict[tuple[int, str], int] = {}
    for change in changes:
        counts[change.side, change.verb] = counts.get((change.side, change.verb), 0) + 1
    said = [f"{count} {verb} {SIDES[side]}" for (side, verb), count in sorted(counts.items())]
    said += [f"{count} releases new {SIDES[side]}" for side, count in enumerate(releases) if count]
    if not said:
        return "both are the same"
    return ("would be: " if dry_run else "") + ", ".join(said)
