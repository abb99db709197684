"""An address book on a server, by CardDAV (RFC 6352) and the report on changes (RFC 6578).

Whatever a server answers, what is not said to be gone stays: a listing that is not whole, or that
says nothing at all, is an error and not an empty address book.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Final

import httpx

from pressdir.dav import addresses, etags, multistatus, refusals, xml
from pressdir.dav.collection import Card, Changes
from pressdir.dav.http import Answer, Session, TooLargeError
from pressdir.dav.multistatus import HTML, MalformedError, Multistatus, Response
from pressdir.dav.xml import CARDDAV, element
from pressdir.errors import RefusedError, ServerError, UnansweredError, UnmatchedError

BATCH: Final = 50  # cards that are asked for at once
BATCH_SIZE: Final = 16 << 20  # bytes of them
LARGEST: Final = 4 << 20  # bytes of a card; a picture in it has some 100,000
MAX_PAGES: Final = 10_000  # of a report that comes in pieces
NO_SPACE: Final = 507  # in an answer: there is more than it holds (RFC 6578, 3.6)
GONE: Final = frozenset({404, 410})
TYPES: Final = ("", "text/vcard", "text/x-vcard", "text/directory", "application/octet-stream")
PLAIN_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
FIRST_LINE: Final = re.compile(r"\ufeff?\s*BEGIN:VCARD\s", re.IGNORECASE)

LISTED: Final = element("resourcetype") + element("getcontenttype") + element("getetag")
ABOUT: Final = element("sync-token") + element("C:supported-address-data")
VERSION_4: Final = '<C:address-data content-type="text/vcard" version="4.0"/>'


class Book:
    """A `Collection` on a server."""

    def __init__(self, session: Session, url: str) -> None:
        """Work on the address book at a URL of the server of a session."""
        self._session = session
        self._server = httpx.URL(url)
        path = self._server.raw_path.decode("ascii")
        self._folder = path if path.endswith("/") else path + "/"
        self._spelled: dict[str, str] = {}  # paths as the server writes them, by ours
        self._data = element("C:address-data")
        self.versions: frozenset[str] = frozenset()
        self.url = str(self._at(self._folder))

    # --- what is there ----------------------------------------------------------------------------

    def changes(self, token: str) -> Changes:
        """What changed since a token; everything if it is "", or not known to the server."""
        now = self._now()  # before a listing: what changes meanwhile is told again the next time
        if token and token == now:
            return Changes({}, frozenset(), token, whole=False)
        if token:
            try:
                return self._reported(token)
            except (RefusedError, UnmatchedError, MalformedError):
                # 403 or 409 (RFC 6578, 3.2), and 400, 412, 415, 500 of some. If it is not for the
                # token, the listing is refused as well
                pass
        return self._listed(now)

    def _now(self) -> str:
        """The token of the server now, "" if it has none; and which vCards it would give."""
        for each in self._properties(ABOUT, depth="0").responses:
            known = each.properties.get(f"{CARDDAV} supported-address-data")
            if known:
                said = (kind.attributes.get("version", "") for kind in known.children)
                self.versions = frozenset(filter(None, said))
            if (
                "4.0" in self.versions
            ):  # else Nextcloud makes 3.0 of all, and drops what that has not
                self._data = VERSION_4
            if token := each.word("sync-token"):
                return token
        return ""

    def _listed(self, token: str) -> Changes:
        found = self._properties(LISTED, depth="1")
        if self._is_cut(found):
            return self._reported("")
        cards = {href: etag for href, etag in self._members(found) if etag is not None}
        itself = [each for each in found.responses if self._is_itself(each)]
        if not cards and not itself:
            raise ServerError(
                f"{self.url}: the server lists nothing, not even the address book itself",
                hint="Nothing was changed. Try again later.",
            )
        if itself and not itself[0].has("addressbook", "resourcetype", CARDDAV):
            raise ServerError(
                f"{self.url}: is no address book", hint="Give the address of the server instead."
            )
        return Changes(cards, frozenset(), token, whole=True)

    def _reported(self, token: str) -> Changes:
        """What a server tells of changes, asked again until it has told everything."""
        there: dict[str, str] = {}
        gone: set[str] = set()
        whole, known = not token, {token}
        for _ in range(MAX_PAGES):
            found = self._report_on_changes(token)
            for href, etag in self._members(found):
                if etag is None:
                    gone.add(href)
                    there.pop(href, None)
                else:
                    there[href] = etag
                    gone.discard(href)
            token = found.token
            if not self._is_cut(found):
                return Changes(there, frozenset(gone), token, whole=whole)
            if not token or token in known:
                break
            known.add(token)
        raise ServerError(
            f"{self.url}: the server tells a part of its cards, and not how to get the rest",
            hint="Nothing was changed. Try again later, or ask its keeper to raise its limit.",
        )

    def _report_on_changes(self, token: str) -> Multistatus:
        content = element("sync-token", token) + element("sync-level", "1")
        body = xml.request("sync-collection", f"{content}<prop>{LISTED}</prop>")
        return multistatus.read(self._ask("REPORT", self._folder, body, depth="0"))

    def _properties(self, properties: str, *, depth: str) -> Multistatus:
        body = xml.request("propfind", f"<prop>{properties}</prop>")
        found = multistatus.read(self._ask("PROPFIND", self._folder, body, depth=depth))
        for response in found.responses:  # Xandikos says so of what is not there, within a success
            if self._is_itself(response) and response.status not in {0, NO_SPACE}:
                raise refusals.of_status(self.url, response.status)
        return found

    def _is_cut(self, found: Multistatus) -> bool:
        """Tell whether a server says that there is more (RFC 6578, 3.6)."""
        return any(each.status == NO_SPACE and self._is_itself(each) for each in found.responses)

    def _is_itself(self, response: Response) -> bool:
        path = addresses.path_of(response.href, self._folder)
        return addresses.canonical(path.rstrip("/") + "/") == addresses.canonical(self._folder)

    def _members(self, found: Multistatus) -> Iterator[tuple[str, str | None]]:
        """The cards that are spoken of, with their ETags; None for one that is gone."""
        for response in found.responses:
            if (href := self._href(response.href)) and _may_be_card(response, href):
                yield (
                    href,
                    None if response.status in GONE else etags.sendable(response.word("getetag")),
                )

    # --- cards ------------------------------------------------------------------------------------

    def cards(self, hrefs: Sequence[str]) -> Iterator[Card]:
        """The cards, a batch at a time, less those that are not there any more."""
        for start in range(0, len(hrefs), BATCH):
            yield from self._batch(hrefs[start : start + BATCH])

    def _batch(self, hrefs: Sequence[str]) -> Iterator[Card]:
        if len(hrefs) == 1:
            yield from self._single(hrefs[0])
            return
        try:
            found = self._together(hrefs)
        except (RefusedError, TooLargeError, MalformedError):
            # The server does not know the report, or one of the cards spoils it for the others: it
            # is too large, or has a character that XML does not know
            middle = len(hrefs) // 2
            yield from self._batch(hrefs[:middle])
            yield from self._batch(hrefs[middle:])
            return
        for href in hrefs:
            if href not in found:
                yield from self._single(href)
            elif card := found[href]:
                yield card

    def _together(self, hrefs: Sequence[str]) -> dict[str, Card | None]:
        """What one report gives of several cards; None for those that are gone."""
        wanted = "".join(element("href", self._spelling(href)) for href in hrefs)
        content = f"<prop>{element('getetag')}{self._data}</prop>{wanted}"
        body = xml.request("C:addressbook-multiget", content)
        answer = self._ask("REPORT", self._folder, body, depth="0", size=BATCH_SIZE)
        found: dict[str, Card | None] = {}
        for response in multistatus.read(answer).responses:
            href, data = self._href(response.href), f"{CARDDAV} address-data"
            if response.status in GONE:
                found[href] = None
            elif (text := response.properties.get(data)) and (etag := response.word("getetag")):
                found[href] = _card(href, etags.sendable(etag), text.text)
        return found

    def _single(self, href: str) -> Iterator[Card]:
        """A card by itself; none if it is gone."""
        accept = "text/vcard; version=4.0, text/vcard;q=0.9" if self._data == VERSION_4 else "*/*"
        try:
            answer = self._session.ask(
                "GET", self._at(self._spelling(href)), {"Accept": accept}, size=LARGEST
            )
        except RefusedError as error:
            if error.status not in GONE:
                yield Card(href, "", "", str(error))
            return
        except TooLargeError as error:
            yield Card(href, etags.sendable(error.etag), "", str(error))
            return
        etag = etags.sendable(answer.headers.get("ETag", ""))
        try:
            text = answer.body.decode(_charset(answer))
        except (UnicodeDecodeError, LookupError):
            yield Card(href, etag, "", f"{self._at(href)}: is no text")
            return
        yield _card(href, etag, text)

    # --- changing ---------------------------------------------------------------------------------

    def put(self, href: str, text: str, etag: str | None) -> str:
        """Write a card under a condition, always. Raises what `Collection.put` raises."""
        return self._conditionally("PUT", href, etag, text.encode())

    def delete(self, href: str, etag: str) -> None:
        """Delete a card under a condition. Raises what `Collection.delete` raises."""
        try:
            self._conditionally("DELETE", href, etag)
        except RefusedError as error:
            if error.status not in GONE:
                raise
        except UnmatchedError:  # sabre/dav says so of what is gone, too
            if [*self._single(href)]:
                raise

    def _conditionally(self, method: str, href: str, etag: str | None, body: bytes = b"") -> str:
        """Change a card; the ETag that it has then, as far as the server says."""
        if etag == "":
            raise RefusedError(
                f"{self._at(href)}: the server gives it no ETag, so that somebody else's change "
                "would be written over",
                hint="Nothing was written. Change it on the server itself.",
            )
        headers = {"Content-Type": "text/vcard; charset=utf-8"} if body else {}
        url = self._at(self._spelling(href))
        *earlier, last = etags.conditions(etag)
        for condition in earlier:
            with suppress(UnmatchedError):
                return _tag_of(self._session.ask(method, url, headers | condition, body))
        return _tag_of(self._session.ask(method, url, headers | last, body))

    def free(self, uid: str) -> str:
        """A href for a new card: its UID, or a digest of it where that is no plain name."""
        name = uid.removeprefix("urn:uuid:")
        if not PLAIN_NAME.fullmatch(name):
            name = hashlib.sha256(uid.encode(errors="surrogatepass")).hexdigest()[:32]
        return f"{addresses.canonical(self._folder)}{name}.vcf"

    # --- addresses --------------------------------------------------------------------------------

    def _href(self, written: str) -> str:
        """Our spelling of what lies in the address book; "" for anything else."""
        path = addresses.path_of(written, self._folder)
        if not (name := addresses.name_in(self._folder, path)):
            return ""
        href = addresses.canonical(self._folder) + name
        self._spelled[href] = path if path.isascii() and path.isprintable() else href
        return href

    def _spelling(self, href: str) -> str:
        """A path as the server writes it, as far as that is known."""
        return self._spelled.get(href, href)

    def _at(self, path: str) -> httpx.URL:
        return self._server.copy_with(raw_path=path.encode("ascii"))

    def _ask(
        self,
        method: str,
        path: str,
        body: bytes,
        *,
        depth: str,
        size: int | None = None,
    ) -> Answer:
        headers = {
            "Depth": depth,
            "Accept-Encoding": "gzip",
            "Content-Type": "application/xml; charset=utf-8",
        }
        return self._session.ask(method, self._at(path), headers, body, size=size)


def _may_be_card(response: Response, href: str) -> bool:
    """Tell whether a member may be a card: others, and folders, are none of our business."""
    kind = response.word("getcontenttype").partition(";")[0].strip().lower()
    is_folder = response.has("collection", "resourcetype")
    return not is_folder and (kind in TYPES or href.lower().endswith(".vcf"))


def _card(href: str, etag: str, text: str) -> Card:
    if len(text) > LARGEST:
        return Card(href, etag, "", f"{href}: is larger than {LARGEST >> 20} MB")
    if not FIRST_LINE.match(text):
        return Card(href, etag, "", f"{href}: is no vCard")
    return Card(href, etag, text)


def _tag_of(answer: Answer) -> str:
    """The ETag that the answer to a change gives; "" if it gives none.

    Raises:
        UnansweredError: it is no answer, though it says so.
    """
    if answer.body and answer.media_type in HTML:
        raise UnansweredError(
            f"{answer.url}: answers with a web page, not as a server for address books does",
            hint="On a network that wants you to log in, do so in a browser first.",
        )
    return etags.sendable(answer.headers.get("ETag", ""))


def _charset(answer: Answer) -> str:
    found = re.search(r'charset="?([\w.:-]+)', answer.headers.get("Content-Type", ""))
    return found[1] if found else "utf-8"
