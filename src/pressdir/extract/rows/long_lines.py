"""Cut lines that no person wrote: what is read line by line must not take hours for one of them."""

from collections.abc import Iterator
from dataclasses import replace

from pressdir.model import Gap, Line, Page

LONGEST = 2000  # characters; a paragraph of a release has a few hundred


def cut(page: Page) -> Page:
    """The page with its lines at most `LONGEST` characters long; its text stays as it is."""
    if all(len(line.text) <= LONGEST for line in page.lines):
        return page
    return replace(page, lines=tuple(piece for line in page.lines for piece in _pieces(line)))


def _pieces(line: Line) -> Iterator[Line]:
    start, gap = 0, line.gap
    while len(line.text) - start > LONGEST:
        blank = line.text.rfind(" ", start + 1, start + LONGEST)
        end = blank if blank > start else start + LONGEST
        yield from _piece(line, start, end, gap)
        start, gap = end, Gap.BREAK
    yield from _piece(line, start, len(line.text), gap)


def _piece(line: Line, start: int, end: int, gap: Gap) -> Iterator[Line]:
    raw = line.text[start:end]
    if text := raw.strip():
        lead = len(raw) - len(raw.lstrip())
        yield line._replace(text=text, start=line.start + start + lead, gap=gap)
