"""Whose an address or a number is.

It is the draft's at hand, and everybody's who waits to share it; but that of the person whose name
it bears, of a desk above that lacks a mailbox, or of nobody yet.
"""

from pressdir.extract.anchors import Anchor
from pressdir.extract.assemble import brackets, dealing, offices
from pressdir.extract.assemble.state import FAINT, WEAK, State
from pressdir.extract.draft import STRONG, Draft
from pressdir.extract.segments import AGAIN, Segment, Sense
from pressdir.extract.small_words import speaks_on
from pressdir.extract.wording import MAIL_LINK
from pressdir.model import Gap, PhoneKind, Role
from pressdir.normalise.folding import romanise
from pressdir.normalise.mailboxes import is_called_as_people, is_shared

MOST_ANCHORS = 60  # of one contact; a list of mailboxes is nobody's
_COLONS = frozenset(":：")
_ALIKE = 4  # letters in which a mailbox is called as the word before it
_SHORT_SENTENCE = 8  # words before its number
RECENT = 8  # drafts to which a mailbox may still belong


def begin_entry(state: State, anchor: Anchor) -> None:
    """Take a heading of its own before an address for another entry: "Statistics: 555 01"."""
    current = state.current
    if current is None or not current.anchors:
        return
    if not current.held:
        state.close()
    elif anchor.phones and all(p.kind is PhoneKind.TOLL_FREE for p in anchor.phones):
        state.skipping = True


def take_anchor(state: State, segment: Segment) -> None:
    """Give an address or number to whom it belongs."""
    anchor = segment.anchor
    if anchor is None or (state.skipping and not state.blocks.is_press_s(anchor)):
        state.public += [anchor] if anchor else []
        return
    if state.skipping:  # "… who take part may ask at press@x.org"
        state.close()
        _unnamed(state, segment).take(segment, anchor)
        return
    if state.current and _is_anew(state, state.current, segment, anchor):
        state.current = state.current if _completes(state.current, segment) else None
    if state.current and offices.is_for_others(state, state.current, segment):
        state.close()
    draft = state.only or _owner(state, segment, anchor)
    if state.current is None and draft in state.drafts[-1:] and not draft.anchors:
        _return_to(state, draft)
    if len(draft.anchors) >= MOST_ANCHORS:
        draft = _unnamed(state, segment)
    sharing = [*state.waiting, draft]
    owned = not all(map(is_shared, anchor.emails)) and not _is_of_all(state, anchor)
    if owned or state.only or draft is not state.current:
        draft.take(segment, anchor)  # a person's mailbox is no one else's
    elif len(anchor.phones) == len(sharing):  # "Ann Lee / Bo Yu, 555 01 42 / 43": one each
        for one, phone in zip(sharing, anchor.phones, strict=True):
            one.take(segment, anchor._replace(phones=(phone,)))
    else:
        for one in sharing:
            one.take(segment, anchor)
    if state.waiting:
        dealing.deal_at(state, sharing, segment)


def _return_to(state: State, draft: Draft) -> None:
    """Go on about who was named last, above a cue: "Ann Lee" / "Press contact" / "ann.lee@x.org".

    What the lines between have said is of that person, and so is what follows.
    """
    state.current, draft.closed = draft, False
    if title := state.ahead.pop(Sense.ROLE, None):
        draft.role = draft.role or title


def _owner(state: State, segment: Segment, anchor: Anchor) -> Draft:
    current = state.current
    if current and current.named and _is_link(segment, current.named):
        return current
    if draft := _by_name(state, anchor):
        return draft
    if current is None or (
        current.closed and not anchor.void and not _goes_on(state, current, segment)
    ):
        return _desk_without_mail(state, anchor) or _unnamed(state, segment)
    if current.named and (
        _is_of_next(state, current, segment, anchor)
        or _is_anothers(state, current.named, segment, anchor)
        or _is_only_spoken_of(state, current, segment, anchor)
        or _is_in_next_point(state, current, segment, anchor)
    ):
        state.close()
        return _unnamed(state, segment)
    if current.anchors and _is_labelled_own(state, segment, anchor):
        state.close()
        return _unnamed(state, segment)
    if state.joined == "join.or" and anchor.emails and current.nobodys and current.addresses:
        other = state.open(segment.row)  # two mailboxes, nobody named
        other.cued = current.cued
        return other
    group = state.blocks.rows[segment.row].group
    if group is not None and current.row != segment.row:
        return _desk_without_mail(state, anchor) or current
    return current


