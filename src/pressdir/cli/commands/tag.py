"""`pressdir tag` and `untag`: the same tag for all that a search finds, in one step."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pressdir.cli.asking import whom
from pressdir.cli.book import changing, logged
from pressdir.cli.changing import changes
from pressdir.cli.changing.changes import Act, Change
from pressdir.cli.lane import questions
from pressdir.cli.notes import noting
from pressdir.cli.options import Database, DryRun, Private
from pressdir.cli.showing import output
from pressdir.errors import NotFoundError, UsageError
from pressdir.model import Record

if TYPE_CHECKING:
    from pressdir.cli.asking.overlaid import Overlaid
    from pressdir.cli.book import Rehearsal
    from pressdir.search.query import Query
    from pressdir.store import Transaction

Tagged = Annotated[
    list[str],
    typer.Argument(
        metavar="TAG WORD...", help="The tag, and whom: words as in find.", show_default=False
    ),
]
HAD = {Act.ADD: "had it already", Act.REMOVE: "did not have it"}
DONE = {Act.ADD: ("tagged", "would tag"), Act.REMOVE: ("untagged", "would untag")}


def tag(
    words: Tagged, private: Private = False, dry_run: DryRun = False, db: Database = None
) -> None:
    """Put a tag on all contacts that match all WORDs.

    They must match as they are typed: who is merely near gets none. One undo takes it from all.
    With --private it is a tag in the file of your own, which nobody else gets.

    Examples:
      pressdir tag med country:LY,TN has:mobile -n
      pressdir tag med @desks -geneva
      pressdir tag trusted ana ruiz --private
      pressdir find tag:med
    """
    _act(Act.ADD, words, private=private, dry_run=dry_run, db=db)


def untag(
    words: Tagged, private: Private = False, dry_run: DryRun = False, db: Database = None
) -> None:
    """Take a tag from all contacts that match all WORDs.

    Examples:
      pressdir untag med country:TN
      pressdir untag med tag:med -n       from everybody who has it
    """
    _act(Act.REMOVE, words, private=private, dry_run=dry_run, db=db)


def _act(act: Act, words: Sequence[str], *, private: bool, dry_run: bool, db: Path | None) -> None:
    name, *rest = words
    verb = "tag" if act is Act.ADD else "untag"
    if not rest:
        raise UsageError(
            f"{verb} {questions.said([name])}: whom?", hint=f"Write words, as in: {verb} med geneva"
        )
    query = questions.query(rest)
    change = [Change("tags", act, (name,))]
    wanted: list[Record]
    if private:
        with noting(db, logged(verb, rest), dry_run=dry_run) as notes:  # the tag is nobody else's
            found = _found(notes.shown, query, rest)
            wanted = [each for each in found if _lacks(notes.row(each), act, name)]
            for record in wanted:
                notes.put(record, changes.applied(notes.row(record), change, notes.now()))
    else:
        with changing(db, logged(verb, words), dry_run=dry_run) as transaction:
            found = _found(transaction, query, rest)
            at = transaction.now()
            wanted = [each for each in found if _lacks(each, act, name)]
            for record in wanted:
                transaction.put(changes.applied(record, change, at))
    same = len(found) - len(wanted)
    rest_of = f"; {same} of those found {HAD[act]}" if same else ""
    own = ", privately" if private else ""
    output.say(f"{DONE[act][dry_run]} {_count(len(wanted))} with {name}{own}{rest_of}")
    for record in wanted:
        output.say(f"  {whom.describe(record)}")


def _found(
    book: "Transaction | Rehearsal | Overlaid", query: "Query", words: Sequence[str]
) -> list[Record]:
    """Those who answer. Raises a NotFoundError where nobody does."""
    from pressdir.search import scan

    found = scan.search(book.records(), query, book.releases())
    if not found:
        raise NotFoundError(questions.nobody(words), hint=questions.unknown(words))
    return found


def _lacks(record: Record, act: Act, name: str) -> bool:
    """Whether there is something to be done."""
    from pressdir.normalise.folding import fold

    return (fold(name) in map(fold, record.tags)) is (act is Act.REMOVE)


def _count(number: int) -> str:
    return "1 contact" if number == 1 else f"{number} contacts"
