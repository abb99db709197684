"""What stands on cards, rosters and links to ring, and what their page says of a number."""

import pytest

from pressdir.extract import extract
from pressdir.model import Document


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        pytest.param(
            "da",
            "Kontakt\n\nIda Holm\n\nIda Holm\n\nPressekontakt Formidlingskonsulent "
            "PR, medier & formidling 39 46 00 12\n\nVelkommen til museet i Odense!\n",
            ["Ida Holm: +4539460012"],
            id="a label and a title below a name that is written twice",
        ),
        pytest.param(
            "nb",
            "### Kontakter\n\n"
            "[Ida Dahl](/people/ida-dahl)\n\nPressekontakt [905 55 014](tel:90555014)\n",
            ["Ida Dahl: +4790555014"],
            id="a label below a linked name",
        ),
        pytest.param(
            "en",
            "For media enquiries in spring, ring:\n\n"
            "April 2, 9 and 16\nAnn Lee\n021 555 014\n\n"
            "May 7 and 21\nBo Lund\n027 555 0142\n\nWellington, New Zealand\n",
            ["Ann Lee: +6421555014", "Bo Lund: +64275550142"],
            id="days are no street",
        ),
        pytest.param(
            "fi",
            "Lisätiedot:\nAino Lind, pääjohtaja, Saaristo Oy\n"
            "Soittopyynnöt Olli Salo, viestintäjohtaja, Saaristo Oy\npuh. 010 123 4142\n",
            ["Olli Salo: +358101234142"],
            id="who takes the calls for somebody",
        ),
        pytest.param(
            "en",
            "Media contact:\nAnn Lee\nHarbour Roads and Water Works\nCell: 604-555-0142\n"
            "Ann.Lee@harbourroads.ca\n",
            ["Ann Lee: ann.lee@harbourroads.ca +16045550142"],
            id="an organisation of two halves shares no number",
        ),
        pytest.param(
            "en",
            "<p>OFFICE OF THE MAYOR, Cape Town</p><ul>"
            "<li><a href='tel:0795550142'><span>Chief of Staff</span><span>Mr Bo Lund</span></a>"
            "<li><a href='tel:0835550143'><span>Media Liaison Officer</span>"
            "<span>Ms Ann Lee</span></a></ul>",
            ["Bo Lund: +27795550142", "Ann Lee: +27835550143"],
            id="whom a link rings",
        ),
        pytest.param(
            "en",
            "<p>Press contact: <a href='tel:+442079460142'>Call Ann</a></p>",
            ["-: +442079460142"],
            id="but a first name behind a verb is no name",
        ),
        pytest.param(
            "pt",
            "<h2>Imprensa</h2><table><tr><th>Contacto</th><th>Telemóvel</th><th>E-mail</th></tr>"
            "<tr><td>Rita Melo Sá</td><td>961 000 142</td><td>rita@mare.example.pt</td></tr>"
            "<tr><td>Rui Pena</td><td>933 000 217</td><td>rui@mare.example.pt</td></tr></table>",
            [
                "Rita Melo Sá: rita@mare.example.pt +351961000142",
                "Rui Pena: rui@mare.example.pt +351933000217",
            ],
            id="a surname like a legal form but for its accent",
        ),
    ],
)
def test_who_is_meant(offered, lang, text, wanted):
    source = "release.md" if "](tel:" in text else ""
    found = offered(text, source, lang=lang)
    assert [each.lower() for each in found] == [each.lower() for each in wanted]


