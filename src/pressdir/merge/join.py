"""Make one record of two records of the same person or desk.

Nothing is lost: the union of the sightings, settled. So the order of joining does not matter, and
joining twice is joining once.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import Any

from pressdir.merge.answers import UID, aliases, moment_of
from pressdir.merge.edits import typed
from pressdir.merge.facts import settle
from pressdir.merge.reports import united
from pressdir.model import Record, Report, Sighting, Verdict

PARAGRAPH = "\n\n"
LONG_AGO = ""  # when a value was typed of which nobody knows: before all others
NUMBERED = re.compile(r"(.*) \([1-9][0-9]*\)", re.DOTALL)  # as the store has a second entry
LINES = "vcard"  # the field with content lines of cards that are kept as they came
GROUPED = re.compile(r"([A-Za-z0-9-]+)\.(.*)", re.DOTALL)  # one with a group (RFC 6350, 3.3)


def unite(one: Record, other: Record, at: str, by: str = "") -> tuple[Record, Record]:
    """One record of two that a person (`by`) calls one, at the time `at`; and the one that goes.

    The one that stays has the smaller uid, whichever is named first, and every value, source, tag
    and report of both; both notes; what other programs kept of both. The other uid is its alias.
    """
    first, second = sorted((one, other), key=_order)
    moment = moment_of(one, other, at)
    joined = join(*with_groups_apart(typed(first, LONG_AGO), typed(second, LONG_AGO)))
    said = Report(UID, second.uid, Verdict.SAME, moment, by)
    gone = Report(UID, first.uid, Verdict.SAME, moment, by)
    return (
        replace(joined, reports=united([joined.reports, [said]])),
        replace(second, reports=united([second.reports, [gone]])),
    )


def join(one: Record, other: Record) -> Record:
    """One record with every value, source and tag of both, under the smaller uid."""
    first, second = sorted((one, other), key=_order)
    sightings = sorted({*first.sightings, *second.sightings}, key=_chronology)
    settled = settle([first, second], sightings)
    return replace(settled, note=_note(first, second), extra=_extra(first.extra, second.extra))


def _order(record: Record) -> tuple[str, ...]:
    return record.uid, repr(record.contact), record.note or "", repr(record.tags)


def _chronology(sighting: Sighting) -> tuple[str, ...]:
    return (
        sighting.at,
        sighting.release or "",
        str(sighting.start).zfill(9) if sighting.start is not None else "",
        sighting.field,
        sighting.value,
        repr(sighting),
    )


def _note(one: Record, other: Record) -> str | None:
    """The note that was written knowing the other; the paragraphs of both, if neither was."""
    writings, others = (
        {each.at for each in record.sightings if each.field == "note"} for record in (one, other)
    )
    if one.uid == other.uid or one.uid in aliases(other) or other.uid in aliases(one):
        if writings < others:
            return other.note
        if others < writings:
            return one.note
    if one.note == other.note:
        return one.note
    paragraphs = {each for record in (one, other) for each in (record.note or "").split(PARAGRAPH)}
    return PARAGRAPH.join(sorted(paragraphs - {""})) or None


# --- what other programs keep ---------------------------------------------------------------------


def _extra(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of both. Of lists all items; what differs else stands twice: `a`, `a (2)`."""
    if one == other or not (one and other):
        return {**one, **other}
    groups: dict[str, list[Any]] = {}
    for fields in (one, other):
        for key, value in fields.items():
            groups.setdefault(_base(key, fields), []).append(value)
    return dict(sorted(_named(groups), key=lambda field: field[0]))


def _named(groups: Mapping[str, Sequence[Any]]) -> Iterator[tuple[str, Any]]:
    for key, values in groups.items():
        lists = [each for each in values if isinstance(each, list)]
        kept = _each_once(each for each in values if not isinstance(each, list))
        if lists:
            kept = [_each_once(item for each in lists for item in each), *kept]
        for number, value in enumerate(kept, 1):
            yield (key if number == 1 else f"{key} ({number})"), value


def _base(key: str, fields: Mapping[str, Any]) -> str:
    """The key, without the number of a field that stands twice."""
    found = NUMBERED.fullmatch(key)
    return found[1] if found and found[1] in fields else key


def _each_once(values: Iterable[Any]) -> list[Any]:
    spelt = {_spelling(each): each for each in values}
    return [spelt[each] for each in sorted(spelt)]


def _spelling(value: Any) -> str:  # noqa: ANN401 -- whatever another program kept there
    return value if isinstance(value, str) else json.dumps(value, sort_keys=True)


def with_groups_apart(one: Record, other: Record) -> tuple[Record, Record]:
    """Both, if both have groups of content lines with each called after what stands in it.

    Two cards call theirs item1: their lines must not become one group.
    """
    lines, others = (each.extra.get(LINES) for each in (one, other))
    if not (_has_groups(lines) and _has_groups(others)):
        return one, other
    return (
        replace(one, extra={**one.extra, LINES: _renamed(lines)}),
        replace(other, extra={**other.extra, LINES: _renamed(others)}),
    )


def _has_groups(lines: Any) -> bool:  # noqa: ANN401 -- as above
    return isinstance(lines, list) and any(
        isinstance(line, str) and GROUPED.match(line) for line in lines
    )


def _renamed(lines: Any) -> list[Any]:  # noqa: ANN401 -- as above
    found = [GROUPED.match(line) if isinstance(line, str) else None for line in lines]
    groups: dict[str, list[str]] = {}
    for each in found:
        if each:
            groups.setdefault(each[1].upper(), []).append(each[2])
    names = {
        group: f"g{blake2b(json.dumps(sorted({*its})).encode(), digest_size=4).hexdigest()}"
        for group, its in groups.items()
    }
    return [
        f"{names[each[1].upper()]}.{each[2]}" if each else line
        for line, each in zip(lines, found, strict=True)
    ]
