"""Put contacts together: which number and which address belong to whom.

The segments are read in order, as a person reads them. A name or a desk opens a draft; the
addresses and numbers that follow are its own, until the next name, desk or cue. A draft without
address and number is nobody who can be reached, and is dropped: the people merely quoted go that
way. Four habits bend the rule: a row of a table or list with one holder belongs to that holder in
any order; names in a row or a list share what follows them; an address that carries another
person's name goes to that person; and what stands in brackets after an address names its owner.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pressdir.extract import sharing
from pressdir.extract.anchors import Anchor
from pressdir.extract.blocks import Blocks
from pressdir.extract.draft import STRONG, Draft, agreement
from pressdir.extract.publisher import SENDERS
from pressdir.extract.rows import Row
from pressdir.extract.segments import MINE, OFFICE, Segment, Sense
from pressdir.extract.shapes import is_cased, is_phrase, place_of
from pressdir.extract.wording import MAIL_LINK
from pressdir.model import Gap, Name, Page, PhoneKind, Role
from pressdir.normalise import emails, names
from pressdir.normalise.folding import fold
from pressdir.normalise.patterns import waiting

WEAK = 0.4  # agreement of a name and a mailbox that is more than a chance
MOST_ANCHORS = 60  # of one contact; a list of mailboxes is nobody's
WAITING = 2  # rows below a name or desk in which a sentence may give its number
CUED = 6  # rows below a cue in which a mailbox without a name is meant by it
SIGNED = 12  # rows from what somebody writes of the own number to the signature
RECENT = 8  # drafts to which a mailbox may still belong
MOST_TITLE_WORDS = 8
_SHORTEST_TITLE = 3  # letters, in a script with capitals: "(ms)" wrote it
MOST_ROWS = 2  # from a title to the name below it
_WITHIN_TITLES = {",", "/", "&", "|", "-", "–", ""}
FAINT = 0.3
_TITLE = re.compile(r"[^\W\d_]{2,7}\.\s")  # "Mr. ", "Lic. "
_HEADS = frozenset({Sense.OTHER, Sense.ORG, Sense.PLACE, Sense.ROLE})  # may head an entry
_OPENING, _CLOSING = {"(", "（"}, {")", "）"}
_ENUMERATING = {"、", "・"}  # part what is listed, never a name from its title
_BRACKETS = {"(": ")", "（": "）", "[": "]"}
_REACHING = frozenset({Sense.LABEL, Sense.ANCHOR, Sense.JOIN})  # no words of a sentence
_BELOW_NAME = frozenset({Sense.ROLE, Sense.DESK, Sense.ORG, Sense.PLACE})
_OF_OFFICE = frozenset({"label.phone", "label.org", "label.switchboard"})  # "Office:"
_NAMING_OFFICE = frozenset({"label.org", "label.switchboard", "label.address"})  # "Head office:"
_ENDED = waiting(r"[^\W\d_]{4}[.!?]\s+[^\W\d_a-z]")
_NEW_SENTENCE = re.compile(r"[.!?]\s+[^\W\d_a-z]\S*\s+\S+\s+\S")


@dataclass(frozen=True, slots=True)
class Assembly:
    """Who can be reached by what, in reading order, and the anchors that are not for the press."""

    drafts: list[Draft]
    public: list[Anchor]

    def less(self, left: Sequence[Draft]) -> "Assembly":
        """The same, with what reaches some of the drafts not for the press."""
        if not left:
            return self
        anchors = (anchor for draft in left for anchor in draft.anchors)
        return Assembly(_without(self.drafts, left), [*self.public, *anchors])


def assemble(page: Page, rows: Sequence[Row], segments: Sequence[Sequence[Segment]]) -> Assembly:
    """Put together what the rows offer."""
    blocks = Blocks(page, rows, segments)
    reader = _Reader(blocks)
    reader.read()
    drafts = [draft for draft in reader.drafts if draft.reachable]
    meant = any(draft.held or draft.cued for draft in drafts)
    left = [draft for draft in drafts if draft.is_public_line or (meant and draft.is_stray)]
    left += sharing.uncalled(_without(drafts, left))
    offered = sharing.join(_without(drafts, left))
    offered = sharing.staffed(blocks, offered)
    sharing.share(page, offered)
    return Assembly(offered, [*reader.public, *(a for draft in left for a in draft.anchors)])


def _without(drafts: Sequence[Draft], left: Sequence[Draft]) -> list[Draft]:
    known = {id(draft) for draft in left}
    return [draft for draft in drafts if id(draft) not in known]


class _Reader:
    """Reads the segments in order and keeps the draft they belong to."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks
        self._page = blocks.page
        self.drafts: list[Draft] = []
        self.public: list[Anchor] = []  # not for the press
        self._current: Draft | None = None
        self._waiting: list[Draft] = []  # names that share what follows
        self._ahead: dict[Sense, Segment] = {}  # said before the name that it belongs to
        self._heading: Segment | None = None  # a place that heads what follows
        self._desk_above: Segment | None = None  # the desk that is the heading of what follows
        self._joined = ""  # the join word just read
        self._only: Draft | None = None  # of several people, the one whom a row speaks of
        self._cued = -CUED - 1  # the row of the last cue or desk
        self._one = False  # in segments that are one holder's, whatever stands between them
        self._skipping = False  # in a row about what is not for the press
        self._offer = 0  # how many offers were opened, by a cue or a new section
        self._below = 0  # the first offer below the last heading
        self._headed = False  # whether a cue opened this one
        self._takers: Mapping[Sense, Callable[[Segment], None]] = {
            Sense.DESK: self._take_desk,
            Sense.CUE: self._take_cue,
            Sense.ROLE: self._take_attribute,
            Sense.ORG: self._take_attribute,
            Sense.PLACE: self._take_place,
            Sense.HOURS: self._take_hours,
            Sense.NOT_PRESS: self._take_public,
            Sense.OVER: self._end_offer,
        }
        self._aside_to = 0  # where the brackets close that say whom somebody is there for
        self._own = -1  # the row in which somebody writes of the own number
        self._beside: Draft | None = None  # the person within whose lines a duty line stands

    def read(self) -> None:
        """Read all rows."""
        at = 0
        while at < len(self._blocks.rows):
            end = self._blocks.unit(at)
            if below := self._blocks.public_part(at):
                self._gap(Gap.SECTION)
                self.public += [s.anchor for s in self._blocks.between(at, below) if s.anchor]
                at = below
                continue
            if columns := self._blocks.columns(at):
                end, people = columns
                for segments in people:
                    self._together(segments)
            elif self._is_alone(at, end):
                self._together(self._blocks.between(at, end))
            else:
                for number in range(at, end):
                    if self._is_alone(number, number + 1):
                        self._together(self._blocks.segments[number])
                    else:
                        self._row(number)
            at = end
        self._sign()

    def _is_alone(self, start: int, end: int) -> bool:
        """Tell whether the rows are one person's, whatever comes first in them."""
        if not self._blocks.reached_first(start, end):
            return False
        if self._blocks.is_group(start, end) or self._current is None:
            return True
        first = next(s.anchor for s in self._blocks.between(start, end) if s.anchor)
        return self._current.reachable and self._current.agrees(first) < WEAK

    def _together(self, segments: Sequence[Segment]) -> None:
        """Read the holder first, then the rest."""
        holder = next(
            (s for s in segments if s.sense is Sense.NAME and not s.prose),
            next((s for s in segments if s.sense is Sense.DESK), None),
        )
        self._gap(Gap.BLOCK)
        self._current = None
        self._one = True
        for segment in [*filter(None, [holder]), *(s for s in segments if s is not holder)]:
            if segment.sense is not Sense.CUE:
                self._take(segment)
        self._current, self._one = None, False

    def _row(self, number: int) -> None:
        row, segments = self._blocks.rows[number], self._blocks.segments[number]
        if row.role is Role.HEADING:
            told = [s for s in segments if s.sense not in {Sense.JOIN, Sense.LABEL}]
            alone = len(told) == 1 and told[0].sense is Sense.DESK
            self._desk_above = told[0] if alone else None
        if number and not self._continues_heading(number):
            self._gap(row.gap, heading=row.role is Role.HEADING)
        if row.group is None or not number or self._blocks.rows[number - 1].group != row.group:
            self._skipping = False
        self._only = None
        place = _lone_place(segments)
        if place is not None:
            self._head(place)
            return
        hours = any(s.sense is Sense.HOURS and self._near_offer(s) for s in segments)
        if not hours and not self._heads(row, number) and self._blocks.is_public(number):
            self.public += [segment.anchor for segment in segments if segment.anchor]
            return
        sentence = any(s.sentence and s.sense not in _REACHING for s in segments)
        self._return_from_aside(number)
        current = self._current
        apart = current is None or not current.named or row.gap is not Gap.BREAK
        if apart and self._blocks.heads_mailbox(number):
            self._offer += 1
            self._below = self._offer
        if current and current.addresses and self._blocks.heads_mailbox(number):
            self._close()
        office = self._is_of_office(segments)
        if current and current.anchors and (sentence or office):
            self._close()  # a sentence begins anew
        if office and _heads_office(segments) and current and not current.addresses:
            self._take_desk(segments[0])
        for segment in segments:
            self._take(segment)
        self._end_row(number, sentence=sentence)

    def _end_row(self, number: int, *, sentence: bool) -> None:
        """Close what a row opened and does not head."""
        segments, current = self._blocks.segments[number], self._current
        if sentence and not any(segment.anchor for segment in segments):
            self._heading = None  # a place above running text is where it was written
        if current and self._skipping and current.row == number:
            self._close()  # who is named for the public
        elif current and sentence and not current.anchors:
            heads = self._blocks.begins_with_reach(number + 1) and (
                _offers_one(segments) or self._is_owners(segments[0])
            )
            if not _announces(segments) and not heads:
                self._close()  # a sentence names people, it does not head a block

    def _is_owners(self, segment: Segment) -> bool:
        """Tell whether a row begins with the name of whom a mailbox near by is."""
        if segment.name is None or segment.sense is not Sense.NAME:
            return False
        begins = segment.start == self._blocks.rows[segment.row].start
        return begins and self._blocks.fits(segment) >= STRONG

    def _continues_heading(self, number: int) -> bool:
        """Tell whether a heading goes on with the one above.

        A name, and below it the title; or a name, and the numbers in further lines of its heading.
        """
        current, segments, rows = self._current, self._blocks.segments[number], self._blocks.rows
        if current is None or current.named is None or not segments:
            return False
        if not all(rows[n].role is Role.HEADING for n in (number - 1, number)):
            return False
        if rows[number].gap is Gap.BREAK and all(s.sense in _REACHING for s in segments):
            return current.last_row == number - 1
        told = all(s.sense in _BELOW_NAME and not s.prose for s in segments)
        return told and not current.anchors and current.named.row == number - 1

    def _return_from_aside(self, number: int) -> None:
        """Give the mailbox below a duty line to the one among whose lines that stands.

        "Ann Lee / Tel. 555 01 / On call: 555 02 / press@x.org": the mailbox is hers.
        """
        beside, current = self._beside, self._current
        if beside is None:
            return
        segments = self._blocks.segments[number]
        mailbox = any(s.anchor and s.anchor.emails for s in segments)
        if current is None or not current.lacks_mailbox or not self._goes_on_at(number):
            self._beside = None
        elif mailbox and not any(s.sense in {Sense.NAME, Sense.DESK} for s in segments):
            beside.closed = False
            self._current, self._beside = beside, None

    def _heads(self, row: Row, number: int) -> bool:
        """Tell whether the draft at hand is named right above a row and waits for a number."""
        current = self._current
        waits = current is not None and current.held and not current.anchors
        near = current is not None and number - current.row <= WAITING
        return waits and near and row.gap is not Gap.SECTION

    def _gap(self, gap: Gap, *, heading: bool = False) -> None:
        current = self._current
        if gap is Gap.BREAK and not heading:
            return
        if gap is Gap.SECTION or heading:
            if heading:
                self._offer += 1
                self._below = self._offer
            self._headed = False
            self._close()
            self._waiting.clear()
            self._ahead.clear()
            if gap is Gap.SECTION:
                self._heading = None
        elif current and current.anchors:
            current.closed = True
        elif current and current.named and current.named.prose:
            self._close()
        self._joined = ""

    def _close(self) -> None:
        self._current = None

    def _open(self, row: int) -> Draft:
        cued = row - self._cued <= CUED
        draft = Draft(row, offer=self._offer, headed=self._headed, cued=cued)
        self.drafts.append(draft)
        self._current = draft
        return draft

    def _head(self, segment: Segment) -> None:
        """A place on a line of its own is the holder's above, or heads what follows."""
        current = self._current
        if current and current.held and not current.place and not current.anchors:
            current.place, current.placed = segment.text, segment
        else:
            self._heading = segment

    def _take(self, segment: Segment) -> None:
        joined, self._joined = self._joined, ""
        if segment.sense in {Sense.CUE, Sense.DESK} or segment.label == "label.name":
            self._cued = segment.row
        if segment.sense in _HEADS and (anchor := self._blocks.headed(segment)):
            self._begin_entry(anchor)
        match segment.sense:
            case Sense.NAME:
                self._take_name(segment, joined)
            case Sense.ANCHOR:
                self._take_anchor(segment, joined)
            case Sense.JOIN:
                self._joined = segment.label
            case Sense.LABEL:
                self._joined = joined
                self._take_label(segment)
            case sense:
                self._takers.get(sense, self._take_other)(segment)

    def _begin_entry(self, anchor: Anchor) -> None:
        """Take a heading of its own before an address for another entry: "Statistics: 555 01"."""
        current = self._current
        if current is None or not current.anchors:
            return
        if not current.held:
            self._close()
        elif anchor.phones and all(p.kind is PhoneKind.TOLL_FREE for p in anchor.phones):
            self._skipping = True

    def _take_label(self, segment: Segment) -> None:
        if segment.label == "label.name" and segment.start == self._blocks.rows[segment.row].start:
            self._headed = True
        if self._current is None or not self._current.anchors:
            return
        heads = segment.start == self._blocks.rows[segment.row].start and " " in segment.text
        if heads and segment.label == "label.name" and not self._current.held:
            self._close()  # "Media contact:" below entries that nobody is named for
            return
        if segment.label == "label.switchboard":
            if not self._remarks(self._current, segment) and not self._or_by(segment):
                self._take_desk(segment)
        elif segment.label == "label.name":
            row = self._blocks.segments[segment.row]
            following = row[row.index(segment) + 1 :][:1]
            if not following or following[0].anchor is None:
                self._close()  # "Contact:" begins another; "Contact: a@b.org" is a label

    def _or_by(self, segment: Segment) -> bool:
        """Tell whether a switchboard is another way to a desk: "on 555 01 or via switchboard …"."""
        current = self._current
        if current is None or current.name is not None or current.row != segment.row:
            return False
        last, row = current.anchors[-1].end, self._blocks.segments[segment.row]
        between = (s for s in row if last <= s.start < segment.start)
        return any(s.label == "join.or" for s in between)

    def _remarks(self, current: Draft, segment: Segment) -> bool:
        """Tell whether a word stands in brackets behind the last number: "011-555-0142（代表）"."""
        between = self._page.text[current.anchors[-1].end : segment.start].strip()
        return between in _OPENING and self._page.text[segment.end : segment.end + 1] in _CLOSING

    def _take_hours(self, segment: Segment) -> None:
        if self._keeps_hours(segment):
            return
        current = self._current
        free = current is None or current.reachable
        if free and not segment.prose and self._near_offer(segment):
            timed = segment.sentence or any(map(str.isdigit, segment.text))
            self._take_desk(segment._replace(text="") if timed else segment)
            self._beside = current if self._within(current, segment.row) else None

    def _near_offer(self, segment: Segment) -> bool:
        """Tell whether a cue, a desk or somebody who can be reached stands right above."""
        offered = (d.last_row for d in self.drafts[-1:] if d.held and d.reachable)
        return segment.row - max((self._cued, *offered)) <= CUED

    def _keeps_hours(self, segment: Segment) -> bool:
        """Tell whether hours are those of the office at hand: a second number, right below."""
        current = self._current
        if current is None or current.closed or current.name is not None:
            return False
        if not current.numbers or current.addresses:
            return False
        return segment.row - current.last_row <= 1

    def _within(self, current: Draft | None, row: int) -> bool:
        """Tell whether a row stands among the lines of somebody who has no mailbox yet."""
        lacks = current is not None and current.held and not current.addresses
        return lacks and self._goes_on_at(row)

    def _goes_on_at(self, number: int) -> bool:
        """Tell whether a row belongs with the one above: a line of its block, the next item."""
        rows = self._blocks.rows
        items = rows[number - 1].role is Role.ITEM and rows[number].role is Role.ITEM
        return rows[number].gap is Gap.BREAK or (items and rows[number].gap is Gap.BLOCK)

    def _take_own(self, segment: Segment) -> None:
        """What somebody writes of the own number is a mail's sender's, or who signs below."""
        self._close()
        self._skipping = False
        sender = self.drafts[0] if self.drafts else None
        if sender and self._blocks.rows[sender.row].label in SENDERS and sender.name:
            self._only = sender
        else:
            self._own = segment.row

    def _sign(self) -> None:
        """Give what somebody wrote of the own number to who is named next: the signature."""
        if not any(draft.mine for draft in self.drafts):
            return
        kept: list[Draft] = []
        signed: Draft | None = None  # the next that is named
        for draft in reversed(self.drafts):
            if draft.mine and signed is not None and signed.row - draft.last_row <= SIGNED:
                signed.anchors = [*draft.anchors, *signed.anchors]
                signed.segments = [*draft.segments, *signed.segments]
                continue
            kept.append(draft)
            signed = draft if draft.named and not draft.named.prose else signed
        self.drafts = kept[::-1]

    def _take_cue(self, segment: Segment) -> None:
        """A cue opens an offer, unless it is a word within a block: "Photos and accreditation"."""
        if segment.label == MINE:
            self._take_own(segment)
            return
        row = self._blocks.rows[segment.row]
        heads = segment.start - row.start <= 2  # a bullet, a quote
        wordy = " " in segment.text.strip() or (row.group is None and is_phrase(segment.text))
        if self._skipping and segment.prose and not self._anew_since(segment):
            return  # "If you saw something, please call …"
        if not wordy and (not heads or row.group is not None):
            return
        current = self._current
        if self._calls(current, segment) or self._in_brackets(segment):
            return
        if current and self._is_title(current, segment):
            current.role = current.role or segment
            return
        if current and (current.anchors or (current.named and row.gap is not Gap.BREAK)):
            self._close()
        self._waiting.clear()
        self._ahead.clear()
        self._skipping = False
        self._offer += 1
        self._headed = True

    def _anew_since(self, segment: Segment) -> bool:
        """Tell whether a sentence began in the row before a cue, since it spoke of the public."""
        told = self._blocks.segments[segment.row]
        public = [s for s in told if s.sense is Sense.NOT_PRESS and s.end <= segment.start]
        if not public:
            return True
        return ";" in self._page.text[public[-1].end : segment.start] or self._sentences_before(
            public[-1], segment
        )

    def _calls(self, current: Draft | None, segment: Segment) -> bool:
        """Tell whether a cue closes the sentence that named somebody: "… تماس بگیرند"."""
        named = current.named if current and not current.anchors else None
        here = named is not None and named.row == segment.row and named.led
        return here and not is_cased(segment.text)

    def _in_brackets(self, segment: Segment) -> bool:
        """Tell whether a cue says whom a person is there for: "Ann Lee (for French media)"."""
        named = self._current.named if self._current else None
        if named is None or named.row != segment.row or named.end > segment.start:
            return False
        between = self._page.text[named.end : segment.start].strip()
        if between not in _BRACKETS:
            return False
        row = self._blocks.rows[segment.row]
        self._aside_to = max(self._page.text.find(_BRACKETS[between], segment.end, row.end), 0)
        return True

    def _is_title(self, current: Draft, segment: Segment) -> bool:
        """Tell whether a cue behind a name is the title: "Ann Lee, press contact, 555 01 42"."""
        named = current.named
        if named is None or named.prose or segment.sentence or current.closed:
            return False
        between = self._page.text[named.end : segment.start].strip()
        if segment.row != named.row or not between or self._reached(current):
            return False
        row = self._blocks.segments[segment.row]
        following = row[row.index(segment) + 1 :][:1]
        return not following or following[0].sense not in {Sense.NAME, Sense.DESK}

    def _is_linked(self, current: Draft, segment: Segment) -> bool:
        """Tell whether a desk stands behind a name that is itself the link to a mailbox."""
        here = current.row == segment.row and not segment.prose
        linked = current.name is not None and bool(current.anchors)
        return here and linked and not self._reached(current)

    def _reached(self, current: Draft) -> bool:
        """Tell whether an address stands behind the draft's name, not as a link around it."""
        named = current.named
        return any(named is None or anchor.end > named.end for anchor in current.anchors)

    def _take_name(self, segment: Segment, joined: str = "") -> None:
        if self._returned(segment):
            return
        fits = self._blocks.fits(segment)
        rung = self._near_offer(segment) and self._blocks.rings(segment)
        if segment.prose and not segment.led and fits < WEAK and not rung:
            return
        if fits < WEAK and self._blocks.is_org(segment):
            self._take_attribute(segment._replace(sense=Sense.ORG, name=None))
            return
        if fits < WEAK and not segment.led and self._blocks.below_street(segment):
            return
        current = self._current
        if said := self._said_again(segment):
            self._current = said
            return
        if current and not current.held and current.reachable and self._follows(current, segment):
            current.name, current.named = segment.name, segment
            return
        if current and self._bracketed(current, segment):
            self._hand_over(current, segment)
        elif current is None or current.anchors or current.closed:
            self._waiting.clear()
            self._begin(segment)
        elif current.name is None:
            self._name(current, segment)
        else:
            self._second(current, current.named, segment, joined)

    def _said_again(self, segment: Segment) -> Draft | None:
        """Whose name stands again below the own numbers: "Mail Ann Lee"."""
        last = self._current or (self.drafts[-1] if self.drafts else None)
        if last is None or last.name is None or segment.name is None or last.closed:
            return None
        near = segment.row <= last.last_row + 1 and (
            segment.row == last.last_row or self._blocks.rows[segment.row].gap is Gap.BREAK
        )
        linked = segment.label == MAIL_LINK and self._links_to(segment, last)
        again = last.anchors and fold(last.name.full) == fold(segment.name.full)
        return last if near and (linked or again) else None

    def _links_to(self, segment: Segment, last: Draft) -> bool:
        """Tell whether the mailbox that a name is a link to bears another form of the name."""
        row = self._blocks.segments[segment.row]
        anchor = next((s.anchor for s in row if s.anchor and s.start == segment.start), None)
        anchor = anchor or next((s.anchor for s in row if s.anchor and s.end >= segment.end), None)
        return anchor is not None and last.agrees(anchor) >= WEAK

    def _follows(self, current: Draft, segment: Segment) -> bool:
        """Tell whether a name after an address is its owner's: "ann@x.org (Ann Lee)"."""
        if not current.anchors or current.closed:
            return False
        if any(names.agreement(str(segment.name), e.local) >= STRONG for e in current.addresses):
            return True
        between = self._page.text[current.anchors[-1].end : segment.start]
        return between.strip(" ") in {"(", "["}

    def _bracketed(self, current: Draft, segment: Segment) -> bool:
        """Tell whether a name in brackets is the owner's of the address before it.

        "Ann Lee, tel. …, or write to b.oz@x.org (Bea Oz)": the last address is not Ann's.
        """
        last = current.anchors[-1] if current.anchors else None
        if last is None or current.name is None or segment.name is None:
            return False
        if self._page.text[last.end : segment.start].strip() != "(":
            return False
        if current.named and current.named.start > current.anchors[0].start and last.phones:
            return True  # "030 555 01 (Ann Lee), 030 555 02 (Bea Oz)"
        return agreement(segment.name, last) > max(current.agrees(last), FAINT)

    def _hand_over(self, current: Draft, segment: Segment) -> None:
        """Give the last address to the person named behind it."""
        anchor = current.anchors.pop()
        written = next((s for s in reversed(current.segments) if s.anchor == anchor), segment)
        current.segments = [s for s in current.segments if s is not written]
        self._begin(segment)
        if self._current:
            self._current.anchors.append(anchor)
            self._current.segments.append(written)

    def _begin(self, segment: Segment) -> Draft:
        draft = self._open(segment.row)
        self._name(draft, segment)
        return draft

    def _name(self, draft: Draft, segment: Segment) -> None:
        draft.name, draft.named = segment.name, segment
        draft.segments.append(segment)
        if draft.desk is not None and not draft.orgs and draft.desk.row < segment.row - 1:
            draft.desk = None
        for sense in (Sense.ROLE, Sense.ORG):
            ahead = self._ahead.pop(sense, None)
            if ahead and (sense is Sense.ORG or segment.row - ahead.row <= MOST_ROWS):
                self._attribute(draft, ahead)
        ahead = self._ahead.pop(Sense.PLACE, None)
        if ahead and segment.row - ahead.row <= 1:
            draft.place, draft.placed = ahead.text, ahead
        elif self._heading is not None and not draft.place:
            draft.placed = self._heading

    def _is_spelt_again(self, first: Segment | None, segment: Segment) -> bool:
        """Tell whether brackets write the name in other letters: "鄧詠詩女士 (Ms Wincy Tang)"."""
        if first is None or is_cased(first.text) or not is_cased(segment.text):
            return False
        return self._page.text[first.end : segment.start].strip() in _OPENING

    def _second(self, current: Draft, first: Segment | None, segment: Segment, joined: str) -> None:
        """A name while the draft has one and nothing to be reached by yet."""
        blocks = self._blocks
        if self._is_spelt_again(first, segment):
            return
        titled = current.role is not None and first is not None and current.role.start > first.start
        if titled and segment.after in _ENUMERATING:
            titled = False  # "藤原（課長補佐）・木之内"
        if first is None or (blocks.listed(first, segment, joined) and not titled):
            self._waiting.append(current)
            ahead = [
                s for s in current.orgs if first and s.row == segment.row and s.end <= first.start
            ]
            self._begin(segment).orgs += ahead  # said of all of them
            return
        own, fits = blocks.fits(first), blocks.fits(segment)
        same_row = segment.row == first.row
        between = self._page.text[first.end : segment.start]
        offered = first.led and same_row and not _ENDED.search(between)
        spoken = first.prose and not segment.prose and not offered
        better = fits > own + WEAK or spoken
        better = better or (same_row and _is_addressed(segment) and not _is_addressed(first))
        if same_row and _labels(first, segment):
            current.name, current.named = segment.name, segment
            return
        if better or (same_row and own <= fits and blocks.names_domain(first)):
            self._displace(current, segment)
        elif not same_row and (
            self._stand_alike(current, segment)
            or (min(own, fits) >= STRONG and blocks.apart(first, segment))
        ):
            self._waiting.append(current)
            self._begin(segment)
        elif own >= STRONG or same_row or self._one or blocks.rows[segment.row].gap is Gap.BREAK:
            if not segment.prose:
                current.orgs.append(self._proved(segment))
        else:
            self._close()
            self._begin(segment)

    def _stand_alike(self, current: Draft, segment: Segment) -> bool:
        """Tell whether two names stand one below the other, each with a title on its line."""
        first, blocks = current.named, self._blocks
        if first is None or first.prose or segment.prose or segment.row != first.row + 1:
            return False
        if blocks.rows[segment.row].gap is not Gap.BREAK or blocks.names_domain(segment):
            return False
        titled = (s for s in blocks.segments[segment.row] if s.sense is Sense.ROLE)
        return current.role is not None and current.role.row == first.row and any(titled)

    def _proved(self, segment: Segment) -> Segment:
        """Capitalised words beside a name: an organisation's if a domain near by has them."""
        named = self._blocks.names_domain(segment)
        return segment._replace(sense=Sense.ORG) if named else segment

    def _displace(self, current: Draft, segment: Segment) -> None:
        """What was taken for a name is the organisation; the name comes now."""
        before = current.named
        current.name, current.named = segment.name, segment
        current.segments.append(segment)
        if before is not None and not before.prose and before.row >= segment.row - 1:
            current.orgs.append(self._proved(before))

    def _take_desk(self, segment: Segment) -> None:
        if segment.name is not None and self._blocks.fits(segment) >= STRONG:
            self._take_name(segment._replace(sense=Sense.NAME))
            return
        current = self._current
        if current and self._is_linked(current, segment):
            current.role = current.role or segment
        elif current is None or current.anchors or current.closed:
            draft = self._open(segment.row)
            draft.desk = segment
            draft.placed = self._heading
            if org := self._ahead.pop(Sense.ORG, None):
                draft.orgs.append(org)
        elif not current.held:
            current.desk = segment
        elif current.name is None:
            current.orgs.append(segment)  # "Press Office" under "Communications Department"
        elif current.role is not None and self._continues(current.role, segment):
            current.role = self._joined_up(current.role, segment)
        elif current.role is None and not segment.prose:
            current.role = segment  # the desk that a named person works at

    def _take_attribute(self, segment: Segment) -> None:
        reached = self._current is not None and self._current.anchors
        if reached and segment.label != OFFICE and self._blocks.labels(segment):
            return  # "RPC: 987 555 142"
        if segment.prose and (self._current is None or self._current.anchors):
            return
        if self._is_name_after_all(segment):
            return
        current = self._current
        if current and not current.closed and self._belongs(current, segment):
            self._attribute(current, segment)
            return
        self._ahead[segment.sense] = segment
        if segment.place and self._introduces(segment):
            self._heading = segment._replace(sense=Sense.PLACE, text=segment.place)
        if current and current.anchors and segment.row > current.last_row:
            self._close()

    def _introduces(self, segment: Segment) -> bool:
        """Tell whether a row ends in an organisation and a colon: "Contacts at IOM Chad:"."""
        row = self._blocks.rows[segment.row]
        return row.text(self._page).rstrip().endswith((":", "："))

    def _is_name_after_all(self, segment: Segment) -> bool:
        """Take a title, an organisation or a place for a name if a mailbox says it is one."""
        current = self._current
        owned = current and current.named and self._blocks.fits(current.named) >= STRONG
        if segment.name is None or owned or self._blocks.fits(segment) < STRONG:
            return False
        self._take_name(segment._replace(sense=Sense.NAME))
        return True

    def _belongs(self, current: Draft, segment: Segment) -> bool:
        """Tell whether a title or organisation is the draft's, not the next one's."""
        if self._leads_name(segment) and current.name is not None:
            return False
        if not current.anchors:
            return True
        if not current.held and not current.orgs:
            return False
        return segment.row == current.last_row and not (
            current.orgs if segment.sense is Sense.ORG else current.role
        )

    def _leads_name(self, segment: Segment) -> bool:
        """Tell whether a title is of the name right behind it: "伊藤、係長 加藤".

        It is, too, below a name that has its title: "班長 笹森" / "主任 大道寺".
        """
        current = self._current
        if segment.sense is not Sense.ROLE or current is None:
            return False
        titled = current.role is not None and current.role.row == segment.row - 1
        if segment.after not in _ENUMERATING and not titled:
            return False
        row = self._blocks.segments[segment.row]
        following = next(iter(row[row.index(segment) + 1 :]), None)
        return following is not None and following.sense is Sense.NAME and following.led

    def _attribute(self, draft: Draft, segment: Segment) -> None:
        if segment.sense is Sense.ROLE and draft.role is None:
            draft.role = segment
        elif segment.sense is Sense.ROLE and self._continues(draft.role, segment):
            draft.role = self._joined_up(draft.role, segment)
        elif segment.sense is Sense.ROLE:
            if _is_ahead(draft, draft.role) and not _is_ahead(draft, segment):
                draft.role = segment  # what stands behind the name is surely the person's
        else:
            draft.orgs.append(segment)
            if segment.place and not draft.place:
                draft.place, draft.placed = segment.place, segment

    def _continues(self, role: Segment | None, segment: Segment) -> bool:
        """Tell whether a title goes on behind a comma or a slash: "Advisor, Media Relations"."""
        if role is None or role.row != segment.row:
            return False
        between = self._page.text[role.end : segment.start].strip()
        return between in _WITHIN_TITLES

    def _joined_up(self, role: Segment | None, segment: Segment) -> Segment:
        if role is None:
            return segment
        text = " ".join(self._page.text[role.start : segment.end].split())
        return role._replace(end=segment.end, text=text)

    def _take_place(self, segment: Segment) -> None:
        if self._is_name_after_all(segment):
            return
        current = self._current
        if current is None or current.anchors:
            if not segment.prose and not self._blocks.is_dated(segment):
                self._ahead[Sense.PLACE] = segment
        elif not current.closed and not current.place:
            current.place, current.placed = segment.text, segment

    def _end_offer(self, segment: Segment) -> None:
        """Let nothing below a heading like "About us" or "Share this" be what was offered above."""
        if not segment.prose and self._blocks.segments[segment.row][0] is segment:
            self._gap(Gap.SECTION, heading=True)
            self._cued = segment.row - CUED - 1

    def _take_public(self, segment: Segment) -> None:
        """Pass over the row about what is not for the press, if it names nobody who is."""
        row = self._blocks.segments[segment.row]
        told = next(s for s in row if s.sense not in {Sense.JOIN, Sense.LABEL})
        offered = (s for s in row if s.sense is Sense.NAME and (s.led or not s.prose))
        offered = (s for s in offered if self._is_meant(s, segment))
        cued = segment.row - self._cued <= 1 and any(s.sense is Sense.NAME for s in row)
        first = told is segment and not cued
        self._skipping = self._skipping or first or not any(offered)
        if self._skipping and self._cued == segment.row:
            self._cued = segment.row - CUED - 1  # "Questions from customers" offers nobody below
        self._take_other(segment)

    def _take_other(self, segment: Segment) -> None:
        """What the lexicon does not know: a language, an address, a title without a known word."""
        if self._returned(segment):
            return
        self._only = self._called(segment) or self._only
        current = self._current
        if segment.end <= self._aside_to:
            return
        if current is None:
            ahead = self._ahead.get(Sense.PLACE)
            if ahead and self._is_code(ahead, segment):
                self._ahead[Sense.PLACE] = self._joined_up(ahead, segment)
            if segment.place and Sense.ORG in self._ahead:  # the address of an organisation
                self._ahead[Sense.PLACE] = segment._replace(text=segment.place)
            return
        if current.placed and self._is_code(current.placed, segment):
            current.placed = self._joined_up(current.placed, segment)
            current.place = current.placed.text
            return
        if segment.langs:
            current.langs = tuple(dict.fromkeys((*current.langs, *segment.langs)))
            current.spoken = current.spoken or segment
        if segment.place and not current.place:
            current.place, current.placed = segment.place, segment
        if self._lists_on(current, segment):
            current.orgs[-1] = self._joined_up(current.orgs[-1], segment)
        elif segment.sense is Sense.OTHER and self._titles(current, segment):
            current.role = segment
        elif segment.sense is Sense.OTHER and self._may_be_org(current, segment):
            current.orgs.append(segment)

    def _is_meant(self, name: Segment, public: Segment) -> bool:
        """Tell whether who is named on a row is named for the press, not for what the row says.

        "Applications by May. Ms Lee, 555 01 42": a sentence of it that led to a name means her.
        """
        if public.prose and name.led and name.start > public.start:
            return False
        return not self._sentences_before(name, public)

    def _may_be_org(self, current: Draft, segment: Segment) -> bool:
        """Tell whether words between a name and its numbers may be an organisation."""
        if current.named is None or current.anchors or segment.prose or current.named.prose:
            return False
        capital = segment.text[:1].isupper() and not any(map(str.isdigit, segment.text))
        return capital and segment.row - current.named.row <= MOST_ROWS

    def _is_code(self, place: Segment, segment: Segment) -> bool:
        """Tell whether a state's code behind a place is part of its name: "Washington, DC"."""
        if place.row != segment.row or not 0 < segment.start - place.end <= len(", "):
            return False
        return segment.text.isupper() and bool(place_of(f"{place.text} {segment.text}"))

    def _lists_on(self, current: Draft, segment: Segment) -> bool:
        """Tell whether an organisation's name goes on: "Office for Chad, the Sahel and Niger"."""
        if not current.orgs or current.anchors or not segment.text[:1].islower():
            return False
        if any(map(str.isdigit, segment.text)):
            return False  # "ul. Polna 8"
        last = current.orgs[-1]
        return last.row == segment.row and self._page.text[last.end : segment.start].strip() == ","

    def _called(self, segment: Segment) -> Draft | None:
        """The one of several people whose given name stands there: "Mobile (Ann): …"."""
        if not self._waiting or self._current is None:
            return None
        word = fold(names.without_ending(segment.text))
        for draft in (*self._waiting, self._current):
            if draft.name and word in {fold(part) for part in _words(draft.name)}:
                return draft
        return None

    def _returned(self, segment: Segment) -> bool:
        """Leave the last number to the one whom brackets behind it name: "011-555-0142（高橋）".

        Tell whether there is one.
        """
        if self._current is None or not self._current.anchors:
            return False
        last = self._current.anchors[-1]
        between = self._page.text[last.end : segment.start].strip()
        owner = self._called(segment) if between in _OPENING else None
        if owner is None:
            return False
        for draft in (*self._waiting, self._current):
            if draft is not owner and last in draft.anchors:
                draft.anchors.remove(last)
        return True

    def _titles(self, current: Draft, segment: Segment) -> bool:
        """Tell whether a short text right behind a name can be nothing but the title."""
        named = current.named
        if named is None or named.prose or current.role or current.anchors:
            return False
        if current.orgs and current.orgs[-1].row == segment.row:
            return False
        if len(segment.text) < _SHORTEST_TITLE and is_cased(segment.text):
            return False
        if names.is_only_titles(segment.text):
            return False  # "PhD." behind a comma
        near = segment.row - named.row <= 1
        wordy = (
            any(map(str.isalpha, segment.text)) and len(segment.text.split()) <= MOST_TITLE_WORDS
        )
        return near and wordy and not any(char.isdigit() for char in segment.text)

    def _take_anchor(self, segment: Segment, joined: str) -> None:
        anchor = segment.anchor
        if anchor is None or self._skipping:
            self.public += [anchor] if anchor else []
            return
        if self._current and self._anew(self._current, anchor):
            self._current = self._current if self._completes(self._current, segment) else None
        if self._current and self._is_for_others(self._current, segment):
            self._close()
        draft = self._only or self._owner(segment, anchor, joined)
        if len(draft.anchors) >= MOST_ANCHORS:
            draft = self._unnamed(segment)
        sharing = [*self._waiting, draft]
        owned = not all(map(emails.is_shared, anchor.emails)) and not self._is_of_all(anchor)
        if owned or self._only or draft is not self._current:
            draft.take(segment, anchor)  # a person's mailbox is no one else's
        elif len(anchor.phones) == len(sharing):  # "Ann Lee / Bo Yu, 555 01 42 / 43": one each
            for one, phone in zip(sharing, anchor.phones, strict=True):
                one.take(segment, replace(anchor, phones=(phone,)))
        else:
            for one in sharing:
                one.take(segment, anchor)

    def _is_for_others(self, current: Draft, segment: Segment) -> bool:
        """Tell whether a desk's mailbox stands on a line of its own below a person with hers.

        "Ann Lee, ann.lee@x.org / Office: press@x.org": something heads it that is no label of it.
        """
        anchor, row = segment.anchor, self._blocks.segments[segment.row]
        if anchor is None or not anchor.emails or not all(map(emails.is_shared, anchor.emails)):
            return False
        own = current.name is not None and any(not emails.is_shared(e) for e in current.addresses)
        headed = row[0].sense in {Sense.OTHER, Sense.DESK} or row[0].label in _OF_OFFICE
        return own and segment.row > current.last_row and row[0] is not segment and headed

    def _is_of_office(self, segments: Sequence[Segment]) -> bool:
        """Tell whether a row gives an office's number and mailbox below a person's own.

        "Ann Lee, ann.lee@x.org / Department: 555 01 42, press@x.org".
        """
        current, reach = self._current, [s.anchor for s in segments if s.anchor]
        mailboxes = [e for anchor in reach for e in anchor.emails]
        if current is None or current.name is None or not mailboxes:
            return False
        reached = any(not emails.is_shared(each) for each in current.addresses)
        if _heads_office(segments):
            reached = reached or bool(current.numbers)
        elif segments[0].label not in _OF_OFFICE:
            return False
        return reached and all(map(emails.is_shared, mailboxes)) and any(a.phones for a in reach)

    def _completes(self, current: Draft, segment: Segment) -> bool:
        """Tell whether a paragraph gives the mailbox to the numbers of nobody named before it."""
        missing = current.numbers and not current.addresses
        mailbox = segment.anchor is not None and segment.anchor.emails
        return current.nobodys and segment.row == current.last_row and bool(missing and mailbox)

    def _is_of_all(self, anchor: Anchor) -> bool:
        """Tell whether a mailbox is that of all who share a line: it bears nobody's name."""
        return bool(self._waiting) and all(
            draft.agrees(anchor) < FAINT for draft in (*self._waiting, *self.drafts[-1:])
        )

    def _sentences_before(self, segment: Segment, other: Segment) -> bool:
        """Tell whether a sentence ends between a segment and another one after it."""
        return bool(_NEW_SENTENCE.search(self._page.text[segment.end : other.start]))

    def _anew(self, current: Draft, anchor: Anchor) -> bool:
        """Tell whether a new sentence began since the draft's last address."""
        last = current.anchors[-1] if current.anchors else None
        if last is None or last.end > anchor.start:
            return False
        return bool(_NEW_SENTENCE.search(self._page.text[last.end : anchor.start]))

    def _owner(self, segment: Segment, anchor: Anchor, joined: str) -> Draft:
        """Whose an address or a number is."""
        if draft := self._by_name(anchor):
            return draft
        current = self._current
        if current is None or (
            current.closed and not anchor.void and not self._goes_on(current, segment)
        ):
            return self._desk_without_mail(anchor) or self._unnamed(segment)
        if joined == "join.or" and anchor.emails and current.nobodys and current.addresses:
            other = self._open(segment.row)  # two mailboxes, nobody named
            other.cued = current.cued
            return other
        group = self._blocks.rows[segment.row].group
        if group is not None and current.row != segment.row:
            return self._desk_without_mail(anchor) or current
        return current

    def _unnamed(self, segment: Segment) -> Draft:
        """A draft for an address that nobody is named for; what was said before may say whose."""
        draft = self._open(segment.row)
        draft.mine = segment.row == self._own
        if org := self._ahead.pop(Sense.ORG, None):
            draft.orgs.append(org)
        elif segment.anchor and segment.anchor.phones:
            draft.desk, self._desk_above = self._desk_above, None
        draft.placed = self._ahead.pop(Sense.PLACE, None) or self._heading
        return draft

    def _by_name(self, anchor: Anchor) -> Draft | None:
        """The person whose name the address carries, when the draft at hand is another's."""
        if self._current is not None:
            named = max((*self._waiting, self._current), key=lambda draft: draft.agrees(anchor))
            if named.agrees(anchor) >= WEAK:
                return named
        best = max(self.drafts[-RECENT:], key=lambda draft: draft.agrees(anchor), default=None)
        return best if best is not None and best.agrees(anchor) >= STRONG else None

    def _goes_on(self, current: Draft, segment: Segment) -> bool:
        """Tell whether an address after a blank line still belongs to the draft."""
        alone = all(
            s.sense in {Sense.LABEL, Sense.ANCHOR, Sense.JOIN} or self._is_remark(s)
            for s in self._blocks.segments[segment.row]
        )
        if not alone or self._blocks.rows[segment.row].gap is Gap.SECTION:
            return False
        if not current.held and segment.row != current.last_row + 1:
            return False
        mailbox = segment.anchor is not None and segment.anchor.emails
        missing = not current.addresses if mailbox else not current.numbers
        between = self._blocks.between(current.last_row + 1, segment.row)
        return missing or all(s.sense is Sense.LABEL for s in between)

    def _is_remark(self, segment: Segment) -> bool:
        """Tell whether a text in brackets only says more of a number: "(WhatsApp only)"."""
        if segment.sense not in {Sense.OTHER, Sense.HOURS}:
            return False
        before = self._page.text[self._blocks.rows[segment.row].start : segment.start]
        return any(before.rfind(o) > before.rfind(c) for o, c in zip("([", ")]", strict=True))

    def _desk_without_mail(self, anchor: Anchor) -> Draft | None:
        """A desk named above that has numbers only, for a mailbox that is a desk's."""
        if not anchor.emails or not all(map(emails.is_shared, anchor.emails)):
            return None
        lacking = [
            draft
            for draft in reversed(self.drafts[-RECENT:])
            if draft.lacks_mailbox and draft.offer >= self._below
        ]
        offices = (d for d in lacking if d.desk and d.desk.sense is not Sense.HOURS)
        return next(offices, next(iter(lacking), None))


