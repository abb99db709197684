"""A zone's offsets from UTC for a stretch of time, as a text that is read without loading anything.

The text is `since offset until`, or `since offset change offset … until` where clocks are changed:
instants in seconds since 1970, offsets in seconds east of Greenwich. `hours.offsets` writes it.
"""


def at(offsets: str, instant: float) -> int | None:
    """The offset at an instant; None where the text does not say it."""
    numbers = [int(number) for number in offsets.split()]
    if not numbers or not numbers[0] <= instant < numbers[-1]:
        return None
    since, known = numbers[:-1:2], numbers[1::2]
    return [each for start, each in zip(since, known, strict=True) if start <= instant][-1]
