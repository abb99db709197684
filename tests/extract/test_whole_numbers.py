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
