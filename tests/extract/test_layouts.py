"""Who owns which number: habits of layout, each with a release of its own."""

import pytest

from pressdir.extract import extract
from pressdir.model import Document, Reason


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
def test_an_extension_goes_with_the_number_that_stands_elsewhere(offered, text, wanted):
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
def test_a_second_ending_is_known_by_its_grouping(offered, text, wanted):
    assert offered(text, region="US") == wanted


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
            "Contacto para los medios: Inés Falcó (ext. 4583 de la centralita, +34 910 123 400)",
            ["Inés Falcó: +34910123400;ext=4583"],
            id="before the number of the switchboard",
        ),
        pytest.param(
            "Basın için: Zeynep Aktaş, Tel: +90 312 555 01 32/118 dahili",
            ["Zeynep Aktaş: +903125550132;ext=118"],
            id="its word behind it",
        ),
        pytest.param(
            "للتواصل الإعلامي:\nنسرين الخطيب\nهاتف: ٥٥٥٠١٤٢ ٦ ٩٦٢+ فرعي ١١٥",
            ["نسرين الخطيب: +96265550142;ext=115"],
            id="behind a number whose groups stand from right to left",
        ),
        pytest.param(
            "Sajtókapcsolat\nKiss Anna sajtószóvivő\nTel.: 06-94/555-173 (1824-es mellék)\n"
            "kiss.anna@rakpart.example.hu",
            ["Kiss Anna: kiss.anna@rakpart.example.hu +3694555173;ext=1824"],
            id="before its word, in brackets",
        ),
        pytest.param(
            "Sajtókapcsolat\nKiss Anna sajtószóvivő\nTel.: (62) 555-187 / 3402-es mellék\n"
            "kiss.anna@rakpart.example.hu",
            ["Kiss Anna: kiss.anna@rakpart.example.hu +3662555187;ext=3402"],
            id="before its word, behind a slash",
        ),
        pytest.param(
            "<h1>Contact the media office</h1><p>Telephone the media office in London on</p>"
            "<p>020 7946 0142 - extensions 4251 / 2424, or use the form.</p>",
            ["media office: +442079460142;ext=4251 +442079460142;ext=2424"],
            id="two, and nothing else says that it is a telephone",
        ),
        pytest.param(
            "Montréal, le 4 mai\n\nRenseignements :\nAnne Ouellet\n"
            "Bureau : 514 555-0150, p. 226 / Cell. : 514 555-0177",
            ["Anne Ouellet: +15145550150;ext=226 +15145550177"],
            id="as Quebec shortens it",
        ),
        pytest.param(
            "Media contact: Ana Cruz, (049) 555-5005 loc. 214, ana.cruz@reef.example.ph",
            ["Ana Cruz: ana.cruz@reef.example.ph +63495555005;ext=214"],
            id="as the Philippines shorten it",
        ),
        pytest.param(
            "Persoană de contact: Ana Dima, consilier, telefon 0233 555 041, int.\n118,"
            " mobil 0745 550 418, ana.dima@port.example.ro",
            ["Ana Dima: ana.dima@port.example.ro +40233555041;ext=118 +40745550418"],
            id="on the next line, its word at the end of this one",
        ),
        pytest.param(
            "Persoană de contact: Ana Dima, 0233-555041 int. 27114,\n0745-550418,"
            " ana.dima@port.example.ro",
            ["Ana Dima: ana.dima@port.example.ro +40233555041;ext=27114 +40745550418"],
            id="before another number",
        ),
        pytest.param(
            "Pressekontakt\nIna Frau\nTel.: 07752 55 50-34\nMobil: 0664 602 59 41\n"
            "i.frau@verband.example.at\n\n"
            "Fragen zum Obst: Jon Kettl, DW 51, j.kettl@verband.example.at",
            [
                "Ina Frau: i.frau@verband.example.at +437752555034 +436646025941",
                "Jon Kettl: j.kettl@verband.example.at +437752555051",
            ],
            id="in the place of another one, a mobile between",
        ),
        pytest.param(
            "Frostschutz: Anträge unter der Hotline 050 6902-1000.\n\nPressekontakt\n"
            "Ina Frau\nTel.: 07752 55 50-34\ni.frau@verband.example.at\n\n"
            "Fragen zum Obst beantwortet Ihnen gern DI Jon Kettl aus dem Referat für Obstbau der"
            " Kammer, DW 51, j.kettl@verband.example.at",
            [
                "Ina Frau: i.frau@verband.example.at +437752555034",
                "Jon Kettl: j.kettl@verband.example.at +437752555051",
            ],
            id="of the number above, another on the page",
        ),
        pytest.param(
            "Rückfragen: Jon Kron, Durchwahl 143, jon.kron@amt.example.de\n\n"
            "Ida Zist\nPressestelle\nTelefon: 09082 5550-142\nida.zist@amt.example.de",
            [
                "Jon Kron: jon.kron@amt.example.de +4990825550143",
                "Ida Zist: ida.zist@amt.example.de +4990825550142",
            ],
            id="of a number that stands below",
        ),
        pytest.param(
            "<h2>Gabinete de Prensa</h2><p>Teléfono (centralita): 923 55 01 00</p>"
            "<table><tr><th>Nombre</th><th>Puesto</th><th>Ext.</th><th>Correo</th></tr>"
            "<tr><td>Rocío Moriles</td><td>Jefa de Prensa</td><td>1142</td>"
            "<td>rmoriles@adaja.example.es</td></tr>"
            "<tr><td>Óscar Tejada</td><td>Técnico</td><td>4143</td>"
            "<td>otejada@adaja.example.es</td></tr></table>",
            [
                "Gabinete de Prensa: +34923550100",
                "Rocío Moriles: rmoriles@adaja.example.es +34923550100;ext=1142",
                "Óscar Tejada: otejada@adaja.example.es +34923550100;ext=4143",
            ],
            id="in a column of their own, the switchboard above the table",
        ),
        pytest.param(
            "報道機関からのお問い合わせ先\n担当：笹森 久美子\n直通 03-5555-0142\n内線 2041\n"
            "koho@city.example.jp",
            ["笹森久美子: koho@city.example.jp +81355550142"],
            id="a direct number has none",
        ),
        pytest.param(
            "Pressestelle\nWiebke Onnen, 04941/606-142; Heike Rabe, -143; Antje Falk, -144\n"
            "presse@hs.example.de",
            [
                "Wiebke Onnen: presse@hs.example.de +494941606142",
                "Heike Rabe: presse@hs.example.de +494941606143",
                "Antje Falk: presse@hs.example.de +494941606144",
            ],
            id="last digits behind others' names",
        ),
        pytest.param(
            "Leitung: Wiebke Onnen, Durchwahl -142\nStellvertretung: Fokko Harms, Durchwahl -143\n"
            "Zentrale: 04921 807-0, info@hs.example.de",
            [
                "Wiebke Onnen: +494921807142",
                "Fokko Harms: +494921807143",
                "Zentrale: info@hs.example.de +4949218070",
            ],
            id="last digits behind names, above the switchboard",
        ),
    ],
)
def test_reads_an_extension_wherever_it_stands(offered, text, wanted):
    assert offered(text) == wanted


