"""A duty station is read from a contact's own words, and never concluded from its number."""

import pytest

from pressdir.model import Contact, Kind, Name, Phone
from pressdir.reach import stations


def person(**values):
    return Contact(Kind.PERSON, Name("Nadia Kessler"), **values)


@pytest.mark.parametrize(
    ("contact", "name", "zone", "basis"),
    [
        pytest.param(
            person(location="Tripoli"), "Tripoli, Libya", "Africa/Tripoli", "location", id="a city"
        ),
        pytest.param(
            person(location="Genève"), "Geneva, Switzerland", "Europe/Zurich", "location",
            id="in another language",
        ),
        pytest.param(
            person(location="الخرطوم"), "Khartoum, Sudan", "Africa/Khartoum", "location",
            id="in another script",
        ),
        pytest.param(
            person(location="Libye"), "Libya", "Africa/Tripoli", "location", id="a country"
        ),
        pytest.param(
            person(location="London, Ontario"), "London, Canada", "America/Toronto", "location",
            id="which of its namesakes",
        ),
        pytest.param(
            person(location="United States"), "United States", None, "location",
            id="a country with several zones",
        ),
        pytest.param(
            person(location="New York"), "New York, United States", "America/New_York", "location",
            id="a state with one zone",
        ),
        pytest.param(
            person(org="Harbour Aid Kenya"), "Kenya", "Africa/Nairobi", "org",
            id="in the organisation's name",
        ),
        pytest.param(
            person(location="Lausanne", org="Harbour Aid Kenya"), "Lausanne, Switzerland",
            "Europe/Zurich", "location", id="the location before the organisation",
        ),
        pytest.param(
            person(location="DR Congo", org="Harbour Aid Kinshasa"),
            "Kinshasa, Congo - Kinshasa", "Africa/Kinshasa", "org",
            id="the office in a country with several zones",
        ),
        pytest.param(
            Contact(Kind.DESK, Name("Press desk Juba")), "Juba, South Sudan", "Africa/Juba", "name",
            id="in a desk's name",
        ),
        pytest.param(
            person(location="Kyiv and Lviv, Ukraine"), "Kyiv, Ukraine", "Europe/Kyiv", "location",
            id="two cities in one zone",
        ),
    ],
)  # fmt: skip
def test_the_place_is_the_one_that_a_value_names(contact, name, zone, basis):
    station = stations.of(contact)
    assert station is not None
    assert (station.name, station.zone, station.basis) == (name, zone, basis)


@pytest.mark.parametrize(
    "contact",
    [
        pytest.param(person(phones=(Phone("+218912345678"),)), id="a prefix"),
        pytest.param(person(phones=(Phone("+881612345678"),)), id="a satellite"),
        pytest.param(person(location="Geneva / Nairobi"), id="two places"),
        pytest.param(person(org="Harbour Aid Kenya and Sudan"), id="two countries"),
        pytest.param(Contact(Kind.PERSON, Name("Paris Hayward")), id="a person's name"),
        pytest.param(person(location="somewhere"), id="no place"),
        pytest.param(person(), id="nothing"),
    ],
)
def test_what_names_no_place_or_several_gives_none(contact):
    assert stations.of(contact) is None
