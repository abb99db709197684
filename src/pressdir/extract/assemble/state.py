"""What a reader of the segments keeps in mind: who is being read of, and what was said before."""

from dataclasses import dataclass, field

from pressdir.extract.anchors import Anchor
from pressdir.extract.assemble.blocks import Blocks
from pressdir.extract.draft import Draft
from pressdir.extract.segments import Segment, Sense
from pressdir.model import Gap

WEAK = 0.4  # agreement of a name and a mailbox that is more than a chance
FAINT = 0.3
CUED = 6  # rows below a cue in which a mailbox without a name is meant by it
LONG_AGO = -CUED - 1  # a row before which every cue is too far


@dataclass(slots=True)
class State:
    """Where a reader is. A step for a segment changes it, and nothing else."""

    blocks: Blocks
    drafts: list[Draft] = field(default_factory=list)
    public: list[Anchor] = field(default_factory=list)  # not for the press

    current: Draft | None = None  # the draft that what comes next belongs to
    waiting: list[Draft] = field(default_factory=list)  # names that share what follows
    only: Draft | None = None  # of several people, the one whom a row speaks of
    beside: Draft | None = None  # the person within whose lines a duty line stands

    ahead: dict[Sense, Segment] = field(default_factory=dict)  # said before the name it is of
    heading: Segment | None = None  # a place that heads what follows
    desk_above: Segment | None = None  # the desk that is the heading of what follows
    joined: str = ""  # the join word just read
    label: str = ""  # the label just read

    cued: int = LONG_AGO  # the row of the last cue or desk
    offer: int = 0  # how many offers were opened, by a cue or a new section
    below: int = 0  # the first offer below the last heading
    headed: bool = False  # whether a cue opened this one
    own: int = -1  # the row in which somebody writes of the own number

    told: Draft | None = None  # whom a sentence said to be there for the press
    one: bool = False  # in segments that are one holder's, whatever stands between them
    skipping: bool = False  # in a row about what is not for the press
    aside_to: int = 0  # where the brackets close that say whom somebody is there for

    @property
    def text(self) -> str:
        """The text of the page."""
        return self.blocks.page.text

    def open(self, row: int) -> Draft:
        """Begin a draft; what comes next belongs to it."""
        cued = row - self.cued <= CUED
        draft = Draft(row, offer=self.offer, headed=self.headed, cued=cued)
        self.drafts.append(draft)
        self.current = draft
        return draft

    def close(self) -> None:
        """Let what comes next belong to nobody yet, and to nobody who waited to share it."""
        self.current = None
        self.waiting.clear()

    def begin_offer(self) -> None:
        """Begin an offer below a heading."""
        self.offer += 1
        self.below = self.offer

    def gap(self, gap: Gap, *, heading: bool = False) -> None:
        """Forget as much as is over with a blank line, a section, a heading."""
        current = self.current
        if gap is Gap.BREAK and not heading:
            return
        if gap is Gap.SECTION or heading:
            if heading:
                self.begin_offer()
            self.headed = False
            self.close()
            self.ahead.clear()
            if gap is Gap.SECTION:
                self.heading = None
        elif current and current.anchors:
            current.closed = True
        elif current and current.named and current.named.prose and current is not self.told:
            self.close()
        self.joined = ""

    def is_near_offer(self, segment: Segment) -> bool:
        """Tell whether a cue, a desk or somebody who can be reached stands right above."""
        offered = (d.last_row for d in self.drafts[-1:] if d.held and d.reachable)
        return segment.row - max((self.cued, *offered)) <= CUED
