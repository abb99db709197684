"""A bound on how deep HTML nests, before it is parsed.

Parsing follows the HTML standard, and so takes quadratic time in the depth of open elements (13
seconds for 100 000 nested `<div>`), and quadratic memory in formatting elements that are never
closed, since every new paragraph opens all of them again; the options of one list and the
attributes of one tag are quadratic as well. No page that people read needs that.
"""

import re
from typing import Final

from pressdir.normalise.patterns import waiting

FEW_TAGS: Final = 1000  # a document with fewer and as short cannot do harm: the check is spared
SHORT: Final = 100_000
MAX_ATTRIBUTES: Final = 4096  # characters of them, without what is quoted
MAX_DEPTH: Final = 512  # browsers stop there as well
MAX_FORMATTING: Final = 8

_TAG: Final = waiting(
    r"<!--.*?(?:-->|\Z)|<(script|style|template|textarea|title|svg)\b.*?(?:</\1\s*>|\Z)"
    r"|<(/?)([a-z][a-z0-9]*)(?:[^<>]*)>?",
    re.IGNORECASE | re.DOTALL,
)
_QUOTED: Final = waiting(r"\"[^\"]*\"|'[^']*'")
_OPTIONS: Final = frozenset(["option", "optgroup"])  # never shown, so never missed
_FORMATTING: Final = frozenset(
    ["b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"]
)
# Elements without an end tag, or whose end tag may be left out.
_OPEN_ENDED: Final = frozenset(
    "a area base br col colgroup dd dt embed hr img input li link meta p param "
    "source tbody td tfoot th thead tr track wbr html head body".split()
)


def bounded(html: str) -> str:
    """Return `html`; tags that would nest too deep become line breaks, or vanish if inline."""
    if len(html) <= SHORT and html.count("<") <= FEW_TAGS:
        return html
    depth = {True: 0, False: 0}
    limit = {True: MAX_FORMATTING, False: MAX_DEPTH}
    dropped = {True: 0, False: 0}

    def keep(tag: re.Match[str]) -> str:
        whole, ends, name = tag.group(0, 2, 3)
        if name is None:
            return whole
        name = name.lower()
        if name in _OPTIONS:
            return " "
        if len(whole) > MAX_ATTRIBUTES and len(_QUOTED.sub("", whole)) > MAX_ATTRIBUTES:
            return f"<{ends}{name}>"
        if name in _OPEN_ENDED:
            return whole
        inline = name in _FORMATTING
        if ends:
            if dropped[inline]:
                dropped[inline] -= 1
                return "" if inline else "<br>"
            depth[inline] = max(0, depth[inline] - 1)
            return whole
        if depth[inline] >= limit[inline]:
            dropped[inline] += 1
            return "" if inline else "<br>"
        depth[inline] += 1
        return whole

    return _TAG.sub(keep, html)
