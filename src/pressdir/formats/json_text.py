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
        yield ",\n" * (number > 0) + text(_row(record, settings))
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
    return text(row) + "\n"


def load(data: bytes) -> Iterator[Loaded]:
    """Yield the records of a document or of JSON Lines, whichever `data` is."""
    decoded = data.decode("utf-8-sig", "replace")
    try:
        whole = json.loads(decoded)
    except (ValueError, RecursionError):
        yield from _lines(decoded)
        return
    for number, row in _rows(whole):
        yield _loaded(row, number)


def listed(values: Iterable[object]) -> Iterator[str]:
    """A JSON list of `values`, one a line."""
    before = "[\n"
    for value in values:
        yield before + text(value)
        before = ",\n"
    yield "\n]\n" if before == ",\n" else "[]\n"


def text(value: object) -> str:
    """`value` as JSON that a terminal can show."""
    written = json.dumps(value, ensure_ascii=False)
    return UNSEEN.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def _rows(whole: Any) -> Iterator[tuple[int, Any]]:  # noqa: ANN401 -- any JSON
    """The rows of a document: a list, one contact, or ours with a `contacts` list."""
    if isinstance(whole, dict):
        whole = whole.get("contacts", [whole])
    yield from enumerate(whole if isinstance(whole, list) else [whole], 1)


def _lines(decoded: str) -> Iterator[Loaded]:
    for number, each in enumerate(decoded.split("\n"), 1):
        if not each.strip():
            continue
        try:
            whole = json.loads(each)
        except (ValueError, RecursionError) as error:
            deep = isinstance(error, RecursionError)
            said = "it is nested too deeply" if deep else error
            yield Reject(f"no JSON that can be read: {said}", each, number)
            continue
        for _, row in _rows(whole):
            yield _loaded(row, number)


def _loaded(row: Any, number: int) -> Loaded:  # noqa: ANN401 -- any JSON
    try:
        return read_row(row)
    except InvalidValueError as error:
        return Reject(str(error), json.dumps(row, ensure_ascii=False), number)
