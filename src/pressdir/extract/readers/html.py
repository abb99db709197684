"""HTML as a browser would show it: visible text in reading order, and what its markup knows.

Block elements end lines, `<br>` breaks them, table rows and list items are numbered, header cells
and `<dt>` label what they head. What is not shown is not there: scripts, comments, templates,
`<noscript>` (the fallback of a page whose scripts ran) unless an address stands in it, hidden
elements; nor is what readers said below. Text with `aria-hidden` is hidden from screen readers
only, so it stays, except in icon fonts, whose text is a glyph's name. Of scripts that write an
address the address is read.

The tree is walked with a stack of our own: a hostile page nests deeper than Python recurses.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from pressdir.extract.readers.draft import Draft, OpenMark
from pressdir.extract.readers.encoding import decode
from pressdir.extract.readers.html_markup import (
    AT_SIGNS,
    Attributes,
    Markup,
    icon_label,
    is_apart,
    is_hidden,
    is_readers_word,
)
from pressdir.extract.readers.html_metadata import Metadata
from pressdir.extract.readers.html_nesting import bounded
from pressdir.extract.readers.html_scripted import shown_for, written_by
from pressdir.extract.readers.html_tables import Table
from pressdir.model import Document, Gap, Page, Role
from pressdir.normalise.emails import OBFUSCATED
from pressdir.normalise.patterns import waiting

MEDIA_TYPE: Final = "text/html"

# An element takes less time than finding a member of its enumeration: these are found once.
_BREAK: Final = Gap.BREAK
_BLOCK: Final = Gap.BLOCK
_SECTION: Final = Gap.SECTION

_CHARSET: Final = waiting(
    rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_PROLOGUE: Final = 4096  # bytes in which a charset is declared; the standard looks at 1024

_INVISIBLE: Final = frozenset(
    "applet area audio base canvas col colgroup datalist embed frame frameset head iframe input "
    "link map math meta noembed noframes noscript object optgroup option param progress rp script "
    "select style svg template textarea title track video -comment -doctype".split()
)
_LONGEST_ADDRESS: Final = 120  # characters of what a `<noscript>` says of one
_METADATA: Final = frozenset(["base", "link", "meta", "script", "title"])
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
_INLINE_STYLE: Final = re.compile(r"display\s*:\s*inline")
_REVERSED_STYLE: Final = re.compile(r"unicode-bidi\s*:\s*bidi-override")


def read(document: Document) -> Page:
    """Return the page of an HTML document. Raises `UnreadableError` for binary data."""
    declared = _CHARSET.search(document.content[:_PROLOGUE])
    charset = document.charset or (declared[1].decode("ascii") if declared else None)
    return read_html(decode(document.content, charset))


def read_html(html: str) -> Page:
    """Return the page of HTML that is decoded already."""
    tree = LexborHTMLParser(bounded(html))
    if tree.root is None:
        return Draft().page(MEDIA_TYPE)
    walk = _Walk()
    walk.over(tree.root)
    walk.metadata.write_missing(walk.draft)
    page = walk.draft.page(MEDIA_TYPE)
    about = walk.metadata
    return replace(
        page, title=about.title, site=about.site, host=about.host, lang=about.lang, date=about.date
    )


# Where in the markup the walk is, since the last text: behind an element; or behind one and in the
# next, so that style alone may part them.
_AT_TEXT, _BEHIND, _CROSSED = range(3)


@dataclass(slots=True)
class _Open:
    """An element that is open: what to do and to restore when it ends."""

    gap: Gap | None = None  # what separates it from what follows
    restore: tuple[Role, str, int | None] | None = None
    marks: tuple[OpenMark, ...] = ()
    actions: tuple[Callable[[], None], ...] = ()
    outer: "_Open | None" = None  # the block element around this one
    start: int = -1  # how far the text was when it began
    holds_blocks: bool = False
    fallback: str = ""  # what to write if nothing was: a link's target


def _gives_address(node: LexborNode) -> bool:
    """Whether a `<noscript>` says an address that a script would have written."""
    text = node.text().strip()
    return len(text) <= _LONGEST_ADDRESS and ("@" in text or bool(OBFUSCATED.search(text)))


class _Walk:
    """The state of one walk over a document."""

    def __init__(self) -> None:
        self.draft = Draft()
        self.metadata = Metadata()
        self.markup = Markup(self.draft)
        self.tables: list[Table] = []
        self.block = _Open()
        self.preformatted = 0
        self.breaks = 0  # `<br>` elements since the last text
        self.seam = _AT_TEXT

    def over(self, root: LexborNode) -> None:
        """Visit every element and text in document order."""
        stack: list[tuple[LexborNode, _Open | None]] = []
        node = root
        while True:
            tag = node.tag
            if tag == "-text":
                self._text(node.text_content or "")
                self.seam = _AT_TEXT
            elif tag not in _INVISIBLE or (tag == "noscript" and _gives_address(node)):
                if self.seam is _BEHIND:
                    self.seam = _CROSSED
                opened, below = self._enter(node, tag or "")
                child = node.child if below else None
                if child is not None:
                    stack.append((node, opened))
                    node = child
                    continue
                self.seam = _BEHIND
                if opened:
                    self._leave(opened)
            elif tag == "head":
                self._head(node)
            else:
                self._invisible(node, tag)
                if tag == "script" and (address := written_by(node)):
                    self._address(address)
            while (following := node.next) is None:
                if not stack:
                    return
                node, ended = stack.pop()
                self.seam = _BEHIND
                if ended:
                    self._leave(ended)
            node = following

    def _text(self, text: str) -> None:
        if self.preformatted and "\n" in text:
            first, *rest = text.split("\n")
            self.draft.write(first)
            for line in rest:
                self.draft.stop(_BREAK if line.strip() else _BLOCK)
                self.draft.write(line)
            return
        if self.seam is _CROSSED and self.draft.parts_from(text):
            self.draft.write(" ")
        self.draft.write(text)
        if self.breaks and not text.isspace():
            self.breaks = 0

    def _head(self, head: LexborNode) -> None:
        for node in head.iter(include_text=False):
            self._invisible(node, node.tag or "")

    def _invisible(self, node: LexborNode, tag: str) -> None:
        if tag in _METADATA:
            self.metadata.see(tag, node.attributes, node)
            if tag in {"meta", "link"} and self.markup.items:
                self.markup.hidden_item(node.attributes)
        elif tag == "svg" and (label := icon_label(node.attributes, node)):
            self.draft.write(f" {label} ")

    def _enter(self, node: LexborNode, tag: str) -> tuple[_Open | None, bool]:
        """Return what to do when the element ends, and whether its content is to be read."""
        if tag == "br":
            self._break()
            return None, False
        if tag == "wbr":
            return None, False
        if tag == "hr":
            self.draft.stop(_SECTION)
            return None, False
        if tag == "a" and self.seam is _CROSSED and _is_link(node.prev):
            self.draft.stop(_BREAK)  # two links side by side are two things: a menu, a card
        attributes = node.attributes
        if not attributes and tag != "dialog":  # most elements have none
            return self._open_block(node, tag, attributes, ""), tag != "img"
        style = (attributes.get("style") or "").lower()
        if is_hidden(tag, attributes, style) or is_readers_word(attributes):
            return None, False
        if tag == "img":
            self._image(attributes, node)
            return None, False
        opened = self._open_block(node, tag, attributes, style)
        if self._replaced(node, tag, attributes, style):
            if opened:
                self._leave(opened)
            return None, False
        return self._open_markup(node, tag, attributes, opened), True

    def _break(self) -> None:
        self.breaks += 1
        self.draft.stop(_BREAK if self.breaks == 1 else _BLOCK)

    def _image(self, attributes: Attributes, node: LexborNode) -> None:
        if label := icon_label(attributes, node):
            self.draft.write(label if label in AT_SIGNS else f" {label} ")
        self.markup.icon(attributes)
        self.metadata.see_picture(attributes, node)

    # --- blocks ---------------------------------------------------------------------------

    def _open_block(
        self, node: LexborNode, tag: str, attributes: Attributes, style: str
    ) -> _Open | None:
        if not style and tag not in _NEVER_INLINE:
            return None
        if plain := _PLAIN.get(tag):
            return self._block(plain, plain)
        draft = self.draft
        if tag in _HEADINGS:
            opened = self._block(_SECTION, _BLOCK)
            draft.role = Role.HEADING
        elif tag == "li":
            opened = self._block(_BLOCK, _BLOCK)
            draft.role = Role.ITEM
            self._own_row()
        elif tag == "dd":
            opened = self._block(_BREAK, _BLOCK)
            draft.label = self.markup.term
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

    def _block(self, before: Gap, after: Gap) -> _Open:
        draft, outer = self.draft, self.block
        outer.holds_blocks = True
        draft.stop(before)
        self.breaks = 0
        opened = _Open(after, (draft.role, draft.label, draft.row), (), (), outer, draft.end)
        self.block = opened
        return opened

    def _division(self) -> _Open:
        """Open a `<div>`: a line when it holds text, a block when it holds other divisions."""
        first_inside = self.block.start == self.draft.end and self.block.outer is not None
        return self._block(_BLOCK if first_inside else _BREAK, _BREAK)

    def _own_row(self) -> None:
        if not (self.tables and self.tables[-1].is_labelled):
            self.draft.row = self.draft.new_row()

    def _define(self, mark: OpenMark) -> None:
        self.markup.term = self.draft.taken(mark)

    def _end_table(self) -> None:
        self.tables.pop()

    def _end_preformatted(self) -> None:
        self.preformatted -= 1

    def _open_table(self, node: LexborNode, tag: str, attributes: Attributes) -> _Open:
        opened = self._block(_BLOCK, _BLOCK)
        if tag == "table":
            self.tables.append(Table(self.draft))
            self.draft.row = None
            self.draft.label = ""
            opened.actions += (self._end_table,)
            return opened
        if not self.tables:  # cannot stand in a parsed document, only in a fragment
            return opened
        table = self.tables[-1]
        if tag == "thead":
            table.in_head = True
            opened.actions += (table.end_head,)
        elif tag == "tr":
            self.draft.row = self.draft.new_row()
            table.open_row()
            opened.actions += (table.close_row,)
        else:
            self.draft.role = Role.CELL
            opened.actions += (table.open_cell(node, tag, attributes),)
        return opened

    # --- what attributes add --------------------------------------------------------------

    def _replaced(self, node: LexborNode, tag: str, attributes: Attributes, style: str) -> bool:
        """Write what an element shows instead of its own text; True if it does."""
        if address := shown_for(node, tag, attributes):
            self._address(address)
            return True
        if (tag == "bdo" and attributes.get("dir") == "rtl") or (
            style and "rtl" in style and _REVERSED_STYLE.search(style)
        ):
            self.draft.write(node.text()[::-1])  # written backwards, to be read forwards
            return True
        return False

    def _address(self, address: str) -> None:
        mark = self.draft.open("mailto", address)
        self.draft.write(address)
        self.draft.close(mark)

    def _open_markup(
        self, node: LexborNode, tag: str, attributes: Attributes, opened: _Open | None
    ) -> _Open | None:
        if tag in {"html", "time"}:
            self.metadata.see(tag, attributes, node)
        says = self.markup.read(tag, attributes)
        if says is None:
            return opened
        opened = opened or _Open()
        if says.is_card:
            opened.restore = opened.restore or (self.draft.role, self.draft.label, self.draft.row)
            if tag not in {"li", "tr"}:
                self._own_row()
        opened.marks = tuple(self.draft.open(name, value) for name, value in says.marks)
        opened.actions += tuple(says.actions)
        opened.fallback = says.fallback
        return opened

    def _leave(self, opened: _Open) -> None:
        draft = self.draft
        if opened.fallback and opened.marks and opened.marks[0].start is None:
            draft.write(opened.fallback)
        for mark in opened.marks:
            draft.close(mark)
        if opened.actions:
            for action in reversed(opened.actions):
                action()
        if (gap := opened.gap) is not None:
            draft.stop(_BLOCK if gap is _BREAK and opened.holds_blocks else gap)
            self.block = opened.outer or self.block
        if opened.restore:
            draft.role, draft.label, draft.row = opened.restore


def _is_link(node: LexborNode | None) -> bool:
    return node is not None and node.tag == "a"
