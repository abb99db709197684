"""A language is known by its tag, its English name and its own."""

import pytest

from pressdir.normalise import languages


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        pytest.param("fr", "fr", id="a tag"),
        pytest.param("FR", "fr", id="in capitals"),
        pytest.param("fr-CA", "fr", id="with a region"),
        pytest.param("zh_Hant", "zh", id="with a script"),
        pytest.param("French", "fr", id="in English"),
        pytest.param("francais", "fr", id="in its own words, without its accents"),
        pytest.param("العربية", "ar", id="in its own script"),
        pytest.param("prs", "prs", id="three letters"),
        pytest.param("xx", None, id="no tag"),
        pytest.param("Klingonian", None, id="no language"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_a_language_is_found(text, tag):
    assert languages.find(text) == tag


def test_a_tag_has_a_name():
    assert languages.name("fr-CA") == "French"
    assert languages.name("xx-YY") == "xx-YY"


@pytest.mark.parametrize(
    ("text", "tag"),
    [("French", "fr"), (" français ", "fr"), ("pt-BR", None), ("ga", None), ("nonsense", None)],
)
def test_a_name_is_told_from_a_tag(text, tag):
    assert languages.named(text) == tag
