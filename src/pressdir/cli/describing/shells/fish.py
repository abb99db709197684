"""Completion for fish, which quotes what it inserts, and keeps what fits the typed letters."""

from collections.abc import Iterator

from pressdir.cli.describing.tree import Command, Option, Takes

HEAD = r"""# Completion of pressdir for fish: pressdir completion fish | source

function __pressdir_contacts
    set -l words (commandline -opc)
    $words[1] __complete fish $words[2..-1] (commandline -ct | string unescape) 2>/dev/null
end

"""
FIRST = "__fish_use_subcommand"


def script(program: Command) -> str:
    """The script."""
    lines = [*_options(program, FIRST)]
    lines += [
        _line(FIRST, "-f", f"-a {command.name}", _said(command.summary))
        for command in program.commands
    ]
    for command in program.commands:
        lines += _command(command)
    return HEAD + "".join(f"{line}\n" for line in lines)


def _command(command: Command) -> Iterator[str]:
    """The lines of a command: its options and what it takes."""
    here = f"__fish_seen_subcommand_from {command.name}"
    yield from _options(command, here)
    if command.takes is Takes.CONTACT:
        yield _line(here, "-f", "-a '(__pressdir_contacts)'")
    elif command.takes is Takes.TEXT:
        yield _line(here, "-f")
    if command.choices:
        yield _line(here, "-f", f"-a '{' '.join(command.choices)}'")


def _options(command: Command, here: str) -> Iterator[str]:
    for option in command.options:
        yield _line(here, *map(_name, option.names), *_value(option), _said(option.help))


def _name(name: str) -> str:
    return f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}"


def _value(option: Option) -> list[str]:
    """What stands behind an option."""
    if option.flag:
        return []
    if option.choices:
        return ["-x", f"-a '{' '.join(option.choices)}'"]
    return ["-r", "-F"] if option.takes in {Takes.FILE, Takes.FOLDER} else ["-x"]


def _said(text: str) -> str:
    quoted = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"-d '{quoted}'"


def _line(here: str, *parts: str) -> str:
    return f"complete -c pressdir -n '{here}' {' '.join(parts)}"
