"""What people said of two contacts that may be one: the same, or different.

Both answers are reports about the uid of the other contact: a set, which travels with the contact
and joins without a rule. Of two contacts the newest answer counts. A contact that is two in one
(`unite`) keeps the uid that went: whoever asks for that one finds it.
"""

from collections.abc import Iterable
from dataclasses import replace

from pressdir.merge.moments import after
from pressdir.merge.reports import united
from pressdir.model import Record, Report, Verdict

UID = "uid"  # the field of such a report
ANSWERS = frozenset({Verdict.SAME, Verdict.DIFFERENT})
ONE = frozenset({Verdict.SAME, Verdict.WAS})  # what makes a uid an alias


def aliases(record: Record) -> frozenset[str]:
    """The uids that `record` had before: its own, and those of the contacts that went into it."""
    if not record.reports:
        return frozenset()
    newest: dict[str, Report] = {}
    for each in record.reports:
        if each.field == UID and each.outcome in ANSWERS | ONE:
            newest[each.value] = max(newest.get(each.value, each), each, key=_order)
    return frozenset(uid for uid, each in newest.items() if each.outcome in ONE)


def answer(one: Record, other: Record) -> Report | None:
    """The newest word of a person on whether these two are one."""
    if not (one.reports or other.reports):
        return None
    said = [
        each
        for record, its in ((one, _uids(other)), (other, _uids(one)))
        for each in _about_others(record)
        if each.value in its
    ]
    return max(said, key=_order, default=None)


def are_different(one: Record, other: Record) -> bool:
    """Whether a person said so, of them or of those that they are made of."""
    said = answer(one, other)
    return said is not None and said.outcome is Verdict.DIFFERENT


def part(one: Record, other: Record, at: str, by: str = "") -> tuple[Record, Record]:
    """Both, each with a person's word that the other is somebody else."""
    moment = moment_of(one, other, at)
    first, second = (
        told(record, its.uid, Verdict.DIFFERENT, moment, by)
        for record, its in ((one, other), (other, one))
    )
    return first, second


def told(record: Record, uid: str, outcome: Verdict, at: str, by: str = "") -> Record:
    """`record` with a person's word about the contact with that uid, later than those before it."""
    earlier = [each.at for each in _about_others(record) if each.value == uid]
    said = Report(UID, uid, outcome, after(earlier, at), by)
    return replace(record, reports=united([record.reports, [said]]))


def moment_of(one: Record, other: Record, at: str) -> str:
    """`at`; or what is later than the answer that was given to this before."""
    said = answer(one, other)
    return after([said.at] if said else [], at)


def _about_others(record: Record) -> Iterable[Report]:
    return (each for each in record.reports if each.field == UID and each.outcome in ANSWERS)


def _uids(record: Record) -> frozenset[str]:
    return aliases(record) | {record.uid}


def _order(report: Report) -> tuple[str, bool]:
    return report.at, report.outcome is Verdict.DIFFERENT  # of one second, the careful one
