"""What bash and zsh share: the cases of `case $command:$option in`, filled into a script."""

from collections.abc import Callable, Sequence

from pressdir.cli.describing.tree import Command, Takes


def filled(
    script: str,
    program: Command,
    values: Callable[[str, Sequence[str]], str],
    command: Callable[[str, Command], str],
) -> str:
    """`script` with its cases in the place of its marks.

    `values` makes the case of an option that has choices, `command` that of a command; each is
    given its pattern.
    """
    marks = {
        "@VALUES@": "\n".join(
            values("|".join(f"{name}:{each}" for each in option.names), option.choices)
            for name, option in program.valued
            if option.choices
        ),
        "@FILES@": _pattern(program, Takes.FILE, Takes.FOLDER),
        "@TEXTS@": _pattern(program, Takes.TEXT),
        "@COMMANDS@": "\n".join(
            command("''" if each is program else each.name, each)
            for each in (program, *program.commands)
        ),
    }
    for mark, lines in marks.items():
        script = script.replace(mark, lines)
    return script


def _pattern(program: Command, *kinds: Takes) -> str:
    """The options whose value is of a kind, each behind its command."""
    return "|".join(
        f"{name}:{each}"
        for name, option in program.valued
        for each in option.names
        if option.takes in kinds
    )