def _is_of_next(state: State, current: Draft, segment: Segment, anchor: Anchor) -> bool:
    """Tell whether a mailbox bears the name of somebody below, and nothing of who is named above.

    "On the panel: Ann Lee" / "Sign up: bo.lund@x.org" / "Bo Lund, press officer".
    """
    if not anchor.emails or not all(map(is_called_as_people, anchor.emails)):
        return False
    return current.agrees(anchor) < FAINT and state.blocks.names_below(segment.row, anchor.emails)


def _is_anothers(state: State, named: Segment, segment: Segment, anchor: Anchor) -> bool:
    """Tell whether a cue leads from who is named to another's mailbox: "Bo Lund; media: a.lee@".

    A verb at the end is such a cue, too, and its number stands first: "আশরাফুল করিমের সঙ্গে
    যোগাযোগ করুন: ফোন 02-55012345, ই-মেইল a.karim@".
    """
    if named.row != segment.row or not all(map(is_called_as_people, anchor.emails)):
        return False
    row = state.blocks.segments[segment.row]
    between = [s for s in row if named.end <= s.start < segment.start]
    led = any(s.sense is Sense.CUE for s in between)
    reached = any(s.sense is Sense.ANCHOR for s in between)
    return led and not reached and bool(anchor.emails) and state.blocks.fits(named) < FAINT


def _is_labelled_own(state: State, segment: Segment, anchor: Anchor) -> bool:
    """Tell whether a word and a colon before a mailbox say what it is for: "Fotos: foto@x.org".

    The mailbox is called as the word is, in whatever language.
    """
    row = state.blocks.segments[segment.row]
    before = row[: row.index(segment)][-1:]
    if not anchor.emails or not before or before[0].sense is not Sense.OTHER:
        return False
    if state.text[before[0].end : segment.start].strip() not in _COLONS:
        return False
    word = romanise(before[0].text)[:_ALIKE]
    return len(word) == _ALIKE and all(romanise(e.local).startswith(word) for e in anchor.emails)


def _is_only_spoken_of(state: State, current: Draft, segment: Segment, anchor: Anchor) -> bool:
    """Tell whether a paragraph speaks of somebody, and a later sentence gives another mailbox.

    "… opened by Dean Ann Lee. The press may sign up with press@x.org"; but a cue would offer her.
    """
    named, row = current.named, state.blocks.segments[segment.row]
    if named is None or not named.prose or named.row != segment.row or current.anchors:
        return False
    if not anchor.emails or current.agrees(anchor) >= FAINT:
        return False
    offered = any(s.sense is Sense.CUE and s.start < named.end for s in row)
    return not offered and state.blocks.begins_sentence(named.end, segment.start)


def _is_in_next_point(state: State, current: Draft, segment: Segment, anchor: Anchor) -> bool:
    """Tell whether one point of a sentence names somebody, and a later one gives a mailbox.

    "• a letter to the director Ann Lee;" / "• a photograph, to be sent to press@x.org;"
    """
    named, rows, page = current.named, state.blocks.rows, state.blocks.page
    if named is None or named.row >= segment.row or current.anchors or not anchor.emails:
        return False
    points = all(rows[row].role is Role.ITEM for row in (named.row, segment.row))
    if not points or not rows[named.row].text(page).endswith(";"):
        return False
    told = state.blocks.segments[segment.row][0]
    return told.anchor is None and told.prose and current.agrees(anchor) < FAINT


