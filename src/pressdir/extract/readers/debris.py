"""Torn markup in plain text, as crawlers leave it, and what it says about links.

A crawler that cuts tags at the wrong place leaves their tails: `"mailto:a@b.org">a@b.org`,
`alt="" border="0" src=`, `title="">`. A tail is told by what no prose has: a quoted string that
a `>` or an attribute follows, or an attribute that ends the line.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from pressdir.normalise.escaped import unescaped, unquoted
from pressdir.normalise.patterns import waiting

_NAME: Final = (
    r"(?<![\w-])(?:href|src|alt|title|target|class|style|rel|id|name|border|width|height|[hv]space"
    r"|align|valign|lang|type|onclick|role|itemprop|data-[a-z-]{1,30}|aria-[a-z]{1,20})"
)
_QUOTED: Final = r"""(?:"[^"<>]{0,500}"|'[^'<>]{0,500}')"""
_ATTRIBUTE: Final = rf"{_NAME}[ ]?=[ ]?{_QUOTED}"
_MORE: Final = rf"(?:\s+{_ATTRIBUTE}){{0,8}}"
_END: Final = rf"(?:\s*>|(?:\s+{_NAME}=)?\s*$)"  # closed here, or going on below
_TORN: Final = waiting(
    r"</?(?:a|abbr|b|br|center|div|em|font|h[1-6]|i|img|li|p|small|span|strong|sup|td|tr|u|ul)"
    r"(?:\s[^<>]{0,1000}+)?/?>"  # a whole tag
    rf"|{_ATTRIBUTE}{_MORE}{_END}"  # a tail that begins with an attribute
    rf"|{_QUOTED}(?:\s*>|\s+{_ATTRIBUTE}{_MORE}{_END}|\s+{_NAME}=\s*$)"  # … with a value
    rf"|{_NAME}=(?:\s*$|[^\s\"'<>]{{1,500}}+>)"  # an attribute whose value is below, or bare
    r"|(?<!\S)(?:mailto:|tel:)?[^\s\"'<>]{1,200}+\">"  # the end of a quoted target
    r"|[ ]?[<\[](?:mailto|tel):[^<>\[\]\s]{3,254}+[>\]]",  # Outlook: a@b.org<mailto:a@b.org>
    re.IGNORECASE,
)
_BRACKETED: Final = waiting(r"\[(?:mailto|tel):", re.IGNORECASE)
_TARGET: Final = waiting(
    r"(mailto|tel):\s?([^\"'<>\[\]?]{3,254})|([^\s\"'<>/:]{1,64}@[^\s\"'<>/:]{3,190})(?=\">)",
    re.IGNORECASE,
)
_BLOCK: Final = waiting(r"</?(?:br|center|div|h[1-6]|li|p|td|tr|ul)\b", re.IGNORECASE)
_NUMBER_BEFORE: Final = waiting(r"\+?\(?\d[\d ()./–-]{4,30}\Z")
_NUMBER_BEHIND: Final = waiting(r" ?\+?\(?\d[\d ()./–-]{4,30}")
_ENTITY: Final = waiting(r"&(?:#\d{2,6}|#x[0-9a-f]{2,6}|[a-z]{2,8}\d?);", re.IGNORECASE)


class Piece(NamedTuple):
    """A piece of a line; `mark` is "mailto" or "tel" when it is the text of such a link."""

    text: str
    mark: str = ""
    value: str = ""


def pieces(line: str) -> Iterator[Piece]:
    """Yield what is left of a line of plain text when torn markup is taken out."""
    if "&" in line:
        line = _unescape(line)
    if not _may_be_torn(line):
        yield Piece(line)
        return
    done = 0
    for torn in _TORN.finditer(line):
        before, rest = line[done : torn.start()], line[torn.end() :]
        done = torn.end()
        target = _TARGET.search(torn[0])
        if not target:
            yield Piece(before + "\n" if _BLOCK.match(torn[0]) else before)
            continue
        link = _link(target)
        cut = _shown_before(before, link)
        yield Piece(before[:cut])
        if cut < len(before):
            yield Piece(before[cut:], link.mark, link.value)
            continue
        width = _shown_behind(rest, link)
        yield Piece(rest[:width] or f" {link.value} ", link.mark, link.value)
        done += width
    yield Piece(line[done:])


def _may_be_torn(line: str) -> bool:
    """Tell whether a line has what all torn markup has: the pattern for it is dear."""
    if "=" in line or "<" in line or ">" in line:
        return True
    return "[" in line and _BRACKETED.search(line) is not None


def _unescape(line: str) -> str:
    for _ in range(2):  # "&amp;nbsp;" is common, more than twice escaped is not
        if not _ENTITY.search(line):
            break
        line = unescaped(line)
    return line


def _link(target: re.Match[str]) -> Piece:
    scheme, value, address = target.groups()
    return Piece("", (scheme or "mailto").lower(), unquoted(value or address).strip())


def _shown_before(before: str, link: Piece) -> int:
    """Return where in `before` the link's own value begins, if it ends there; else its end."""
    shown = before.rstrip()
    if shown.lower().endswith(link.value.lower()):
        return len(shown) - len(link.value)
    if link.mark == "tel" and (number := _NUMBER_BEFORE.search(shown)):
        return number.start()
    return len(before)


def _shown_behind(rest: str, link: Piece) -> int:
    """Return how much of `rest` is the link's own value, written out behind the tag."""
    if rest.lower().startswith(link.value.lower()):
        return len(link.value)
    number = _NUMBER_BEHIND.match(rest) if link.mark == "tel" else None
    return number.end() if number else 0
