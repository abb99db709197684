"""What a part is by its form and its words, where no rule says more."""

import re
from functools import lru_cache

from pressdir.extract import scripts
from pressdir.extract.locales import Hit
from pressdir.extract.publisher.naming import is_one
from pressdir.extract.segments import Segment, Sense
from pressdir.extract.shapes import (
    EDGE,
    TOKEN,
    is_acronym,
    is_cased,
    is_korean_city,
    nominative_at_end,
    place_of,
    place_of_office,
)
from pressdir.extract.small_words import is_clause
from pressdir.extract.telling.forms import SHORT_ACRONYM, first_phrase, is_written_again, name_in
from pressdir.extract.telling.part import Part
from pressdir.model import Name
from pressdir.normalise import families
from pressdir.normalise.folding import fold

_BEFORE_LAND = 5  # words, small ones among them: "Environment and Climate Change Canada"
_LONGEST_UNCASED = 80  # letters; more are a sentence, where no blank stands between words
KNOWN = 4  # letters of a part of the publisher's name that is more than a chance
_HEAD_FIRST_LANGUAGES = frozenset({"ar", "fa", "he"})
_POSTCODE = re.compile(r"\n(?:[A-Z]{1,2}-)?\d{4,5}[^\S\n]{1,9}(\S.*)")
# Countries as organisations of theirs write them, less those that are families, too.
_LANDS = frozenset(
    fold(
        "canada australia österreich deutschland italia suisse schweiz svizzera belgique belgië "
        "belgium nederland netherlands sverige norge danmark suomi eesti latvija lietuva polska "
        "česko slovensko magyarország hungary românia srbija srbije hrvatska hrvatske slovenija "
        "slovenije україна украина россия българия ελλάδα ελλάδας türkiye indonesia malaysia "
        "singapore philippines pakistan bangladesh nigeria kenya uganda tanzania zambia namibia "
        "scotland iceland ísland switzerland sweden ukraine kosovo kosova albania"
    ).split()
)


@lru_cache(maxsize=1)  # rules before the last ask it, too
def by_form(part: Part) -> Segment:
    """A short part: an organisation, a place, a name, or something else."""
    text = part.text
    if _is_bare_head(part):
        return part.segment(Sense.ORG, label="org.office")
    name = name_in(part)
    if (name or part.has("join.and")) and _is_land_s(text):
        return part.segment(Sense.ORG, name=name)
    if part.hits and part.hits[0].has("org.office") and text.startswith(first_phrase(part)):
        return part.segment(Sense.ORG, label="org.office")
    if _is_publisher(part) or is_korean_city(text):
        return part.segment(Sense.ORG, name=name)
    office = place_of_office(text)
    headed = any(hit.has("org.head") for hit in part.hits)
    if office and (place_of(office) or not (name or headed or _is_remark(text, office))):
        return part.segment(Sense.ORG, place=office)
    if _is_headed(part):
        return _organisation(part, name)
    if place_of(text) and (name or len(text) >= KNOWN):
        return part.segment(Sense.PLACE, name=name)
    if is_acronym(text) and fold(text) not in part.written.lexicon.topics:
        return part.segment(Sense.ORG if _is_known(part) else Sense.OTHER)
    if place_of(text) or (name and _has_postcode(part)):
        return part.segment(Sense.PLACE, name=name)
    return part.segment(Sense.NAME if name else Sense.OTHER, name=name)


def _is_remark(text: str, behind: str) -> bool:
    """Tell whether what stands behind capitals is no place that they are in: "OB access"."""
    short = len(text) - len(behind) <= SHORT_ACRONYM + 1
    return is_cased(behind) and (behind[:1].islower() or (short and not place_of(behind)))


def _is_land_s(text: str) -> bool:
    """Tell whether a text is of few words and ends in a country: "Caritas Italia"."""
    before, _, land = text.rpartition(" ")
    whole = len(before.split()) <= _BEFORE_LAND and not place_of(before)
    return whole and land[:1].isupper() and fold(land) in _LANDS


def _is_known(part: Part) -> bool:
    """Tell whether an acronym is an organisation's: "BA", "MG" and "GmbH" are none.

    A short one the page has again, or in an address; a degree or a zone of time stands there once.
    """
    text = part.text
    if len(text) <= SHORT_ACRONYM or part.has("org.head") or not text.strip("IVX"):
        return False
    return len(text) > SHORT_ACRONYM + 1 or is_written_again(part, text)


