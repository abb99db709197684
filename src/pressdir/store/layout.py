"""Bytes of the contact file <-> tables, as TinyDB has them: `{table: {document id: row}}`.

One contact a line, so that the line is what text tools compare, merge and find; UTF-8, so that
grep finds a name; sorted by id, so that a line never moves. Any file that TinyDB could have
written is read; what is no contact file is refused with the reason, and what JSON does not allow
but other programs write (NaN, half a surrogate pair, one key twice) is mended and said.
"""

import gc
import itertools
import json
import math
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import orjson

from pressdir.errors import DamagedStoreError, ForeignStoreError, NewerStoreError, TornStoreError
from pressdir.store.disk import Data

FORMAT = 1
HEADER = "_pressdir"
CONTACTS = "contacts"
RELEASES = "releases"
BIN = "bin"
KNOWN = (HEADER, CONTACTS, RELEASES, BIN)

MAX_SIZE = 200_000_000  # bytes; parsed it takes about eight times as much memory
USUAL_DEPTH = 8  # of nearly every file
MAX_DEPTH = 64  # ours needs 5; what reads goes to 1,024 but what writes stops at 254
BIG = 5_000_000  # bytes from which Python's garbage collector is worth stopping

Tables = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Problem:
    """A part of the contact file that could not be understood. It is kept as it is."""

    where: str  # "contacts 160976373337937, phones"
    what: str


@dataclass(slots=True)
class Content:
    """What the bytes held."""

    tables: Tables = field(default_factory=dict)
    aside: Tables = field(default_factory=dict)  # rows whose id TinyDB would trip over
    problems: list[Problem] = field(default_factory=list)


def parse(data: Data) -> Content:
    """Read the bytes of a contact file.

    Raises:
        DamagedStoreError: They are no JSON, no contact file, or beyond the bounds.
        TornStoreError: They are several versions, with the marks of git between them.
        NewerStoreError: They are in a format that only a newer pressdir knows.
    """
    if not data:
        return Content()  # as TinyDB has it
    _refuse_what_is_no_json(data)
    content = Content()
    with unhurried_collector(len(data)):
        found = _loads(data, content.problems)
    if not isinstance(found, dict):
        raise ForeignStoreError("holds JSON, but no contacts")
    content.tables = found
    _check_tables(found)
    _check_format(found)
    for name in (CONTACTS, RELEASES, BIN):
        _set_aside(name, content)
    return content


def render(content: Content) -> bytearray:
    """Write tables the way the contact file has them."""
    out = bytearray()  # one that grows; a list of a hundred thousand lines costs twice the time
    for name in KNOWN:
        out += b",\n" if out else b"{"
        out += orjson.dumps(name) + b":"
        _render_table(out, name, content.tables.get(name, {}) | content.aside.get(name, {}))
    return out + rest(content.tables)


END = b"}\n"  # of a file


def rest(tables: Mapping[str, Any]) -> bytearray:
    """Write what stands behind the tables that we know: others, and the end."""
    out = bytearray()
    for name, table in tables.items():
        if name not in KNOWN:
            out += b",\n" + orjson.dumps(name) + b":"
            if isinstance(table, dict):
                _render_table(out, name, table)
            else:
                out += orjson.dumps(table)
    return out + END


def _render_table(out: bytearray, name: str, table: Mapping[str, Any]) -> None:
    before = b"{\n"
    for key in in_order(table) if name in KNOWN else table:
        out += before + orjson.dumps(key) + b":"
        out += orjson.dumps(table[key])
        before = b",\n"
    out += b"\n}" if table else b"{}"


def in_order(table: Mapping[str, Any]) -> list[str]:
    """Give the ids of rows as they are written."""
    try:
        return sorted(table, key=int)
    except ValueError:  # ids that are no numbers, set aside by `parse`, come last
        return sorted(table, key=lambda key: (len(key), key) if ID.fullmatch(key) else (99, key))


# --- what is refused ------------------------------------------------------------------------


def _refuse_what_is_no_json(data: Data) -> None:
    if len(data) > MAX_SIZE:
        raise DamagedStoreError(f"is larger than {MAX_SIZE // 1_000_000} MB")
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"{\0", b"\0{")):
        raise DamagedStoreError("is in UTF-16; save it as UTF-8")
    if data.startswith(b"\xef\xbb\xbf"):
        raise DamagedStoreError("begins with a byte order mark; save it as UTF-8 without one")
    if b"\0" in data:
        raise DamagedStoreError("holds NUL bytes, as after a power cut")
    if is_deep(data):
        raise ForeignStoreError(f"is nested deeper than {MAX_DEPTH} levels")


_NOT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_OPENING = ord("[")
_SQUARE = bytes.maketrans(b"{}", b"[]")
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)', re.DOTALL)


def is_deep(data: Data) -> bool:
    """Tell whether JSON is nested deeper than `MAX_DEPTH`, without parsing it."""
    brackets = data.translate(_SQUARE, _NOT_BRACKETS)
    # Texts hold brackets, too; leaving texts out takes longer and is only worth it on suspicion.
    return _nests(brackets) and _nests(_STRING.sub(b"", data).translate(_SQUARE, _NOT_BRACKETS))


def _nests(brackets: Data) -> bool:
    """Take away the innermost pairs, level by level; where many are left, count."""
    for _ in range(USUAL_DEPTH):
        outer = brackets.replace(b"[]", b"")
        if len(outer) == len(brackets):  # empty, or cut off
            return brackets.count(b"[") > MAX_DEPTH
        brackets = outer
    depth = 0
    for bracket in brackets:
        depth = depth + 1 if bracket == _OPENING else max(depth - 1, 0)
        if depth > MAX_DEPTH - USUAL_DEPTH:
            return True
    return False


