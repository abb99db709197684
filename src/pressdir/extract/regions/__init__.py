"""Read a number that leaves its country out, by the country that the document proves.

The number must be valid there. Where no reason is strong enough, or two countries are equally
likely, the number stays a doubt: a number alone never tells its country, since most are valid in
several.
"""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import NamedTuple

from pressdir.errors import InvalidPhoneError
from pressdir.extract.anchors import Run
from pressdir.extract.finders.phones import explicit
from pressdir.extract.regions.evidence import BY_LANGUAGE, ENOUGH, Evidence
from pressdir.extract.regions.priors import AT_HOME
from pressdir.model import Page, Phone
from pressdir.normalise import phones, plans
from pressdir.normalise.patterns import waiting

SHAPED = 2.5  # 202-555-0143: three, three, four, as nobody else writes
GROUPING = 1.0  # the digits are grouped as that country groups them
TRUNK = 2.5  # what speaks against a country that would write a 0 before the number
CLEARLY = 0.4  # how far the best country must lie before the next
MANY = 6  # candidates worth a try

_NANP_TRUNK = waiting(r"1[-. (]{1,2}[2-9]\d\d\)?[-. ]{1,2}\d{3}[-. ]?\d{4}\b")
_NANP_SHAPE = waiting(r"\(?\+?\(?([2-9]\d\d)\)?[-. /]{1,2}[2-9]\d\d[-. ]\d{4}")
_TRUNK_SHOWN = waiting(r"\(?[1-9]\d{0,2}\)?[ -]?\(0\)")  # a plus is left out: "44 (0)20 7946 0142"
_BRACKETED = re.compile(r"\([1-9]\d{0,2}(?:[- ]\d{1,4})?\)[ ./-]?\d")
_CODED = waiting(r"[1-9]\d{1,2}[ .-]\d(?:[ .-]?\d){7,11}(?!\d)")  # a code, and nine digits or more
NANP = ("US", "CA")


class Reading(NamedTuple):
    """What a run of digits stands for, and by which reason its country is known."""

    phones: tuple[Phone, ...]
    rule: str


class Regions:
    """Reads the runs of a page, each with what the page and the numbers read before speak for."""

    def __init__(
        self,
        page: Page,
        *,
        languages: Iterable[str],
        hint: str | None,
        domains: Mapping[int, set[str]],
    ) -> None:
        """`domains` are those of addresses found, by the number of their line."""
        self._evidence = Evidence(page, languages=languages, hint=hint, domains=domains)

    def read(self, run: Run, line: int) -> Reading | None:
        """What `run` on line number `line` stands for; None when its country is not known."""
        if explicit(run) and (reading := self._explicit(run, line)):
            return reading
        if _TRUNK_SHOWN.match(run.text) and (found := _many(f"+{run.text.lstrip('(')}", None, run)):
            self._learn(line, found)
            return Reading(found, "country code, plus missing")
        if _NANP_TRUNK.match(run.text) and (found := _many(f"+{run.text}", None, run)):
            return Reading(found, "region by the prefix 1")
        national = self._national(run, line)
        bracketed = self._bracketed(run)
        told = {phones.region_of(phone) for phone in bracketed}
        if bracketed and not told.isdisjoint(self._evidence.votes(line)):
            return Reading(bracketed, "country code in brackets")
        return national

    def _national(self, run: Run, line: int) -> Reading | None:
        """What a number without its country code stands for."""
        votes = self._evidence.votes(line)
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
            return self._without_plus(run, votes)
        if _is_local_elsewhere(run, votes, ranked[0][0]):
            return None
        if len(ranked) > 1 and ranked[0][1][0] - ranked[1][1][0] < CLEARLY:
            return None
        several = at_home > 1 and len(self._evidence.homes()) > 1
        if BY_LANGUAGE in ranked[0][1][1] and several:
            return None  # a language of several countries, a number of several countries
        self._evidence.note(line, ranked[0][0])
        return Reading(ranked[0][0], ranked[0][1][1])

    def read_by_the_rest(self, run: Run) -> Reading | None:
        """What `run` stands for in the one country that the rest of the page speaks for."""
        proof = self._evidence.of_the_rest()
        if proof is None or plans.lacks_trunk(run.text, proof.region):
            return None
        found = _many(run.text, proof.region, run)
        return Reading(found, f"region {proof.region} by {proof.rule}") if found else None

    def _bracketed(self, run: Run) -> tuple[Phone, ...]:
        """A country code that brackets stand for a plus around: "(221) 33 855 01 42"."""
        if not _BRACKETED.match(run.text) or _NANP_SHAPE.match(run.text):
            return ()
        return _many(f"+{run.text.lstrip('(')}", None, run)

    def _learn(self, line: int, numbers: Iterable[Phone]) -> None:
        for phone in numbers:
            self._evidence.learn(line, phone)

    def _explicit(self, run: Run, line: int) -> Reading | None:
        if found := _many(run.text, None, run):
            self._learn(line, found)
            return Reading(found, "country code")
        # "+212-297-5088" from New York: no number of Morocco, but one of North America.
        if (shape := _NANP_SHAPE.match(run.text)) and set(NANP) & set(self._evidence.votes(line)):
            with suppress(InvalidPhoneError):
                text = run.text[shape.start(1) :]
                return Reading((phones.parse(text, "US", kind=run.kind),), "region US, stray plus")
        return None

    def _without_plus(self, run: Run, votes: Mapping[str, tuple[float, str]]) -> Reading | None:
        """A country code that another number of the page writes with a plus: "41 22 730 30 23".

        Or one of a country that the page speaks for, set off as a code is: "41-79-5550142".
        """
        told = [(region, "another number") for region in self._evidence.learned()]
        likely = ((region, why) for region, (weight, why) in votes.items() if weight >= ENOUGH)
        if _CODED.match(run.text):
            told += sorted(likely)
        for region, why in told:
            code = str(plans.calling_code(region))
            written = run.text.lstrip("(")
            begins = written.startswith(code) and (
                why == "another number" or not written[len(code)].isdigit()
            )
            if begins and (found := _many(f"+{run.text}", None, run)):
                return Reading(found, f"region {region} by {why}, plus missing")
        return None


def _is_nanp(written: str) -> bool:
    """Tell whether a run begins with a number of the form three, three, four."""
    shape = _NANP_SHAPE.match(written.strip())
    return shape is not None and not written.strip()[shape.end() : shape.end() + 1].isdigit()


def _many(text: str, region: str | None, run: Run) -> tuple[Phone, ...]:
    try:
        return phones.all_in(text, region, kind=run.kind)
    except InvalidPhoneError:
        return ()


def _is_local_elsewhere(
    run: Run, votes: Mapping[str, tuple[float, str]], found: tuple[Phone, ...]
) -> bool:
    """Tell whether a likelier country than that of `found` writes so within a town.

    "68520600" is a number of Hong Kong, and of Beijing for who dials it there.
    """
    told = max(votes.get(phones.region_of(each) or "", (0.0, ""))[0] for each in found)
    likelier = (region for region, (weight, _) in votes.items() if weight > told)
    return any(plans.is_local(run.text, region) for region in likelier)
