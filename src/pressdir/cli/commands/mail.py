"""`pressdir mail`: write a letter to one or several."""

from collections.abc import Sequence
from typing import Annotated

import typer

from pressdir.cli.acting import choosing, doing
from pressdir.cli.acting.choosing import Nth
from pressdir.cli.acting.doing import Show
from pressdir.cli.options import Database, NoPrivate
from pressdir.cli.showing import output
from pressdir.cli.showing.text import visible
from pressdir.errors import UsageError

Several = Annotated[
    list[str],
    typer.Argument(
        metavar="WHO [, WHO]...",
        help="Names, e-mails, numbers or beginnings of a uid, with commas between.",
        show_default=False,
    ),
]
Subject = Annotated[
    str, typer.Option("--subject", "-s", metavar="TEXT", help="The subject.", show_default=False)
]
Body = Annotated[
    str, typer.Option("--body", metavar="TEXT", help="How it begins.", show_default=False)
]
Bcc = Annotated[
    bool, typer.Option("--bcc", help="As blind copies: nobody sees who else is written to.")
]
Print = Annotated[
    bool, typer.Option("--print", "-p", help="Print the addresses with commas between them.")
]


def mail(
    words: Several,
    subject: Subject = "",
    body: Body = "",
    bcc: Bcc = False,
    print_: Print = False,
    nth: Nth = None,
    dry_run: Show = False,
    no_private: NoPrivate = False,
    db: Database = None,
) -> None:
    """Begin a letter to contacts in your mail program.

    A person's own address goes before a mailbox that several read. Commas separate contacts.

    Examples:
      pressdir mail ana ruiz --subject "The pier"
      pressdir mail ana ruiz, jiri dvorak --bcc
      pressdir mail ana ruiz, jiri dvorak --print  to paste it
      pressdir mail -n ana ruiz                      print the mailto: address
    """
    from pressdir.acts import choice, uris

    asked = _separated(words)
    if nth is not None and len(asked) > 1:
        raise UsageError("--nth: for one contact, not for several")
    those = {
        each.record.uid: each for each in choosing.each_meant(asked, db, private=not no_private)
    }.values()
    taken = [
        (of, choosing.taken(of, choice.to_mail(of.record, of.now), nth, choosing.no_address(of)))
        for of in those
    ]
    if print_:
        given = [_named(of.record.contact.name, each.value.address) for of, each in taken]
        output.write(visible(", ".join(given)) + "\n")
        for of, each in taken:
            choosing.say_private(of, each.value.address)
        return
    addresses = [each.value for _, each in taken]
    to, blind = ([], addresses) if bcc else (addresses, [])
    told = [line for of, each in taken for line in doing.telling(of, "writing to", each)]
    uri = uris.mailto(to, bcc=blind, subject=subject, body=body)
    doing.hand_over(uri, *those, told=told, dry_run=dry_run)


def _separated(words: Sequence[str]) -> list[list[str]]:
    """The words of each contact."""
    asked = [part.split() for part in " ".join(words).split(",")]
    if not (found := [each for each in asked if each]):
        raise UsageError("mail: to whom?")
    return found


def _named(name: object, address: str) -> str:
    """`Ana Ruiz <ana.ruiz@harbour.example>`, quoted where RFC 5322 section 3.2.4 asks for it."""
    if not name:
        return address
    shown = str(name)
    if any(char in '()<>[]:;@\\,."' for char in shown):
        escaped = shown.replace("\\", "\\\\").replace('"', '\\"')
        shown = f'"{escaped}"'
    return f"{shown} <{address}>"
