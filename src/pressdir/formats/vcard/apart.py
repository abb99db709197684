"""A file of vCards in parts that are read apart from each other, and give what the whole gives."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pressdir.formats.content import Content
from pressdir.formats.loaded import Loaded, Reject
from pressdir.formats.vcard import parse
from pressdir.formats.vcard.read import batches, loaded
from pressdir.model import Record

SIZE = 1 << 17  # bytes, more or less
LOOK = 1 << 16  # bytes that are looked through at once for the end of a part

# A card that begins where another has ended begins anew, whatever stood before.
_BETWEEN = re.compile(rb"\nEND:VCARD\r?\n(?=BEGIN:VCARD\r?\n)")
_MARKED = (b"\xff\xfe", b"\xfe\xff")  # UTF-16: in it nothing stands where it seems to


def parts(data: Content) -> list[tuple[int, int]]:
    """Where the parts begin and end; one that is all of it where it cannot be taken apart."""
    if data[:2] in _MARKED:
        return [(0, len(data))]
    found = []
    begin, at = 0, SIZE
    while at < len(data):
        match = _BETWEEN.search(data[at : at + LOOK])
        if match is None:
            at += LOOK // 2  # a card's end may stand across the edge
            continue
        found.append((begin, at + match.end()))
        begin = at + match.end()
        at = begin + SIZE
    return [*found, (begin, len(data))]


def lines(part: bytes) -> int:
    """How many lines of the file stand in a part."""
    ends = part.count(b"\n")
    return ends + part.count(b"\r") - part.count(b"\r\n") if b"\r" in part else ends


def load(part: bytes, region: str | None) -> Iterator[list[tuple[str, Loaded]]]:
    """What `read.load` gives of a part, a few at a time, each with its card for `again`.

    Lines of rejects are counted in the part (`moved`).
    """
    for some in batches(parse.cards(part)):
        yield [
            ("\n".join(card.lines), loaded(card, region))
            if isinstance(card, parse.Card)
            else ("", card)
            for card in some
        ]


def again(card: str, region: str | None) -> Record | None:
    """The record of a card, as it was read before."""
    found = loaded(parse.Card(0, card.split("\n")), region)
    return found if isinstance(found, Record) else None


def moved(each: Reject, by: int) -> Reject:
    """A reject of a part that has so many lines before it."""
    return replace(each, line=each.line + by)
