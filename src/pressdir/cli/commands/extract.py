"""`pressdir extract`: whom do these documents offer for contact? Keeps nothing."""

import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from functools import partial
from typing import Annotated, Any, NamedTuple

import typer

from pressdir.cli import options
from pressdir.cli.options import AllowLocal, AsJson, Jobs, Lang, Region, Sources
from pressdir.cli.reading.documents import readings
from pressdir.cli.reading.reader import Reader, Reading
from pressdir.cli.showing import output, tabular
from pressdir.cli.showing.text import to_json
from pressdir.errors import ExitCode, InputError, NotFoundError
from pressdir.model import Extraction


class Form(StrEnum):
    """How extractions are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


class Shown(NamedTuple):
    """What is printed of a document: text, or the rows of a table; and why it was not read."""

    text: str
    rows: Sequence[tuple[str, ...]]
    error: InputError | None


CONTACTS = ("SOURCE", *tabular.CONTACT)
DOUBTS = ("SOURCE", "LEFT OUT", "WHY", "LINE")
FEW = 10  # documents are read before a bar is drawn


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
    jobs: Jobs = None,
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
      pressdir extract --jobs 4 archive/ > contacts.jsonl
      pressdir extract --doubts --region CH release.pdf
      pressdir extract - < release.txt
    """
    from pressdir.sources import expand

    form = fmt or (Form.TABLE if sys.stdout.isatty() or doubts else Form.JSONL)
    form = Form.JSON if as_json else form
    country = options.region(region)
    wanted = expand(sources, allow_local=allow_local)
    if not wanted:
        raise NotFoundError(f"{' '.join(sources)}: no documents there")
    reader = Reader(_maker(form, doubts=doubts), lang, country)
    errors: list[InputError] = []
    with readings(wanted, reader, jobs) as found:
        quiet = len(wanted) < FEW or (form is not Form.TABLE and sys.stdout.isatty())
        told = _telling(found if quiet else output.tracked(found, len(wanted)), errors)
        match form:
            case Form.JSONL:
                for each in told:
                    output.write(each.text)
                    output.flush()  # whoever reads along need not wait for the last document
            case Form.JSON:
                for number, each in enumerate(told):
                    output.write(",\n" if number else "[\n")
                    output.write(each.text)
                output.write("\n]\n")
            case Form.TABLE:
                _print_table([row for each in told for row in each.rows], doubts=doubts)
    if errors:
        raise typer.Exit(ExitCode.UNREADABLE)


def _telling(found: Iterator[Shown], errors: list[InputError]) -> Iterator[Shown]:
    """The same, where an error is told as it comes, and remembered."""
    hints: set[str] = set()
    for each in found:
        if each.error:
            output.report_anew(each.error, hints)
            errors.append(each.error)
        yield each


def _maker(form: Form, *, doubts: bool) -> Callable[[Reading], Shown]:
    """What makes of a reading that which is printed."""
    match form:
        case Form.JSONL:
            return _line
        case Form.JSON:
            return _item
        case Form.TABLE:
            return partial(_rows, doubts=doubts)


def _line(reading: Reading) -> Shown:
    """A line of jsonl."""
    row = _row(reading)
    return Shown(to_json(row) + "\n", [], reading.error)


def _item(reading: Reading) -> Shown:
    """An item of a JSON list, without what stands between items."""
    row = _row(reading)
    return Shown(textwrap.indent(to_json(row, indent=2), "  "), [], reading.error)


def _row(reading: Reading) -> dict[str, Any]:
    """A line of jsonl: its keys are always there."""
    from pressdir.formats import rows

    extraction = reading.extraction or Extraction(reading.source, digest="")
    error = str(reading.error) if reading.error else None
    row = rows.extraction_row(extraction)
    return {**row, "digest": row["digest"] or None, "error": error}


def _rows(reading: Reading, *, doubts: bool) -> Shown:
    """The rows of a table: the contacts, or what was left out."""
    from pressdir.cli.showing import listing

    each = reading.extraction or Extraction(reading.source, digest="")
    rows: list[tuple[str, ...]]
    if doubts:
        rows = [(each.source, d.value, d.detail or d.reason, d.line) for d in each.doubts]
    else:
        rows = [(each.source, *listing.cells(contact)) for contact in each.contacts]
    return Shown("", rows, reading.error)


def _print_table(rows: list[tuple[str, ...]], *, doubts: bool) -> None:
    """The contacts; or what was left out."""
    if doubts:
        output.write(tabular.table(DOUBTS, rows, shrink={3: 20, 0: 12, 2: 12}))
        return
    output.write(
        tabular.table(CONTACTS, rows, shrink={0: 12, 5: 10, 6: 8, 4: 10, 1: 18}, drop=(5, 6))
    )
