"""What stands beside names: towns, headers of columns, small words, titles known and unknown."""

import pytest

from pressdir.extract import extract
from pressdir.model import Document


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Zespół Prasowy\nStraży Portowej\nw Łodzi\n\n"
            "Anna Zielna\ntel. 22 555 01 42\nanna.zielna@straz.example.pl",
            ["Anna Zielna: anna.zielna@straz.example.pl +48225550142"],
            id="pl: a letter before a town is a preposition, and no label",
        ),
        pytest.param(
            "Mluvčí v krajích\n\nKraj mluvčí e-mail telefon\n"
            "Brno Jana Veselá vesela@kraj.example.cz 736 555 142\n"
            "České Lípy Petr Samec samec@lipa.example.cz 606 555 143\n"
            "Plzeň Pavel Kos kos@plzen.example.cz 720 555 144\n",
            [
                "Jana Veselá: vesela@kraj.example.cz +420736555142",
                "Petr Samec: samec@lipa.example.cz +420606555143",
                "Pavel Kos: kos@plzen.example.cz +420720555144",
            ],
            id="cs: columns whose blanks were lost, their heads among them",
        ),
        pytest.param(
            "Kapcsolat\n\nJegyekkel kapcsolatos kérdések\njegy@tofeszt.example.hu\n\n"
            "Általános megkeresések\ninfo@tofeszt.example.hu\n",
            ["-: info@tofeszt.example.hu"],
            id="hu: a mailbox below a heading of its own is not that of the next",
        ),
        pytest.param(
            "Služba za odnose sa javnošću\n\nKontakt informacije\n\nObalska 13\n"
            "Republika Srpska\nTelefon: +387 57 555 142\nE-mail: sluzba@opstina.example.ba",
            ["-: sluzba@opstina.example.ba +38757555142"],
            id="bs: a state's long name is nobody",
        ),
        pytest.param(
            "ΓΡΑΦΕΙΟ ΤΥΠΟΥ\ne-mail: typos@dimos.example.gr\nΟΔΟΣ ΘΑΛΑΣΣΗΣ 1\n"
            "ΤΗΛ.2310.555.142, FAX: 2310.555.143",
            ["ΓΡΑΦΕΙΟ ΤΥΠΟΥ: typos@dimos.example.gr +302310555142"],
            id="el: a label that a full stop joins to its number",
        ),
    ],
)
def test_each_is_told_from_what_stands_beside(offered, text, wanted):
    assert [one for one in offered(text) if not one.startswith("-: jegy@")] == wanted


@pytest.mark.parametrize(
    ("lang", "text", "role"),
    [
        pytest.param(
            "ru",
            "Пресс-секретарь: Вера Ивановна Морская\nТелефон: +7 495 555-01-42",
            "Пресс-секретарь",
            id="ru: a label that is the title",
        ),
        pytest.param(
            "lv",
            "Informāciju sagatavoja:\nAnna Kalniņa,\nOstas novada pašvaldības\n"
            "Sabiedrisko attiecību nodaļas vadītāja,\ntālr. 63055142",
            "Sabiedrisko attiecību nodaļas vadītāja",
            id="lv: the title below the organisation",
        ),
        pytest.param(
            "lv",
            "Informāciju sagatavoja: Ostas domes Ārējās komunikācijas nodaļas projektu "
            "koordinatore Edīte Krasta, e-pasts: edite.krasta@osta.example.lv",
            "projektu koordinatore",
            id="lv: right before the name, in a sentence",
        ),
        pytest.param(
            "en",
            "Contact: Ann Lee (she/her), Media Manager, ann.lee@harbour.example.org",
            "Media Manager",
            id="en: a known title rather than unknown words",
        ),
        pytest.param(
            "en",
            "Contact: Ann Lee, Kaiwhakatere / Manager, ann.lee@harbour.example.org",
            "Kaiwhakatere / Manager",
            id="en: both of a title in two languages",
        ),
    ],
)
def test_the_title_is_the_one_that_is_known_for_one(lang, text, role):
    (contact,) = extract(Document("release.txt", text.encode(), lang=lang)).contacts
    assert contact.role == role


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        pytest.param(
            "uk",
            "Контакти для медіа:\nОлена Річкова, прес-секретарка ГО «Тиха заплава»\n"
            "+380 44 555 01 42",
            ("Олена Річкова", "прес-секретарка", "ГО «Тиха заплава»"),
            id="uk: a title, and behind it a legal form and a name in quotes",
        ),
        pytest.param(
            "ru",
            "Контакты для СМИ:\nДепартамент общественных связей ООО «Морской ветер»\n"
            "+7 495 555-01-42",
            ("Департамент общественных связей", None, "ООО «Морской ветер»"),
            id="ru: a desk, and whose it is",
        ),
        pytest.param(
            "cs",
            "Kontakt pro média:\nJana Veselá, tisková mluvčí MČ Brod 3, 596 555 142",
            ("Jana Veselá", "tisková mluvčí MČ Brod 3", None),
            id="cs: the number of a district in a title",
        ),
        pytest.param(
            "ms",
            "Untuk pertanyaan media:\nPuan Siti Aishah binti Karim\nKetua Unit Komunikasi\n"
            "Tel: +60 3-5550 1420",
            ("Siti Aishah binti Karim", "Ketua Unit Komunikasi", None),
            id="ms: a form of address that letters begin with, too",
        ),
        pytest.param(
            "am",
            "ለበለጠ መረጃ፡\nሰላም ወርቁ፣ የሕዝብ ግንኙነት ኃላፊ\nስልክ፡ +251 11 551 0142",
            ("ሰላም ወርቁ", "የሕዝብ ግንኙነት ኃላፊ", None),
            id="am: a given name that is a greeting",
        ),
        pytest.param(
            "pl",
            "Rzecznik Prasowy - SSO Jan Zielny\ntel. +48 22 555 01 42",
            ("Jan Zielny", "Rzecznik Prasowy", None),
            id="pl: the rank of a judge, cut short",
        ),
    ],
)
def test_a_line_is_parted_into_name_title_and_organisation(lang, text, found):
    (contact,) = extract(Document("release.txt", text.encode(), lang=lang)).contacts
    assert (str(contact.name), contact.role, contact.org) == found


