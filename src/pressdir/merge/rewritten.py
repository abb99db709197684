"""What a copy says otherwise than it did: a search and replace through a whole file.

What a person changes is what a contact shows (`by_hand`). Its sightings say who read or typed what,
and are never changed. So a copy that has another text than is known to stand at a place gets the
one that is known, if beside it something was edited; what it shows stays, and is the edit. That
edit names in `over` what was put back, so that nobody who has met the other text alone takes ours
for rewritten: they keep both, and show the edit.

One release has one text at one place: of what was read, whoever knows it can tell. One person may
type two values in one second, on two machines: of what was typed only whoever knows what this very
copy held before (`typed`).
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pressdir.merge import heads
from pressdir.merge.edits import FIELDS
from pressdir.merge.extras import EXTRA
from pressdir.merge.keys import key
from pressdir.merge.moments import after
from pressdir.merge.notes import NOTE
from pressdir.merge.reports import united
from pressdir.merge.signing import in_order
from pressdir.model import Record, Report, Sighting, Verdict

Pairs = Mapping[Sighting, Sighting]  # what stands in a copy -> what is known to stand there

MARKED = frozenset({EXTRA, NOTE})  # fields whose acts have marks for values: no text to replace


def rewritten(known: Record, found: Record, *, typed: bool = False) -> Pairs:
    """What in `found`, a copy of the contact `known`, has another text than there.

    `typed` says whether `found` is what became of `known`: then what people typed counts as well.
    """
    ours, theirs = frozenset(known.sightings), frozenset(found.sightings)
    strangers = [*_with_a_place(theirs - ours, typed=typed)]
    missing = [*_with_a_place(ours - theirs, typed=typed)]
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


def put_back(
    record: Record, pairs: Pairs, at: str, adopted: Callable[[Record], Record]
) -> Record | None:
    """`record` with what is known in the place of what was rewritten, and edited by what it shows.

    `adopted` makes acts of what a record shows. None where nothing was edited, and nothing of what
    people typed was rewritten: of a release both texts are kept then.
    """
    typed = {found: known for found, known in pairs.items() if known.release is None}
    for some in (pairs, typed):
        before = _taken_back(_undone(record, some), some, at)
        edited = adopted(before)
        fresh = in_order(set(edited.sightings) - set(before.sightings))
        if fresh or (typed and some is typed):
            return _witnessed(edited, fresh, some)
    return None


def _undone(found: Record, pairs: Pairs) -> Record:
    """`found` with what is known in the place of what was rewritten; what it shows is as it was."""
    known = (pairs.get(each, each) for each in found.sightings)
    return replace(found, sightings=tuple(dict.fromkeys(known)))


def _taken_back(record: Record, pairs: Pairs, at: str) -> Record:
    """`record` with the word that nobody typed what was rewritten: who has met it drops it."""
    known = {heads.act_id(each) for each in record.sightings}
    gone = {heads.act_id(each) for each in pairs if each.release is None} - known
    if not gone:
        return record
    moment = after((each.at for each in record.reports), at)
    over = heads.BETWEEN.join(sorted(gone))
    said = Report("", "", Verdict.RETRACTED, moment, heads.HAND, over=over)
    return replace(record, reports=united([record.reports, [said]]))


def _witnessed(edited: Record, fresh: Sequence[Sighting], pairs: Pairs) -> Record:
    """`edited`, whose `fresh` edits name what was put back.

    Whoever replaced what somebody typed saw that; of what else is typed there, nobody can say.
    """
    changed = [known for found, known in pairs.items() if found.value != known.value]
    told: dict[Sighting, Sighting] = {}
    for place, each in enumerate(fresh):
        typed = [one for one in changed if not one.release and _group(one) == _group(each)]
        named = {*map(heads.act_id, typed)} or {*each.over.split()}
        if not place:
            named |= {heads.act_id(one) for one in changed if one.release}
        told[each] = each._replace(over=heads.BETWEEN.join(sorted(named)))
    return replace(edited, sightings=in_order(told.get(each, each) for each in edited.sightings))


def _group(act: Sighting) -> Hashable:
    """What an act is about: a field that has one value, or one value of a field with many."""
    known = FIELDS.get(act.field)
    return key(act.field, act.value) if known and known.many else act.field


def _with_a_place(sightings: Iterable[Sighting], *, typed: bool) -> Iterator[Sighting]:
    for each in in_order(sightings):
        if each.release is not None or (typed and each.field not in MARKED):
            yield each


def _place(sighting: Sighting) -> Hashable:
    """Where it was read or typed: what no text of it says. A quote left out is no other text."""
    read = (sighting.field, sighting.at, sighting.release, sighting.start, sighting.end)
    typed = (sighting.gone, sighting.by, sighting.over)
    return *read, *typed, sighting.kind, bool(sighting.line)
