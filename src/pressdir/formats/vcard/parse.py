"""The syntax of vCards: bytes to cards, cards to properties. 3.0, 4.0 and what is usual of 2.1.

Nothing is refused here: a card without an end goes to the beginning of the next, a line that is no
content line is handed on as a stray.
"""

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pressdir.formats.loaded import Reject
from pressdir.formats.vcard.lines import CLEAN, LINE_ENDS

_EDGE = re.compile(r"[ \t]*(?:[\w-]{1,60}\.)?(BEGIN|END)[ \t]*:[ \t]*VCARD[ \t]*", re.IGNORECASE)
_HEAD = re.compile(r'([^":]*(?:"[^"]*"[^":]*)*):')  # a colon within quotes ends no head
_CHARSET = re.compile(r'CHARSET="?([A-Z0-9_.:-]{1,40})')
_ENCODING = re.compile(r"(?i)ENCODING=|CHARSET=|QUOTED-PRINTABLE")
_READABLE = {**CLEAN, **dict.fromkeys(map(ord, LINE_ENDS), r"\n")}


@dataclass(frozen=True, slots=True)
class Card:
    """The logical lines of one card, and the line of the file on which it begins."""

    number: int
    lines: list[str]


@dataclass(slots=True)
class Property:
    """A content line, taken apart."""

    name: str  # in upper case, without its group
    params: str  # in upper case, as written
    value: str  # still escaped
    line: str  # as it can be written again


def cards(data: bytes) -> Iterator[Card | Reject]:
    """Yield the cards of a file, and a reject for text that stands between them."""
    begin, inside = 1, False
    physical: list[str] = []
    for number, line in enumerate(_text(data).split("\n"), 1):
        edge = _EDGE.fullmatch(line) if "CARD" in line or "card" in line else None
        if edge is None:
            physical.append(line)
            continue
        yield from _card(begin, physical, inside=inside)
        inside = edge[1].upper() == "BEGIN"
        begin = number if inside else number + 1
        physical = []
    yield from _card(begin, physical, inside=inside)


def parsed(line: str) -> Property | None:
    """`line` taken apart; None if it is no content line."""
    head, colon, value = line.partition(":")
    if '"' in head and (match := _HEAD.match(line)):
        head, value = match[1], line[match.end() :]
    name, _, params = head.partition(";")
    name = name.rpartition(".")[2].strip().upper()
    if not (colon and name.isascii() and name.replace("-", "").isalnum()):
        return None
    params = params.upper()
    if "QUOTED-PRINTABLE" in params:
        octets = quopri.decodestring(value.encode("utf-8", "surrogateescape"))
        value = _decoded(octets, params).translate(_READABLE)
        line = f"{_without_encoding(head)}:{value}"
    if not line.isprintable():
        value, line = readable(value, params), readable(line, params)
    return Property(name, params, value, line)


def readable(text: str, params: str = "") -> str:
    """`text` without what no value may hold; octets that are no UTF-8 are read by their charset."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = _decoded(text.encode("utf-8", "surrogateescape"), params)
    return text.translate(_READABLE)


def _text(data: bytes) -> str:
    """The file with line feeds alone; octets that are no UTF-8 stay, as lone surrogates."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = data.decode("utf-16", "replace").encode("utf-8", "replace")
    text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _card(number: int, physical: list[str], *, inside: bool) -> Iterator[Card | Reject]:
    if inside:
        yield Card(number, _unfolded(physical))
    elif text := "\n".join(physical).strip():
        yield Reject("outside of any card", readable(text), number)


def _unfolded(physical: list[str]) -> list[str]:
    """Logical lines (RFC 6350, 3.2), and those that quoted-printable continues with an `=`."""
    skipped = 0 if any(line.startswith("VERSION:2.1") for line in physical) else 1
    lines: list[str] = []
    parts: list[str] = []
    for line in physical:
        if parts and parts[-1].endswith("=") and _is_quoted(parts[0]):
            parts[-1] = parts[-1][:-1]
            parts.append(line)
        elif parts and line.startswith((" ", "\t")):
            parts.append(line[skipped:])  # in 2.1 the blank belongs to the text
        elif line:
            if parts:
                lines.append("".join(parts))
            parts = [line]
    if parts:
        lines.append("".join(parts))
    return lines


def _is_quoted(line: str) -> bool:
    return "QUOTED-PRINTABLE" in line.partition(":")[0].upper()


def _decoded(octets: bytes, params: str) -> str:
    """Octets as text: by the charset that is declared, as UTF-8, or as the usual one of Windows."""
    declared = _CHARSET.search(params)
    for charset in ([declared[1]] if declared else []) + ["utf-8"]:
        try:
            text = octets.decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
        return text.replace("\r\n", "\n")
    return octets.decode("cp1252", "replace").replace("\r\n", "\n")


def _without_encoding(head: str) -> str:
    name, *params = head.split(";")
    return ";".join([name, *(each for each in params if not _ENCODING.match(each))])
