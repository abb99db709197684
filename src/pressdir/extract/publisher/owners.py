"""Whose office a title or a desk is: "portavoz del Ayuntamiento", "Ventas domes sekretāre"."""

import itertools
from collections.abc import Sequence

from pressdir.extract import small_words
from pressdir.extract.locales import Lexicon
from pressdir.extract.publisher.bounds import settled
from pressdir.extract.publisher.cases import nominative
from pressdir.extract.publisher.naming import heads, is_bare, is_headed, is_name, is_one, is_title
from pressdir.extract.shapes import EDGE

_LEAST = 2  # words of an office's name that is written in another case
_SHORT = 3  # letters of words that are none for an office
_OWNER_FIRST = frozenset({"lt", "lv", "et", "fi", "hu"})  # languages of "Rīgas domes …"
_OWNER_IN_S = frozenset({"sv", "da", "nb", "de", "fo"})  # and of "Kulturministeriets …"


def owner_in(title: str, lexicon: Lexicon) -> str | None:
    """The organisation that a title or the name of a desk says that it is of.

    It stands behind, in another case in some languages; in others before: "Kıyı Belediyesi Basın
    Müşaviri".
    """
    told = [hit for hit in lexicon.hits(title) if hit.has("role.head", "cue.desk")]
    if not told:
        return None
    last = told[-1]
    begun = _begins_office(title[last.start : last.end], lexicon)
    behind = title[last.start + begun if begun else last.end :].strip(EDGE)
    behind = nominative(small_words.less_small_behind(small_words.less_small(behind)), lexicon)
    holder = not begun and (
        sum(hit.has("role.head") for hit in told) > 1
        or _ends_in_title(title[last.start : last.end], lexicon)
    )
    if not holder and is_name(behind) and is_of_office(behind, lexicon):
        return behind
    whole = is_name(behind) and is_headed(behind, lexicon)
    if whole and (is_one(behind, lexicon) or not is_bare(behind, lexicon)):
        return behind
    if _begins_small(behind, lexicon):
        return behind
    return owner(title[: told[0].start], lexicon)


def _ends_in_title(phrase: str, lexicon: Lexicon) -> bool:
    """Tell whether a title is of who has another: "rzecznik prasowy Komendanta"."""
    _, blank, word = phrase.rpartition(" ")
    return bool(blank) and word[0].isupper() and lexicon.hits(word.lower()).has("role.head")


def is_of_office(text: str, lexicon: Lexicon) -> bool:
    """Tell whether what a title is of is an office in another case: "Основног суда у Пожеги"."""
    words = text.split()
    if len(words) < _LEAST or is_title(text, lexicon) or not words[0][0].isupper():
        return False
    if lexicon.hits(text).has("cue.desk", "cue.contact"):
        return False  # "Službe za odnose s javnošću"
    rest = (word for word in words[1:] if len(word) > _SHORT)
    if all(map(lexicon.is_topic, rest)) and not kind_of(words, lexicon):
        return False
    near = itertools.takewhile(str.isalpha, words[: _LEAST + 1])
    return bool(lexicon.declines) and any(_is_in_case(word, lexicon) for word in near)


def _is_in_case(word: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is one for an office in another case, with a capital or without."""
    hits = lexicon.hits(word[0].upper() + word[1:]) if len(word) > _SHORT else ()
    return any(hit.has("office.of", "org.head") and not hit.has("org.unit") for hit in hits)


def _begins_office(phrase: str, lexicon: Lexicon) -> int:
    """Where the office begins in a phrase for a title: "mluvčí Ministerstva"; 0 if none does."""
    before, blank, word = phrase.rpartition(" ")
    whole = blank and word[0].isupper() and _is_in_case(word, lexicon)
    return len(before) + 1 if whole else 0


def _begins_small(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a small word for an organisation heads a name: "gemeente Heidewoude"."""
    hits = lexicon.hits(text)
    first = hits[0] if hits and not hits[0].start and heads(hits[0], text) else None
    rest = text[first.end :].strip() if first else ""
    return text[:1].islower() and rest[:1].isupper() and is_name(rest)


def owner(text: str, lexicon: Lexicon) -> str | None:
    """Whose title or desk it is, where that comes first: "Kıyı Belediyesi Basın Müşaviri"."""
    name = settled(small_words.less_lower(text.strip(EDGE)))
    if not name or not name[0].isupper() or not is_name(name) or is_title(name, lexicon):
        return None
    words = name.split()
    first = lexicon.languages[0] in _OWNER_FIRST
    if first and (whole := kind_of(words, lexicon)):
        return whole
    if all(map(lexicon.is_topic, words[:-1])):
        return _less_s(name, lexicon)  # "Communications Department"
    found = None
    for at in range(1, len(words) if first else 1):
        called = lexicon.nominative(words[at])
        if called is None and found:
            break
        found = " ".join((*words[:at], called)) if called else None
    if found:
        return found
    headed = is_headed(name, lexicon) and not is_bare(name, lexicon)
    return name if headed else _less_s(name, lexicon)


def kind_of(words: Sequence[str], lexicon: Lexicon) -> str | None:
    """A kind of several words that a name in another case begins with, as it is called by itself.

    "Valsts kancelejas" is "Valsts kanceleja", which no word of it alone says to be a body.
    """
    for end in range(len(words), 1, -1):
        for at, word in enumerate(words[:end]):
            for called in lexicon.nominatives(word):
                phrase = " ".join((*words[:at], called, *words[at + 1 : end]))
                if is_one(phrase, lexicon):
                    return phrase
    return None


def _less_s(name: str, lexicon: Lexicon) -> str | None:
    """A name less the ending that makes it an owner's: "Kulturministeriets pressetelefon"."""
    if lexicon.languages[0] not in _OWNER_IN_S or name[-1:] != "s" or is_headed(name, lexicon):
        return None
    called = name[:-1]
    whole = is_one(called, lexicon) or not is_bare(called, lexicon)
    return called if whole and is_headed(called, lexicon) else None
