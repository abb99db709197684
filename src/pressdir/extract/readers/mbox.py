"""A mailbox file (RFC 4155): its messages one after another, each a section of its own."""

import re
from dataclasses import replace
from typing import Final

from pressdir.extract.readers.draft import Draft
from pressdir.extract.readers.eml import read_message
from pressdir.model import Document, Gap, Page

MEDIA_TYPE: Final = "application/mbox"

_SEPARATOR: Final = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\n]*\n")
_ESCAPED: Final = re.compile(rb"^>(>*From )", re.MULTILINE)


def read(document: Document) -> Page:
    """Return the page of all messages. Raises `UnreadableError` when one cannot be parsed."""
    draft = Draft()
    pages = [
        read_message(_ESCAPED.sub(rb"\1", message))
        for message in _SEPARATOR.split(document.content)
        if message.strip()
    ]
    for page in pages:
        draft.paste(page, Gap.SECTION)
    whole = draft.page(MEDIA_TYPE)
    if len(pages) != 1:  # of many messages none speaks for all
        return whole
    only = pages[0]
    return replace(whole, title=only.title, host=only.host, lang=only.lang, date=only.date)
