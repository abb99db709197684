"""PDF: the text of its pages, line by line, and where its links lead.

pypdf gives the text in the order of the content stream and says where each piece stands; a step
down that is wider than a line parts paragraphs. Links to addresses that are not written out on
their page follow at its end.
"""

import logging
import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import islice
from typing import Any, Final
from unicodedata import normalize

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import DictionaryObject

from pressdir.errors import UnreadableError
from pressdir.extract.readers.dates import iso_date
from pressdir.extract.readers.draft import Draft, settle
from pressdir.model import Document, Gap, Page
from pressdir.normalise.escaped import unquoted

MEDIA_TYPE: Final = "application/pdf"

MAX_PAGES: Final = 300  # a report with more is no release; its first pages say whom to ask
MAX_LINKS: Final = 2000
MAX_CONTENT: Final = 1 << 20  # bytes of a page's drawing; text needs a hundredth, maps come close
MAX_STEPS: Final = 300_000  # drawing steps, 3000 a page: one form can be drawn without end
PARAGRAPH: Final = 1.7  # line heights; set solid is 1.2, generous leading 1.5

# What pypdf lets out when a file is damaged: its own errors, and those of Python that an object of
# the wrong type or a missing one leads to inside of it.
_DAMAGE: Final = (
    PyPdfError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    AssertionError,
    NotImplementedError,
    OverflowError,
    RecursionError,
    ZeroDivisionError,
    struct.error,
    zlib.error,
)
_LIGATURES: Final = re.compile("[\ufb00-\ufb06]")  # a font's glyphs, no letters of an address

# pypdf logs every irregularity of a file; an application that reads hundreds is silent about them.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read(document: Document) -> Page:
    """Return the page of a PDF. Raises `UnreadableError` if damaged, encrypted or without text."""
    try:
        pdf = PdfReader(BytesIO(document.content))
        if pdf.is_encrypted and not pdf.decrypt(""):
            raise UnreadableError("is encrypted", hint="Save it without a password first.")
        page = _page(pdf)
    except DependencyError as error:
        raise UnreadableError("is encrypted", hint="Save it without a password first.") from error
    except _DAMAGE as error:
        raise UnreadableError("is a damaged or truncated PDF", hint="Fetch it again.") from error
    if not page.lines:
        raise UnreadableError(
            "is a PDF without text", hint="It may be a scan: run text recognition (OCR) first."
        )
    return page


def _page(pdf: PdfReader) -> Page:
    draft = Draft()
    steps = _Steps()
    for page in islice(pdf.pages, MAX_PAGES):
        draft.stop(Gap.BLOCK)
        start = draft.end
        drawing = page.get_contents()
        if drawing is not None and len(drawing.get_data()) <= MAX_CONTENT:
            _write_text(page, draft, steps)
        _write_links(page, draft, start)
    about = pdf.metadata or DictionaryObject()
    title = about.get("/Title")
    return replace(
        draft.page(MEDIA_TYPE),
        title=settle(str(title)) or None if title else None,
        date=_day(about.get("/CreationDate")),
        lang=_lang(pdf),
    )


class _TooMuchError(Exception):
    """A document draws so much that the rest of it is left out."""


class _Steps:
    """Counts what a document draws. Raises `_TooMuchError` beyond the limit."""

    def __init__(self) -> None:
        self._taken = 0

    def count(self, *_: object) -> None:
        self._taken += 1
        if self._taken > MAX_STEPS:
            raise _TooMuchError


@dataclass(slots=True)
class _Row:
    """A line that is being put together: its text, its height on the page, its letters' size."""

    text: str
    top: float | None = None
    size: float = 0


def _write_text(page: PageObject, draft: Draft, steps: _Steps) -> None:
    rows = [_Row("")]

    def see(text: str, matrix: Any, position: Any, _font: Any, size: Any) -> None:  # noqa: ANN401  # pypdf's
        for number, piece in enumerate(text.split("\n")):
            if number:
                rows.append(_Row(""))
            row = rows[-1]
            row.text += piece
            if piece.strip() and row.top is None:
                row.top = float(position[4] * matrix[1] + position[5] * matrix[3] + matrix[5])
                row.size = abs(float(size or 0) * float(position[3] or 1) * float(matrix[3] or 1))

    with suppress(_TooMuchError):  # what it drew until then stays
        page.extract_text(visitor_operand_before=steps.count, visitor_text=see)
    above: _Row | None = None
    for row in rows:
        if not row.text.strip():
            continue
        draft.line(
            _LIGATURES.sub(lambda found: normalize("NFKC", found[0]), row.text), _gap(above, row)
        )
        above = row


def _gap(above: _Row | None, row: _Row) -> Gap:
    """Return what parts two lines: a wide step down, or any step up (another column)."""
    if above is None or above.top is None or row.top is None:
        return Gap.BREAK
    step = above.top - row.top
    size = max(above.size, row.size, 1.0)
    return Gap.BLOCK if step > PARAGRAPH * size or step < -size else Gap.BREAK


def _write_links(page: PageObject, draft: Draft, start: int) -> None:
    draft.stop()
    shown = draft.text(start, draft.end)
    for name, value in dict.fromkeys(_links(page)):
        at = shown.lower().find(value.lower())
        if at >= 0:
            draft.mark(name, start + at, start + at + len(value), value)
        elif name == "mailto" or re.sub(r"\D", "", value)[-7:] not in re.sub(r"\D", "", shown):
            draft.stop(Gap.BLOCK)
            mark = draft.open(name, value)
            draft.line(value)
            draft.close(mark)


def _links(page: PageObject) -> Iterator[tuple[str, str]]:
    notes = page.get("/Annots")
    notes = notes.get_object() if notes is not None else None
    for note in (notes or [])[:MAX_LINKS]:
        action = note.get_object().get("/A")
        address = action.get_object().get("/URI") if action is not None else None
        scheme, _, target = str(address or "").partition(":")
        value = unquoted(target.partition("?")[0]).strip()
        if scheme.lower() in {"mailto", "tel"} and value:
            yield scheme.lower(), value


def _day(value: object) -> str | None:
    found = re.match(r"D:(\d{4})(\d{2})(\d{2})", str(value or ""))
    return iso_date("-".join(found.groups())) if found else None


def _lang(pdf: PdfReader) -> str | None:
    lang = str(pdf.root_object.get("/Lang") or "").strip()
    return lang if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}", lang) else None
