"""`pressdir git`: git as the carrier of a contact file that several people write."""

from collections.abc import Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pressdir.cli import clock
from pressdir.cli.changing import disputes
from pressdir.cli.options import Database, DryRun
from pressdir.cli.own_files import config
from pressdir.cli.showing import output
from pressdir.cli.showing.text import visible
from pressdir.errors import ConflictError, ExitCode, StoreError, UsageError, WriteError

if TYPE_CHECKING:
    from pressdir.store.disk import Data
    from pressdir.sync.branches import Whole

NOT_MERGED = 129  # git then stops, and changes nothing; up to 128 it would keep our side alone
WAIT = 10.0  # seconds for the lock


class Action(StrEnum):
    """What is to be done."""

    INSTALL = "install"
    HEAL = "heal"
    MERGE = "merge"
    TEXTCONV = "textconv"


def git(
    action: Annotated[
        Action,
        typer.Argument(
            metavar="ACTION", help="install, heal, merge or textconv.", show_default=False
        ),
    ],
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE...]", help="Else your contact file.", show_default=False),
    ] = None,
    uninstall: Annotated[
        bool, typer.Option("--uninstall", help="Take out what install wrote.")
    ] = False,
    dry_run: DryRun = False,
    db: Database = None,
) -> None:
    """Let git carry the contact file: merge it by fields, and show it in words.

    install tells the repository that the file lies in how to merge and compare it. Two branches
    that edit two fields of one contact then merge clean. Where both edited one field, both edits
    stay: the file is valid, git says that there is a conflict, pressdir resolve settles it, and
    git add goes on. git diff and git log -p show values, one a line. The settings are this
    clone's: each clone runs install once; .gitattributes goes with the files.

    heal puts a file together that git merged without that, in a new clone, by the button of a web
    page, or by stash: all that stands between <<<<<<< and >>>>>>> is kept. Nothing is lost by it.

    merge and textconv are what git calls.

    Examples:
      pressdir git install
      pressdir git install ~/newsroom/desk.json -n
      pressdir git heal
      pressdir git install --uninstall
    """
    if uninstall and action is not Action.INSTALL:
        raise UsageError(f"--uninstall does not go with {action}")
    if action is Action.MERGE:
        _merge(paths or [])
    elif action is Action.TEXTCONV:
        _in_words(_one(paths, action))
    else:
        path = _one(paths, action) if paths else config.contact_file(db).path
        if action is Action.HEAL:
            _heal(path, dry_run=dry_run)
        else:
            _install(path, uninstall=uninstall, dry_run=dry_run)


def _one(paths: Sequence[Path] | None, action: Action) -> Path:
    if not paths or len(paths) > 1:
        raise UsageError(f"git {action} takes one file")
    return paths[0]


# --- install --------------------------------------------------------------------------------------


def _install(path: Path, *, uninstall: bool, dry_run: bool) -> None:
    from pressdir.cli.changing import carrier

    at = carrier.repository(path)
    change = carrier.removed if uninstall else carrier.installed
    said = [*change(at, dry_run=dry_run)]
    verb = ("would remove" if dry_run else "removed") if uninstall else (
        "would write" if dry_run else "wrote"
    )  # fmt: skip
    for line in said:
        output.write(f"{verb}  {visible(line)}\n")
    if not said:
        output.say(f"{at.name}: nothing to {'remove' if uninstall else 'write'}")
    if dry_run or uninstall:
        return
    for doubt in carrier.doubts(at):
        output.say(f"pressdir: {doubt}")
    if any(line.startswith(carrier.ATTRIBUTES) for line in said):
        output.say(f"for the other clones: git add {carrier.ATTRIBUTES}, and commit it")


# --- merge ----------------------------------------------------------------------------------------


