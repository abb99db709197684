"""What becomes of a contact that is there, if so, and of what a file says of it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from pressdir.cli.changing.changes import MANY, Act, Change, applied, facts
from pressdir.model import Record


def brought(
    before: Record | None,
    record: Record,
    now: str,
    known: frozenset[str] = frozenset(),
    by: str = "",
) -> Record:
    """What becomes of a contact that is there, if so, and of what a file says.

    `known` marks what an export of ours wrote into that file: nobody said that since. `by` is who
    brings a new one.
    """
    from pressdir import merge

    if before is None:
        return merge.typed(record, now, by)
    from pressdir.formats import vcard

    if record.sightings and record.uid in {before.uid, *merge.aliases(before)}:
        return _joined(before, replace(record, uid=before.uid), now)
    extra = record.extra if record.uid == before.uid else vcard.of_nobody(record.extra)
    if known:
        extra = vcard.said.without(extra, known)
    news = (
        each
        for each in _news(before, record)
        if not known or vcard.said.mark(each.field, *each.values) not in known
    )
    return _read_by_now(_with_extra(applied(before, news, now), extra))


def met(before: Record | None, record: Record, now: str) -> Record:
    """What becomes of a contact that is there, if so, and of its having written: a name stays."""
    from pressdir import merge

    dated = [each._replace(at=min(each.at or now, now)) for each in record.sightings]
    if before is None:
        return merge.typed(replace(record, sightings=tuple(dated)), now)
    known = {(each.field, each.value.casefold(), each.at) for each in before.sightings}
    times = [at for of, value, at in known if of == "emails" and value in _addresses(record)]
    named = before.contact.name is not None
    fresh = tuple(
        each
        for each in dated
        if (not named if each.field == "name" else not times or each.at > max(times))
    )
    if not fresh:
        return before
    contact = replace(
        record.contact, kind=before.contact.kind, name=None if named else record.contact.name
    )
    seen = replace(record, uid=before.uid, contact=contact, sightings=fresh)
    return merge.join(before, seen)


def _addresses(record: Record) -> set[str]:
    return {str(each).casefold() for each in record.contact.emails}


def _with_extra(after: Record, extra: Mapping[str, Any]) -> Record:
    """A contact with what else a file says of it: lists grow, of the rest the newer stands.

    So a birthday of a card takes the place of an older one, where `merge.join` keeps both.
    """
    from pressdir import merge
    from pressdir.formats import vcard

    if all(_holds(after.extra.get(name), value) for name, value in extra.items()):
        return after
    before, other = merge.with_groups_apart(after, replace(after, extra=extra))
    both = dict(before.extra)
    for name, value in other.extra.items():
        match both.get(name), value:
            case list(old), list(new):
                both[name] = vcard.said.brought(old, new)
            case dict(old), dict(new):
                both[name] = {**old, **new}
            case _:
                both[name] = value
    return after if both == before.extra else replace(after, extra=both)


def _read_by_now(record: Record) -> Record:
    """A contact without what was kept for want of a country, and is a number of it now."""
    if not (record.extra and record.contact.phones):
        return record
    from pressdir.formats import aside

    left = aside.without(record.extra, record.contact.phones)
    return record if left == record.extra else replace(record, extra=left)


def _holds(old: object, new: object) -> bool:
    """Whether nothing of `new` is missing in `old`."""
    if isinstance(old, list) and isinstance(new, list):
        return all(each in old for each in new)
    return old == new


def _joined(before: Record, record: Record, now: str) -> Record:
    """A contact with its history and that of our own export; what was edited there is typed now."""
    from pressdir import merge

    joined = merge.join(before, record)
    told = {(sighting.field, sighting.value) for sighting in record.sightings}
    edited = [
        change for change in _news(joined, record) if (change.field, *change.values) not in told
    ]
    after = applied(joined, edited, now)
    same = set(after.sightings) == set(before.sightings) and facts(after) == facts(before)
    return before if same and after.reports == before.reports else after


def _news(before: Record, record: Record) -> Iterator[Change]:
    """What `record` says that `before` does not: single values are set, others come on top."""
    old = facts(before)
    for field, values in facts(record).items():
        act = Act.ADD if field in MANY else Act.ASSIGN
        yield from (Change(field, act, (value,)) for value in values if value not in old[field])
