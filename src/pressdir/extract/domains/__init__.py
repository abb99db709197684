"""Which words on a page a domain is made of: "hrw.org" and "Human Rights Watch".

A domain is no name: it only tells which of the names on the page is its owner's. `spelling`
compares the words of one with a label of the domain; `grown` finds words without capitals.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pressdir.extract.domains import grown
from pressdir.extract.domains.spelling import (
    SHORTEST,
    SURE,
    WHOLE,
    Span,
    begins,
    initials,
    is_part,
    is_written,
    latin,
    spelt,
    words_of,
)
from pressdir.extract.locales import Hit, Lexicon
from pressdir.extract.shapes import EDGE, place_of
from pressdir.extract.small_words import CONNECTING, SMALL_WORDS, less_article, less_small
from pressdir.normalise.domains import ANYBODYS, label_of
from pressdir.normalise.folding import fold
from pressdir.normalise.patterns import waiting

_LONGEST_ACRONYM = 6
_LONGEST_LINE = 100  # characters of a ministry's name
_SIGNS = waiting(r"[\d.,:;!?@|()–—]")  # stand in sentences and addresses
_COUNTRY = 2  # letters of a country's domain
_SHORT = 5  # letters of an acronym in a domain that only organisations of one kind get
_OFFICIAL = frozenset({"int", "gov"})
_UNSPEAKABLE = waiting(r"[b-df-hj-np-tv-xz]{4}|^[b-df-hj-np-tv-xz]+$")
_GREAT = r"[^\W\d_a-zß-ÿа-яёіїєґ\u03ac-\u03ce]"
_FIRST = rf"{_GREAT}(?<![\w@./-]{_GREAT})"  # what may not stand before it second: found fast
CAPITAL = rf"(?:[a-z]{{1,4}}['’])?{_GREAT}[\w'’-]{{1,30}}"
CAPITALS = (  # words with capitals, and small ones that connect them
    rf"{_FIRST}[\w'’-]{{1,30}}"
    rf"(?:(?: (?:{CONNECTING}|&)){{0,2}} {CAPITAL}){{0,6}}(?![\w@]|\.\w)"
)
RUN = waiting(CAPITALS)
_BEHIND = waiting(  # behind "Museum": " des horloges |", " of «Firebird»", " municipal Alba"
    rf"(?: [a-zß-ÿа-яёіїєґ]\w{{0,20}}){{0,3}} [«„“]{CAPITAL}[^«»„“”\n]{{0,30}}[»”“]"
    rf"|(?: [a-zß-ÿа-яёіїєґ]\w{{0,20}}){{1,3}}(?: {CAPITAL}){{1,4}}"
    r"|(?: [a-zß-ÿа-яёіїєґ]\w{0,20}){1,4}(?=\s*(?:[\n|,;·•–—]|\Z))"
)
_SMALL_HEAD = waiting(r" [a-zß-ÿ][^\W\d_]{4,30}(?!\w)")
_STOP = waiting(r"(?<=\w{5})\.\Z")  # ends a sentence; "Corp." ends a name
_ELIDED = waiting(r"(?<![\w@./-])[a-z]{1,4}['’]\Z")  # "d'", before a capital
_ACRONYM = waiting(rf"{_FIRST}{_GREAT}{{2,5}}(?![\w@]|[.-]\w)")
_APOSTROPHES = ("'", "’")
_GENITIVES = ("'s", "’s", "´s")
_ELISION = 6  # characters of "dell'" and the one before it
_BOUNDS = "\n|,;:–—•·\t"  # stand before and after a name that stands for itself
_REACH = 40  # characters behind a name in which it may go on


def named_in(text: str, label: str, lexicon: Lexicon) -> str | None:
    """The name in `text` that spells `label`: an acronym, or capitalised words."""
    if line := _line(text, label, lexicon):
        return line
    phrase = _less_genitive(_phrase(text, label, lexicon), label)
    if phrase and len(phrase.split()) >= SHORTEST and initials(*words_of(phrase), label):
        return phrase  # "Lietuvos nacionalinis muziejus", before "LNM"
    acronym = _acronym(text, label)
    if phrase and acronym and fold(acronym) in fold(phrase).split():
        return phrase  # "KIBO" is a word of "Hospitali ya Kibo"
    return (
        acronym
        or phrase
        or grown.lettered(text, label, lexicon)
        or grown.side_by_side(text, label)
        or grown.less_ending(text, label, lexicon)
        or next(filter(None, (_acronym(text, part) for part in label.split("-"))), None)
    )


def _line(text: str, label: str, lexicon: Lexicon) -> str | None:
    """A line that is an organisation's name in small letters, whose first words the label is of.

    "Ministerstvo zahraničných vecí a európskych záležitostí" at "mzv.sk".
    """
    if not SHORTEST <= len(label) <= _LONGEST_ACRONYM:
        return None
    for line in text.split("\n"):
        words = line.split() if len(line) <= _LONGEST_LINE else []
        if len(words) < len(label) or latin(line[0]) != label[0]:
            continue
        plain = line[0].isupper() and words[1].islower() and not _SIGNS.search(line)
        hits = lexicon.hits(line)
        headed = plain and bool(hits) and not hits[0].start and hits[0].has("org.head")
        span = initials(*words_of(line), label) if headed else None
        if span and not min(span):
            return line.strip()
    return None


def _less_genitive(name: str | None, label: str) -> str | None:
    """A name as it is called by itself: "Reef Watch" of "Reef Watch's"; but "Christie's"."""
    if name is None or name[-2:] not in _GENITIVES or label.endswith("s"):
        return name
    return name[:-2] if spelt(name[:-2], label) else name


def acronym_of(domain: str) -> str | None:
    """The acronym that a domain can only be: "UNHCR" of "unhcr.org", "GSA" of "gsa.gov".

    One of a country is often made of first letters that nobody writes: "lrs.lt", "skbm.ba"; and
    where anybody can have a mailbox it is nobody's: "gmx.net".
    """
    label = label_of(domain)
    top = domain.rpartition(".")[2]
    if len(top) == _COUNTRY or label in ANYBODYS or not label.isalpha():
        return None
    if not SHORTEST <= len(label) <= _LONGEST_ACRONYM:
        return None
    short = len(label) <= _SHORT and top in _OFFICIAL
    return label.upper() if short or _UNSPEAKABLE.search(label) else None


def acronym_in(text: str, label: str) -> str | None:
    """The label in capitals, which no place is called."""
    return next((e for e in _acronyms(text) if e.casefold() == label and not place_of(e)), None)


def _acronym(text: str, label: str) -> str | None:
    """The label in capitals; or its letters in another order, as other languages have them."""
    if len(label) < SHORTEST:
        return None
    letters = sorted(label)
    found = [each for each in _acronyms(text) if sorted(each.casefold()) == letters]
    found = [each for each in found if not place_of(each)]
    return next((each for each in found if each.casefold() == label), next(iter(found), None))


@lru_cache(maxsize=2)
def _acronyms(text: str) -> tuple[str, ...]:
    """The words of capitals in a text, each once."""
    return tuple(dict.fromkeys(_ACRONYM.findall(text)))


def _phrase(text: str, label: str, lexicon: Lexicon) -> str | None:
    """Capitalised words; of several, those that an organisation's name has, then the commonest."""
    found = []
    letters = label.replace("-", "")
    firsts = tuple(sorted({part[:1] for part in label.split("-") if part}))
    near: dict[str, bool] = {}  # "The" begins every other sentence
    for at, run in _with_articles(text):
        if run not in near:
            told = run.lower().split() if run.isascii() else map(latin, run.split())
            near[run] = any(begins(word, label, firsts) for word in told)
        if not near[run]:
            continue
        if span := spelt(run, label):
            words = run.split()[span[0] : span[1] + 1]
            sure, name = _cut(text, at, run, span, lexicon)
            if not sure and (longer := _lengthened(text, at, run, label, lexicon)):
                sure, name = True, longer
            elif not sure and (head := _head_before(text, at, name, lexicon)):
                sure, name = True, head + name
            town = bool(place_of(" ".join(words))) and is_part(latin("".join(words)), letters)
            if town and text.count(name) == 1:
                continue  # "Vienna" is at more domains than one
            if sure or _is_telling(name, words, label):
                found.append((sure, name))
        elif grown := _grown(text, at, run, label, lexicon):
            found.append((True, grown))
    often = Counter(name for _, name in found)
    if not found:
        return None
    return max(found, key=lambda each: (each[0], is_written(each[1], label), often[each[1]]))[1]


