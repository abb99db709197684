"""What belongs to whom: find a contact again, add to its record, join two records of one person.

A record's contact is what its sightings add up to (`facts`). So reading a release, typing a value
and joining two copies of a directory are one act each: add sightings, settle again.
"""

from pressdir.merge.absorb import Outcome, Status, absorb, judged
from pressdir.merge.answers import aliases, answer, are_different, part
from pressdir.merge.conflicts import Conflict, Side, conflicts, resolved
from pressdir.merge.edits import (
    FIELDS,
    Field,
    add_value,
    assign,
    confirm,
    refuse,
    remove_value,
    report,
    typed,
    verify,
)
from pressdir.merge.heads import SOMEBODY
from pressdir.merge.history import ValueHistory, as_of, history
from pressdir.merge.identity import Directory, Traces, traces, uid_of
from pressdir.merge.join import join, unite, with_groups_apart
from pressdir.merge.likeness import Likeness, likeness, plainly_two
from pressdir.merge.parting import parted
from pressdir.merge.refused import without_refused
from pressdir.merge.removal import is_removed, removed, restored
from pressdir.merge.renumbering import renumber
from pressdir.merge.reports import Reachability, has_moved, standing_of
from pressdir.merge.signing import signed
from pressdir.merge.undoing import taken_back

__all__ = [
    "FIELDS",
    "SOMEBODY",
    "Conflict",
    "Directory",
    "Field",
    "Likeness",
    "Outcome",
    "Reachability",
    "Side",
    "Status",
    "Traces",
    "ValueHistory",
    "absorb",
    "add_value",
    "aliases",
    "answer",
    "are_different",
    "as_of",
    "assign",
    "confirm",
    "conflicts",
    "has_moved",
    "history",
    "is_removed",
    "join",
    "judged",
    "likeness",
    "part",
    "parted",
    "plainly_two",
    "refuse",
    "remove_value",
    "removed",
    "renumber",
    "report",
    "resolved",
    "restored",
    "signed",
    "standing_of",
    "taken_back",
    "traces",
    "typed",
    "uid_of",
    "unite",
    "verify",
    "with_groups_apart",
    "without_refused",
]
