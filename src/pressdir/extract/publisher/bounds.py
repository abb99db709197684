"""Where the name of an organisation begins and ends in a line: less the words around it."""

import re
from functools import lru_cache

from pressdir.extract import domains, small_words
from pressdir.extract.locales import Hit, Lexicon
from pressdir.extract.publisher import states
from pressdir.extract.publisher.naming import (
    ABBREVIATED,
    LONG_SMALL,
    LONGEST,
    STOP,
    heads,
    is_bare,
    is_headed,
    is_headline,
    is_name,
)
from pressdir.extract.shapes import EDGE, is_cased
from pressdir.extract.small_words import CONNECTING
from pressdir.normalise.folding import fold
from pressdir.normalise.patterns import waiting

_AROUND = "".join(sign for sign in EDGE if sign not in STOP)
MOST_SMALL = 6  # words of a name that is written in small letters
_THAI_LIMITED = "จำกัด"
_THAI = waiting(r"[\u0e00-\u0e7f]")
_ARTICLED = waiting(  # "Un progetto di Centro Scogli": what is one of many is no name
    r"(?:An?|Une?|Ein|Eine|Uma?|Una|Uno|Een|En|Et|Ett) [^\W\d_]{3,20} "
    r"(?:of|by|von|de|du|di|del|della|do|da|van|av|af) ",
    re.IGNORECASE,
)
_LISTED_ON = waiting(  # "Ministry of Seas" ", Tides and Reefs"
    r"(?:, (?:[ld]['’])?[^\W\d_a-zß-ÿа-яё][\w'’-]{2,30}){1,3}"
    r" (?:and|und|et|y|e|i|og|och|ja|ir|un|a|şi|și|и|та|і|en|dhe|ve|və|dan|na|at|eta|agus"
    r"|oraz|és|και|&|AND|UND|ET|Y|E|I|OG|OCH|JA|ȘI|ŞI|И)"
    r" (?:[ld]['’])?[^\W\d_a-zß-ÿа-яё][\w'’-]{2,30}(?=\s*(?:\Z|[|–—(-]))"
)
_ABOUT = {  # what stands before a name where a page says who its publisher is
    "en": "about", "de": "über", "nl": "over", "sv": "om", "da": "om", "nb": "om", "es": "sobre",
    "pt": "sobre", "ro": "despre", "uk": "про", "ru": "о", "bg": "за", "cs": "o", "sk": "o",
    "pl": "o", "sl": "o", "hr": "o", "bs": "o", "sr": "o", "mk": "за", "be": "пра", "sq": "për",
    "lt": "apie", "lv": "par", "is": "um", "id": "tentang", "ms": "tentang", "vi": "về",
}  # fmt: skip
_PICTURE = waiting(  # what stands for a picture: "Logo da Xunta", "Wappen der Stadt"
    r"(?:Logo(?:tipo|type|typ|tyyppi)?|Logga|Emblem[ae]?|Wappen|Escudo|Stemma|Герб|Логотип|Лого"
    r"|Λογότυπο)[ :–-]{1,3}(?:(?:de[lrs]?|da|do|d[ou]s?|di|della|dello|du|des|of|the|von|van|af|av"
    r"|til) ){0,2}(?=[^\W\d_])",
    re.IGNORECASE,
)
_SENTENCES = waiting(r"[^\W\d_]{4}[.!?] +[^\W\d_a-z]")
_JOINING = (  # small words that lead on in a name: "Comitato per l'Ambiente"
    "per|bei|beim|zum|zur|auf|auprès|contre|gegen|pour|sur|sous|dans|par|para|por|con|sem|sin|avec|mit"
    "|met|tot|voor|over|mot|mod|fra|från|till|til|ved|vid|hos|under|against|without|from|with|near"
)
_VERB = re.compile(  # the word before a small one that does not connect
    rf"{domains.CAPITAL}(?= (?!(?:{CONNECTING}|{_JOINING}) )[a-zß-ÿа-яё][^\W\d_]{{2,}} )"
)
_VERB_BEHIND = waiting(rf" (?!(?:{CONNECTING}|{_JOINING}) )[a-zß-ÿа-яё][^\W\d_]{{2,}} ")
_GREEK_VERB = waiting(  # "Ο Δήμος Λευκών Πηγών διοργανώνει φεστιβάλ"
    r"(?<=\w) [α-ω\u03ac-\u03ce]{2,}(?:ει|εί|ά|ούν|ουν|ται|σε|σαν|θηκε|θηκαν)(?= |\Z)"
)
PARTED = re.compile(
    r"\s[|–—»›·/-]\s|[,;:(（<|]|\s{3,}|\s(?=www\.|https?:)"
)  # a letterhead's name ends there
_DATED_END = waiting(
    r"\s+\d{1,2}[./-]\d{1,2}[./-]\d{2,4}(?:\s.*)?\Z"
)  # "Ministry of Tides 3.5.2025 9.00"
_ONE_LETTER = frozenset("ВСКУОЗИВ")  # prepositions that begin a sentence
_FAR = 3 * LONGEST  # characters of a line in which a name at its beginning has ended


