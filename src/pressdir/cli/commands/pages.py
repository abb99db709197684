"""`pressdir sheet`, `pressdir directory`: contacts for people who do not use a terminal."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from pressdir.cli.asking import moments, whom
from pressdir.cli.book import book
from pressdir.cli.lane import questions
from pressdir.cli.options import Database, Words
from pressdir.cli.showing import files, output
from pressdir.errors import NotFoundError, UsageError

SHEET, DIRECTORY = "sheet", "directory"
MB = 1_000_000
LARGE = 20 * MB  # bytes, of some 17,000 contacts

Out = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="The file; - is stdout.", show_default=False
    ),
]
At = Annotated[
    str | None,
    typer.Option(
        "--at", metavar="TIME", help="Made then, instead of now: 14:30, 2026-11-22T08:00Z.",
        show_default=False,
    ),
]  # fmt: skip
WithNotes = Annotated[
    bool, typer.Option("--with-notes", help="Let go along what is left out otherwise.")
]


def sheet(
    words: Words = None,
    out: Out = None,
    at: At = None,
    with_notes: WithNotes = False,
    db: Database = None,
) -> None:
    """Make a call sheet: one HTML page to print on A4, in the order in which to call.

    Of those that match all WORDs, or all there are. Who is at work comes first, then who is awake,
    then who is asleep, by the clock and the working week where they sit, and first whose day ends
    first. Numbers stand before addresses, dead ones are struck through, doubtful ones marked, and
    each contact has room for a pen.

    Notes are left out, and who reported what, for paper gets about; --with-notes takes them along.

    Examples:
      pressdir sheet country:LY -o calls.html
      pressdir sheet lang:fr -kind:desk -o calls.html
      pressdir sheet @med-desk --at 2026-11-22T06:30Z -o tomorrow.html
    """
    _hand_out(SHEET, words or (), out, at, with_notes=with_notes, db=db)


def directory(
    words: Words = None,
    out: Out = None,
    at: At = None,
    with_notes: WithNotes = False,
    db: Database = None,
) -> None:
    """Make a directory: one HTML page with a search, for colleagues who do not use a terminal.

    Of those that match all WORDs, or all there are. It opens in any browser, from a disk or a mail,
    and loads nothing: there are links to call and to write, the time there, a vCard of each
    contact, and the releases that each value was seen in. Without script it is a plain list.

    Notes are left out, of the vCards too, and so are what other programs had in a card and who
    reported what, for a file gets about; --with-notes takes them along.

    Examples:
      pressdir directory -o directory.html
      pressdir directory org:iom -o iom.html
    """
    _hand_out(DIRECTORY, words or (), out, at, with_notes=with_notes, db=db)


def _hand_out(
    page: str, words: Sequence[str], out: Path | None, at: str | None, *, with_notes: bool,
    db: Path | None,
) -> None:  # fmt: skip
    """Write a page of those who answer."""
    from pressdir import handouts
    from pressdir.search import scan

    to_stdout = out is None or str(out) == "-"
    if to_stdout and sys.stdout.isatty():
        hint = f"Name a file: pressdir {page} -o {page}.html"
        raise UsageError(f"{page}: a page for a browser, not for a terminal", hint=hint)
    moment = moments.read(at) if at else moments.now().astimezone()
    with book(db) as store:
        if not words and not store.records():
            raise whom.nobody_yet(store)
        releases = store.releases()
        found = scan.search(store.records(), questions.query(words), releases)
    if not found:
        raise NotFoundError(questions.nobody(words))
    asked = questions.said(words)
    handed = handouts.Book(found, releases, moment, asked, with_notes, output.tracked)
    text = handouts.PAGES[page](handed)
    if to_stdout or out is None:
        output.write(text)
        return
    data = text.encode("utf-8")
    files.replaced(out, [data])
    output.say(f"{out}: {len(found)} contact{'' if len(found) == 1 else 's'}")
    if len(data) > LARGE:
        much = f"{len(data) // MB} MB are much for a telephone"
        output.say(f"{much}; to choose some: pressdir {page} WORDS")
    if not with_notes and (notes := sum(bool(record.note) for record in found)):
        output.say(f"{notes} with a note, which is left out: --with-notes takes it along")
