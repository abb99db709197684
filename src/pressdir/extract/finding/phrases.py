"""The phrases of the lexicon on the lines of a page, each line looked at once."""

from bisect import bisect_right
from collections.abc import Sequence

from pressdir.extract.locales import Hit, Hits, Lexicon
from pressdir.model import Page

SHORT = 160  # characters of a line that is looked at whole
REACH = 60  # characters around a number in which a longer line says what it is
LABEL = 30  # characters of a line that is a label
EDGE = " \t\u00a0.,;:()/-–"  # stands around words and digits


class Phrases:
    """A page and the words that say what stands on its lines."""

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        self.page = page
        self.lexicon = lexicon
        self._starts = [line.start for line in page.lines]
        self._hits: dict[int, Hits] = {}

    def line_at(self, at: int) -> int:
        """The number of the line on which a place of the page's text is."""
        return max(0, bisect_right(self._starts, at) - 1)

    def on(self, number: int) -> Hits:
        """The phrases of a line."""
        if number not in self._hits:
            self._hits[number] = self.lexicon.hits(self.page.lines[number].text)
        return self._hits[number]

    def near(self, number: int, start: int, end: int) -> Sequence[Hit]:
        """The phrases around a place of a line; of a short line all."""
        line = self.page.lines[number].text
        if len(line) <= SHORT:
            return self.on(number)
        first = line.rfind(" ", 0, max(0, start - REACH)) + 1
        last = line.find(" ", end + REACH)
        hits = self.lexicon.hits(line[first : last if last >= 0 else len(line)])
        return [Hit(hit.categories, hit.start + first, hit.end + first) for hit in hits]
