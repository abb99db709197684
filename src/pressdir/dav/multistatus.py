"""What a server says of several things at once (RFC 4918, 13)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from pressdir.dav import xml
from pressdir.dav.http import Answer
from pressdir.dav.xml import DAV, Element
from pressdir.errors import ServerError

STATUS: Final = re.compile(r"HTTP/\d(?:\.\d)? +(\d{3})")
HTML: Final = frozenset({"text/html", "application/xhtml+xml"})


@dataclass(frozen=True, slots=True)
class Response:
    """What is said of one thing (RFC 4918, 14.24)."""

    href: str  # as it is spelled
    status: int  # of the whole; 0 if properties are given
    properties: Mapping[str, Element]  # those that it has

    def word(self, name: str, namespace: str = DAV) -> str:
        """The text of a property, less the blanks around it; "" if it does not have it."""
        found = self.properties.get(f"{namespace} {name}")
        return found.text.strip() if found else ""

    def has(self, name: str, of: str, namespace: str = DAV) -> bool:
        """Tell whether a property has an element, as a resourcetype does."""
        found = self.properties.get(f"{DAV} {of}")
        return bool(found and found.first(name, namespace))

    def hrefs(self, name: str, namespace: str = DAV) -> list[str]:
        """The addresses that a property gives."""
        found = self.properties.get(f"{namespace} {name}")
        return [each.text.strip() for each in found.all("href")] if found else []


@dataclass(frozen=True, slots=True)
class Multistatus:
    """What is said of several things, in the order of the server."""

    responses: tuple[Response, ...]
    token: str = ""  # to ask with the next time (RFC 6578, 6.4)


class NotDavError(ServerError):
    """An answer is none of WebDAV."""


class MalformedError(ServerError):
    """An answer is no well-formed XML: a card in it may have a character that XML does not know."""


def read(answer: Answer) -> Multistatus:
    """Return what an answer says.

    Raises:
        MalformedError: it is broken, or not all of it is there.
        NotDavError: it is something else.
        ServerError: it has a document type.
    """
    if answer.media_type in HTML:
        raise NotDavError(
            f"{answer.url}: answers with a web page, not as a server for address books does",
            hint="Is it the address for WebDAV or CardDAV? On a network that wants you to log in, "
            "do so in a browser first.",
        )
    try:
        root = xml.parsed(answer.body)
    except xml.UnwantedError as error:
        raise ServerError(f"{answer.url}: {error}, and is not read") from None
    except xml.BrokenError as error:
        raise MalformedError(
            f"{answer.url}: the answer is broken XML ({error})",
            hint="Try again; if it stays so, the server or something before it is at fault.",
        ) from error
    if root.name != f"{DAV} multistatus":
        raise NotDavError(
            f"{answer.url}: answers with something else than what was asked",
            hint="Is it the address of a server for address books?",
        )
    responses = tuple(each for child in root.all("response") for each in _responses(child))
    return Multistatus(responses, root.word("sync-token"))


def _responses(response: Element) -> list[Response]:
    """What is said of each of its hrefs; usually there is one."""
    found: dict[str, Element] = {}
    parts = response.all("propstat")
    for propstat in parts:
        said = propstat.word("status")
        if (properties := propstat.first("prop")) and (not said or code_of(said) == 200):
            found |= {each.name: each for each in properties.children}
    status = code_of(response.word("status"))
    if parts and status < 300:  # SOGo has a 201 beside the properties, against RFC 6578, 3.5
        status = 0
    return [Response(href.text.strip(), status, found) for href in response.all("href")]


def code_of(line: str) -> int:
    """Return the number in a line such as "HTTP/1.1 404 Not Found"; 0 if there is none."""
    match = STATUS.match(line)
    return int(match[1]) if match else 0
