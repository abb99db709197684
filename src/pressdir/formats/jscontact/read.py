"""A JSContact Card as the properties of a vCard 4.0, by the rules of RFC 9555, 3.

Versions 1.0 and 2.0 are read alike. What is no Card by the types of RFC 9553 is refused, and its
place said; a property that this does not know is not looked at.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from pressdir.errors import InvalidValueError
from pressdir.formats.jcard.properties import TEXT, UNKNOWN, VERSION, Property
from pressdir.formats.jscontact import checks
from pressdir.formats.jscontact.resources import (
    BY_KIND,
    BY_NAME,
    CONTEXTS,
    DEFAULTS,
    EXPERT,
    FEATURES,
    KEYS,
    LABEL,
    MAPS,
    NAME,
    PARAMS,
    Entry,
    Resource,
)
from pressdir.formats.jscontact.write import ADDRESS, ANNIVERSARIES, PROPS

GROUPS = frozenset({"CardGroup", "Group"})  # of drafts; a Card of the kind "group" since
SAID = ("given", "given2", "surname", "surname2", "generation")  # of a full name, as one says it
N: tuple[tuple[str, ...], ...] = (
    ("surname", "surname2"), ("given",), ("given2",), ("title",), ("generation", "credential"),
)  # fmt: skip
ADR: tuple[tuple[str, ...], ...] = (
    ("postOfficeBox",),
    ("room", "apartment", "floor", "building"),
    ("number", "name", "block", "direction", "landmark", "subdistrict", "district"),
    ("locality",), ("region",), ("postcode",), ("country",),
)  # fmt: skip
PLACE = ("locality", "region", "country")
MOMENT = re.compile(
    r"\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\d(?:\.\d+)?Z"
)  # UTCDateTime, 1.4.5

_CONTEXTS = {context: kind for kind, context in CONTEXTS.items()}
_FEATURES = {feature: kind for kind, feature in FEATURES.items()}
_ANNIVERSARIES = {kind: name for name, kind in ANNIVERSARIES.items()}
_LEVELS = {level: expert for expert, level in EXPERT.items()}


def properties_of(card: Any) -> list[Property]:  # noqa: ANN401 -- any JSON
    """What a vCard says of whom `card` is about.

    Raises:
        InvalidValueError: it is no Card.
    """
    said = checks.mapping(card, "no Card")
    _is_card(said)
    found: list[Property] = [["version", {}, TEXT, VERSION]]
    for key, value in said.items():
        if key in RULES:
            found += RULES[key](value, key)
        elif key in MAPS:
            found += _resources(value, key)
    return _grouped(found)


def _is_card(card: Entry) -> None:
    type_ = checks.text(card.get("@type", "Card"), "@type")
    if type_ in GROUPS:
        raise InvalidValueError("a group of contacts, not a contact")
    if type_ not in {"Card", "ContactCard"}:
        raise InvalidValueError(f'no Card, but an object of the type "{type_[:40]}"')


def _single(name: str, type_: str = TEXT) -> Callable[[Any, str], list[Property]]:
    def read(value: Any, where: str) -> list[Property]:  # noqa: ANN401 -- any JSON
        return [[name, {}, type_, checks.text(value, where)]]

    return read


def _created(value: Any, where: str) -> list[Property]:  # noqa: ANN401 -- any JSON
    """When the Card was made (RFC 9553, 2.1.3); what is no such moment stays in the Card."""
    said = checks.text(value, where)
    return [["created", {}, "timestamp", said]] if MOMENT.fullmatch(said) else []


def _name(value: Any, where: str) -> list[Property]:  # noqa: ANN401 -- any JSON
    name = checks.mapping(value, where)
    components = checks.components(name, where)
    parts = [
        (", " if "credential" in kinds else " ").join(
            text for kind, text in components if kind in kinds
        )
        for kinds in N
    ]
    full = checks.text(name.get("full", ""), f"{where}/full") or full_name(name, components)
    found: list[Property] = [["fn", {}, TEXT, full]] if full else []
    return [*found, ["n", {}, TEXT, parts]] if components else found


def full_name(name: Entry, components: list[tuple[str, str]]) -> str:
    """What to call somebody of whom the components alone are known."""
    separator = name.get("defaultSeparator", " ")
    if name.get("isOrdered") is True and isinstance(separator, str):
        return separator.join(text for kind, text in components if kind in SAID)
    return " ".join(text for each in SAID for kind, text in components if kind == each)


def _organizations(value: Any, where: str) -> list[Property]:  # noqa: ANN401 -- any JSON
    found: list[Property] = []
    for entry, here in checks.objects(value, where):
        name = checks.text(entry.get("name", ""), f"{here}/name")
        units = [
            checks.text(checks.mapping(each, f"{here}/units").get("name"), f"{here}/units/name")
            for each in checks.sequence(entry.get("units", []), f"{here}/units")
        ]
        parts = [name, *units]
        if any(parts):
            found.append(["org", _params(entry, here), TEXT, parts if units else name])
    return found


def _phones(value: Any, where: str) -> list[Property]:  # noqa: ANN401 -- any JSON
    found: list[Property] = []
    for entry, here in checks.objects(value, where):
        number = checks.text(entry.get("number"), f"{here}/number")
        params = _params(entry, here)
        features = [
            _FEATURES.get(each, each)
            for each in checks.flags(entry.get("features", {}), f"{here}/features")
        ]
        if features:
            params["type"] = [*params.get("type", []), *features]
        type_ = "uri" if number[:4].lower() == "tel:" else TEXT
        found.append(["tel", params, type_, number])
    return found


def _addresses(value: Any, where: str) -> list[Property]:  # noqa: ANN401 -- any JSON
    found: list[Property] = []
    beside: dict[str, Property] = {}  # a card has one of each
    for entry, here in checks.objects(value, where):
        components = checks.components(entry, here)
        full = checks.text(entry.get("full", ""), f"{here}/full")
        parts = [" ".join(text for kind, text in components if kind in kinds) for kinds in ADR]
        if full and not components:
            parts[ADDRESS.index("locality")] = one_line(full)
        params = _params(entry, here)
        if full and full not in parts:
            params["label"] = full
        if code := checks.text(entry.get("countryCode", ""), f"{here}/countryCode"):
            params["cc"] = code
        if any(parts):
            found.append(["adr", params, TEXT, parts])
        if zone := checks.text(entry.get("timeZone", ""), f"{here}/timeZone"):
            beside.setdefault("tz", ["tz", {}, TEXT, zone])
        if geo := checks.text(entry.get("coordinates", ""), f"{here}/coordinates"):
            beside.setdefault("geo", ["geo", {}, "uri", geo])
    return [*found, *beside.values()]


def one_line(full: str) -> str:
    """A whole address as a place."""
    return ", ".join(filter(None, map(str.strip, full.split("\n"))))


def place_of(entry: Entry) -> str:
    """The place that a record has of an address: a city, else a region, else a country."""
    full = one_line(entry.get("full", ""))
    components = entry.get("components") or [{"kind": PLACE[0], "value": full}]
    said = [
        " ".join(each["value"] for each in components if each.get("kind") == kind) for kind in PLACE
    ]
    return next(filter(None, said), "")


def _keywords(value: Any, where: str) -> list[Property]:  # noqa: ANN401 -- any JSON
    tags = checks.flags(value, where)
    return [["categories", {}, TEXT, *tags]] if tags else []


def _anniversaries(value: Any, where: str) -> list[Property]:  # noqa: ANN401 -- any JSON
    """The dates that a vCard has a property for, each once."""
    found: dict[str, Property] = {}
    for entry, here in checks.objects(value, where):
        name = _ANNIVERSARIES.get(checks.text(entry.get("kind", ""), f"{here}/kind"))
        if name and (date := _date(checks.mapping(entry.get("date"), f"{here}/date"))):
            found.setdefault(name, [name, {}, "date-and-or-time", date])
    return list(found.values())


def _related(value: Any, where: str) -> list[Property]:  # noqa: ANN401 -- any JSON
    found: list[Property] = []
    for uid, entry in checks.mapping(value, where).items():
        here = f"{where}/{uid[:60]}"
        relation = checks.mapping(entry, here).get("relation", {})
        types = checks.flags(relation, f"{here}/relation")
        found.append(["related", {"type": types} if types else {}, "uri", uid])
    return found


def _spoken(value: Any, where: str) -> list[Property]:  # noqa: ANN401 -- any JSON
    """How somebody is spoken to, and of."""
    said = checks.mapping(value, where)
    found: list[Property] = []
    if gender := checks.text(said.get("grammaticalGender", ""), f"{where}/grammaticalGender"):
        found.append(["gramgender", {}, TEXT, gender.upper()])
    for entry, here in checks.objects(said.get("pronouns", {}), f"{where}/pronouns"):
        text = checks.text(entry.get("pronouns"), f"{here}/pronouns")
        found.append(["pronouns", _params(entry, here), TEXT, text])
    return found


def _date(date: Entry) -> str:
    if isinstance(utc := date.get("utc"), str):
        return utc
    year, month, day = (date.get(key) for key in ("year", "month", "day"))
    match year, month, day:
        case int(), int(), int():
            return f"{year:04}-{month:02}-{day:02}"
        case None, int(), int():
            return f"--{month:02}-{day:02}"
        case int(), int(), None:
            return f"{year:04}-{month:02}"
        case int(), None, None:
            return f"{year:04}"
        case _:
            return ""


def _resources(value: Any, entries: str) -> list[Property]:  # noqa: ANN401 -- any JSON
    """Entries of one value each."""
    found: list[Property] = []
    for entry, where in checks.objects(value, entries):
        resource = _resource(entries, entry, where)
        if resource.key not in entry and entries not in VALUED:
            continue  # of another form: a blob of JMAP, a profile without an address
        text = checks.text(entry.get(resource.key), f"{where}/{resource.key}")
        params = _params(entry, where)
        for param, key in KEYS.get(entries, {}).items():
            if key in entry:
                params[param] = _keyed(entry[key], f"{where}/{key}", resource.name)
        if text:
            found.append([resource.name, params, resource.type, text])
    return found


def _keyed(value: Any, where: str, name: str) -> str:  # noqa: ANN401 -- any JSON
    if isinstance(value, int):
        return str(value)
    level = checks.text(value, where)
    return _LEVELS.get(level, level) if name == "expertise" else level


VALUED = frozenset({"emails", "titles", "preferredLanguages", "notes", "nicknames"})


def _resource(entries: str, entry: Entry, where: str) -> Resource:
    name = entry.get(NAME)
    if isinstance(name, str) and name in BY_NAME and BY_NAME[name].entries == entries:
        return BY_NAME[name]
    kind = entry.get("kind", DEFAULTS.get(entries))
    if kind is not None:
        kind = checks.text(kind, f"{where}/kind")
    known = BY_KIND.get((entries, kind)) or BY_KIND.get((entries, None))
    return known or next(each for each in BY_KIND.values() if each.entries == entries)


def _params(entry: Entry, where: str) -> dict[str, Any]:
    """The parameters that a property has of an entry."""
    params: dict[str, Any] = {}
    if isinstance(kept := entry.get(PARAMS), dict):
        params.update(kept)
    if types := [
        _CONTEXTS.get(each, each)
        for each in checks.flags(entry.get("contexts", {}), f"{where}/contexts")
    ]:
        params["type"] = types
    if "pref" in entry:
        params["pref"] = str(checks.number(entry["pref"], f"{where}/pref"))
    if "label" in entry:
        params[LABEL] = checks.text(entry["label"], f"{where}/label")
    return params


def _kept(value: Any, where: str) -> list[Property]:  # noqa: ANN401 -- any JSON
    """What was a vCard's and had no place in a Card (RFC 9555, 2.15.1)."""
    return list(checks.sequence(value, where))


