"""Gutters: where columns of blanks parted what stands on one line of plain text.

A page has one blank there, as everywhere; the reader marks the cells before it. Whoever cuts lines
sees a tab in its place, which parts as a comma does.
"""

from pressdir.model import Page

MARK = "cell"


def of(page: Page) -> frozenset[int]:
    """The places of a page's text in which a gutter was."""
    return frozenset(mark.end for mark in page.marks if mark.name == MARK)


def shown(text: str, start: int, gutters: frozenset[int]) -> str:
    """A stretch of a page's text, which begins at `start`, with tabs for its gutters."""
    if not gutters or gutters.isdisjoint(range(start, start + len(text))):
        return text
    signs = enumerate(text, start)
    return "".join("\t" if at in gutters and sign == " " else sign for at, sign in signs)


def closed(text: str) -> str:
    """The same as the page has it: with blanks for the tabs."""
    return text.replace("\t", " ")
