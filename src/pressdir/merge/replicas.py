"""The copies of some contacts, in files that were changed apart, become one state again.

`merged` is a function of the union of all acts in the copies. So it does not matter who merges with
whom, in which order, or how often; and no act is lost that no other act replaced.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from pressdir.merge import notes, rewritten
from pressdir.merge.answers import UID
from pressdir.merge.by_hand import adopted
from pressdir.merge.extras import marks
from pressdir.merge.heads import HAND
from pressdir.merge.join import join, with_groups_apart
from pressdir.merge.removal import is_removed, removed, restored
from pressdir.merge.reports import united
from pressdir.model import Record, Report, Verdict

__all__ = ["Copy", "edges", "marks", "merged", "taken"]

EPOCH = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Copy:
    """A contact as a file has it."""

    record: Record
    out: bool = False  # it is in the bin


def taken(  # noqa: PLR0913  # each can be left out
    record: Record,
    *,
    out: bool,
    marks: Iterable[str] | None,
    at: str,
    ours: Iterable[Record] = (),
    last: Iterable[Record] = (),
) -> Record:
    """A contact of a file, with acts for all that somebody did in that file by hand.

    Not putting it out: a contact that is missing was not removed. `marks` is as `adopted` has it.
    `ours` are copies that nobody edited, and `last` is what the file itself held when it was met
    last: what was rewritten beside an edit is as there (`rewritten`).
    """
    known = _adopted(record, None if marks is None else frozenset(marks), at, ours, last)
    if not out:
        return restored(known, at, HAND) if is_removed(known) else known
    if is_removed(known) or any(edge < record.uid for edge in _same_as(record)):
        return known
    return removed(known, known.rev or EPOCH)  # an older file does not say who put it there


def _adopted(
    record: Record,
    marks: frozenset[str] | None,
    at: str,
    ours: Iterable[Record],
    last: Iterable[Record],
) -> Record:
    for typed, copies in ((True, last), (False, ours)):
        for copy in copies:
            if pairs := rewritten.rewritten(copy, record, typed=typed):
                found = rewritten.put_back(record, pairs, at, lambda each: adopted(each, marks, at))
                if found is not None:
                    return found
    return adopted(record, marks, at)


def merged(copies: Mapping[str, Sequence[Record]]) -> dict[str, Copy]:
    """What all copies of these contacts, by uid, add up to; each as `taken` gives it.

    Contacts that somebody called one are one under the smallest of their uids; the others stay in
    the bin as they are. `copies` has to have all that those in it were called one with.
    """
    single = {uid: reduce(join, _each_once(some)) for uid, some in copies.items()}
    found: dict[str, Copy] = {}
    for component in _components(single):
        root, *others = sorted(component)
        whole = single[root]
        if others:
            whole = _united(single[root], [single[uid] for uid in others])
        found[root] = Copy(whole, is_removed(whole))
        found |= {uid: Copy(single[uid], out=True) for uid in others}
    return found


def _each_once(copies: Sequence[Record]) -> Iterator[Record]:
    """The copies that differ: what all have, they have in the order in which they have it."""
    return (each for place, each in enumerate(copies) if each not in copies[:place])


def edges(record: Record) -> frozenset[str]:
    """The uids of the contacts that somebody called one with this."""
    return frozenset(_same_as(record))


def _same_as(record: Record) -> Iterator[str]:
    return (e.value for e in record.reports if e.field == UID and e.outcome is Verdict.SAME)


def _components(records: Mapping[str, Record]) -> list[set[str]]:
    """The uids that belong together."""
    home = {uid: {uid} for uid in records}
    for uid, record in records.items():
        for other in edges(record) & records.keys():
            if home[uid] is not home[other]:
                home[uid] |= home[other]
                for each in home[other]:
                    home[each] = home[uid]
    return list({id(each): each for each in home.values()}.values())


def _united(root: Record, others: Sequence[Record]) -> Record:
    """The one that stays of contacts that are one, with all that was ever done to any of them."""
    whole = notes.claimed(root)
    for other in others:
        whole = join(*with_groups_apart(whole, notes.claimed(other)))
    about = {record.uid: [*_about(record, others, root)] for record in others}
    said = [each for each in whole.reports if (each.field, each.value) != (UID, root.uid)]
    known = {each.value for each in said if each.field == UID and each.outcome is Verdict.SAME}
    fresh = [min(about[uid], key=_when) for uid in about if uid not in known and about[uid]]
    return replace(whole, uid=root.uid, reports=united([said, fresh]))


def _about(record: Record, others: Sequence[Record], root: Record) -> Iterator[Report]:
    """The word that `record` is one with another, as the one that stays has it."""
    for each in record.reports:
        if each.field == UID and each.outcome is Verdict.SAME:
            yield replace(each, value=record.uid)
    for other in (root, *others):
        for each in other.reports:
            if (each.field, each.value, each.outcome) == (UID, record.uid, Verdict.SAME):
                yield each


def _when(report: Report) -> tuple[str, str]:
    return report.at, report.by
