"""What a format has no place for, as the last lines of a note, so that reading finds it again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pressdir.errors import InvalidValueError
from pressdir.formats import values
from pressdir.model import Contact, EmailAddress, Kind, Name, Phone
from pressdir.normalise import names
from pressdir.normalise.mailboxes import is_shared

KIND, FULL, LANGUAGES = "Kind: ", "Full name: ", "Languages: "
EMAILS, PHONES = "Further e-mails: ", "Further phones: "
LABELS = (KIND, FULL, LANGUAGES, EMAILS, PHONES)  # in the order of the lines
_LANGS = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


@dataclass(frozen=True, slots=True)
class Remainder:
    """What the last lines of a note say."""

    kind: Kind | None = None
    full: str = ""  # the name, where its parts do not show the order
    langs: tuple[str, ...] = ()
    emails: tuple[EmailAddress, ...] = ()
    phones: tuple[Phone, ...] = ()


def noted(note: str | None, contact: Contact, left: Remainder) -> str:
    """A note, and behind it what is `left`, and the kind where the rest does not show it."""
    own = note or ""
    alike = own.rpartition("\n")[2].startswith(LABELS)
    shown = kind_of(contact.name, contact.org, contact.emails)
    said = [
        (KIND, contact.kind.value if alike or contact.kind is not shown else ""),
        (FULL, left.full),
        (LANGUAGES, ", ".join(left.langs)),
        (EMAILS, ", ".join(map(str, left.emails))),
        (PHONES, ", ".join(map(str, left.phones))),
    ]
    return "\n".join(filter(None, [own, *(label + value for label, value in said if value)]))


def read(note: str | None) -> tuple[str | None, Remainder]:
    """A note without such lines at its end, and what they say."""
    text = (note or "").split("\n")
    said: dict[str, str] = {}
    for label in reversed(LABELS):
        if text and text[-1].startswith(label) and _holds(label, text[-1].removeprefix(label)):
            said[label] = text.pop().removeprefix(label)
    rest = "\n".join(text).strip()
    return rest or None, Remainder(
        kind=Kind(said[KIND]) if KIND in said else None,
        full=said.get(FULL, ""),
        langs=tuple(_listed(said.get(LANGUAGES))),
        emails=tuple(map(values.email, _listed(said.get(EMAILS)))),
        phones=tuple(map(values.phone, _listed(said.get(PHONES)))),
    )


def kind_of(name: Name | None, org: str | None, emails: Sequence[EmailAddress]) -> Kind:
    """Whom a contact stands for, as far as its name shows: an office has no person's name."""
    if name is None:
        return Kind.DESK if org or any(map(is_shared, emails)) else Kind.PERSON
    if name.family and name.given:
        return Kind.PERSON
    try:
        names.parse(name.full)
    except InvalidValueError:
        return Kind.DESK
    return Kind.PERSON


def _listed(text: str | None) -> list[str]:
    return text.split(", ") if text else []


def _holds(label: str, value: str) -> bool:
    """Whether a line that begins like one of ours is one."""
    if label == KIND:
        return value in set(Kind)
    if label == FULL:
        return bool(value.strip())
    if label == LANGUAGES:
        return all(map(_LANGS.fullmatch, _listed(value)))
    check = values.email if label == EMAILS else values.phone
    try:
        return [str(check(each)) for each in _listed(value)] == _listed(value)
    except InvalidValueError:
        return False
