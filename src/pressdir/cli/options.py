"""Arguments that several commands share, declared once."""

import re
from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperCommand

from pressdir.cli.showing.forms import Output
from pressdir.errors import UsageError


def _inherited(ctx: typer.Context, value: Path | None) -> Path | None:
    """`--db` behind the command, else the one before it."""
    if value is not None or ctx.parent is None:
        return value
    outer = ctx.parent.params.get("db")
    return outer if isinstance(outer, Path) else None


Database = Annotated[
    Path | None,
    typer.Option(
        "--db",
        metavar="PATH",
        help="The contact file; else $PRESSDIR_DB, else the settings.",
        callback=_inherited,
        show_default=False,
        readable=False,  # the store says what is wrong with its file
    ),
]
Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="WORD...",
        help="What to look for: words, field:value, -word to leave out.",
        show_default=False,
    ),
]
Who = Annotated[
    list[str],
    typer.Argument(
        metavar="WHO",
        help="A name, an e-mail, a number or the beginning of a uid.",
        show_default=False,
    ),
]
Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...", help="Files, folders, patterns, addresses, or -.", show_default=False
    ),
]
AllowLocal = Annotated[
    bool,
    typer.Option(
        "--allow-local", help="Fetch addresses that lead to this machine or its network, too."
    ),
]
Rejects = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE", help="Write what was left out and why, as JSON lines.", show_default=False
    ),
]
Format = Annotated[
    Output | None,
    typer.Option("--format", "-f", help="How to print it.", show_default=False),
]
Form = Annotated[
    str | None,
    typer.Option(
        "--template",
        metavar="TEXT",
        help="A line of your own for each, as in '{name}: {phone}'.",
        show_default=False,
    ),
]
Private = Annotated[
    bool, typer.Option("--private", help="In the file of your own, which is never shared.")
]
NoPrivate = Annotated[
    bool, typer.Option("--no-private", help="Without what is yours alone, for a shared screen.")
]
AsJson = Annotated[bool, typer.Option("--json", help="As JSON.")]
DryRun = Annotated[
    bool, typer.Option("--dry-run", "-n", help="Say what would be done, and leave the file alone.")
]
By = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="Whose word it is; else `by` in the settings, or what the system calls you.",
        show_default=False,
    ),
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]
WithPrivate = Annotated[
    bool, typer.Option("--with-private", help="Print what is yours alone, too: for your eyes.")
]
AfterConsent = Annotated[
    bool,
    typer.Option(
        "--after-consent", help="Let somebody in who was erased, and agreed to be kept again."
    ),
]
Lang = Annotated[
    str | None,
    typer.Option(
        metavar="TAG", help="The language of the documents, as in es.", show_default=False
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        min=1,
        metavar="N",
        help="Read with N processes; all cores when there is enough to read, 1 is none but this.",
        show_default=False,
    ),
]
Region = Annotated[
    str | None,
    typer.Option(
        metavar="XX",
        help="The country whose national numbers are meant, as in CH.",
        show_default=False,
    ),
]


PAGES = re.compile(r"(?:^| )--to[ =](html?|pdf)(?: |$)", re.IGNORECASE)  # nothing reads these back


def chosen(output: Output | None, as_json: bool, default: Output = Output.TABLE) -> Output:
    """What `--format` and `--json` say together.

    Raises:
        UsageError: they contradict each other.
    """
    if as_json and output not in {None, Output.JSON}:
        raise UsageError(f"--json and --format {output}: choose one")
    return Output.JSON if as_json else output or default


class Asking(TyperCommand):
    """A command whose words are a query, so that `-geneva` leaves Geneva out."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]  # typer's own Context
        """Take the words that begin with one dash out of the options' way."""
        from pressdir.cli.lane.questions import excludes

        own = {name for parameter in self.get_params(ctx) for name in parameter.opts}
        head, tail = _split(args)
        if asked := PAGES.search(" ".join(head)):
            hint = "pressdir directory -o directory.html; to print: pressdir sheet -o calls.html"
            raise UsageError(f"{asked[1]}: a page for people has a command of its own", hint=hint)
        minus = [arg for arg in head if excludes(arg)]
        for arg in minus:
            if f"-{arg}" in own:
                raise UsageError(f"{arg}: an option is written with two dashes", hint=f"-{arg}")
        rest = [arg for arg in head if not excludes(arg)]
        return super().parse_args(ctx, [*rest, "--", *minus, *tail])


def _split(args: list[str]) -> tuple[list[str], list[str]]:
    """What stands before `--`, and what behind it."""
    if "--" not in args:
        return args, []
    at = args.index("--")
    return args[:at], args[at + 1 :]


def region(code: str | None) -> str | None:
    """The ISO 3166-1 code that `--region` means.

    Raises:
        InvalidPhoneError: it is no country that has telephone numbers.
    """
    if code is None:
        return None
    from pressdir.normalise import phones

    return phones.region_code(code)
