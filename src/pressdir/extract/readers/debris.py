"""Torn markup in plain text, as crawlers leave it, and what it says about links.

A crawler that cuts tags at the wrong place leaves their tails: `"mailto:a@b.org">a@b.org`,
`alt="" border="0" src=`, `title="">`. A tail is told by what no prose has: a quoted string that
a `>` or an attribute follows, or an attribute that ends the line.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Final
from urllib.parse import unquote

_NAME: Final = (
    r"(?<![\w-])(?:href|src|alt|title|target|class|style|rel|id|name|border|width|height|[hv]space"
    r"|align|valign|lang|type|onclick|role|itemprop|data-[a-z-]{1,30}|aria-[a-z]{1,20})"
)
_QUOTED: Final = r"""(?:"[^"<>]{0,500}"|'[^'<>]{0,500}')"""
_ATTRIBUTE: Final = rf"{_NAME}[ ]?=[ ]?{_QUOTED}"
_TORN: Final = re.compile(
    r"</?(?:a|abbr|b|br|center|div|em|font|h[1-6]|i|img|li|p|small|span|strong|sup|td|tr|u|ul)"
    r"(?:\s[^<>]{0,1000})?/?>"  # a whole tag
    rf"|(?:{_QUOTED}|{_ATTRIBUTE})(?:\s+{_ATTRIBUTE}){{0,20}}\s*>"  # a tail
    rf"|{_NAME}=[^\s\"'<>]{{1,500}}>"  # a tail without quotes
    r"|(?<!\S)(?:mailto:|tel:)?[^\s\"'<>]{1,200}\">"  # the end of a quoted target
    rf"|{_QUOTED}(?:\s+{_ATTRIBUTE}){{0,20}}\s+{_NAME}=\s*$"  # tails that go on below
    rf"|{_ATTRIBUTE}(?:\s+{_ATTRIBUTE}){{0,20}}(?:\s+{_NAME}=)?\s*$"
    rf"|{_QUOTED}(?:\s+{_ATTRIBUTE}){{1,20}}\s*$"
    rf"|{_NAME}=\s*$"
    r"|[ ]?[<\[](?:mailto|tel):[^<>\[\]\s]{3,254}[>\]]",  # Outlook: a@b.org<mailto:a@b.org>
    re.IGNORECASE,
)
_TARGET: Final = re.compile(
    r"(mailto|tel):\s?([^\"'<>\[\]?]{3,254})|([^\s\"'<>/:]{1,64}@[^\s\"'<>/:]{3,190})(?=\">)",
    re.IGNORECASE,
)
_ENTITY: Final = re.compile(r"&(?:#\d{2,6}|#x[0-9a-f]{2,6}|[a-z]{2,8}\d?);", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a line; `mark` is "mailto" or "tel" when it is the text of such a link."""

    text: str
    mark: str = ""
    value: str = ""


def pieces(line: str) -> Iterator[Piece]:
    """Yield what is left of a line of plain text when torn markup is taken out."""
    if "&" in line:
        line = _unescape(line)
    if not any(sign in line for sign in '<>="['):
        yield Piece(line)
        return
    done = 0
    for torn in _TORN.finditer(line):
        before, rest = line[done : torn.start()], line[torn.end() :]
        target = _TARGET.search(torn[0])
        if not target:
            yield Piece(before if before or not torn[0].startswith("<") else " ")
            done = torn.end()
            continue
        link = _link(target)
        if before.rstrip().lower().endswith(link.value.lower()):
            cut = len(before.rstrip()) - len(link.value)
            yield Piece(before[:cut])
            yield Piece(before[cut:], link.mark, link.value)
            done = torn.end()
            continue
        yield Piece(before)
        width = _same(rest, link)
        yield Piece(rest[:width] or f" {link.value} ", link.mark, link.value)
        done = torn.end() + width
    yield Piece(line[done:])


def _unescape(line: str) -> str:
    for _ in range(2):  # "&amp;nbsp;" is common, more than twice escaped is not
        if not _ENTITY.search(line):
            break
        line = unescape(line)
    return line


def _link(target: re.Match[str]) -> Piece:
    scheme, value, address = target.groups()
    return Piece("", (scheme or "mailto").lower(), unquote(value or address).strip())


def _same(rest: str, link: Piece) -> int:
    """Return how much of `rest` is the link's own value, written out behind the tag."""
    if rest.lower().startswith(link.value.lower()):
        return len(link.value)
    if link.mark == "tel" and (number := re.match(r"[ ]?\+?\(?\d[\d ()./–-]{4,30}", rest)):
        return number.end()
    return 0
