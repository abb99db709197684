"""Rules for titles, desks and organisations."""

import itertools
import re
from functools import lru_cache

from pressdir.extract.domains import less_small
from pressdir.extract.locales import Hit
from pressdir.extract.segments import Segment, Sense
from pressdir.extract.shapes import (
    EDGE,
    TOKEN,
    is_acronym,
    is_cased,
    name_of,
    place_of,
    place_of_office,
    without_abbreviations,
)
from pressdir.extract.telling.forms import is_nameless, is_written_again, less_article, line_begins
from pressdir.extract.telling.part import Part
from pressdir.extract.telling.people import NAME_WORDS
from pressdir.extract.telling.plain import KNOWN, by_form
from pressdir.normalise import names, places
from pressdir.normalise.folding import fold

DIGIT = re.compile(r"\d")
WORDY = 7  # words of a sentence, if four of them are small
_TITLE_WORDS = 3  # small words that may be an unknown title
_PREPOSITIONS = frozenset("in op am auf zu uit und y e i".split())  # of few names, of many lines
_LOCATIVE = frozenset({"in", "a", "en", "em"})
_SHORTEST_TITLE = 3  # letters: "o" joins two people
_WITH = frozenset(("avec", "con", "com", "med", "met", "mit", "with"))  # before a name
_LEGAL = re.compile(  # what ends a company's name, and nothing else
    r" (?:GmbH|mbH|e\.\s?V\.?|LLC|LLP|PLC|plc|Inc|Ltd|Limited|Corp|Corporation|S\.A\.S?|S\.r\.l"
    r"|S\.p\.A|s\.r\.o|a\.s|B\.V|N\.V|Oy|Oyj|ApS|d\.o\.o|d\.d|Kft|Zrt|z o\.o|Bhd|Tbk|Ltda|Lda|KGaA"
    r"|ASA|vzw|asbl)\.?\Z"
)
_MAILBOX = re.compile(r"@([\w.-]{1,80})")
_BUSINESS = (  # "communication" in many languages
    "communic", "kommunik", "komunik", "comunic", "viestin", "iletisim", "коммуник", "комуник",
    "комунік", "επικοινων",
)  # fmt: skip
_MOST_MAILBOXES = 200
_ALIKE = 0.5  # agreement of a name and a mailbox within one clause
# What a family is called after, too: people of a land, a day, a month, a hall, a post.
_FAMILIES = frozenset(
    {"spoken", "time.weekdays", "time.months", "number.not_phone", "label.role", "label.address"}
)
_CLAUSE = 2  # words behind a desk that say what it does


def company(part: Part) -> list[Segment] | None:
    """A company, whatever words its name is made of: "Blaufuchs Agentur und Redaktion GmbH"."""
    named = _LEGAL.search(part.text) and len(part.text.split()) <= WORDY
    whole = named and not DIGIT.search(part.text) and not part.has("label.address")
    return [part.segment(Sense.ORG)] if whole else None


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
        small = 0 < len(words) <= _TITLE_WORDS and between.text.islower()
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
    if len(words) < _CLAUSE or behind.hits or not behind.text.islower():
        return False
    return part.written.is_sentence(1)


def _desk_of(part: Part, last: int) -> list[Segment] | None:
    """A desk and whose it is: "Pressestelle der Universität Jena", "Region Nord Presse"."""
    first = min(hit.start for hit in part.hits if hit.has("cue.desk"))
    before, behind = part.sub(part.start, first), part.sub(last, part.end)
    if bool(before.text) is bool(behind.text):
        return None
    rest = before if before.text else behind
    small = len(rest.text) - len(less_small(rest.text))
    if small and rest is behind:
        at = part.written.text.index(rest.text, rest.start)
        rest = part.sub(at + small, part.end)
    whose = by_form(rest)
    if whose.sense is not Sense.ORG or whose.label:
        return None
    return [part.segment(Sense.DESK), whose]


