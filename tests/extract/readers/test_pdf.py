"""PDF."""

import pytest
from pypdf import PdfReader, PdfWriter

from pressdir.errors import UnreadableError
from pressdir.extract.readers import pdf, read
from pressdir.model import Document, Gap


def page_of(content):
    return read(Document("release.pdf", content))


def test_lines_come_in_order_and_blank_ones_part_them(make_pdf):
    page = page_of(
        make_pdf(["Museum reopens", "", "Press: Ada Quill", "+41 22 555 01 00"], ["Page 2"])
    )
    assert [(line.text, line.gap) for line in page.lines] == [
        ("Museum reopens", Gap.SECTION),
        ("Press: Ada Quill", Gap.BLOCK),
        ("+41 22 555 01 00", Gap.BREAK),
        ("Page 2", Gap.BLOCK),
    ]


def test_links_are_marked_and_what_they_hide_is_added(make_pdf):
    page = page_of(
        make_pdf(
            ["Ada@b.example", "Write to us"],
            links=(
                "mailto:ada@b.example?subject=Hi",
                "mailto:press@b.example",
                "https://b.example",
            ),
        )
    )
    assert [line.text for line in page.lines] == ["Ada@b.example", "Write to us", "press@b.example"]
    assert [(page.text[mark.start : mark.end], mark.value) for mark in page.marks] == [
        ("Ada@b.example", "ada@b.example"),
        ("press@b.example", "press@b.example"),
    ]


def test_a_hidden_address_stands_behind_the_row_of_its_link(make_pdf):
    page = page_of(
        make_pdf(
            ["Ada Quill, e-mail", "Bo Lind, e-mail", "About us"],
            links=("mailto:ada@b.example", "mailto:bo@b.example"),
            places=("72 716 300 734", "72 702 300 719"),
        )
    )
    assert [line.text for line in page.lines] == [
        "Ada Quill, e-mail",
        "ada@b.example",
        "Bo Lind, e-mail",
        "bo@b.example",
        "About us",
    ]


def test_an_address_that_a_line_breaks_is_whole_where_a_link_leads_to_it(make_pdf):
    lines = ["Ada Quill, ada.quill@harbour-", "museum.example and others"]
    page = page_of(make_pdf(lines, links=("mailto:ada.quill@harbour-museum.example",)))
    assert [line.text for line in page.lines] == [
        "Ada Quill, ada.quill@harbour-museum.example",
        "and others",
    ]
    assert [mark.value for mark in page.marks] == ["ada.quill@harbour-museum.example"]
    assert page_of(make_pdf(lines)).lines[0].text == lines[0]


def test_its_own_data_say_title_and_day(make_pdf, tmp_path):
    writer = PdfWriter(clone_from=_file(tmp_path, make_pdf(["x"])))
    writer.add_metadata({"/Title": " Museum ", "/CreationDate": "D:20240312091400+01'00'"})
    page = page_of(_written(writer, tmp_path))
    assert (page.title, page.date) == ("Museum", "2024-03-12")


def test_a_file_without_text_is_called_a_scan(make_pdf):
    with pytest.raises(UnreadableError, match="without text") as caught:
        page_of(make_pdf([]))
    assert "OCR" in caught.value.hint


def test_an_encrypted_file_is_refused_unless_everyone_may_read_it(make_pdf, tmp_path):
    for password, readable in (("secret", False), ("", True)):
        writer = PdfWriter(clone_from=_file(tmp_path, make_pdf(["Ada"])))
        writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")  # noqa: S106  # a test's
        content = _written(writer, tmp_path)
        if readable:
            assert page_of(content).text == "Ada"
        else:
            with pytest.raises(UnreadableError, match="encrypted"):
                page_of(content)


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7])
def test_a_truncated_file_is_refused_or_read(make_pdf, share):
    content = make_pdf(["Ada"] * 20)
    try:
        assert "Ada" in page_of(content[: int(len(content) * share)]).text
    except UnreadableError as error:
        assert error.hint  # noqa: PT017  # both ends are right: pypdf rebuilds what it can


def test_a_header_that_is_not_at_the_very_beginning_counts(make_pdf):
    assert page_of(b"\r\n junk \n" + make_pdf(["Ada"])).text == "Ada"


def test_a_page_that_draws_without_end_is_cut_or_left_out(make_pdf, monkeypatch):
    monkeypatch.setattr(pdf, "MAX_STEPS", 100)
    page = page_of(make_pdf(["Ada", *["x"] * 200], ["never"]))
    assert page.lines[0].text == "Ada"
    assert 20 < len(page.lines) < 100
    monkeypatch.setattr(pdf, "MAX_CONTENT", 500)
    assert page_of(make_pdf(["x"] * 200, ["Ada"])).text == "Ada"


def _file(folder, content):
    path = folder / "in.pdf"
    path.write_bytes(content)
    return PdfReader(path)


def _written(writer, folder):
    path = folder / "out.pdf"
    writer.write(path)
    return path.read_bytes()
