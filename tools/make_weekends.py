"""Make the table of weekends that `pressdir.reach.hours` reads.

    pip install babel
    python tools/make_weekends.py

The days come from the week data of the Unicode CLDR (through babel); NOTICE has its terms. What it
lacks stands in `KNOWN`. A line is the days that are free, and the countries where they are;
Saturday and Sunday are free everywhere else.
"""

from collections import defaultdict
from pathlib import Path

from babel import Locale
from babel.core import get_cldr_version
from babel.localedata import locale_identifiers

TARGET = Path(__file__).resolve().parent.parent / "src" / "pressdir" / "reach" / "weekends.txt"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
USUAL = "sat sun"
# Countries that CLDR has no weekend for, so that it gives them Saturday and Sunday.
KNOWN = {
    "BD": "fri sat",  # by law since 2005
    "DJ": "fri sat",
    "MV": "fri sat",  # since 2013
    "NP": "sat",  # one day, the offices' week begins on Sunday
    "PS": "fri sat",
    "SO": "fri",
}


def weekends() -> dict[str, str]:
    """The free days of each country that has others than Saturday and Sunday."""
    found: dict[str, str] = {}
    for identifier in locale_identifiers():
        locale = Locale.parse(identifier)
        region = locale.territory or ""
        if region.isalpha():
            days = DAYS[locale.weekend_start : locale.weekend_end + 1]
            found[region] = " ".join(days)
    for region in KNOWN:
        if found.get(region, USUAL) != USUAL:
            raise LookupError(f"{region}: CLDR knows its weekend now, {found[region]}")
    return {region: days for region, days in {**found, **KNOWN}.items() if days != USUAL}


def main() -> None:
    """Write the table."""
    by_days: defaultdict[str, list[str]] = defaultdict(list)
    for region, days in sorted(weekends().items()):
        by_days[days].append(region)
    lines = [f"# Unicode CLDR {get_cldr_version()}, with additions: tools/make_weekends.py"]
    lines += [f"{days}: {' '.join(regions)}" for days, regions in sorted(by_days.items())]
    TARGET.write_text("\n".join([*lines, ""]), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
