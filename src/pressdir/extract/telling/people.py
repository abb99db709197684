"""Rules for people: names beside titles, honorifics, cues and mailboxes."""

from pressdir.extract.segments import AGAIN, MINE, Segment, Sense
from pressdir.extract.shapes import EDGE, TOKEN, is_cased, name_of
from pressdir.extract.small_words import LEADING_ON, PRONOUNS, speaks_on
from pressdir.extract.telling import uncased
from pressdir.extract.telling.forms import (
    COLONS,
    LIST,
    NAME_WORDS,
    is_below_name,
    line_begins,
)
from pressdir.extract.telling.part import Part
from pressdir.extract.telling.sentences import sentence
from pressdir.normalise.folding import romanise
from pressdir.normalise.patterns import waiting

_COLUMNS = ((Sense.ROLE, "label.role"), (Sense.ORG, "label.org"))
_NAME_AND_TITLE = ("label.name", "label.role")
_FOUR = 4  # words: of a name and of an organisation two at least
_MOST_BESIDE = 9
_VERB_AND_WHO = 3  # words: "is de woordvoerder", "erreichen wir"
_WITH = LEADING_ON | {"to"}
_ELIDED = waiting(r"\b[dD]['’](?=[^\W\d_a-z])")
_POLITE = waiting(r"(?:Sie|Ihnen) (?=\w)")  # whom a sentence speaks to: "steht Ihnen Jan Bos"


def header(part: Part) -> list[Segment] | None:
    """A cell is what its column is called: a title, an organisation.

    But "陳以衡 主任" is a person, though the column be called a unit.
    """
    header = part.written.header
    if not header or part.has("cue.not_press"):
        return None
    if " " in part.text and part.written.is_somebody(part.text):
        return None  # below "Agency", of a table with a person in each column
    if all(any(hit.has(label) for hit in header) for label in _NAME_AND_TITLE):
        return None
    for sense, category in _COLUMNS:
        if any(hit.has(category) for hit in header):
            alone = part.text == part.written.text.strip(EDGE)
            if sense is Sense.ORG and (person := uncased.beside_titles(part)):
                return person
            if alone or sense is not Sense.ORG or part.hits or not name_of(part.text):
                return [part.segment(sense)]
    return None


def leading_name(part: Part) -> list[Segment] | None:
    """A name, and when to ring: "professor Aino Lind on Monday, 9"."""
    titles = [hit for hit in part.hits if hit.has("role.head", "name.honorifics")]
    start = part.start
    while titles and not part.written.text[start : titles[0].start].strip(EDGE):
        start = titles.pop(0).end
    for first, last in part.written.runs(start, part.end):
        after = part.written.text[last : part.end].lstrip()
        name = name_of(part.written.text[first:last])
        if part.written.text[start:first].strip(EDGE) or name is None or not after[:1].islower():
            return None
        title = part.sub(part.start, first)
        found = [title.segment(Sense.ROLE)] if title.has("role.head") else []
        return [*found, part.sub(first, last).segment(Sense.NAME, name=name, led=True)]
    return None


def cue_inside(part: Part) -> list[Segment] | None:
    """Words that offer somebody, or say when: whom they offer stands behind, or in a clause."""
    inside = part.has("cue.contact", "cue.hours", "cue.not_press", MINE)
    if inside and _is_title(part):
        return [part.segment(Sense.ROLE)]
    return (_behind_cue(part) or list(sentence(part))) if inside else None


def _is_title(part: Part) -> bool:
    """Tell whether a part is a title, though words in it offer somebody elsewhere.

    "specialist for media", "Media Liaison Officer", or "responsible for the press" behind a name.
    """
    text, hits = part.written.text, part.hits
    colon = text[part.end :].lstrip()[:1] in COLONS
    if not colon and len(hits) == 1 and hits[0].has("role.head") and is_below_name(part):
        return True
    ends = hits[-1].has("role.head") and not hits[-1].has("cue.contact", "cue.desk")
    if colon or not (ends or hits[0].has("role.head")) or not is_cased(part.text):
        return False
    if not all(hit.has("role.head", "cue.contact", "join.at") for hit in hits):
        return False
    whole = part.written.only(hits, part.start, part.end)
    return whole and (ends or not hits[0].has("cue.contact") or not line_begins(part))


def _behind_cue(part: Part) -> list[Segment] | None:
    """An office, a word for who answers, and who that is: "담당 교통과 책임자 과장 김새별"."""
    if is_cased(part.text) or len(part.text) > LIST or part.has("cue.quoted", "cue.not_press"):
        return None
    cue = next((hit for hit in part.hits if hit.has("cue.contact")), None)
    behind = uncased.beside_titles(part.sub(cue.end, part.end)) if cue else None
    if cue is None or behind is None or not any(s.sense is Sense.NAME for s in behind):
        return None
    office = part.sub(part.start, cue.start)
    found = [part.sub(cue.start, cue.end).segment(Sense.CUE), *behind]
    return [office.segment(Sense.ORG), *found] if office.text else found