@lru_cache(maxsize=64)  # the first lines of a page are asked about twice
def name_in(text: str, lexicon: Lexicon) -> str | None:
    """The name that a line begins with, less what the line is: "Harbour Trust - News release"."""
    text = _less_picture(text.strip(" \t"), lexicon)
    parted = PARTED.search(text, 2, _FAR)
    if parted is None and len(text) > _FAR:
        return None
    listed = _LISTED_ON.match(text, parted.start()) if parted and parted[0] == "," else None
    end = listed.end() if listed and is_headed(text[: listed.start()], lexicon) else None
    end = end or (parted.start() if parted else len(text))
    name = _less_page(_less_town(settled(_DATED_END.sub("", text[:end], count=1))), lexicon)
    name = _less_preposition(name)
    first, _, rest = name.partition(" ")
    if rest[:1].isupper() and any(_ABOUT.get(tag) == first.lower() for tag in lexicon.languages):
        name = rest  # "About Harbour Trust"
    if not is_name(name) or ">" in text or "@" in text or _ARTICLED.match(name):
        return None
    if _SENTENCES.search(name) or states.is_skip(name):
        return None
    hits = lexicon.hits(name)
    if hits and hits[0].start == 0 and hits[0].has("letter.salutations"):
        return None  # "Dear Editors"
    for hit in reversed(hits):
        if hit.has("cue.release"):  # "SALTGRASS TRANSIT NEWS RELEASE"
            before, behind = name[: hit.start], name[hit.end :]
            counted = before.strip() and any(map(str.isdigit, behind))  # "TIDE TRUST Advisory 7/22"
            name = settled(before if counted else before + behind)
        elif (
            hit.start == 0
            and hit.has("label.org")
            and not hit.has("org.head")
            and name[: hit.end].isupper()
        ):
            name = settled(name[hit.end :])  # "SOURCE Seawall Bio"
    name = _less_behind_blank(less_desk(name, lexicon), lexicon)
    hits = lexicon.hits(name)
    if hits.has("cue.boilerplate", "cue.contact", "cue.desk"):
        return None
    if any(word[0].isdigit() for word in name.split()[1:]):
        return None  # a headline: "Rents up 3.1%"
    if all(fold(word) in lexicon.topics for word in name.split()):
        return None  # "Presse"
    plain = name and is_name(name) and not is_headline(name, [*hits, *_in_cases(name, lexicon)])
    return less_verb(name, lexicon) if plain else None


def _in_cases(name: str, lexicon: Lexicon) -> list[Hit]:
    """The small words of a name that are nouns for bodies in another case: "… kraje"."""
    if not lexicon.declines:
        return []
    small = (m for m in LONG_SMALL.finditer(name) if _is_of_body(m.group(), lexicon))
    return [Hit(frozenset({"org.head"}), m.start(), m.end()) for m in small]


def _less_picture(text: str, lexicon: Lexicon) -> str:
    """A line less what says that it stands for a picture: "Logo of Harbour Trust"."""
    picture = _PICTURE.match(text)
    name = text[picture.end() :] if picture else ""
    return name if name and is_headed(name, lexicon) else text


def _less_preposition(name: str) -> str:
    """A name less the letter that begins its sentence: "В ТАСС расскажут …"."""
    first, _, rest = name.partition(" ")
    return rest if len(first) == 1 and first in _ONE_LETTER and rest[:1].isupper() else name


