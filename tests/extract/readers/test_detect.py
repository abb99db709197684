"""What a document is taken for, and what is not even tried."""

import subprocess
import sys

import pytest

from pressdir.errors import UnreadableError
from pressdir.extract.readers import media_type, read
from pressdir.model import Document


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        pytest.param("a.txt", "<!DOCTYPE html><p>x", "text/html", id="HTML named .txt"),
        pytest.param("a.txt", "\n <!-- x -->\n<html>x", "text/html", id="comment first"),
        pytest.param("a", "<?xml version='1.0'?>\n<html xmlns='x'/>", "text/html", id="XHTML"),
        pytest.param("a", "<div><p>a</p><p>b</p></div>", "text/html", id="fragment"),
        pytest.param("a.html", "Ada<br>Press", "text/html", id="one tag and the name"),
        pytest.param("a.html", "Ada, Press", "text/plain", id="the name alone"),
        pytest.param("a.txt", "<ada@b.example> wrote", "text/plain", id="an address in brackets"),
        pytest.param("a.txt", '{"a": 1}', "application/json", id="object"),
        pytest.param("a.txt", '[{"a": 1}]', "application/json", id="list"),
        pytest.param("a.txt", "[EMBARGOED] Ada", "text/plain", id="brackets"),
        pytest.param("a.txt", "{Ada}", "text/plain", id="braces"),
        pytest.param(
            "a.html", "Received: by b\nFrom: a@b.c\n\n<p>x<p>y", "message/rfc822", id="mail"
        ),
        pytest.param(
            "a", "From: a@b.c\r\nTo: d\r\nSubject: e\r\n\r\nf", "message/rfc822", id="CRLF"
        ),
        pytest.param("a", "", "text/plain", id="nothing"),
    ],
)
def test_the_content_decides(name, content, kind):
    assert media_type(Document(name, content.encode())) == kind


def test_utf_16_is_looked_into():
    assert media_type(Document("x", "<!doctype html><p>x".encode("utf-16"))) == "text/html"
    assert media_type(Document("x", '{"a": 1}'.encode("utf-16-le"))) == "application/json"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "application/msword", id="old Word"
        ),
        pytest.param(b"{\\rtf1 Ada}", "application/rtf", id="RTF"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "image/png", id="picture"),
        pytest.param(b"PK\x03\x04" + bytes(50), "application/zip", id="archive"),
        pytest.param(b"BEGIN:VCARD\r\n", "text/vcard", id="card"),
    ],
)
def test_what_no_reader_reads_is_named_and_refused(content, kind):
    with pytest.raises(UnreadableError, match=f"page.x: {kind} cannot be read") as caught:
        read(Document("page.x", content))
    assert caught.value.hint


def test_a_contact_card_is_sent_to_where_it_is_read():
    with pytest.raises(UnreadableError) as caught:
        read(Document("ada.vcf", b"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada\r\nEND:VCARD\r\n"))
    assert "pressdir import" in caught.value.hint


HEAVY = ("pypdf", "ftfy", "charset_normalizer", "selectolax", "email", "httpx", "zipfile")


@pytest.mark.parametrize(
    ("content", "needed"),
    [
        pytest.param("Zoë\n\nAda", (), id="text"),
        pytest.param("# x\n\n**a** [b](https://c.example)", (), id="Markdown"),
        pytest.param('{"a": "b"}', (), id="JSON"),
        pytest.param("<p>a<p>b<p>c", ("selectolax",), id="HTML"),
    ],
)
def test_only_what_a_document_needs_is_loaded(content, needed):
    code = (
        "import sys; from pressdir.extract.readers import read;"
        "from pressdir.model import Document;"
        f"before = set(sys.modules); read(Document('x', {content.encode()!r}));"
        f"print(*[name for name in {HEAVY!r} if name in sys.modules and name not in before])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert tuple(result.stdout.split()) == needed
