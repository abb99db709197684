"""What attributes say about a text: links, microformats, microdata, icons.

hCard and h-card count inside their root only (`class="title"` means anything elsewhere), microdata
inside an item. A number counts as a fax when an icon, a class or a type beside it says so.
"""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from selectolax.lexbor import LexborNode

from pressdir.errors import InvalidEmailError
from pressdir.extract.readers.draft import Draft, OpenMark
from pressdir.extract.readers.targets import SIGNS, reached
from pressdir.normalise.emails import unmask_cloudflare
from pressdir.normalise.escaped import unquoted
from pressdir.normalise.patterns import waiting
from pressdir.normalise.scripted import shifted

Attributes = Mapping[str, str | None]

NEAR: Final = 60  # characters behind a fax icon in which its number begins
_MASKED: Final = "/email-protection#"  # what follows is an address as Cloudflare writes it
_REACHING: Final = (_MASKED, *SIGNS)  # of a link to a page that reaches somebody after all
_SCRIPTED: Final = ("#", "javascript")  # where a link leads whose target a script writes
# TYPO3: javascript:linkTo_UnCryptMailto('…'); later ones write the quotes as %27.
_MOVED: Final = waiting(r"javascript:\w{1,40}\('([^']{8,300}?)'")

_HIDDEN_STYLE: Final = waiting(r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)")
_ICON_FONT: Final = waiting(r"\bmaterial-(?:icons|symbols)", re.IGNORECASE)
_FAX: Final = waiting(
    r"(?<![a-z])(?:tele|télé)?fax|faks|télécop|факс|传真|傳真|ファックス|팩스", re.IGNORECASE
)
_NUMBER: Final = waiting(r"[+(]?\d[\d\s()./–-]{4,30}\d")
_LABEL: Final = waiting(  # stems of what an icon beside a number or an address is called
    r"fax|faks|факс|phone|fon\b|t[eé]l|тел|mobil|handy|cell|móvil|gsm|mail|correo|courriel|почта"
    r"|電話|电话|전화|هاتف|whatsapp|sms|signal|contact|kontakt",
    re.IGNORECASE,
)
AT_SIGNS: Final = frozenset({"@", "(at)", "[at]"})  # of a picture in the middle of an address
_LONGEST_LABEL: Final = 24
_HCARD: Final = {
    "fn": "fn",
    "p-name": "fn",
    "org": "org",
    "p-org": "org",
    "organization-name": "org",
    "title": "title",
    "p-job-title": "title",
    "role": "title",
    "p-role": "title",
    "locality": "locality",
    "p-locality": "locality",
    "email": "mailto",
    "u-email": "mailto",
    "tel": "tel",
    "p-tel": "tel",
    "fax": "fax",
}
_MICRODATA: Final = {
    "jobtitle": "title",
    "telephone": "tel",
    "faxnumber": "fax",
    "email": "mailto",
    "worksfor": "org",
    "affiliation": "org",
    "addresslocality": "locality",
}
_COMMENTS: Final = frozenset(["commentlist", "comment-list", "comments-area", "comment-respond"])
_PAGE_PARTS: Final = frozenset(
    "footer site-footer page-footer foot pied pie fusszeile header site-header page-header nav "
    "navbar navigation menu sidebar contentinfo banner complementary".split()
)
_TELLING: Final = frozenset(["class", "id", "title", "aria-label", "itemscope", "itemprop"])
_CALLED: Final = ("class", "id", "title", "aria-label")
_REACHES: Final = frozenset(["telephone", "faxnumber", "email"])


@dataclass(slots=True)
class Says:
    """What an element's attributes say about its text."""

    marks: list[tuple[str, str]] = field(default_factory=list)
    actions: list[Callable[[], None]] = field(default_factory=list)  # when the element ends
    is_card: bool = False
    fallback: str = ""  # the text of an element that has none of its own


