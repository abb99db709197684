"""What a page says of its publisher beside the release: "About Harbour Trust"."""

import re
from functools import lru_cache

from pressdir.extract import domains, small_words
from pressdir.extract.locales import Lexicon
from pressdir.extract.publisher.bounds import less_desk, settled
from pressdir.extract.publisher.desks import OFFERS, is_place
from pressdir.extract.publisher.naming import is_bare, is_headed, is_name, is_title
from pressdir.extract.publisher.release import ENDS
from pressdir.extract.shapes import EDGE, is_cased, name_of, place_of
from pressdir.model import Page
from pressdir.normalise.patterns import waiting

_TWICE = 2
_COUNTED = re.compile(r" [IVX]{1,4}\Z")  # one of its houses: "Seimo II rūmuose"
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


@lru_cache(maxsize=512)
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


def of_only(page: Page, lexicon: Lexicon) -> str | None:
    """The only organisation that a page names, twice, once beside words for a contact or desk."""
    text = page.text if len(page.text) <= 2 * ENDS else f"{page.text[:ENDS]}\n{page.text[-ENDS:]}"
    only, lines = None, []
    for at, run in domains.runs(text):
        name = _organisation(run, lexicon)
        line = text[text.rfind("\n", 0, at) + 1 :].partition("\n")[0] if name else ""
        if name and is_cased(line):
            if name != (only := only or name):
                return None
            lines.append(line)
    if only is None or text.count(only) < _TWICE or is_place(only, text, lexicon):
        return None
    return only if any(lexicon.hits(line).has(*OFFERS) for line in lines) else None


@lru_cache(maxsize=1024)  # "The" begins every other sentence
def _organisation(run: str, lexicon: Lexicon) -> str | None:
    """The organisation that words with capitals are, less what is none of its name."""
    name = small_words.less_small(less_desk(small_words.less_article(run), lexicon))
    whole = is_headed(name, lexicon) and not (is_bare(name, lexicon) or _COUNTED.search(name))
    return name if whole else None
