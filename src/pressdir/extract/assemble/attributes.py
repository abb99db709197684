"""Titles, organisations, places and what the lexicon does not know: whom each is said of."""

from pressdir.extract.assemble import brackets
from pressdir.extract.assemble.state import State
from pressdir.extract.draft import STRONG, Draft
from pressdir.extract.segments import OFFICE, Segment, Sense
from pressdir.extract.shapes import is_cased, place_of
from pressdir.extract.wording import MAIL_LINK
from pressdir.normalise import names
from pressdir.normalise.patterns import waiting

MOST_TITLE_WORDS = 8
MOST_ROWS = 2  # from a title to the name below it
_COLONS = frozenset(":：")
ENUMERATING = frozenset("、・")  # part what is listed, never a name from its title
_PRONOUNS = frozenset("she he they her him them hers his theirs elle iel ella elle lei lui".split())
_LOCAL = waiting(r"[a-zß-ÿ]+(?:[._][a-zß-ÿ]+)+")
_SHORTEST_TITLE = 3  # letters, in a script with capitals: "(ms)" wrote it
_NICKNAME = waiting(r"[\u0e00-\u0e7f]{2,8}")  # in Thai
_BRACKETS = frozenset("(（")
_JOINING = frozenset({"join.or", "join.and"})
_RANKED = frozenset({",", "-", "–", "—"})
_WITHIN_TITLES = {",", "/", "&", "|", "-", "–", ""}


# --- titles and organisations -----------------------------------------------------------------


def take_attribute(state: State, segment: Segment) -> Segment | None:
    """A title or an organisation is the draft's at hand, or said ahead of a name."""
    current = state.current
    reached = current is not None and current.anchors
    if reached and segment.label != OFFICE and state.blocks.labels(segment):
        return None  # "RPC: 987 555 142"
    if segment.prose and (current is None or current.anchors) and not titles_next(state, segment):
        return None
    if _is_name_after_all(state, segment):
        return segment._replace(sense=Sense.NAME)
    over = current is None or (current.closed and not _is_signature(current, segment))
    if current and not over and _belongs(state, current, segment):
        attribute(state, current, segment)
        for other in _linked_before(state, current):
            if not (other.role if segment.sense is Sense.ROLE else other.orgs):
                attribute(state, other, segment)
        return None
    before = state.ahead.get(segment.sense)
    if before and segment.sense is Sense.ROLE:
        if continues(state, before, segment):
            segment = state.blocks.joined(before, segment)
        elif _is_rank(state, before, segment):
            return None
    state.ahead[segment.sense] = segment
    if segment.place and _introduces(state, segment):
        state.heading = segment._replace(sense=Sense.PLACE, text=segment.place)
    if current and current.anchors and segment.row > current.last_row:
        state.close()
    return None


def _linked_before(state: State, current: Draft) -> list[Draft]:
    """Who stand in a list with the one at hand, each name a link to the same mailbox."""
    return [
        draft
        for draft in state.drafts
        if draft is not current
        and draft.row == current.row
        and _is_linked(draft)
        and _is_linked(current)
        and draft.addresses == current.addresses
    ]


def _is_linked(draft: Draft) -> bool:
    return draft.named is not None and draft.named.label == MAIL_LINK and bool(draft.addresses)


def _is_rank(state: State, before: Segment, segment: Segment) -> bool:
    """Tell whether a title right before a name is a rank: "spokesman of the Guard, major Ann Lee".

    What she is there for, and at which body, stands before it on the row.
    """
    org = state.ahead.get(Sense.ORG)
    whose = org is not None and before.end <= org.start and org.end <= segment.start
    here = org is not None and before.row == org.row == segment.row
    return whose and here and segment.after in _RANKED and titles_next(state, segment)


def attribute(state: State, draft: Draft, segment: Segment) -> None:
    """Add a title or an organisation to a draft."""
    if segment.sense is not Sense.ROLE:
        draft.orgs.append(segment)
        if segment.place and not draft.place:
            draft.place, draft.placed = segment.place, segment
    elif draft.role is None:
        draft.role = segment
    elif _is_guess(state, draft, segment):
        draft.orgs.append(draft.role)  # taken for a title, for want of one
        draft.role = segment
    elif continues(state, draft.role, segment):
        draft.role = state.blocks.joined(draft.role, segment)
    elif _is_ahead(draft, draft.role) and not _is_ahead(draft, segment):
        draft.role = segment  # what stands behind the name is surely the person's


def _is_guess(state: State, draft: Draft, segment: Segment) -> bool:
    """Tell whether the draft's title is one for want of a known one, as which `segment` comes."""
    role = draft.role
    if role is None or role.sense is not Sense.OTHER or draft.anchors:
        return False
    return state.text[role.end : segment.start].strip() != "/"  # "Kaiwhakahaere / Manager"


