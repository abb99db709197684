"""What may reach a terminal: every value that comes from a document goes through `visible`.

A name can hold an escape sequence that clears the screen, renames the window or fills the
clipboard, and a bidirectional control that makes one address look like another. Pure.
"""

import unicodedata

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

# Cc, Cs, Zl and Zp; the bidirectional controls of UAX #9; U+FEFF; interlinear marks; tags, which
# write text that nobody sees. Zero-width joiners stay: Persian and emoji are written with them.
UNSAFE = (
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
RIGHT_TO_LEFT = frozenset({"R", "AL", "AN", "RLE", "RLO"})
ISOLATE, END_ISOLATE = "\u2068", "\u2069"  # UAX #9: first strong isolate, pop directional isolate
ELLIPSIS = "…"
ZERO_WIDTH = frozenset({"Mn", "Me", "Cf"})
# What parts a text that is kept to be printed; no value that is `visible` holds them.
ROW, PART, VALUE = "\x1d", "\x1f", "\x1e"  # behind a row of a table, a part, a value of a list
OWN = " \N{LOCK}"  # behind a value that is one person's alone; no number and no address holds it
PRIVATE = "private"  # the same in a word


def visible(text: object, keep: str = "") -> str:
    r"""`str(text)` with what could act on a terminal written out: `\x1b`, `\u202e`.

    The characters of `keep` stay: "\n" where the text has lines of its own.
    """
    text = str(text)
    if text.isprintable():  # which nothing unsafe is
        return text
    return _unsafe().sub(lambda match: match[0] if match[0] in keep else _escape(match[0]), text)


def _unsafe() -> "re.Pattern[str]":
    """The pattern; most texts need none, and most look-ups would wait for `re` to load."""
    import re

    return re.compile(UNSAFE)


def _escape(char: str) -> str:
    code = ord(char)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def safe_json(text: str) -> str:
    r"""JSON text with the same characters as `\uXXXX`, so that it means the same everywhere.

    Line breaks between values stay; inside strings JSON has none.
    """
    return _unsafe().sub(lambda match: match[0] if match[0] == "\n" else _unicode(match[0]), text)


def _unicode(char: str) -> str:
    import json

    return json.dumps(char)[1:-1] if char != "\x7f" else "\\u007f"  # ASCII for json, but a control


def to_json(value: object, *, indent: int | None = None) -> str:
    """The JSON text of plain data: letters as they are, controls escaped."""
    import json

    return safe_json(json.dumps(value, ensure_ascii=False, indent=indent))


def isolated(text: str) -> str:
    """`text` between isolates when it runs from right to left, so that columns stay in place."""
    if any(unicodedata.bidirectional(char) in RIGHT_TO_LEFT for char in text):
        return f"{ISOLATE}{text}{END_ISOLATE}"
    return text


def width(text: str) -> int:
    """How many cells of a terminal `text` takes (UAX #11)."""
    return len(text) if text.isascii() else sum([_cells[char] for char in text])


class _Cells(dict[str, int]):
    """The cells of each character, worked out when it is first met."""

    def __missing__(self, char: str) -> int:
        wide = unicodedata.east_asian_width(char) in "WF"
        cells = 0 if unicodedata.category(char) in ZERO_WIDTH else 1 + wide
        self[char] = cells
        return cells


_cells = _Cells()


def clipped(text: str, cells: int) -> str:
    """`text`, or as much of its beginning as fits in `cells` with an ellipsis."""
    if width(text) <= cells:
        return text
    taken, room = [], cells - 1
    for char in text:
        room -= _cells[char]
        if room < 0:
            break
        taken.append(char)
    return "".join(taken).rstrip() + ELLIPSIS


def padded(text: str, cells: int) -> str:
    """`text` with blanks behind it up to `cells`."""
    return text + " " * (cells - width(text))