@lru_cache(maxsize=2)  # asked for each domain on a page, and for its publisher
def runs(text: str) -> tuple[tuple[int, str], ...]:
    """The stretches of capitalised words, and small ones that connect them, with their places."""
    return tuple((run.start(), run.group()) for run in RUN.finditer(text))


def _with_articles(text: str) -> Iterator[tuple[int, str]]:
    """The same, each with the article that has grown onto it: "d'Harbour Trust"."""
    end = 0
    for start, run in runs(text):
        at, before = start, end
        end = start + len(run)
        if text[at - 1 : at] in _APOSTROPHES:
            elided = _ELIDED.search(text, max(before, at - _ELISION), at)
            at = elided.start() if elided else at
        yield at, text[at:end]


def _is_telling(name: str, words: Sequence[str], label: str) -> bool:
    """Tell whether words that nothing says to be an organisation's spell more than a part."""
    if place_of(name):
        return False
    return len(words) > 1 or not is_part(latin(words[0]), label.replace("-", ""))


def _cut(text: str, at: int, run: str, span: Span, lexicon: Lexicon) -> tuple[bool, str]:
    """Whether a word heads a stretch of capitalised words, and the name less what is none of it.

    From the words that spell the label it reaches as far as a word for an organisation does.
    """
    words = list(re.finditer(r"\S+", run))
    first, last = words[span[0]].start(), words[span[1]].end()
    behind = text[at + len(run) : at + len(run) + _REACH].partition("\n")[0]
    told = lexicon.hits(run + behind)
    titles = (hit.start for hit in told if hit.has("role.head", "cue.desk") and hit.start > last)
    length = min([*titles, len(run)])
    heads = [hit for hit in told if hit.has("org.head") and not hit.has("org.unit")]
    whole = [hit for hit in told if hit.start < first and _leads(run, hit, first)]
    if whole:
        before = run[: whole[0].start]
        if len(less_article(before).split()) == 1:  # "State Department for …"
            whole[0] = whole[0]._replace(start=len(before) - len(less_article(before)))
    heads = sorted((*whole, *heads), key=lambda hit: hit.start)
    if len(words) - 1 - span[1] <= 1 and _is_whole(text, at, run, length):
        first = 0 if span[0] <= 1 and len(words[0].group()) >= WHOLE else first  # "Om Region Nord"
        last = length
    inside = [hit for hit in heads if hit.start < length]
    first = min([first, *(hit.start for hit in inside)])
    last = max([last, *(hit.end for hit in inside)])
    further = next((hit for hit in heads if hit.start >= len(run)), None)
    if further and not inside and last >= length and _goes_on(behind[: further.start - length]):
        inside, last = [further], further.end
    last = _less_open(run, last)
    first = _always_before(text, run, _less_label(told, first, last), last)
    name = text[at + first : at + last]
    bare = len(inside) == 1 and inside[0].start == first and inside[0].end == last
    name = less_small(name.strip(EDGE.replace(".", "")))
    return bool(inside) and not bare, _STOP.sub("", name)


