"""`pressdir conflicts` and `resolve`: where people edited without knowing of each other."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pressdir.cli.asking import answers, whom
from pressdir.cli.book import book, changing
from pressdir.cli.changing import disputes
from pressdir.cli.changing.changes import differences
from pressdir.cli.lane import questions
from pressdir.cli.options import AsJson, Database, DryRun, Words
from pressdir.cli.own_files import config
from pressdir.cli.showing import output, tabular
from pressdir.cli.showing.sides import said
from pressdir.cli.showing.text import to_json
from pressdir.errors import ExitCode, NotFoundError, UsageError
from pressdir.model import Record

if TYPE_CHECKING:
    from pressdir.merge import Conflict, Side
    from pressdir.store import Store

MOST = 9  # sides that have a key of their own


class Take(StrEnum):
    """Which of several edits is taken without a question."""

    NEWEST = "newest"
    MINE = "mine"


def conflicts(words: Words = None, as_json: AsJson = False, db: Database = None) -> None:
    """List the fields that people changed without knowing of each other's change.

    All that they typed is kept; the newest is shown until somebody chooses. WORDs choose some
    contacts, as in find. The exit code is 1 where there are any, for scripts.

    Examples:
      pressdir conflicts
      pressdir conflicts harbour --json
    """
    with book(db) as store:
        found = [*_disputed(store, words or [])]
    if as_json:
        rows = [row for record in found for row in disputes.rows(record)]
        output.write(to_json(rows, indent=2) + "\n")
    elif found:
        output.write(tabular.table(("CONTACT", "FIELD", "SHOWN", "OR"), _cells(found)))
        output.say("to choose: pressdir resolve")
    else:
        output.say("there are no conflicts")
    if found:
        raise typer.Exit(ExitCode.NOTHING)


def resolve(
    words: Words = None,
    take: Annotated[
        Take | None,
        typer.Option(help="Do not ask: take the newest edit, or yours.", show_default=False),
    ] = None,
    dry_run: DryRun = False,
    db: Database = None,
) -> None:
    """Choose between edits that people made without knowing of each other.

    One key chooses. What is chosen is an edit like any other: it travels with the next sync, and
    pressdir undo takes it back. WORDs choose some contacts, as in find. To set a field to
    something else again: pressdir set.

    Examples:
      pressdir resolve
      pressdir resolve ana ruiz
      pressdir resolve --take newest -n
    """
    with book(db) as store:
        found = [*_disputed(store, words or [])]
    if not found:
        output.say("there are no conflicts")
        return
    if take is None and not output.interactive():
        raise UsageError("resolve: nobody can be asked", hint="Say --take newest, or --take mine.")
    mine = config.reporter(None)
    for record in found:
        if not _settled(record, take, mine, db, dry_run=dry_run):
            return


def _disputed(store: "Store", words: list[str]) -> Iterator[Record]:
    from pressdir import merge

    meant = None
    if words:
        meant = {each.uid for each in answers.search(store, questions.query(words), {})}
        if not meant:
            raise NotFoundError(questions.nobody(words), hint=whom.nearby(store, words))
    for record in store.each():
        if (meant is None or record.uid in meant) and merge.conflicts(record):
            yield record


def _cells(found: list[Record]) -> Iterator[tuple[str, str, str, str]]:
    from pressdir import merge

    for record in found:
        for each in merge.conflicts(record):
            first, *others = map(said, each.sides)
            yield record.contact.label, each.field, first, " / ".join(others)


def _settled(
    record: Record, take: Take | None, mine: str, db: Path | None, *, dry_run: bool
) -> bool:
    """Settle the conflicts of one contact; False: no more."""
    from pressdir import merge

    for conflict in merge.conflicts(record):
        choice = _chosen(record, conflict, take, mine)
        if choice is None:
            if take is None:
                return False
            output.say(f"{conflict.field} of {record.contact.label}: none of it is yours; left")
            continue
        command = f"resolve {record.contact.label}: {conflict.field}"
        with changing(db, command, dry_run=dry_run) as change:
            before = change.get(record.uid)
            if before is None or conflict not in merge.conflicts(before):
                output.say(f"{record.contact.label} was changed in the meantime; left as it is")
                continue
            after = merge.resolved(before, conflict, choice, change.now())
            change.put(after)
            lines = [*differences(before, after)] or [f"{conflict.field}: {choice.value}"]
        output.say_changes(before, lines, dry_run=dry_run)
    return True


def _chosen(record: Record, conflict: "Conflict", take: Take | None, mine: str) -> "Side | None":
    if take is Take.NEWEST:
        return conflict.sides[0]
    if take is Take.MINE:
        return next((each for each in conflict.sides if each.by == mine), None)
    sides = conflict.sides[:MOST]
    output.say(f"{whom.describe(record)}: {conflict.field}")
    for number, each in enumerate(sides, 1):
        output.say(f"  {number}  {said(each)}")
    keys = "".join(str(number) for number in range(1, len(sides) + 1))
    pressed = output.key(f"which? [{keys[0]}-{keys[-1]}]  [q]uit", f"{keys}q")
    return sides[int(pressed) - 1] if pressed in set(keys) else None
