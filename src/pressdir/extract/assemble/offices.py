"""Desks, duty lines and switchboards: what nobody is named for."""

from collections.abc import Sequence

from pressdir.extract.assemble import attributes, brackets
from pressdir.extract.assemble.state import State
from pressdir.extract.draft import STRONG, Draft
from pressdir.extract.segments import Segment, Sense
from pressdir.model import Gap
from pressdir.normalise.mailboxes import is_shared

_PARTING = frozenset(".;|•·!?。")  # between what a row says to several
_DIVIDED = 6  # rows below a label
_OF_OFFICE = frozenset({"label.phone", "label.org", "label.switchboard"})  # "Office:"
_NAMING_OFFICE = frozenset({"label.org", "label.switchboard", "label.address"})  # "Head office:"


def take_desk(state: State, segment: Segment) -> Segment | None:
    """A desk opens a draft, or is where the person at hand works."""
    if segment.name is not None and state.blocks.fits(segment) >= STRONG:
        return segment._replace(sense=Sense.NAME)
    if state.skipping and _follows_public(state, segment):
        state.skipping = False
    open_desk(state, segment)
    return None


def _follows_public(state: State, desk: Segment) -> bool:
    """Tell whether a row parts the press from the public: "Tickets: 555 01 42 | Press: 556"."""
    parted = state.text[max(0, desk.start - 4) : desk.start].rstrip()[-1:] in _PARTING
    return parted and state.blocks.is_said_to_press(desk.row, desk.start)


def open_desk(state: State, segment: Segment) -> None:
    """The same, for what stands for a desk."""
    current = state.current
    if current and _is_anew(state, current, segment):
        state.close()
    if current and _is_linked(current, segment):
        current.role = current.role or segment
    elif current is None or current.anchors or current.closed:
        draft = state.open(segment.row)
        draft.desk = segment
        draft.placed = state.heading
        if org := state.ahead.pop(Sense.ORG, None):
            draft.orgs.append(org)
    elif not current.held:
        current.desk = segment
    elif current.name is None:
        current.orgs.append(segment)  # "Press Office" under "Communications Department"
    elif current.role is not None and attributes.continues(state, current.role, segment):
        current.role = state.blocks.joined(current.role, segment)
    elif current.role is None and not segment.prose:
        current.role = segment  # the desk that a named person works at


def _is_anew(state: State, current: Draft, segment: Segment) -> bool:
    """Tell whether a desk is what is offered, and who is named before is only spoken of.

    "The President will see Ann Lee. Please sign up with the press office at …": another sentence,
    or a cue right before the desk.
    """
    named, row = current.named, state.blocks.segments[segment.row]
    if named is None or named.row != segment.row or current.anchors or not segment.prose:
        return False
    if state.blocks.begins_sentence(named.end, segment.start):
        return True
    before = row[max(0, row.index(segment) - 1)]
    return before.sense is Sense.CUE and before.start >= named.end


def _is_linked(current: Draft, segment: Segment) -> bool:
    """Tell whether a desk stands behind a name that is itself the link to a mailbox."""
    here = current.row == segment.row and not segment.prose
    linked = current.name is not None and bool(current.anchors)
    return here and linked and not current.reached_behind_name


# --- labels -----------------------------------------------------------------------------------


def take_label(state: State, segment: Segment) -> None:
    """A switchboard's number is another's; "Contact:" begins another."""
    if segment.label == "label.name" and segment.start == state.blocks.rows[segment.row].start:
        state.headed = True
    current = state.current
    if current is None or not current.anchors:
        return
    heads = segment.start == state.blocks.rows[segment.row].start and " " in segment.text
    if heads and segment.label == "label.name" and not current.held:
        state.close()  # "Media contact:" below entries that nobody is named for
    elif segment.label == "label.switchboard":
        remark = brackets.remark_on(state, current, segment)
        own = remark or _is_other_way(state, current, segment) or _is_through(state, segment)
        if not own:
            open_desk(state, segment)
    elif segment.label == "label.name":
        row = state.blocks.segments[segment.row]
        following = row[row.index(segment) + 1 :][:1]
        if not following or following[0].anchor is None:
            state.close()  # "Contact:" begins another; "Contact: a@b.org" is a label


def _is_through(state: State, segment: Segment) -> bool:
    """Tell whether one is put through by a switchboard: an extension is somebody's own."""
    row = state.blocks.segments[segment.row]
    number = next((s.anchor for s in row if s.anchor and s.start >= segment.end), None)
    return number is not None and bool(number.phones and number.phones[0].extension)


