"""Whose page it is: the organisation that a contact speaks for when none is named beside it.

Only what the page itself proves counts: the name that its markup or its title gives, a copyright
line, the acronym in a dateline, an organisation's name at the top; and for one contact the words
that its address is made of ("unhcr.org" and "UNHCR", "hrw.org" and "Human Rights Watch").
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from pressdir.extract.locales import Hit, Lexicon
from pressdir.extract.shapes import EDGE, is_cased
from pressdir.model import EmailAddress, Page
from pressdir.normalise.folding import fold

TOP = 4  # lines in which a letterhead stands
HEAD = 1500  # characters in which a dateline stands
LONGEST = 60
MOST_WORDS = 8
FEW_WORDS = 4
FEW_SIGNS = 4  # behind an organisation's name in a script without capitals; more are a sentence
_STOP = "。！？，、；：؟،؛۔।॥"  # stands in no name
_HEAD_FIRST = re.compile(r"[\u0590-\u06ff\u0e00-\u0e7f]")  # Hebrew, Arabic, Thai
_LONG_SMALL = re.compile(r"(?<!\w)[a-zß-ÿа-яё]\w{3,}")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|Copyright)[ \t]{0,3}(?:©[ \t]?)?(?:(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?)?[ ,]{0,3}"
    r"([^\W\d_][^\n|.·•©]{2,60})",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"^[^\W\d_][^\n()]{2,60} \(([^\W\d_a-z]{2,8})\) ?[–—-]", re.MULTILINE)
_PARTED = re.compile(r"\s[|–—»·/-]\s|[,;:(<|]|\s{3,}")  # a letterhead's name ends there
_TITLE = re.compile(r"\s[|–—»·-]\s")
_SUFFIXES = frozenset(
    "co com gov gob gouv gub go ac edu org or net ne gv nhs mil int example".split()
)
_SMALL = r"(?: (?:of|for|and|the|in|on|de|du|des|la|le|les|et|del|y|da|do|dos|das|e|für|und|der))?"
_SHORTEST, _LONGEST_INITIALS = 3, 6
_SHORTEST_JOINED = 5
ENDS = 4000  # characters of each end of a page in which an organisation is named
_CAPITAL = r"[^\W\d_a-zß-ÿа-яё][\w'’-]{1,30}"
_CAPITALS = re.compile(rf"(?<![\w@./-]){_CAPITAL}(?:{_SMALL} {_CAPITAL}){{0,5}}(?![\w@]|\.\w)")


def publisher(page: Page, lexicon: Lexicon) -> str | None:
    """The publisher's name as the page writes it; None where nothing proves it."""
    if page.site:
        return page.site
    for found in (_of_title(page, lexicon), _of_copyright(page), _of_dateline(page)):
        if found:
            return found
    return _of_letterhead(page, lexicon)


def _of_title(page: Page, lexicon: Lexicon) -> str | None:
    """The part of a page's title behind a bar: "Seals on thin ice | Baltic Seal Watch"."""
    if not page.title or page.media_type == "message/rfc822":
        return None
    parts = _TITLE.split(page.title)
    last = parts[-1].strip(EDGE)
    if len(parts) < 2 or not _is_name(last):
        return None
    hits, first = lexicon.hits(last), parts[0].strip(EDGE)
    if any(hit.has("cue.contact", "cue.desk", "cue.boilerplate") for hit in hits):
        return None
    headed = any(hit.has("org.head") for hit in hits)
    if not headed and len(last.split()) == 1 and _opens_with_head(first, lexicon):
        return first  # "Comune di Roccamonte - Comunicati"
    return None if _is_headline(last, hits) else last


