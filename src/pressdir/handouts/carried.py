"""What the directory carries beside its list, as JSON: what its script needs, and shows on demand.

A card is the exporter's, byte for byte. What all cards begin and end with is carried once, and a
release once, however many values were seen in it. The script has no table of its own: letters,
sounds, zones and hours are told here.
"""

import json
import re
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Any, TypeAlias

from pressdir import merge
from pressdir.formats import Settings, vcard
from pressdir.formats.vcard.lines import one_line
from pressdir.handouts.entries import Told
from pressdir.handouts.markup import Markup
from pressdir.merge import ValueHistory
from pressdir.model import Record, Release
from pressdir.normalise import folding, languages, phones, sounds
from pressdir.normalise.sounds import abjads
from pressdir.reach import hours, stations

Row: TypeAlias = list[Any]

FIELDS = {
    "name": "name", "role": "role", "org": "organisation", "location": "place",
    "phones": "number", "emails": "address", "langs": "language", "tags": "tag", "url": "page",
}  # fmt: skip
RELEASES = 5  # of a value, the newest; the others are counted
# What an element `script` must not hold, what ends a line for some, and halves of characters.
UNSAFE = re.compile("[<>&\u2028\u2029\x7f\ud800-\udfff]")


def in_script(value: object) -> Markup:
    """JSON that an element `script` can hold."""
    told = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return Markup(UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", told))


class Zones:
    """The time zones that contacts sit in, each with the free days there, by number."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, tuple[str, ...]], int] = {}

    def of(self, record: Record) -> tuple[int, str] | None:
        """The number of a contact's zone, and its name; None where that is not known."""
        station = stations.of(record.contact)
        if station is None or station.zone is None:
            return None
        free = tuple(sorted(hours.weekend(station.region)))
        return self._known.setdefault((station.zone, free), len(self._known)), station.zone

    @property
    def told(self) -> list[Row]:
        """The zones in the order of their numbers."""
        return [[zone, *free] for zone, free in self._known]


class Data:
    """What is carried of the contacts that are taken, one after the other."""

    def __init__(self, releases: Mapping[str, Release], told: Told) -> None:
        self._releases, self._told = releases, told
        self._cited = _Cited(releases)
        self._cards: list[str] = []
        self._known: list[list[Row]] = []
        self._heard: set[str] = set()  # the letters of scripts
        self.zones = Zones()

    def take(self, record: Record, keys: str) -> None:
        """Carry the card of a contact, and where each of its values was seen."""
        self._cards.append("".join(vcard.dump([record], Settings(releases=self._releases))))
        self._known.append(_groups(record, self._releases, self._told, self._cited))
        self._heard.update(key[0] for key in keys.split())

    def settings(self) -> dict[str, Any]:
        """What the script needs to search, and to tell what time it is somewhere."""
        spelt = sorted(self._heard & sounds.SPELLINGS.keys())
        unspelt = [
            (letter, abjads.SCRIPTS[letter]) for letter in sorted(self._heard & {*sounds.ABJADS})
        ]
        return {
            "zones": self.zones.told,
            "office": [hours.OFFICE.start, hours.OFFICE.stop],
            "awake": [hours.AWAKE.start, hours.AWAKE.stop],
            "letters": folding.LETTERS,
            "marks": folding.MARKS,
            "spellings": {letter: list(sounds.SPELLINGS[letter]) for letter in spelt},
            "abjads": {letter: [script.latin, script.others] for letter, script in unspelt},
            "enough": sounds.ENOUGH,
        }

    def contacts(self) -> dict[str, Any]:
        """The cards and the values of the contacts, in their order."""
        head = _shared(self._cards)
        tail = _shared([card[len(head) :][::-1] for card in self._cards])[::-1]
        bodies = [card[len(head) : len(card) - len(tail)] for card in self._cards]
        rows = [list(row) for row in zip(bodies, self._known, strict=True)]
        return {"head": head, "tail": tail, "contacts": rows, "releases": self._cited.told}


def _shared(texts: Sequence[str]) -> str:
    """What all texts begin with."""
    first, last = min(texts, default=""), max(texts, default="")
    same = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    return "".join([char for char, _ in same])


class _Cited:
    """The releases that are named, by number."""

    def __init__(self, releases: Mapping[str, Release]) -> None:
        self._releases = releases
        self._known: dict[str, int] = {}

    def of(self, digest: str) -> int | None:
        """The number of a release; None for one that is not in the file."""
        if digest not in self._releases:
            return None
        return self._known.setdefault(digest, len(self._known))

    @property
    def told(self) -> list[Row]:
        """The releases in the order of their numbers."""
        return [_release(self._releases[digest]) for digest in self._known]


def _release(release: Release) -> Row:
    """Day, title, and address; of a file its name alone, for its folders are its reader's."""
    link, name = one_line(release.link), one_line(release.place)
    day = (release.date or release.read)[: len("2026-01-02")]
    return [day, one_line(release.title or "") or name, link, name]


def _groups(
    record: Record, releases: Mapping[str, Release], told: Told, cited: _Cited
) -> list[Row]:
    """What is known of the values, of which the same is known together, and where they stand."""
    groups: dict[tuple[str, tuple[int, ...], int], list[Row]] = {}
    for each in merge.history(record, releases):
        if each.field in FIELDS:
            numbers = [known for known in map(cited.of, each.releases) if known is not None]
            seen, others = tuple(numbers[:RELEASES]), len(numbers[RELEASES:])
            value = [FIELDS[each.field], one_line(_readable(each))]
            groups.setdefault((_said(record, each, told), seen, others), []).append(value)
    return [[said, list(seen), others, values] for (said, seen, others), values in groups.items()]


def _said(record: Record, known: ValueHistory, told: Told) -> str:
    """What is known of a value beside the releases that it stands in."""
    dead = merge.standing_of(record, known.value, told.now)
    doubts = [each.doubt for each in record.unsure if each.value == known.value]
    said = [
        "" if known.current else f"earlier, {known.last}",
        f"typed {known.last}".strip() if known.typed else "",
        dead.said[0] if dead.dead else "",
        *[f"not sure: {doubt}" for doubt in doubts],
    ]
    return one_line("; ".join(filter(None, said)))


def _readable(known: ValueHistory) -> str:
    if known.field == "phones":
        return phones.in_groups(known.value)
    return languages.name(known.value) if known.field == "langs" else known.value
