"""Which encoding a table is in, so that it can be read a line at a time.

A byte order mark is believed, then what the bytes prove. Where several encodings fit, the one in
which the headings are words of a language is right; else charset-normalizer is asked.
"""

import codecs
import io
import pkgutil
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module

CHUNK = 1 << 20  # bytes that are checked at a time
HEAD = 1 << 14  # in which the headings stand
SAMPLE = 1 << 15  # that a guess looks at
WIDE = 0.3  # of the bytes are null in UTF-16, where a table has signs and digits
BAD = 10  # one wrong sequence in so many right ones is still UTF-8, with a cell from elsewhere

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What spreadsheets save on Windows and the Mac, the commonest first.
CANDIDATES = (
    "cp1252", "cp1250", "cp1251", "cp932", "gb18030", "big5hkscs", "cp949", "euc_jp", "koi8_r",
    "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874", "iso2022_jp", "mac_roman",
)  # fmt: skip
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # XLSX and ODS; XLS
CONTROLS = 20  # one control character in so many is no text any more
_CONTROLS = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)])
LATIN = ("cp1252", "cp1250", "cp1254", "cp1257", "mac_roman")
ACCENTS = 1.6  # bytes beyond ASCII in a row, where letters with accents stand among others
OWN = 0.8  # of the letters with accents are of the language in which a table is
_UTF8 = ("utf-8", "utf-8-sig")
_STRAY = re.compile("[\udc80-\udcff]+")
_HIGH = re.compile(rb"[\x80-\xff]+")
_WITHIN = re.compile(r"(?<=[a-z])[À-ÖØ-Þ]")
_SIGN = re.compile(r"(?<=[^\W\d_])[^\w\s!-~’“”–«»]|[^\w\s!-~’“”–«»](?=[^\W\d_])")


def charset(data: bytes, known: Callable[[str], int] = lambda _: 0) -> str:
    """The encoding of `data`; `known` counts the words of headings in a text that we know."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return name
    head = data[:HEAD]
    if b"\0" in head and (wide := _wide(head)):
        return wide
    if _is_utf8(data):
        return "iso2022_jp" if b"\x1b$" in head else "utf-8"
    lines = head.rpartition(b"\n")[0] or head
    counts = {name: known(text) for name in CANDIDATES if (text := _strictly(lines, name))}
    best = max(counts.values(), default=0)
    fitting = [name for name in CANDIDATES if best and counts.get(name) == best]
    if not fitting:
        sample = b"".join(_telling(data))
        fitting = _plausible(sample, LATIN if _has_accents(sample) else CANDIDATES)
    return fitting[0] if len(fitting) == 1 else _guess(data, fitting)


def why_no_text(data: bytes) -> str:
    """Why `data` is no text, in words; "" where it is one."""
    if data.startswith(WORKBOOKS):
        return "a workbook of a spreadsheet, no table: save it there as CSV, and import that"
    head = data[:HEAD]
    if head.startswith(tuple(bom for bom, _ in _BOMS)):
        return ""
    if b"\0" in head and (wide := _wide(head)):
        head = head.decode(wide, "replace").encode()
    wrong = len(head) - len(head.translate(None, _CONTROLS))
    return "no text" if wrong * CONTROLS > len(head) else ""


def lines(data: bytes, encoding: str) -> Iterator[str]:
    """Yield the lines of `data` with their ends, whatever these are.

    Octets that are no UTF-8 are those of a cell from elsewhere: Windows' usual ones.
    """
    strays = "surrogateescape" if encoding in _UTF8 else "replace"
    file = io.TextIOWrapper(io.BytesIO(data), encoding=encoding, errors=strays, newline="")
    for line in file:
        yield line if line.isascii() else _STRAY.sub(_read_otherwise, line)


def _read_otherwise(strays: re.Match[str]) -> str:
    return strays[0].encode("utf-8", "surrogateescape").decode(LATIN[0], "replace")


def _is_utf8(data: bytes) -> bool:
    """Whether `data` is UTF-8, but for a wrong letter here and there."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    good = bad = 0
    for start in range(0, len(data), CHUNK):
        piece = data[start : start + CHUNK]
        if piece.isascii():
            decoder.reset()
            continue
        text = decoder.decode(piece)
        wrong = text.count("\ufffd") - piece.count(b"\xef\xbf\xbd")  # less those that stand there
        bad += wrong
        good += len(text) - len(text.encode("ascii", "ignore")) - wrong
    return good >= bad * BAD


def _wide(head: bytes) -> str | None:
    """UTF-16 without a byte order mark: in a table every other byte is null most of the time."""
    high, low = head[::2].count(0), head[1::2].count(0)
    if max(high, low) < len(head) // 2 * WIDE:
        return None
    return "utf-16-be" if high > low else "utf-16-le"


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return ""


def _has_accents(sample: bytes) -> bool:
    """Whether letters beyond ASCII stand one by one, as in Latin writing, and not in words."""
    runs = _HIGH.findall(sample)
    return bool(runs) and sum(map(len, runs)) < ACCENTS * len(runs)


def _plausible(sample: bytes, among: Sequence[str]) -> list[str]:
    """The encodings in which the fewest signs stand within words."""
    texts = {name: text for name in among if (text := _strictly(sample, name))}
    signs = {name: len(_SIGN.findall(text)) for name, text in texts.items()}
    fewest = min(signs.values(), default=0)
    return [name for name, count in signs.items() if count == fewest]


def _guess(data: bytes, among: Sequence[str]) -> str:
    """What the letters of a language tell, else what charset-normalizer thinks likeliest.

    Both look at lines that are not in ASCII alone.
    """
    sample = b"".join(_telling(data))
    if _has_accents(sample) and (spelled := _spelled(sample, among)):
        return spelled
    normaliser = import_module("charset_normalizer")  # 40 ms that only such a table takes
    best = normaliser.from_bytes(sample, cp_isolation=list(among)).best()
    return str(best.encoding) if best else (*among, LATIN[0])[0]


def _spelled(sample: bytes, among: Sequence[str]) -> str | None:
    """The encoding in which letters beyond ASCII are those of one language, if it is one text."""
    shares = {text: _share(text) for name in among if (text := _strictly(sample, name))}
    best = max(shares.values(), default=0)
    texts = [text for text, share in shares.items() if share == best]
    if best < OWN or len(texts) > 1:
        return None
    return next(name for name in among if _strictly(sample, name) == texts[0])


def _share(text: str) -> float:
    """How many of the letters beyond ASCII are those of the language that has the most of them."""
    letters = [each for each in text if each.isalpha() and not each.isascii()]
    lower = _WITHIN.sub("", text).lower()  # no language has a capital behind a small letter
    most = max(sum(map(lower.count, own)) for own in _alphabets())
    return most / len(letters) if letters else 0


@cache
def _alphabets() -> tuple[frozenset[str], ...]:
    text = (pkgutil.get_data(__package__, "alphabets.toml") or b"").decode()
    return tuple(map(frozenset, tomllib.loads(text).values()))


def _telling(data: bytes) -> Iterator[bytes]:
    size = 0
    for line in io.BytesIO(data):
        if not line.isascii():
            yield line
            size += len(line)
            if size > SAMPLE:
                return
