"""What brackets behind a name or a number say: whose it is, whom it is for, how it is spelt."""

from pressdir.extract.assemble.state import FAINT, State
from pressdir.extract.draft import Draft, agreement
from pressdir.extract.segments import Segment, Sense
from pressdir.extract.shapes import is_cased
from pressdir.model import Name
from pressdir.normalise import names
from pressdir.normalise.folding import fold

_OPENING, _CLOSING = {"(", "（"}, {")", "）"}
_PAIRS = {"(": ")", "（": "）", "[": "]", "【": "】"}


def is_owners(state: State, current: Draft, segment: Segment) -> bool:
    """Tell whether a name in brackets is the owner's of the address before it.

    "Ann Lee, tel. …, or write to b.oz@x.org (Bea Oz)": the last address is not Ann's.
    """
    last = current.anchors[-1] if current.anchors else None
    if last is None or current.name is None or segment.name is None:
        return False
    if state.text[last.end : segment.start].strip() != "(":
        return False
    if current.named and current.named.start > current.anchors[0].start and last.phones:
        return True  # "030 555 01 (Ann Lee), 030 555 02 (Bea Oz)"
    return agreement(segment.name, last) > max(current.agrees(last), FAINT)


def called(state: State, segment: Segment) -> Draft | None:
    """The one of several people whose given name stands there: "Mobile (Ann): …"."""
    if not state.waiting or state.current is None:
        return None
    word = fold(names.without_ending(segment.text))
    for draft in (*state.waiting, state.current):
        if draft.name and word in {fold(part) for part in _words(draft.name)}:
            return draft
        if draft.name and " " in word and f" {fold(draft.name.full)}".endswith(f" {word}"):
            return draft
    return None


def _words(name: Name) -> tuple[str, ...]:
    """The words of a name, and its family and given name where no blank parts them."""
    return (*name.full.split(), name.family, name.given)


def give_back(state: State, segment: Segment) -> bool:
    """Leave the last number to the one whom brackets behind it name: "011-555-0142（高橋）".

    Tell whether there is one.
    """
    if state.current is None or not state.current.anchors:
        return False
    last = state.current.anchors[-1]
    between = state.text[last.end : segment.start].strip()
    owner = called(state, segment) if between in _OPENING else None
    if owner is None:
        return False
    for draft in (*state.waiting, state.current):
        if draft is not owner and last in draft.anchors:
            draft.anchors.remove(last)
    return True


def spell_again(state: State, first: Segment | None, segment: Segment) -> bool:
    """Tell whether brackets write the name in other letters: "鄧詠詩女士 (Ms Wincy Tang)"."""
    if first is None or is_cased(first.text) or not is_cased(segment.text):
        return False
    return state.text[first.end : segment.start].strip() in _OPENING


def holds_title(state: State, first: Segment, segment: Segment) -> bool:
    """Tell whether brackets behind a name hold a title, and whose office it is in.

    "Ann Lee (spokeswoman of the minister Bo Lund)".
    """
    between = state.text[first.end : segment.start]
    opened = max(map(between.rfind, _OPENING)) > max(map(between.rfind, _CLOSING))
    titles = state.blocks.segments[segment.row]
    return opened and any(
        s.sense is Sense.ROLE and first.end <= s.start and s.end <= segment.start for s in titles
    )


def open_aside(state: State, segment: Segment) -> bool:
    """Tell whether a cue says whom a person is there for: "Ann Lee (for French media)".

    What else the brackets hold is passed over.
    """
    named = state.current.named if state.current else None
    if named is None or named.row != segment.row or named.end > segment.start:
        return False
    between = state.text[named.end : segment.start].strip()
    if between not in _PAIRS:
        return False
    row = state.blocks.rows[segment.row]
    state.aside_to = max(state.text.find(_PAIRS[between], segment.end, row.end), 0)
    return True


def remark_on(state: State, current: Draft, segment: Segment) -> bool:
    """Tell whether a word stands in brackets behind the last number: "011-555-0142（代表）"."""
    between = state.text[current.anchors[-1].end : segment.start].strip()
    return between in _OPENING and state.text[segment.end : segment.end + 1] in _CLOSING


def is_remark(state: State, segment: Segment) -> bool:
    """Tell whether a text in brackets only says more of a number: "(WhatsApp only)"."""
    if segment.sense not in {Sense.OTHER, Sense.HOURS}:
        return False
    before = state.text[state.blocks.rows[segment.row].start : segment.start]
    return any(before.rfind(o) > before.rfind(c) for o, c in _PAIRS.items())
