"""What the form of a text says by itself: a name, a place, an acronym.

Nothing here knows where the text stands; what surrounds it decides later.
"""

import re
from functools import lru_cache

from pressdir.errors import InvalidNameError
from pressdir.model import Name
from pressdir.normalise import names, places
from pressdir.normalise.folding import fold
from pressdir.normalise.patterns import waiting

EDGE = (  # stands around a value, not in it
    " \t\n\u00a0,.;:|/–—-•·*_=>()[]{}\"'«»“”„‹›#&<©®™"
    "\u3000，、。．；：｜／（）［］【】〔〕〈〉《》＜＞「」『』・■□●○◆◇◎※▼▽▲△★☆▶►☎☏✆📞📱📠✉📧"
    "،؛؟۔।॥፡።፣፤፥፦՝։៖។၊။"  # Arabic, Indic, Ethiopic, Armenian, Khmer, Burmese
)
HOUSE = r"\d{1,3} ?[A-Ha-h]?"  # the number of one's house, as a part of a pattern
TOKEN = re.compile(  # a sign above or below that no letter has in it is a sign within: "Adébáyọ̀"
    r"[^\W\d_]+(?:[.'’‘`\-‐‑\u0300-\u036f][^\W\d_]+)*[\u0300-\u036f]?\.?"
)
_ACRONYM = re.compile(r"[^\W\d_a-zß-öø-ÿа-яёіїєґ][^\W_a-zß-öø-ÿа-яёіїєґ]{1,6}\Z")
_ACRONYM_PLACE = re.compile(
    r"([^\W\d_][^\W_]{1,9}(?:-[^\W\d_]{2,8})?)[ /]{1,3}"
    r"([^\W\d_][^\W\d_]+(?:[ -][^\W\d_][^\W\d_]+){0,3})\Z"
)
_PARTS = re.compile(r"[ /–-]{1,3}")
_LONGEST_NAME = 80  # characters, titles included
_LONGEST_PLACE = 40
# Academic and military titles that no list has whole: "Mgr. ", "asp. ", "PHK ", "POK'in ".
# Titles before a name; but "Ma. Cruz Ramos", "Lj. Kos" and "Zs. Kis" are given names, cut short.
_CUT_SHORT = waiting(r"(?:Ma|Fco|Wm|Chr|Th|Ph|Jos|Yu|Ye|Zh|Kh|Ts|Lj|Nj|Dž|Cs|Gy|Sz|Zs)\.\s+")
_ABBREVIATED = re.compile(
    rf"(?:(?!{_CUT_SHORT.pattern})(?:[^\W\d_]{{2,7}}|[a-z])\.\s+){{1,6}}(?=\S+\s+\S)"
)
SIGNED = re.compile(r"\s*(?:i\. ?[AV]\.|gez\.|p\. ?p\.|sgd\.?)\s+(?=\S+\s+\S)")  # on behalf of
_RANK = re.compile(r"(?:[A-ZÄÖÜ]{2,6}['’]?in|[B-DF-HJ-NP-TV-Z]{2,6})\s+(?=\S+\s+\S)")
_KOREAN_CITY = waiting(
    r"[\uac00-\ud7a3]{2,3}시|(?:경기|강원|제주|충[북남]|전[북남]|경[북남]|충청[북남]|전라[북남]|경상[북남])도"
)
_SURNAME = waiting(r"[^\W\d_]{3,}(?:[-'’][^\W\d_]+)*")
_ARTICLES, _LONGEST_ARTICLE = 2, 4  # small words before an honorific, their letters
_INITIALS_BEHIND = re.compile(r"[^\W\d_]{2} [^\W\d_a-z]\. ?[^\W\d_a-z]\Z")  # "Solovyova A.V"
_POSTAL = re.compile(
    r"(?<![\w.,/-])(?:[A-Z]{1,2}-)?(?P<code>\d{3} \d{2}|\d{2}-\d{3}|\d{4} [A-Z]{2}|\d{4,5})\s{1,3}"
    r"(?P<town>[^\W\d_a-z][^\W\d_]{1,25}\.?"
    r"(?:[ -](?:[a-z]{1,4} )?[^\W\d_a-z][^\W\d_]{1,25}){0,3})\Z"
)
_TOWN = re.compile(r"([^\W\d_][^\d,]{2,30}),? [A-Z]{2}")
_YEAR = waiting(r"(?:19|20)\d\d")
_UNSPACED = waiting(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]{12,}|[\u3040-\u30ff\u3400-\u9fff]{5,}"
)
# An office behind an adjective: "Powiatowego PSP"; "Jan VLK" has a family without vowels.
_OFFICE_LAST = waiting(r"[^\W\d_] [B-DF-HJKMNP-QSTV-XZ]{3,5}\Z")
_HOUSE = re.compile(r"\d{1,4}\s?[a-zA-Z]?(?:\s?[-–/]\s?\d{1,4}[a-z]?)?")


def _less_article(text: str) -> str:
    """A name less the small words before its honorific: "la Lic. Ana Ruiz", "de heer Bakker"."""
    words = text.split(" ", _ARTICLES + 1) if text[:1].islower() else []
    for at, word in enumerate(words[1:], 1):
        if not (words[at - 1].islower() and len(words[at - 1]) <= _LONGEST_ARTICLE):
            break
        if names.is_honorific(word) and not names.is_honorific(words[at - 1]):
            return " ".join(words[at:])
    return text


