"""`pressdir list`: everybody."""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Annotated

import typer

from pressdir.cli import output
from pressdir.cli.book import book, nobody_yet
from pressdir.cli.options import AsJson, Database, Format, chosen
from pressdir.model import Record


class Sort(StrEnum):
    """What the list is sorted by."""

    NAME = "name"
    ORG = "org"
    LOCATION = "location"
    SEEN = "seen"  # the newest first


KEYS: Mapping[Sort, Callable[[Record], str | None]] = {
    Sort.NAME: lambda record: record.contact.label,
    Sort.ORG: lambda record: record.contact.org,
    Sort.LOCATION: lambda record: record.contact.location,
    Sort.SEEN: lambda record: record.rev,
}


def list_(
    sort: Annotated[Sort, typer.Option(help="What to sort by.")] = Sort.NAME,
    fmt: Format = None,
    as_json: AsJson = False,
    db: Database = None,
) -> None:
    """List all contacts.

    Examples:
      pressdir list --sort seen
      pressdir list --format csv > contacts.csv
    """
    with book(db) as store:
        records = store.records()
        if not records:
            raise nobody_yet(store)
        output.print_records(_sorted(records, sort), store.releases, chosen(fmt, as_json))


def _sorted(records: Sequence[Record], sort: Sort) -> list[Record]:
    """The records in order; who has no such value comes last."""
    from pressdir.normalise.folding import fold

    def key(record: Record) -> tuple[bool, str, str]:
        value = fold(KEYS[sort](record) or "")
        return not value, value, fold(record.contact.label)

    if sort is Sort.SEEN:
        return sorted(sorted(records, key=key), key=lambda record: record.rev, reverse=True)
    return sorted(records, key=key)
