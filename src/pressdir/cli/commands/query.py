"""`pressdir query`: addresses for a mail program."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pressdir.cli.asking.answers import entry, keep_index, search
from pressdir.cli.book import seen
from pressdir.cli.lane import addresses, questions, quick
from pressdir.cli.options import Database, NoPrivate, Words
from pressdir.cli.own_files import config
from pressdir.cli.showing import output
from pressdir.cli.showing.text import visible
from pressdir.errors import NotFoundError, PressdirError, UsageError, WriteError
from pressdir.model import Kind, Record


class Program(StrEnum):
    """Whose way of asking: a member of `addresses.FORMATS`."""

    MUTT = "mutt"
    AERC = "aerc"


def query(
    words: Words = None,
    program: Annotated[
        Program, typer.Option("--format", "-f", help="For mutt and neomutt, or for aerc.")
    ] = Program.MUTT,
    no_private: NoPrivate = False,
    db: Database = None,
) -> None:
    """List the e-mail addresses of those who match, for a mail program.

    One address a line, people before desks, then name and what they do, parted by tabs.
    Nobody: exit code 1.

    Examples:
      pressdir query ana geneva
      set query_command = "pressdir query %s"            in muttrc, neomuttrc
      address-book-cmd = pressdir query --format aerc %s in aerc.conf, [compose]
    """
    try:
        output.write(_answer(db, words or [], program, private=not no_private))
    except PressdirError as error:
        if program is not Program.MUTT or isinstance(error, WriteError):
            raise
        output.write(f"{visible(error)}\n")  # mutt shows the first line that is printed
        raise typer.Exit(error.exit_code) from error


def _answer(db: Path | None, words: Sequence[str], program: Program, *, private: bool) -> str:
    """The lines. The index is asked first: a mail program asks again at every key."""
    if not "".join(words).strip():
        raise UsageError("query: whom?", hint="Write some words of a name or an organisation.")
    entries = quick.entries(str(config.contact_file(db).path), words, private=private)
    if entries is None:
        entries = _entries(db, words, private=private)
    text = addresses.FORMATS[program](entries)
    if not text:
        raise NotFoundError(f"no address answers to: {' '.join(words)}")
    return text


def _entries(db: Path | None, words: Sequence[str], *, private: bool) -> list["addresses.Entry"]:
    from pressdir import outline

    with seen(db, private=private) as store:
        found = search(store, questions.query(words), config.used(store.path))
        keep_index(store)
    return [entry(outline.of(record)) for record in sorted(found, key=_desk)]


def _desk(record: Record) -> bool:
    return record.contact.kind is Kind.DESK
