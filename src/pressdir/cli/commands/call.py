"""`pressdir call`: ring somebody up."""

from enum import StrEnum
from typing import Annotated

import typer

from pressdir.cli.acting import choosing, doing
from pressdir.cli.acting.choosing import Nth, Number
from pressdir.cli.acting.doing import Show
from pressdir.cli.options import Database, NoPrivate, Who
from pressdir.errors import NotFoundError
from pressdir.model import PhoneKind


class CallKind(StrEnum):
    """The kinds of number that can be asked for. A fax is not called."""

    MOBILE = PhoneKind.MOBILE.value
    FIXED = PhoneKind.FIXED.value
    SATELLITE = PhoneKind.SATELLITE.value
    TOLL_FREE = PhoneKind.TOLL_FREE.value


Kind = Annotated[
    CallKind | None, typer.Option("--kind", help="Only a number of this kind.", show_default=False)
]


def call(
    words: Who,
    kind: Kind = None,
    number: Number = None,
    nth: Nth = None,
    dry_run: Show = False,
    no_private: NoPrivate = False,
    db: Database = None,
) -> None:
    """Ring a contact up with the program that your system has for tel: addresses.

    A person's mobile goes before a fixed line; a fax is never dialled. What is not sure to be
    theirs comes last, and what was tried and is dead behind that. At a terminal all numbers are
    listed, with a mark at the one that is taken.

    Examples:
      pressdir call ana ruiz
      pressdir call ana ruiz --kind fixed
      pressdir call ana ruiz --number 0142
      pressdir call ana ruiz --nth 2
      pressdir call -n ana ruiz        print it, as in tel:+41225550142
    """
    from pressdir.acts import choice, uris

    of = choosing.meant(words, db, private=not no_private)
    every = choosing.of_number(of, choice.to_call(of.record, of.now), number)
    wanted = [each for each in every if kind is None or each.value.kind == kind.value]
    missing = choosing.no_number(of)
    if every and kind:
        missing = NotFoundError(
            f"{of.label}: no {kind} number", hint="Without --kind there are others."
        )
    phone = choosing.taken(of, wanted, nth, missing)
    told = doing.telling(of, "calling", phone)
    doing.hand_over(uris.tel(phone.value), of, told=told, dry_run=dry_run)
