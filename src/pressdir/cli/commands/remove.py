"""`pressdir remove`: take a contact out."""

from pressdir.cli.asking import whom
from pressdir.cli.book import book, changing
from pressdir.cli.options import Database, DryRun, Who, Yes
from pressdir.cli.showing import output
from pressdir.errors import UsageError


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
        if dry_run:
            output.say(f"would remove {line}")
            return
        if not yes and not output.interactive():
            raise UsageError(
                f"remove {line}: nobody can be asked", hint="Say --yes, or --dry-run to look first."
            )
        if not yes and not output.agreed(f"Remove {line}?"):
            output.say("nothing removed")
            return
    with changing(db, f"remove {record.contact.label}") as change:
        change.remove(record.uid)
    output.say(f"removed {line}")
