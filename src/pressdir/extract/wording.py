"""Rules in words: why a value was taken for what it is, as a reader of the page would say it.

A rule is kept with its value, so it says what can be seen on the page, and nothing of the program.
"""

from collections.abc import Iterable, Sequence

from pressdir.extract.anchors import Anchor, Run
from pressdir.extract.finders.phones.signs import in_plain_brackets
from pressdir.extract.locales import Hit
from pressdir.extract.segments import Segment, Sense
from pressdir.model import Line, Page

LINK = "telephone link"
MADE_OF_NAME = "made of the name as the page says"
MAIL_LINK = "mail link"
BESIDE = "beside an address, a name or a cue"
AGAIN = "the same number elsewhere on the page"
REGION = "region "  # begins what is said of a country that the number does not write
MARKUP = "markup"  # the label of a segment that the document itself marks
PUBLISHER = "the publisher"
OF_DOMAIN = "in the words of the domain of its address"
IN_TITLE = "in the words of the title or the desk"
ONLY_ONE = "the only organisation named beside others"
BENT = "written in another case"
FAR = 20  # lines; who counts further?
_REACH = 2000  # characters in which lines are counted

_SENSES = {
    Sense.NAME: "form of a name",
    Sense.ROLE: "job title",
    Sense.ORG: "organisation",
    Sense.DESK: "press office or desk",
    Sense.LABEL: "switchboard",
    Sense.HOURS: "hours of a desk",
    Sense.PLACE: "place",
    Sense.LANGS: "languages",
}


def of_number(run: Run, rule: str, line: Line, hits: Sequence[Hit], why: str = "") -> str:
    """Why digits are a telephone number: "label Tel., region CH by a place beside it".

    `rule` tells its country, `why` what speaks for it if no label does.
    """
    said = _label(run, line, hits) or why
    return f"{said}, {rule}" if said else rule


def _label(run: Run, line: Line, hits: Iterable[Hit]) -> str:
    if not run.label:
        return ""
    start, end = run.start - line.start, run.end - line.start
    if not run.text.startswith(in_plain_brackets(line.text[start:end])):
        return LINK
    words = [hit for hit in hits if hit.has(run.label)]
    before = [hit for hit in words if hit.end <= start]
    for hit in (*reversed(before), *(hit for hit in words if hit.start >= end)):
        return f"label {line.text[hit.start : hit.end]}"
    return "label beside or above it"


def of_name(page: Page, named: Segment, anchors: Sequence[Anchor], agreeing: str) -> str:
    """Why words are somebody's name; `agreeing` is the mailbox that says the same."""
    return _joined(
        _told(named, "name"),
        _before(named),
        where(page, named.start, anchors[0].start, "the address or number") if anchors else "",
        f"agrees with the mailbox {agreeing}" if agreeing else "",
    )


def _before(named: Segment) -> str:
    """What led to a name."""
    if named.label == MAIL_LINK:
        return "the text of a link to the mailbox"
    return "behind a cue, a title or an honorific" if named.led and named.label != MARKUP else ""


def of_attribute(page: Page, segment: Segment, holder: int | None) -> str:
    """Why words are the title, organisation, place or languages of whom `holder` is the place."""
    place = where(page, segment.start, holder, "the name") if holder is not None else ""
    return _joined(_told(segment, "words behind the name"), place)


def of_place(page: Page, segment: Segment, place: str, holder: int | None) -> str:
    """Why a place is where somebody works."""
    if segment.sense is not Sense.PLACE and place != segment.text:
        return f"place in “{segment.text}”"
    return of_attribute(page, segment, holder)


def of_owner(page: Page, anchor: Anchor, holder: int | None, *, agrees: bool) -> str:
    """Why an address or number is somebody's: what it is, and how it stands to the name."""
    place = where(page, anchor.start, holder, "the name") if holder is not None else ""
    return _joined(anchor.rule, place, "carries the name" if agrees else "")


def _told(segment: Segment, else_: str) -> str:
    """What a segment is, and whether the document says so itself."""
    sense = _SENSES.get(segment.sense, else_)
    if segment.label != MARKUP:
        return sense
    return f"{'name' if segment.sense is Sense.NAME else sense}, marked as such by the document"


def where(page: Page, at: int, other: int, what: str) -> str:
    """How a place in the page stands to another: "2 lines above the name"."""
    lines = apart(page, at, other)
    if lines == 0:
        return f"on the line of {what}"
    side = "above" if lines > 0 else "below"
    if abs(lines) == 1:
        return f"on the line {side} {what}"
    return f"{abs(lines)} lines {side} {what}" if abs(lines) < FAR else f"far {side} {what}"


def apart(page: Page, at: int, other: int) -> int:
    """How many lines the second place stands below the first; `FAR` is as far as it counts."""
    first, last = sorted((at, other))
    lines = page.text.count("\n", first, min(last, first + _REACH))
    lines = FAR if last - first > _REACH else min(lines, FAR)
    return lines if at <= other else -lines


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
