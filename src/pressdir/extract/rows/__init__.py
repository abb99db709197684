"""The lines of a page as they were meant: wrapped prose joined, spaced-out blocks closed up.

Crawled text breaks a sentence where a column ended, or sets every line apart by a blank one. A row
is one line as its writer meant it; its text is the page's own, with line breaks counted as blanks.

What a page needs before it has lines at all: `runon` gives back breaks that a crawler lost,
`filled` joins what was broken at a width, `long_lines` cuts what no person wrote, and `gutters`
knows the columns of blanks that part what stands on one line.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from pressdir.model import Gap, Line, Page, Role
from pressdir.normalise.patterns import waiting

WRAPPED = 45  # characters of a line that was broken for its length, at the least
FULL = 0.7  # of the widest line of its paragraph
FEW = 3  # pairs of lines that show a habit
MOSTLY = 0.8
SHORT = 60  # characters of a line of a contact block, at the most
_LABELLED = waiting(  # a line of a contact block: "Telefon (växel) 08-555 01 42"
    r"[^\W\d_a-z][\w.-]{0,14}(?: \([^()\n]{2,15}\))?[.:]? {0,3}[+(]{0,2}\d{2}"
)
# The same in small letters; a sentence that goes on there has a comma, or no colon: "e-mail: a@x".
_KEYED = waiting(r"[^\W\d_][\w-]{1,10}\.?: {0,3}(?:[+(]{0,2}\d{2}|[\w.+-]{1,64}@)")
_RANKED = waiting(r"(?:[^\W\d_]{2,8}\.\s+){1,4}[^\W\d_a-z]")  # "genmjr. Tomáš", a line of its own
_PAUSES = ",/–-"
_ENDS = ".:;!?…。：؛؟"


class Row(NamedTuple):
    """`page.text[start:end]`, the lines first..last of the page."""

    start: int
    end: int
    gap: Gap
    first: int
    last: int
    role: Role
    label: str
    group: int | None  # Line.row
    column: int | None

    def text(self, page: Page) -> str:
        """The row as one line; offsets are those of the page, less `start`."""
        return page.text[self.start : self.end].replace("\n", " ")


def rows(
    page: Page, lines: Sequence[int], *, endings: Collection[int], reached: Collection[int]
) -> list[Row]:
    """The rows made of the lines with the given numbers, in order.

    `endings` are the lines that end in an address or a number: no sentence goes on there.
    `reached` are those with one anywhere: only a small letter or a digit goes on with them.
    """
    found: list[Row] = []
    previous = None
    for number in lines:
        line = page.lines[number]
        if (
            previous is not None
            and number == previous + 1
            and previous not in endings
            and _wrapped(page, previous, number, reached=previous in reached)
            and not (number in reached and _is_labelled(page.lines[previous].text, line.text))
        ):
            found[-1] = found[-1]._replace(end=line.end, last=number)
        else:
            gap = line.gap if previous is None or number == previous + 1 else Gap.SECTION
            found.append(_row(line, number, gap))
        previous = number
    return _closed_up(found)


def _is_labelled(above: str, text: str) -> bool:
    """Tell whether a line begins with what its number or address is, and no sentence goes on."""
    if _LABELLED.match(text):
        return True
    return above[-1] not in _PAUSES and _KEYED.match(text) is not None


def _row(line: Line, number: int, gap: Gap) -> Row:
    return Row(
        line.start, line.end, gap, number, number, line.role, line.label, line.row, line.column
    )


def _wrapped(page: Page, first: int, second: int, *, reached: bool) -> bool:
    """Tell whether the second line goes on with the sentence of the first."""
    line, following = page.lines[first], page.lines[second]
    if (
        following.gap is not Gap.BREAK
        or line.row != following.row
        or following.role is not line.role
    ):
        return False
    if len(line.text) < WRAPPED or line.text[-1] in _ENDS:
        return False
    if following.text[0].islower() and _RANKED.match(following.text):
        return False
    goes_on = following.text[0].islower() or (reached and following.text[0].isdigit())
    if goes_on or reached:
        return goes_on and not (reached and line.text[-1] == ")")
    widest = max(len(page.lines[near].text) for near in range(max(0, first - 3), second + 1))
    return len(line.text) >= FULL * widest and len(line.text) > SHORT


def _closed_up(found: list[Row]) -> list[Row]:
    """Where a blank line stands after every short line, it says nothing: count it as a break."""
    pairs = [
        number
        for number in range(1, len(found))
        if found[number].group is None
        and found[number - 1].group is None
        and found[number].end - found[number].start <= SHORT
        and found[number - 1].end - found[number - 1].start <= SHORT
    ]
    apart = [number for number in pairs if found[number].gap is Gap.BLOCK]
    if len(pairs) < FEW or len(apart) < MOSTLY * len(pairs):
        return found
    closer = {Gap.BREAK: Gap.BREAK, Gap.BLOCK: Gap.BREAK, Gap.SECTION: Gap.BLOCK}
    return [
        row._replace(gap=closer[row.gap]) if number in pairs else row
        for number, row in enumerate(found)
    ]
