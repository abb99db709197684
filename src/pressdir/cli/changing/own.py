"""What a person keeps for themselves of contacts, changed as they ask."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pressdir.cli.asking import whom
from pressdir.cli.asking.overlaid import Overlaid
from pressdir.cli.changing import changes
from pressdir.cli.changing.changes import Change
from pressdir.cli.notes import noting
from pressdir.cli.showing import output
from pressdir.model import Contact, Kind, Record


def changed(
    words: Sequence[str],
    wanted: Sequence[Change],
    db: Path | None,
    region: str | None = None,
    *,
    dry_run: bool = False,
) -> None:
    """Change what the person keeps of the contact that `words` mean, and tell what became of it.

    Raises:
        NotFoundError: there is no such contact, or a value that is to go is not theirs.
        UsageError: a field cannot be private, or `words` mean several contacts.
        InvalidValueError: a value is not what its field needs.
    """
    refuse_public(wanted)
    fields = ", ".join(dict.fromkeys(each.field for each in wanted))  # the values are nobody else's
    with noting(db, f"set {' '.join(words)}: {fields}", dry_run=dry_run) as notes:
        meant = whom.one(notes.shown, words)
        before = notes.row(meant)
        after = changes.applied(before, wanted, notes.now(), region)
        if after != before:
            notes.put(meant, after)
    tell(before, after, dry_run=dry_run)


def refuse_public(wanted: Sequence[Change]) -> None:
    """Raise a UsageError for a change of a field that cannot be private."""
    from pressdir.merge import overlay

    overlay.refuse_public(each.field for each in wanted)


def orphans(shown: Overlaid) -> list[Record]:
    """What is kept of contacts that are no longer there; called as they were, where that is known.

    Else they are called by how their uid begins.
    """
    known = {each.uid: each.contact for each in shown.base.removed()}
    named = []
    for row in shown.orphans():
        was = known.get(row.uid, Contact(Kind.PERSON))
        org = was.org if was.name or was.org else row.uid[: whom.SHOWN]
        named.append(replace(row, contact=replace(row.contact, name=was.name, org=org)))
    return named


def tell(before: Record, after: Record, *, dry_run: bool = False) -> None:
    """Tell what became of what the person keeps."""
    lines = [f"private {each}" for each in changes.differences(before, after)]
    output.say_changes(before, lines, dry_run=dry_run)
