"""Rules for job titles, and who holds one: a name stands beside the title, or within its clause."""

import re
from collections.abc import Sequence

from pressdir.extract import prose
from pressdir.extract.called import called, governs
from pressdir.extract.segments import Segment, Sense
from pressdir.extract.shapes import (
    EDGE,
    TOKEN,
    is_acronym,
    is_cased,
    name_of,
    place_of,
    without_abbreviations,
)
from pressdir.extract.small_words import AUXILIARIES, LEADING_ON, PLEASE, SMALL_WORDS
from pressdir.extract.telling.forms import (
    COLONS,
    NAME_WORDS,
    first_phrase,
    is_nameless,
    is_of_office,
    is_written_again,
    line_begins,
)
from pressdir.extract.telling.part import Part
from pressdir.extract.telling.plain import by_form
from pressdir.model import Name

_TITLE_WORDS = 3  # small words that may be an unknown title
_SHORTEST_TITLE = 3  # letters: "o" joins two people
_WITH = frozenset(("avec", "con", "com", "med", "met", "mit", "with"))  # before a name
_ALIKE = 0.5  # agreement of a name and a mailbox within one clause
# What a family is called after, too: people of a land, a day, a month, a hall, a post.
_FAMILIES = frozenset(
    {"spoken", "time.weekdays", "time.months", "number.not_phone", "label.role", "label.address"}
)
_SAID = 4  # small words before a title that are no part of it
_PARTING = re.compile("[,:;(]")
_CLAUSE = 2  # words behind a name with which its clause goes on
_OFFERING = ("join.and", "cue.contact")  # and these are not counted


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
            if (whole := _whole_name(part, name, first)) is not None:
                return [whole]
            continue
        if is_of_office(part, first):
            continue
        if (body := _its_body(part, first)) is not None:
            if at_end and body > part.start:
                whose = part.sub(first, part.end).segment(Sense.ORG)
                return [*titled(part.sub(part.start, body)), whose]
            continue
        person = part.sub(first, last)
        if at_end and (apposed := _apposed(part, first)):
            return apposed
        if at_end:
            title = titled(part.sub(_title_start(part, first), first))
            return [*title, person.segment(Sense.NAME, name=name, led=True)]
        if at_start and runs[0] == (first, last):
            return [person.segment(Sense.NAME, name=name), *titled(part.sub(last, part.end))]
    return _held(part) or _named_within(part, runs) or titled(part)


def _whole_name(part: Part, name: Name, first: int) -> Segment | None:
    """A part that is a name as a whole, though a word in it is a title elsewhere."""
    families = [hit for hit in part.hits if hit.start > first and part.written.is_family(hit)]
    if families and len(families) == len(part.hits):
        return part.segment(Sense.NAME, name=name)  # "Kovácsné Bíró Ágnes"
    if name.prefix and " " in name.full and len(part.hits) == 1:
        return part.segment(Sense.NAME, name=name, led=True)  # a rank that is a title
    return None


def _its_body(part: Part, first: int) -> int | None:
    """Where a title ends that is of what has the form of a name: "Presseansvarlig i Lions Danmark".

    Where the small word may be a family's ("de", "des"), a colon behind must say so:
    "Chefredakteur des Landes Salzburg: Corinna Holm".
    """
    text = part.written.text
    titled = [hit.end for hit in part.hits if hit.has("role.head") and hit.end <= first]
    small = text[titled[0] : first].split() if titled else []
    if not small or small[-1] not in SMALL_WORDS | LEADING_ON or not text[first - 1].isspace():
        return None
    over = part.written.over(first - 2)
    sure = over is not None and over.has("join.at") and not over.has("name.particles")
    if not (sure or text[part.end :].lstrip()[:1] in COLONS):
        return None
    return text.rindex(small[-1], part.start, first)


def _apposed(part: Part, first: int) -> list[Segment] | None:
    """A title and whose it is, behind a name: "Ana Lobo, portavoz de la Fundación Ríos del Norte".

    What has the form of a name behind the word for an organisation is the organisation's.
    """
    text = part.written.text
    named, comma, rest = text[: part.start].rpartition(",")
    if not comma or rest.strip(EDGE) or name_of(_PARTING.split(named)[-1]) is None:
        return None
    before = [hit for hit in part.hits if hit.end <= first and not hit.has("join.at")]
    office = before[-1] if before else None
    if office is None or not office.has("office.of", "org.head") or office.has("role.head"):
        return None
    if text[office.end : first].strip() or part.written.has_mailbox(text[first : part.end], _ALIKE):
        return None
    end = max((hit.end for hit in part.hits if hit.has("role.head")), default=part.start)
    joins = [hit for hit in part.hits if end <= hit.start < office.start and hit.has("join.at")]
    begin = joins[-1].end if joins else min(end, office.start)
    return [
        *titled(part.sub(part.start, min(end, office.start))),
        part.sub(begin, part.end).segment(Sense.ORG),
    ]


def _named_within(part: Part, runs: Sequence[tuple[int, int]]) -> list[Segment] | None:
    """A title and who has it, in a clause that goes on in small words.

    "Reach our spokesperson Ann Lee securely", "rehtori Aino Lindille numeroon".
    """
    heads = [hit for hit in part.hits if hit.has("role.head")]
    if len(heads) != 1 or part.has("cue.quoted"):
        return None
    text, title = part.written.text, part.sub(heads[0].start, heads[0].end)
    for first, last in runs:
        behind = text[last : part.end].strip(EDGE)
        name = name_of(text[first:last]) if behind.islower() else None
        if name is None or text[title.end : first].strip(EDGE) or place_of(text[first:last]):
            continue
        of = any(hit.has("join.at") and not text[last : hit.start].strip() for hit in part.hits)
        said = _said_behind(part, last)
        if of or said > _CLAUSE or " " not in name.full or not _may_hold(part, name):
            continue
        if not any(map(is_acronym, text[first:last].split())):
            person = part.sub(first, last).segment(Sense.NAME, name=name, led=True)
            return [title.segment(Sense.ROLE), person]
    return None


