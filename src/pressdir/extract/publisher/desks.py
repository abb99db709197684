"""Whose press desks the lines and the sentences of a page name: "Pressestelle der Universität"."""

import re
from collections.abc import Iterator

from pressdir.extract import domains, small_words
from pressdir.extract.locales import Lexicon
from pressdir.extract.publisher.bounds import settled
from pressdir.extract.publisher.cases import nominative
from pressdir.extract.publisher.naming import (
    LONGEST,
    is_bare,
    is_headed,
    is_name,
    is_one,
    is_title,
)
from pressdir.extract.publisher.owners import is_of_office, owner
from pressdir.extract.publisher.release import ENDS
from pressdir.extract.shapes import EDGE, is_cased
from pressdir.model import Page

OFFERS = ("cue.contact", "cue.desk", "role.head")
_LABEL = 2  # words
_FIRST = 4  # words of a sentence before a desk that is its subject
_SHORT = 3  # letters of a word that only joins
_SENTENCE = re.compile(r"(?<=[.!?;]) +")


def of_desks(page: Page, lexicon: Lexicon) -> str | None:
    """The one organisation whose desk lines name: "Pressestelle der Universität Jena"."""
    lines = (line.text for line in page.lines if len(line.text) <= LONGEST)
    found = [*dict.fromkeys(filter(None, (_of_desk(text, lexicon) for text in lines)))]
    return found[0] if len(found) == 1 else None


def of_told(page: Page, lexicon: Lexicon) -> str | None:
    """The one organisation whose desk sentences speak of: "The press office of the Zoo sends …"."""
    text = page.text if len(page.text) <= 2 * ENDS else f"{page.text[:ENDS]}\n{page.text[-ENDS:]}"
    lines = lexicon.likely(filter(is_cased, text.split("\n")), "cue.desk")
    told = (name for line in lines for name in _whose_desks(line, lexicon))
    found = [name for name in dict.fromkeys(told) if not is_place(name, text, lexicon)]
    return found[0] if len(found) == 1 else None


def is_place(name: str, text: str, lexicon: Lexicon) -> bool:
    """Tell whether a label that offers nobody says it: "Venue: Consulate of Valmer"."""
    at = text.find(f": {name}")
    label = text[text.rfind("\n", 0, at) + 1 : at] if at >= 0 else ""
    short = 0 < len(label.split()) <= _LABEL
    return short and not lexicon.hits(label).has("label.org", "org.issuer", *OFFERS)


def _before(text: str) -> str:
    """The words with capitals that a text ends in: "Utrikesministeriets" before a desk."""
    words = text[-LONGEST:].split() if text.endswith(" ") else []
    first = next((at for at in range(len(words), 0, -1) if not words[at - 1][0].isupper()), 0)
    return " ".join(words[first:])


def _whose_desks(line: str, lexicon: Lexicon) -> Iterator[str]:
    """Whose desks the sentences of a line begin with, as far as words with capitals go.

    A desk that is spoken of within one may be another's: "accredited at the Press Office of …".
    """
    for sentence in _SENTENCE.split(line):
        desks = [hit for hit in lexicon.hits(sentence) if hit.has("cue.desk")]
        if not desks or len(sentence[: desks[0].start].split()) > _FIRST:
            continue
        for hit in desks:
            if (whose := owner(_before(sentence[: hit.start]), lexicon)) or (
                whose := _behind(sentence[hit.end :][: 2 * LONGEST], lexicon)
            ):
                yield whose


def _behind(text: str, lexicon: Lexicon) -> str | None:
    """The body behind a desk's name and words of what the desk is for: "and image of the"."""
    for run in domains.RUN.finditer(text):
        between = text[: run.start()].replace(",", " ").split()
        if not all(len(word) <= _SHORT or lexicon.is_topic(word) for word in between):
            return None
        name = small_words.less_small_behind(run.group())
        bare = is_bare(name, lexicon) and not is_one(name, lexicon)
        whole = is_name(name) and not bare and not is_title(name, lexicon)
        if whole and (is_headed(name, lexicon) or is_of_office(name, lexicon)):
            return nominative(name, lexicon)
    return None


def _of_desk(text: str, lexicon: Lexicon) -> str | None:
    hits = lexicon.hits(text)
    if hits and not hits[0].start and hits[0].has("role.head") and text[-1:] in ":：":
        name = settled(small_words.less_small(text[hits[0].end :].strip(EDGE)))
        return name if is_name(name) and is_of_office(name, lexicon) else None
    desks = [hit for hit in hits if hit.has("cue.desk")]
    if not desks or desks[0].start > len("Die "):
        return None
    name = settled(small_words.less_small(text[desks[-1].end :].strip(EDGE)))
    name = nominative(name, lexicon)
    if not (name and is_name(name) and name[0].isupper()) or is_bare(name, lexicon):
        return None
    whole = is_headed(name, lexicon) or (text[-1:] not in ".!?" and is_of_office(name, lexicon))
    return name if whole else None
