"""Rules for people: names beside titles, honorifics, cues and mailboxes."""

from pressdir.extract.segments import MINE, Segment, Sense
from pressdir.extract.shapes import EDGE, TOKEN, is_cased, name_of
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

_COLUMNS = ((Sense.ROLE, "label.role"), (Sense.ORG, "label.org"))
_NAME_AND_TITLE = ("label.name", "label.role")
_FOUR = 4  # words: of a name and of an organisation two at least
_MOST_BESIDE = 9


def header(part: Part) -> list[Segment] | None:
    """A cell is what its column is called: a title, an organisation.

    But "陳以衡 主任" is a person, though the column be called a unit.
    """
    if part.has("cue.not_press"):
        return None
    header = part.written.header
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
