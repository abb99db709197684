"""`pressdir verify`: a person looked, and it is right."""

from typing import Annotated

import typer

from pressdir.cli.asking import whom
from pressdir.cli.book import changing
from pressdir.cli.options import By, Database, DryRun, Who
from pressdir.cli.own_files import config
from pressdir.cli.showing import output


def verify(
    words: Who,
    number: Annotated[
        str | None,
        typer.Option(
            metavar="N", help="Only this number or address; its last digits do.", show_default=False
        ),
    ] = None,
    note: Annotated[
        str, typer.Option(metavar="TEXT", help="How you know.", show_default=False)
    ] = "",
    by: By = None,
    dry_run: DryRun = False,
    db: Database = None,
) -> None:
    """Say that you checked a contact, and that it is right.

    It holds for the contact and for all its numbers and addresses but those reported dead; with
    --number, for that one only. What was unsure is sure from now on. After twelve months it is due
    again, and `pressdir doctor` says so. Reading a release verifies nothing.

    Examples:
      pressdir verify ana ruiz
      pressdir verify ana ruiz --note "on the office's web page"
      pressdir verify ana --number +41225550142 --by Jo
    """
    says = config.reporter(by)
    whom.get_ready(words)
    with changing(db, f"verify {' '.join(words)}", dry_run=dry_run) as change:
        from pressdir import merge

        before = whom.one(change, words)
        chosen = [whom.value(before, number)] if number else None
        after = merge.verify(before, chosen, change.now(), by=says, note=" ".join(note.split()))
        change.put(after)
    known = set(before.reports)
    lines = [
        f"verified: {each.value or 'the contact'}" for each in after.reports if each not in known
    ]
    output.say_changes(before, lines, dry_run=dry_run)