def test_a_number_whose_groups_right_to_left_text_has_turned_is_read_from_its_end(offered):
    text = "لمزيد من المعلومات: سارة البحري\nهاتف: 1234 560 6 962+"
    assert offered(text) == ["سارة البحري: +96265601234"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("Contatto\nFesta del porto\nfestadelporto@mail.example", "desk", id="words"),
        pytest.param("Contatto per la stampa\nm.bianchi@mail.example", "person", id="a name"),
    ],
)
def test_a_mailbox_called_after_words_of_the_page_is_no_person_s(text, kind):
    (contact,) = extract(Document("release.txt", text.encode(), lang="it")).contacts
    assert contact.kind == kind


@pytest.mark.parametrize(
    ("lang", "team"),
    [
        ("es", "Equipo Norte"),
        ("fr", "Équipe Rivage"),
        ("it", "Squadra Mare"),
        ("nl", "Team Haven"),
        ("ru", "Команда Маяк"),
        ("tr", "Ekip Deniz"),
        ("fr", "Coupe Rivage"),
        ("sr", "Arsenal Fest"),
        ("sk", "FK Prístav"),
    ],
)
def test_a_team_or_its_cup_is_nobody(offered, lang, team):
    page = f"<html lang={lang}><p>{team}</p><p>Press: press@pier.example</p>"
    assert offered(page) == ["-: press@pier.example"]


def test_what_a_number_cuts_off_from_its_letter_is_nobody(offered):
    page = "<p>Ruritania U20 – Graustark U20, 7 p.m.</p><p>Press: press@pier.example</p>"
    assert offered(page) == ["-: press@pier.example"]


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Press officers: Ann Lee, Bo Wilk"),
        ("it", "Addetti stampa\nAnn Lee, Bo Wilk"),
        ("pl", "Rzecznicy prasowi: Ann Lee, Bo Wilk"),
    ],
)
def test_a_title_of_several_makes_people_of_the_names_behind_it(lang, line):
    page = Document("release.txt", f"{line}\nTel. +39 011 555 0142".encode(), lang=lang)
    found = extract(page).contacts
    assert [str(each.name) for each in found] == ["Ann Lee", "Bo Wilk"]
    assert {str(number) for each in found for number in each.phones} == {"+390115550142"}


def test_behind_a_title_of_several_a_known_organisation_is_none_of_them():
    text = "Portavoces: Ana Ruiz, Fundación Ríos, tel. +34 915 550 142\n© 2025 Fundación Ríos"
    (found,) = extract(Document("release.txt", text.encode(), lang="es")).contacts
    assert (str(found.name), found.org) == ("Ana Ruiz", "Fundación Ríos")


def test_a_mailbox_of_who_signs_below_is_not_of_who_sits_on_the_panel():
    text = """Za stolem usednou:
- plk. Ing. Pavel Mikeš, náměstek ředitele

Akreditace na e-mailu: jana.mala@policie.example.cz do 16:00 hodin.

V případě dotazů mne kontaktujte na tel.: 724 189 071

mjr. Mgr. Jana Malá
vedoucí oddělení tisku
"""
    (found,) = extract(Document("release.txt", text.encode(), lang="cs")).contacts
    assert str(found.name) == "Jana Malá"
    assert [*map(str, found.emails), *map(str, found.phones)] == [
        "jana.mala@policie.example.cz",
        "+420724189071",
    ]


@pytest.mark.parametrize(
    ("lang", "heading"),
    [
        ("en", "Learn About Our Research"),
        ("es", "Canales de Youtube"),
        ("hu", "Fontos Információk"),
    ],
)
def test_a_heading_of_small_words_is_nobodys_name(lang, heading):
    text = f"{heading}\ninfo@harbour.example.org\n"
    found = extract(Document("page.txt", text.encode(), lang=lang)).contacts
    assert [each.name for each in found] in ([], [None])


def test_what_somebody_is_called_besides_stands_within_the_name():
    text = 'Media contact: Press Officer Robert "Bob" Lee, +1 202 555 0142'
    (found,) = extract(Document("release.txt", text.encode(), lang="en")).contacts
    assert (str(found.name), found.role) == ("Robert Lee", "Press Officer")
