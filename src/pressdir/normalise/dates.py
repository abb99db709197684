"""Days as people ask for them: `<2y`, `>90d`, `2026`, `2025-06..2026-01` -> the first and the last.

Everything that asks "since when" or "how old" reads it here: `seen:<2y`, `--since 7d`.

A time that runs back from today needs to be told what day that is: nothing here knows a clock.
Days are texts in ISO 8601, which compare as the days do.
"""

from pressdir.errors import InvalidValueError

FIRST, LAST = "0001-01-01", "9999-12-31"
DAYS = {"d": 1, "w": 7}
MONTHS = {"m": 1, "y": 12}
MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
FEBRUARY = 2
MOST = 9_999  # of days, weeks, months or years


class NoDateError(Exception):
    """It says no time."""


def span(text: str, today: str) -> tuple[str, str]:
    """The first and the last day of what `text` says.

    Raises:
        NoDateError: it says none, or counts from a day that is not told.
    """
    first, dots, last = text.partition("..")
    if dots:
        if not first and not last:
            raise NoDateError(text)
        begun = _period(first)[0] if first else FIRST
        ended = _period(last)[1] if last else LAST
        if begun > ended:
            raise NoDateError(text)
        return begun, ended
    sign = text[: len(text) - len(text.lstrip("<>="))]
    if sign not in {"", "<", "<=", ">", ">="}:
        raise NoDateError(text)
    rest = text[len(sign) :].strip()
    if rest[-1:].lower() in {*DAYS, *MONTHS}:
        return _ago(rest, sign, today)
    begun, ended = _period(rest)
    if sign in {"<", "<="}:
        return FIRST, ended if "=" in sign else _moved(begun, -1)
    if sign:
        return begun if "=" in sign else _moved(ended, 1), LAST
    return begun, ended


def since(text: str, now: str) -> str:
    """The day from which `text` counts: `7d` before `now`, `2026-11` from its first day.

    Raises:
        InvalidValueError: it says none.
    """
    written = text.strip()
    try:
        first, _ = span(
            written if written[:1].isdecimal() and ".." not in written else "", now[:10]
        )
    except NoDateError as error:
        raise InvalidValueError(
            f"{text}: no day, and no time back from today",
            hint="Write 7d, 2w, 3m or 1y (days, weeks, months, years), or a day: 2026-11-01.",
        ) from error
    return first


def day(year: int, month: int, number: int) -> str | None:
    """A day as `YYYY-MM-DD`; None where there is none such."""
    known = year > 0 and 1 <= month <= len(MONTH_DAYS) and 1 <= number <= _days(year, month)
    return _day(year, month, number) if known else None


def _ago(text: str, sign: str, today: str) -> tuple[str, str]:
    """At most so long ago, or longer; without a sign at most."""
    count, unit = text[:-1], text[-1].lower()
    if not (count.isascii() and count.isdecimal()) or int(count) > MOST or not today:
        raise NoDateError(text)
    months = int(count) * MONTHS.get(unit, 0)
    try:
        since = _moved(_earlier(today, months), -int(count) * DAYS.get(unit, 0))
    except (ValueError, OverflowError):  # before the first day
        since = FIRST
    if sign.startswith(">"):
        return FIRST, since if "=" in sign else _moved(since, -1)
    return since, LAST


def _period(text: str) -> tuple[str, str]:
    """The first and the last day of a year, a month or a day."""
    parts = text.split("-")
    wanted = (4, 2, 2)[: len(parts)]
    digits = all(part.isascii() and part.isdecimal() for part in parts)
    if len(parts) > 3 or not digits or tuple(map(len, parts)) != wanted:
        raise NoDateError(text)
    year, month, day = [*map(int, parts), 0, 0][:3]
    long = _days(year, month or 12) if 0 <= month <= 12 else 0
    if not year or not long or (len(parts) > 1 and not month) or (len(parts) > 2 and not day):
        raise NoDateError(text)
    if day > long:
        raise NoDateError(text)
    return _day(year, month or 1, day or 1), _day(year, month or 12, day or long)


def _days(year: int, month: int) -> int:
    """How many days a month has."""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return MONTH_DAYS[month - 1] + (month == FEBRUARY and leap)


def _day(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}"


def _earlier(day: str, months: int) -> str:
    """The same day so many months before; where that month is too short, its last."""
    year, month, number = map(int, day.split("-"))
    year, month = divmod(year * 12 + month - 1 - months, 12)
    if year < 1:
        raise ValueError(day)
    return _day(year, month + 1, min(number, _days(year, month + 1)))


def _moved(day: str, by: int) -> str:
    """The day so many days later."""
    from datetime import date, timedelta  # noqa: PLC0415  # seldom asked, and slow to load

    try:
        return (date.fromisoformat(day) + timedelta(by)).isoformat()
    except OverflowError:
        return FIRST if by < 0 else LAST
