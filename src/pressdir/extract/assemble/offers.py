"""Where an offer begins and ends: cues, headings, what is for the public, the own number."""

from pressdir.extract.assemble import brackets
from pressdir.extract.assemble.attributes import take_other
from pressdir.extract.assemble.blocks import SIGNED
from pressdir.extract.assemble.state import CUED, State
from pressdir.extract.draft import Draft
from pressdir.extract.publisher import SENDERS
from pressdir.extract.segments import AGAIN, MINE, Segment, Sense
from pressdir.extract.shapes import is_cased, is_phrase
from pressdir.extract.small_words import LEADING_ON
from pressdir.model import Gap
from pressdir.normalise.patterns import waiting

_COPULA = 2  # words, as "is the"
_LEADING = frozenset({Sense.JOIN, Sense.LABEL})
_TOWARDS = LEADING_ON | {"on", "unter", "via", "under", "au"}  # "Ann Lee" / "reachable on"
_HOLDERS = frozenset({Sense.NAME, Sense.DESK})
_TOLD_OF = frozenset({Sense.ROLE, Sense.ORG, Sense.PLACE, Sense.JOIN})  # of somebody
_ENDS = (".", ";", "|", "!", "?")
_CLAUSE_ENDS = waiting(r"[^\W\d_]{3}[.!?]\s|[;|•·]")
_COLONS = frozenset(":：")


# --- cues -------------------------------------------------------------------------------------


def take_cue(state: State, segment: Segment) -> None:
    """A cue opens an offer, unless it is a word within a block: "Photos and accreditation"."""
    if segment.label == MINE:
        _take_own(state, segment)
        return
    row = state.blocks.rows[segment.row]
    heads = segment.start - row.start <= 2  # a bullet, a quote
    heads = heads or (_is_parted(state, segment) and (state.skipping or _leads(state, segment)))
    wordy = " " in segment.text.strip() or (row.group is None and is_phrase(segment.text))
    if state.skipping and segment.prose and not _is_anew(state, segment):
        return  # "If you saw something, please call …"
    if not wordy and (not heads or row.group is not None):
        return
    current = state.current
    if _goes_on_about(state, current, segment):
        return
    if _calls(state, current, segment) or brackets.open_aside(state, segment):
        return
    if current and _is_title(state, current, segment):
        current.role = current.role or segment
        return
    if current and (_is_on_card(state, current, segment) or _labels_reach(state, current, segment)):
        return
    named = current.named if current else None
    apart = row.gap is not Gap.BREAK or _offers_another(state, current, segment)
    if current and (current.anchors or (named and apart)):
        state.close()
    state.waiting.clear()
    state.ahead.clear()
    state.skipping = False
    state.offer += 1
    state.headed = True


def _leads(state: State, cue: Segment) -> bool:
    """Tell whether a colon stands right behind a cue: "…; press: Harbour Agency, a@x.org"."""
    return state.text[cue.end : cue.end + 2].strip()[:1] in _COLONS


def _goes_on_about(state: State, current: Draft | None, segment: Segment) -> bool:
    """Tell whether the sentence of a cue is about who was named: "… she can be reached on"."""
    row = state.blocks.segments[segment.row]
    before = row[: row.index(segment)][-1:]
    return current is not None and bool(current.name) and any(s.label == AGAIN for s in before)


def _labels_reach(state: State, current: Draft, segment: Segment) -> bool:
    """Tell whether a cue and a colon alone stand between a name and her address: "Contact:"."""
    named, row = current.named, segment.row
    if named is None or current.anchors or current.closed or row - named.row != 1:
        return False
    towards = segment.text.rpartition(" ")[2].lower() in _TOWARDS
    if " " in segment.text and not towards and not (named.prose and named.led):
        return (
            False  # "Media enquiries:" begins another, but behind "Our spokesman is Ann Lee." none
        )
    told = state.blocks.segments[row]
    if told[0] is not segment or any(
        s.anchor is None and s.sense is not Sense.LABEL for s in told[1:]
    ):
        return False
    end = told[1].start if told[1:] else state.blocks.rows[row].end
    colon = state.text[segment.end : end].strip() in _COLONS
    return (colon or towards) and (len(told) > 1 or state.blocks.begins_with_reach(row + 1))


def _is_parted(state: State, segment: Segment) -> bool:
    """Tell whether a sentence, or what a bar parts, ends right before a segment."""
    before = state.text[state.blocks.rows[segment.row].start : segment.start].rstrip()
    return before.endswith(_ENDS)


