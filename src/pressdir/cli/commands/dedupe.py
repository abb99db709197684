"""`pressdir dedupe`: who is in the directory twice, asked about two by two."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pressdir.cli.asking import whom
from pressdir.cli.book import changing
from pressdir.cli.changing import changes, twins
from pressdir.cli.options import AsJson, By, Database, DryRun, Words
from pressdir.cli.own_files import config
from pressdir.cli.showing import output, tabular
from pressdir.cli.showing.text import to_json
from pressdir.errors import ExitCode, UsageError
from pressdir.model import Record

if TYPE_CHECKING:
    from pressdir.merge.duplicates import Pair

COLUMNS = ("SURE", "WHY", "ONE", "OTHER")
Two = tuple[str, str]


def dedupe(
    words: Words = None,
    same: Annotated[
        Two | None,
        typer.Option(metavar="WHO WHO", help="Say that these two are one.", show_default=False),
    ] = None,
    not_same: Annotated[
        Two | None,
        typer.Option(metavar="WHO WHO", help="Say that these two are two.", show_default=False),
    ] = None,
    part: Annotated[
        str | None,
        typer.Option(
            metavar="WHO", help="Make two again of one that was made of two.", show_default=False
        ),
    ] = None,
    listed: Annotated[
        bool, typer.Option("--list", help="List the pairs, and ask nothing.")
    ] = False,
    as_json: AsJson = False,
    yes: Annotated[
        bool,
        typer.Option("--yes", "-y", help="Join those that nobody need be asked about, no others."),
    ] = False,
    dry_run: DryRun = False,
    by: By = None,
    db: Database = None,
) -> None:
    """Find contacts that are in the directory twice, and make one of two.

    Two contacts are proposed for reasons, which are shown: the same personal e-mail or number, or
    names alike (spelt otherwise, in other letters, with an initial, in another order) at the same
    organisation; and what speaks against it. A press office's mailbox, a switchboard or a name
    alone is no reason. They stand side by side, and one key answers: same, not the same, later,
    undo, quit.

    One of two keeps every value, source, tag and note of both, and is found by the uid of either.
    Both answers are kept in the contact file and not asked again. `pressdir undo` takes the last
    one back; --part makes two again of one, whenever it was made: each has what it had, and what
    was seen of it since. Where it is made of more than two, it asks which one comes back.
    Contacts of which one says nothing that the other does not are joined without a question.

    WORDs choose some, as in find. Where nobody can be asked the pairs are listed. The exit code
    is 1 where there are any, for scripts.

    Examples:
      pressdir dedupe
      pressdir dedupe harbour
      pressdir dedupe --list
      pressdir dedupe --same "ana ruiz" a.ruiz@harbour.example
      pressdir dedupe --not-same "mohamed ali" m.ali@river.example
      pressdir dedupe --part "ana ruiz" -n
      pressdir dedupe --yes -n
    """
    told = same or not_same
    if told or part is not None:
        if sum(each is not None for each in (same, not_same, part)) > 1:
            raise UsageError("--same, --not-same and --part: choose one")
        if words or listed or as_json or yes:
            raise UsageError("--same, --not-same and --part: say nothing else beside them")
        if told:
            _tell(told, db, config.reporter(by), are_one=bool(same), dry_run=dry_run)
        elif part is not None:
            twins.part(part, db, config.reporter(by), dry_run=dry_run)
        return
    settled, asked = twins.found(db, words or ())
    asks = output.interactive() and not (listed or as_json or yes or dry_run)
    if as_json:
        rows = {"pairs": [*map(_row, asked)], "identical": [*map(_row, settled)]}
        output.write(to_json(rows, indent=2) + "\n")
    elif not asks and not yes and asked:
        output.write(tabular.table(COLUMNS, map(_cells, asked), shrink={1: 24, 3: 12, 2: 12}))
    if asks or yes:
        twins.join(settled, db, config.reporter(by), dry_run=dry_run)
        settled = [] if not dry_run else settled
    if asks and asked:
        twins.ask(asked, db, config.reporter(by))
        return
    output.flush()
    _sum_up(len(settled), len(asked))
    if asked or settled:
        raise typer.Exit(ExitCode.NOTHING)


def _sum_up(settled: int, asked: int) -> None:
    if settled:
        said = "1 pair says" if settled == 1 else f"{settled} pairs say"
        output.say(f"{said} the same; to join without a question: pressdir dedupe --yes")
    if asked:
        said = "1 pair" if asked == 1 else f"{asked} pairs"
        output.say(f"{said} may be one; to go through them: pressdir dedupe")
    if not (settled or asked):
        output.say("nobody is in the directory twice, as far as one can see")


def _tell(told: Two, db: Path | None, by: str, *, are_one: bool, dry_run: bool) -> None:
    """What a person says of two contacts, without being asked."""
    from pressdir import merge

    said = f"dedupe {'--same' if are_one else '--not-same'} {' '.join(told)}"
    with changing(db, said, dry_run=dry_run) as change:
        one, other = (whom.one(change, [who]) for who in told)
        if one.uid == other.uid:
            raise UsageError(f"{told[0]}, {told[1]}: this is one contact, {one.contact.label}")
        now = change.now()
        if are_one:
            stays, gone = merge.unite(one, other, now, by)
            change.unite(stays, gone)
        else:
            for each in merge.part(one, other, now, by):
                change.put(each)
    if not are_one:
        verb = "would stay" if dry_run else "stay"
        for each in (one, other):
            output.say(whom.describe(each))
        output.say(f"{verb} two contacts, and are not asked about again")
        return
    output.say(f"{'would join' if dry_run else 'joined'}: {whom.describe(stays)}")
    _say_gained(one if one.uid == stays.uid else other, stays)


def _say_gained(before: Record, after: Record) -> None:
    for line in changes.differences(before, after):
        output.say(f"  {' '.join(line.split())}")


def _cells(pair: "Pair") -> Sequence[str]:
    why = "; ".join((*pair.reasons, *(f"but: {each}" for each in pair.doubts)))
    return str(pair.score), why, *sorted(map(whom.describe, (pair.one, pair.other)))


def _row(pair: "Pair") -> dict[str, object]:
    return {
        "score": pair.score,
        "reasons": list(pair.reasons),
        "doubts": list(pair.doubts),
        "contacts": [_brief(each) for each in (pair.one, pair.other)],
    }


def _brief(record: Record) -> dict[str, object]:
    contact = record.contact
    return {
        "uid": record.uid,
        "name": contact.name.full if contact.name else None,
        "org": contact.org,
        "role": contact.role,
        "location": contact.location,
        "emails": [*map(str, contact.emails)],
        "phones": [*map(str, contact.phones)],
    }
