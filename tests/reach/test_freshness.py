"""Plain words for how old something is, and what they rest on."""

import pytest

from pressdir.model import Contact, Kind, Record, Release, Report, Sighting, Verdict
from pressdir.reach import freshness

TODAY = "2026-11-22"
DATES = (None, "2019-01-01")  # of the releases d0 and d1


def seen(*days, field="phones", release=True):
    return [
        Sighting(field, "+41225550142", f"{day}T00:00:00Z", f"d{at}" if release else None)
        for at, day in enumerate(days)
    ]


@pytest.mark.parametrize(
    ("last", "count", "word"),
    [
        pytest.param("2026-11-22", 1, "fresh", id="today"),
        pytest.param("2025-11-23", 1, "fresh", id="within a year"),
        pytest.param("2025-11-22", 1, "ageing", id="a year ago"),
        pytest.param("2024-11-23", 1, "ageing", id="within two years"),
        pytest.param("2024-11-22", 1, "stale", id="two years ago"),
        pytest.param("2024-11-22", 3, "ageing", id="two years ago, seen often"),
        pytest.param("2023-11-22", 3, "stale", id="three years ago, seen often"),
        pytest.param("2031-01-01", 1, "fresh", id="a day to come"),
        pytest.param("", 0, "", id="no day"),
    ],
)
def test_age_has_a_word(last, count, word):
    assert freshness.word(last, count, TODAY) == word


def test_a_leap_day_has_a_year_before_it():
    assert freshness.word("2023-02-28", 1, "2024-02-29") == "ageing"
    assert freshness.word("2023-03-01", 1, "2024-02-29") == "fresh"


def record(*sightings, reports=()):
    contact = Contact(Kind.PERSON)
    return Record("a1aaaaaa-0000-4000-8000-000000000001", contact, sightings, reports=reports)


def reported(outcome, day):
    return (Report("phones", "+41225550142", outcome, f"{day}T09:00:00Z"),)


@pytest.mark.parametrize(
    ("known", "told"),
    [
        pytest.param(
            record(*seen("2026-03-02")), "fresh: last seen 2026-03-02, in 1 release",
            id="one release",
        ),
        pytest.param(
            record(*seen("2018-01-01", "2019-05-01")), "stale: last seen 2019-05-01, in 2 releases",
            id="two releases",
        ),
        pytest.param(
            record(*seen("2026-02-01", release=False)),
            "fresh: typed on 2026-02-01, never seen in a release", id="typed",
        ),
        pytest.param(
            record(*seen("2019-01-01"), *seen("2026-02-01", release=False)),
            "fresh: typed on 2026-02-01, seen in 1 release", id="both",
        ),
        pytest.param(
            record(*seen("2019-01-01"), reports=reported(Verdict.OK, "2026-11-01")),
            "fresh: answered on 2026-11-01, seen in 1 release", id="answered",
        ),
        pytest.param(
            record(reports=reported(Verdict.VERIFIED, "2024-11-01")),
            "stale: verified on 2024-11-01, never seen in a release", id="verified long ago",
        ),
        pytest.param(
            record(*seen("2019-01-01"), reports=reported(Verdict.DEAD, "2026-11-01")),
            "stale: last seen 2019-01-01, in 1 release", id="dead is not right",
        ),
        pytest.param(record(), "no day is known", id="nothing"),
    ],
)  # fmt: skip
def test_a_value_is_told_with_what_its_age_rests_on(known, told):
    assert freshness.of_value(known, "phones", "+41225550142").told(TODAY) == told


@pytest.mark.parametrize(
    ("known", "told"),
    [
        pytest.param(
            record(*seen(TODAY)), f"undated: read on {TODAY}, in 1 release without a date",
            id="read today",
        ),
        pytest.param(
            record(*seen("2020-01-01")), "stale: read on 2020-01-01, in 1 release without a date",
            id="at least as old as its reading",
        ),
        pytest.param(
            record(*seen(TODAY, "2019-01-01")), "stale: last seen 2019-01-01, in 2 releases",
            id="a date says more",
        ),
        pytest.param(
            record(*seen(TODAY), *seen("2026-01-01", release=False)),
            "fresh: typed on 2026-01-01, seen in 1 release", id="a person's word says more",
        ),
    ],
)  # fmt: skip
def test_a_release_without_a_date_proves_no_freshness(known, told):
    releases = {f"d{at}": Release(f"d{at}", "a.txt", date=date) for at, date in enumerate(DATES)}
    undated = freshness.undated(releases)
    assert freshness.of_value(known, "phones", "+41225550142", undated).told(TODAY) == told


def test_another_value_is_no_older_for_it():
    known = record(*seen("2019-05-01"), *seen(TODAY, field="emails"))
    assert freshness.of_value(known, "phones", "+41225550142").last == "2019-05-01"


def test_a_tag_typed_today_makes_nobody_fresh():
    old = seen("2019-05-01")
    tag = seen(TODAY, field="tags", release=False)
    assert freshness.of_contact(record(*old, *tag)).last == "2019-05-01"
    assert freshness.of_contact(record(*old, *seen(TODAY, release=False))).last == TODAY
    assert freshness.of_contact(record(*old, *seen(TODAY, field="name"))).last == TODAY


def test_what_a_person_took_away_was_not_seen():
    gone = Sighting("phones", "+41225550142", f"{TODAY}T00:00:00Z", gone=True)
    assert freshness.of_contact(record(gone)).last == ""
