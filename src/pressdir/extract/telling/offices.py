"""Rules for desks and organisations, and who is named with one."""

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache

from pressdir.extract import prose
from pressdir.extract.locales import Hit
from pressdir.extract.scripts import JAPANESE
from pressdir.extract.segments import Segment, Sense
from pressdir.extract.shapes import (
    EDGE,
    TOKEN,
    is_acronym,
    is_cased,
    name_of,
    place_of,
    place_of_office,
)
from pressdir.extract.small_words import SMALL_WORDS, less_small
from pressdir.extract.telling.forms import NAME_WORDS, less_article
from pressdir.extract.telling.part import Part
from pressdir.extract.telling.plain import KNOWN, by_form
from pressdir.normalise import names, places
from pressdir.normalise.folding import fold
from pressdir.normalise.patterns import waiting

DIGIT = re.compile(r"\d")
WORDY = 7  # words of a sentence, if four of them are small
_LEADING_ON = "はを"  # Japanese particles: what is asked about, or sent
_BEFORE_DESK = 3  # small words between somebody and the desk
_PREPOSITIONS = frozenset("in op am auf zu uit und y e i".split())  # of few names, of many lines
_POSSESSIVE = frozenset("sin si sitt sine".split())  # "Kulturdepartementet sin pressetelefon"
_LOCATIVE = frozenset({"in", "a", "en", "em"})
_LEGAL = re.compile(  # what ends a company's name, and nothing else
    r" (?:GmbH|mbH|e\.\s?V\.?|LLC|LLP|PLC|plc|Inc|Ltd|Limited|Corp|Corporation|S\.A\.S?|S\.r\.l"
    r"|S\.p\.A|s\.r\.o|a\.s|B\.V|N\.V|Oy|Oyj|ApS|d\.o\.o|d\.d|Kft|Zrt|z o\.o|Bhd|Tbk|Ltda|Lda|KGaA"
    r"|ASA|vzw|asbl|ry|rf|osk)\.?\Z"
)
_MAILBOX = waiting(r"@([\w.-]{1,80})")
_BUSINESS = (  # "communication" in many languages
    "communic", "kommunik", "komunik", "comunic", "viestin", "iletisim", "коммуник", "комуник",
    "комунік", "επικοινων",
)  # fmt: skip
_MOST_MAILBOXES = 200
_CLAUSE = 2  # words behind a desk that say what it does
_VERB = 2  # words of which the first may be one
# Languages in which no noun stands in small letters right behind another's adjective or genitive.
_NOUN_FIRST = frozenset("af ca da de en es fr gl is it nb nl nn pt sv".split())


def company(part: Part) -> list[Segment] | None:
    """A company, whatever words its name is made of: "Blaufuchs Agentur und Redaktion GmbH"."""
    named = _LEGAL.search(part.text) and len(part.text.split()) <= WORDY
    whole = named and not DIGIT.search(part.text) and not part.has("label.address")
    return [part.segment(Sense.ORG)] if whole else None


def press_unit(part: Part) -> list[Segment] | None:
    """A line that a word says to be a part of an office, and another what for.

    "Directorate of Presidential Communications".
    """
    if part.has("cue.desk") or not part.hits or part.text != part.written.text.strip(EDGE):
        return None
    unit, *others = part.hits
    led = unit.has("org.unit") and unit.start == part.start and unit.end < part.end
    of = any(hit.has("join.at") for hit in others) or part.lang not in _NOUN_FIRST
    words = [fold(word) for word in part.text.split()[1:]]
    told = len(words) <= WORDY and any(word.startswith(_BUSINESS) for word in words)
    return [part.segment(Sense.DESK)] if led and of and told else None


def post(part: Part) -> list[Segment] | None:
    """The office of somebody who holds a post: "Office of the Minister", "Cabinet du ministre".

    Or of somebody who is named: "Office of the Honourable Ann Lee".
    """
    if len(part.hits) <= len(("office", "of")) or not part.hits[0].has("org.head"):
        return None
    office, joined, *rest = part.hits
    text = part.written.text
    begins = not text[part.start : office.start].strip(EDGE) and joined.has("join.at")
    close = not text[office.end : joined.start].strip()
    close = close and rest[0].has("role.head", "name.honorifics")
    if not begins or not close:
        return None
    between = text[joined.end : rest[0].start].split()
    return [part.segment(Sense.ORG)] if len(between) <= 1 and not part.has("cue.contact") else None


