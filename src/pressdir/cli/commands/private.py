"""`pressdir private`: all that is yours alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

import typer

from pressdir.cli.asking import whom
from pressdir.cli.changing import own
from pressdir.cli.lane import questions
from pressdir.cli.notes import Notes, noting
from pressdir.cli.options import AsJson, Database, DryRun, Words, Yes
from pressdir.cli.showing import output, tabular
from pressdir.cli.showing.text import to_json
from pressdir.errors import NotFoundError, UsageError
from pressdir.model import Record

GONE = "no longer in the directory"
SHARED = "in the directory, too"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a contact: the rows as one, and the contact, if there is one."""

    row: Record
    record: Record | None

    @property
    def label(self) -> str:
        """What to call the contact on a line."""
        return self.row.contact.label


def private(
    words: Words = None,
    orphans: Annotated[
        bool, typer.Option("--orphans", help="Of contacts that are no longer in the directory.")
    ] = False,
    forget: Annotated[
        bool, typer.Option("--forget", help="Keep no more what is listed. It asks first.")
    ] = False,
    yes: Yes = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
    db: Database = None,
) -> None:
    """List all that is yours alone: of whom, and what.

    Notes, numbers, addresses, languages and tags that you keep for yourself lie in a file of your
    own; pressdir where says which. They are shown with the contact, marked, and are in no export,
    no page, no --json but this one. WORDs choose some contacts, as in find.

    What you keep of a contact stays when the contact is removed, until you say --forget.

    Examples:
      pressdir private
      pressdir set ana ruiz --private note="Calls back after six"
      pressdir private --json
      pressdir private --orphans --forget
    """
    if forget and not (words or orphans):
        raise UsageError(
            "private --forget: what of whom?", hint="Write some words, or say --orphans."
        )
    with noting(db, "", dry_run=True) as notes:
        found = _found(notes, words or (), orphans=orphans)
    if not found:
        raise _nothing(notes, words or (), orphans=orphans)
    if forget:
        _forget(found, db, yes=yes, dry_run=dry_run)
    elif as_json:
        output.write(to_json([_data(each) for each in found], indent=2) + "\n")
    else:
        rows = [row for each in found for row in _rows(each)]
        output.write(tabular.table(("CONTACT", "WHAT", "VALUE", ""), rows, shrink={2: 24, 0: 16}))


def _found(notes: Notes, words: Sequence[str], *, orphans: bool) -> list[Kept]:
    """What is kept of those who answer; first of those in the directory, by their names."""
    from pressdir.cli.asking.order import Sort, arranged
    from pressdir.search import scan

    query = questions.query(words)
    lost = arranged(scan.search(own.orphans(notes.shown), query), Sort.NAME, {})
    gone = [Kept(row, None) for row in lost]
    if orphans:
        return gone
    there = scan.search(notes.shown.touched(), query, notes.shown.releases())
    ordered = arranged(there, Sort.NAME, {})
    return [*(Kept(notes.row(record), record) for record in ordered), *gone]


def _nothing(notes: Notes, words: Sequence[str], *, orphans: bool) -> NotFoundError:
    if words and notes.shown.rows:
        return NotFoundError(f"nothing private of: {questions.said(words)}")
    if orphans and notes.shown.rows:
        return NotFoundError("nothing private of anybody who is not in the directory")
    hint = 'Keep something: pressdir set WHO --private note="…"'
    return NotFoundError("nothing private yet", hint=hint)


def _forget(found: Sequence[Kept], db: Database, *, yes: bool, dry_run: bool) -> None:
    """Keep no more what was found, if the person agrees."""
    names = ", ".join(each.label for each in found[: whom.SHOWN])
    more = f" and {len(found) - whom.SHOWN} more" if len(found) > whom.SHOWN else ""
    said = f"what is private of {names}{more}"
    if not output.may_go_on("forget", "forgotten", said, yes=yes, dry_run=dry_run):
        return
    with noting(db, f"private --forget {names}{more}") as notes:
        for each in found:
            rows = notes.shown.rows_of(each.record) if each.record else [each.row]
            for row in rows:
                if row.uid in notes.shown.rows:
                    notes.forget(row.uid)
    output.say(f"forgot {said}; to take it back: pressdir undo")


def _values(kept: Kept) -> list[tuple[str, str, str]]:
    """Each value as (field, value, what to know of it)."""
    from pressdir.merge import overlay
    from pressdir.model import own_values

    mine = dict.fromkeys(own_values(kept.record)) if kept.record else None
    return [
        (field, value, GONE if mine is None else "" if (field, value) in mine else SHARED)
        for field, value in overlay.own(kept.row)
    ]


def _rows(kept: Kept) -> list[tuple[str, str, str, str]]:
    """A line for each value; of a note for each of its own."""
    return [
        (kept.label, field, line, about)
        for field, value, about in _values(kept)
        for line in value.splitlines()
    ]


def _data(kept: Kept) -> dict[str, object]:
    known: dict[str, list[str]] = {}
    for field, value, _ in _values(kept):
        known.setdefault(field, []).append(value)
    notes = known.pop("note", [])
    return {
        "uid": kept.row.uid,
        "contact": kept.label,
        "in_directory": kept.record is not None,
        **known,
        **({"note": "\n\n".join(notes)} if notes else {}),
    }
