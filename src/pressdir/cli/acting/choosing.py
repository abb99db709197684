"""Whom to act on, and with which of their values.

A person at a terminal sees which values there are, and which one is taken.
"""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from pressdir.cli import clock
from pressdir.cli.asking import whom
from pressdir.cli.book import seen
from pressdir.cli.showing import output
from pressdir.cli.showing.text import padded, visible, width
from pressdir.errors import NotFoundError, UsageError
from pressdir.model import EmailAddress, Phone, Record, own_values

if TYPE_CHECKING:
    from pressdir.acts.choice import Choice

REACH = frozenset({"phones", "emails"})
Value = TypeVar("Value", bound=Phone | EmailAddress)

Nth = Annotated[
    int | None,
    typer.Option(
        "--nth", min=1, metavar="N", help="The Nth of several, as listed.", show_default=False
    ),
]
Number = Annotated[
    str | None,
    typer.Option(
        metavar="N", help="The number that is meant; its last digits will do.", show_default=False
    ),
]


@dataclass(frozen=True, slots=True)
class Meant:
    """Who is meant, the contact file that has them, and when."""

    record: Record
    contacts: Path
    now: str  # UTC, ISO 8601

    @property
    def label(self) -> str:
        """What to call them on a line."""
        return self.record.contact.label


def meant(words: Sequence[str], db: Path | None, *, private: bool = True) -> Meant:
    """The contact that `words` mean.

    Raises:
        NotFoundError: there is none.
        UsageError: there are several.
    """
    return each_meant([words], db, private=private)[0]


def each_meant(
    asked: Sequence[Sequence[str]], db: Path | None, *, private: bool = True
) -> Sequence[Meant]:
    """The contacts that each of `asked` means. Raises what `meant` raises."""
    now = clock.stamp()
    with seen(db, private=private) as store:
        return [Meant(whom.one(store, words), store.path, now) for words in asked]


def of_number(
    of: Meant, choices: Sequence["Choice[Value]"], number: str | None
) -> Sequence["Choice[Value]"]:
    """The choices that are `number`; all, where none is said.

    Raises:
        NotFoundError: the contact does not have it, or it is no use here.
        UsageError: it may be several.
    """
    if number is None:
        return choices
    _, value = whom.value(of.record, number)
    found = [each for each in choices if str(each.value) == value]
    if not found:
        raise NotFoundError(f"{of.label}: {value} is no number for this")
    return found


def no_number(of: Meant) -> NotFoundError:
    """The error that somebody without a number is."""
    emails = of.record.contact.emails
    hint = f"Write to {emails[0]}: pressdir mail" if emails else ""
    return NotFoundError(f"{of.label}: no number to call", hint=hint)


def no_address(of: Meant) -> NotFoundError:
    """The error that somebody without an address is."""
    hint = "They have a number: pressdir call" if of.record.contact.phones else ""
    return NotFoundError(f"{of.label}: no address to write to", hint=hint)


def taken(
    of: Meant, choices: Sequence["Choice[Value]"], nth: int | None, missing: NotFoundError
) -> "Choice[Value]":
    """The value to act on: the best, or the Nth. At a terminal all are listed.

    Raises:
        NotFoundError: there is none: `missing`.
        UsageError: there is no Nth.
    """
    if not choices:
        raise missing
    if nth is not None and nth > len(choices):
        count = "there is only one" if len(choices) == 1 else f"there are {len(choices)}"
        raise UsageError(f"{of.label}: --nth {nth}: {count}")
    at = (nth or 1) - 1
    if len(choices) > 1 and sys.stderr.isatty():
        _list(of, choices, at)
    return choices[at]


def say_private(of: Meant, text: str) -> None:
    """Tell the person what of a text that leaves the screen is theirs alone."""
    held = [value for field, value in own_values(of.record) if field in REACH and value in text]
    if held:
        output.say(f"{of.label}: {', '.join(held)} is private")


def _list(of: Meant, choices: Sequence["Choice[Value]"], at: int) -> None:
    values = [visible(shown(choice.value)) for choice in choices]
    cells = max(map(width, values))
    output.say(of.label)
    for place, (choice, value) in enumerate(zip(choices, values, strict=True)):
        kind = str(choice.value.kind) if isinstance(choice.value, Phone) else ""
        notes = ", ".join([*filter(None, [kind]), *choice.caveats])
        mark = ">" if place == at else " "
        output.say(f"{mark} {place + 1}  {padded(value, cells)}  {notes}".rstrip())


def shown(value: Phone | EmailAddress) -> str:
    """A value for the person: a number in groups at a terminal."""
    if isinstance(value, EmailAddress) or not sys.stderr.isatty():
        return str(value)
    from pressdir.normalise import phones

    return phones.international(value)
