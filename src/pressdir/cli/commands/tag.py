"""`pressdir tag` and `untag`: the same tag for all that a search finds, in one step."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from pressdir.cli.asking import whom
from pressdir.cli.book import changing, logged
from pressdir.cli.changing import changes
from pressdir.cli.changing.changes import Act, Change
from pressdir.cli.lane import questions
from pressdir.cli.options import Database, DryRun
from pressdir.cli.showing import output
from pressdir.errors import NotFoundError, UsageError

Tagged = Annotated[
    list[str],
    typer.Argument(
        metavar="TAG WORD...", help="The tag, and whom: words as in find.", show_default=False
    ),
]
HAD = {Act.ADD: "had it already", Act.REMOVE: "did not have it"}
DONE = {Act.ADD: ("tagged", "would tag"), Act.REMOVE: ("untagged", "would untag")}


def tag(words: Tagged, dry_run: DryRun = False, db: Database = None) -> None:
    """Put a tag on all contacts that match all WORDs.

    They must match as they are typed: who is merely near gets none. One undo takes it from all.

    Examples:
      pressdir tag med country:LY,TN has:mobile -n
      pressdir tag med @desks -geneva
      pressdir find tag:med
    """
    _act(Act.ADD, words, dry_run=dry_run, db=db)


def untag(words: Tagged, dry_run: DryRun = False, db: Database = None) -> None:
    """Take a tag from all contacts that match all WORDs.

    Examples:
      pressdir untag med country:TN
      pressdir untag med tag:med -n       from everybody who has it
    """
    _act(Act.REMOVE, words, dry_run=dry_run, db=db)


def _act(act: Act, words: Sequence[str], *, dry_run: bool, db: Path | None) -> None:
    from pressdir.normalise.folding import fold
    from pressdir.search import scan

    name, *rest = words
    verb = "tag" if act is Act.ADD else "untag"
    if not rest:
        raise UsageError(
            f"{verb} {questions.said([name])}: whom?", hint=f"Write words, as in: {verb} med geneva"
        )
    query = questions.query(rest)
    with changing(db, logged(verb, words), dry_run=dry_run) as change:
        found = scan.search(change.records(), query, change.releases())
        if not found:
            raise NotFoundError(questions.nobody(rest), hint=questions.unknown(rest))
        at = change.now()
        wanted = [
            each for each in found if (fold(name) in map(fold, each.tags)) is (act is Act.REMOVE)
        ]
        for record in wanted:
            change.put(changes.applied(record, [Change("tags", act, (name,))], at))
    same = len(found) - len(wanted)
    rest_of = f"; {same} of those found {HAD[act]}" if same else ""
    output.say(f"{DONE[act][dry_run]} {_count(len(wanted))} with {name}{rest_of}")
    for record in wanted:
        output.say(f"  {whom.describe(record)}")


def _count(number: int) -> str:
    return "1 contact" if number == 1 else f"{number} contacts"
