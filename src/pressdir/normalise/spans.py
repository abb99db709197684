"""Stretches of time as people type them: `7d`, `6w`, `3m`, `2y`; and days, `2026-11-01`.

Everything that asks "since when" or "how old" reads it here. It loads at once, because a look-up
waits for it.
"""

from pressdir.errors import InvalidValueError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

DAYS = {"d": 1, "w": 7}
MONTHS = {"m": 1, "y": 12}
MOST = 4  # digits of a number: 9999 years are enough
_HINT = "So long ago: 7d, 2w, 3m, 1y (days, weeks, months, years); or a day: 2026-11-01."


def parse(text: str) -> tuple[int, str]:
    """How many of which unit `text` says: (7, "d"), (2, "w"), (3, "m") or (1, "y").

    Raises:
        InvalidValueError: it is no such stretch.
    """
    number, unit = text.strip()[:-1], text.strip()[-1:].lower()
    if not (number.isascii() and number.isdigit()) or unit not in {*DAYS, *MONTHS}:
        raise InvalidValueError(f"{text}: no stretch of time", hint=_HINT)
    if len(number) > MOST:
        raise InvalidValueError(f"{text}: longer than anything that is kept", hint=_HINT)
    return int(number), unit


def since(text: str, now: str) -> str:
    """The day (ISO 8601) that `text` means: a stretch before `now`, or the day itself.

    A month or a year stands for its first day. A month has no 31st: the last day that it has.

    Raises:
        InvalidValueError: it is neither a stretch of time nor a day.
    """
    written = text.strip()
    if written[:4].isdigit() and written[4:5] in {"", "-"}:
        return _day(written)
    number, unit = parse(written)
    from datetime import date  # noqa: PLC0415  # seldom asked, and slow to load

    today = date.fromisoformat(now[:10])
    if unit in DAYS:
        ordinal = today.toordinal() - number * DAYS[unit]
        return date.fromordinal(max(ordinal, 1)).isoformat()
    return _months_before(today, number * MONTHS[unit]).isoformat()


def _day(text: str) -> str:
    from datetime import date  # noqa: PLC0415  # as above

    whole = text + "-01-01"[len(text) - 4 :] if len(text) in {4, 7} else text
    try:
        found = date.fromisoformat(whole).isoformat()
    except ValueError:
        found = ""
    if not found or found != whole:  # it reads weeks, too
        raise InvalidValueError(f"{text}: no day of the calendar", hint=_HINT)
    return found


def _months_before(day: "date", months: int) -> "date":
    from datetime import date  # noqa: PLC0415  # as above

    count = day.year * 12 + day.month - 1 - months
    year, month = divmod(count, 12)
    if year < 1:
        return date.min
    month += 1
    following = date(year + month // 12, month % 12 + 1, 1)
    last = following.toordinal() - date(year, month, 1).toordinal()
    return date(year, month, min(day.day, last))
