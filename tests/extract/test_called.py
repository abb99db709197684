"""Somebody named in another case is called what one would call them; nobody else is renamed."""

import pytest

from pressdir.extract import extract
from pressdir.extract.called import called
from pressdir.model import Document


@pytest.mark.parametrize(
    ("lang", "before", "written", "name"),
    [
        pytest.param("pl", "kontakt z ", "Hanną Olszewską", "Hanna Olszewska", id="pl: a woman"),
        pytest.param("pl", "z ", "Markiem Lisieckim", "Marek Lisiecki", id="pl: an e comes back"),
        pytest.param("pl", "o kontakt z ", "Ewą Sikora-Lis", "Ewa Sikora-Lis", id="pl: two"),
        pytest.param("cs", "kontaktujte ", "Alenu Hruškovou", "Alena Hrušková", id="cs"),
        pytest.param("cs", "s ", "Pavlem Zeleným", "Pavel Zelený", id="cs: a man"),
        pytest.param("sk", "", "Zuzane Lipkovej", "Zuzana Lipková", id="sk: by the form alone"),
        pytest.param("sl", "pokličite ", "Nejo Kovačič", "Neja Kovačič", id="sl"),
        pytest.param("hr", "obratite se ", "Maji Lovrić", "Maja Lovrić", id="hr"),
        pytest.param("hr", "", "Ivanu Lovriću", "Ivan Lovrić", id="hr: a man"),
        pytest.param("sr", "позовите ", "Милицу Савић", "Милица Савић", id="sr"),
        pytest.param("ru", "обращаться к ", "Марине Лаптевой", "Марина Лаптева", id="ru: a woman"),
        pytest.param("ru", "", "Олегом Лаптевым", "Олег Лаптев", id="ru: a man"),
        pytest.param(
            "ru", "к ", "Лаптевой Вере Ильиничне", "Лаптева Вера Ильинична", id="ru: family first"
        ),
        pytest.param("uk", "", "Ірині Ткаченко", "Ірина Ткаченко", id="uk: a woman"),
        pytest.param("uk", "до ", "Андрію Ткаченку", "Андрій Ткаченко", id="uk: a man"),
        pytest.param("lt", "kreiptis į ", "Rasą Miškinytę", "Rasa Miškinytė", id="lt: a woman"),
        pytest.param("lt", "", "Joną Miškinį", "Jonas Miškinis", id="lt: a man"),
        pytest.param("fi", "", "Aino Lehtoselle", "Aino Lehtonen", id="fi"),
        pytest.param("hu", "", "Szabó Emmánál", "Szabó Emma", id="hu"),
        pytest.param("hu", "", "Szabó Botonddal", "Szabó Botonddal", id="hu: what is not known"),
        pytest.param("el", "με τον ", "Νίκο Αλεξίου", "Νίκος Αλεξίου", id="el"),
        pytest.param("tr", "", "Deniz Aksu'ya", "Deniz Aksu", id="tr"),
        pytest.param("az", "", "Leyla Həsənovaya", "Leyla Həsənova", id="az"),
        pytest.param("uz", "", "Dilnoza Sodiqovaga", "Dilnoza Sodiqova", id="uz"),
        pytest.param("hy", "", "Անի Պետրոսյանին", "Անի Պետրոսյան", id="hy"),
        pytest.param("ka", "", "ნინო მაისურაძესთან", "ნინო მაისურაძე", id="ka"),
    ],
)
def test_what_a_form_can_only_be_of(lang, before, written, name):
    assert called(written, before, "", [], lang) == name


@pytest.mark.parametrize(
    ("lang", "before", "name"),
    [
        pytest.param("pl", "do ", "Anna Wrona", id="pl: who wrote it bent nothing"),
        pytest.param("cs", "", "Eleni Papadopoulou", id="cs: a Greek woman"),
        pytest.param("hr", "", "Ani Marić", id="hr: she may be called Ani"),
        pytest.param("ru", "обращаться: ", "Анна Лаптева", id="ru: behind a colon"),
        pytest.param("fi", "", "Anna Halle", id="fi: a family"),
        pytest.param("lv", "ar ", "Laimu Bērziņu", id="lv: a woman's or a man's"),
        pytest.param("en", "with ", "Ian Malinowską", id="a language without cases"),
        pytest.param("tr", "", "Madonna", id="one word"),
    ],
)
def test_what_may_be_somebody_s_name_stays(lang, before, name):
    assert called(name, before, "", [], lang) == name


def test_the_page_tells_what_a_form_does_not():
    page = "Projektu vada Laima Bērziņa. Zvanīt Laimu Bērziņu."
    assert called("Laimu Bērziņu", "ar ", page, [], "lv") == "Laima Bērziņa"


def test_a_mailbox_tells_it():
    assert called("Katri Vuorelta", "", "", ["katri.vuori"], "fi") == "Katri Vuori"


def test_a_mailbox_with_the_name_as_written_keeps_it():
    assert called("Ani Marić", "obratite se ", "", ["ani.maric"], "hr") == "Ani Marić"


def test_a_contact_is_called_so(offered):
    text = (
        "Wystawa potrwa do maja.\n\n"
        "W sprawie zdjęć prosimy o kontakt z Markiem Olszewskim, tel. +48 601 555 014, "
        "foto@galeria.example.org\n"
    )
    assert offered(text, lang="pl") == ["Marek Olszewski: foto@galeria.example.org +48601555014"]


def test_the_rule_of_a_name_says_that_it_is_written_in_another_case():
    text = "Pytania: prosimy o kontakt z Markiem Olszewskim, foto@galeria.example.org\n"
    (contact,) = extract(Document("release.txt", text.encode(), lang="pl")).contacts
    (rule,) = [each.rule for each in contact.evidence if each.field == "name"]
    assert rule.endswith("written in another case")
