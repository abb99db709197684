"""`pressdir doctor`: is the directory still true?"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pressdir.cli.asking import whom
from pressdir.cli.asking.overlaid import Overlaid
from pressdir.cli.book import changing, seen
from pressdir.cli.changing import own
from pressdir.cli.lane import questions
from pressdir.cli.options import AsJson, Database, DryRun, NoPrivate, Words
from pressdir.cli.showing import output, tabular
from pressdir.cli.showing.text import to_json
from pressdir.errors import ExitCode, NotFoundError, UsageError

if TYPE_CHECKING:
    from pressdir.audit.doctor import Diagnosis
    from pressdir.cli.book import Rehearsal
    from pressdir.store import Transaction

ORPHAN = "orphan"
COLUMNS = ("AUDIT", "CONTACT", "WHAT", "REPAIR")


def doctor(
    words: Words = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Repair what is safe to repair, and say so.")
    ] = False,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only", metavar="AUDIT", help="Only this audit; may be repeated.", show_default=False
        ),
    ] = None,
    dry_run: DryRun = False,
    as_json: AsJson = False,
    no_private: NoPrivate = False,
    db: Database = None,
) -> None:
    """Look for what is wrong, old or missing in the directory.

    Each finding is a sentence about a contact. Where REPAIR says so, --fix repairs it: numbers that
    a numbering plan has changed become those of today (the old one stays as evidence), and tags get
    one spelling. All else needs a person. What --fix did is one change, which `pressdir undo` takes
    back; with -n it says what it would do. WORDs choose some contacts, as in find.

    Audits: old-number invalid-number invalid-domain moved dead unsure duplicate shared-value
    tag-case no-name no-phone no-country no-location no-language stale unverified.
    And orphan: you keep something for yourself of a contact that is no longer there.

    The exit code is 1 where something was found, for cron.

    Examples:
      pressdir doctor
      pressdir doctor harbour --only no-phone --only stale
      pressdir doctor --fix -n
      pressdir doctor --json
    """
    with changing(db, "doctor --fix", dry_run=dry_run or not fix) as change:
        found = _found(change, words, only)
        repaired = _repaired(found, change) if fix else []
    if not (words or no_private) and (not only or ORPHAN in only):
        found += _orphans(db)
    left = found if dry_run else [each for each in found if each not in repaired]
    for each in repaired:
        verb = "would repair" if dry_run else "repaired"
        output.say(f"{verb}: {each.finding.record.contact.label}: {each.finding.mends}")
    if as_json:
        rows = {"findings": [_row(each) for each in left]}
        if fix:
            rows["repaired"] = [_row(each) for each in repaired]
        output.write(to_json(rows, indent=2) + "\n")
    elif left:
        output.write(_table(left))
    output.flush()  # the findings first
    _sum_up(left, fixing=fix)
    if left:
        raise typer.Exit(ExitCode.NOTHING)


def _found(
    change: "Transaction | Rehearsal",
    words: Sequence[str] | None,
    only: Sequence[str] | None,
) -> "list[Diagnosis]":
    """What is wrong with the contacts that answer to `words`."""
    from pressdir.audit import doctor as audits
    from pressdir.search import scan

    names = (*audits.AUDITS, ORPHAN)
    if unknown := [name for name in only or () if name not in names]:
        known = ", ".join(names)
        raise UsageError(f"{unknown[0]}: no such audit", hint=f"There are: {known}.")
    records = change.records()
    if not records:
        raise whom.nobody_yet(change)
    about = None
    if words:
        meant = scan.search(records, questions.query(words), change.releases())
        about = frozenset(each.uid for each in meant)
        if not about:
            raise NotFoundError(questions.nobody(words), hint=whom.nearby(change, words))
    if only and {*only} == {ORPHAN}:
        return []
    return audits.examine(records, change.now(), about=about, only=only or ())


def _orphans(db: Path | None) -> "list[Diagnosis]":
    """Contacts of which the person keeps something, and which are no longer there."""
    from pressdir.audit.doctor import Diagnosis
    from pressdir.audit.findings import Finding

    said = "is no longer in the directory; what you keep of it: pressdir private --orphans"
    with seen(db) as store:
        rows = own.orphans(store) if isinstance(store, Overlaid) else []
    return [Diagnosis(ORPHAN, Finding(row, said)) for row in rows]


def _repaired(found: "Sequence[Diagnosis]", change: "Transaction | Rehearsal") -> "list[Diagnosis]":
    """Those that can be repaired, which is done."""
    repaired = []
    for each in found:
        record = change.get(each.finding.record.uid)
        if each.finding.repair and record:
            change.put(each.finding.repair(record, change.now()))
            repaired.append(each)
    return repaired


def _table(found: "Sequence[Diagnosis]") -> str:
    """The findings; with a column of what can be repaired if something can."""
    rows = [
        (each.audit, each.finding.record.contact.label, each.finding.sentence, _fixable(each))
        for each in found
    ]
    columns = len(COLUMNS) if any(map(_fixable, found)) else len(COLUMNS) - 1
    shown = [row[:columns] for row in rows]
    return tabular.table(COLUMNS[:columns], shown, shrink={1: 16, 2: 24})


def _fixable(each: "Diagnosis") -> str:
    return "--fix" if each.finding.repair else ""


def _row(each: "Diagnosis") -> dict[str, object]:
    finding = each.finding
    return {
        "audit": each.audit,
        "uid": finding.record.uid,
        "contact": finding.record.contact.label,
        "finding": finding.sentence,
        "value": finding.value or None,
        "others": [other.uid for other in finding.others],
        "repair": finding.mends or None,
    }


def _sum_up(left: "Sequence[Diagnosis]", *, fixing: bool) -> None:
    """How much there is, audit by audit, and what to do first."""
    if not left:
        output.say("nothing found" if not fixing else "nothing left")
        return
    counts = Counter(each.audit for each in left)
    output.say(", ".join(f"{count} {name}" for name, count in counts.items()))
    if mendable := sum(bool(each.finding.mends) for each in left):
        output.say(f"{mendable} can be repaired: pressdir doctor --fix")
