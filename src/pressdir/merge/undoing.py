"""Take back what a command did to a contact that others know of by now: by acts, which travel.

Who only puts the old row back finds it changed again after the next sync.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pressdir.merge import extras
from pressdir.merge.edits import FIELDS, retract
from pressdir.merge.facts import values
from pressdir.merge.keys import key
from pressdir.merge.reports import FOUND
from pressdir.merge.steering import shown, steered
from pressdir.model import Record, Sighting, Verdict

SAID = FOUND | {Verdict.DIFFERENT}  # what can be taken back by saying so


def taken_back(before: Record, after: Record, now: Record, at: str, by: str = "") -> Record | None:
    """`now` without what made `after` of `before`; None if a field of it was changed again since.

    What else came to be known of the contact stays, and so do its sources.
    """
    old, new, held = shown(before), shown(after), shown(now)
    wanted = {field: _wanted(field, old[field], new[field], held[field]) for field in FIELDS}
    known = {field: each for field, each in wanted.items() if each is not None}
    if len(known) < len(wanted):
        return None
    changed = {field: each for field, each in known.items() if old[field] != new[field]}
    found = steered(now, changed, at, before.contact)
    said = {each for each in after.reports if each.outcome in SAID} - {*before.reports}
    found = retract(found, [*said, *_vouched(before, after)], at, by)
    return replace(found, extra=_extra(before.extra, after.extra, now.extra))


def _vouched(before: Record, after: Record) -> Iterator[Sighting]:
    """What somebody typed of a value that stood there already, read and by nobody's word.

    It shows nothing new, so nothing that is typed could take it back.
    """
    stood = {key(*each) for each in values(before)} & {key(*each) for each in values(after)}
    for each in {*after.sightings} - {*before.sightings}:
        is_word = each.release is None and not each.gone and not each.over
        if is_word and key(each.field, each.value) in stood:
            yield each


def _wanted(
    field: str, old: Sequence[str], new: Sequence[str], held: Sequence[str]
) -> Sequence[str] | None:
    """What a field is to show again; None where it shows something else by now."""
    if old == new:
        return held
    if not FIELDS[field].many:
        return old if held in (new, old) else None
    came = {key(field, each) for each in new} - {key(field, each) for each in old}
    went = [each for each in old if key(field, each) not in {key(field, one) for one in new}]
    left = [each for each in held if key(field, each) not in came]
    return [*left, *(each for each in went if each not in left)]


def _extra(old: extras.Extra, new: extras.Extra, held: extras.Extra) -> Mapping[str, object]:
    """What other programs keep."""
    if old == new:
        return held
    if held == new:
        return old
    return extras.joined([held, old], extras.marks(new) - extras.marks(old), {})
