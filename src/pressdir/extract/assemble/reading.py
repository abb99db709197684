"""Read the rows in order: what stands together is taken together, the rest row by row."""

from collections.abc import Iterable, Sequence

from pressdir.extract.assemble import attributes, brackets, offers, offices, reached
from pressdir.extract.assemble.blocks import Blocks
from pressdir.extract.assemble.state import WEAK, State
from pressdir.extract.assemble.steps import take
from pressdir.extract.draft import STRONG, Draft
from pressdir.extract.rows import Row
from pressdir.extract.segments import Segment, Sense
from pressdir.extract.shapes import is_cased
from pressdir.model import Gap, Role

WAITING = 2  # rows below a name or desk in which a sentence may give its number
MANY = 2  # people that make a list
_REACHING = frozenset({Sense.LABEL, Sense.ANCHOR, Sense.JOIN})  # no words of a sentence
_SAID_OF_ONE = frozenset({Sense.ROLE, Sense.ORG, Sense.PLACE, Sense.OTHER, Sense.JOIN})
_BELOW_NAME = frozenset({Sense.ROLE, Sense.DESK, Sense.ORG, Sense.PLACE})


def read(blocks: Blocks) -> State:
    """Read all rows: the drafts of whom they name, and what is not for the press."""
    state = State(blocks)
    at = 0
    while at < len(blocks.rows):
        end = blocks.unit(at)
        if below := blocks.public_part(at):
            state.gap(Gap.SECTION)
            state.public += [s.anchor for s in blocks.between(at, below) if s.anchor]
            at = below
            continue
        if columns := blocks.columns(at):
            end, people = columns
            for segments in people:
                _take_together(state, segments)
        elif _is_alone(state, at, end):
            _take_together(state, blocks.between(at, end))
        else:
            for number in range(at, end):
                if several := reached.each_before(blocks, number):
                    for segments in several:
                        _take_together(state, segments)
                elif _is_alone(state, number, number + 1):
                    _take_together(state, blocks.segments[number])
                else:
                    _take_row(state, number)
        at = end
    state.drafts = offers.signed(state.drafts)
    return state


# --- rows that are one holder's ---------------------------------------------------------------


def _is_alone(state: State, start: int, end: int) -> bool:
    """Tell whether the rows are one person's, whatever comes first in them."""
    blocks, current = state.blocks, state.current
    if not reached.first(blocks, start, end):
        return False
    if blocks.is_group(start, end) or current is None:
        return True
    if any(s.after == "(" and brackets.called(state, s) for s in blocks.between(start, end)):
        return False  # "Mobile 555 01 42 (Lee)"
    first = next(s.anchor for s in blocks.between(start, end) if s.anchor)
    return current.reachable and current.agrees(first) < WEAK


def _take_together(state: State, segments: Sequence[Segment]) -> None:
    """Read the holder first, then the rest."""
    holder = next(
        (s for s in segments if s.sense is Sense.NAME and not s.prose),
        next((s for s in segments if s.sense is Sense.DESK), None),
    )
    state.gap(Gap.BLOCK)
    state.close()
    state.skipping = False
    state.one = True
    for segment in [*filter(None, [holder]), *(s for s in segments if s is not holder)]:
        if segment.sense is not Sense.CUE and not _is_said_before(state, segment, segments):
            take(state, segment)
    state.close()
    state.one = False


def _is_said_before(state: State, segment: Segment, segments: Sequence[Segment]) -> bool:
    """Tell whether unknown words begin the sentence that gives a number first, then its holder."""
    first = next((s for s in segments if s.anchor), segment)
    here = state.blocks.rows[first.row].group is None and segment.row == first.row
    unknown = segment.sense is Sense.OTHER or (segment.sense is Sense.ROLE and segment.prose)
    return here and unknown and segment.end <= first.start


# --- a row by itself --------------------------------------------------------------------------


