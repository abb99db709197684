"""What is settled when all drafts are read: who shares what, and what nobody offered.

Reading goes forward, and gives an address to whom was named last. Three things are seen only
afterwards: that a press office's mailbox below two people is both's; that a mailbox and a number
which nobody is named for are one office's; and that a number which neither a name nor a cue offers
is not for the press, on a page that offers others.
"""

from collections.abc import Sequence
from itertools import groupby

from pressdir.extract.assemble import departments
from pressdir.extract.assemble.blocks import Blocks
from pressdir.extract.draft import Draft
from pressdir.extract.segments import Sense
from pressdir.extract.small_words import TOGETHER
from pressdir.model import Page, PhoneKind, Role
from pressdir.normalise.folding import fold
from pressdir.normalise.mailboxes import is_shared
from pressdir.normalise.patterns import waiting

_BRACKETS = waiting(r"\([^()]{0,60}\)")
MANY = 2  # people who share
HEADED = 3  # rows above a mailbox in which its heading stands
NEAR = 4  # rows between two halves of one office's entry


def settled(blocks: Blocks, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with halves of one entry joined, and what is several people's given to all."""
    found = _headed(blocks, _staffed(blocks, _joined(_of_both(blocks, drafts))))
    if len(found) == MANY and _are_all(blocks, *found):
        found = [_put_together(*found)]
    _share(blocks.page, found)
    return found


def without(drafts: Sequence[Draft], left: Sequence[Draft]) -> list[Draft]:
    """The drafts, less some of them."""
    known = {id(draft) for draft in left}
    return [draft for draft in drafts if id(draft) not in known]


# --- who is not for the press -----------------------------------------------------------------


def unmeant(blocks: Blocks, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts that nobody offers to the press: the public's lines, other desks' mailboxes.

    The only mailbox below a heading for the press is the press's: "Press contact" / "sales@".
    """
    meant = any(draft.held or draft.cued for draft in drafts)
    left = [draft for draft in drafts if draft.is_public_line or (meant and draft.is_stray)]
    reached = [draft for draft in drafts if draft.held or draft.mailboxes]
    if len(reached) == 1 and _is_headed_for_press(blocks, reached[0]):
        left = without(left, reached)
    left += departments.unnamed(blocks, without(drafts, left))
    return [*left, *_uncalled(without(drafts, left))]


def _is_headed_for_press(blocks: Blocks, draft: Draft) -> bool:
    above = range(max(0, draft.row - HEADED), draft.row)
    return draft.headed and any(map(blocks.is_said_to_press, above))


def _uncalled(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of numbers that neither a name nor a cue offers, where others are offered.

    The only number on a page is a press office's that is named near it: "Press office" / "Phones:".
    """
    if not any(draft.held or draft.cued for draft in drafts) or len(drafts) == 1:
        return []
    return [
        draft
        for draft in drafts
        if draft.nobodys and not draft.addresses and not draft.headed and not _is_mobile(draft)
    ]


def _is_mobile(draft: Draft) -> bool:
    """Tell whether a mobile is given, which is somebody's and no hotline's."""
    return any(phone.kind is PhoneKind.MOBILE for phone in draft.numbers)


# --- who shares what ------------------------------------------------------------------------


def _share(page: Page, drafts: Sequence[Draft]) -> None:
    """Give a mailbox that ends a list of people to all of them: "presse@…" below two names.

    It is a shared one, the only one of the list, and stands outside the last one's entry: on a line
    of its own where all entries are written alike, or behind a bracket or a semicolon.
    """
    for _, group in groupby(drafts, key=lambda draft: draft.offer):
        listed = [draft for draft in group if draft.held]
        if len(listed) < MANY or not all(draft.numbers for draft in listed):
            continue
        *others, last = listed
        own = max((at for at, one in enumerate(others, 1) if one.addresses), default=0)
        if not last.addresses or (own and len(others) - own < MANY):
            continue
        if last.desk is not None and last.desk.row > others[-1].last_row:
            continue  # a heading between them: the mailbox is this desk's
        others = others[own:]
        listed = [*others, last]
        if all(map(is_shared, last.addresses)) and _is_outside(page, listed, last):
            for segment in last.segments:
                if segment.anchor and segment.anchor.emails:
                    for draft in others:
                        draft.take(segment, segment.anchor)


def _of_both(blocks: Blocks, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; what a word says is of all goes to those named right above: "Both: a@x.org"."""
    found: list[Draft] = []
    for draft in drafts:
        above = _named_above(found, draft) if _is_of_several(blocks, draft) else []
        if len(above) < MANY:
            found.append(draft)
            continue
        for one in above:
            for segment in draft.segments:
                if segment.anchor:
                    one.take(segment, segment.anchor)
    return found


def _is_of_several(blocks: Blocks, draft: Draft) -> bool:
    """Tell whether nobody is named for what a row gives, and a word says that it is everybody's."""
    if not draft.nobodys:
        return False
    row = (s for s in blocks.segments[draft.row] if s.anchor is None)
    return not TOGETHER.isdisjoint(word.lower() for s in row for word in s.text.split())


def _named_above(drafts: Sequence[Draft], below: Draft) -> list[Draft]:
    """Those named on the rows right above a draft, each on the next to the other's."""
    found: list[Draft] = []
    row = below.row
    for draft in reversed(drafts):
        if draft.name is None or not 0 <= row - draft.last_row <= 1:
            break
        found.append(draft)
        row = draft.row
    return found


def _is_outside(page: Page, listed: Sequence[Draft], last: Draft) -> bool:
    """Tell whether the mailbox of the last of several people stands outside their entries."""
    reach = [(s, s.anchor) for s in last.segments if s.anchor and not s.anchor.void]
    (mailbox, written), before = reach[-1], [s for s, anchor in reach if anchor.phones]
    if not before or not written.emails or mailbox.start < before[-1].end:
        return False
    if before[-1].row == mailbox.row:
        between = _BRACKETS.sub("", page.text[before[-1].end - 1 : mailbox.start])
        return any(sign in between for sign in ");|")
    return len({_rows(draft) for draft in listed}) == 1


def _rows(draft: Draft) -> int:
    """How many rows it takes from the name to the first number."""
    numbers = [s.row for s in draft.segments if s.anchor and s.anchor.phones]
    return numbers[0] - (draft.named.row if draft.named else draft.row)


# --- what is one entry ----------------------------------------------------------------------


def _joined(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, with halves of one entry put together: a mailbox, and below it a number.

    One of the two is nobody's, the other nobody's or a desk's that lacks just that.
    """
    found: list[Draft] = []
    for draft in drafts:
        before = found[-1] if found else None
        if before is None or not _halves(before, draft):
            found.append(draft)
            continue
        found[-1] = _put_together(before, draft)
    return found


def _put_together(before: Draft, draft: Draft) -> Draft:
    """One of two drafts, the one that is named if one is, with what the other has."""
    kept, added = (before, draft) if before.held or not draft.held else (draft, before)
    kept.orgs = kept.orgs or added.orgs
    if kept.desk and added.desk and _are_one_desk(before, draft):
        kept.desk = draft.desk  # less what goes on in the sentence
    kept.anchors = [*before.anchors, *draft.anchors]
    kept.segments = [*before.segments, *draft.segments]
    kept.cued, kept.headed = kept.cued or added.cued, kept.headed or added.headed
    return kept


def _are_all(blocks: Blocks, one: Draft, other: Draft) -> bool:
    """Tell whether all that a page offers is a press office's mailbox and, farther off, its number.

    "Requests to press@x.org. At weekends: 555 01 42"; nobody is named for either.
    """
    if one.name or other.name or (other.desk and other.desk.sense is not Sense.HOURS):
        return False
    between = blocks.rows[one.last_row + 1 : other.last_row + 1]
    return _are_halves(one, other) and not any(row.role is Role.HEADING for row in between)


def _are_halves(one: Draft, other: Draft) -> bool:
    """Tell whether one of two drafts has mailboxes alone, and the other numbers alone."""
    reach = [(bool(draft.addresses), bool(draft.numbers)) for draft in (one, other)]
    return sorted(reach) == [(False, True), (True, False)]


def _staffed(blocks: Blocks, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; a desk's mailbox goes to the one person who is named with a number below it.

    "Press Office / press@x.org / Ann Lee / 555 01 42": lines of one block, and nobody else in it.
    """
    found: list[Draft] = []
    for at, draft in enumerate(drafts):
        desk = found[-1] if found else None
        following = drafts[at + 1].row if at + 1 < len(drafts) else len(blocks.rows)
        if desk and _lacks_person(desk) and draft.name and draft.numbers and not draft.addresses:
            last = max(draft.last_row, draft.row)
            together = blocks.is_one(desk.row, last)
            if together and (following == len(blocks.rows) or not blocks.is_one(last, following)):
                draft.anchors = [*desk.anchors, *draft.anchors]
                draft.segments = [*desk.segments, *draft.segments]
                draft.orgs = draft.orgs or desk.orgs
                draft.role = draft.role or desk.desk
                found.pop()
        found.append(draft)
    return found


def _headed(blocks: Blocks, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts; a number beside what heads a block is of all whom the block names.

    "Media contacts (T: 555 01 40)" / "Ann Lee – ann@x.org" / "Bo Lund – bo@x.org": none of them has
    a number of the own.
    """
    found: list[Draft] = []
    for draft in drafts:
        if found and _heads(found[-1]):
            last = next((each for each in drafts[::-1] if each.offer == draft.offer), draft)
            together = [each for each in drafts if found[-1].row < each.row <= last.row]
            whole = together[:1] == [draft] and blocks.is_one(found[-1].row, last.last_row)
            if whole and all(one.name and one.addresses and not one.numbers for one in together):
                heading = found.pop()
                for one in together:
                    one.anchors = [*heading.anchors, *one.anchors]
                    one.segments = [*heading.segments, *one.segments]
        found.append(draft)
    return found


def _heads(draft: Draft) -> bool:
    """Tell whether a draft is a number that a cue gives, and nobody's."""
    return draft.nobodys and draft.cued and bool(draft.numbers) and not draft.addresses


def _lacks_person(desk: Draft) -> bool:
    """Tell whether a desk has nothing but a mailbox, and that is everybody's."""
    shared = bool(desk.addresses) and all(map(is_shared, desk.addresses))
    return desk.name is None and desk.desk is not None and shared and not desk.numbers


def _are_one_desk(one: Draft, other: Draft) -> bool:
    """Tell whether two desks are called the same; the sentence of the first may go on behind.

    "Write to the press office at a@x.org" / "Press office" / "Tel. 555 01 42".
    """
    if one.desk is None or other.desk is None or Sense.HOURS in {one.desk.sense, other.desk.sense}:
        return False
    wanted, said = fold(other.desk.text).split(), one.desk.text.split()
    others = [word for word in said if fold(word) not in wanted]
    return len(said) - len(others) == len(wanted) and all(map(str.islower, others))


def _halves(one: Draft, other: Draft) -> bool:
    """Tell whether two neighbours are halves of one entry."""
    if one.name or other.name:
        return False
    if _are_one_desk(one, other):
        near = other.row - one.last_row <= NEAR
        return near and _are_halves(one, other)
    if one.held and other.held:
        return False
    if not (one.held or other.held) and one.orgs and other.orgs:
        return False
    if one.offer != other.offer or other.row - one.last_row > NEAR:
        return False
    mailboxes = [*one.addresses, *other.addresses]
    only = one.headed and one.nobodys and other.nobodys and len(mailboxes) == 1
    return _are_halves(one, other) and (only or all(map(is_shared, mailboxes)))
