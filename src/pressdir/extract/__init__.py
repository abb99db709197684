"""Find whom a document offers for contact.

    read -> anchors -> rows around them -> segments -> contacts

Certain things first: addresses and numbers are found on the whole page. Names, titles and places
are looked for around those only, which is what keeps a long page cheap and a quoted minister out.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pressdir.extract import (
    assemble,
    contacts,
    cutting,
    dated,
    finding,
    languages,
    locales,
    made_of_names,
    notices,
    publisher,
    readers,
    rosters,
    rows,
)
from pressdir.extract.anchors import Anchor
from pressdir.extract.locales import Lexicon, files
from pressdir.extract.regions import priors
from pressdir.extract.rows import filled, long_lines, runon
from pressdir.extract.segments import Segment
from pressdir.model import Document, Doubt, Extraction, Page, Reason

BEFORE = 9  # lines above an address in which its owner may be named
AFTER = 3
PARAGRAPH = 4  # lines that a paragraph on one line counts for
LONG = 200  # characters of such a line
MOST_LANGUAGES = 5
SAMPLE = 20_000  # characters in which domains are looked for
_COUNTRY = re.compile(r"@[\w.-]{1,80}\.([a-z]{2})\b")


class Workings(NamedTuple):
    """What a document offers, and what was made of it on the way: for `tracing`."""

    extraction: Extraction
    page: Page  # the one that all places are counted in
    lexicon: Lexicon
    anchors: tuple[Anchor, ...]
    segments: Sequence[Sequence[Segment]]


def extract(document: Document) -> Extraction:
    """The contacts that `document` offers, and the doubts about what was left out.

    Raises:
        UnreadableError: The document is damaged, too large, or no text.
    """
    return workings(document).extraction


def workings(document: Document) -> Workings:
    """The same, with the page and its segments. Raises what `extract` raises."""
    page = readers.read(document)
    spoken = _languages(page, document.lang)
    lexicon = locales.lexicon(spoken)
    if notices.invites_press(page, lexicon):
        lexicon = locales.lexicon(spoken, invites=True)
    page = long_lines.cut(runon.mend(filled.joined(page), lexicon))
    found = finding.find(page, lexicon, region=document.region, languages=_sure(page, document))
    near = _near(page, found.lines)
    meant = rows.rows(page, near, endings=found.endings, reached=found.lines)
    segments = cutting.cut(page, meant, found.anchors, lexicon)
    whose = publisher.publisher(page, lexicon)
    segments = whose.claimed(segments, found.anchors)
    assembly = assemble.assemble(page, meant, segments, lexicon)
    if assembly.drafts and notices.is_job_advert(page, lexicon, near):
        assembly = assembly.less(assembly.drafts)
    assembly = assembly.less(
        notices.for_the_public(page, lexicon, meant, segments, assembly.drafts)
    )
    assembly = assembly.less(rosters.others(page, lexicon, meant, segments, assembly.drafts))
    patterns = made_of_names.give(page, assembly.drafts, found.patterns)
    offered = contacts.contacts(page, segments, assembly.drafts, whose)
    left = contacts.unoffered(offered, lambda: notices.is_for_press(page, lexicon))
    places = {each.start for one in left for each in one.evidence if each.field == "phones"}
    unmeant = [anchor for anchor in found.anchors if anchor.start in places]
    public = [_public(page, each) for each in (*assembly.public, *unmeant) if not each.void]
    made = [_pattern(page, each) for each in patterns]
    extraction = Extraction(
        source=document.source,
        digest=hashlib.sha256(document.content).hexdigest(),
        contacts=tuple(one for one in offered if one not in left),
        doubts=tuple(sorted((*found.doubts, *made, *public), key=lambda doubt: doubt.start)),
        title=page.title,
        lang=spoken[0] if spoken else None,
        date=page.date or dated.day_of(page, lexicon),
        publisher=whose.name,
    )
    return Workings(extraction, page, lexicon, found.anchors, segments)


def _public(page: Page, anchor: Anchor) -> Doubt:
    line = contacts.line_of(page, anchor.start, anchor.end)
    text = page.text[anchor.start : anchor.end]
    return Doubt(text, Reason.NOT_PRESS, anchor.start, anchor.end, line)


def _pattern(page: Page, anchor: Anchor) -> Doubt:
    return _public(page, anchor)._replace(detail="how addresses are made")


def _languages(page: Page, hint: str | None) -> tuple[str, ...]:
    """The languages whose words are looked for: told, declared, detected, and English."""
    known = files.tags()
    wanted: list[str] = []
    domains = set(_COUNTRY.findall(page.text[-SAMPLE:]))
    by_domain = (priors.language_of(top) for top in sorted(domains))
    # beside a language that is stated, one half of a word in another proves nothing
    least = languages.WORTH_A_LOOK if hint or page.lang else 0.0
    for tag in (hint, page.lang, *languages.detect(page.text, least=least), *by_domain):
        if tag and (match := _closest(tag, known)) and match not in wanted:
            wanted.append(match)
    if locales.ENGLISH not in wanted:
        wanted.append(locales.ENGLISH)
    return tuple(wanted[:MOST_LANGUAGES])


def _sure(page: Page, document: Document) -> tuple[str, ...]:
    """The language that the page is in beyond doubt; it may speak for a country."""
    told = document.lang or page.lang
    if told and (tag := _closest(told, files.tags())):
        return (tag,)
    return languages.detect(page.text, least=languages.SURE)[:1]


def _closest(tag: str, known: Iterable[str]) -> str | None:
    """The locale file for a BCP 47 tag: "pt-BR" is read by "pt"."""
    known = set(known)
    parts = tag.replace("_", "-").split("-")
    alias = {
        "no": "nb",
        "nn": "nb",
        "zh": "zh-Hans",
        "iw": "he",
        "in": "id",
        "sh": "sr",
        "tl": "fil",
        "kmr": "ku",
    }
    if parts[0].lower() == "zh" and {"tw", "hk", "mo", "hant"} & {part.lower() for part in parts}:
        return "zh-Hant" if "zh-Hant" in known else None
    first = alias.get(parts[0].lower(), parts[0].lower())
    return first if first in known else None


def _near(page: Page, lines: Sequence[int]) -> list[int]:
    """The numbers of the lines that stand around those with an address."""
    wanted: set[int] = set()
    for number in lines:
        wanted.add(number)
        wanted.update(_reached(page, range(number - 1, -1, -1), BEFORE))
        wanted.update(_reached(page, range(number + 1, len(page.lines)), AFTER))
    return sorted(wanted)


def _reached(page: Page, numbers: Iterable[int], reach: int) -> Iterator[int]:
    """The lines of so many, as far as `reach` goes: a paragraph counts for several lines."""
    for number in numbers:
        if reach <= 0:
            return
        reach -= PARAGRAPH if len(page.lines[number].text) > LONG else 1
        yield number