def _take_row(state: State, number: int) -> None:
    blocks = state.blocks
    row, segments = blocks.rows[number], blocks.segments[number]
    _begin_row(state, number)
    place = _lone_place(segments)
    if place is not None:
        attributes.head_place(state, place)
        return
    hours = any(s.sense is Sense.HOURS and state.is_near_offer(s) for s in segments)
    unasked = not hours and not _is_waited_for(state, row, number)
    if unasked and blocks.is_public(number):
        state.public += [segment.anchor for segment in segments if segment.anchor]
        return
    if blocks.is_unnamed(number) and (unasked or _is_spoken_of(state, number)):
        state.close()  # what journalists may ring is nobody's who is named above
        state.ahead.clear()
    offices.return_from_aside(state, number)
    sentence = any(s.sentence and s.sense not in _REACHING for s in segments)
    _part_row(state, number, sentence=sentence)
    for segment in segments:
        take(state, segment)
    _end_row(state, number, sentence=sentence)


def _begin_row(state: State, number: int) -> None:
    """Forget what is over with a row."""
    rows, segments = state.blocks.rows, state.blocks.segments[number]
    row = rows[number]
    heading = row.role is Role.HEADING
    if heading:
        told = _telling(segments)
        alone = len(told) == 1 and told[0].sense is Sense.DESK
        state.desk_above = told[0] if alone else None
    if number and not _continues_heading(state, number):
        state.gap(row.gap, heading=heading)
    if row.group is None or not number or rows[number - 1].group != row.group:
        state.skipping = False
    state.only = None


def _part_row(state: State, number: int, *, sentence: bool) -> None:
    """Part a row from the draft at hand, where it begins anew."""
    blocks, current = state.blocks, state.current
    row, segments = blocks.rows[number], blocks.segments[number]
    heads_mailbox = blocks.heads_mailbox(number)
    apart = current is None or not current.named or row.gap is not Gap.BREAK
    if apart and heads_mailbox:
        state.begin_offer()
    if current and current.addresses and heads_mailbox:
        state.close()
    if (sentence or _offers(segments)) and _ends_list(state, number):
        state.close()
    office = offices.are_of_office(state, segments)
    if current and current.anchors and (sentence or office):
        state.close()  # a sentence begins anew
    if office and offices.head_office(segments) and current and not current.addresses:
        offices.open_desk(state, segments[0])


def _offers(segments: Sequence[Segment]) -> bool:
    """Tell whether a row begins with words that offer somebody: "Further information: …"."""
    return bool(segments) and segments[0].sense is Sense.CUE


def _ends_list(state: State, number: int) -> bool:
    """Tell whether the one at hand is the last of a list of people whom no cue offers.

    "Taking part:" / "Ann Lee, mayor" / "Bo Lund, director" / "Please confirm to press@x.org".
    """
    listed: list[Draft] = []
    following = number
    for draft in reversed(state.drafts):
        if draft.anchors or draft.named is None or draft.row != following - 1:
            break
        listed.append(draft)
        following = draft.row
    if len(listed) < MANY or listed[0] is not state.current or following - state.cued <= 1:
        return False
    last, row = listed[0], state.blocks.segments[number]
    if any(s.sense is Sense.NAME for s in row):
        return False
    return all(last.agrees(s.anchor) < WEAK for s in row if s.anchor)


def _end_row(state: State, number: int, *, sentence: bool) -> None:
    """Close what a row opened and does not head."""
    segments, current = state.blocks.segments[number], state.current
    if sentence and not any(segment.anchor for segment in segments):
        state.heading = None  # a place above running text is where it was written
        if not any(s.sense in {Sense.CUE, Sense.DESK} for s in segments):
            state.ahead.pop(Sense.ORG, None)  # and an organisation there is in its headline
    if current and state.skipping and current.row == number:
        state.close()  # who is named for the public
    elif current and sentence and not current.anchors:
        heads = state.blocks.begins_with_reach(number + 1) and (
            _offers_one(segments)
            or _is_owners(state, segments[0])
            or _is_below_name(state, current, number)
        )
        announced = _announces(segments)
        if not announced and not heads:
            state.close()  # a sentence names people, it does not head a block
        state.told = current if announced else None


def _is_waited_for(state: State, row: Row, number: int) -> bool:
    """Tell whether the draft at hand is named right above a row and waits for a number."""
    current = state.current
    waits = current is not None and current.held and not current.anchors
    near = current is not None and number - current.row <= WAITING
    return waits and near and row.gap is not Gap.SECTION


