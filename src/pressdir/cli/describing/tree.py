"""The commands and their options as plain values, read from the Typer application.

Completion scripts and the man page are made of them, so that neither is written by hand.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typer._click import Command as Typed
    from typer._click import Parameter


class Takes(Enum):
    """What a value is."""

    TEXT = "nothing"
    CHOICE = "choice"
    FILE = "files"
    FOLDER = "folder"
    CONTACT = "contacts"  # words that find contacts


METAVARS = {"WORD": Takes.CONTACT, "WHO": Takes.CONTACT, "SOURCE": Takes.FILE, "DIR": Takes.FOLDER}


@dataclass(frozen=True, slots=True)
class Option:
    """An option: `names` as they are typed; a flag takes no `value`."""

    names: tuple[str, ...]
    value: str  # as the help calls it
    takes: Takes
    choices: tuple[str, ...]
    help: str
    usual: str  # what it is when it is not said

    @property
    def flag(self) -> bool:
        """Whether it is said without a value."""
        return not self.value


HELP = Option(("-h", "--help"), "", Takes.TEXT, (), "Show this message and exit.", "")


@dataclass(frozen=True, slots=True)
class Argument:
    """What stands behind the command."""

    value: str
    takes: Takes
    choices: tuple[str, ...]
    help: str
    needed: bool


@dataclass(frozen=True, slots=True)
class Command:
    """A command, or the program itself, with its `commands`."""

    name: str
    text: str  # its help, of which the first line is the summary
    options: tuple[Option, ...]
    arguments: tuple[Argument, ...]
    commands: tuple["Command", ...] = ()

    @property
    def summary(self) -> str:
        """What it does, in a sentence without its full stop."""
        return self.text.partition("\n")[0].rstrip(".")

    @property
    def valued(self) -> Iterator[tuple[str, Option]]:
        """The options of all commands that take a value, each with its command; "" is none."""
        for command in (self, *self.commands):
            name = "" if command is self else command.name
            yield from ((name, option) for option in command.options if not option.flag)

    @property
    def takes(self) -> Takes:
        """What its words are, beside its choices."""
        kinds = [argument.takes for argument in self.arguments]
        return next((kind for kind in (Takes.CONTACT, Takes.FILE) if kind in kinds), Takes.TEXT)

    @property
    def choices(self) -> tuple[str, ...]:
        """What its words may be: the names of commands, or what its arguments let one choose."""
        names = tuple(command.name for command in self.commands)
        return names + tuple(each for argument in self.arguments for each in argument.choices)


def program(typed: "Typed") -> Command:
    """The program that Typer made `typed` of, with all that is typed behind its name."""
    return _command("pressdir", typed)


def _command(name: str, typed: "Typed") -> Command:
    parameters = [each for each in typed.params if not getattr(each, "hidden", False)]
    inner = getattr(typed, "commands", {})
    return Command(
        name,
        (typed.help or "").replace("\b\n", ""),
        (*(_option(each) for each in parameters if each.param_type_name == "option"), HELP),
        tuple(_argument(each) for each in parameters if each.param_type_name == "argument"),
        tuple(_command(each, inner[each]) for each in inner if not inner[each].hidden),
    )


def _option(parameter: "Parameter") -> Option:
    choices = _choices(parameter)
    value = parameter.metavar or ("|".join(choices) if choices else "TEXT")
    usual = parameter.default if isinstance(parameter.default, str | int) else ""
    return Option(
        tuple(sorted(parameter.opts, key=len)),
        "" if getattr(parameter, "is_flag", False) else value,
        _takes(parameter, choices),
        choices,
        getattr(parameter, "help", "") or "",
        "" if usual is False else str(getattr(usual, "value", usual)),
    )


def _argument(parameter: "Parameter") -> Argument:
    value = parameter.metavar or parameter.name or ""
    choices = _choices(parameter) + tuple(
        each for word in value.split() if "|" in word for each in word.split("|")
    )
    if "FIELD=VALUE" in value:
        from pressdir.merge import FIELDS

        choices += tuple(f"{field}=" for field in FIELDS)
    takes = _takes(parameter, _choices(parameter))
    return Argument(value, takes, choices, getattr(parameter, "help", "") or "", parameter.required)


def _takes(parameter: "Parameter", choices: Sequence[str]) -> Takes:
    if choices:
        return Takes.CHOICE
    word = (parameter.metavar or "").split(" ")[0].rstrip(".")
    if word in METAVARS:
        return METAVARS[word]
    return Takes.FILE if "path" in type(parameter.type).__name__.lower() else Takes.TEXT


def _choices(parameter: "Parameter") -> tuple[str, ...]:
    return tuple(str(choice) for choice in getattr(parameter.type, "choices", ()))
