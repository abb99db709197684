"""A strict reader of vCards: the grammars of RFC 2426 (3.0) and RFC 6350 (4.0), and nothing else.

It knows nothing of how we write, refuses whatever a rule forbids, and names the rule. Where the
standards say SHOULD (75 octets a line), it says MUST.
"""

import re
from dataclasses import dataclass

NAME = re.compile(r"[A-Za-z0-9-]+")
# SAFE-CHAR and QSAFE-CHAR of both (6350, 3.3); neither has a control character but the tab.
UNQUOTED = re.compile(r'[^\x00-\x08\x0a-\x1f\x7f",;:]*')
QUOTED = re.compile(r'"[^\x00-\x08\x0a-\x1f\x7f"]*"')
CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
TEXT_3 = re.compile(r"(?:[^\\,;]|\\[\\;,nN])*")  # 2426, 4: text-value
TEXT_4 = re.compile(r"(?:[^\\,]|\\[\\,nN])*")  # 6350, 4: TEXT-CHAR has no `\;`
COMPONENT = re.compile(r"(?:[^\\,;]|\\[\\,;nN])*")  # 6350, 4: component; 2426, 4: text-value
URI = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9\-._~:/?@!$&'()*+,;=]|\[[0-9A-Fa-f:.]+\]|%[0-9A-Fa-f]{2})*"
    r"(?:#(?:[A-Za-z0-9\-._~:/?@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*)?"
)
TIMESTAMP = re.compile(r"[0-9]{8}T[0-9]{6}(?:Z|[+-][0-9]{2}(?:[0-9]{2})?)?")  # 6350, 4.3.5
DATE_TIME_3 = re.compile(  # 2426, 4: date-value / date-time-value, basic or extended (ISO 8601)
    r"[0-9]{4}-?[0-9]{2}-?[0-9]{2}(?:T[0-9]{2}:?[0-9]{2}:?[0-9]{2}(?:[.,][0-9]+)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
DATE_AND_OR_TIME_4 = re.compile(  # 6350, 4.3.4
    r"(?:[0-9]{4}(?:[0-9]{4}|-[0-9]{2})?|--[0-9]{2}(?:[0-9]{2})?|---[0-9]{2})?"
    r"(?:T[0-9]{2}(?:[0-9]{2}(?:[0-9]{2})?)?(?:Z|[+-][0-9]{2}(?:[0-9]{2})?)?)?"
)
OFFSET_3 = re.compile(r"[+-][0-9]{2}:[0-9]{2}|Z")
OFFSET_4 = re.compile(r"[+-][0-9]{2}(?:[0-9]{2})?|Z")
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")  # 5646, 2.1, by its form
BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,2}")
GEO_3 = re.compile(r"-?[0-9]+(?:\.[0-9]+)?;-?[0-9]+(?:\.[0-9]+)?")

