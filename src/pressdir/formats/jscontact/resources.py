"""What JSContact has a map of entries for, where vCard has a property for each (RFC 9555, 2 and 3).

Both directions go by RESOURCES. Numbers, organisations, addresses and anniversaries, which are more
than one value with a few parameters, have functions of their own in `write` and `read`.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from pressdir.formats.jcard.properties import TEXT, TYPES, Property

Card = dict[str, Any]
Entry = dict[str, Any]

PARAMS = "vCardParams"  # what a property says and an entry has no key for (RFC 9555, 2.15.2)
LABEL = "x-ablabel"  # beside a property in its group; here a parameter of it
LABEL_OF = "x-of"  # a parameter of a label that stands alone: of which value it is
NAME = "vCardName"  # which of two properties an entry was, where its map does not tell
CONTEXTS: Mapping[str, str] = {"work": "work", "home": "private"}
FEATURES: Mapping[str, str] = {
    "voice": "voice",
    "fax": "fax",
    "cell": "mobile",
    "pager": "pager",
    "video": "video",
    "text": "text",
    "textphone": "textphone",
    "main-number": "main-number",
}
EXPERT: Mapping[str, str] = {"beginner": "low", "average": "medium", "expert": "high"}


class Resource(NamedTuple):
    """A property of a vCard, and the entries of a Card that it stands for."""

    name: str
    entries: str
    key: str  # of an entry, for the value
    kind: str | None = None
    bare: bool = False  # without contexts and preference

    @property
    def type(self) -> str:
        """What the property's value is."""
        return TYPES.get(self.name, TEXT)


RESOURCES = (
    Resource("email", "emails", "address"),
    Resource("title", "titles", "name", "title", bare=True),
    Resource("role", "titles", "name", "role", bare=True),
    Resource("lang", "preferredLanguages", "language"),
    Resource("note", "notes", "note", bare=True),
    Resource("url", "links", "uri"),
    Resource("contact-uri", "links", "uri", "contact"),
    Resource("nickname", "nicknames", "name"),
    Resource("photo", "media", "uri", "photo"),
    Resource("logo", "media", "uri", "logo"),
    Resource("sound", "media", "uri", "sound"),
    Resource("key", "cryptoKeys", "uri"),
    Resource("source", "directories", "uri", "entry"),
    Resource("org-directory", "directories", "uri", "directory"),
    Resource("caluri", "calendars", "uri", "calendar"),
    Resource("fburl", "calendars", "uri", "freeBusy"),
    Resource("caladruri", "schedulingAddresses", "uri"),
    Resource("socialprofile", "onlineServices", "uri"),
    Resource("impp", "onlineServices", "uri"),
    Resource("expertise", "personalInfo", "value", "expertise", bare=True),
    Resource("hobby", "personalInfo", "value", "hobby", bare=True),
    Resource("interest", "personalInfo", "value", "interest", bare=True),
)
BY_NAME: Mapping[str, Resource] = {each.name: each for each in RESOURCES}
# The first of a map is what an entry without a kind is, or with one that nobody knows.
BY_KIND: Mapping[tuple[str, str | None], Resource] = {
    (each.entries, each.kind): each for each in reversed(RESOURCES)
}
MAPS = frozenset(each.entries for each in RESOURCES)
DEFAULTS: Mapping[str, str] = {"titles": "title"}  # RFC 9553, 2.2.5

# Parameters that are a key of an entry, by the map that the entry is of.
KEYS: Mapping[str, Mapping[str, str]] = {
    **{
        entries: {"mediatype": "mediaType"}
        for entries in ("links", "media", "cryptoKeys", "calendars")
    },
    "directories": {"mediatype": "mediaType", "index": "listAs"},
    "personalInfo": {"level": "level", "index": "listAs"},
    "onlineServices": {"service-type": "service", "username": "user"},
}
LABELLED = frozenset(
    {"tel", *(each.name for each in RESOURCES if not each.bare)} - {"lang", "nickname"}
)
PREFERENCES: Mapping[str, int] = {str(number): number for number in range(1, 101)}


def several(value: Any) -> list[Any]:  # noqa: ANN401 -- any JSON
    """A list, where `value` is one or a single value."""
    return value if isinstance(value, list) else [value]


def add(card: Card, entries: str, entry: Entry) -> None:
    """Put `entry` into a map of `card`, under an id of its own."""
    found: dict[str, Entry] = card.setdefault(entries, {})
    found[f"{entries[0]}{len(found) + 1}"] = entry


def entries_of(each: Property) -> list[tuple[str, Entry]]:
    """The entries that a property is, each with the map that it is of."""
    name, params, kind, *values = each
    resource = BY_NAME[name]
    if kind != resource.type or not all(isinstance(value, str) for value in values):
        return []
    made = []
    for value in values:
        entry: Entry = {resource.key: value}
        if resource.kind:
            entry["kind"] = resource.kind
        if name == "impp":
            entry[NAME] = name
        describe(entry, params, KEYS.get(resource.entries, {}), bare=resource.bare)
        if name == "expertise" and entry.get("level") in EXPERT:
            entry["level"] = EXPERT[entry["level"]]
        made.append((resource.entries, entry))
    return made


def describe(
    entry: Entry, params: Mapping[str, Any], keys: Mapping[str, str], *, bare: bool = False
) -> None:
    """Give `entry` what `params` say: contexts, preference, the `keys`; the others as they are."""
    left: dict[str, Any] = {}
    for param, value in params.items():
        if param == "type" and not bare:
            contexts = {CONTEXTS[one]: True for one in several(value) if one in CONTEXTS}
            if contexts:
                entry["contexts"] = contexts
            if rest := [one for one in several(value) if one not in CONTEXTS]:
                left["type"] = rest if len(rest) > 1 else rest[0]
        elif param == "pref" and not bare and value in PREFERENCES:
            entry["pref"] = PREFERENCES[value]
        elif param == LABEL:
            entry["label"] = value
        elif param == "index" and param in keys and str(value).isdecimal():
            entry[keys[param]] = int(str(value)[:4])
        elif param in keys and isinstance(value, str) and param != "index":
            entry[keys[param]] = value
        else:
            left[param] = value
    if left:
        entry[PARAMS] = left
