"""`pressdir list`: everybody."""

from typing import Annotated

import typer

from pressdir.cli import output, usage
from pressdir.cli.book import book, nobody_yet
from pressdir.cli.options import AsJson, Database, Format, chosen
from pressdir.cli.order import Sort, arranged


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
        output.print_records(
            arranged(records, sort, usage.used(str(store.path))),
            store.releases,
            chosen(fmt, as_json),
        )
