"""Habits of small publishers in western Europe and the Americas, each with a release of its own."""

import pytest

from pressdir.extract import extract
from pressdir.model import Document


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Für Rückfragen steht Ihnen Ines Falk unter Tel. 030 23125-117 oder "
            "presse@seebad.example.de gern zur Verfügung.",
            ["Ines Falk: presse@seebad.example.de +493023125117"],
            id="who stands ready, in German",
        ),
        pytest.param(
            "Rückfragen beantwortet gerne Bernd Holzer unter der Telefonnummer 030 23125-118, "
            "holzer@seebad.example.de.",
            ["Bernd Holzer: holzer@seebad.example.de +493023125118"],
            id="who answers gladly",
        ),
        pytest.param(
            "Quelle und Kontaktadresse:\n"
            "Deutscher Moor- und Heidebund (DMHB) Ines Falk, Leiterin, Presse- u. "
            "Öffentlichkeitsarbeit Marienstr. 6, 12207 Berlin Telefon: (030) 231250\n",
            ["Ines Falk: +4930231250"],
            id="a hyphen that a second word shares is in no name",
        ),
        pytest.param(
            "2016 – 11:24 Polizeipräsidium Ulm Ulm (ots) Der Schaden beträgt 12.000 Euro.\n\n"
            "Rückfragen bitte an:\n\nIda Schaal (is), Telefon 0731/188-1104\n\n"
            "Polizeipräsidium Ulm\nTelefon: 0731 188-0\n"
            "E-Mail: ulm.pp.pressestelle@polizei.example.de\n",
            [
                "-: ulm.pp.pressestelle@polizei.example.de +497311880",
                "Ida Schaal: +497311881104",
            ],
            id="a town twice is nobody",
        ),
        pytest.param(
            "Ministeren åbner broen i dag, og alle er velkomne.\n"
            "Kontaktperson: Presserådgiver i Vejministeriet Ida Holm, idho@vejm.dk, "
            "tlf. 9139 9414.\n",
            ["Ida Holm: idho@vejm.dk +4591399414"],
            id="where a title is held stands before the name",
        ),
        pytest.param(
            "Journalister kan tilmelde sig via mail til presserådgiver i Kulturministeriet "
            "Ida K. Holm, idho@kum.dk.\n",
            ["Ida K. Holm: idho@kum.dk"],
            id="the same in a sentence",
        ),
        pytest.param(
            "Pressekontakter:\n\n"
            "For fiskeriministeren: kommunikasjonssjef Anne Lise Moen, 412 34 567 og "
            "statssekretær Per Dahl, 900 12 345\n\n"
            "For havneministeren: kommunikasjonsrådgiver Ida Holm, 93456789\n",
            [
                "Anne Lise Moen: +4741234567",
                "Per Dahl: +4790012345",
                "Ida Holm: +4793456789",
            ],
            id="a title and a name before each number",
        ),
        pytest.param(
            "Rückfragen & Kontakt:\n\nMinisterium für Häfen\n"
            "Ministerbüro: Dr. Rolf Drasch, Tel: (++43-1) 71100-5193\n"
            "Referat Presse: Dr. Harald Hofer, Tel: (++43-1) 71100-2058\n"
            "presseabteilung@haefen.example.at\n",
            [
                "Rolf Drasch: +431711005193",
                "Harald Hofer: presseabteilung@haefen.example.at +431711002058",
            ],
            id="two plus signs in brackets",
        ),
        pytest.param(
            "Rückfragen & Kontakt:\n\nRenata Schmid\nTel.: 0676-541 20 41\n"
            "Koordinationsbüro Volksentscheid\nWien\ne-mail: office@entscheid.example.at\n",
            [
                "Renata Schmid: +436765412041",
                "Koordinationsbüro Volksentscheid: office@entscheid.example.at",
            ],
            id="an office in one word",
        ),
        pytest.param(
            "Press contact:\nNicole Lang | Phone +49 (0) 30 231 251 17\n\n"
            "Bella Costa – Enrico Ghia & Vespa\n\n02.03. – 23.06.2024\n",
            ["Nicole Lang: +493023125117"],
            id="from one day to another",
        ),
        pytest.param(
            "Pressearbeit\n\nInes Falk\nTelefon 030 23125-117\nfalk--at--hwk-moor.example.de\n",
            ["Ines Falk: falk@hwk-moor.example.de +493023125117"],
            id="an at sign between two pairs of hyphens",
        ),
        pytest.param(
            "Conférence des écluses – Service d’information\n"
            "T : ++41/(0)26/322.47.94, F : ++41/(0)26/322.47.95, E : info@ecluses.example.ch\n",
            ["Service d’information: info@ecluses.example.ch +41263224794"],
            id="a fax with two plus signs",
        ),
        pytest.param(
            "Mais informações para a imprensa pelos telefones: "
            "(0XX61) 3555-1267, 3555-1269 e 3555-1236 ou imprensa@palacio.example.br.\n",
            ["-: imprensa@palacio.example.br +556135551267 +556135551269 +556135551236"],
            id="letters for a carrier's code",
        ),
        pytest.param(
            "Purtător de cuvânt: Dr. Vasile Rusu\nTelefon: 0236479401/0236479402 int 158\n"
            "Email: vasile.rusu@spitalul-mare.ro\n",
            ["Vasile Rusu: vasile.rusu@spitalul-mare.ro +40236479401 +40236479402;ext=158"],
            id="two numbers, the second with an extension",
        ),
        pytest.param(
            "Kontaktpersoner\n"
            "Ordfører Anne Lise Moen, tlf. 412 34 567\n"
            "Kommunikasjonsrådgiver Per Arne Dahl, tlf. 900 12 345, "
            "per.arne.dahl@fjellvik.kommune.no\n",
            [
                "Anne Lise Moen: +4741234567",
                "Per Arne Dahl: per.arne.dahl@fjellvik.kommune.no +4790012345",
            ],
            id="a given name that is a word elsewhere",
        ),
        pytest.param(
            "Kommunen åpner en ny bro i dag, og det er viktig for alle som bor her. Ordføreren "
            "sier at de har ventet lenge, men nå er den klar.\n\n"
            "For mer informasjon: Jan Solheim, tlf. 412 34 567\n",
            ["Jan Solheim: +4741234567"],
            id="a number of Norway, not of Denmark",
        ),
        pytest.param(
            "Invitasjon til pressekonferanse om trygge skoler.\n\nPressekontakter:\n"
            "For helseministeren: Kommunikasjonssjef Anbjørg Dahl, 990 09 260.\n"
            "For vegministeren: Kommunikasjonsrådgjevar Arne Vik, mobil 412 86 911\n",
            ["Anbjørg Dahl: +4799009260", "Arne Vik: +4741286911"],
            id="Norwegian by what it calls its press officers",
        ),
        pytest.param(
            "(media only): Ann Lee, Director of Communications, Office of the Honourable Ines "
            "Falk, Minister of Roads, 613-555-0142, ann.lee@roads.example.gc.ca; Media Relations "
            "Office, Department of Roads, 613-555-0143, media@roads.example.gc.ca\n",
            [
                "Ann Lee: ann.lee@roads.example.gc.ca +16135550142",
                "Media Relations Office: media@roads.example.gc.ca +16135550143",
            ],
            id="the office of somebody who is named",
        ),
        pytest.param(
            "Contact media: Ville de Rochebelle, 514 555-0142, poste 3210, "
            "relations.medias@rochebelle.example.ca\n"
            "Source : Cabinet de la mairesse\n"
            "Julie Gagnon, attachée de presse, 514 555-0199\n",
            [
                "-: relations.medias@rochebelle.example.ca +15145550142;ext=3210",
                "Julie Gagnon: +15145550199",
            ],
            id="numbers on both sides of a name",
        ),
        pytest.param(
            "Photo: Ines Falk (left) with the mayor. Photographer: Bo Lund, bo@lundfoto.se, "
            "070-123 45 68.\n\nKontakt: Sven Ek, projektledare, 070-123 45 69, "
            "sven.ek@example.se\n",
            ["Bo Lund: bo@lundfoto.se +46701234568", "Sven Ek: sven.ek@example.se +46701234569"],
            id="who is in a picture has not its photographer's mailbox",
        ),
        pytest.param(
            "For media enquiries, please contact Ines Falk on +44 20 7946 0142.\n\n"
            "Careers\nPlease see our careers page.\n\n"
            "Hire Us\npress@harbour.example.org\n",
            ["Ines Falk: +442079460142", "-: press@harbour.example.org"],
            id="what a menu says is nobody",
        ),
        pytest.param(
            "For media requests, please reach out to ETH Zurich Media Relations "
            "(mediarelations@eth.example.ch).\n",
            ["Media Relations: mediarelations@eth.example.ch"],
            id="an acronym and a town",
        ),
        pytest.param(
            "email: info@soundfest.example.it\nUfficio Stampa:\nSound Media Activities\n"
            "laura@soundmedia.example.it\n+39 02 5555 0142\n",
            [
                "-: info@soundfest.example.it",
                "Ufficio Stampa: laura@soundmedia.example.it +390255550142",
            ],
            id="a desk and a colon head what follows",
        ),
        pytest.param(
            "Press office\nEmail: press@zoo.example.org\nPhone:\n"
            "During office hours: +44 20 7946 0142\nOutside office hours: +44 7700 900123\n",
            ["Press office: press@zoo.example.org +442079460142 +447700900123"],
            id="hours divide what a label announced",
        ),
        pytest.param(
            "Para mais informações entre em contato no 0800 709 6800 ou (19) 4009 6800 em "
            "horário comercial das 8:00 às 18:00 ou entre em contato com "
            "nossa assessoria de imprensa: imprensa@lojas.example.com.br. Rua das Flores nº 501, "
            "Vila Teixeira - CEP. 13.032-385 - Campinas/SP.\n",
            ["-: +551940096800", "assessoria de imprensa: imprensa@lojas.example.com.br"],
            id="an address that begins a new sentence",
        ),
        pytest.param(
            "Ansprechpartner\n\nFrau Petra Baur\nPressestelle\nRaum: 119\n"
            "Telefon: 02406/83-234\nFax: 02406/83-237\n\n"
            "© 2012 Stadtverwaltung Herzhausen . Rathausplatz 1 . 52134 Herzhausen\n"
            "Die Pressestelle ist die zentrale Stelle für die Arbeit mit der Presse.\n",
            ["Petra Baur: +49240683234"],
            id="a country by its postcodes",
        ),
    ],
)
def test_reads_what_small_publishers_write(offered, text, wanted):
    assert sorted(offered(text)) == sorted(wanted)


