import pytest

from pressdir.normalise import countries


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        pytest.param("PA", ("PA",), id="a code"),
        pytest.param("pa", ("PA",), id="a code in small letters"),
        pytest.param("uk", ("GB",), id="a code that ISO reserves"),
        pytest.param("Panama", ("PA",), id="English"),
        pytest.param("Schweiz", ("CH",), id="German"),
        pytest.param("Ливия", ("LY",), id="Russian"),
        pytest.param("ليبيا", ("LY",), id="Arabic"),
        pytest.param("法国", ("FR",), id="Chinese"),
        pytest.param("côte d’ivoire", ("CI",), id="words and an apostrophe"),
        pytest.param("États-Unis", ("US",), id="a hyphen"),
        pytest.param("Panamanian", ("PA",), id="an adjective"),
        pytest.param("libyennes", ("LY",), id="several women"),
        pytest.param("ليبي", ("LY",), id="an Arabic adjective"),
        pytest.param("congolese", ("CD", "CG"), id="two countries"),
        pytest.param("Atlantis", (), id="none"),
        pytest.param("xx", (), id="no code"),
        pytest.param("", (), id="nothing"),
        pytest.param("\t", (), id="blank"),
    ],
)
def test_a_country_is_known_by_name_code_and_adjective(name, codes):
    assert countries.codes(name) == codes


@pytest.mark.parametrize("word", ["panama", "libyan", "USA", "法国", "costa rica"])
def test_a_name_counts_among_other_words(word):
    assert countries.mentioned(word)


@pytest.mark.parametrize("word", ["us", "pa", "siri", "fin", "kili"])
def test_what_is_also_a_word_or_a_name_counts_as_a_country_only_when_asked_as_one(word):
    assert countries.mentioned(word) == ()


def test_a_name_of_several_words_is_known_by_its_first():
    assert countries.begins("Costa")
    assert not countries.begins("Panama")
