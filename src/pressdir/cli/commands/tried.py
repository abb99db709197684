"""`pressdir tried`: how it went when somebody called."""

from collections.abc import Sequence
from typing import Annotated

import typer

from pressdir.cli.asking import whom
from pressdir.cli.book import changing
from pressdir.cli.options import By, Database, DryRun
from pressdir.cli.own_files import config
from pressdir.cli.showing import output
from pressdir.errors import NotFoundError, UsageError
from pressdir.model import Record, Report, Verdict

OUTCOMES = (Verdict.DEAD, Verdict.BUSY, Verdict.OK, Verdict.MOVED)
Told = Annotated[
    list[str],
    typer.Argument(
        metavar=f"WHO {'|'.join(OUTCOMES)}", help="Whom, and how it went.", show_default=False
    ),
]


def tried(
    words: Told,
    number: Annotated[
        str | None,
        typer.Option(
            metavar="N",
            help="Which number or address, else the one that `call` takes; last digits will do.",
            show_default=False,
        ),
    ] = None,
    note: Annotated[
        str, typer.Option(metavar="TEXT", help="A few words more.", show_default=False)
    ] = "",
    by: By = None,
    dry_run: DryRun = False,
    db: Database = None,
) -> None:
    """Say how it went when you called, for everybody who uses the contact file.

    Say dead (no such number, or nobody there who knows the contact), busy (nobody answered this
    time), ok (it was answered) or moved (the contact has left). A dead number is shown and called
    last, until somebody says that it is ok. Who has moved is not offered by who.

    Each report is kept with its day and your name, which is `by` in the settings, or what the
    system calls you. A release that prints a dead number again does not bring it back up.

    Examples:
      pressdir tried ana ruiz ok
      pressdir tried ana dead --number 0142
      pressdir tried ana moved --note "now with River Aid"
    """
    asked, outcome = _split(words)
    if outcome is Verdict.MOVED and number:
        raise UsageError(
            "moved is said of the contact, not of a number", hint="Leave out --number."
        )
    says = config.reporter(by)
    which = f" --number {number}" if number else ""
    whom.get_ready(asked)
    with changing(db, f"tried {' '.join(words)}{which}", dry_run=dry_run) as change:
        from pressdir import merge

        before = whom.one(change, asked)
        about = ("", "")
        if outcome is not Verdict.MOVED:
            about = whom.value(before, number) if number else _called(before, change.now())
        told = Report(*about, outcome, change.now(), says, " ".join(note.split()))
        after = merge.report(before, told)
        change.put(after)
        lines = _lines(before, after, about[1], change.now())
    output.say_changes(before, lines, dry_run=dry_run)


def _split(words: Sequence[str]) -> tuple[Sequence[str], Verdict]:
    """Who was tried, and how it went, which stands last."""
    *asked, outcome = words
    if outcome.casefold() not in OUTCOMES:
        raise UsageError(
            f"{outcome}: how did it go?", hint=f"Say it at the end: {', '.join(OUTCOMES)}."
        )
    if not asked:
        raise UsageError(f"{outcome}: who was tried?", hint=f"pressdir tried WHO {outcome}")
    return asked, Verdict(outcome.casefold())


def _called(record: Record, now: str) -> tuple[str, str]:
    """The number that `call` takes, as (field, value)."""
    from pressdir.acts import choice

    if found := choice.to_call(record, now):
        return "phones", str(found[0].value)
    raise NotFoundError(
        f"{record.contact.label}: has no number", hint="Say which address: --number ADDRESS"
    )


def _lines(before: Record, after: Record, value: str, now: str) -> list[str]:
    """What is known now, and which number is the first one now."""
    from pressdir import merge

    said = "; ".join(merge.standing_of(after, value, now).said)
    lines = [f"{value}: {said}" if value else said]
    first = after.contact.phones[:1]
    if first != before.contact.phones[:1]:
        lines.append(f"the first number is now {first[0]}")
    return lines
