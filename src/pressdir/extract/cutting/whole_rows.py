"""What the segments of a row are, read together.

A list after an organisation's name is part of it, a name before a house number is a street, a
family before a comma and a given name is one person.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from pressdir.extract.rows import Row
from pressdir.extract.segments import Segment, Sense
from pressdir.extract.shapes import is_cased, is_house_number, name_of, place_of
from pressdir.extract.written import Written
from pressdir.model import Gap, Role

_ALIKE = 0.5  # agreement of a family and a mailbox
_FULL_NAME = 2  # words
_TOWN_AND_NAME = (Sense.NAME, Sense.OTHER)  # what both may be taken for
_LIST = 6  # rows of a list in which another one shows its form
_FAMILY_FIRST = re.compile(r"[^\W\d_a-zß-ÿ]{2,}(?:[-'’ ][^\W\d_a-zß-ÿ]{2,}){0,2}, [^\W\d_a-z]")
_TWO_FAMILIES = frozenset({"es", "pt", "ca", "gl", "eu", "fil"})  # languages of who has two
_COLONED = frozenset({"en", "af", "zu", "xh"})  # languages of pages whose titles have a colon
_BRANCHES = frozenset({Sense.CUE, Sense.DESK, Sense.OTHER})
_GIVEN = 2  # words of a given name
_WHOLES = frozenset({Sense.ORG, Sense.NAME, Sense.OTHER})
_ADDRESS_COMMAS = 2
_LISTED = frozenset({Sense.NAME, Sense.OTHER, Sense.ORG, Sense.PLACE})
_MOST_LISTED = 4  # parts of an organisation's name between its commas
_LEGAL_FORM = re.compile(r"(?:LLC|LLP|Inc|Ltd|Limited|Corp|Incorporated|PLC|plc|L\.P|S\.A|N\.V)\.?")


def read(written: Written, found: list[Segment]) -> list[Segment]:
    """The segments of a row, as they are beside each other."""
    found = _enumerated(written, list(_streets(found)))
    if not _COLONED.isdisjoint(written.lexicon.languages):
        found = list(_of_what(written, found))
    if _is_address(written, found):
        found = [_nameless(segment) for segment in found]
    if written.row.role is Role.CELL:
        found = turned(written, found)
    elif _FAMILY_FIRST.match(written.text):
        found = _family_first(written, found)
    return [*_titled(written, found)] if written.hits.has("label.name") else found


def _of_what(written: Written, found: list[Segment]) -> Iterator[Segment]:
    """A title and what it is for behind its colon: "Director: Media Liaison", "Head: Events"."""
    behind = iter(zip_longest(found, found[1:]))
    for segment, following in behind:
        titled = segment.sense is Sense.ROLE and following is not None and not segment.label
        if titled and following is not None and _is_branch(written, segment, following):
            end = following.end
            base = written.row.start
            yield segment._replace(end=end, text=written.text[segment.start - base : end - base])
            next(behind, None)
        else:
            yield segment


def _is_branch(written: Written, title: Segment, following: Segment) -> bool:
    """Tell whether a phrase in capitals stands behind a title's colon, and is nobody's name."""
    base = written.row.start
    between = written.text[title.end - base : following.start - base].strip()
    known = following.sense in _BRANCHES and following.name is None
    return known and between == ":" and title.text[:1].isupper() and following.text[:1].isupper()


def _titled(written: Written, found: list[Segment]) -> Iterator[Segment]:
    """The segments; a label before a name may be a title, too: "Press officer: Ann Lee"."""
    for segment, following in zip_longest(found, found[1:]):
        yield segment
        if segment.label == "label.name" and following and following.sense is Sense.NAME:
            hit = written.over(segment.start - written.row.start)
            if hit and hit.has("role.head"):
                yield segment._replace(sense=Sense.ROLE, label="")


def _is_address(written: Written, found: list[Segment]) -> bool:
    """Tell whether a row without capitals is where an office is: "خیابان فردوسی، کوچه بهار، …".

    A word for a street stands in it, several commas, and nothing that offers anybody.
    """
    hits = written.hits
    if not hits.has("address.street", "label.address") or is_cased(written.text):
        return False
    if hits.has("role.head", "label.name", "cue.contact", "name.honorifics"):
        return False
    plain = all(s.anchor is None and not s.led for s in found)
    return plain and sum(s.after in {",", "،"} for s in found) >= _ADDRESS_COMMAS


def _family_first(written: Written, found: list[Segment]) -> list[Segment]:
    """A row that begins with a family in capitals, and a given name: "TORNOW, Marlies"."""
    family, *rest = found
    given = rest[0] if rest else None
    if given is None or given.after != "," or given.text.isupper():
        return found
    if not family.text.isupper():
        return found
    name = name_of(f"{given.text} {family.text}")
    owned = name is not None and written.has_mailbox(name.full, _ALIKE)
    if not owned or len(given.text.split()) > _GIVEN or place_of(given.text):
        return found
    end = given.end
    return [family._replace(sense=Sense.NAME, end=end, name=name), *rest[1:]]


def _enumerated(written: Written, found: list[Segment]) -> list[Segment]:
    """The segments; what commas part is one name: "Ministry of X, Y and Z", "Harbour, LLC"."""
    kept: list[Segment] = []
    for number, segment in enumerate(found):
        last = kept[-1] if kept else None
        if last is not None and segment.after == "," and last.sense in _WHOLES:
            named = last.text[:1].isupper()
            listed = last.sense is Sense.ORG and _lists(written, last, found[number:])
            if listed or (named and _LEGAL_FORM.fullmatch(segment.text)):
                kept[-1] = _through(written, last, segment)
                continue
        kept.append(segment)
    return kept


def _through(written: Written, first: Segment, last: Segment) -> Segment:
    """One organisation's segment from `first` to `last`."""
    base = written.row.start
    start, end = first.start - base, last.end - base
    return written.segment(Sense.ORG, start, end, after=first.after, prose=first.prose)


