"""What a page says about itself, and the contacts that only its JSON-LD names.

Title, publisher, language, date and canonical host come from the head's elements; a Person,
Organization or ContactPoint of schema.org whose address or number is not to be seen on the page is
added at its end, as a section of its own.
"""

import json
import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import Any, Final, NamedTuple

from selectolax.lexbor import LexborNode

from pressdir.extract.readers.dates import iso_date
from pressdir.extract.readers.draft import Draft, settle
from pressdir.extract.readers.hosts import host_of
from pressdir.extract.readers.html.markup import Attributes
from pressdir.model import Gap
from pressdir.normalise.patterns import waiting

MAX_JSON: Final = 1 << 20  # characters of one script; real ones are under 20 kB
MAX_NODES: Final = 10_000
MAX_CONTACTS: Final = 200
TAIL_DIGITS: Final = 7  # the subscriber's part, which all ways of writing a number share

_TITLES: Final = ("og:title", "twitter:title", "dc.title")
_SITES: Final = ("og:site_name", "application-name", "publisher", "dc.publisher", "author")
_DATES: Final = (
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "sailthru.date",
    "parsely-pub-date",
)
_REACH: Final = {"email": "mailto", "telephone": "tel", "faxNumber": "fax"}
_SCHEME: Final = waiting(r"^(?:mailto|tel|fax):", re.IGNORECASE)
_HOME: Final = waiting(r"(?:https?://[^/]{1,100})?/?(?:index\.\w{2,5}|[a-z]{2}/?|home/?)?")
_LOGO: Final = waiting(
    r"^logo(?:typ|type|tipo)?\b[ :–-]*|[ :–-]+logo(?:typ|type|tipo)?$", re.IGNORECASE
)
_LANG: Final = waiting(r"[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}", re.IGNORECASE)


