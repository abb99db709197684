"""Whether all rows of the contact file are plain: as `codec` writes them, in our own notation.

A row that a person or another program wrote may be understood without being plain: a number with
spaces, a text where a list belongs. What a plain row holds can be looked for in its line as it is.
"""

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from pressdir.store import codec
from pressdir.store.journal import RowChange
from pressdir.store.layout import RELEASES

Check = Callable[[Any], object]
Shape = tuple[object, ...]  # an object's keys, and the types of their values


def all_plain(rows: Iterable[Any]) -> bool:
    """Whether these rows of contacts are plain, each with a uid of its own."""
    uids: set[str] = set()
    count = 0
    shapes: dict[Shape, bool] = {}
    for row in rows:
        if not is_plain(row, shapes):
            return False
        uids.add(row["uid"])
        count += 1
    return len(uids) == count


def leaves_plain(changes: Iterable[RowChange]) -> bool:
    """Whether all rows of a file are plain after `changes` if they were before."""
    return all(_is_plain_in(change.table, change.after) for change in changes)


def _is_plain_in(table: str, row: Any) -> bool:  # noqa: ANN401 - any JSON
    if table == RELEASES:
        return row is None or codec.decode_release(row) is not None
    return row is None or is_plain(row, {})


def is_plain(row: Any, shapes: dict[Shape, bool]) -> bool:  # noqa: ANN401 - any JSON
    """Whether a contact's row is plain. `shapes` keeps what is known of its sightings' kinds."""
    if type(row) is not dict or "uid" not in row:
        return False
    for key, value in row.items():
        check = _CHECKS.get(key)
        if check and not check(value):
            return False
    return all(_is_plain_sighting(each, shapes) for each in row.get("sightings", ()))


def _is_plain_sighting(item: Any, shapes: dict[Shape, bool]) -> bool:  # noqa: ANN401 - any JSON
    if type(item) is not dict:
        return False
    shape = (*item, *map(type, item.values()))
    known = shapes.get(shape)
    if known is None:  # of the thousands of a file's, few are of a kind that was not met before
        known = shapes[shape] = codec.sighting_of({**item, "kind": None}) is not None
    return known and ("kind" not in item or codec.sighting_of(item) is not None)


def _is_text(value: Any) -> bool:  # noqa: ANN401 - any JSON
    return type(value) is str and value != ""


def _is_list(value: Any, plain: Check) -> bool:  # noqa: ANN401 - any JSON
    return type(value) is list and all(type(item) is str and plain(item) for item in value)


_CHECKS: Mapping[str, Check] = MappingProxyType(
    dict.fromkeys(codec.FIELDS, lambda value: False)  # noqa: ARG005 - a field that has no check yet
    | dict.fromkeys(("name", *codec.PARTS, "role", "org", "location", "url", "note"), _is_text)
    | {
        "kind": lambda value: value in ("person", "desk"),
        "emails": lambda value: _is_list(value, codec.EMAIL.fullmatch),
        "phones": lambda value: _is_list(value, codec.PHONE.fullmatch),
        "langs": lambda value: _is_list(value, bool),
        "tags": lambda value: _is_list(value, bool),
        "sightings": lambda value: type(value) is list,
        "reports": lambda value: type(value) is list and all(map(codec.report_of, value)),
        "uid": _is_text,
        codec.MARKS: lambda value: True,  # noqa: ARG005 - never read
    }
)
