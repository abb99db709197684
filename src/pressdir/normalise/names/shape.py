"""Whether a text has the shape of a person's name."""

import itertools
import re
from collections.abc import Sequence

from pressdir.normalise.folding import fold
from pressdir.normalise.names.titles import bared, without_ending
from pressdir.normalise.names.writing import (
    HAN,
    PARTICLES,
    has_forbidden,
    in_capitals,
    is_eastern,
    settle,
)
from pressdir.normalise.patterns import waiting

# A word of these makes an office of it; a person's name has none of them.
OFFICES: frozenset[str] = frozenset(
    """
    office ministry department university committee council commission agency foundation association
    centre center media team unit desk service services division institute organization
    organisation contact contacts email phone tel information communications communication relations
    spokesperson newsroom secretariat embassy programme
    pressestelle presse ministerium universität behörde referat abteilung kommunikation
    bureau ministère université direction
    oficina prensa ministerio universidad comunicación departamento dirección
    assessoria imprensa ministério universidade comunicação secretaria gabinete
    ufficio stampa ministero università persdienst gemeente ministerie afdeling
    biuro prasowe rzecznik ministerstwo uniwersytet wydział oddělení mluvčí ministerstva
    пресс-служба министерство управление отдел университет пресс-центр служба
    city county township borough hotel hôtel museum musée museo palais stadium stadion airport
    congress conference convention auditorium theatre théâtre teatro
    ayuntamiento municipio commune gemeinde kommune landkreis rathaus obec okres gmina powiat
    община район область муниципалитет громада
    xã phường huyện quận tỉnh kabupaten kecamatan kelurahan
    """.split()
)
# These stand in a name before an article only: "Jan op de Beeck", "Hans in 't Veld".
_BEFORE_ARTICLES = frozenset("in op uit auf".split())
_ARTICLES = frozenset("de den der dem het 't".split())
_ABBREVIATED_END = waiting(r"[^\W\d_]*[a-zß-ÿ]-[A-ZÀ-Þ]{2,3}")  # "Stab-PÖA", "Team-PR"
_INITIAL = re.compile(r"[^\W\d_](?:\.-?[^\W\d_]){0,3}\.?")
_GROWN_INITIALS = waiting(r"(?<!\S)(?:[^\W\d_a-z]\.){1,3}(?=[^\W\d_a-z][^\W\d_]{2})")  # "J.Doe"
_CASED_WORD = re.compile(
    r"(?:[^\W\d_]{1,4}['’])?[^\W\d_]{1,25}(?:[-‐‑'’\u0300-\u036f][^\W\d_]{1,25}){0,3}['’\u0300-\u036f]?"
)
_HAN_NAME = waiting(
    rf"[{HAN}]{{2,4}}"
    rf"|[{HAN}\u3041-\u30FF]{{1,4}} [{HAN}\u3041-\u30FF]{{1,5}}"
    r"|[\uAC00-\uD7A3]{2,4}"
    rf"|[{HAN}\u30A1-\u30FA\u30FC]{{1,10}}(?:[·・][{HAN}\u30A1-\u30FA\u30FC]{{1,10}}){{1,3}}"
)
_CASELESS = re.compile(
    r"(?:[\u0590-\u06FF\u0750-\u077F\u0900-\u0DFF\u0E01-\u0EDF\u1000-\u109F\u10D0-\u10FF"
    r"\u1200-\u137F\u1780-\u17DD\u200C\u200D'\"״׳-]{2,20}|[\u0980-\u09FF\u0B80-\u0BFF]{1,6}\.)"
)

# Families of governors, called after their town: "สิริพร ณ อยุธยา"; elsewhere the sign is "at".
_THAI_HOUSE = waiting(
    r" ณ (?=(?:กาฬสินธุ์|จัมปาศักดิ์|เชียงใหม่|ตะกั่วทุ่ง|ถลาง|นคร|น่าน|ป้อมเพชร์?|พัทลุง|มหาสารคาม|มโนรม"
    r"|ร้อยเอ็ด|ระนอง|ลำปาง|ลำพูน|วิเชียร|สงขลา|หนองคาย|อยุธยา|อุบล)\Z)"
)

_FIRST_BURMESE = "\u1000"
# "ဦးအောင်မင်း", "ဒေါ်ခင်လာ": written in one word, with Mr or Mrs; "ဦးစီး" is to lead, "ဒေါ်လာ" money.
_BURMESE_NAME = waiting(r"(?:ဦး(?!စီး|ရေ)|ဒေါ်(?!လာ\b)|ဒေါက်တာ)[\u1000-\u103f]{3,40}")


def looks_like(text: str) -> bool:
    """Tell whether `text` has the shape of a person's name in full; its words are not looked up."""
    settled = settle(text)
    if not 2 <= len(settled) <= 60 or has_forbidden(settled):
        return False
    if is_eastern(settled) and _HAN_NAME.fullmatch(without_ending(settled)):
        return True
    rest = bared(settled).rest
    family, _, given = rest.partition(",")
    if "," in given or (in_capitals(given) and not in_capitals(family)):
        return False  # a list, or "Jane Doe, UNICEF"
    if "." in rest:
        rest = _GROWN_INITIALS.sub(r"\g<0> ", rest)
    words = _THAI_HOUSE.sub(" ณ", rest).replace(",", " ").split()
    if not 2 <= len(words) <= 8:
        return len(words) == 1 and rest >= _FIRST_BURMESE and bool(_BURMESE_NAME.fullmatch(rest))
    if all(map(_CASELESS.fullmatch, words)):
        return len(words) <= 5
    return _looks_cased(words)


def _looks_cased(words: Sequence[str]) -> bool:
    strong = 0
    for word, following in itertools.zip_longest(words, words[1:], fillvalue=""):
        if word.casefold() in PARTICLES and not (word[0].isupper() and word != word.upper()):
            if _lacks_article(word, following):
                return False  # "Spree-Aue in Lindow"
            continue  # but "Ben" and "Al" with a capital are names
        if "/" in word:
            continue  # "s/o"
        if _INITIAL.fullmatch(word) and word[0].isupper():
            continue
        if not _CASED_WORD.fullmatch(word) or not _is_capitalised(word):
            return False
        if "-" in word and _ABBREVIATED_END.fullmatch(word):
            return False
        strong += 1
    initials = any(_INITIAL.fullmatch(word) for word in words)
    return 2 <= strong <= 5 or (strong == 1 and initials)


def _is_capitalised(word: str) -> bool:
    """Tell "Jean-Paul", "d'Arc", "al-Masri" and "Kim-young" from words of a sentence."""
    if word[:1].isupper():
        return True
    return any(piece[:1].isupper() for piece in re.split(r"[-‐‑'’]", word))


def joins(word: str, following: str) -> bool:
    """Tell whether a small word before another one may be inside a name: "van den", "in 't"."""
    return fold(word.rstrip(".")) in PARTICLES and not _lacks_article(word, following)


def _lacks_article(word: str, following: str) -> bool:
    """Tell whether a preposition stands before another word than an article."""
    return word.casefold() in _BEFORE_ARTICLES and following.casefold() not in _ARTICLES
