"""XML, read without what makes it dangerous, and written.

No document type is read, so there are no entities but the five: none that grow without bound, and
none that lead to a file or another server. Depth and number of elements have a bound.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from xml.parsers import expat
from xml.sax.saxutils import escape

DAV: Final = "DAV:"
CARDDAV: Final = "urn:ietf:params:xml:ns:carddav"
DEEPEST: Final = 32  # elements within each other
MOST: Final = 1_500_000  # elements; a listing has some eight for a card
NONE: Final[Mapping[str, str]] = MappingProxyType({})


class BrokenError(Exception):
    """The text is no well-formed XML."""


class UnwantedError(Exception):
    """The XML has what no server needs to send."""


@dataclass(frozen=True, slots=True)
class Element:
    """An element, named by its namespace and name in one word."""

    name: str
    attributes: Mapping[str, str]
    text: str
    children: tuple["Element", ...]

    @property
    def local(self) -> str:
        """Its name alone."""
        return self.name.rpartition(" ")[2]

    def all(self, name: str, namespace: str = DAV) -> "list[Element]":
        """The children of a name."""
        return [child for child in self.children if child.name == f"{namespace} {name}"]

    def first(self, name: str, namespace: str = DAV) -> "Element | None":
        """The first child of a name."""
        return next(iter(self.all(name, namespace)), None)

    def word(self, name: str, namespace: str = DAV) -> str:
        """The text of the first child of a name, less the blanks around it."""
        child = self.first(name, namespace)
        return child.text.strip() if child else ""


def parsed(body: bytes) -> Element:
    """Return the outermost element of a document.

    Raises:
        BrokenError: it is no XML.
        UnwantedError: it has a document type, or is too deep or too large.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    within: list[tuple[str, Mapping[str, str], list[str], list[Element]]] = [("", NONE, [], [])]
    count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal count
        count += 1
        if len(within) > DEEPEST or count > MOST:
            raise UnwantedError("the answer has too many elements")
        within.append((name, attributes or NONE, [], []))

    def end(_name: str) -> None:
        name, attributes, texts, children = within.pop()
        within[-1][3].append(Element(name, attributes, "".join(texts), tuple(children)))

    def text(part: str) -> None:
        within[-1][2].append(part)

    def refuse(*_: object) -> None:
        raise UnwantedError("the answer has a document type")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(body, True)  # noqa: FBT003 - expat's way to say that this is all
    except (expat.ExpatError, LookupError, ValueError) as error:  # the last two of its encoding
        raise BrokenError(str(error)) from error
    return within[0][3][0]


def request(name: str, content: str) -> bytes:
    """Return the body of a request: an element of WebDAV, or of CardDAV as `C:...`."""
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<{name} xmlns="{DAV}" xmlns:C="{CARDDAV}">'
        f"{content}</{name}>"
    ).encode()


def element(name: str, text: str = "") -> str:
    """Return an element of a request."""
    return f"<{name}>{escape(text)}</{name}>" if text else f"<{name}/>"