def test_an_area_code_may_stand_behind_the_number(offered):
    text = "تماس با روابط عمومی:\nخانم مریم حسینی\nتلفن: ۵۵۵۵۰۱۴۲-۰۲۱\nmaryam@nahad.example.ir"
    assert offered(text, region="IR") == ["مریم حسینی: maryam@nahad.example.ir +982155550142"]


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
        pytest.param(
            "Pressikontakt\nIne Kask\nE-post: ine.kaskREMOVE[ät]sadam.example",
            ["Ine Kask: ine.kask@sadam.example"],
            id="capitals for robots to trip over, and the at sign spelt",
        ),
        pytest.param(
            "Contacts presse\nInès Falque\nines.falque@\nport.example",
            ["Inès Falque: ines.falque@port.example"],
            id="a narrow column breaks behind the at sign",
        ),
        pytest.param(
            "Contact presse : Inès Falque, ines.falque [chez] port.example",
            ["Inès Falque: ines.falque@port.example"],
            id="the at sign in a French word",
        ),
    ],
)
def test_reads_addresses_as_pages_write_them(offered, text, wanted):
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
def test_a_webmaster_is_for_the_press_where_somebody_is_named(offered, text, wanted):
    assert offered(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Contatti stampa:\nInes Falco, +39 06 4776 1234\nBruno Onda, +39 06 4776 1238\n"
            "stampa@porto.example",
            [
                "Ines Falco: stampa@porto.example +390647761234",
                "Bruno Onda: stampa@porto.example +390647761238",
            ],
            id="on a line of its own below people in a line each",
        ),
        pytest.param(
            "El puerto de la villa abre el lunes con una fiesta para los vecinos.\n\n"
            "Contacto para los medios: Inés Falcó (+34 910 123 401) o Blas Oñate (+34 910 123 402),"
            " prensa@puerto.example.",
            [
                "Inés Falcó: prensa@puerto.example +34910123401",
                "Blas Oñate: prensa@puerto.example +34910123402",
            ],
            id="behind the bracket of the last",
        ),
        pytest.param(
            "Media contacts: Ines Falk, tel. +46 8 555 01 17, or Bo Lund, tel. +46 8 555 01 18,"
            " e-mail: press@harbour.example",
            [
                "Ines Falk: +4685550117",
                "Bo Lund: press@harbour.example +4685550118",
            ],
            id="within the last one's entry it is the last one's",
        ),
        pytest.param(
            "Contatti stampa:\nInes Falco, +39 06 4776 1234\nBruno Onda\nTel. +39 06 4776 1238\n"
            "segreteria@porto.example",
            [
                "Ines Falco: +390647761234",
                "Bruno Onda: segreteria@porto.example +390647761238",
            ],
            id="below an entry of several lines it is that entry's",
        ),
    ],
)
def test_a_shared_mailbox_outside_the_last_entry_is_everybodys(offered, text, wanted):
    assert offered(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Contact the press office in Porto:\nt: +351 220 123 400\n"
            "out of hours: +351 912 345 678\ne: press@harbour.example",
            ["press office: press@harbour.example +351220123400 +351912345678"],
            id="hours of the office at hand",
        ),
        pytest.param(
            "<h1>Press room</h1><p>presse@fonds.example</p>"
            "<p>Media Relations<br>Telephone: +41 22 730 11 22</p>",
            ["Media Relations: presse@fonds.example +41227301122"],
            id="a mailbox, and below it the desk with its number",
        ),
        pytest.param(
            "<ul><li>IYAMA 広報担当</li><li>Email: press@iyama.example</li>"
            "<li>TEL: +81 45-662-3817</li></ul>",
            ["-: press@iyama.example +81456623817"],
            id="a list item for each",
        ),
        pytest.param(
            "Auskünfte:\nHaushalte: +49 30 23125 117, hh@amt.example\n"
            "Betriebe: +49 30 23125 118, bt@amt.example",
            ["-: hh@amt.example +493023125117", "-: bt@amt.example +493023125118"],
            id="but two entries with a heading each are two",
        ),
    ],
)
def test_what_is_one_office_is_one_contact(offered, text, wanted):
    assert offered(text) == wanted