def _is_spoken_of(state: State, number: int) -> bool:
    """Tell whether the release speaks of whom is named above, and a sentence asks the press in.

    "The mayor and Bo Lund will speak." / "Journalists who follow online may ask on 555 01 42."
    """
    named = state.current.named if state.current else None
    spoken = named is not None and named.prose
    apart = state.current is not state.told or state.blocks.rows[number].gap is not Gap.BREAK
    return spoken and apart and state.blocks.is_said_to_press(number)


def _continues_heading(state: State, number: int) -> bool:
    """Tell whether a heading goes on with the one above.

    A name, and below it the title; or what reaches somebody, in further lines of the heading.
    """
    current, segments, rows = state.current, state.blocks.segments[number], state.blocks.rows
    if current is None or not segments:
        return False
    if not all(rows[n].role is Role.HEADING for n in (number - 1, number)):
        return False
    if rows[number].gap is Gap.BREAK and all(s.sense in _REACHING for s in segments):
        return current.last_row == number - 1
    if current.named is None:
        return False
    told = all(s.sense in _BELOW_NAME and not s.prose for s in segments)
    return told and not current.anchors and current.named.row == number - 1


# --- does a sentence head what is below it ----------------------------------------------------


def _announces(segments: Sequence[Segment]) -> bool:
    """Tell whether a sentence ends in a cue and a name: "… Contacts: Ann Lee", and her lines."""
    if len(segments) == 1 and segments[0].sense is Sense.DESK:
        return True  # "Kommunikationsenheten", and its lines
    last = segments[-2:]
    if len(last) < len(("title", "name")) or last[1].sense is not Sense.NAME or not last[1].led:
        return False
    titled = last[0].sense is Sense.ROLE and last[0].prose
    return last[0].sense is Sense.CUE or (titled and _is_told(segments))


def _is_told(segments: Sequence[Segment]) -> bool:
    """Tell whether a sentence says who is there for the press: "Responsible for press is …"."""
    *said, _ = segments
    several = any(s.sense is Sense.NAME for s in said)  # each with a title: "Mayor … and editor …"
    roles = 0 if several else sum(s.sense is Sense.ROLE for s in said)
    return roles >= MANY or any(s.sense in {Sense.DESK, Sense.CUE} for s in said)


def _offers_one(segments: Sequence[Segment]) -> bool:
    """Tell whether a sentence offers one person: "取材は、担当の田中までご連絡ください。".

    In a script without capitals only: there nothing but a title or "with" made a name of words.
    """
    people = [s for s in segments if s.sense is Sense.NAME and not is_cased(s.text)]
    return any(s.sense is Sense.CUE for s in segments) and [s.led for s in people] == [True]


def _is_below_name(state: State, current: Draft, number: int) -> bool:
    """Tell whether a row of many words stands right below a name, and only says more of it.

    It may say whatever it likes on the card of somebody: a heading with a name, and a title.
    """
    rows, segments = state.blocks.rows, state.blocks.segments[number]
    named, title = current.named, current.role
    if named is None or named.prose:
        return False
    said = rows[number].gap is Gap.BREAK and all(s.sense in _SAID_OF_ONE for s in segments)
    if said and named.row == number - 1:
        return True
    titled = title is not None and max(named.row, title.row) == number - 1
    card = titled and rows[named.row].role is Role.HEADING
    return card and not any(s.sense in {Sense.NAME, Sense.DESK} for s in segments)


def _is_owners(state: State, segment: Segment) -> bool:
    """Tell whether a row begins with the name of whom a mailbox near by is."""
    if segment.name is None or segment.sense is not Sense.NAME:
        return False
    begins = segment.start == state.blocks.rows[segment.row].start
    return begins and state.blocks.fits(segment) >= STRONG


def _lone_place(segments: Iterable[Segment]) -> Segment | None:
    told = _telling(segments)
    alone = len(told) == 1 and told[0].sense is Sense.PLACE and not told[0].prose
    return told[0] if alone else None


def _telling(segments: Iterable[Segment]) -> list[Segment]:
    """The segments that say whom or what a row is about."""
    return [s for s in segments if s.sense not in {Sense.JOIN, Sense.LABEL}]
