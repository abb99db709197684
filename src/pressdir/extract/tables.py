"""The package's own tables: TOML as far as they need it, in a fifth of tomllib's time.

A table has strings, lists of strings, and inline tables of strings and numbers. What else TOML can
say is not understood; the tests read every table with tomllib, too, and find the same.
"""

import pkgutil
import re
from typing import Any

from pressdir.normalise.patterns import waiting

_ENTRY = re.compile(
    r'^("?)([^\s"#=]+(?: [^\s"#=]+)*)\1[ ]*=[ ]*(?:'
    r'"([^"\\\n]*(?:\\.[^"\\\n]*)*)"'
    r"|\[([^\]]*(?:\](?![ ]*(?:#[^\n]*)?$)[^\]]*)*)\]"  # a bracket before the end of a line ends it
    r"|\{([^}\n]*)\})",
    re.MULTILINE,
)
_STRING = waiting(r'"([^"\\\n]*(?:\\.[^"\\\n]*)*)"|#[^\n]*')
_PAIR = waiting(r'([\w-]+) = (?:"([^"\\]*)"|([0-9.]+))')


def load(package: str, name: str) -> dict[str, Any]:
    """The table `name` of `package`."""
    text = (pkgutil.get_data(package, name) or b"").decode()
    head, *tables = f"\n{text}".split("\n[")
    found = _entries(head)
    for each in tables:
        title, _, body = each.partition("]")
        found[title] = _entries(body)
    return found


def _entries(body: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for match in _ENTRY.finditer(body):
        key, string, items, pairs = match.group(2, 3, 4, 5)
        if items is not None:
            found[key] = _strings(items)
        elif pairs is not None:
            found[key] = {
                name: text or float(number) for name, text, number in _PAIR.findall(pairs)
            }
        else:
            found[key] = _plain(string)
    return found


def _strings(items: str) -> list[str]:
    if "#" not in items and "\\" not in items:  # quotes then do nothing but part the strings
        return [item for item in items.split('"')[1::2] if item]
    return [_plain(item) for item in _STRING.findall(items) if item]


def _plain(string: str) -> str:
    return re.sub(r"\\(.)", r"\1", string) if "\\" in string else string
