"""Names that are links to a mailbox or a number: "Ann Lee" (mailto:press@…), press officer."""

from collections.abc import Iterator, Sequence

from pressdir.extract import wording
from pressdir.extract.anchors import Anchor
from pressdir.extract.cutting import whole_rows
from pressdir.extract.cutting.stretches import Stretches
from pressdir.extract.segments import Segment, Sense
from pressdir.extract.written import Written
from pressdir.model import Name
from pressdir.normalise import names
from pressdir.normalise.emails import OBFUSCATED
from pressdir.normalise.folding import fold

_FULL_NAME = 2  # words
_TITLE_BEHIND = 60  # characters
_PARTING = frozenset(",(-–|،、，፣（")
_RUNG = frozenset({Sense.NAME, Sense.ROLE, Sense.DESK, Sense.ORG, Sense.NOT_PRESS})
_AT_SIGNS = ("@", "＠", "﹫")
_BRACKETED = frozenset({Sense.OTHER, Sense.ORG})  # behind a name: where its bearer works
_ALIKE = 0.5  # agreement of a name and the mailbox that it is a link to
_LONG = 4  # letters of a part of a name that no other word has by chance


class Links:
    """The links of one row that have words for their text."""

    def __init__(self, written: Written, stretches: Stretches, anchors: Sequence[Anchor]) -> None:
        self._written = written
        self._stretches = stretches
        self._anchors = anchors

    def named(self, start: int, end: int, anchor: Anchor) -> Iterator[Segment]:
        """Who is named by the text of the link that gave `anchor`; nobody if it is none."""
        if anchor.rule == wording.MAIL_LINK:
            yield from self._mailed(start, end, anchor)
        elif anchor.phones and not any(map(str.isdigit, self._written.text[start:end])):
            yield from self._rung(start, end)

    def _mailed(self, start: int, end: int, anchor: Anchor) -> Iterator[Segment]:
        """Whose a mailbox is, where a link to it has the name for its text: "Ann Lee"."""
        text = self._written.text
        if _writes(text[start:end], anchor):
            return
        plain = [s for s in self._stretches.between(start, end) if not s.prose]
        told = whole_rows.turned(self._written, plain)
        owners = [s for s in told if s.name and _bears(anchor, s.name)]
        behind = text[:start].rstrip().endswith(",")  # "Ann Lee, press officer", so linked
        if _is_one_name(told) and self._is_titled_behind(self._listed_to(end, anchor)):
            owners = told[:1]  # "Ann Lee, press officer", linked to a mailbox that is everybody's
        for segment in told:
            if segment in owners:
                yield segment._replace(sense=Sense.NAME, led=True, label=wording.MAIL_LINK)
            elif owners and segment.after == "(" and segment.sense in _BRACKETED:
                yield segment._replace(sense=Sense.ORG)  # where its bearer works: "(KMFV)"
            elif segment.sense is Sense.DESK or (
                segment.sense is Sense.ROLE and (owners or behind)
            ):
                yield segment

    def _rung(self, start: int, end: int) -> Iterator[Segment]:
        """Who is rung by a link: "Press officer Ann Lee"; not by "Call Ann"."""
        for segment in self._stretches.between(start, end):
            if segment.sense in _RUNG and not segment.prose:
                full = segment.name is None or len(segment.text.split()) >= _FULL_NAME
                yield segment if full else segment._replace(sense=Sense.OTHER, name=None)

    def _listed_to(self, end: int, anchor: Anchor) -> int:
        """Where the last of the links ends that stand in a list, all to one mailbox."""
        base = self._written.row.start
        for other in self._anchors:
            at = other.start - base
            if at >= end and other.emails == anchor.emails and other.rule == anchor.rule:
                if not self._is_joined(end, at):
                    break
                end = other.end - base
        return end

    def _is_joined(self, start: int, end: int) -> bool:
        """Tell whether nothing but a comma or "and" stands there."""
        joins = [hit for hit in self._written.within(start, end) if hit.has("join.and", "join.or")]
        return self._written.only(joins, start, end)

    def _is_titled_behind(self, at: int) -> bool:
        """Tell whether a comma and a job title stand behind a place of the row, or what one is for.

        "Ann Lee, press contact".
        """
        text = self._written.text
        following = self._written.within(at, min(len(text), at + _TITLE_BEHIND))
        titles = [hit for hit in following if hit.has("role.head", "label.name")]
        between = text[at : titles[0].start].strip() if titles else ""
        return bool(between) and between[0] in _PARTING


def titled(found: list[Segment]) -> list[Segment]:
    """The segments, what the title of a linked name ends in a body: "Ann Lee, head of Reef Days".

    The one who is linked is named already, and nothing reaches another.
    """
    if [s.label for s in found[-4:-3]] != [wording.MAIL_LINK]:
        return found
    anchor, title, last = found[-3:]
    said = title.sense is Sense.ROLE or title.label == "label.name"
    if anchor.anchor and said and last.sense is Sense.NAME and last.start <= title.end + 1:
        title = title._replace(sense=Sense.ROLE, label="")
        return [*found[:-2], title, last._replace(sense=Sense.ORG, name=None, led=False)]
    return found


def _is_one_name(told: Sequence[Segment]) -> bool:
    """Tell whether a link says nothing but a name, and in brackets where its bearer works."""
    behind = [s for s in told[1:] if not (s.after == "(" and s.sense in _BRACKETED)]
    return bool(told) and told[0].sense is Sense.NAME and not behind


def _writes(text: str, anchor: Anchor) -> bool:
    """Tell whether a link writes its mailbox, though masked: "press(at)x.org" names no press."""
    if any(sign in text for sign in _AT_SIGNS):
        return True
    return any(address.domain in text for address in anchor.emails) or bool(OBFUSCATED.search(text))


def _bears(anchor: Anchor, name: Name) -> bool:
    """Tell whether a mailbox bears somebody's name, or a part of it: "roverxingyu@"."""
    parts = [part for part in fold(name.full).split() if len(part) >= _LONG]
    return any(
        names.agreement(name.full, each.local) >= _ALIKE
        or any(part in fold(each.local) for part in parts)
        for each in anchor.emails
    )