def _opens_with_head(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a text is an organisation's name that begins with the word for one."""
    hits = lexicon.hits(text)
    opened = bool(hits) and hits[0].has("org.head") and hits[0].start == 0
    return opened and _is_name(text) and not _is_headline(text, hits)


def _of_copyright(page: Page) -> str | None:
    found = [
        _PARTED.split(match.group(1))[0].strip(EDGE) for match in _COPYRIGHT.finditer(page.text)
    ]
    return next((name for name in reversed(found) if _is_name(name)), None)


def _of_dateline(page: Page) -> str | None:
    """The acronym in a dateline: "Geneva/Baghdad (ICRC) – "."""
    match = _DATELINE.search(page.text, 0, HEAD)
    return match.group(1) if match else None


def _of_letterhead(page: Page, lexicon: Lexicon) -> str | None:
    """An organisation's name on one of the first lines."""
    for line in page.lines[:TOP]:
        name = _PARTED.split(line.text.strip(EDGE))[0].strip(EDGE)
        for hit in reversed(lexicon.hits(name)):
            if hit.has("cue.release"):  # "SALTGRASS TRANSIT NEWS RELEASE"
                name = (name[: hit.start] + name[hit.end :]).strip(EDGE)
        if not name or not _is_name(name):
            continue
        hits = lexicon.hits(name)
        if any(hit.has("cue.boilerplate", "cue.contact", "cue.desk") for hit in hits):
            continue
        if is_cased(name) and " " not in name:
            continue  # "Media" alone heads nothing
        if any(hit.has("org.head") for hit in hits) and not _is_headline(name, hits):
            return name
    return None


def _is_headline(text: str, hits: Sequence[Hit]) -> bool:
    """Tell whether small words say that the line is a sentence about an organisation.

    Where there are no capitals, the word for an organisation stands at an end of its name.
    """
    heads = [hit for hit in hits if hit.has("org.head", "org.office")]
    if not is_cased(text) and heads:
        before, after = text[: heads[0].start].strip(EDGE), text[heads[-1].end :].strip(EDGE)
        return len(after) > FEW_SIGNS and (bool(before) or not _HEAD_FIRST.search(text))
    small = [
        match
        for match in _LONG_SMALL.finditer(text)
        if not any(hit.start <= match.start() < hit.end for hit in heads)
    ]
    return len(small) > 1


def _is_name(text: str) -> bool:
    words = text.split()
    capital = bool(words) and (words[0][0].isupper() or not is_cased(words[0][0]))
    if any(sign in _STOP for sign in text):
        return False
    return capital and len(text) <= LONGEST and len(words) <= MOST_WORDS and text[-1] not in ".!?:,"


def of_addresses(addresses: Iterable[EmailAddress], text: str) -> str | None:
    """The organisation in `text` that the domain of an address is made of."""
    for address in addresses:
        label = _label(address.domain)
        if len(label) < _SHORTEST:
            continue
        ends = text if len(text) <= 2 * ENDS else f"{text[:ENDS]}\n{text[-ENDS:]}"
        if word := _word(label).search(ends):
            return word.group() if word.group().isupper() else _whole(word, ends)
        if initials := _initials(label).search(ends):
            return initials.group()
        if len(label) >= _SHORTEST_JOINED and (phrase := _phrase(label, ends)):
            return phrase
    return None


def _whole(word: re.Match[str], text: str) -> str:
    """The capitalised words that a word stands among: "Saltmarsh Alliance" for "Saltmarsh"."""
    for match in _CAPITALS.finditer(text, max(0, word.start() - LONGEST)):
        if match.start() <= word.start() and word.end() <= match.end():
            return match.group() if len(match.group().split()) <= FEW_WORDS else word.group()
        if match.start() > word.start():
            break
    return word.group()


def _phrase(label: str, text: str) -> str | None:
    """Capitalised words that the label joins, whole or in part: "calderbeckrovers"."""
    for match in _CAPITALS.finditer(text):
        words = match.group().split()
        folded = [fold(word) for word in words]
        for first in range(len(words)):
            joined = ""
            for word in folded[first:]:
                joined += word
                if joined == label or (
                    len(joined) >= _SHORTEST_JOINED and label.startswith(joined)
                ):
                    return match.group()
                if not label.startswith(joined):
                    break
    return None


def _label(domain: str) -> str:
    """The part of a domain that its owner chose: "iom" of "press.iom.int"."""
    parts = domain.split(".")[:-1]
    while len(parts) > 1 and parts[-1] in _SUFFIXES:
        parts.pop()
    return fold(parts[-1]).replace("-", "") if parts else ""


@lru_cache(maxsize=256)
def _word(label: str) -> re.Pattern[str]:
    """The label as a word of the text, with a capital: not in an address."""
    upper, title = label.upper(), label[:1].upper() + label[1:]
    return re.compile(rf"(?<![\w@./-])(?:{re.escape(upper)}|{re.escape(title)})(?![\w@]|\.\w)")


@lru_cache(maxsize=256)
def _initials(label: str) -> re.Pattern[str]:
    """Capitalised words whose first letters are the label."""
    if not label.isalpha() or not _SHORTEST <= len(label) <= _LONGEST_INITIALS:
        return re.compile(r"(?!)")
    words = rf"{_SMALL} ".join(rf"{letter.upper()}[^\W\d_]{{2,20}}" for letter in label)
    return re.compile(rf"(?<!\w){words}(?!\w)")
