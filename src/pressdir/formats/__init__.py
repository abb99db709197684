"""Records as text that other programs read, and back. Every format is a module here.

A module writes by `dump(records, settings)`, which yields pieces of text, and reads by
`load(data)`, which yields a `Record` or a `Reject` for each contact. WRITERS and READERS name them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias

from pressdir.formats.loaded import Aside, Loaded, Reject
from pressdir.formats.settings import Settings, Wishes
from pressdir.model import Record, shareable

if TYPE_CHECKING:
    from pressdir.formats import sheets
    from pressdir.formats.content import Content

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


def _of(module: str, function: str, **told: object) -> Callable[..., Any]:
    """A function of a module here, which is loaded when it is first called: there are many."""

    def called(*given: object, **more: object) -> Any:  # noqa: ANN401 -- what it gives
        return getattr(import_module(f"{__name__}.{module}"), function)(*given, **told, **more)

    return called


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
    Format.VCARD: _of("vcard", "dump"),
    Format.JCARD: _of("jcard", "dump"),
    Format.JSCONTACT: _of("jscontact", "dump"),
    Format.CSV: _of("table", "dump", delimiter=","),
    Format.TSV: _of("table", "dump", delimiter="\t"),
    Format.GOOGLE: _of("google", "dump"),
    Format.OUTLOOK: _of("outlook", "dump"),
    Format.MUTT: _of("mutt", "dump"),
    Format.JSON: _of("json_text", "dump"),
    Format.JSONL: _of("json_text", "dump_lines"),
}
READERS: Mapping[Format, Reader] = {
    Format.VCARD: _of("vcard", "load"),
    Format.JCARD: _of("jcard", "load"),
    Format.JSCONTACT: _of("jscontact", "load"),
    Format.CSV: _of("sheets", "load"),
    Format.TSV: _of("sheets", "load", delimiter="\t"),
    Format.GOOGLE: _of("sheets", "load"),
    Format.OUTLOOK: _of("sheets", "load"),
    Format.MUTT: _of("mutt", "load"),
    Format.MAIL: _of("mailbox", "load"),
    Format.JSON: _of("json_text", "load"),
    Format.JSONL: _of("json_text", "load"),
}
TABLES = frozenset({Format.CSV, Format.TSV, Format.GOOGLE, Format.OUTLOOK})
# Those whose reader takes wishes, too.
WISHING = TABLES | {Format.VCARD, Format.JCARD, Format.JSCONTACT}
# Those that read a file piece by piece, and take wishes.
BY_PIECES = frozenset({Format.MAIL, Format.VCARD})
# Which format a content is by its start, asked in this order; what says nothing is a table.
SIGNS: tuple[tuple[Format, Callable[[bytes], bool]], ...] = (
    (Format.VCARD, _of("vcard", "is_one")),
    (Format.JCARD, _of("jcard", "is_one")),
    (Format.JSCONTACT, _of("jscontact", "is_one")),
    (Format.JSON, _of("json_text", "is_one")),
    (Format.MUTT, _of("mutt", "is_one")),
    (Format.MAIL, _of("mailbox", "is_one")),
    (Format.VCARD, _of("vcard", "has_one")),  # behind something else
    (Format.TSV, _of("table", "has_tabs")),
)


def written(
    records: Iterable[Record],
    format: Format,  # noqa: A002 -- the option's name
    settings: Settings | None = None,
) -> Iterator[str]:
    """Yield `records` as pieces of text, line ends included: write them as UTF-8, unchanged.

    Raises:
        UsageError: the settings ask for what the format does not have.
        TypeError: a record is joined with what is private.
    """
    return WRITERS[Format(format)](map(shareable, records), settings or Settings())


def dump(
    records: Iterable[Record],
    format: Format,  # noqa: A002 -- the option's name
    settings: Settings | None = None,
) -> str:
    """All `records` as one text. Raises what `written` raises."""
    return "".join(written(records, format, settings))


def load(
    data: "Content",
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
    read: Callable[..., Iterator[Loaded]] = READERS[form]
    if form in BY_PIECES:
        return read(data, wishes)
    content = data if isinstance(data, bytes) else data[:]
    return read(content, wishes=wishes) if form in WISHING else read(content)


def recognise(data: "Content") -> Format:
    """The format of `data` by its first characters; a table, if they say nothing."""
    start = data[:START].removeprefix(BOM).lstrip()
    return next((form for form, is_one in SIGNS if is_one(start)), Format.CSV)


def sheet(data: "Content", form: Format, wishes: Wishes | None = None) -> "sheets.Sheet | None":
    """What the columns of a table hold; None for what is no table. Raises what `load` raises."""
    if form not in TABLES:
        return None
    opened: Callable[..., sheets.Sheet] = _of("sheets", "opened")
    return opened(data[:], delimiter="\t" if form is Format.TSV else None, wishes=wishes)
