"""The meaning of vCards: the properties of a card to a record.

A card is read for what it says. A line that is no content line becomes a line of the note, what a
record has no field for is kept as it stands, and a card that names nobody is handed back.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import unquote

from pressdir.errors import InvalidValueError
from pressdir.formats import values
from pressdir.formats.content import Content
from pressdir.formats.loaded import Loaded, Reject, uid_for, uid_of
from pressdir.formats.settings import Wishes
from pressdir.formats.vcard import parse, spare
from pressdir.formats.vcard.kept import KEPT
from pressdir.formats.vcard.lines import components, unescape
from pressdir.formats.vcard.parse import Card, Property
from pressdir.formats.vcard.write import ADDED, LANGUAGES, NOTED, PRODID
from pressdir.model import Contact, EmailAddress, Kind, Name, Phone, PhoneKind, Record

T = TypeVar("T")

# Of use to the program that wrote them alone, or said again by what we write.
PASSED_OVER = frozenset({"VERSION", "PRODID", "REV", ADDED})
EDGES = frozenset({"BEGIN", "END"})  # of something else within a card
KNOWN = frozenset(
    "FN N KIND X-ABSHOWAS X-ADDRESSBOOKSERVER-KIND ORG TITLE ROLE EMAIL TEL ADR LANG CATEGORIES"
    " NOTE URL UID".split()
)
GROUP = "group"
PHONE_KINDS = {"FAX": PhoneKind.FAX, "CELL": PhoneKind.MOBILE, "PAGER": PhoneKind.OTHER}
A_GROUP = "a group of contacts, not a contact"
FEW, LARGE = 32, 1 << 20  # cards that are read at once; characters of them that are many
LARGEST = 8 << 20  # characters of a card, its photo included: they all stand in the contact file
TOO_LARGE = "{} MB, and a card may have 8; take its photo out"
GOOGLES = ("myContacts", "starred")  # groups that Google sets itself: they are no tags
ORG_NAME = (0, 1)  # components, in the order in which they are asked
LOCALITY = (3, 4, 6)  # a city, else a region, else a country

_PREFERENCE = re.compile(r'PREF(?:="?(\d{1,3}))?')
_NAMED = re.compile(r"[;:]")
_WORD = re.compile(r'[;=,"]')
_PARTED = re.compile(r"[;\\]")  # of several components, or escaped
_VISUAL = str.maketrans("", "", "-.() ")  # RFC 3966, 3: separators that only look nice


@dataclass(slots=True)
class Reading:
    """The properties of a card that a record has fields for, and what is kept beside them."""

    found: dict[str, list[Property]] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)
    ours: bool = False
    added: int = 0  # lines of the note that we wrote
    labels: bool = True  # are kept without the value that they label
    region: str | None = None  # of national numbers

    def texts(self, name: str) -> list[str]:
        """What the properties of that name say, the empty ones left out."""
        if name not in self.found:
            return []
        said = [unescape(each.value).strip() for each in self.found[name]]
        return [text for text in said if text]

    def first(self, name: str) -> str | None:
        """What the first property of that name says; the others are kept."""
        properties = self.found.get(name)
        if not properties:
            return None
        if len(properties) > 1:
            self.kept += [each.line for each in properties[1:]]
        return unescape(properties[0].value).strip() or None

    def part(self, name: str, places: tuple[int, ...]) -> str | None:
        """The first component in `places` that says something; what says more is kept."""
        properties = self.found.get(name, ())
        text = None
        for each in properties:
            if places[0] == 0 and len(properties) == 1 and not _PARTED.search(each.value):
                return each.value.strip() or None
            parts = [part.strip() for part in components(each.value)]
            used = next((parts[at] for at in places if at < len(parts) and parts[at]), None)
            text = text or used
            if len(properties) > 1 or sum(map(bool, parts)) > bool(used):
                self.kept.append(each.line)
        return text


def load(data: Content, wishes: Wishes | None = None) -> Iterator[Loaded]:
    """Yield a record or a reject for each card in `data`, in their order."""
    region = wishes.region if wishes else None
    for some in batches(parse.cards(data)):
        yield from [loaded(card, region) if isinstance(card, Card) else card for card in some]


def batches(cards: Iterable[Card | Reject]) -> Iterator[list[Card | Reject]]:
    """The cards, a few at a time: what is done with many of them stays in the processor's caches.

    Card by card, with what is done to keep each in between, all takes half as long again.
    """
    some: list[Card | Reject] = []
    size = 0
    for card in cards:
        some.append(card)
        size += sum(map(len, card.lines)) if isinstance(card, Card) else 0
        if len(some) == FEW or size > LARGE:
            yield some
            some, size = [], 0
    yield some


def record_of(
    lines: Iterable[str], region: str | None = None, *, labels: bool = True
) -> Record | str:
    """The record that the content lines of a card say, or why it is none.

    National numbers are those of `region`. With `labels` off, what somebody calls a value that a
    record has a field for is left out.
    """
    reading = _sorted(lines)
    reading.labels, reading.region = labels, region
    return _record(reading)


def of_nobody(extra: Mapping[str, Any]) -> Mapping[str, Any]:
    """What reading a card kept, without the spelling of its UID: it is for somebody else's card."""
    lines = [each for each in extra.get(KEPT, ()) if _NAMED.split(each, 1)[0].upper() != "UID"]
    return {**extra, KEPT: lines} if KEPT in extra else extra


