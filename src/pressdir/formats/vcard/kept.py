"""Content lines of other programs, written back: in the spelling of the version that is written.

A record keeps what it has no field for as it stood, in 2.1, 3.0 or 4.0. A reader that keeps to one
standard refuses a whole card for one line of another, so what a version forbids is said in its own
words, and what it has no word for becomes an `X-` property.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from pressdir.formats.settings import VERSION
from pressdir.formats.vcard.lines import component, components, one_line, text, unescape

KEPT = "vcard"  # the key of `Record.extra` with the content lines that reading did not understand

# A content line that may be written back: a name, parameters with balanced quotes, a value.
_LINE = re.compile(
    r'(?:([A-Za-z0-9-]{1,99})\.)?([A-Za-z0-9-]{1,99})((?:;[^":]*(?:"[^"]*"[^":]*)*)?):'
)
_PARAM = re.compile(r';((?:[^";]|"[^"]*")*)')
_TOKEN = re.compile(r"[A-Za-z0-9-]+")
_FULLER = frozenset({"UID", "TZ", "ORG", "ADR"})  # kept lines may say these in full
_OURS = frozenset({"BEGIN", "END", "VERSION", "PRODID", "REV", "FN", "N", "KIND"})
_BASE64 = frozenset({"b", "base64"})
_ENCODINGS = frozenset({"B", "BASE64", "7BIT", "8BIT", "QUOTED-PRINTABLE"})  # bare, as in 2.1
_OF_VALUES = frozenset({"VALUE", "ENCODING", "CHARSET"})  # how the value is written
_DECLARED = frozenset(  # RFC 6350, 4; 3.0 has a part of them and takes the others
    "text uri date time date-time date-and-or-time timestamp boolean integer float utc-offset"
    " language-tag".split()
)
_PREFERENCES = frozenset(map(str, range(1, 101)))
_PARAMETERS = frozenset(  # RFC 6350, 5, and RFC 9554
    "LANGUAGE ALTID PID MEDIATYPE CALSCALE SORT-AS GEO TZ LABEL CC INDEX LEVEL AUTHOR AUTHOR-NAME"
    " CREATED DERIVED PHONETIC PROP-ID SCRIPT SERVICE-TYPE USERNAME JSPTR".split()
)
_DATA = re.compile(r"data:([a-z]+)/([A-Za-z0-9.+-]+);base64,([A-Za-z0-9+/]+={0,2})", re.IGNORECASE)
_MEDIA = {"PHOTO": "image", "LOGO": "image", "SOUND": "audio", "KEY": "application"}
_DATE = re.compile(r"(\d{4}|-)-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?(?:\.\d+)?(Z?))?")
_DATE_4 = re.compile(
    r"(?:\d{8}|\d{4}-\d\d|\d{4}|--\d{2}(?:\d{2})?|---\d\d)?"
    r"(?:T\d\d(?:\d\d(?:\d\d)?)?(?:Z|[+-]\d\d(?:\d\d)?)?)?"
)
_DATE_3 = re.compile(r"\d{4}-?\d\d-?\d\d(?:T\d\d:?\d\d:?\d\d(?:Z|[+-]\d\d:?\d\d)?)?")
_MOMENT = re.compile(r"\d{8}T\d{6}(?:Z|[+-]\d\d(?:\d\d)?)?")
_NO_YEAR = re.compile(r"--(\d\d)-?(\d\d)")
_OFFSET = re.compile(r"([+-]\d\d):?(\d\d)")
_GEO = re.compile(r"(?:geo:)?(-?\d+(?:\.\d+)?)[,;](-?\d+(?:\.\d+)?)(?:[;?].*)?")
_COMPONENT = re.compile(r"(?:^|;)((?:[^\\;]|\\.?)*)")
_BASE64_TEXT = re.compile(r"[A-Za-z0-9+/]+={0,2}")
_SIMPLE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_PARTS = {"ADR": 7, "ORG": 99, "GENDER": 2}  # how many components there are
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NOT_IN_URI = re.compile(r"%(?![0-9A-Fa-f]{2})|[^!$%&'()*+\-./0-9:=?@A-Z_a-z~]")

_TEXTS_3 = frozenset("LABEL AGENT MAILER CLASS NAME PROFILE SORT-STRING".split())  # RFC 2426 alone
# Of which a card has one: cardinality *1 in RFC 6350, 6, RFC 6474 and 9554; and 3.0's own.
ONCE = frozenset(
    "UID GENDER BDAY ANNIVERSARY BIRTHPLACE DEATHPLACE DEATHDATE CREATED LANGUAGE MAILER CLASS NAME"
    " PROFILE SORT-STRING".split()
)


class _Line(NamedTuple):
    """A content line, taken apart."""

    group: str
    name: str
    params: tuple[str, ...]
    value: str
    declared: str = ""  # the type of the value, where it is not the usual one of the property
    encoded: bool = False  # in base64

    def __str__(self) -> str:
        dotted = f"{self.group}." if self.group else ""
        said = (f"VALUE={self.declared}",) if self.declared else ()
        return f"{dotted}{';'.join([self.name, *said, *self.params])}:{self.value}"

    def renamed(self) -> "_Line":
        """The line as a property of its own: for what the version has no word for."""
        return self._replace(name=f"X-{self.name}")

    def saying(self, value: str, declared: str = "") -> "_Line":
        """The line with another value, and of what type that is."""
        return self._replace(value=value, declared=declared)


def writable(lines: Iterable[object]) -> list[str]:
    """Those of `lines` that are a content line each and none of those that we write."""
    return [line for line in lines if isinstance(line, str) and _parsed(line)]


def name_of(line: object) -> str:
    """The name of a property, in capitals and without its group."""
    head = re.split("[:;]", line, maxsplit=1)[0] if isinstance(line, str) else ""
    return head.rpartition(".")[2].strip().upper()


def together(ours: list[str], kept: Sequence[str], version: str) -> list[str]:
    """Our lines and the kept ones; where both say one thing, the one that says it in full.

    A kept line that no longer fits our value is out of date: somebody changed the value since.
    """
    named = {line.partition(":")[0].partition(";")[0]: line for line in ours}
    once = {name for name in ONCE if name in named}
    in_full: set[str] = set()
    lines = []
    for line in kept:
        if (each := _parsed(one_line(line))) is None:
            continue
        name = each.name.upper()
        if name in _FULLER and name in named:
            if not _covers(name, each.value, named[name].partition(":")[2]):
                continue
            if name not in in_full:
                in_full.add(name)
                once.discard(name)
        if name in once:
            each = each.renamed()
        once |= {name} & ONCE
        lines.append(str(_spelled(each, old=version == VERSION)))
    said = {named[name] for name in in_full}
    return [*(line for line in ours if line not in said), *lines]


def uri(value: str, bare: str = "") -> str:
    """`value` as a URI (RFC 3986, 2), with commas and semicolons percent-encoded, but for `bare`.

    Programs cut at bare ones and show escaped ones. What has no scheme is taken for a web address.
    """
    head, sign, fragment = value.partition("#")
    safe = _encoded(head, bare) + sign + _encoded(fragment, bare)
    return safe if _SCHEME.match(safe) else f"https://{safe.lstrip('/')}"


def _encoded(value: str, bare: str) -> str:
    return _NOT_IN_URI.sub(
        lambda match: (
            match[0]
            if match[0] in bare
            else "".join(f"%{octet:02X}" for octet in match[0].encode("utf-8", "replace"))
        ),
        value,
    )


def _parsed(line: str) -> _Line | None:
    """`line` taken apart; None if it is no content line, or one of those that we write."""
    match = _LINE.match(line)
    if match is None or match[2].upper() in _OURS:
        return None
    return _Line(match[1] or "", match[2], tuple(_PARAM.findall(match[3])), line[match.end() :])


def _covers(name: str, fuller: str, value: str) -> bool:
    """Whether a kept value says what ours says, and perhaps more: a department, a street."""
    if name == "ORG":
        return fuller == value or fuller.startswith(f"{value};")
    return name != "ADR" or f";{value.strip(';')};" in f"{fuller};"


def _spelled(line: _Line, *, old: bool) -> _Line:
    """`line` as the version has it: 3.0 if `old`, else 4.0."""
    line = _params(line, old=old)
    name = line.name.upper()
    if name in _MEDIA:
        return _media(line, old=old)
    if line.encoded:
        line = line if name.startswith("X-") else line.renamed()
        return line._replace(params=("ENCODING=b", *line.params)) if old else line
    if name.startswith("X-"):
        return line
    if name in _TEXTS_3:
        return _text(line, old=old) if old else line.renamed()
    return _SPELLINGS[name](line, old=old) if name in _SPELLINGS else line.renamed()


def _params(line: _Line, *, old: bool) -> _Line:
    """The line with parameters as the version has them, and what they say of its value.

    Types stand in one parameter, unquoted: other spellings lose them in some programs.
    """
    types: list[str] = []
    others: list[str] = []
    said: dict[str, str] = {}
    for param in line.params:
        name, equals, value = (part.strip() for part in param.partition("="))
        key = name.upper() if equals else ("ENCODING" if name.upper() in _ENCODINGS else "TYPE")
        value = value or name * (not equals)
        words = value.strip('"').split(",")
        if key == "TYPE":
            types += words if all(map(_TOKEN.fullmatch, words)) else [value] * bool(value)
        elif key in _OF_VALUES:
            said[key] = value.lower()
        elif key == "PREF":
            others += [f"PREF={value}"] if value.isascii() and value in _PREFERENCES else []
        elif value and _TOKEN.fullmatch(name) and key in _PARAMETERS | {f"X-{key[2:]}"}:
            others.append(f"{key}={value}")
    if old:
        types += ["PREF"] * ("PREF=1" in others)
        others = [other for other in others if not other.startswith("PREF=")]
    elif "PREF" in map(str.upper, types):
        types = [word for word in types if word.upper() != "PREF"]
        others.append("PREF=1")
    whole = [f"TYPE={','.join(dict.fromkeys(types))}"] if types else []
    return line._replace(
        params=(*whole, *dict.fromkeys(others)),
        declared=said.get("VALUE", "") if said.get("VALUE") in _DECLARED else "",
        encoded=said.get("ENCODING") in _BASE64,
    )


def _media(line: _Line, *, old: bool) -> _Line:
    """A picture, a sound or a key: base64 in 3.0, a `data:` URI in 4.0 (RFC 6350, 6.2.4)."""
    data = _DATA.fullmatch(unescape(line.value))
    plain = tuple(each for each in line.params if not each.startswith(("TYPE=", "MEDIATYPE=")))
    types = [each[5:] for each in line.params if each.startswith("TYPE=")]
    value = "".join(line.value.split())
    if data and old:
        return line._replace(
            params=("ENCODING=b", f"TYPE={data[2].upper()}", *plain), value=data[3], declared=""
        )
    if line.encoded and not _BASE64_TEXT.fullmatch(value):
        return line.renamed()
    if line.encoded and old:
        return line._replace(params=("ENCODING=b", *line.params)).saying(value)
    if line.encoded:
        media = types[0].lower() if types and _TOKEN.fullmatch(types[0]) else "octet-stream"
        kind = _MEDIA[line.name.upper()]
        return line._replace(params=plain).saying(f"data:{kind}/{media};base64,{value}")
    if data:
        return line._replace(params=plain).saying(data[0])
    if not _SCHEME.match(line.value):
        return line.renamed()
    return line.saying(uri(unescape(line.value), ",;"), "uri" * old)


def _plain(line: _Line, *, old: bool) -> _Line:
    """A value of few signs, such as a language: as it is, if it has no others."""
    del old
    return line.saying(line.value) if _SIMPLE.fullmatch(line.value) else line.renamed()


def _text(line: _Line, *, old: bool, declared: str = "") -> _Line:
    value = unescape(line.value)
    return line.saying(component(value) if old else text(value), declared)


def _list(line: _Line, *, old: bool) -> _Line:
    del old
    return line.saying(",".join(map(component, components(line.value, ","))))


def _parts(line: _Line, *, old: bool) -> _Line:
    """A structured value, whose components may be lists."""
    del old
    parts = _COMPONENT.findall(line.value)[: _PARTS[line.name.upper()]]
    lists = (",".join(map(component, components(part, ","))) for part in parts)
    return line.saying(";".join(lists))


def _uri(line: _Line, *, old: bool) -> _Line:
    if line.declared == "text" and line.name.upper() == "RELATED":
        return _text(line, old=old, declared="text")
    return line.saying(uri(unescape(line.value)))


def _number(line: _Line, *, old: bool) -> _Line:
    """A number that is none of E.164: a URI stays one in 4.0, in 3.0 it becomes a text."""
    if line.declared != "uri":
        return _text(line, old=old)
    value = unescape(line.value)
    return line.saying(
        component(value.removeprefix("tel:")) if old else uri(value, ";"), "uri" * (not old)
    )


def _date(line: _Line, *, old: bool) -> _Line:
    """A date: with or without dashes in 3.0, without in 4.0 (RFC 6350, 4.3.4)."""
    value = line.value.strip()
    if old:
        if match := _NO_YEAR.fullmatch(value):  # Apple's way; 3.0 itself has none
            params = (*line.params, "X-APPLE-OMIT-YEAR=1604")
            return line._replace(params=params).saying(f"1604-{match[1]}-{match[2]}")
        return line.saying(value) if _DATE_3.fullmatch(value) else line.renamed()
    if match := _DATE.fullmatch(value):
        year, month, day, hour, minute, second, zone = match.groups()
        time = f"T{hour}{minute}{second or '00'}{zone}" if hour else ""
        value = f"{year}{'-' * (year == '-')}{month}{day}{time}"
    if value and _DATE_4.fullmatch(value):
        return line.saying(value)
    return _text(line, old=old, declared="text")


def _moment(line: _Line, *, old: bool) -> _Line:
    """A timestamp, in the basic form (RFC 6350, 4.3.5)."""
    del old
    said = _date(line, old=False)
    return said if _MOMENT.fullmatch(said.value) else line.renamed()


def _zone(line: _Line, *, old: bool) -> _Line:
    """A time zone: an offset in 3.0, a name in 4.0, and the other one if it says so."""
    if match := _OFFSET.fullmatch(line.value):
        colon, declared = (":", "") if old else ("", "utc-offset")
        return line.saying(f"{match[1]}{colon}{match[2]}", declared)
    return _text(line, old=old, declared="text" * old)


def _place(line: _Line, *, old: bool) -> _Line:
    match = _GEO.fullmatch(unescape(line.value))
    if match is None:
        return line.renamed()
    return line.saying(f"{match[1]};{match[2]}" if old else f"geo:{match[1]},{match[2]}")


def _identity(line: _Line, *, old: bool) -> _Line:
    """An identity, whose spelling must not change: what is no URI says so in 4.0."""
    value = unescape(line.value)
    if not old and _SCHEME.match(value) and uri(value) == value:
        return line.saying(value)
    return _text(line, old=old, declared="text" * (not old))


_SPELLINGS: Mapping[str, Callable[..., _Line]] = {
    **dict.fromkeys(
        "TITLE ROLE EMAIL NOTE BIRTHPLACE DEATHPLACE EXPERTISE HOBBY INTEREST GRAMGENDER PRONOUNS"
        " XML JSPROP".split(),
        _text,
    ),
    **dict.fromkeys(
        "URL SOURCE IMPP RELATED FBURL CALADRURI CALURI ORG-DIRECTORY CONTACT-URI"
        " SOCIALPROFILE".split(),
        _uri,
    ),
    **dict.fromkeys(("NICKNAME", "CATEGORIES"), _list),
    **dict.fromkeys(_PARTS, _parts),
    **dict.fromkeys(("BDAY", "ANNIVERSARY", "DEATHDATE"), _date),
    **dict.fromkeys(("LANG", "LANGUAGE"), _plain),
    "TEL": _number,
    "CREATED": _moment,
    "TZ": _zone,
    "GEO": _place,
    "UID": _identity,
}
