"""`pressdir show`: all that is known of one contact, and where it comes from."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from pressdir.cli.asking import moments, whom
from pressdir.cli.book import seen
from pressdir.cli.options import AsJson, Database, Format, NoPrivate, Who, chosen
from pressdir.cli.showing import card, grid, output
from pressdir.cli.showing.card import Row
from pressdir.cli.showing.forms import Output
from pressdir.cli.showing.text import isolated, padded, visible, width

FRAME = 4  # cells that the frame takes
RELEASES = 5  # that a card at a terminal lists


def show(
    words: Who,
    evidence: Annotated[
        bool,
        typer.Option("--evidence", "-e", help="Add where each value was read, and by which rule."),
    ] = False,
    fmt: Format = None,
    as_json: AsJson = False,
    no_private: NoPrivate = False,
    db: Database = None,
) -> None:
    """Show one contact: who, where, what time it is there, how to reach them, how old that is.

    A number or an address is fresh, ageing or stale, by the day it was last seen in a release,
    typed, or reported to be right, and by how many releases gave it. What a person entered is
    marked "typed", what something newer took the place of "earlier". Below a value stand what was
    reported of it, and why it is not sure that it is theirs. With --evidence each value has the
    release and the line that it was read from, and the rule by which it was taken for what it is.
    What is yours alone (pressdir set --private) is marked "private", and in no --format or --json.

    Examples:
      pressdir show ana ruiz
      pressdir show +41 22 555 01 42 --evidence
      pressdir show ana.ruiz@harbour.example --format vcard
    """
    with seen(db, private=not no_private) as store:
        record = whom.one(store, words)
        how = chosen(fmt, as_json)
        if how is not Output.TABLE:
            output.print_records([record], store.releases, how)
            return
        releases = store.releases()
    rows = card.rows(record, releases, moments.now(), evidence=evidence)
    if sys.stdout.isatty():
        _print_card(card.title(record), rows if evidence else _fewer(rows))
    else:
        output.write(_plain(card.title(record), rows))


def _fewer(rows: Sequence[Row]) -> list[Row]:
    """The rows with the newest releases only."""
    seen = [row for row in rows if row.label == card.SEEN_IN]
    left = seen[RELEASES:]
    kept = [row for row in rows if row not in left]
    if left:
        at = kept.index(seen[RELEASES - 1]) + 1
        kept.insert(at, Row("", f"and {len(left)} more: --evidence", part=seen[0].part))
    return kept


def _plain(title: str, rows: Sequence[Row]) -> str:
    """The card as lines; whole values in columns that do not depend on a terminal."""
    label_width = max(width(row.label) for row in rows)
    value_width = max((width(visible(row.value)) for row in rows if row.note), default=0)
    lines = [visible(title)]
    for row in rows:
        label, value = padded(row.label, label_width), visible(row.value)
        cells = (label, padded(value, value_width), row.note) if row.note else (label, value)
        lines.append("  " + "  ".join(cells).rstrip())
        lines += [" " * (label_width + 4) + visible(line) for line in card.under(row)]
    return "".join(f"{line}\n" for line in lines)


def _print_card(title: str, rows: Sequence[Row]) -> None:
    """The card in a frame, for a terminal; nothing on it is cut off."""
    from rich.panel import Panel
    from rich.text import Text

    console = output.console(sys.stdout)
    table = grid.drawn(rows, console.width - FRAME)
    console.print(Panel(table, title=Text(isolated(visible(title)), "bold"), title_align="left"))
