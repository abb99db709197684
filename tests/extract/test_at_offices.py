"""Whom a sentence names together with the office where she is, and bodies that look like people."""

import pytest

from pressdir.extract import extract
from pressdir.model import Document


def people(text, lang=None):
    found = extract(Document("release.txt", text.encode(), lang=lang)).contacts
    return [(str(each.name) if each.name else None, each.role, each.org) for each in found]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "Pour plus d’informations, veuillez contacter Florence Kane au Bureau régional à "
            "Dakar, Tél.: +221 78 620 01 42", "Florence Kane", id="French, by what it is for",
        ),
        pytest.param(
            "Para obtener más información, póngase en contacto con Laura Manzi de la oficina "
            "regional en San José, Tel. +506 8632 8542", "Laura Manzi", id="Spanish, in small",
        ),
        pytest.param(
            "За дополнительной информацией обращайтесь к Наталье Захаровой в Бюро МОМ в Москве, "
            "тел: +7 495 797 87 42", "Наталья Захарова", id="Russian, in another case",
        ),
        pytest.param(
            "Lisätietoja antaa Tuomas Koivula IOM:n Helsingin toimistosta, puh. +358 9 684 1142",
            "Tuomas Koivula", id="Finnish, the acronym in another case",
        ),
        pytest.param(
            "Untuk informasi lebih lanjut, silakan hubungi Diah Zahara di IOM Jakarta, "
            "Tel: +62 21 5795 1275", "Diah Zahara", id="Indonesian, a small word that names have",
        ),
        pytest.param(
            "Daha fazla bilgi için lütfen IOM Türkiye’den Lanna Walsh ile iletişime geçiniz. "
            "Tel: +90 533 698 7842", "Lanna Walsh", id="Turkish, the office first",
        ),
        pytest.param(
            "Więcej informacji: Anna Rostocka w biurze IOM w Warszawie, tel. +48 22 538 91 42",
            "Anna Rostocka", id="Polish",
        ),
    ],
)  # fmt: skip
def test_who_is_at_an_office_is_named(text, name):
    assert [each[0] for each in people(text)] == [name]


def test_a_degree_behind_a_name_is_no_office():
    assert people("Press contact: Ann Lee MBA, +44 20 7946 0142") == [("Ann Lee", None, None)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "Please contact Press Officer Ann Lee at the Harbour Office, +41 22 555 01 42",
            ("Ann Lee", "Press Officer", "Harbour Office"), id="at an office",
        ),
        pytest.param(
            "For more information, please contact Media Officer Rahul Setia in Dhaka at "
            "rsetia@agency.example.org", ("Rahul Setia", "Media Officer", None), id="in a town",
        ),
        pytest.param(
            "Media Liaison Officer Ms Ann Lee, +41 22 555 01 42",
            ("Ann Lee", "Media Liaison Officer", None), id="the title begins as a request may",
        ),
    ],
)  # fmt: skip
def test_a_request_is_no_part_of_the_title_behind_it(text, told):
    assert people(text) == [told]


@pytest.mark.parametrize(
    ("text", "lang", "told"),
    [
        pytest.param(
            "Per a més informació: Castellers de la Vall Fosca, Anna Garcia Perera, cap de premsa, "
            "+34 612 34 98 47", "ca",
            ("Anna Garcia Perera", "cap de premsa", "Castellers de la Vall Fosca"), id="in a row",
        ),
        pytest.param(
            "Castellers de la Vall Fosca\nAnna Garcia Perera, cap de premsa\n+34 612 34 98 47",
            "ca", ("Anna Garcia Perera", "cap de premsa", "Castellers de la Vall Fosca"), id="over",
        ),
        pytest.param(
            "Presseansvarlig i Lions Danmark: Karen Lyngsø Bech, +45 32 18 92 83", "da",
            ("Karen Lyngsø Bech", "Presseansvarlig", "Lions Danmark"), id="behind the title",
        ),
        pytest.param(
            "Contatti: responsabile stampa di Brescia Pride: Elena Riva, +39 02 1234 5227", "it",
            ("Elena Riva", "responsabile stampa", "Brescia Pride"), id="before a colon",
        ),
    ],
)  # fmt: skip
def test_a_body_that_looks_like_somebody_is_where_she_is(text, lang, told):
    assert people(text, lang) == [told]


def test_two_people_before_a_title_are_two_where_a_mailbox_says_so():
    text = "Contacts: Ann Lee, Bo Lund, press officer, +44 20 7946 0142, ann.lee@harbour.example"
    assert "Ann Lee" in [each[0] for each in people(text)]


@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [
        ("Narahubung: Ni Luh Ketut Arsani (+62 21 8351594)", "id", "Ni Luh Ketut Arsani"),
        ("Kontakt: B. Šníder, riaditeľ, Tel +421 2 212 283 95", "sk", "B. Šníder"),
        ("Liên hệ: Lý Thị Thanh Trúc, +84 912 344 335", "vi", "Lý Thị Thanh Trúc"),
        ("Kapcsolat: Kovácsné Bíró Ágnes, ügyvezető, +36 1 234 5121", "hu", "Kovácsné Bíró Ágnes"),
        ("Просьба связаться с Викторией Ким, тел.: +7 727 258 26 42", "ru", "Виктория Ким"),
    ],
)
def test_no_word_of_a_name_is_taken_for_another(text, lang, name):
    assert [each[0] for each in people(text, lang)] == [name]


def test_the_addresses_of_a_list_are_made_as_the_line_over_it_says():
    text = (
        "For more information please contact (email address: firstname.lastname@tide.example):\n"
        "Martin Rentsch, Tide/Berlin, Mob. +49 160 9926 1742\n"
        "Elise Byrs, Tide/Geneva, Tel. +41-22-917-8564\n"
    )
    found = extract(Document("release.txt", text.encode())).contacts
    assert [each.emails[0].address for each in found] == [
        "martin.rentsch@tide.example",
        "elise.byrs@tide.example",
    ]


def test_a_link_to_a_shared_mailbox_names_who_has_a_title_behind_in_any_script():
    html = (
        "<html lang='ar'><p>للاستفسارات الإعلامية: <a href='mailto:p@reef.example'>رنا الطراونة</a>"
        "، مسؤولة الإعلام، <a href='tel:+20234584309'>+20 2 34584309</a></p></html>"
    )
    (found,) = extract(Document("page.html", html.encode())).contacts
    assert (str(found.name), found.role) == ("رنا الطراونة", "مسؤولة الإعلام")


def test_a_body_over_a_name_and_a_title_on_lines_of_their_own():
    text = "Contacte\nColla Castellera del Pont\nMertxe Larumbe\nCap de Premsa\n+34 612 31 42 10"
    assert people(text, "ca") == [("Mertxe Larumbe", "Cap de Premsa", "Colla Castellera del Pont")]
