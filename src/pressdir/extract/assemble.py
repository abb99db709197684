"""Put contacts together: which number and which address belong to whom.

The segments are read in order, as a person reads them. A name or a desk opens a draft; the
addresses and numbers that follow are its own, until the next name, desk or cue. A draft without
address and number is nobody who can be reached, and is dropped: the people merely quoted go that
way. Four habits bend the rule: a row of a table or list with one holder belongs to that holder in
any order; names in a row or a list share what follows them; an address that carries another
person's name goes to that person; and what stands in brackets after an address names its owner.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pressdir.extract.anchors import Anchor
from pressdir.extract.rows import Row
from pressdir.extract.segments import Segment, Sense
from pressdir.model import (
    Contact,
    EmailAddress,
    Evidence,
    Gap,
    Kind,
    Name,
    Page,
    Phone,
    PhoneKind,
    Role,
)
from pressdir.normalise import emails, names, phones
from pressdir.normalise.folding import fold

STRONG = 0.9  # agreement of a name and a mailbox that decides alone
WEAK = 0.4
LOOK_AHEAD = 7  # rows in which a name looks for a mailbox that agrees with it
MOST_TITLE_WORDS = 8
MANY_COLUMNS = 2
_NEW_SENTENCE = re.compile(r"[.!?]\s+[^\W\d_a-z]\S*\s+\S+\s+\S")
_FORERUNNERS = frozenset({Sense.LABEL, Sense.CUE, Sense.JOIN})


@dataclass(slots=True)
class Draft:
    """A contact in the making."""

    row: int
    name: Name | None = None
    desk: Segment | None = None
    orgs: list[Segment] = field(default_factory=list)
    role: Segment | None = None
    place: str = ""
    placed: Segment | None = None
    langs: tuple[str, ...] = ()
    named: Segment | None = None
    anchors: list[Anchor] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    closed: bool = False
    cued: bool = False

    @property
    def reachable(self) -> bool:
        """Tell whether there is an address or a number."""
        return any(not anchor.void for anchor in self.anchors)

    @property
    def held(self) -> bool:
        """Tell whether somebody or some desk is named."""
        return self.name is not None or self.desk is not None

    @property
    def addresses(self) -> list[EmailAddress]:
        """The addresses, each once."""
        return list(dict.fromkeys(e for anchor in self.anchors for e in anchor.emails))

    @property
    def numbers(self) -> list[Phone]:
        """The numbers, each once."""
        return list(dict.fromkeys(p for anchor in self.anchors for p in anchor.phones))


def assemble(
    page: Page, rows: Sequence[Row], segments: Sequence[Sequence[Segment]]
) -> list[Contact]:
    """The contacts that the rows offer, in reading order."""
    reader = _Reader(page, rows, segments)
    drafts = reader.read()
    return _contacts(page, drafts)


class _Reader:
    """Reads the segments in order and keeps the draft they belong to."""

    def __init__(
        self, page: Page, rows: Sequence[Row], segments: Sequence[Sequence[Segment]]
    ) -> None:
        self._page = page
        self._rows = rows
        self._segments = segments
        self._mail = _mailboxes(segments)
        self.drafts: list[Draft] = []
        self._current: Draft | None = None
        self._waiting: list[Draft] = []  # names that share what follows
        self._ahead: dict[Sense, Segment] = {}  # said before the name that it belongs to
        self._heading: Segment | None = None  # a place that heads what follows
        self._joined = ""  # the join word just read
        self._within: int | None = None  # the first row of the group that is being read
        self._only: Draft | None = None  # of several people, the one whom a row speaks of
        self._skipping = False  # in a sentence about what is not for the press

    def read(self) -> list[Draft]:
        """Read all rows; give the drafts that can be reached."""
        at = 0
        while at < len(self._rows):
            end = self._unit(at)
            if columns := self._columns(at):
                end, people = columns
                for segments in people:
                    self._together(segments)
            elif self._alone(at, end):
                self._together([s for number in range(at, end) for s in self._segments[number]])
            else:
                for number in range(at, end):
                    if end - at > 1 and self._alone(number, number + 1):
                        self._together(self._segments[number])
                    else:
                        self._row(number)
            at = end
        return [draft for draft in self.drafts if draft.reachable]

    # --- what stands together: a row of a table, an item of a list, a block of lines --------

    def _unit(self, start: int) -> int:
        """The row after those that stand together with `start`."""
        group = self._rows[start].group
        end = start + 1
        while end < len(self._rows):
            row = self._rows[end]
            if row.group != group or (group is None and row.gap is not Gap.BREAK):
                break
            end += 1
        return end

    def _alone(self, start: int, end: int) -> bool:
        """Tell whether one holder stands there, after what reaches it.

        "030 555 01 77, Ada Lind, ada@x.org": the number first. Where the name comes first, reading
        on in order does as well.
        """
        found = [s for number in range(start, end) for s in self._segments[number]]
        reach = [s for s in found if s.anchor and not s.anchor.void]
        people = [s for s in found if s.sense is Sense.NAME and not s.prose]
        desks = [s for s in found if s.sense is Sense.DESK and not s.prose]
        if not reach or len(people) > 1 or (not people and len(desks) != 1):
            return False
        if any(s.prose and s.sense is Sense.NAME for s in found):
            return False
        if any(desk.start < reach[0].start for desk in desks):
            return False  # what comes first is the desk's
        holder = (people or desks)[0]
        if reach[0].start > holder.start:
            return False
        if holder.row == end - 1 > start and self._reaches_first(end):
            return False  # the name heads what comes next
        current = self._current
        grouped = self._rows[start].group is not None and end == self._unit(start)
        row = end - start == 1
        first = next((s for s in found if s.sense not in _FORERUNNERS), None)
        leads = first is reach[0] if row else not any(s.prose for s in found)
        return grouped or (leads and (current is None or current.reachable))

    def _reaches_first(self, number: int) -> bool:
        """Tell whether a row begins with an address or a number."""
        if number >= len(self._rows) or self._rows[number].gap is Gap.SECTION:
            return False
        told = (s for s in self._segments[number] if s.sense not in _FORERUNNERS)
        first = next(told, None)
        return first is not None and first.anchor is not None

    def _together(self, segments: Sequence[Segment]) -> None:
        """Read the holder first, then the rest."""
        holder = next(
            (s for s in segments if s.sense is Sense.NAME and not s.prose),
            next((s for s in segments if s.sense is Sense.DESK), None),
        )
        self._gap(Gap.BLOCK)
        self._close()
        self._within = segments[0].row if segments else None
        for segment in [*filter(None, [holder]), *(s for s in segments if s is not holder)]:
            if segment.sense is not Sense.CUE:
                self._take(segment)
        self._close()

    def _columns(self, start: int) -> tuple[int, list[list[Segment]]] | None:
        """A table with a person in each column: where it ends, and each person's segments.

        The first row names several people and reaches none; the rows below reach them, each in a
        cell with the same header.
        """
        if self._rows[start].role is not Role.CELL or not self._rows[start].label:
            end = self._unit(start)
            if self._rows[start].role is not Role.CELL or end >= len(self._rows):
                return None
        first = range(start, self._unit(start))
        people = [s for n in first for s in self._segments[n] if s.sense is Sense.NAME]
        if len(people) < MANY_COLUMNS or any(s.anchor for n in first for s in self._segments[n]):
            return None
        end = start
        columns: dict[str, list[Segment]] = {}
        while end < len(self._rows) and self._rows[end].role is Role.CELL:
            if self._rows[end].label:
                columns.setdefault(self._rows[end].label, []).extend(self._segments[end])
            end += 1
        heads = [[s for s in column if s.sense is Sense.NAME] for column in columns.values()]
        if len(columns) < MANY_COLUMNS or any(len(head) > 1 for head in heads):
            return None
        return end, list(columns.values())

    # --- line after line -------------------------------------------------------------------

    def _row(self, number: int) -> None:
        row = self._rows[number]
        if number:
            self._gap(row.gap, heading=row.role is Role.HEADING)
        self._skipping = False
        self._only = None
        segments = self._segments[number]
        place = _lone_place(segments)
        if place is not None:
            self._head(place, alone=True)
            return
        if self._public(segments):
            return
        if self._headed(number):
            self._close()
        sentence = any(s.sentence for s in segments)
        if sentence and self._current and self._current.anchors:
            self._close()  # a sentence begins anew
        for segment in segments:
            self._take(segment)
        current = self._current
        if current and sentence and not current.anchors:
            self._close()  # a sentence names people, it does not head a block

    def _headed(self, number: int) -> bool:
        """Tell whether a row of unknown words heads a mailbox of its own: "Images" / "img@…"."""
        told = self._segments[number]
        alone = len(told) == 1 and told[0].sense is Sense.OTHER and told[0].text.isprintable()
        if not alone or any(map(str.isdigit, told[0].text)) or number + 1 >= len(self._rows):
            return False
        following = next(iter(self._segments[number + 1]), None)
        again = following and following.anchor and following.anchor.emails
        return bool(again and self._current and self._current.addresses)

    def _public(self, segments: Sequence[Segment]) -> bool:
        """Tell whether a row gives a number to the public and not to the press.

        "Witnesses can ring 0471 …": a sentence that neither names anybody nor speaks of contact.
        """
        reach = [s.anchor for s in segments if s.anchor and not s.anchor.void]
        if not reach or any(anchor.emails for anchor in reach):
            return False
        offered = any(
            s.sense in {Sense.NAME, Sense.DESK}
            or (s.sense is Sense.CUE and (" " in s.text or not s.prose))
            for s in segments
        )
        spoken = any(s.sentence for s in segments)
        barred = any(s.sense is Sense.NOT_PRESS for s in segments)
        return (spoken or barred) and not offered

    def _gap(self, gap: Gap, *, heading: bool = False) -> None:
        current = self._current
        if gap is Gap.BREAK and not heading:
            return
        if gap is Gap.SECTION or heading:
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
        draft = Draft(row)
        self.drafts.append(draft)
        self._current = draft
        return draft

    def _head(self, segment: Segment, *, alone: bool) -> None:
        """A place on a line of its own, or "In Beirut,", heads what follows."""
        current = self._current
        if current and current.held and not current.place and (not alone or not current.closed):
            if not current.reachable or current.row == segment.row or segment.row - current.row < 6:
                current.place = current.place or segment.text
                current.placed = segment
                return
        self._heading = segment

    def _take(self, segment: Segment) -> None:
        joined, self._joined = self._joined, ""
        match segment.sense:
            case Sense.NAME:
                self._take_name(segment, joined)
            case Sense.DESK:
                self._take_desk(segment)
            case Sense.ANCHOR:
                self._take_anchor(segment, joined)
            case Sense.CUE:
                self._take_cue(segment)
            case Sense.ROLE | Sense.ORG:
                self._take_attribute(segment)
            case Sense.PLACE:
                self._take_place(segment)
            case Sense.JOIN:
                self._joined = segment.label
            case Sense.LABEL:
                self._joined = joined
                self._take_label(segment)
            case Sense.HOURS:
                self._take_hours(segment)
            case _:
                self._take_other(segment)

    def _take_label(self, segment: Segment) -> None:
        if self._current is None or not self._current.anchors:
            return
        if segment.label == "label.switchboard":
            self._take_desk(segment)
        elif segment.label == "label.name":
            row = self._segments[segment.row]
            following = row[row.index(segment) + 1 :][:1]
            if not following or following[0].anchor is None:
                self._close()  # "Contact:" begins another; "Contact: a@b.org" is a label

    def _take_hours(self, segment: Segment) -> None:
        if not segment.prose and (self._current is None or self._current.reachable):
            self._take_desk(segment)

    def _take_cue(self, segment: Segment) -> None:
        """A cue opens an offer, unless it is a word within a block: "Photos and accreditation"."""
        row = self._rows[segment.row]
        heads = segment.start - row.start <= 2  # noqa: PLR2004 - a bullet, a quote
        wordy = " " in segment.text.strip()
        if not wordy and (not heads or row.group is not None):
            return
        current = self._current
        if current and (current.anchors or (current.named and row.gap is not Gap.BREAK)):
            self._close()
        self._waiting.clear()
        self._ahead.clear()
        self._skipping = False

    def _take_name(self, segment: Segment, joined: str = "") -> None:
        fits = self._fits(segment)
        if segment.prose and not segment.led and fits < WEAK:
            return
        if fits < WEAK and not segment.led and self._addressed(segment):
            return
        current = self._current
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

    def _addressed(self, segment: Segment) -> bool:
        """Tell whether a street and number stand right above: names come before the address."""
        row = self._rows[segment.row]
        if not segment.row or row.gap is not Gap.BREAK:
            return False
        above = self._segments[segment.row - 1]
        street = any(s.sense is Sense.OTHER and s.text[-1:].isdigit() for s in above)
        return street and not any(s.anchor or s.prose for s in above)

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

        def fit(name: Name) -> float:
            return max((names.agreement(name.full, e.local) for e in last.emails), default=0.0)

        return fit(segment.name) > max(fit(current.name), WEAK - 0.1)

    def _hand_over(self, current: Draft, segment: Segment) -> None:
        """Give the last address to the person named behind it."""
        anchor = current.anchors.pop()
        self._begin(segment)
        if self._current:
            self._current.anchors.append(anchor)

    def _begin(self, segment: Segment) -> None:
        draft = self._open(segment.row)
        self._name(draft, segment)

    def _name(self, draft: Draft, segment: Segment) -> None:
        draft.name, draft.named = segment.name, segment
        draft.segments.append(segment)
        if draft.desk is not None and not draft.orgs and draft.desk.row < segment.row - 1:
            draft.desk = None
        for sense in (Sense.ROLE, Sense.ORG):
            if ahead := self._ahead.pop(sense, None):
                self._attribute(draft, ahead)
        if ahead := self._ahead.pop(Sense.PLACE, None):
            draft.place, draft.placed = ahead.text, ahead
        elif self._heading is not None and not draft.place:
            draft.placed = self._heading

    def _second(self, current: Draft, first: Segment | None, segment: Segment, joined: str) -> None:
        """A name while the draft has one and nothing to be reached by yet."""
        if first is None or self._listed(first, segment, joined):
            self._waiting.append(current)
            self._begin(segment)
            return
        own, fits = self._fits(first), self._fits(segment)
        same_row = segment.row == first.row
        better = fits > own + WEAK or (first.prose and not segment.prose)
        if better or (same_row and own <= fits and self._is_org(first)):
            self._displace(current, segment)
        elif own >= STRONG or same_row or self._rows[segment.row].gap is Gap.BREAK:
            if not segment.prose:
                current.orgs.append(segment)
        else:
            self._close()
            self._begin(segment)

    def _listed(self, first: Segment, second: Segment, joined: str) -> bool:
        """Tell whether two names stand side by side: "A and B", or items of one list."""
        if joined in {"join.and", "join.or"}:
            return True
        if first.row == second.row and second.after in {"/", "|", "·", "•", ";"}:
            return not self._is_org(first)
        rows = self._rows
        items = rows[first.row].role is Role.ITEM and rows[second.row].role is Role.ITEM
        return items and first.row != second.row

    def _displace(self, current: Draft, segment: Segment) -> None:
        """What was taken for a name is the organisation; the name comes now."""
        before = current.named
        current.name, current.named = segment.name, segment
        current.segments.append(segment)
        if before is not None and not before.prose and before.row >= segment.row - 1:
            current.orgs.append(before)

    def _is_org(self, segment: Segment) -> bool:
        """Tell whether an address near by has the words for its domain."""
        joined = "".join(c for c in fold(segment.text) if c.isalnum())
        near = fold(self._page.text[segment.start : segment.end + 400]).replace("-", "")
        return len(joined) > 4 and (f"{joined}." in near or f"@{joined}" in near)

    def _fits(self, segment: Segment) -> float:
        """How well the mailboxes that follow agree with the name."""
        if segment.name is None:
            return 0.0
        best = 0.0
        for row, address in self._mail:
            if segment.row <= row <= segment.row + LOOK_AHEAD:
                best = max(best, names.agreement(segment.name.full, address.local))
        return best

    def _take_desk(self, segment: Segment) -> None:
        if segment.name is not None and self._fits(segment) >= STRONG:
            self._take_name(replace(segment, sense=Sense.NAME))
            return
        current = self._current
        if current is None or current.anchors or current.closed:
            draft = self._open(segment.row)
            draft.desk = segment
            draft.placed = self._heading
            if org := self._ahead.pop(Sense.ORG, None):
                draft.orgs.append(org)
        elif not current.held:
            current.desk = segment
        elif current.name is None or current.role is not None:
            current.orgs.append(segment)  # "Press Office" under "Communications Department"
        elif not segment.prose:
            current.role = segment  # the desk that a named person works at

    def _take_attribute(self, segment: Segment) -> None:
        if segment.prose and (self._current is None or self._current.anchors):
            return
        if segment.name is not None and self._fits(segment) >= STRONG and not self._owned(segment):
            self._take_name(replace(segment, sense=Sense.NAME))
            return
        current = self._current
        if current and not current.closed and self._belongs(current, segment):
            self._attribute(current, segment)
        else:
            self._ahead[segment.sense] = segment
            if current and current.anchors and segment.row > self._last_row(current):
                self._close()

    def _owned(self, segment: Segment) -> bool:
        current = self._current
        return bool(current and current.named and self._fits(current.named) >= STRONG)

    def _belongs(self, current: Draft, segment: Segment) -> bool:
        """Tell whether a title or organisation is the draft's, not the next one's."""
        if not current.anchors:
            return True
        if not current.held and not current.orgs:
            return False
        return segment.row == self._last_row(current) and not (
            current.orgs if segment.sense is Sense.ORG else current.role
        )

    def _last_row(self, draft: Draft) -> int:
        """The row of the draft's last address or number."""
        return max((s.row for s in draft.segments if s.anchor), default=draft.row)

    def _attribute(self, draft: Draft, segment: Segment) -> None:
        if segment.sense is Sense.ROLE:
            if draft.role is None:
                draft.role = segment
            else:
                draft.orgs.append(segment)
        else:
            draft.orgs.append(segment)
            if segment.place and not draft.place:
                draft.place = segment.place
                draft.placed = segment

    def _take_place(self, segment: Segment) -> None:
        if segment.name is not None and self._fits(segment) >= STRONG and not self._owned(segment):
            self._take_name(replace(segment, sense=Sense.NAME))
            return
        current = self._current
        if current and not current.closed and not current.anchors:
            if not current.place:
                current.place, current.placed = segment.text, segment
        elif current is None or current.anchors:
            self._ahead[Sense.PLACE] = segment

    def _take_other(self, segment: Segment) -> None:
        """What the lexicon does not know: a language, an address, a title without a known word."""
        if segment.sense is Sense.NOT_PRESS:
            row = self._segments[segment.row]
            self._skipping = row[0] is segment or not any(s.sense is Sense.NAME for s in row)
        self._only = self._called(segment) or self._only
        current = self._current
        if current is None:
            return
        current.langs = current.langs or segment.langs
        if segment.place and not current.place:
            current.place, current.placed = segment.place, segment
        if segment.sense is Sense.OTHER and self._titles(current, segment):
            current.role = segment

    def _called(self, segment: Segment) -> Draft | None:
        """The one of several people whose given name stands there: "Mobile (Ann): …"."""
        if not self._waiting or self._current is None:
            return None
        word = fold(segment.text)
        for draft in (*self._waiting, self._current):
            if draft.name and word in {fold(part) for part in draft.name.full.split()}:
                return draft
        return None

    def _titles(self, current: Draft, segment: Segment) -> bool:
        """Tell whether a short text right behind a name can be nothing but the title."""
        named = current.named
        if named is None or named.prose or current.role or current.anchors:
            return False
        near = segment.row - named.row <= 1
        wordy = (
            any(map(str.isalpha, segment.text)) and len(segment.text.split()) <= MOST_TITLE_WORDS
        )
        return near and wordy and not any(char.isdigit() for char in segment.text)

    def _take_anchor(self, segment: Segment, joined: str) -> None:
        anchor = segment.anchor
        if anchor is None or self._skipping:
            return
        if self._current and self._anew(self._current, anchor):
            self._close()
        draft = self._only or self._owner(segment, anchor, joined)
        draft.anchors.append(anchor)
        draft.segments.append(segment)
        draft.closed = False
        if self._only is not None:
            return
        if self._waiting and draft is self._current and not anchor.emails:
            for other in self._waiting:
                other.anchors.append(anchor)
                other.segments.append(segment)
        elif self._waiting and draft is self._current:
            self._shared(anchor, segment)

    def _anew(self, current: Draft, anchor: Anchor) -> bool:
        """Tell whether a new sentence began since the draft's last address."""
        last = current.anchors[-1] if current.anchors else None
        if last is None or last.end > anchor.start:
            return False
        return bool(_NEW_SENTENCE.search(self._page.text[last.end : anchor.start]))

    def _shared(self, anchor: Anchor, segment: Segment) -> None:
        """Names before one mailbox share it, unless it is one's own."""
        for other in self._waiting:
            if all(emails.is_shared(address) for address in anchor.emails):
                other.anchors.append(anchor)
                other.segments.append(segment)

    def _owner(self, segment: Segment, anchor: Anchor, joined: str) -> Draft:
        current = self._current
        if anchor.emails and (draft := self._by_name(anchor)) is not None:
            return draft
        if current is None:
            return self._desk_without_mail(anchor) or self._unnamed(segment)
        if anchor.void:
            return current
        if current.closed and not self._goes_on(current, segment):
            if anchor.emails and (desk := self._desk_without_mail(anchor)) is not None:
                return desk
            return self._unnamed(segment)
        if (
            not current.held
            and not current.orgs
            and anchor.emails
            and current.addresses
            and joined == "join.or"
        ):
            return self._open(segment.row)
        if (
            anchor.emails
            and current.row != segment.row
            and (desk := self._desk_without_mail(anchor))
        ):
            if self._rows[segment.row].group is not None:
                return desk
        return current

    def _unnamed(self, segment: Segment) -> Draft:
        """A draft for an address that nobody is named for; what was said before may say whose."""
        draft = self._open(segment.row)
        if org := self._ahead.pop(Sense.ORG, None):
            draft.orgs.append(org)
        draft.placed = self._ahead.pop(Sense.PLACE, None) or self._heading
        return draft

    def _by_name(self, anchor: Anchor) -> Draft | None:
        """The person whose name the address carries, when the draft at hand is another's."""

        def fit(draft: Draft) -> float:
            if draft.name is None:
                return 0.0
            return max(names.agreement(draft.name.full, address.local) for address in anchor.emails)

        if self._current is not None and fit(self._current) >= WEAK:
            return self._current
        best = max(self.drafts[-8:], key=fit, default=None)
        return best if best is not None and fit(best) >= STRONG else None

    def _goes_on(self, current: Draft, segment: Segment) -> bool:
        """Tell whether an address after a blank line still belongs to the draft."""
        row = self._rows[segment.row]
        others = [
            s
            for s in self._segments[segment.row]
            if s.sense not in {Sense.LABEL, Sense.ANCHOR, Sense.JOIN}
        ]
        kind_missing = (
            not current.addresses
            if segment.anchor and segment.anchor.emails
            else not current.numbers
        )
        if others or row.gap is Gap.SECTION or not current.held:
            return False
        between = range(self._last_row(current) + 1, segment.row)
        only_labels = all(s.sense is Sense.LABEL for n in between for s in self._segments[n])
        return kind_missing or only_labels

    def _desk_without_mail(self, anchor: Anchor) -> Draft | None:
        """A desk named above that has numbers only, for a mailbox that is a desk's."""
        if not anchor.emails or not all(map(emails.is_shared, anchor.emails)):
            return None
        for draft in reversed(self.drafts[-6:]):
            if (
                draft.name is None
                and draft.desk is not None
                and draft.numbers
                and not draft.addresses
            ):
                return draft
        return None


