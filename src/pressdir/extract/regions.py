"""Read a number that leaves its country out, by the country that the document proves.

Each reason speaks for a country with a weight: a place named beside the number, another number or
an address near it, the publisher's domain, the language. The number must be valid there. Where no
reason is strong enough, or two countries are equally likely, the number stays a doubt: a number
alone never tells its country, since most are valid in several.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache
from typing import NamedTuple

from pressdir.errors import InvalidPhoneError
from pressdir.extract import postcodes, tables
from pressdir.extract.anchors import Run
from pressdir.extract.finders.phones import explicit
from pressdir.model import Page, Phone
from pressdir.normalise import phones, places, plans
from pressdir.normalise.patterns import waiting

HINT = 100.0  # the user said so
BESIDE = 6.0  # a place on the same line
NEAR_PLACE = 4.0  # in the same block
NEAR_NUMBER = 4.0  # another number with its country code, in the same block
NEAR_DOMAIN = 5.0
DOMAIN = 3.5  # an address anywhere in the document
NUMBER = 2.5
SITE = 3.0  # a place in the publisher's name
DATELINE = 2.0
PLACE = 0.7
ONLY_HOME = 2.0  # more for the country of a language that is at home nowhere else
MONEY = 2.5  # sums in what is paid with nowhere else
SHAPED = 2.5  # 202-555-0143: three, three, four, as nobody else writes
GROUPING = 1.0  # the digits are grouped as that country groups them
TRUNK = 2.5  # what speaks against a country that would write a 0 before the number
ENOUGH = 1.5
CLEARLY = 0.4  # how far the best country must lie before the next

AT_HOME = 0.5  # of a language in a country

BY_LANGUAGE = "the language"
REACH = 300  # characters of a line in which places are looked for
NEAR = 5  # lines
_SYLLABLES = waiting(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_CHANCE = 3  # letters of a name that is also a word of many languages
HEAD = 700  # characters in which a dateline stands
SEVERAL = 2  # places of a country that a page names
MOST_LINES = 200  # lines in which places are counted
MANY = 6  # candidates worth a try

_NANP_TRUNK = waiting(r"1[-. (]{1,2}[2-9]\d\d\)?[-. ]{1,2}\d{3}[-. ]?\d{4}\b")
_NANP_SHAPE = waiting(r"\(?\+?\(?([2-9]\d\d)\)?[-. /]{1,2}[2-9]\d\d[-. ]\d{4}")
_TOP = re.compile(r"\.([A-Za-z]{2,24})\b(?!\.?[\w-])")
_BRACKETED = re.compile(r"\([1-9]\d{0,2}(?:[- ]\d{1,4})?\)[ ./-]?\d")
NANP = ("US", "CA")
_WORLDWIDE = ("$", "€", "£", "¥", "US$", "USD", "EUR", "GBP")  # what others count in, too


@cache
def _priors() -> Mapping[str, Mapping[str, Mapping[str, float]]]:
    return tables.load("pressdir.extract", "priors.toml")


@cache
def _generic() -> frozenset[str]:
    return frozenset(_priors()["domain"]["generic"])


def of_domain(domain: str) -> str | None:
    """The country that a domain belongs to, if it belongs to one."""
    *_, second, top = f".{domain.casefold()}".split(".")
    if own := _priors()["government"].get(f"{second}.{top}"):
        return str(own)
    if top in _generic():
        return None
    if other := _priors()["domain"]["other"].get(top):
        return str(other)
    code = top.upper()
    return code if len(code) == 2 and plans.calling_code(code) else None


@cache
def language_of(top: str) -> str | None:
    """The language that pages under a country's domain are likeliest written in: fi for "fi"."""
    region = of_domain(f"x.{top}")
    if region is None:
        return None
    partial = frozenset(_priors()["domain"]["regional"])
    shares = {
        tag: weights.get(region, 0.0)
        for tag, weights in _priors()["language"].items()
        if tag not in partial
    }
    best = max(shares, key=lambda tag: shares[tag])
    return best if shares[best] >= AT_HOME else None


class Reading(NamedTuple):
    """What a run of digits stands for, and by which reason its country is known."""

    phones: tuple[Phone, ...]
    rule: str


