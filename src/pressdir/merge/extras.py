"""What other programs keep of a contact: fields that we know nothing of, in copies changed apart.

An item is what can come and go by itself: an item of a list, or the whole of another value. What
is there needs no sighting. An item that somebody took away has one, with a mark of it and `gone`,
and so does what somebody put in its place: then a copy in which it still stands does not bring it
back. Two values that were put in the place of one by people who did not know of each other both
stay: `a` and `a (2)`, the newer first.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple

from pressdir.merge.moments import after
from pressdir.model import Sighting

EXTRA = "extra"  # the field of such sightings
NUMBERED = re.compile(r"(.*) \([1-9][0-9]*\)", re.DOTALL)  # as the store has a second entry

Extra = Mapping[str, Any]


def marks(extra: Extra) -> set[str]:
    """The marks of all items."""
    return {mark for mark, _ in _items(extra)}


def acts(before: Iterable[str], extra: Extra, said: Sequence[Sighting], at: str) -> list[Sighting]:
    """What happened to make `extra` of items with the marks `before`; `said` is known already."""
    old, new = set(before), marks(extra)
    earlier = [each for each in said if each.field == EXTRA]
    moment = after((each.at for each in earlier), at)
    gone = [Sighting(EXTRA, mark, moment, gone=True) for mark in sorted(old - new)]
    return gone + [Sighting(EXTRA, mark, moment) for mark in sorted(new - old)]


def joined(copies: Sequence[Extra], gone: Collection[str], at: Mapping[str, str]) -> dict[str, Any]:
    """The fields of all copies, less what is `gone`; `at` says of some marks when they came."""
    items = {mark: item for extra in copies for mark, item in _items(extra) if mark not in gone}
    groups: dict[str, list[Item]] = {}
    for mark in sorted(items, key=lambda mark: (at.get(mark, ""), items[mark].spelling)):
        groups.setdefault(items[mark].field, []).append(items[mark])
    found: dict[str, Any] = {}
    for name in sorted(groups):
        listed = sorted((each for each in groups[name] if each.listed), key=_spelling)
        single = [each.value for each in reversed(groups[name]) if not each.listed]
        for number, value in enumerate(
            [[each.value for each in listed], *single] if listed else single, 1
        ):
            found[name if number == 1 else f"{name} ({number})"] = value
    for extra in copies:
        for name, value in extra.items():
            if value == []:
                found.setdefault(_base(name, extra), [])
    return dict(sorted(found.items()))


class Item(NamedTuple):
    """What can come and go by itself."""

    field: str
    listed: bool  # an item of a list
    value: Any

    @property
    def spelling(self) -> str:
        """The value as a text."""
        return self.value if isinstance(self.value, str) else json.dumps(self.value, sort_keys=True)


def _items(extra: Extra) -> Iterator[tuple[str, Item]]:
    """Each item, with its mark."""
    for field, value in extra.items():
        for single in value if isinstance(value, list) else [value]:
            item = Item(_base(field, extra), isinstance(value, list), single)
            text = f"{item.field}\n{'-' if item.listed else ''}{item.spelling}"
            yield _mark(text), item


@lru_cache(maxsize=1 << 12)
def _mark(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()


def _spelling(item: Item) -> str:
    return item.spelling


def _base(field: str, extra: Extra) -> str:
    """The field's name, without the number of one that stands twice."""
    found = NUMBERED.fullmatch(field)
    return found[1] if found and found[1] in extra else field
