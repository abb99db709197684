r"""The man page, in the macros of man(7): the commands as they are, and what stands around them.

Escapes are those of groff_char(7): a hyphen that is typed is `\-`, so that it can be copied.
"""

from collections.abc import Iterator, Mapping
from itertools import groupby
from textwrap import wrap

from pressdir.cli.describing.tree import HELP, Command, Option
from pressdir.cli.own_files import places
from pressdir.errors import ExitCode

STATUS: Mapping[ExitCode, str] = {
    ExitCode.DONE: "Done, or found.",
    ExitCode.NOTHING: "Nothing found.",
    ExitCode.USAGE: "The command line is wrong.",
    ExitCode.UNREADABLE: "A document or the contact file cannot be read; the rest was done.",
    ExitCode.CONFLICT: "Somebody else changed the same thing.",
    ExitCode.LOCKED: "Another pressdir is writing.",
    ExitCode.UNKNOWN: "Of check alone: nobody here has this number or address.",
}
FILES: Mapping[str, str] = {
    "data/contacts.json": "The contact file, in which TinyDB reads, too.",
    "config/config.toml": "The settings. They need not exist; pressdir where says what is meant.",
    "state/": "Older states of contact files, for undo and as backups.",
    "cache/": "The index that find answers from. It may be deleted.",
}
ENVIRONMENT: Mapping[str, str] = {
    places.DB_VARIABLE: "The contact file, where --db does not say another.",
    "XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_CACHE_HOME": "Where the files are.",
    "NO_COLOR": "Not empty: no colour.",
    "FORCE_COLOR": "Not empty: colour where no terminal is, too.",
    "COLUMNS": "How wide a table may be at a terminal.",
    "VISUAL, EDITOR": "What edit opens.",
}
SIGNS = {
    "\\": r"\e", "-": r"\-", "'": r"\(aq", "`": r"\(ga", "^": r"\(ha", "~": r"\(ti", '"': r"\(dq",
}  # fmt: skip
EXAMPLES = "Examples:\n"
RELEASED = "2026-11-21"  # the day of the version in CHANGELOG.md
WIDTH = 70  # of a line of the source: escapes make it longer
DESCRIPTION = """\
Press releases end with a name, a number and an address. pressdir reads releases (text, web pages,
mails, PDF, Word, in many languages), finds whom they offer for contact, and keeps them in one file
with the source of every value. It would rather leave a number out than invent one.

Results go to the output, everything else to the error output. Nothing is sent anywhere; the
network is touched only for a web address that is typed.
"""


def page(program: Command, version: str) -> str:
    """The page."""
    lines = [
        f'.TH PRESSDIR 1 {RELEASED} "pressdir {version}" "User Commands"',
        ".SH NAME",
        "pressdir \\- directory of press contacts, read from press releases",
        ".SH SYNOPSIS",
        ".B pressdir",
        "[\\fIoptions\\fR] \\fIcommand\\fR [\\fIarguments\\fR]",
        ".SH DESCRIPTION",
        *_text(DESCRIPTION),
        ".SH OPTIONS",
        *_options(program),
        ".SH COMMANDS",
        *(line for command in program.commands for line in _command(command)),
        ".SH EXIT STATUS",
        *(line for code, sense in STATUS.items() for line in _item(str(int(code)), sense)),
        ".SH ENVIRONMENT",
        *(line for name, sense in ENVIRONMENT.items() for line in _item(name, sense)),
        ".SH FILES",
        *(line for name, sense in FILES.items() for line in _item(_usual(name), sense)),
        ".SH EXAMPLES",
        *_literal(program.text.partition(EXAMPLES)[2].partition("\n\n")[0]),
        ".SH SEE ALSO",
        ".BR mutt (1),\n.BR neomutt (1),\n.BR aerc (1)",
    ]
    return "".join(f"{line}\n" for line in lines)


def escaped(text: str) -> str:
    """The text as roff takes it for itself."""
    signs = (
        SIGNS.get(char) or (char if char.isascii() else f"\\[u{ord(char):04X}]") for char in text
    )
    line = "".join(signs)
    return f"\\&{line}" if line.startswith(".") else line


def _usual(name: str) -> str:
    kind, _, rest = name.partition("/")
    return f"~/{places.XDG[kind][1]}/{places.APP}/{rest}"


def _item(name: str, sense: str) -> Iterator[str]:
    yield ".TP"
    yield f".B {escaped(name)}"
    yield from _filled(sense)


def _command(command: Command) -> Iterator[str]:
    yield f'.SS "{escaped(" ".join(["pressdir", command.name, *_arguments(command)]))}"'
    before, examples, behind = command.text.partition(EXAMPLES)
    yield from _text("\n\n".join(filter(None, [before.strip(), behind.partition("\n\n")[2]])))
    yield from _options(command)
    if examples:
        yield ".PP"
        yield "Examples:"
        yield from _literal(behind.partition("\n\n")[0])


def _arguments(command: Command) -> Iterator[str]:
    for argument in command.arguments:
        yield argument.value if argument.needed else f"[{argument.value}]"


def _options(command: Command) -> Iterator[str]:
    for option in command.options:
        if option is HELP and not command.commands:
            continue  # every command has it
        yield ".TP"
        yield _option(option)
        usual = f" (usually {option.usual})" if option.usual else ""
        yield from _filled(f"{option.help}{usual}")


def _option(option: Option) -> str:
    value = "" if option.flag else f" \\fI{escaped(option.value)}\\fR"
    return ", ".join(f"\\fB{escaped(name)}\\fR" for name in option.names) + value


def _text(text: str) -> Iterator[str]:
    """Paragraphs, filled; lines that are indented stay as they are."""
    for place, paragraph in enumerate(text.strip("\n").split("\n\n")):
        if place:  # the first follows a heading
            yield ".PP"
        for indented, group in groupby(paragraph.splitlines(), lambda line: line.startswith("  ")):
            lines = [*group]
            yield from _literal("\n".join(lines)) if indented else _filled(" ".join(lines))


def _filled(text: str) -> Iterator[str]:
    yield from map(escaped, wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False))


def _literal(text: str) -> Iterator[str]:
    """Lines as they are, indented."""
    yield ".RS 4\n.EX"
    yield from (escaped(line.removeprefix("  ")) or "\\&" for line in text.splitlines())
    yield ".EE\n.RE"
