"""Markdown, and when a text is taken for it."""

import pytest

from pressdir.extract.readers import media_type, read
from pressdir.model import Document, Gap, Role


def page_of(text):
    return read(Document("release.md", text.encode()))


def lines(page):
    return [line.text for line in page.lines]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("# Title #\n\ntext", ["Title", "text"], id="heading"),
        pytest.param("Title\n=====\ntext", ["Title", "text"], id="underlined heading"),
        pytest.param("# x\n**Ada** and *Bo* and __Cy__", ["x", "Ada and Bo and Cy"], id="emphasis"),
        pytest.param("# x\n**Tel:**5", ["x", "Tel:5"], id="emphasis against a digit"),
        pytest.param("# x\nada_quill@b.example", ["x", "ada_quill@b.example"], id="underscore"),
        pytest.param("# x\n5 * 3 * 2", ["x", "5 * 3 * 2"], id="asterisks that are signs"),
        pytest.param("# x\n`a@b.example` \\*", ["x", "a@b.example *"], id="code and escape"),
        pytest.param("# x\na  \nb\\\nc", ["x", "a", "b", "c"], id="hard breaks"),
        pytest.param("# x\n> quoted\n>> twice", ["x", "quoted", "twice"], id="quotation"),
        pytest.param("# x\n```\n* code *\n```", ["x", "* code *"], id="fence"),
        pytest.param("# x\n![Logo](/l.png) text", ["x", "text"], id="image"),
        pytest.param("# x\n[site](https://b.example)", ["x", "site"], id="link"),
        pytest.param("# x\nA<br>B &amp; C", ["x", "A", "B & C"], id="HTML inside"),
        pytest.param("# x\n1. Ada\n2) Bo", ["x", "Ada", "Bo"], id="numbers"),
    ],
)
def test_the_markup_goes_and_the_text_stays(text, shown):
    assert lines(page_of(text)) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("[Write](mailto:ada@b.example?subject=Hi)", "Write", id="link"),
        pytest.param("[Write](<mailto:ada@b.example> 'Ada')", "Write", id="link with a title"),
        pytest.param("<ada@b.example>", "ada@b.example", id="autolink"),
        pytest.param("<mailto:ada@b.example>", "ada@b.example", id="autolink with scheme"),
        pytest.param("[Write][1]\n\n[1]: mailto:ada@b.example", "Write", id="reference"),
        pytest.param("[](mailto:ada@b.example)", "ada@b.example", id="no text"),
    ],
)
def test_addresses_are_marked(text, shown):
    page = page_of(f"# x\n\n{text}")
    assert lines(page) == ["x", shown]
    (mark,) = page.marks
    assert (mark.name, mark.value) == ("mailto", "ada@b.example")
    assert page.text[mark.start : mark.end] == shown


def test_a_table_is_numbered_and_labelled():
    page = page_of("| Name | Tel |\n| :--- | ---: |\n| Ada | 1 \\| 2 |\n| Bo | |\n\nafter | all")
    assert [(line.text, line.label, line.row) for line in page.lines] == [
        ("Name", "", 1),
        ("Tel", "", 1),
        ("Ada", "Name", 2),
        ("1 | 2", "Tel", 2),
        ("Bo", "Name", 3),
        ("after | all", "", None),
    ]


def test_items_are_numbered_with_their_continuations():
    page = page_of("# x\n- Ada\n  +41 22 555 01 00\n- Bo\n\ntext")
    assert [line.row for line in page.lines] == [None, 1, 1, 2, None]
    assert [line.role for line in page.lines][:2] == [Role.HEADING, Role.ITEM]


def test_headings_and_rules_part_sections():
    page = page_of("a\n\nb\n# c\nd\n\n---\n\ne")
    assert [line.gap for line in page.lines] == [
        Gap.SECTION,
        Gap.BLOCK,
        Gap.SECTION,
        Gap.BLOCK,
        Gap.SECTION,
    ]


def test_front_matter_says_what_the_page_is():
    page = page_of(
        '---\ntitle: "Museum reopens"\ndate: 2024-03-12 09:00\nlang: de\n---\n# H\n\ntext'
    )
    assert (page.title, page.date, page.lang) == ("Museum reopens", "2024-03-12", "de")
    assert lines(page) == ["H", "text"]


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        pytest.param(
            "a.txt", "# Title\n\nSee [us](https://b.example)", "text/markdown", id="signs"
        ),
        pytest.param("a.md", "Just text.\n\nMore.", "text/plain", id="a name alone"),
        pytest.param("a.txt", "Text.\n\n###\n\n# # #", "text/plain", id="end signs"),
        pytest.param("a.txt", "Figures\n-------\n1 | 2", "text/plain", id="one sign"),
        pytest.param("a.md", "# Title", "text/markdown", id="one sign and the name"),
    ],
)
def test_a_text_is_markdown_when_it_reads_like_it(name, text, kind):
    assert media_type(Document(name, text.encode())) == kind


@pytest.mark.parametrize(
    "unit", ["*a ", "**", "[", "[a](", "|", "`", "_a", "> ", "- ", "<a@b", "\\"]
)
def test_hostile_repetition_ends(unit):
    assert page_of("# x\n" + unit * 20_000).lines[0].text == "x"
