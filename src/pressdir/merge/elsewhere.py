"""What somebody did to a contact in a copy that carries no acts: on a telephone, on a server.

Of such a copy it is known what it showed when it was compared last, and which acts showed in it. So
whoever changed it saw these, and no others: what they did replaces these, and stands beside what
was done here since.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pressdir.merge import extras, heads, notes
from pressdir.merge.edits import FIELDS
from pressdir.merge.facts import values
from pressdir.merge.join import LINES, join
from pressdir.merge.keys import key
from pressdir.merge.moments import after
from pressdir.merge.removal import removed
from pressdir.merge.reports import united
from pressdir.merge.signing import signed
from pressdir.model import PhoneKind, Record, Report, Sighting


@dataclass(frozen=True, slots=True)
class Edits:
    """What is otherwise than it was: values and kept content lines that came, and that went."""

    came: Sequence[tuple[str, str]] = ()  # field, value
    went: Sequence[tuple[str, str]] = ()
    note: str | None = None  # as it is now; None where nobody wrote it
    lines: Sequence[str] = ()  # that came
    lines_gone: Sequence[str] = ()
    kinds: Sequence[tuple[str, PhoneKind]] = ()  # of numbers that came

    def __bool__(self) -> bool:
        several = (self.came, self.went, self.lines, self.lines_gone)
        return any(several) or self.note is not None


def acts(record: Record) -> Iterator[Sighting | Report]:
    """All that was ever done to a contact."""
    yield from record.sightings
    yield from record.reports


def known(record: Record) -> frozenset[str]:
    """The ids of all that was ever done to a contact."""
    return frozenset(map(heads.act_id, acts(record)))


def showing(record: Record) -> frozenset[str]:
    """Those of them that whoever sees a copy of `record` knows: not the other side of a conflict.

    A copy shows one value where people gave several, or took away what another gave.
    """
    shown = {key(*each) for each in values(record)}
    typed = [each for each in record.sightings if each.release is None]
    gone = heads.replaced(typed)
    hidden = set()
    for each in typed:
        if each.field in FIELDS and each.field != notes.NOTE and heads.act_id(each) not in gone:
            is_shown = key(each.field, each.value) in shown
            several = FIELDS[each.field].many or each.field == "kind"
            if each.gone if is_shown else not (each.gone or several):
                hidden.add(heads.act_id(each))
    return known(record) - hidden


def edited(record: Record, seen: Collection[str], edits: Edits, at: str, by: str) -> Record:
    """`record` with the `edits` of `by`, who knew the acts with the ids `seen`."""
    if not edits:
        return record
    before = _as_seen(record, seen)
    done = [*_done(before.sightings, edits, at)]
    told = signed(before, replace(before, sightings=(*before.sightings, *done)), at, by)
    fresh = set(told.sightings) - set(before.sightings)
    rest = [each for each in told.sightings if each in fresh or each.field != notes.NOTE]
    copy = replace(
        record,
        sightings=tuple(rest),
        note=edits.note or None,
        extra={LINES: [*edits.lines]} if edits.lines else {},
    )
    if edits.note is None:
        copy = replace(copy, note=record.note)
    return join(record, copy)


def taken_out(record: Record, seen: Collection[str], at: str, by: str) -> Record:
    """`record` with the word of `by` that it is to be out, who knew the acts with the ids `seen`.

    It is out (`removal.is_removed`) unless something was done since.
    """
    told = removed(_as_seen(record, seen), at, by)
    return replace(record, reports=united([record.reports, told.reports]))


def _as_seen(record: Record, seen: Collection[str]) -> Record:
    return replace(
        record,
        sightings=tuple(each for each in record.sightings if heads.act_id(each) in seen),
        reports=tuple(each for each in record.reports if heads.act_id(each) in seen),
    )


def _done(known: Sequence[Sighting], edits: Edits, at: str) -> Iterator[Sighting]:
    typed = [each for each in known if each.release is None]
    kinds = dict(edits.kinds)
    for place, (field, value) in enumerate(edits.came, len(typed)):
        many = FIELDS[field].many
        moment = _after(typed, at, field, value if many else None)
        start = place if many else None
        yield Sighting(field, value, moment, kind=kinds.get(value), start=start)
    for field, value in edits.went:
        many = FIELDS[field].many
        moment = _after(typed, at, field, value if many else None)
        gone = [value] if many else _past(known, field, value)
        yield from (Sighting(field, each, moment, gone=True) for each in gone)
    if edits.note is not None:
        yield Sighting(notes.NOTE, notes.mark(edits.note), _after(typed, at, notes.NOTE))
    moment = _after(typed, at, extras.EXTRA)
    for lines, is_gone in ((edits.lines_gone, True), (edits.lines, False)):
        for mark in sorted(extras.marks({LINES: [*lines]})):
            yield Sighting(extras.EXTRA, mark, moment, gone=is_gone)


def _after(typed: Iterable[Sighting], at: str, field: str, value: str | None = None) -> str:
    wanted = None if value is None else key(field, value)
    about = (each for each in typed if each.field == field)
    return after((e.at for e in about if wanted in {None, key(field, e.value)}), at)


def _past(known: Iterable[Sighting], field: str, value: str) -> list[str]:
    """What ever stood in a field with one value, so that nothing comes up when it is emptied."""
    spelt = {key(field, value): value}
    for each in known:
        if each.field == field:
            spelt.setdefault(key(field, each.value), each.value)
    return sorted(spelt.values())