def test_a_cue_may_begin_a_title():
    html = "<ul><li><a href='tel:+27835550143'>Media Liaison Officer Ms Ann Lee</a></ul>"
    (found,) = extract(Document("page.html", html.encode())).contacts
    assert found.role == "Media Liaison Officer"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A fee of ₦75,000 was asked.\n", ["Ann Lee: +2348021230142 +2347051230143"]),
        ("A fee of ₦75,000, or £120, was asked.\n", []),
        ("A fee was asked.\n", []),
    ],
)
def test_the_only_money_of_a_page_speaks_for_its_country(offered, text, wanted):
    page = f"{text}\nPress contact: Ann Lee\n08021230142 / 07051230143\n"
    assert [each for each in offered(page) if "+234" in each] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("R18 million was set aside.", ["Ann Lee: +27825550142"]),
        ("The fine of R250 000 was paid.", ["Ann Lee: +27825550142"]),
        ("The R132 will be closed.", ["Ann Lee:"]),
        ("A view worth R2 million-dollar smiles.", ["Ann Lee:"]),
        ("R18 million, or £800,000, was set aside.", ["Ann Lee:"]),
    ],
)
def test_a_plain_letter_is_money_where_a_great_sum_follows(offered, text, wanted):
    page = f"{text} The work will begin in May.\n\nPress contact: Ann Lee\n082 555 0142\n"
    found = offered(page) or ["Ann Lee:"]
    assert found == wanted


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        pytest.param(
            "<meta property='og:site_name' content='Havnemuseet i Ebel'>"
            "<h1>Direktør for Havnemuseet i Ebel fratræder</h1>",
            "Havnemuseet i Ebel",
            id="a headline about somebody of it",
        ),
        pytest.param(
            "<h1>Ny bane</h1><p>Nordre Kajakkforbund ble stiftet i 1971.</p>"
            "<p>Nordre Kajakkforbund<br>Storgata 75<br>0840 Oslo</p>",
            "Nordre Kajakkforbund",
            id="over its address, in three lines",
        ),
        pytest.param(
            "<title>Equipo | Radio Brisas</title><nav><button>Toggle navigation</button>"
            "<a href='/'>Radio Brisas</a><a href='/n'>Noticias</a></nav>",
            "Radio Brisas",
            id="no button beside it",
        ),
    ],
)
def test_the_publisher_is_named_by_itself(text, publisher):
    page = f"<html lang='{'es' if 'Radio' in text else 'nb'}'>{text}<p>Kontakt: press@x.org</p>"
    assert extract(Document("page.html", page.encode())).publisher == publisher


def test_links_side_by_side_are_lines():
    html = "<nav><a href='/a'>Menu</a><a href='/b'>Press</a></nav><p>Contact: ann.lee@x.org</p>"
    (found,) = extract(Document("page.html", html.encode())).contacts
    assert [str(each) for each in found.emails] == ["ann.lee@x.org"]
    assert found.org is None


def test_links_on_lines_of_their_own_in_the_markup_are_lines():
    html = (
        "<html lang='cs'><div>\n<a href='mailto:eva.hora@reka.example'>eva.hora@reka.example</a>\n"
        "<a href='tel:+420725555142'>725 555 142</a>\n"
        "<span>Eva Hora, vedoucí komunikace Řeka</span>\n</div>"
    )
    (found,) = extract(Document("page.html", html.encode())).contacts
    assert (found.name.full, found.role) == ("Eva Hora", "vedoucí komunikace")
    assert [str(each) for each in found.phones] == ["+420725555142"]


