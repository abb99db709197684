"""What stands between two separators of a row, and what it is."""

from enum import StrEnum
from typing import NamedTuple

from pressdir.extract.anchors import Anchor
from pressdir.model import Name


class Sense(StrEnum):
    """What a segment is."""

    ANCHOR = "anchor"
    NAME = "name"
    ROLE = "role"
    ORG = "org"
    PLACE = "place"
    DESK = "desk"
    CUE = "cue"
    HOURS = "hours"
    LABEL = "label"
    LANGS = "langs"
    JOIN = "join"
    NOT_PRESS = "not press"
    OVER = "over"  # a heading after which the contact part is over
    OTHER = "other"


OFFICE = "org.office"  # the label of a segment that says where a part of an organisation is
UNIT = "org.unit"  # of one that names a part of an organisation
MINE = "letter.mine"  # of what somebody writes of the own number: "reach me"
AGAIN = "name.again"  # of words about whoever was named before: "she can be reached"


class Segment(NamedTuple):  # made and changed more often than anything else
    """`page.text[start:end]` and what it is."""

    sense: Sense
    start: int
    end: int
    text: str
    row: int
    name: Name | None = None  # of a name, and of what has also the form of one
    anchor: Anchor | None = None
    langs: tuple[str, ...] = ()
    label: str = ""  # the category of a label
    place: str = ""  # the place within an organisation's segment: "IOM Tehran"
    prose: bool = False  # taken out of a sentence
    sentence: bool = False  # the whole row is one
    led: bool = False  # a cue, an honorific or a job title stands right before
    after: str = ""  # the separator before it
