"""Put contacts together: which number and which address belong to whom.

    blocks      what stands together on the page
    reading     its rows in their order, as a person reads them; `state` is what they leave in mind
    reached     whether a number or an address stands before the one whom it reaches
    steps       a segment does what its sense says: STEPS
    naming      a name opens a draft; so does a desk (offices)
    dealing     to each of several the own one of a row below their names
    owning      what follows reaches the one at hand, until the next name, desk or cue (offers)
    attributes  titles, organisations and places are said of the one at hand, or ahead of the next
    spanning    a cell over several rows of a table is of everybody in them
    settling    what is seen only when all is read: who shares what, who is left out

A draft without address and number is nobody who can be reached, and is dropped: the people merely
quoted go that way. Four habits bend the rule: a row of a table or list with one holder belongs to
that holder in any order (blocks); names in a row or a list share what follows them (naming); an
address that carries another person's name goes to that person (owning); and what stands in brackets
after an address names its owner (brackets).
"""

from collections.abc import Sequence
from typing import NamedTuple

from pressdir.extract.anchors import Anchor
from pressdir.extract.assemble import reading, settling, spanning
from pressdir.extract.assemble.blocks import Blocks
from pressdir.extract.draft import Draft
from pressdir.extract.locales import Lexicon
from pressdir.extract.rows import Row
from pressdir.extract.segments import Segment
from pressdir.model import Page


class Assembly(NamedTuple):
    """Who can be reached by what, in reading order, and the anchors that are not for the press."""

    drafts: list[Draft]
    public: list[Anchor]

    def less(self, left: Sequence[Draft]) -> "Assembly":
        """The same, with what reaches some of the drafts not for the press."""
        if not left:
            return self
        anchors = (anchor for draft in left for anchor in draft.anchors)
        return Assembly(settling.without(self.drafts, left), [*self.public, *anchors])


def assemble(
    page: Page, rows: Sequence[Row], segments: Sequence[Sequence[Segment]], lexicon: Lexicon
) -> Assembly:
    """Put together what the rows offer."""
    blocks = Blocks(page, rows, segments, lexicon)
    read = reading.read(blocks)
    spanning.spread(blocks, read.drafts)
    drafts = [draft for draft in read.drafts if draft.reachable]
    left = settling.unmeant(blocks, drafts)
    meant = settling.settled(blocks, settling.without(drafts, left))
    return Assembly(meant, [*read.public, *(anchor for draft in left for anchor in draft.anchors)])
