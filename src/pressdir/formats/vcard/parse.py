"""The syntax of vCards: bytes to cards, cards to properties. 3.0, 4.0 and what is usual of 2.1.

Nothing is refused here: a card without an end goes to the beginning of the next, a line that is no
content line is handed on as a stray.
"""

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pressdir.formats.content import Content
from pressdir.formats.loaded import Reject
from pressdir.formats.vcard.lines import clean

BLOCK = 1 << 20  # bytes
HEADS = 1024  # remembered

_EDGE = re.compile(r"[ \t]*(?:[\w-]{1,60}\.)?(BEGIN|END)[ \t]*:[ \t]*VCARD[ \t]*", re.IGNORECASE)
_AGENT = re.compile(r"(?:[\w-]{1,60}\.)?AGENT[ \t]*(?:;[^:]*)?:[ \t]*", re.IGNORECASE)
_BEGIN = re.compile(rb"(?:[\w-]{1,60}\.)?BEGIN[ \t]*:", re.IGNORECASE)
_CARD = re.compile(rb"^(?:BEGIN|END)[ \t]*:[ \t]*VCARD[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_HEAD = re.compile(r'([^":]*(?:"[^"]*"[^":]*)*):')  # a colon within quotes ends no head
_NAME = re.compile(r"(?:[A-Za-z0-9-]{1,99}\.)?[A-Za-z0-9-]{1,99}[ \t]*")
_CHARSET = re.compile(r'CHARSET="?([A-Z0-9_.:-]{1,40})')
_ENCODING = re.compile(r"(?i)ENCODING=|CHARSET=|QUOTED-PRINTABLE")
_FIRST, _END = "BEGIN:VCARD\n", "END:VCARD"
_FOLD = "\0"  # stands for a line end and the blank after it; no NUL of the file's own is left


@dataclass(frozen=True, slots=True)
class Card:
    """The logical lines of one card, and the line of the file on which it begins."""

    number: int
    lines: list[str]


class Property(NamedTuple):
    """A content line, taken apart."""

    name: str  # in upper case, without its group
    params: str  # in upper case, as written
    value: str  # still escaped
    line: str  # as it can be written again


def has_one(start: bytes) -> bool:
    """Whether a card begins or ends in a content that starts so, behind something else."""
    return _CARD.search(start) is not None


def is_one(start: bytes) -> bool:
    """Whether a content that starts so is a file of vCards."""
    return _BEGIN.match(start) is not None


def cards(data: Content) -> Iterator[Card | Reject]:
    """Yield the cards of a file, and a reject for text that stands between them.

    The file is taken block by block: what is held of it as text is one block, or one card.
    """
    number = 1
    now = _Open()
    for piece, ended in _pieces(data):
        card = piece.lstrip("\n")
        if ended and card.startswith(_FIRST) and not (now.lines or now.inside or _has_edge(card)):
            number += len(piece) - len(card)
            yield Card(number, _unfolded(card[len(_FIRST) :]))
            number += card.count("\n") + card.count(_FOLD) + 2
            now.begin = number
            continue
        for line in [*piece.split("\n"), *[_END] * ended]:
            edge = _EDGE.fullmatch(line) if "CARD" in line or "card" in line else None
            if edge is None:
                now.lines.append(line)
                number += 1 + line.count(_FOLD)
                continue
            yield from now.starts(number) if edge[1].upper() == "BEGIN" else now.ends(number)
            number += 1
    yield from now.over()


class _Open:
    """The card that is being read, or what stands between two; and the cards that it stands in.

    In 2.1 an assistant's card stands within that of whom they work for, behind `AGENT:`.
    """

    def __init__(self) -> None:
        self.begin = 1
        self.inside = False
        self.lines: list[str] = []
        self._around: list[Card] = []

    def starts(self, number: int) -> Iterator[Card | Reject]:
        """A card begins on that line."""
        if self.inside and self.lines and _AGENT.fullmatch(self.lines[-1]):
            self._around.append(Card(self.begin, self.lines[:-1]))
        else:
            yield from self.over()
        self.begin, self.inside, self.lines = number, True, []

    def ends(self, number: int) -> Iterator[Card | Reject]:
        """A card ends on that line."""
        if not self.inside:
            self.begin = self.begin if any(self.lines) else number
            self.lines.append(_END)
        yield from _card(self.begin, self.lines, inside=self.inside)
        if self._around:
            outer = self._around.pop()
            self.begin, self.lines = outer.number, [*outer.lines, *_agent(self.lines)]
        else:
            self.begin, self.inside, self.lines = number + 1, False, []

    def over(self) -> Iterator[Card | Reject]:
        """Nothing more comes of all that is open."""
        yield from _card(self.begin, self.lines, inside=self.inside)
        yield from (Card(each.number, _unfolded("\n".join(each.lines))) for each in self._around)
        self._around = []


def _agent(lines: list[str]) -> Iterator[str]:
    """Whose assistant is called so, in words of 4.0 (RFC 6350, 6.6.6)."""
    for each in map(parsed, _unfolded("\n".join(lines))):
        if each and each.name == "FN":
            yield f"RELATED;VALUE=text;TYPE=agent:{each.value}"
            return


