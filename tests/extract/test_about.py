"""What a page says of its publisher beside the release: about it, and of whose desk it is."""

import pytest

from pressdir.extract import extract
from pressdir.model import Document

BODY = "Seals came back on Monday, and people came to see them.\n\n"
PHONE = "\n\nAnn Lee, +44 20 7946 0142\n"


def publisher(text, lang="en"):
    return extract(Document("release.txt", f"{text}{PHONE}".encode(), lang=lang)).publisher


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        pytest.param("en", "About Reefwatch\nReefwatch counts seals.", "Reefwatch", id="English"),
        pytest.param(
            "en", "About Reefwatch: Reefwatch counts seals.", "Reefwatch", id="before a colon"
        ),
        pytest.param(
            "de", "Über die Wattwacht\nDie Wattwacht zählt Robben.", "Wattwacht",
            id="German",
        ),
        pytest.param(
            "fr", "À propos de Marévive\nMarévive compte les phoques.", "Marévive",
            id="French",
        ),
        pytest.param(
            "fr", "À propos d'Aquavie\nAquavie compte les phoques.", "Aquavie", id="elided"
        ),
        pytest.param("en", "About Reefwatch\nIt counts seals.", None, id="named nowhere else"),
        pytest.param("en", "About Ida Holm\nIda Holm counts seals.", None, id="somebody"),
        pytest.param("en", "About us\nAbout us there is much to say.", None, id="the page itself"),
        pytest.param(
            "en", "About Reefwatch\nReefwatch counts.\nAbout Tidewatch\nTidewatch measures.", None,
            id="two of them",
        ),
        pytest.param("en", "About Reefwatch. Reefwatch counts seals.", None, id="a sentence"),
    ],
)  # fmt: skip
def test_a_heading_says_whom_the_page_is_about(lang, text, name):
    assert publisher(BODY + text, lang) == name


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        pytest.param(
            "de", "Pressestelle der Ada-Lovelace-Universität Seebach",
            "Ada-Lovelace-Universität Seebach", id="its head behind hyphens",
        ),
        pytest.param(
            "de", "Pressestelle des Landkreises Seebach", "Landkreis Seebach", id="a genitive"
        ),
        pytest.param("de", "Pressestelle der Universität", None, id="any of many"),
        pytest.param(
            "de", "Pressestelle der Universität Seebach\nPressestelle der Stadtwerke Auental", None,
            id="two of them",
        ),
    ],
)  # fmt: skip
def test_lines_say_whose_desk_it_is(lang, text, name):
    assert publisher(f"Robben sind da.\nJa.\nSo.\nGut.\nKontakt\nAnna Berg\n{text}", lang) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "The press office speaks for Harbour Health Trust.\nMany like Harbour Health Trust.",
            "Harbour Health Trust", id="twice, once beside a desk",
        ),
        pytest.param("The press office speaks for Harbour Health Trust.", None, id="once"),
        pytest.param(
            "Many like Harbour Health Trust.\nSome left Harbour Health Trust.", None,
            id="beside no desk",
        ),
        pytest.param(
            "The press office speaks for Harbour Health Trust.\nMany like Harbour Health Trust.\n"
            "They are counted by the Tide Institute.", None, id="another",
        ),
    ],
)  # fmt: skip
def test_the_only_organisation_of_a_page_is_its_publisher(text, name):
    assert publisher(f"Everybody is welcome to ask.\n\n{text}") == name
