"""Acts of a person that make a contact show what it is to show.

An act is seen by others, and can be answered. That a value is missing is not: a copy in which it
still stands brings it back.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from pressdir.merge.edits import FIELDS, assign
from pressdir.merge.facts import settle, values
from pressdir.merge.keys import Key, key
from pressdir.merge.likeness import abbreviates
from pressdir.merge.moments import after
from pressdir.merge.notes import NOTE
from pressdir.model import Contact, PhoneKind, Record, Sighting

Values = Mapping[str, Sequence[str]]  # by field


def shown(record: Record) -> dict[str, list[str]]:
    """The values of each field that a person can set, in their order."""
    found: dict[str, list[str]] = {field: [] for field in FIELDS}
    found["kind"] = [record.contact.kind.value]
    found[NOTE] = [record.note] if record.note else []
    for field, value in values(record):
        found[field].append(value)
    return found


def steered(
    record: Record, wanted: Values, at: str, like: Contact, without: Collection[Key] = ()
) -> Record:
    """`record` with what somebody types at the time `at` so that it shows what is `wanted`.

    The values `without` are taken out even where none of them is shown. `like` lends the parts of
    its name and the kinds of its numbers. Sources and reports stay.
    """
    old = shown(record)
    if NOTE in wanted and old[NOTE] != wanted[NOTE]:
        record = assign(record, NOTE, wanted[NOTE], at)
    acts: list[Sighting] = []
    for field, new in wanted.items():
        hidden = {each for each in without if each[0] == field}
        if field != NOTE and (old[field] != new or hidden):
            said = [each for each in record.sightings if each.field == field]
            moment = after((each.at for each in said if each.release is None), at)
            past = {
                each.value
                for each in said  # of a single value what stood there before would come up again
                if not FIELDS[field].many or key(field, each.value) in hidden
            }
            acts += _acts(field, old[field], new, past, moment)
    kinds = {str(each): each.kind for each in like.phones if each.kind is not PhoneKind.UNKNOWN}
    acts = [each._replace(kind=None if each.gone else kinds.get(each.value)) for each in acts]
    lender = Record(record.uid, Contact(like.kind, like.name))
    return settle([record, lender], (*record.sightings, *acts))


def _acts(
    field: str, old: Sequence[str], new: Sequence[str], past: Collection[str], moment: str
) -> Iterator[Sighting]:
    """What is typed into a field, and what is taken out of it; `past` is to go if not wanted."""
    many = FIELDS[field].many
    kept, known = ({key(field, each) for each in some} for some in (new, old))
    for place, value in enumerate(new):
        if not many or key(field, value) not in known:
            yield Sighting(field, value, moment, start=place if many else None)
    for value in sorted({*old, *past}):
        short = field == "name" and any(abbreviates(each, value) for each in new)
        if key(field, value) not in kept or short:
            yield Sighting(field, value, moment, gone=True)
