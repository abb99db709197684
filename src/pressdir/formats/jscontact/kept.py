"""What a Card says and a record has no field for: kept as a part of a Card, and given back with it.

A part of an entry that a field is made of goes when that value is gone: somebody removed it here.
"""

import re
from collections.abc import Iterator
from typing import Any

from pressdir.errors import InvalidValueError
from pressdir.formats.jscontact.read import N, full_name, place_of
from pressdir.formats.jscontact.resources import MAPS, Card, Entry
from pressdir.formats.jscontact.write import PROPS
from pressdir.formats.vcard.lines import clean

KEY = "jscontact"  # of `Record.extra`
OURS = frozenset({"@type", "version", "uid", "updated", "prodId", PROPS})
ENTRIES = (MAPS - {"notes"}) | {"organizations", "phones", "addresses", "anniversaries"}
# Of these a record has its own: an entry that it does not have was removed.
FIELDS = frozenset(
    {"emails", "titles", "preferredLanguages", "notes", "links", "organizations", "phones",
     "addresses", "keywords", "name", "kind"}
)  # fmt: skip
REFERRING = frozenset({"localizations"})  # names entries by their ids (RFC 9553, 2.7.1)
VALUES = ("address", "number", "pref")
PARTS = frozenset(kind for kinds in N for kind in kinds)
ADDED = "pressdir"  # the id of a note of ours beside those that were read
DEEPEST = 32  # levels of what is kept; those of RFC 9553 are eight

_NO_DIGIT = re.compile(r"[^0-9]+")


def beside(card: Card, written: Card) -> Card:
    """What of `card` is not in `written`, which is what we write of it.

    Raises:
        InvalidValueError: it is nested too deeply to be kept.
    """
    kept: Card = {}
    referred = not REFERRING.isdisjoint(card)
    for key, value in card.items():
        if key in OURS or value is None:
            continue
        ours = written.get(key)
        if ours == value and not referred:  # what most say, and soon seen
            continue
        if key in ENTRIES and isinstance(value, dict):
            found = by_value(key, ours)
            entries = {
                id_: entry
                for id_, entry in value.items()
                if referred or not _covers(found.get(value_of(key, entry)), _beside_value(entry))
            }
            if entries:
                kept[key] = entries
        elif key == "notes":
            if _more_than_a_text(value):
                kept[key] = value
        elif not _covers(ours, value):
            kept[key] = value
    return {clean(key): _storable(value, DEEPEST) for key, value in kept.items()}


def together(card: Card, kept: Any) -> Card:  # noqa: ANN401 -- any JSON
    """`card` with what was kept beside it, where that still fits."""
    if not isinstance(kept, dict):
        return card
    for key, value in kept.items():
        if key in OURS:
            continue
        if key in ENTRIES and isinstance(value, dict):
            entries = dict(_joined(key, card.get(key) or {}, value))
            if entries:
                card[key] = entries
        elif key == "notes":
            if key in card:
                card[key] = _noted(card[key], value)
        elif key == "name":
            card[key] = _named(card.get(key) or {}, value)
        elif key == "kind":
            card[key] = value if card.get(key) == "org" and value != "individual" else card[key]
        elif key not in card and key not in FIELDS:
            card[key] = value
    return card


def _beside_value(entry: Any) -> Any:  # noqa: ANN401 -- any JSON
    """An entry without its value, which is ours however it is spelled, as is the preference."""
    if not isinstance(entry, dict):
        return entry
    return {key: value for key, value in entry.items() if key not in VALUES}


def _more_than_a_text(notes: Any) -> bool:  # noqa: ANN401 -- any JSON
    """Whether notes say what one text cannot: several, or who wrote one, and when."""
    entries = [each for each in (notes or {}).values() if isinstance(each, dict)]
    return len(entries) > 1 or any(set(each) - {"@type", "note"} for each in entries)


