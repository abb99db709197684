"""DOCX."""

from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest

from pressdir.errors import UnreadableError
from pressdir.extract.readers import docx, read
from pressdir.model import Document, Gap, Role


def page_of(content):
    return read(Document("release.docx", content))


def p(*runs, style=""):
    properties = f"<w:pPr><w:pStyle w:val='{style}'/></w:pPr>" if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def r(text):
    return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        pytest.param(p(r("Ada "), r("Quill")), ["Ada Quill"], id="runs"),
        pytest.param(p(r("Ada"), "<w:r><w:br/></w:r>", r("Press")), ["Ada", "Press"], id="break"),
        pytest.param(p(r("Tel"), "<w:r><w:tab/></w:r>", r("5")), ["Tel 5"], id="tab"),
        pytest.param(p(r("a"), "<w:r><w:noBreakHyphen/></w:r>", r("b")), ["a-b"], id="hyphen"),
        pytest.param(p(r("a &amp; b")), ["a & b"], id="entity"),
        pytest.param(p(r("a"), f"<w:del>{r('gone')}</w:del>"), ["a"], id="deleted"),
        pytest.param(
            p(r("a"), "<w:r><w:rPr><w:vanish/></w:rPr><w:t>gone</w:t></w:r>", r("b")),
            ["ab"],
            id="hidden",
        ),
        pytest.param(
            p(
                "<w:r><mc:AlternateContent xmlns:mc='m'><mc:Choice>"
                f"<w:txbxContent>{p(r('box'))}</w:txbxContent></mc:Choice><mc:Fallback>"
                f"<w:txbxContent>{p(r('box'))}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>",
                r("text"),
            ),
            ["box", "text"],
            id="text box, once",
        ),
    ],
)
def test_the_text_is_read_in_order(make_docx, body, shown):
    assert [line.text for line in page_of(make_docx(body)).lines] == shown


def test_blank_paragraphs_part_the_text_where_the_author_uses_them(make_docx):
    close = page_of(make_docx(p(r("Ada")) + p(r("Press")) + p() + p(r("Bo"))))
    assert [line.gap for line in close.lines] == [Gap.SECTION, Gap.BREAK, Gap.BLOCK]
    apart = page_of(make_docx(p(r("Ada")) + p(r("Press"))))
    assert [line.gap for line in apart.lines] == [Gap.SECTION, Gap.BLOCK]


def test_headings_items_and_tables_are_told(make_docx):
    cell = "<w:tc>{}</w:tc>".format
    table = f"<w:tbl><w:tr>{cell(p(r('Ada')) + p(r('Press')))}{cell(p(r('5')))}</w:tr></w:tbl>"
    item = "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>item</w:t></w:r></w:p>"
    page = page_of(
        make_docx(p(r("text")) + p(r("Kontakt"), style="berschrift1") + item + table + p(r("z")))
    )
    assert [(line.text, line.role, line.row) for line in page.lines] == [
        ("text", Role.TEXT, None),
        ("Kontakt", Role.HEADING, None),
        ("item", Role.ITEM, None),
        ("Ada", Role.CELL, 1),
        ("Press", Role.CELL, 1),
        ("5", Role.CELL, 1),
        ("z", Role.TEXT, None),
    ]
    assert page.lines[1].gap is Gap.SECTION


RELATIONS = (
    "<Relationships xmlns='x'><Relationship Id='rId5' Target='mailto:ada@b.example?subject=x'/>"
    "<Relationship Id='rId6' Target='https://b.example'/></Relationships>"
)
FIELD = (
    "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>HYPERLINK "
    "\"mailto:ada@b.example\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>"
    "<w:r><w:t>write</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
)


@pytest.mark.parametrize(
    "link",
    [
        pytest.param(f"<w:hyperlink r:id='rId5'>{r('write')}</w:hyperlink>", id="relation"),
        pytest.param(FIELD, id="field"),
    ],
)
def test_links_are_marked(make_docx, link):
    parts = {"word/_rels/document.xml.rels": RELATIONS}
    web = f"<w:hyperlink r:id='rId6'>{r('site')}</w:hyperlink>"
    page = page_of(make_docx(p(r("Ada: "), link, r(" "), web), **parts))
    assert page.text == "Ada: write site"
    (mark,) = page.marks
    assert (mark.name, page.text[mark.start : mark.end], mark.value) == (
        "mailto",
        "write",
        "ada@b.example",
    )


def test_headers_and_footers_come_last_and_properties_say_the_title(make_docx):
    part = "<w:ftr xmlns:w='x'>{}</w:ftr>".format
    page = page_of(
        make_docx(
            p(r("text")),
            **{
                "word/footer1.xml": part(p(r("foot"))),
                "word/header1.xml": part(p(r("head"))),
                "docProps/core.xml": "<c><title>Museum</title><language>de</language></c>",
            },
        )
    )
    assert [line.text for line in page.lines] == ["text", "foot", "head"]
    assert (page.title, page.lang) == ("Museum", "de")


BOMB = "<!DOCTYPE d [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9)
)


@pytest.mark.parametrize(
    "xml",
    [
        pytest.param(BOMB + "]><d>&j;</d>", id="billion laughs"),
        pytest.param("<!DOCTYPE d SYSTEM 'file:///etc/passwd'><d/>", id="external subset"),
        pytest.param(
            "<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><d>&x;</d>", id="external"
        ),
        pytest.param("<!DOCTYPE d><d/>", id="bare declaration"),
    ],
)
def test_a_document_type_declaration_is_refused(xml):
    with pytest.raises(UnreadableError, match="document type declaration"):
        page_of(_package({"word/document.xml": xml.encode()}))


def test_a_bomb_is_refused_before_it_is_unpacked():
    with pytest.raises(UnreadableError, match="exhaust memory"):
        page_of(_package({"word/document.xml": b"<d>" + b" " * (30 << 20) + b"</d>"}))


def test_an_archive_of_too_many_files_is_refused():
    entries = {f"word/{number}.xml": b"" for number in range(docx.MAX_ENTRIES + 1)}
    with pytest.raises(UnreadableError, match="more than 2000 files"):
        page_of(_package(entries))


@pytest.mark.parametrize("method", [ZIP_BZIP2, ZIP_LZMA])
def test_a_part_that_cannot_be_unpacked_is_refused(method):
    packed = BytesIO()
    with ZipFile(packed, "w", method) as package:
        package.writestr("word/document.xml", "<w:document>" + "abc" * 400 + "</w:document>")
    content = bytearray(packed.getvalue())
    for at in range(60, 75):
        content[at] ^= 0xFF
    with pytest.raises(UnreadableError, match="damaged"):
        page_of(bytes(content))


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda content: content[: len(content) // 2], id="cut"),
        pytest.param(
            lambda content: content.replace(b"PK\x01\x02", b"PK\x00\x00"), id="no directory"
        ),
        pytest.param(lambda content: content[:60] + bytes(40) + content[100:], id="overwritten"),
    ],
)
def test_a_damaged_package_is_refused(make_docx, damage):
    with pytest.raises(UnreadableError, match=r"damaged|cannot be read|without text"):
        page_of(damage(make_docx(p(r("Ada Quill, Press Office")))))


def test_broken_xml_is_refused():
    with pytest.raises(UnreadableError, match="damaged DOCX"):
        page_of(_package({"word/document.xml": b"<d><w:t>Ada"}))


def test_deep_xml_is_read():
    xml = b"<d>" * 100_000 + b"<w:t>end</w:t>" + b"</d>" * 100_000
    assert page_of(_package({"word/document.xml": xml})).text == "end"


def _package(parts):
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()
