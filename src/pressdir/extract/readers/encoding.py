"""Bytes to text: what encoding a document is really in.

A byte order mark is believed first, then what the bytes themselves prove (UTF-8 does not come
about by chance), then what is declared, and only then a guess from a bounded sample.
"""

import codecs
import re
from collections import Counter
from typing import Final

from pressdir.errors import UnreadableError
from pressdir.extract.readers import on_demand
from pressdir.normalise.patterns import waiting

SAMPLE: Final = 1 << 16  # bytes that a guess looks at: more costs time and changes no result
FEW_PAGES: Final = 3  # of 256 letters each: a script, Latin with its digits, and punctuation
PAGES_SHARE: Final = 0.95
BAD_SHARE: Final = (
    10  # one damaged sequence in this many good ones is still UTF-8, as crawls cut it
)
CONTROLS_SHARE: Final = 20  # one control character in this many is not text any more

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What a label means in practice: the WHATWG Encoding Standard, section 4.2.
_REALLY: Final = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_STATEFUL: Final = ("iso2022", "hz", "utf-7")  # pure ASCII bytes: only the label gives them away
_WIDE: Final = ("utf-16", "utf-32")
# Codecs that only Python has: they decode names and source code.
_NO_CHARSETS: Final = frozenset(
    ["idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "mbcs", "oem"]
)
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_BYTES: Final = bytes([*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)])
_WIDEST: Final = 4  # bytes of a letter. Only UTF-7 can write a control without a byte of these
# UTF-8 that somebody read as Windows-1252 or Latin-1 and wrote again as UTF-8.
_SUSPECT: Final = "ÃÂâÄÅÐÑØÙ"
_MOJIBAKE: Final = waiting("[ÂÃÄÅÐÑØÙ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|Ã ")


def decode(content: bytes, declared: str | None = None) -> str:
    """Return the text of `content`. Raises `UnreadableError` when there is none."""
    text = _decode(content, _codec(declared))
    head, begun = text[:SAMPLE], content[: SAMPLE * _WIDEST]
    clean = len(begun.translate(None, _CONTROL_BYTES)) == len(begun)
    if not clean and len(_CONTROLS.findall(head)) * CONTROLS_SHARE > len(head):
        raise UnreadableError(
            "binary data, no text", hint="Give a text, HTML, e-mail, PDF or DOCX."
        )
    return _mend(text)


def _decode(content: bytes, declared: str | None) -> str:
    for bom, name in _BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(name, "replace")
    if declared and declared.startswith(_STATEFUL):
        return content.decode(declared, "replace")
    if b"\0" in content[:SAMPLE] and (wide := _wide(content)):
        return wide
    if (text := _utf8(content)) is not None:
        return text
    if declared and not declared.startswith(("utf", *_WIDE)):
        return content.decode(declared, "replace")
    guess = _codec(on_demand.guess_charset(content[:SAMPLE]))
    return content.decode(guess or "cp1252", "replace")


def _codec(label: str | None) -> str | None:
    """Return Python's name for a declared encoding, or None if there is no such text encoding."""
    if not label:
        return None
    try:
        info = codecs.lookup(label.strip(" \"'").lower())
        b"".decode(info.name)  # refuses "base64" and its like, which are no text encodings
    except (LookupError, ValueError):
        return None
    return None if info.name in _NO_CHARSETS else _REALLY.get(info.name, info.name)


def _utf8(content: bytes) -> str | None:
    try:
        return codecs.utf_8_decode(content, "strict", False)[0]  # noqa: FBT003  # may end in mid-letter
    except UnicodeDecodeError:
        text = content.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(text) - len(text.encode("ascii", "ignore")) - bad
    return text if good >= bad * BAD_SHARE else None


def _wide(content: bytes) -> str | None:
    """Return UTF-16 without a byte order mark: every other byte is one of a script's few pages."""
    head = content[: SAMPLE & ~1]
    halves = {"utf-16-be": head[::2], "utf-16-le": head[1::2]}
    name, pages = max(halves.items(), key=lambda half: half[1].count(0))
    often = dict(Counter(pages).most_common(FEW_PAGES))
    common = sum(often.values()) >= len(pages) * PAGES_SHARE
    if not common or often.get(0, 0) * CONTROLS_SHARE < len(pages):
        return None
    text = content[: len(content) & ~1].decode(name, "replace")
    seen = text[: SAMPLE // 2]
    wrong = len(_CONTROLS.findall(seen)) + seen.count("\ufffd")
    return text if wrong * CONTROLS_SHARE < len(seen) else None


def _mend(text: str) -> str:
    if not any(sign in text for sign in _SUSPECT) or not _MOJIBAKE.search(text):
        return text
    return "\n".join(
        on_demand.fix_encoding(line) if _MOJIBAKE.search(line) else line
        for line in text.split("\n")
    )
