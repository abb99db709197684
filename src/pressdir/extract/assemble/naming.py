"""Names: whom a name opens a draft for, whom it is said again of, and which of two is meant."""

from pressdir.extract.assemble import brackets
from pressdir.extract.assemble.attributes import ENUMERATING, MOST_ROWS, attribute, titles_next
from pressdir.extract.assemble.blocks import SIGNED
from pressdir.extract.assemble.state import WEAK, State
from pressdir.extract.draft import STRONG, Draft
from pressdir.extract.publisher import SENDERS
from pressdir.extract.segments import Segment, Sense
from pressdir.extract.shapes import is_cased
from pressdir.extract.wording import MAIL_LINK
from pressdir.model import Gap
from pressdir.normalise import names
from pressdir.normalise.folding import fold
from pressdir.normalise.patterns import waiting

_TITLE = waiting(r"[^\W\d_]{2,7}\.\s")  # "Mr. ", "Lic. "
_AND = "join.and"
_JOINS = (_AND, "join.or")
_ENDED = waiting(r"[^\W\d_]{4}[.!?]\s+[^\W\d_a-z]")


def take_name(state: State, segment: Segment) -> Segment | None:
    """A name opens a draft, completes the one at hand, or is none after all."""
    if brackets.give_back(state, segment):
        return None
    fits = state.blocks.fits(segment)
    rung = state.is_near_offer(segment) and state.blocks.rings(segment)
    if segment.prose and not segment.led and fits < WEAK and not rung:
        return None
    sends = state.blocks.rows[segment.row].label in SENDERS
    if fits < WEAK and sends and state.blocks.names_domain(segment):
        return segment._replace(sense=Sense.DESK, name=None)  # "Reef Fund <info@reeffund.org>"
    if fits < WEAK and state.blocks.is_org(segment):
        return segment._replace(sense=Sense.ORG, name=None)
    if fits < WEAK and not segment.led and state.blocks.below_street(segment):
        return None
    current = state.current
    if said := _said_again(state, segment):
        state.current = said
    elif current and not current.held and current.reachable and _follows(state, current, segment):
        current.name, current.named = segment.name, segment
    elif signed := _signs(state, segment):
        state.current = signed
        _name(state, signed, segment)
    elif current and brackets.is_owners(state, current, segment):
        _hand_over(state, current, segment)
    elif current is None or current.anchors or current.closed or _is_linked(current, segment):
        state.waiting.clear()
        _begin(state, segment)
    elif current.name is None:
        _name(state, current, segment)
    else:
        _take_second(state, current, current.named, segment)
    return None


def _begin(state: State, segment: Segment) -> Draft:
    draft = state.open(segment.row)
    _name(state, draft, segment)
    return draft


def _name(state: State, draft: Draft, segment: Segment) -> None:
    """Give a draft its name, and what was said ahead of it."""
    draft.name, draft.named = segment.name, segment
    draft.segments.append(segment)
    if draft.desk is not None and not draft.orgs and draft.desk.row < segment.row - 1:
        draft.desk = None
    for sense in (Sense.ROLE, Sense.ORG):
        ahead = state.ahead.pop(sense, None)
        if ahead and ahead.row != segment.row and titles_next(state, ahead):
            continue  # the title of whom its own row names, who is not offered
        if ahead and (sense is Sense.ORG or segment.row - ahead.row <= MOST_ROWS):
            attribute(state, draft, ahead)
    ahead = state.ahead.pop(Sense.PLACE, None)
    if ahead and segment.row - ahead.row <= 1:
        draft.place, draft.placed = ahead.text, ahead
    elif state.heading is not None and not draft.place:
        draft.placed = state.heading


# --- a name behind what reaches it ------------------------------------------------------------


def _said_again(state: State, segment: Segment) -> Draft | None:
    """Whose name stands again below the own numbers: "Mail Ann Lee"."""
    last = state.current or (state.drafts[-1] if state.drafts else None)
    if last is None or last.name is None or segment.name is None or last.closed:
        return None
    near = segment.row <= last.last_row + 1 and (
        segment.row == last.last_row or state.blocks.rows[segment.row].gap is Gap.BREAK
    )
    linked = segment.label == MAIL_LINK and _links_to(state, segment, last)
    again = last.anchors and fold(last.name.full) == fold(segment.name.full)
    return last if near and (linked or again) else None


def _links_to(state: State, segment: Segment, last: Draft) -> bool:
    """Tell whether the mailbox that a name is a link to bears another form of the name."""
    row = state.blocks.segments[segment.row]
    anchor = next((s.anchor for s in row if s.anchor and s.start == segment.start), None)
    anchor = anchor or next((s.anchor for s in row if s.anchor and s.end >= segment.end), None)
    return anchor is not None and last.agrees(anchor) >= WEAK


def _is_linked(current: Draft, segment: Segment) -> bool:
    """Tell whether a name is a link to its bearer's mailbox, and a sentence named somebody else."""
    prose = current.named is not None and current.named.prose
    return segment.label == MAIL_LINK and prose and current.last_row < segment.row


