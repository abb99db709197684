"""The press's line where one word says so: "Press" over a number, "Media: 555 01 42".

The word is all that a row says, or all that it says before what reaches somebody. In an entry that
has begun it may be a person's department; where an entry ends above, it begins the press's.
"""

from collections.abc import Sequence

from pressdir.extract.locales import Lexicon
from pressdir.extract.rows import Row
from pressdir.extract.segments import Segment, Sense
from pressdir.model import Gap, Page

_PLAIN = frozenset({Sense.OTHER, Sense.NAME, Sense.ORG, Sense.ROLE, Sense.CUE})
_PARTING = frozenset(".;|•·!?。")
_ENTRY = 8  # rows of one
_LEADS = frozenset({Sense.LABEL, Sense.JOIN})


def named(
    page: Page, rows: Sequence[Row], found: list[list[Segment]], lexicon: Lexicon
) -> list[list[Segment]]:
    """The segments, such words as a desk without a name."""
    for at, told in enumerate(found):
        for number, segment in enumerate(told):
            if segment.sense not in _PLAIN or not lexicon.is_press(segment.text):
                continue
            behind = told[number + 1 : number + _ENTRY] or (
                () if number else _below(rows, found, at)
            )
            begins = _begins_sentence(page, segment) if number else _ends_above(rows, found, at)
            if begins and _begins_with_reach(behind):
                told[number] = segment._replace(
                    sense=Sense.DESK, text="", name=None, label="", prose=False
                )
    return found


def _begins_sentence(page: Page, segment: Segment) -> bool:
    """Tell whether what parts sentences or values stands right before: "555 01 43. Press: 555"."""
    return page.text[max(0, segment.start - 4) : segment.start].rstrip()[-1:] in _PARTING


def _below(rows: Sequence[Row], found: Sequence[Sequence[Segment]], at: int) -> Sequence[Segment]:
    """The segments of the row that a row heads, unless its block names whom it reaches."""
    end = at + 1
    while end < min(len(rows), at + _ENTRY) and (end == at + 1 or rows[end].gap is Gap.BREAK):
        if any(segment.sense is Sense.NAME for segment in found[end]):
            return ()
        end += 1
    near = at + 1 < len(rows) and rows[at + 1].gap is not Gap.SECTION
    return found[at + 1] if near else ()


def _begins_with_reach(told: Sequence[Segment]) -> bool:
    """Tell whether an address or a number comes first, or behind what says which it is."""
    first = next((segment for segment in told if segment.sense not in _LEADS), None)
    return first is not None and first.anchor is not None


def _ends_above(rows: Sequence[Row], found: Sequence[Sequence[Segment]], at: int) -> bool:
    """Tell whether no entry goes on at a row: its block begins, or somebody is reached above it."""
    if at == 0 or rows[at].gap is not Gap.BREAK or rows[at].group != rows[at - 1].group:
        return True
    return any(segment.anchor for segment in found[at - 1])