def agency(part: Part) -> list[Segment] | None:
    """An agency by its line of business, if a mailbox is at its name: "Seagull Communications"."""
    if not part.hits or not part.hits[-1].has("role.head", "cue.desk", "cue.contact"):
        return None
    last, text = part.hits[-1], part.written.text
    business = last.has("org.head") or fold(text[last.start : last.end]).startswith(_BUSINESS)
    business = business and not text[last.end : part.end].strip(EDGE)
    name = text[part.start : last.start].strip(EDGE)
    own = len(part.hits) == 1 and name[:1].isupper() and len(name.split()) <= NAME_WORDS
    if not (business and own):
        return None
    word = "".join(fold(name).split())
    at = len(word) >= KNOWN and word in _mail_domains(part.written.page.text)
    return [part.segment(Sense.ORG)] if at else None


@lru_cache(maxsize=4)
def _mail_domains(text: str) -> str:
    """The domains of the first mailboxes on a page."""
    found = itertools.islice(_MAILBOX.finditer(text), _MOST_MAILBOXES)
    return " ".join(dict.fromkeys(match[1].lower() for match in found))


def desk(part: Part) -> list[Segment] | None:
    """The name of a desk: "the media team in Geneva"."""
    titled = any(hit.has("role.head") and not hit.has("cue.desk") for hit in part.hits)
    if not part.has("cue.desk") or (titled and not _is_twofold(part)):
        return None
    if part.lang == JAPANESE:
        part = _less_clause(part)
    for hit in part.hits:
        if hit.has("join.at") and part.start < hit.start and hit.end < part.end:
            where = part.sub(hit.end, part.end)
            if place_of(where.text) or place_of_office(where.text):
                return [part.sub(part.start, hit.start).segment(Sense.DESK), by_form(where)]
    if person := _at_desk(part):
        return person
    last = max(hit.end for hit in part.hits if hit.has("cue.desk"))
    if _is_subject(part, last):
        part = part.sub(part.start, last)  # "The press office does not take requests"
    if beside := _desk_of(part, last):
        return beside
    return [part.segment(Sense.DESK, name=name_of(part.written.text[last : part.end]))]


def _less_clause(part: Part) -> Part:
    """The desk less what the sentence says before it: "まずは総務部広報課", "論文を広報課"."""
    first = next(hit.start for hit in part.hits if hit.has("cue.desk"))
    led = max(part.written.text.rfind(sign, part.start, first) for sign in _LEADING_ON)
    return part.sub(led + 1, part.end) if led >= part.start else part


def _is_twofold(part: Part) -> bool:
    """Tell whether a desk's name ends in a word of titles: "Oficina de Comunicació i Premsa"."""
    if len(part.hits) != len(("desk", "and", "topic")):
        return False
    desk, joined, topic = part.hits
    text = part.written.text
    return (
        desk.has("cue.desk")
        and " " in text[desk.start : desk.end]
        and joined.has("join.and")
        and topic.has("role.head")
        and part.written.only(part.hits, part.start, part.end)
    )


def _at_desk(part: Part) -> list[Segment] | None:
    """Somebody and the desk she is at: "Ines Falk in the media team", "Ines Falk Sprecherin".

    Where nothing stands between, the word is a title, or a mailbox has the name.
    """
    desk = next(hit for hit in part.hits if hit.has("cue.desk"))
    for first, last in part.written.runs(part.start, desk.start):
        person, between = part.sub(first, last), part.sub(last, desk.start)
        if part.written.text[part.start : first].strip(EDGE):
            return None
        words = between.text.split()
        small = 0 < len(words) <= _BEFORE_DESK and between.text.islower()
        if not (name := name_of(person.text)) or place_of(person.text):
            return None
        title = not words and (desk.has("role.head") or part.written.has_mailbox(person.text))
        if not (small or title):
            return None
        at_desk = part.sub(desk.start, part.end)
        return [person.segment(Sense.NAME, name=name), at_desk.segment(Sense.DESK)]
    return None


def _is_subject(part: Part, last: int) -> bool:
    """Tell whether a sentence goes on behind a desk, in small words that nothing accounts for."""
    behind = part.sub(last, part.end)
    words = behind.text.split()
    whole = len(words) >= _CLAUSE and not behind.hits and behind.text.islower()
    return (whole or _has_verb(behind, words)) and prose.is_sentence(part.written, 1)


