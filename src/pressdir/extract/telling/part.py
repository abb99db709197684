"""What a rule looks at: a part of a row, and what is known around it."""

from collections.abc import Callable
from typing import Any

from pressdir.extract.locales import Hit, Hits
from pressdir.extract.segments import Segment, Sense
from pressdir.extract.shapes import EDGE, is_cased
from pressdir.extract.written import Written

_SHORT_HEAD = 3
NOTHING = Hits(())


class Part:
    """`written.text[start:end]`, and the phrases in it; `text` is it without what surrounds it."""

    __slots__ = ("end", "hits", "start", "text", "written")

    def __init__(self, written: Written, start: int, end: int, hits: Hits) -> None:
        self.written = written
        self.start = start
        self.end = end
        self.hits = hits
        self.text = written.text[start:end].strip(EDGE)  # every rule asks for it

    def has(self, *categories: str) -> bool:
        """Tell whether a phrase of one of the categories stands in the part."""
        return not self.hits.categories.isdisjoint(categories)

    def is_head(self, hit: Hit) -> bool:
        """Tell whether a phrase says that the part is an organisation.

        "SA" does, "sa" does not, nor does a name that differs in its accent: "Sá".
        """
        word = self.written.text[hit.start : hit.end]
        short = len(word) <= _SHORT_HEAD
        if short and word.istitle() and not word.isascii() and is_cased(word):
            return False
        return hit.has("org.head") and not (short and word.islower())

    @property
    def lang(self) -> str:
        """The language that the page is in most likely."""
        return next(iter(self.written.lexicon.languages), "")

    def sub(self, start: int, end: int) -> "Part":
        """A part of the part."""
        inner = [hit for hit in self.hits if hit.start >= start and hit.end <= end]
        return Part(self.written, start, end, Hits(inner) if inner else NOTHING)

    def segment(self, sense: Sense, **more: Any) -> Segment:  # noqa: ANN401 - the fields of Segment
        """The part as one segment."""
        return self.written.segment(sense, self.start, self.end, **more)


# What the part is, or None for the next rule.
Rule = Callable[[Part], list[Segment] | None]
