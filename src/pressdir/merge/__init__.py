"""What belongs to whom: find a contact again, add to its record, join two records of one person.

A record's contact is what its sightings add up to (`facts`). So reading a release, typing a value
and joining two copies of a directory are one act each: add sightings, settle again.
"""

from pressdir.merge.absorb import Outcome, Status, absorb
from pressdir.merge.edits import FIELDS, Field, add_value, assign, remove_value, typed
from pressdir.merge.history import ValueHistory, history
from pressdir.merge.identity import Directory, Likeness, likeness
from pressdir.merge.join import join

__all__ = [
    "FIELDS",
    "Directory",
    "Field",
    "Likeness",
    "Outcome",
    "Status",
    "ValueHistory",
    "absorb",
    "add_value",
    "assign",
    "history",
    "join",
    "likeness",
    "remove_value",
    "typed",
]
