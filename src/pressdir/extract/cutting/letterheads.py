"""A body that has the form of a name, before who has a title there.

"Castellers de la Vall, Anna Garcia, press officer": no word says that it is an organisation. But
one person's title stands right behind one person's name; what is named before her, behind a
comma or on a line of its own, is where she is.
"""

from collections.abc import Sequence
from itertools import pairwise

from pressdir.extract.anchors import Anchor
from pressdir.extract.draft import FAIR
from pressdir.extract.rows import Row
from pressdir.extract.segments import Segment, Sense
from pressdir.model import Gap
from pressdir.normalise import names

_COMMAS = frozenset({",", "،", "、", "，", "፣"})
_LEADS = frozenset({Sense.CUE, Sense.LABEL})  # what may stand before both on their row
_ABOVE = _LEADS | {Sense.DESK}  # what may stand on the row above
_REACH = 3  # rows below the body in which she is reached


def told(
    rows: Sequence[Row], found: list[list[Segment]], anchors: Sequence[Anchor]
) -> list[list[Segment]]:
    """The segments, such names as organisations, unless a mailbox says that they are people's."""
    mailboxes = [address.local for anchor in anchors for address in anchor.emails]
    for at, row in enumerate(found):
        first = next((n for n, each in enumerate(row) if each.sense not in _LEADS), len(row))
        if _is_titled(row[first + 1 :]) and _is_plain(row[first], mailboxes):
            found[at] = [*row[:first], _as_body(row[first]), *row[first + 1 :]]
    for at, (row, below) in enumerate(pairwise(found)):
        alone = len(row) == 1 and rows[at + 1].gap is Gap.BREAK and _is_plain(row[0], mailboxes)
        if not alone or not _is_first(rows, found, at):
            continue
        if (
            _is_titled(below, alone=True)
            or _is_over_title(rows, found, at + 1)
            or (_is_between(found, at) and rows[at].end == row[0].end)
        ):
            reached = found[at + 1 : at + 1 + _REACH]
            if any(each.anchor for beside in reached for each in beside):
                found[at] = [_as_body(row[0])]
    return found


def _is_first(rows: Sequence[Row], found: Sequence[Sequence[Segment]], at: int) -> bool:
    """Tell whether nothing but what offers people stands right above a row: no title, nobody."""
    if at == 0 or rows[at].gap is not Gap.BREAK:
        return True
    return all(each.sense in _ABOVE for each in found[at - 1])


def _is_over_title(rows: Sequence[Row], found: Sequence[Sequence[Segment]], at: int) -> bool:
    """Tell whether a row is one name, and the one below it one known title."""
    senses = [[each.sense for each in row] for row in found[at : at + 2]]
    near = at + 1 < len(rows) and rows[at + 1].gap is Gap.BREAK
    return near and senses == [[Sense.NAME], [Sense.ROLE]]


def _is_between(found: Sequence[Sequence[Segment]], at: int) -> bool:
    """Tell whether a row stands between a desk and a name: "Newsroom" / "Reef" / "Ann Lee"."""
    desk = at > 0 and [each.sense for each in found[at - 1]] == [Sense.DESK]
    return desk and [each.sense for each in found[at + 1]] == [Sense.NAME]


def _is_titled(row: Sequence[Segment], *, alone: bool = False) -> bool:
    """Tell whether a name and, behind its comma, a known title begin the segments."""
    if len(row) < len(("name", "title")) or row[0].sense is not Sense.NAME:
        return False
    behind = alone or row[0].after in _COMMAS
    return behind and row[1].sense is Sense.ROLE and row[1].after in _COMMAS


def _is_plain(segment: Segment, mailboxes: Sequence[str]) -> bool:
    """Tell whether nothing but its form says that a segment is somebody's name."""
    name = segment.name
    if segment.sense is not Sense.NAME or name is None or segment.led or name.prefix:
        return False
    return all(names.agreement(name.full, local) < FAIR for local in mailboxes)


def _as_body(segment: Segment) -> Segment:
    return segment._replace(sense=Sense.ORG, name=None)
