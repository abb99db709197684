"""A file that git put together by lines -> the versions that are in it.

A line is a whole contact, so git can only choose lines, never mix two versions of a contact. Where
it could not choose, it left both between marks, with the older version in the style `diff3`; where
it was told to (`merge=union`), both one below the other. Either way each version can be told.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Any

import orjson

from pressdir.errors import DamagedStoreError
from pressdir.merge import is_removed, replicas
from pressdir.store import codec, layout
from pressdir.store.disk import Data
from pressdir.store.layout import BIN, CONTACTS, HEADER, KNOWN, RELEASES, Content, Tables
from pressdir.store.sweeping import PEOPLE

MARK = re.compile(rb"(?P<sign>[<|=>])(?P=sign){6,}(?: .*)?")
HEAD = re.compile(rb'[{,]?("[^"\\]*+(?:\\.[^"\\]*+)*+"):\{(\}*+,?)')
ROW = re.compile(rb'("[^"\\]*+(?:\\.[^"\\]*+)*+"):(.*?),?', re.DOTALL)
TAIL = re.compile(rb"\}*,?")
OURS, OLDER, THEIRS = 0, None, 1  # what stands between two marks
NESTED = 4  # conflicts within conflicts: who commits the marks and merges again gets them
VERSIONS = 64


def is_torn(data: Data) -> bool:
    """Whether git left its marks in a file."""
    return layout.TORN.search(data) is not None


def versions(data: Data) -> list[Data]:
    """All versions that are in the bytes of a contact file, each a file by itself.

    Raises:
        DamagedStoreError: it cannot be told what belongs to which.
        NewerStoreError: a newer pressdir wrote one of them.
    """
    if not data:
        return [data]
    found: dict[bytes, None] = {}
    for lines in _chosen([line.removesuffix(b"\r") for line in bytes(data).split(b"\n")]):
        text = b"\n".join(lines)
        for content in _by_rows(lines) or [layout.parse(text)]:
            found[bytes(layout.render(content))] = None
    return [*found]


# --- between marks --------------------------------------------------------------------------------


def _chosen(lines: Sequence[bytes]) -> Iterator[list[bytes]]:
    """The lines of each version: of all conflicts the one side, then the other."""
    marked = [(line, sides) for line, sides in _sides(lines)]
    depth = max((len(sides) for _, sides in marked), default=0)
    for choice in product((OURS, THEIRS), repeat=depth):
        yield [line for line, sides in marked if sides == choice[: len(sides)]]


def _sides(lines: Sequence[bytes]) -> Iterator[tuple[bytes, tuple[int | None, ...]]]:
    """Each line that is no mark, with the side that it stands on in each conflict around it."""
    sides: list[int | None] = []
    for number, line in enumerate(lines, 1):
        found = MARK.fullmatch(line)
        if found is None:
            yield line, tuple(sides)
            continue
        sign = found["sign"]
        if sign == b"<" and len(sides) < NESTED:
            sides.append(OURS)
        elif sign == b"|" and sides and sides[-1] == OURS:
            sides[-1] = OLDER
        elif sign == b"=" and sides and sides[-1] != THEIRS:
            sides[-1] = THEIRS
        elif sign == b">" and sides and sides[-1] == THEIRS:
            sides.pop()
        else:
            raise DamagedStoreError(f"has a mark of git in line {number} that belongs to no other")
    if sides:
        raise DamagedStoreError("ends within two versions: a mark of git (>>>>>>>) is missing")


# --- one below the other --------------------------------------------------------------------------


def _by_rows(lines: Sequence[bytes]) -> list[Content] | None:
    """What lines hold that are laid out as we do it; None where they are not.

    A row that stands there twice is in two versions. Commas need not be right.
    """
    rows: list[tuple[str, str, Any]] = []
    table, heads = "", set[str]()
    mixed = False  # both versions of several tables, so that rows stand below the wrong head
    for line in filter(None, lines):
        head = HEAD.fullmatch(line)
        if TAIL.fullmatch(line):
            table = ""
        elif head and (not table or orjson.loads(head[1]) in KNOWN):
            name = orjson.loads(head[1])
            mixed = mixed or name in heads
            heads.add(name)
            table = "" if head[2] else name
        elif row := _row(line):
            mixed = mixed or not table
            rows.append((table, *row))
        else:
            return None
    if not heads:
        return None
    if mixed:
        rows = [(_home(table, row), key, row) for table, key, row in rows]
    return _parted(rows, heads)


def _row(line: bytes) -> tuple[str, Any] | None:
    """A row as we write it, with its id."""
    found = ROW.fullmatch(line)
    if found is None:
        return None
    try:
        key, row = orjson.loads(found[1]), orjson.loads(found[2])
    except orjson.JSONDecodeError:
        return None
    return (key, row) if orjson.dumps(row) == found[2] else None


def _home(table: str, row: Any) -> str:  # noqa: ANN401 - any JSON
    """The table that a row belongs to by what it says."""
    if table not in {"", *PEOPLE} or not isinstance(row, dict):
        return table or CONTACTS
    if codec.decode_release(row):
        return RELEASES
    if "format" in row:
        return HEADER
    record = codec.decode(row, str(row.get("uid", "")), [])
    gone = is_removed(record) or any(edge < record.uid for edge in replicas.edges(record))
    return BIN if gone else CONTACTS


def _parted(rows: Iterable[tuple[str, str, Any]], heads: Iterable[str]) -> list[Content]:
    """The versions: each row is in the first that has none under its id."""
    found: list[Tables] = [{name: {} for name in heads}]
    for table, key, row in rows:
        for tables in found:
            if tables.setdefault(table, {}).setdefault(key, row) == row:
                break
        else:
            if len(found) == VERSIONS:
                raise DamagedStoreError(f"has {key} of {table} more than {VERSIONS} times")
            found.append({table: {key: row}})
    header = found[0].get(HEADER, {})
    return [
        layout.parse(bytes(layout.render(Content({HEADER: header, **tables})))) for tables in found
    ]
