"""What somebody edited in the contact file with another program, as acts.

What a record shows is what its acts add up to. So where a row of the file shows something else, a
person or a program changed it there, who had seen the row.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from pressdir.merge import extras, notes
from pressdir.merge.edits import FIELDS
from pressdir.merge.facts import settle, values
from pressdir.merge.heads import HAND
from pressdir.merge.keys import BY_LETTER, Key, key
from pressdir.merge.moments import after
from pressdir.merge.signing import signed
from pressdir.model import Contact, Record, Sighting

SPELLED = BY_LETTER | {"tags"}  # of which another spelling of the same value is an edit


def adopted(record: Record, marks: Collection[str] | None, at: str) -> Record:
    """`record` as somebody left it in a file, with an act for each edit, of the time `at`.

    `marks` are those of the fields of other programs when we wrote the record last (`extras`);
    None where we never did. A value of which nothing at all is known counts as typed long ago, so
    that all who meet it call it the same.
    """
    acts = [*_values(record, at), *_kind(record, at), *_note(record, at)]
    if marks is not None:
        acts += extras.acts(marks, record.extra, record.sightings, at)
    if not acts:
        return record
    known = record
    if any(each.field == notes.NOTE for each in acts):  # nothing of the earlier ones is left
        known = replace(record, sightings=tuple(notes.stripped(record.sightings)))
    told = signed(known, replace(known, sightings=(*known.sightings, *acts)), at, HAND)
    return settle([told], told.sightings)


def _values(record: Record, at: str) -> Iterator[Sighting]:
    """What became of the values that a person sees."""
    blank = replace(record, contact=Contact(record.contact.kind), tags=(), url=None)
    told = _by_key(settle([blank], record.sightings))
    shown = _by_key(record)
    known: dict[Key, str] = {}
    for each in record.sightings:
        known.setdefault(key(each.field, each.value), each.value)
    moment = after((each.at for each in record.sightings if each.release is None), at)
    replaced = {field for field, _ in told.keys() - shown.keys()}
    for new in shown.keys() - told.keys():
        field = new[0]
        anew = new in known or field in replaced
        yield Sighting(field, shown[new], moment if anew else notes.LONG_AGO)
    for same in told.keys() & shown.keys():
        if same[0] in SPELLED and told[same] != shown[same]:  # an accent, or a capital
            yield Sighting(same[0], shown[same], moment)
    for old in told.keys() - shown.keys():
        field = old[0]
        if FIELDS[field].many:
            yield Sighting(field, told[old], moment, gone=True)
        elif not any(of[0] == field for of in shown):  # what stood there before does not come up
            past = [of for of in known if of[0] == field]
            yield from (Sighting(field, known[of], moment, gone=True) for of in past)


def _by_key(record: Record) -> dict[Key, str]:
    return {key(*each): each[1] for each in values(record)}


def _kind(record: Record, at: str) -> Iterator[Sighting]:
    """Whether a person is a desk now; where nobody ever said what it is, nobody can tell."""
    said = [each for each in record.sightings if each.field == "kind"]
    if said and settle([record], record.sightings).contact.kind is not record.contact.kind:
        yield Sighting("kind", record.contact.kind.value, after((each.at for each in said), at))


def _note(record: Record, at: str) -> Iterator[Sighting]:
    stand = notes.standing(record.sightings)
    if not stand and record.note:
        yield Sighting(notes.NOTE, notes.mark(record.note), notes.LONG_AGO)
    elif stand and not notes.is_as_written(record, stand):
        moment = after((each.at for each in stand), at)
        yield Sighting(notes.NOTE, notes.mark(record.note or ""), moment)
