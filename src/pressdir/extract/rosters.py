"""Pages of a whole staff: of all who are listed there the press is offered its officers alone.

Such a page has no word for the press but in the titles of some, and nothing that offers anybody:
"Adam Poe, President / Beth Kane, Accounts / Erin Walsh, Communications (media inquiries)".
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from pressdir.extract.draft import Draft
from pressdir.extract.locales import Lexicon
from pressdir.extract.publisher import SENDERS
from pressdir.extract.rows import Row
from pressdir.extract.segments import Segment, Sense
from pressdir.model import Page, Role

FEWEST = 3  # people on a list of all
TALK = 40  # characters of a line that is no item of a menu
MOST = 20_000  # characters in which words for the press are looked for
_OFFERING = frozenset({Sense.CUE, Sense.DESK})


def others(
    page: Page,
    lexicon: Lexicon,
    rows: Sequence[Row],
    segments: Sequence[Sequence[Segment]],
    drafts: Sequence[Draft],
) -> list[Draft]:
    """The drafts of those on a staff's list whose titles have nothing to do with the press."""
    people = [(draft, draft.named.row) for draft in drafts if draft.named and draft.reachable]
    if len(people) < FEWEST or any(line.label in SENDERS for line in page.lines):
        return []
    listed = [draft for draft, _ in people]
    begun = sorted({row for _, row in people})
    entries = [_entry(rows, row, draft.last_row, begun) for draft, row in people]
    of_press = [_is_of_press(lexicon, segments, entry) for entry in entries]
    if not 0 < sum(of_press) <= len(listed) // 2:
        return []
    theirs = {at for entry, press in zip(entries, of_press, strict=True) if press for at in entry}
    rest = (segment for at, row in enumerate(segments) if at not in theirs for segment in row)
    if any(segment.sense in _OFFERING for segment in rest):
        return []
    if _speaks_of_press(page, lexicon, {rows[at].start for at in theirs}):
        return []
    return [draft for draft, press in zip(listed, of_press, strict=True) if not press]


def _entry(rows: Sequence[Row], start: int, last: int, begun: Sequence[int]) -> range:
    """The numbers of the rows that are somebody's: a row of a table, an item, or lines.

    Lines begin with the name; they end where the next of those is named, in the rows `begun`.
    """
    following = bisect_right(begun, start)
    end = min([max(start, last) + 1, *begun[following : following + 1]])
    group = rows[start].group
    if group is not None:
        while start and rows[start - 1].group == group:
            start -= 1
        while end < len(rows) and rows[end].group == group:
            end += 1
    return range(start, end)


def _is_of_press(
    lexicon: Lexicon, segments: Sequence[Sequence[Segment]], entry: Iterable[int]
) -> bool:
    """Tell whether somebody's rows speak to the press, whatever the addresses in them."""
    told = (segment for at in entry for segment in segments[at] if segment.anchor is None)
    return lexicon.speaks_to("press", "\n".join(segment.text for segment in told))


def _speaks_of_press(page: Page, lexicon: Lexicon, apart: set[int]) -> bool:
    """Tell whether the page's title, a heading or a sentence has a word for the press."""
    lines = (
        line.text
        for line in page.lines
        if line.start not in apart and (line.role is Role.HEADING or len(line.text) > TALK)
    )
    text = "\n".join((page.title or "", *lines))[:MOST]
    return lexicon.speaks_to("press", text) or lexicon.hits(text).has("cue.release")
