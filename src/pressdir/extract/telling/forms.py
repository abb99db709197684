"""Whether what has the form of a name may be one."""

import itertools
import re
from collections import Counter
from functools import lru_cache

from pressdir.extract import scripts
from pressdir.extract.shapes import EDGE, is_cased, name_of
from pressdir.extract.telling.part import Part
from pressdir.model import Gap, Name
from pressdir.normalise import families, names
from pressdir.normalise.folding import fold
from pressdir.normalise.patterns import waiting

# In scripts with capitals: elsewhere a short word may be a name, "رضا", "ዳዊት".
_ARTICLE = waiting(r"\s*[^\W\d_A-Z\u0530-\uffff]{1,3}['’\s]\s*(?=[^\W\d_a-z])")
SHORT_ACRONYM = 2
_MANY_WORDS = 4  # of a name
_ALIKE = 0.5  # agreement of a name and a mailbox
_GEORGIAN_NAME = 3  # words
_CAPITALS = waiting(r"(?<![^\W_])[^\W\d_a-zß-öø-ÿа-яё][^\W_a-zß-öø-ÿа-яёіїєґ]{2,6}(?![^\W_])")
_LABEL = waiting(r"[@./]([^\W\d_]{3,7})[.-]")
NAME_WORDS = 2
COLONS = frozenset(":：፦፡៖")
OFFERS = ("label.name", "cue.contact", "role.head", "name.honorifics")
_IS_OF = frozenset(
    "of de do da dos das du des del della dello delle dei degli di für pentru".split()
)
_OFFICE_ENDS = frozenset("課係班")  # of parts of offices in Japan, and of no family
_OF = 2  # small words between an office and what it is for
LIST = 30  # signs of the names in a list before the last
_EDGES = waiting(f"[{re.escape(EDGE)}]")
_NUMBERS = waiting(r"[(（][\d+ ./‐–-]{6,24}[)）]")  # of those before: "飯田（03-5555-0142）、千葉"
READING = waiting(r"[\u3041-\u30ff]{1,12}(?:[ ・][\u3041-\u30ff]{1,12})?")


def line_begins(part: Part) -> bool:
    """Tell whether nothing stands before the part on its line."""
    return not part.written.text[: part.start].strip(EDGE)


def tail_of(piece: Part, *, titled: bool = False) -> Part | None:
    """The name at the end of a piece, behind what a title or an honorific tells it apart from."""
    if not piece.text:
        return None
    text = piece.text
    plain = names.without_ending(text)
    if not titled and plain == text:
        return None
    name = scripts.last(plain, piece.lang)
    if not name:
        return None
    at = piece.written.text.index(text, piece.start) + len(plain) - len(name)
    return piece.sub(at, piece.written.text.index(text, piece.start) + len(text))


def fits(part: Part, name: Name) -> bool:
    """Tell whether a part with the form of a name is one, in a script where every word has it.

    All Korean families are known: "문의: 마을모임" names nobody.
    """
    plain = names.without_ending(part.text)
    first, blank, _ = part.text.partition(" ")
    if blank and part.lang == scripts.JAPANESE and first[-1] in _OFFICE_ENDS:
        return False  # "観光課 本館"
    if not scripts.is_bare(plain, part.lang):
        return True
    if name.prefix:
        return part.lang == scripts.JAPANESE or scripts.is_person(plain, part.lang)
    if scripts.is_family_name(name.full, part.lang):
        return True
    return not families.is_hangul(plain) and is_offered(part)


def _ends_cue(part: Part, name: Name) -> bool:
    """Tell whether a part goes on with the sentence that a cue began, and names nobody.

    A colon and a new line stand behind it, or another cue: "للمزيد من المعلومات وإجراء
    المقابلات يرجى".
    """
    if name.prefix or is_cased(part.text):
        return False
    if part.has("name.before"):
        return True  # "التواصل مع"
    text, hits = part.written.text, part.written.hits
    cues = [hit for hit in hits if hit.has("cue.contact")]
    if not any(hit.end <= part.start for hit in cues):
        return False
    between = any(
        not text[left.end : part.start].strip() and not text[part.end : right.start].strip()
        for left, right in itertools.pairwise(cues)
        if left.end <= part.start and part.end <= right.start
    )
    return between or text[part.end :].strip() in COLONS


def is_offered(part: Part) -> bool:
    """Tell whether a label or a title stands right before, or before the names right before.

    Each of those may have its own number in brackets.
    """
    if any(hit.has(*OFFERS) for hit in part.written.header):
        return True
    before = [hit for hit in part.written.hits if hit.end <= part.start]
    if not before or not before[-1].has(*OFFERS):
        return False
    if scripts.is_unit(part.text, part.lang) and not families.is_japanese_family(part.text):
        return False  # "長谷部" ends as the word for an office does
    between = _NUMBERS.sub("", part.written.text[before[-1].end : part.start])
    if not between and not before[-1].has("role.head", "name.honorifics"):
        return False  # "媒體聯繫窗口" is one word
    listed = filter(None, _EDGES.split(between))
    return len(between) <= LIST and all(
        scripts.is_bare(word, part.lang)
        or READING.fullmatch(word)
        or families.is_japanese_family(word)
        for word in listed
    )


