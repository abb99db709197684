"""`pressdir qr`: a contact onto a telephone, by its camera."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pressdir.cli.acting import choosing, doing
from pressdir.cli.acting.choosing import Meant, Nth, Number
from pressdir.cli.options import Database, NoPrivate, Who
from pressdir.cli.showing import files, output
from pressdir.cli.showing.tabular import coloured
from pressdir.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from segno import QRCode

COLUMNS, ROWS = 80, 24  # of a pipe, and of a terminal that does not say
KEPT_FREE = 2  # rows of a terminal, for the command line and what is said below
Out = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="A .png or .svg instead.", show_default=False
    ),
]
Print = Annotated[
    bool, typer.Option("--dry-run", "-n", help="Print what the code would hold, and draw none.")
]


def qr(
    words: Who,
    tel: Annotated[bool, typer.Option("--tel", help="The number alone, to be called.")] = False,
    number: Number = None,
    nth: Nth = None,
    light: Annotated[
        bool, typer.Option("--light", help="For a light background, where there is no colour.")
    ] = False,
    out: Out = None,
    dry_run: Print = False,
    no_private: NoPrivate = False,
    db: Database = None,
) -> None:
    """Show a contact as a QR code, for the camera of a telephone.

    The code holds a vCard: the name, the number and address that call and mail would take, and of
    the organisation, the title and other numbers what has room. It is as wide as the terminal lets
    it be. With --tel it holds the number alone, and is small.

    Examples:
      pressdir qr ana ruiz
      pressdir qr ana ruiz --tel
      pressdir qr ana ruiz --output ana.png
      pressdir qr -n ana ruiz               print what the code would hold
    """
    from pressdir.cli.acting import drawn

    if out and out.suffix.casefold() not in drawn.PICTURES:
        raise UsageError(
            f"{out}: neither .png nor .svg", hint=f"Call it {out.stem}.png or {out.stem}.svg."
        )
    of = choosing.meant(words, db, private=not no_private)
    text = _uri(of, number, nth) if tel else _card(of, number, nth, picture=out is not None)
    if dry_run:
        output.write(text if text.endswith("\n") else f"{text}\n")
        return
    code = drawn.made(text)
    if out:
        files.replaced(out, [drawn.picture(code, out.suffix.casefold())])
        output.say(f"{out}: {of.label}")
    else:
        _show(of, code, light=light)
        output.say(of.label)
    choosing.say_private(of, text)
    doing.remember(of)


def _uri(of: Meant, number: str | None, nth: int | None) -> str:
    from pressdir.acts import choice, uris

    numbers = choosing.of_number(of, choice.to_call(of.record, of.now), number)
    missing = NotFoundError(f"{of.label}: no number to call")
    return uris.tel(choosing.taken(of, numbers, nth, missing).value)


def _card(of: Meant, number: str | None, nth: int | None, *, picture: bool) -> str:
    """As much of a card as has room, on the whole screen if that will do."""
    from pressdir.acts import card, choice
    from pressdir.cli.acting import drawn

    numbers = choosing.of_number(of, choice.to_call(of.record, of.now), number)
    if nth:
        numbers = [choosing.taken(of, numbers, nth, NotFoundError(f"{of.label}: no number"))]
    phones = [each.value for each in numbers]
    emails = [each.value for each in choice.to_mail(of.record, of.now)]
    columns, rows = _size()
    rooms = [drawn.ROOM[-1]] if picture else [drawn.room(min(columns, rows)), drawn.room(columns)]
    for room in rooms:
        if text := card.small(of.record, phones, emails, room):
            return text
    raise _too_narrow(of, columns)


def _too_narrow(of: Meant, columns: int) -> UsageError:
    return UsageError(
        f"{of.label}: the code is wider than the {columns} columns of this terminal",
        hint="Say --tel, or --output FILE.png",
    )


def _size() -> tuple[int, int]:
    """Squares beside and below each other that can be seen at once."""
    if not sys.stdout.isatty():
        return COLUMNS, 2 * ROWS
    import shutil

    size = shutil.get_terminal_size((COLUMNS, ROWS))
    return size.columns, 2 * (size.lines - KEPT_FREE)


def _show(of: Meant, code: "QRCode", *, light: bool) -> None:
    from pressdir.cli.acting import drawn

    columns, _ = _size()
    if drawn.width(code) > columns:
        raise _too_narrow(of, columns)
    colour = not light and coloured(sys.stdout)
    output.write("".join(f"{line}\n" for line in drawn.lines(code, colour=colour, light=light)))