class Markup:
    """Reads attributes, and remembers the cards and items that are open."""

    def __init__(self, draft: Draft) -> None:
        self.term = ""  # the last `<dt>`
        self.cards = 0
        self.items: list[str] = []  # the types of the open microdata items, in lower case
        self._draft = draft

    def read(self, tag: str, attributes: Attributes) -> Says | None:
        """Return what the attributes say; None when that is nothing."""
        if _TELLING.isdisjoint(attributes) and (tag != "a" or _leads_on(attributes.get("href"))):
            return None  # as most links
        says = Says()
        if tag == "a" and (href := attributes.get("href")):
            _link(href, says)
            if href.startswith(_SCRIPTED):
                _data(href, attributes, says)
        classes = attributes.get("class") or ""
        if classes:
            self._classes(classes, says)
        if "itemscope" in attributes or "itemprop" in attributes:
            self._microdata(attributes, says)
        if _is_fax(attributes) and not says.is_card:
            self._numbers("fax", says)
        return says if says.marks or says.actions or says.is_card else None

    def icon(self, attributes: Attributes) -> None:
        """Take an icon that says fax for the label of the number behind it."""
        name = f"{attributes.get('src') or ''} {attributes.get('alt') or ''}"
        if _FAX.search(name) or _is_fax(attributes):
            self._draft.number_follows("fax", NEAR)

    def hidden_item(self, attributes: Attributes) -> None:
        """Write the address or number of a `<meta itemprop>`, which belongs to the open item."""
        name = (attributes.get("itemprop") or "").lower()
        value = (attributes.get("content") or attributes.get("href") or "").strip()
        value = re.sub(r"^(?:mailto|tel|fax):", "", value)
        if name in _REACHES and value:
            self._draft.write(" ")
            mark = self._draft.open(_MICRODATA[name], value)
            self._draft.write(value)
            self._draft.close(mark)
            self._draft.write(" ")

    def _classes(self, classes: str, says: Says) -> None:
        names = _names(classes)
        if "vcard" in names or "h-card" in names:
            says.is_card = True
            self.cards += 1
            says.actions.append(self._end_card)
        if not self.cards:
            return
        for name in names:
            if mark := _HCARD.get(name):
                self._property(mark, says)

    def _microdata(self, attributes: Attributes, says: Says) -> None:
        names = (attributes.get("itemprop") or "").lower().split()
        for name in names:
            if mark := _MICRODATA.get(name):
                self._property(mark, says)
            elif name in {"name", "legalname"} and self.items:
                kind = self.items[-1]
                if kind.endswith("person"):
                    self._property("fn", says)
                elif "organization" in kind:
                    self._property("org", says)
        if "itemscope" in attributes:
            self.items.append((attributes.get("itemtype") or "").lower())
            says.actions.append(self._end_item)
            says.is_card = says.is_card or self.items[-1].endswith(("person", "contactpoint"))

    def _property(self, mark: str, says: Says) -> None:
        if mark in {"tel", "fax"}:
            self._numbers(mark, says)
        elif mark == "mailto":
            opened = self._draft.open("")
            says.actions.append(lambda: self._address(opened))
        else:
            says.marks.append((mark, ""))

    def _numbers(self, name: str, says: Says) -> None:
        opened = self._draft.open("")
        says.actions.append(lambda: self._number(opened, name))

    def _number(self, opened: OpenMark, name: str) -> None:
        """Mark the number in an element; an element without text heads the number behind it."""
        start = opened.start
        text = self._draft.taken(opened)
        if start is None:
            if name == "fax":
                self._draft.number_follows("fax", NEAR)
            return
        if _FAX.search(text):
            name = "fax"
        found = _NUMBER.search(text)
        if found and len(text) <= NEAR:
            self._draft.mark(name, start + found.start(), start + found.end())
        elif not found and name == "fax" and len(text) <= NEAR:
            self._draft.number_follows("fax", NEAR)

    def _address(self, opened: OpenMark) -> None:
        start = opened.start
        text = self._draft.taken(opened)
        if start is not None and "@" in text and " " not in text:
            self._draft.mark("mailto", start, start + len(text))

    def _end_card(self) -> None:
        self.cards -= 1

    def _end_item(self) -> None:
        self.items.pop()


