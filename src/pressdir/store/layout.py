"""Bytes of the contact file <-> tables, as TinyDB has them: `{table: {document id: row}}`.

One contact a line, so that the line is what text tools compare, merge and find; UTF-8, so that
grep finds a name; sorted by id, so that a line never moves. Any file that TinyDB could have
written is read; what is no contact file is refused with the reason, and what JSON does not allow
but other programs write (NaN, half a surrogate pair, one key twice) is mended and said.
"""

import gc
import json
import math
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import orjson

from pressdir.errors import DamagedStoreError, NewerStoreError

FORMAT = 1
HEADER = "_pressdir"
CONTACTS = "contacts"
RELEASES = "releases"
BIN = "bin"
KNOWN = (HEADER, CONTACTS, RELEASES, BIN)

MAX_SIZE = 200_000_000  # bytes; parsed it takes about eight times as much memory
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


def parse(data: bytes) -> Content:
    """Read the bytes of a contact file.

    Raises:
        DamagedStoreError: They are no JSON, no contact file, or beyond the bounds.
        NewerStoreError: They are in a format that only a newer pressdir knows.
    """
    if not data:
        return Content()  # as TinyDB has it
    _refuse_what_is_no_json(data)
    content = Content()
    with _unhurried_collector(len(data)):
        found = _loads(data, content.problems)
    if not isinstance(found, dict):
        raise DamagedStoreError("holds JSON, but no contacts")
    content.tables = found
    _check_tables(found)
    _check_format(found)
    for name in (CONTACTS, RELEASES, BIN):
        _set_aside(name, content)
    return content


def render(content: Content) -> bytes:
    """Write tables the way the contact file has them."""
    tables = content.tables
    names = [*(name for name in KNOWN if name != HEADER or HEADER in tables)]
    names += [name for name in tables if name not in KNOWN]
    parts = [
        orjson.dumps(name) + b":" + _render_table(name, tables.get(name, {}), content.aside)
        for name in names
    ]
    return b"{" + b",\n".join(parts) + b"}\n"


def _render_table(name: str, table: Any, aside: Tables) -> bytes:  # noqa: ANN401 - any JSON
    if not isinstance(table, dict):
        return orjson.dumps(table)
    keys = sorted(table, key=int) if name in {CONTACTS, RELEASES, BIN} else list(table)
    lines = [b"%b:%b" % (orjson.dumps(key), orjson.dumps(table[key])) for key in keys]
    lines += [
        b"%b:%b" % (orjson.dumps(key), orjson.dumps(row))
        for key, row in aside.get(name, {}).items()
    ]
    return b"{\n" + b",\n".join(lines) + b"\n}" if lines else b"{}"


# --- what is refused ------------------------------------------------------------------------


def _refuse_what_is_no_json(data: bytes) -> None:
    if len(data) > MAX_SIZE:
        raise DamagedStoreError(f"is larger than {MAX_SIZE // 1_000_000} MB")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[:2] in {b"{\0", b"\0{"}:
        raise DamagedStoreError("is in UTF-16; save it as UTF-8")
    if data.startswith(b"\xef\xbb\xbf"):
        raise DamagedStoreError("begins with a byte order mark; save it as UTF-8 without one")
    if b"\0" in data:
        raise DamagedStoreError("holds NUL bytes, as after a power cut")
    if _is_deeper(data, MAX_DEPTH):
        raise DamagedStoreError(f"is nested deeper than {MAX_DEPTH} levels, or cut off")


_NOT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*+"', re.DOTALL)


def _is_deeper(data: bytes, depth: int) -> bool:
    """Peel brackets from the inside, `depth` times: what is left is deeper, or has no partner."""
    return bool(_peeled(data, depth)) and bool(_peeled(_STRING.sub(b"", data), depth))


def _peeled(data: bytes, depth: int) -> bytes:
    rest = data.translate(None, _NOT_BRACKETS)
    for _ in range(depth):
        before = len(rest)
        rest = rest.replace(b"[]", b"").replace(b"{}", b"")
        if len(rest) == before:
            break
    return rest


def _check_tables(tables: Mapping[str, Any]) -> None:
    for name in KNOWN:
        if not isinstance(tables.get(name, {}), dict):
            raise DamagedStoreError(f'holds JSON, but its "{name}" is no table')
    if tables and HEADER not in tables and CONTACTS not in tables:
        raise DamagedStoreError("holds JSON, but no contacts")


def _check_format(tables: Mapping[str, Any]) -> None:
    header = tables.get(HEADER, {}).get("1", {})
    number = header.get("format", FORMAT) if isinstance(header, dict) else None
    if not isinstance(number, int) or isinstance(number, bool) or number < 1:
        raise DamagedStoreError(f'has a "{HEADER}" that says no format')
    if number > FORMAT:
        raise NewerStoreError(f"is in format {number}; this pressdir knows up to {FORMAT}")


# --- what is mended -------------------------------------------------------------------------


def _loads(data: bytes, problems: list[Problem]) -> Any:  # noqa: ANN401 - any JSON
    """Parse, fast when the file is in order and with care when it is not."""
    try:
        found = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        return _loads_with_care(data, problems, error)
    # orjson keeps the last of two equal keys. The quote and colon behind every key are quickly
    # counted; a text that holds them counts too, and then the careful way is merely slower.
    if data.count(b'":') == _count_keys(found):
        return found
    return _loads_with_care(data, problems, None)


def _count_keys(value: Any) -> int:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        inner = sum(_count_keys(item) for item in value.values() if type(item) in _CONTAINERS)
        return len(value) + inner
    return sum(_count_keys(item) for item in value if type(item) in _CONTAINERS)


_CONTAINERS = frozenset({dict, list})


def _loads_with_care(
    data: bytes, problems: list[Problem], error: orjson.JSONDecodeError | None
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
        place = error or second
        raise DamagedStoreError(f"is not JSON: {place}") from second


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
        for written, value in pairs:
            key = self.text(written)
            found[self.free(key, found) if key in found else key] = self.value(value)
        return found

    def free(self, key: str, found: Mapping[str, Any]) -> str:
        """Find a name for a second entry under one key, so that both are kept."""
        self.say(key, "stands twice in one place; both are kept")
        if key.isdecimal():
            return next(str(n) for n in range(int(key[:15]) + 1, 2**63) if str(n) not in found)
        return next(name for n in range(2, 2**31) if (name := f"{key} ({n})") not in found)

    def value(self, value: Any) -> Any:  # noqa: ANN401 - any JSON
        if isinstance(value, str):
            return self.text(value)
        return [self.value(item) for item in value] if isinstance(value, list) else value

    def text(self, text: str) -> str:
        if text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text):
            return text
        self.say(text.encode("ascii", "backslashreplace").decode()[:40], "half a character")
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


_ID = re.compile(r"0|[1-9][0-9]{0,17}")


def _set_aside(name: str, content: Content) -> None:
    """Keep rows from TinyDB whose id is no number in plain digits: it would stop at them."""
    table = content.tables.get(name, {})
    odd = [key for key in table if not _ID.fullmatch(key)]
    if odd:
        content.aside[name] = {key: table[key] for key in odd}
        content.tables[name] = {key: row for key, row in table.items() if _ID.fullmatch(key)}
        content.problems += [Problem(f"{name} {key[:40]}", "the id is no number") for key in odd]


@contextmanager
def _unhurried_collector(size: int) -> Iterator[None]:
    # The cyclic collector walks all rows again and again while they are made: half of the time.
    if size < BIG or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