def too_large(size: int) -> str:
    """Why a card of that many characters is not taken; "" if it is."""
    return TOO_LARGE.format(size >> 20) if size > LARGEST else ""


def loaded(card: Card, region: str | None) -> Loaded:
    """What a card is."""
    record = too_large(sum(map(len, card.lines))) or record_of(card.lines, region)
    if isinstance(record, str):
        return Reject(record, parse.readable("\n".join(card.lines)), card.number)
    return record


def _sorted(lines: Iterable[str]) -> Reading:
    reading = Reading()
    found = reading.found
    for line in lines:
        each = parse.parsed(line)
        if each is None or each.name in EDGES:
            reading.strays.append(parse.readable(line).strip())
            continue
        name = each.name
        if name in found:
            found[name].append(each)
        elif name in KNOWN:
            found[name] = [each]
        elif name not in PASSED_OVER:
            reading.kept.append(each.line)
        elif name == ADDED and each.value.isdecimal():
            reading.added = int(each.value[:4])
        elif each.value == PRODID:
            reading.ours = True
    return reading


def _record(reading: Reading) -> Record | str:
    """The record that a card is, or why it is none."""
    kinds = reading.texts("KIND") + reading.texts("X-ADDRESSBOOKSERVER-KIND")
    if kinds and GROUP in map(str.lower, kinds):
        return A_GROUP
    org = reading.part("ORG", ORG_NAME)
    role = _role(reading)
    location = reading.part("ADR", LOCALITY)
    emails, phones = _emails(reading), _phones(reading)
    name = _name(reading)
    label = next((str(each) for each in (org, *emails, *phones) if each), None)
    if name is None and label is None:
        return "it names nobody, and has no e-mail and no number that can be read"
    note, langs = _note(reading)
    spoken = [*reading.texts("LANG"), *langs]
    nobody = name is None or _stands_in(reading, label, name)
    contact = Contact(
        _kind(reading, org, no_person=nobody),
        None if nobody else name,
        org,
        role,
        location,
        emails,
        phones,
        tuple(dict.fromkeys(spoken)) if spoken else (),
    )
    uid = _uid(reading, contact)
    url = reading.first("URL")
    kept = _kept(reading)
    return Record(uid, contact, (), _tags(reading), note, url, {KEPT: kept} if kept else {})


def _name(reading: Reading) -> Name | None:
    """The name that FN says, else N, without the honorific that N has for itself."""
    properties = reading.found.get("N")
    parts = [part.strip() for part in components(properties[0].value)] if properties else []
    family, given, additional, prefix, suffix = (*parts, "", "", "", "", "")[:5]
    said = reading.texts("FN")
    full = said[0] if said else " ".join(part for part in (given, additional, family) if part)
    if prefix and not reading.ours:
        full = full.removeprefix(f"{prefix} ").lstrip()
    return Name(full, family, given, additional, prefix, suffix) if full else None


def _stands_in(reading: Reading, label: str | None, name: Name) -> bool:
    """Whether FN, which every card must have, only repeats another property."""
    if name.family or name.given or name.additional:
        return False
    return reading.ours or name.full == (label or Kind.PERSON.value)


def _kind(reading: Reading, org: str | None, *, no_person: bool) -> Kind:
    kind = "".join(reading.texts("KIND")[:1]).lower()
    if kind:
        return Kind.PERSON if kind == "individual" else Kind.DESK
    if "COMPANY" in reading.texts("X-ABSHOWAS"):
        return Kind.DESK
    return Kind.DESK if org and no_person and not reading.ours else Kind.PERSON


def _role(reading: Reading) -> str | None:
    """The job title; ROLE where a program knows no other, else it is kept."""
    if role := reading.first("TITLE"):
        reading.kept += [each.line for each in reading.found.get("ROLE", ())]
        return role
    return reading.first("ROLE")


