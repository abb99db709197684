"""`pressdir wa`, `pressdir signal`: write to somebody in an app for messages."""

from collections.abc import Callable
from typing import Annotated

import typer

from pressdir.cli.acting import choosing, doing
from pressdir.cli.acting.choosing import Meant, Nth
from pressdir.cli.acting.doing import Show
from pressdir.cli.options import Database, NoPrivate, Who
from pressdir.errors import NotFoundError
from pressdir.model import Phone

Text = Annotated[
    str, typer.Option("--text", "-t", metavar="TEXT", help="What to write.", show_default=False)
]


def wa(
    words: Who,
    text: Text = "",
    nth: Nth = None,
    dry_run: Show = False,
    no_private: NoPrivate = False,
    db: Database = None,
) -> None:
    """Open a chat with a contact in WhatsApp.

    Whether the number has WhatsApp only WhatsApp knows; a mobile goes before a fixed line.

    Examples:
      pressdir wa ana ruiz
      pressdir wa ana ruiz --text "Good morning, do you have two minutes?"
      pressdir wa -n ana ruiz        print it: https://wa.me/41225550142
    """
    from pressdir.acts import uris

    of = choosing.meant(words, db, private=not no_private)
    _chat("WhatsApp to", lambda phone: uris.whatsapp(phone, text), of, nth, dry_run=dry_run)


def signal(
    words: Who,
    nth: Nth = None,
    dry_run: Show = False,
    no_private: NoPrivate = False,
    db: Database = None,
) -> None:
    """Open a chat with a contact in Signal.

    Signal finds those who let themselves be found by number; a mobile goes before a fixed line.

    Examples:
      pressdir signal ana ruiz
      pressdir signal -n ana ruiz    print it: https://signal.me/#p/+41225550142
    """
    from pressdir.acts import uris

    of = choosing.meant(words, db, private=not no_private)
    _chat("Signal to", uris.signal, of, nth, dry_run=dry_run)


def _chat(
    via: str,
    address: Callable[[Phone], str],
    of: Meant,
    nth: int | None,
    *,
    dry_run: bool,
) -> None:
    """Take a number, and open its chat."""
    from pressdir.acts import choice

    missing = NotFoundError(
        f"{of.label}: no number that an app for messages may know",
        hint="Faxes, toll-free numbers and those with an extension are none. See: pressdir show",
    )
    phone = choosing.taken(of, choice.to_message(of.record, of.now), nth, missing)
    told = doing.telling(of, via, phone)
    doing.hand_over(address(phone.value), of, told=told, dry_run=dry_run)