def _lone_place(segments: Iterable[Segment]) -> Segment | None:
    told = [s for s in segments if s.sense not in {Sense.JOIN, Sense.LABEL}]
    return told[0] if len(told) == 1 and told[0].sense is Sense.PLACE else None


def _mailboxes(segments: Sequence[Sequence[Segment]]) -> list[tuple[int, EmailAddress]]:
    return [
        (segment.row, address)
        for row in segments
        for segment in row
        if segment.anchor
        for address in segment.anchor.emails
    ]


# --- drafts to contacts -----------------------------------------------------------------------


def _contacts(page: Page, drafts: list[Draft]) -> list[Contact]:
    found: list[Contact] = []
    for draft in list(_given_back(drafts)):
        if _public_line(draft):
            continue
        contact = _contact(page, draft)
        if any(_repeats(contact, draft, other) for other in found):
            continue
        for number, other in enumerate(found):
            if _same(contact, other):
                found[number] = _united(other, contact)
                break
        else:
            found.append(contact)
    return found


def _public_line(draft: Draft) -> bool:
    """Tell whether a draft is a free number and nothing else: a line for the public."""
    if draft.held or draft.addresses:
        return False
    return all(phones.plan_kind(phone) is PhoneKind.TOLL_FREE for phone in draft.numbers)


