"""JSContact (RFC 9553): a Card in JSON with a key for each kind of thing that it says.

It is made of the properties of vCard 4.0 and read as such, by the rules of RFC 9555, so that all
forms of cards say the same. A file is a list of Cards, also where it is one; read is one Card, a
list of them, or one a line.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from pressdir.errors import InvalidValueError
from pressdir.formats import json_text, vcard
from pressdir.formats.jcard.properties import of_record, to_lines
from pressdir.formats.jscontact import kept
from pressdir.formats.jscontact.read import properties_of
from pressdir.formats.jscontact.resources import Card
from pressdir.formats.jscontact.write import card_of
from pressdir.formats.json_items import Item, items
from pressdir.formats.loaded import Loaded, Reject
from pressdir.formats.settings import Settings, Wishes
from pressdir.model import Record, Release

_TOKEN = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"|[][{}]', re.DOTALL)
_OBJECT = re.compile(rb"\s*:\s*\{")
_TYPED = re.compile(rb'\s*:\s*"(?:Card|ContactCard|CardGroup)"')


def dump(records: Iterable[Record], settings: Settings) -> Iterator[str]:
    """A list of Cards, one a line."""
    return json_text.listed(_card(record, settings.releases) for record in records)


def is_one(start: bytes) -> bool:
    """Whether a content that starts so is a Card, or several: its first object says so itself."""
    if start[:1] not in {b"{", b"["}:
        return False
    depth = level = 0  # brackets that are open, and those of the first object
    for token in _TOKEN.finditer(start):
        if token[0] in {b"{", b"["}:
            depth += 1
            level = level or (token[0] == b"{") * depth
        elif token[0] in {b"}", b"]"}:
            depth -= 1
            if depth < level:
                break
        elif depth == level and token[0] == b'"@type"':
            return _TYPED.match(start, token.end()) is not None
        elif depth == level and token[0] == b'"name"' and _OBJECT.match(start, token.end()):
            return True  # in our own JSON a name is a text
    return False


def load(data: bytes, wishes: Wishes | None = None) -> Iterator[Loaded]:
    """Yield a record or a reject for each Card in `data`, in their order."""
    region = wishes.region if wishes else None
    for item in items(data, "{"):
        yield _loaded(item, region) if isinstance(item, Item) else item


def _card(record: Record, releases: Mapping[str, Release]) -> Card:
    card = card_of(of_record(record, releases))
    if record.url and "links" in card:
        _whole(card["links"], record.url)
    for key, beside in record.extra.items():
        if key == kept.KEY or key.startswith(f"{kept.KEY} ("):  # of somebody who was two contacts
            card = kept.together(card, beside)
    return card


def _whole(links: Card, url: str) -> None:
    """Put the commas and semicolons back into `url`, which readers of lines would cut there."""
    for link in links.values():
        if link["uri"].replace("%2C", ",").replace("%3B", ";") == url:
            link["uri"] = url


def _loaded(item: Item, region: str | None) -> Loaded:
    if why := vcard.too_large(item.size):
        return Reject(why, item.text, item.line)
    try:
        lines = [line for each in properties_of(item.value) for line in to_lines(each)]
        # Labels stand in what is kept of the Card.
        record = vcard.record_of(lines, region, labels=False)
        if isinstance(record, str):
            return Reject(record, item.text, item.line)
        left = kept.beside(item.value, _card(record, {}))
    except InvalidValueError as error:
        return Reject(str(error), item.text, item.line)
    return replace(record, extra={**record.extra, kept.KEY: left}) if left else record
