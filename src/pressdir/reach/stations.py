"""Where a contact sits: the place that its values name, and the time zone there.

The rule: a place is read, never concluded. The location names it, else the organisation ("IOM
Chad"), else a desk's name. No telephone number does: a prefix says who runs the network, people
take their numbers with them, a satellite is everywhere, and the zones that numbering plans are said
to have are wrong for Libya, Algeria, Morocco, Western Sahara and South Sudan.
"""

from dataclasses import dataclass
from functools import lru_cache

from pressdir.model import Contact, Kind
from pressdir.normalise import places
from pressdir.normalise.places import Place
from pressdir.outline import Outline

NARROWEST = ("city", "state", "country")


@dataclass(frozen=True, slots=True)
class Station:
    """The place where somebody works, and which value names it: a field of `Contact`."""

    place: Place
    basis: str

    @property
    def region(self) -> str:
        """The country, ISO 3166-1 alpha-2."""
        return self.place.region

    @property
    def zone(self) -> str | None:
        """The IANA zone; None for a country with several of which no city is named."""
        return self.place.zone

    @property
    def name(self) -> str:
        """The place in English: "Tripoli, Libya", "Libya"."""
        country = places.country(self.region)
        if self.place.kind == "country" or country is None or country.name == self.place.name:
            return self.place.name
        return f"{self.place.name}, {country.name}"


def of(contact: Contact) -> Station | None:
    """The duty station; None where no value names a place, or one names several."""
    desk = contact.kind is Kind.DESK and contact.name
    return named(contact.location or "", contact.org or "", str(desk or ""))


def outlined(outline: Outline) -> Station | None:
    """The duty station, as `of` gives it."""
    desk = outline.name if outline.kind == Kind.DESK else ""
    return named(outline.location, outline.org, desk)


@lru_cache(maxsize=1 << 14)
def named(location: str, org: str, desk: str) -> Station | None:
    """The duty station, of these texts; the last is the name of a desk."""
    said = {"location": location, "org": org, "name": desk}
    found = [Station(place, basis) for basis, text in said.items() if (place := _named(text))]
    if not found:
        return None
    first, *others = found
    if first.zone is None:  # "United States", of an office whose name has the city
        for other in others:
            if other.zone and other.region == first.region:
                return other
    return first


@lru_cache(maxsize=1 << 16)  # a directory has fewer places and organisations than people
def _named(text: str) -> Place | None:
    """The place that `text` names: a city, else the country. Two do only with one zone for both."""
    if not text:
        return None
    if place := places.find(text):
        return place
    found = places.regions_in(text)
    if len({place.region for place in found}) != 1:
        return None
    best = min(NARROWEST.index(place.kind) for place in found)
    same = [place for place in found if place.kind == NARROWEST[best]]
    return same[0] if len({place.zone for place in same}) == 1 else None
