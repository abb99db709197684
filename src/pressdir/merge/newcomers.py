"""Who was entered twice: in two files, by people who did not know of each other's entry.

What `absorb` would take for one, if one person read both, is one. Where one file has both, somebody
has seen them side by side: that is left to people (`duplicates`).
"""

from collections.abc import Iterator, Mapping

from pressdir.merge.answers import are_different
from pressdir.merge.identity import Directory
from pressdir.merge.likeness import Likeness, likeness
from pressdir.model import Record

Places = frozenset[int]  # the files that know a contact


def twice(held: Mapping[str, tuple[Record, Places]]) -> Iterator[tuple[Record, Record]]:
    """The pairs, by uid, that are surely one contact, of contacts that are not in all files."""
    places = {known for _, known in held.values()}
    if not any(one.isdisjoint(other) for one in places for other in places):
        return  # as when all that is new is so on one side
    directory = Directory()
    for uid in sorted(held):
        record, known = held[uid]
        other = directory.find(record.contact)
        if other is None:
            directory.put(record)
        elif (
            held[other.uid][1].isdisjoint(known)
            and likeness(record.contact, other.contact) is Likeness.STRONG
            and not are_different(record, other)
        ):
            yield other, record
