"""Deal out what was given to several people at once: to each the own one, in their order."""

from collections.abc import Sequence
from itertools import pairwise

from pressdir.extract.assemble.state import WEAK, State
from pressdir.extract.draft import Draft
from pressdir.extract.segments import Segment

MANY = 2  # people who share
_PARTING = frozenset("/|·•;")


def deal_at(state: State, sharing: Sequence[Draft], last: Segment) -> None:
    """Deal out behind the last number or mailbox of a row, if it shows that each is one's own."""
    if last.anchor and last.anchor.emails and all(map(_has_own_mailbox, sharing)):
        deal_out(state)  # "Ann Lee / Bo Yu" / "555 01 42 / 555 01 43" / "ann.lee@… / bo.yu@…"
    elif len(sharing) >= MANY:
        _deal_row(state, sharing, last)


def deal_out(state: State) -> None:
    """Give each of several people the own one of what they were given: "… respectively"."""
    current = state.current
    sharing = [*state.waiting, current] if current else []
    if current is None or len(sharing) < MANY:
        return
    numbers = [a for a in current.anchors if a.phones]
    mailboxes = [a for a in current.anchors if a.emails]
    own = all(_has_own_mailbox(one) for one in sharing)  # by their names
    ways = [numbers] if own else [numbers, mailboxes]
    if any([a for a in one.anchors if a.phones] != numbers for one in sharing):
        return
    if not own and any(one.anchors != current.anchors for one in sharing):
        return
    if any(len(way) not in {0, len(sharing)} for way in ways):
        return
    for number, one in enumerate(sharing):
        kept = [a for a in one.anchors if a.emails] if own else []
        one.anchors = [*(way[number] for way in ways if way), *kept]
        one.segments = [s for s in one.segments if s.anchor is None or s.anchor in one.anchors]


def _deal_row(state: State, sharing: Sequence[Draft], last: Segment) -> None:
    """Give each of several people of a row the own one of a row below: "Ann Lee | Bo Yu".

    The row is as many mailboxes, or numbers of one kind, parted by the sign that parts the names.
    A number of an office and a mobile are everybody's, unless each has an own mailbox.
    """
    told = [s for s in state.blocks.segments[last.row] if s.anchor]
    named = [one.named for one in sharing if one.named]
    if len(told) != len(sharing) or told[-1] is not last or len(named) != len(sharing):
        return
    signs = _signs(state, named) | _signs(state, told)
    if len(signs) != 1 or signs.isdisjoint(_PARTING) or named[0].row == last.row:
        return
    given = [s.anchor for s in told if s.anchor]
    if all(a.emails for a in given):
        numbers = [a for a in sharing[-1].anchors if a.phones]
        if len(numbers) == len(sharing):
            _deal(sharing, [s for s in sharing[-1].segments if s.anchor in numbers])
    elif len({phone.kind for a in given for phone in a.phones}) != 1:
        return
    _deal(sharing, told)


def _deal(sharing: Sequence[Draft], told: Sequence[Segment]) -> None:
    """Give each the own one of several numbers or mailboxes, and none of the others."""
    given = [s.anchor for s in told]
    for one, own in zip(sharing, told, strict=True):
        one.segments = [s for s in one.segments if s not in told]
        one.anchors = [a for a in one.anchors if a not in given]
        if own.anchor:
            one.take(own, own.anchor)


def _signs(state: State, segments: Sequence[Segment]) -> set[str]:
    """What stands between segments, each in turn."""
    return {state.text[one.end : other.start].strip() for one, other in pairwise(segments)}


def _has_own_mailbox(draft: Draft) -> bool:
    """Tell whether the mailboxes that a draft has bear its name."""
    mailboxes = [a for a in draft.anchors if a.emails]
    return bool(mailboxes) and all(draft.agrees(each) >= WEAK for each in mailboxes)
