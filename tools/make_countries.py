"""Make the table of countries that `pressdir.normalise.countries` reads.

    pip install babel
    python tools/make_countries.py

Names of countries in many languages come from the table of places, which is made first; how their
people and things are called stands in `demonyms.txt` beside this file. Every line of the table is
a name as `countries.key_of` has it, and behind a tab the codes of whom it may mean (ISO 3166-1),
after "~" where the name counts only as a country's, because among other words it is one of them.
"""

from collections import defaultdict
from pathlib import Path

from babel import Locale, localedata
from babel.languages import get_official_languages

from pressdir.normalise.countries import ACRONYMS, ALIKE, ASKED, key_of

HERE = Path(__file__).resolve().parent
NORMALISE = HERE.parent / "src" / "pressdir" / "normalise"
COUNTRY = "country"  # the kind of a place
WIDE = ("en", "fr", "es", "pt", "de", "it", "nl")  # whose short names many people know
SHORT = 5  # Latin letters of a name that is often somebody's, or a word: Siri, Inde, Kena
LEAST = 4  # and of one that always is: "us", "fin"


def named() -> dict[str, list[str]]:
    """The names in the table of places that mean a country before anything else."""
    _, places, names = (NORMALISE / "places.txt").read_text("utf-8").split("\n\n")
    facts = [line.split("\t") for line in places.split("\n")]
    found = {}
    for line in names.rstrip("\n").split("\n"):
        key, ids, *_ = line.split("\t")
        _, kind, region, *_ = facts[int(ids.lstrip("~!+").split(",")[0])]
        if kind == COUNTRY and not key.startswith(","):
            found[key_of(key)] = [region]
    return found


def called() -> dict[str, list[str]]:
    """How the people and things of a country are called."""
    found = defaultdict(list)
    for line in (HERE / "demonyms.txt").read_text("utf-8").splitlines():
        region, _, words = line.partition(" ")
        for word in words.split(", "):
            found[key_of(word)].append(region)
    return found


def well_known(region: str) -> set[str]:
    """How the country is called by itself, and in languages that many people know."""
    languages = (*WIDE, *(get_official_languages(region, de_facto=True) or ()))
    locales = map(Locale.parse, filter(localedata.exists, languages))
    return {key_of(locale.territories.get(region, "")) for locale in locales}


def main() -> None:
    """Write the table."""
    adjectives, names = called(), named()
    regions = sorted({region for codes in names.values() for region in codes})
    known = {key for region in regions for key in well_known(region)} | {*adjectives}
    coded = {region.lower(): [region] for region in regions}
    whose = {**coded, **ALIKE, **adjectives, **names}
    lines = []
    for key, codes in sorted(whose.items()):
        least = LEAST if key in known else SHORT + 1
        weak = key.isascii() and len(key) < least and key not in ACRONYMS
        lines.append(f"{key}\t{ASKED * weak}{' '.join(sorted(set(codes)))}\n")
    (NORMALISE / "countries.txt").write_text("\n" + "".join(lines), "utf-8")


if __name__ == "__main__":
    main()
