"""What a card says and a contact has no room for, as content lines that can be kept beside it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from pressdir.formats.vcard.lines import components, unescape
from pressdir.formats.vcard.parse import Property

ONCE = ("FN", "N", "KIND", "UID")  # of which a contact has one
PARTS = 5  # of a name; RFC 9554, 2.2, has seven
LABEL = "X-ABLABEL"  # what somebody calls a value, in its group

_USUAL = re.compile(r"_\$!<.*>!\$_|\s*", re.DOTALL)  # a label that the program has by itself
_PLAIN = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?_`{|}~@() -]{1,254}")  # may be a parameter's value

Found = Mapping[str, Sequence[Property]]


def again(found: Found) -> list[str]:
    """The second names, kinds and identities, and the parts of a name beyond the fifth."""
    lines = []
    for name in ONCE:
        said = found.get(name, ())
        if len(said) > 1:
            first = said[0].value.strip()
            lines += [_renamed(each) for each in said[1:] if each.value.strip() not in {"", first}]
    for each in found.get("N", ())[:1]:
        if each.value.count(";") >= PARTS:
            parts = [*map(str.strip, components(each.value))]
            if not {"", *parts[:PARTS]}.issuperset(parts):
                lines.append(_renamed(each))
    return lines


def labelled(found: Found, group: str, label: str) -> Iterator[str]:
    """The label that somebody gave to values that a contact has, and to which: groups go."""
    if _USUAL.fullmatch(label):
        return
    for each in chain.from_iterable(found.values()):
        value = unescape(each.value).strip()
        if each.line.upper().startswith(f"{group}.") and _PLAIN.fullmatch(value):
            yield f"{LABEL};X-OF={value.replace(' ', '')}:{label}"


def _renamed(each: Property) -> str:
    return f"X-{each.name}{each.params and ';'}{each.params}:{each.value}"
