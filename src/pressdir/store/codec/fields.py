"""The rows of contacts and releases: their fields in their order, and their ids."""

import hashlib
from typing import Any

import orjson

from pressdir.errors import InvalidValueError
from pressdir.store import layout

Row = dict[str, Any]

MARKS = "_s"  # what a merge needs to know of the row when we wrote it; unknown keys are kept
EXTRA = "extra"  # among the marks: those of the fields of other programs
PARTS = ("family", "given", "additional", "prefix", "suffix")
FIRST = ("kind", "name", *PARTS, "role", "org", "location", "emails", "phones", "langs", "tags",
         "url", "note")  # fmt: skip
LAST = ("sightings", "reports", "uid", MARKS)
FIELDS = frozenset(FIRST + LAST)
RELEASE_FIELDS = frozenset({"source", "title", "date", "lang", "read", "digest"})


def row_id(key: str) -> int:
    """Give the id that a row has by its uid or digest: 48 bits, which every JSON reader holds."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=6).digest()) or 1


def in_order(row: Row) -> Row:
    """Give the row with its fields in our order, those of other programs among them."""
    ordered = [key for key in FIRST if key in row]
    ordered += sorted(row.keys() - FIELDS)
    ordered += [key for key in LAST if key in row]
    return {key: row[key] for key in ordered}


def as_json(row: Row, label: str) -> Row:
    """Give the row as it will be read back; half characters become U+FFFD."""
    try:
        if row.keys() <= FIELDS:  # all of it is texts and lists that we have just made
            orjson.dumps(row)
            return row
        return _through_json(row)
    except TypeError:
        pass
    try:
        return _through_json(_whole(row))
    except (TypeError, RecursionError) as error:
        raise InvalidValueError(f"{label} has a field that JSON cannot hold: {error}") from error


def _through_json(row: Row) -> Row:
    data = orjson.dumps(row)
    if layout.is_deep(b'{"":{"":%b}}' % data):  # it will stand in a table in the file
        raise TypeError(f"it is nested deeper than {layout.MAX_DEPTH - 2} levels")
    found: Row = orjson.loads(data)
    return found


def _whole(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_whole(key): _whole(item) for key, item in value.items()}
    return [_whole(item) for item in value] if isinstance(value, list | tuple) else value
