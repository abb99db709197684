"""What a page says of its publisher beside the release: "About Harbour Trust"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from pressdir.extract import domains, small_words
from pressdir.extract.locales import Lexicon
from pressdir.extract.publisher.bounds import less_desk, settled
from pressdir.extract.publisher.cases import nominative
from pressdir.extract.publisher.naming import LONGEST, is_bare, is_headed, is_name, is_one, is_title
from pressdir.extract.publisher.owners import is_of_office, owner
from pressdir.extract.publisher.release import ENDS
from pressdir.extract.shapes import EDGE, is_cased, name_of, place_of
from pressdir.extract.small_words import SMALL_WORDS
from pressdir.model import Page
from pressdir.normalise.patterns import waiting

_TWICE = 2
_LABEL = 2  # words
_OFFERS = ("cue.contact", "cue.desk", "role.head")
_ABOUT = {  # what stands before the name of whom a page tells something at its end
    "en": "About", "de": "Über", "fr": "[ÀA] propos d(?:e|u|es)|[ÀA] propos d['’]",
    "es": "Acerca del?|Sobre", "ca": "Sobre|Quant a", "pt": "Sobre", "ro": "Despre",
    "it": "Informazioni su|A proposito di|Chi è", "nl": "Over", "is": "Um", "sv": "(?:Kort )?[Oo]m",
    "da": "(?:Fakta )?[Oo]m", "nb": "(?:Fakta )?[Oo]m", "nn": "(?:Fakta )?[Oo]m", "cs": "O",
    "sk": "O", "pl": "O", "sl": "O", "hr": "O", "sr": "O|О", "bg": "За", "mk": "За", "uk": "Про",
    "ru": "О|Об", "lt": "Apie", "lv": "Par", "sq": "Për", "id": "Tentang", "ms": "Tentang",
    "vi": "Về",
}  # fmt: skip
_SAID = waiting(r"[ \t]?(?P<name>[^\n:.|?!]{2,60})(?P<behind>[:.]?)")


def of_about(page: Page, lexicon: Lexicon) -> str | None:
    """The one organisation that a heading says something about: "About Harbour Trust"."""
    begun = _begun(lexicon.languages)
    told = (_about(begun, line.text, page, lexicon) for line in page.lines)
    found = [*dict.fromkeys(filter(None, told))]
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=64)
def _begun(languages: tuple[str, ...]) -> re.Pattern[str]:
    """How a heading begins that says something about somebody."""
    words = "|".join(_ABOUT[tag] for tag in (*languages, "en") if tag in _ABOUT)
    return re.compile(rf"\W{{0,3}}(?:{words})(?:(?<=['’])|(?= ))")


def _about(begun: re.Pattern[str], text: str, page: Page, lexicon: Lexicon) -> str | None:
    about = begun.match(text)
    said = _SAID.match(text, about.end()) if about else None
    if said is None or not (said.end() == len(text) or said["behind"] == ":"):
        return None
    name = settled(small_words.less_small(said["name"].strip(EDGE)))
    known = name and is_name(name) and name[0].isupper() and page.text.count(name) >= _TWICE
    if not known or is_bare(name, lexicon) or is_title(name, lexicon) or lexicon.is_topic(name):
        return None
    hits = lexicon.hits(text[: said.end()])
    if any(hit.has("cue.boilerplate") and hit.end >= said.end("name") for hit in hits):
        return None  # "About the project"
    return name if is_headed(name, lexicon) or not (name_of(name) or place_of(name)) else None


def of_desks(page: Page, lexicon: Lexicon) -> str | None:
    """The one organisation whose desk lines name: "Pressestelle der Universität Jena"."""
    lines = (line.text for line in page.lines if len(line.text) <= LONGEST)
    found = [*dict.fromkeys(filter(None, (_of_desk(text, lexicon) for text in lines)))]
    return found[0] if len(found) == 1 else None


def of_told(page: Page, lexicon: Lexicon) -> str | None:
    """The one organisation whose desk sentences speak of: "The press office of the Zoo sends …"."""
    text = page.text if len(page.text) <= 2 * ENDS else f"{page.text[:ENDS]}\n{page.text[-ENDS:]}"
    told = (name for line in text.split("\n") for name in _whose_desks(line, lexicon))
    found = [name for name in dict.fromkeys(told) if not _is_place(name, text, lexicon)]
    return found[0] if len(found) == 1 else None


def _is_place(name: str, text: str, lexicon: Lexicon) -> bool:
    """Tell whether a label that offers nobody says it: "Venue: Consulate of Valmer"."""
    at = text.find(f": {name}")
    label = text[text.rfind("\n", 0, at) + 1 : at] if at >= 0 else ""
    short = 0 < len(label.split()) <= _LABEL
    return short and not lexicon.hits(label).has("label.org", "org.issuer", *_OFFERS)


def _before(text: str) -> str:
    """The words with capitals that a text ends in: "Utrikesministeriets" before a desk."""
    words = text[-LONGEST:].split() if text.endswith(" ") else []
    first = next((at for at in range(len(words), 0, -1) if not words[at - 1][0].isupper()), 0)
    return " ".join(words[first:])


def _whose_desks(line: str, lexicon: Lexicon) -> Iterator[str]:
    """Whose desks a line speaks of, as far as words with capitals go."""
    for hit in lexicon.hits(line) if is_cased(line) else ():
        if not hit.has("cue.desk"):
            continue
        if (before := _before(line[: hit.start])) and (whose := owner(before, lexicon)):
            yield whose
            continue
        behind = line[hit.end : hit.end + 2 * LONGEST]
        run = domains.RUN.search(behind)
        if run is None or not set(behind[: run.start()].split()) <= SMALL_WORDS:
            continue
        name = small_words.less_small_behind(run.group())
        bare = is_bare(name, lexicon) and not is_one(name, lexicon)
        whole = is_name(name) and not bare and not is_title(name, lexicon)
        if whole and (is_headed(name, lexicon) or is_of_office(name, lexicon)):
            yield nominative(name, lexicon)


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


def of_only(page: Page, lexicon: Lexicon) -> str | None:
    """The only organisation that a page names, twice, once beside words for a contact or desk."""
    text = page.text if len(page.text) <= 2 * ENDS else f"{page.text[:ENDS]}\n{page.text[-ENDS:]}"
    named: dict[str, bool] = {}
    for line in text.split("\n"):
        for name in _named(line, lexicon):
            beside = lexicon.hits(line).has(*_OFFERS)
            named[name] = named.get(name, False) or beside
    if len(named) != 1:
        return None
    name, beside = named.popitem()
    beside = beside and not _is_place(name, text, lexicon)
    return name if beside and text.count(name) >= _TWICE else None


def _named(line: str, lexicon: Lexicon) -> Iterator[str]:
    """The organisations on a line."""
    for run in domains.RUN.finditer(line) if is_cased(line) else ():
        name = small_words.less_small(less_desk(small_words.less_article(run.group()), lexicon))
        if is_headed(name, lexicon) and not is_bare(name, lexicon) and not is_title(name, lexicon):
            yield name