def _said_behind(part: Part, start: int) -> int:
    """How many words end a clause behind a name, less "with" and the verb that offers it.

    "basın danışmanı Ayşe Yılmaz ile iletişime geçebilirsiniz."
    """
    small = [hit for hit in part.hits if hit.start >= start and hit.has(*_OFFERING)]
    words = TOKEN.finditer(part.written.text, start, part.end)
    return sum(not any(h.start <= w.start() < h.end for h in small) for w in words)


def _may_hold(part: Part, name: Name) -> bool:
    """Tell whether a name behind a title is not what the title is of: "mluvčí Spolku Hudebníků"."""
    written = part.written
    if not written.lexicon.declines or written.has_mailbox(name.full, _ALIKE):
        return True
    return called(name.full, "", "", tuple(written.locals), part.lang) != name.full


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
            return [*titled(title), named] if start > part.start else [named, *titled(title)]
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
    if any(hit.has("name.honorifics") and first < hit.start for hit in person.hits):
        return None  # "in ihrer Abwesenheit Herr Jan Bos"
    if part.has("cue.quoted") or by_form(part).sense is not Sense.OTHER:
        return None  # "sagt Rania Haddad"
    named = person.segment(Sense.NAME, name=name, led=bool(before.text))
    if before.text and (words[-1] in _WITH or PLEASE.issuperset(words)):
        return [named]  # "bij afwezigheid met Bas Kok", "lütfen Ann Lee"
    if after.text and not AUXILIARIES.isdisjoint(words):
        return [named]  # "Ann Lee can be reached"
    if after.text and LEADING_ON.issuperset(words):
        cue = part.written.over(part.end) or part.written.over(part.end + 1)
        offered = cue is not None and cue.has("cue.contact")
        if offered:
            return [named]  # "Ann Lee est disponible …"
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
    if name is None or not (
        part.written.has_mailbox(name.full, _ALIKE) or _has_own_in_another_case(part, name)
    ):
        return None
    return [runs[0].segment(Sense.NAME, name=name, led=True)]


def _has_own_in_another_case(part: Part, name: Name) -> bool:
    """Tell whether a mailbox surely has a name that a clause bends: "potvrďte Aleně Bílé"."""
    if not part.written.lexicon.declines or " " not in name.full:
        return False
    told = called(name.full, "", "", tuple(part.written.locals), part.lang)
    return told != name.full and part.written.has_mailbox(told)


def governed(part: Part) -> list[Segment] | None:
    """Somebody behind a word that wants another case, and a cue before it: "к Анне Лисиной"."""
    first, _, rest = part.text.partition(" ")
    if part.hits or not governs(first, part.lang) or not part.written.cued(part.start):
        return None
    person = part.sub(part.written.text.index(rest, part.start), part.end)
    name = name_of(rest) if rest[:1].isupper() and " " in rest else None
    if name is None or place_of(rest):
        return None
    return [person.segment(Sense.NAME, name=name, led=True)]


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
    return min(head, capital) if not prose.is_sentence(part.written, 1) else head


def titled(part: Part) -> list[Segment]:
    """A job title; what follows "at" is the organisation, if it is one."""
    first = next((hit.start for hit in part.hits if hit.has("role.head")), part.start)
    said = part.written.text[part.start : first].split()
    if len(said) >= _SAID and all(map(str.islower, said)):
        part = part.sub(first, part.end)  # "for more you can reach our press officer"
    for hit in part.hits:
        before = any(h.has("role.head") and h.end <= hit.start for h in part.hits)
        if not hit.has("join.at") or not before or hit.end >= part.end:
            continue
        behind = part.sub(hit.end, part.end)
        where = by_form(behind)
        if where.sense is Sense.OTHER and _begins_with_office(behind):
            where = behind.segment(Sense.ORG)
        if where.sense in {Sense.ORG, Sense.PLACE}:
            return [*_with_name(part.sub(part.start, hit.start)), where]
    return _with_acronym(part) if part.text else []


def _with_name(part: Part) -> list[Segment]:
    """A title, and who has it where the line begins: "Media Officer Rahul Setia" before "in"."""
    runs = part.written.runs(part.start, part.end)
    begins = line_begins(part) or part.written.cued(part.start)
    name = name_of(part.written.text[slice(*runs[-1])]) if runs and begins else None
    person = part.sub(*runs[-1]) if name and " " in name.full else None
    ends = person is not None and not part.written.text[person.end : part.end].strip(EDGE)
    if person is None or not ends or person.hits or is_of_office(part, person.start):
        return [part.segment(Sense.ROLE)]
    title = part.sub(part.start, person.start)
    if not title.has("role.head") or place_of(person.text):
        return [part.segment(Sense.ROLE)]
    return [*titled(title), person.segment(Sense.NAME, name=name, led=True)]


def _begins_with_office(part: Part) -> bool:
    """Tell whether an office in another case comes first: "Inspectoratului de Munca Valmer"."""
    first = next(iter(part.hits), None)
    begins = first is not None and first.has("office.of") and part.text != first_phrase(part)
    return begins and part.text.startswith(first_phrase(part))


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
