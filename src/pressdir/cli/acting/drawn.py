"""A QR code (ISO/IEC 18004), as a camera reads it: at a terminal, or in a picture.

At a terminal a character is two squares, one above the other, black on white whatever the colours
of the terminal are: many cameras do not read a code that is light on dark. Without colour the
terminal's own have to do, and it is taken for a dark one unless it is said to be light.
"""

from collections.abc import Iterator
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING

from pressdir.errors import UsageError

if TYPE_CHECKING:
    from segno import QRCode

QUIET = 4  # squares around it, by the standard
PIXELS = 8  # of a picture, a square
# What a version holds: bytes, at the level L of correction (table 7). Beyond the twentieth the
# squares are too small for a telephone held over a desk.
ROOM = (17, 32, 53, 78, 106, 134, 154, 192, 230, 271,
        321, 367, 425, 458, 520, 586, 644, 718, 792, 858)  # fmt: skip
BLACK_ON_WHITE, PLAIN = "\x1b[38;5;16;48;5;231m", "\x1b[0m"  # of the 256: themes leave these alone
PICTURES = frozenset({".png", ".svg"})
HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def room(cells: int) -> int:
    """How many bytes a code may hold that is so many squares wide with the quiet zone; 0: none."""
    version = min((cells - 2 * QUIET - 17) // 4, len(ROOM))
    return ROOM[version - 1] if version > 0 else 0


def made(text: str) -> "QRCode":
    """The code of `text`, as UTF-8, at the level L of correction.

    Raises:
        UsageError: it is too long for a camera.
    """
    import segno

    data = text.encode("utf-8")
    if len(data) > ROOM[-1]:
        raise UsageError(f"a code holds {ROOM[-1]} bytes that a camera can read, not {len(data)}")
    return segno.make_qr(data, error="l", mode="byte", boost_error=False)


def width(code: "QRCode") -> int:
    """How many squares the code is wide with the quiet zone, each a column of a terminal."""
    return len(code.matrix) + 2 * QUIET


def lines(code: "QRCode", *, colour: bool, light: bool = False) -> Iterator[str]:
    """The code for a terminal; without colour for a dark one, or for a `light` one."""
    rows = [[bool(square) for square in row] for row in code.matrix_iter(border=QUIET)]
    blank = [False] * len(rows[0])
    ink = colour or light  # where the text's colour is the dark one
    for upper, lower in zip_longest(rows[::2], rows[1::2], fillvalue=blank):
        text = "".join(HALVES[a is ink, b is ink] for a, b in zip(upper, lower, strict=True))
        yield f"{BLACK_ON_WHITE}{text}{PLAIN}" if colour else text


def picture(code: "QRCode", suffix: str) -> bytes:
    """The code as the content of a file with that suffix, one of `PICTURES`."""
    out = BytesIO()
    code.save(out, kind=suffix.removeprefix("."), scale=PIXELS, border=QUIET, light="white")
    return out.getvalue()
