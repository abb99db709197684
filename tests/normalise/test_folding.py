"""The forms in which texts are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressdir.normalise.folding import fold, romanise


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("Dvořáček", "dvoracek", id="accents"),
        pytest.param("Łukasz Ørbæk", "lukasz orbaek", id="strokes and ligatures"),
        pytest.param("Đặng Þórðardóttir", "dang thordardottir", id="đ, þ, ð"),
        pytest.param("STRASSE Straße ẞ", "strasse strasse ss", id="sharp s"),
        pytest.param("İSTANBUL Işık", "istanbul isik", id="Turkish i"),
        pytest.param("O’Neill “x” a–b", 'o\'neill "x" a-b', id="typography"),
        pytest.param("ＡＢ１２ ٣٤ ५६", "ab12 34 56", id="full-width and digits"),
        pytest.param(" a\u00a0 b\n\tc ", "a b c", id="white space"),
        pytest.param("so\u00adft\u200b", "soft", id="invisible characters"),
        pytest.param("Ёлкина", "елкина", id="Cyrillic stays"),
        pytest.param("مُحَمَّد", "محمد", id="Arabic loses its vowel points"),
        pytest.param(
            "がく 홍길동 कमला", "がく 홍길동 कमला", id="letters that look like accents stay"
        ),
        pytest.param("สำนักงาน ຄຳ", "สำนักงาน ຄຳ", id="Thai and Lao keep their am"),
        pytest.param("e\u0301", "e", id="decomposed"),
    ],
)
def test_folds_what_people_leave_out(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        pytest.param("Светлана Скокова", "svetlana skokova", id="Russian"),
        pytest.param("Ющенко Їжак", "yushchenko yizhak", id="Ukrainian"),
        pytest.param("Ђорђе Љубић", "djordje ljubic", id="Serbian"),
        pytest.param("Γιώργος Παπαδόπουλος", "giorgos papadopoulos", id="Greek"),
        pytest.param("ΜΠΟΥΡΑΣ", "bouras", id="Greek capitals"),
        pytest.param("محمد", "mhmd", id="Arabic"),
        pytest.param("کیان", "kyan", id="Persian"),
        pytest.param("כהן", "khn", id="Hebrew"),
        pytest.param("გიორგი", "giorgi", id="Georgian"),
        pytest.param("Նունե", "nune", id="Armenian"),
        pytest.param("Müller", "muller", id="Latin"),
        pytest.param("山田", "山田", id="not spelt"),
    ],
)
def test_spells_other_scripts_in_latin(text, latin):
    assert romanise(text) == latin


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_spelling_twice_is_spelling_once(text):
    assert romanise(romanise(text)) == romanise(text)


CASED = st.characters(categories=["Lu", "Ll"], max_codepoint=0x58F)  # Latin to Armenian


@given(st.text(CASED))
def test_case_does_not_matter(text):
    assert fold(text.upper()) == fold(text.lower())
