"""The rows of a card in columns, as a terminal shows them."""

import sys
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from pressdir.cli.showing import card, links
from pressdir.cli.showing.card import Row
from pressdir.cli.showing.tabular import GAP
from pressdir.cli.showing.text import isolated, visible, width

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

INDENT = 11  # cells of a label and the gap behind it
TONES = {"fresh": "green", "ageing": "yellow", "stale": "red", card.DEAD: "bold red"}


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