@lru_cache(maxsize=4096)
def name_of(text: str) -> Name | None:
    """The name that a text has the form of; None where it has not."""
    text = text.strip(EDGE)
    if leading := _ABBREVIATED.match(text) or _RANK.match(text):
        text = text[leading.end() :]
    text = _less_article(text)
    if not text or len(text) > _LONGEST_NAME or is_korean_city(text):
        return None
    if _INITIALS_BEHIND.search(text, max(0, len(text) - len("xx A. V"))):
        text += "."  # was at the edge
    if not text.isupper() and _OFFICE_LAST.search(text, max(0, len(text) - len("i KPPSP"))):
        return None
    if text.isupper() and all(len(word) <= len("NB") for word in text.split()):
        return None  # a province and a postcode
    if (town := _TOWN.fullmatch(text)) and place_of(town.group(1)):
        return None  # "Fresno CA"
    if " und " in text and " und zu " not in text:
        return None  # "Interviews und Anfragen", but "Anna von und zu Berg"
    if "- " in text and text.partition("- ")[2][:1].islower():
        return None  # "Presse- und Messebau"
    try:
        name = names.parse(text)
    except InvalidNameError:
        return None
    if name.prefix and _SURNAME.fullmatch(name.full):
        return None if name.full.islower() else name  # "Frau Köpke-Dahl", not "General enquiries"
    first, _, second = name.full.partition(" ")
    if first == second:
        return None  # the town of an office, and where it writes: "Ulm Ulm"
    plain = _CUT_SHORT.sub("", name.full, count=1) if "." in name.full else name.full
    return name if names.looks_like(text) or names.looks_like(plain) else None


_AREAS = frozenset(
    fold(f"{side} {land}")
    for sides, lands in (
        ("north|south|east|west|central|southern|eastern|western|northern|latin|sub-saharan",
         "america|africa|asia|europe"),
        ("middle|far|near|north|south", "east"),
        ("north|south", "west"),
        ("southeast|asia", "asia|pacific"),
        ("américa|europa", "latina|central|del norte|del sur|do norte|do sul|occidental|oriental"),
        ("afrique|amérique|europe|asie", "de l'ouest|de l'est|centrale|latine|australe|du nord"),
    )
    for side in sides.split("|")
    for land in lands.split("|")
)  # fmt: skip


def is_korean_city(text: str) -> bool:
    """Tell whether a text is a city or a province, and so its administration, by its last sign."""
    return text.endswith(("시", "도")) and _KOREAN_CITY.fullmatch(text) is not None


def is_area(text: str) -> bool:
    """Tell whether a text names a part of the world."""
    return fold(text.strip(EDGE)) in _AREAS


@lru_cache(maxsize=4096)
def place_of(text: str) -> str:
    """The place that a text names, as written; "" where it names none."""
    text = text.strip(EDGE)
    if not text or len(text) > _LONGEST_PLACE:
        return ""
    return text if places.find(text) else ""


def place_at_end(text: str) -> str:
    """The place that a longer text ends in: "UNICEF Regional Office Amman"."""
    parts = text.split()
    for size in (3, 2, 1):
        if len(parts) > size and parts[-size][:1].isupper():
            tail = " ".join(parts[-size:])
            if place_of(tail):
                return tail
    return ""


def nominative_at_end(text: str) -> str:
    """The place that a longer text ends in, as it is called by itself: "в Киеве" is "Киев"."""
    tail = text.rsplit(maxsplit=1)[-1]
    found = places.find(tail, inflected=True) if tail[:1].isupper() else None
    return place_at_end(text) or (found.local if found else "")


def place_of_address(text: str) -> str:
    """The town in the last line of an address, known or not: "82008 Unterhaching"."""
    match = _POSTAL.search(text)
    if match is None:
        return place_at_end(f"x {text}")
    town = match.group("town")
    sure = place_of(town) or (town[1].islower() and not _YEAR.fullmatch(match.group("code")))
    return town if sure else ""


def place_of_office(text: str) -> str:
    """The place in an organisation's short form: "Tehran" of "IOM Tehran", "WFP/London"."""
    for part in _PARTS.finditer(text):  # "OCHA-New York"
        if is_acronym(text[: part.start()]) and place_of(text[part.end() :]):
            return text[part.end() :]
    match = _ACRONYM_PLACE.match(text)
    if match and is_acronym(match.group(1).split("-")[0]):
        return match.group(2) if not text.isupper() or place_of(match.group(2)) else ""
    return ""


def is_acronym(text: str) -> bool:
    """Tell whether the text is an acronym: "IOM", "UNHCR", "МККК"."""
    found = _ACRONYM.match(text) is not None and text[0].isupper()
    return found and (text.isascii() or not any(map(str.islower, text)))  # "Δήμου" is none


def is_cased(text: str) -> bool:
    """Tell whether the text is in a script that has capitals."""
    if text.isascii():
        return text.upper() != text.lower()
    # Georgian letters are small ones to Unicode, and stand alone
    return any((char.isupper() or char.islower()) and not "ა" <= char <= "ჿ" for char in text)


def is_phrase(text: str) -> bool:
    """Tell whether a text without blanks is more than a word: "สอบถามข้อมูลเพิ่มเติม", "媒體聯絡人"."""
    return bool(_UNSPACED.fullmatch(text.strip()))


def is_house_number(text: str) -> bool:
    """Tell whether the text can be nothing but a number in a street."""
    return _HOUSE.fullmatch(text) is not None


def without_abbreviations(text: str) -> str:
    """The text less words that end in a full stop: titles before a name."""
    return re.sub(r"\w{1,7}\.", "", text)
