"""CSV (RFC 4180) and TSV: a row a contact, for spreadsheets and pipes.

Several values of a field stand in one cell, with a bar between them. A cell that a spreadsheet
would take for a formula gets an apostrophe before it, and reading takes it off again.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from pressdir.errors import InvalidValueError
from pressdir.formats.loaded import Loaded, Reject
from pressdir.formats.rows import Row, read_row
from pressdir.formats.settings import Settings
from pressdir.model import Phone, PhoneKind, Record

ONE = ("uid", "name", "kind", "org", "role", "location", "note", "url")
MANY = ("emails", "phones", "langs", "tags")
KINDS = "phone_kinds"  # "+41225550149 fax": of the number and not by place, as people edit cells
FIELDS = (*ONE[:6], *MANY, *ONE[6:], KINDS)
BAR = " | "
FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")  # the apostrophe, so that a real one comes back
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Dialect:
    """What separates cells, and rows."""

    delimiter: str
    line_end: str


COMMA = Dialect(",", "\r\n")
TAB = Dialect("\t", "\n")


DIALECTS = {each.delimiter: each for each in (COMMA, TAB)}


def dump(records: Iterable[Record], _settings: Settings, *, delimiter: str) -> Iterator[str]:
    """Yield a header of field names, then a row for each record."""
    return lines(chain([FIELDS], map(_cells, records)), DIALECTS[delimiter])


def lines(rows: Iterable[Sequence[str]], dialect: Dialect) -> Iterator[str]:
    """Yield each row as text, with its line end."""
    line = io.StringIO(newline="")
    writer = csv.writer(line, delimiter=dialect.delimiter, lineterminator=dialect.line_end)
    for cells in rows:
        writer.writerow(cells)
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def has_tabs(start: bytes) -> bool:
    """Whether a tab stands in the first line of a content that starts so."""
    return b"\t" in start.partition(b"\n")[0]


def is_header(cells: Sequence[str]) -> bool:
    """Whether all `cells` are names of our fields, and one is a name that only we give."""
    fields = set(map(field_of, cells))
    return fields <= set(FIELDS) and not fields.isdisjoint(("uid", *MANY))


def field_of(cell: str) -> str:
    """The field that a cell of the header names."""
    return clean(cell).strip().lower()


def loaded(header: Sequence[str], cells: Sequence[str], text: str, number: int) -> Loaded:
    """The record that a row of our own table is, which stands as `text` on line `number`."""
    if len(cells) > len(header):
        return Reject(f"{len(cells)} cells, but {len(header)} columns", text, number)
    row: Row = {}
    for field, cell in zip(header, cells, strict=False):
        value = clean(cell)
        if field in MANY:
            row.setdefault(field, []).extend(_split(value))
        elif field == KINDS:
            row.setdefault(field, kinds(value))
        else:
            row.setdefault(field, value)
    try:
        return read_row(row)
    except InvalidValueError as error:
        return Reject(str(error), text, number)


def _cells(record: Record) -> list[str]:
    contact = record.contact
    return [
        cell(record.uid),
        cell(contact.name.full if contact.name else ""),
        contact.kind.value,
        cell(contact.org),
        cell(contact.role),
        cell(contact.location),
        cell(BAR.join(_barred(each.address) for each in contact.emails)),
        cell(BAR.join(str(each) for each in contact.phones)),
        cell(BAR.join(map(_barred, contact.langs))),
        cell(BAR.join(map(_barred, record.tags))),
        cell(record.note),
        cell(record.url),
        cell(BAR.join(_kinds(contact.phones))),
    ]


def _kinds(phones: Iterable[Phone]) -> list[str]:
    return [f"{each} {each.kind.value}" for each in phones if each.kind is not PhoneKind.UNKNOWN]


def kinds(cell: str) -> dict[str, str]:
    """What a cell of `KINDS` says that numbers ring, by number."""
    pairs = (each.rpartition(" ") for each in _split(cell))
    return {number: kind for number, _, kind in pairs if number}


def cell(value: str | None) -> str:
    """A cell that no spreadsheet computes."""
    text = UNSEEN.sub("", value or "")
    return f"'{text}" if text.startswith(FORMULA) else text


def clean(cell: str) -> str:
    """What a cell says, without the apostrophe that keeps it from being computed."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA) else cell


def _barred(value: str) -> str:
    return re.sub(r"([\\|])", r"\\\1", value)


def _split(cell: str) -> list[str]:
    """The values of a cell; a line each will do, too."""
    parts = re.split(r" \| |\n", cell)
    return [re.sub(r"\\([\\|])", r"\1", each).strip() for each in parts if each.strip()]
