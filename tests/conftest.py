"""What all tests share: Ctrl-C, and documents small enough to be read in a diff."""

import signal
from collections.abc import Callable
from io import BytesIO
from itertools import zip_longest
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import settings

settings.register_profile("no deadline", deadline=None)  # others may use the machine, too
settings.load_profile("no deadline")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # as of what a shell starts behind itself
    signal.signal(signal.SIGINT, signal.default_int_handler)  # what tests start must not have it

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture
def make_docx() -> Callable[..., bytes]:
    """Return a function from the XML of a body, and of other parts by name, to a package."""

    def make(body: str, **parts: str) -> bytes:
        buffer = BytesIO()
        document = f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body></w:document>'
        with ZipFile(buffer, "w", ZIP_DEFLATED) as package:
            package.writestr("[Content_Types].xml", "<Types/>")
            package.writestr("word/document.xml", document)
            for name, xml in parts.items():
                package.writestr(name, xml)
        return buffer.getvalue()

    return make


@pytest.fixture
def make_pdf() -> Callable[..., bytes]:
    """Return a function from pages, each a list of lines, to a PDF; "" is an empty line.

    `links` are addresses that the first page leads to, each from a place on it: "left bottom right
    top", in order.
    """

    def make(*pages: list[str], links: tuple[str, ...] = (), places: tuple[str, ...] = ()) -> bytes:
        objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
        objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
        notes = " ".join(
            f"<< /Type /Annot /Subtype /Link /Rect [{place}] /A << /S /URI /URI ({link}) >> >>"
            for link, place in zip_longest(links, places, fillvalue="0 0 9 9")
        )
        kids = []
        for lines in pages:
            shown = "".join(f"({line}) Tj 0 -14 Td " if line else "0 -14 Td " for line in lines)
            stream = f"BT /F1 12 Tf 72 720 Td {shown}ET".encode("latin-1")
            objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream))
            kids.append(len(objects) + 1)
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {len(objects)} 0 R"
                f" /Resources << /Font << /F1 3 0 R >> >> /Annots [{notes}] >>".encode()
            )
            notes = ""
        pages_of = " ".join(f"{kid} 0 R" for kid in kids)
        objects[1] = f"<< /Type /Pages /Kids [{pages_of}] /Count {len(kids)} >>".encode()
        return _assembled(objects)

    return make


def _assembled(objects: list[bytes]) -> bytes:
    """Return a file of the objects, with the table of where each begins (ISO 32000, 7.5)."""
    file = b"%PDF-1.4\n"
    begins = []
    for number, item in enumerate(objects, start=1):
        begins.append(len(file))
        file += b"%d 0 obj\n%b\nendobj\n" % (number, item)
    table = b"".join(b"%010d 00000 n \n" % begin for begin in begins)
    size = len(objects) + 1
    return file + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<< /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (size, table, size, len(file))
    )