def _is_anew(state: State, segment: Segment) -> bool:
    """Tell whether a sentence began in the row before a cue, since it spoke of the public."""
    told = state.blocks.segments[segment.row]
    public = [s for s in told if s.sense is Sense.NOT_PRESS and s.end <= segment.start]
    if not public:
        return True
    last = public[-1].end
    if _is_parted(state, segment):
        return True
    return ";" in state.text[last : segment.start] or state.blocks.begins_sentence(
        last, segment.start
    )


def _joins_reach(state: State, segment: Segment) -> bool:
    """Tell whether "or" and an address stand right behind a verb: "… call or write to a@x.org"."""
    row = state.blocks.segments[segment.row]
    behind = row[row.index(segment) + 1 :]
    reach = next((at for at, each in enumerate(behind) if each.anchor), 0)
    return reach > 0 and all(each.sense in _LEADING for each in behind[:reach])


def _calls(state: State, current: Draft | None, segment: Segment) -> bool:
    """Tell whether a cue goes on with the sentence that named somebody.

    "… تماس بگیرند", "Please contact Ann Lee for more information at 555 01 42".
    """
    if current and current.anchors and current.named and not is_cased(segment.text):
        return current.named.row == segment.row and _joins_reach(state, segment)
    named = current.named if current and not current.anchors else None
    if named is None or named.row != segment.row:
        return False
    if not is_cased(segment.text):
        return named.led or _is_cued(state, named, segment)
    between = state.text[named.end : segment.start]
    row = state.blocks.segments[segment.row]
    behind = row[row.index(segment) + 1 :]
    reach = next((s for s in behind if s.anchor or s.sense in _HOLDERS), None)
    if reach is None or reach.anchor is None or not segment.text[:1].islower():
        return False
    return not between.strip() or (between.islower() and len(between.split()) <= _COPULA)


def _is_cued(state: State, named: Segment, verb: Segment) -> bool:
    """Tell whether a name stands between what begins an offer and the verb that ends it.

    "अधिक जानकारी के लिए सुनीता चौहान, जनसंपर्क अधिकारी से संपर्क करें: …"; only who that is may stand
    between.
    """
    row = state.blocks.segments[verb.row]
    before = [s for s in row[: row.index(named)] if s.sense is not Sense.JOIN]
    between = row[row.index(named) + 1 : row.index(verb)]
    cued = bool(before) and before[-1].sense is Sense.CUE
    return cued and all(s.sense in _TOLD_OF for s in between)


def _is_title(state: State, current: Draft, segment: Segment) -> bool:
    """Tell whether a cue behind a name is the title: "Ann Lee, press contact, 555 01 42"."""
    named = current.named
    if named is None or named.prose or segment.sentence or current.closed:
        return False
    between = state.text[named.end : segment.start].strip()
    if segment.row != named.row or not between or current.reached_behind_name:
        return False
    if state.text[segment.end : segment.end + 1] in _COLONS:
        return False  # "… Ann Lee will speak. For further information: Bo Lund"
    row = state.blocks.segments[segment.row]
    following = row[row.index(segment) + 1 :][:1]
    return not following or following[0].sense not in {Sense.NAME, Sense.DESK}


def _is_on_card(state: State, current: Draft, segment: Segment) -> bool:
    """Tell whether a cue begins the line below a name that stands alone: a card's.

    "Contacts / Ann Lee / Press contact 555 01 42": a colon would begin another entry.
    """
    named, blocks = current.named, state.blocks
    if named is None or named.prose or current.anchors or current.role or current.closed:
        return False
    if segment.row != named.row + 1 or blocks.segments[named.row] != [named]:
        return False
    row = blocks.segments[segment.row]
    if row[0] is not segment or not state.is_near_offer(named):
        return False
    reached = any(s.anchor and not s.anchor.void for s in row)
    alone = not any(s.sense is Sense.NAME for s in row)
    behind = state.text[segment.end : segment.end + 2].lstrip()[:1]
    return reached and alone and behind not in _COLONS