def _merge(paths: Sequence[Path]) -> None:
    """What git calls with the ancestor, our side, the other side, and the name of the file."""
    if not 3 <= len(paths) <= 4:
        raise UsageError("git merge takes what git gives a merge driver: %O %A %B %P")
    ancestor, ours, theirs, *names = paths
    name = str(names[0]) if names else str(ours)
    try:
        sides = [_versions(path) for path in (ours, theirs)]
        whole = _together([each for side in sides for each in side], _once(ancestor))
        _replace(ours, whole.data)
    except StoreError as error:
        sides_of = {", our side": ours, ", the other side": theirs}
        broken = next((side for side, path in sides_of.items() if not _is_readable(path)), "")
        output.say(f"pressdir: {name}{broken} {error}. Nothing was merged; git merge --abort")
        raise typer.Exit(NOT_MERGED) from error
    _tell(whole)
    if whole.disputed:
        output.say(f"to choose: pressdir resolve; then git add {name}")
        raise typer.Exit(ExitCode.NOTHING)


def _versions(path: Path) -> "list[Data]":
    """The file that git gives, or all of which it is made, if its marks are in it."""
    from pressdir.sync import torn

    data = _read(path)
    return torn.versions(data) if torn.is_torn(data) else [data]


def _once(ancestor: Path) -> "Data":
    """What both sides were; nothing where git has none."""
    with suppress(StoreError):
        return _read(ancestor)
    return b""


def _is_readable(path: Path) -> bool:
    from pressdir.store import layout

    try:
        for each in _versions(path):
            layout.parse(each)
    except StoreError:
        return False
    return True


def _together(versions: "Sequence[Data]", ancestor: "Data" = b"") -> "Whole":
    from pressdir.sync import branches

    return branches.together(versions, clock.stamp(), ancestor)


def _tell(whole: "Whole") -> None:
    for record in whole.disputed:
        for line in disputes.lines(record):
            output.say(line)


# --- heal -----------------------------------------------------------------------------------------


def _heal(path: Path, *, dry_run: bool) -> None:
    """Put the versions together that a file holds."""
    from pressdir.store import file, layout
    from pressdir.store.disk import LocalDisk
    from pressdir.sync import torn

    disk = LocalDisk()
    path = disk.resolve(path.expanduser().absolute())
    with file.reading(path):
        is_there = path.is_file()
    if not is_there:
        raise UsageError(f"{path}: there is no such file", hint="Name the one to heal.")
    lock = path.with_name(f"{path.name}.lock")
    with disk.lock(lock, disk.status(path), WAIT):
        data = _read(path)
        try:
            versions = torn.versions(data)
            if len(versions) < 2 and not torn.is_torn(data):
                layout.parse(data)
                output.say(f"{path.name}: is in one piece")
                return
        except StoreError as error:
            hint = "Nothing was changed. git checkout --merge gives the marks of git anew."
            raise type(error)(f"{path} {error}.", hint=hint) from error
        whole = _together(versions)
        if not dry_run:
            _replace(path, whole.data, before=data)
    verb = "would put together" if dry_run else "put together"
    output.write(f"{path.name}: {verb} {len(versions)} versions\n")
    _tell(whole)
    if whole.disputed:
        output.say("to choose: pressdir resolve")
    if not dry_run:
        output.say(f"to go on: git add {path.name}")


def _read(path: Path) -> "Data":
    from pressdir.store import file
    from pressdir.store.disk import LocalDisk

    with file.reading(path):
        return LocalDisk().read(path)


def _replace(path: Path, data: "Data", before: "Data | None" = None) -> None:
    from pressdir.store import file
    from pressdir.store.disk import LocalDisk

    def unless() -> None:
        if before is not None and _read(path) != before:
            raise ConflictError(f"{path} was changed in the meantime.", hint="Run it again.")

    disk = LocalDisk()
    with file.reading(path):
        status = disk.status(path)
    if status and not status.mode & file.WRITABLE:
        raise WriteError(f"{path} is write-protected.", hint="Unprotect it: chmod u+w.")
    with file.writing(path, len(data)):
        file.replace(disk, path, data, like=status, unless=unless)


# --- in words -------------------------------------------------------------------------------------


def _in_words(path: Path) -> None:
    """What a file shows; of one that is none, git compares the text as it is."""
    from pressdir.sync import in_words

    data = _read(path)
    try:
        lines = [visible(line) for line in in_words.lines(data)]
    except StoreError:
        lines = bytes(data).decode("utf-8", "replace").splitlines()
    output.write("".join(f"{line}\n" for line in lines))