# Property: how many there may be, its default type; for lists and structures, how many parts.
ONE, ONE_OR_MORE, AT_MOST_ONE, ANY = (1, 1), (1, None), (0, 1), (0, None)
KNOWN_3 = {
    "VERSION": (ONE, "text"), "FN": (ONE, "text"), "N": (ONE, "parts 5"),
    "NICKNAME": (ANY, "list"), "PHOTO": (ANY, "binary"), "BDAY": (AT_MOST_ONE, "date"),
    "ADR": (ANY, "parts 7"), "LABEL": (ANY, "text"), "TEL": (ANY, "text"), "EMAIL": (ANY, "text"),
    "MAILER": (AT_MOST_ONE, "text"), "TZ": (ANY, "utc-offset"), "GEO": (ANY, "geo"),
    "TITLE": (ANY, "text"), "ROLE": (ANY, "text"), "LOGO": (ANY, "binary"), "AGENT": (ANY, "text"),
    "ORG": (ANY, "parts"), "CATEGORIES": (ANY, "list"), "NOTE": (ANY, "text"),
    "PRODID": (AT_MOST_ONE, "text"), "REV": (AT_MOST_ONE, "date"), "SORT-STRING": (ANY, "text"),
    "SOUND": (ANY, "binary"), "UID": (AT_MOST_ONE, "text"), "URL": (ANY, "uri"),
    "CLASS": (AT_MOST_ONE, "text"), "KEY": (ANY, "binary"), "SOURCE": (ANY, "uri"),
    "NAME": (AT_MOST_ONE, "text"), "PROFILE": (AT_MOST_ONE, "text"),
    "IMPP": (ANY, "uri"),  # RFC 4770
}  # fmt: skip
KNOWN_4 = {
    "VERSION": (ONE, "text"), "SOURCE": (ANY, "uri"), "KIND": (AT_MOST_ONE, "text"),
    "XML": (ANY, "text"), "FN": (ONE_OR_MORE, "text"), "N": (AT_MOST_ONE, "parts 5"),
    "NICKNAME": (ANY, "list"), "PHOTO": (ANY, "uri"), "BDAY": (AT_MOST_ONE, "date"),
    "ANNIVERSARY": (AT_MOST_ONE, "date"), "GENDER": (AT_MOST_ONE, "parts"), "ADR": (ANY, "parts 7"),
    "TEL": (ANY, "text"), "EMAIL": (ANY, "text"), "IMPP": (ANY, "uri"), "LANG": (ANY, "language"),
    "TZ": (ANY, "text"), "GEO": (ANY, "uri"), "TITLE": (ANY, "text"), "ROLE": (ANY, "text"),
    "LOGO": (ANY, "uri"), "ORG": (ANY, "parts"), "MEMBER": (ANY, "uri"), "RELATED": (ANY, "uri"),
    "CATEGORIES": (ANY, "list"), "NOTE": (ANY, "text"), "PRODID": (AT_MOST_ONE, "text"),
    "REV": (AT_MOST_ONE, "timestamp"), "SOUND": (ANY, "uri"), "UID": (AT_MOST_ONE, "uri"),
    "CLIENTPIDMAP": (ANY, "any"), "URL": (ANY, "uri"), "KEY": (ANY, "uri"), "FBURL": (ANY, "uri"),
    "CALADRURI": (ANY, "uri"), "CALURI": (ANY, "uri"),
    "BIRTHPLACE": (AT_MOST_ONE, "text"), "DEATHPLACE": (AT_MOST_ONE, "text"),  # RFC 6474
    "DEATHDATE": (AT_MOST_ONE, "date"), "EXPERTISE": (ANY, "text"),  # and RFC 6715
    "HOBBY": (ANY, "text"), "INTEREST": (ANY, "text"), "ORG-DIRECTORY": (ANY, "uri"),
    "CONTACT-URI": (ANY, "uri"),  # RFC 8605, then RFC 9554
    "CREATED": (AT_MOST_ONE, "timestamp"), "GRAMGENDER": (ANY, "text"),
    "LANGUAGE": (AT_MOST_ONE, "language"), "PRONOUNS": (ANY, "text"),
    "SOCIALPROFILE": (ANY, "uri"), "JSPROP": (ANY, "text"),  # and RFC 9555
}  # fmt: skip
KNOWN = {"3.0": KNOWN_3, "4.0": KNOWN_4}
PARAMETERS_3 = frozenset("TYPE VALUE ENCODING LANGUAGE CONTEXT".split())
PARAMETERS_4 = frozenset(
    "LANGUAGE VALUE PREF ALTID PID TYPE MEDIATYPE CALSCALE SORT-AS GEO TZ LABEL CC INDEX LEVEL"
    " AUTHOR AUTHOR-NAME CREATED DERIVED PHONETIC PROP-ID SCRIPT SERVICE-TYPE USERNAME JSPTR"
    " JSCOMPS".split()
)
VALUES_3 = frozenset("text uri date date-time binary phone-number utc-offset vcard".split())
VALUES_4 = frozenset(
    "text uri date time date-time date-and-or-time timestamp boolean integer float utc-offset"
    " language-tag".split()
)
DECLARED = {"date-and-or-time": "date", "date-time": "date", "phone-number": "text"}
RULES = {  # the form of a value by its type, and by the version where they differ
    ("text", "3.0"): TEXT_3,
    ("text", "4.0"): TEXT_4,
    ("date", "3.0"): DATE_TIME_3,
    ("date", "4.0"): DATE_AND_OR_TIME_4,
    ("utc-offset", "3.0"): OFFSET_3,
    ("utc-offset", "4.0"): OFFSET_4,
    "list": COMPONENT,
    "parts": COMPONENT,
    "uri": URI,
    "binary": BASE64,
    "timestamp": TIMESTAMP,
    "language": LANGUAGE,
    "language-tag": LANGUAGE,
    "geo": GEO_3,
}
KINDS = {"individual", "org", "group", "location", "application", "device"}


class GrammarError(ValueError):
    """A card breaks a rule."""


@dataclass(frozen=True)
class Line:
    """A content line: its parts as they stand, the value still escaped."""

    group: str
    name: str
    params: tuple[tuple[str, tuple[str, ...]], ...]
    value: str

    def all(self, name: str) -> list[str]:
        """The values of the parameter of that name."""
        return [value for key, values in self.params if key == name for value in values]


def read(data: bytes) -> list[list[Line]]:
    """The cards of a file. Raises GrammarError for the first rule that one breaks."""
    cards: list[list[Line]] = []
    inside = False
    for line in map(_line, unfolded(data)):
        edge = line.name in {"BEGIN", "END"}
        if edge:
            _must(line.value.upper() == "VCARD" and not line.params, "BEGIN and END are bare", line)
            _must(inside is (line.name == "END"), "cards neither nest nor stay open", line)
            inside = not inside
            if inside:
                cards.append([])
            else:
                _card(cards[-1])
        else:
            _must(inside, "every line stands in a card", line)
            cards[-1].append(line)
    _must(not inside, "a card has an END", "")
    return cards


