"""A zone's offsets from UTC for a stretch of time, as a text that is read without loading anything.

The text is `offset`, or `offset change offset …` where clocks are changed: offsets in seconds east
of Greenwich, changes in seconds since 1970. `hours.offsets` writes it. It does not say for which
stretch it holds: whoever keeps it has to know.
"""


def at(offsets: str, instant: float) -> int | None:
    """The offset at an instant; None where there is none."""
    known = [int(number) for number in offsets.split()]
    while len(known) > 1 and instant < known[-2]:
        del known[-2:]
    return known[-1] if known else None
