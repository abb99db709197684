"""Moments, offsets and office hours as pages say them."""

from datetime import datetime, time, timedelta

from pressdir.reach import hours

WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
LENGTH = len(WEEK)


def told(moment: datetime) -> str:
    """Day, time and offset: "Sunday 22 November 2026, 14:05 UTC+1"."""
    return f"{moment:%A} {moment.day} {moment:%B %Y, %H:%M} {offset(moment)}"


def offset(moment: datetime) -> str:
    """How far from UTC: "UTC+5:30"."""
    minutes = round((moment.utcoffset() or timedelta()).total_seconds() / 60)
    whole, rest = divmod(abs(minutes), 60)
    if not minutes:
        return "UTC"
    return f"UTC{'+' if minutes > 0 else '−'}{whole}{f':{rest:02}' if rest else ''}"


def clock(moment: datetime, beside: datetime) -> str:
    """The time, with the day where it is another than that of the moment beside it."""
    day = "" if moment.date() == beside.date() else f"{WEEK[moment.weekday()]} "
    return f"{day}{moment:%H:%M}"


def working_days(region: str) -> str:
    """The working week of a country: "Mon–Fri", "Sat–Wed"."""
    free = hours.weekend(region)
    works = [name not in free for name in hours.DAYS]
    if all(works) or not any(works):
        return "daily"
    begins = [at for at in range(LENGTH) if works[at] and not works[at - 1]]
    return ", ".join([_stretch(works, begin) for begin in begins])


def _stretch(works: list[bool], begin: int) -> str:
    end = begin
    while works[(end + 1) % LENGTH]:
        end += 1
    first, last = WEEK[begin], WEEK[end % LENGTH]
    return first if first == last else f"{first}–{last}"


def office_hours(there: datetime, here: datetime) -> tuple[str, str]:
    """When offices are open by the clock there, and by the clock here; "" where they agree."""
    first, last = (
        datetime.combine(there.date(), time(hour), there.tzinfo)
        for hour in (hours.OFFICE.start, hours.OFFICE.stop)
    )
    local = [_short(each) for each in (first, last)]
    ours = [_short(each.astimezone(here.tzinfo)) for each in (first, last)]
    return "–".join(local), "" if ours == local else "–".join(ours)


def _short(moment: datetime) -> str:
    return f"{moment.hour}:{moment:%M}" if moment.minute else str(moment.hour)
