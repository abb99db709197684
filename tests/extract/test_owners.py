"""Whose somebody is by the title: "portavoz del Ayuntamiento", "Kıyı Belediyesi Basın Müşaviri"."""

import pytest

from pressdir.extract import extract
from pressdir.model import Document


def only(text, lang, name="release.txt"):
    (contact,) = extract(Document(name, text.encode(), lang=lang)).contacts
    return contact


@pytest.mark.parametrize(
    ("lang", "line", "org"),
    [
        ("cs", "Jan Kos, mluvčí Ministerstva rybníků", "Ministerstva rybníků"),
        ("cs", "Jan Kos, tiskový mluvčí Krajského soudu v Záříčí", "Krajského soudu v Záříčí"),
        ("uk", "Анна Лисенко, прессекретарка Міської ради Заріччя", "Міської ради Заріччя"),
        ("sr", "Иван Кос, портпарол Вишег суда у Залуци", "Вишег суда у Залуци"),
        ("ro", "Ana Lupu, purtător de cuvânt al Primăriei Valea Mică", "Primăriei Valea Mică"),
        ("es", "Ana Lobo, jefa de prensa de la Fundación Ríos Altos", "Fundación Ríos Altos"),
        ("pl", "Anna Lis, rzecznik prasowy Wojewódzkiego Funduszu Ochrony Jezior",
         "Wojewódzkiego Funduszu Ochrony Jezior"),
        ("nl", "Jan Kos, woordvoerder van de gemeente Rivierdam", "gemeente Rivierdam"),
        ("de", "Ines Falk, Pressesprecherin des Landesamtes für Quellen", "Landesamt für Quellen"),
        ("da", "Ida Holm, pressesekretær i Statsministeriet", "Statsministeriet"),
        ("lv", "Jānis Koss, Vides ministrijas preses sekretārs", "Vides ministrija"),
        ("lv", "Anna Lapsa, Ventas novada domes Sabiedrisko attiecību nodaļas vadītāja",
         "Ventas novada dome"),
        ("lt", "Jonas Kosas, Aplinkos ministerijos atstovas spaudai", "Aplinkos ministerija"),
        ("hu", "Róka Anna, Partvidék Önkormányzatának sajtóreferense", "Partvidék Önkormányzata"),
        ("tr", "Can Kaya, Kıyı Belediyesi Basın Müşaviri", "Kıyı Belediyesi"),
        ("lv", "Anna Lapsa, Valsts kancelejas preses sekretāre", "Valsts kanceleja"),
        ("cs", "Jan Kos, mluvčí Úřadu vlády ČR", "Úřadu vlády ČR"),
        ("sv", "Ida Holm, Näringsdepartementets presschef", "Näringsdepartementet"),
    ],
)  # fmt: skip
def test_a_title_says_whose_somebody_is(lang, line, org):
    assert only(f"{line}, tel. +49 30 90172099\n", lang).org == org


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        pytest.param(
            "pl", "Jan Kos, rzecznik prasowy Komendanta Wojewódzkiego Policji", id="a post"
        ),
        pytest.param("sr", "Ана Лис, шефица Службе за односе с јавношћу", id="a desk"),
        pytest.param("en", "Ann Lee, Communications Department Manager", id="a department"),
        pytest.param("sl", "Ana Lis, vodja službe", id="nothing but a kind"),
    ],
)
def test_what_is_no_whole_organisation_is_nobodys(lang, line):
    assert only(f"{line}, tel. +49 30 90172099\n", lang).org is None


def test_a_line_below_the_name_may_begin_with_whose_office_it_is():
    text = "Informāciju sagatavoja:\nAnna Lapsa\nVentas pilsētas domes\ntālr. +371 67 555 144\n"
    assert only(text, "lv").org == "Ventas pilsētas dome"


