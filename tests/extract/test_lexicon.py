"""The phrases of several languages are found together."""

import pytest

from pressdir.extract.locales import lexicon


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("media contact", id="English, of which French knows both words"),
        pytest.param("contact presse", id="French, of which English knows the first word"),
    ],
)
def test_the_longest_phrase_of_any_language_counts(text):
    (found,) = lexicon(("fr", "en")).hits(text)
    assert (found.start, found.end) == (0, len(text))
    assert found.has("cue.contact")


def test_a_phrase_of_two_languages_is_what_it_is_in_either():
    german, english, both = (
        lexicon(tags).hits("Newsletter").categories for tags in (("de",), ("en",), ("de", "en"))
    )
    assert german != english
    assert both == german | english


def test_a_text_has_what_one_of_its_phrases_is():
    hits = lexicon(("en",)).hits("Press contact: Ada Lindqvist, tel. 020 7946 0101")
    assert hits.has("label.phone")
    assert hits.has("label.fax", "cue.contact")
    assert not hits.has("label.fax")
    assert not lexicon(("en",)).hits("").has("label.phone")


def test_a_quick_look_tells_which_texts_have_none():
    lines = ["They closed the harbour.", "Impressive!", "They rang the PRESS office."]
    assert lexicon(("en",)).likely(lines, "cue.desk") == lines[2:]
