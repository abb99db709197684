"""Web addresses, fetched with care for who may have written them.

An address in a file or a message can point into the reader's own network (server-side request
forgery). So a host's name is resolved once, every address that it has must be public, and the
connection goes to the first of these: a second answer of the name server cannot swap it.
Redirects are followed by hand, each hop under the same rules.
"""

import ipaddress
import socket
import time
from contextlib import closing
from importlib.metadata import version
from typing import Final

import httpx

from pressdir.errors import FetchError
from pressdir.model import Document

MAX_BYTES: Final = 20 << 20  # unpacked
MAX_SECONDS: Final = 30.0  # for a whole document, redirects included
MAX_REDIRECTS: Final = 5

_NAT64: Final = ipaddress.ip_network("64:ff9b::/96")  # RFC 6052: an IPv4 address in its last bits
_HEADERS: Final = {
    "User-Agent": f"pressdir/{version('pressdir')} (reads one press release for its user)",
    "Accept": "text/html, application/pdf, text/plain;q=0.9, */*;q=0.5",
}
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def fetch(address: str, *, allow_local: bool = False) -> Document:
    """Return the document at a web address. Raises `FetchError`.

    `allow_local` lets the address lead to this machine and its network.
    """
    deadline = time.monotonic() + MAX_SECONDS
    url = _url(address, address)
    try:
        with httpx.Client(trust_env=False, timeout=MAX_SECONDS, follow_redirects=False) as client:
            for _ in range(MAX_REDIRECTS + 1):
                host = _public_host(url, address, allow_local=allow_local)
                with closing(client.send(_request(client, url, host), stream=True)) as response:
                    if response.has_redirect_location:
                        url = _url(str(url.join(response.headers["Location"])), address)
                        continue
                    return _document(address, response, deadline)
    except httpx.TimeoutException as error:
        raise FetchError(f"{address}: no answer in {MAX_SECONDS:.0f} seconds") from error
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
        raise FetchError(f"{address}: cannot be fetched ({error})") from error
    raise FetchError(f"{address}: redirects more than {MAX_REDIRECTS} times")


def _url(text: str, address: str) -> httpx.URL:
    try:
        url = httpx.URL(text)
    except httpx.InvalidURL as error:
        raise FetchError(f"{address}: is no web address ({error})") from error
    if url.scheme not in {"http", "https"}:
        raise FetchError(f"{address}: leads to a {url.scheme or 'local'} address, not the web")
    if url.userinfo:
        raise FetchError(f"{address}: holds a user name", hint="Fetch it with a browser.")
    if not url.host:
        raise FetchError(f"{address}: names no host")
    return url


def _public_host(url: httpx.URL, address: str, *, allow_local: bool) -> str:
    """Return the address of a host to connect to. Raises `FetchError` if any is not public."""
    port = url.port or (443 if url.scheme == "https" else 80)
    try:
        answers = socket.getaddrinfo(url.host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:  # UnicodeError: a label of the name is too long
        raise FetchError(
            f"{address}: no such host as {url.host}", hint="Check the address and the network."
        ) from error
    hosts = [str(answer[4][0]) for answer in answers]
    if not allow_local and not all(_is_public(ipaddress.ip_address(host)) for host in hosts):
        raise FetchError(
            f"{address}: leads to a private network ({url.host})",
            hint="If that is meant, give --allow-local.",
        )
    return hosts[0]


def _is_public(address: _Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)
        if inner:
            return _is_public(inner)
        if address.teredo or address.is_site_local:
            return False
    return address.is_global and not address.is_multicast


def _request(client: httpx.Client, url: httpx.URL, host: str) -> httpx.Request:
    """Return a request to an address, in the name of the host that was asked for."""
    headers = _HEADERS | {"Host": url.netloc.decode("ascii")}
    name = url.raw_host.decode("ascii")
    return client.build_request(
        "GET", url.copy_with(host=host), headers=headers, extensions={"sni_hostname": name}
    )


def _document(address: str, response: httpx.Response, deadline: float) -> Document:
    if not response.is_success:
        raise FetchError(
            f"{address}: the server answers {response.status_code} {response.reason_phrase}"
        )
    parts: list[bytes] = []
    left = MAX_BYTES
    for part in response.iter_bytes():
        left -= len(part)
        if left < 0:
            raise FetchError(f"{address}: is larger than {MAX_BYTES >> 20} MB")
        if time.monotonic() > deadline:
            raise FetchError(f"{address}: takes more than {MAX_SECONDS:.0f} seconds")
        parts.append(part)
    content = b"".join(parts)
    if not content:
        raise FetchError(f"{address}: is empty")
    declared = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    return Document(address, content, declared or None, response.charset_encoding)