def _is_addressed(segment: Segment) -> bool:
    """Tell whether a name has an honorific: "Interviews in Sesotho: Mr. Mokoena"."""
    titled = segment.name is not None and bool(segment.name.prefix)
    return titled or _TITLE.match(segment.text) is not None


def _heads_office(segments: Sequence[Segment]) -> bool:
    """Tell whether a row begins with what an office is called, and its number or mailbox."""
    return segments[0].label in _NAMING_OFFICE and bool(segments[1:2] and segments[1].anchor)


def _announces(segments: Sequence[Segment]) -> bool:
    """Tell whether a sentence ends in a cue and a name: "… Contacts: Ann Lee", and her lines."""
    if len(segments) == 1 and segments[0].sense is Sense.DESK:
        return True  # "Kommunikationsenheten", and its lines
    last = segments[-2:]
    return [s.sense for s in last] == [Sense.CUE, Sense.NAME] and last[1].led


def _labels(first: Segment, second: Segment) -> bool:
    """Tell whether unknown words before a colon say what the person is: "للتنسيق الإعلامي: …"."""
    known = first.led or (first.name is not None and first.name.prefix)
    return second.after in {":", "："} and not known and not is_cased(first.text)


def _offers_one(segments: Sequence[Segment]) -> bool:
    """Tell whether a sentence offers one person: "取材は、担当の田中までご連絡ください。".

    In a script without capitals only: there nothing but a title or "with" made a name of words.
    """
    people = [s for s in segments if s.sense is Sense.NAME and not is_cased(s.text)]
    return any(s.sense is Sense.CUE for s in segments) and [s.led for s in people] == [True]


def _words(name: Name) -> tuple[str, ...]:
    """The words of a name, and its family and given name where no blank parts them."""
    return (*name.full.split(), name.family, name.given)


def _is_ahead(draft: Draft, segment: Segment | None) -> bool:
    """Tell whether a segment stands before the draft's name."""
    return bool(segment and draft.named and segment.start < draft.named.start)


def _lone_place(segments: Iterable[Segment]) -> Segment | None:
    told = [s for s in segments if s.sense not in {Sense.JOIN, Sense.LABEL}]
    alone = len(told) == 1 and told[0].sense is Sense.PLACE and not told[0].prose
    return told[0] if alone else None
