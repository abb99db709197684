"""`pressdir remove`: take a contact out."""

from pressdir.cli.asking import whom
from pressdir.cli.book import book, changing
from pressdir.cli.options import Database, DryRun, Who, Yes
from pressdir.cli.showing import output


def remove(words: Who, yes: Yes = False, dry_run: DryRun = False, db: Database = None) -> None:
    """Remove a contact.

    At a terminal it asks first; elsewhere it needs --yes.

    Examples:
      pressdir remove ana ruiz
      pressdir remove ana.ruiz@harbour.example --yes
    """
    with book(db) as store:
        record = whom.one(store, words)
        line = whom.describe(record)
        if not output.may_go_on("remove", "removed", line, yes=yes, dry_run=dry_run):
            return
    with changing(db, f"remove {record.contact.label}") as change:
        change.remove(record.uid)
    output.say(f"removed {line}")