@pytest.mark.parametrize(
    ("lang", "text", "org"),
    [
        pytest.param(
            "lv", "Sagatavoja: Ventas domes Komunikācijas pārvaldes projektu koordinatore "
            "Anna Lapsa, tālr. +371 67 555 144", "Ventas dome", id="before a title in a sentence",
        ),
        pytest.param(
            "da", "Journalister kan tilmelde sig mødet via mail til presserådgiver i "
            "Kulturministeriet Ida Holm, ida.holm@x.example", "Kulturministeriet",
            id="between a title and a name",
        ),
        pytest.param(
            "lv", "Anna Lapsa\nValsts kancelejas\nKomunikācijas departamenta konsultante\n"
            "tālr. +371 67 555 144", "Valsts kanceleja", id="a kind of several words",
        ),
        pytest.param(
            "et", "Mari Kask\nEesti Tuletornimuuseumi turundusjuht\nmari.kask@x.example",
            "Eesti Tuletornimuuseum", id="a compound, with the form of a name",
        ),
        pytest.param(
            "sv", "Informatör Siv Bergman, Kustverket, tfn +46 8 123 456 78", "Kustverket",
            id="one word behind a name",
        ),
        pytest.param(
            "fi", "Meduusa FIN ry, Aino Virta, info@medfi.example", "Meduusa FIN ry",
            id="an association before a name",
        ),
        pytest.param(
            "nb", "Kystdepartementet sin pressetelefon: +47 22 24 25 00", "Kystdepartementet",
            id="whose a telephone is",
        ),
        pytest.param(
            "en", "Media Relations: Tides and Coast Change Canada, 819-938-3338, media@tcc.example",
            "Tides and Coast Change Canada", id="words before a country",
        ),
        pytest.param(
            "it", "Chi vuole accreditarsi scrive alla Prefettura di Valmare all'indirizzo di posta "
            "elettronica: stampa.valmare@x.example", "Prefettura di Valmare",
            id="to whom a sentence says one writes",
        ),
        pytest.param(
            "fi", "tiedottaja Aino Virta, Meren kaupunginkanslia, aino.virta@x.example",
            "Meren kaupunginkanslia", id="a city's office behind a name",
        ),
        pytest.param(
            "de", "Pressestelle der Sächsischen Gartenakademie\npresse@x.example",
            "Sächsische Gartenakademie", id="an adjective in another case",
        ),
        pytest.param(
            "de", "Pressestelle des Sächsischen Gartenministeriums\npresse@x.example",
            "Sächsisches Gartenministerium", id="an adjective and a noun in another case",
        ),
    ],
)  # fmt: skip
def test_a_line_says_whose_somebody_is(lang, text, org):
    assert only(f"Kontakt\n{text}\n", lang).org == org


def test_articles_are_not_of_a_title_or_a_name():
    text = (
        "Please contact the spokesperson of the Coast Rescue Service, Bo Lindqvist, "
        "tel. +44 20 7946 0123, bo@coastrescue.example\n"
    )
    contact = only(text, "en")
    assert (contact.role, contact.org) == ("spokesperson", "Coast Rescue Service")


def test_what_follows_an_office_behind_a_name_is_the_offices():
    text = "Γιάννης Κώστας, εκπρόσωπος Τύπου του Δήμου Αγίας Λίμνης, τηλ. 210 555 0143\n"
    contact = only(text, "el")
    assert (contact.name.full, contact.org) == ("Γιάννης Κώστας", "Δήμου Αγίας Λίμνης")


def test_a_states_domain_names_its_office():
    page = (
        "QRX has new quarries\n\nMedia office\nAnn Lee, spokesperson, ann.lee@qrx.admin.example\n"
    )
    assert only(page, "en").org == "QRX"
    whole = f"{page}\n© Federal Office of Quarries QRX"
    assert only(whole, "en").org == "Federal Office of Quarries QRX"
    assert only(page.replace("qrx.admin", "media.admin"), "en").org is None


def test_a_mailbox_at_ones_own_domain_is_for_the_publisher():
    text = "Press contact\nAnn Leeman\npr@ann-leeman.example\n\n© Harbour Trust 2025"
    assert only(text, "en").org == "Harbour Trust"