def _lists(written: Written, org: Segment, ahead: list[Segment]) -> bool:
    """Tell whether an organisation says what it is for, and the list ends with an "and"."""
    base = written.row.start
    hits = written.within(org.start - base, org.end - base)
    says = len(hits) > 1 and hits[0].has("org.head") and hits[0].start == org.start - base
    says = says and not any(hit.has("role.head") for hit in hits)  # "Office of the Minister"
    if not says or not any(hit.has("join.at") for hit in hits[1:]):
        return False
    if any(hit.has("join.and") for hit in hits) and "," not in org.text:
        return False
    for number, segment in enumerate(ahead):
        parts = written.within(segment.start - base, segment.end - base)
        plain = segment.sense in _LISTED and segment.after == "," and not segment.anchor
        if not plain or any(map(str.isdigit, segment.text)) or number > _MOST_LISTED:
            return False
        if any(hit.has("join.and") for hit in parts):
            return not any(hit.has("role.head") for hit in parts)
    return False


def less_towns(rows: Sequence[Row], found: list[list[Segment]]) -> list[list[Segment]]:
    """The segments; where rows are towns and names, each name is less the town before it.

    "Brno Jana Nová 555" and "Znojmo Petr Kos 556": a list of towns that knows some of them.
    """
    towns = [
        [s.sense for s in told[:3]] == [Sense.PLACE, Sense.NAME, Sense.ANCHOR]
        and not told[1].after
        and len(told[1].text.split()) == _FULL_NAME
        for told in found
    ]
    if not any(towns):
        return found
    for at, told in enumerate(found):
        near = range(max(0, at - _LIST), min(len(found), at + _LIST + 1))
        beside = any(towns[n] and rows[n].gap is rows[at].gap is Gap.BREAK for n in near)
        whole = [s.sense for s in told[:2]] in ([each, Sense.ANCHOR] for each in _TOWN_AND_NAME)
        if beside and whole and len(told[0].text.split()) > _FULL_NAME:
            found[at] = [*_town_and_name(told[0]), *told[1:]]
    return found


def _town_and_name(segment: Segment) -> list[Segment]:
    """A town and the two words of a name, of what had the form of one name."""
    text = segment.text
    cut = text.rindex(" ", 0, text.rindex(" ")) + 1
    name = name_of(text[cut:])
    if name is None:
        return [segment]
    town = segment._replace(
        sense=Sense.PLACE, text=text[:cut].rstrip(), end=segment.start + cut, name=None
    )
    person = segment._replace(
        sense=Sense.NAME, start=segment.start + cut, text=text[cut:], name=name
    )
    return [town, person]


def turned(written: Written, found: list[Segment]) -> list[Segment]:
    """A cell with a family name, a comma and a given name as one name: "Tejada Muñiz, Óscar".

    Where nobody has two families, "Ann Lee, Bo Lund" are two people.
    """
    if len(found) != len(("family", "given")):
        return found
    family, given = found
    plain = family.sense is Sense.NAME and given.sense in {Sense.NAME, Sense.OTHER}
    words = given.text.split()
    if not plain or given.after != "," or not all(word[0].isupper() for word in words):
        return found
    two = given.sense is Sense.NAME and name_of(family.text) is not None
    if two and _TWO_FAMILIES.isdisjoint(written.lexicon.languages):
        return found
    name = name_of(f"{given.text} {family.text}")
    if name is None or len(words) > _GIVEN or place_of(given.text):
        return found
    return [family._replace(end=given.end, name=name)]


def _nameless(segment: Segment) -> Segment:
    """What has the form of a name in an address, as what it is."""
    named = segment.sense is Sense.NAME
    return segment._replace(sense=Sense.OTHER, name=None) if named else segment


def _streets(segments: list[Segment]) -> Iterator[Segment]:
    """A name before a house number is a street: "Alameda dos Beija-Flores, 140"."""
    for number, segment in enumerate(segments):
        following = segments[number + 1] if number + 1 < len(segments) else None
        house = (
            following is not None
            and following.sense is Sense.OTHER
            and following.after == ","
            and is_house_number(following.text)
        )
        if segment.sense is Sense.NAME and house:
            yield segment._replace(sense=Sense.OTHER, name=None)
        else:
            yield segment
