"""Addresses of servers, and the paths of what lies on them.

What a password may be sent to is decided here. It goes to the host that its owner named, to hosts
below that one, and, of the few keepers that spread one account over several hosts, to the others of
the same keeper. Nobody else's word, a redirect or a property, sends it anywhere.
"""

import ipaddress
from typing import Final
from urllib.parse import quote, unquote_to_bytes, urlsplit

import httpx

from pressdir.errors import ServerError, UsageError

PORTS: Final = {"https": 443, "http": 80}
SCHEMES: Final = {"https": "https", "http": "http", "carddav": "https", "carddavs": "https"}
KEEPERS: Final = ("icloud.com",)  # contacts.icloud.com sends everybody to a pNN-contacts.icloud.com
LONGEST: Final = 2000  # characters of a name
UNQUOTED: Final = "-._~!$&'()*+,;=:@"  # of a segment: pchar (RFC 3986, 3.3)


def typed(text: str) -> httpx.URL:
    """Return the address of a server as a person types it: with a scheme, or a bare host.

    Raises:
        UsageError: it is none, holds a password, or would send one in clear over a network.
    """
    scheme, colon, rest = text.strip().partition(":")
    if not colon or scheme.lower() not in SCHEMES:
        scheme, rest = "https", text.strip()
        if "://" in rest:
            raise UsageError(f"{_bare(text)}: is no address of a server", hint="Begin with https.")
    try:
        url = httpx.URL(f"{SCHEMES[scheme.lower()]}://{rest.removeprefix('//')}")
    except httpx.InvalidURL:  # its words may have a password in them
        raise UsageError(f"{_bare(text)}: is no address of a server") from None
    if url.userinfo:
        raise UsageError(
            f"{url.host}: a user name or password does not belong into an address",
            hint="Name the user with --user; the password is asked for.",
        )
    if not url.host:
        raise UsageError(f"{text}: is no address of a server")
    if url.query:
        raise UsageError(
            f"{url.host}: the address goes on with a question mark, which none of an address book "
            "does",
            hint="Leave away what follows it.",
        )
    if url.scheme == "http" and not is_loopback(url.host):
        raise UsageError(
            f"{url}: http would show your password to the network", hint="Use https instead."
        )
    return url.copy_with(fragment=None)


def _bare(text: str) -> str:
    """An address that cannot be read, less what may be a password in it."""
    return text.strip().rpartition("@")[2]


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine, by its name alone."""
    if host == "localhost" or host.endswith(".localhost"):  # RFC 6761, 6.3
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def origin(url: httpx.URL) -> tuple[str, str, int | None]:
    """Return what two addresses of one server have in common (RFC 6454, 4)."""
    return url.scheme, url.host.rstrip("."), url.port or PORTS.get(url.scheme)


def trusts(named: httpx.URL, other: httpx.URL) -> bool:
    """Tell whether whoever gives a password to the server `named` gives it to `other`, too."""
    if origin(named) == origin(other):
        return not other.userinfo
    home, host = origin(named)[1], origin(other)[1]
    if other.userinfo or any(origin(each)[::2] != ("https", 443) for each in (named, other)):
        return False
    return _is_below(host, home) or any(
        _is_below(home, keeper) and _is_below(host, keeper) for keeper in KEEPERS
    )


def _is_below(host: str, domain: str) -> bool:
    return host.endswith(f".{domain}") and not is_address(domain)


def is_address(host: str) -> bool:
    """Tell whether a host is given by its number."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def canonical(path: str) -> str:
    """Return a path in the one spelling that all its spellings share.

    Servers write `@` or `%40`, `%c3` or `%C3`, and not always the same one. A `%2F` is no `/`.
    """
    return "/".join(quote(unquote_to_bytes(segment), safe=UNQUOTED) for segment in path.split("/"))


def path_of(href: str, base: str) -> str:
    """Return the path that a href names, as it spells it (RFC 4918, 8.3); `base` is a folder's.

    Of a whole address the path is taken: servers behind another one often do not know their name.
    """
    href = href.strip()
    if href.startswith("/") and not href.startswith("//"):
        return href
    if "://" in href or href.startswith("//"):
        try:
            return urlsplit(href).path or "/"
        except ValueError:
            return ""
    return base + href


def joined(base: httpx.URL, href: str) -> httpx.URL:
    """Return where a href leads from somewhere.

    Raises:
        ServerError: nowhere.
    """
    try:
        return base.join(href.strip())
    except (httpx.InvalidURL, ValueError, TypeError):  # TypeError: it has a host and no scheme
        raise ServerError(f"{base}: leads to what is no address") from None


def name_in(folder: str, path: str) -> str:
    """Return the name of what lies directly in a folder; "" for anything else."""
    base, name = canonical(folder), canonical(path)
    if not name.startswith(base):
        return ""
    name = name.removeprefix(base)
    is_none = "/" in name or name in {".", ".."} or "%00" in name or len(name) > LONGEST
    return "" if is_none else name
