"""What a card says, as marks: to be compared with what it said, and with what a record would say.

Cards are never compared by their text, which every program writes anew. A mark is a hash, so that
what is kept of a card tells nobody's number.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from hashlib import blake2b

from pressdir.formats.vcard import patch
from pressdir.formats.vcard.kept import KEPT, name_of
from pressdir.merge.edits import FIELDS
from pressdir.merge.facts import REACH, values
from pressdir.merge.keys import key
from pressdir.model import Record

LINES = "lines"  # what a record only keeps
FIRSTS, KINDS = "firsts", "kinds"  # the preferred of several; what a number rings
Said = Mapping[str, frozenset[str]]  # marks, by field
NOTHING: Said = {}
NONE: frozenset[str] = frozenset()


@lru_cache(maxsize=1 << 14)
def mark(field: str, value: str) -> str:
    """What stands for a value: 8 hexadecimal digits."""
    spelt = "\n".join(key(field, value)) if field in FIELDS else f"{field}\n{value}"
    return blake2b(spelt.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def of_card(record: Record) -> Said:
    """What the card that was read as `record` says."""
    found: dict[str, set[str]] = {"kind": {mark("kind", record.contact.kind.value)}}
    for field, value in values(record):
        found.setdefault(field, set()).add(mark(field, value))
    if record.note:
        found["note"] = {mark("note", record.note)}
    if lines := {*content_lines(record)}:
        found[LINES] = lines
    return {field: frozenset(marks) for field, marks in found.items()}


def manner(record: Record) -> Said:
    """How the card that was read as `record` says it: what stands first, and what numbers ring.

    It is no part of what is compared before something is sent: a change of it is taken in, and
    what we think of it is no reason to write a card.
    """
    contact = record.contact
    firsts = {mark(field, str(shown[0])) for field in REACH if (shown := getattr(contact, field))}
    kinds = {mark(KINDS, f"{each} {each.kind}") for each in contact.phones}
    return {FIRSTS: frozenset(firsts), KINDS: frozenset(kinds)}


def of_record(record: Record) -> Said:
    """What a card of `record` says, less what no card can say."""
    bare = {name: value for name, value in record.extra.items() if name != KEPT}
    there = patch.told(patch.written(replace(record, extra=bare)), as_ours=True)
    if isinstance(there, str):
        return NOTHING
    return of_card(replace(there.record, extra=record.extra))


def content_lines(record: Record) -> dict[str, str]:
    """The content lines that a record only keeps, by their marks; its UID is no part of it."""
    lines = patch.spelt(record.extra.get(KEPT, ()))
    return {mark(LINES, spelt): line for spelt, line in lines.items() if name_of(line) != "UID"}


def together(one: Said, other: Said) -> Said:
    """What either says."""
    return {f: one.get(f, NONE) | other.get(f, NONE) for f in one.keys() | other.keys()}


def less(one: Said, other: Said) -> Said:
    """What one says and the other does not."""
    left = {field: marks - other.get(field, NONE) for field, marks in one.items()}
    return {field: marks for field, marks in left.items() if marks}
