from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from pressdir.handouts import moments

GENEVA = datetime(2026, 11, 23, 12, 5, tzinfo=timezone(timedelta(hours=1)))


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "UTC"), (60, "UTC+1"), (330, "UTC+5:30"), (-570, "UTC−9:30"), (-600, "UTC−10")],
)
def test_offsets(minutes, said):
    assert moments.offset(GENEVA.astimezone(timezone(timedelta(minutes=minutes)))) == said


def test_a_moment_in_words():
    assert moments.told(GENEVA) == "Monday 23 November 2026, 12:05 UTC+1"


def test_a_clock_names_the_day_where_it_is_another():
    assert moments.clock(GENEVA.astimezone(UTC), GENEVA) == "11:05"
    assert moments.clock(GENEVA.astimezone(ZoneInfo("Pacific/Auckland")), GENEVA) == "Tue 00:05"


@pytest.mark.parametrize(
    ("region", "days"),
    [("CH", "Mon–Fri"), ("LY", "Sun–Thu"), ("IR", "Sat–Thu"), ("AF", "Sat–Wed")],
)
def test_the_working_week(region, days):
    assert moments.working_days(region) == days


@pytest.mark.parametrize(
    ("zone", "hours"),
    [
        pytest.param("Europe/Zurich", ("9–17", ""), id="the same"),
        pytest.param("Africa/Tripoli", ("9–17", "8–16"), id="an hour on"),
        pytest.param("Asia/Kolkata", ("9–17", "4:30–12:30"), id="half an hour"),
        pytest.param("America/Bogota", ("9–17", "15–23"), id="later"),
    ],
)
def test_office_hours_there_and_here(zone, hours):
    assert moments.office_hours(GENEVA.astimezone(ZoneInfo(zone)), GENEVA) == hours
