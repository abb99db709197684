"""A page while it is being written: text comes in pieces, settled lines with offsets come out.

White space is settled here, once for all readers: runs of any kind of space become one space,
what cannot be seen (soft hyphens, zero-width characters, direction marks, controls) goes. Hyphens
and dashes stay as they are written.
"""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import Final

from pressdir.model import Gap, Line, Mark, Page, Role
from pressdir.normalise.patterns import waiting

ROW_LINES: Final = 24  # a row with more lines is a page laid out by a table, not a record
PARAGRAPHS: Final = 2  # in one cell: nor has a record so many
PARAGRAPH: Final = 80  # characters
LONGEST: Final = 200  # of a label or a property; what is longer is text
_BREAK: Final = Gap.BREAK  # found once: it takes as long as a call
WEIGHT: Final = {Gap.BREAK: 0, Gap.BLOCK: 1, Gap.SECTION: 2}

# The joiners are letters' business in Arabic, Syriac, N'Ko and the scripts of India and its
# neighbours: they stay between two of those letters, and are debris elsewhere.
_JOINING: Final = "\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff\ufb50-\ufdff\ufe70-\ufefc"
_STRAY_JOINER: Final = waiting(
    f"(?<![{_JOINING}])[\u200c\u200d]+|[\u200c\u200d]+(?![{_JOINING}\u200c\u200d])"
)
_UNSEEN: Final = waiting(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # controls; what str.split takes for space stays
    "\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffc\ud800-\udfff]"
)
_NUMBER: Final = waiting(r"[+(]?\d[\d ()./–-]{4,30}\d")
_PLACEHOLDER: Final = waiting(r"\[e-?mail[ \n]protected\]", re.IGNORECASE)


def settle(text: str) -> str:
    """Return `text` with its white space settled, without any at its ends."""
    printable = text.isprintable()  # has no white space but blanks
    if not (printable and text.isascii()):  # else there is nothing unseen
        text = _UNSEEN.sub("", text)
        if "\u200c" in text or "\u200d" in text:
            text = _STRAY_JOINER.sub("", text)
    return text.strip() if printable and "  " not in text else " ".join(text.split())


@dataclass(slots=True, eq=False)
class OpenMark:
    """A mark whose text is still being written; `start` is None until there is any."""

    name: str
    value: str
    start: int | None = None