def on_duty(part: Part) -> list[Segment] | None:
    """Who answers when an office is closed: hours, a verb, a title perhaps, and the name.

    "Buiten kantooruren is Jan Bos bereikbaar op", "uden for kontortid kan vagtchef Bo Juhl". For a
    pronoun the row goes on about whom it has named: "Buiten kantooruren is zij bereikbaar op".
    """
    hours = part.hits[0] if part.hits else None
    if hours is None or not hours.has("cue.hours") or not is_cased(part.text):
        return None
    text = part.written.text
    if text[part.start : hours.start].strip(EDGE) or text[hours.end :].lstrip()[:1] in COLONS:
        return None
    people = part.written.runs(hours.end, part.end)
    if not people:
        words = text[hours.end :].lstrip(", ").split(maxsplit=_VERB_AND_WHO)[:_VERB_AND_WHO]
        again = part.start > 0 and (speaks_on(words) or not PRONOUNS.isdisjoint(words[1:]))
        return [part.segment(Sense.OTHER, prose=True, label=AGAIN)] if again else None
    first, last = people[0]
    polite = _POLITE.match(text, first, last)
    person = part.sub(polite.end() if polite else first, last)
    between = part.sub(hours.end, first)
    name = name_of(person.text)
    verb = 0 < len(between.text.split()) <= _VERB_AND_WHO and between.text.islower()
    if len(people) > 1 or name is None or not verb:
        return None
    titles = [hit for hit in between.hits if hit.has("role.head")][-1:]
    told = [part.sub(hit.start, hit.end).segment(Sense.ROLE) for hit in titles]
    return [*told, person.segment(Sense.NAME, name=name, led=True)]


def by_day(part: Part, digit: int) -> list[Segment] | None:
    """With whom one signs up by a day: "Anmeldung bis | 10. März bei Karin Toll".

    A word as "with" stands before the name, and the name ends what a cue began or a sentence to the
    press; or a mailbox on the page is made of the name. `digit` is where the day begins.
    """
    text = part.written.text
    end = part.start + len(text[part.start : part.end].rstrip(EDGE))
    first, last = next(iter(part.written.runs(digit, end)[-1:]), (end, end))
    if elided := _ELIDED.search(text, digit, end):  # "auprès d'Inès Malo"
        first, last = elided.end(), end
    name = name_of(text[first:last]) if last == end else None
    if name is None:
        return None
    person, before = part.sub(first, end), part.sub(digit, first)
    titles = [hit for hit in before.hits if hit.has("role.head")][-1:]
    polite = [hit for hit in before.hits if hit.has("name.honorifics")][-1:]
    lead = text[digit : (titles or polite)[0].start if titles or polite else first].split()[-1:]
    if not (elided or _WITH.issuperset(lead)):
        return None
    asked = part.written.cued(part.start)
    asked = asked or part.written.lexicon.speaks_to("press", text[: part.start])
    if not asked and not part.written.is_somebody(person.text):
        return None
    told = [part.sub(hit.start, hit.end).segment(Sense.ROLE) for hit in titles]
    return [*told, person.segment(Sense.NAME, name=name, led=True)]


def before_domain(part: Part) -> list[Segment] | None:
    """A name and the organisation that a mailbox is at: "Ann Lee Tidal Ferries"."""
    tokens = list(TOKEN.finditer(part.written.text, part.start, part.end))
    if not _FOUR <= len(tokens) <= _MOST_BESIDE or not part.written.labels:
        return None
    words = [romanise(token.group()) for token in tokens]
    for at in range(NAME_WORDS, len(tokens) - 1):
        if not part.written.is_label("".join(words[at : at + 2])):
            continue
        person = part.sub(part.start, tokens[at - 1].end())
        org = part.sub(tokens[at].start(), part.end)
        name = None if person.hits else name_of(person.text)
        if name and is_cased(person.text):
            return [person.segment(Sense.NAME, name=name), org.segment(Sense.ORG)]
    return None


def owned(part: Part) -> list[Segment] | None:
    """An office and who is there, if a mailbox has the name: "Harbour Office Ann Lee"."""
    if not part.has("org.head", "cue.desk", "org.unit") or not part.written.locals:
        return None
    if part.has("role.head") or not is_cased(part.text):
        return None
    tokens = list(TOKEN.finditer(part.written.text, part.start, part.end))
    for size in range(NAME_WORDS, min(_FOUR, len(tokens) - 1) + 1):
        person = part.sub(tokens[-size].start(), part.end)
        name = None if person.hits else name_of(person.text)
        if name and part.written.is_somebody(person.text):
            before = part.sub(part.start, person.start)
            sense = Sense.DESK if before.has("cue.desk") else Sense.ORG
            return [before.segment(sense), person.segment(Sense.NAME, name=name)]
    return None
