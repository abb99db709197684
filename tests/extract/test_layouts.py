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


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Media contact: Ines Falk, ++1 202-555-0142-752",
            ["Ines Falk: +12025550142;ext=752"],
            id="joined by a hyphen, as in North America",
        ),
        pytest.param(
            "Contacto de prensa: Inés Falcó, tel. +34 910 123 400 (ext. 21 140)",
            ["Inés Falcó: +34910123400;ext=21140"],
            id="with a blank, in brackets",
        ),
        pytest.param(
            "Basın için: Zeynep Aktaş, Tel: +90 312 466 21 32/118 dahili",
            ["Zeynep Aktaş: +903124662132;ext=118"],
            id="its word behind it",
        ),
        pytest.param(
            "للتواصل الإعلامي:\nنسرين الخطيب\nهاتف: ٥٦٠٤٢٣١ ٦ ٩٦٢+ فرعي ١١٥",
            ["نسرين الخطيب: +96265604231;ext=115"],
            id="behind a number whose groups stand from right to left",
        ),
    ],
)
def test_reads_an_extension_wherever_it_stands(text, wanted):
    assert offered(text) == wanted


def test_an_area_code_may_stand_behind_the_number():
    text = "تماس با روابط عمومی:\nخانم مریم حسینی\nتلفن: ۶۶۴۱۲۲۳۴-۰۲۱\nmaryam@nahad.example.ir"
    assert offered(text, "IR") == ["مریم حسینی: maryam@nahad.example.ir +982166412234"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Contact presse : Inès Falque, ines.falque@ port.example",
            ["Inès Falque: ines.falque@port.example"],
            id="a blank behind the at sign",
        ),
        pytest.param(
            "Pressekontakt: Ines Falk, ines.falk#port.example (bitte # durch @ ersetzen)",
            ["Ines Falk: ines.falk@port.example"],
            id="another sign, with the word for it",
        ),
        pytest.param(
            "<p>Tiskový kontakt: Inés Falková, "
            "<noscript>ines.falkova (zavináč) port.example</noscript></p>",
            ["Inés Falková: ines.falkova@port.example"],
            id="what a script would have written",
        ),
    ],
)
def test_reads_addresses_as_pages_write_them(text, wanted):
    assert offered(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "<h2>Presse</h2><p>Ines Falk<br>Telefon: +49 30 23125 117<br>"
            "E-Mail: webmaster@verein.example</p>",
            ["Ines Falk: webmaster@verein.example +493023125117"],
            id="of somebody who is named with a number",
        ),
        pytest.param(
            "Questions about this service? Call +1 202-555-0116 or webmaster@wire.example", [],
            id="of the service",
        ),
    ],
)  # fmt: skip
def test_a_webmaster_is_for_the_press_where_somebody_is_named(text, wanted):
    assert offered(text) == wanted