@pytest.mark.parametrize(
    ("line", "org"),
    [
        ("© 2024 Harbour Trust All Rights Reserved", "Harbour Trust"),
        ("© 2024 Harbour Trust - Alle Rechte vorbehalten", "Harbour Trust"),
        ("© 2024 Harbour Trust. Tous droits reservés", "Harbour Trust"),
        ("© Tous droits reservés", None),
        ("© Alle Rechte beim Verein", None),
        ("© 2024 Harbour.example", "Harbour.example"),
    ],
)
def test_a_copyright_line_ends_where_the_name_does(line, org):
    found = extract(
        Document("release.txt", f"Press: press@sea.example\n\n{line}\n".encode(), lang="en")
    )
    assert found.publisher == org


def test_a_site_has_a_motto_behind_its_name():
    page = (
        '<html lang="en"><head><meta property="og:site_name" content="REEF – Divers for the Coast">'
        "</head><body><p>Press: Ann Lee, ann@reef.example</p></body></html>"
    )
    assert only(page, "en", "page.html").org == "REEF"


def test_an_english_page_knows_what_names_abroad_begin_with():
    text = (
        "When you visit Fjellands Nationalbank, bring a card. Fjellands Nationalbank is open.\n\n"
        "Fjellands Nationalbank press contact: Ole Mik, +44 20 7946 0123\n"
    )
    assert only(text, "en").org == "Fjellands Nationalbank"


@pytest.mark.parametrize(
    ("top", "org"),
    [
        ("新闻稿\n江湾运河博物馆“千帆”特展9月28日开幕", "江湾运河博物馆"),
        ("江湾运河博物馆“千帆”特展9月28日开幕", None),  # nobody says that it is a release
        ("ข่าวประชาสัมพันธ์\nมูลนิธิป่าริมน้ำ เปิดศูนย์แห่งใหม่", "มูลนิธิป่าริมน้ำ"),
    ],
)
def test_a_headline_without_capitals_begins_with_who_sends_it(top, org):
    lang = "th" if top[0] >= "\u0e00" and top[0] < "\u0e80" else "zh"
    found = extract(Document("release.txt", f"{top}\n\npress@x1.example\n".encode(), lang=lang))
    assert found.publisher == org


def test_a_menu_over_a_release_is_nobody():
    text = "Domov\nSporočila za medije\n\nDomov je tu.\n\nKontakt: press@sea.example\n"
    assert extract(Document("release.txt", text.encode(), lang="sl")).publisher is None


def test_a_link_behind_the_sites_name_in_its_copyright_is_none_of_it():
    page = (
        '<html lang="cs"><head><meta property="og:site_name" content="Rybnik.cz"></head><body>'
        "<p>Pro média: Jan Kos, kos@sea.example</p><footer>© Rybnik.cz Ochrana soukromí</footer>"
        "</body></html>"
    )
    assert extract(Document("page.html", page.encode())).publisher == "Rybnik.cz"


def test_a_title_ends_in_the_acronym_of_a_mailbox_on_the_page():
    text = (
        "Kontakt pro média\nJan Kos, Oddělení komunikace ÚVR, 776 739 505\n"
        "Eva Malá, Odbor tisku a public relations MVRČ, 730 522 279\n\n"
        "Odbor komunikace Úřadu vlády ČR\ne-mail: tiskove@vlada.example.cz, press@mvrc.cz\n"
    )
    found = extract(Document("release.txt", text.encode(), lang="cs")).contacts
    assert [contact.org for contact in found] == ["Úřadu vlády ČR", "MVRČ", "Úřadu vlády ČR"]


def test_whose_one_of_many_is_tells_nothing_of_the_others():
    others = "".join(
        f"For the {body}: Adviser {name}, mobile +44 20 7946 014{at}\n"
        for at, (body, name) in enumerate(
            [
                ("mayor", "Ida Holm"),
                ("reeve", "Bo Lund"),
                ("harbour", "Ann Lee"),
                ("reef", "Al Ray"),
            ]
        )
    )
    film = "The Tide Film Institute films it: film@tide.example.\n"
    found = extract(Document("release.txt", f"Press contacts:\n{others}\n{film}".encode())).contacts
    assert [contact.org for contact in found] == [None] * 4 + ["Tide Film Institute"]
