"""Cards 3.0 of whole directories: of a contact as texts, without making the record first.

`write.card` says what a card is, and has the last word: `card` here gives the same bytes in a third
of the time, or None where a contact has something unusual. A test holds that of made-up contacts.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from pressdir.formats.settings import VERSION
from pressdir.formats.vcard import kept, write
from pressdir.formats.vcard.lines import SURE, WIDTH, component, fold, one_line
from pressdir.formats.vcard.targets import ANY
from pressdir.model import Name, PhoneKind, Release
from pressdir.normalise import names
from pressdir.normalise.names import usual

PARTS = ("family", "given", "additional", "prefix", "suffix")
# The fields that are told of here, as the contact file calls them; one with another is unusual.
FIELDS = frozenset(
    "uid kind name org role location emails phones langs tags url note sightings _s".split()
) | {*PARTS}

_HEAD = f"BEGIN:VCARD\r\nVERSION:{VERSION}\r\nPRODID:{write.PRODID}\r\nUID:urn:uuid:"
_END = "END:VCARD\r\n"
_TYPES = {kind.value: types for kind, types in write.TYPES.items()}
_SINGLE = (("org", "ORG:", ""), ("role", "TITLE:", ""), ("location", "ADR;TYPE=WORK:;;;", ";;;"))
_FAX = PhoneKind.FAX.value

Row = Mapping[str, Any]


def card(row: Row, releases: Mapping[str, Release]) -> str | None:
    """The card of a contact whose `row` is as we write it; None of one that is unusual."""
    if not row.keys() <= FIELDS:
        return None
    found = row.get
    sightings: Sequence[Row] = found("sightings", ())
    emails, phones, name = found("emails", ()), found("phones", ()), found("name")
    if [each for each in sightings if "doubt" in each] or _repeat(emails) or _repeat(phones):
        return None
    known = _known(sightings, releases) if releases else []
    kind = found("kind") or ("person" if name else "desk")
    label = name or found("org") or next(iter((*emails, *phones)), kind)
    lines = [_HEAD + one_line(row["uid"]), *_names(row, label, person=kind == "person")]
    if kind != "person":
        lines.append("X-ABSHOWAS:COMPANY")
    if emails:
        lines += _addresses(emails)
    if phones:
        lines += _numbers(phones, sightings)
    lines += [_often(head, row[key], tail) for key, head, tail in _SINGLE if key in row]
    if url := found("url"):
        lines.append(_narrow(f"URL:{kept.uri(url)}"))
    if tags := found("tags"):
        lines.append(_categories(tuple(tags)))
    langs = found("langs")
    added = [write.LANGUAGES + ", ".join(dict.fromkeys(langs))] if langs else []
    if known:
        added += write.sources(known)
    lines += _noted(found("note"), added)
    moments = [each["at"] for each in sightings] + [release.read for release in known]
    if moments and (rev := write.moment(max(moments))):
        lines.append(f"REV:{rev}")
    lines.append(_END)
    return "\r\n".join(lines)


def _repeat(values: Sequence[str]) -> bool:
    return len(values) > 1 and len({*values}) < len(values)


def _narrow(line: str) -> str:
    """The line as it is written."""
    return line if len(line) <= SURE or (len(line) <= WIDTH and line.isascii()) else fold(line)


def _known(sightings: Iterable[Row], releases: Mapping[str, Release]) -> list[Release]:
    """The releases that a contact was seen in, as far as they are known."""
    digests = {each.get("release", "") for each in sightings}
    return [releases[digest] for digest in digests if digest in releases]


def _names(row: Row, label: str, *, person: bool) -> list[str]:
    """FN and N."""
    full = row.get("name")
    bare = person and row.keys().isdisjoint(PARTS)
    if (
        full and bare and (parts := usual.parts(full))
    ):  # words of letters: nothing in them is escaped
        return [_narrow(f"FN:{full}"), _narrow(f"N:{parts[0]};{parts[1]};{parts[2]};;")]
    if not full:
        return [_narrow(f"FN:{component(label)}"), "N:;;;;"]
    name = Name(full, **{part: row[part] for part in PARTS if part in row})
    name = names.parted(name) if person else name
    said = [name.family, name.given, name.additional, name.prefix, name.suffix]
    if not any(said):
        said[1] = full
    written = ";".join([part and component(part) for part in said])
    return [_narrow(f"FN:{component(full)}"), _narrow(f"N:{written}")]


def _addresses(emails: Sequence[str]) -> list[str]:
    """A line for each address, the preferred one first."""
    first, *others = emails
    lines = [_narrow(f"EMAIL;TYPE=INTERNET,WORK,PREF:{component(first)}")]
    return lines + [_narrow(f"EMAIL;TYPE=INTERNET,WORK:{component(each)}") for each in others]


def _numbers(phones: Sequence[str], sightings: Iterable[Row]) -> list[str]:
    """A line for each number, in the order in which programs call them."""
    told = [each for each in sightings if "kind" in each and each["field"] == "phones"]
    if len(told) > 1:
        told.sort(key=lambda each: str(each["at"]))  # the newest has its word
    kinds: dict[str, str] = {each["value"]: each["kind"] for each in told if each["kind"]}
    if _FAX in kinds.values():
        phones = sorted(phones, key=lambda phone: kinds.get(phone) == _FAX)
    lines = []
    preferred = ",PREF"
    for phone in phones:
        number, _, extension = phone.partition(";ext=")
        types = _TYPES.get(kinds[phone], write.VOICE) if phone in kinds else write.VOICE
        behind = f"{ANY.extension}{extension}" if extension else ""
        lines.append(_narrow(f"TEL;TYPE={types}{preferred}:{number}{behind}"))
        preferred = ""
    return lines


def _noted(note: str | None, added: Sequence[str]) -> list[str]:
    """The note, with the lines that we add to it."""
    if not added:
        return [_narrow(f"NOTE:{component(note)}")] if note else []
    text = component("\n".join([note, *added] if note else added))
    return [_narrow(f"NOTE:{text}"), f"{write.ADDED}:{len(added)}"]


@lru_cache(maxsize=8192)
def _often(head: str, value: str, tail: str) -> str:
    """A line whose value stands in many cards: an organisation, a post, a place."""
    return _narrow(f"{head}{component(value)}{tail}")


@lru_cache(maxsize=1024)
def _categories(tags: tuple[str, ...]) -> str:
    return _narrow(f"CATEGORIES:{','.join(map(write.category, dict.fromkeys(tags)))}")
