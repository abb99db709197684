"""`pressdir extract`: whom do these documents offer for contact? Keeps nothing."""

import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import Annotated, Any

import typer

from pressdir.cli import options, output
from pressdir.cli.options import AllowLocal, AsJson, Lang, Region, Sources
from pressdir.cli.reading import Reading, readings
from pressdir.cli.text import to_json
from pressdir.errors import ExitCode, NotFoundError
from pressdir.model import Extraction


class Form(StrEnum):
    """How extractions are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


CONTACTS = ("SOURCE", *output.CONTACT)
DOUBTS = ("SOURCE", "LEFT OUT", "WHY", "LINE")


def extract(
    sources: Sources,
    fmt: Annotated[
        Form | None,
        typer.Option(
            "--format",
            "-f",
            help="How to print it; a table at a terminal, else jsonl.",
            show_default=False,
        ),
    ] = None,
    as_json: AsJson = False,
    doubts: Annotated[
        bool, typer.Option("--doubts", help="A table of what was left out, and why.")
    ] = False,
    lang: Lang = None,
    region: Region = None,
    allow_local: AllowLocal = False,
) -> None:
    """Print whom documents offer for contact. Nothing is kept.

    SOURCE is a file, a folder, a pattern, an address on the web, or - for what comes in.
    jsonl has one line for each document, in the order given, even when nobody was found or the
    document could not be read: "source", "contacts" and, if so, "error". Exit code 3 says that
    some could not be read; the others were.

    Examples:
      pressdir extract release.html
      pressdir extract --format jsonl releases/ > contacts.jsonl
      pressdir extract --doubts --region CH release.pdf
      pressdir extract - < release.txt
    """
    from pressdir.sources import expand

    form = fmt or (Form.TABLE if sys.stdout.isatty() or doubts else Form.JSONL)
    failures: list[Reading] = []
    country = options.region(region)
    wanted = expand(sources, allow_local=allow_local)
    if not wanted:
        raise NotFoundError(f"{' '.join(sources)}: no documents there")
    found = _telling(readings(wanted, lang=lang, region=country), failures)
    match Form.JSON if as_json else form:
        case Form.JSONL:
            for reading in found:
                output.write(to_json(_row(reading)) + "\n")
                output.flush()  # whoever reads along need not wait for the last document
        case Form.JSON:
            output.write(to_json([_row(reading) for reading in found], indent=2) + "\n")
        case Form.TABLE:
            _print_tables([each.extraction for each in found if each.extraction], doubts=doubts)
    if failures:
        raise typer.Exit(ExitCode.UNREADABLE)


def _telling(found: Iterable[Reading], failures: list[Reading]) -> Iterator[Reading]:
    """The same readings; a failure is told as it comes, and remembered."""
    for reading in found:
        if reading.error:
            output.say(f"pressdir: {reading.error}")
            failures.append(reading)
        yield reading


def _row(reading: Reading) -> dict[str, Any]:
    """A line of jsonl: its keys are always there."""
    from pressdir.formats import rows

    extraction = reading.extraction or Extraction(reading.source, digest="")
    error = str(reading.error) if reading.error else None
    row = rows.extraction_row(extraction)
    return {**row, "digest": row["digest"] or None, "error": error}


def _print_tables(extractions: Iterable[Extraction], *, doubts: bool) -> None:
    """The contacts; or what was left out."""
    if doubts:
        left = [
            (each.source, doubt.value, doubt.detail or doubt.reason, doubt.line)
            for each in extractions
            for doubt in each.doubts
        ]
        output.write(output.table(DOUBTS, left, shrink={3: 20, 0: 12, 2: 12}))
        return
    rows = [
        (each.source, *output.row(contact)) for each in extractions for contact in each.contacts
    ]
    output.write(
        output.table(CONTACTS, rows, shrink={0: 12, 3: 10, 4: 8, 2: 10, 1: 18}, drop=(3, 4))
    )
