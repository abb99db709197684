"""The note of a contact, in copies that were written apart.

The note itself stands once, in the record. Its sightings say when it was written, and which text it
was, by a mark of it. Notes whose writers did not know of each other are all shown, one after the
other, each paragraph once; until somebody writes a new one, each has its text in its sighting.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import blake2b

from pressdir.merge import heads
from pressdir.model import Record, Sighting

NOTE = "note"
PARAGRAPH = "\n\n"
LONG_AGO = ""  # when a value was typed of which nobody knows: before all others


def mark(text: str) -> str:
    """What stands for a note in its sighting: 8 hexadecimal digits."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def standing(sightings: Iterable[Sighting]) -> list[Sighting]:
    """The writings of the note that nobody replaced, the oldest first."""
    acts = [each for each in sightings if each.field == NOTE]
    stand = heads.standing(acts, heads.replaced(acts))
    return sorted(stand, key=lambda each: (each.at, heads.act_id(each)))


def claimed(record: Record) -> Record:
    """`record` with a writer for the note of which nobody says who wrote it.

    So it does not give way to a later one about what was another contact then.
    """
    stand = [each for each in standing(record.sightings) if not each.by]
    signed = {each: each._replace(by=heads.SOMEBODY) for each in stand}
    if not signed:
        return record
    return replace(record, sightings=tuple([signed.get(each, each) for each in record.sightings]))


def texts(record: Record) -> dict[str, str]:
    """The text of each writing that stands, by its id; "" where nobody says that it was written."""
    stand = standing(record.sightings)
    if len(stand) < 2:
        return {heads.act_id(stand[0]) if stand else "": record.note or ""}
    return {heads.act_id(each): each.line for each in stand}


def is_as_written(record: Record, stand: Sequence[Sighting]) -> bool:
    """Whether the note is the one that was written by `stand`, which are of `standing`."""
    if len(stand) == 1:
        return stand[0].value in {"", mark(record.note or "")}  # "" in older files
    return _together(each.line for each in stand) == (record.note or "")


def _together(written: Iterable[str]) -> str:
    """The paragraphs of all, each once."""
    paragraphs = [each for text in written for each in text.split(PARAGRAPH) if each]
    return PARAGRAPH.join(dict.fromkeys(paragraphs))


def stripped(sightings: Iterable[Sighting]) -> list[Sighting]:
    """The sightings without texts of notes, so that two copies of one are equal."""
    return [each._replace(line="") if each.field == NOTE else each for each in sightings]


def shown(
    copies: Sequence[Record], sightings: Iterable[Sighting]
) -> tuple[str | None, list[Sighting]]:
    """The note of these copies of a contact, and `sightings`, which are of all, with its texts."""
    known: dict[str, str] = {}
    for copy in copies:
        for writing, text in texts(copy).items():
            known[writing] = text if writing else _together(sorted({known.get("", ""), text}))
    stand = [heads.act_id(each) for each in standing(sightings)]
    if len(stand) < 2:
        return known.get(stand[0] if stand else "", "") or None, stripped(sightings)
    with_texts = [
        each._replace(line=known.get(heads.act_id(each), ""))
        if each.field == NOTE and heads.act_id(each) in stand
        else each
        for each in stripped(sightings)
    ]
    return _together(known.get(of, "") for of in stand) or None, with_texts