def _has_verb(behind: Part, words: Sequence[str]) -> bool:
    """Tell whether a verb and its object stand there: "our newsroom | carries campaign updates".

    In languages where no noun follows another in small letters, and an adjective is one word.
    """
    if len(words) < _CLAUSE or behind.lang not in _NOUN_FIRST:
        return False
    near = words[:_VERB]
    small = not SMALL_WORDS.isdisjoint(near) or any(map(str.isdigit, behind.text))
    return not small and all(map(str.islower, near)) and not _begins_hit(behind)


def _begins_hit(part: Part) -> bool:
    return bool(part.hits) and not part.written.text[part.start : part.hits[0].start].strip(EDGE)


def _desk_of(part: Part, last: int) -> list[Segment] | None:
    """A desk and whose it is: "Pressestelle der Universität Jena", "Region Nord Presse"."""
    first = min(hit.start for hit in part.hits if hit.has("cue.desk"))
    last = next((h.end for h in part.hits if h.has("join.at") and h.start == last + 1), last)
    before, behind = part.sub(part.start, first), part.sub(last, part.end)
    if bool(before.text) is bool(behind.text):
        return None
    rest = before if before.text else behind
    small = len(rest.text) - len(less_small(rest.text))
    if small and rest is behind:
        at = part.written.text.index(rest.text, rest.start)
        rest = part.sub(at + small, part.end)
    *_, word = rest.text.split()
    if rest is before and word in _POSSESSIVE:
        rest = part.sub(rest.start, part.written.text.rindex(word, rest.start, rest.end))
    whose = by_form(rest)
    if whose.sense is not Sense.ORG or whose.label:
        return None
    return [part.segment(Sense.DESK), whose]


def at(part: Part) -> list[Segment] | None:
    """A name or an organisation, "at" or "in", and where: "Safa Msehli at IOM Geneva"."""
    office = next((hit.start for hit in part.hits if hit.has("org.office")), part.end)
    for hit in part.hits:
        if hit.start > office:
            return None  # "Regional Office for Southern Africa"
        if not hit.has("join.at", "join.and", "join.or"):
            continue
        left = part.sub(part.start, hit.start)
        right = part.sub(less_article(part, hit.end), part.end)
        if not left.text or not right.text or (right.text[0].islower() and is_cased(right.text)):
            continue
        whole = any(part.is_head(each) and not each.has("org.unit") for each in left.hits)
        if hit.has("join.at") and whole:
            if _is_within(part, hit, right):
                continue
        elif not _splits(part, hit, left, right):
            continue
        label = next(c for c in ("join.or", "join.and", "join.at") if c in hit.categories)
        second, *more = _joined(right) or [by_form(right)]
        if hit.has("join.at") and second.sense is Sense.NAME:
            second = second._replace(sense=Sense.ORG)
        join = part.sub(hit.start, hit.end).segment(Sense.JOIN, label=label)
        return [by_form(left), join, second, *more]
    return None


def _joined(part: Part) -> list[Segment] | None:
    """A name and what is joined to it: "Nerys Rees-Howell at Four Corners"."""
    found = at(part)
    return found if found and found[0].sense is Sense.NAME else None


def _is_within(part: Part, hit: Hit, right: Part) -> bool:
    """Tell whether a word is within an organisation's name: all but "in" before its place."""
    return fold(part.written.text[hit.start : hit.end]) not in _LOCATIVE or not place_of(right.text)


def placed(part: Part) -> list[Segment] | None:
    """A town and a name whose columns were lost: "Brno Renata Lipnová"."""
    tokens = list(TOKEN.finditer(part.written.text, part.start, part.end))
    if part.hits or len(tokens) <= NAME_WORDS or name_of(part.text) is None:
        return None
    for size in (2, 1):
        town, person = part.sub(part.start, tokens[size - 1].end()), None
        known = places.find(town.text)
        if known is None or known.kind != "city":
            continue  # "Oregon Timber Growers"
        if len(tokens) - size >= NAME_WORDS and places.is_surely(town.text):
            person = part.sub(tokens[size].start(), part.end)
        if person and (name := name_of(person.text)):
            return [town.segment(Sense.PLACE), person.segment(Sense.NAME, name=name)]
    return None


def _splits(part: Part, hit: Hit, left: Part, right: Part) -> bool:
    """Tell whether a word parts two things, and is not within the name of one."""
    if hit.has("join.and", "join.or"):
        return bool(name_of(left.text) and (name_of(right.text) or _joined(right)))
    words = set(fold(part.written.text[hit.start : hit.end]).split())
    if words <= names.PARTICLES - _PREPOSITIONS and name_of(part.text):
        return False  # "Ibáñez de la Torre" is one name
    return bool(name_of(left.text) or is_acronym(left.text))
