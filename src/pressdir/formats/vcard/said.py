"""What a card says, value by value, so that two can be compared whatever their spelling.

Programs write cards anew: in another order, folded elsewhere, with other parameters. None of that
is a difference here; nor is what we add to a note.
"""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import islice
from typing import Any

from pressdir.formats.vcard import kept
from pressdir.formats.vcard.read import load
from pressdir.model import Record

MARKED = 4  # bytes of a mark: of the dozen values of one card, no two share it


def values(data: bytes) -> Mapping[str, tuple[str, str]]:
    """Each value of the one card in `data`, as (field, value), by a mark; {} if it is no card."""
    cards = list(islice(load(data), 2))
    if len(cards) != 1 or not isinstance(record := cards[0], Record):
        return {}
    return {mark(*each): each for each in _values(record)}


def mark(field: str, value: str) -> str:
    """What stands for a value of a card."""
    whole = f"{field}\0{value}".encode("utf-8", "replace")
    return blake2b(whole, digest_size=MARKED).hexdigest()


def without(extra: Mapping[str, Any], known: frozenset[str]) -> Mapping[str, Any]:
    """What others had in a card, less the lines that are marked in `known`."""
    lines = extra.get(kept.KEPT)
    if not (known and lines):
        return extra
    fresh = [
        line for line in lines if not any(mark(*each) in known for each in content_lines([line]))
    ]
    return (
        {**extra, kept.KEPT: fresh}
        if fresh
        else {key: value for key, value in extra.items() if key != kept.KEPT}
    )


def brought(old: Sequence[Any], new: Sequence[Any]) -> list[Any]:
    """The `old` lines and those of `new` that say something else; of what is single the newer."""
    known, others = (dict(zip(map(_spelled, lines), lines, strict=True)) for lines in (old, new))
    fresh = [line for spelled, line in others.items() if spelled not in known]
    if not fresh:
        return list(old)
    single = {kept.name_of(line) for line in fresh} & kept.ONCE
    stays = [
        line
        for spelled, line in known.items()
        if spelled in others or kept.name_of(line) not in single
    ]
    return [*stays, *fresh]


def _spelled(line: object) -> str:
    """A content line in the spelling of 4.0; what is none as it is."""
    if not isinstance(line, str):
        return repr(line)
    head, colon, value = "".join(kept.together([], [line], "4.0")).partition(":")
    return f"{head.upper()}:{value}" if colon else line


def _values(record: Record) -> Iterator[tuple[str, str]]:
    contact = record.contact
    single = {
        "uid": record.uid,
        "name": contact.name,
        "kind": contact.kind,
        "org": contact.org,
        "role": contact.role,
        "location": contact.location,
        "note": record.note,
        "url": record.url,
    }
    yield from ((field, str(value)) for field, value in single.items() if value)
    many = {
        "emails": contact.emails,
        "phones": contact.phones,
        "langs": contact.langs,
        "tags": record.tags,
    }
    yield from ((field, str(value)) for field, values in many.items() for value in values)
    yield from content_lines(record.extra.get(kept.KEPT, ()))


def content_lines(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Content lines of others, each as name with parameters and value, in one spelling."""
    for line in kept.together([], lines, "4.0"):
        head, _, value = line.partition(":")
        yield head.upper(), value