class Metadata:
    """Collects what the elements that are not shown say."""

    def __init__(self) -> None:
        self._said: dict[str, str] = {}
        self._scripts: list[str] = []

    @property
    def title(self) -> str | None:
        """The page's title."""
        return self._first("<title>", *_TITLES)

    @property
    def site(self) -> str | None:
        """The publisher's name."""
        said = self._first(*_SITES[:2]) or self._ld_site() or self._first(*_SITES[2:4])
        return said or self._of_logo()

    @property
    def host(self) -> str | None:
        """The host of the canonical address."""
        return host_of(self._first("<canonical>")) or host_of(self._first("og:url", "<base>"))

    @property
    def lang(self) -> str | None:
        """The language, as a BCP 47 tag."""
        for name in ("<html>", "content-language", "og:locale", "dc.language"):
            text = self._said.get(name, "").replace("_", "-").strip()
            if _LANG.fullmatch(text):
                return text
        return None

    @property
    def date(self) -> str | None:
        """The day of publication."""
        said = (self._said.get(name) for name in (*_DATES, "<time>"))
        found = [date for text in said if text and (date := iso_date(text))]
        return found[0] if found else self._ld_date()

    def see(self, tag: str, attributes: Attributes, node: LexborNode) -> None:
        """Take note of an element that says something about the page."""
        if tag == "meta":
            name = attributes.get("property") or attributes.get("name")
            name = name or attributes.get("itemprop") or attributes.get("http-equiv") or ""
            self._say(name.lower(), attributes.get("content"))
        elif tag == "title":
            self._say("<title>", node.text())
        elif tag == "html":
            self._say("<html>", attributes.get("lang") or attributes.get("xml:lang"))
        elif tag == "base":
            self._say("<base>", attributes.get("href"))
        elif tag == "link" and (attributes.get("rel") or "").lower() == "canonical":
            self._say("<canonical>", attributes.get("href"))
        elif tag == "time" and ("pubdate" in attributes or _is_published(attributes)):
            self._say("<time>", attributes.get("datetime"))
        elif tag == "script" and (attributes.get("type") or "").lower() == "application/ld+json":
            self._scripts.append(node.text() or "")

    def see_picture(self, attributes: Attributes, node: LexborNode) -> None:
        """Take note of the logo: the picture that leads home, which says whose page it is."""
        link = node.parent
        if link and link.tag == "a" and _HOME.fullmatch(link.attributes.get("href") or "-"):
            self._say("<logo>", attributes.get("alt"))

    def _of_logo(self) -> str | None:
        """What the logo says, if the title begins or ends with it; one word may be a town."""
        name = _LOGO.sub("", self._said.get("<logo>", ""))
        title, told = (self.title or "").casefold(), name.casefold()
        named = bool(name) and (title.startswith(told) or title.endswith(told))
        return name if named and (" " in name or name.isupper()) else None

    def write_missing(self, draft: Draft) -> None:
        """Add what JSON-LD offers for contact and the page does not show."""
        reachable = [node for node in self._ld_nodes if any(key in node for key in _REACH)]
        if reachable:
            text = draft.all_text().lower()
            seen = _Seen(text, _digits(text))
            for node in reachable[:MAX_CONTACTS]:
                _write_node(node, draft, seen)

    def _say(self, name: str, value: str | None) -> None:
        if value and (text := settle(value)):
            self._said.setdefault(name, text)

    def _first(self, *names: str) -> str | None:
        return next((self._said[name] for name in names if name in self._said), None)

    @cached_property
    def _ld_nodes(self) -> list[dict[str, Any]]:
        """The objects of all JSON-LD, outer before inner, at most `MAX_NODES`."""
        nodes = (node for script in self._scripts for node in _objects(script))
        return list(islice(nodes, MAX_NODES))

    def _ld_site(self) -> str | None:
        publishers = (node.get("publisher") for node in self._ld_nodes)
        names = (_string(item.get("name")) for item in publishers if isinstance(item, dict))
        return next((settle(name) for name in names if name and settle(name)), None)

    def _ld_date(self) -> str | None:
        dates = (iso_date(_string(node.get("datePublished"))) for node in self._ld_nodes)
        return next((date for date in dates if date), None)


def _is_published(attributes: Attributes) -> bool:
    return "datepublished" in (attributes.get("itemprop") or "").lower()


def _objects(script: str) -> Iterator[dict[str, Any]]:
    if len(script) > MAX_JSON:
        return
    try:
        waiting: list[Any] = [json.loads(script)]
    except (ValueError, RecursionError):  # broken JSON-LD is common, and nobody sees it
        return
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            yield node
            waiting.extend(reversed(list(node.values())))
        elif isinstance(node, list):
            waiting.extend(reversed(node))


class _Seen(NamedTuple):
    """What the page shows, to look addresses and numbers up in."""

    text: str  # in lower case
    digits: str

    def has(self, mark: str, value: str) -> bool:
        if mark == "mailto":
            return value.lower() in self.text
        return _digits(value)[-TAIL_DIGITS:] in self.digits


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _write_node(node: dict[str, Any], draft: Draft, seen: _Seen) -> None:
    reach = [
        (mark, _SCHEME.sub("", settle(value)))
        for key, mark in _REACH.items()
        for value in _strings(node.get(key))
    ]
    if all(seen.has(mark, value) for mark, value in reach):
        return
    name = "fn" if "Person" in " ".join(_strings(node.get("@type"))) else "org"
    about = [(name, "name"), ("title", "jobTitle"), ("title", "contactType")]
    said = [(mark, settle(_string(node.get(key)) or "")) for mark, key in about]
    draft.stop(Gap.SECTION)
    draft.row = draft.new_row()
    for mark, text in said + reach:
        if text:
            opened = draft.open(mark)
            draft.line(text)
            draft.close(opened)
    draft.row = None


def _string(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _strings(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [item for item in values if isinstance(item, str) and item.strip()]
