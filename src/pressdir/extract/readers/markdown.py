"""Markdown: headings, lists, tables, links; emphasis goes, the text stays.

A reader of what releases use of CommonMark and of GitHub's tables, not a renderer: lines are not
joined, because many files called `.md` are plain text whose lines mean something.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from pressdir.extract.readers import debris, text
from pressdir.extract.readers.dates import iso_date
from pressdir.extract.readers.debris import Piece
from pressdir.extract.readers.draft import Draft
from pressdir.extract.readers.encoding import decode
from pressdir.extract.readers.targets import reached
from pressdir.model import Document, Gap, Page, Role

MEDIA_TYPE: Final = "text/markdown"

_FRONT_MATTER: Final = re.compile(
    r"---[ \t]*\n(.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
_HEADING: Final = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*")
_UNDERLINE: Final = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*")
_RULE: Final = re.compile(r" {0,3}([-_*])(?:[ \t]*\1){2,}[ \t]*")
_FENCE: Final = re.compile(r" {0,3}(?:`{3,}|~{3,})")
_ITEM: Final = re.compile(r"([ \t]*)(?:[-*+•]|\d{1,3}[.)])[ \t]+")
_QUOTE: Final = re.compile(r"(?:[ \t]{0,3}>[ \t]?){1,20}")
_TABLE_RULE: Final = re.compile(
    r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*){0,50}\|?[ \t]*"
)
_CELLS: Final = re.compile(r"(?<!\\)\|")
_DEFINITION: Final = re.compile(
    r" {0,3}\[([^\]\[]{1,100})\]:[ \t]*<?(\S{1,500}?)>?(?:[ \t]+.{0,200})?"
)
_LINK: Final = re.compile(
    r"!?\[(?P<text>[^\[\]]{0,500})\]"
    r"(?:\([ \t]*<?(?P<target>[^()<>\s]{0,1000})>?(?:[ \t]+[\"'(][^\"()]{0,200}[\"')])?[ \t]*\)"
    r"|\[(?P<id>[^\[\]]{0,100})\])"
    r"|<(?P<auto>(?:mailto:|tel:)?[^<>\s@]{1,64}@[^<>\s@]{3,190}|tel:[^<>\s]{3,40}|https?://[^<>\s]{1,500})>"
)
_EMPHASIS: Final = re.compile(
    r"(?<![\w\\])(\*{1,3}|_{1,3}|~~)(?=\S)|(?<=[^\s\\])(\*{1,3}|_{1,3}|~~)(?!\w)"
)
_STRONG: Final = re.compile(r"\*\*(?=[^\s*])([^*]{1,300})\*\*")
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")


def read(document: Document) -> Page:
    """Return the page of a Markdown document. Raises `UnreadableError` for binary data."""
    source = decode(document.content, document.charset).replace("\r\n", "\n").replace("\r", "\n")
    about: dict[str, str] = {}
    if front := _FRONT_MATTER.match(source):
        about = _front_matter(front[1])
        source = source[front.end() :]
    page = _Markdown(source.split("\n")).page()
    return replace(
        page,
        title=about.get("title") or next(_headings(page), None),
        date=iso_date(about.get("date")),
        lang=about.get("lang"),
    )


def _front_matter(block: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in block.split("\n"))
    return {key.strip().lower(): value.strip().strip("\"'") for key, colon, value in pairs if colon}


def _headings(page: Page) -> Iterator[str]:
    return (line.text for line in page.lines if line.role is Role.HEADING)


class _Markdown:
    """One pass over the lines of a document."""

    def __init__(self, lines: list[str]) -> None:
        self.draft = Draft()
        self.lines = lines
        self.targets = {
            found[1].lower(): found[2]
            for line in lines
            if line.lstrip().startswith("[") and (found := _DEFINITION.fullmatch(line))
        }
        self.columns: list[str] | None = None  # the headers of the table that is open
        self.item: int | None = None  # the indent of the list item that is open
        self.fenced = False

    def page(self) -> Page:
        """Return the page."""
        for number, line in enumerate(self.lines):
            below = self.lines[number + 1] if number + 1 < len(self.lines) else ""
            self._line(line, below)
        return self.draft.page(MEDIA_TYPE)

    def _line(self, line: str, below: str) -> None:
        draft = self.draft
        if _FENCE.match(line):
            self.fenced = not self.fenced
            draft.stop(Gap.BLOCK)
        elif self.fenced:
            draft.line(line)
        elif not line.strip():
            self._end_block()
            draft.stop(Gap.BLOCK)
        elif _DEFINITION.fullmatch(line):
            draft.stop()
        elif (heading := _HEADING.fullmatch(line)) and heading[2]:
            self._heading(heading[2])
        elif _RULE.fullmatch(line) or (_UNDERLINE.fullmatch(line) and not self._is_table(line)):
            draft.stop(Gap.SECTION)
        elif below and _UNDERLINE.fullmatch(below) and "|" not in line and not _ITEM.match(line):
            self._heading(line)
        elif self.columns is not None or ("|" in line and self._is_table(below)):
            self._table_row(line)
        else:
            self._text(line)

    def _is_table(self, line: str) -> bool:
        return "|" in line and bool(_TABLE_RULE.fullmatch(line))

    def _end_block(self) -> None:
        self.columns = None
        self.item = self.draft.row = None
        self.draft.role, self.draft.label = Role.TEXT, ""

    def _heading(self, line: str) -> None:
        self._end_block()
        self.draft.stop(Gap.SECTION)
        self.draft.role = Role.HEADING
        self._write(line)
        self._end_block()
        self.draft.stop(Gap.BLOCK)

    def _table_row(self, line: str) -> None:
        if self._is_table(line):
            return
        draft = self.draft
        cells = [cell.strip() for cell in _CELLS.split(line.strip().strip("|"))]
        labels = self.columns or []
        draft.role, draft.row = Role.CELL, draft.new_row()
        for column, cell in enumerate(cells):
            draft.label = labels[column] if column < len(labels) else ""
            draft.column = column
            draft.stop(Gap.BLOCK)
            self._write(cell)
        draft.stop(Gap.BLOCK)
        draft.column = None
        if self.columns is None:
            self.columns = ["".join(piece.text for piece in self._pieces(cell)) for cell in cells]

    def _text(self, line: str) -> None:
        draft = self.draft
        if quote := _QUOTE.match(line):
            line = line[quote.end() :]
        indent = len(line) - len(line.lstrip())
        item = _ITEM.match(line)
        if item:
            line = line[item.end() :]
            self.item, draft.row, draft.role = indent, draft.new_row(), Role.ITEM
        elif self.item is not None and indent <= self.item:
            self._end_block()
        draft.stop(Gap.BLOCK if item else Gap.BREAK)
        self._write(line.removesuffix("\\"))
        draft.stop()

    def _write(self, line: str) -> None:
        text.write_pieces(self.draft, self._pieces(line))

    def _pieces(self, line: str) -> Iterator[Piece]:
        done = 0
        for link in _LINK.finditer(line):
            yield from debris.pieces(_plain(line[done : link.start()]))
            done = link.end()
            if link["auto"]:
                yield _linked(link["auto"].partition(":")[2] or link["auto"], link["auto"])
            elif not link[0].startswith("!"):
                known = (link["id"] or link["text"] or "").lower()
                target = link["target"] if link["target"] is not None else self.targets.get(known)
                yield _linked(_plain(link["text"]), target or "")
        yield from debris.pieces(_plain(line[done:]))


def _linked(shown: str, target: str) -> Piece:
    if "@" in target and "/" not in target and ":" not in target:
        target = f"mailto:{target}"
    if (link := reached(target)) and link.values:
        value = ", ".join(link.values)
        return Piece(shown or value, link.mark, value)
    return Piece(target if target.endswith(shown) else shown)


def _plain(line: str) -> str:
    if "*" in line or "_" in line or "~~" in line:
        line = _EMPHASIS.sub("", _STRONG.sub(r"\1", line))
    if "`" in line:
        line = line.replace("`", "")
    return _ESCAPE.sub(r"\1", line) if "\\" in line else line