def test_a_unit_and_its_heads_title_before_her_name_leave_the_name_to_her(offered):
    text = "Press contacts\nContent Production, Unit Head Ida Holm, tel. +358 50 555 0142\n"
    assert offered(text) == ["Ida Holm: +358505550142"]


def test_a_label_without_a_blank_before_a_linked_mailbox_is_no_part_of_it(offered):
    html = (
        "<ul><li><span>Premsa</span>"
        "<a href='mailto:premsa@atletic.example.cat'>premsa@atletic.example.cat</a></li></ul>"
    )
    assert offered(html) == ["-: premsa@atletic.example.cat"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param(
            "Issued by:\nThabo Nkosi\nMedia Liaison Officer\nTel: +27 33 123 4567\n",
            "Media Liaison Officer",
            id="that begins with a cue",
        ),
        pytest.param(
            "Presskontakt\n\nEbba Lind\nPressekreterare hos infrastruktur- och bostadsminister "
            "Sten Ek i regeringen\nTelefon (växel) +46 8 405 10 00\n",
            "Pressekreterare hos infrastruktur- och bostadsminister Sten Ek i regeringen",
            id="with a label below it",
        ),
        pytest.param(
            "Beate Schleif, Fotografin\nAnmeldung zur Pressekonferenz: Ines Falk, Pressestelle, "
            "Tel.: +49 30 23125-117, E-Mail: falk@example.de\n",
            "Pressestelle",
            id="that is not that of somebody named above",
        ),
    ],
)
def test_a_title_is_whole_and_leaves_the_numbers_to_its_holder(text, title):
    (found,) = extract(Document("release.txt", text.encode())).contacts
    assert found.phones
    assert found.role == title


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        ("Filming during Council Meetings\n\nContact: Ann Lee, +61 2 6033 8955\n", None),
        (
            "About Seawall Bio LLC\nWe grow kelp.\n\nContact: Ann Lee, ann@x.org\n",
            "Seawall Bio LLC",
        ),
        ("Roads are shut. The council met\n\nContact: Ann Lee, ann@x.org\n", None),
    ],
)
def test_the_publisher_is_an_organisation_and_no_sentence(text, publisher):
    assert extract(Document("release.txt", text.encode())).publisher == publisher


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Perscontact: Femke van der Laan, f.vanderlaan@duin.example.nl",
            "Femke van der Laan: f.vanderlaan@duin.example.nl",
            id="a street behind particles that a mailbox has for a family",
        ),
        pytest.param(
            "Contactos de prensa Ana Ríos 983 555 131 ana.rios@duna.example.es",
            "Ana Ríos: ana.rios@duna.example.es +34983555131",
            id="three by three digits before a mailbox",
        ),
        pytest.param(
            "Sajtókapcsolat Kiss Anna 62 564 231 kiss.anna@duna.example.hu",
            "Kiss Anna: kiss.anna@duna.example.hu +3662564231",
            id="two and six digits before a mailbox",
        ),
    ],
)
def test_values_side_by_side_tell_what_each_is(offered, text, wanted):
    assert offered(text) == [wanted]


