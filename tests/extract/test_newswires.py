"""Endings of releases as newswires and governments write them: lists, and blocks without blanks."""

import pytest

from pressdir.extract import extract
from pressdir.model import Document

WIRE = """TORONTO, June 11, 2019 /NW/ - The Tidewater Federation of Harbour Pilots will meet the
premiers in Halifax. It speaks for pilots of nine ports, whose number has grown by a tenth.

SOURCE: Tidewater Federation of Harbour Pilots

"""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            WIRE + "Ann Lee, President, Tidewater Federation of Harbour Pilots: 613-555-0114; "
            "Bo Lund, President, Newfoundland & Labrador Pilots' Union: 709-555-0150; "
            "Ida Holm, President, New Brunswick Pilots Union: 506-555-0188; "
            "Eva Falk, 1st Vice-President, Ontario Pilots' Association: 647-555-0164; "
            "Jo Kerr, President, Saltgrass Pilots: 780-555-0174\n",
            [
                "Ann Lee: +16135550114",
                "Bo Lund: +17095550150",
                "Ida Holm: +15065550188",
                "Eva Falk: +16475550164",
                "Jo Kerr: +17805550174",
            ],
            id="a list, each number behind a colon",
        ),
        pytest.param(
            WIRE + "WHAT: Federation President Ann Lee visits the harbour WHEN: June 9 WHERE: "
            "Halifax For further information: Harbour Pilots' Association, Bo Lund, "
            "(416) 555-0133, ext. 3107; Ida Holm, (416) 555-0133, ext. 3108\n",
            ["Bo Lund: +14165550133;ext=3107", "Ida Holm: +14165550133;ext=3108"],
            id="a cue and a colon within a line end whom it spoke of",
        ),
        pytest.param(
            "Rimouski, June 6, 2019 – Media representatives are invited to the opening.\n"
            "Harbour Community Centre\n38 Valley Road East,\nSaltmarsh Sector, Quebec\n"
            "Valérie Brun\nPress Secretary\nOffice of the Minister of Harbours and\n"
            "Minister of the Region\nTel.: 418-555-0180\n",
            ["Valérie Brun: +14185550180"],
            id="the end of an address is nobody",
        ),
    ],
)
def test_each_of_a_list_has_the_own_number(offered, text, wanted):
    assert offered(text) == wanted


@pytest.mark.parametrize(
    ("text", "role", "org"),
    [
        pytest.param(
            "Press contact: Ann Lee, President, Saltgrass Transit, 416-555-0133\n",
            "President",
            "Saltgrass Transit",
            id="behind a title",
        ),
        pytest.param(
            "Press contact:\nAnn Lee\nCommunications Manager\nSaltgrass Transit\n416-555-0133\n",
            "Communications Manager",
            "Saltgrass Transit",
            id="in lines",
        ),
        pytest.param(
            "Kelp Group grows kelp.\n\n"
            "Press contact: Ann Lee, 2nd Vice-President, Kelp Group, 416-555-0133\n",
            "Vice-President",
            "Kelp Group",
            id="called after a part of an organisation",
        ),
        pytest.param(
            "Press contact: Ann Lee, President, Communications Group, 416-555-0133\n",
            "President, Communications Group",
            None,
            id="a part of one belongs to the title",
        ),
    ],
)
def test_who_employs_somebody(text, role, org):
    (found,) = extract(Document("release.txt", text.encode(), region="CA")).contacts
    assert (found.role, found.org) == (role, org)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        pytest.param("de", "Neue Radwege im Kreis", id="where"),
        pytest.param("en", "Record harvest for growers", id="for whom"),
    ],
)
def test_a_headline_is_no_organisation(lang, text):
    text = (
        f"{text}\n\n15 March 2024\n\nThe crop has reached nine thousand tonnes, Bo Lund said.\n\n"
        "Media contact\nAnn Lee | Communications Manager\n"
        "P: 08 5550 2344\nann.lee@reef.example.au\n"
    )
    found = extract(Document("release.txt", text.encode(), lang=lang))
    assert found.publisher is None
    assert [each.org for each in found.contacts] == [None]


@pytest.mark.parametrize(
    ("lang", "text", "wanted", "role"),
    [
        pytest.param(
            "de",
            "Pressekontakt\n\nMoritz Haff, Gründer — für Interviews, Hintergrundgespräche und "
            "Testzugänge.\n\npresse@haff.example.de\n",
            ["Moritz Haff: presse@haff.example.de"],
            "Gründer",
            id="what somebody is asked for is no name",
        ),
        pytest.param(
            "nl",
            "Voor meer informatie kunt u contact opnemen met Janneke de Wolf via 06 - 55 50 12 34 "
            "of j.dewolf@zee.example.nl, of bij afwezigheid met Bas Kooiman, 0118 - 55 01 23.\n",
            [
                "Janneke de Wolf: j.dewolf@zee.example.nl +31655501234",
                "Bas Kooiman: +31118550123",
            ],
            None,
            id="small words that end in a short one are no title",
        ),
    ],
)
def test_words_beside_a_name(offered, lang, text, wanted, role):
    assert offered(text, lang=lang) == wanted
    found = extract(Document("release.txt", text.encode(), lang=lang)).contacts
    assert found[-1].role == role


def test_letters_set_apart_are_no_publisher():
    text = "/R E P E A T -- Media Advisory - Pilots meet/\n\nContact: Ann Lee, +1 416 555 0133\n"
    assert extract(Document("release.txt", text.encode())).publisher is None
