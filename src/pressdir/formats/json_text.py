"""JSON: one document of all records, or a line each (JSON Lines). Both carry the whole history.

Characters that a terminal would obey, and those that turn the direction of text, are written as
escapes: the text is the same to a program, and harmless to look at.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from pressdir.errors import InvalidValueError
from pressdir.formats.loaded import Loaded, Reject
from pressdir.formats.rows import SCHEMA, Row, read_row, record_row
from pressdir.formats.settings import Settings
from pressdir.model import Record

UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def dump(records: Iterable[Record], settings: Settings) -> Iterator[str]:
    """One JSON document: the schema's number, and all records, one a line."""
    yield f'{{"schema": {SCHEMA}, "contacts": [\n'
    for number, record in enumerate(records):
        yield ",\n" * (number > 0) + _text(_row(record, settings))
    yield "\n]}\n"


def dump_lines(records: Iterable[Record], settings: Settings) -> Iterator[str]:
    """One JSON object a line."""
    return (line(_row(record, settings)) for record in records)


def is_one(start: bytes) -> bool:
    """Whether a content that starts so is JSON."""
    return start[:1] in {b"{", b"["}


def _row(record: Record, settings: Settings) -> Row:
    return {**record_row(record, settings.releases), **settings.also}


def line(row: Row) -> str:
    """`row` as a line of JSON Lines."""
    return _text(row) + "\n"


def load(data: bytes) -> Iterator[Loaded]:
    """Yield the records of a document or of JSON Lines, whichever `data` is."""
    text = data.decode("utf-8-sig", "replace")
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        yield from _lines(text)
        return
    for number, row in _rows(whole):
        yield _loaded(row, number)


def _text(row: Row) -> str:
    text = json.dumps(row, ensure_ascii=False)
    return UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _rows(whole: Any) -> Iterator[tuple[int, Any]]:  # noqa: ANN401 -- any JSON
    """The rows of a document: a list, one contact, or ours with a `contacts` list."""
    if isinstance(whole, dict):
        whole = whole.get("contacts", [whole])
    yield from enumerate(whole if isinstance(whole, list) else [whole], 1)


def _lines(text: str) -> Iterator[Loaded]:
    for number, each in enumerate(text.split("\n"), 1):
        if not each.strip():
            continue
        try:
            whole = json.loads(each)
        except (ValueError, RecursionError) as error:
            yield Reject(f"no JSON: {error}", each, number)
            continue
        for _, row in _rows(whole):
            yield _loaded(row, number)


def _loaded(row: Any, number: int) -> Loaded:  # noqa: ANN401 -- any JSON
    try:
        return read_row(row)
    except InvalidValueError as error:
        return Reject(str(error), json.dumps(row, ensure_ascii=False), number)