def _joined(key: str, ours: Entry, kept: Entry) -> Iterator[tuple[str, Any]]:
    """Yield our entries, with what was kept of each and its id; then what no field is made of."""
    left = {value_of(key, entry): (id_, entry) for id_, entry in reversed(list(kept.items()))}
    for id_, entry in ours.items():
        known = left.pop(value_of(key, entry), None)
        if known is None or not isinstance(known[1], dict):
            yield (f"{id_}-2" if id_ in kept else id_), entry
        else:
            yield known[0], _with(entry, known[1])
    for id_, entry in kept.items():
        value = value_of(key, entry)
        if left.get(value, (None,))[0] == id_ and not (key in FIELDS and value):
            yield id_, entry


def _with(entry: Entry, kept: Entry) -> Entry:
    """What was kept of our entry; the value and which is the preferred one are ours."""
    ours = {key: entry[key] for key in VALUES if key in entry}
    return {**{key: kept[key] for key in kept if key != "pref"}, **ours}


def _noted(ours: Entry, kept: Any) -> Entry:  # noqa: ANN401 -- any JSON
    """The notes as they were, if ours still begins with what they say together."""
    try:
        said = [str(each["note"]).strip() for each in kept.values()]
    except (KeyError, TypeError, AttributeError):
        return ours
    whole, text = "\n".join(filter(None, said)), "".join(each["note"] for each in ours.values())
    if text == whole:
        return dict(kept)
    if whole and text.startswith(f"{whole}\n"):
        return {**kept, ADDED: {"note": text[len(whole) + 1 :]}}
    return ours


def _named(ours: Entry, kept: Any) -> Any:  # noqa: ANN401 -- any JSON
    """The name as it was, if it is still what the record says."""
    full = value_of("name", kept)
    if not full or full != ours.get("full"):
        return ours
    parted = any(kind in PARTS for kind, _ in _pairs(kept))
    return {**({} if parted else ours), **kept, "full": full}


def by_value(key: str, entries: Any) -> dict[str, Any]:  # noqa: ANN401 -- any JSON
    """Entries by what tells one from another."""
    return {value_of(key, each): each for each in (entries or {}).values()}


def value_of(key: str, entry: Any) -> str:  # noqa: ANN401 -- any JSON
    """What tells an entry from the others of its map, however it is spelled."""
    if not isinstance(entry, dict):
        return ""
    try:
        match key:
            case "emails":
                return str(entry["address"]).strip().casefold()
            case "phones":
                number = str(entry["number"])
                return _NO_DIGIT.sub("", number) or number
            case "addresses":
                return place_of(entry).strip()
            case "anniversaries":
                return str(entry["kind"])
            case "organizations":
                return str(entry.get("name") or entry["units"][0]["name"]).strip()
            case "name":
                return str(entry.get("full") or full_name(entry, _pairs(entry))).strip()
            case _:
                keys = ("uri", "name", "value", "language", "note", "user")
                return next((str(entry[each]).strip() for each in keys if entry.get(each)), "")
    except (KeyError, IndexError, TypeError, AttributeError):
        return ""


def _pairs(entry: Entry) -> list[tuple[str, str]]:
    return [(each["kind"], each["value"]) for each in entry.get("components", ())]


def _covers(ours: Any, theirs: Any) -> bool:  # noqa: ANN401 -- any JSON
    """Whether our text says what theirs says; the order of preference is ours."""
    match theirs:
        case dict():
            return isinstance(ours, dict) and all(
                key == "@type" or (key in ours and _covers(ours[key], value))
                for key, value in theirs.items()
                if value is not None
            )
        case list():
            return (
                isinstance(ours, list)
                and len(ours) == len(theirs)
                and all(map(_covers, ours, theirs))
            )
        case _:
            return bool(ours == theirs)


def _storable(value: Any, levels: int) -> Any:  # noqa: ANN401 -- any JSON
    """`value` with texts that can be encoded."""
    if levels == 0:
        raise InvalidValueError(f"nested more than {DEEPEST} levels deep")
    match value:
        case str():
            return clean(value)
        case list():
            return [_storable(each, levels - 1) for each in value]
        case dict():
            return {clean(key): _storable(each, levels - 1) for key, each in value.items()}
        case _:
            return value