def role(part: Part) -> list[Segment] | None:
    """A job title, and the name beside it: "Head of News Richard Grange"."""
    if not part.has("role.head"):
        return None
    text = part.written.text
    runs = list(part.written.runs(part.start, part.end))
    for first, last in reversed(runs):
        name = name_of(text[first:last])
        at_end = not text[last : part.end].strip(EDGE)
        at_start = not _before_name(part, first)
        if name is None:
            continue
        if at_end and not text[part.start : first].strip(EDGE):
            if name.prefix and " " in name.full and len(part.hits) == 1:
                return [part.segment(Sense.NAME, name=name, led=True)]  # a rank that is a title
            continue
        person = part.sub(first, last)
        if at_end:
            title = _titled(part.sub(_title_start(part, first), first))
            return [*title, person.segment(Sense.NAME, name=name, led=True)]
        if at_start and runs[0] == (first, last):
            return [person.segment(Sense.NAME, name=name), *_titled(part.sub(last, part.end))]
    return _held(part) or _titled(part)


def _held(part: Part) -> list[Segment] | None:
    """A title and two words beside it, one of them a family that means something else.

    "addetto stampa Mario Russo", "jefa de prensa Ana Gallego".
    """
    text = part.written.text
    titles = [hit for hit in part.hits if hit.has("role.head")]
    for start, end in ((titles[-1].end, part.end), (part.start, titles[0].start)):
        words = [token.group() for token in TOKEN.finditer(text, start, end)]
        others = [hit for hit in part.hits if start <= hit.start and hit.end <= end]
        person = part.sub(start, end)
        if len(words) != NAME_WORDS or len(others) != 1 or person.text != " ".join(words):
            continue
        whole = text[others[0].start : others[0].end] in words
        name = name_of(person.text) if whole and others[0].categories <= _FAMILIES else None
        if name is not None and not place_of(person.text) and all(w[0].isupper() for w in words):
            named = person.segment(Sense.NAME, name=name, led=True)
            title = part.sub(part.start, start) if start > part.start else part.sub(end, part.end)
            return [*_titled(title), named] if start > part.start else [named, *_titled(title)]
    return None


def long_title(part: Part) -> list[Segment] | None:
    """A title of many small words and who has it, and nothing else."""
    text, runs = part.written.text, list(part.written.runs(part.start, part.end))
    if len(runs) != 1 or not part.has("role.head") or part.has("cue.quoted", "cue.contact"):
        return None
    (first, last), title = runs[0], part.hits[0]
    begins = title.has("role.head") and not text[part.start : title.start].strip(EDGE)
    if not begins or text[last : part.end].strip(EDGE) or place_of(text[first:last]):
        return None
    return role(part) if text[title.start + 1 : first].islower() else None


def at(part: Part) -> list[Segment] | None:
    """A name or an organisation, "at" or "in", and where: "Safa Msehli at IOM Geneva"."""
    if part.has("org.office"):
        return None  # "Regional Office for Southern Africa"
    for hit in part.hits:
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


def labelled(part: Part) -> list[Segment] | None:
    """Somebody right behind a label that no colon parts from the name: "By Ann Lee"."""
    if len(part.hits) != 1 or not part.hits[0].has("label.name") or not line_begins(part):
        return None
    label, person = part.hits[0], part.sub(part.hits[0].end, part.end)
    if part.written.text[: label.start].strip(EDGE) or not is_cased(person.text):
        return None
    runs = list(part.written.runs(label.end, part.end))
    name = name_of(person.text)
    if name is None or len(runs) != 1 or part.written.text[runs[0][1] : part.end].strip(EDGE):
        return None
    named = person.segment(Sense.NAME, name=name, led=True)
    return [part.sub(label.start, label.end).segment(Sense.LABEL, label="label.name"), named]


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


def entitled(part: Part) -> list[Segment] | None:
    """A name with a title that no lexicon knows, in small letters: "professori Aino Lind"."""
    runs = list(part.written.runs(part.start, part.end))
    if len(runs) != 1 or is_nameless(part):
        return None
    first, last = runs[0]
    before, person, after = (
        part.sub(part.start, first),
        part.sub(first, last),
        part.sub(last, part.end),
    )
    name = name_of(person.text)
    words = [*TOKEN.findall(before.text), *TOKEN.findall(after.text)]
    if name is None or (before.text and after.text) or not 1 <= len(words) <= _TITLE_WORDS:
        return None
    if not all(word[0].islower() for word in words) or max(map(len, words)) < _SHORTEST_TITLE:
        return None
    if part.has("cue.quoted") or by_form(part).sense is not Sense.OTHER:
        return None  # "sagt Rania Haddad"
    named = person.segment(Sense.NAME, name=name, led=bool(before.text))
    if before.text and words[-1] in _WITH:
        return [named]  # "bij afwezigheid met Bas Kok"
    if after.text:
        return [named, after.segment(Sense.ROLE)]
    if before.hits and all(hit.has("name.honorifics") for hit in before.hits):
        return [named]  # "anh Trần Quốc Bình"
    return [before.segment(Sense.ROLE), named]