def name_in(part: Part) -> Name | None:
    """The name that a short part has the form of, where nothing in it or before it says else."""
    part = _less_honorific(part)
    written, name = part.written, None if is_nameless(part) else name_of(part.text)
    if name is None or not fits(part, name) or _ends_cue(part, name):
        return None
    if written.is_venue(part.start) or _is_georgian_clause(part.text):
        return None
    if part.has("label.email", "label.phone") and not is_cased(part.text):
        return None  # "تمامی آثار از طریق ایمیل": "all works by e-mail"
    if _speaks_of_topic(part, name):
        return None
    return None if written.bars_name(part.start, part.end) else name


def _less_honorific(part: Part) -> Part:
    """The part less an honorific of the page's language that its first words are: "anh Trần …"."""
    first = part.hits[0] if part.hits else None
    if first is None or first.start != part.start or not first.has("name.honorifics"):
        return part
    rest = part.sub(first.end, part.end)
    return rest if " " in rest.text and is_cased(rest.text) else part


def _speaks_of_topic(part: Part, name: Name) -> bool:
    """Tell whether one of many words is of the press or an office: "Yerleşik Basın Mensupları"."""
    words = name.full.split()
    if len(words) < _MANY_WORDS or part.written.has_mailbox(name.full, _ALIKE):
        return False
    return any(len(word) > SHORT_ACRONYM and part.written.lexicon.is_topic(word) for word in words)


def _is_georgian_clause(text: str) -> bool:
    """Tell whether words in a script where every word has the form of a name are too many."""
    return "ა" <= text[:1] <= "ჿ" and len(text.split()) > _GEORGIAN_NAME


def is_written_again(part: Part, acronym: str) -> bool:
    """Tell whether the page has an acronym twice, or a domain that begins with it."""
    if len(acronym) <= SHORT_ACRONYM or fold(acronym) in part.written.lexicon.topics:
        return False
    return acronym.lower() in _acronyms(part.written.page.text)


@lru_cache(maxsize=4)
def _acronyms(text: str) -> frozenset[str]:
    """The words in capitals that a page has twice, and what its domains begin with."""
    often = Counter(_CAPITALS.findall(text))
    labels = {label.lower() for label in _LABEL.findall(text)}
    return frozenset({word.lower() for word, times in often.items() if times > 1} | labels)


def is_nameless(part: Part) -> bool:
    """Tell whether a word keeps the rest from being a name: "rue Paul Gauvin", "Name of …"."""
    if not part.hits or not is_cased(part.text):
        return False
    if part.has("cue.boilerplate", "office.of"):
        return True
    first = part.hits[0]
    if first.has("name.honorifics", "name.particles") or not part.text.startswith(
        first_phrase(part)
    ):
        return False
    return first.has("label.name") or (first.has("label.address") and part.text[0].islower())


def first_phrase(part: Part) -> str:
    """The first phrase of the part as written."""
    return part.written.text[part.hits[0].start : part.hits[0].end]


def is_below_name(part: Part) -> bool:
    """Tell whether a title that also offers somebody is a line by itself, with a name above it.

    "Åsa Lind" / "Pressansvarig"; above a name it would head an entry.
    """
    written, row = part.written, part.written.row
    whole = part.text == written.text.strip(EDGE) == first_phrase(part)
    if not whole or row.gap is not Gap.BREAK or not row.first:
        return False
    return name_of(written.page.lines[row.first - 1].text) is not None


def less_article(part: Part, start: int) -> int:
    """Where the words after an article begin: "at the Seabird Count"."""
    article = _ARTICLE.match(part.written.text, start, part.end)
    return article.end() if article else start


def is_of_office(part: Part, first: int) -> bool:
    """Tell whether small words join what looks like a name to an office before it.

    "purtătorul de cuvânt al Inspectoratului pentru Situaţii de Urgenţă Satu Mare".
    """
    before = [hit for hit in part.hits if hit.end <= first and not hit.has("join.at")]
    text = part.written.text
    between = text[before[-1].end : first].split() if before else []
    if between and before[-1].has("org.head") and _IS_OF.issuperset(between):
        return True  # "o Ministério dos | Negócios Estrangeiros"
    if not before or not before[-1].has("office.of"):
        return False
    if text[first].islower() and len(between) < _OF:
        return True  # "Inspectoratului Judeţean | de Jandarmi Satu Mare"
    return 0 < len(between) <= _OF and all(map(str.islower, between))
