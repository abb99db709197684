"""The command line: a module a command, each a call and a print.

`main` has the only handler of errors: what a user can mend ends in two lines on stderr and an exit
code; a bug shows its traceback. Help is plain text: Typer's rich help doubles the time that
`--help` takes, and plain text goes through pipes and screen readers as it is.
"""

import inspect
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated

import typer
from typer.core import TyperCommand, TyperGroup

from pressdir.cli.commands import (
    add,
    browse,
    call,
    check,
    completion,
    conflicts,
    copy_,
    dedupe,
    doctor,
    edit,
    erase,
    explain,
    export,
    extract,
    find,
    gaps,
    git,
    import_,
    ingest,
    list_,
    log,
    mail,
    man,
    message,
    news,
    pages,
    private,
    qr,
    query,
    remove,
    review,
    saved,
    set_,
    show,
    stats,
    subject,
    sync,
    tag,
    tried,
    undo,
    verify,
    where,
    who,
)
from pressdir.cli.options import Asking, Database
from pressdir.cli.showing import output
from pressdir.errors import PressdirError

if TYPE_CHECKING:
    from typer._click import HelpFormatter

GROUPS: Mapping[str, Mapping[str, Callable[..., None]]] = {
    "Ask": {
        "find": find.find,
        "who": who.who,
        "show": show.show,
        "check": check.check,
        "list": list_.list_,
        "browse": browse.browse,
        "saved": saved.saved,
        "query": query.query,
    },
    "Act": {
        "call": call.call,
        "mail": mail.mail,
        "wa": message.wa,
        "signal": message.signal,
        "copy": copy_.copy,
        "qr": qr.qr,
    },
    "Take in, hand on": {
        "ingest": ingest.ingest,
        "import": import_.import_,
        "export": export.export,
        "sheet": pages.sheet,
        "directory": pages.directory,
        "extract": extract.extract,
        "explain": explain.explain,
    },
    "Change": {
        "add": add.add,
        "set": set_.set_,
        "edit": edit.edit,
        "tag": tag.tag,
        "untag": tag.untag,
        "private": private.private,
        "remove": remove.remove,
        "subject": subject.subject,
        "erase": erase.erase,
        "undo": undo.undo,
        "log": log.log,
    },
    "Share it": {
        "sync": sync.sync,
        "conflicts": conflicts.conflicts,
        "resolve": conflicts.resolve,
        "git": git.git,
    },
    "Keep it true": {
        "review": review.review,
        "dedupe": dedupe.dedupe,
        "tried": tried.tried,
        "verify": verify.verify,
        "doctor": doctor.doctor,
        "gaps": gaps.gaps,
        "news": news.news,
    },
    "The program": {
        "stats": stats.stats,
        "where": where.where,
        "completion": completion.completion,
        "man": man.man,
    },
}
COMMANDS = {name: each for group in GROUPS.values() for name, each in group.items()}
SUMMARY = 200  # characters: in full
ASKING = frozenset(  # they take `-word`
    "find who query browse export sheet directory review dedupe doctor saved tag untag"
    " private".split()
)


class Listing(TyperGroup):
    """The program: its help says of each command in full what it does."""

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


app.callback(help=_help(pressdir))(pressdir)
for _name, _function in COMMANDS.items():
    app.command(_name, cls=Asking if _name in ASKING else TyperCommand, help=_help(_function))(
        _function
    )


def run() -> None:
    """Run the command line, and end the process as the shell expects it."""
    output.prepare()
    try:
        try:
            app(prog_name="pressdir")
        finally:
            output.flush()
    except PressdirError as error:
        output.report(error)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(128 + 2)
