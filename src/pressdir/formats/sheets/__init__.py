"""Tables of other programs and of people: delimiter, encoding, headings and columns are found out.

`opened` looks at the start of a table and says what its columns hold; `load` reads it a row at a
time. What has no field of ours is kept beside the contact, as `extra["csv"]`, by its heading.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from pressdir.formats import table
from pressdir.formats.loaded import Loaded, Reject
from pressdir.formats.settings import Wishes
from pressdir.formats.sheets import decoding, headers
from pressdir.formats.sheets.cells import Row, rows
from pressdir.formats.sheets.columns import KEPT, LEFT_OUT, Column, columns
from pressdir.formats.sheets.people import Reader

__all__ = ["KEPT", "LEFT_OUT", "Column", "Sheet", "load", "opened"]

DELIMITERS = ",;\t|"
HEAD = 80  # lines that are looked at
ABOVE = 20  # rows among which the headings are


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table that was looked at."""

    encoding: str
    delimiter: str
    headings: tuple[str, ...]  # as they stand; () where there are none
    first: int  # the line of the headings, or of the first row
    columns: tuple[Column, ...]
    ours: bool  # its headings are our field names and nothing else

    @property
    def names_somebody(self) -> bool:
        """Whether a column says who somebody is, or how to reach them."""
        return not Reader.NEEDED.isdisjoint(each.field for each in self.columns)


def load(
    data: bytes, *, delimiter: str | None = None, wishes: Wishes | None = None
) -> Iterator[Loaded]:
    """Yield the records of a table, and a reject for each row or value that cannot be read.

    Raises:
        UsageError: the `wishes` name a column or a field that there is not.
    """
    if why := decoding.why_no_text(data):
        yield Reject(why, "", 1)
        return
    sheet = opened(data, delimiter=delimiter, wishes=wishes)
    if sheet is None:
        return
    if not sheet.names_somebody:
        yield Reject(
            "the first row names no field", sheet.delimiter.join(sheet.headings), sheet.first
        )
        return
    region = wishes.region if wishes else None
    reader = Reader(sheet.columns, region)
    header = [table.field_of(each) for each in sheet.headings]
    for row in _below(data, sheet):
        if row.fault:
            yield Reject(row.fault, row.text.rstrip("\r\n"), row.number)
        elif sheet.ours:
            yield table.loaded(header, row.cells, row.text.rstrip("\r\n"), row.number)
        else:
            yield from reader.read(row)


def opened(
    data: bytes, *, delimiter: str | None = None, wishes: Wishes | None = None
) -> Sheet | None:
    """What can be said of a table; None when there is no row. Raises what `load` raises."""
    if decoding.why_no_text(data):
        return None
    chosen = wishes.columns if wishes else {}
    encoding = decoding.charset(data, _known)
    head = list(islice(decoding.lines(data, encoding), HEAD))
    separator = delimiter or _told(head) or _delimiter(head)
    sample = [row for row in _rows(head, separator) if not row.fault]
    if not sample:
        return None
    top = _headings(sample, frozenset(map(headers.key, chosen)))
    headings = sample[top].cells if top is not None else []
    below = sample[top + 1 :] if top is not None else sample
    width = max(len(each.cells) for each in sample) if top is None else len(headings)
    cells = [each.cells for each in below]
    found = columns(headings or [""] * width, cells, chosen)
    ours = bool(headings) and not chosen and table.is_header(headings)
    first = sample[top or 0].number
    return Sheet(encoding, separator, tuple(headings), first, found, ours)


def _below(data: bytes, sheet: Sheet) -> Iterator[Row]:
    """The rows below the headings; headings that come again, as in joined files, are none."""
    headings = [*sheet.headings]
    for row in _rows(decoding.lines(data, sheet.encoding), sheet.delimiter):
        if row.number >= sheet.first and (not headings or row.cells != headings):
            yield row


def _rows(lines: Iterator[str] | Sequence[str], delimiter: str) -> Iterator[Row]:
    """The rows, without the marks of byte order and the line of Excel that names the delimiter."""
    for row in rows(lines, delimiter):
        if row.number > 1:
            yield row
        elif not _told([row.text]):
            if row.cells:
                row.cells[0] = row.cells[0].lstrip("\ufeff")
            yield row


def _told(head: Sequence[str]) -> str | None:
    """The delimiter that the first line names, as Excel has it: `sep=;`."""
    first = head[0].strip('\ufeff\r\n"') if head else ""
    return first[4] if first[:4].lower() == "sep=" and len(first) == 5 else None


def _delimiter(head: Sequence[str]) -> str:
    """The delimiter that parts headings that we know, else the one that gives the most cells."""

    def worth(delimiter: str) -> tuple[int, int]:
        sample = [row.cells for row in _rows(head, delimiter) if not row.fault]
        widths = [len(cells) for cells in sample]
        usual = max(sorted(set(widths)), key=widths.count, default=1)
        known = max((_heads(cells) for cells in sample[:ABOVE]), default=0)
        return (known if usual > 1 or known > 1 else 0), (usual - 1) * widths.count(usual)

    return max(DELIMITERS, key=worth)


def _headings(sample: Sequence[Row], meant: frozenset[str]) -> int | None:
    """Which row has the headings, where somebody means some of them; None when none has."""
    for at, row in enumerate(sample[:ABOVE] if meant else ()):
        if not meant.isdisjoint(headers.key(cell[: headers.LONGEST]) for cell in row.cells):
            return at
    counts = [_heads(row.cells) for row in sample[:ABOVE]]
    best = max(counts)
    if best:
        return next(at for at, count in enumerate(counts) if 2 * count >= best)
    plain = not any(map(_is_value, sample[0].cells))
    return 0 if plain and any(_is_value(cell) for row in sample[1:] for cell in row.cells) else None


def _heads(cells: Sequence[str]) -> int:
    """How many of the cells are headings that we know; 0 where a cell is a value."""
    if any(map(_is_value, cells)):
        return 0
    return sum(headers.meaning(cell) is not None for cell in cells)


def _is_value(cell: str) -> bool:
    start = cell[: headers.LONGEST]
    return "@" in start or sum(map(str.isdigit, start)) > 6


def _known(text: str) -> int:
    """How many headings in other letters than ASCII a text has that we know."""
    cells = (
        cell.strip('" \ufeff')
        for line in text.splitlines()[:ABOVE]
        for delimiter in DELIMITERS
        for cell in (line.split(delimiter) if delimiter in line else ())
    )
    return sum(not cell.isascii() and headers.meaning(cell) is not None for cell in cells)
