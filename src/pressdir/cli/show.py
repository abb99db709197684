"""`pressdir show`: all that is known of one contact, and where it comes from."""

import sys
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from pressdir.cli import card, links, moments, output, whom
from pressdir.cli.book import book
from pressdir.cli.card import Row
from pressdir.cli.options import AsJson, Database, Format, Output, Who, chosen
from pressdir.cli.tabular import GAP
from pressdir.cli.text import isolated, padded, visible, width

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

INDENT = 11  # cells of a label and the gap behind it
FRAME = 4  # cells that the frame takes
RELEASES = 5  # that a card at a terminal lists
TONES = {"fresh": "green", "ageing": "yellow", "stale": "red", card.DEAD: "bold red"}


def show(
    words: Who,
    evidence: Annotated[
        bool,
        typer.Option("--evidence", "-e", help="Add where each value was read, and by which rule."),
    ] = False,
    fmt: Format = None,
    as_json: AsJson = False,
    db: Database = None,
) -> None:
    """Show one contact: who, where, what time it is there, how to reach them, how old that is.

    A number or an address is fresh, ageing or stale, by the day it was last seen in a release,
    typed, or reported to be right, and by how many releases gave it. What a person entered is
    marked "typed", what something newer took the place of "earlier". Below a value stand what was
    reported of it, and why it is not sure that it is theirs. With --evidence each value has the
    release and the line that it was read from, and the rule by which it was taken for what it is.

    Examples:
      pressdir show ana ruiz
      pressdir show +41 22 555 01 42 --evidence
      pressdir show ana.ruiz@harbour.example --format vcard
    """
    with book(db) as store:
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
    grid = drawn(rows, console.width - FRAME)
    console.print(Panel(grid, title=Text(isolated(visible(title)), "bold"), title_align="left"))


def drawn(rows: Sequence[Row], cells: int) -> "Table":
    """The rows of a card in columns, for a terminal that has so many cells for them."""
    from rich.table import Table

    room = cells - INDENT
    noted = [row for row in rows if row.note]
    most = room - max((width(row.note) for row in noted), default=0) - len(GAP)
    column = max((w for row in noted if (w := width(visible(row.value))) <= most), default=0)
    grid = Table.grid(expand=True)
    grid.add_column(width=INDENT, style="dim")
    grid.add_column(overflow="fold", ratio=1)
    for number, (_, part) in enumerate(groupby(rows, lambda row: row.part)):
        if number:
            grid.add_row()
        above = ""
        for row in part:
            grid.add_row("" if row.label == above else row.label, _cell(row, column, room))
            above = row.label
    return grid


def _cell(row: Row, column: int, room: int) -> "Text":
    """A value with its note beside it where there is room, else below; and what stands there."""
    from rich.text import Text

    cell = Text(isolated(visible(row.value)))
    if row.uri.isascii() and row.uri and links.shown(sys.stdout):
        cell.stylize(f"link {row.uri}")
    if row.note:
        gap = max(column - cell.cell_len, 0) + len(GAP)
        beside = cell.cell_len + gap + width(row.note) <= room
        cell.append(" " * gap if beside else "\n")
        cell.append(visible(row.note), TONES.get(row.tone, "dim"))
    for line in card.under(row):
        cell.append(f"\n{isolated(visible(line))}", _tone(row, line))
    return cell


def _tone(row: Row, line: str) -> str:
    """The style of a line below a value: what is reported or doubted stands out."""
    return "yellow" if line.removeprefix("| ") in row.below else "dim"