def test_a_number_that_nothing_offers_is_left_out_where_others_are_offered(offered):
    text = (
        "Le pont rouvre lundi. Le 01 99 00 11 00 répond aux riverains.\n\n"
        "Contact presse : Inès Falque, 01 99 00 11 22, ines.falque@port.example.fr\n\n\n\n"
        "Port autonome, 01 99 00 11 33\n"
    )
    assert offered(text, region="FR") == ["Inès Falque: ines.falque@port.example.fr +33199001122"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Kontakt for pressen:\nProfessor Ines Falk træffes mandag kl. 9-11 på +45 87 55 01 42",
            ["Ines Falk: +4587550142"],
            id="and when to ring her",
        ),
        pytest.param(
            "Contact :\nInès Falque, directrice du service des forêts, joignable aujourd'hui de"
            " 10.30 à 11.30 heures, tél. +41 22 730 11 22",
            ["Inès Falque: +41227301122"],
            id="however long the line is",
        ),
    ],
)
def test_a_heading_offers_whoever_stands_below_it(offered, text, wanted):
    assert offered(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Contact presse :\n11, rue Paul Gauvin\n86280 Porteneuve\npresse@port.example",
            ["-: presse@port.example"],
            id="street",
        ),
        pytest.param(
            "Pressekontakt:\nBad Sonnau\nSeeweg 5\n65812 Bad Sonnau\npresse@port.example",
            ["-: presse@port.example"],
            id="a town with its postcode",
        ),
        pytest.param(
            "Press contacts\n\nSouth America\nInes Falk\n+55 11 99999 1234\nsouth@kde.example",
            ["Ines Falk: south@kde.example +5511999991234"],
            id="part of the world",
        ),
        pytest.param(
            "Für die Presse: erforderlich ist der Name der Zeitung.\npresse@port.example",
            ["-: presse@port.example"],
            id="a field of a form",
        ),
    ],
)
def test_takes_no_place_for_a_person(offered, text, wanted):
    assert offered(text) == wanted


