"""Text that stands at places of a page: which pieces are a row, and what is apart on it.

A program that draws a page moves from piece to piece. A step to the right that is wider than
between words parts the cells of a table; what begins farther left goes on in a cell, a line below.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

# Of the letters' size; some programs place each letter, so that a piece ends before its last one.
_GUTTER: Final = 1.3
_NARROW: Final = frozenset(" .,:;|!'()-iljtfr")
_EDGE: Final = ".,;:<>()"  # what may stand around an address


@dataclass(slots=True)
class Row:
    """A line that is being put together: what is apart on it, where it stands, how large."""

    cells: list[str] = field(default_factory=lambda: [""])
    top: float | None = None
    left: float = 0
    size: float = 0
    begun: float = 0  # where its last piece begins
    right: float = 0  # where its last piece ends

    @property
    def text(self) -> str:
        """All of it, with blanks between what is apart."""
        return " ".join(self.cells)

    def add(self, text: str, left: float, size: float) -> None:
        """Add a piece that begins at `left`."""
        apart = left - self.right > _GUTTER * size
        if text.strip() and self.cells[-1].strip() and apart:
            self.cells.append("")
        self.cells[-1] += text
        self.begun, self.right = left, left + _width(text.strip()) * size

    def end(self, right: float) -> None:
        """Take `right` for where the last piece ends, if it says more than where that begins."""
        if right > self.begun:
            self.right = right


def _width(text: str) -> float:
    """How wide a text is at the most, in sizes of its letters, where its font does not say."""
    narrow = sum(sign in _NARROW for sign in text)
    wide = sum(sign.isupper() or sign > "\u2e80" for sign in text)
    return 0.36 * narrow + 0.85 * wide + 0.62 * (len(text) - narrow - wide)


class Rows:
    """Puts rows together out of what is drawn, piece by piece."""

    def __init__(self) -> None:
        self._rows = [Row()]

    def see(self, text: str, matrix: Sequence[Any], at: Sequence[Any], _: Any, size: Any) -> None:  # noqa: ANN401  # pypdf's
        """Take a piece, drawn at the place `at` of a page turned and stretched by `matrix`."""
        left = float(at[4] * matrix[0] + at[5] * matrix[2] + matrix[4])
        top = float(at[4] * matrix[1] + at[5] * matrix[3] + matrix[5])
        letters = abs(float(size or 0) * float(at[3] or 1) * float(matrix[3] or 1))
        if not text:  # the place behind what was drawn, or still that at which it was
            self._rows[-1].end(left)
            return
        for number, piece in enumerate(text.split("\n")):
            if number:
                self._rows.append(Row())
            row = self._rows[-1]
            row.add(piece, left, letters)
            if piece.strip() and row.top is None:
                row.top, row.left, row.size = top, left, letters

    def written(self) -> list[Row]:
        """The rows on which something stands."""
        return [row for row in self._rows if row.text.strip()]


def make_whole(rows: Sequence[Row], addresses: Collection[str]) -> None:
    """Put addresses together again that a narrow column broke, within a row or over its end.

    `addresses` are those that links of the page lead to, in small letters.
    """
    for row in rows if addresses else ():
        for number, cell in enumerate(row.cells):
            row.cells[number] = _joined(cell.split(" "), addresses)
    for row, following in pairwise(rows) if addresses else ():
        before, _, tail = row.cells[-1].rpartition(" ")
        head, _, behind = following.cells[0].partition(" ")
        if _is_one(tail, head, addresses):
            row.cells[-1] = f"{before} {tail}{head}".lstrip()
            following.cells[0] = behind


def _joined(words: Sequence[str], addresses: Collection[str]) -> str:
    out: list[str] = list(words[:1])
    for word in words[1:]:
        if _is_one(out[-1], word, addresses):
            out[-1] += word
        else:
            out.append(word)
    return " ".join(out)


def _is_one(first: str, second: str, addresses: Collection[str]) -> bool:
    return bool(first and second) and (first + second).strip(_EDGE).lower() in addresses
