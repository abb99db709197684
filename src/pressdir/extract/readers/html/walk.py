"""One walk over the elements of HTML: what is shown is written, in the order in which it is read.

The tree is walked with a stack of our own: a hostile page nests deeper than Python recurses.
"""

from typing import Final

from selectolax.lexbor import LexborNode

from pressdir.extract.readers.draft import Draft
from pressdir.extract.readers.html.blocks import Blocks, Open
from pressdir.extract.readers.html.markup import (
    AT_SIGNS,
    Attributes,
    Markup,
    icon_label,
    is_hidden,
    is_readers_word,
)
from pressdir.extract.readers.html.metadata import Metadata
from pressdir.extract.readers.html.scripted import shown_for, written_by
from pressdir.model import Gap
from pressdir.normalise.emails import OBFUSCATED
from pressdir.normalise.patterns import waiting

_INVISIBLE: Final = frozenset(
    "applet area audio base canvas col colgroup datalist embed frame frameset head iframe input "
    "link map math meta noembed noframes noscript object optgroup option param progress rp script "
    "select style svg template textarea title track video -comment -doctype".split()
)
_SET_OFF: Final = frozenset("b em i strong u".split())
_CELL: Final = "cell"  # the mark of what is apart from the rest of its line
_MANY_WORDS: Final = 6  # of a label
_SIDE_BY_SIDE: Final = frozenset(["a", "span"])
_LONGEST_ADDRESS: Final = 120  # characters of what a `<noscript>` says of one
_METADATA: Final = frozenset(["base", "link", "meta", "script", "title"])
_REVERSED_STYLE: Final = waiting(r"unicode-bidi\s*:\s*bidi-override")

# Where in the markup the walk is, since the last text: behind an element; or behind one and in the
# next, so that style alone may part them.
_AT_TEXT, _BEHIND, _CROSSED = range(3)


def _gives_address(node: LexborNode) -> bool:
    """Whether a `<noscript>` says an address that a script would have written."""
    text = node.text().strip()
    return len(text) <= _LONGEST_ADDRESS and ("@" in text or bool(OBFUSCATED.search(text)))


