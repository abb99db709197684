"""CSV (RFC 4180) and TSV: a row a contact, for spreadsheets and pipes.

Several values of a field stand in one cell, with a bar between them. A cell that a spreadsheet would
take for a formula gets an apostrophe before it, and reading takes it off again.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pressdir.errors import InvalidValueError
from pressdir.formats.loaded import Loaded, Reject
from pressdir.formats.rows import read_row, record_row
from pressdir.model import Record

FIELDS = (
    "uid",
    "name",
    "kind",
    "org",
    "role",
    "location",
    "emails",
    "phones",
    "langs",
    "tags",
    "note",
    "url",
)
MANY = frozenset({"emails", "phones", "langs", "tags"})
BAR = " | "
FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")  # the apostrophe too, so that one can be read back
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Dialect:
    """What separates cells, and rows."""

    delimiter: str
    line_end: str


COMMA = Dialect(",", "\r\n")
TAB = Dialect("\t", "\n")


def dump(records: Iterable[Record], dialect: Dialect) -> str:
    """A header of field names, then a row for each record."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=dialect.delimiter, lineterminator=dialect.line_end)
    writer.writerow(FIELDS)
    for record in records:
        row = record_row(record)
        writer.writerow([_cell(row[field]) for field in FIELDS])
    return out.getvalue()


def load(data: bytes, dialect: Dialect) -> Iterator[Loaded]:
    """Yield the records of a table whose header has field names, in any order and case."""
    text = data.decode("utf-8-sig", "replace")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=dialect.delimiter)
    header: list[str] | None = None
    rows = _rows(reader)
    for number, cells in rows:
        if isinstance(cells, Reject):
            yield cells
        elif header is None:
            header = [_plain(cell).strip().lower() for cell in cells]
            if not set(header) & {"name", "emails", "phones", "org"}:
                yield Reject("the first row names no field", dialect.delimiter.join(cells), number)
                return
        elif any(cells):
            yield _loaded(header, cells, number, dialect)
