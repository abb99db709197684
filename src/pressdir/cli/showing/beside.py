"""Two contacts side by side: what both say, what they say otherwise, and since when.

What differs is marked by a sign, and on a terminal by colour. Where there is no room for two
columns the values stand below each other.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING

from pressdir.cli.showing import output
from pressdir.cli.showing.card import LABELS
from pressdir.cli.showing.text import isolated, visible
from pressdir.model import Record, Release

if TYPE_CHECKING:
    from rich.text import Text

    from pressdir.merge import ValueHistory

SAME, OTHER = "=", "≠"
NARROW = 64  # cells of a terminal in which two columns would be too thin
MANY = frozenset({"phones", "emails", "langs", "tags"})  # more values are no contradiction


@dataclass(frozen=True, slots=True)
class Side:
    """A value of one of the two, and what is known of it."""

    value: str = ""
    known: str = ""  # since when, from where


@dataclass(frozen=True, slots=True)
class Row:
    """What the two say of one thing."""

    label: str
    left: Side
    right: Side
    sign: str = ""


def rows(one: Record, other: Record, releases: Mapping[str, Release]) -> list[Row]:
    """All that the two say, what they have in common first in each field."""
    mine, its = _sides(one, releases), _sides(other, releases)
    found: list[Row] = []
    for field, label in LABELS.items():
        found += _field(label, mine.get(field, {}), its.get(field, {}), several=field in MANY)
    notes = [(each.note or "").splitlines() for each in (one, other)]
    for left, right in zip_longest(*notes, fillvalue=""):
        found.append(Row("note", Side(left), Side(right)))
    return [row for row in found if row.left.value or row.right.value]


def _sides(record: Record, releases: Mapping[str, Release]) -> dict[str, dict[str, Side]]:
    """The values that a record shows, by field and by what makes two of them one."""
    from pressdir import merge
    from pressdir.merge.keys import key

    found: dict[str, dict[str, Side]] = {}
    for each in merge.history(record, releases):
        if each.current:
            side = Side(each.value, _known(each, releases))
            found.setdefault(each.field, {})[key(each.field, each.value)[1]] = side
    return found


def _known(each: "ValueHistory", releases: Mapping[str, Release]) -> str:
    release = next((releases[digest] for digest in each.releases if digest in releases), None)
    source = release.place if release else "typed" if each.typed and each.last else ""
    more = f" +{each.count - 1}" if each.count > 1 else ""
    return " ".join(filter(None, (each.last, source))) + more


def _field(
    label: str, mine: Mapping[str, Side], its: Mapping[str, Side], *, several: bool
) -> Iterator[Row]:
    for each in mine:
        if each in its:
            yield Row(label, mine[each], its[each], SAME)
    left = [side for each, side in mine.items() if each not in its]
    right = [side for each, side in its.items() if each not in mine]
    for one, other in zip_longest(left, right, fillvalue=Side()):
        differs = one.value and other.value and not several
        yield Row(label, one, other, OTHER if differs else "")


# --- on the terminal ------------------------------------------------------------------------------


def show(lines: Sequence[Row]) -> None:
    """Write rows to the terminal at which a person is asked."""
    from rich.table import Table

    console = output.console(sys.stderr)
    wide = console.width >= NARROW
    grid = Table.grid(padding=(0, 1), expand=True)
    grid.add_column(width=max((len(row.label) for row in lines), default=0), style="dim")
    grid.add_column(width=1)
    for _ in range(2 if wide else 1):
        grid.add_column(overflow="fold", ratio=1)
    above = ""
    for row in lines:
        label = "" if row.label == above else row.label
        above = row.label
        left, right = _cell(row.left, row.sign), _cell(row.right, row.sign)
        if wide:
            grid.add_row(label, row.sign, left, right)
            continue
        if row.left.value:
            grid.add_row(label, row.sign if row.right.value else "1", left)
        if row.right.value and row.sign != SAME:
            grid.add_row("" if row.left.value else label, "2", right)
    console.print(grid)


def _cell(side: Side, sign: str) -> "Text":
    from rich.text import Text

    tone = {SAME: "dim", OTHER: "bold yellow"}.get(sign, "")
    cell = Text(isolated(visible(side.value)), tone)
    if side.value and side.known:
        cell.append(f"  {visible(side.known)}", "dim")
    return cell
