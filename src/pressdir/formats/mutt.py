"""Aliases of mutt and neomutt: `alias ana-ruiz Ana Ruiz <ana@example.org> # comment`.

What follows the key is a list of addresses (RFC 5322) in the words of a muttrc: a backslash goes on
to the next line or takes the meaning of the sign behind it, and a number sign begins a comment.
Nothing of it is ever carried out: of a configuration only the aliases are read.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.utils import getaddresses

from pressdir.errors import InvalidValueError
from pressdir.formats import remainder, values
from pressdir.formats.loaded import Loaded, Reject, uid_for
from pressdir.formats.settings import Settings
from pressdir.formats.sheets import decoding
from pressdir.formats.sheets.written import name_of
from pressdir.formats.table import UNSEEN
from pressdir.model import Contact, EmailAddress, Kind, Record
from pressdir.normalise.folding import forms

LONGEST = 1 << 20  # characters of an alias with its further lines
_ALIAS = re.compile(r"\s*alias\s+((?:-group\s+\S+\s+)*)(\S+)\s+(.*)", re.DOTALL)
_GROUP = re.compile(r"-group\s+(\S+)")
_START = re.compile(rb"(?:[ \t]*(?:#[^\n]*)?\r?\n){0,60}[ \t]*alias[ \t]+\S")
_SPECIAL = re.compile(r'[()<>\[\]:;@\\,."]')  # RFC 5322, 3.2.3
_OBEYED = re.compile(r"([\\`$#])")  # what a muttrc would not take as it stands
_SAID = {"kind": "kind", "org": "org", "role": "role", "place": "location", "languages": "langs"}
_NO_KEY = re.compile(r"[^a-z0-9]+")


def is_one(start: bytes) -> bool:
    """Whether a content that starts so has aliases, perhaps below comments."""
    return _START.match(start) is not None


# --- writing ----------------------------------------------------------------------------------


def dump(records: Iterable[Record], _settings: Settings) -> Iterator[str]:
    """Yield an alias for each address of each record, under a key that nobody else has.

    Who has none is named in a comment.
    """
    taken: set[str] = set()
    for record in records:
        contact = record.contact
        if not contact.emails:
            yield f"# no e-mail address: {_worded(contact.label)}\n"
        key = ""
        for number, email in enumerate(contact.emails, 1):
            key = _key(record, email, taken) if number == 1 else _next(key, number, taken)
            taken.add(key)
            comment = _comment(record) if number == 1 else ""
            yield f"alias {key} {_address(contact, email)}{comment}\n"


def _key(record: Record, email: EmailAddress, taken: set[str]) -> str:
    """A key made of the name; of the house, too, and of the uid, where others have it."""
    contact = record.contact
    name = _latin(contact.name.full if contact.name else contact.org or email.local)
    key = name or _latin(email.local) or "contact"
    for more in ("", _latin(email.domain.partition(".")[0]), _latin(record.uid)[:8], record.uid):
        full = f"{key}-{more}" if more else key
        if full not in taken:
            return full
    return _next(key, 2, taken)


def _next(key: str, number: int, taken: set[str]) -> str:
    base = re.sub(r"-\d+\Z", "", key) if number > 2 else key
    while (full := f"{base}-{number}") in taken:
        number += 1
    return full


def _latin(text: str) -> str:
    spelt = next((form for form in reversed(forms(text)) if form.isascii()), "")
    return _NO_KEY.sub("-", spelt).strip("-")[:40].strip("-")


def _address(contact: Contact, email: EmailAddress) -> str:
    name = contact.name.full if contact.name else ""
    name = " ".join(UNSEEN.sub("", name).split())
    if not name:
        return _OBEYED.sub(r"\\\1", f"<{email.address}>")
    if _SPECIAL.search(name) or name != name.strip("'"):
        name = '"' + re.sub(r'(["\\])', r"\\\1", name) + '"'
    return _OBEYED.sub(r"\\\1", f"{name} <{email.address}>")


def _comment(record: Record) -> str:
    """What an alias has no other place for, as reading takes it; neomutt knows the tags."""
    contact = record.contact
    shown = remainder.kind_of(contact.name, None, contact.emails[:1])
    said = {
        "kind": "" if contact.kind is shown else contact.kind.value,
        "org": contact.org,
        "role": contact.role,
        "place": contact.location,
        "languages": ", ".join(contact.langs),
        "tags": ",".join(record.tags),
    }
    parts = [
        f"{name}:{'' if name == 'tags' else ' '}{_worded(text)}"
        for name, text in said.items()
        if text
    ]
    return f" # {'; '.join(parts)}" if parts else ""


def _worded(text: str) -> str:
    """A text on one line, without the sign that parts one from the next."""
    return " ".join(UNSEEN.sub("", text).replace(";", ",").replace("\\", "/").split())


# --- reading ----------------------------------------------------------------------------------


def load(data: bytes) -> Iterator[Loaded]:
    """Yield a record for each person who has an alias, and a reject for each that nobody has.

    An alias of several addresses names a group: each of them has its key for a tag.
    """
    encoding = decoding.charset(data)
    last: Record | None = None
    for number, text in _commands(decoding.lines(data, encoding)):
        match = _ALIAS.fullmatch(text)
        if match is None:
            continue
        found = [*_aliased(match)]
        if not found:
            yield Reject("no address that can be read", text.rstrip("\r\n"), number)
        for record in found:
            if last and len(found) == 1 and _goes_on(last, record):
                last = _joined(last, record)
                continue
            if last:
                yield last
            last = record
    if last:
        yield last


def _commands(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield each command with the number of its first line, further lines joined."""
    whole, first = "", 1
    for number, line in enumerate(lines, 1):
        plain = line.rstrip("\r\n").lstrip("\ufeff")
        if not whole:
            first = number
        going_on = (len(plain) - len(plain.rstrip("\\"))) % 2 == 1 and len(whole) < LONGEST
        whole += plain[:-1] if going_on else plain
        if not going_on:
            yield first, whole
            whole = ""
    if whole:
        yield first, whole