def _less_open(run: str, last: int) -> int:
    """Where a name ends that a small word would end: "Code for | Germany"."""
    if run[:last].rpartition(" ")[2] not in SMALL_WORDS or last >= len(run):
        return last
    end = run.find(" ", last + 1)
    return _less_open(run, end if end >= 0 else len(run))


def _always_before(text: str, run: str, first: int, last: int) -> int:
    """Where a name begins that never stands without the word before it: "Australian | Greens"."""
    before = run[:first].rstrip()
    at = before.rfind(" ") + 1
    if not before or not before[at].isupper():
        return first
    often = text.count(run[first:last])
    return at if often > 1 and text.count(run[at:last]) == often else first


def _grown(text: str, at: int, run: str, label: str, lexicon: Lexicon) -> str | None:
    """Capitalised words and a small one for an organisation, whose first letters the label is.

    "Albert Lindemans ziekenhuis" at "alz.example".
    """
    match = _SMALL_HEAD.match(text, at + len(run))
    if match is None or not lexicon.hits(match.group()).has("org.head"):
        return None
    words = (run + match.group()).split()
    span = initials(*words_of(" ".join(words)), label)
    return " ".join(words[span[0] :]) if span and span[1] == len(words) - 1 else None


def _lengthened(text: str, at: int, run: str, label: str, lexicon: Lexicon) -> str | None:
    """A word for an organisation and the small words or quotes behind that make it a name."""
    hits = lexicon.hits(run)
    if len(hits) != 1 or not hits[0].has("org.head") or " " in run:
        return None
    match = _BEHIND.match(text, at + len(run))
    if match is None:
        return None
    name = run + match.group().rstrip()
    span = spelt(name, label)
    return name if span and span[1] > 0 else None


