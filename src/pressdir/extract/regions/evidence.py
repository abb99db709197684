"""The countries that a page speaks for, near each of its lines.

Each reason speaks for a country with a weight: a place named beside the number, another number or
an address near it, the publisher's domain, the language.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pressdir.extract.regions import marks, postcodes, priors
from pressdir.model import Page, Phone
from pressdir.normalise import phones, places
from pressdir.normalise.patterns import waiting

ENOUGH = 1.5  # to tell a country
HINT = 100.0  # the user said so
BESIDE = 6.0  # a place on the same line
NEAR_PLACE = 4.0  # in the same block
NEAR_NUMBER = 4.0  # another number with its country code, in the same block
NEAR_DOMAIN = 5.0
DOMAIN = 3.5  # an address anywhere in the document
NUMBER = 2.5
SITE = 3.0  # a place in the publisher's name
DATELINE = 2.0
ONLY_HOME = 2.0  # more for the country of a language that is at home nowhere else
STRAY = 0.2  # of what a town says whose country does not speak the page's language,
WIDE = 4  # if fewer countries than these do,
LARGE = 500_000  # and it has fewer people
KNOWN = 200_000  # people of a town that is known by its name alone
MONEY = 2.5  # sums in what is paid with nowhere else
REGISTER = 2.5  # "SIRET 130 021 397": of a country that keeps such a register

BY_LANGUAGE = "the language"
REACH = 300  # characters of a line in which places are looked for
NEAR = 5  # lines
_SYLLABLES = waiting(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CHANCE = 3  # letters of a name that is also a word of many languages
HEAD = 700  # characters in which a dateline stands
SEVERAL = 2  # places of a country that a page names
MOST_LINES = 200  # lines in which places are counted
_TOP = re.compile(r"\.([A-Za-z]{2,24})\b(?!\.?[\w-])")


class Proof(NamedTuple):
    """A country, and by which reason."""

    region: str
    rule: str


class Votes(dict[str, tuple[float, str]]):
    """Countries, each with its weight and its strongest reason; the language is one if alone."""

    def add(self, region: str | None, weight: float, rule: str) -> None:
        """Let one more reason speak for a country; None is nobody's."""
        if not region:
            return
        before, first = self.get(region, (0.0, rule))
        stays = before >= weight
        if before >= ENOUGH <= weight and (BY_LANGUAGE in first) != (BY_LANGUAGE in rule):
            stays = BY_LANGUAGE in rule
        self[region] = before + weight, first if stays else rule


