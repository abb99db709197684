"""Whether a contact was taken out of the directory.

A removal is a report that names all that its writer saw of the contact. So what somebody adds who
did not know of it brings the contact back, in whatever order the two become known, and whatever
the clocks say.
"""

from dataclasses import replace

from pressdir.merge import heads
from pressdir.merge.moments import after
from pressdir.merge.reports import united
from pressdir.merge.unsaid import unsaid
from pressdir.model import Record, Report, Sighting, Verdict

QUIET = frozenset({Verdict.REMOVED, Verdict.RETRACTED})  # bring no contact back
NOTHING = "-"  # a removal that saw no act; one of an older file does not say what it saw


def is_removed(record: Record) -> bool:
    """Whether the contact is out: somebody removed it who knew of each of its acts."""
    removals = [each for each in record.reports if each.outcome is Verdict.REMOVED]
    if not removals:
        return False
    seen = heads.replaced(removals)
    # One of an older file does not say what it saw.
    until = max((each.at for each in removals if not each.over), default="")
    rest = (each for each in _acts(record) if not until or each.at > until)
    return all(heads.act_id(each) in seen for each in rest)


def removed(record: Record, at: str, by: str = "") -> Record:
    """`record` with the word of `by` that it is to be taken out."""
    return _told(
        record, Verdict.REMOVED, at, by, heads.over([*_acts(record), *unsaid(record)]) or NOTHING
    )


def restored(record: Record, at: str, by: str = "") -> Record:
    """`record` with the word of `by` that it is to be there again."""
    return _told(record, Verdict.RESTORED, at, by)


def _told(record: Record, outcome: Verdict, at: str, by: str, over: str = "") -> Record:
    moment = after((each.at for each in record.reports), at)
    said = Report("", "", outcome, moment, by, over=over)
    return replace(record, reports=united([record.reports, [said]]))


def _acts(record: Record) -> list[Sighting | Report]:
    rest = [each for each in record.reports if each.outcome not in QUIET]
    return [*record.sightings, *rest]
