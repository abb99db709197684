"""Make two records again of one that was made of two, however long ago.

The one that went lies in the bin as it was. All it had comes back, with what was seen of it since,
as a contact with a new uid, of which its old one is an alias: that this was called one with the
other is known for ever, in all copies. The other keeps all else; what it loses is taken out of it
by acts, so that a copy that still has both in one does not bring it back.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pressdir.merge import answers, extras, notes
from pressdir.merge.edits import retract, typed
from pressdir.merge.facts import REACH
from pressdir.merge.history import as_of
from pressdir.merge.join import with_groups_apart
from pressdir.merge.keys import key
from pressdir.merge.notes import LONG_AGO, PARAGRAPH
from pressdir.merge.reports import FOUND, united
from pressdir.merge.steering import shown, steered
from pressdir.model import Record, Release, Report, Sighting, Verdict

# What two that were seen in one place may have had in common, to the last sign.
COMMON = ("name", "org", "location")
WHO = REACH | {"name"}  # what says of whom a release speaks


def parted(  # noqa: PLR0913, PLR0917 - the two, and who parts them when
    joined: Record,
    gone: Record,
    uid: str,
    releases: Mapping[str, Release],
    at: str,
    by: str = "",
) -> tuple[Record, Record]:
    """The two that `joined` is made of, and that they are two; the second, under `uid`, was `gone`.

    `gone` is as it lies in the bin. A value that each was seen with on its own stays with both.
    `releases` say when each was read: what came since goes with the one that it names.
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
    kept = [each for each in whole.sightings if each in stays]
    reported = {*_reported(joined, only, when)}
    back = notes.stripped([*second.sightings, *(each for each in since if each in follows)])
    known = {each for each in gone.reports if each.outcome is not Verdict.SAME} | reported
    second = replace(second, uid=uid, reports=united([known]))
    lost = [
        each
        for each in joined.reports
        if each.outcome in FOUND and (each in reported or each in known)
    ]
    first = retract(_without(joined, gone, whole, kept, at), lost, at, by)
    first = answers.told(first, gone.uid, Verdict.DIFFERENT, at, by)
    second = answers.told(_showing(second, back), gone.uid, Verdict.WAS, at, by)
    return answers.part(first, second, at, by)


def _without(
    joined: Record, gone: Record, whole: Record, kept: Sequence[Sighting], at: str
) -> Record:
    """The first, which shows what `kept` of the sightings of `whole` say, by acts."""
    note, kept = _noted(joined, gone, kept)
    target = _showing(replace(joined, note=note), kept)
    stay = {key(each.field, each.value) for each in kept}
    go = {key(each.field, each.value) for each in whole.sightings} - stay
    first = steered(joined, shown(target), at, target.contact, go)
    return replace(first, extra=_extra(joined, gone))


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
