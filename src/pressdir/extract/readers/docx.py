"""DOCX (ISO/IEC 29500, WordprocessingML): paragraphs, tables, text boxes, then headers and footers.

The parts are read as a stream of events by expat; a document type declaration is refused, so no
entity is ever expanded, and a package is refused before it is unpacked when it is a bomb.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from lzma import LZMAError
from typing import Final
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from pressdir.errors import UnreadableError
from pressdir.extract.readers.draft import Draft, OpenMark, settle
from pressdir.model import Document, Gap, Page, Role
from pressdir.normalise.escaped import unquoted

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

MAX_BYTES: Final = 30 << 20  # of all parts that are read, unpacked: a book of 1000 pages
MAX_RATIO: Final = 100  # XML packs to a tenth, repetitive XML to a fiftieth
RATIO_FROM: Final = 1 << 20  # below this size, packing well does no harm
MAX_ENTRIES: Final = 2000
FEW_BLANKS: Final = 12  # one empty paragraph in so many: then these part the text, not each `<w:p>`

_PARTS: Final = (
    re.compile(r"word/document\d*\.xml"),
    re.compile(r"word/(?:footnotes|endnotes)\d*\.xml"),
    re.compile(r"word/(?:header|footer)\d*\.xml"),
)
_HEADING: Final = re.compile(
    r"heading|title|berschrift|titre|t[ií]tulo|titolo|kop\d|rubrik|overskrift|nag.?[oó]wek|otsikko",
    re.IGNORECASE,
)
_FIELD: Final = re.compile(r"HYPERLINK\s+\"?((?:mailto|tel):[^\"\s]{3,300})", re.IGNORECASE)
_PARAGRAPH: Final = re.compile(rb"<w:p[ >/]")
_SKIPPED: Final = frozenset(["Fallback", "moveFrom", "del", "instrText", "delText", "comment"])


def read(document: Document) -> Page:
    """Return the page of a DOCX. Raises `UnreadableError` when damaged, cut off or a bomb."""
    try:
        with ZipFile(BytesIO(document.content)) as package:
            parts = _unpacked(package)
    except (
        BadZipFile,
        zlib.error,
        LZMAError,
        OSError,  # of a damaged bzip2
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as error:
        raise UnreadableError("is a damaged or truncated DOCX", hint="Fetch it again.") from error
    draft = Draft()
    for name in _in_order(parts):
        draft.stop(Gap.SECTION)
        rels = parts.get(name.replace("word/", "word/_rels/") + ".rels", b"")
        _Part(draft, parts[name], _targets(rels)).write()
    about = _properties(parts.get("docProps/core.xml", b""))
    page = draft.page(MEDIA_TYPE)
    if not page.lines:
        raise UnreadableError("is a DOCX without text")
    return replace(page, title=about.get("title"), lang=about.get("language"))


def _unpacked(package: ZipFile) -> dict[str, bytes]:
    entries = package.infolist()
    if len(entries) > MAX_ENTRIES:
        raise UnreadableError(f"is an archive of more than {MAX_ENTRIES} files")
    parts: dict[str, bytes] = {}
    left = MAX_BYTES
    for entry in entries:
        if not _is_read(entry.filename):
            continue
        left -= entry.file_size
        if left < 0 or _is_bomb(entry):
            raise UnreadableError("unpacks to too much: it is built to exhaust memory")
        parts[entry.filename] = package.read(entry)
    return parts


def _is_read(name: str) -> bool:
    return (
        any(part.fullmatch(name) for part in _PARTS)
        or (name.startswith("word/_rels/") and name.endswith(".rels"))
        or name == "docProps/core.xml"
    )


def _is_bomb(entry: ZipInfo) -> bool:
    return entry.file_size > RATIO_FROM and entry.file_size > MAX_RATIO * entry.compress_size


def _in_order(parts: dict[str, bytes]) -> Iterator[str]:
    for part in _PARTS:
        yield from sorted(name for name in parts if part.fullmatch(name))


def _parse(xml: bytes, parser: expat.XMLParserType) -> None:
    def refuse(*_: object) -> None:
        raise UnreadableError("holds a document type declaration, which no DOCX has")

    parser.StartDoctypeDeclHandler = refuse
    parser.buffer_text = True
    try:
        parser.Parse(xml, True)  # noqa: FBT003  # expat's way to say that it is the end
    except expat.ExpatError as error:
        raise UnreadableError("is a damaged DOCX", hint="Fetch it again.") from error


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _targets(rels: bytes) -> dict[str, str]:
    """Return the addresses that a part's relations lead to, by their id."""
    found: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if _local(name) == "Relationship":
            found[attributes.get("Id", "")] = attributes.get("Target", "")

    if rels:
        parser = expat.ParserCreate()
        parser.StartElementHandler = start
        _parse(rels, parser)
    return found


