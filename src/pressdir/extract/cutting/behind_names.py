"""Somebody whom a sentence reaches right behind the name: "For pictures do ask Ann Lee on 555 01".

Languages have more words for turning to somebody than any list. But a sentence that goes on from
a name to a number with nothing but a small word between offers who is named. A pronoun before
a cue goes on about whoever was named last.
"""

from collections.abc import Sequence

from pressdir.extract.locales import Hits
from pressdir.extract.segments import AGAIN, Segment, Sense
from pressdir.extract.shapes import TOKEN, is_cased, name_of, place_of
from pressdir.extract.small_words import PRONOUNS
from pressdir.extract.telling.forms import is_of_office
from pressdir.extract.telling.part import Part
from pressdir.extract.written import Written
from pressdir.normalise.patterns import waiting

# What may be said of somebody before the number.
_BETWEEN = frozenset(
    {Sense.LABEL, Sense.JOIN, Sense.ROLE, Sense.DESK, Sense.ORG, Sense.PLACE, Sense.OTHER}
)
_INSIDE = waiting(r"[^\W\d_.:;!?–—-]\W{0,2}\Z")  # where a sentence does not begin
_AHEAD = 12  # segments that are looked at for a number
_APPOSITION = 120  # characters of that
_SHOWN = 3  # letters of a word before a full stop that is no abbreviation
_MOST_SMALL = 4  # words of it
_ENDED = waiting(r"[^\W\d_]{3}[.!?]\s+[^\W\d_a-z]|[;|•]")
_FEW = range(2, 5)  # words of a name within a sentence
_MOST_BEHIND = 2  # small words between a name and a number: "weten via", "pod numer"
_NOBODY = ("org.head", "cue.desk", "cue.not_press", "cue.quoted", "address.street")


def offered(written: Written, found: list[Segment]) -> list[Segment]:
    """The segments of a row, with whom it reaches so as somebody offered."""
    if not is_cased(written.text):
        return found
    kept = []
    for at, segment in enumerate(found):
        ahead = found[at : at + _AHEAD]
        if _is_reached(written, ahead):
            kept.append(_offered(written, segment))
        elif _speaks_again(ahead):
            kept.append(segment._replace(label=AGAIN))
        else:
            kept.append(segment)
    return kept


def _speaks_again(ahead: Sequence[Segment]) -> bool:
    """Tell whether a pronoun and a cue lead to a number: "On the day | she | can be reached on"."""
    senses = [segment.sense for segment in ahead[:3]]
    if senses != [Sense.OTHER, Sense.CUE, Sense.ANCHOR]:
        return False
    return not PRONOUNS.isdisjoint(ahead[0].text.lower().split())


def _is_reached(written: Written, ahead: Sequence[Segment]) -> bool:
    """Tell whether a number or an address stands behind the first segment, and little between.

    A title, a desk, a body or a few small words may: "ask Ann Lee, who runs the press office, on".
    """
    first, *behind = ahead
    plain = first.sense is Sense.OTHER or (first.sense is Sense.NAME and first.prose)
    if first.led or not plain:
        return False
    reach = next((at for at, s in enumerate(behind) if s.anchor), None)
    if reach is None or behind[reach].start - first.end > _APPOSITION:
        return False
    between = behind[:reach]
    if any(s.sense not in _BETWEEN or s.name is not None for s in between):
        return False
    said = written.page.text[first.end - _SHOWN : behind[reach].start]
    small = [word for s in between if s.sense is Sense.OTHER for word in s.text.split()]
    if len(small) > _MOST_SMALL or not all(map(str.islower, small)):
        return False
    return not _ENDED.search(said)


def _offered(written: Written, segment: Segment) -> Segment:
    """The name that a sentence ends in, if it ends in one."""
    base = written.row.start
    start, end = segment.start - base, segment.end - base
    if segment.sense is Sense.NAME:
        within = _INSIDE.search(written.text[:start]) is not None
        whole = all(len(word) > 1 for word in written.text[start:end].split())
        return segment._replace(led=within and whole)
    *_, (first, last) = written.runs(start, end) or [(start, start)]
    polite = [h.start for h in written.within(first, last) if h.has("name.honorifics")]
    first = polite[-1] if polite else _less_preposition(written, first, last)
    before, behind = written.text[start:first].split(), written.text[last:end].split()
    led = bool(polite) or (bool(before) and before[-1].islower())
    if not led or len(behind) > _MOST_BEHIND:
        return segment
    words = written.text[first:last]
    name = name_of(words) if all(map(str.islower, behind)) else None
    part = Part(written, first, last, Hits(written.within(first, last)))
    if name is None or len(name.full.split()) not in _FEW or place_of(words):
        return segment
    if part.has(*_NOBODY) or written.bars_name(first, last) or is_of_office(part, first):
        return segment
    return written.segment(Sense.NAME, first, last, name=name, led=True, prose=True)


def _less_preposition(written: Written, first: int, last: int) -> int:
    """Where a name begins behind a word that families have, too: "erhalten Sie von Ann Lee"."""
    tokens = list(TOKEN.finditer(written.text, first, last))
    leads = len(tokens) > min(_FEW) and tokens[0].group().islower()
    return tokens[1].start() if leads else first
