from pressdir.merge import ValueHistory, history
from pressdir.model import Contact, Kind, Name, Phone, Record, Release, Sighting

RECORD = Record(
    "u",
    Contact(Kind.PERSON, Name("Jane Roe"), role="Director", phones=(Phone("+41225550142"),)),
    sightings=(
        Sighting("name", "Jane Roe", "2026-11-01T00:00:00Z", release="d1"),
        Sighting("role", "Speaker", "2026-11-01T00:00:00Z", release="d1"),
        Sighting("phones", "+41225550142", "2026-11-01T00:00:00Z", release="d1"),
        Sighting("role", "Director", "2026-11-09T00:00:00Z", release="d2"),
        Sighting("phones", "+41225550142", "2026-11-09T00:00:00Z", release="d2"),
        Sighting("phones", "+41225550142", "2026-11-20T09:00:00Z"),
        Sighting("emails", "j@x.org", "2026-11-01T00:00:00Z", release="d1"),
        Sighting("emails", "j@x.org", "2026-11-20T09:00:00Z", gone=True),
        Sighting("note", "", "2026-11-20T09:00:00Z"),
    ),
    note="n",
)


def test_every_value_says_since_when_until_when_and_from_where():
    assert history(RECORD) == (
        ValueHistory("name", "Jane Roe", "2026-11-01", "2026-11-01", 1, ("d1",), typed=False),
        ValueHistory("role", "Director", "2026-11-09", "2026-11-09", 1, ("d2",), typed=False),
        ValueHistory(
            "phones", "+41225550142", "2026-11-01", "2026-11-20", 2, ("d2", "d1"), typed=True
        ),
        ValueHistory(
            "role", "Speaker", "2026-11-01", "2026-11-01", 1, ("d1",), typed=False, current=False
        ),
    )


def test_a_release_knows_its_date_best():
    releases = {"d1": Release("d1", "s", date="2019-05-05T10:00:00Z")}
    assert history(RECORD, releases)[0].first == "2019-05-05"


def test_a_value_without_a_sighting_has_no_dates():
    (only,) = history(Record("u", Contact(Kind.PERSON, Name("Jane Roe"))))
    assert (only.value, only.first, only.last, only.count, only.typed) == (
        "Jane Roe",
        "",
        "",
        0,
        False,
    )
