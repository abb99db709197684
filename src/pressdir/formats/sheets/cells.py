"""The rows of a table: cells between delimiters (RFC 4180), as programs and people really write.

A quote that does not end would take all that follows into one cell. So a row that ends oddly, or
does not end, is its first line alone, and reading goes on with the next.
"""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LONGEST = 1 << 24  # characters of a cell
MOST_LINES = 2000  # of a row

csv.field_size_limit(LONGEST)


@dataclass(frozen=True, slots=True)
class Row:
    """A row, and where it begins."""

    number: int  # of its first line, from 1
    text: str  # as it stands
    cells: list[str]
    fault: str = ""  # why it has no cells


class _UnendingError(Exception):
    """A row takes more lines than a row has."""


class _Feed(Iterator[str]):
    """Lines for csv, those of the row at hand remembered, so that they can be read otherwise."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._again: deque[str] = deque()
        self.taken: list[str] = []
        self.number = 1  # of the next line

    def __next__(self) -> str:
        if len(self.taken) >= MOST_LINES:
            raise _UnendingError
        line = self._again.popleft() if self._again else next(self._lines)
        self.taken.append(line)
        self.number += 1
        return line

    def back(self) -> str:
        """Give all lines of the row back but the first, which is returned."""
        first, *rest = self.taken
        self._again.extendleft(reversed(rest))
        self.number -= len(rest)
        return first


def rows(lines: Iterable[str], delimiter: str) -> Iterator[Row]:
    """Yield each row that is not empty."""
    feed = _Feed(lines)
    reader = csv.reader(feed, delimiter=delimiter, strict=True)
    while True:
        feed.taken.clear()
        number = feed.number
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, _UnendingError):
            line = feed.back()
            reader = csv.reader(feed, delimiter=delimiter, strict=True)
            yield _alone(number, line, delimiter)
            continue
        if any(cells):
            yield Row(number, feed.taken[0] if len(feed.taken) == 1 else "".join(feed.taken), cells)


def _alone(number: int, line: str, delimiter: str) -> Row:
    """A row of one line that csv does not take: quotes within a quoted cell, or one too many."""
    if len(line) > LONGEST:
        return Row(number, line, [], f"more than {LONGEST >> 20} million characters in a cell")
    cells: list[str] = []
    rest, found = line.rstrip("\r\n"), delimiter
    while found:
        cell, found, rest = _quoted(rest, delimiter) or rest.partition(delimiter)
        if cell.startswith('"'):
            return Row(number, line, [], "a quote that does not end")
        cells.append(cell)
    return Row(number, line, cells)


def _quoted(text: str, delimiter: str) -> tuple[str, str, str] | None:
    """The quoted cell that `text` begins with: it ends at a quote before a delimiter."""
    if not text.startswith('"'):
        return None
    end = text.find(f'"{delimiter}', 1)
    if end < 0:
        return (
            (text[1:-1].replace('""', '"'), "", "") if len(text) > 1 and text[-1] == '"' else None
        )
    return text[1:end].replace('""', '"'), delimiter, text[end + 2 :]
