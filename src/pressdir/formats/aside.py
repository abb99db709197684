"""What is kept beside a contact for want of a country, and may be among its numbers by now."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pressdir.errors import InvalidValueError
from pressdir.formats.sheets.people import EXTRA, numbers_alone
from pressdir.formats.vcard import kept
from pressdir.formats.vcard.lines import unescape
from pressdir.model import Phone
from pressdir.normalise import phones

FEWEST = 5  # digits of a number


def without(extra: Mapping[str, Any], numbers: Sequence[Phone]) -> Mapping[str, Any]:
    """`extra` less the numbers in it that are `numbers`, as written in one of their countries."""
    regions = [*dict.fromkeys(filter(None, map(phones.region_of, numbers)))]
    known = frozenset(numbers)
    left = dict(extra)
    if isinstance(cells := left.get(EXTRA), dict):
        left[EXTRA] = {
            heading: cell for heading, cell in cells.items() if not _in(cell, regions, known)
        }
    if isinstance(lines := left.get(kept.KEPT), list):
        left[kept.KEPT] = [
            line
            for line in lines
            if kept.name_of(line) != "TEL" or known.isdisjoint(_dialled(line, regions))
        ]
    return {key: value for key, value in left.items() if value or not extra[key]}


def unread(extra: Mapping[str, Any]) -> int:
    """How many numbers of cards `extra` has: those that are none, or lack their country."""
    lines = extra.get(kept.KEPT)
    return sum(kept.name_of(line) == "TEL" for line in lines) if isinstance(lines, list) else 0


def _in(cell: object, regions: Sequence[str], known: frozenset[Phone]) -> bool:
    """Whether a cell says nothing but numbers that are known."""
    if not isinstance(cell, str) or sum(map(str.isdigit, cell)) < FEWEST:
        return False
    read = (numbers_alone(cell, region) for region in regions)
    return any(found and known.issuperset(found) for found in read)


def _dialled(line: str, regions: Sequence[str]) -> Iterator[Phone]:
    """What the number of a content line is in each of these countries."""
    text = unescape(line.partition(":")[2]).strip().removeprefix("tel:")
    for region in regions:
        try:
            yield phones.parse(text, region)
        except InvalidValueError:
            continue
