"""What was read, in a copy in which somebody rewrote it: a search and replace through a whole file.

What a person changes is what a contact shows (`by_hand`). Its sightings say what releases say, and
one release has one text at one place. So a copy that has another one there gets the one that we
know, if beside it something was edited; what it shows stays, and is the edit. That edit names in
`over` what was put back, so that nobody who has met the other text alone takes ours for rewritten:
they keep both.

What people typed is not put back: one person may type two values in one second, on two machines.
"""

from collections.abc import Hashable, Mapping
from dataclasses import replace

from pressdir.merge import heads
from pressdir.merge.signing import in_order
from pressdir.model import Record, Sighting

Pairs = Mapping[Sighting, Sighting]  # what stands in a copy -> what is known to stand there


def rewritten(known: Record, found: Record) -> Pairs:
    """What in `found`, a copy of the contact `known`, has another text than there."""
    ours, theirs = frozenset(known.sightings), frozenset(found.sightings)
    strangers = [each for each in in_order(theirs - ours) if each.release is not None]
    missing = [each for each in in_order(ours - theirs) if each.release is not None]
    if not (strangers and missing):
        return {}
    named = heads.replaced(theirs).difference(map(heads.act_id, ours))
    pairs: dict[Sighting, Sighting] = {}
    for each in strangers:
        held = next((one for one in missing if _place(one) == _place(each)), None)
        if held is not None and heads.act_id(each) not in named:
            pairs[each] = held
            missing.remove(held)
    return pairs


def undone(found: Record, pairs: Pairs) -> Record:
    """`found` with what is known in the place of what was rewritten; what it shows is as it was."""
    known = (pairs.get(each, each) for each in found.sightings)
    return replace(found, sightings=tuple(dict.fromkeys(known)))


def witnessed(before: Record, edited: Record, pairs: Pairs) -> Record | None:
    """`edited`, whose first edit names what was put back; None if nothing was edited."""
    fresh = in_order(set(edited.sightings) - set(before.sightings))
    if not fresh:
        return None
    put_back = [known for found, known in pairs.items() if known.value != found.value]
    named = {*fresh[0].over.split(), *heads.over(put_back).split()}
    witness = fresh[0]._replace(over=heads.BETWEEN.join(sorted(named)))
    told = (witness if each == fresh[0] else each for each in edited.sightings)
    return replace(edited, sightings=in_order(told))


def _place(sighting: Sighting) -> Hashable:
    """Where it was read: what no text of it says. A quote that is left out is no other text."""
    read = (sighting.field, sighting.at, sighting.release, sighting.start, sighting.end)
    return *read, sighting.kind, bool(sighting.line)
