"""Pages that are no release: a job advert offers people to applicants, not to the press.

Such a page gives itself away by several of the words that only adverts put together (a salary, a
closing date, a letter of motivation), or by the letters that mark a title as everybody's.
"""

import re
from collections.abc import Iterable

from pressdir.extract.locales import Hits, Lexicon
from pressdir.model import Page

TOP = 8  # lines in which a page says what it is
SEVERAL = 3  # different words of a job advert
SHORT = 60  # characters of a line that says what the page is
LONGEST = 400  # characters of a line that are looked at
HEAD = 3000  # characters in which a title stands
# "(m/w/d)", "(H/F)", "m/v/x": for everybody, in a title.
_EVERYBODY = re.compile(r"(?<![\w/])(?:[mwfhdxvk]/){1,2}[mwfhdxvki](?![\w/])", re.IGNORECASE)


def is_job_advert(page: Page, lexicon: Lexicon, near: Iterable[int]) -> bool:
    """Tell whether a page is a job advert: words of one, and nothing of a release.

    `near` are the numbers of the lines around its addresses; with its first ones they are read.
    """
    said: set[str] = set()
    for number in sorted({*near, *range(min(TOP, len(page.lines)))}):
        text = page.lines[number].text[:LONGEST]
        hits = lexicon.hits(text)
        if number < TOP and hits.has("cue.release") and _heads(text, hits):
            return False
        if hits.has("notice.job"):
            told = (hit for hit in hits if hit.has("notice.job"))
            said |= {text[hit.start : hit.end].casefold() for hit in told}
    marked = bool(said) and _EVERYBODY.search(page.text, 0, HEAD) is not None
    return len(said) + 2 * marked >= SEVERAL


def _heads(text: str, hits: Hits) -> bool:
    """Tell whether a line is headed "Press release"; an advert says "you write press releases"."""
    return len(text) <= SHORT or any(not hit.start and hit.has("cue.release") for hit in hits)