def continues(state: State, role: Segment, segment: Segment) -> bool:
    """Tell whether a title goes on behind a comma or a slash: "Advisor, Media Relations"."""
    between = state.text[role.end : segment.start].strip()
    return role.row == segment.row and between in _WITHIN_TITLES


def _is_name_after_all(state: State, segment: Segment) -> bool:
    """Tell whether a mailbox says that a title, an organisation or a place is a name."""
    current = state.current
    if segment.name is None:
        return False
    owned = current and current.named and state.blocks.fits(current.named) >= STRONG
    return not owned and state.blocks.fits(segment) >= STRONG


def _belongs(state: State, current: Draft, segment: Segment) -> bool:
    """Tell whether a title or organisation is the draft's, not the next one's."""
    if _leads_name(state, segment) and current.name is not None:
        return False
    if not current.anchors or _is_signature(current, segment):
        return True
    if current.name is not None and _introduces_next(state, segment):
        return False
    if not current.held and not current.orgs:
        return False
    return segment.row == current.last_row and not (
        current.orgs if segment.sense is Sense.ORG else current.role
    )


def _is_signature(current: Draft, segment: Segment) -> bool:
    """Tell whether a segment stands beside or below who signs what gave the mailbox."""
    named = current.named
    if named is None or current.last_row >= named.row:
        return False
    return segment.row == named.row + 1 or (
        segment.row == named.row and segment.start > named.start
    )


def _introduces_next(state: State, segment: Segment) -> bool:
    """Tell whether what stands behind a number says who is named next: "or the director, Bo Lund".

    Something joins it to what was said before, or it is a title and the body that it is of: "…
    01 42, press officer of the Coast Guard, Bo Lund, 555 01 43".
    """
    row = state.blocks.segments[segment.row]
    at = row.index(segment)
    named = next((n for n in range(at, len(row)) if row[n].sense is Sense.NAME), 0)
    reach = [n for n, each in enumerate(row) if each.anchor]
    if not named or not any(n > named for n in reach) or any(at < n < named for n in reach):
        return False
    begin = max((n for n in reach if n < at), default=-1) + 1
    if any(each.label in _JOINING for each in row[begin:at]):
        return True
    senses = [each.sense for each in row[begin:named]]
    pair = Sense.ROLE in senses and Sense.ORG in senses
    return pair and senses.index(Sense.ROLE) < senses.index(Sense.ORG)


def _leads_name(state: State, segment: Segment) -> bool:
    """Tell whether a title is of the name right behind it: "伊藤、係長 加藤".

    It is, too, below a name that has its title, or behind its comma: "班長 笹森" / "主任 大道寺",
    "과장 김하늘, 팀장 이바다".
    """
    current = state.current
    if segment.sense is not Sense.ROLE or current is None:
        return False
    if joins_next(state, segment):
        return True
    titled = current.role is not None and current.role.row == segment.row - 1
    listed = segment.after == "," and _is_led_by_title(current, segment)
    if segment.after not in ENUMERATING and not (titled or listed):
        return False
    row = state.blocks.segments[segment.row]
    following = next(iter(row[row.index(segment) + 1 :]), None)
    named = following is not None and following.sense is Sense.NAME
    return named and following is not None and (following.led or following.after in _COLONS)


def joins_next(state: State, segment: Segment) -> bool:
    """Tell whether a title is the next one's of two: "director Ann Lee and editor Bo Lund"."""
    return state.joined in _JOINING and titles_next(state, segment)


def _is_led_by_title(current: Draft, segment: Segment) -> bool:
    """Tell whether the one at hand is named behind a title of the same row as `segment`."""
    named, role = current.named, current.role
    here = named is not None and role is not None and role.row == named.row == segment.row
    return here and named is not None and role is not None and role.end <= named.start


def titles_next(state: State, segment: Segment) -> bool:
    """Tell whether nothing but a comma parts a title and a name: "our press officer, Ann Lee".

    Or the body that the title is held at: "presserådgiver i Kulturministeriet Ida Holm".
    """
    row = state.blocks.segments[segment.row]
    behind = [each for each in row if each.start >= segment.end]
    following = next(iter(behind), None)
    if segment.sense is not Sense.ROLE or following is None:
        return False
    if following.sense is Sense.ORG and behind[1:2] and behind[1].sense is Sense.NAME:
        return not state.text[following.end : behind[1].start].strip()
    if following.sense is not Sense.NAME:
        return False
    between = state.text[segment.end : following.start].strip()
    return between == "," or (following.led and not between)


def _introduces(state: State, segment: Segment) -> bool:
    """Tell whether a row ends in an organisation and a colon: "Contacts at IOM Chad:"."""
    row = state.blocks.rows[segment.row]
    return row.text(state.blocks.page).rstrip().endswith((":", "："))


