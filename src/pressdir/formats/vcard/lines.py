"""Content lines, the layer under both versions (RFC 6350, 3.2 to 3.4): escaping and folding."""

import re
from typing import TypeAlias

Table: TypeAlias = dict[int, str | None]  # for `str.translate`

WIDTH = 75  # octets in a physical line, its end not counted
NOT_BEFORE = b" \t:"  # some readers trim a continuation, one takes its colon for the property's
NOT_AFTER = b" \t\\"  # a blank at a line's end gets lost on the way, an escape is best kept whole

# No reader may see a line end where we write none, and no screen an instruction.
LINE_ENDS = "\n\x0b\x0c\x85\u2028\u2029"
DROPPED = [
    *(chr(code) for code in range(0x20) if chr(code) not in "\t\n\x0b\x0c"),
    *(chr(code) for code in range(0x7F, 0xA0) if code != 0x85),
    *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff",
]
CLEAN: Table = {
    **dict.fromkeys(map(ord, DROPPED)),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
TEXT_4: Table = {**CLEAN, **dict.fromkeys(map(ord, LINE_ENDS), r"\n"), 0x5C: r"\\", 0x2C: r"\,"}
TEXT_3: Table = {**TEXT_4, 0x3B: r"\;"}  # in 4.0 this is the table of a component
ONE_LINE: Table = {**CLEAN, **dict.fromkeys(map(ord, LINE_ENDS), " ")}

_UNESCAPED = {"n": "\n", "N": "\n", ",": ",", ";": ";", ":": ":", "\\": "\\"}
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


def text(value: str, table: Table) -> str:
    """`value` escaped by `table`."""
    if value.isprintable() and not ("," in value or ";" in value or "\\" in value):
        return value  # most values: worth the three questions
    return value.replace("\r\n", "\n").replace("\r", "\n").translate(table)


def unescape(value: str) -> str:
    """What an escaped value says. A backslash before any other letter is a backslash."""
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda match: _UNESCAPED.get(match[1], match[0]), value)


def components(value: str, separator: str = ";") -> list[str]:
    """The parts of a structured value or a list, unescaped."""
    if "\\" not in value:
        return value.split(separator)
    hidden = value.replace("\\\\", "\0").replace(f"\\{separator}", "\1")
    return [
        unescape(part.replace("\1", f"\\{separator}").replace("\0", "\\\\"))
        for part in hidden.split(separator)
    ]


def fold(line: str) -> str:
    """`line` in physical lines of at most 75 octets, never cut inside a character."""
    if len(line) * 4 <= WIDTH or (len(line) <= WIDTH and line.isascii()):
        return line
    octets = line.encode()
    if len(octets) <= WIDTH:
        return line
    pieces = []
    start, room = 0, WIDTH
    while len(octets) - start > room:
        end = _cut(octets, start, start + room)
        pieces.append(octets[start:end])
        start, room = end, WIDTH - 1  # a continuation begins with a blank
    pieces.append(octets[start:])
    return b"\r\n ".join(pieces).decode()


def _cut(octets: bytes, start: int, limit: int) -> int:
    """The last place up to `limit` where a line may be cut."""
    end = limit
    while end > start and (
        octets[end] & 0xC0 == 0x80 or octets[end] in NOT_BEFORE or octets[end - 1] in NOT_AFTER
    ):
        end -= 1
    if end > start:
        return end
    end = limit  # nothing but blanks and backslashes: cut there, as the standard allows
    while octets[end] & 0xC0 == 0x80:
        end -= 1
    return end
