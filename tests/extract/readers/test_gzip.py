"""Documents in gzip."""

import gzip

import pytest

from pressdir.errors import UnreadableError
from pressdir.extract.readers import read
from pressdir.model import Document


def page_of(content, name="release.html.gz"):
    return read(Document(name, content))


def test_the_document_inside_is_read():
    page = page_of(gzip.compress(b"<!doctype html><p>Ada"))
    assert (page.text, page.media_type) == ("Ada", "text/html")


def test_several_members_are_one_document():
    assert page_of(gzip.compress(b"Ada ") + gzip.compress(b"Quill"), "a.txt.gz").text == "Ada Quill"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(gzip.compress(b"Ada Quill" * 100)[:-12], "cut off", id="cut"),
        pytest.param(gzip.compress(b"Ada")[:6] + b"\xff" * 20, "damaged", id="damaged"),
        pytest.param(gzip.compress(bytes(60 << 20)), "more than 50 MB", id="bomb"),
        pytest.param(gzip.compress(gzip.compress(b"Ada")), "compressed twice", id="twice"),
        pytest.param(gzip.compress(b""), "is empty", id="nothing inside"),
    ],
)
def test_what_cannot_be_unpacked_is_refused(content, said):
    with pytest.raises(UnreadableError, match=said):
        page_of(content)
