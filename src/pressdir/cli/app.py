"""The command line: a module a command, each a call and a print, loaded when it is called.

`main` has the only handler of errors: what a user can mend ends in two lines on stderr and an exit
code; a bug shows its traceback. Help is plain text: Typer's rich help doubles the time that
`--help` takes, and plain text goes through pipes and screen readers as it is.
"""

import errno
import inspect
import sys
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from importlib import import_module
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from pressdir.cli.options import Asking, Database
from pressdir.cli.showing import output
from pressdir.errors import PressdirError

if TYPE_CHECKING:
    from typer._click import Command, HelpFormatter

GROUPS: Mapping[str, Mapping[str, str]] = {  # module and function of each
    "Ask": {
        "find": "find.find",
        "who": "who.who",
        "show": "show.show",
        "check": "check.check",
        "list": "list_.list_",
        "browse": "browse.browse",
        "saved": "saved.saved",
        "query": "query.query",
    },
    "Act": {
        "call": "call.call",
        "mail": "mail.mail",
        "wa": "message.wa",
        "signal": "message.signal",
        "copy": "copy_.copy",
        "qr": "qr.qr",
    },
    "Take in, hand on": {
        "ingest": "ingest.ingest",
        "import": "import_.import_",
        "export": "export.export",
        "sheet": "pages.sheet",
        "directory": "pages.directory",
        "extract": "extract.extract",
        "explain": "explain.explain",
    },
    "Change": {
        "add": "add.add",
        "set": "set_.set_",
        "edit": "edit.edit",
        "tag": "tag.tag",
        "untag": "tag.untag",
        "private": "private.private",
        "remove": "remove.remove",
        "subject": "subject.subject",
        "erase": "erase.erase",
        "undo": "undo.undo",
        "log": "log.log",
    },
    "Share it": {
        "sync": "sync.sync",
        "conflicts": "conflicts.conflicts",
        "resolve": "conflicts.resolve",
        "git": "git.git",
    },
    "Keep it true": {
        "review": "review.review",
        "dedupe": "dedupe.dedupe",
        "tried": "tried.tried",
        "verify": "verify.verify",
        "doctor": "doctor.doctor",
        "gaps": "gaps.gaps",
        "news": "news.news",
    },
    "The program": {
        "stats": "stats.stats",
        "where": "where.where",
        "completion": "completion.completion",
        "man": "man.man",
    },
}
COMMANDS = {name: place for group in GROUPS.values() for name, place in group.items()}
SUMMARY = 200  # characters: in full
ASKING = frozenset(  # they take `-word`
    "find who query browse export sheet directory review dedupe doctor saved tag untag"
    " private".split()
)


class Commands(MutableMapping[str, "Command"]):
    """The commands by name. Each is loaded and made when it is asked for: most runs ask for one."""

    def __init__(self) -> None:
        self._made: dict[str, Command] = {}

    def __getitem__(self, name: str) -> "Command":
        if name not in self._made:
            self._made[name] = _command(name, COMMANDS[name])
        return self._made[name]

    def __setitem__(self, name: str, command: "Command") -> None:
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        del self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


class Listing(TyperGroup):
    """The program: its help says of each command in full what it does."""

    def __init__(self, **settings: object) -> None:
        """Take what Typer gives any group, but for its commands."""
        super().__init__(**settings)  # type: ignore[arg-type]  # as they come
        self.commands = Commands()

    def format_commands(self, ctx: typer.Context, formatter: "HelpFormatter") -> None:  # type: ignore[override]  # typer's own Context
        """List the commands, by what they are for."""
        del ctx
        for title, group in GROUPS.items():
            rows = [(name, self.commands[name].get_short_help_str(SUMMARY)) for name in group]
            with formatter.section(title):
                formatter.write_dl(rows)


app = typer.Typer(
    name="pressdir",
    cls=Listing,
    no_args_is_help=True,
    add_completion=False,  # `completion` prints better ones
    rich_markup_mode=None,
    pretty_exceptions_enable=False,  # a traceback is for a bug report: complete and plain
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(asked: bool) -> None:
    if asked:
        from importlib.metadata import version

        output.write(f"pressdir {version('pressdir')}\n")
        raise typer.Exit


def _no_colour(asked: bool) -> None:
    if asked:
        output.uncolour()


def pressdir(
    db: Database = None,
    no_color: Annotated[
        bool, typer.Option("--no-color", help="No colour.", callback=_no_colour)
    ] = False,
    version: Annotated[
        bool, typer.Option("--version", help="Say the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """A directory of press contacts, read from press releases, kept in one file.

    Examples:
      pressdir ingest releases/          read press releases, keep whom they name
      pressdir find ana geneva           who is that, and how do I call?
      pressdir call ana ruiz             ring her up; also: mail, wa, copy, qr
      pressdir check x@iom-int.example   is that who they say?
      pressdir show ana --evidence       where does it come from?
      pressdir explain release.html      what was taken, what not, and why?
      pressdir export kind:desk -o d.vcf vCards for a phone or a mail program

    Exit codes: 0 done, 1 nothing found, 2 usage, 3 unreadable, 4 conflict, 5 locked,
    6 unknown (check).
    """


def _help(function: Callable[..., None]) -> str:
    r"""The docstring, its examples marked by \b so that they are not wrapped."""
    return (inspect.getdoc(function) or "").replace("Examples:\n", "\b\nExamples:\n")


def _command(name: str, place: str) -> "Command":
    """Make a command of a function in `commands`."""
    module, function = place.split(".")
    called = getattr(import_module(f"pressdir.cli.commands.{module}"), function)
    alone = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    kind = Asking if name in ASKING else TyperCommand
    alone.command(name, cls=kind, help=_help(called))(called)
    return get_command(alone)


app.callback(help=_help(pressdir))(pressdir)


def _run() -> None:
    try:
        app(prog_name="pressdir")
    except OSError as error:  # help is printed by Typer itself, past `output`
        if error.errno != errno.ENOSPC or error.filename is not None:
            raise
        raise output.unwritten(error) from error


def run() -> None:
    """Run the command line, and end the process as the shell expects it."""
    output.prepare()
    try:
        try:
            _run()
        finally:
            output.flush()
    except PressdirError as error:
        output.report(error)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(128 + 2)
