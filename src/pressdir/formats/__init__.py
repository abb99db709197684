"""Records as text that other programs read, and back. Every format is a module here.

A module writes by `dump(records, settings)`, which yields pieces of text, and reads by
`load(data)`, which yields a `Record` or a `Reject` for each contact. WRITERS and READERS name them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import partial
from typing import TypeAlias

from pressdir.formats import (
    google,
    jcard,
    jscontact,
    json_text,
    mailbox,
    mutt,
    outlook,
    sheets,
    table,
    vcard,
)
from pressdir.formats.loaded import Aside, Loaded, Reject
from pressdir.formats.settings import Settings, Wishes
from pressdir.model import Record

__all__ = [
    "Aside",
    "Format",
    "Loaded",
    "Reject",
    "Settings",
    "Wishes",
    "dump",
    "load",
    "recognise",
    "sheet",
    "written",
]

START = 4096  # bytes by which a content is recognised
BOM = b"\xef\xbb\xbf"

Writer: TypeAlias = Callable[[Iterable[Record], Settings], Iterator[str]]
Reader: TypeAlias = Callable[[bytes], Iterator[Loaded]]


class Format(StrEnum):
    """The formats, by the spelling of the option that asks for one."""

    VCARD = "vcard"
    JCARD = "jcard"
    JSCONTACT = "jscontact"
    CSV = "csv"
    TSV = "tsv"
    GOOGLE = "google"
    OUTLOOK = "outlook"
    MUTT = "mutt"
    MAIL = "mail"
    JSON = "json"
    JSONL = "jsonl"


WRITERS: Mapping[Format, Writer] = {
    Format.VCARD: vcard.dump,
    Format.JCARD: jcard.dump,
    Format.JSCONTACT: jscontact.dump,
    Format.CSV: partial(table.dump, dialect=table.COMMA),
    Format.TSV: partial(table.dump, dialect=table.TAB),
    Format.GOOGLE: google.dump,
    Format.OUTLOOK: outlook.dump,
    Format.MUTT: mutt.dump,
    Format.JSON: json_text.dump,
    Format.JSONL: json_text.dump_lines,
}
READERS: Mapping[Format, Reader] = {
    Format.VCARD: vcard.load,
    Format.JCARD: jcard.load,
    Format.JSCONTACT: jscontact.load,
    Format.CSV: sheets.load,
    Format.TSV: partial(sheets.load, delimiter="\t"),
    Format.GOOGLE: sheets.load,
    Format.OUTLOOK: sheets.load,
    Format.MUTT: mutt.load,
    Format.MAIL: mailbox.load,
    Format.JSON: json_text.load,
    Format.JSONL: json_text.load,
}
# Those that can be told more than the content.
WISHED: Mapping[Format, Callable[[bytes, Wishes], Iterator[Loaded]]] = {
    Format.CSV: lambda data, wishes: sheets.load(data, wishes=wishes),
    Format.TSV: lambda data, wishes: sheets.load(data, delimiter="\t", wishes=wishes),
    Format.GOOGLE: lambda data, wishes: sheets.load(data, wishes=wishes),
    Format.OUTLOOK: lambda data, wishes: sheets.load(data, wishes=wishes),
}
# Those that take a file that is mapped into memory instead of read.
MAPPED: Mapping[Format, Callable[[mailbox.Content, Wishes | None], Iterator[Loaded]]] = {
    Format.MAIL: mailbox.load,
}
TABLES = frozenset(WISHED)
# Which format a content is by its start, asked in this order; what says nothing is a table.
SIGNS: tuple[tuple[Format, Callable[[bytes], bool]], ...] = (
    (Format.VCARD, vcard.is_one),
    (Format.JCARD, jcard.is_one),
    (Format.JSCONTACT, jscontact.is_one),
    (Format.JSON, json_text.is_one),
    (Format.MUTT, mutt.is_one),
    (Format.MAIL, mailbox.is_one),
    (Format.TSV, table.has_tabs),
)


def written(
    records: Iterable[Record],
    format: Format,  # noqa: A002 -- the option's name
    settings: Settings | None = None,
) -> Iterator[str]:
    """Yield `records` as pieces of text, line ends included: write them as UTF-8, unchanged.

    Raises:
        UsageError: the settings ask for what the format does not have.
    """
    return WRITERS[Format(format)](records, settings or Settings())


def dump(
    records: Iterable[Record],
    format: Format,  # noqa: A002 -- the option's name
    settings: Settings | None = None,
) -> str:
    """All `records` as one text. Raises what `written` raises."""
    return "".join(written(records, format, settings))


def load(
    data: mailbox.Content,
    format: Format | None = None,  # noqa: A002 -- the option's name
    wishes: Wishes | None = None,
) -> Iterator[Loaded]:
    """Yield a `Record` for each contact in `data`, and a `Reject` for each that cannot be read.

    The records have the sightings that the format carries; `merge.typed` gives the other values
    theirs. Without `format`, the content decides.

    Raises:
        UsageError: the `wishes` name what the content does not have.
    """
    form = Format(format) if format else recognise(data)
    if form in MAPPED:
        return MAPPED[form](data, wishes)
    content = data if isinstance(data, bytes) else data[:]
    if wishes and form in WISHED:
        return WISHED[form](content, wishes)
    return READERS[form](content)


def recognise(data: mailbox.Content) -> Format:
    """The format of `data` by its first characters; a table, if they say nothing."""
    start = data[:START].removeprefix(BOM).lstrip()
    return next((form for form, is_one in SIGNS if is_one(start)), Format.CSV)


def sheet(data: mailbox.Content, form: Format, wishes: Wishes | None = None) -> sheets.Sheet | None:
    """What the columns of a table hold; None for what is no table. Raises what `load` raises."""
    if form not in TABLES:
        return None
    delimiter = "\t" if form is Format.TSV else None
    return sheets.opened(data[:], delimiter=delimiter, wishes=wishes)