def _given_back(drafts: list[Draft]) -> Iterator[Draft]:
    """The drafts; a mailbox that stands apart goes to the person whose name it carries."""
    for draft in drafts:
        owner = _carried(draft, drafts) if draft.name is None and not draft.numbers else None
        if owner is None:
            yield draft
        else:
            owner.anchors += draft.anchors


def _carried(draft: Draft, drafts: list[Draft]) -> Draft | None:
    for other in drafts:
        if other.name is not None and not other.addresses:
            fits = [names.agreement(other.name.full, e.local) for e in draft.addresses]
            if fits and min(fits) >= STRONG:
                return other
    return None


def _repeats(contact: Contact, draft: Draft, other: Contact) -> bool:
    """Tell whether an unnamed draft only says again what a contact has."""
    if contact.name is not None:
        return False
    again = set(contact.emails) <= set(other.emails) and set(contact.phones) <= set(other.phones)
    if not again:
        return False
    return (
        other.kind is Kind.DESK or not draft.orgs or not all(map(emails.is_shared, contact.emails))
    )


def _same(one: Contact, other: Contact) -> bool:
    """Tell whether two contacts of one document are one: the same name, and nothing against it."""
    if one.kind is not other.kind:
        return False
    if one.name and other.name:
        return fold(one.name.full) == fold(other.name.full)
    if one.name or other.name:
        return False
    return bool(set(one.emails) & set(other.emails)) or (
        bool(set(one.phones) & set(other.phones)) and not (one.emails and other.emails)
    )


