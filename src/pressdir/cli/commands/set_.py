"""`pressdir set`: change values of a contact without an editor."""

from typing import Annotated

import typer

from pressdir.cli import options
from pressdir.cli.asking import whom
from pressdir.cli.book import changing
from pressdir.cli.changing import changes, own, titled
from pressdir.cli.options import Database, DryRun, Private, Region
from pressdir.cli.showing import output

Assignments = Annotated[
    list[str],
    typer.Argument(
        metavar="WHO FIELD=VALUE...",
        help="Whom, and what: field=value, field+=value, field-=value.",
        show_default=False,
    ),
]


def set_(
    words: Assignments,
    region: Region = None,
    private: Private = False,
    dry_run: DryRun = False,
    db: Database = None,
) -> None:
    """Set, add or take away values of a contact.

    Fields: name kind org role location emails phones langs tags note url.
    An empty value clears a field; one that may hold many takes several between commas.

    With --private it is kept in a file of your own, which no export and no colleague gets: phones
    emails langs tags note. See it with show and find, and all of it with pressdir private.

    Examples:
      pressdir set ana ruiz role="Head of press" langs=es,fr
      pressdir set ana phones+="+41 22 555 01 42" tags-=geneva
      pressdir set ana phones+="022 555 01 42" --region CH
      pressdir set ana --private note="After six" phones+="+41 79 555 01 42"
    """
    asked, given = changes.split(words)
    country = options.region(region)
    if private:
        own.changed(asked, given, db, country, dry_run=dry_run)
        return
    wanted = titled.told_apart(given)
    whom.get_ready(asked)
    changes.check(wanted, country)
    with changing(db, f"set {' '.join(words)}", dry_run=dry_run) as change:
        before = whom.one(change, asked)
        after = changes.applied(before, wanted, change.now(), country)
        lines = list(changes.differences(before, after))
        if after != before:
            change.put(after)
    output.say_changes(before, lines, dry_run=dry_run)
