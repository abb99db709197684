"""What somebody pastes of a caller: a number, an address, a domain, a From line of a mail.

The name before an address is what mail programs show, and often all that they show; characters
that nobody sees make an address look like another. Both are kept apart here, to be told.
"""

import re
import unicodedata
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from enum import StrEnum
from urllib.parse import unquote

LONGEST = 2000  # characters of a line that is read
_HEADER = re.compile(r"\s*(?:from|reply-to|sender|to|cc|mail|e-?mail|tel|phone)\s*:", re.IGNORECASE)
_MAILTO = re.compile(r"\s*mailto:([^?]*).*", re.IGNORECASE | re.DOTALL)
_URL = re.compile(r"\s*https?://(?:[^/@]*@)?([^/:?#]+).*", re.IGNORECASE | re.DOTALL)
_ANGLED = re.compile(r"(?P<shown>[^<>]*)<(?P<address>[^<>]*)>\s*(?P<comment>\([^()]*\))?\s*")
_COMMENTED = re.compile(r"(?P<address>\S+@\S+)\s*\((?P<shown>[^()]*)\)\s*")
_DOMAIN = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.){1,9}[^\W\d_][\w-]{0,61}[^\W_]\.?")
_AT = "@＠"
_OVERRIDES = frozenset("\u202d\u202e")  # UAX #9: these turn the letters of a name around


class Kind(StrEnum):
    """What was written."""

    ADDRESS = "address"
    DOMAIN = "domain"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Written:
    """A number, an address or a domain, the name before it, and what is hidden in them."""

    kind: Kind
    address: str
    shown: str = ""
    hidden: tuple[str, ...] = ()  # sentences


def read(text: str) -> Written:
    """What `text` writes, its lines read as one."""
    text = " ".join(_decoded(text[:LONGEST]).split())
    if header := _HEADER.match(text):
        text = text[header.end() :]
    shown, address = _apart(text)
    if linked := _MAILTO.fullmatch(address):
        address = unquote(linked[1])
    elif linked := _URL.fullmatch(address):
        address = linked[1]
    address = _without_edges(address)
    if any(sign in address for sign in _AT):
        kind = Kind.ADDRESS
    elif _DOMAIN.fullmatch("".join(char for char in address if not _invisible(char))):
        kind = Kind.DOMAIN
    else:
        return Written(Kind.NUMBER, address)
    told = [*_told(address, "it"), *_told(shown, "the name before it", _OVERRIDES)]
    plain = "".join(char for char in address if not _invisible(char))
    return Written(kind, plain, _without_edges(shown).strip(" \"'"), tuple(told))


def _decoded(text: str) -> str:
    """The text with its encoded words (RFC 2047) as the letters they stand for."""
    if "=?" not in text:
        return text
    try:
        return str(make_header(decode_header(text)))
    except (HeaderParseError, LookupError, UnicodeError):
        return text


def _apart(text: str) -> tuple[str, str]:
    """The name that is shown, and the address."""
    if found := _ANGLED.fullmatch(text):
        return f"{found['shown']} {found['comment'] or ''}".strip(), found["address"]
    if found := _COMMENTED.fullmatch(text):
        return found["shown"], found["address"]
    return "", text


def _invisible(char: str) -> bool:
    return unicodedata.category(char) in {"Cf", "Cc"} or char in "\u034f\u115f\u1160\u3164\uffa0"


def _without_edges(text: str) -> str:
    """The text without blanks and marks around it, which copying from other programs leaves."""
    start, end = 0, len(text)
    while start < end and (text[start].isspace() or _invisible(text[start])):
        start += 1
    while start < end and (text[end - 1].isspace() or _invisible(text[end - 1])):
        end -= 1
    return text[start:end]


def _told(text: str, what: str, of: frozenset[str] | None = None) -> list[str]:
    """That `text` holds what nobody sees, if it does."""
    found = dict.fromkeys(char for char in text if _invisible(char) and (of is None or char in of))
    names = [f"U+{ord(char):04X} {unicodedata.name(char, 'CONTROL')}" for char in found]
    return [f"{what} holds characters that nobody sees: {', '.join(names)}"] if names else []
