"""Whom a link reaches: `mailto:` (RFC 6068), `tel:` (RFC 3966), and those that open WhatsApp."""

import re
from typing import Final, NamedTuple

from pressdir.normalise.escaped import unquoted
from pressdir.normalise.patterns import waiting

SIGNS: Final = ("mailto:", "wa.me/", "phone=")  # that a link to a page has which reaches somebody
MAX_ADDRESSES: Final = 20  # in one link; more is a mailing list
_MARKS: Final = {"mailto": "mailto", "tel": "tel", "callto": "tel", "fax": "fax"}
# What a program made of "mailto:a@b.org" that took it for a page beside its own.
_RESOLVED: Final = waiting(r"https?://[^?#\s]{1,300}/(?=mailto:[^/\s]{1,64}@[^/\s]{1,190}\Z)")
_WHATSAPP: Final = waiting(
    r"(?:https?://(?:www\.)?wa\.me/"
    r"|(?:https?://(?:api|web)\.whatsapp\.com/send/?|whatsapp://send/?)\?(?:[^#\s]{0,200}&)?phone=)"
    r"(?:%2B|\+)?(?P<number>[1-9]\d{7,14})(?!\d)",
    re.IGNORECASE,
)


class Target(NamedTuple):
    """What a link reaches: the name of its mark, and the addresses or the number."""

    mark: str
    values: tuple[str, ...]


def reached(link: str) -> Target | None:
    """The addresses or the number that a link is for; None where it leads to a page."""
    link = link.strip()
    scheme, colon, rest = link.partition(":")
    name = _MARKS.get(scheme.lower()) if colon else None
    if name is None:
        if not any(sign in link for sign in SIGNS):
            return None
        if page := _RESOLVED.match(link):
            return reached(link[page.end() :])
        number = _WHATSAPP.match(link)
        return Target("tel", (f"+{number['number']}",)) if number else None
    value = unquoted(rest.partition("?")[0]).strip().lstrip("/")
    if name == "mailto":
        parts = re.split("[,;]", value)[:MAX_ADDRESSES]
        return Target(name, tuple(part.strip() for part in parts if "@" in part))
    return Target(name, (value,) if any(sign.isdigit() for sign in value) else ())
