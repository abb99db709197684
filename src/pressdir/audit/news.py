"""What changed in the directory since a day, in words. A function of sightings and reports.

A sighting of a release is news on the day on which the release was read, whatever its own date. So
two copies of a directory that were joined tell the same news, and an undo log is not needed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pressdir import merge
from pressdir.model import Kind, Record, Release, Report, Sighting, Verdict

SINGLE = ("name", "role", "org", "location")
WORDS: Mapping[str, str] = {
    "name": "name",
    "role": "role",
    "org": "organisation",
    "location": "location",
    "phones": "number",
    "emails": "address",
    "langs": "language",
}
MANY = ("phones", "emails", "langs")
LAW = "numbering plan of "  # how the rule of a renumbered sighting begins


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed, in a sentence."""

    at: str  # UTC, ISO 8601
    kind: str  # "new", "removed", "changed", or what a report says: "dead", "ok", "moved", …
    sentence: str
    field: str = ""
    value: str = ""
    was: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class News:
    """What changed of one contact, oldest first."""

    record: Record
    changes: tuple[Change, ...]


def news(
    records: Iterable[Record],
    removed: Iterable[Record],
    releases: Mapping[str, Release],
    since: str,
) -> list[News]:
    """What changed since then (ISO 8601, a day or a moment), the newest first.

    `removed` are the contacts in the bin. Seeing a value again, tags and notes are no news.
    """
    found = [News(each, tuple(_changes(each, releases, since))) for each in records]
    found += [News(each, tuple(_removal(each, since))) for each in removed]
    told = [each for each in found if each.changes]
    told.sort(key=lambda each: (each.record.contact.label, each.record.uid))
    return sorted(told, key=lambda each: each.changes[-1].at, reverse=True)


def _changes(record: Record, releases: Mapping[str, Release], since: str) -> list[Change]:
    known = {each: _known(each, releases) for each in record.sightings}
    earlier = [each for each in record.sightings if known[each] < since]
    fresh = [each for each in record.sightings if known[each] >= since]
    found = list(_reported(record, since))
    if fresh and not earlier:
        found.append(_arrival(record, min(known[each] for each in fresh)))
    elif fresh:
        before = merge.as_of(record, earlier)
        after = merge.as_of(record, record.sightings)
        found += _singles(before, after, fresh, known)
        for field in MANY:
            found += _many(field, before, after, fresh, known)
    return sorted(found, key=lambda change: (change.at, change.sentence))


def _known(sighting: Sighting, releases: Mapping[str, Release]) -> str:
    """When the directory came to know of a sighting."""
    release = releases.get(sighting.release or "")
    return (release and release.read) or sighting.at


def _arrival(record: Record, at: str) -> Change:
    contact = record.contact
    what = contact.role or ("desk" if contact.kind is Kind.DESK else "contact")
    parts = [what, *map(str, (*contact.phones, *contact.emails))]
    return Change(at, "new", f"new: {', '.join(parts)}")


def _singles(
    before: Record, after: Record, fresh: Sequence[Sighting], known: Mapping[Sighting, str]
) -> Iterator[Change]:
    for field in SINGLE:
        was, value = (str(getattr(each.contact, field) or "") for each in (before, after))
        if was == value:
            continue
        at = _first((each for each in fresh if each.field == field), known)
        word = WORDS[field]
        if not value:
            sentence = f"{word} removed: {was}"
        elif was:
            sentence = f"{word} changed: {value}, was {was}"
        else:
            sentence = f"{word}: {value}"
        yield Change(at, "changed" if value else "removed", sentence, field, value, was)