class Evidence:
    """What a page and the numbers read so far say of countries."""

    def __init__(
        self,
        page: Page,
        *,
        languages: Iterable[str],
        hint: str | None,
        domains: Mapping[int, set[str]],
    ) -> None:
        """`domains` are those of addresses found, by the number of their line."""
        self._page = page
        self._hint = hint
        self._languages = tuple(languages)
        self._domains = domains
        self._numbers: dict[int, set[str]] = {}
        self._places: dict[int, dict[str, float]] = {}
        self._whole: Votes | None = None
        self._census: str | None = None  # see `_most_named`; "" when there is none
        self._coded: str | None = None  # see `_of_postcode`; "" when there is none
        self._read: set[str] = set()  # countries of the national numbers read so far
        self._beside: dict[int, set[str]] = {}  # the same, by the number of their line

    def learn(self, line: int, number: Phone) -> None:
        """Take a number with its country code as a reason for those around it."""
        if region := phones.region_of(number):
            self._numbers.setdefault(line, set()).add(region)

    def note(self, line: int, numbers: Iterable[Phone]) -> None:
        """Take numbers whose country was found as a reason for those that leave it out, too."""
        told = set(filter(None, map(phones.region_of, numbers)))
        self._read |= told
        self._beside.setdefault(line, set()).update(told)

    def learned(self) -> Iterator[str]:
        """The countries of the numbers that write their country code."""
        for codes in self._numbers.values():
            yield from sorted(codes)

    def votes(self, line: int) -> Votes:
        """The countries that the document and the lines around speak for."""
        votes = Votes(self._document())
        for near in range(max(0, line - NEAR), min(len(self._page.lines), line + NEAR + 1)):
            apart = abs(near - line)
            for region in self._numbers.get(near, ()):
                votes.add(region, NEAR_NUMBER / (1 + apart), "a number beside it")
            for region in self._beside.get(near, ()) if not apart else ():
                votes.add(region, BESIDE, "the number beside it")
            for domain in sorted(self._domains.get(near, ())):
                weight = NEAR_DOMAIN / (1 + 0.3 * apart)
                votes.add(priors.of_domain(domain), weight, f"the domain {domain}")
            for region, share in self._named(near).items():
                weight = share * (NEAR_PLACE / apart if apart else BESIDE)
                votes.add(region, weight, "a place beside it")
        return votes

    def of_the_rest(self) -> Proof | None:
        """The one country that the rest of the page speaks for.

        That is the country of all other national numbers; else the one of the page's language in
        which most of the places lie that it names anywhere; else the one of its postcodes.
        """
        if len(self._read) == 1:
            return Proof(next(iter(self._read)), "the other numbers")
        if not self._read and (named := self._most_named()):
            return Proof(named, "the places it names")
        if not self._read and (named := self._of_postcode()):
            return Proof(named, "a postcode")
        return None

    def homes(self) -> Mapping[str, float]:
        """The countries of the page's language."""
        return priors.homes(self._spoken)

    @property
    def _spoken(self) -> str:
        """The page's language, where it is beyond doubt."""
        return next(iter(self._languages), "") or (self._page.lang or "").partition("-")[0]

    def _most_named(self) -> str | None:
        """The country of the page's language that it names several places of, and no other."""
        if self._census is None:
            homes = self.homes()
            named: dict[str, set[str]] = {}
            for line in self._page.lines[:MOST_LINES]:
                for place in _places(line.text):
                    if place.region in homes:
                        named.setdefault(place.region, set()).add(place.name)
            ranked = sorted(named, key=lambda region: -len(named[region]))
            counts = [len(named[region]) for region in ranked] + [0, 0]
            sure = counts[0] >= SEVERAL and counts[0] >= 2 * counts[1]
            self._census = ranked[0] if sure else ""
        return self._census or None

    def _of_postcode(self) -> str | None:
        """The one country whose postcodes the page has."""
        if self._coded is None:
            found = set(postcodes.regions(self._page.text, self._spoken))
            self._coded = found.pop() if len(found) == 1 else ""
        return self._coded or None

    def _named(self, line: int) -> Mapping[str, float]:
        """The countries of the places named on a line, and how much these say of it."""
        if line not in self._places:
            found: dict[str, float] = {}
            for place in _places(self._page.lines[line].text):
                found[place.region] = max(found.get(place.region, 0.0), self._share(place))
            self._places[line] = found
        return self._places[line]

    def _share(self, place: places.Place) -> float:
        """How much a place says of a country: "Maji Safi" is clean water, and no town's."""
        homes = self.homes()
        apart = bool(homes) and len(homes) < WIDE and place.region not in homes
        return STRAY if apart and place.kind == "city" and place.population < LARGE else 1.0

    def _document(self) -> Votes:
        """The countries that the document as a whole speaks for."""
        if self._whole is None:
            self._whole = votes = Votes()
            if self._hint:
                votes.add(self._hint.upper(), HINT, "your word")
            for region in self._tops():
                votes.add(region, DOMAIN, "the domain")
            for region in set().union(*self._numbers.values()):
                votes.add(region, NUMBER, "other numbers")
            self._vote_by_places(votes)
            self._vote_by_money(votes)
            if all(weight < DOMAIN for weight, _ in votes.values()):
                self._vote_by_registers(votes)
            self._vote_by_language(votes)
        return self._whole

    def _tops(self) -> set[str | None]:
        """The countries of all domains that the document names."""
        domains = {domain for near in self._domains.values() for domain in near}
        text = self._page.text
        tops = {
            match.group(1).casefold()
            for match in _TOP.finditer(text)
            if text[match.start() - 1].isalnum()
        }
        tops |= {domain.rpartition(".")[2] for domain in (*domains, self._page.host or "")}
        return {priors.of_domain(f"x.{top}") for top in tops}

    def _vote_by_places(self, votes: Votes) -> None:
        for text in (self._page.site, self._page.title):
            for place in _places(text or ""):
                weight = SITE * self._share(place)
                votes.add(place.region, weight, f"“{place.name}” in the publisher's name")
        head = self._page.text[:HEAD]
        for place in _places(head, HEAD):
            weight = DATELINE * (self._share(place) if _stands_apart(place, head) else STRAY)
            votes.add(place.region, weight, f"the dateline {place.name}")

    def _vote_by_money(self, votes: Votes) -> None:
        """Let the money of one country speak for it, where the page counts in no other's."""
        if land := marks.money(self._page.text):
            votes.add(land, MONEY, "its money")

    def _vote_by_registers(self, votes: Votes) -> None:
        """Let an account or a register that counts the publisher speak for its country."""
        if land := marks.account(self._page.text):
            votes.add(land, REGISTER, "a bank account")
        if land := marks.register(self._page.text):
            votes.add(land, REGISTER, "a number in its registers")

    def _vote_by_language(self, votes: Votes) -> None:
        declared, _, country = (self._page.lang or "").partition("-")
        if len(country) == len("MX"):  # "es-MX" names the country itself
            votes.add(country.upper(), NUMBER, f"the page's tag {self._page.lang}")
        for tag in self._languages[:1] or (declared,):
            homes = priors.homes(tag)
            for region, weight in homes.items():
                more = ONLY_HOME if len(homes) == 1 else 0.0
                votes.add(region, weight + more, f"{BY_LANGUAGE} {tag}")


def _places(text: str, reach: int = REACH) -> Iterator[places.Place]:
    """The places at the beginning of a text; three letters ("Sul", "Spa") are a chance.

    Where a sign is a syllable, two are a name: "香港".
    """
    for place in places.regions_in(text[:reach]):
        local = place.local
        if len(local) > _CHANCE or local.isupper() or _SYLLABLES.match(local):
            yield place


def _stands_apart(place: places.Place, text: str) -> bool:
    """Tell whether a small town stands by itself, or a comma or a date behind it.

    "Enterprise" is one in Alabama, and a word in "a Government of India Enterprise".
    """
    if place.kind != "city" or place.population >= KNOWN or not place.local.isascii():
        return True
    before, found, behind = text.partition(place.local)
    opens = not before.strip(" ") or before.rstrip(" ")[-1:] in "\n,(|–—-/:"
    closes = not behind.strip(" ") or behind.lstrip(" ")[:1] in "\n,(|–—-/:0123456789"
    return not found or opens or closes
