"""Whose a mailbox or a number is: desks below people, people side by side, lines between."""

import pytest

from pressdir.extract import extract
from pressdir.model import Document


def offered(text, source="release.txt"):
    """Each contact as "name: what reaches it"; a desk that nobody named is "-"."""
    source = "release.html" if text.lstrip().startswith("<") else source
    found = extract(Document(source, text.encode())).contacts
    return [
        " ".join([f"{contact.name or '-'}:", *map(str, (*contact.emails, *contact.phones))])
        for contact in found
    ]


DESKS = [
    pytest.param(
        "Media contact\n\nHarry Dale\nharry.dale@minister.example.au\n+61 2 5550 1266\n\n"
        "Department: +61 2 5550 1271, media@harbour.example.au",
        [
            "Harry Dale: harry.dale@minister.example.au +61255501266",
            "-: media@harbour.example.au +61255501271",
        ],
        id="en: a department's number and mailbox below a person's",
    ),
    pytest.param(
        "Contact: Marit Solberg, campaigns, marit@tailings.example, tel: +47 22 33 44 55\n"
        "Backup: press@tailings.example",
        ["Marit Solberg: marit@tailings.example +4722334455", "-: press@tailings.example"],
        id="en: a mailbox with a heading of its own, below a given name's",
    ),
    pytest.param(
        "Contact presse\nBureau de la communication\nCamille Berthier, cheffe de bureau\n"
        "Tél : 04 73 55 63 47 - 06 81 55 52 13\nAstreinte soir et week-end : 06 72 55 90 35\n"
        "Mél : pref-communication@vallee.example.fr",
        [
            "Camille Berthier: pref-communication@vallee.example.fr +33473556347 +33681555213",
            "Astreinte soir et week-end: +33672559035",
        ],
        id="fr: the mailbox below a duty line is the person's in whose lines that stands",
    ),
    pytest.param(
        "Media contacts\n\nBANGKOK\nDuty officer: +66 2 470 7801\n"
        "Wirot Sriwichai, +66 81 904 1275, wirot@delta.example\n\nELSEWHERE\ncomms@delta.example",
        [
            "Duty officer: +6624707801",
            "Wirot Sriwichai: wirot@delta.example +66819041275",
            "-: comms@delta.example",
        ],
        id="en: a mailbox under a heading of its own is no desk's above",
    ),
    pytest.param(
        "Para mais informações\nGabinete de Comunicação\ngab.comunicacao@vale.example.pt\n"
        "Teresa Mouzinho\n242 291 104 / 961 044 817",
        ["Teresa Mouzinho: gab.comunicacao@vale.example.pt +351242291104 +351961044817"],
        id="pt: an office's mailbox above the one person of its block",
    ),
    pytest.param(
        "Para mais informações\nGabinete de Comunicação\ngab.comunicacao@vale.example.pt\n\n"
        "Teresa Mouzinho\n242 291 104",
        [
            "Gabinete de Comunicação: gab.comunicacao@vale.example.pt",
            "Teresa Mouzinho: +351242291104",
        ],
        id="pt: in a block of its own it is the office's",
    ),
]

PEOPLE = [
    pytest.param(
        "Press contacts:\nAnn Lee, Press Officer\nBob Ray, Head of Press\n"
        "Tel. +44 20 7946 0142\npress@reef.example",
        [
            "Ann Lee: press@reef.example +442079460142",
            "Bob Ray: press@reef.example +442079460142",
        ],
        id="en: two with a title each, and one number below them",
    ),
    pytest.param(
        "<table><tr><th>担当課</th><th>担当者</th><th>電話</th><th>メール</th></tr>"
        "<tr><td>観光課</td><td>班長 佐伯 真由美<br>主任 小野寺 剛</td><td>017-755-4187</td>"
        "<td>kanko@minato.example.jp</td></tr></table>",
        [
            "佐伯真由美: kanko@minato.example.jp +81177554187",
            "小野寺剛: kanko@minato.example.jp +81177554187",
        ],
        id="ja: two in one cell, their titles before their names",
    ),
    pytest.param(
        "<h2>Presskontakt</h2><ul><li>Amanda Siwert<br>Pressekreterare<br>08-405 10 07<br>"
        "<a href='/f'>e-post till Amanda Siwert</a></li>"
        "<li>Sabina Jansson<br>Pressekreterare<br>08-405 10 07<br>Mobil 073-029 10 18<br>"
        "<a href='mailto:sabina.jansson@hamn.example.se'>e-post till Sabina Jansson</a></li></ul>",
        [
            "Amanda Siwert: +4684051007",
            "Sabina Jansson: sabina.jansson@hamn.example.se +4684051007 +46730291018",
        ],
        id="sv: a name said again below its numbers opens no other entry",
    ),
    pytest.param(
        "<h2>Contacts</h2><h4>Kay Brand</h4><h5>Sr. Manager, Corporate Communications</h5>"
        "<p>+1 202 555 0139<br>kay.brand@lumen.example</p><h4>Tom O'Dowd</h4>"
        "<h5>VP, Investor Relations</h5><p>+1 202 555 0166<br>ir@lumen.example</p>",
        [
            "Kay Brand: kay.brand@lumen.example +12025550139",
            "Tom O'Dowd: ir@lumen.example +12025550166",
        ],
        id="en: the title in a heading below the name's",
    ),
    pytest.param(
        "मीडिया संपर्क:\nराकेश कुमार सोनवानी\nजनसंपर्क अधिकारी\nमो. 94255 50418\n"
        "ई-मेल: rakesh.sonwani[at]kala[dot]example[dot]in",
        ["राकेश कुमार सोनवानी: rakesh.sonwani@kala.example.in +919425550418"],
        id="hi: an address with its signs spelt is no sentence",
    ),
    pytest.param(
        "From: Tischlerová Jana <tischlerova@kraj.example.cz>\nSubject: Tisková zpráva\n\n"
        "Kraj koupí sanitky.\n\nKontakt pro média:\n\nBc. Jana Tischlerová\ntisková mluvčí\n"
        "tel. +420 465 550 418\ntischlerova@kraj.example.cz\n",
        ["Jana Tischlerová: tischlerova@kraj.example.cz +420465550418"],
        id="cs: a mail's sender with the family first is who signs it",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), DESKS)
def test_gives_a_desk_what_is_a_desks(text, wanted):
    assert offered(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), PEOPLE)
def test_gives_people_what_is_theirs(text, wanted):
    assert offered(text, "release.eml" if text.startswith("From:") else "release.txt") == wanted
