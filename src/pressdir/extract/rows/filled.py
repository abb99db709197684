"""Put lines together again that a mail program or a typewriter broke at a width.

Such a page breaks a line where its next word had no room, be it in the midst of a name or a number.
That is known of a page by its sentences, which go on in small letters, and then of any of its
lines: one that had room for the next word was ended by its writer. A number that a label leads in
and a break cuts off shows it by itself: "tel. 01 40" / "21 28 23".
"""

import itertools
from dataclasses import replace

from pressdir.model import Gap, Line, Page, Role
from pressdir.normalise.patterns import waiting

MANY = 3  # lines that show how wide a page is
FEW = 2  # of them that go on in small letters
UNLIKE = 0.2  # so many as those had room
NARROW = 45  # characters: who writes less to a line means it
_ENDS = ".:;!?…。：؛؟"
_BEGUN = waiting(  # behind a label, or as nothing but a number begins: "8 (812)", "+62", "0813"
    r"(?:(?:[^\W\d_]{2}(?:\.|\.?\s?[:：])\s{0,2}|[·•|]\s)"
    r"((?:\+|00)?\(?[\dX]{1,5}\)?(?:[ .-]\(?\d{1,4}\)?)?)"
    r"|[\s,;]((?:\+\d{1,3}|\(0\d{1,4}\)|0\d{1,4})(?:[ .-]\d{1,4})?))\Z"
)
_REST = waiting(r"\d{2,4}(?:[ .-]?\d{2,4}){1,4}(?!\w)")
_NUMBER = range(8, 14)  # digits of one with its code
_SHORT = 6  # digits that are no number yet
_VALUE = waiting(r"(?:\d|\S@\S*|\.[a-z]{2,6})[)>|]?\Z")  # a number or an address


def joined(page: Page) -> Page:
    """The page with its wrapped lines whole; places in its text stay where they are."""
    width = _width(page)
    if not width and not any(itertools.starmap(_cuts, itertools.pairwise(page.lines))):
        return page
    text = list(page.text)
    lines: list[Line] = []
    last = None  # as it was broken
    for line in page.lines:
        if last is not None and line.start == last.end + 1 and _goes_on(last, line, width):
            text[last.end] = " "
            lines[-1] = lines[-1]._replace(text=f"{lines[-1].text} {line.text}")
        else:
            lines.append(line)
        last = line
    return replace(page, text="".join(text), lines=tuple(lines))


def _width(page: Page) -> int:
    """How wide the page's lines may be, in characters; 0 unless most are broken for that alone."""
    pairs = [pair for pair in itertools.pairwise(page.lines) if _same(*pair)]
    width = max((len(line.text) for line, _ in pairs), default=0)
    small = full = others = 0
    for line, following in pairs:
        if len(line.text) < NARROW:
            continue
        is_small = following.text[0].islower()
        if is_small or not (line.text[-1] in _ENDS or _VALUE.search(line.text)):
            filled = _needed(line, following) > width
            small += is_small and filled
            full += filled
            others += not filled
    return width if small >= FEW and full >= MANY and others <= full * UNLIKE else 0


def _same(line: Line, following: Line) -> bool:
    """Tell whether two lines may be one, by where they stand."""
    return (
        following.gap is Gap.BREAK
        and line.role is following.role is not Role.HEADING
        and line.row == following.row
    )


def _cuts(line: Line, following: Line) -> bool:
    """Tell whether a break stands in a number: what is before it is none, and both are one."""
    if not following.text[0].isdigit() or len(line.text) < NARROW or not _same(line, following):
        return False
    begun, rest = _BEGUN.search(line.text), _REST.match(following.text)
    if begun is None or rest is None:
        return False
    before = sum(map(str.isdigit, begun[1] or begun[2]))
    return before <= _SHORT and before + sum(map(str.isdigit, rest.group())) in _NUMBER


def _needed(line: Line, following: Line) -> int:
    """How long a line were with the word that follows."""
    return len(line.text) + 1 + len(following.text.split(None, 1)[0])


def _goes_on(line: Line, following: Line, width: int) -> bool:
    """Tell whether a line goes on behind its break.

    Behind a number or an address that is whole, only what cannot begin a line of its own does.
    """
    if _cuts(line, following):
        return True
    if not _same(line, following) or len(line.text) > width or _needed(line, following) <= width:
        return False
    first = following.text[0]
    if first.islower():
        return True
    if _VALUE.search(line.text):
        return line.text[-1].isdigit() and first.isdigit()
    return line.text[-1] not in _ENDS