def test_reads_a_table_whose_columns_are_people_and_that_has_no_header(offered):
    def row(*cells):
        return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"

    table = (
        row("Nombre", "Inés Falcó", "Blas Oñate")
        + row("Cargo", "Directora", "Analista")
        + row("Móvil", "+34 612 345 678", "-")
        + row("Correo", "ines@puerto.example", "blas@puerto.example")
    )
    assert offered(f"<h2>Contactos de prensa</h2><table>{table}</table>") == [
        "Inés Falcó: ines@puerto.example +34612345678",
        "Blas Oñate: blas@puerto.example",
    ]


def test_a_country_code_may_stand_in_brackets(offered):
    text = "Dakar, le 2 mai\nContact presse : Awa Faye, Tél. (221) 33 855 01 42"
    assert offered(text) == ["Awa Faye: +221338550142"]


def test_extensions_below_their_word_go_with_the_switchboard(offered):
    text = (
        "<html><body><dl><dt>Contacto de prensa</dt><dd>Inés Falcó</dd><dt>Conmutador</dt>"
        "<dd>+52 777 555 0100</dd><dt>Extensiones</dt><dd>106 y 485</dd></dl>"
    )
    assert offered(text) == ["Inés Falcó: +527775550100;ext=106 +527775550100;ext=485"]


def test_a_name_behind_each_number_owns_it(offered):
    text = (
        "Per a més informació podeu trucar al +34 935 550 142 (Maria Falcó)"
        " i al +34 935 550 143 (Jaume Mar)."
    )
    assert offered(text) == ["Maria Falcó: +34935550142", "Jaume Mar: +34935550143"]


def test_who_only_forwards_a_mail_is_no_contact():
    message = (
        "From: Nora Desk <nora@paper.example>\nTo: Ulf <ulf@paper.example>\n"
        "Date: Tue, 25 Jun 2024 08:02:00 +0200\nMIME-Version: 1.0\n"
        "Subject: WG: Der Hafen wird 100\n"
        "Content-Type: text/plain; charset=utf-8\n\nFür dich?\n\n"
        "> Von: Hafenamt\n> Pressekontakt:\n> Ines Falk, ines.falk@hafen.example\n"
    )
    found = extract(Document("mail.eml", message.encode())).contacts
    assert [str(contact.name) for contact in found] == ["Ines Falk"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Contacto de prensa:\nMaría «Mara» Falcó\n+34 612 345 678",
            ["María Falcó: +34612345678"],
            id="in quotes, within the name",
        ),
        pytest.param(
            "【お問い合わせ先】\n広報室 担当:早乙女・三田村\nTEL:+81 45-662-3817",
            ["早乙女: +81456623817", "三田村: +81456623817"],
            id="two family names with a point between",
        ),
        pytest.param(
            "보도자료\n가람시\n책임자: 과장 남궁석 (+82 2-6190-7420)",
            ["남궁석: +82261907420"],
            id="a city is nobody",
        ),
    ],
)
def test_reads_names_as_they_are_written_there(offered, text, wanted):
    assert offered(text) == wanted


def test_what_is_not_for_the_press_is_so_in_all_of_its_record():
    record = '{"stoerung": {"titel": "Entstörungsdienst", "telefon": "+49 341 555 0110"},'
    press = '"presse": {"name": "Ines Falk", "telefon": "+49 341 555 0174"}}'
    found = extract(Document("release.json", (record + press).encode())).contacts
    assert [str(contact.name) for contact in found] == ["Ines Falk"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Hafenamt der Stadt Auental\n\nAuskünfte:\n"
            "Haushalte: +49 30 23125 117, hh@amt.example\n"
            "Betriebe: +49 30 23125 118, bt@amt.example\n\n"
            "Kontakt für Medien: +49 30 23125 119, presse@amt.example",
            [
                "-: hh@amt.example +493023125117",
                "-: bt@amt.example +493023125118",
                "-: presse@amt.example +493023125119",
            ],
            id="each entry that a heading opens is one",
        ),
        pytest.param(
            "<html lang='en'><h1>Media enquiries</h1><h2>National press office</h2>"
            "<p>Call the press office on +44 20 7946 0100.</p><h2>North east</h2>"
            "<p>ne-comms@agency.example</p></html>",
            ["National press office: +442079460100", "-: ne-comms@agency.example"],
            id="a mailbox below another heading is another's",
        ),
        pytest.param(
            "Media contacts\n\nBANGKOK\nDuty officer, weekdays 9-17: +66 2 555 0142\n"
            "Anong Srisai +66 81 555 0143, anong@mekong.example",
            ["Duty officer: +6625550142", "Anong Srisai: anong@mekong.example +66815550143"],
            id="an officer on duty, and below a person",
        ),
    ],
)
def test_each_entry_has_its_own(offered, text, wanted):
    assert offered(text) == wanted


