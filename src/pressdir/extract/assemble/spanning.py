"""What a cell over several rows of a table says: it is of everybody in those rows."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pressdir.extract.assemble.blocks import Blocks
from pressdir.extract.draft import Draft
from pressdir.extract.segments import Segment
from pressdir.model import ROWSPAN

MOST = 40  # rows of a table that one cell reaches over


def spread(blocks: Blocks, drafts: Sequence[Draft]) -> None:
    """Give a number or mailbox in a cell over several rows to those who are named in the others.

    Who has a number of the own keeps to that.
    """
    marks = [mark for mark in blocks.page.marks if mark.name == ROWSPAN]
    if not marks:
        return
    reach = [s for row in blocks.segments for s in row if s.anchor]
    starts = [segment.start for segment in reach]
    named = {draft.named.row: draft for draft in drafts if draft.named}
    for mark in marks:
        inside = reach[bisect_left(starts, mark.start) : bisect_left(starts, mark.end)]
        for segment in inside:
            for number in _below(blocks, segment.row, int(mark.value)):
                if number in named:
                    _give(named[number], segment)


def _below(blocks: Blocks, number: int, height: int) -> Iterator[int]:
    """The rows of the page that are in the other rows of the table that a cell goes over."""
    group, met = blocks.rows[number].group, 0
    for at in range(number + 1, len(blocks.rows)):
        if blocks.rows[at].group != group:
            group, met = blocks.rows[at].group, met + 1
        if group is None or met >= min(height, MOST):
            return
        if met:
            yield at


def _give(draft: Draft, segment: Segment) -> None:
    anchor = segment.anchor
    own = draft.numbers if anchor and anchor.phones else draft.addresses
    if anchor and not own:
        draft.take(segment, anchor)
