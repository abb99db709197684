"""jCard (RFC 7095): a vCard 4.0 in JSON, `["vcard", [[name, parameters, type, value], …]]`.

A file is a list of cards, also where it is one: the RFC has no form for several, this is the one
that readers of vCards in JSON make of them. What is read may be one card, a list or a card a line.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pressdir.errors import InvalidValueError
from pressdir.formats import json_text, vcard
from pressdir.formats.jcard.properties import of_record, to_lines
from pressdir.formats.json_items import Item, items
from pressdir.formats.loaded import Loaded, Reject
from pressdir.formats.settings import Settings, Wishes
from pressdir.model import Record

_START = re.compile(rb'\[\s*(?:\[\s*)?"vcard"', re.IGNORECASE)


def dump(records: Iterable[Record], settings: Settings) -> Iterator[str]:
    """A list of cards, one a line."""
    return json_text.listed(["vcard", of_record(record, settings.releases)] for record in records)


def is_one(start: bytes) -> bool:
    """Whether a content that starts so is a jCard, or several."""
    return _START.match(start) is not None


def load(data: bytes, wishes: Wishes | None = None) -> Iterator[Loaded]:
    """Yield a record or a reject for each card in `data`, in their order."""
    region = wishes.region if wishes else None
    for item in items(data, "["):
        yield _loaded(item, region) if isinstance(item, Item) else item


def _loaded(item: Item, region: str | None) -> Loaded:
    try:
        record = vcard.too_large(item.size) or vcard.record_of(_lines(item.value), region)
    except InvalidValueError as error:
        return Reject(str(error), item.text, item.line)
    return record if isinstance(record, Record) else Reject(record, item.text, item.line)


def _lines(card: Any) -> list[str]:  # noqa: ANN401 -- any JSON
    """The content lines of `card`. Raises an InvalidValueError if it is none."""
    match card:
        case [str(name), list(properties), *_] if name.lower() == "vcard":
            return [line for each in properties for line in to_lines(each)]
        case _:
            raise InvalidValueError('no card: it is to be ["vcard", [properties]] (RFC 7095, 3.2)')