def _is_other_way(state: State, current: Draft, segment: Segment) -> bool:
    """Tell whether a switchboard is another way to a desk: "on 555 01 or via switchboard …"."""
    if current.name is not None or current.row != segment.row:
        return False
    last, row = current.anchors[-1].end, state.blocks.segments[segment.row]
    between = (s for s in row if last <= s.start < segment.start)
    return any(s.label == "join.or" for s in between)


# --- hours ------------------------------------------------------------------------------------


def take_hours(state: State, segment: Segment) -> None:
    """Hours in which nobody of those above answers open a duty line."""
    if _keeps_hours(state, segment) or _divides(state, segment):
        return
    current = state.current
    if current and current.anchors and brackets.remark_on(state, current, segment):
        return  # "555 01 42 (office hours) or 555 01 43 (evenings)"
    free = current is None or current.reachable
    if free and not segment.prose and state.is_near_offer(segment):
        timed = segment.sentence or any(map(str.isdigit, segment.text))
        open_desk(state, segment._replace(text="") if timed else segment)
        state.beside = current if _is_within(state, current, segment.row) else None


def _keeps_hours(state: State, segment: Segment) -> bool:
    """Tell whether hours are those of the office at hand: a second number, right below."""
    current = state.current
    if current is None or current.closed or current.name is not None:
        return False
    if not current.numbers or current.addresses:
        return False
    return segment.row - current.last_row <= 1


def _divides(state: State, segment: Segment) -> bool:
    """Tell whether hours divide what a label on a line of its own announced: "Phone:"."""
    current, rows = state.current, state.blocks.segments
    if current is None or not current.held:
        return False
    for number in range(segment.row - 1, max(segment.row - _DIVIDED, current.row), -1):
        if [s.label for s in rows[number]] == ["label.phone"]:
            return True
        if any(s.sense in {Sense.NAME, Sense.DESK, Sense.CUE} for s in rows[number]):
            return False
    return False


def _is_within(state: State, current: Draft | None, row: int) -> bool:
    """Tell whether a row stands among the lines of somebody who has no mailbox yet."""
    lacks = current is not None and current.held and not current.addresses
    return lacks and state.blocks.goes_on_at(row)


def return_from_aside(state: State, number: int) -> None:
    """Give the mailbox below a duty line to the one among whose lines that stands.

    "Ann Lee / Tel. 555 01 / On call: 555 02 / press@x.org": the mailbox is hers.
    """
    beside, current = state.beside, state.current
    if beside is None:
        return
    segments = state.blocks.segments[number]
    mailbox = any(s.anchor and s.anchor.emails for s in segments)
    if current is None or not current.lacks_mailbox or not state.blocks.goes_on_at(number):
        state.beside = None
    elif mailbox and not any(s.sense in {Sense.NAME, Sense.DESK} for s in segments):
        beside.closed = False
        state.current, state.beside = beside, None


# --- an office's row below a person -----------------------------------------------------------


def are_of_office(state: State, segments: Sequence[Segment]) -> bool:
    """Tell whether a row gives an office's number and mailbox below a person's own.

    "Ann Lee, ann.lee@x.org / Department: 555 01 42, press@x.org".
    """
    current, reach = state.current, [s.anchor for s in segments if s.anchor]
    mailboxes = [e for anchor in reach for e in anchor.emails]
    if current is None or current.name is None or not mailboxes:
        return False
    reached = any(not is_shared(each) for each in current.addresses)
    if head_office(segments):
        reached = reached or bool(current.numbers)
    elif segments[0].label not in _OF_OFFICE:
        return False
    return reached and all(map(is_shared, mailboxes)) and any(a.phones for a in reach)


def head_office(segments: Sequence[Segment]) -> bool:
    """Tell whether a row begins with what an office is called, and its number or mailbox."""
    return segments[0].label in _NAMING_OFFICE and bool(segments[1:2] and segments[1].anchor)


def is_for_others(state: State, current: Draft, segment: Segment) -> bool:
    """Tell whether a desk's mailbox stands on a line of its own below a person with hers.

    "Ann Lee, ann.lee@x.org / Office: press@x.org": something heads it that is no label of it, or a
    blank line parts it from hers.
    """
    anchor, row = segment.anchor, state.blocks.segments[segment.row]
    if anchor is None or not anchor.emails or not all(map(is_shared, anchor.emails)):
        return False
    own = current.name is not None and any(not is_shared(e) for e in current.addresses)
    headed = row[0].sense in {Sense.OTHER, Sense.DESK} or row[0].label in _OF_OFFICE
    parted = row == [segment] and state.blocks.rows[segment.row].gap is not Gap.BREAK
    below = own and segment.row > current.last_row
    return below and (parted or (row[0] is not segment and headed))
