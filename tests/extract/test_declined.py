"""Offices in another case than a dictionary has them: they are nobody's names."""

import pytest

from pressdir.extract import extract, locales
from pressdir.extract.locales import declined
from pressdir.model import Document


@pytest.mark.parametrize(
    ("lang", "office"),
    [
        pytest.param("pl", "Sądu Okręgowego", id="pl: court"),
        pytest.param("pl", "Urzędu Miejskiego", id="pl: a vowel changes"),
        pytest.param("cs", "Krajského Úřadu", id="cs: office"),
        pytest.param("sk", "Mestského Úradu", id="sk: office"),
        pytest.param("ru", "Управления Росприроды", id="ru: directorate"),
        pytest.param("uk", "Прокуратури Поділля", id="uk: prosecution"),
        pytest.param("sr", "Градске Управе", id="sr: administration"),
        pytest.param("hr", "Grada Novigrada", id="hr: city"),
        pytest.param("sl", "Občine Rakovec", id="sl: municipality"),
        pytest.param("lt", "Pajūrio Savivaldybės", id="lt: municipality"),
        pytest.param("lv", "Valsts Policijas", id="lv: police"),
        pytest.param("el", "Δήμου Καλάμων", id="el: municipality"),
        pytest.param("sq", "Zyrës Qendrore", id="sq: office"),
    ],
)
def test_an_office_in_the_genitive_is_nobody(lang, office):
    text = f"{office}\nMarta Lindova\nmarta.lindova@office.example.org\n+44 20 7946 0142\n"
    found = extract(Document("release.txt", text.encode(), lang=lang)).contacts
    assert [str(contact.name) for contact in found] == ["Marta Lindova"]


@pytest.mark.parametrize(
    ("lang", "name"),
    [
        pytest.param("pl", "Anna Sadowska", id="pl"),
        pytest.param("ru", "Анна Судакова", id="ru"),
        pytest.param("hr", "Ana Gradečak", id="hr"),
        pytest.param("lt", "Rasa Miestauskaitė", id="lt"),
        pytest.param("fi", "Aino Kaupinen", id="fi"),
        pytest.param("sr", "Vlade Petković", id="sr: a given name that is also a case"),
    ],
)
def test_a_family_that_begins_like_an_office_is_one(lang, name):
    assert not locales.lexicon((lang, "en")).hits(name).has("office.of")


def test_a_word_is_asked_for_what_it_would_be_in_a_dictionary():
    polish = declined.declines(["pl", "en"])
    assert "sad" in declined.nominatives("sadu", polish)
    assert "urzad" in declined.nominatives("urzedu", polish)
    assert not list(declined.nominatives("osu", polish))  # too short a stem


def test_a_language_that_does_not_decline_has_no_patterns():
    assert declined.declines(["en", "vi", "zh-Hans"]) == ()