def unfolded(data: bytes) -> list[str]:
    """Logical lines (6350, 3.1 and 3.2)."""
    _must(not data.startswith(b"\xef\xbb\xbf"), "no byte order mark", data[:9])
    _must(data.endswith(b"\r\n") or not data, "the last line has an end", data[-9:])
    physical = data.split(b"\r\n")[:-1]
    lines: list[str] = []
    for each in physical:
        _must(not re.search(rb"[\r\n]", each), "CRLF ends a line, nothing else", each)
        _must(len(each) <= 75, "75 octets", each)
        try:
            text = each.decode()  # each alone: a character is never folded
        except UnicodeDecodeError as error:
            raise GrammarError(f"UTF-8: {each!r}") from error
        _must(not CONTROL.search(text), "no control character", text)
        if text[:1] in {" ", "\t"}:
            _must(bool(lines), "the first line continues none", text)
            lines[-1] += text[1:]
        else:
            _must(bool(text), "no empty line", text)
            lines.append(text)
    return lines


def _line(text: str) -> Line:
    match = NAME.match(text)
    _must(match is not None, "a line begins with a name", text)
    group, name, at = "", match[0], match.end()
    if text[at : at + 1] == ".":
        match = NAME.match(text, at + 1)
        _must(match is not None, "a name follows a group", text)
        group, name, at = name, match[0], match.end()
    params = []
    while text[at : at + 1] == ";":
        match = NAME.match(text, at + 1)
        _must(match is not None and text[match.end() : match.end() + 1] == "=", "name=", text)
        key, at, values = match[0].upper(), match.end(), []
        while text[at : at + 1] in {"=", ","} and (not values or text[at] == ","):
            match = QUOTED.match(text, at + 1) or UNQUOTED.match(text, at + 1)
            values.append(match[0].strip('"'))
            at = match.end()
        params.append((key, tuple(values)))
    _must(text[at : at + 1] == ":", "a colon follows name and parameters", text)
    return Line(group, name.upper(), tuple(params), text[at + 1 :])


def _card(lines: list[Line]) -> None:
    _must(
        bool(lines) and lines[0].name == "VERSION", "VERSION comes first (6350, 6.7.9)", lines[:1]
    )
    version = lines[0].value
    _must(version in KNOWN, "VERSION is 3.0 or 4.0", version)
    known = KNOWN[version]
    names = {*known, *KNOWN_4}  # 2426, 4: `iana-token`; those of 4.0 are registered
    for name, ((least, most), _) in known.items():
        # Variants of one thing in several languages count once (6350, 5.4).
        alternatives = {
            tuple(line.all("ALTID")) or index
            for index, line in enumerate(lines)
            if line.name == name
        }
        _must(least <= len(alternatives), f"there is a {name}", version)
        _must(most is None or len(alternatives) <= most, f"at most one {name}", version)
    for line in lines:
        _must(line.name in names or line.name.startswith("X-"), f"a property of {version}", line)
        _parameters(line, version)
        _value(line, version)


def _parameters(line: Line, version: str) -> None:
    old = version == "3.0"
    for name, values in line.params:
        allowed = PARAMETERS_4 | (PARAMETERS_3 if old else set())
        _must(name in allowed or name[:2] == "X-", f"a parameter of {version}", line)
        _must(all(values), "a parameter says something", line)
        if name == "VALUE":
            _must(
                len(values) == 1 and values[0].lower() in VALUES_4 | (VALUES_3 if old else set()),
                name,
                line,
            )
        elif name == "ENCODING":
            _must(values == ("b",), "ENCODING=b (2426, 4)", line)
        elif name == "PREF":
            _must(values[0].isdecimal() and 1 <= int(values[0]) <= 100, "PREF is 1 to 100", line)


def _value(line: Line, version: str) -> None:
    if line.name not in KNOWN[version]:
        return  # text by convention, but the standards leave it open
    kind, _, most = KNOWN[version][line.name][1].partition(" ")
    declared = "".join(line.all("VALUE")).lower()
    if declared and declared != "uri" and kind == "binary":
        raise GrammarError(f"binary or a URI: {line!r}")
    kind = DECLARED.get(declared, declared) or kind
    rule = RULES.get((kind, version)) or RULES[kind]
    wholes = [line.value]
    if kind == "list":
        wholes = split(line.value, ",")
    elif kind == "parts":
        parts = split(line.value, ";")
        _must(len(parts) <= int(most or 99), f"at most {most} components", line)
        wholes = [each for part in parts for each in split(part, ",")]
    for each in wholes:
        _must(bool(rule.fullmatch(each)), f"{kind} of {version}", line)
    if kind == "binary":
        _must(line.all("ENCODING") == ["b"], "binary says its encoding", line)
    if line.name == "KIND":
        _must(line.value.lower() in KINDS or line.value[:2].lower() == "x-", "a kind", line)


def split(value: str, separator: str) -> list[str]:
    """The parts between separators that no backslash escapes."""
    parts, escaped = [""], False
    for char in value:
        if char == separator and not escaped:
            parts.append("")
            continue
        parts[-1] += char
        escaped = char == "\\" and not escaped
    return parts


def text(value: str) -> str:
    """What an escaped value says."""
    return re.sub(
        r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value, flags=re.DOTALL
    )


def _must(holds: bool, rule: str, where: object) -> None:  # noqa: FBT001 -- as `assert` has it
    if not holds:
        raise GrammarError(f"{rule}: {where!r}")
