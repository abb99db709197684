"""JSON and JSON Lines."""

import json

import pytest

from pressdir.errors import UnreadableError
from pressdir.extract.readers import read
from pressdir.model import Document, Role


def page_of(value):
    text = value if isinstance(value, str) else json.dumps(value)
    return read(Document("feed.json", text.encode()))


def test_an_object_is_a_group_and_its_keys_are_labels():
    page = page_of(
        {"title": "Press", "people": [{"name": "Ada", "tel": 5}, {"name": "Bo"}], "x": None}
    )
    assert [(line.text, line.label, line.row) for line in page.lines] == [
        ("Press", "title", None),
        ("Ada", "name", 1),
        ("5", "tel", 1),
        ("Bo", "name", 2),
    ]


def test_one_flat_object_is_a_group_too():
    assert {line.row for line in page_of({"name": "Ada", "tel": "5"}).lines} == {1}


@pytest.mark.parametrize(
    ("given", "family"),
    [
        pytest.param("vorname", "nachname", id="German"),
        pytest.param("first_name", "last_name", id="English"),
        pytest.param("Nombre", "Apellidos", id="Spanish"),
        pytest.param("prenom", "nom", id="French"),
    ],
)
def test_a_name_in_two_keys_is_one_line(given, family):
    page = page_of({"org": "Reef", family: "Lind", given: "Ada", "tel": "5"})
    assert [(line.text, line.label) for line in page.lines] == [
        ("Reef", "org"),
        ("Ada Lind", "name"),
        ("5", "tel"),
    ]


def test_a_name_in_two_keys_takes_no_other_name_away():
    page = page_of({"name": "Reef Watch", "first_name": "Ada", "last_name": "Lind"})
    assert [line.text for line in page.lines] == ["Reef Watch", "Ada", "Lind"]


def test_what_programs_say_of_an_object_is_no_text():
    page = page_of({"@type": "Person", "id": "7", "kind": "desk", "Publisher": "Reef", "tel": "5"})
    assert [line.text for line in page.lines] == ["5"]
    assert page.site == "Reef"


def test_half_a_name_stays_under_its_key():
    page = page_of({"nombre": "Ada Lind", "tel": "5"})
    assert [line.label for line in page.lines] == ["nombre", "tel"]


def test_an_article_wrapped_in_json_reads_like_the_article():
    page = page_of(
        {
            "headline": "Museum reopens",
            "publisher": {"name": "Museum"},
            "datePublished": "2024-03-12T08:00:00Z",
            "inLanguage": "en",
            "url": "https://www.museum.example/1",
            "body": "<p>It reopens.</p><p>Ada <a href='mailto:ada@museum.example'>writes</a></p>",
        }
    )
    assert (page.title, page.site, page.host) == ("Museum reopens", "Museum", "museum.example")
    assert (page.lang, page.date) == ("en", "2024-03-12")
    assert page.lines[0].role is Role.HEADING
    assert [line.text for line in page.lines][-2:] == ["It reopens.", "Ada writes"]
    (mark,) = page.marks
    assert page.text[mark.start : mark.end] == "writes"


def test_paragraphs_in_a_string_are_lines():
    page = page_of({"text": "Museum reopens.\n\nPress:\nAda"})
    assert [line.text for line in page.lines] == ["Museum reopens.", "Press:", "Ada"]


def test_a_line_each_is_read_as_well():
    page = page_of('{"name": "Ada"}\n\n{"name": "Bo"}\n')
    assert [(line.text, line.row) for line in page.lines] == [("Ada", 1), ("Bo", 2)]


def test_what_is_no_text_is_left_out():
    page = page_of({"a": True, "picture": "x" * 1000, "name": "Ada", "empty": ""})
    assert page.text == "Ada"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param('{"title": "Museum reop', "cut off or broken at line 1", id="cut"),
        pytest.param('{"a": 1}\n{"b": ', "cut off or broken", id="cut lines"),
        pytest.param('{"a":' * 100_000, "nests too deep", id="deep"),
        pytest.param('{"a":' * 70 + "1" + "}" * 70, "nests too deep", id="deeper than feeds"),
        pytest.param("[[" * 100_000, "nests too deep", id="deep lists"),
        pytest.param('{"a": ' + "9" * 10_000 + "}", "cut off or broken", id="endless number"),
    ],
)
def test_what_cannot_be_read_is_refused_in_a_sentence(text, said):
    with pytest.raises(UnreadableError, match=said):
        page_of(text)


def test_lone_surrogates_do_not_arise():
    page_of('{"name": "Ada \\ud800 Quill", "body": "<p>\\udfff</p>"}').text.encode()
