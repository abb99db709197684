"""Two blocks set side by side in plain text: read one after the other, not across.

    Jolene Ashby                 Marcus Odell
    Information officer          Growers' union
    541-555-0174                 503-555-0133

A gutter is a column that several lines in a row keep free. Across it stand a label and its value,
or a table's cells, as often as two people: lines are taken apart only where both sides have
somebody to reach, or where the right side alone has somebody and the left side is no list of
labels, as beside an American dateline.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from pressdir.normalise.patterns import waiting

WIDE: Final = 3  # blanks that nobody types between words
MOST_LINES: Final = 24  # of a block
MOST_GUTTERS: Final = 4  # tried on a line
LONGEST: Final = 300  # characters of a line that is set in columns
_GUTTER: Final = waiting(r"(?<=\S) {2,}(?=\S)")
_NUMBER: Final = waiting(r"\+?\(?\d[\d ()./-]{5,30}\d")
_REACH: Final = waiting(r"@|\d[\d ()./-]{5}")
_DATE: Final = waiting(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}")
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_LEAST_DIGITS: Final = 7
_LABEL_WORDS: Final = 2


def untangle(text: str) -> str:
    """The text with blocks that stand side by side put below each other."""
    if "   " not in text and "\t" not in text:
        return text
    lines = text.split("\n")
    out: list[str] = []
    at = 0
    changed = False
    while at < len(lines):
        block = _block(lines[at : at + MOST_LINES]) if _may_begin(lines[at]) else None
        if block is None:
            out.append(lines[at])
            at += 1
            continue
        changed = True
        out += [*block.left, "", *untangle("\n".join(block.right)).split("\n"), ""]
        at += block.size
    return "\n".join(out) if changed else text


def _may_begin(line: str) -> bool:
    return len(line) <= LONGEST and ("   " in line.strip() or "\t" in line.strip())


class _Block(NamedTuple):
    """So many lines, taken apart at a gutter."""

    size: int
    left: list[str]
    right: list[str]


def _block(lines: Sequence[str]) -> _Block | None:
    """The block that the lines begin with, if it is one of two sides."""
    if not any(map(_REACH.search, lines)):
        return None
    near = [line.expandtabs() for line in takewhile(lambda line: len(line) <= LONGEST, lines)]
    for number, gutter in enumerate(_GUTTER.finditer(near[0])):
        if number == MOST_GUTTERS:
            break
        if len(gutter.group()) < WIDE:
            continue
        cells = list(_cells(near, gutter.end()))
        while cells and not cells[-1][1]:
            cells.pop()
        left = [cell for cell, _ in cells]
        right = [cell for _, cell in cells]
        if len(cells) > 1 and _are_two(left, right):
            return _Block(len(cells), left, right)
    return None


def _cells(lines: Sequence[str], column: int) -> Iterator[tuple[str, str]]:
    """The left and the right part of each line as far as the column is kept."""
    blank = False
    for line in lines:
        text = line.rstrip()
        if not text:
            if blank:
                return
            blank = True
            yield "", ""
            continue
        lead = len(text) - len(text.lstrip())
        if lead >= column - 1:
            if lead > column + 1:
                return
            yield "", text[lead:]
        elif len(text) < column:
            if blank:
                return
            yield text, ""
        else:
            begin = next((at for at in (column, column - 1, column + 1) if _begins(text, at)), 0)
            if not begin or blank:
                return
            yield text[:begin].rstrip(), text[begin:]
        blank = False


def _begins(text: str, at: int) -> bool:
    """Tell whether something begins at a place behind two blanks."""
    return text[at : at + 1].strip() != "" and text[at - 2 : at] == "  "


def _are_two(left: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether somebody stands on each side, and no row of a table goes across."""
    reached_left, reached_right = _reach(left), _reach(right)
    if not reached_right or not _is_head(_first(right).partition("  ")[0]):
        return False
    if reached_left:
        beside = _first(left).rpartition("  ")[2]
        return bool(reached_left & reached_right) and _is_head(beside)
    told = [cell.strip() for cell in left if cell.strip()]
    kept = sum(1 for cell in right if cell.strip())
    labels = any(cell.endswith((":", "：")) for cell in told)
    return kept > 1 and not labels and any(map(_is_no_label, told)) and not _reach(right[:1])


def _reach(cells: Sequence[str]) -> set[str]:
    """By what kinds of address a side can be reached."""
    kinds = {"mail" for cell in cells if "@" in cell}
    return kinds | {"phone" for cell in cells if _has_number(cell)}


def _has_number(cell: str) -> bool:
    return any(
        sum(map(str.isdigit, found[0])) >= _LEAST_DIGITS and not _DATE.search(found[0])
        for found in _NUMBER.finditer(cell)
    )


def _first(cells: Sequence[str]) -> str:
    return next((cell.strip() for cell in cells if cell.strip()), "")


def _is_head(cell: str) -> bool:
    """Tell whether a cell begins with words, as a name or a title does."""
    return len(_WORD.findall(cell.partition("@")[0])) >= _LABEL_WORDS


def _is_no_label(cell: str) -> bool:
    return len(cell.split()) > _LABEL_WORDS or any(map(str.isdigit, cell))