@lru_cache(maxsize=1024)  # a page has the same few hundreds of times
def _names(classes: str) -> tuple[str, ...]:
    """The classes of an element."""
    return tuple(classes.lower().split())


def _is_fax(attributes: Attributes) -> bool:
    """Whether an element is called a fax."""
    return any(map(_says_fax, filter(None, map(attributes.get, _CALLED))))


@lru_cache(maxsize=1024)
def _says_fax(called: str) -> bool:
    return _FAX.search(called) is not None


def is_hidden(tag: str, attributes: Attributes, style: str) -> bool:
    """Whether an element is not shown, as far as its own attributes tell."""
    if "hidden" in attributes and attributes["hidden"] != "until-found":
        return True
    if style and _HIDDEN_STYLE.search(style):
        return True
    if tag == "dialog" and "open" not in attributes:
        return True
    classes = attributes.get("class")
    return classes is not None and _ICON_FONT.search(classes) is not None


def is_apart(node: LexborNode, attributes: Attributes) -> bool:
    """Whether a division is the page's foot, head or menu by its name, as `<footer>` is by itself.

    A class may call the foot of a card so, too: it counts for what stands right in the body.
    """
    for name in ("id", "role"):
        if (attributes.get(name) or "").lower() in _PAGE_PARTS:
            return True
    classes = attributes.get("class")
    if not classes or _PAGE_PARTS.isdisjoint(classes.lower().split()):
        return False
    outer = node.parent
    return outer is not None and ("body" in {outer.tag, outer.parent and outer.parent.tag})


def is_readers_word(attributes: Attributes) -> bool:
    """Whether an element holds what readers said below an article, as blogs call such elements."""
    if attributes.get("id") == "comments":
        return True
    classes = attributes.get("class") or ""
    return "comment" in classes and not _COMMENTS.isdisjoint(classes.split())


def icon_label(attributes: Attributes, node: LexborNode) -> str:
    """Return what an icon is called when that labels a contact: "Fax", "E-Mail"; else nothing."""
    for name in ("alt", "aria-label", "title"):
        text = (attributes.get(name) or "").strip()
        if text in AT_SIGNS or ("@" in text and " " not in text):
            return text
        if text and len(text) <= _LONGEST_LABEL and _LABEL.search(text):
            return text
    if node.tag == "svg" and (title := node.css_first("title")):
        text = title.text().strip()
        return text if len(text) <= _LONGEST_LABEL and _LABEL.search(text) else ""
    return ""


def _data(href: str, attributes: Attributes, says: Says) -> None:
    """Read the mailbox that a script makes a link of: whole, in two parts, or letters moved on."""
    token = attributes.get("data-mailto-token") or (_MOVED.match(unquoted(href)) or ("", ""))[1]
    if token and (target := shifted(token)):
        _link(target, says)
        return
    parts = (attributes.get("data-user"), attributes.get("data-domain"))
    found = attributes.get("data-email") or attributes.get("data-mail")
    found = found or ("@".join(filter(None, parts)) if all(parts) else "")
    if found and "@" in found:
        _link(f"mailto:{found}", says)


def _leads_on(href: str | None) -> bool:
    """Whether a link leads to another page, or nowhere."""
    return not href or (
        href.startswith(("/", "http")) and not any(sign in href for sign in _REACHING)
    )


def _link(href: str, says: Says) -> None:
    if _MASKED in href:
        with suppress(InvalidEmailError):
            href = f"mailto:{unmask_cloudflare(href.partition('#')[2])}"
    if target := reached(href):
        says.marks.extend((target.mark, value) for value in target.values)
        says.fallback = ", ".join(target.values)