def _is_ahead(draft: Draft, segment: Segment) -> bool:
    """Tell whether a segment stands before the draft's name."""
    return draft.named is not None and segment.start < draft.named.start


# --- places -----------------------------------------------------------------------------------


def take_place(state: State, segment: Segment) -> Segment | None:
    """A place is the draft's at hand, or said ahead of a name."""
    if _is_name_after_all(state, segment):
        return segment._replace(sense=Sense.NAME)
    current = state.current
    if current is None or current.anchors:
        if not segment.prose and not state.blocks.is_dated(segment):
            state.ahead[Sense.PLACE] = segment
    elif not current.closed and not current.place:
        current.place, current.placed = segment.text, segment
    return None


def head_place(state: State, segment: Segment) -> None:
    """A place on a line of its own is the holder's above, or heads what follows."""
    current = state.current
    if current and current.held and not current.place and not current.anchors:
        current.place, current.placed = segment.text, segment
    else:
        state.heading = segment


def _is_code(place: Segment, segment: Segment) -> bool:
    """Tell whether a state's code behind a place is part of its name: "Washington, DC"."""
    if place.row != segment.row or not 0 < segment.start - place.end <= len(", "):
        return False
    return segment.text.isupper() and bool(place_of(f"{place.text} {segment.text}"))


# --- what the lexicon does not know -----------------------------------------------------------


def take_other(state: State, segment: Segment) -> None:
    """A language, an address, a title without a known word."""
    if brackets.give_back(state, segment):
        return
    state.only = brackets.called(state, segment) or state.only
    current = state.current
    if segment.end <= state.aside_to:
        return
    if current is None:
        _go_on_ahead(state, segment)
        return
    if current.placed and _is_code(current.placed, segment):
        current.placed = state.blocks.joined(current.placed, segment)
        current.place = current.placed.text
        return
    if segment.langs:
        current.langs = tuple(dict.fromkeys((*current.langs, *segment.langs)))
        current.spoken = current.spoken or segment
    if segment.place and not current.place:
        current.place, current.placed = segment.place, segment
    if _lists_on(state, current, segment):
        current.orgs[-1] = state.blocks.joined(current.orgs[-1], segment)
    elif segment.sense is Sense.OTHER and _is_title(current, segment):
        current.role = segment
    elif segment.sense is Sense.OTHER and _may_be_org(current, segment):
        current.orgs.append(segment)


def _go_on_ahead(state: State, segment: Segment) -> None:
    """Let a state's code or an address go on with what was said ahead of a name."""
    ahead = state.ahead.get(Sense.PLACE)
    if ahead and _is_code(ahead, segment):
        state.ahead[Sense.PLACE] = state.blocks.joined(ahead, segment)
    if segment.place and Sense.ORG in state.ahead:  # the address of an organisation
        state.ahead[Sense.PLACE] = segment._replace(text=segment.place)


def _lists_on(state: State, current: Draft, segment: Segment) -> bool:
    """Tell whether an organisation's name goes on: "Office for Chad, the Sahel and Niger"."""
    if not current.orgs or current.anchors or not segment.text[:1].islower():
        return False
    if any(map(str.isdigit, segment.text)):
        return False  # "ul. Polna 8"
    last = current.orgs[-1]
    return last.row == segment.row and state.text[last.end : segment.start].strip() == ","


def _is_title(current: Draft, segment: Segment) -> bool:
    """Tell whether a short text right behind a name can be nothing but the title."""
    named = current.named
    if named is None or named.prose or current.role or current.anchors:
        return False
    if current.orgs and current.orgs[-1].row == segment.row:
        return False
    if len(segment.text) < _SHORTEST_TITLE and is_cased(segment.text):
        return False
    if segment.after in _BRACKETS and _NICKNAME.fullmatch(segment.text):
        return False  # "สุดารัตน์ ใจดี (แป้ง)"
    if names.is_only_titles(segment.text) or segment.text.lower() in _PRONOUNS:
        return False  # "PhD." behind a comma, "she/her"
    if _LOCAL.fullmatch(segment.text):
        return False  # of a mailbox whose host is hidden
    near = segment.row - named.row <= 1
    wordy = any(map(str.isalpha, segment.text)) and len(segment.text.split()) <= MOST_TITLE_WORDS
    return near and wordy and not any(char.isdigit() for char in segment.text)


def _may_be_org(current: Draft, segment: Segment) -> bool:
    """Tell whether words between a name and its numbers may be an organisation."""
    if current.named is None or current.anchors or segment.prose or current.named.prose:
        return False
    capital = segment.text[:1].isupper() and not any(map(str.isdigit, segment.text))
    return capital and segment.row - current.named.row <= MOST_ROWS