class Regions:
    """The countries that a page speaks for, near each of its lines."""

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
        self._places: dict[int, set[str]] = {}
        self._whole: _Votes | None = None
        self._census: str | None = None  # see `_most_named`; "" when there is none
        self._coded: str | None = None  # see `_of_postcode`; "" when there is none
        self._read: set[str] = set()  # countries of the national numbers read so far
        self._beside: dict[int, set[str]] = {}  # the same, by the number of their line

    def learn(self, line: int, number: Phone) -> None:
        """Take a number with its country code as a reason for those around it."""
        if region := phones.region_of(number):
            self._numbers.setdefault(line, set()).add(region)

    def read(self, run: Run, line: int) -> Reading | None:
        """What `run` on line number `line` stands for; None when its country is not known."""
        if explicit(run) and (reading := self._explicit(run, line)):
            return reading
        if _NANP_TRUNK.match(run.text) and (found := _many(f"+{run.text}", None, run)):
            return Reading(found, "region by the prefix 1")
        national = self._national(run, line)
        bracketed = self._bracketed(run)
        told = {phones.region_of(phone) for phone in bracketed}
        if bracketed and (national is None or not told.isdisjoint(self._votes(line))):
            return Reading(bracketed, "country code in brackets")
        return national

    def _national(self, run: Run, line: int) -> Reading | None:
        """What a number without its country code stands for."""
        votes = self._votes(line)
        if _is_nanp(run.text) and (shaped := set(NANP) & set(votes)):
            region = max(sorted(shaped), key=lambda code: votes[code][0])
            votes[region] = votes[region][0] + SHAPED, "its form"
        best: dict[tuple[Phone, ...], tuple[float, str]] = {}
        at_home = 0
        likely = sorted(votes.items(), key=lambda vote: (-vote[1][0], vote[0]))[:MANY]
        for region, (weight, rule) in likely:
            leading, because = max(best.values(), default=(0.0, BY_LANGUAGE))
            if weight + GROUPING + CLEARLY < leading and BY_LANGUAGE not in because:
                break  # neither this country nor a later one can come near
            if found := _many(run.text, region, run):
                at_home += weight >= AT_HOME
                bonus = GROUPING if plans.grouped_as_in(run.text, region) else 0.0
                if plans.lacks_trunk(run.text, region):
                    bonus -= TRUNK
                score = weight + bonus
                if found not in best or best[found][0] < score:
                    best[found] = score, f"region {region} by {rule}"
        ranked = sorted(best.items(), key=lambda item: -item[1][0])
        if not ranked or ranked[0][1][0] < ENOUGH:
            return self._without_plus(run)
        if len(ranked) > 1 and ranked[0][1][0] - ranked[1][1][0] < CLEARLY:
            return None
        several = at_home > 1 and len(self._homes()) > 1
        if BY_LANGUAGE in ranked[0][1][1] and several:
            return None  # a language of several countries, a number of several countries
        told = set(filter(None, map(phones.region_of, ranked[0][0])))
        self._read |= told
        self._beside.setdefault(line, set()).update(told)
        return Reading(ranked[0][0], ranked[0][1][1])

    def read_by_the_rest(self, run: Run) -> Reading | None:
        """What `run` stands for in the one country that the rest of the page speaks for.

        That is the country of all other national numbers; else the one of the page's language in
        which most of the places lie that it names anywhere; else the one of its postcodes.
        """
        if len(self._read) == 1:
            region, rule = next(iter(self._read)), "the other numbers"
        elif not self._read and (named := self._most_named()):
            region, rule = named, "the places it names"
        elif not self._read and (named := self._of_postcode()):
            region, rule = named, "a postcode"
        else:
            return None
        if plans.lacks_trunk(run.text, region):
            return None
        found = _many(run.text, region, run)
        return Reading(found, f"region {region} by {rule}") if found else None

    def _most_named(self) -> str | None:
        """The country of the page's language that it names several places of, and no other."""
        if self._census is None:
            homes = self._homes()
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

    def _homes(self) -> Mapping[str, float]:
        """The countries of the page's language."""
        return _priors()["language"].get(self._spoken, {})

    @property
    def _spoken(self) -> str:
        """The page's language, where it is beyond doubt."""
        return next(iter(self._languages), "") or (self._page.lang or "").partition("-")[0]

    def _bracketed(self, run: Run) -> tuple[Phone, ...]:
        """A country code that brackets stand for a plus around: "(221) 33 855 01 42"."""
        if not _BRACKETED.match(run.text) or _NANP_SHAPE.match(run.text):
            return ()
        return _many(f"+{run.text.lstrip('(')}", None, run)

    def _explicit(self, run: Run, line: int) -> Reading | None:
        if found := _many(run.text, None, run):
            for phone in found:
                self.learn(line, phone)
            return Reading(found, "country code")
        # "+212-297-5088" from New York: no number of Morocco, but one of North America.
        if (shape := _NANP_SHAPE.match(run.text)) and set(NANP) & set(self._votes(line)):
            with suppress(InvalidPhoneError):
                text = run.text[shape.start(1) :]
                return Reading((phones.parse(text, "US", kind=run.kind),), "region US, stray plus")
        return None

    def _without_plus(self, run: Run) -> Reading | None:
        """A country code that another number of the page writes with a plus: "41 22 730 30 23"."""
        for codes in self._numbers.values():
            for region in sorted(codes):
                code = str(plans.calling_code(region))
                if run.text.lstrip("(").startswith(code) and (
                    found := _many(f"+{run.text}", None, run)
                ):
                    return Reading(found, f"region {region} by another number, plus missing")
        return None

    def _votes(self, line: int) -> "_Votes":
        """The countries that the document and the lines around speak for."""
        votes = _Votes(self._document())
        for near in range(max(0, line - NEAR), min(len(self._page.lines), line + NEAR + 1)):
            apart = abs(near - line)
            for region in self._numbers.get(near, ()):
                votes.add(region, NEAR_NUMBER / (1 + apart), "a number beside it")
            for region in self._beside.get(near, ()) if not apart else ():
                votes.add(region, BESIDE, "the number beside it")
            for domain in sorted(self._domains.get(near, ())):
                weight = NEAR_DOMAIN / (1 + 0.3 * apart)
                votes.add(of_domain(domain), weight, f"the domain {domain}")
            for region in self._named(near):
                weight = NEAR_PLACE / apart if apart else BESIDE
                votes.add(region, weight, "a place beside it")
        return votes

    def _named(self, line: int) -> set[str]:
        """The countries of the places named on a line."""
        if line not in self._places:
            found = _places(self._page.lines[line].text)
            self._places[line] = {place.region for place in found}
        return self._places[line]

    def _document(self) -> "_Votes":
        """The countries that the document as a whole speaks for."""
        if self._whole is None:
            self._whole = votes = _Votes()
            if self._hint:
                votes.add(self._hint.upper(), HINT, "your word")
            for region in self._tops():
                votes.add(region, DOMAIN, "the domain")
            for region in set().union(*self._numbers.values()):
                votes.add(region, NUMBER, "other numbers")
            self._vote_by_places(votes)
            self._vote_by_money(votes)
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
        return {of_domain(f"x.{top}") for top in tops}

    def _vote_by_places(self, votes: "_Votes") -> None:
        for text in (self._page.site, self._page.title):
            for place in _places(text or ""):
                votes.add(place.region, SITE, f"“{place.name}” in the publisher's name")
        for place in _places(self._page.text, HEAD):
            votes.add(place.region, DATELINE, f"the dateline {place.name}")

    def _vote_by_money(self, votes: "_Votes") -> None:
        """Let the money of one country speak for it, where the page counts in no other's."""
        text = self._page.text
        lands = [land for land, signs in _priors()["money"].items() if _is_counted(signs, text)]
        if len(lands) == 1 and not _is_counted(_WORLDWIDE, text):
            votes.add(lands[0], MONEY, "its money")

    def _vote_by_language(self, votes: "_Votes") -> None:
        declared, _, country = (self._page.lang or "").partition("-")
        if len(country) == len("MX"):  # "es-MX" names the country itself
            votes.add(country.upper(), NUMBER, f"the page's tag {self._page.lang}")
        for tag in self._languages[:1] or (declared,):
            homes = _priors()["language"].get(tag, {})
            for region, weight in homes.items():
                more = ONLY_HOME if len(homes) == 1 else 0.0
                votes.add(region, weight + more, f"{BY_LANGUAGE} {tag}")


