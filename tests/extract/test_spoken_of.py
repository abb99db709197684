"""Who is only spoken of near an address: it is a press office's, or another's."""

import pytest


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "L'incontro si terrà venerdì 10 giugno nell'aula magna della scuola del porto. I "
            "lavori "
            "saranno introdotti da Lina Gatti e moderati da Ugo Ferri. I giornalisti interessati "
            "possono richiedere l'accredito inviando, entro le ore 16 di mercoledì, una e-mail a: "
            "ufficio.stampa@porto.example.it. I posti sono 15.\n",
            ["-: ufficio.stampa@porto.example.it"],
            id="an earlier sentence names who moderates",
        ),
        pytest.param(
            "Die Ministerin wird am Montag von Bürgermeisterin Ines Falk empfangen. Danach stehen "
            "beide für Statements bereit, zur Berichterstattung wird herzlich eingeladen. Bitte "
            "melden Sie sich bis Freitag im Presse- und Informationsamt der Staatskanzlei mit dem "
            "Formular unter presseamt@kanzlei.example.de an.\n",
            ["Presse- und Informationsamt: presseamt@kanzlei.example.de"],
            id="a later sentence says where the press office is",
        ),
        pytest.param(
            "If you would like our round-up, Harbour Mary in the News, or would like to tell "
            "a story "
            "via the media, please do not hesitate to contact the Communications Office at "
            "press@harbour.example.org or +44 20 7946 0142. There is more in the column at "
            "right.\n",
            ["Communications Office: press@harbour.example.org +442079460142"],
            id="a cue stands right before the desk",
        ),
        pytest.param(
            "Bitte koordinieren Sie Interviews mit der Medienstelle:\n"
            "- Hafen Zürich: Rudi Mattern; Medienkontakt: andrea.wenger@hafen.example.ch\n"
            "- Hafen Chur: Lina Heim; Medienkontakt: tamara.flor@hafen.example.ch\n",
            ["-: andrea.wenger@hafen.example.ch", "-: tamara.flor@hafen.example.ch"],
            id="a cue leads to another's mailbox",
        ),
        pytest.param(
            "Media Advisory\nLocation:\nSaltgrass Fabrication Hall\n"
            "Media will be required to sign in at the front desk upon arrival.\n"
            "For further information: Media may contact: Media Relations, Ottawa, "
            "343-292-6100, media@saltgrass.example.ca; Vera Adams, Press Secretary, "
            "343-543-7645, vera.adams@saltgrass.example.ca\n",
            [
                "Media Relations: media@saltgrass.example.ca +13432926100",
                "Vera Adams: vera.adams@saltgrass.example.ca +13435437645",
            ],
            id="a hall stands above a line that offers somebody",
        ),
        pytest.param(
            "Persbericht van de gemeente Rotterdam\n\nDeze agenda kan nog worden gewijzigd. "
            "Mocht er twijfel zijn "
            "of een handeling al of niet zal doorgaan, stelt u zich dan even in verbinding "
            "met Communicatie gemeente "
            "Havendam, (070) 326 18 89/18 90 of (06) 23 89 89 06.\n",
            ["-: +31703261889 +31703261890 +31623898906"],
            id="whom one turns to, in a long sentence",
        ),
        pytest.param(
            "Head of Division for Public Communication: Diana Lind\nTel: +44 20 7946 0142\n"
            "Email: diana.lind@harbour.example.org\n\n    ph.info@harbour.example.org\n",
            [
                "Diana Lind: diana.lind@harbour.example.org +442079460142",
                "-: ph.info@harbour.example.org",
            ],
            id="a blank line parts everybody's mailbox from hers",
        ),
        pytest.param(
            "Media enquiries Harbour Media Team Ph: (02) 5126 9297 (24 hours)\n\n"
            "The port of Fremantle, Western Australia, is open.\n",
            ["Harbour Media Team: +61251269297"],
            id="two brackets, the second not closed where the digits end",
        ),
    ],
)
def test_gives_an_address_to_whom_it_is_said_to_be(offered, text, wanted):
    assert offered(text) == wanted
