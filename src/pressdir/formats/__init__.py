"""Records as text that other programs read, and back. Every format is a module here."""

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from pressdir.formats import json_text, table, vcard
from pressdir.formats.loaded import Loaded, Reject
from pressdir.model import Record, Release

__all__ = ["Format", "Loaded", "Reject", "dump", "load", "recognise"]


class Format(StrEnum):
    """The formats, by the spelling of the option that asks for one."""

    VCARD = "vcard"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    JSONL = "jsonl"


def dump(
    records: Iterable[Record],
    format: Format,  # noqa: A002 -- the option's name
    *,
    releases: Mapping[str, Release] | None = None,
    version: str = vcard.DEFAULT,
    also: Mapping[str, object] | None = None,
) -> str:
    """All `records` as text, line ends included: write it as UTF-8, unchanged.

    `releases` are the known ones by digest; where a format names sources, it names these.
    `version` is that of a vCard, "3.0" or "4.0"; `also` are keys that each row of JSON ends with.

    Raises:
        UsageError: there is no such version of a vCard.
    """
    known = releases or {}
    match Format(format):
        case Format.VCARD:
            return vcard.dump(records, known, version)
        case Format.CSV:
            return table.dump(records, table.COMMA)
        case Format.TSV:
            return table.dump(records, table.TAB)
        case Format.JSON:
            return json_text.dump(records, known, also)
        case Format.JSONL:
            return json_text.dump_lines(records, known, also)


def load(
    data: bytes,
    format: Format | None = None,  # noqa: A002 -- the option's name
) -> Iterator[Loaded]:
    """Yield a `Record` for each contact in `data`, and a `Reject` for each that cannot be read.

    The records have the sightings that the format carries; `merge.typed` gives the other values
    theirs. Without `format`, the content decides.
    """
    match Format(format) if format else recognise(data):
        case Format.VCARD:
            return vcard.load(data)
        case Format.CSV:
            return table.load(data, table.COMMA)
        case Format.TSV:
            return table.load(data, table.TAB)
        case Format.JSON | Format.JSONL:
            return json_text.load(data)


def recognise(data: bytes) -> Format:
    """The format of `data` by its first characters; a table, if they say nothing."""
    start = data[:4096].removeprefix(b"\xef\xbb\xbf").lstrip()
    if re.match(rb"(?:[\w-]{1,60}\.)?BEGIN[ \t]*:", start, re.IGNORECASE):
        return Format.VCARD
    if start[:1] in {b"{", b"["}:
        return Format.JSON
    return Format.TSV if b"\t" in start.partition(b"\n")[0] else Format.CSV
