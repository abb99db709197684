"""What every reader promises about its pages, tried on a document of each type."""

import gzip
import random
import re
from itertools import pairwise
from pathlib import Path

import pytest

from pressdir.errors import UnreadableError
from pressdir.extract.readers import READERS, media_type, read
from pressdir.model import Document, Gap, Page

CORPUS = Path(__file__).parent.parent / "corpus" / "docs"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

TEXT = (
    "  Museum reopens\u00a0 after\t works \n\n\n\nPress:  Ada  Lovel\u00adace\r\n"
    "  \u2022 ada@museum.example\n"
)
HTML = (
    "<!doctype html><title>Museum</title><h1> Museum&nbsp; reopens </h1><p>Press: <b>Ada</b>\n"
    " Quill, <a href='mailto:ada@museum.example'>write to her </a>"
    "<table><tr><th>Fax<td>+41 22 555 01 99"
)
MARKDOWN = (
    "# Museum  reopens\n\n- **Ada Quill**, [mail](mailto:ada@museum.example)\n\n"
    "| a | b |\n|---|---|\n| 1 | 2 |\n"
)
JSON = (
    '{"title": "Museum ", "contacts": [{"name": " Ada\\u00a0Quill", '
    '"email": "ada@museum.example"}]}'
)
MAIL = (
    "From: Ada Quill <ada@museum.example>\nTo: desk@paper.example\nSubject: Museum\n"
    "Date: Tue, 12 Mar 2024 09:14:00 +0100\n\nIt  reopens.\n\n-- \nAda\n"
)
MBOX = f"From ada@museum.example Tue Mar 12 09:14:00 2024\n{MAIL}\n" * 2
PARAGRAPH = (
    "<w:p><w:r><w:t xml:space='preserve'> Ada  Quill </w:t><w:tab/><w:t>Press</w:t></w:r></w:p>"
)


@pytest.fixture(params=list(READERS))
def document(request, make_pdf, make_docx):
    samples = {
        "text/plain": TEXT.encode(),
        "text/html": HTML.encode(),
        "text/markdown": MARKDOWN.encode(),
        "application/json": JSON.encode(),
        "message/rfc822": MAIL.encode(),
        "application/mbox": MBOX.encode(),
        "application/pdf": make_pdf(["  Museum  reopens", "", "ada@museum.example"]),
        DOCX: make_docx(PARAGRAPH * 3),
        "application/gzip": gzip.compress(HTML.encode()),
    }
    return Document("sample", samples[request.param])


def assert_is_a_page(page: Page) -> None:
    assert page.lines, "a document has lines"
    assert page.text == "\n".join(line.text for line in page.lines)
    for line in page.lines:
        assert page.text[line.start : line.end] == line.text
        assert line.text == line.text.strip()
        assert line.text
        assert not re.search(r"[^\S ]|  |[\u00ad\u200b\ufeff]", line.text), line.text
    assert page.lines[0].gap is Gap.SECTION
    assert all(line.end + 1 == below.start for line, below in pairwise(page.lines))
    for mark in page.marks:
        assert 0 <= mark.start < mark.end <= len(page.text)
        assert mark.value
        assert not page.text[mark.start].isspace()
        assert not page.text[mark.end - 1].isspace()
    assert list(page.marks) == sorted(
        page.marks, key=lambda mark: (mark.start, mark.end, mark.name)
    )


def test_a_page_is_made_of_settled_lines_with_true_offsets(document):
    assert_is_a_page(read(document))


def test_a_document_is_recognised_by_its_content_alone(document, request):
    assert media_type(document) == request.node.callspec.params["document"]


def test_a_wrong_label_changes_nothing(document):
    kind = media_type(document)
    for declared in ("application/octet-stream", "text/plain", "application/pdf"):
        assert media_type(Document("page.bin", document.content, declared)) == kind


def test_reading_twice_gives_the_same_page(document):
    assert read(document) == read(document)


def test_a_damaged_document_gives_a_page_or_says_so(document):
    """Cuts and flipped bits: whatever is left is a page, or refused in one sentence."""
    seed = random.randrange(1 << 30)  # noqa: S311  # no secret
    chance = random.Random(seed)  # noqa: S311
    content = document.content
    cuts = [content[:size] for size in range(1, len(content), max(1, len(content) // 60))]
    flips = []
    refusals = []
    for _ in range(60):
        damaged = bytearray(content)
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
        flips.append(bytes(damaged))
    for damaged in cuts + flips:
        try:
            page = read(Document("sample", damaged))
        except UnreadableError as error:
            refusals.append(str(error))
            continue
        if page.lines:
            assert_is_a_page(page)
    assert all(refusal.startswith("sample: ") for refusal in refusals), f"seed {seed}"


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*")), ids=lambda path: path.name)
def test_the_labelled_documents_become_pages(path):
    assert_is_a_page(read(Document(path.name, path.read_bytes())))
