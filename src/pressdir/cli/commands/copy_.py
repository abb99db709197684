"""`pressdir copy`: a value onto the clipboard."""

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated

import typer

from pressdir.cli.acting import choosing, doing
from pressdir.cli.acting.choosing import Meant, Nth, Number
from pressdir.cli.options import Database, NoPrivate
from pressdir.cli.showing import output
from pressdir.cli.showing.forms import Data
from pressdir.cli.showing.text import visible
from pressdir.errors import NotFoundError, UsageError
from pressdir.model import PhoneKind

What = Annotated[
    list[str],
    typer.Argument(
        metavar="WHO [FIELD]",
        help="Whom, and what of them; the phone if left out.",
        show_default=False,
    ),
]
Print = Annotated[
    bool, typer.Option("--dry-run", "-n", help="Print it, and leave the clipboard alone.")
]


def copy(
    words: What,
    number: Number = None,
    nth: Nth = None,
    dry_run: Print = False,
    no_private: NoPrivate = False,
    db: Database = None,
) -> None:
    """Put a contact's number, address or card on the clipboard, and nothing around it.

    Fields: phone mobile fixed email name org role location url card. A phone is the one that
    `call` takes, as +41225550142; a card is a vCard 3.0.

    The program of your session does it (wl-copy, xclip, xsel, pbcopy, clip.exe), else your
    terminal, so that it works over ssh, too, if the terminal allows it (OSC 52).

    Examples:
      pressdir copy ana ruiz
      pressdir copy ana ruiz email
      pressdir copy ana ruiz phone --number 0142
      pressdir copy -n ana ruiz card         print it
    """
    asked, field = _split(words)
    if number and field not in NUMBERS:
        raise UsageError(f"--number: not for {field}")
    try:
        of = choosing.meant(asked, db, private=not no_private)
    except NotFoundError as error:
        if error.hint or len(asked) == 1:
            raise
        raise NotFoundError(str(error), hint=f"What can be copied: {' '.join(FIELDS)}.") from error
    # what is pasted into a terminal must not act there either
    text = visible(_text(of, field, number, nth), keep="\r\n" if field == CARD else "")
    if dry_run:
        output.write(text if field == CARD else f"{text}\n")
        return
    output.say(doing.copied(of, text, "the card" if field == CARD else ""))
    doing.remember(of)


def _split(words: Sequence[str]) -> tuple[Sequence[str], str]:
    """Whom, and which field."""
    *asked, last = words
    return (asked, last.casefold()) if asked and last.casefold() in FIELDS else (words, PHONE)


def _text(of: Meant, field: str, number: str | None, nth: int | None) -> str:
    missing = NotFoundError(f"{of.label}: no {field} to copy")
    if field in NUMBERS:
        from pressdir.acts import choice

        numbers = choosing.of_number(of, choice.to_call(of.record, of.now), number)
        kind = NUMBERS[field]
        wanted = [each for each in numbers if kind is None or each.value.kind is kind]
        return str(choosing.taken(of, wanted, nth, missing).value)
    if field == "email":
        from pressdir.acts import choice

        return str(choosing.taken(of, choice.to_mail(of.record, of.now), nth, missing).value)
    if text := PLAIN[field](of):
        return text
    raise missing


def _card(of: Meant) -> str:
    return output.dumped([of.record], {}, Data.VCARD)


PHONE, CARD = "phone", "card"
NUMBERS: Mapping[str, PhoneKind | None] = {
    PHONE: None,
    "mobile": PhoneKind.MOBILE,
    "fixed": PhoneKind.FIXED,
}
PLAIN: Mapping[str, Callable[[Meant], str | None]] = {
    "name": lambda of: str(of.record.contact.name or ""),
    "org": lambda of: of.record.contact.org,
    "role": lambda of: of.record.contact.role,
    "location": lambda of: of.record.contact.location,
    "url": lambda of: of.record.url,
    CARD: _card,
}
FIELDS = (*NUMBERS, "email", *PLAIN)