def test_links_within_a_sentence_stay_in_it():
    html = (
        "<p>Write to\n<a href='mailto:ann.lee@x.org'>Ann Lee</a>\n<span>or</span>\n"
        "<a href='mailto:bo.lund@x.org'>Bo Lund</a>, who answer.</p>"
    )
    found = extract(Document("page.html", html.encode())).contacts
    assert [f"{each.name}: {each.emails[0]}" for each in found] == [
        "Ann Lee: ann.lee@x.org",
        "Bo Lund: bo.lund@x.org",
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "<h1>Media team</h1><h3>Tom Reid</h3><p>Senior press officer</p><p>Tom covers estates, "
            "transport and sport, and runs the picture desk. He joined us from a daily in 2016.</p>"
            "<p>+44 1632 960123 or media@harbour.example</p><h3>Ana Bell, Press officer</h3>"
            "<div>Ana covers roads, and libraries, and has done so with joy for years.</div>"
            "<div>+44 1632 960124</div><div>pictures@harbour.example</div>",
            [
                "Tom Reid: media@harbour.example +441632960123",
                "Ana Bell: pictures@harbour.example +441632960124",
            ],
            id="what somebody does stands between the title and the address",
        ),
        pytest.param(
            "<h3>Media contacts</h3><a href='mailto:press@harbour.example'><div><h5>For the press"
            "</h5><p>Kate Sutton</p><p>press@harbour.example</p></div></a>",
            ["Kate Sutton: press@harbour.example"],
            id="a card that is a link as a whole",
        ),
        pytest.param(
            "<h2>Gabinete de Imprensa, Porto, Portugal</h2><p>Nuno Prates</p>"
            "<p>Assessor de imprensa</p><a href='tel:+351243304400'>243 304 408</a> "
            "<a href='mailto:nuno.prates@porto.example'><i></i></a>",
            ["Nuno Prates: nuno.prates@porto.example +351243304408"],
            id="a link that rings another number than it shows",
        ),
        pytest.param(
            "<p>Press contact: State Agency, 1 Quay St, Dublin</p><p>+353 1 678 9000, "
            "info@agency.example</p>",
            ["-: info@agency.example +35316789000"],
            id="a short number before a street",
        ),
        pytest.param(
            "<p>Contacto de prensa / Pressekontakt:<br>Ola Berg<br>+47 901 12 244<br>"
            "ola.berg@harbour.example</p>",
            ["Ola Berg: ola.berg@harbour.example +4790112244"],
            id="whose name greets in another language",
        ),
        pytest.param(
            "<h1>Pressestelle</h1><table><tr><td><b>Nora Thiel</b><br>Pressereferentin"
            "<td>Raum A 1.12<br>T +49 521 96-001<br>"
            "<a href='javascript:linkTo_UnCryptMailto(%27ocknvq%2C"
            "rtguugBzwgdgn0gzcorng%27)'>presse(at)xuebel.example</a></table>",
            ["Nora Thiel: presse@xuebel.example +4952196001"],
            id="a masked mailbox that is the text of its link",
        ),
        pytest.param(
            "<p>Press contact: AJ Venter, ajv@REMOVE-THIS.harbour.example</p>",
            ["AJ Venter: ajv@harbour.example"],
            id="initials, and words in a domain that trip robots",
        ),
    ],
)
def test_cards_of_a_press_team(offered, text, wanted):
    assert offered(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "<h1>Our Staff</h1><ul><li><b>Adam Poe</b>, President<br>apoe@harbour.example<li>"
            "<b>Beth Kane</b>, Accounts<br>bkane@harbour.example<li><b>Erin Walsh</b>, "
            "Communications Director (media inquiries)<br>ewalsh@harbour.example</ul>",
            ["Erin Walsh: ewalsh@harbour.example"],
            id="all of a staff",
        ),
        pytest.param(
            "<h1>Reef saved</h1><p>Contacts:</p><ul><li><b>Adam Poe</b>, biologist<br>"
            "apoe@harbour.example<li><b>Beth Kane</b>, diver<br>bkane@harbour.example<li>"
            "<b>Erin Walsh</b>, press officer<br>ewalsh@harbour.example</ul>",
            [
                "Adam Poe: apoe@harbour.example",
                "Beth Kane: bkane@harbour.example",
                "Erin Walsh: ewalsh@harbour.example",
            ],
            id="all whom a release offers",
        ),
    ],
)
def test_a_list_of_a_staff_offers_the_press_its_officers(offered, text, wanted):
    assert offered(text) == wanted


def test_the_foot_of_a_page_is_apart_though_a_division_alone_says_so(offered):
    text = (
        "<body><div class=x><p>联系人：李伟</p><p>联系电话：010-12345678</p></div>"
        "<div class=footer>主办：测试局 电话：010-88888888</div></body>"
    )
    assert offered(text)[0] == "李伟: +861012345678"


def test_a_label_may_say_in_brackets_whom_it_is_for(offered):
    text = "<p>Media: news@harbour.example</p><p>Telephone (journalists only) +44 20 7946 0300</p>"
    assert offered(text) == ["-: news@harbour.example +442079460300"]