def _aliased(match: re.Match[str]) -> Iterator[Record]:
    """The records of an alias."""
    groups, key = _GROUP.findall(match[1]), match[2]
    text, comment = _uncommented(match[3])
    said = _said(comment)
    addresses = [(name, address) for name, address in _parsed(text) if "@" in address]
    tags = [*groups, *([key] if len(addresses) > 1 else [])]
    for name, address in addresses:
        try:
            email = values.email(address)
        except InvalidValueError:
            continue
        yield _record(" ".join(name.split()), email, said, tags)


def _record(name: str, email: EmailAddress, said: Mapping[str, str], tags: list[str]) -> Record:
    written = name_of({"name": name}).name if name and name != email.address else None
    kind = said.get("kind", "")
    contact = Contact(
        kind=Kind(kind) if kind in set(Kind) else remainder.kind_of(written, None, [email]),
        name=written,
        org=said.get("org"),
        role=said.get("role"),
        location=said.get("location"),
        emails=(email,),
        langs=tuple(filter(None, said.get("langs", "").split(", "))),
    )
    tags = [*tags, *filter(None, said.get("tags", "").split(","))]
    return Record(uid_for(contact), contact, tags=tuple(dict.fromkeys(tags)), note=said.get("note"))


def _parsed(text: str) -> list[tuple[str, str]]:
    """The names and addresses of a list, also of a named group (RFC 5322, 3.4)."""
    text = re.sub(r"\A[^\"<>@,;:]{1,80}:(.*);\s*\Z", r"\1", text)
    try:
        return [(_decoded(name), address) for name, address in getaddresses([text])]
    except (TypeError, RecursionError):
        return []


def _decoded(name: str) -> str:
    """A name whose encoded words (RFC 2047) are decoded."""
    if "=?" not in name:
        return name
    try:
        return str(make_header(decode_header(name)))
    except (HeaderParseError, LookupError, ValueError):
        return name


def _uncommented(text: str) -> tuple[str, str]:
    """What stands before the comment, its escapes undone, and the comment."""
    plain: list[str] = []
    at = 0
    while at < len(text):
        char = text[at]
        if char == "#":
            return "".join(plain), text[at + 1 :].strip()
        if char == "\\" and at + 1 < len(text):
            at += 1
            char = text[at]
        plain.append(char)
        at += 1
    return "".join(plain), ""


def _said(comment: str) -> dict[str, str]:
    """What a comment of ours says by field; any other is a note."""
    said: dict[str, str] = {}
    for part in comment.split("; "):
        name, colon, text = part.partition(":")
        field = {**_SAID, "tags": "tags"}.get(name.strip())
        if not (colon and field and text.strip()):
            return {"note": comment} if comment else {}
        said[field] = text.strip()
    return said


def _goes_on(last: Record, record: Record) -> bool:
    """Whether an alias is a further address of the person before it."""
    name = last.contact.name
    bare = not (record.tags or record.note or record.contact.org)
    return bool(name) and name == record.contact.name and bare


def _joined(last: Record, record: Record) -> Record:
    contact = last.contact
    emails = tuple(dict.fromkeys([*contact.emails, *record.contact.emails]))
    whole = Contact(
        contact.kind, contact.name, contact.org, contact.role, contact.location, emails, (),
        contact.langs,
    )  # fmt: skip
    return Record(uid_for(whole), whole, tags=last.tags, note=last.note)