@pytest.mark.parametrize(
    ("lang", "name", "title", "mailbox"),
    [
        pytest.param("sv", "Åsa Lind", "Pressansvarig", "lind@dyn.example.se", id="sv"),
        pytest.param("es", "Ana Ríos", "Responsable de prensa", "rios@duna.example.es", id="es"),
        pytest.param("el", "Ελένη Παππά", "Υπεύθυνη τύπου", "pappa@ammos.example.gr", id="el"),
        pytest.param("fi", "Aino Salo", "Mediayhteyshenkilö", "salo@dyyni.example.fi", id="fi"),
    ],
)
def test_a_title_that_also_offers_somebody_is_a_title_below_a_name(lang, name, title, mailbox):
    page = f"<p>{name}<br>{title}<br>{mailbox}</p>"
    (contact,) = extract(Document("release.html", page.encode(), lang=lang)).contacts
    assert (str(contact.name), str(contact.role)) == (name, title)


def test_a_column_called_by_a_family_with_a_particle_is_no_column_of_numbers(offered):
    page = (
        "<html lang='ga'><table><tr><th></th><th>Pádraig Ó Conaill</th></tr>"
        "<tr><th>Guthán</th><td>091 555 245</td></tr><tr><th>Facs</th><td>091 555 299</td></tr>"
        "<tr><th>Ríomhphost</th><td>padraig.oconaill@dumhach.example.ie</td></tr></table>"
    )
    assert offered(page) == ["Pádraig Ó Conaill: padraig.oconaill@dumhach.example.ie +35391555245"]