def _follows(state: State, current: Draft, segment: Segment) -> bool:
    """Tell whether a name after an address is its owner's: "ann@x.org (Ann Lee)"."""
    if not current.anchors or current.closed:
        return False
    if any(names.agreement(str(segment.name), e.local) >= STRONG for e in current.addresses):
        return True
    between = state.text[current.anchors[-1].end : segment.start]
    return between.strip(" ") in {"(", "["}


def _signs(state: State, segment: Segment) -> Draft | None:
    """Whose mailbox stands in the text above which somebody signs, alone on the line.

    "Please confirm to ann.lee@x.org." / "Ann Lee" / "Press officer".
    """
    row = state.blocks.segments[segment.row]
    if segment.prose or state.one or row[0] is not segment or any(s.anchor for s in row):
        return None
    for draft in reversed(state.drafts):
        if draft.held or segment.row - draft.last_row > SIGNED:
            return None
        fits = [names.agreement(str(segment.name), address.local) for address in draft.addresses]
        if fits and min(fits) >= STRONG:
            state.drafts.remove(draft)
            state.drafts.append(draft)  # behind those of the own number
            return draft
    return None


def _hand_over(state: State, current: Draft, segment: Segment) -> None:
    """Give the last address to the person named behind it."""
    anchor = current.anchors.pop()
    written = next((s for s in reversed(current.segments) if s.anchor == anchor), segment)
    current.segments = [s for s in current.segments if s is not written]
    owner = _begin(state, segment)
    owner.anchors.append(anchor)
    owner.segments.append(written)


# --- a second name ----------------------------------------------------------------------------


def _take_second(state: State, current: Draft, first: Segment | None, segment: Segment) -> None:
    """A name while the draft has one and nothing to be reached by yet."""
    blocks = state.blocks
    if brackets.spell_again(state, first, segment):
        return
    if first and brackets.holds_title(state, first, segment):
        return
    if first and _says_more(state, current, first, segment):
        return
    if first is None or _shares(state, current, first, segment):
        state.waiting.append(current)
        ahead = [s for s in current.orgs if first and s.row == segment.row and s.end <= first.start]
        owner = _begin(state, segment)
        owner.orgs += ahead  # said of all of them
        if first and owner.role is None and first.row == segment.row and blocks.are_several(first):
            owner.role = current.role
        return
    own, fits = blocks.fits(first), blocks.fits(segment)
    same_row = segment.row == first.row
    if _is_over(state, first, segment):
        state.close()
        _begin(state, segment)
        return
    if same_row and _labels(first, segment):
        current.name, current.named = segment.name, segment
    elif _is_better(state, first, segment) or (
        same_row and own <= fits and blocks.names_domain(first)
    ):
        _displace(state, current, segment)
    elif not same_row and (
        _stand_alike(state, current, segment)
        or (min(own, fits) >= STRONG and blocks.apart(first, segment))
    ):
        state.waiting.append(current)
        _begin(state, segment)
    elif own >= STRONG or same_row or state.one or blocks.rows[segment.row].gap is Gap.BREAK:
        if not segment.prose:
            current.orgs.append(_proved(state, segment))
    else:
        state.close()
        _begin(state, segment)


def _says_more(state: State, current: Draft, first: Segment, segment: Segment) -> bool:
    """Take a second name that is the first one again, or the organisation of who bears that."""
    org = current.orgs[-1] if current.orgs else None
    if first.row < segment.row and _is_same(first, segment):
        current.named = segment  # under a picture, and as the heading of a card
    elif org and state.joined == _AND and first.row < org.row == segment.row:
        current.orgs[-1] = state.blocks.joined(org, segment)  # "Harbour Roads and Water Works"
    elif _is_employer(state, current, first, segment):
        current.orgs.append(segment._replace(sense=Sense.ORG))
    else:
        return False
    return True


def _is_over(state: State, first: Segment, segment: Segment) -> bool:
    """Tell whether a name begins anew: the first was said of something else.

    "Photo: Ann Lee with the mayor. Photographer: Bo Lund"; "Harbour Sector, Quebec" ends an
    address, and "Ann Lee" stands below it.
    """
    if segment.row == first.row:
        return _begins_anew(state, first, segment)
    return state.blocks.segments[segment.row] == [segment] and _is_placed(state, first)


def _is_employer(state: State, current: Draft, first: Segment, segment: Segment) -> bool:
    """Tell whether a second name stands behind the first one's title: "Ann Lee, CEO, Kelp Bio"."""
    role, row = current.role, state.blocks.segments[segment.row]
    if role is None or role.start < first.end or segment.led or segment.prose:
        return False
    if segment.name is None or segment.name.prefix or state.blocks.fits(segment) >= WEAK:
        return False
    if state.joined == _AND:
        return False  # "Ann Lee, press officer, and Bo Ray, tel. 555 01 42"
    if role.row == segment.row:
        behind = [s for s in row if s.start > segment.start][:1]
        titled = bool(behind) and behind[0].sense in {Sense.ROLE, Sense.NAME}
        return segment.after == "," and not titled
    return role.row == segment.row - 1 and row == [segment] and _is_below(state, segment)


