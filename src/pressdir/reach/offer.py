"""Who can answer now: contacts in the order in which to try them, each with its reasons.

Somebody is offered who speaks for the country and the organisation that are asked for. The order
is by what matters most when it is urgent, one thing after the other:

1. a number that is not reported dead, before an address alone, before dead numbers
2. what the contact says of itself, before a hint from a release
3. the topic
4. the language: spoken, hinted at by releases, unknown, known to be others
5. at work, awake, at an unknown hour, asleep
6. seen lately
7. people before desks, a mobile before a fixed line

A topic leaves out those whom it does not fit only where neither country nor organisation is asked
for, and a language only where nothing else is.
"""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from pressdir.model import EmailAddress, Kind, Phone, PhoneKind, Record, Release
from pressdir.normalise import languages
from pressdir.normalise.folding import fold
from pressdir.reach import coverage, freshness, hours, stations
from pressdir.reach.coverage import Proof
from pressdir.reach.freshness import Seen
from pressdir.reach.hours import LocalTime
from pressdir.reach.stations import Station

CALL, WRITE, DEAD, NOTHING = range(4)  # by what somebody is reached
AGES = (freshness.FRESH, freshness.AGEING, freshness.UNDATED, freshness.STALE, "")
KINDS = (PhoneKind.MOBILE, PhoneKind.UNKNOWN, PhoneKind.FIXED)
UNTOLD = frozenset({PhoneKind.UNKNOWN, PhoneKind.OTHER})
HINT, MISSING, OTHER = 1, 2, 3  # how well something fits; 0 is proof


@dataclass(frozen=True, slots=True)
class Question:
    """Whom somebody looks for. What is empty is not asked."""

    regions: frozenset[str] = frozenset()  # ISO 3166-1; one of them
    org: str = ""
    topic: str = ""
    lang: str = ""  # a subtag of BCP 47


