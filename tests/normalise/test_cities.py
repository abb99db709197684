import pytest

from pressdir.normalise import cities, places


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param("prague", "prague cz", id="in English"),
        pytest.param("Praha", "prague cz", id="in its own language"),
        pytest.param("布拉格", "prague cz", id="in Chinese"),
        pytest.param("Den Haag", "the hague nl", id="two words"),
        pytest.param("port-au-prince", "port au prince ht", id="hyphens"),
        pytest.param("Paris", "paris fr", id="the most populous of homonyms"),
        pytest.param("Czechia", None, id="a country"),
        pytest.param("Kesler", None, id="no place"),
        pytest.param("", None, id="nothing"),
        pytest.param("\n", None, id="a line's end"),
    ],
)
def test_a_city_has_one_code_in_all_languages(words, code):
    assert cities.meant(words) == code


@pytest.mark.parametrize("name", ["Genf", "Pékin", "القاهرة", "Київ", "Bogotá"])
def test_a_question_and_a_text_mean_the_same_city(name):
    found = places.find(name)
    assert found is not None
    assert cities.meant(name) == cities.code(found.name, found.region)


def test_the_beginning_of_a_name_is_told():
    assert cities.begins("den")
    assert not cities.begins("prague")
