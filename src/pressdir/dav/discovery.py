"""From what a person knows of a server to the address books on it (RFC 6764, 6; RFC 6352, 7.1).

An address may be that of the address book, of the folder that address books are in, of an account,
or of the server. Nobody is asked but the server that was named.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

import httpx

from pressdir.dav import addresses, multistatus, refusals, xml
from pressdir.dav.collection import AddressBook
from pressdir.dav.http import ElsewhereError, Session
from pressdir.dav.multistatus import MalformedError, NotDavError, Response
from pressdir.dav.xml import CARDDAV, DAV, element
from pressdir.errors import RefusedError, ServerError, UsageError

WELL_KNOWN: Final = "/.well-known/carddav"
USUAL: Final = ("remote.php/dav/", "dav.php/", "SOGo/dav/")  # Nextcloud, Baikal, SOGo
ASKED: Final = (
    element("resourcetype")
    + element("displayname")
    + element("current-user-principal")
    + element("current-user-privilege-set")
    + element("C:addressbook-home-set")
)
FAILED: Final = 500  # and above: the server says that it is its own fault (RFC 9110, 15.6)
WRITING: Final = frozenset({"all", "write", "write-content", "bind"})  # RFC 3744, 3


@dataclass(frozen=True, slots=True)
class _Place:
    """Something on a server, and what the server says of it."""

    url: httpx.URL
    said: Response

    @property
    def is_book(self) -> bool:
        return self.said.has("addressbook", "resourcetype", CARDDAV)

    @property
    def is_folder(self) -> bool:
        return self.said.has("collection", "resourcetype")

    def leads_to(self, name: str, namespace: str = DAV) -> list[httpx.URL]:
        found = []
        for href in filter(None, self.said.hrefs(name, namespace)):
            with suppress(ServerError):
                found.append(_joined(self.url, href))
        return found

    def described(self) -> AddressBook:
        rights = self.said.properties.get(f"{DAV} current-user-privilege-set")
        known = {
            right.local
            for privilege in (rights.all("privilege") if rights else ())
            for right in privilege.children
        }
        name = " ".join(self.said.word("displayname").split())
        return AddressBook(str(self.url), name, not known or bool(known & WRITING))


def find(session: Session) -> list[AddressBook]:
    """Return the address books that the address of a session leads to, at least one.

    Raises:
        ServerError: the server cannot be asked, has none, or leads to another one.
    """
    named = session.named
    well_known, root = (named.copy_with(path=path) for path in (WELL_KNOWN, "/"))
    usual = [_as_folder(named).join(path) for path in USUAL]
    if named.path in {"", "/"}:
        starts, others = [named, well_known, *usual], []
    else:
        starts, others = [named, *usual], [well_known, root]
    reasons: list[ServerError] = []
    if found := _first(session, starts, reasons):
        return found
    # What was named but is not there shall not be taken for another one
    if not _is_gone(reasons[0]) and (found := _first(session, others, reasons)):
        return found
    raise _most_telling(reasons, session)


def _first(
    session: Session, starts: Iterable[httpx.URL], reasons: list[ServerError]
) -> list[AddressBook]:
    """The address books that the first of several addresses leads to; why the others do not."""
    for url in starts:
        try:
            books = [*_books(session, url)]
        except (RefusedError, NotDavError, MalformedError, ElsewhereError) as error:
            reasons.append(error)
        else:
            if books:
                return books
            reasons.append(_NoneError(f"{session.named}: the server has no address book there"))
    return []


def _is_gone(error: ServerError) -> bool:
    return isinstance(error, RefusedError) and error.status in {404, 410}


def _most_telling(reasons: Sequence[ServerError], session: Session) -> ServerError:
    """Which refusal says best why nothing was found."""
    for error in reasons:
        if isinstance(error, ElsewhereError):
            return error
    for error in reasons:
        if isinstance(error, _NoneError):
            who = f" of {session.user}" if session.user else ""
            error.hint = f"Make one in the account{who} on the server, or give the address of one."
            return error
    first = reasons[0]
    if not (isinstance(first, RefusedError) and first.status >= FAILED):  # another would not help
        first.hint = "Give the address for CardDAV: the server's settings for other apps show it."
    return first


class _NoneError(ServerError):
    """A server knows WebDAV, but has no address book."""


def only(books: Sequence[AddressBook], address: str) -> AddressBook:
    """Return the address book that is meant: the only one, or the only one that can be written.

    Raises:
        UsageError: there are several.
    """
    writable = [book for book in books if book.writable] or books
    if len(writable) == 1:
        return writable[0]
    told = "\n".join(f"  {book.url}" + (f"  {book.name}" if book.name else "") for book in writable)
    raise UsageError(
        f"{address}: there are {len(writable)} address books", hint=f"Name one of them:\n{told}"
    )


def _books(session: Session, url: httpx.URL) -> Iterator[AddressBook]:
    """The address books that something leads to."""
    for place in _looked(session, url, depth="0")[:1]:
        if place.is_book:
            yield place.described()
            return
        if place.is_folder and url.path.rstrip("/") and (found := _within(session, place.url)):
            yield from found
            return
        homes = place.leads_to("addressbook-home-set", CARDDAV)
        for account in () if homes else place.leads_to("current-user-principal"):
            for principal in _looked(session, account, depth="0")[:1]:
                homes += principal.leads_to("addressbook-home-set", CARDDAV)
        found = _in_any(session, homes)
        yield from {book.url: book for book in found}.values()


def _in_any(session: Session, folders: Sequence[httpx.URL]) -> list[AddressBook]:
    """The address books in several folders, of which some may be none of one's own."""
    found: list[AddressBook] = []
    refusal: RefusedError | None = None
    for folder in folders:
        try:
            found += _within(session, folder)
        except RefusedError as error:
            refusal = error
    if refusal and not found:
        raise refusal
    return found


def _within(session: Session, folder: httpx.URL) -> list[AddressBook]:
    places = _looked(session, _as_folder(folder), depth="1")
    return [place.described() for place in places if place.is_book]


def _looked(session: Session, url: httpx.URL, *, depth: str) -> list[_Place]:
    """What a server says of something, and at depth 1 of what is in it."""
    headers = {"Depth": depth, "Content-Type": "application/xml; charset=utf-8"}
    body = xml.request("propfind", f"<prop>{ASKED}</prop>")
    answer = session.ask("PROPFIND", url, headers, body)
    places = []
    for response in multistatus.read(answer).responses:
        if depth == "0" and response.status:  # Xandikos says so within a success
            raise refusals.of_status(str(answer.url), response.status)
        with suppress(ServerError):  # of one that leads nowhere the others are none the worse
            at = answer.url if depth == "0" else _joined(answer.url, response.href)
            places.append(_Place(_as_folder(at), response))
    return places


def _joined(base: httpx.URL, href: str) -> httpx.URL:
    """Return where a href leads. A server behind another one may not know how it was reached."""
    url = addresses.joined(base, href)
    same = url.host == base.host and url.scheme in {"http", "https"}
    return url.copy_with(scheme=base.scheme, port=base.port) if same else url


def _as_folder(url: httpx.URL) -> httpx.URL:
    path = url.raw_path.partition(b"?")[0]
    return url.copy_with(raw_path=path if path.endswith(b"/") else path + b"/")