class Draft:
    """Collects lines and marks. `role`, `label` and `row` are those of the lines to come."""

    def __init__(self) -> None:
        self.role = Role.TEXT
        self.label = ""
        self.row: int | None = None
        self.column: int | None = None
        self._lines: list[Line] = []
        self._marks: list[Mark] = []
        self._rows = 0
        self._gap = Gap.SECTION
        self._pieces: list[str] = []
        self._line_start = 0
        self.end = 0  # behind the last character that can be seen
        self._space = False  # seen since then: written when more text follows on the line
        self._waiting: list[OpenMark] = []
        self._head: tuple[Role, str, int | None, int | None, Gap] = (
            Role.TEXT,
            "",
            None,
            None,
            Gap.SECTION,
        )
        self._number: tuple[str, int, int] | None = None  # mark, from where, how far it may begin

    @property
    def line_is_open(self) -> bool:
        """Whether the next piece of text continues a line."""
        return bool(self._pieces)

    def new_row(self) -> int:
        """Return a number for `row` that no line has yet."""
        self._rows += 1
        return self._rows

    def write(self, text: str) -> None:
        """Add a piece of text to the open line; line breaks in it are white space."""
        ink = settle(text)
        if not ink:
            self._space = self._space or bool(text and text.isspace())
            return
        if not self._pieces:
            self._head = (self.role, self.label, self.row, self.column, self._gap)
            self._gap = _BREAK
            self._line_start = self.end + 1 if self._lines else 0
            self.end = self._line_start
        elif self._space or text[0].isspace() or (self._waiting and self._is_address(ink)):
            self._pieces.append(" ")
            self.end += 1
        if self._waiting:
            for mark in self._waiting:
                mark.start = self.end
            self._waiting.clear()
        self._pieces.append(ink)
        self.end += len(ink)
        self._space = text[-1].isspace()

    def _is_address(self, ink: str) -> bool:
        """Whether a text is the mailbox that it is a link to, and so goes on with no word."""
        return (
            "@" in ink
            and self._pieces[-1][-1].isalnum()
            and any(
                mark.name == "mailto" and mark.value.casefold() == ink.casefold()
                for mark in self._waiting
            )
        )

    def parts_from(self, text: str) -> bool:
        """Whether `text` looks like something else than the end of the piece before.

        For elements that stand side by side with nothing but style between them: "Office:" and
        "press@example.org", but not the halves of a word or of an address.
        """
        if not self._pieces or self._space:
            return False
        before = self._pieces[-1]
        if len(before) == 1 and before.isalpha():  # an initial set in large type
            return False
        if before[-1].isdigit() and text[0].isalpha() and _NUMBER.fullmatch(before.strip()):
            return True
        if not (before[-1].isalnum() or before[-1] in ":)") or not (
            text[0].isalnum() or text[0] in "(+"
        ):
            return False
        return before[-1] == ":" or " " in before or " " in text.strip() or "@" in before[1:-1]

    def stop(self, gap: Gap = Gap.BREAK) -> None:
        """End the open line, if there is one; what follows is separated by at least `gap`."""
        if self._pieces:
            role, label, row, column, before = self._head
            text = "".join(self._pieces)
            self._lines.append(Line(text, self._line_start, before, role, label, row, column))
            self._pieces.clear()
            if self._number:
                self._mark_number(text)
        self._space = False
        if gap is not _BREAK and WEIGHT[gap] > WEIGHT[self._gap]:
            self._gap = gap

    def line(self, text: str, gap: Gap = Gap.BREAK) -> None:
        """Write one whole line, separated from the one before by at least `gap`."""
        self.stop(gap)
        self.write(text)
        self.stop()

    def open(self, name: str, value: str = "") -> OpenMark:
        """Begin a mark at the next character that is written."""
        mark = OpenMark(name, value)
        self._waiting.append(mark)
        return mark

    def close(self, mark: OpenMark) -> bool:
        """End a mark behind the last character written; False when it has no text at all.

        A name or a title that goes on for paragraphs is none: its mark is dropped.
        """
        if mark.start is None:
            self._waiting.remove(mark)
            return False
        if mark.value or self.end - mark.start <= LONGEST:
            self.mark(mark.name, mark.start, self.end, mark.value)
        return True

    def taken(self, mark: OpenMark) -> str:
        """Return the beginning of what was written since `mark` was opened, and forget the mark."""
        if mark.start is None:
            self._waiting.remove(mark)
            return ""
        return self.text(mark.start, min(self.end, mark.start + LONGEST))

    def mark(self, name: str, start: int, end: int, value: str = "") -> None:
        """Mark a range of the text written so far; its own text is the value if none is given."""
        self._marks.append(Mark(name, start, end, value or self.text(start, end)))

    def number_follows(self, name: str, within: int) -> None:
        """Mark the number that begins within so many characters, on this line or the next."""
        self._number = (name, self.end, within)

    def _mark_number(self, text: str) -> None:
        if not self._number:
            return
        name, after, within = self._number
        begin = max(0, after - self._line_start)
        found = _NUMBER.search(text, begin)
        if found and found.start() <= begin + within:
            start = self._line_start + found.start()
            self.mark(name, start, self._line_start + found.end(), found[0])
        if self.end > after:
            self._number = None

    def all_text(self) -> str:
        """Return everything written so far."""
        self.stop()
        return "\n".join(line.text for line in self._lines)

    def text(self, start: int, end: int) -> str:
        """Return what was written between two offsets."""
        found: list[str] = []
        first = bisect_right(self._lines, start, key=lambda line: line.end)
        for line in self._lines[first:]:
            if line.start >= end:
                break
            found.append(line.text[max(0, start - line.start) : end - line.start])
        if self._pieces and end > self._line_start:
            open_line = "".join(self._pieces)
            found.append(open_line[max(0, start - self._line_start) : end - self._line_start])
        return "\n".join(found)

    def paste(self, page: Page, gap: Gap = Gap.SECTION) -> None:
        """Add another page's lines and marks; its first line is separated by at least `gap`."""
        self.stop(gap)
        shift = self.end + 1 if self._lines else 0
        row = self._rows
        for line in page.lines:
            first = line.start == 0
            self._lines.append(
                line._replace(
                    start=line.start + shift,
                    gap=self._gap if first else line.gap,
                    row=None if line.row is None else line.row + row,
                )
            )
            self._rows = max(self._rows, row + (line.row or 0))
        self._marks.extend(
            mark._replace(start=mark.start + shift, end=mark.end + shift) for mark in page.marks
        )
        if page.lines:
            self.end = shift + len(page.text)
            self._gap = Gap.BREAK

    def page(self, media_type: str) -> Page:
        """Return all that was written as a page."""
        self.stop()
        lines = tuple(_without_layout_rows(self._lines))
        text = "\n".join(line.text for line in lines)
        marks = [*self._marks, *_redacted(text)]
        marks = sorted(dict.fromkeys(marks), key=lambda mark: (mark.start, mark.end, mark.name))
        return Page(text, lines, tuple(marks), media_type=media_type)


def _without_layout_rows(lines: list[Line]) -> list[Line]:
    """Take rows that hold a part of the page, as in days of layout by tables, for no rows."""
    rowed = [line for line in lines if line.row is not None]
    if not rowed:
        return lines
    sizes = Counter(line.row for line in rowed)
    told = Counter((line.row, line.column) for line in rowed if _is_paragraph(line))
    wide: set[int | None] = {row for row, size in sizes.items() if size > ROW_LINES}
    wide |= {row for (row, _), count in told.items() if count >= PARAGRAPHS}
    return (
        [line._replace(row=None, column=None) if line.row in wide else line for line in lines]
        if wide
        else lines
    )


def _is_paragraph(line: Line) -> bool:
    return len(line.text) > PARAGRAPH and line.role is Role.CELL and line.gap is not _BREAK


def _redacted(text: str) -> list[Mark]:
    return (
        [
            Mark("redacted", found.start(), found.end(), found[0])
            for found in _PLACEHOLDER.finditer(text)
        ]
        if "protected]" in text
        else []
    )
