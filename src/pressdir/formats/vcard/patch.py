"""A card of another program, changed where the record says otherwise, and nowhere else.

What the card says as the record does keeps its line, byte for byte: the label that somebody gave
to a number, a type, the parts of a name. So do all properties that a record only keeps.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from pressdir.formats.settings import VERSION
from pressdir.formats.vcard import kept, parse, said
from pressdir.formats.vcard.kept import KEPT
from pressdir.formats.vcard.lines import fold, one_line
from pressdir.formats.vcard.read import PASSED_OVER, record_of, too_large
from pressdir.formats.vcard.spare import LABEL
from pressdir.formats.vcard.write import ADDED, PRODID, VERSIONS, properties
from pressdir.model import Record

# Properties that say one thing together.
NAMES = frozenset({"FN", "N"})
KINDS = frozenset({"KIND", "X-ABSHOWAS"})
ROLES = frozenset({"TITLE", "ROLE"})
NOTES = frozenset({"NOTE", ADDED})

# A property of somebody's own that either version may have as it is.
FREE = re.compile(
    r"(?:[A-Za-z0-9-]+\.)?X-[A-Za-z0-9-]+"
    r'(?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^",;:]*)(?:,(?:"[^"]*"|[^",;:]*))*)*:.*',
    re.IGNORECASE | re.DOTALL,
)
DECODED = re.compile(r";(?:ENCODING|CHARSET)=", re.IGNORECASE)  # of 2.1

FIRST = frozenset({"TITLE", "ROLE", "URL"})  # of which the first is read, and others are kept
SEVERAL = frozenset({"EMAIL", "TEL"})  # a line a value


@dataclass(frozen=True)
class Told:
    """A card, and the record that it says."""

    lines: tuple[str, ...]
    record: Record

    @cached_property
    def version(self) -> str:
        """Of the vCard; "" where it says none that is written."""
        return next((each for each in VERSIONS if each == self._first("VERSION")), "")

    @property
    def rev(self) -> str:
        """When it was changed last, as it says."""
        return self._first("REV")

    @property
    def ours(self) -> bool:
        """Whether we wrote it last."""
        return self._first("PRODID") == PRODID

    def _first(self, name: str) -> str:
        values = (each.value.strip() for each in _parsed(self.lines) if each.name == name)
        return next(values, "")


def told(text: str, *, as_ours: bool = False) -> Told | str:
    """The one card in `text`, or why there is none that can be a contact.

    `as_ours`: what only our own cards say by leaving it out counts, too.
    """
    cards = [*parse.cards(text.encode("utf-8", "surrogateescape"))]
    whole = [each for each in cards if isinstance(each, parse.Card)]
    if len(whole) != 1:
        return f"{len(whole)} cards in one" if whole else "no card"
    lines = tuple(whole[0].lines)
    if reason := too_large(sum(map(len, lines))):
        return reason
    found = record_of([*lines, *[f"PRODID:{PRODID}"] * as_ours])
    return found if isinstance(found, str) else Told(lines, found)


def spelt(lines: Iterable[object]) -> dict[str, str]:
    """Content lines, by a spelling in which two that say the same are equal."""
    found = {}
    for line in lines:
        if isinstance(line, str):
            for head, value in said.content_lines([line]):
                found[f"{head}:{value}"] = line
    return found


def written(record: Record, version: str = VERSION, rev: str = "") -> str:
    """The card of a contact that has none yet, without lines of the note on its sources."""
    bare = {name: value for name, value in record.extra.items() if name != KEPT}
    ours = _revised(properties(replace(record, extra=bare), {}, version), rev)
    return _folded(_with_kept(ours, record.extra.get(KEPT, ()), version))


def patched(there: Told, record: Record, rev: str = "") -> str:
    """The card `there` with what `record` says otherwise, in the card's own version."""
    if not there.version:
        return written(record, rev=rev)
    bare = {name: value for name, value in record.extra.items() if name != KEPT}
    ours = properties(replace(record, extra=bare), {}, there.version)
    return _folded(_together(there, record, _revised(ours, rev)))


def _with_kept(ours: list[str], lines: Iterable[object], version: str) -> Iterator[str]:
    """Our lines, and those that the record keeps: what is no standard's as it stands."""
    free: list[str] = []
    others: list[str] = []
    for line in kept.writable(lines):
        is_free = FREE.fullmatch(line) and not DECODED.search(line.partition(":")[0])
        (free if is_free else others).append(line)
    yield from kept.together(ours, others, version)
    yield from map(one_line, free)


