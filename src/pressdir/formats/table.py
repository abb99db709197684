"""CSV (RFC 4180) and TSV: a row a contact, for spreadsheets and pipes.

Several values of a field stand in one cell, with a bar between them. A cell that a spreadsheet
would take for a formula gets an apostrophe before it, and reading takes it off again.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from pressdir.errors import InvalidValueError
from pressdir.formats.loaded import Loaded, Reject
from pressdir.formats.rows import Row, read_row
from pressdir.formats.settings import Settings
from pressdir.model import Record

ONE = ("uid", "name", "kind", "org", "role", "location", "note", "url")
MANY = ("emails", "phones", "langs", "tags")
FIELDS = (*ONE[:6], *MANY, *ONE[6:])
BAR = " | "
FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")  # the apostrophe, so that a real one comes back
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
ALIASES = {  # what other tables call our fields
    "full name": "name",
    "organisation": "org",
    "organization": "org",
    "company": "org",
    "title": "role",
    "job title": "role",
    "email": "emails",
    "e-mail": "emails",
    "e-mail address": "emails",
    "phone": "phones",
    "telephone": "phones",
    "tel": "phones",
    "languages": "langs",
    "notes": "note",
    "website": "url",
}


@dataclass(frozen=True, slots=True)
class Dialect:
    """What separates cells, and rows."""

    delimiter: str
    line_end: str


COMMA = Dialect(",", "\r\n")
TAB = Dialect("\t", "\n")


def dump(records: Iterable[Record], _settings: Settings, *, dialect: Dialect) -> Iterator[str]:
    """Yield a header of field names, then a row for each record."""
    line = io.StringIO(newline="")
    writer = csv.writer(line, delimiter=dialect.delimiter, lineterminator=dialect.line_end)
    for cells in chain([FIELDS], map(_cells, records)):
        writer.writerow(cells)
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def has_tabs(start: bytes) -> bool:
    """Whether a tab stands in the first line of a content that starts so."""
    return b"\t" in start.partition(b"\n")[0]


def load(data: bytes, *, dialect: Dialect) -> Iterator[Loaded]:
    """Yield the records of a table whose header has field names, in any order and case."""
    text = data.decode("utf-8-sig", "replace")
    header: list[str] = []
    for number, cells in _rows(text, dialect):
        if isinstance(cells, Reject):
            yield cells
        elif not header:
            header = [_field(cell) for cell in cells]
            if not {"name", "org", "emails", "phones"} & set(header):
                yield Reject("the first row names no field", dialect.delimiter.join(cells), number)
                return
        else:
            yield _loaded(header, cells, dialect.delimiter, number)


def _rows(text: str, dialect: Dialect) -> Iterator[tuple[int, list[str] | Reject]]:
    """Yield each row that is not empty, with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=dialect.delimiter)
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:  # a cell larger than the module takes
            yield number, Reject(str(error), "", number)
            continue
        if any(cells):
            yield number, cells


def _loaded(header: list[str], cells: list[str], delimiter: str, number: int) -> Loaded:
    text = delimiter.join(cells)
    if len(cells) > len(header):
        return Reject(f"{len(cells)} cells, but {len(header)} columns", text, number)
    row: Row = {}
    for field, cell in zip(header, cells, strict=False):
        value = _plain(cell)
        if field in MANY:
            row.setdefault(field, []).extend(_split(value))
        elif field in ONE:
            row.setdefault(field, value)
    try:
        return read_row(row)
    except InvalidValueError as error:
        return Reject(str(error), text, number)


def _cells(record: Record) -> list[str]:
    contact = record.contact
    return [
        _cell(record.uid),
        _cell(contact.name.full if contact.name else ""),
        contact.kind.value,
        _cell(contact.org),
        _cell(contact.role),
        _cell(contact.location),
        _cell(BAR.join(_barred(each.address) for each in contact.emails)),
        _cell(BAR.join(str(each) for each in contact.phones)),
        _cell(BAR.join(map(_barred, contact.langs))),
        _cell(BAR.join(map(_barred, record.tags))),
        _cell(record.note),
        _cell(record.url),
    ]


def _cell(value: str | None) -> str:
    text = UNSEEN.sub("", value or "")
    return f"'{text}" if text.startswith(FORMULA) else text


def _plain(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA) else cell


def _barred(value: str) -> str:
    return re.sub(r"([\\|])", r"\\\1", value)


def _split(cell: str) -> list[str]:
    """The values of a cell; a line each will do, too."""
    parts = re.split(r" \| |\n", cell)
    return [re.sub(r"\\([\\|])", r"\1", each).strip() for each in parts if each.strip()]


def _field(cell: str) -> str:
    name = _plain(cell).strip().lower()
    return ALIASES.get(name, name)