def _offers_another(state: State, current: Draft | None, cue: Segment) -> bool:
    """Tell whether a cue begins a line that names somebody else: "To arrange a call: Bo Lund".

    Or stands within one, behind whom the release speaks of: "Ann Lee at 2 pm. Contact: Bo Lund".
    """
    row = state.blocks.segments[cue.row]
    if current and cue.row - current.row > 1 and _heads_holder(state, cue):
        return True
    if current is None or not any(s.sense is Sense.NAME and s.start > cue.end for s in row):
        return False
    if current.row == cue.row:
        return state.text[cue.end : cue.end + 1] in _COLONS
    return row[0] is cue and current.role is not None


def _heads_holder(state: State, cue: Segment) -> bool:
    """Tell whether a cue and a colon begin a row, and a desk or person and what reaches it follow.

    "Venue: Harbour Hall" / … / "For further information: Media Relations, Ottawa, 555 01 42".
    """
    first, *behind = state.blocks.segments[cue.row]
    reached = next((at for at, s in enumerate(behind) if s.anchor), 0)
    held = any(s.sense in _HOLDERS and not s.prose for s in behind[:reached])
    return first is cue and held and state.text[cue.end : cue.end + 1] in _COLONS


def take_over(state: State, segment: Segment) -> None:
    """Let nothing below a heading like "About us" or "Share this" be what was offered above."""
    if not segment.prose and state.blocks.segments[segment.row][0] is segment:
        state.gap(Gap.SECTION, heading=True)
        _forget_cue(state, segment)


def _forget_cue(state: State, segment: Segment) -> None:
    state.cued = segment.row - CUED - 1


# --- what is for the public -------------------------------------------------------------------


def take_public(state: State, segment: Segment) -> None:
    """Pass over the row about what is not for the press, if it names nobody who is."""
    row = state.blocks.segments[segment.row]
    asked = (segment.prose or row[0] is not segment) and state.blocks.is_said_to_press(
        segment.row, _clause(state, segment), segment.end
    )
    if asked or state.blocks.is_said_to_press(segment.row, segment.start):
        if state.current and state.current.row < segment.row:
            state.close()  # whoever is named above takes part, and does not answer
        take_other(state, segment)
        return
    told = next(s for s in row if s.sense not in {Sense.JOIN, Sense.LABEL})
    offered = (s for s in row if s.sense is Sense.NAME and (s.led or not s.prose))
    offered = (s for s in offered if _is_meant(state, s, segment))
    cued = segment.row - state.cued <= 1 and any(s.sense is Sense.NAME for s in row)
    first = told is segment and not cued
    if state.current and state.current.anchors and _is_parted(state, segment):
        state.close()  # "Press: Ann Lee, ann@x.org. Customers: info@x.org"
        first = True
    state.skipping = state.skipping or first or not any(offered)
    if state.skipping and state.cued == segment.row:
        _forget_cue(state, segment)  # "Questions from customers" offers nobody below
    take_other(state, segment)


def _clause(state: State, segment: Segment) -> int:
    """Where the clause of a segment begins: "Journalists who come | may register with"."""
    start = state.blocks.rows[segment.row].start
    ends = [match.end() for match in _CLAUSE_ENDS.finditer(state.text[start : segment.start])]
    return start + (ends[-1] if ends else 0)


def _is_meant(state: State, name: Segment, public: Segment) -> bool:
    """Tell whether who is named on a row is named for the press, not for what the row says.

    "Applications by May. Ms Lee, 555 01 42": a sentence of it that led to a name means her.
    """
    if public.prose and name.led and name.start > public.start:
        return False
    return not state.blocks.begins_sentence(name.end, public.start)


# --- the own number ---------------------------------------------------------------------------


def _take_own(state: State, segment: Segment) -> None:
    """What somebody writes of the own number is a mail's sender's, or who signs below."""
    state.close()
    state.skipping = False
    sender = state.drafts[0] if state.drafts else None
    if sender and state.blocks.rows[sender.row].label in SENDERS and sender.name:
        state.only = sender
    else:
        state.own = segment.row


def signed(drafts: list[Draft]) -> list[Draft]:
    """The drafts; what somebody wrote of the own number goes to who signs: the next named."""
    if not any(draft.mine for draft in drafts):
        return drafts
    kept: list[Draft] = []
    by: Draft | None = None  # the next that is named
    for draft in reversed(drafts):
        if draft.mine and by is not None and by.row - draft.last_row <= SIGNED:
            by.anchors = [*draft.anchors, *by.anchors]
            by.segments = [*draft.segments, *by.segments]
            continue
        kept.append(draft)
        by = draft if draft.named and not draft.named.prose else by
    return kept[::-1]