def _folded(lines: Iterable[str]) -> str:
    return "\r\n".join(map(fold, ["BEGIN:VCARD", *lines, "END:VCARD", ""]))


def _revised(lines: Sequence[str], rev: str) -> list[str]:
    """The lines with another time of the last change."""
    if not rev:
        return [*lines]
    return [*(line for line in lines if not line.startswith("REV:")), f"REV:{rev}"]


def _together(there: Told, record: Record, ours: Sequence[str]) -> Iterator[str]:
    theirs = spelt(there.record.extra.get(KEPT, ()))
    mine = spelt(record.extra.get(KEPT, ()))
    stays = [*_staying(there, record, theirs, mine)]
    names = {each.name for each in stays if not (each.name in FIRST and _is(each, theirs))}
    values = {of for each in stays for of in _values_of(each)}
    added: list[str] = []
    yield from ours[:2]  # the version comes first, and whose card it is
    for line in ours[2:]:
        name = kept.name_of(line)
        if name in SEVERAL:
            if values.isdisjoint(_values_of_line(line)):
                added.append(_unpreferred(line) if name in names else line)
        elif name == "REV" or not names & _group(name):
            added.append(line)
    foreign = [line for said_so, line in mine.items() if said_so not in theirs]
    yield from _with_kept(added, foreign, there.version)
    yield from (each.line for each in stays)


def _staying(
    there: Told, record: Record, theirs: Mapping[str, str], mine: Mapping[str, str]
) -> Iterator[parse.Property]:
    """The lines of the card that stand as they are."""
    same = _same(there, record)
    values = {("EMAIL", str(each)) for each in record.contact.emails}
    values |= {("TEL", str(each)) for each in record.contact.phones}
    groups: set[str] = set()
    labels = []
    for each in _parsed(there.lines):
        is_kept = _is(each, theirs)
        if each.name == LABEL and _group_of(each):
            labels.append(each)
            continue
        if is_kept and each.name not in same.keys() - FIRST:
            stands = _is(each, mine) or each.name == "UID"
        elif each.name in SEVERAL:
            stands = not values.isdisjoint(_values_of(each))
        else:
            stands = same.get(each.name, each.name not in PASSED_OVER)
        if stands:
            groups.add(_group_of(each))
            yield each
    yield from (each for each in labels if _group_of(each) in groups)


def _same(there: Told, record: Record) -> dict[str, bool]:
    """Of the properties of a field, whether they say what the record says."""
    old, new = there.record.contact, record.contact
    langs = set(old.langs) == set(new.langs)
    note = there.record.note == record.note and (langs or there.version != VERSION)
    return {
        **dict.fromkeys(NAMES, old.name == new.name and old.label == new.label),
        **dict.fromkeys(KINDS, old.kind is new.kind),
        **dict.fromkeys(ROLES, old.role == new.role),
        **dict.fromkeys(NOTES, note),
        "ORG": old.org == new.org,
        "ADR": old.location == new.location,
        "URL": there.record.url == record.url,
        "CATEGORIES": set(there.record.tags) == set(record.tags),
        "LANG": langs,
    }


def _group(name: str) -> frozenset[str]:
    """The properties that say one thing together with those of that name."""
    alone = frozenset({name})
    return next((group for group in (NAMES, KINDS, ROLES, NOTES) if name in group), alone)


def _is(each: parse.Property, known: Mapping[str, str]) -> bool:
    return not known.keys().isdisjoint(spelt([each.line]))


def _values_of(each: parse.Property) -> Iterator[tuple[str, str]]:
    return _values_of_line(each.line) if each.name in SEVERAL else iter(())


def _values_of_line(line: str) -> Iterator[tuple[str, str]]:
    """The address or number of a line."""
    found = record_of(["FN:-", line])
    if isinstance(found, Record):
        yield from (("EMAIL", str(each)) for each in found.contact.emails)
        yield from (("TEL", str(each)) for each in found.contact.phones)


def _unpreferred(line: str) -> str:
    """The line of a value that comes behind others."""
    head, colon, value = line.partition(":")
    return head.replace(",PREF", "").replace(";PREF=1", "") + colon + value


def _group_of(each: parse.Property) -> str:
    return re.split("[:;]", each.line, maxsplit=1)[0].upper().rpartition(".")[0]


def _parsed(lines: Iterable[str]) -> Iterator[parse.Property]:
    return filter(None, map(parse.parsed, lines))
