"""Acts are signed when they are kept: who did it, and what of the contact that person saw."""

from collections.abc import Iterable
from dataclasses import replace

from pressdir.merge import extras, heads
from pressdir.merge.edits import FIELDS
from pressdir.merge.keys import key
from pressdir.merge.notes import LONG_AGO
from pressdir.merge.unsaid import unsaid
from pressdir.model import Record, Sighting


def signed(before: Record | None, after: Record, at: str, by: str = "") -> Record:
    """`after` with the acts that `before` does not have signed: by whom, and what they replace.

    Whoever changes a contact has seen all of it. Of a field with one value an act replaces what
    was typed there, of one with many what was typed of this value. What became of the fields of
    other programs is an act too, at the time `at`.

    The sightings of a contact that was there come in the order in which merging has them; else the
    next merge would change its row.
    """
    told = _signed(before, after, at, by)
    return told if before is None else replace(told, sightings=in_order(told.sightings))


def in_order(sightings: Iterable[Sighting]) -> tuple[Sighting, ...]:
    """The sightings of a contact as its row has them: by their times, whoever put them together."""
    return tuple(sorted(sightings, key=_order))


def _order(sighting: Sighting) -> tuple[str, ...]:
    return (
        sighting.at,
        sighting.release or "",
        str(sighting.start).zfill(9) if sighting.start is not None else "",
        sighting.field,
        sighting.value,
        repr(sighting),
    )


def _signed(before: Record | None, after: Record, at: str, by: str) -> Record:
    if before and before.extra != after.extra:
        moved = extras.acts(extras.marks(before.extra), after.extra, after.sightings, at)
        after = replace(after, sightings=(*after.sightings, *moved))
    known = frozenset(before.sightings) if before else frozenset[Sighting]()
    fresh = [
        each
        for each in after.sightings
        if each.release is None and not each.by and each not in known
    ]
    if not fresh:
        return after
    told = {_group(each) for each in fresh if each.at == LONG_AGO}  # what `unsaid` stands for
    shown = [each for each in unsaid(before) if _group(each) not in told] if before else []
    if not (known or shown) and len({each.at for each in fresh}) == 1:  # nothing was to be seen
        whose = by or heads.SOMEBODY
        own = [
            each if each.release or each.by else each._replace(by=whose, over="")
            for each in after.sightings
        ]
        return replace(after, sightings=tuple(own))
    groups: dict[tuple[str, ...], list[Sighting]] = {}
    for each in sorted((*shown, *known), key=lambda each: each.at):
        if each.release is None:
            groups.setdefault(_group(each), []).append(each)
    names: dict[Sighting, Sighting] = {}
    for each in sorted(fresh, key=lambda each: each.at):
        seen = groups.setdefault(_group(each), [])
        earlier = [one for one in seen if one in known or one.at < each.at]
        stand = heads.standing(earlier, heads.replaced(earlier)) if earlier else ()
        signature = each._replace(by=each.by or by or heads.SOMEBODY, over=heads.over(stand))
        names[each] = signature
        seen.append(signature)
    return replace(after, sightings=tuple([names.get(each, each) for each in after.sightings]))


def _group(act: Sighting) -> tuple[str, ...]:
    """What an act can replace: all that was typed into a field with one value, or of a value."""
    known = FIELDS.get(act.field)
    return (act.field,) if known and not known.many else key(act.field, act.value)