def test_what_a_person_has_is_not_offered_again_without_a_name(offered):
    page = (
        "<html><ul><li>+39 0789 555010</li><li>info@club.example</li></ul><h1>Stampa</h1>"
        "<p>Contatti stampa: Ines Falco, tel. +39 0789 555010</p></html>"
    )
    assert offered(page) == ["-: info@club.example", "Ines Falco: +390789555010"]


def test_whoever_saw_something_is_to_call_a_number_that_is_not_for_the_press(offered):
    text = (
        "Mit sachdienlichen Hinweisen wenden Sie sich bitte an das Revier in Auental unter der"
        " Telefonnummer 030 23125 110.\n\nPressestelle\nTelefon: 030 23125 117\n"
        "presse@polizei.example.de"
    )
    assert offered(text) == ["Pressestelle: presse@polizei.example.de +493023125117"]


def test_a_language_with_its_country_tells_the_country(offered):
    page = "<html lang='en-NZ'><p>Media contact: Mere Falk, mob 027 555 0142</p></html>"
    assert offered(page) == ["Mere Falk: +64275550142"]


def test_a_label_may_touch_its_number(offered):
    assert offered("Pressekontakt: Ines Falk, Tel.030 23125 117", region="DE") == [
        "Ines Falk: +493023125117"
    ]


def test_an_organisation_before_two_names_is_both_peoples():
    text = "Contacts presse : Fondation du Lac, Inès Falque et Bo Marchand, +33 1 99 00 11 22"
    found = extract(Document("release.txt", text.encode())).contacts
    assert [contact.org for contact in found] == ["Fondation du Lac", "Fondation du Lac"]


def test_a_state_before_a_body_s_name_is_part_of_it():
    text = "Media contacts:\nInes Falk\nOregon Timber Growers\n541-555-0174\nines@growers.example"
    found = extract(Document("release.txt", text.encode(), region="US")).contacts
    assert [(str(one.name), one.org) for one in found] == [("Ines Falk", "Oregon Timber Growers")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Канцеларија за медије: 011/5550-142 (факс 011/5550-143), mediji@luka.example.rs",
            ["Канцеларија за медије: mediji@luka.example.rs +381115550142"],
            id="a fax in brackets is no label of the number before them",
        ),
        pytest.param(
            "Tuilleadh eolais do na meáin: Áine Ní Bhroin, ar 091 562142 nó 087 555 0142 nó seol"
            " ríomhphost chuig aine@oilean.example.ie.",
            ["Áine Ní Bhroin: aine@oilean.example.ie +35391562142 +353875550142"],
            id="the Irish word for or is no number sign",
        ),
        pytest.param(
            "<table><tr><td>No. 14</td><td><p>Press contact</p><p>Ines Falk<br>"
            "+46 8 555 01 17</p></td></tr></table>",
            ["Ines Falk: +4685550117"],
            id="a plus sign says more than the cell before",
        ),
        pytest.param(
            "Thông tin báo chí, vui lòng liên hệ:\n* Chị Vũ Trà Ly, ly.vutra@cang.example.vn\n"
            "* Văn phòng Huế: anh Đoàn Quốc Vịnh, 0905 550 142",
            ["Vũ Trà Ly: ly.vutra@cang.example.vn", "Đoàn Quốc Vịnh: +84905550142"],
            id="a name with its honorific stands before the number",
        ),
        pytest.param(
            "Γραφείο Τύπου\n\nΤηλέφωνα:\n\nΗράκλειο: 2813 555 142\n\nΧανιά: 28213 55 142\n",
            ["Γραφείο Τύπου: +302813555142 +302821355142"],
            id="the next entry of a list",
        ),
    ],
)
def test_takes_what_is_a_number_to_ring(offered, text, wanted):
    assert offered(text) == wanted


