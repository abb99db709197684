import pytest

from pressdir.errors import InvalidValueError
from pressdir.normalise.dates import FIRST, LAST, NoDateError, since, span

TODAY = "2026-03-31"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        pytest.param("2026", "2026-01-01", "2026-12-31", id="a year"),
        pytest.param("2024-02", "2024-02-01", "2024-02-29", id="a month of a leap year"),
        pytest.param("2026-03-02", "2026-03-02", "2026-03-02", id="a day"),
        pytest.param("2025-06..2026-01", "2025-06-01", "2026-01-31", id="from and to"),
        pytest.param("2025-06..", "2025-06-01", LAST, id="from"),
        pytest.param("..2025", FIRST, "2025-12-31", id="to"),
        pytest.param("<2025-06", FIRST, "2025-05-31", id="before a month"),
        pytest.param("<=2025-06", FIRST, "2025-06-30", id="before its end"),
        pytest.param(">2025", "2026-01-01", LAST, id="after a year"),
        pytest.param(">=2025", "2025-01-01", LAST, id="from its beginning"),
        pytest.param("<90d", "2025-12-31", LAST, id="days"),
        pytest.param("90d", "2025-12-31", LAST, id="days, without a sign that a shell takes"),
        pytest.param(">2w", FIRST, "2026-03-16", id="longer ago than two weeks"),
        pytest.param("<1m", "2026-02-28", LAST, id="the last day of a shorter month"),
        pytest.param("<2Y", "2024-03-31", LAST, id="years"),
        pytest.param("<9999y", FIRST, LAST, id="before the first year"),
    ],
)
def test_a_time_is_its_first_and_last_day(text, first, last):
    assert span(text, TODAY) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["", "..", "<", "soon", "2026-13", "2025-02-29", "2026-1", "26", "0000", "2026-00", "-90d", "d",
     "10000d", "2026..2025", "<<2026", "=2026", "<2025..2026", "2026-01-01-01", "²d", "1.5y",
     "90d..30d", "٢٠٢٦"],
)  # fmt: skip
def test_what_says_no_time_is_refused(text):
    with pytest.raises(NoDateError):
        span(text, TODAY)


def test_nothing_is_counted_back_from_a_day_that_is_not_told():
    with pytest.raises(NoDateError):
        span("<2y", "")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("0d", "2026-03-31", id="today"),
        pytest.param(" 2W ", "2026-03-17", id="weeks, in capitals, with blanks"),
        pytest.param("3m", "2025-12-31", id="months over the turn of the year"),
        pytest.param("25m", "2024-02-29", id="a February of a leap year"),
        pytest.param("9999y", FIRST, id="before the calendar begins"),
        pytest.param("2026-11-01", "2026-11-01", id="a day"),
        pytest.param("2026-11", "2026-11-01", id="a month"),
        pytest.param("2026", "2026-01-01", id="a year"),
    ],
)
def test_since_is_a_day(text, day):
    assert since(text, f"{TODAY}T10:00:00Z") == day


@pytest.mark.parametrize(
    "text", ["", "last", "<7d", "2025..2026", "7 d ago", "20261101", "2026-W05"]
)
def test_since_what_is_no_day_is_refused(text):
    with pytest.raises(InvalidValueError):
        since(text, f"{TODAY}T10:00:00Z")