def inside(part: Part) -> list[Segment] | None:
    """Somebody in a clause, if a mailbox has the name: "Ines Falk is", "bitte an Bo Lund"."""
    if not part.written.locals or part.has("cue.quoted", "org.head") or not is_cased(part.text):
        return None
    runs = [part.sub(first, last) for first, last in part.written.runs(part.start, part.end)]
    if len(runs) != 1 or by_form(part).sense is not Sense.OTHER:
        return None
    name = name_of(runs[0].text)
    if name is None or not part.written.has_mailbox(name.full, _ALIKE):
        return None
    return [runs[0].segment(Sense.NAME, name=name, led=True)]


def _before_name(part: Part, first: int) -> str:
    """What stands before a name, less its honorifics and abbreviations."""
    text = part.written.text[part.start : first]
    for hit in reversed(part.hits):
        if hit.has("name.honorifics") and hit.end <= first:
            text = text[: hit.start - part.start] + text[hit.end - part.start :]
    return without_abbreviations(text).strip(EDGE)


def _title_start(part: Part, end: int) -> int:
    """Where the title before a name begins: "steht Ihnen unser Pressesprecher" at its last word."""
    head = next(hit.start for hit in part.hits if hit.has("role.head"))
    capital = next(
        (
            t.start()
            for t in TOKEN.finditer(part.written.text, part.start, end)
            if t[0][0].isupper()
        ),
        head,
    )
    return min(head, capital) if not part.written.is_sentence(1) else head


def _titled(part: Part) -> list[Segment]:
    """A job title; what follows "at" is the organisation, if it is one."""
    for hit in part.hits:
        before = any(h.has("role.head") and h.end <= hit.start for h in part.hits)
        if not hit.has("join.at") or not before or hit.end >= part.end:
            continue
        where = by_form(part.sub(hit.end, part.end))
        if where.sense in {Sense.ORG, Sense.PLACE}:
            return [part.sub(part.start, hit.start).segment(Sense.ROLE), where]
    return _with_acronym(part) if part.text else []


def _with_acronym(part: Part) -> list[Segment]:
    """A job title, and the organisation behind it that begins with an acronym that is known.

    "Press officer DINUM", "mluvčí ZZS Zábřežského kraje".
    """
    text = part.written.text
    titles = [hit for hit in part.hits if hit.has("role.head", "cue.desk")]
    tokens = list(TOKEN.finditer(text, titles[-1].end if titles else part.start, part.end))
    first = next((token for token in tokens if is_acronym(token.group())), None)
    if first is None or first.start() <= part.start:
        return [part.segment(Sense.ROLE)]
    behind = tokens[tokens.index(first) + 1 :]
    near = first is tokens[0] and len(behind) <= NAME_WORDS and titles
    if (behind and not near) or not is_written_again(part, first.group()):
        return [part.segment(Sense.ROLE)]
    title, whose = part.sub(part.start, first.start()), part.sub(first.start(), part.end)
    place = by_form(whose).place
    return [
        title.segment(Sense.ROLE),
        whose.segment(Sense.ORG, place=place if place_of(place) else ""),
    ]


def _splits(part: Part, hit: Hit, left: Part, right: Part) -> bool:
    """Tell whether a word parts two things, and is not within the name of one."""
    if hit.has("join.and", "join.or"):
        return bool(name_of(left.text) and (name_of(right.text) or _joined(right)))
    words = set(fold(part.written.text[hit.start : hit.end]).split())
    if words <= names.PARTICLES - _PREPOSITIONS and name_of(part.text):
        return False  # "Ibáñez de la Torre" is one name
    return bool(name_of(left.text) or is_acronym(left.text))
