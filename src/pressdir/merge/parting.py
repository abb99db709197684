"""Make two records again of one that was made of two, however long ago.

The one that went lies in the bin as it was. It comes back with all it had, and with what was seen
of it since; the other keeps all else. What was in the one is in one of the two, or in both.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pressdir.merge import answers, extras, notes
from pressdir.merge.edits import typed
from pressdir.merge.facts import REACH
from pressdir.merge.history import as_of
from pressdir.merge.join import with_groups_apart
from pressdir.merge.keys import key
from pressdir.merge.notes import LONG_AGO, PARAGRAPH
from pressdir.merge.reports import united
from pressdir.model import Record, Release, Report, Sighting

# What two that were seen in one place may have had in common, to the last sign.
COMMON = ("name", "org", "location")
WHO = REACH | {"name"}  # what says of whom a release speaks


def parted(
    joined: Record, gone: Record, releases: Mapping[str, Release], at: str, by: str = ""
) -> tuple[Record, Record]:
    """The two that `joined` is made of, the second is `gone`, from the bin; and that they are two.

    A value that each was seen with on its own stays with both. `releases` say when each was read:
    what came since goes with the one that it names.
    """
    whole, second = typed(joined, LONG_AGO), typed(gone, LONG_AGO)
    its = frozenset(map(_unsigned, second.sightings))
    when = _joined(joined, gone.uid)
    before: list[Sighting] = []
    since: list[Sighting] = []
    for each in whole.sightings:
        if _unsigned(each) not in its:
            (since if _seen(each, releases) > when else before).append(each)
    own = {key(each.field, each.value) for each in before}
    only = {key(each.field, each.value) for each in its} - own
    own -= {key(each.field, each.value) for each in its}
    follows = {*_following(since, only, own)}
    left = [*before, *(each for each in since if each not in follows)]
    shared = [each for each in whole.sightings if _unsigned(each) in its]
    stays = {*left, *_common(shared, left)}
    reports = frozenset(gone.reports) | {*_reported(joined, only, when)}
    note, kept = _noted(joined, gone, [each for each in whole.sightings if each in stays])
    first = replace(
        joined,
        note=note,
        extra=_extra(joined, gone),
        reports=tuple(each for each in joined.reports if each not in reports),
    )
    second = replace(second, reports=united([reports]))
    back = notes.stripped([*second.sightings, *(each for each in since if each in follows)])
    return answers.part(_showing(first, kept), _showing(second, back), at, by)


def _unsigned(sighting: Sighting) -> Sighting:
    """A sighting without what was added to it when it was kept."""
    line = "" if sighting.field == notes.NOTE else sighting.line
    return sighting._replace(by="", over="", line=line)


def _joined(record: Record, uid: str) -> str:
    """When the contact with that uid became a part of `record`."""
    said = [each.at for each in record.reports if each.field == answers.UID and each.value == uid]
    return max(said, default="")


def _seen(sighting: Sighting, releases: Mapping[str, Release]) -> str:
    """When it came into the directory."""
    release = releases.get(sighting.release or "")
    return release.read if release and release.read else sighting.at


def _following(
    since: Iterable[Sighting], only: Collection[object], own: Collection[object]
) -> Iterator[Sighting]:
    """What came since and is the second's: all of a place that names it alone, or its values."""
    places: dict[str, list[Sighting]] = {}
    for each in since:
        places.setdefault(each.release or each.at, []).append(each)
    for group in places.values():
        named = {key(each.field, each.value) for each in group if each.field in WHO}
        whole = not named.isdisjoint(only) and named.isdisjoint(own)
        for each in group:
            if each.field != notes.NOTE and (whole or key(each.field, each.value) in only):
                yield each


def _common(its: Iterable[Sighting], left: Iterable[Sighting]) -> Iterator[Sighting]:
    """Of what the first has no more: what it may have had, too, where both were seen together.

    Two from one file, or one release, have the same sighting of one name or house.
    """
    kept = list(left)
    fields = {each.field for each in kept if not each.gone}
    places = {(each.release, each.at) for each in kept}
    for each in its:
        missing = each.field in COMMON and each.field not in fields
        if missing and (each.release, each.at) in places:
            yield each


def _reported(joined: Record, only: Collection[object], when: str) -> Iterator[Report]:
    """What was reported since of values that the second has alone."""
    for each in joined.reports:
        if each.at > when and each.field in REACH and key(each.field, each.value) in only:
            yield each


def _showing(record: Record, sightings: Iterable[Sighting]) -> Record:
    """`record` with these sightings alone; of a value that stays, all that was known of it."""
    before = record.contact
    after = as_of(record, sightings)
    kinds = {str(phone): phone.kind for phone in before.phones}
    name = after.contact.name
    contact = replace(
        after.contact,
        name=before.name if name == before.name else name,
        phones=tuple(
            replace(phone, kind=kinds.get(str(phone), phone.kind)) for phone in after.contact.phones
        ),
    )
    return replace(after, contact=contact)


def _noted(
    joined: Record, gone: Record, left: Sequence[Sighting]
) -> tuple[str | None, Sequence[Sighting]]:
    """The note of the first, and what is `left` of the sightings, with its texts."""
    if any(notes.texts(joined).values()) or not joined.note:
        return notes.shown([joined], left)
    theirs = (gone.note or "").split(PARAGRAPH)  # in older files no sighting has its text
    own = [each for each in joined.note.split(PARAGRAPH) if each not in theirs]
    return PARAGRAPH.join(own) or None, left


def _extra(joined: Record, gone: Record) -> Mapping[str, Any]:
    """What other programs kept, less what they kept of the second."""
    apart, _ = with_groups_apart(gone, gone)
    return extras.joined([joined.extra], extras.marks(gone.extra) | extras.marks(apart.extra), {})