def test_a_school_year_is_no_number(offered):
    text = (
        "Žurnālistiem pastāstīs par 2020./2021. mācību gadu.\n\n"
        "Informāciju sagatavoja: Zane Kalnāja, tālr. 67555142, zane.kalnaja@skola.lv\n"
    )
    assert offered(text) == ["Zane Kalnāja: zane.kalnaja@skola.lv +37167555142"]


def test_a_town_with_its_state_is_nobody(offered):
    text = (
        "FOR IMMEDIATE RELEASE\n\nThe reef grows.\n\nMedia contact:\nBilly Beam\n"
        "P.O. Box 118, Fresno CA 93775-1867\nPhone: (559) 555-0142\n\n"
        "Our location\nP.O. Box 118, Fresno CA 93775-1867\n"
    )
    assert offered(text, region="US") == ["Billy Beam: +15595550142"]
    assert offered("Fresno CA 93775-1867\nPhone: (559) 555-0142\n", region="US") != [
        "Fresno Ca: +15595550142"
    ]


@pytest.mark.parametrize(
    ("lang", "title", "number"),
    [
        ("sv", "Trafikchef", "08-555 01 42"),
        ("nb", "Havnesjef", "22 55 01 42"),
        ("da", "Havnechef", "33 55 01 42"),
        ("et", "Sadamajuht", "612 5142"),
        ("is", "Hafnarstjóri", "555 1424"),
    ],
)
def test_a_compound_ends_in_the_job_however_short(lang, title, number):
    region = {"sv": "SE", "nb": "NO", "da": "DK", "et": "EE", "is": "IS"}[lang]
    text = f"Info: {title} Ida Holm, {number}, ida.holm@havn.example.org"
    (contact,) = extract(Document("r.txt", text.encode(), lang=lang, region=region)).contacts
    assert (str(contact.name), contact.role) == ("Ida Holm", title)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Press officer: Ada Lind", "Press officer"),
        ("Pressesprecherin: Ada Lind", "Pressesprecherin"),
        ("Rzeczniczka prasowa: Ada Lind", "Rzeczniczka prasowa"),
        ("Contact person: Ada Lind", None),
    ],
)
def test_a_label_before_a_name_may_be_a_title_too(line, title):
    text = f"Media contact\n{line}\nada.lind@reef.example.org\n"
    lang = "pl" if line.startswith("Rz") else "de"
    (contact,) = extract(Document("r.txt", text.encode(), lang=lang)).contacts
    assert (str(contact.name), contact.role) == ("Ada Lind", title)


def test_whom_somebody_is_there_for_in_brackets_ends_nothing(offered):
    text = (
        "Pressekontakt:\n- Ada Lind, Leiterin Presse, Tel. 030 555 01 42\n"
        "- Bo Lund (für Medien in dänischer Sprache), Tel. 030 555 01 43\n"
    )
    assert offered(text, lang="de", region="DE") == [
        "Ada Lind: +49305550142",
        "Bo Lund: +49305550143",
    ]


def test_a_long_title_below_a_name_is_no_sentence(offered):
    text = (
        "Kontakt osoba za medije\nAmra Lović\n"
        "Šefica Službe za odnose s javnošću i informisanje kupaca\nT: 033/555-142\n"
    )
    assert offered(text, lang="bs", region="BA") == ["Amra Lović: +38733555142"]


def test_a_picture_may_stand_for_the_at_sign(offered):
    cells = "<tr><td>E-mail<td>presa<img src=at.gif alt='@'>liman.example.org"
    table = f"<table><tr><td>Pentru presă<td>Ana Munteanu{cells}</table>"
    assert offered(table) == ["Ana Munteanu: presa@liman.example.org"]