def _emails(reading: Reading) -> tuple[EmailAddress, ...]:
    return _preferred_first(
        reading, "EMAIL", lambda each: values.email(_written(each).removeprefix("mailto:"))
    )


def _phones(reading: Reading) -> tuple[Phone, ...]:
    def parsed(each: Property) -> Phone:
        text = _written(each)
        number = _of_uri(text) if text[:4].lower() == "tel:" else text
        return values.phone(number, _phone_kind(each.params), reading.region)

    return _preferred_first(reading, "TEL", parsed)


def _written(each: Property) -> str:
    return unescape(each.value).strip()


def _preferred_first(reading: Reading, name: str, parsed: Callable[[Property], T]) -> tuple[T, ...]:
    """The values of all properties of a name, each once; what is none stays as it was written."""
    read: dict[T, int] = {}
    properties = reading.found.get(name, ())
    for each in properties:
        try:
            value = parsed(each)
        except InvalidValueError:
            reading.kept.append(each.line)
            continue
        if len(properties) == 1:
            return (value,)
        read.setdefault(value, _preference(each.params))
    return tuple(sorted(read, key=read.__getitem__))


def _of_uri(uri: str) -> str:
    """The number of a `tel:` URI, with its extension (RFC 3966, 3)."""
    number, *params = unquote(uri[4:]).split(";")
    said = {name.lower(): value for name, _, value in (each.partition("=") for each in params)}
    context = said.get("phone-context", "")
    if context.startswith("+") and not number.startswith("+"):
        number = context + number
    extension = said.get("ext", "").translate(_VISUAL)
    return number.translate(_VISUAL) + (f";ext={extension}" if extension else "")


@lru_cache(maxsize=1024)
def _phone_kind(params: str) -> PhoneKind:
    kinds = (PHONE_KINDS.get(word) for word in _WORD.split(params))
    return next((kind for kind in kinds if kind), PhoneKind.UNKNOWN)


@lru_cache(maxsize=1024)
def _preference(params: str) -> int:
    """1 for the preferred value; what says nothing comes last (RFC 6350, 5.3)."""
    if "PREF" not in params:
        return 101
    match = _PREFERENCE.search(params)
    return int(match[1]) if match and match[1] else 1


def _tags(reading: Reading) -> tuple[str, ...]:
    if "CATEGORIES" not in reading.found:
        return ()
    tags = [
        tag.strip() for each in reading.found["CATEGORIES"] for tag in components(each.value, ",")
    ]
    groups = GOOGLES if GOOGLES[0] in tags and not reading.ours else ()
    return tuple(dict.fromkeys(tag for tag in tags if tag and tag not in groups))


def _note(reading: Reading) -> tuple[str | None, list[str]]:
    """The note without the lines that we added to it, and the languages that they say."""
    if not (reading.strays or "NOTE" in reading.found):
        return None, []
    lines = "\n".join(reading.texts("NOTE")).split("\n")
    at = _ours(lines, reading.added)
    ours = lines[at : at + reading.added]
    langs = [
        lang
        for line in ours
        if line.startswith(LANGUAGES)
        for lang in line.removeprefix(LANGUAGES).split(", ")
    ]
    del lines[at : at + len(ours)]
    note = "\n".join([*lines, *reading.strays]).strip()
    return note or None, langs


def _ours(lines: Sequence[str], added: int) -> int:
    """Where the `added` lines begin that are ours, the last such; people write behind them, too."""
    run = 0
    for at in range(len(lines) - 1, -1, -1) if added else ():
        run = run + 1 if lines[at].startswith(NOTED) else 0
        if run == added:
            return at
    return len(lines)


def _uid(reading: Reading, contact: Contact) -> str:
    """The uid of the record; its spelling is kept, where it is not ours."""
    said = reading.texts("UID")
    if not said:
        return uid_for(contact)
    uid = uid_of(said[0])
    if said[0] != f"urn:uuid:{uid}":
        reading.kept.append(reading.found["UID"][0].line)
    return uid


def _kept(reading: Reading) -> list[str]:
    """The lines to keep, without our own time zone; a label tells whose it is."""
    again = spare.again(reading.found)
    if not (reading.kept or again):
        return []
    names = [
        line.partition(":")[0].partition(";")[0].upper().rpartition(".") for line in reading.kept
    ]
    groups = {group for group, _, name in names if name != spare.LABEL}
    lines: list[str] = []
    for line, (group, _, name) in zip(reading.kept, names, strict=True):
        if name == spare.LABEL and group and group not in groups:
            label = line.partition(":")[2]
            lines += spare.labelled(reading.found, group, label) if reading.labels else ()
        elif not (name == "TZ" and reading.ours):
            lines.append(line)
    return lines + again
