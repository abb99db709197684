"""The addresses that other programs open: `tel:`, `mailto:`, and those of apps for messages.

A value that came from a page can hold what has a meaning in an address: a question mark, a line
break that would begin another header. All but plain letters, digits and what the RFC allows there
is percent-encoded.
"""

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from pressdir.model import EmailAddress, Phone

# RFC 6068 section 2 ("some-delims" without the comma, which separates addresses, and dtext)
_LOCAL = "!$'*+"
_HOST = ""


def tel(phone: Phone) -> str:
    """`tel:+41225550142;ext=5` (RFC 3966 section 3): no blanks, always with the country code."""
    extension = f";ext={quote(phone.extension, safe='')}" if phone.extension else ""
    return f"tel:{quote(phone.number, safe='+')}{extension}"


def mailto(
    to: Sequence[EmailAddress],
    *,
    bcc: Sequence[EmailAddress] = (),
    subject: str = "",
    body: str = "",
) -> str:
    """A letter to write (RFC 6068); each address once, blind copies hidden from each other."""
    fields = {
        "bcc": _addresses(bcc),
        "subject": quote(" ".join(subject.split()), safe=""),  # a header is one line
        "body": quote("\r\n".join(body.splitlines()), safe=""),  # section 5: %0D%0A
    }
    given = "&".join(f"{name}={value}" for name, value in fields.items() if value)
    return f"mailto:{_addresses(to)}{'?' if given else ''}{given}"


def whatsapp(phone: Phone, text: str = "") -> str:
    """A chat in WhatsApp: the digits with the country code, and no plus sign."""
    digits = "".join(char for char in phone.number if char.isdigit())
    prepared = f"?text={quote(text, safe='')}" if text else ""
    return f"https://wa.me/{digits}{prepared}"


def signal(phone: Phone) -> str:
    """A chat in Signal."""
    return f"https://signal.me/#p/{quote(phone.number, safe='+')}"


def _addresses(emails: Iterable[EmailAddress]) -> str:
    return ",".join(dict.fromkeys(_address(email) for email in emails))


def _address(email: EmailAddress) -> str:
    return f"{quote(email.local, safe=_LOCAL)}@{quote(_ascii(email.domain), safe=_HOST)}"


def _ascii(domain: str) -> str:
    """The domain as every program knows it: RFC 6068 section 2 asks for its IDNA form."""
    if domain.isascii():
        return domain
    import idna  # noqa: PLC0415  # its tables take time, and few domains need them

    try:
        return idna.encode(domain, uts46=True).decode("ascii")
    except idna.IDNAError:
        return domain  # percent-encoded then, which the RFC has as well
