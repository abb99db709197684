"""One word that names the press's line; and departments beside the press's on a contact page."""

import pytest

from pressdir.extract import extract
from pressdir.model import Document

PRESS = {
    "en": "Press", "de": "Presse", "fr": "Médias", "es": "Prensa", "it": "Stampa", "sv": "Press",
    "pl": "Media", "cs": "Média", "hu": "Sajtó", "el": "ΜΜΕ", "ru": "СМИ", "tr": "Basın",
    "bg": "Медии", "et": "Meedia", "lt": "Žiniasklaida", "ja": "報道", "zh-Hans": "媒体",
}  # fmt: skip


def page(lang, body):
    return f"<html lang='{lang}'><body>{body}</body></html>"


@pytest.mark.parametrize(("lang", "word"), PRESS.items(), ids=PRESS)
def test_a_card_called_press_is_no_colleague_s(offered, lang, word):
    cards = (
        "<div><p>Ida Holm</p><p>+46705550142</p><p>ida.holm@hav.example</p></div>"
        f"<div><p>{word}</p><p>+46855501420</p></div>"
    )
    assert offered(page(lang, cards)) == [
        "Ida Holm: ida.holm@hav.example +46705550142",
        "-: +46855501420",
    ]


@pytest.mark.parametrize(("lang", "word"), PRESS.items(), ids=PRESS)
def test_press_and_a_colon_begin_another_entry_where_one_ends(offered, lang, word):
    lines = f"<p>Ida Holm<br>+46705550142<br>{word}: +46855501420</p>"
    assert offered(page(lang, lines)) == ["Ida Holm: +46705550142", "-: +46855501420"]


def test_below_a_name_press_is_a_department(offered):
    assert offered("Ida Holm\nPress\n+46 70 555 01 42\n") == ["Ida Holm: +46705550142"]


def test_press_over_a_number_and_its_holder_is_a_heading(offered):
    text = "PRESS\n+46 70 555 01 42\nida.holm@hav.example\nIda Holm\n"
    assert offered(text) == ["Ida Holm: ida.holm@hav.example +46705550142"]


COUNCIL = (
    "<h1>Contact us</h1><h2>Council tax</h2><p>01632 960100<br>tax@reef.example.gov.uk</p>"
    "<h2>{heading}</h2><p>Contact the team: 01632 960142, press@reef.example.gov.uk</p>"
    "<h2>Bins</h2><p>01632 960101<br>bins@reef.example.gov.uk</p>"
)


def test_departments_beside_the_press_s_are_not_for_the_press():
    text = page("en", COUNCIL.format(heading="Press enquiries"))
    found = extract(Document("page.html", text.encode()))
    (desk,) = found.contacts
    assert [str(each) for each in desk.emails] == ["press@reef.example.gov.uk"]
    left = {doubt.value for doubt in found.doubts}
    assert left >= {"tax@reef.example.gov.uk", "01632 960100", "bins@reef.example.gov.uk"}


def test_where_no_heading_is_the_press_s_departments_stay(offered):
    reached = "".join(offered(page("en", COUNCIL.format(heading="Harbour fees"))))
    assert "tax@reef.example.gov.uk" in reached


def test_people_and_towns_below_other_headings_stay(offered):
    text = page(
        "en",
        "<h2>Press office</h2><p>press@reef.example.org</p>"
        "<h2>Marseille</h2><p>+33 4 91 55 01 42<br>press.south@reef.example.org</p>"
        "<h2>Reef watch</h2><p>Ada Lindqvist<br>ada.lindqvist@reef.example.org</p>",
    )
    assert offered(text)[1:] == [
        "-: press.south@reef.example.org +33491550142",
        "Ada Lindqvist: ada.lindqvist@reef.example.org",
    ]
