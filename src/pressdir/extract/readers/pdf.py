"""PDF: the text of its pages, line by line, and where its links lead.

pypdf gives the text in the order of the content stream and says where each piece stands; a step
down that is wider than a line parts paragraphs, one to the right the cells of a table. A link to an
address that is not written out on its page is a line behind the row that it stands on.
"""

import logging
import re
import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from itertools import islice
from typing import Any, Final, NamedTuple
from unicodedata import normalize

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import DictionaryObject

from pressdir.errors import UnreadableError
from pressdir.extract.readers.dates import iso_date
from pressdir.extract.readers.draft import Draft, settle
from pressdir.extract.readers.placed import Row, Rows, make_whole
from pressdir.extract.rows.gutters import MARK as CELL
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
_REACH: Final = re.compile(r"@|\d[\d ()./-]{5}")
_CORNERS: Final = 4  # numbers of a rectangle
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
        small = drawing is not None and len(drawing.get_data()) <= MAX_CONTENT
        links = list(dict.fromkeys(_links(page)))
        rows = _rows(page, steps) if small else []
        make_whole(rows, {link.value.lower() for link in links if link.name == "mailto"})
        _write_rows(rows, links, draft)
        _mark_links(links, draft, start)
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


class _Link(NamedTuple):
    """Where a link leads, and where it stands: its left edge, its bottom and its top."""

    name: str
    value: str
    place: tuple[float, float, float] | None = None


def _rows(page: PageObject, steps: _Steps) -> list[Row]:
    rows = Rows()
    with suppress(_TooMuchError):  # what it drew until then stays
        page.extract_text(visitor_operand_before=steps.count, visitor_text=rows.see)
    return rows.written()


def _write_rows(rows: Sequence[Row], links: Sequence[_Link], draft: Draft) -> None:
    """Write the rows, and behind each the links on it whose addresses are not written out."""
    hidden = [link for link in links if not _is_shown(link, rows)]
    beside = [_row_of(link, rows) for link in hidden]
    above: Row | None = None
    for number, row in enumerate(rows):
        draft.stop(_gap(above, row))
        *cells, last = map(_plain, row.cells if _is_apart(row) else [row.text])
        for cell in cells:
            mark = draft.open(CELL)
            draft.write(cell)
            draft.close(mark)
            draft.write(" ")
        draft.write(last)
        draft.stop()
        for link, at in zip(hidden, beside, strict=True):
            if at == number:
                _write_link(link, draft)
        above = row
    for link, at in zip(hidden, beside, strict=True):
        if at is None:
            draft.stop(Gap.BLOCK)
            _write_link(link, draft)


def _plain(text: str) -> str:
    return _LIGATURES.sub(lambda found: normalize("NFKC", found[0]), text)


def _is_apart(row: Row) -> bool:
    """Tell whether the cells of a row may be somebody's: something on it reaches."""
    return len(row.cells) > 1 and _REACH.search(row.text) is not None


def _gap(above: Row | None, row: Row) -> Gap:
    """Return what parts two lines: a wide step down, or any step up (another column)."""
    if above is None or above.top is None or row.top is None:
        return Gap.BREAK
    step = above.top - row.top
    size = max(above.size, row.size, 1.0)
    return Gap.BLOCK if step > PARAGRAPH * size or step < -size else Gap.BREAK


def _is_shown(link: _Link, rows: Sequence[Row]) -> bool:
    """Tell whether the address of a link is written out."""
    shown = "\n".join(row.text for row in rows)
    if link.name == "mailto":
        return link.value.lower() in shown.lower()
    return re.sub(r"\D", "", link.value)[-7:] in re.sub(r"\D", "", shown)


def _row_of(link: _Link, rows: Sequence[Row]) -> int | None:
    """The number of the row that a link stands on; of two side by side the one left of it."""
    if link.place is None:
        return None
    left, bottom, top = link.place
    on = (n for n, row in enumerate(rows) if row.top is not None and bottom <= row.top <= top)
    left_of = (n for n in on if rows[n].left <= left + 1)
    return max(left_of, key=lambda n: rows[n].left, default=None)


def _write_link(link: _Link, draft: Draft) -> None:
    mark = draft.open(link.name, link.value)
    draft.line(link.value)
    draft.close(mark)


def _mark_links(links: Sequence[_Link], draft: Draft, start: int) -> None:
    shown = draft.text(start, draft.end).lower()
    for name, value, _ in links:
        at = shown.find(value.lower())
        if at >= 0:
            draft.mark(name, start + at, start + at + len(value), value)


def _links(page: PageObject) -> Iterator[_Link]:
    notes = page.get("/Annots")
    notes = notes.get_object() if notes is not None else None
    for note in (notes or [])[:MAX_LINKS]:
        action = note.get_object().get("/A")
        address = action.get_object().get("/URI") if action is not None else None
        scheme, _, target = str(address or "").partition(":")
        value = unquoted(target.partition("?")[0]).strip()
        if scheme.lower() in {"mailto", "tel"} and value:
            yield _Link(scheme.lower(), value, _place(note.get_object().get("/Rect")))


def _place(corners: Any) -> tuple[float, float, float] | None:  # noqa: ANN401  # pypdf's
    if corners is None or len(corners) != _CORNERS:
        return None
    left, bottom, right, top = map(float, corners)
    return min(left, right), min(bottom, top), max(bottom, top)


def _day(value: object) -> str | None:
    found = re.match(r"D:(\d{4})(\d{2})(\d{2})", str(value or ""))
    return iso_date("-".join(found.groups())) if found else None


def _lang(pdf: PdfReader) -> str | None:
    lang = str(pdf.root_object.get("/Lang") or "").strip()
    return lang if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}", lang) else None
