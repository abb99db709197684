"""What a record shows and no act says: another program entered it, or an early version.

It counts as typed long ago, by whoever edits the file by hand, so that all who meet it call it the
same (`by_hand`). So who changes such a contact can name it among what they replace.
"""

from collections.abc import Iterator

from pressdir.merge import heads, notes
from pressdir.merge.edits import MANY
from pressdir.merge.facts import values
from pressdir.merge.keys import key
from pressdir.model import Record, Sighting


def unsaid(record: Record) -> Iterator[Sighting]:
    """The acts that others take a record's values for which have no sighting."""
    known = {key(each.field, each.value) for each in record.sightings}
    fields = {each.field for each in record.sightings if not each.gone}
    for field, value in values(record):
        if key(field, value) not in known and (field in MANY or field not in fields):
            yield Sighting(field, value, notes.LONG_AGO, by=heads.HAND)
    if record.note and notes.NOTE not in fields:
        yield Sighting(notes.NOTE, notes.mark(record.note), notes.LONG_AGO, by=heads.HAND)
