"""Which elements part the text of HTML into lines, rows and cells, and how widely.

Block elements end lines, `<br>` breaks them, table rows and list items are numbered, header cells
and `<dt>` label what they head.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from selectolax.lexbor import LexborNode

from pressdir.extract.readers.draft import Draft, OpenMark
from pressdir.extract.readers.html.markup import Attributes, Markup, is_apart
from pressdir.extract.readers.html.tables import Table
from pressdir.model import Gap, Role
from pressdir.normalise.patterns import waiting

# An element takes less time than finding a member of its enumeration: these are found once.
_BREAK: Final = Gap.BREAK
_BLOCK: Final = Gap.BLOCK
_SECTION: Final = Gap.SECTION

_SECTIONS: Final = frozenset(["article", "footer", "header", "nav"])
_HEADINGS: Final = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_BLOCKS: Final = frozenset(
    "address aside blockquote body caption center details dialog dir dl fieldset figcaption figure "
    "form hgroup html legend main menu ol p pre search section summary table tbody tfoot thead "
    "ul".split()
)
_TABLE: Final = frozenset(["table", "thead", "tr", "td", "th"])
# What does no more than part lines, and how wide a gap it makes on both sides.
_PLAIN: Final = {
    **dict.fromkeys(_BLOCKS - _TABLE - {"pre"}, _BLOCK),
    **dict.fromkeys(_SECTIONS, _SECTION),
    "button": _BREAK,
}
_NEVER_INLINE: Final = frozenset(
    {*_SECTIONS, *_HEADINGS, *_BLOCKS, *_TABLE, "button", "dd", "div", "dt", "li"}
)
_BLOCK_STYLE: Final = waiting(r"display\s*:\s*(?:block|flex|grid|table|list-item)\b")
_INLINE_STYLE: Final = waiting(r"display\s*:\s*inline")


@dataclass(slots=True)
class Open:
    """An element that is open: what to do and to restore when it ends."""

    gap: Gap | None = None  # what separates it from what follows
    restore: tuple[Role, str, int | None] | None = None
    marks: tuple[OpenMark, ...] = ()
    actions: tuple[Callable[[], None], ...] = ()
    outer: "Open | None" = None  # the block element around this one
    start: int = -1  # how far the text was when it began
    holds_blocks: bool = False
    fallback: str = ""  # what to write if nothing was: a link's target


class Blocks:
    """The block elements that are open in one document."""

    def __init__(self, draft: Draft, markup: Markup) -> None:
        self.preformatted = 0  # `<pre>` elements that are open
        self._draft = draft
        self._markup = markup
        self._tables: list[Table] = []
        self._around = Open()
        self._breaks = 0  # `<br>` elements since the last text

    def open(self, node: LexborNode, tag: str, attributes: Attributes, style: str) -> Open | None:
        """Begin an element that parts lines; None for one within a line."""
        if not style and tag not in _NEVER_INLINE:
            return None
        if plain := _PLAIN.get(tag):
            return self._block(plain, plain)
        draft = self._draft
        if tag in _HEADINGS:
            opened = self._block(_SECTION, _BLOCK)
            draft.role = Role.HEADING
        elif tag == "li":
            opened = self._block(_BLOCK, _BLOCK)
            draft.role = Role.ITEM
            self.own_row()
        elif tag == "dd":
            opened = self._block(_BREAK, _BLOCK)
            draft.label = self._markup.term
        elif tag == "dt":
            opened = self._block(_BLOCK, _BREAK)
            mark = draft.open("")
            opened.actions += (lambda: self._define(mark),)
        elif tag in _TABLE:
            opened = self._open_table(node, tag, attributes)
        elif tag == "pre":
            opened = self._block(_BLOCK, _BLOCK)
            self.preformatted += 1
            opened.actions += (self._end_preformatted,)
        elif (tag == "div" and not (style and _INLINE_STYLE.search(style))) or (
            style and _BLOCK_STYLE.search(style)
        ):
            apart = bool(attributes) and is_apart(node, attributes)
            opened = self._block(_SECTION, _SECTION) if apart else self._division()
        else:
            return None
        return opened

    def own_row(self) -> None:
        """Let what follows be a record of its own, unless the rows of its table are."""
        if not (self._tables and self._tables[-1].is_labelled):
            self._draft.row = self._draft.new_row()

    def wrote(self, text: str) -> None:
        """Know that text was written: a `<br>` behind it is the first."""
        if self._breaks and not text.isspace():
            self._breaks = 0

    def break_line(self) -> None:
        """End a line at a `<br>`; two of them end a paragraph."""
        self._breaks += 1
        self._draft.stop(_BREAK if self._breaks == 1 else _BLOCK)

    def close(self, opened: Open, gap: Gap) -> None:
        """End an element, and what it held, by a gap."""
        self._draft.stop(_BLOCK if gap is _BREAK and opened.holds_blocks else gap)
        self._around = opened.outer or self._around

    def _block(self, before: Gap, after: Gap) -> Open:
        draft, outer = self._draft, self._around
        outer.holds_blocks = True
        draft.stop(before)
        self._breaks = 0
        opened = Open(after, (draft.role, draft.label, draft.row), (), (), outer, draft.end)
        self._around = opened
        return opened

    def _division(self) -> Open:
        """Open a `<div>`: a line when it holds text, a block when it holds other divisions."""
        first_inside = self._around.start == self._draft.end and self._around.outer is not None
        return self._block(_BLOCK if first_inside else _BREAK, _BREAK)

    def _define(self, mark: OpenMark) -> None:
        self._markup.term = self._draft.taken(mark)

    def _end_table(self) -> None:
        self._tables.pop()

    def _end_preformatted(self) -> None:
        self.preformatted -= 1

    def _open_table(self, node: LexborNode, tag: str, attributes: Attributes) -> Open:
        opened = self._block(_BLOCK, _BLOCK)
        if tag == "table":
            self._tables.append(Table(self._draft))
            self._draft.row = None
            self._draft.label = ""
            opened.actions += (self._end_table,)
            return opened
        if not self._tables:  # cannot stand in a parsed document, only in a fragment
            return opened
        table = self._tables[-1]
        if tag == "thead":
            table.in_head = True
            opened.actions += (table.end_head,)
        elif tag == "tr":
            self._draft.row = self._draft.new_row()
            table.open_row()
            opened.actions += (table.close_row,)
        else:
            self._draft.role = Role.CELL
            opened.actions += (table.open_cell(node, tag, attributes),)
        return opened
