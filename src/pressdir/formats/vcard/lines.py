"""Content lines, the layer under both versions (RFC 6350, 3.2 to 3.4): escaping and folding."""

import re

WIDTH = 75  # octets in a physical line, its end not counted
SURE = WIDTH // 4  # so many characters are never wider, whatever they are
NOT_BEFORE = b" \t:"  # some readers trim a continuation, one takes its colon for the property's
NOT_AFTER = b" \t\\"  # a blank at a line's end gets lost on the way, an escape is best kept whole

# No reader may see a line end where we write none, and no screen an instruction.
LINE_ENDS = "\n\x0b\x0c\x85\u2028\u2029"
DROPPED = [
    *(chr(code) for code in range(0x20) if chr(code) not in "\t\n\x0b\x0c"),
    *(chr(code) for code in range(0x7F, 0xA0) if code != 0x85),
    *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff",
]
CLEAN: dict[int, str | None] = {
    **dict.fromkeys(map(ord, DROPPED)),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    **dict.fromkeys(map(ord, LINE_ENDS), "\n"),
}

_UNESCAPED = {"n": "\n", "N": "\n", ",": ",", ";": ";", ":": ":", "\\": "\\"}
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


def clean(value: str) -> str:
    """`value` without what no value may hold, its line ends as line feeds."""
    if value.isprintable() or value.replace("\n", "").isprintable():
        return value
    return value.replace("\r\n", "\n").replace("\r", "\n").translate(CLEAN)


def one_line(value: str) -> str:
    """`value` without what no value may hold, on one line."""
    return clean(value).replace("\n", " ")


def text(value: str) -> str:
    """A text value, as both versions escape it (RFC 6350, 3.4)."""
    return clean(value).replace("\\", "\\\\").replace(",", "\\,").replace("\n", "\\n")


def component(value: str) -> str:
    """A component of a structured value; in 3.0 any text value (RFC 2426, 4: `ESCAPED-CHAR`)."""
    value = clean(value) if not value.isprintable() else value
    value = value.replace("\\", "\\\\").replace(",", "\\,").replace("\n", "\\n")
    return value.replace(";", "\\;")


def unescape(value: str) -> str:
    """What an escaped value says. A backslash before any other letter is a backslash."""
    if "\\" not in value:
        return value
    if "\\\\" in value or "\\:" in value or "\\N" in value:
        return _ESCAPE.sub(lambda match: _UNESCAPED.get(match[1], match[0]), value)
    return value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";")


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
