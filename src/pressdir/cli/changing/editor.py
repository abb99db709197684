"""A contact in the editor that the person likes."""

import os
import shlex
import shutil
from collections.abc import Sequence
from pathlib import Path

from pressdir.cli.asking import whom
from pressdir.cli.book import changing
from pressdir.cli.changing import changes, own, sheet
from pressdir.cli.changing.changes import Change
from pressdir.cli.notes import noting
from pressdir.cli.showing import output
from pressdir.errors import ConflictError, InvalidValueError, NotFoundError, UsageError
from pressdir.model import Record

VARIABLES = ("VISUAL", "EDITOR")
USUAL = ("nano", "vi")  # tried in this order when neither is set
CHECKED = "2000-01-01T00:00:00Z"  # a time for changes that are tried out and thrown away


def edited(before: Record, db: Path | None, region: str | None = None) -> Record:
    """The contact as the person leaves it, which the contact file then holds; what changed is told.

    Raises:
        UsageError: there is no editor, it failed, or the page is at fault.
        ConflictError: somebody else changed the contact while the editor was open.
    """
    wanted = _wanted(before, region)  # nobody else waits while the editor is open
    with changing(db, f"edit {before.contact.label}") as change:
        if change.get(before.uid) != before:
            raise ConflictError(
                f"{before.contact.label} was changed in the meantime", hint="Edit it again."
            )
        after = changes.applied(before, wanted, change.now(), region)
        if after != before:
            change.put(after)
    output.say_changes(before, list(changes.differences(before, after)))
    return after


def edited_own(words: Sequence[str], db: Path | None, region: str | None = None) -> None:
    """Have the person edit what they keep of a contact for themselves; what changed is told.

    Raises:
        NotFoundError: there is no such contact.
        UsageError, ConflictError: as of `edited`.
    """
    from pressdir.merge.overlay import PRIVATE

    with noting(db, "", dry_run=True) as notes:
        meant = whom.one(notes.shown, words)
        before = notes.row(meant)
    wanted = _wanted(before, region, PRIVATE)
    own.refuse_public(wanted)
    label = meant.contact.label
    with noting(db, f"edit {label}") as notes:
        if notes.row(meant) != before:
            raise ConflictError(f"{label} was changed in the meantime", hint="Edit it again.")
        after = changes.applied(before, wanted, notes.now(), region)
        if after != before:
            notes.put(meant, after)
    own.tell(before, after)


def _wanted(
    record: Record, region: str | None, fields: Sequence[str] = sheet.ORDER
) -> list[Change]:
    """The changes that the person makes, tried out; an invalid page is offered again."""
    import tempfile

    page = sheet.write(record, fields)
    with tempfile.TemporaryDirectory(prefix="pressdir-") as folder:  # mode 0700
        path = Path(folder) / f"{record.uid[:8]}.toml"
        path.write_text(page, encoding="utf-8")
        while True:
            _open(path)
            try:
                text = path.read_text(encoding="utf-8-sig")
                wanted = [] if text == page else sheet.read(text, record)
                changes.applied(record, wanted, CHECKED, region)
            except UnicodeDecodeError as error:
                raise UsageError("the page is not UTF-8") from error
            except (UsageError, InvalidValueError, NotFoundError) as error:
                if not output.interactive():
                    raise UsageError(f"{error}; nothing changed", hint=error.hint) from error
                output.report(error)
                if not output.agreed("Open it again?"):
                    return []
            else:
                return wanted


def _open(path: Path) -> None:
    """Wait for the editor.

    Raises:
        UsageError: there is none, or it failed.
    """
    import subprocess

    command = [*shlex.split(_editor()), str(path)]
    try:
        code = subprocess.run(command, check=False).returncode  # noqa: S603  # the person's own choice
    except OSError as error:
        raise UsageError(
            f"{command[0]}: cannot be started ({error.strerror})", hint="Set $EDITOR."
        ) from error
    if code:
        raise UsageError(f"{command[0]} ended with {code}; nothing changed")


def _editor() -> str:
    for variable in VARIABLES:
        if command := os.environ.get(variable, "").strip():
            return command
    for command in USUAL:
        if shutil.which(command):
            return command
    raise UsageError("no editor", hint="Set $EDITOR, or use: pressdir set WHO field=value")
