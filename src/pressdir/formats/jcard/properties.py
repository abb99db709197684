"""A property as jCard has it, `[name, parameters, type, value, …]`, and as a content line.

RFC 7095, 3.3 to 3.5. Which properties a record has is said by vCard 4.0; here is how they are
spelled. A property that nobody knows has the type `unknown`, and its value stays as it is (5.1).
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple, TypeAlias

from pressdir.errors import InvalidValueError
from pressdir.formats import vcard
from pressdir.formats.jcard import moments
from pressdir.formats.vcard import lines
from pressdir.model import Record, Release

Property: TypeAlias = list[Any]

VERSION = "4.0"
UNKNOWN = "unknown"
TEXT = "text"
URI = "uri"
# What a value is where no VALUE says it (RFC 6350, 6; RFC 6474, 6715, 8605, 9554, 9555).
TYPES: Mapping[str, str] = {
    name: kind
    for kind, names in {
        TEXT: "version fn n nickname email tel tz title role org adr categories note prodid kind"
        " xml gender clientpidmap birthplace deathplace expertise hobby interest gramgender"
        " pronouns jsprop",
        URI: "url uid source photo logo sound impp geo member related key fburl caladruri caluri"
        " org-directory contact-uri socialprofile",
        "date-and-or-time": "bday anniversary deathdate",
        "timestamp": "rev created",
        "language-tag": "lang language",
    }.items()
    for name in names.split()
}
STRUCTURED = frozenset({"n", "adr", "org", "gender", "clientpidmap"})
LISTED = frozenset({"n", "adr"})  # a component of these may have several values
SEVERAL = frozenset({"categories", "nickname"})

_NAME = re.compile(r"[a-z0-9-]{1,99}", re.IGNORECASE)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,30}:")
_HEAD = re.compile(r'([^":]*(?:"[^"]*"[^":]*)*):')
_PARAM = re.compile(r';([^=;:"]*)(?:=((?:"[^"]*"|[^";:])*))?')
_PARAM_VALUE = re.compile(r'"([^"]*)"|([^",]+)')
_CARET = re.compile(r"\^([n^'])")
_UNCARET = {"n": "\n", "^": "^", "'": '"'}
_CARETS = str.maketrans({"^": "^^", "\n": "^n", '"': "^'"})


class Head(NamedTuple):
    """What stands before the colon of a content line."""

    name: str
    params: dict[str, str | list[str]]
    type: str


def of_record(record: Record, releases: Mapping[str, Release]) -> list[Property]:
    """What a vCard 4.0 says of `record`."""
    found = [of_line(line) for line in vcard.properties(record, releases, VERSION)]
    for each in found:
        if (
            each[0] == "categories"
        ):  # no reader of JSON splits a text at a comma, as those of lines do
            each[3:] = [tag for tag in map(lines.clean, record.tags) if tag.strip()]
    return found


# --- from a content line --------------------------------------------------------------------


def of_line(line: str) -> Property:
    """The property that a content line is."""
    head, _, value = line.partition(":")
    if '"' in head and (match := _HEAD.match(line)):
        head, value = match[1], line[match.end() :]
    name, params, kind = _head(head)
    if kind == URI and not _SCHEME.match(value):
        kind = TEXT
    return [name, dict(params), kind, *_values(name, kind, value)]


@lru_cache(maxsize=1024)
def _head(head: str) -> Head:
    """The head, taken apart. Files repeat a few of them."""
    written, _, rest = head.partition(";")
    group, _, name = written.strip().lower().rpartition(".")
    kind = TYPES.get(name, UNKNOWN)
    params: dict[str, str | list[str]] = {"group": group} if group else {}
    for match in _PARAM.finditer(f";{rest}" if rest else ""):
        key, given = match[1].strip().lower(), match[2]
        if given is None:
            key, given = "type", match[1]  # bare, as in 2.1
        found = [_uncareted(quoted or bare) for quoted, bare in _PARAM_VALUE.findall(given)]
        if key == "type":
            found = [each for one in found for each in one.split(",")]
            found = [each.lower() for each in found] if kind != UNKNOWN else found
        if key == "value" and found:
            kind = found[0].lower()
        elif key and found:
            params[key] = _one_or_more([*_several(params.get(key, [])), *found])
    return Head(name, params, kind)


def _uncareted(value: str) -> str:
    """A parameter's value (RFC 6868)."""
    return _CARET.sub(lambda match: _UNCARET[match[1]], value) if "^" in value else value


def _one_or_more(found: list[str]) -> str | list[str]:
    return found[0] if len(found) == 1 else found


def _several(value: Any) -> list[Any]:  # noqa: ANN401 -- any JSON
    return value if isinstance(value, list) else [value]


