"""What telephone numbers are written with: digits of every script, blanks, dashes, a plus sign."""

import re

from pressdir.normalise.patterns import waiting

BLANK = r" \t"  # a page has no others, see `readers.draft`; tabs stand for gutters
DASH = r"\-\u2010-\u2015\u2212\uff0d"
# Of every script that we read.
NOUGHT = (
    "0\u0660\u06f0\u0966\u09e6\u0a66\u0ae6\u0be6\u0c66\u0ce6\u0d66\u0e50\u0ed0\u1040\u17e0\uff10"
)
EDGE = " \t\u00a0.-–/()"
WHOLE = 7  # digits of a number that is no ending of another
# "(0XX61)", "0xx11": in Brazil the letters stand for the code of whichever carrier one dials by.
_CARRIERS = ("xx", "XX", "**")
_CARRIER = waiting(r"(?P<open>\(?)0(?:[xX]{2}|\*\*)(?=\d{2}\)?[ -]?\d{4})")
EXPLICIT = re.compile(rf"\(?[{BLANK}]?(?:[+＋]|[{NOUGHT}]{{2}}[{BLANK}]?(?![{NOUGHT}])\d)")
# "075（753）1118": a bracket of the width of a sign, beside a digit or before one.
_WIDE_BRACKET = waiting(r"（(?=\d)|(?<=\d)[（）]")


def in_plain_brackets(text: str) -> str:
    """A line, of the same length, with plain brackets around the digits that have wide ones."""
    if "（" not in text:
        return text
    return _WIDE_BRACKET.sub(lambda match: "()"[match.group() == "）"], text)


def without_carrier(text: str) -> str:
    """A line, of the same length, with blanks for what stands for a carrier: "(0XX61) 3411"."""
    if "8~" in text:
        text = text.replace("8~", "8-")  # Lithuania's way out of a town: "(8~5) 255 0142"
    if not any(sign in text for sign in _CARRIERS):
        return text
    return _CARRIER.sub(r"  \g<open>0", text)
