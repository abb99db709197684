"""The parts of a page for all who write to a body, of which the press has one: "Council tax".

No list knows the headings of all departments. But where one of several headings, each with what
reaches somebody below it, is the press's, the others are not.
"""

from collections.abc import Sequence

from pressdir.extract.assemble.blocks import Blocks
from pressdir.extract.draft import Draft
from pressdir.extract.segments import Sense
from pressdir.model import Role

FEW = 3  # headings that list the departments of a body
_NEAR = 2  # rows between a heading and what reaches somebody
_UNKNOWN = frozenset({Sense.ORG, Sense.OTHER, Sense.NOT_PRESS})  # what a department's name may be


def unnamed(blocks: Blocks, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of nobody named that stand below the heading of another department."""
    headings = [row for row in range(len(blocks.rows)) if _heads_reach(blocks, row)]
    if len(headings) < FEW or not any(map(blocks.is_said_to_press, headings)):
        return []
    others = {
        row for row in headings if not blocks.is_said_to_press(row) and _is_unknown(blocks, row)
    }
    return [d for d in drafts if not d.held and _above(blocks, d.last_row) in others]


def _heads_reach(blocks: Blocks, row: int) -> bool:
    """Tell whether a row is a heading with an address or a number right below it."""
    if blocks.rows[row].role is not Role.HEADING:
        return False
    below = range(row + 1, min(row + 1 + _NEAR, len(blocks.rows)))
    headings = (at for at in below if blocks.rows[at].role is Role.HEADING)
    end = next(headings, below.stop)
    return any(segment.anchor for segment in blocks.between(row + 1, end))


def _is_unknown(blocks: Blocks, row: int) -> bool:
    """Tell whether a heading offers nobody, and names no place."""
    return all(
        (s.sense in _UNKNOWN and not s.place) or s.label == "label.switchboard"
        for s in blocks.segments[row]
    )


def _above(blocks: Blocks, row: int) -> int:
    """The heading that a row stands under; -1 where none does."""
    return next((at for at in range(row, -1, -1) if blocks.rows[at].role is Role.HEADING), -1)
