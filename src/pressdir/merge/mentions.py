"""Whom a text may name: what of it can be compared with a name, an address or a number.

Somebody who was erased is known by hashes alone. So a text is taken apart into all that could be
theirs, in one spelling each, and each is hashed. The spelling forgets case, accents, script, the
order of a name's words, typography, percent signs and entities, and how an at sign was masked.
"""

import html
import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote

from pressdir.normalise.folding import fold, romanise

WORD = re.compile(r"[^\W_]+")
DIGITS = re.compile(r"\d+")
BETWEEN = re.compile(r"\W{0,4}")  # two groups of one number
NUMBER = 7  # its last digits, which all notations of it share
WIDEST = 5  # words of a name
WIDEST_ADDRESS = 8  # and of an address, whose dots part words
# An at sign and a dot in words are no part of what they join.
JOINING = frozenset("at dot arobase arroba chiocciola punkt point punto ponto tochka".split())
# Scripts that write no blank between words: each character counts as one.
UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
KNOWN = 65_536  # words whose spelling is remembered

_spelt: dict[str, str] = {}


def spelling(text: str) -> str:
    """The one spelling of a name or an address; "" where it is a single word, which names many."""
    units = _units(text)
    return _joined(units) if len(units) > 1 else ""


def spellings(text: str) -> Iterator[str]:
    """The spellings of all that may be a name or an address in `text`."""
    units = _units(text)
    widest = WIDEST_ADDRESS if "@" in text or "(" in text or "[" in text else WIDEST
    for first in range(len(units) - 1):
        for last in range(first + 2, min(first + widest, len(units)) + 1):
            yield _joined(units[first:last])


def numbers(text: str) -> Iterator[str]:
    """The last digits of all that may be a telephone number in `text`."""
    text = _plain(text)
    run, end = "", 0
    for found in DIGITS.finditer(text):
        if not BETWEEN.fullmatch(text, end, found.start()):
            run = ""
        # fullwidth and Arabic digits count as the others
        run = (run + "".join([str(int(each)) for each in found[0]]))[-NUMBER:]
        end = found.end()
        if len(run) == NUMBER:
            yield run


def number(written: str) -> str:
    """The last digits of a number in E.164; "" where it has too few to be told from others."""
    digits = "".join(filter(str.isdecimal, written.partition(";")[0]))
    return digits[-NUMBER:] if len(digits) >= NUMBER else ""


def words(text: str) -> Sequence[str]:
    """The words of a name or an address, as `spelling` has them."""
    return _units(text)


def _plain(text: str) -> str:
    if "%" in text:
        text = unquote(text)
    return html.unescape(text) if "&" in text else text


def _units(text: str) -> list[str]:
    units: list[str] = []
    for word in WORD.findall(fold(_plain(text))):
        spelt = _spelt.get(word)
        if spelt is None:
            if len(_spelt) >= KNOWN:
                _spelt.clear()
            spelt = _spelt[word] = romanise(word)
        if UNSPACED.search(spelt):
            units += spelt
        elif spelt not in JOINING:
            units.append(spelt)
    return units


def _joined(units: Sequence[str]) -> str:
    if any(map(UNSPACED.match, units)):
        return "".join(units)
    return " ".join(sorted(units))
