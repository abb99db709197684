"""Tell what a part of a row is: a registry of rules, tried in order.

A part is what stands between two separators, less the labels at its ends. Each rule looks at it and
gives its segments, or None for the next rule. A name is what has the form of one and is nothing
else; that is why the rule for it comes last.
"""

import re

from pressdir.extract.segments import Segment
from pressdir.extract.telling import bodies, lines, offices, people, sentences, titles
from pressdir.extract.telling.part import Part, Rule
from pressdir.extract.telling.plain import by_form, less_units

_ORDINAL = re.compile(  # "1. Vorsitzender", "2nd Vice-President"
    r"\s*\d(\s?(?:\.[ºª°]?|[ºª°]\.?)|st|nd|rd|th)?\s+(?=[^\W\d_])"
)


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


RULES: tuple[Rule, ...] = (
    lines.address,
    lines.postal,
    people.header,
    lines.letter,
    offices.company,
    offices.press_unit,
    offices.post,
    bodies.introducing,
    lines.long,
    lines.languages,
    lines.labels,
    lines.whole,
    lines.audience,
    lines.area,
    lines.state,
    _ordinal,
    lines.street,
    lines.numbered,
    offices.agency,
    people.cue_inside,
    people.two_scripts,
    people.side_by_side,
    people.offered_family,
    people.uncased,
    sentences.introduced,
    people.before_domain,
    people.owned,
    offices.desk,
    titles.role,
    offices.at,
    titles.labelled,
    people.addressed,
    offices.placed,
    titles.governed,
    titles.entitled,
    titles.inside,
)