@dataclass(frozen=True, slots=True)
class Way:
    """A number or an address of a contact, and what to know of it."""

    value: Phone | EmailAddress
    dead: bool = False
    caveats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A contact, and the ways to reach it, the best first: numbers, then addresses.

    They are asked for only where the contact fits.
    """

    record: Record
    ways: Iterable[Way] = ()


@dataclass(frozen=True, slots=True)
class Offer:
    """Somebody to try, and why."""

    record: Record
    way: Way | None
    station: Station | None
    local: LocalTime | None  # None: it is not known what time it is there
    seen: Seen  # of the value to use, else of the contact
    reasons: tuple[str, ...]
    rank: tuple[int | str, ...] = field(repr=False)


def rank(
    candidates: Iterable[Candidate],
    question: Question,
    moment: datetime,
    releases: Mapping[str, Release],
) -> list[Offer]:
    """Who can answer at a moment, the best first; only those who fit."""
    offers = (_offer(each, question, moment, releases) for each in candidates)
    return sorted(filter(None, offers), key=lambda offer: offer.rank)


def shortlist(ranked: Sequence[Offer], limit: int) -> Sequence[Offer]:
    """The first of those who can answer; the last is a desk, if a desk fits and can be reached."""
    first = ranked[:limit]
    desks = (each for each in ranked if _is_desk(each.record) and _reached(each.way) < DEAD)
    if limit > 1 and len(first) == limit and not any(_is_desk(each.record) for each in first):
        first = [*first[:-1], next(desks, first[-1])]
    return first


def _is_desk(record: Record) -> bool:
    return record.contact.kind is Kind.DESK


def _offer(
    candidate: Candidate, question: Question, moment: datetime, releases: Mapping[str, Release]
) -> Offer | None:
    record = candidate.record
    fits = _fits(record, question, coverage.releases_of(record, releases))
    if fits is None:
        return None
    way = next(iter(candidate.ways), None)
    station = stations.of(record.contact)
    local = hours.of(station, moment)
    today = moment.astimezone(UTC).date().isoformat()
    seen = _seen(record, way, freshness.undated(releases))
    desk = _is_desk(record)
    return Offer(
        record,
        way,
        station,
        local,
        seen,
        reasons=(
            *fits.said,
            f"{local} there" if local and fits.placed else hours.told(station, local),
            *_usable(way, seen, today),
            *(["a desk, not a person"] if desk else []),
        ),
        rank=(
            _reached(way),
            fits.cover,
            fits.topic,
            fits.lang,
            _awake(local),
            AGES.index(seen.word(today)),
            int(desk),
            _kind(way),
            *_newest_first(seen.last),
            fold(record.contact.label),
            record.uid,
        ),
    )


# --- whether somebody fits, and how well ---------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Fits:
    cover: int
    topic: int
    lang: int
    said: tuple[str, ...]
    placed: bool  # they say already where the contact sits


def _fits(record: Record, question: Question, releases: Sequence[Release]) -> _Fits | None:
    """How well a contact fits, and why; None when it does not."""
    country = coverage.of_country(record, question.regions, releases) if question.regions else None
    org = coverage.of_org(record, question.org) if question.org else None
    topic = coverage.of_topic(record, question.topic, releases) if question.topic else None
    lang = coverage.of_language(record, question.lang, releases) if question.lang else None
    if (question.regions and not country) or (question.org and not org):
        return None
    narrowed = question.regions or question.org
    if not narrowed and (not topic if question.topic else question.lang and not lang):
        return None
    said = [proof.said for proof in (country, org, topic) if proof]
    if question.topic and not topic:
        said.append(f"nothing known of “{question.topic}”")
    if question.lang:
        said.append(lang.said if lang else _languages(record))
    unspoken = OTHER if record.contact.langs else MISSING
    return _Fits(
        cover=max(_grade(country), _grade(org)),
        topic=_grade(topic, MISSING if question.topic else 0),
        lang=_grade(lang, unspoken if question.lang else 0),
        said=tuple(said),
        placed=country is not None and country.placed,
    )


def _grade(proof: Proof | None, missing: int = 0) -> int:
    if proof is None:
        return missing
    return 0 if proof.sure else HINT


def _languages(record: Record) -> str:
    """What is known of the languages of somebody who is not known to speak the one asked for."""
    known = [languages.name(each) for each in record.contact.langs]
    return f"speaks {', '.join(known)}, as far as known" if known else "no language is known"


# --- whether somebody can answer -----------------------------------------------------------------


def _reached(way: Way | None) -> int:
    if way is None:
        return NOTHING
    if way.dead:
        return DEAD
    return CALL if isinstance(way.value, Phone) else WRITE


def _awake(local: LocalTime | None) -> int:
    if local is None:
        return 2
    return 0 if local.working else 1 if local.awake else 3


def _kind(way: Way | None) -> int:
    kind = way.value.kind if way and isinstance(way.value, Phone) else None
    return KINDS.index(kind) if kind in KINDS else len(KINDS)


def _newest_first(day: str) -> Collection[int]:
    """Sorts later days before earlier ones."""
    return [-int(part) for part in day.split("-") if part] or [0]


def _seen(record: Record, way: Way | None, undated: Container[str]) -> Seen:
    if way is None:
        return freshness.of_contact(record, undated)
    field_ = "phones" if isinstance(way.value, Phone) else "emails"
    return freshness.of_value(record, field_, str(way.value), undated)


def _usable(way: Way | None, seen: Seen, today: str) -> list[str]:
    """What is known of the number or the address."""
    if way is None:
        return ["neither number nor address"]
    if isinstance(way.value, EmailAddress):
        return ["no number, an address only", f"address {seen.told(today)}", *way.caveats]
    kind = "" if way.value.kind in UNTOLD else f"{way.value.kind} "
    return [f"{kind}number {seen.told(today)}", *way.caveats]
