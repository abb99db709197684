"""Which header cell stands over which cell (HTML Standard, section 4.9.12, simplified).

A row of nothing but `<th>`, a row of `<thead>`, and a first row that is all bold, head the columns
below; a `<th>` beside `<td>` heads its row. A column's header is the better label of the two.
"""

import re
from collections.abc import Callable
from typing import Final

from selectolax.lexbor import LexborNode

from pressdir.extract.readers.draft import Draft, OpenMark
from pressdir.extract.readers.html.markup import Attributes
from pressdir.model import ROWSPAN

MAX_COLSPAN: Final = 100  # the standard allows 1000, and a page that means it has another purpose
MAX_ROWSPAN: Final = 1000
_DATA: Final = re.compile(r"[\d@]")  # no header that is merely bold has these
MAX_LABEL: Final = 60  # a longer header is a sentence, not a label


class Table:
    """A table that is open, and what its headers say so far."""

    def __init__(self, draft: Draft) -> None:
        self.in_head = False
        self._draft = draft
        self._columns: dict[int, str] = {}
        self._spans: dict[int, int] = {}  # column -> rows that a cell above still fills
        self._cells: list[tuple[int, int, str, bool]] = []  # column, width, text, is header
        self._column = 0
        self._row_label = ""
        self._rows = 0

    @property
    def is_labelled(self) -> bool:
        """Whether a header row was read: then a row is one record, whatever its cells hold."""
        return bool(self._columns)

    def end_head(self) -> None:
        """Note that `<thead>` ended."""
        self.in_head = False

    def open_row(self) -> None:
        """Begin a row."""
        self._cells = []
        self._column = 0
        self._row_label = ""
        self._rows += 1

    def open_cell(self, node: LexborNode, tag: str, attributes: Attributes) -> Callable[[], None]:
        """Begin a cell, set the label of its lines, and return what to do at its end."""
        is_header = tag == "th" or self.in_head
        is_bold = is_header or (self._rows == 1 and _is_bold(node))
        while self._spans.get(self._column, 0) > 0:
            self._spans[self._column] -= 1
            self._column += 1
        column, width = self._column, _span(attributes, "colspan", MAX_COLSPAN)
        height = _span(attributes, "rowspan", MAX_ROWSPAN)
        if height > 1:
            self._spans.update(dict.fromkeys(range(column, column + width), height - 1))
        self._column += width
        self._draft.label = "" if is_header else self._columns.get(column) or self._row_label
        self._draft.column = column
        mark = self._draft.open("")
        over = self._draft.open(ROWSPAN, str(height)) if height > 1 else None

        def close() -> None:
            if over is not None:
                self._draft.close(over)
            self._close_cell(mark, column, width, is_header, is_bold)

        return close

    def close_row(self) -> None:
        """End a row; if it was a header, its cells label the columns below."""
        for column in [at for at in self._spans if at >= self._column]:
            self._spans[column] -= 1
        cells = [cell for cell in self._cells if cell[2]]
        if len(self._cells) < 2 or not cells:
            return
        if all(is_heading for *_, is_heading in cells):
            for column, width, text, _ in cells:
                label = text if len(text) <= MAX_LABEL else ""
                self._columns.update(dict.fromkeys(range(column, column + width), label))

    def _close_cell(
        self,
        mark: OpenMark,
        column: int,
        width: int,
        is_header: bool,  # noqa: FBT001  # what the cell is, no switch
        is_bold: bool,  # noqa: FBT001
    ) -> None:
        self._draft.column = None
        text = self._draft.taken(mark).replace("\n", " ")
        is_heading = is_header or (is_bold and not _DATA.search(text))
        self._cells.append((column, width, text, is_heading))
        if is_header and len(text) <= MAX_LABEL:
            self._row_label = text


def _span(attributes: Attributes, name: str, most: int) -> int:
    text = (attributes.get(name) or "1").strip()
    return (
        min(max(int(text), 1), most) if text.isascii() and text.isdigit() and len(text) < 6 else 1
    )


def _is_bold(cell: LexborNode) -> bool:
    """Whether all of a cell's text stands in one `<b>` or `<strong>`."""
    inside = [node for node in cell.iter(include_text=True) if not _is_blank(node)]
    return len(inside) == 1 and inside[0].tag in {"b", "strong"}


def _is_blank(node: LexborNode) -> bool:
    return node.tag == "-text" and not (node.text_content or "").strip()