class _Votes(dict[str, tuple[float, str]]):
    """Countries, each with its weight and its strongest reason."""

    def add(self, region: str | None, weight: float, rule: str) -> None:
        """Let one more reason speak for a country; None is nobody's."""
        if region:
            before, first = self.get(region, (0.0, rule))
            self[region] = before + weight, first if before > weight else rule


def _places(text: str, reach: int = REACH) -> Iterator[places.Place]:
    """The places at the beginning of a text; three letters ("Sul", "Spa") are a chance.

    Where a sign is a syllable, two are a name: "香港".
    """
    for place in places.regions_in(text[:reach]):
        local = place.local
        if len(local) > _CHANCE or local.isupper() or _SYLLABLES.match(local):
            yield place


def _is_counted(signs: Iterable[str], text: str) -> bool:
    """Tell whether a sum is written with one of some signs of money, which no letter precedes."""
    return any(
        re.search(rf"(?<![\w$]){re.escape(sign)}[ \u00a0]?\d", text)
        for sign in signs
        if sign in text
    )


def _is_nanp(written: str) -> bool:
    """Tell whether a run begins with a number of the form three, three, four."""
    shape = _NANP_SHAPE.match(written.strip())
    return shape is not None and not written.strip()[shape.end() : shape.end() + 1].isdigit()


def _many(text: str, region: str | None, run: Run) -> tuple[Phone, ...]:
    try:
        return phones.parse_many(text, region, kind=run.kind)
    except InvalidPhoneError:
        return ()
