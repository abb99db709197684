"""Rows in columns: what `find` prints. It loads at once, because a look-up waits for it.

Colour is for terminals; $NO_COLOR and --no-color take it away, $FORCE_COLOR puts it back.
"""

import os
import sys

from pressdir.cli import clock
from pressdir.cli.showing import links
from pressdir.cli.showing.text import (
    OWN,
    PART,
    PRIVATE,
    ROW,
    VALUE,
    clipped,
    isolated,
    padded,
    visible,
    width,
)
from pressdir.reach import freshness

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TextIO

    # name, organisation, role, location; the offsets of its zone (`reach.offsets`), the day it was
    # last seen, and in how many releases; numbers in E.164 and as people read them; e-mails
    Listed = tuple[
        str, str, str, str, str, str, str, Sequence[str], Sequence[str], Sequence[str]
    ]  # fmt: skip

CONTACT = ("NAME", "PHONE", "EMAIL", "ORG", "ROLE", "LOCATION")
LISTED = (*CONTACT, "TIME", "SEEN")
NAME, PHONE, EMAIL, ORG, ROLE, LOCATION, TIME, SEEN = range(len(LISTED))
SHRINK = {ROLE: 14, LOCATION: 8, ORG: 10, EMAIL: 24, NAME: 18}  # to so many cells, in this order
DROP = (ROLE, EMAIL, LOCATION, ORG, SEEN, TIME)  # what goes first when there is no room
GAP = "  "
READ = "~"  # behind a day on which a release without a date was read, as ISO 8601-2 has it
DIM, RESET = "\x1b[2m", "\x1b[0m"
USUAL = 80  # cells of a terminal that does not tell


def coloured(stream: "TextIO") -> bool:
    """Whether `stream` takes colour (no-color.org, force-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def marked(value: str) -> str:
    """A value; one that is the person's alone with a sign that a terminal can show, else a word."""
    if not value.endswith(OWN):
        return value
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") in {"dumb", "linux"}
    if sys.stdout.isatty() and not plain:
        return value
    return f"{value.removesuffix(OWN)} ({PRIVATE})"


def table(
    headers: "Sequence[str]",
    rows: "Iterable[Sequence[str]]",
    *,
    shrink: "Mapping[int, int] | None" = None,
    drop: "Sequence[int]" = (),
    uris: "Sequence[Mapping[int, str]]" = (),
) -> str:
    """Rows in columns under a line of headers.

    In a pipe every value is whole. A terminal has only so much room: first the columns of `drop`
    go, as many as must and the first of them first, then those of `shrink` are clipped, each to
    its own least width. There, too, a cell is a link to what `uris` has for its row and column.
    """
    shrink = shrink or {}
    cells = [[visible(cell) for cell in row] for row in rows]
    wanted = _wanted(headers, cells)
    if not sys.stdout.isatty():
        return _headed([_line(row, wanted) for row in [headers, *cells]])
    kept = _kept(wanted, shrink, drop)
    narrow = {kept.index(column): least for column, least in shrink.items() if column in kept}
    widths = _clipped([wanted[column] for column in kept], narrow)
    fitted = [[*map(clipped, _of(kept, row), widths)] for row in [headers, *cells]]
    linked = [{}, *uris] if uris and links.shown(sys.stdout) else [{}] * len(fitted)
    return _headed(
        [_line(row, widths, _of(kept, at)) for row, at in zip(fitted, linked, strict=True)]
    )


def _wanted(headers: "Sequence[str]", cells: "Sequence[Sequence[str]]") -> list[int]:
    """The cells that each column takes with all its values whole."""
    return [max(map(width, column)) for column in zip(headers, *cells, strict=True)]


def _of(kept: "Sequence[int]", row: "Sequence[str] | Mapping[int, str]") -> list[str]:
    if isinstance(row, dict):
        return [row.get(column, "") for column in kept]
    return [row[column] for column in kept]


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
    return sum(widths) + len(GAP) * (len(widths) - 1) - room()


