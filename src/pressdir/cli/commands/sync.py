"""`pressdir sync`: the own contact file and a shared one become one directory again."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pressdir.cli import clock
from pressdir.cli.asking import whom
from pressdir.cli.book import book, changed
from pressdir.cli.changing import disputes
from pressdir.cli.changing.changes import differences, turns
from pressdir.cli.options import AsJson, Database, DryRun, Yes
from pressdir.cli.own_files import config
from pressdir.cli.showing import output
from pressdir.cli.showing.text import to_json, visible
from pressdir.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from pressdir.store import Store
    from pressdir.sync import Change, CopyBeside, Means, Outcome

PATIENCE = 3.0  # seconds for a file that is only half there
SHOWN = 20  # contacts that are told one by one; a dry run tells all
SIDES = ("here", "there")


def sync(
    target: Annotated[
        str | None,
        typer.Argument(
            metavar="[TARGET]",
            help="The shared file, folder or address book, else that of the last time.",
            show_default=False,
        ),
    ] = None,
    join: Annotated[
        bool,
        typer.Option("--join", help="Take it though it is another directory than last time."),
    ] = False,
    user: Annotated[
        str, typer.Option(metavar="NAME", help="Who you are on a server.", show_default=False)
    ] = "",
    password_command: Annotated[
        str,
        typer.Option(
            metavar="COMMAND",
            help="A program that prints your password; else the keyring has it, or you are asked.",
            show_default=False,
        ),
    ] = "",
    yes: Yes = False,
    dry_run: DryRun = False,
    as_json: AsJson = False,
    db: Database = None,
) -> None:
    """Make your contact file and a shared one the same, so that both have what either knew.

    The shared file may lie on Dropbox, Nextcloud, Syncthing, a network drive or a stick; a new one
    is made where none is. Nobody locks it, and everybody may write at once: what got lost on the
    way comes back when whoever had it syncs again. What was changed in it by hand, or by another
    program, counts as an edit.

    Edits of several people come together field by field; addresses, numbers and tags of all are
    kept. Where two gave one field another value without knowing of each other, both stay until
    somebody chooses: pressdir conflicts, pressdir resolve. A contact that is missing in one of the
    two is added there; it goes only if somebody removed it who knew all that is known of it. If
    more than a quarter would go, you are asked.

    Copies that Dropbox, Nextcloud, Syncthing, OneDrive and others leave beside the file where two
    wrote at once ("conflicted copy"), and backups of editors, are taken in and cleared away. They
    are kept for a while; where, is told.

    In a folder (~/desk/) each of you has a file of their own, which nobody else writes. That is for
    network drives (NFS, SMB), where two who write one file at once would write over each other.
    What is left as it is for now, as somebody's file that is still on its way, is told.

    On a server for WebDAV (Nextcloud and others) it is the https address of a .json file. The first
    time it is tried out whether the server lets nobody write over what they did not read; one that
    lets them is refused. The user and the command for the password are remembered, the password is
    not. For an object of S3 (s3://bucket/desk.json) keys, region and endpoint are those that
    Amazon's programs use: $AWS_ACCESS_KEY_ID and the like, or ~/.aws.

    Any other https address is that of an address book (CardDAV: Nextcloud, Baikal, Radicale, iCloud
    and others), or of a server or an account that has one. Telephones and address books go on
    using it: what they change there comes back as edits of single fields, and what only they know
    of a card stays in it as they wrote it. What no card can say, such as where a value was read,
    stays in your file.

    -n prints all that would happen.

    Examples:
      pressdir sync ~/Dropbox/desk.json
      pressdir sync /net/newsroom/desk/
      pressdir sync https://cloud.example.org/dav/ana/desk.json --user ana
      pressdir sync https://dav.example.org/ --password-command 'pass show dav'
      pressdir sync
      pressdir sync -n
    """
    from pressdir import sync

    request = sync.Request(
        target or "", join=join, dry_run=dry_run, user=user, password_command=password_command
    )
    told: list[str] = []
    with book(db) as store:
        outcome = sync.sync(request, store, _means(store, told, yes=yes))
    if outcome is None:
        output.say("nothing was synced")
        raise typer.Exit(ExitCode.NOTHING)
    if as_json:
        output.write(to_json(_in_json(outcome, told, dry_run=dry_run), indent=2) + "\n")
    else:
        _tell(outcome, dry_run=dry_run)


# --- what is asked --------------------------------------------------------------------------------


def _means(store: "Store", told: list[str], *, yes: bool) -> "Means":
    from pressdir.sync import Means

    def say(sentence: str) -> None:
        told.append(sentence)
        output.say(sentence)

    return Means(
        changing=lambda command: changed(store, command),
        agreed=lambda question: yes or _agreed(question),
        say=say,
        now=clock.stamp,
        wait=time.sleep,
        patience=PATIENCE,
        by=config.reporter(None),
        password=_password,
        tracked=lambda each: output.tracked(each, len(each)),
    )


def _agreed(question: str) -> bool:
    if not output.interactive():
        raise UsageError(
            f"{question}, and nobody can be asked", hint="Look with -n, and say --yes."
        )
    return output.agreed(f"{question}. Go on?")


def _password(user: str, host: str) -> str:
    from getpass import getpass

    if not output.interactive():
        raise UsageError(
            f"{host}: wants the password of {user}, and nobody can be asked",
            hint="Name a program that prints it: --password-command 'pass show desk'",
        )
    return getpass(visible(f"Password of {user} at {host}: "))


# --- what is told ---------------------------------------------------------------------------------


def _in_json(outcome: "Outcome", told: Sequence[str], *, dry_run: bool) -> dict[str, Any]:
    return {
        "target": outcome.target,
        "dry_run": dry_run,
        "changes": [*map(_row, outcome.changes)],
        "copies": [
            {
                "file": copy.path.name,
                "program": copy.program,
                "moved_to": None if place is None else str(place),
            }
            for copy, place in outcome.copies.items()
        ],
        "told": [*told],
        "releases": dict(zip(SIDES, outcome.releases, strict=True)),
        "conflicts": [row for record in outcome.conflicts for row in disputes.rows(record)],
    }


def _tell(outcome: "Outcome", *, dry_run: bool) -> None:
    changes = outcome.changes
    for line in _lines(changes if dry_run else changes[:SHOWN]):
        output.write(line + "\n")
    if not dry_run and len(changes) > SHOWN:
        output.write(f"and {len(changes) - SHOWN} more\n")
    output.write(f"{outcome.name}: {_summed(changes, outcome.releases, dry_run=dry_run)}\n")
    for copy, place in outcome.copies.items():
        output.write(f"{_told(copy, place, dry_run=dry_run)}\n")
    for record in outcome.conflicts:
        for line in disputes.lines(record):
            output.say(line)
    if outcome.conflicts:
        output.say("to choose: pressdir resolve")


def _told(copy: "CopyBeside", place: Path | None, *, dry_run: bool) -> str:
    what = f"{copy.path.name} (a copy by {copy.program})"
    if dry_run:
        return f"{what}: would be taken in, and cleared away"
    if place is None:
        return f"{what}: taken in, and left there until the next sync"
    return f"{what}: taken in, and now {place}"


def _lines(changes: "Sequence[Change]") -> Iterator[str]:
    for change in changes:
        yield f"{SIDES[change.side]:<5}  {change.verb}: {whom.describe(change.after)}"
        if change.before and change.verb == "changed":
            told = _fields(change) or ["what is known, not what is shown"]
            yield from (f"         {line}" for line in told)


def _fields(change: "Change") -> list[str]:
    if change.before is None:
        return []
    both = change.before, change.after
    return [*differences(*both), *turns(*both)]


def _row(change: "Change") -> dict[str, Any]:
    changed = change.before is not None and change.verb == "changed"
    return {
        "file": SIDES[change.side],
        "what": str(change.verb),
        "uid": change.uid,
        "name": change.after.contact.label,
        "fields": _fields(change) if changed else [],
    }


def _summed(changes: "Sequence[Change]", releases: tuple[int, int], *, dry_run: bool) -> str:
    counts: dict[tuple[int, str], int] = {}
    for change in changes:
        counts[change.side, change.verb] = counts.get((change.side, change.verb), 0) + 1
    said = [f"{count} {verb} {SIDES[side]}" for (side, verb), count in sorted(counts.items())]
    for side, count in enumerate(releases):
        what = "release" if count == 1 else "releases"
        said += [f"{count} {what} new {SIDES[side]}"] if count else []
    if not said:
        return "both are the same"
    return ("would be: " if dry_run else "") + ", ".join(said)