def _united(one: Contact, other: Contact) -> Contact:
    return replace(
        one,
        org=one.org or other.org,
        role=one.role or other.role,
        location=one.location or other.location,
        emails=tuple(dict.fromkeys((*one.emails, *other.emails))),
        phones=tuple(dict.fromkeys((*one.phones, *other.phones))),
        langs=one.langs or other.langs,
        evidence=(*one.evidence, *other.evidence),
    )


def _contact(page: Page, draft: Draft) -> Contact:
    addresses, numbers = tuple(draft.addresses), tuple(draft.numbers)
    org = _org(draft)
    place = draft.place or (draft.placed.text if draft.placed else "")
    contact = Contact(
        kind=_kind(draft, addresses),
        name=draft.name or _desk_name(draft),
        org=org or page.site,
        role=draft.role.text if draft.role and draft.name else None,
        location=place or None,
        emails=addresses,
        phones=numbers,
        langs=draft.langs,
    )
    return replace(contact, evidence=_evidence(page, draft, contact))


def _kind(draft: Draft, addresses: tuple[EmailAddress, ...]) -> Kind:
    if draft.name is not None:
        return Kind.PERSON
    unnamed = not draft.desk and not draft.orgs and addresses
    if unnamed and not any(map(emails.is_shared, addresses)):
        return Kind.PERSON
    return Kind.DESK