def _organisation(part: Part, name: Name | None) -> Segment:
    """What a word says to be an organisation: a whole one, or a part of one."""
    text = part.text
    heads = [hit for hit in part.hits if hit.has("org.head")]
    end = part.start + len(part.written.text[part.start : part.end].rstrip(EDGE))
    acronyms = [  # "AG" at the end only says what "cyan AG" is
        token
        for token in TOKEN.finditer(part.written.text, part.start, part.end)
        if is_acronym(token.group()) and not any(hit.end == token.end() == end for hit in heads)
    ]
    if acronyms and (text[0].islower() or any(hit.has("org.office") for hit in part.hits)):
        place = nominative_at_end(text)
        return part.sub(*acronyms[0].span()).segment(Sense.ORG, place=place)
    if text.islower() if is_cased(text) else len(text) > _LONGEST_UNCASED:
        return part.segment(Sense.OTHER)
    unit = bool(heads) and all(hit.has("org.unit") for hit in heads)
    return part.segment(Sense.ORG, name=name, label="org.unit" if unit else "")


def less_units(part: Part, segment: Segment) -> Segment:
    """An organisation without the parts of it that are written behind it: "青空株式会社 広報部".

    A part alone is labelled as one: whose it is, something else must say.
    """
    if segment.sense is not Sense.ORG or segment.label or is_cased(segment.text):
        return segment
    words = segment.text.split()
    while words and _is_department(part, words[-1]):
        words.pop()
    if not words:
        return _less_grown(part, segment) or segment._replace(label="org.unit")
    kept = segment.text.rfind(words[-1]) + len(words[-1])
    return segment._replace(text=segment.text[:kept], end=segment.start + kept)


def _less_grown(part: Part, segment: Segment) -> Segment | None:
    """An organisation less the part of it that is grown onto it: "青空博物馆宣传部"."""
    at = segment.start - part.written.row.start
    heads = [hit for hit in part.hits if hit.has("org.head") and not hit.has("org.unit")]
    whole = [hit.end - at for hit in heads if at < hit.start and hit.end - at < len(segment.text)]
    if not whole or not scripts.is_department(segment.text[whole[-1] :]):
        return None
    return segment._replace(text=segment.text[: whole[-1]], end=segment.start + whole[-1])


def _is_department(part: Part, word: str) -> bool:
    """Tell whether a word is a part of an organisation, and no ministry that ends like one."""
    if not scripts.is_department(word):
        return False
    hits = part.written.lexicon.hits(word)
    return not any(hit.has("org.head") and not hit.has("org.unit") for hit in hits[-1:])


def _has_postcode(part: Part) -> bool:
    """Tell whether the page elsewhere writes the same words behind a postcode: a town."""
    return f"\n{part.text}" in _behind_postcodes(part.written.page.text)


@lru_cache(maxsize=1)
def _behind_postcodes(text: str) -> str:
    """What follows the postcodes that begin a line, each on a line of its own."""
    return "\n".join(["", *_POSTCODE.findall(f"\n{text}")])


def _is_headed(part: Part) -> bool:
    """Tell whether a word says that the part is an organisation; "Media" alone heads nothing."""
    heads = list(filter(part.is_head, part.hits))
    headed = any(not _is_after_all(part, hit) for hit in heads) and not is_clause(part.text)
    return _is_compound(part) or (headed and (" " in part.text or not is_cased(part.text)))


def _is_compound(part: Part) -> bool:
    """Tell whether a word that is a part for itself is one body's name: "Landsbygdsverket"."""
    text = part.text
    written = text[:1].isupper() and text[1:].islower()
    return written and is_one(text, part.written.lexicon)


def _is_after_all(part: Part, head: Hit) -> bool:
    """Tell whether the word for an organisation comes last where it comes first: "תמר קרן"."""
    if part.lang not in _HEAD_FIRST_LANGUAGES or len(part.text.split()) != 2:
        return False
    return not part.written.text[head.end : part.end].strip(EDGE) and head.start > part.start


def _is_bare_head(part: Part) -> bool:
    """Tell whether the part is only the word for an office, without capitals: "辦事處"."""
    heads = [hit for hit in part.hits if hit.has("org.head", "org.office")]
    bare = bool(heads) and part.written.only(heads, part.start, part.end)
    grown = families.is_hangul(part.text) and part.written.lexicon.is_compound(part.text)
    return bare and not grown and not is_cased(part.text)  # "하늘교통공사" names one


def _is_publisher(part: Part) -> bool:
    """Tell whether the document names its publisher so."""
    site, text = fold(part.written.page.site or ""), fold(part.text)
    return bool(site) and (text == site or (len(text) > KNOWN and text in site))