def _values(name: str, kind: str, value: str) -> list[Any]:
    if kind == TEXT:
        if name in STRUCTURED:
            parts = [_component(name, part) for part in _split(value, ";")]
            whole = len(parts) == 1 and ";" not in parts[0]  # one that has it ical.js would part
            return [parts[0] if whole else parts]
        if name in SEVERAL:
            return [lines.unescape(part) for part in _split(value, ",")]
        return [lines.unescape(value)]
    match kind:
        case "boolean":
            return [value.lower() == "true"]
        case "integer" if re.fullmatch(r"[+-]?[0-9]{1,15}", value):
            return [int(value)]
        case "float" if re.fullmatch(r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,15})?", value):
            return [float(value)]
        case _:
            return [moments.extended(kind, value)]


def _component(name: str, part: str) -> str | list[str]:
    if name in LISTED and "," in part:
        return _one_or_more([lines.unescape(each) for each in _split(part, ",")])
    return lines.unescape(part)


def _split(value: str, separator: str) -> list[str]:
    """The parts of `value`, still escaped."""
    if "\\" not in value:
        return value.split(separator)
    hidden = value.replace("\\\\", "\0").replace(f"\\{separator}", "\1").split(separator)
    return [part.replace("\1", f"\\{separator}").replace("\0", "\\\\") for part in hidden]


# --- to content lines -----------------------------------------------------------------------


def to_lines(each: Any) -> list[str]:  # noqa: ANN401 -- any JSON
    """The content lines that a property is: one, or one for each value.

    Raises:
        InvalidValueError: it is no property.
    """
    if not isinstance(each, list) or not each or not isinstance(each[0], str):
        raise InvalidValueError(f"a property that is a JSON {type(each).__name__}")
    if len(each) < 4 or not isinstance(each[1], dict) or not isinstance(each[2], str):
        raise InvalidValueError(f"{each[0][:40]}: no [name, {{parameters}}, type, value]")
    name, kind = each[0].lower(), each[2].lower()
    head = _written_head(name, kind, each[1])
    written = [_written(name, kind, value) for value in each[3:]]
    if name in SEVERAL:
        written = [",".join(written)]
    return [f"{head}:{one}" for one in written]


def _written_head(name: str, kind: str, params: Mapping[str, Any]) -> str:
    usual = _usual_head(name, kind)
    if not params:
        return usual
    group, rest = "", ""
    for key, value in params.items():
        values = [_param(name, one) for one in _several(value)]
        if key.lower() == "group":
            group = f"{values[0]}." if values and _NAME.fullmatch(values[0]) else ""
        elif _NAME.fullmatch(key):
            if key.lower() == "type" and name in TYPES:
                values = [one.upper() for one in values]
            rest += f";{key.upper()}={','.join(map(_quoted, values))}"
    return f"{group}{usual}{rest}"


@lru_cache(maxsize=1024)
def _usual_head(name: str, kind: str) -> str:
    """The head of a property without parameters of its own."""
    if not _NAME.fullmatch(name):
        raise InvalidValueError(f"{name[:40]}: no name of a property")
    if not _NAME.fullmatch(kind):
        raise InvalidValueError(f"{name}: {kind[:40]!r} is no type of a value")
    said = kind not in {TYPES.get(name, UNKNOWN), UNKNOWN} and name != "uid"
    return f"{name.upper()};VALUE={kind}" if said else name.upper()


def _param(name: str, value: Any) -> str:  # noqa: ANN401 -- any JSON
    match value:
        case bool():
            return str(value).lower()
        case str() | int() | float():
            return lines.clean(str(value))
        case _:
            raise InvalidValueError(f"{name}: a parameter that is a JSON {type(value).__name__}")


def _quoted(value: str) -> str:
    plain = value.translate(_CARETS)
    return f'"{plain}"' if set(plain) & set(",;:") else plain


def _written(name: str, kind: str, value: Any) -> str:  # noqa: ANN401 -- any JSON
    """A value as it stands in a content line."""
    if isinstance(value, str):
        if kind == TEXT:
            return lines.component(value) if name in STRUCTURED else lines.text(value)
        return moments.basic(kind, lines.clean(value)).replace("\n", "\\n")
    match value:
        case list():
            return ";".join([_written_part(name, part) for part in value])
        case bool():
            return str(value).upper()
        case int() | float():
            return str(value)
        case _:
            raise InvalidValueError(f"{name}: a value that is a JSON {type(value).__name__}")


def _written_part(name: str, part: Any) -> str:  # noqa: ANN401 -- any JSON
    if isinstance(part, str):
        return lines.component(part)
    parts = _several(part)
    if not all(isinstance(each, str) for each in parts):
        raise InvalidValueError(f"{name}: a component that is no text")
    return ",".join(map(lines.component, parts))
