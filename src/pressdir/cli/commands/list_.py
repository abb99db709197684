"""`pressdir list`: everybody."""

from typing import Annotated

import typer

from pressdir.cli.asking import whom
from pressdir.cli.asking.order import Sort, arranged
from pressdir.cli.book import seen
from pressdir.cli.options import AsJson, Database, Form, Format, NoPrivate, chosen
from pressdir.cli.own_files import config
from pressdir.cli.showing import output, template


def list_(
    sort: Annotated[Sort, typer.Option(help="What to sort by.")] = Sort.NAME,
    fmt: Format = None,
    form: Form = None,
    as_json: AsJson = False,
    no_private: NoPrivate = False,
    db: Database = None,
) -> None:
    r"""List all contacts.

    Examples:
      pressdir list --sort seen
      pressdir list --format csv > contacts.csv
      pressdir list --template '{label}\t{emails}'
    """
    lines = template.asked(form, fmt, as_json=as_json)
    with seen(db, private=not no_private) as store:
        records = store.records()
        if not records:
            raise whom.nobody_yet(store)
        ordered = arranged(records, sort, config.used(store.path))
        if lines:
            output.write(lines.lines(ordered))
        else:
            output.print_records(ordered, store.releases, chosen(fmt, as_json))
