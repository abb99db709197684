"""Make one record of two records of the same person or desk.

Nothing is lost: the union of the sightings, settled. So the order of joining does not matter, and
joining twice is joining once.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import Any

from pressdir.merge import extras, notes
from pressdir.merge.answers import UID, moment_of
from pressdir.merge.edits import MANY, typed
from pressdir.merge.facts import settle, standings, values
from pressdir.merge.keys import key
from pressdir.merge.notes import LONG_AGO
from pressdir.merge.reports import united
from pressdir.merge.signing import in_order, signed
from pressdir.merge.steering import shown, steered
from pressdir.model import Record, Report, Sighting, Verdict

LINES = "vcard"  # the field with content lines of cards that are kept as they came
GROUPED = re.compile(r"([A-Za-z0-9-]+)\.(.*)", re.DOTALL)  # one with a group (RFC 6350, 3.3)


def unite(one: Record, other: Record, at: str, by: str = "") -> tuple[Record, Record]:
    """One record of two that a person (`by`) calls one, at the time `at`; and the one that goes.

    The one that stays has the smaller uid, whichever is named first, and every value, source, tag
    and report of both; both notes; what other programs kept of both. The other uid is its alias.
    """
    first, second = sorted((one, other), key=_order)
    moment = moment_of(one, other, at)
    both = (typed(each, LONG_AGO) for each in (first, second))
    joined = join(*with_groups_apart(*map(notes.claimed, both)))
    joined = _with_all(joined, (first, second), moment, by)
    said = Report(UID, second.uid, Verdict.SAME, moment, by)
    gone = Report(UID, first.uid, Verdict.SAME, moment, by)
    return (
        replace(joined, reports=united([joined.reports, [said]])),
        replace(second, reports=united([second.reports, [gone]])),
    )


def _with_all(joined: Record, two: Iterable[Record], at: str, by: str) -> Record:
    """`joined` with each value that one of the two shows, though somebody took it out of the other.

    Whoever joins them sees it there. So who was parted by mistake can be joined again.
    """
    known = shown(joined)
    held = {key(*each) for each in values(joined)}
    wanted = {
        field: [*known[field], *lost]
        for field in MANY
        if (lost := [e for each in two for e in shown(each)[field] if key(field, e) not in held])
    }
    if not wanted:
        return joined
    return signed(joined, steered(joined, wanted, at, joined.contact), at, by)


def join(one: Record, other: Record) -> Record:
    """One record with every value, source and tag of both, under the smaller uid."""
    copies = sorted((one, other), key=_order)
    union = {each for copy in copies for each in notes.stripped(copy.sightings)}
    note, sightings = notes.shown(copies, in_order(union))
    settled = settle(copies, sightings)
    return replace(settled, note=note, extra=_extra(copies, sightings))


def _order(record: Record) -> tuple[str, ...]:
    return record.uid, repr(record.contact), record.note or "", repr(record.tags)


def _extra(copies: Sequence[Record], sightings: Iterable[Sighting]) -> Mapping[str, Any]:
    """What other programs keep of all copies, less what somebody took away."""
    fields = [copy.extra for copy in copies if copy.extra]
    if len(fields) < 2 and not any(each.field == extras.EXTRA for each in sightings):
        return fields[0] if fields else {}
    acts = [each for each in sightings if each.field == extras.EXTRA]
    gone = {said.value for said in standings(acts).values() if said.gone}
    return extras.joined(fields, gone, {each.value: each.at for each in acts})


# --- content lines of cards -----------------------------------------------------------------------


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