def test_a_town_behind_a_postcode_and_a_dash_is_nobody(offered):
    text = (
        "Departament de Premsa i Comunicació\nAjuntament de Sant Martí del Riu\n"
        "08812 Les Roques – Sant Martí del Riu\nTel. 93 555 01 42\n"
    )
    assert offered(text, lang="ca", region="ES") == [
        "Departament de Premsa i Comunicació: +34935550142"
    ]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("44 (0)20 7946 0142", "+442079460142"),
        ("46 (0) 8 555 01 42", "+4685550142"),
        ("(41) (0)22 555 01 42", "+41225550142"),
    ],
)
def test_a_trunk_code_in_brackets_stands_behind_a_country_code(offered, written, number):
    assert offered(f"Press contact: Ines Falk, tel. {written}") == [f"Ines Falk: {number}"]


def test_an_area_code_in_brackets_is_no_country_that_nothing_speaks_for():
    text = "Mais informações com o secretário de comunicação, Ivo Sá, pelo telefone (47) 9604-0142."
    found = extract(Document("page.txt", text.encode()))
    assert found.contacts == ()
    assert [doubt.reason for doubt in found.doubts] == [Reason.NO_REGION]


@pytest.mark.parametrize("kind", ["service", "sales", "tickets"])
def test_the_only_mailbox_below_a_heading_for_the_press_is_its(offered, kind):
    mailbox = f"<p>E-mail:</p><p>{kind}@pier.example</p>"
    assert offered(f"<h2>Press contact</h2>{mailbox}") == [f"-: {kind}@pier.example"]
    assert offered(f"<h2>Contact</h2>{mailbox}") == []
    others = "<p>Ines Falk, ines@pier.example</p>"
    page = f"<h2>Press contact</h2>{others}{mailbox}"
    assert offered(page) == ["Ines Falk: ines@pier.example"]


def test_a_link_that_opens_whatsapp_is_a_number(offered):
    link = '<a href="https://wa.me/41225550142">WhatsApp</a>'
    page = f"<h2>Press contact</h2><p>Ines Falk</p><p>{link}</p>"
    assert offered(page) == ["Ines Falk: +41225550142"]


def test_lines_of_one_heading_reach_one_desk(offered):
    page = "<h3>Press contact</h3><h4>Tel: +44 20 7946 0142<br>Email: press@pier.example</h4>"
    assert offered(page) == ["-: press@pier.example +442079460142"]


@pytest.mark.parametrize(
    ("lang", "names", "wanted"),
    [
        ("en", "Maria Papas, George Nikolaou", "Maria Papas"),
        ("es", "Tejada Muñiz, Ana María", "Ana María Tejada Muñiz"),
    ],
)
def test_two_names_in_a_cell_are_one_only_where_people_have_two_families(
    offered, lang, names, wanted
):
    table = f"<tr><td>Press</td><td>{names}</td></tr><tr><td>Tel</td><td>+34915550142</td></tr>"
    page = f"<html lang={lang}><table>{table}</table></html>"
    assert offered(page) == [f"{wanted}: +34915550142"]


TABLE = """\
**Media contact**

| | |
|---|---|
| Name | Ines Falk (Ms) |
| Title | {} |
| Mobile | {} |
"""


@pytest.mark.parametrize(
    "title", ["Media Liaison", "Director: Media Liaison", "Chief Director: Ports and Harbours"]
)
def test_title_is_what_its_label_says_and_goes_on_behind_a_colon(title):
    text = TABLE.format(title, "+27 83 555 0142")
    (found,) = extract(Document("page.md", text.encode())).contacts
    assert (str(found.name), found.role, list(map(str, found.phones))) == (
        "Ines Falk",
        title,
        ["+27835550142"],
    )


def test_name_behind_the_colon_of_a_title_is_no_part_of_it(offered):
    text = "Press officer: Ines Falk\nDirector: Bo Lund\n+27 83 555 0142"
    assert offered(text) == ["Ines Falk: +27835550142", "Bo Lund: +27835550142"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Press: Ines Falk, tel. +41 22 555 01 42, or Bo Lund at 555 01 43.",
            ["Ines Falk: +41225550142", "Bo Lund: +41225550143"],
        ),
        (
            "Press: Ines Falk, tel. +43 1 26060 5519\nBo Lund, tel. 26060 5520",
            ["Ines Falk: +431260605519", "Bo Lund: +431260605520"],
        ),
        (
            "Press: Ines Falk, tel. +41 22 555 01 42\nBo Lund, tel. 917 01 43",
            ["Ines Falk: +41225550142"],
        ),
    ],
)
def test_number_is_begun_as_the_one_before_it_whose_end_is_alike(offered, text, wanted):
    assert offered(text) == wanted
