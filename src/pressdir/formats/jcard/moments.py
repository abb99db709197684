"""Dates and times: basic in a vCard (RFC 6350, 4.3), extended in a jCard (RFC 7095, 3.5).

Only whole dates, days of a month and times with minutes differ; the rest is the same in both.
"""

import re

KINDS = frozenset({"date", "time", "date-time", "date-and-or-time", "timestamp"})
OFFSET = "utc-offset"

_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)|--(\d\d)(\d\d)")
_TIME = re.compile(r"(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d(?:\d\d)?)?")
_OFFSET = re.compile(r"([+-]\d\d)(\d\d)")
_EXTENDED_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)|--(\d\d)-(\d\d)")
_EXTENDED_TIME = re.compile(r"\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d(?::?\d\d)?)?")


def extended(kind: str, value: str) -> str:
    """`value` as a jCard writes one of that kind; what is no such moment stays as it stands."""
    if kind == OFFSET:
        return _OFFSET.sub(r"\1:\2", value) if _OFFSET.fullmatch(value) else value
    if kind not in KINDS:
        return value
    day, at, clock = value.partition("T")
    if match := _DATE.fullmatch(day):
        day = f"{match[1]}-{match[2]}-{match[3]}" if match[1] else f"--{match[4]}-{match[5]}"
    if at and (match := _TIME.fullmatch(clock)):
        clock = ":".join(part for part in match.groups()[:3] if part) + _zone(match[4])
    return f"{day}{at}{clock}"


def basic(kind: str, value: str) -> str:
    """`value` as a vCard writes one of that kind; what is no such moment stays as it stands."""
    if kind == OFFSET:
        return value.replace(":", "")
    if kind not in KINDS:
        return value
    day, at, clock = value.partition("T")
    if _EXTENDED_DATE.fullmatch(day):
        day = f"--{day[2:].replace('-', '')}" if day.startswith("--") else day.replace("-", "")
    if at and _EXTENDED_TIME.fullmatch(clock):
        clock = clock.replace(":", "")
    return f"{day}{at}{clock}"


def _zone(zone: str | None) -> str:
    return f"{zone[:3]}:{zone[3:]}" if zone and len(zone) > 3 else zone or ""
