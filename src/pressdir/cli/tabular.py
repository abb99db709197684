"""Rows in columns: what `find` prints. It loads at once, because a look-up waits for it.

Colour is for terminals; $NO_COLOR and --no-color take it away, $FORCE_COLOR puts it back.
"""

import os
import sys

from pressdir.cli.text import clipped, isolated, padded, visible, width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TextIO

    # name, organisation, role, location; numbers in E.164 and as people read them; e-mails
    Listed = tuple[str, str, str, str, Sequence[str], Sequence[str], Sequence[str]]

CONTACT = ("NAME", "ORG", "ROLE", "LOCATION", "PHONE", "EMAIL")
GAP = "  "
PART, VALUE = "\x1f", "\x1e"  # between the parts of a `Listed` in a text; behind a value of a list
DIM, RESET = "\x1b[2m", "\x1b[0m"
USUAL = 80  # cells of a terminal that does not tell


def coloured(stream: "TextIO") -> bool:
    """Whether `stream` takes colour (no-color.org, force-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def table(
    headers: "Sequence[str]",
    rows: "Iterable[Sequence[str]]",
    *,
    shrink: "Mapping[int, int] | None" = None,
    drop: "Sequence[int]" = (),
) -> str:
    """Rows in columns under a line of headers.

    In a pipe every value is whole. A terminal has only so much room: first the columns of `drop`
    go, as many as must and the first of them first, then those of `shrink` are clipped, each to
    its own least width.
    """
    shrink = shrink or {}
    cells = [[visible(cell) for cell in row] for row in rows]
    wanted = [max(map(width, column)) for column in zip(headers, *cells, strict=True)]
    if not sys.stdout.isatty():
        return _headed([_line(row, wanted) for row in [headers, *cells]])
    kept = _kept(wanted, shrink, drop)
    narrow = {kept.index(column): least for column, least in shrink.items() if column in kept}
    widths = _clipped([wanted[column] for column in kept], narrow)
    lines = [[row[column] for column in kept] for row in [headers, *cells]]
    return _headed([_line(map(isolated, map(clipped, line, widths)), widths) for line in lines])


def _headed(lines: "Sequence[str]") -> str:
    head, *body = lines
    shown = f"{DIM}{head}{RESET}" if coloured(sys.stdout) else head
    return "\n".join([shown, *body, ""])


def _kept(wanted: "Sequence[int]", shrink: "Mapping[int, int]", drop: "Sequence[int]") -> list[int]:
    """The columns that stay, so that a row fits even if it must be clipped."""
    kept = list(range(len(wanted)))
    least = [min(cells, shrink.get(at, cells)) for at, cells in enumerate(wanted)]
    for column in drop:
        if _excess([least[each] for each in kept]) > 0:
            kept.remove(column)
    return kept


def _clipped(widths: list[int], shrink: "Mapping[int, int]") -> list[int]:
    """The widths, where those of `shrink` give way one after another until a row fits."""
    for column, least in shrink.items():
        over = max(_excess(widths), 0)
        widths[column] = max(min(widths[column], least), widths[column] - over)
    return widths


def _excess(widths: "Sequence[int]") -> int:
    """How many cells a row is wider than the terminal."""
    return sum(widths) + len(GAP) * (len(widths) - 1) - _room()


def _line(row: "Iterable[str]", widths: "Sequence[int]") -> str:
    return GAP.join(map(padded, row, widths)).rstrip()


def _room() -> int:
    """The cells of a line: $COLUMNS, else what the terminal says."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told) > 0:
        return int(told)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or USUAL  # type: ignore[union-attr]  # None has none, and raises
    except (AttributeError, ValueError, OSError):
        return USUAL


def contacts(rows: "Iterable[Listed]") -> str:
    """The table of contacts: whom to call first, then how."""
    shrink = {2: 10, 3: 8, 1: 10, 0: 18}
    return table(CONTACT, [cells(row) for row in rows], shrink=shrink, drop=(2, 3))


def cells(row: "Listed") -> tuple[str, ...]:
    """A contact's cells, one for each of `CONTACT`."""
    name, org, role, location, numbers, grouped, emails = row
    return (
        name,
        org,
        role,
        location,
        _some(grouped if sys.stdout.isatty() else numbers),
        _some(emails),
    )


def packed(row: "Listed") -> str:
    """The row as a text, for the index: what could act on a terminal is written out already."""
    return PART.join(
        [
            visible(part) if isinstance(part, str) else "".join([visible(v) + VALUE for v in part])
            for part in row
        ]
    )


def unpacked(text: str) -> "Listed":
    """The row that `packed` made a text of."""
    name, org, role, location, *lists = text.split(PART)
    numbers, grouped, emails = [each.split(VALUE)[:-1] for each in lists]
    return name, org, role, location, numbers, grouped, emails


def _some(values: "Sequence[str]") -> str:
    """All values for a pipe; for a terminal the first, and how many more there are."""
    if len(values) < 2 or not sys.stdout.isatty():
        return ", ".join(values)
    return f"{values[0]} +{len(values) - 1}"
