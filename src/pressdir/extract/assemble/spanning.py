"""What a cell over several rows of a table says: it is of everybody in those rows."""

from collections.abc import Iterator, Sequence

from pressdir.extract.assemble.blocks import Blocks
from pressdir.extract.draft import Draft
from pressdir.extract.segments import Segment
from pressdir.model import ROWSPAN, Mark


def spread(blocks: Blocks, drafts: Sequence[Draft]) -> None:
    """Give a number or mailbox in a cell over several rows to those who are named in the others.

    Who has a number of the own keeps to that.
    """
    for mark in blocks.page.marks:
        if mark.name == ROWSPAN:
            for segment in _inside(blocks, mark):
                _spread(blocks, drafts, segment, int(mark.value))


def _inside(blocks: Blocks, mark: Mark) -> Iterator[Segment]:
    """What reaches somebody in a cell."""
    for row, segments in zip(blocks.rows, blocks.segments, strict=True):
        if row.end > mark.start and row.start < mark.end:
            yield from (s for s in segments if s.anchor and mark.start <= s.start < mark.end)


def _spread(blocks: Blocks, drafts: Sequence[Draft], segment: Segment, height: int) -> None:
    anchor = segment.anchor
    groups = dict.fromkeys(row.group for row in blocks.rows[segment.row :])
    below = [group for group in groups if group is not None][1:height]
    for draft in drafts:
        if anchor is None or draft.named is None or blocks.rows[draft.named.row].group not in below:
            continue
        own = draft.numbers if anchor.phones else draft.addresses
        if not own:
            draft.take(segment, anchor)
