"""Tell what a part of a row is: a registry of rules, tried in order.

A part is what stands between two separators, less the labels at its ends. Each rule looks at it and
gives its segments, or None for the next rule. A name is what has the form of one and is nothing
else; that is why the rule for it comes last.
"""

import re

from pressdir.extract.scripts import JAPANESE
from pressdir.extract.segments import Segment, Sense
from pressdir.extract.shapes import EDGE
from pressdir.extract.telling import (
    bodies,
    eastern,
    lines,
    offices,
    people,
    sentences,
    stationed,
    titles,
    uncased,
)
from pressdir.extract.telling.part import Part, Rule
from pressdir.extract.telling.plain import by_form, less_units
from pressdir.normalise.patterns import waiting

_ORDINAL = re.compile(  # "1. Vorsitzender", "2nd Vice-President"
    r"\s*\d(\s?(?:\.[ºª°]?|[ºª°]\.?)|st|nd|rd|th)?\s+(?=[^\W\d_])"
)
_JOINS = ("join.and", "join.or")
_ARTICLE = waiting(r"\s*(?:[ldLD]['’]|[^\W\d_A-ZÀ-Þ]{1,3}\s)(?=\w)")  # "und den", "e l'addetto"
_UP_TO = waiting(
    r"(?<=[^\d\s時分日月曜末頃])(?:まで|へ)[ぁ-ん願致連絡問合申込下]*\s*\Z"
)  # who is asked, not when
_SAYING = waiting(r"[^\W\d_A-ZÀ-Þ][^\W\d_]*(?: [^\W\d_A-ZÀ-Þ]{1,3})?")  # "beantworten die"


def tell(part: Part) -> list[Segment]:
    """What the part is."""
    for rule in RULES:
        if (found := rule(part)) is not None:
            return [less_units(part, segment) for segment in found]
    return [less_units(part, by_form(part))]


def _ordinal(part: Part) -> list[Segment] | None:
    """A title with a number before it; a number alone may be a house's: "1 Quay St"."""
    match = _ORDINAL.match(part.written.text, part.start, part.end)
    if match is None or not (match[1] or part.has("role.head")):
        return None
    return tell(part.sub(match.end(), part.end))


def _asked(part: Part) -> list[Segment] | None:
    """Whom a sentence tells to turn to: "広報課の田中まで", "広報課 田中までお願いします"."""
    if part.lang != JAPANESE or (asked := _UP_TO.search(part.text)) is None:
        return None
    return tell(part.sub(part.start, part.start + asked.start())) if asked.start() else None


def _paired(part: Part) -> list[Segment] | None:
    """Two people, a title before one at least: "director Ann Lee and the press officer Bo Lund"."""
    for hit in part.hits if part.has("role.head") else ():
        if not hit.has(*_JOINS):
            continue
        told = [_person(part.sub(part.start, hit.start)), _person(part.sub(hit.end, part.end))]
        if all(told):
            label = next(each for each in _JOINS if hit.has(each))
            joined = part.sub(hit.start, hit.end).segment(Sense.JOIN, label=label)
            return [*told[0], joined, *told[1]]
    return None


def _person(part: Part) -> list[Segment]:
    """A name, and the title that it begins with if there is one; else nothing."""
    text = part.written.text
    article = _ARTICLE.match(text, part.start, part.end)
    start = article.end() if article else part.start
    titles = [hit for hit in part.hits if hit.has("role.head") and hit.start >= start]
    before = text[start : titles[0].start].strip(EDGE) if titles else ""
    if before and not (part.written.cued(part.start) and _SAYING.fullmatch(before)):
        return []  # "the minister Ann Lee will speak"
    found = tell(part.sub(titles[0].start if before else start, part.end))
    return found if [s.sense for s in found if s.sense is not Sense.ROLE] == [Sense.NAME] else []


RULES: tuple[Rule, ...] = (
    lines.address,
    lines.postal,
    people.header,
    lines.letter,
    offices.company,
    offices.press_unit,
    offices.post,
    bodies.introducing,
    people.on_duty,
    eastern.in_sentence,
    lines.long,
    lines.languages,
    lines.labels,
    lines.whole,
    lines.audience,
    lines.area,
    lines.state,
    _ordinal,
    _asked,
    lines.street,
    lines.numbered,
    offices.agency,
    uncased.in_turn,
    people.cue_inside,
    uncased.two_scripts,
    uncased.side_by_side,
    eastern.offered_family,
    eastern.spaced_out,
    eastern.in_department,
    eastern.titled_within,
    eastern.called,
    uncased.beside_titles,
    stationed.stationed,
    sentences.introduced,
    _paired,
    people.before_domain,
    people.owned,
    offices.desk,
    titles.role,
    offices.at,
    titles.labelled,
    uncased.addressed,
    offices.placed,
    titles.governed,
    titles.entitled,
    titles.inside,
)
