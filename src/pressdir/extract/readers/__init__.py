"""Readers: a document of any supported media type becomes a `Page`.

What a document is, its content decides; the declared type and the file name are hints, because
servers and people mislabel. A reader is a module with `read(document) -> Page`.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from pressdir.errors import UnreadableError
from pressdir.extract.readers import on_demand
from pressdir.extract.readers.detect import media_type
from pressdir.extract.readers.hosts import host_of
from pressdir.model import Document, Page

__all__ = ["READERS", "media_type", "read", "read_as"]

# Names and not functions: a module is loaded when a document first needs it (see `on_demand`).
READERS: Final[Mapping[str, str]] = {
    "text/plain": "pressdir.extract.readers.text",
    "text/html": "pressdir.extract.readers.html",
    "text/markdown": "pressdir.extract.readers.markdown",
    "application/json": "pressdir.extract.readers.json",
    "message/rfc822": "pressdir.extract.readers.eml",
    "application/mbox": "pressdir.extract.readers.mbox",
    "application/pdf": "pressdir.extract.readers.pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (
        "pressdir.extract.readers.docx"
    ),
    "application/gzip": "pressdir.extract.readers.gzip",
}

_HINTS: Final = {
    "text/vcard": "Contact cards are read by `pressdir import`.",
    "application/zip": "Unpack it first.",
}


def read(document: Document) -> Page:
    """Return the page that a person would read. Raises `UnreadableError` when there is none."""
    try:
        page = read_as(media_type(document), document)
    except UnreadableError as error:
        raise UnreadableError(f"{document.source}: {error}", hint=error.hint) from error
    host = host_of(document.source)
    return replace(page, host=host) if host else page


def read_as(kind: str, document: Document) -> Page:
    """Return the page of a document whose media type is known. Raises `UnreadableError`."""
    if not document.content.strip():
        raise UnreadableError("is empty")
    if kind not in READERS:
        hint = _HINTS.get(kind, "Save it as PDF, DOCX or plain text first.")
        raise UnreadableError(f"{kind} cannot be read", hint=hint)
    return on_demand.reader(READERS[kind])(document)
