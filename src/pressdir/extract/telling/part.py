"""What a rule looks at: a part of a row, and what is known around it."""

from collections.abc import Callable
from typing import Any, NamedTuple

from pressdir.extract.locales import Hit
from pressdir.extract.segments import Segment, Sense
from pressdir.extract.shapes import EDGE, is_cased
from pressdir.extract.written import Written

_SHORT_HEAD = 3


class Part(NamedTuple):
    """`written.text[start:end]`, and the phrases in it."""

    written: Written
    start: int
    end: int
    hits: tuple[Hit, ...]

    @property
    def text(self) -> str:
        """The part without what only surrounds it."""
        return self.written.text[self.start : self.end].strip(EDGE)

    def has(self, *categories: str) -> bool:
        """Tell whether a phrase of one of the categories stands in the part."""
        return any(hit.has(*categories) for hit in self.hits)

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
        inner = tuple(hit for hit in self.hits if hit.start >= start and hit.end <= end)
        return Part(self.written, start, end, inner)

    def segment(self, sense: Sense, **more: Any) -> Segment:  # noqa: ANN401 - the fields of Segment
        """The part as one segment."""
        return self.written.segment(sense, self.start, self.end, **more)


# What the part is, or None for the next rule.
Rule = Callable[[Part], list[Segment] | None]
