"""Who owns which number: habits of layout, each with a release of its own."""

import pytest

from pressdir.extract import extract
from pressdir.model import Document


def offered(text, region=None):
    """Each contact as "name: what reaches it"; a desk that nobody named is "-"."""
    source = "release.html" if text.lstrip().startswith("<") else "release.txt"
    found = extract(Document(source, text.encode(), region=region)).contacts
    return [
        " ".join([f"{contact.name or '-'}:", *map(str, (*contact.emails, *contact.phones))])
        for contact in found
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Pressekontakt: Tel. 030 23125-0 (Zentrale)\n"
            "Wiebke Arndt, Durchwahl -117\n"
            "Timo Brackwede, Durchwahl -118\n"
            "www.auental.example.de\n",
            [
                "-: +4930231250",
                "Wiebke Arndt: +493023125117",
                "Timo Brackwede: +493023125118",
            ],
            id="a word before each, the number above",
        ),
        pytest.param(
            "Para la prensa:\n"
            "Teléfono: +34 910 123 400 ext.\n"
            "Inés Falcó (portavoz) -117\n"
            "Blas Oñate -118\n",
            ["Inés Falcó: +34910123400;ext=117", "Blas Oñate: +34910123400;ext=118"],
            id="a list that the number announces",
        ),
        pytest.param(
            "Für die Presse: Ines Falk / Bo Lund, Tel. 030 23125-0, Durchwahl -117 | -118\n"
            "www.auental.example.de\n",
            ["Ines Falk: +493023125117", "Bo Lund: +493023125118"],
            id="two extensions for two people",
        ),
    ],
)
def test_an_extension_goes_with_the_number_that_stands_elsewhere(text, wanted):
    assert offered(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Press contact: Ines Falk, (202) 555-0142 or 555-0143",
            ["Ines Falk: +12025550142 +12025550143"],
            id="or",
        ),
        pytest.param(
            "Für die Presse: Ines Falk, Tel. +49 30 23125 117 / 23125 118",
            ["Ines Falk: +493023125117 +493023125118"],
            id="slash",
        ),
        pytest.param(
            "Press contact: Ines Falk, (202) 555-0142, 11-12 December",
            ["Ines Falk: +12025550142"],
            id="another grouping is no number",
        ),
    ],
)
def test_a_second_ending_is_known_by_its_grouping(text, wanted):
    assert offered(text, "US") == wanted
