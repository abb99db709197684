import pytest

from pressdir.errors import InvalidValueError
from pressdir.normalise import spans

NOW = "2026-03-31T10:00:00Z"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("0d", "2026-03-31", id="today"),
        pytest.param("7d", "2026-03-24", id="days"),
        pytest.param(" 2W ", "2026-03-17", id="weeks, in capitals, with blanks"),
        pytest.param("3m", "2025-12-31", id="months over the turn of the year"),
        pytest.param("1m", "2026-02-28", id="a month that has no 31st"),
        pytest.param("25m", "2024-02-29", id="a February of a leap year"),
        pytest.param("2y", "2024-03-31", id="years"),
        pytest.param("9999d", "1998-11-14", id="many days"),
        pytest.param("9999w", "1834-08-12", id="many weeks"),
        pytest.param("9999y", "0001-01-01", id="before the calendar begins"),
        pytest.param("2026-11-01", "2026-11-01", id="a day"),
        pytest.param("2026-11", "2026-11-01", id="a month"),
        pytest.param("2026", "2026-01-01", id="a year"),
    ],
)
def test_says_since_which_day(text, day):
    assert spans.since(text, NOW) == day


@pytest.mark.parametrize(
    "text",
    ["", "d", "7", "7h", "-7d", "1.5y", "٣d", "7 d ago", "99999d", "last",
     "2026-13-01", "2026-02-30", "2026-1", "2026-11-1", "20261101", "2026-W05-1"],
)  # fmt: skip
def test_refuses_what_is_no_stretch_of_time(text):
    with pytest.raises(InvalidValueError):
        spans.since(text, NOW)