class Walk:
    """The state of one walk over a document."""

    def __init__(self) -> None:
        self.draft = Draft()
        self.metadata = Metadata()
        self.markup = Markup(self.draft)
        self.blocks = Blocks(self.draft, self.markup)
        self.seam = _AT_TEXT

    def over(self, root: LexborNode) -> None:
        """Visit every element and text in document order."""
        stack: list[tuple[LexborNode, Open | None]] = []
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
        if self.blocks.preformatted and "\n" in text:
            first, *rest = text.split("\n")
            self.draft.write(first)
            for line in rest:
                self.draft.stop(Gap.BREAK if line.strip() else Gap.BLOCK)
                self.draft.write(line)
            return
        if self.seam is _CROSSED and self.draft.parts_from(text):
            self.draft.write(" ")
        self.draft.write(text)
        self.blocks.wrote(text)

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

    def _enter(self, node: LexborNode, tag: str) -> tuple[Open | None, bool]:
        """Return what to do when the element ends, and whether its content is to be read."""
        if tag == "br":
            self.blocks.break_line()
            return None, False
        if tag == "wbr":
            return None, False
        if tag == "hr":
            self.draft.stop(Gap.SECTION)
            return None, False
        if tag == "a" and self.seam is _CROSSED and _is_link(node.prev):
            self.draft.stop(Gap.BREAK)  # two links side by side are two things: a menu, a card
        if tag in _SIDE_BY_SIDE and _is_beside_link(node, tag):
            self.draft.stop(Gap.BREAK)
        attributes = node.attributes
        if not attributes and tag != "dialog":  # most elements have none
            return self._apart(node, tag, self.blocks.open(node, tag, attributes, "")), tag != "img"
        style = (attributes.get("style") or "").lower()
        if is_hidden(tag, attributes, style) or is_readers_word(attributes):
            return None, False
        if tag == "img":
            self._image(attributes, node)
            return None, False
        opened = self.blocks.open(node, tag, attributes, style)
        if self._replaced(node, tag, attributes, style):
            if opened:
                self._leave(opened)
            return None, False
        return self._apart(node, tag, self._open_markup(node, tag, attributes, opened)), True

    def _apart(self, node: LexborNode, tag: str, opened: Open | None) -> Open | None:
        """The element with a mark on its text, if style alone parts that from what follows."""
        if tag in _SET_OFF and _is_label(node):
            opened = opened or Open()
            opened.marks = (*opened.marks, self.draft.open(_CELL))
        return opened

    def _image(self, attributes: Attributes, node: LexborNode) -> None:
        if label := icon_label(attributes, node):
            self.draft.write(label if label in AT_SIGNS else f" {label} ")
        self.markup.icon(attributes)
        self.metadata.see_picture(attributes, node)

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
        self, node: LexborNode, tag: str, attributes: Attributes, opened: Open | None
    ) -> Open | None:
        if tag in {"html", "time"}:
            self.metadata.see(tag, attributes, node)
        says = self.markup.read(tag, attributes)
        if says is None:
            return opened
        opened = opened or Open()
        if says.is_card:
            opened.restore = opened.restore or (self.draft.role, self.draft.label, self.draft.row)
            if tag not in {"li", "tr"}:
                self.blocks.own_row()
        opened.marks = tuple(self.draft.open(name, value) for name, value in says.marks)
        opened.actions += tuple(says.actions)
        opened.fallback = says.fallback
        return opened

    def _leave(self, opened: Open) -> None:
        draft = self.draft
        if opened.fallback and opened.marks and opened.marks[0].start is None:
            draft.write(opened.fallback)
        for mark in opened.marks:
            draft.close(mark)
        if opened.actions:
            for action in reversed(opened.actions):
                action()
        if (gap := opened.gap) is not None:
            self.blocks.close(opened, gap)
        if opened.restore:
            draft.role, draft.label, draft.row = opened.restore


def _is_link(node: LexborNode | None) -> bool:
    return node is not None and node.tag == "a"


def _is_label(node: LexborNode) -> bool:
    """Tell whether bold or slanted words begin a line, and capitals follow without a sign.

    "<b>Ufficio stampa</b> Ada Neri": style alone parts the two. One word may be a given name.
    """
    before, after = node.prev, node.next
    if before is not None and before.tag == "-text" and (before.text_content or "").isspace():
        before = before.prev
    if before is not None and before.tag != "br" and before.tag not in _SET_OFF:
        return False
    text = (after.text_content or "") if after is not None and after.tag == "-text" else ""
    if text.isspace() and after is not None and after.next and after.next.tag in _SET_OFF:
        text = f" {after.next.text().strip()}"
    if not text[:1].isspace() or not text.strip()[:1].isupper():
        return False
    words = node.text().split()
    return 1 < len(words) <= _MANY_WORDS and words[-1][-1].isalnum()


def _is_beside_link(node: LexborNode, tag: str) -> bool:
    """Tell whether an element stands on a line of its own in the markup, as the one before it does.

    One of them links to a mailbox or a number, and there is no text around them: style sets such
    things side by side or below each other, and they are no words of one sentence.
    """
    blank = node.prev
    if blank is None or blank.tag != "-text" or "\n" not in (blank.text_content or ""):
        return False
    before = blank.prev
    if (
        before is None
        or before.tag not in _SIDE_BY_SIDE
        or not (blank.text_content or "").isspace()
    ):
        return False
    if not ((tag == "a" and _reaches(node)) or (before.tag == "a" and _reaches(before))):
        return False
    inside = node.parent.iter(include_text=True) if node.parent else ()
    return not any(each.tag == "-text" and (each.text_content or "").strip() for each in inside)


def _reaches(node: LexborNode) -> bool:
    """Tell whether a link leads to a mailbox or a number."""
    return (node.attributes.get("href") or "").lstrip().lower().startswith(("mailto:", "tel:"))
