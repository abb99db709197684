"""Plain text: a line of the file is a line of the page; blank lines and rules part them.

Crawled pages come as plain text too, so torn markup is taken out on the way. What was
wrapped at a fixed width is known by its `Gap.BREAK` and joined by `extract.rows.filled`.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pressdir.extract.readers import columns
from pressdir.extract.readers.debris import Piece, pieces
from pressdir.extract.readers.draft import Draft
from pressdir.extract.readers.encoding import decode
from pressdir.model import Document, Gap, Page, Role
from pressdir.normalise.patterns import waiting

MEDIA_TYPE: Final = "text/plain"
CELL: Final = "cell"  # the mark of what a gutter parts from the rest of its line
_SPACED_LINES: Final = 6  # of a text whose every line may have blank ones between
_SPACED: Final = 0.7  # of its lines have as many
SECTION_BLANKS: Final = 3  # two blank lines still part paragraphs in many agencies' texts

_SIGNS: Final = "-–•·∙▪▫‣⁃◦●○■□►▶➢➤→✓✔*»›\uf0b7\uf0a7—_=~#.+"  # bullets, and what rules are made of
_BULLET: Final = waiting(r"(?:--?|[–•·∙▪▫‣⁃◦●○■□►▶➢➤→✓✔*»›\uf0b7\uf0a7])(?:\s+|$)")
_NUMBER: Final = re.compile(r"(?:\d{1,2}[.)]|[a-z]\))\s+\S")  # but "A. Quill" is a name
# Blanks that nobody types between words; behind a colon they only line up the values.
_GUTTER: Final = waiting(r"(?<=[^\s:：])(?: {3,60}| {0,60}\t[ \t]{0,60})(?=[^\s:：])")
_FAR: Final = " " * 8
_REACH: Final = waiting(r"@|\d[\d ()./-]{5}")
_MARKUP: Final = "<>=&["  # what torn markup cannot be without
_QUOTED: Final = re.compile(r"^[ \t]{0,3}(?:>[ \t]?){1,20}", re.MULTILINE)
_RULE: Final = waiting(r"[-–—_=*~#.•·+](?:[ \t]*[-–—_=*~#.•·+]){2,}[ \t]*")


def read(document: Document) -> Page:
    """Return the page of a plain text. Raises `UnreadableError` for binary data."""
    return read_text(decode(document.content, document.charset))


def read_text(text: str) -> Page:
    """Return the page of a text that is decoded already."""
    draft = Draft()
    blanks = 0
    item = None  # how far the bullet of the current list item is indented
    if "\r" in text:
        text = text.replace("\r\r\n", "\n").replace("\r\n", "\n")
    text = unquoted(text.replace("\f", "\n\n\n\n"))
    markup = [sign for sign in _MARKUP if sign in text]
    lines = columns.untangle(text).splitlines()
    spacing = _spacing(lines)
    for raw in lines:
        line = raw.lstrip(" \t\u00a0\u3000\ufeff")
        if not line or line.isspace():
            blanks += 1
            continue
        gap = _gap(blanks - spacing)
        blanks = 0
        is_sign = line[0] in _SIGNS
        if is_sign and _RULE.fullmatch(line):
            draft.stop(Gap.SECTION)
            continue
        indent = len(raw) - len(line)
        if item is not None and (gap is not Gap.BREAK or indent <= item):
            item = draft.row = None
        draft.role = Role.TEXT
        bullet = _BULLET.match(line) if is_sign else None
        if bullet:
            line = line[bullet.end() :]
            item, draft.row, draft.role = indent, draft.new_row(), Role.ITEM
            draft.stop(Gap.BLOCK)
        elif _NUMBER.match(line):
            draft.role = Role.ITEM
        draft.stop(gap)
        *cells, last = _cells(line)
        for cell in cells:
            mark = draft.open(CELL)
            _write(draft, cell, markup)
            draft.close(mark)
            draft.write(" ")
        _write(draft, last, markup)
    return draft.page(MEDIA_TYPE)


def unquoted(text: str) -> str:
    """A text less the signs before the lines that somebody passed on: "> Press contact:"."""
    return _QUOTED.sub("", text) if ">" in text else text


def _spacing(lines: Sequence[str]) -> int:
    """How many blank lines a text has between all of its lines; 0 where there are none, or one."""
    between = Counter(_blanks(lines))
    widest, often = between.most_common(1)[0] if between else (0, 0)
    whole = sum(between.values()) >= _SPACED_LINES and often >= _SPACED * sum(between.values())
    return widest if whole and widest > 1 else 0


def _blanks(lines: Iterable[str]) -> Iterator[int]:
    """The blank lines before each line but the first."""
    blanks, begun = 0, False
    for line in lines:
        if not line or line.isspace():
            blanks += 1
            continue
        if begun:
            yield blanks
        blanks, begun = 0, True


def _write(draft: Draft, text: str, markup: list[str]) -> None:
    if any(sign in text for sign in markup):
        write_pieces(draft, pieces(text))
    else:
        draft.write(text)


def _cells(line: str) -> list[str]:
    """What stands apart on a line that may reach somebody, or very far apart; else the line."""
    wide = "   " in line or "\t" in line
    apart = wide and (_REACH.search(line) or _FAR in line.rstrip())
    return _GUTTER.split(line) if apart else [line]


def _gap(blanks: int) -> Gap:
    if blanks >= SECTION_BLANKS:
        return Gap.SECTION
    return Gap.BLOCK if blanks > 0 else Gap.BREAK


def write_pieces(draft: Draft, found: Iterable[Piece]) -> None:
    """Write the pieces of a line, with marks on those that are links."""
    for piece in found:
        if not piece.mark:
            draft.write(piece.text)
            if piece.text.endswith("\n"):  # a block of HTML ended here
                draft.stop()
            continue
        mark = draft.open(piece.mark, piece.value)
        draft.write(piece.text)
        draft.close(mark)