def _is_link(segment: Segment, named: Segment) -> bool:
    """Tell whether the text of a link to a mailbox is the name of whom it is said to be."""
    return named.label == MAIL_LINK and segment.start <= named.start < segment.end


def _by_name(state: State, anchor: Anchor) -> Draft | None:
    """The person whose name the address carries, when the draft at hand is another's."""
    if state.current is not None:
        named = max((*state.waiting, state.current), key=lambda draft: draft.agrees(anchor))
        if named.agrees(anchor) >= WEAK:
            return named
    best = max(state.drafts[-RECENT:], key=lambda draft: draft.agrees(anchor), default=None)
    return best if best is not None and best.agrees(anchor) >= STRONG else None


def _desk_without_mail(state: State, anchor: Anchor) -> Draft | None:
    """A desk named above that has numbers only, for a mailbox that is a desk's."""
    if not anchor.emails or not all(map(is_shared, anchor.emails)):
        return None
    lacking = [
        draft
        for draft in reversed(state.drafts[-RECENT:])
        if draft.lacks_mailbox and draft.offer >= state.below
    ]
    named = (d for d in lacking if d.desk and d.desk.sense is not Sense.HOURS)
    return next(named, next(iter(lacking), None))


def _unnamed(state: State, segment: Segment) -> Draft:
    """A draft for an address that nobody is named for; what was said before may say whose."""
    draft = state.open(segment.row)
    draft.mine = segment.row == state.own
    if org := state.ahead.pop(Sense.ORG, None):
        draft.orgs.append(org)
    elif segment.anchor and segment.anchor.phones:
        draft.desk, state.desk_above = state.desk_above, None
    draft.placed = state.ahead.pop(Sense.PLACE, None) or state.heading
    return draft


# --- is the draft at hand still meant ---------------------------------------------------------


def _is_anew(state: State, current: Draft, segment: Segment, anchor: Anchor) -> bool:
    """Tell whether a new sentence began since the draft's last address."""
    last = current.anchors[-1] if current.anchors else None
    if last is None or last.end > anchor.start:
        return False
    if not state.blocks.begins_sentence(last.end, anchor.start):
        return False
    return current.name is None or not _is_of_same(state, last, segment)


def _is_of_same(state: State, last: Anchor, segment: Segment) -> bool:
    """Tell whether a sentence goes on about who was named: "She can be reached on 555 01 42"."""
    row = state.blocks.segments[segment.row]
    if any(s.label == AGAIN and s.start >= last.end for s in row):
        return True
    words = state.text[last.end : segment.start].split()
    return len(words) <= _SHORT_SENTENCE and speaks_on([word for word in words if word != "."][:2])


def _completes(current: Draft, segment: Segment) -> bool:
    """Tell whether a paragraph gives the mailbox to the numbers of nobody named before it."""
    missing = current.numbers and not current.addresses
    mailbox = segment.anchor is not None and segment.anchor.emails
    return current.nobodys and segment.row == current.last_row and bool(missing and mailbox)


def _is_of_all(state: State, anchor: Anchor) -> bool:
    """Tell whether a mailbox is that of all who share a line: it bears nobody's name."""
    return bool(state.waiting) and all(
        draft.agrees(anchor) < FAINT for draft in (*state.waiting, *state.drafts[-1:])
    )


def _goes_on(state: State, current: Draft, segment: Segment) -> bool:
    """Tell whether an address after a blank line still belongs to the draft."""
    alone = all(
        s.sense in {Sense.LABEL, Sense.ANCHOR, Sense.JOIN} or brackets.is_remark(state, s)
        for s in state.blocks.segments[segment.row]
    )
    if not alone or state.blocks.rows[segment.row].gap is Gap.SECTION:
        return False
    if not current.held and segment.row != current.last_row + 1:
        return False
    mailbox = segment.anchor is not None and segment.anchor.emails
    missing = not current.addresses if mailbox else not current.numbers
    between = state.blocks.between(current.last_row + 1, segment.row)
    return missing or all(s.sense is Sense.LABEL for s in between)