def _head_before(text: str, at: int, name: str, lexicon: Lexicon) -> str:
    """A word for an organisation that ends in a small one right before its name.

    "Bảo tàng " before "Sông Xanh": what follows a small word begins a stretch of its own.
    """
    line = text.rfind("\n", 0, at) + 1
    before = text[max(line, at - _REACH) : at]
    if not text.startswith(name, at) or not before.endswith(" "):
        return ""
    hit = next(reversed(lexicon.hits(before)), None)
    if hit is None or not hit.has("org.head") or hit.has("org.unit") or before[hit.end :].strip():
        return ""
    head = before[hit.start :]
    return head if head[0].isupper() and head.split()[-1].islower() else ""


def _leads(text: str, hit: Hit, first: int) -> bool:
    """Tell whether a word for a part is one for a whole, by what it is for: "Office for …"."""
    if not hit.has("org.unit", "org.office") or hit.end - hit.start < SURE:
        return False
    between = text[hit.end : first].split()
    joined = text[: hit.end].rsplit(maxsplit=1)[-1].lower() in SMALL_WORDS
    return joined or (bool(between) and between[0].lower() in SMALL_WORDS)


def _less_label(told: Sequence[Hit], first: int, last: int) -> int:
    """Where a name begins behind a label: "SOURCE Seawall Bio"."""
    labels = (h for h in told if h.has("label.org", "label.name") and not h.has("org.head"))
    return next((hit.end for hit in labels if hit.start == first == 0 and hit.end < last), first)


def _is_whole(text: str, at: int, run: str, length: int) -> bool:
    """Tell whether a stretch ends where its name does: it is found again, or a sentence goes on."""
    end = at + length
    goes_on = re.match(r" [^\W\d_]", text[end : end + 2]) is not None and end == at + len(run)
    goes_on = goes_on and not run.isupper()
    return goes_on or text.count(run) > 1 or _stands_alone(text, at, end)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Tell whether `text[start:end]` is set apart on both sides."""
    before, after = text[:start].rstrip(" ")[-1:], text[end:].lstrip(" .")[:1]
    return (before in _BOUNDS or not before) and (after in _BOUNDS or not after)


def _goes_on(between: str) -> bool:
    """Tell whether nothing but a small word parts a name from its head: "Nemuno krašto …"."""
    return len(between.split()) <= 1 and between.replace(" ", "").isalpha() | (not between.strip())
