"""JSON and JSON Lines: the tree in order, an object a group, its keys as labels.

A string that holds HTML or paragraphs is read as such, so an article wrapped in JSON reads like
the article. Title, publisher, day and language are taken from the keys that feeds use for them.
"""

import json
import re
from dataclasses import replace
from typing import Any, Final

from pressdir.errors import UnreadableError
from pressdir.extract import readers
from pressdir.extract.readers.dates import iso_date
from pressdir.extract.readers.draft import Draft, settle
from pressdir.extract.readers.encoding import decode
from pressdir.extract.readers.hosts import host_of
from pressdir.model import Document, Gap, Page, Role

MEDIA_TYPE: Final = "application/json"

MAX_DEPTH: Final = 64  # objects within objects; feeds have ten
LONG: Final = 400  # characters without a space: an encoded picture or a key, no text

_HTML: Final = re.compile(
    r"</(?:p|div|a|li|h[1-6]|table|span|strong|b|em)>|<(?:p|br|div)\b[^<>]{0,200}>", re.IGNORECASE
)
_KEYS: Final = {
    "title": ("headline", "title", "subject"),
    "site": ("site", "site_name", "sitename", "publisher", "source", "provider"),
    "host": ("canonical", "canonicalurl", "canonical_url", "url", "link", "permalink"),
    "lang": ("lang", "language", "inlanguage", "locale"),
    "date": (
        "datepublished",
        "date_published",
        "publishedat",
        "published_at",
        "published",
        "pubdate",
        "date",
        "created",
    ),
}
# Said of an object, for programs (JSON-LD, JSContact, feeds): no text for a reader.
_ABOUT: Final = frozenset({"@context", "@id", "@type", "id", "kind", "type", "uid", *_KEYS["site"]})
# A name in two keys, compared without "_" and "-"; several of these name something else alone.
_GIVEN: Final = frozenset(
    """
    vorname firstname givenname forename prenom prénom nombre nombres nome imie imię jmeno jméno
    meno förnamn fornavn etunimi voornaam keresztnév prenume ime имя ім'я adı ad
    """.split()
)
_FAMILY: Final = frozenset(
    """
    nachname familienname lastname familyname surname nom apellido apellidos cognome sobrenome
    apelido nazwisko prijmeni příjmení priezvisko efternamn efternavn etternavn sukunimi achternaam
    vezetéknév nume prezime priimek фамилия прізвище soyadı soyad
    """.split()
)


def read(document: Document) -> Page:
    """Return the page of a JSON file. Raises `UnreadableError` when it is cut off or broken."""
    values = _values(decode(document.content, document.charset))
    draft = Draft()
    for value in values:
        draft.stop(Gap.SECTION)
        _Tree(draft).write(value)
    about = _about(values[0]) if len(values) == 1 else {}
    return replace(
        draft.page(MEDIA_TYPE),
        title=about.get("title"),
        site=about.get("site"),
        host=host_of(about.get("host")),
        lang=about.get("lang"),
        date=iso_date(about.get("date")),
    )


def _values(text: str) -> list[Any]:
    """Return the document's values: one, or one a line (JSON Lines)."""
    try:
        return [json.loads(text)]
    except RecursionError as error:
        raise UnreadableError("nests too deep for a document") from error
    except ValueError as error:
        whole = error
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except RecursionError as error:
        raise UnreadableError("nests too deep for a document") from error
    except ValueError as error:
        line = getattr(whole, "lineno", 1)
        raise UnreadableError(
            f"is JSON that is cut off or broken at line {line}", hint="Fetch the file again."
        ) from error


def _about(value: object) -> dict[str, str]:
    """Return what an article's own keys say, found at the top or one object below."""
    top = value if isinstance(value, dict) else {}
    below = {key: item for key, item in top.items() if isinstance(item, dict)}
    found: dict[str, str] = {}
    for scope in (top, *below.values()):
        keys = {str(key).lower(): item for key, item in scope.items()}
        for field, names in _KEYS.items():
            for text in (_text(keys.get(name)) for name in names):
                if text and field not in found:
                    found[field] = text
    return found


def _text(value: object) -> str | None:
    """Return a string, or the one that an object wraps: {"name": …}, {"rendered": …}."""
    if isinstance(value, dict):
        value = value.get("name") or value.get("rendered")
    return settle(value) or None if isinstance(value, str) and len(value) < LONG else None


class _Tree:
    """Writes a value and all below it."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft

    def write(self, value: object) -> None:
        """Write the document's value: a row only if it is one flat object."""
        flat = isinstance(value, dict) and not any(
            isinstance(item, dict | list) for item in value.values()
        )
        self._value(value, "", self.draft.new_row() if flat else None, 0)

    def _value(self, value: object, key: str, row: int | None, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise UnreadableError("nests too deep for a document")
        if isinstance(value, dict):
            self.draft.stop(Gap.BLOCK)
            inner = row if depth == 0 else self.draft.new_row()
            for name, item in _with_whole_name(value).items():
                if name.lower() in _ABOUT and isinstance(item, str):
                    continue
                self._value(item, name, inner, depth + 1)
            self.draft.stop(Gap.BLOCK)
        elif isinstance(value, list):
            for item in value:
                self._value(item, key, row, depth + 1)
        elif isinstance(value, str):
            self._string(value, key, row)
        elif isinstance(value, int | float) and not isinstance(value, bool):
            self._line(str(value), key, row)

    def _string(self, text: str, key: str, row: int | None) -> None:
        if len(text) > LONG and " " not in text:
            return
        kind = _kind(text)
        if kind is None:
            self._line(text, key, row)
            return
        inner = Document("", text.encode("utf-8", "replace"), kind, "utf-8")
        self.draft.paste(readers.read_as(kind, inner), Gap.SECTION)
        self.draft.stop(Gap.SECTION)

    def _line(self, text: str, key: str, row: int | None) -> None:
        draft = self.draft
        draft.role = Role.HEADING if key.lower() == "headline" else Role.TEXT
        draft.label, draft.row = settle(key), row
        draft.line(text)
        draft.role, draft.label, draft.row = Role.TEXT, "", None


def _with_whole_name(value: dict[str, Any]) -> dict[str, Any]:
    """Return the object with a name given in two keys as one: {"vorname": …, "nachname": …}."""
    given, family = _keyed(value, _GIVEN), _keyed(value, _FAMILY)
    if len(given) != 1 or len(family) != 1 or "name" in value:
        return value
    whole = f"{value[given[0]]} {value[family[0]]}"
    first = next(key for key in value if key in {*given, *family})
    return {
        "name" if key == first else key: whole if key == first else item
        for key, item in value.items()
        if key == first or key not in {*given, *family}
    }


def _keyed(value: dict[str, Any], names: frozenset[str]) -> list[str]:
    """Return the keys of a short text that are among `names`."""
    return [
        key
        for key, item in value.items()
        if key.lower().replace("_", "").replace("-", "") in names
        and isinstance(item, str)
        and 0 < len(item.strip()) < LONG
    ]


def _kind(text: str) -> str | None:
    if _HTML.search(text):
        return "text/html"
    return "text/plain" if "\n" in text.strip() else None
