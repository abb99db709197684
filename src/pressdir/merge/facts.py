"""What a record's sightings add up to.

Sightings are a set, and `settle` is a function of that set. A value is gone if nobody who knew of
its removal typed it again (`heads`). Of the values of a field that are not, one that a person typed
stands before one that was read, and a newer before an older one. A field with one value shows the
first of them, a field with many shows all, in that order; those that were reported dead (`reports`)
come last, whoever typed them.

Values that a record shows without a sighting (another program wrote it) count as typed, long ago.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace

from pressdir.errors import InvalidNameError
from pressdir.merge import heads, reports
from pressdir.merge.keys import Key, key
from pressdir.merge.likeness import abbreviates
from pressdir.model import Contact, EmailAddress, Kind, Name, Phone, PhoneKind, Record, Sighting
from pressdir.normalise import names
from pressdir.normalise.folding import fold

REACH = frozenset({"emails", "phones"})  # what a contact is reached by


@dataclass(frozen=True, slots=True)
class Standing:
    """What the sightings of one value say together."""

    field: str
    value: str  # in its best spelling
    typed: bool = True
    gone: bool = False
    last: str = ""
    start: float = float("inf")  # where it stands in its newest document, or among the typed
    kind: PhoneKind | None = None
    dead: bool = False  # reported so

    @property
    def rank(self) -> tuple[bool, bool, str]:
        """Living before dead, typed before read, newer before older: the greater comes first."""
        return not self.dead, self.typed, self.last


def values(record: Record) -> Iterator[tuple[str, str]]:
    """Yield each value that `record` shows, as (field, value), in the order shown."""
    contact = record.contact
    if contact.name:
        yield "name", contact.name.full
    if contact.org:
        yield "org", contact.org
    if contact.role:
        yield "role", contact.role
    if contact.location:
        yield "location", contact.location
    for email in contact.emails:
        yield "emails", email.address
    for phone in contact.phones:
        yield "phones", str(phone)
    for lang in contact.langs:
        yield "langs", lang
    for tag in record.tags:
        yield "tags", tag
    if record.url:
        yield "url", record.url


def standings(sightings: Iterable[Sighting]) -> dict[Key, Standing]:
    """What `sightings` say of each value."""
    groups: dict[Key, list[Sighting]] = {}
    acts = []
    for sighting in sightings:
        groups.setdefault(key(sighting.field, sighting.value), []).append(sighting)
        if sighting.over:
            acts.append(sighting)
    replaced = heads.replaced(acts)
    return {each: _standing(group, replaced) for each, group in groups.items()}


def _standing(group: Sequence[Sighting], replaced: frozenset[str]) -> Standing:
    acts = [each for each in group if each.release is None]
    gone = bool(acts) and _are_gone(acts, replaced)
    best = max(
        (each for each in group if not each.gone),
        key=lambda each: (each.release is None, each.at, each.value),
        default=group[0],
    )
    kinds = [each for each in group if each.kind is not None]
    newest_kind = max(
        kinds, key=lambda each: (each.release is None, each.at, str(each.kind)), default=None
    )
    return Standing(
        field=best.field,
        value=best.value,
        typed=best.release is None and not gone,
        gone=gone,
        last=best.at,
        start=min(
            (each.start for each in group if each.start is not None and each.at == best.at),
            default=float("inf"),
        ),
        kind=newest_kind.kind if newest_kind else None,
    )


def _are_gone(acts: Sequence[Sighting], replaced: frozenset[str]) -> bool:
    """Whether a value was removed: by all who did not know of each other, else by the last."""
    if len(acts) > 1 and (stand := heads.standing(acts, replaced)):
        return all(each.gone for each in stand)
    return max(acts, key=lambda each: (each.at, each.gone)).gone


def settle(pool: Sequence[Record], sightings: Iterable[Sighting]) -> Record:
    """The first record of `pool`, showing what `sightings` and all reports of `pool` say.

    Sightings that were taken back are left out. The others of `pool` lend it their values without
    a sighting, and the parts of their names.
    """
    said = reports.united(record.reports for record in pool)
    sightings = reports.without_retracted(sightings, said)
    known = standings(sightings)
    sighted = frozenset(known)
    for record in pool:
        for field, value in values(record):
            known.setdefault(key(field, value), Standing(field, value))
    for each in reports.dead(said) & known.keys():
        known[each] = replace(known[each], dead=True)
    unplaced = {
        each: index
        for index, each in enumerate(
            dict.fromkeys(key(*value) for record in pool for value in values(record))
        )
        if each not in sighted
    }
    shown: dict[str, list[Standing]] = {}
    places = {each: (known[each].start, unplaced.get(each, len(unplaced)), each) for each in known}
    for each in sorted(known, key=places.__getitem__):
        standing = known[each]
        if not standing.gone:
            shown.setdefault(standing.field, []).append(standing)
    for group in shown.values():
        group.sort(key=lambda standing: standing.rank, reverse=True)
    return replace(
        pool[0],
        contact=_contact([record.contact for record in pool], shown),
        sightings=sightings,
        tags=tuple(sorted(standing.value for standing in shown.get("tags", ()))),
        url=_first(shown, "url"),
        reports=said,
    )


def _contact(pool: Sequence[Contact], shown: Mapping[str, list[Standing]]) -> Contact:
    return Contact(
        kind=_kind(pool, shown),
        name=_name(pool, shown.get("name", ())),
        org=_first(shown, "org"),
        role=_first(shown, "role"),
        location=_first(shown, "location"),
        emails=tuple(EmailAddress(each.value) for each in shown.get("emails", ())),
        phones=tuple(_phone(pool, each) for each in shown.get("phones", ())),
        langs=tuple(each.value for each in shown.get("langs", ())),
    )


def _first(shown: Mapping[str, list[Standing]], field: str) -> str | None:
    """The value of `field` that is shown. Of equals the greater, so that order does not matter."""
    best = max(shown.get(field, ()), key=lambda each: (each.rank, each.value), default=None)
    return best.value if best else None


def _kind(pool: Sequence[Contact], shown: Mapping[str, list[Standing]]) -> Kind:
    if said := _first(shown, "kind"):
        return Kind(said)
    kinds = {contact.kind for contact in pool}
    return Kind.PERSON if Kind.PERSON in kinds else Kind.DESK


def _name(pool: Sequence[Contact], candidates: Sequence[Standing]) -> Name | None:
    """The name to show: one typed, else the newest that no fuller spelling contains.

    A typed one that has an initial for a word of another is shown no more than a part of it:
    somebody who wants it so (`assign`) removes the other.
    """
    candidates = _in_full(candidates)
    words = {each.value: set(fold(each.value).split()) for each in candidates}
    full = [
        each
        for each in candidates
        if each.typed or not any(words[each.value] < other for other in words.values())
    ]
    best = max(full, key=lambda each: (each.rank, each.value), default=None)
    if best is None:
        return None
    held = [contact.name for contact in pool if contact.name and contact.name.full == best.value]
    if held:
        return max(held, key=astuple)
    try:
        parsed = names.parse(best.value)
    except InvalidNameError:
        return Name(best.value)
    return replace(parsed, full=best.value)


def _in_full(names: Sequence[Standing]) -> Sequence[Standing]:
    """The names without those that abbreviate another one."""
    if len(names) < 2 or not any(each.typed for each in names):
        return names
    short = {
        each.value for each in names if any(abbreviates(each.value, other.value) for other in names)
    }
    return [each for each in names if each.value not in short]


def _phone(pool: Sequence[Contact], standing: Standing) -> Phone:
    number, _, extension = standing.value.partition(";ext=")
    kinds = {
        phone.kind for contact in pool for phone in contact.phones if str(phone) == standing.value
    } - {PhoneKind.UNKNOWN}
    kind = standing.kind or max(kinds, default=PhoneKind.UNKNOWN)
    return Phone(number, extension or None, kind)
