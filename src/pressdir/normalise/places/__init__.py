"""Places: a name in any language -> its country, city and time zone.

The rule: a place is looked up, never guessed. The table holds the countries, their capitals,
the larger cities and towns that press offices sit in, each as many languages write it; of
homonyms the more populous counts, unless the page's language or a country behind it says else.
"""

from pressdir.normalise.places.meaning import (
    INFLECTING,
    bent,
    best,
    exact,
    inflects,
    is_acronym,
    is_surely,
)
from pressdir.normalise.places.running import LONGEST, hits, regions_in, settle
from pressdir.normalise.places.table import Place, capital_zone, country, key_of, row_of

__all__ = [
    "INFLECTING",
    "LONGEST",
    "Place",
    "capital_zone",
    "country",
    "find",
    "is_acronym",
    "is_surely",
    "key_of",
    "regions_in",
]

_LONGEST_NAME = 60  # characters; what is longer is no place


def find(name: str, *, lang: str | None = None, inflected: bool = False) -> Place | None:
    """The place that `name` means, in whatever language it is written; None when none is known.

    In scripts with capitals a name begins with one. `lang` (BCP 47) decides between homonyms.
    With `inflected`, case endings are cut, and `Place.local` is the nominative: "Киеве" gives
    "Киев". What follows a comma only counts as the name's country: "Geneva, Switzerland".
    """
    name = name.strip(" \t\n,;:()[]")
    if not name or len(name) > _LONGEST_NAME:
        return None
    row = row_of(key_of(name))
    called = row and (row.nominative or (lang and not inflects(lang)))
    forms = bent(name) if inflected and not called else ()
    if found := forms or exact(name):
        return best(found, lang)
    head, comma, _ = name.partition(",")
    named = hits(name, lang=lang, inflected=inflected) if comma else []
    if named and named[0].start == 0 and named[0].end == len(head):
        return next(iter(settle(name, named)), None)
    return None
