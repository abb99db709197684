"""A document that is compressed with gzip (RFC 1952)."""

import zlib
from dataclasses import replace
from typing import Final

from pressdir.errors import UnreadableError
from pressdir.extract import readers
from pressdir.model import Document, Page

MAX_BYTES: Final = 50 << 20  # unpacked: what a plain document may have

_GZIP: Final = 16 + zlib.MAX_WBITS  # zlib's way to ask for a gzip header


def read(document: Document) -> Page:
    """Return the page of the document inside. Raises `UnreadableError` if it is cut or a bomb."""
    name = document.source.removesuffix(".gz").removesuffix(".GZ")
    inner = replace(document, source=name, content=_unpacked(document.content), media_type=None)
    kind = readers.media_type(inner)
    if kind == "application/gzip":
        raise UnreadableError("is compressed twice", hint="Unpack it first.")
    return readers.read_as(kind, inner)


def _unpacked(content: bytes) -> bytes:
    parts: list[bytes] = []
    left = MAX_BYTES
    try:
        while content.startswith(b"\x1f\x8b"):  # members may follow one another; padding may, too
            member = zlib.decompressobj(_GZIP)
            part = member.decompress(content, left + 1)
            left -= len(part)
            if left < 0:
                raise UnreadableError(f"unpacks to more than {MAX_BYTES >> 20} MB")
            if not member.eof:
                raise UnreadableError("is a gzip file that is cut off", hint="Fetch it again.")
            parts.append(part)
            content = member.unused_data
    except zlib.error as error:
        raise UnreadableError("is a damaged gzip file", hint="Fetch it again.") from error
    return b"".join(parts)
