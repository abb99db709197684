"""What a format has no place for, as the last lines of a note, so that reading finds it again."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pressdir.errors import InvalidValueError
from pressdir.formats import values
from pressdir.model import Contact, EmailAddress, Kind, Name, Phone
from pressdir.normalise import names
from pressdir.normalise.emails import is_shared

KIND, LANGUAGES, EMAILS, PHONES = "Kind: ", "Languages: ", "Further e-mails: ", "Further phones: "
_LANGS = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}")


@dataclass(frozen=True, slots=True)
class Remainder:
    """What the last lines of a note say."""

    kind: Kind | None = None
    langs: tuple[str, ...] = ()
    emails: tuple[EmailAddress, ...] = ()
    phones: tuple[Phone, ...] = ()


def lines(
    contact: Contact,
    *,
    langs: Iterable[str] = (),
    emails: Iterable[EmailAddress] = (),
    phones: Iterable[Phone] = (),
) -> list[str]:
    """The lines that say what is given, and the kind where the rest does not show it."""
    shown = kind_of(contact.name, contact.org, contact.emails)
    said = [
        (KIND, "" if contact.kind is shown else contact.kind.value),
        (LANGUAGES, ", ".join(langs)),
        (EMAILS, ", ".join(map(str, emails))),
        (PHONES, ", ".join(map(str, phones))),
    ]
    return [f"{label}{value}" for label, value in said if value]


def read(note: str | None) -> tuple[str | None, Remainder]:
    """A note without such lines at its end, and what they say."""
    text = (note or "").split("\n")
    said: dict[str, str] = {}
    for label in (PHONES, EMAILS, LANGUAGES, KIND):
        if text and text[-1].startswith(label) and _holds(label, text[-1].removeprefix(label)):
            said[label] = text.pop().removeprefix(label)
    rest = "\n".join(text).strip()
    return rest or None, Remainder(
        kind=Kind(said[KIND]) if KIND in said else None,
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
    if label == LANGUAGES:
        return all(map(_LANGS.fullmatch, _listed(value)))
    check = values.email if label == EMAILS else values.phone
    try:
        return [str(check(each)) for each in _listed(value)] == _listed(value)
    except InvalidValueError:
        return False
