"""What a page says about itself, and the contacts that only its JSON-LD names.

Title, publisher, language, date and canonical host come from the head's elements; a Person,
Organization or ContactPoint of schema.org whose address or number is not to be seen on the page is
added at its end, as a section of its own.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from selectolax.lexbor import LexborNode

from pressdir.extract.readers.dates import iso_date
from pressdir.extract.readers.draft import Draft, settle
from pressdir.extract.readers.hosts import host_of
from pressdir.extract.readers.html_markup import Attributes
from pressdir.model import Gap

MAX_JSON: Final = 1 << 20  # characters of one script; real ones are under 20 kB
MAX_NODES: Final = 10_000
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
_LANG: Final = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}", re.IGNORECASE)


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
        return self._first(*_SITES[:2]) or self._ld_site() or self._first(*_SITES[2:4])

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
        found = [date for text in said if (date := iso_date(text))]
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

    def write_missing(self, draft: Draft) -> None:
        """Add what JSON-LD offers for contact and the page does not show."""
        seen = draft.all_text().lower() if self._scripts else ""
        for node in self._ld_nodes():
            _write_node(node, draft, seen)

    def _say(self, name: str, value: str | None) -> None:
        if value and (text := settle(value)):
            self._said.setdefault(name, text)

    def _first(self, *names: str) -> str | None:
        return next((self._said[name] for name in names if name in self._said), None)

    def _ld_nodes(self) -> Iterator[dict[str, Any]]:
        """Yield the objects of all JSON-LD, outer before inner, at most `MAX_NODES`."""
        left = MAX_NODES
        for script in self._scripts:
            for node in _objects(script):
                if left == 0:
                    return
                left -= 1
                yield node

    def _ld_site(self) -> str | None:
        for node in self._ld_nodes():
            publisher = node.get("publisher")
            if isinstance(publisher, dict) and (name := _string(publisher.get("name"))):
                return name
        return None

    def _ld_date(self) -> str | None:
        dates = (iso_date(_string(node.get("datePublished"))) for node in self._ld_nodes())
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


def _write_node(node: dict[str, Any], draft: Draft, seen: str) -> None:
    reach = [
        (mark, value)
        for key, mark in (("email", "mailto"), ("telephone", "tel"), ("faxNumber", "fax"))
        for value in _strings(node.get(key))
    ]
    if not reach or all(_is_seen(mark, value, seen) for mark, value in reach):
        return
    types = " ".join(_strings(node.get("@type")))
    name = "fn" if "Person" in types else "org"
    about = [(name, "name"), ("title", "jobTitle"), ("title", "contactType")]
    draft.stop(Gap.SECTION)
    draft.row = draft.new_row()
    for mark, value in [(mark, _string(node.get(key))) for mark, key in about] + reach:
        if text := settle((value or "").removeprefix("mailto:").removeprefix("tel:")):
            opened = draft.open(mark)
            draft.line(text)
            draft.close(opened)
    draft.row = None


def _is_seen(mark: str, value: str, seen: str) -> bool:
    if mark == "mailto":
        return value.lower().removeprefix("mailto:") in seen
    digits = re.sub(r"\D", "", value)[-TAIL_DIGITS:]
    return digits in re.sub(r"\D", "", seen)


def _string(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _strings(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [item for item in values if isinstance(item, str) and item.strip()]