def _line(row: "Sequence[str]", widths: "Sequence[int]", uris: "Sequence[str]" = ()) -> str:
    cells = list(map(padded, map(isolated, row) if uris else row, widths))
    for at, uri in enumerate(uris):
        if uri:
            text = cells[at].rstrip()
            cells[at] = links.link(text, uri) + cells[at][len(text) :]
    return GAP.join(cells).rstrip()


def room() -> int:
    """The cells of a line: $COLUMNS, else what the terminal says."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told) > 0:
        return int(told)
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or USUAL  # type: ignore[union-attr]  # None has none, and raises
    except (AttributeError, ValueError, OSError):
        return USUAL


def contacts(rows: "Iterable[Listed]") -> str:
    """The table of contacts: whom to call, how, where, what time it is there, how old that is."""
    rows = list(rows)
    shown = [_listed(row) for row in rows]
    if sys.stdout.isatty():
        wanted = _wanted(LISTED, [[visible(cell) for cell in row] for row in shown])
        if EMAIL not in _kept(wanted, SHRINK, DROP):  # better than nothing to act on
            shown = [[name, phone or email, email, *more] for name, phone, email, *more in shown]
    return table(LISTED, shown, shrink=SHRINK, drop=DROP, uris=[_uris(row) for row in rows])


def cells(row: "Listed") -> list[str]:
    """A contact's cells, one for each of `CONTACT`."""
    name, org, role, location, _, _, _, numbers, grouped, emails = row
    phones = _some(grouped if sys.stdout.isatty() else numbers)
    return [name, phones, _some(emails), org, role, location]


def _listed(row: "Listed") -> list[str]:
    """A contact's cells, one for each of `LISTED`."""
    _, _, _, _, offsets, last, count, *_ = row
    return [*cells(row), clock.there(offsets), _age(last, int(count or 0))]


def brief(row: "Listed") -> list[str]:
    """What a list beside a card has room for: the name, a number or address, org, and the time."""
    name, org, _, _, offsets, _, _, _, grouped, emails = row
    return [name, marked(next(iter([*grouped, *emails]), "")), org, clock.there(offsets)]


def _age(last: str, count: int) -> str:
    """The day of the last sighting, and what to think of it; at a terminal what has room."""
    how = freshness.READ if last.endswith(READ) else freshness.SEEN
    day = last.removesuffix(READ)
    word = freshness.Seen(day, how, count).word(clock.today())
    if word == freshness.UNDATED:
        return word
    if word in {"", freshness.FRESH}:
        return day[: len("2026-01")] if sys.stdout.isatty() else day
    return word if sys.stdout.isatty() else f"{day}, {word}"


def _uris(row: "Listed") -> dict[int, str]:
    """What the cells of a contact lead to."""
    *_, numbers, _, emails = row
    number, email = [next(iter(each), "").removesuffix(OWN) for each in (numbers, emails)]
    return {PHONE: links.tel(number) or links.mailto(email), EMAIL: links.mailto(email)}


def packed(row: "Listed") -> str:
    """The row as a text, for the index: what could act on a terminal is written out already."""
    *parts, numbers, grouped, emails = row
    if not "".join([*parts, *numbers, *grouped, *emails]).isprintable():
        parts = [*map(visible, parts)]
        numbers, grouped, emails = [[*map(visible, each)] for each in (numbers, grouped, emails)]
    lists = [VALUE.join([*each, ""]) for each in (numbers, grouped, emails)]
    return PART.join([*parts, *lists])


def unpacked(text: str) -> "Listed":
    """The row that `packed` made a text of, whatever stands behind it."""
    name, org, role, location, offsets, last, count, *lists = text.partition(ROW)[0].split(PART)
    numbers, grouped, emails = [each.split(VALUE)[:-1] for each in lists]
    return name, org, role, location, offsets, last, count, numbers, grouped, emails


def _some(values: "Sequence[str]") -> str:
    """All values for a pipe; for a terminal the first, and how many more there are."""
    if len(values) < 2 or not sys.stdout.isatty():
        return ", ".join(map(marked, values))
    sign = OWN if any(each.endswith(OWN) for each in values[1:]) else ""
    return f"{marked(values[0])} {marked(f'+{len(values) - 1}{sign}')}"