def _is_below(state: State, segment: Segment) -> bool:
    """Tell whether a line follows without a gap, and what reaches somebody follows it."""
    rows = state.blocks.rows
    following = state.blocks.segments[segment.row + 1 : segment.row + 2]
    reached = bool(following) and any(s.anchor for s in following[0])
    return rows[segment.row].gap is Gap.BREAK and reached


def _is_same(first: Segment, second: Segment) -> bool:
    """Tell whether two segments are one name."""
    if first.name is None or second.name is None:
        return False
    return fold(first.name.full) == fold(second.name.full)


def _begins_anew(state: State, first: Segment, segment: Segment) -> bool:
    """Tell whether the second name on a row is of somebody else, who has what follows.

    "Photo: Ann Lee with the mayor. Photographer: Bo Lund"; "Director Ann Lee, press officer Bo
    Lund, 555 01 42": a title that is nobody's yet stands before it, or a label.
    """
    if not first.led:
        return _ENDED.search(state.text[first.end : segment.start + 1]) is not None
    row = state.blocks.segments[segment.row]
    labelled = any(s.label == "label.name" for s in [s for s in row if s.end <= segment.start][-1:])
    titled = segment.led and Sense.ROLE in state.ahead and state.joined != _AND
    return titled or labelled


def _shares(state: State, current: Draft, first: Segment, segment: Segment) -> bool:
    """Tell whether the second of two names is listed beside the first: they share what follows."""
    titled = current.role is not None and current.role.start > first.start
    listed = segment.after in ENUMERATING or state.joined in _JOINS  # "藤原（課長補佐）・木之内"
    if titled and not listed:
        return False
    return state.blocks.listed(first, segment, state.joined)


def _is_better(state: State, first: Segment, segment: Segment) -> bool:
    """Tell whether of two names the second is surely the person's."""
    blocks, same_row = state.blocks, segment.row == first.row
    if blocks.fits(segment) > blocks.fits(first) + WEAK:
        return True
    between = state.text[first.end : segment.start]
    offered = first.led and same_row and not _ENDED.search(between)
    if first.prose and not segment.prose and not offered:
        return True
    if same_row and segment.led and not first.led and blocks.fits(first) < WEAK:
        role = state.current.role if state.current else None
        if role and first.end < role.start and role.end < segment.start and role.text.istitle():
            return True  # "Content Production, Unit Head Ann Lee"
    addressed = same_row and _is_addressed(segment) and not _is_addressed(first)
    return addressed and blocks.fits(first) < STRONG


def _is_placed(state: State, first: Segment) -> bool:
    """Tell whether a name has nothing but a place behind it, and no mailbox agrees with it."""
    row = state.blocks.segments[first.row]
    behind = row[row.index(first) + 1 :] if first in row else []
    untitled = state.current is not None and state.current.role is None
    alone = len(behind) == 1 and behind[0].sense is Sense.PLACE and behind[0].after == ","
    return untitled and alone and row[0] is first and state.blocks.fits(first) < WEAK


def _is_addressed(segment: Segment) -> bool:
    """Tell whether a name has an honorific: "Interviews in Sesotho: Mr. Mokoena"."""
    titled = segment.name is not None and bool(segment.name.prefix)
    return titled or _TITLE.match(segment.text) is not None


def _labels(first: Segment, second: Segment) -> bool:
    """Tell whether unknown words before a colon say what the person is: "للتنسيق الإعلامي: …"."""
    known = first.led or (first.name is not None and first.name.prefix)
    return second.after in {":", "："} and not known and not is_cased(first.text)


def _stand_alike(state: State, current: Draft, segment: Segment) -> bool:
    """Tell whether two names stand one below the other, each with a title on its line."""
    first, blocks = current.named, state.blocks
    if first is None or first.prose or segment.prose or segment.row != first.row + 1:
        return False
    if blocks.rows[segment.row].gap is not Gap.BREAK or blocks.names_domain(segment):
        return False
    titled = (s for s in blocks.segments[segment.row] if s.sense is Sense.ROLE)
    return current.role is not None and current.role.row == first.row and any(titled)


def _displace(state: State, current: Draft, segment: Segment) -> None:
    """What was taken for a name is the organisation; the name comes now."""
    before = current.named
    role = current.role
    if before and role and before.end <= role.start and role.row < segment.row:
        state.close()
        _begin(state, segment)  # somebody with a title of his own was named above
        return
    current.name, current.named = segment.name, segment
    current.segments.append(segment)
    if before is not None and not before.prose and before.row >= segment.row - 1:
        current.orgs.append(_proved(state, before))


def _proved(state: State, segment: Segment) -> Segment:
    """Capitalised words beside a name: an organisation's if a domain near by has them."""
    named = state.blocks.names_domain(segment)
    return segment._replace(sense=Sense.ORG) if named else segment
