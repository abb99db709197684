"""What is somebody's name, and where it ends: each kind with a release of its own."""

import pytest

from pressdir.extract import extract
from pressdir.model import Document


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "For media enquiries: contact Ines Falk in the corporate affairs press office on "
            "+44 20 7946 0142",
            ["Ines Falk: +442079460142"],
            id="somebody and the desk she is at",
        ),
        pytest.param(
            "Presse: Ines Falk von der Pressestelle, Tel. +49 30 23125-117",
            ["Ines Falk: +493023125117"],
            id="the same in German",
        ),
        pytest.param(
            "Media contacts\nMr Kavin s/o Selva, +65 6555 0142, kavin.selva@example.org\n"
            "Ms Devi a/p Raj, +60 3-2312 5117, devi@example.org",
            [
                "Kavin s/o Selva: kavin.selva@example.org +6565550142",
                "Devi a/p Raj: devi@example.org +60323125117",
            ],
            id="son of, daughter of",
        ),
        pytest.param(
            "Pentru presă: Expert comunicare Ilinca Judecător\nilinca.judecator@example.ro\n",
            ["Ilinca Judecător: ilinca.judecator@example.ro"],
            id="a family that means something elsewhere",
        ),
        pytest.param(
            "Liên hệ báo chí: Bà Trần Thị Phương, ĐT: +84 24 3555 0142\n",
            ["Trần Thị Phương: +842435550142"],
            id="a given name that is spelt like a ward without its signs",
        ),
        pytest.param(
            "Liên hệ báo chí: Ông Đặng Quốc Huyền, ĐT: +84 24 3555 0142\n",
            ["Đặng Quốc Huyền: +842435550142"],
            id="and like a district",
        ),
        pytest.param(
            "Додатне информације за новинаре:\n"
            "Проф. др Милан Драгић, портпарол, +381 11 555 01 30\n",
            ["Милан Драгић: +381115550130"],
            id="a title without its dot",
        ),
        pytest.param(
            "媒体联系人：陆晓霜　宣传推广部\n电话：+86 571 8555 0142",
            ["陆晓霜: +8657185550142"],
            id="a department behind a wide blank",
        ),
        pytest.param(
            "<html lang='hi'><table><caption>मीडिया संपर्क</caption><tr><th>नाम एवं पदनाम</th>"
            "<th>दूरभाष</th></tr><tr><td>श्री प्रेम शर्मा<br>जनसंपर्क अधिकारी</td>"
            "<td>+91 94255 50142</td></tr></table></html>",
            ["प्रेम शर्मा: +919425550142"],
            id="a column of names and titles",
        ),
        pytest.param(
            '<html><p>News.</p><script type="application/ld+json">{"@type": "Organization", '
            '"contactPoint": {"@type": "ContactPoint", "name": "Dewi Souisa", "contactType": '
            '"media relations", "email": "dewi.souisa@example.org"}}</script></html>',
            ["Dewi Souisa: dewi.souisa@example.org"],
            id="somebody who is a page's point of contact",
        ),
        pytest.param(
            "Bei Rückfragen:\nPressestelle, i. V. Torsten Brandes\nTelefon: +49 30 23125-104",
            ["Torsten Brandes: +493023125104"],
            id="on behalf of somebody",
        ),
        pytest.param(
            "Tiskoví mluvčí diecézí\n"
            "Brno Martina Nová novam@example.cz +420 736 555 141\n"
            "Hradec Lhotský Pavel Kos kos@example.cz +420 733 555 142\n"
            "Znojemsko Dominik Fousek fousek@example.cz +420 734 555 143\n",
            [
                "Martina Nová: novam@example.cz +420736555141",
                "Pavel Kos: kos@example.cz +420733555142",
                "Dominik Fousek: fousek@example.cz +420734555143",
            ],
            id="a list of towns, of which only some are known",
        ),
        pytest.param(
            "Media contacts:\nNorth East Tom Pike +44 191 498 0142 tom.pike@example.org",
            ["Tom Pike: tom.pike@example.org +441914980142"],
            id="a part of a country",
        ),
        pytest.param(
            "Media contacts:\nBristol Airport Jane Roe +44 117 496 0142 jane.roe@example.org",
            ["Jane Roe: jane.roe@example.org +441174960142"],
            id="an organisation before the owner of a mailbox",
        ),
        pytest.param(
            "Basın İletişim\nBüyükşehir Belediyesi Basın Yayın Dairesi Ayşe Gül Öztürk\n"
            "Tel: +90 232 555 01 42\nayse.ozturk@example.tr",
            ["Ayşe Gül Öztürk: ayse.ozturk@example.tr +902325550142"],
            id="a desk before the owner of a mailbox",
        ),
        pytest.param(
            "Media contact: Delia Hartwell-Cruz Nine Jetties Partners +1 212-555-0176 "
            "delia@ninejettiescomms.example.org",
            ["Delia Hartwell-Cruz: delia@ninejettiescomms.example.org +12125550176"],
            id="an organisation that a mailbox is at, behind",
        ),
        pytest.param(
            "Kontak Media:\nKepala Biro Humas Polda Jaya Kombes Pol. Drs. Budi Santoso, M.H.\n"
            "HP +62 812-5550-0142",
            ["Budi Santoso: +6281255500142"],
            id="titles in the middle",
        ),
        pytest.param(
            "मीडिया संपर्क:\nनगर निगम इंदौर श्रीमती रेखा जोशी +91 98260 14574",
            ["रेखा जोशी: +919826014574"],
            id="titles in the middle, in Hindi",
        ),
        pytest.param(
            "Persoană de contact: Comisar-șef Popescu Ana-Maria\nTelefon: +40 744 555 142",
            ["Popescu Ana-Maria: +40744555142"],
            id="a rank",
        ),
        pytest.param(
            "By Priya Nair, Sunrise Daily\nContact: Priya Nair on +44 20 7946 0142",
            ["Priya Nair: +442079460142"],
            id="a line that says who wrote",
        ),
        pytest.param(
            "Chairman Lord Ashdown will open the Harbour Hall. Media: call Lena Ortiz PR lead on "
            "+44 20 7946 0142",
            ["Lena Ortiz: +442079460142"],
            id="somebody in the sentence before",
        ),
        pytest.param(
            "Molimo sve novinare da svoj dolazak potvrdite našoj službenici "
            "Vedrani Lukšić Grmek na tel. +385 53 555 142 ili na e-mail "
            "vedrana.luksic@example.hr do petka u 14 sati.",
            ["Vedrani Lukšić Grmek: vedrana.luksic@example.hr +38553555142"],
            id="a given name in another case than its mailbox has",
        ),
        pytest.param(
            "담당 부서 교통안전과 책임자 과 장 김영수 (044-201-0142)\n",
            ["김영수: +82442010142"],
            id="a title that is spaced out",
        ),
    ],
)
def test_knows_where_a_name_ends(offered, text, wanted):
    assert offered(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Presse: Landwehr-Aue in Lindow\nTel. +49 30 23125-117, presse@example.org",
            ["Presse: presse@example.org +493023125117"],
            id="a district in a town",
        ),
        pytest.param(
            "Medienkontakt:\nPolizeipräsidium Auental\nL Stab-PÖA/Pressestelle\n"
            "Tel. +49 30 23125-117",
            ["Pressestelle: +493023125117"],
            id="a staff section",
        ),
        pytest.param(
            "Press contact\nReach the Harbour Control Room on +44 20 7946 0142",
            ["-: +442079460142"],
            id="an article before it",
        ),
        pytest.param(
            "Press office\nBenson City: 555 W. Third St., +1 202-555-0142",
            ["Press office: +12025550142"],
            id="a city",
        ),
        pytest.param(
            "Relations avec les médias\nParcs Canada\n+1 418-555-0142\npc.media@example.org",
            ["-: pc.media@example.org +14185550142"],
            id="an organisation that ends in its country",
        ),
        pytest.param(
            "<html lang='en'><meta property='og:site_name' content='Tidal Ferries'>"
            "<p>Media contact</p><p>Tidal Ferries, +44 20 7946 0142</p></html>",
            ["-: +442079460142"],
            id="the publisher",
        ),
        pytest.param(
            "Press contact: the ferry firm spoke of its results and Reports Corporate Update May "
            "08, 2025, call +1 202-555-0142 or press@example.org",
            ["-: press@example.org +12025550142"],
            id="a headline behind a joining word",
        ),
        pytest.param(
            "Press office: press@example.org, +44 20 7946 0142\n24/7: +44 7700 900142",
            ["Press office: press@example.org +442079460142", "-: +447700900142"],
            id="hours of the clock",
        ),
        pytest.param(
            "Media advisory\nWhere: Villa Meridiana, Bd Hassan\nAccreditation: press@example.org",
            ["-: press@example.org"],
            id="where something is",
        ),
    ],
)
def test_takes_nothing_else_for_a_name(offered, text, wanted):
    assert offered(text) == wanted


