"""Pages that are no release: whom they offer is there for applicants, residents or customers.

A job advert gives itself away by several of the words that only adverts put together (a salary, a
closing date, a letter of motivation), or by the letters that mark a title as everybody's. A notice
to the public speaks to residents, parents or passengers, and nowhere has a word for the press.
"""

import re
from collections.abc import Iterable, Sequence

from pressdir.extract import wording
from pressdir.extract.draft import Draft
from pressdir.extract.locales import Hits, Lexicon
from pressdir.extract.rows import Row
from pressdir.extract.segments import Segment, Sense
from pressdir.extract.shapes import is_cased
from pressdir.model import Page
from pressdir.normalise.patterns import waiting

TOP = 8  # lines in which a page says what it is
SEVERAL = 3  # different words of a job advert
SHORT = 60  # characters of a line that says what the page is
HEADING = 160  # characters of a line that may be a heading
LONGEST = 400  # characters of a line that are looked at
ABOVE = 2  # rows over an address that say for whom it is
MOST = 20_000  # characters in which an audience is looked for
HEAD = 3000  # characters in which a title stands
_ENDINGS = (".", "!", "。")
# "(m/w/d)", "(H/F)", "m/v/x": for everybody, in a title.
_EVERYBODY = waiting(r"(?<![\w/])(?:[mwfhdxvk]/){1,2}[mwfhdxvki](?![\w/])", re.IGNORECASE)


def is_job_advert(page: Page, lexicon: Lexicon, near: Iterable[int]) -> bool:
    """Tell whether a page is a job advert: words of one, and nothing of a release.

    `near` are the numbers of the lines around its addresses; with its first ones they are read.
    """
    top = [line.text[:LONGEST] for line in page.lines[:TOP]]
    for text in lexicon.likely(top, "cue.release"):
        hits = lexicon.hits(text)
        released = hits.has("cue.release") and _heads(text, hits)
        if released and not _stands_again(text, page):
            return False
    around = [page.lines[number].text[:LONGEST] for number in near if number >= TOP]
    said = {
        text[hit.start : hit.end].casefold()
        for text in lexicon.likely((*top, *around), "notice.job")
        for hit in lexicon.hits(text)
        if hit.has("notice.job")
    }
    marked = bool(said) and _EVERYBODY.search(page.text, 0, HEAD) is not None
    return len(said) + 2 * marked >= SEVERAL


def _stands_again(text: str, page: Page) -> bool:
    """Tell whether a page has a line twice: "News" is an item of its menu."""
    return sum(line.text == text for line in page.lines) > 1


def for_the_public(
    page: Page,
    lexicon: Lexicon,
    rows: Sequence[Row],
    segments: Sequence[Sequence[Segment]],
    drafts: Sequence[Draft],
) -> list[Draft]:
    """The drafts that are for the public, on a page that speaks to it and nowhere of the press.

    `rows` are those around the page's addresses, `segments` what stands on them. Who is named for
    more information, with a title or a mailbox, on rows that do not speak to the public, is none.
    """
    told = (each for row in segments for each in row if each.label != wording.MARKUP)
    if not drafts or any(each.sense is Sense.DESK for each in told):
        return []

    def speaks_to_public(some: Iterable[int]) -> bool:
        told = [*some]
        if any(each.sense is Sense.NOT_PRESS for n in told for each in segments[n]):
            return True
        return lexicon.speaks_to("public", _joined(rows[n].text(page) for n in told))

    reaching = [any(each.anchor for each in row) for row in segments]
    if not speaks_to_public(n for n in range(len(rows)) if any(reaching[n : n + 1 + ABOVE])):
        return []
    if _speaks_of_press(page, lexicon, rows, segments):
        return []
    return [
        draft
        for draft in drafts
        if not draft.is_introduced or speaks_to_public(range(draft.row, draft.last_row + 1))
    ]


def _speaks_of_press(
    page: Page, lexicon: Lexicon, rows: Sequence[Row], segments: Sequence[Sequence[Segment]]
) -> bool:
    """Tell whether a page has a word for the press, or is a release by its first lines."""
    mailboxes = (str(e) for row in segments for s in row if s.anchor for e in s.anchor.emails)
    near = (row.text(page) for row in rows)
    lines = (line.text for line in page.lines if not _is_item(line.text))
    whole = _joined((page.title or "", *mailboxes, *near, *lines))
    return lexicon.speaks_to("press", whole) or _is_release(page, lexicon)


def _joined(texts: Iterable[str]) -> str:
    return "\n".join(texts)[:MOST]


def _is_item(text: str) -> bool:
    """Tell whether a line is a single word: an item of a menu, "Press", speaks to nobody."""
    return " " not in text.strip() and is_cased(text)


def _is_release(page: Page, lexicon: Lexicon) -> bool:
    """Tell whether one of a page's first lines says that it is a release."""
    heads = (line.text[:LONGEST] for line in page.lines[:TOP])
    return any(lexicon.hits(text).has("cue.release") for text in (page.title or "", *heads))


def is_for_press(page: Page, lexicon: Lexicon) -> bool:
    """Tell whether a page says that it is a release, or speaks to the press."""
    lines = _joined(line.text for line in page.lines if not _is_item(line.text))
    return _is_release(page, lexicon) or lexicon.speaks_to("press", lines)


def invites_press(page: Page, lexicon: Lexicon) -> bool:
    """Tell whether a page asks the press in, by its title or a heading: "Press conference on …"."""
    heads = (line.text[:LONGEST] for line in page.lines[:TOP])
    return any(
        hit.start < SHORT and hit.has("cue.invitation")
        for text in (page.title or "", *heads)
        if len(text) <= HEADING
        for hit in lexicon.hits(text)
    )


def _heads(text: str, hits: Hits) -> bool:
    """Tell whether a line is headed "Press release"; an advert says "you write press releases"."""
    line = len(text) <= SHORT and not text.rstrip().endswith(_ENDINGS)
    return line or any(not hit.start and hit.has("cue.release") for hit in hits)
