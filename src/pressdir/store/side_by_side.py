"""Two contact files beside each other, line by line: the rows that only one of them has so.

Both are walked through side by side, by blocks where these are alike, which are not read.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pressdir.store.codec import Row
from pressdir.store.lines import BLOCK, SEPARATOR, Lines, number_at

Found = list[tuple[int, Row]]  # rows, with their ids


def unlike(one: Lines, other: Lines, table: str) -> tuple[Found, Found]:
    """The rows of a table of either file that are not, byte for byte, in that of the other."""
    found: tuple[Found, Found] = ([], [])
    for begin, there in _steps(one, other, table):
        if begin is not None:
            found[0].append(one.read(begin))
        if there is not None:
            found[1].append(other.read(there))
    return found


def apart(
    one: Lines, other: Lines, table: str, marked: Sequence[int]
) -> Iterator[tuple[int, bytes]]:
    """The rows of a table, as `Lines.blocks` has them, but those that the other file has, too.

    Those that begin in the other one where it is `marked`, in order, come all the same.
    """
    for begin, _ in _steps(one, other, table, marked):
        if begin is not None:
            yield begin, bytes(one.data[begin : one.behind(begin, table) - len(SEPARATOR)])


def _steps(
    one: Lines, other: Lines, table: str, marked: Sequence[int] = ()
) -> Iterator[tuple[int | None, int | None]]:
    """Where rows begin that are not alike, in the one file or the other; or are `marked` there."""
    (at, last), (there, end) = one.span(table), other.span(table)
    mine, theirs = one.data, other.data
    while at < last and there < end:
        place = bisect_left(marked, there)
        stop = marked[place] if place < len(marked) else end
        block = mine[at : min(at + BLOCK, last - len(SEPARATOR))]
        step = block.rfind(b"\n") + 1
        within = there + step <= min(stop, end - 1)
        if step and within and theirs.startswith(block[:step], there):
            at, there = at + step, there + step
            continue
        after, behind = one.behind(at, table), other.behind(there, table)
        row, known = mine[at : after - len(SEPARATOR)], theirs[there : behind - len(SEPARATOR)]
        if row == known and there != stop:
            at, there = after, behind
            continue
        first, second = number_at(mine, at), number_at(theirs, there)
        yield at if first <= second else None, there if second <= first else None
        at, there = (after if first <= second else at), (behind if second <= first else there)
    while at < last:
        yield at, None
        at = one.behind(at, table)
    while there < end:
        yield None, there
        there = other.behind(there, table)
