"""Whether words are the name of an organisation."""

import re
from collections.abc import Sequence

from pressdir.extract import small_words
from pressdir.extract.locales import Hit, Lexicon
from pressdir.extract.shapes import EDGE, is_acronym, is_cased
from pressdir.model import Page
from pressdir.normalise.patterns import waiting

STOP = frozenset("。！？，、；：؟،؛۔।॥")  # stands in no name
FEW_LETTERS = range(4, 13)  # of a name in a script without blanks; "首页" is of a menu
FEW_WORDS = 4  # small words of an address; more are a sentence
LONGEST = 60
MOST_WORDS = 8
FEW_SIGNS = 4  # behind an organisation's name in a script without capitals; more are a sentence
# Hebrew, Arabic, Thai, Lao, Khmer.
_HEAD_FIRST = waiting(r"[\u0590-\u06ff\u0e00-\u0eff\u1780-\u17ff]")
LONG_SMALL = re.compile(r"(?<!\w)[a-zß-ÿāčďēěģīķļľńňōőœřśšťūůűźžșțа-яёіїєґά-ώ]\w{3,}")
_NUMBERED = re.compile(r"\d+[.,]")  # "33.10 Kabupaten": an item of a list, or a date
_WHERE = frozenset(
    "at for in into to beim für im ins zum zur dans pour au en para em nel nella per voor bij "
    "på til för vid i na za w dla pro při pri ob po în pentru la для за в на при у σε για".split()
)
_OF = frozenset("and of de des der du und et y e".split())  # "Friends of …"
_SHORT_HEAD = 3
ABBREVIATED = waiting(
    r"(?:\b[^\W\d_]\.\s?[^\W\d_]|\s(?:Corp|Inc|Ltd|Co|Bhd|Cie|Jr|Sr|Lda|Ltda|Tbk|Zrt|Nyrt|Kft|o?hf|ehf))\Z"
)


def is_english_sentence(name: str, lexicon: Lexicon) -> bool:
    """Tell whether small words stand in a name that no English one has: "Filming in Parks".

    Nor has any an article behind its first word: "Select the desired hospital", in a form.
    """
    if name.split()[1:2] == ["the"]:
        return True
    if lexicon.languages[0] != "en":
        return False
    words = [word for word in name.split() if word.islower() and len(word) > _SHORT_HEAD]
    return not small_words.SMALL_WORDS.issuperset(words)


def heads(hit: Hit, text: str) -> bool:
    """Tell whether a phrase of `text` says that it is an organisation, and not a part of one."""
    if not hit.has("org.head") or hit.has("org.unit"):
        return False
    word = text[hit.start : hit.end]  # "sa" is a word in many languages, "SA" a company in some
    if len(word) > _SHORT_HEAD or not is_cased(word):
        return True
    return not word.islower() and (not text.isupper() or hit.end == len(text))


def is_headed(name: str, lexicon: Lexicon) -> bool:
    """Tell whether a word says that a name is an organisation's, and it is nobody's title."""
    told = (hit for hit in lexicon.hits(name) if heads(hit, name))
    return any(not _is_where(hit, name) for hit in told) and not is_title(name, lexicon)


def _is_where(hit: Hit, name: str) -> bool:
    """Tell whether words say where or for whom something is: "New cycle paths in the District"."""
    before = name[: hit.start].lower().split()
    return len(before) > 1 and not _WHERE.isdisjoint(before[-2:]) and before[-2] not in _OF


def is_title(name: str, lexicon: Lexicon) -> bool:
    """Tell whether a name begins as somebody's title: "Minister for Roads".

    Or ends as one, where heads come last: "宣传教育部主任".
    """
    hits = lexicon.hits(name)
    if not is_cased(name) and any(hit.has("role.head") and hit.end == len(name) for hit in hits):
        return True
    return bool(hits) and hits[0].start == 0 and hits[0].has("role.head")


def is_bare(name: str, lexicon: Lexicon) -> bool:
    """Tell whether a name is nothing but words for organisations, as many are: "Library"."""
    rest = name
    for hit in reversed(lexicon.hits(name)):
        if hit.has("org.head", "org.unit"):
            rest = rest[: hit.start] + rest[hit.end :]
    return not rest.strip(EDGE)


def is_one(name: str, lexicon: Lexicon) -> bool:
    """Tell whether a name is of one organisation, though nothing but a word for many.

    "Statsministeriet" is, a compound, and "Valsts kanceleja", a kind of several words.
    """
    hits = lexicon.hits(name)
    whole = len(hits) == 1 and hits[0].end - hits[0].start == len(name) and heads(hits[0], name)
    return whole and lexicon.is_compound(name)


def is_office_of(name: str, lexicon: Lexicon) -> bool:
    """Tell whether a name is an office's by what it is for: "Department of Mines"."""
    hits = lexicon.hits(name)
    units = (at for at, hit in enumerate(hits) if hit.has("org.unit"))
    first = next(units, None)
    return first is not None and any(hit.has("join.at") for hit in hits[first + 1 :])


def is_told(name: str, page: Page, lexicon: Lexicon) -> bool:
    """Tell whether a word over a release is an organisation, and none of a menu: "Home"."""
    return is_acronym(name) or is_headed(name, lexicon) or page.text.count(name) > 1


def is_short(name: str) -> bool:
    """Tell whether a line without capitals is as short as names are, and headlines are not."""
    words = len(name.split())
    return words <= FEW_WORDS if words > 1 else len(name) in FEW_LETTERS


def is_headline(text: str, hits: Sequence[Hit]) -> bool:
    """Tell whether small words say that the line is a sentence about an organisation.

    Where there are no capitals, the word for an organisation stands at an end of its name.
    """
    heads = [hit for hit in hits if hit.has("org.head", "org.office")]
    if not is_cased(text) and heads:
        before, after = text[: heads[0].start].strip(EDGE), text[heads[-1].end :].strip(EDGE)
        return len(after) > FEW_SIGNS and (bool(before) or not _HEAD_FIRST.search(text))
    uncapitalised = [
        match
        for match in LONG_SMALL.finditer(text)
        if not any(hit.start <= match.start() < hit.end for hit in heads)
    ]
    return len(uncapitalised) > 1


def is_name(text: str) -> bool:
    """Tell whether a text has the length and the signs of a name."""
    words = text.split()
    capital = bool(words) and (words[0][0].isupper() or not is_cased(words[0][0]))
    if not STOP.isdisjoint(text) or _NUMBERED.match(text):
        return False
    if all(len(word) == 1 for word in words):
        return False  # "R E P E A T"
    return (
        capital
        and len(text) <= LONGEST
        and sum(word not in small_words.SMALL_WORDS for word in words) <= MOST_WORDS
        and (text[-1] not in ".!?:," or ABBREVIATED.search(text[:-1]) is not None)
    )