def _properties(core: bytes) -> dict[str, str]:
    """Return the title and the language that the package states."""
    found: dict[str, str] = {}
    names: list[str] = []

    def text(data: str) -> None:
        if names and (value := settle(data)):
            found[names[-1]] = value

    if core:
        parser = expat.ParserCreate()
        parser.StartElementHandler = lambda name, _: names.append(_local(name))
        parser.EndElementHandler = lambda _: names.pop() and None
        parser.CharacterDataHandler = text
        _parse(core, parser)
    return found


class _Part:
    """Writes one part: what to do when an element starts and ends, by its local name."""

    def __init__(self, draft: Draft, xml: bytes, targets: dict[str, str]) -> None:
        self.draft = draft
        self.xml = xml
        self.targets = targets
        self.between = _between(xml)
        self.skipped = 0  # elements open whose text is not shown
        self.collects = False  # inside `<w:t>`
        self.links: list[OpenMark | None] = []
        self.field: OpenMark | None = None
        self.instruction = ""
        self.rows: list[tuple[int | None, int | None]] = []  # and cells around the open ones
        self.hidden = False  # inside a run that is not shown

    def write(self) -> None:
        """Parse the part, and write what it shows."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        _parse(self.xml, parser)

    def _start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: C901, PLR0912  # a flat list of elements
        tag = _local(name)
        if tag in _SKIPPED or self.skipped:
            self.skipped += 1
            self.collects = tag == "instrText" and self.skipped == 1
            return
        draft = self.draft
        match tag:
            case "t":
                self.collects = True
            case "p":
                draft.stop(self.between if not draft.line_is_open else Gap.BLOCK)
                draft.role = Role.CELL if self.rows else Role.TEXT
            case "pStyle" if _HEADING.search(_value(attributes)):
                draft.stop(Gap.SECTION)
                draft.role = Role.HEADING
            case "numPr" if draft.role is Role.TEXT:
                draft.stop(Gap.BLOCK)
                draft.role = Role.ITEM
            case "br" | "cr":
                draft.stop()
            case "tab" | "ptab":
                draft.write(" ")
            case "noBreakHyphen":
                draft.write("-")
            case "tr":
                self.rows.append((draft.row, draft.column))
                draft.row, draft.column = draft.new_row(), -1
                draft.stop(Gap.BLOCK)
            case "tc":
                draft.stop(Gap.BLOCK)
                draft.column = 0 if draft.column is None else draft.column + 1
            case "hyperlink":
                self.links.append(self._open(self.targets.get(attributes.get("r:id", ""), "")))
            case "fldChar":
                self._field(attributes.get("w:fldCharType", ""))
            case "vanish" if _value(attributes) not in {"0", "false"}:
                self.hidden = True
            case _:
                pass

    def _end(self, name: str) -> None:
        tag = _local(name)
        self.collects = False
        if self.skipped:
            self.skipped -= 1
            return
        draft = self.draft
        match tag:
            case "p":
                is_line = draft.line_is_open and draft.role is not Role.HEADING
                draft.stop(Gap.BREAK if is_line else Gap.BLOCK)
            case "tr":
                draft.row, draft.column = self.rows.pop()
                draft.stop(Gap.BLOCK)
            case "tc" | "tbl" | "txbxContent":
                draft.stop(Gap.BLOCK)
            case "r":
                self.hidden = False
            case "hyperlink":
                if mark := self.links.pop():
                    draft.close(mark)
            case _:
                pass

    def _text(self, data: str) -> None:
        if not self.collects:
            return
        if self.skipped:
            self.instruction += data
        elif not self.hidden:
            self.draft.write(data)

    def _field(self, step: str) -> None:
        """Follow a field: its instruction may be a link, whose text is the field's result."""
        if step == "begin":
            self.instruction = ""
        elif step == "separate" and (found := _FIELD.search(self.instruction)):
            self.field = self._open(found[1])
        elif step == "end" and self.field:
            self.draft.close(self.field)
            self.field = None

    def _open(self, target: str) -> OpenMark | None:
        scheme, _, rest = target.partition(":")
        value = unquoted(rest.partition("?")[0]).strip()
        return (
            self.draft.open(scheme.lower(), value)
            if scheme.lower() in {"mailto", "tel"} and value
            else None
        )


def _value(attributes: dict[str, str]) -> str:
    return attributes.get("w:val", "")


def _between(xml: bytes) -> Gap:
    """Return what parts two paragraphs: a blank one, where the author left blank ones."""
    paragraphs = _PARAGRAPH.split(xml)[1:]
    blank = sum(1 for paragraph in paragraphs if b"<w:t" not in paragraph)
    return Gap.BREAK if blank * FEW_BLANKS >= len(paragraphs) and blank else Gap.BLOCK