def parsed(line: str) -> Property | None:
    """`line` taken apart; None if it is no content line."""
    head, colon, value = line.partition(":")
    if '"' in head and (match := _HEAD.match(line)):
        head, value = match[1], line[match.end() :]
    name, params = _HEADS[head]
    if not (colon and name):
        return None
    if "QUOTED-PRINTABLE" in params:
        octets = quopri.decodestring(value.encode("utf-8", "surrogateescape"))
        value = _escaped(_decoded(octets, params))
        line = f"{_without_encoding(head)}:{value}"
    if not line.isprintable():
        value, line = readable(value, params), readable(line, params)
    return tuple.__new__(Property, (name, params, value, line))  # a file has millions


class _Heads(dict[str, tuple[str, str]]):
    """The name and the parameters of properties, in upper case: files repeat a few of them."""

    def __missing__(self, head: str) -> tuple[str, str]:
        name, _, params = head.partition(";")
        found = "", ""
        if _NAME.fullmatch(name):
            found = name.rpartition(".")[2].strip().upper(), params.upper()
        if len(self) < HEADS:
            self[head] = found
        return found


_HEADS = _Heads()


def readable(text: str, params: str = "") -> str:
    """`text` without what no value may hold; octets that are no UTF-8 are read by their charset."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = _decoded(text.encode("utf-8", "surrogateescape"), params)
    return _escaped(text)


def _escaped(text: str) -> str:
    return clean(text).replace("\n", "\\n")


def _pieces(data: Content) -> Iterator[tuple[str, bool]]:
    """The text up to each usual end of a card, and whether there was that end."""
    for block in _blocks(data):
        *whole, rest = _text(block).split(f"\n{_END}\n")
        for piece in whole:
            yield piece, True
        if rest:
            yield rest.removesuffix("\n"), False


def _blocks(data: Content) -> Iterator[bytes]:
    """The file in parts that end behind a card, of a megabyte unless a card is larger."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        data = data[:].decode("utf-16", "replace").encode("utf-8", "replace")
    at = 3 if data[:3] == b"\xef\xbb\xbf" else 0
    while at < len(data):
        last = data.find(_END.encode(), at + BLOCK)
        end = len(data) if last < 0 else _line_end(data, last)
        yield data[at:end]
        at = end


def _line_end(data: Content, at: int) -> int:
    """Where the logical line that `at` stands in is over."""
    end = data.find(b"\n", at) + 1
    while end and data[end : end + 1] in {b" ", b"\t"}:  # a line that goes on
        end = data.find(b"\n", end) + 1
    return end or len(data)


def _text(data: bytes) -> str:
    """A block with line feeds alone; octets that are no UTF-8 stay, as lone surrogates."""
    text = data.decode("utf-8", "surrogateescape")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace(_FOLD, "").replace("\n ", _FOLD).replace("\n\t", _FOLD)


def _has_edge(card: str) -> bool:
    """Whether a card may begin or end within this one, behind its own first line."""
    return "CARD" in card[len(_FIRST) :] or "card" in card


def _card(number: int, lines: list[str], *, inside: bool) -> Iterator[Card | Reject]:
    if inside:
        yield Card(number, _unfolded("\n".join(lines)))
    elif text := "\n".join(lines).replace(_FOLD, "\n ").strip():
        reason = "an end without a beginning" if text == _END else "outside of any card"
        yield Reject(reason, readable(text), number)


def _unfolded(card: str) -> list[str]:
    """Logical lines (RFC 6350, 3.2), and those that quoted-printable continues with an `=`."""
    lines = card.split("\n")
    if "=\n" in card or card.endswith("="):
        lines = _joined(lines)
    if _FOLD in card:
        blank = " " if "VERSION:2.1" in lines else ""  # in 2.1 the blank belongs to the text
        lines = [line.replace(_FOLD, blank) for line in lines]
    return lines if all(lines) else list(filter(None, lines))


def _joined(lines: list[str]) -> list[str]:
    """The lines, with what quoted-printable parts at a line's end put together again."""
    whole: list[str] = []
    soft: list[str] = []
    for line in lines:
        if soft or (line.endswith("=") and _is_quoted(line)):
            soft.append(line.replace(f"={_FOLD}", " ").removesuffix("="))
            if not line.endswith("="):
                whole.append("".join(soft))
                soft = []
        else:
            whole.append(line)
    return whole + (["".join(soft)] if soft else [])


def _is_quoted(line: str) -> bool:
    return "QUOTED-PRINTABLE" in line.partition(":")[0].upper()


def _decoded(octets: bytes, params: str) -> str:
    """Octets as text: by the charset that is declared, as UTF-8, or as the usual one of Windows.

    Half characters that somebody wrote as if they were whole are put together, or replaced.
    """
    declared = _CHARSET.search(params)
    for charset in ([declared[1]] if declared else []) + ["utf-8"]:
        try:
            text = octets.decode(charset, "surrogatepass")
        except (UnicodeDecodeError, LookupError):
            continue
        whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return whole.replace("\r\n", "\n")
    return octets.decode("cp1252", "replace").replace("\r\n", "\n")


def _without_encoding(head: str) -> str:
    name, *params = head.split(";")
    return ";".join([name, *(each for each in params if not _ENCODING.match(each))])