def _desk_name(draft: Draft) -> Name | None:
    return Name(draft.desk.text) if draft.desk and draft.desk.text else None


def _org(draft: Draft) -> str | None:
    for segment in draft.orgs:
        text = segment.text
        if segment.place and text.endswith(segment.place) and text != segment.place:
            text = text[: -len(segment.place)].rstrip(" -–/,")
        return text
    return None


def _evidence(page: Page, draft: Draft, contact: Contact) -> tuple[Evidence, ...]:
    found = []

    def add(field_: str, value: object, start: int, end: int, rule: str = "") -> None:
        if value and end > start:
            found.append(Evidence(field_, str(value), start, end, _line(page, start, end), rule))

    if draft.named and contact.name:
        add("name", contact.name, draft.named.start, draft.named.end)
    elif draft.desk and contact.name:
        add("name", contact.name, draft.desk.start, draft.desk.end)
    if draft.orgs:
        add("org", contact.org, draft.orgs[0].start, draft.orgs[0].end)
    if draft.role and contact.role:
        add("role", contact.role, draft.role.start, draft.role.end)
    if draft.placed and contact.location:
        add("location", contact.location, draft.placed.start, draft.placed.end)
    for anchor in draft.anchors:
        for value in anchor.emails:
            add("emails", value, anchor.start, anchor.end, anchor.rule)
        for phone in anchor.phones:
            add("phones", phone, anchor.start, anchor.end, anchor.rule)
    return tuple(found)


def _line(page: Page, start: int, end: int) -> str:
    first = page.text.rfind("\n", 0, start) + 1
    last = page.text.find("\n", end)
    return page.text[first : last if last >= 0 else len(page.text)]
