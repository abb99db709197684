"""HTML as a browser would show it: visible text in reading order, and what its markup knows.

Block elements end lines, `<br>` breaks them, table rows and list items are numbered, header cells
and `<dt>` label what they head. What is not shown is not there: scripts, comments, templates,
`<noscript>` (the fallback of a page whose scripts ran) unless an address stands in it, hidden
elements; nor is what readers said below. Text with `aria-hidden` is hidden from screen readers
only, so it stays, except in icon fonts, whose text is a glyph's name. Of scripts that write an
address the address is read.
"""

import re
from dataclasses import replace
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from pressdir.extract.readers.draft import Draft
from pressdir.extract.readers.encoding import decode
from pressdir.extract.readers.html.nesting import bounded
from pressdir.extract.readers.html.walk import Walk
from pressdir.model import Document, Page
from pressdir.normalise.patterns import waiting

MEDIA_TYPE: Final = "text/html"

_CHARSET: Final = waiting(
    rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_PROLOGUE: Final = 4096  # bytes in which a charset is declared; the standard looks at 1024


def read(document: Document) -> Page:
    """Return the page of an HTML document. Raises `UnreadableError` for binary data."""
    declared = _CHARSET.search(document.content[:_PROLOGUE])
    charset = document.charset or (declared[1].decode("ascii") if declared else None)
    return read_html(decode(document.content, charset))


def read_html(html: str) -> Page:
    """Return the page of HTML that is decoded already."""
    tree = LexborHTMLParser(bounded(html))
    if tree.root is None:
        return Draft().page(MEDIA_TYPE)
    walk = Walk()
    walk.over(tree.root)
    walk.metadata.write_missing(walk.draft)
    page = walk.draft.page(MEDIA_TYPE)
    about = walk.metadata
    return replace(
        page, title=about.title, site=about.site, host=about.host, lang=about.lang, date=about.date
    )