def _many(
    field: str,
    before: Record,
    after: Record,
    fresh: Sequence[Sighting],
    known: Mapping[Sighting, str],
) -> Iterator[Change]:
    """Values that came and went; one for one is a change."""
    old, new = (_values(each, field) for each in (before, after))
    came = [value for key, value in new.items() if key not in old]
    went = [value for key, value in old.items() if key not in new]
    word = WORDS[field]

    def at(value: str) -> str:
        about = (each for each in fresh if each.field == field and _same(each.value, value))
        return _first(about, known)

    for value in list(went):
        if law := _by_law(field, value, fresh, after):
            rule, now = law
            went.remove(value)
            came = [each for each in came if each != now]
            sentence = f"{word} changed: {now}, was {value} ({rule})"
            yield Change(at(value), "changed", sentence, field, now, value)
    if len(came) == len(went) == 1:
        (value,), (was,) = came, went
        sentence = f"{word} changed: {value}, was {was}"
        yield Change(at(value), "changed", sentence, field, value, was)
        return
    unsure = {_key(each.value) for each in after.unsure}
    for value in came:
        doubt = " (unsure)" if _key(value) in unsure else ""
        yield Change(at(value), "new", f"new {word}: {value}{doubt}", field, value)
    for value in went:
        yield Change(at(value), "removed", f"{word} removed: {value}", field, was=value)


def _by_law(
    field: str, old: str, fresh: Iterable[Sighting], after: Record
) -> tuple[str, str] | None:
    """The rule by which `old` became another number, and that one; None if a person did it."""
    rules = [each.rule for each in fresh if each.gone and _same(each.value, old)]
    rule = next((each for each in rules if each.startswith(LAW)), "")
    heirs = (
        each.value
        for each in after.sightings
        if each.field == field and not each.gone and rule and each.rule.endswith(rule)
    )
    heir = next(heirs, "")
    return (rule, heir) if heir else None


def _reported(record: Record, since: str) -> Iterator[Change]:
    """What people said; busy is no news, and of a verified contact its values need no line."""
    for each in record.reports:
        if each.at >= since and (sentence := _said(each)):
            yield Change(each.at, each.outcome, sentence, each.field, value=each.value, by=each.by)


def _said(report: Report) -> str:
    by = f" by {report.by}" if report.by else ""
    note = f": {report.note}" if report.note else ""
    what = report.value or "the contact"
    match report.outcome:
        case Verdict.DEAD:
            return f"{what} reported dead{by}{note}"
        case Verdict.OK:
            return f"{what} was answered, says {report.by or 'somebody'}{note}"
        case Verdict.MOVED:
            return f"moved, reported{by}{note}"
        case Verdict.VERIFIED:
            return "" if report.field and not note else f"{what} verified{by}{note}"
        case Verdict.SAME:
            return f"it was twice in the directory and is one{by}{note}"
        case Verdict.RESTORED:
            return f"it was taken out, and is there again{by}{note}"
        case Verdict.WAS:
            return f"it was one with another for a while, and is not{by}{note}"
        case Verdict.BUSY | Verdict.REMOVED | Verdict.DIFFERENT | Verdict.RETRACTED:
            return ""


def _removal(record: Record, since: str) -> Iterator[Change]:
    """That a contact was taken out; if nobody says so, when its last value was called wrong."""
    said = [each for each in record.reports if each.outcome is Verdict.REMOVED]
    last = max(said, key=lambda each: each.at, default=None)
    gone = max((each.at for each in record.sightings if each.gone), default="")
    at = last.at if last else gone
    if at and at >= since:
        by = f" by {last.by}" if last and last.by else ""
        yield Change(at, "removed", f"removed{by}", by=last.by if last else "")


def _values(record: Record, field: str) -> dict[str, str]:
    return {_key(str(each)): str(each) for each in getattr(record.contact, field)}


def _key(value: str) -> str:
    return value.casefold()


def _same(one: str, other: str) -> bool:
    return _key(one) == _key(other)


def _first(sightings: Iterable[Sighting], known: Mapping[Sighting, str]) -> str:
    """When the first of these became known; where there are none, when the last of all did."""
    return min((known[each] for each in sightings), default=max(known.values()))
