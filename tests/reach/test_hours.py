"""Local time is that of the place, and the week is the week that people there have."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressdir.reach import hours, offsets

SUNDAY = datetime(2026, 11, 22, 8, 12, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 8, 12, tzinfo=UTC)
FRIDAY = datetime(2026, 11, 27, 8, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "region", "instant", "told"),
    [
        pytest.param("Africa/Juba", "SS", MONDAY, "10:12, working hours", id="Juba is UTC+2"),
        pytest.param("Africa/Tripoli", "LY", SUNDAY, "10:12, working hours", id="a Libyan Sunday"),
        pytest.param(
            "Africa/Tripoli", "LY", FRIDAY, "10:12 on Friday, weekend", id="a Libyan Friday"
        ),
        pytest.param(
            "Africa/Tripoli", "LY", datetime(2026, 7, 5, 8, tzinfo=UTC), "10:00, working hours",
            id="no summer time in Tripoli",
        ),
        pytest.param("Asia/Dubai", "AE", FRIDAY, "12:12, working hours", id="Dubai on a Friday"),
        pytest.param("Asia/Dubai", "AE", SUNDAY, "12:12 on Sunday, weekend", id="and a Sunday"),
        pytest.param("Asia/Tehran", "IR", SUNDAY, "11:42, working hours", id="Tehran"),
        pytest.param("Asia/Jerusalem", "IL", SUNDAY, "10:12, working hours", id="Jerusalem"),
        pytest.param("Asia/Riyadh", "SA", FRIDAY, "11:12 on Friday, weekend", id="Riyadh"),
        pytest.param("Africa/Cairo", "EG", SUNDAY, "10:12, working hours", id="Cairo"),
        pytest.param("Asia/Kathmandu", "NP", SUNDAY, "13:57, working hours", id="Kathmandu"),
        pytest.param("Europe/Zurich", "CH", SUNDAY, "09:12 on Sunday, weekend", id="Geneva"),
        pytest.param("America/Lima", "PE", MONDAY, "03:12, night", id="night"),
        pytest.param("Africa/Dakar", "SN", MONDAY, "08:12, before office hours", id="early"),
        pytest.param("Asia/Tokyo", "JP", MONDAY, "17:12, evening", id="evening"),
        pytest.param("America/Lima", "PE", SUNDAY, "03:12, night", id="night comes before weekend"),
    ],
)  # fmt: skip
def test_a_moment_is_what_it_is_there(zone, region, instant, told):
    assert str(hours.at(zone, region, instant)) == told


def test_who_works_is_awake_and_who_sleeps_does_not_work():
    there = [hours.at(zone, "CH", MONDAY) for zone in ("Europe/Zurich", "America/Lima")]
    assert [(each.working, each.awake) for each in there] == [(True, True), (False, False)]


def test_an_unknown_zone_has_no_time():
    assert hours.at("Mars/Olympus", "US", MONDAY) is None
    assert hours.at("../etc/passwd", "US", MONDAY) is None
    assert hours.offsets("Mars/Olympus", 0, 1) == ""


BEGIN, END = (int(datetime(year, 1, 1, tzinfo=UTC).timestamp()) for year in (2026, 2028))
ZONES = ["Europe/Zurich", "Africa/Juba", "Africa/Casablanca", "America/Sao_Paulo", "Asia/Kathmandu",
         "Australia/Lord_Howe", "Africa/Cairo", "Asia/Tehran", "America/St_Johns", "Asia/Gaza",
         "Pacific/Chatham", "Antarctica/Troll", "UTC"]  # fmt: skip


@given(st.sampled_from(ZONES), st.integers(BEGIN, END - 1))
def test_the_offsets_of_a_zone_as_text_are_those_of_the_zone(zone, instant):
    there = hours.at(zone, "", datetime.fromtimestamp(instant, UTC))
    offset = there.moment.utcoffset().total_seconds()
    assert offsets.at(hours.offsets(zone, BEGIN, END), instant) == offset


def test_offsets_that_nobody_knows_are_none():
    assert offsets.at("", BEGIN) is None