@pytest.mark.parametrize(
    ("lang", "cue", "called"),
    [
        ("bg", "За контакти с медиите", "Горна Оряховица"),
        ("ca", "Contacte de premsa", "Teatre Lliure"),
        ("cs", "Kontakt pro média", "Slezská Diakonie"),
        ("da", "Pressekontakt", "Ny Carlsberg"),
        ("de", "Pressekontakt", "Freie Wähler"),
        ("de", "Pressekontakt", "Offene Türen"),
        ("el", "Επικοινωνία για ΜΜΕ", "Πολιτική Προστασία"),
        ("en", "Press contact", "Open Water"),
        ("en", "Press contact", "Great Western Air Ambulance"),
        ("es", "Contacto de prensa", "Tierra Viva"),
        ("es", "Contacto de prensa", "Manos Unidas"),
        ("et", "Lisainfo", "Eesti Energia"),
        ("fi", "Medialle", "Suomen Luonto"),
        ("fr", "Contact presse", "Médecins Sans Frontières"),
        ("hr", "Kontakt za medije", "Zelena Akcija"),
        ("hu", "Sajtókapcsolat", "Magyar Posta"),
        ("id", "Kontak Media", "Gedung Sate"),
        ("it", "Contatti stampa", "Mare Aperto"),
        ("lv", "Informācija medijiem", "Rīgas Satiksme"),
        ("nb", "Pressekontakt", "Norsk Folkehjelp"),
        ("nl", "Perscontact", "Jonge Democraten"),
        ("pl", "Kontakt dla mediów", "Koło Gospodyń"),
        ("pl", "Kontakt dla mediów", "Czysta Woda"),
        ("pt", "Contato para imprensa", "Terra Nova"),
        ("ro", "Contact presă", "Salvați Copiii"),
        ("ru", "Контакты для СМИ", "Тихая Гавань"),
        ("sk", "Kontakt pre médiá", "Zelená Vlna"),
        ("sl", "Stik za medije", "Nova Gorica"),
        ("sq", "Kontakt për media", "Shtëpia Bardhë"),
        ("sr", "Контакт за медије", "Горњи Милановац"),
        ("sv", "Presskontakt", "Svenska Spel"),
        ("tr", "Basın İletişim", "Sivil Toplum"),
        ("uk", "Контакти для ЗМІ", "Українська Правда"),
        ("vi", "Liên hệ báo chí", "Nhà Máy Nước"),
    ],
)
def test_takes_no_words_that_no_name_has_for_somebody(lang, cue, called):
    found = extract(Document("x.txt", f"{cue}:\n{called}, +41 22 555 01 42\n".encode(), lang=lang))
    assert [contact.kind.value for contact in found.contacts if contact.name] == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Press contact: Nora Lights, nora.lights@example.org",
            ["Nora Lights: nora.lights@example.org"],
            id="a word that a mailbox has",
        ),
        pytest.param(
            "Pressekontakt: Jan op de Beeck, Tel. +49 30 23125-117",
            ["Jan op de Beeck: +493023125117"],
            id="with an article",
        ),
        pytest.param(
            "Persvragen: Hans in 't Veld, tel. +31 20 555 0142",
            ["Hans in 't Veld: +31205550142"],
            id="with a short one",
        ),
        pytest.param(
            "Press contact: Ann Holland, +44 20 7946 0142",
            ["Ann Holland: +442079460142"],
            id="a family called as a country",
        ),
    ],
)
def test_leaves_names_whole(offered, text, wanted):
    assert offered(text) == wanted