def _less_behind_blank(name: str, lexicon: Lexicon) -> str:
    """A Thai name less what follows its blank, which ends it: a town, or what it does."""
    first, blank, rest = name.partition(" ")
    whole = blank and _THAI.match(name) and not rest.startswith(_THAI_LIMITED)
    whole = whole and is_headed(first, lexicon)
    return first if whole and not is_bare(first, lexicon) else name


def _less_town(name: str) -> str:
    """A name less the town of the dateline behind it: "Polizei Seebach Seebach (ots)"."""
    *words, last = name.split() or [""]
    return " ".join(words) if len(words) > 1 and words[-1] == last else name


def _less_page(name: str, lexicon: Lexicon) -> str:
    """A letterhead less the number of the page: "MINISTRY OF TIDES Page 1"."""
    if not name[-1:].isdigit():
        return name
    for hit in lexicon.hits(name):
        if hit.start and hit.has("number.not_phone") and name[hit.end :].strip().isdigit():
            return settled(name[: hit.start])
    return name


def lower_name(text: str, lexicon: Lexicon) -> str | None:
    """A name in small words behind the word for an organisation: "Zveza gorskih reševalcev"."""
    parted = PARTED.search(text.strip(), 2)
    name = _less_page(settled(text.strip()[: parted.start()] if parted else text), lexicon)
    hits = lexicon.hits(name)
    headed = bool(hits) and hits[0].start == 0 and heads(hits[0], name)
    plain = (
        headed
        and is_name(name)
        and not any(map(str.isdigit, name))
        and len(name.split()) <= MOST_SMALL
        and lexicon.languages[0] != "en"
    )
    return name if plain and not is_bare(name, lexicon) else None


def settled(text: str) -> str:
    """A name without what only surrounds it, but with its own quotes and abbreviation."""
    name = text.strip(_AROUND)
    at = text.find(name)
    if ")" in name and "(" not in name and text[at - 1 : at] == "(":
        name, at = f"({name}", at - 1  # "(주)하늘교통"
    behind = text[at + len(name) :][:1]
    if behind == "." and ABBREVIATED.search(name):
        return f"{name}."
    if behind and behind in "»“”)" and max(map(name.rfind, "«„“(")) > max(map(name.rfind, "»”)")):
        return name + behind
    return name


def less_verb(name: str, lexicon: Lexicon) -> str:
    """A name less the sentence that it begins: "Gemeente Heidewoude opent zwembad"."""
    if verb := _GREEK_VERB.search(name):
        name = small_words.less_article(name[: verb.start()])
    last = _VERB.search(name) if is_cased(name) else None
    before = name[: last.end()] if last else ""
    headed = " " in before and is_headed(before, lexicon) and not is_bare(before, lexicon)
    if headed and not _is_of_body(name[len(before) :], lexicon):
        return small_words.less_article(before)
    return less_verb_behind(name, lexicon)


def _is_of_body(behind: str, lexicon: Lexicon) -> bool:
    """Tell whether a noun in another case goes on with a name: "Krajské ředitelství | policie"."""
    word = next(iter(behind.split()), "")
    hits = lexicon.hits(word.capitalize()) if lexicon.declines else ()
    return any(hit.has("org.head", "office.of") and hit.end == len(word) for hit in hits)


def less_verb_behind(name: str, lexicon: Lexicon) -> str:
    """The same where a small word heads the name: "Fjällby tingsrätt lanserar ny"."""
    for hit in lexicon.hits(name):
        before = name[: hit.end]
        small = heads(hit, name) and name[hit.start].islower() and " " in before
        if small and _VERB_BEHIND.match(name, hit.end) and not is_bare(before, lexicon):
            return before
    return name


def less_desk(name: str, lexicon: Lexicon) -> str:
    """The organisation whose desk a line names: "Pressestelle der Universität Jena"."""
    hits = lexicon.hits(name)
    desks = [hit for hit in hits if hit.has("cue.desk")]
    if not desks:
        return name
    before, behind = name[: desks[0].start].strip(EDGE), name[desks[-1].end :].strip(EDGE)
    rest = before or small_words.less_small(behind)
    return rest if not (before and behind) and is_headed(rest, lexicon) else name
