"""The properties of a vCard 4.0 as a JSContact Card (RFC 9553), by the rules of RFC 9555, 2.

What has no place in a Card goes into `vCardProps` as it is: a vCard made of the Card has it again.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from pressdir.formats.jcard.properties import TEXT, Property
from pressdir.formats.jscontact.resources import (
    BY_NAME,
    FEATURES,
    LABEL,
    LABEL_OF,
    LABELLED,
    Card,
    Entry,
    add,
    describe,
    entries_of,
    several,
)

VERSION = "1.0"
PROPS = "vCardProps"
PARTS = ("surname", "given", "given2", "title", "credential")  # the components of N
GENERATIONS = (
    frozenset(  # RFC 9553, 2.2.1.2; in an N of five components they stand among the suffixes
        "jr sr jun sen junior senior ii iii iv v 2nd 3rd 4th fils père hijo filho neto".split()
    )
)
BESIDE = frozenset({"title", "credential", "generation"})  # what a full name may leave out
ADDRESS = ("postOfficeBox", "apartment", "name", "locality", "region", "postcode", "country")
# Components behind these seven (RFC 9554, 2.1), which say the second and the third in full.
FULLER = ("room", "apartment", "floor", "number", "name", "building", "block", "subdistrict",
          "district", "landmark", "direction")  # fmt: skip
SAID_IN_FULL = frozenset({1, 2})
GENDERS = frozenset("animate common feminine inanimate masculine neuter".split())
ANNIVERSARIES: Mapping[str, str] = {"bday": "birth", "anniversary": "wedding", "deathdate": "death"}

_SUFFIXES = re.compile(r"\s*,\s*")
_NO_DIGIT = re.compile(r"[^0-9]+")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?|--(\d\d)(?:-(\d\d))?")
_UTC = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_ZONE = re.compile(r"[A-Za-z_]{1,30}(?:/[A-Za-z0-9_+-]{1,30}){1,2}|UTC")


def card_of(properties: Iterable[Property]) -> Card:
    """The Card that `properties` are."""
    card: Card = {"@type": "Card", "version": VERSION}
    left: list[Property] = []
    for each in _labelled(list(properties)):
        name = each[0]
        if name in BY_NAME:
            made = entries_of(each)
            for entries, entry in made:
                add(card, entries, entry)
            if not made:
                left.append(each)
        elif name not in RULES or not RULES[name](card, each):
            left.append(each)
    left = [each for each in left if not _called(card, each)]
    if "name" in card:
        _put_in_order(card["name"])
    if left:
        card[PROPS] = left
    return card


def _labelled(found: list[Property]) -> list[Property]:
    """The properties; one with a label in its group has it as a parameter instead of the group."""
    groups: dict[str, list[Property]] = {}
    for each in found:
        if group := each[1].get("group"):
            groups.setdefault(group, []).append(each)
    moved = set()  # labels that are now a parameter
    for members in groups.values():
        match sorted(members, key=_is_label):
            case [each, label] if each[0] in LABELLED and _is_label(label):
                each[1].pop("group")
                each[1][LABEL] = label[3]
                moved.add(id(label))
    return [each for each in found if id(each) not in moved] if moved else found


def _is_label(each: Property) -> bool:
    return bool(each[0] == LABEL)


def _called(card: Card, each: Property) -> bool:
    """Whether it is the label of an entry here, which now has it."""
    if each[0] != LABEL or not isinstance(of := each[1].get(LABEL_OF), str):
        return False
    for entries, key in (("emails", "address"), ("phones", "number"), ("links", "uri")):
        for entry in card.get(entries, {}).values():
            if "label" not in entry and _bare(entry[key]) == _bare(of):
                entry["label"] = each[3]
                return True
    return False


def _bare(value: str) -> str:
    """An address or a number, however it is spelled."""
    plain = value.removeprefix("tel:").casefold()
    return plain if "@" in plain or "/" in plain else _NO_DIGIT.sub("", plain)


# --- properties that are no entry of one value: each says whether it found a place ---------------


def _uid(card: Card, each: Property) -> bool:
    card["uid"] = each[3]
    return True


def _kind(card: Card, each: Property) -> bool:
    card["kind"] = each[3]
    return True


def _product(card: Card, each: Property) -> bool:
    card["prodId"] = each[3]
    return True


def _moment(key: str) -> Callable[[Card, Property], bool]:
    def put(card: Card, each: Property) -> bool:
        if key in card or not (isinstance(each[3], str) and _UTC.fullmatch(each[3])):
            return False
        card[key] = each[3]
        return True

    return put


def _language(card: Card, each: Property) -> bool:
    if "language" in card or each[1]:
        return False
    card["language"] = each[3]
    return True


def _full(card: Card, each: Property) -> bool:
    card.setdefault("name", {})["full"] = each[3]
    return True


def _parts(card: Card, each: Property) -> bool:
    components = [
        {"kind": _part(kind, one), "value": one}
        for kind, value in zip(PARTS, several(each[3]), strict=False)
        for whole in several(value)
        for one in (_SUFFIXES.split(whole) if kind == "credential" else [whole])
        if one
    ]
    if components:
        card.setdefault("name", {})["components"] = components
    return True


def _part(kind: str, value: str) -> str:
    is_one = kind == "credential" and value.casefold().rstrip(".") in GENERATIONS
    return "generation" if is_one else kind


def _put_in_order(name: Entry) -> None:
    """The components as the full name has them, and that they are in order, if they make it up.

    A title stands before the others, although a full name of ours leaves it out.
    """
    full, components = name.get("full"), name.get("components")
    if not full or not components:
        return
    placed = sorted(((full.find(each["value"]), each) for each in components), key=_place)
    inside = [each for at, each in placed if at >= 0]
    beside = [each for at, each in placed if at < 0]
    values = [each["value"] for each in inside]
    separator = next((one for one in (" ", "") if one.join(values) == full), None)
    if separator is None or not {each["kind"] for each in beside} <= BESIDE:
        return
    before = [each for each in beside if each["kind"] == "title"]
    after = [each for each in beside if each["kind"] != "title"]
    name["components"] = [*before, *inside, *after]
    name["isOrdered"] = True
    if not separator and len(components) > 1:
        name["defaultSeparator"] = separator


def _place(placed: tuple[int, Entry]) -> int:
    return placed[0]


def _organization(card: Card, each: Property) -> bool:
    first, *units = several(each[3])
    entry: Entry = {"name": first} if first else {}
    if named := [{"name": unit} for unit in units if unit]:
        entry["units"] = named
    describe(entry, each[1], {})
    entry.pop("pref", None)  # none of an organization's (RFC 9553, 2.2.3)
    if first or named:
        add(card, "organizations", entry)
    return bool(first or named)


def _phone(card: Card, each: Property) -> bool:
    entry: Entry = {"number": each[3]}
    types = several(each[1].get("type", []))
    features = {FEATURES[one]: True for one in types if one in FEATURES}
    if features:
        entry["features"] = features
    rest = [one for one in types if one not in FEATURES]
    describe(entry, {**each[1], "type": rest}, {})
    add(card, "phones", entry)
    return True


def _address(card: Card, each: Property) -> bool:
    values = [several(value) for value in several(each[3])]
    fuller = any(any(parts) for parts in values[len(ADDRESS) :])
    components = [
        {"kind": kind, "value": one}
        for at, (kind, parts) in enumerate(zip((*ADDRESS, *FULLER), values, strict=False))
        if not (fuller and at in SAID_IN_FULL)
        for one in parts
        if one
    ]
    params = dict(each[1])
    entry: Entry = {"components": components} if components else {}
    if isinstance(label := params.pop("label", None), str):
        entry["full"] = label
    elif [one["kind"] for one in components] == ["locality"]:
        entry["full"] = components[0]["value"]
    if isinstance(code := params.get("cc"), str) and len(code) == 2 and code.isalpha():
        entry["countryCode"] = params.pop("cc").upper()
    describe(entry, params, {})
    if not {"components", "full", "countryCode"} & set(entry):
        return False
    here = card.get("addresses", {})
    if len(here) == 1 and set(only := next(iter(here.values()))) <= {"timeZone", "coordinates"}:
        for key in list(only):
            entry[key] = only.pop(key)
        here.clear()
    add(card, "addresses", entry)
    return True


def _at_address(key: str, written: re.Pattern[str]) -> Callable[[Card, Property], bool]:
    """Where the card has one address, TZ and GEO are its (RFC 9555, 2.9); else one of their own."""

    def put(card: Card, each: Property) -> bool:
        here = card.get("addresses", {})
        entry: Entry = next(iter(here.values()), {})
        if len(here) > 1 or key in entry or each[1] or not written.fullmatch(str(each[3])):
            return False
        if not here:
            add(card, "addresses", entry)
        entry[key] = each[3]
        return True

    return put


def _keywords(card: Card, each: Property) -> bool:
    card.setdefault("keywords", {}).update(dict.fromkeys(map(str, each[3:]), True))
    return not each[1]


def _anniversary(card: Card, each: Property) -> bool:
    kind = ANNIVERSARIES[each[0]]
    date = _date(each[3]) if each[2] != TEXT and not each[1] else None
    if not date or kind in [one["kind"] for one in card.get("anniversaries", {}).values()]:
        return False
    add(card, "anniversaries", {"kind": kind, "date": date})
    return True


def _date(value: Any) -> Entry | None:  # noqa: ANN401 -- any JSON
    if isinstance(value, str) and _UTC.fullmatch(value):
        return {"@type": "Timestamp", "utc": value}
    if not isinstance(value, str) or not (match := _DATE.fullmatch(value)):
        return None
    said: Sequence[str | None] = match.groups()
    parts = zip(("year", "month", "day", "month", "day"), said, strict=True)
    return {"@type": "PartialDate", **{key: int(number) for key, number in parts if number}}


def _related(card: Card, each: Property) -> bool:
    """Whom somebody knows, by the uid of a card (RFC 9553, 2.1.8); a name alone has no place."""
    types = several(each[1].get("type", []))
    related = card.get("relatedTo", {})
    if each[2] != "uri" or set(each[1]) - {"type"} or each[3] in related:
        return False
    card["relatedTo"] = related
    related[each[3]] = {"relation": {str(one).lower(): True for one in types}}
    return True


def _gender(card: Card, each: Property) -> bool:
    spoken = card.get("speakToAs", {})
    if each[1] or "grammaticalGender" in spoken or each[3].lower() not in GENDERS:
        return False
    card["speakToAs"] = {**spoken, "grammaticalGender": each[3].lower()}
    return True


def _pronouns(card: Card, each: Property) -> bool:
    entry: Entry = {"pronouns": each[3]}
    describe(entry, each[1], {})
    add(card.setdefault("speakToAs", {}), "pronouns", entry)
    return True


def _passed_over(_card: Card, _each: Property) -> bool:
    return True


RULES: Mapping[str, Callable[[Card, Property], bool]] = {
    "version": _passed_over,
    "uid": _uid,
    "kind": _kind,
    "prodid": _product,
    "rev": _moment("updated"),
    "created": _moment("created"),
    "language": _language,
    "fn": _full,
    "n": _parts,
    "org": _organization,
    "tel": _phone,
    "adr": _address,
    "tz": _at_address("timeZone", _ZONE),
    "geo": _at_address("coordinates", re.compile(r"geo:[0-9.,+-]{3,60}")),
    "categories": _keywords,
    "related": _related,
    "gramgender": _gender,
    "pronouns": _pronouns,
    **dict.fromkeys(ANNIVERSARIES, _anniversary),
}
