"""Names that are links to a mailbox: "Ann Lee" (mailto:press@…), press officer."""

from collections.abc import Sequence

from pressdir.extract import wording
from pressdir.extract.anchors import Anchor
from pressdir.extract.segments import Segment, Sense
from pressdir.model import Name
from pressdir.normalise import names
from pressdir.normalise.emails import OBFUSCATED
from pressdir.normalise.folding import fold

_AT_SIGNS = ("@", "＠", "﹫")
BRACKETED = frozenset({Sense.OTHER, Sense.ORG})  # behind a name: where its bearer works
ALIKE = 0.5  # agreement of a name and the mailbox that it is a link to
LONG = 4  # letters of a part of a name that no other word has by chance


def is_one_name(told: Sequence[Segment]) -> bool:
    """Tell whether a link says nothing but a name, and in brackets where its bearer works."""
    behind = [s for s in told[1:] if not (s.after == "(" and s.sense in BRACKETED)]
    return bool(told) and told[0].sense is Sense.NAME and not behind


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


def writes(text: str, anchor: Anchor) -> bool:
    """Tell whether a link writes its mailbox, though masked: "press(at)x.org" names no press."""
    if any(sign in text for sign in _AT_SIGNS):
        return True
    return any(address.domain in text for address in anchor.emails) or bool(OBFUSCATED.search(text))


def bears(anchor: Anchor, name: Name) -> bool:
    """Tell whether a mailbox bears somebody's name, or a part of it: "roverxingyu@"."""
    parts = [part for part in fold(name.full).split() if len(part) >= LONG]
    return any(
        names.agreement(name.full, each.local) >= ALIKE
        or any(part in fold(each.local) for part in parts)
        for each in anchor.emails
    )
