"""Whether what reaches somebody stands before the name: "030 555 01 77, Ada Lind, ada@x.org".

Where the name comes first, reading on in order does as well.
"""

import itertools
from collections.abc import Sequence

from pressdir.extract.assemble.blocks import FORERUNNERS, Blocks
from pressdir.extract.segments import Segment, Sense
from pressdir.normalise.patterns import waiting

_SEVERAL = 2  # people that a row gives numbers of
_LEADING = frozenset({Sense.CUE, Sense.LABEL, Sense.JOIN})
_PARTED = waiting(r"[,;|/•·:]")
_COLONS = (":", "：")


def first(blocks: Blocks, start: int, end: int) -> bool:
    """Tell whether one holder stands in the rows, after what reaches it."""
    found = blocks.between(start, end)
    reach = [s for s in found if s.anchor and not s.anchor.void]
    holder = _holder(found)
    if holder is None or not reach:
        return False
    desks = [s for s in found if s.sense is Sense.DESK and not s.prose]
    hours = [s for s in found if s.sense is Sense.HOURS and not s.prose]
    if any(s.start < reach[0].start for s in (holder, *desks, *hours)):
        return False
    if blocks.is_group(start, end):
        return True
    if holder.row == end - 1 > start and blocks.begins_with_reach(end):
        return False  # the name heads what comes next
    if holder.sense is Sense.DESK and _heads_rest(blocks, holder, end):
        return False
    if any(_opens(blocks, s) for s in found if reach[0].end <= s.start < holder.start):
        return False  # "Switchboard: 555 01" / "Press contact" / "Ann Lee"
    if any(blocks.begins_sentence(s.end, holder.start) for s in reach if s.end < holder.start):
        return False  # an address stands behind, or somebody else
    if _begins_anew(found, reach[0], holder):
        return False
    if end - start > 1:
        plain = not any(s.prose for s in found)
        return plain and not _has_own(holder, reach) and not _on_both_sides(holder, reach)
    if any(s.start > holder.start and s.anchor and s.anchor.phones for s in reach):
        return False  # "a@x.org, in Rome: Ann Lee, 555": the first may be another's
    told = (s for s in found if s.sense not in FORERUNNERS)
    if _is_named_behind(holder, found):
        told = (s for s in told if s.sense is not Sense.OTHER and not s.prose)
    return next(told) is reach[0]


def each_before(blocks: Blocks, number: int) -> list[list[Segment]]:
    """The people of a row that gives each one's number first, with what is said of each.

    "555 01 42 Ann Lee, 555 01 43 Bo Lund": nothing parts a number from its holder, and a sign
    parts the holder from the next number.
    """
    row = [s for s in blocks.segments[number] if s.sense not in _LEADING]
    starts = [at for at, s in enumerate(row) if s.anchor and s.anchor.phones]
    if len(starts) < _SEVERAL or starts[0] != 0:
        return []
    people = [row[at:end] for at, end in itertools.pairwise([*starts, len(row)])]
    parted = all(one[-1].sense is Sense.NAME and _is_beside(blocks, *one) for one in people)
    apart = (_text(blocks, one[-1], then[0]) for one, then in itertools.pairwise(people))
    return people if parted and all(map(_PARTED.search, apart)) else []


def _is_beside(blocks: Blocks, number: Segment, *others: Segment) -> bool:
    """Tell whether a name is all that stands behind a number, and no sign parts them."""
    return len(others) == 1 and not _PARTED.search(_text(blocks, number, others[0]))


def _text(blocks: Blocks, before: Segment, behind: Segment) -> str:
    return blocks.page.text[before.end : behind.start]


def _holder(found: Sequence[Segment]) -> Segment | None:
    """The one person in some rows, or the one desk; None where there are several, or the public."""
    people = [s for s in found if s.sense is Sense.NAME]
    desks = [s for s in found if s.sense is Sense.DESK and not s.prose]
    public = any(s.sense is Sense.NOT_PRESS for s in found)  # what comes first may be theirs
    told = people or desks
    return told[0] if len(told) == 1 and not public and not any(s.prose for s in people) else None


def _heads_rest(blocks: Blocks, desk: Segment, end: int) -> bool:
    """Tell whether a desk and a colon end a row, and rows that reach somebody follow."""
    row = blocks.rows[desk.row]
    colon = row.text(blocks.page).rstrip().endswith(_COLONS)
    return colon and any(s.anchor for s in blocks.between(desk.row + 1, end))


def _opens(blocks: Blocks, segment: Segment) -> bool:
    """Tell whether a cue of several words is all that stands on a row."""
    alone = len(blocks.segments[segment.row]) == 1
    return alone and segment.sense is Sense.CUE and " " in segment.text


def _has_own(holder: Segment, reach: Sequence[Segment]) -> bool:
    """Tell whether a number stands before the holder on its row, and one on a row above.

    "555 01 42 Office" / "555 01 43 Press office": each row is an entry of its own.
    """
    rung = [s.row for s in reach if s.anchor and s.anchor.phones and s.start < holder.start]
    return bool(rung) and rung[0] < rung[-1] == holder.row


def _is_named_behind(holder: Segment, found: Sequence[Segment]) -> bool:
    """Tell whether a sentence gives the number, and then the person: "Ring 555 01, contact: Ann".

    A label or a title leads to the name, or the sentence speaks of contact and ends with it.
    """
    if holder.sense is not Sense.NAME:
        return False
    at = found.index(holder)
    led = holder.led or (at > 0 and found[at - 1].label == "label.name")
    return led or (found[-1] is holder and any(s.sense is Sense.CUE for s in found))


def _begins_anew(found: Sequence[Segment], number: Segment, holder: Segment) -> bool:
    """Tell whether a title stands on a row above a number, and the holder's own below it.

    "Head of news" / "Lind" / "555 01 42" / "Press officer" / "Ann Lee" / "555 01 43".
    """
    titles = [s.row for s in found if s.sense is Sense.ROLE and s.start < holder.start]
    return bool(titles) and titles[0] < number.row < titles[-1]


def _on_both_sides(holder: Segment, reach: Sequence[Segment]) -> bool:
    """Tell whether rows above a holder's give a number, or a mailbox, as the row itself does.

    Those above are another's: "Press: press@x.org" / "Founder: Ann Lee (ann@x.org)".
    """
    before = {_is_number(s) for s in reach if s.row < holder.row}
    behind = {_is_number(s) for s in reach if s.row == holder.row and s.start > holder.end}
    return not before.isdisjoint(behind)


def _is_number(segment: Segment) -> bool:
    return segment.anchor is not None and bool(segment.anchor.phones)