def row(tables: Mapping[str, Any], table: str, key: str) -> Any:  # noqa: ANN401 - any JSON
    """Give a row of a table, which may be another program's; None if there is none."""
    found = tables.get(table)
    return found.get(key) if isinstance(found, dict) else None


def header(table: Mapping[str, Any]) -> dict[str, Any]:
    """Give the row of a header that is ours; empty where there is none."""
    row = table.get("1", {})
    return row if isinstance(row, dict) else {}


def _check_tables(tables: Mapping[str, Any]) -> None:
    for name in KNOWN:
        if not isinstance(tables.get(name, {}), dict):
            raise DamagedStoreError(f'holds JSON, but its "{name}" is no table')
    if tables and HEADER not in tables and CONTACTS not in tables:
        raise ForeignStoreError("holds JSON, but no contacts")


def _check_format(tables: Mapping[str, Any]) -> None:
    header = tables.get(HEADER, {}).get("1", {})
    number = header.get("format", FORMAT) if isinstance(header, dict) else None
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise DamagedStoreError(f'has a "{HEADER}" that says no format')
    if number > FORMAT:
        raise NewerStoreError(f"is in format {number}; this pressdir knows up to {FORMAT}")


# --- what is mended -------------------------------------------------------------------------


def _loads(data: Data, problems: list[Problem]) -> Any:  # noqa: ANN401 - any JSON
    """Parse, fast when the file is in order and with care when it is not."""
    try:
        found = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        return _loads_with_care(data, problems, error)
    if _is_complete(data, found):
        return found
    return _loads_with_care(data, problems, None)


def _is_complete(data: Data, found: Any) -> bool:  # noqa: ANN401 - any JSON
    """Make sure that nothing fell away: orjson keeps the last of two entries under one key.

    A file as we write it is as long as its values and its line ends. In any other, the quote and
    colon behind each key are counted; a text that holds them counts too, and then the careful way
    is merely slower.
    """
    return len(orjson.dumps(found)) + data.count(b"\n") == len(data) or _count_keys(
        found
    ) == data.count(b'":')


def _count_keys(value: Any) -> int:  # noqa: ANN401 - any JSON
    if type(value) is dict:
        return len(value) + sum(
            [_count_keys(item) for item in value.values() if type(item) in _CONTAINERS]
        )
    if type(value) is list:
        return sum([_count_keys(item) for item in value if type(item) in _CONTAINERS])
    return 0


_CONTAINERS = frozenset({dict, list})


def _loads_with_care(
    data: Data, problems: list[Problem], error: orjson.JSONDecodeError | None
) -> Any:  # noqa: ANN401 - any JSON
    mender = _Mender(problems)
    try:
        return json.loads(
            data.decode("utf-8", "surrogatepass"),
            object_pairs_hook=mender.pairs,
            parse_constant=mender.number,
            parse_float=mender.float,
            parse_int=mender.int,
        )
    except (ValueError, RecursionError) as second:
        if TORN.search(data):
            raise TornStoreError("is several versions at once, as git left it") from second
        place = error or second
        raise DamagedStoreError(f"is not JSON: {place}") from second


TORN = re.compile(rb"^<{7}", re.MULTILINE)  # nothing in JSON begins a line so


class _Mender:
    """Hooks of the standard library's parser that lose nothing."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems

    def say(self, where: str, what: str) -> None:
        self.problems.append(Problem(where, what))

    def number(self, text: str) -> str:
        self.say(text[:20], "a number that JSON cannot hold; kept as text")
        return text

    def float(self, text: str) -> float | str:
        value = float(text)
        return value if math.isfinite(value) else self.number(text)

    def int(self, text: str) -> int | str:
        if len(text) > 20 or not -(2**63) <= int(text) < 2**64:
            return self.number(text)
        return int(text)

    def pairs(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        last: dict[str, int] = {}  # the last number given to a second entry under a key
        for written, item in pairs:
            key, value = self.text(written), self.value(item)
            if key in found and found[key] != value:
                self.say(key[:40], "stands twice in one place; both are kept")
                key = _free(key, found, last)
            found[key] = value
        return found

    def value(self, value: Any) -> Any:  # noqa: ANN401 - any JSON
        if isinstance(value, str):
            return self.text(value)
        return [self.value(item) for item in value] if isinstance(value, list) else value

    def text(self, text: str) -> str:
        if text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text):
            return text
        self.say(text.encode("ascii", "backslashreplace").decode()[:40], "half a character")
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _free(key: str, found: Mapping[str, Any], last: dict[str, int]) -> str:
    """Find a name for a second entry under one key: ids count on, names get a number."""
    is_id = ID.fullmatch(key)
    for number in itertools.count(last.get(key, int(key) if is_id else 1) + 1):
        name = str(number) if is_id else f"{key} ({number})"
        if name not in found:
            last[key] = number
            return name
    raise AssertionError


ID = re.compile(r"0|[1-9][0-9]{0,17}")  # of a row, as TinyDB has it


def _set_aside(name: str, content: Content) -> None:
    """Keep rows from TinyDB whose id is no number in plain digits: it would stop at them."""
    table = content.tables.get(name, {})
    odd = [key for key in table if not ID.fullmatch(key)]
    if odd:
        content.aside[name] = {key: table[key] for key in odd}
        content.tables[name] = {key: row for key, row in table.items() if ID.fullmatch(key)}
        content.problems += [Problem(f"{name} {key[:40]}", "the id is no number") for key in odd]


@contextmanager
def unhurried_collector(size: int) -> Iterator[None]:
    """Make many objects that stay: Python's collector would walk them all, again and again."""
    if size < BIG or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