def _grouped(found: list[Property]) -> list[Property]:
    """The properties; a label stands beside its property, in a group of the two."""
    labelled = [each for each in found if _labels(each)]
    if not labelled:
        return found
    used = {str(each[1].get("group")).lower() for each in found if _has_params(each)}
    free = (f"item{number}" for number in range(1, len(found) + len(used) + 2))
    groups = (group for group in free if group not in used)
    for each in labelled:
        label = each[1].pop(LABEL)
        each[1]["group"] = group = next(groups)
        found.append([LABEL, {"group": group}, UNKNOWN, label])
    return found


def _has_params(each: Any) -> bool:  # noqa: ANN401 -- any JSON
    return isinstance(each, list) and len(each) > 1 and isinstance(each[1], dict)


def _labels(each: Any) -> bool:  # noqa: ANN401 -- any JSON
    return _has_params(each) and LABEL in each[1]


RULES: Mapping[str, Callable[[Any, str], list[Property]]] = {
    "uid": _single("uid", "uri"),
    "kind": _single("kind"),
    "prodId": _single("prodid"),
    "created": _created,
    "language": _single("language", "language-tag"),
    "name": _name,
    "organizations": _organizations,
    "phones": _phones,
    "addresses": _addresses,
    "keywords": _keywords,
    "anniversaries": _anniversaries,
    "relatedTo": _related,
    "speakToAs": _spoken,
    PROPS: _kept,
}
