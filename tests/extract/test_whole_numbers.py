"""Numbers are whole, of their country, and take nothing from what stands around them."""

import pytest

from pressdir.extract import extract
from pressdir.model import Document


def numbers(text, lang=None):
    found = extract(Document("release.txt", text.encode(), lang=lang)).contacts
    return [str(phone) for each in found for phone in each.phones]


@pytest.mark.parametrize(
    "written",
    [
        "04121 90622-17",
        "04121 / 90622-17",
        "04121 / 906 22 17",
        "04121/906 22 - 17",
        "04121 906-2217",
    ],
)
def test_a_postcode_below_is_no_part_of_a_number(written):
    text = f"Pressestelle der Stadt\nTel. {written}\n25335 Elmshorn, Deutschland\n"
    assert numbers(text, "de") == ["+4941219062217"]


def test_an_area_alone_lends_its_place_to_nothing():
    assert numbers("Pressestelle, Tel. 04121 / 906 22-17 25335, Elmshorn, Deutschland", "de") == []


def test_a_direct_number_stands_behind_a_dash_in_germany_and_several_ends_do_elsewhere():
    german = "Pressestelle Elmshorn, Deutschland, Tel. 04121 / 906 22 - 17"
    greek = "Γραφείο Τύπου, Ηράκλειο, τηλ. 2813 555 140 - 141 - 142"
    assert numbers(german, "de") == ["+4941219062217"]
    assert numbers(greek, "el") == ["+302813555140", "+302813555141", "+302813555142"]


def test_the_desk_of_a_dutch_town_for_its_citizens_is_no_number():
    assert numbers("Persvoorlichting gemeente Sneek, Nederland: bel 14 0512", "nl") == []


def test_a_code_without_its_plus_is_one_where_the_page_speaks_for_its_country():
    text = (
        "GENEVA, 14 August 2023\n\nFor further information contact: Clare Moss. Tel 41-79-5550142"
    )
    assert numbers(text) == ["+41795550142"]
    assert numbers(text.replace("GENEVA", "OSLO")) == []


def test_a_mobile_number_behind_a_stroke_has_the_area_of_the_one_before():
    text = "Assessoria de imprensa, Belo Horizonte: (31) 3555-0214 / 9 9555-7710 (WhatsApp)"
    assert numbers(text, "pt") == ["+553135550214", "+5531995557710"]


def test_a_word_that_is_a_small_town_s_name_tells_no_country():
    text = (
        "DECCAN GRID LIMITED\n(A Government of India Enterprise)\nHyderabad, 19.01.2024\n\n"
        "For further details please contact:\nShri Arjun Deshmukh\nMob: 98480 22117\n"
    )
    assert numbers(text, "en") == ["+919848022117"]


def test_desks_of_two_bodies_that_are_called_alike_are_two():
    text = (
        "Contacts\n\nMedia Relations\nHealth Harbour\n613-555-0142\nmedia@health.example.ca\n\n"
        "Media Relations\nHarbour Employment Agency\n819-555-0143\nmedia@employment.example.ca\n"
    )
    found = extract(Document("release.txt", text.encode(), lang="en", region="CA")).contacts
    assert [[str(v) for v in (*each.emails, *each.phones)] for each in found] == [
        ["media@health.example.ca", "+16135550142"],
        ["media@employment.example.ca", "+18195550143"],
    ]


def test_an_extension_of_two_pairs_is_one_and_a_range_is_none():
    russian = "Контакты: Анна Белова, +7 (495) 555-01-42 доб. 23-14"
    (found,) = extract(Document("release.txt", russian.encode(), lang="ru")).contacts
    assert [each.extension for each in found.phones] == ["2314"]
    english = "Contact: Ann Lee, +1 202 555 0142 ext. 23-25"
    (found,) = extract(Document("release.txt", english.encode(), lang="en")).contacts
    assert "2325" not in [each.extension for each in found.phones]


@pytest.mark.parametrize(
    ("lang", "written", "foot", "number"),
    [
        ("es", "91 555 01 42", "Donaciones: IBAN ES91 2100 0418 4502 0005 1332", "+34915550142"),
        ("fr", "021 555 41 10", "Le crédit est de CHF 3'480'000.–", "+41215554110"),
        ("es", "(01) 555 0142", "La obra costó 142 millones de soles.", "+5115550142"),
        ("sw", "0712 555 142", "Faini ni Tsh. 5,000,000.", "+255712555142"),
        ("es", "91 555 01 42", "Fundación Ríos, CIF G-1818002", "+34915550142"),
    ],
    ids=["account", "Swiss money", "Peru's money", "Tanzania's money", "register"],
)
def test_an_account_a_register_and_money_tell_a_country(lang, written, foot, number):
    assert numbers(f"Contacto / Contact: Ana Ruiz, tel. {written}\n\n{foot}", lang) == [number]


@pytest.mark.parametrize(
    "foot",
    [
        "IBAN ES92 2100 0418 4502 0005 1332",  # its check digits do not hold
        "IBAN ES91 2100 0418 4502 0005 1332, PT50 0002 0123 1234 5678 9015 4",
        "Costó 142 millones de soles y 3 millones de bolivianos.",
    ],
    ids=["typing error", "two accounts", "two monies"],
)
def test_what_tells_two_countries_or_none_tells_none(foot):
    assert numbers(f"Contacto: Ana Ruiz, tel. 955 501 420\n\n{foot}", "es") == []


def test_the_town_of_an_arabic_dateline_is_no_country_that_is_called_so():
    release = "عمان، ١٢ آذار ٢٠٢٤ – افتتح المركز.\n\nللاستفسار: ليلى المصري، هاتف: ٠٦ ٥٦٩ ٤٨١٢"
    assert numbers(release, "ar") == ["+96265694812"]


@pytest.mark.parametrize(
    ("lang", "line", "expected"),
    [
        ("en", "Ann Lee, London, tel. 020 7946 0142 / 7946 0143 (fax)", ["+442079460142"]),
        ("zh-Hans", "联系人：王海燕，电话：010-65550142　65550143（传真）", ["+861065550142"]),
        ("en", "Ann Lee, London, tel. 020 7946 0143 (fax)", []),
        (
            "en",
            "Ann Lee, London, tel. 020 7946 0142 / 7946 0143 (fax 020 7946 0149)",
            ["+442079460142", "+442079460143"],
        ),
    ],
    ids=["slash", "Chinese", "alone", "its own number"],
)
def test_brackets_that_say_fax_are_said_of_the_last_number(lang, line, expected):
    assert numbers(f"Contact: {line}", lang) == expected


@pytest.mark.parametrize(
    ("lang", "line", "expected"),
    [
        (
            "en",
            "Ann Lee, London, 020 7946 0142 (07700 900142 out of hours)",
            ["+442079460142", "+447700900142"],
        ),
        ("fi", "Aino Lind, puh. 0295 550 142 (12.–14.5.)", ["+358295550142"]),
        ("fi", "Aino Lind, puh. 0295 550 142 (9.00-16.30)", ["+358295550142"]),
        ("tr", "Ayşe Şen – (0212) 355 01 42 / 118", ["+902123550142;ext=118"]),
        ("tr", "Ayşe Şen – (0212) 355 01 42 / 43", ["+902123550142", "+902123550143"]),
        ("fr", "Anne Lebel, 01 55 55 01 42 / 118", ["+33155550142"]),
    ],
    ids=["brackets", "days", "hours", "extension", "ending", "neither"],
)
def test_what_stands_behind_a_number_is_none_of_its_digits(lang, line, expected):
    assert numbers(f"Contact: {line}", lang) == expected
