"""Whose page it is: the organisation that a contact speaks for when none is named beside it.

Only what the page itself proves counts: the name that its markup or its title gives, a copyright
line, the acronym in a dateline, an organisation's name at the top; and for one contact the words
that its address is made of ("unhcr.org" and "UNHCR", "hrw.org" and "Human Rights Watch").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pressdir.extract import domains
from pressdir.extract.locales import Hit, Lexicon
from pressdir.extract.shapes import EDGE, is_acronym, is_cased, place_of
from pressdir.model import EmailAddress, Page
from pressdir.normalise.folding import fold
from pressdir.normalise.patterns import small, standing

TOP = 4  # lines in which a letterhead stands
HEAD = 1500  # characters in which a dateline stands
LONGEST = 60
MOST_WORDS = 8
FEW_SIGNS = 4  # behind an organisation's name in a script without capitals; more are a sentence
_STOP = frozenset("。！？，、；：؟،؛۔।॥")  # stands in no name
_AROUND = "".join(sign for sign in EDGE if sign not in _STOP)
_HEAD_FIRST = re.compile(r"[\u0590-\u06ff\u0e00-\u0e7f]")  # Hebrew, Arabic, Thai
_LONG_SMALL = re.compile(r"(?<!\w)[a-zß-ÿа-яё]\w{3,}")
_COPYRIGHTS = ("©", "(c)", "copyright")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|Copyright)[ \t]{0,3}(?:©[ \t]?)?(?:(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?)?[ ,]{0,3}"
    r"([^\W\d_][^\n|.·•©]{2,60})",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"^[^\W\d_][^\n()]{2,60} \(([^\W\d_a-z]{2,8})\) ?[–—-]", re.MULTILINE)
_PARTED = re.compile(r"\s[|–—»·/-]\s|[,;:(<|]|\s{3,}")  # a letterhead's name ends there
_TITLE = re.compile(r"\s[|–—»·-]\s")
_FAR = 3 * LONGEST  # characters of a line in which a name at its beginning has ended
_SHORT_HEAD = 3
_ABBREVIATED = re.compile(
    r"(?:\b[^\W\d_]\.\s?[^\W\d_]|\s(?:Corp|Inc|Ltd|Co|Bhd|Cie|Jr|Sr|Lda|Ltda|Tbk))\Z"
)
_COLUMN = re.compile(r"\s[|•·]\s")
_ENDED = re.compile(r"\s*(?:\Z|[^\w\s])|\s+\d")  # the line, or what it says of itself
_SLASH = re.compile(r"\s+/\s+")
_GREAT = 4  # letters of a word that counts
ENDS = 4000  # characters of each end of a page in which an organisation is named


@dataclass(frozen=True, eq=False)
class Publisher:
    """Whom the contacts of a page speak for where nothing nearer says it.

    `name` is what the page calls its publisher, None where nothing proves it.
    """

    page: Page
    lexicon: Lexicon
    name: str | None

    def of(self, addresses: Sequence[EmailAddress]) -> str | None:
        """The organisation on the page that the domain of an address is made of, or its own."""
        for domain in dict.fromkeys(address.domain for address in addresses):
            label = domains.label_of(domain)
            if label not in self._told:
                known = len(label) >= domains.SHORTEST
                self._told[label] = self._of_label(label) if known else None
            if found := self._told[label]:
                return found
        if self.name:
            return self.name
        told = (domains.acronym_of(address.domain) for address in addresses)
        return next(filter(None, told), None)

    def _of_label(self, label: str) -> str | None:
        for name in (*_SLASH.split(self.name or ""), *self._candidates):
            if domains.spelt(name, label):
                return name
        for name in self._lines:
            if (
                (span := domains.spelt(name, label))
                and _is_filled(name, span)
                and not place_of(name)
            ):
                return name
        found = domains.named_in(self._ends, label, self.lexicon)
        return None if found and self.name and " " not in found else found

    @cached_property
    def _told(self) -> dict[str, str | None]:
        """What was found for a part of a domain already."""
        return {}

    @cached_property
    def _ends(self) -> str:
        text = self.page.text
        return text if len(text) <= 2 * ENDS else f"{text[:ENDS]}\n{text[-ENDS:]}"

    @cached_property
    def _candidates(self) -> tuple[str, ...]:
        """The letterhead, the parts of the title, and the sender, which may be the publisher."""
        page, lexicon = self.page, self.lexicon
        titles = _TITLE.split(page.title or "")[::-1]
        named = (_name_in(text, lexicon) for text in titles)
        return tuple(name for name in (_over_release(page, lexicon), *named) if name)

    @cached_property
    def _lines(self) -> tuple[str, ...]:
        """What the first and the last lines begin with."""
        lines = self.page.lines
        near = (*lines[:TOP], *lines[: max(TOP, len(lines) - TOP) - 1 : -1])
        named = (_name_in(line.text, self.lexicon) for line in near)
        return tuple(name for name in named if name)


def _is_filled(name: str, span: domains.Span) -> bool:
    """Tell whether the better part of a line spells a domain: it is no headline then."""
    words = name.split()
    great = [word for word in words if len(word) >= _GREAT]
    return 2 * (span[1] - span[0] + 1) > len(great) and not any(map(str.isdigit, words[-1]))


def _over_release(page: Page, lexicon: Lexicon) -> str | None:
    """The name on the line over "Press release", or on the same line."""
    for number, line in enumerate(page.lines[:TOP]):
        hits = [hit for hit in lexicon.hits(line.text[:LONGEST]) if hit.has("cue.release")]
        if not hits:
            continue
        if ">" in line.text:
            return None  # "Home > Press releases"
        before = _COLUMN.split(line.text[: hits[0].start].strip(EDGE))[-1].strip(EDGE)
        behind = line.text[hits[-1].end :][:LONGEST]
        joined = [hit for hit in lexicon.hits(behind) if hit.has("join.at") and hit.start <= 1]
        if not before and joined:
            text = behind[joined[0].end :]  # "Pressmeddelande från Region Blåmark"
        elif not _ENDED.match(behind) or _PARTED.search(before):
            return None  # a sentence
        else:
            text = before or (page.lines[number - 1].text if number else "")
        name = _name_in(text, lexicon)
        return None if name is None or any(map(str.isdigit, name)) or place_of(name) else name
    return None


def _name_in(text: str, lexicon: Lexicon) -> str | None:
    """The name that a line begins with, less what the line is: "Harbour Trust - News release"."""
    text = text.strip(" \t")
    parted = _PARTED.search(text, 2, _FAR)
    if parted is None and len(text) > _FAR:
        return None
    name = settled(text[: parted.start()] if parted else text)
    if not _is_name(name) or ">" in text or "@" in text:
        return None
    for hit in reversed(lexicon.hits(name)):
        if hit.has("cue.release"):  # "SALTGRASS TRANSIT NEWS RELEASE"
            name = settled(name[: hit.start] + name[hit.end :])
        elif hit.has("label.org") and hit.start == 0 and name[hit.start : hit.end].isupper():
            name = settled(name[hit.end :])  # "SOURCE Lakeshore Bio"
    name = _less_desk(name, lexicon)
    hits = lexicon.hits(name)
    if any(hit.has("cue.boilerplate", "cue.contact", "cue.desk") for hit in hits):
        return None
    if any(word[0].isdigit() for word in name.split()[1:]):
        return None  # a headline: "Rents up 3.1%"
    if all(fold(word) in lexicon.topics for word in name.split()):
        return None  # "Presse"
    return name if name and _is_name(name) and not _is_headline(name, hits) else None


def _less_desk(name: str, lexicon: Lexicon) -> str:
    """The organisation whose desk a line names: "Pressestelle der Universität Jena"."""
    hits = lexicon.hits(name)
    desks = [hit for hit in hits if hit.has("cue.desk")]
    if not desks:
        return name
    before, behind = name[: desks[0].start].strip(EDGE), name[desks[-1].end :].strip(EDGE)
    rest = before or domains.less_small(behind)
    return rest if not (before and behind) and _is_headed(rest, lexicon) else name


def publisher(page: Page, lexicon: Lexicon) -> Publisher:
    """Whose page it is."""
    return Publisher(page, lexicon, _proved(page, lexicon))


def _proved(page: Page, lexicon: Lexicon) -> str | None:
    """The publisher's name as the page writes it; None where nothing proves it."""
    if page.site:
        return page.site
    for found in (_of_title(page, lexicon), _of_copyright(page), _of_dateline(page)):
        if found:
            return found
    return _of_letterhead(page, lexicon) or _over_release(page, lexicon)


def _of_title(page: Page, lexicon: Lexicon) -> str | None:
    """The part of a page's title that is a name: "Seals on thin ice | Baltic Seal Watch"."""
    if not page.title or page.media_type == "message/rfc822":
        return None
    parts = _TITLE.split(page.title)
    named = [name for part in reversed(parts) if (name := _name_in(part, lexicon))]
    for name in named:
        if _is_headed(name, lexicon) and (len(parts) > 1 or name not in page.text):
            return name
    last = named[0] if named and named[0] in parts[-1] else None
    if last is None or len(parts) < 2:
        return None
    wordy = " " in last or is_acronym(last) or not is_cased(last)
    return last if wordy else None


def _is_headed(name: str, lexicon: Lexicon) -> bool:
    return any(heads(hit, name) for hit in lexicon.hits(name))


def _of_copyright(page: Page) -> str | None:
    written = small(page.text)
    found, end = [], 0
    for at in sorted(at for sign in _COPYRIGHTS for at in standing(sign, written)):
        match = _COPYRIGHT.match(page.text, at) if at >= end else None
        if match:
            found.append(settled(_PARTED.split(match.group(1))[0]))
            end = match.end()
    return next((name for name in reversed(found) if _is_name(name)), None)


def _of_dateline(page: Page) -> str | None:
    """The acronym in a dateline: "Geneva/Baghdad (ICRC) – "."""
    match = _DATELINE.search(page.text, 0, HEAD)
    return match.group(1) if match else None


def _of_letterhead(page: Page, lexicon: Lexicon) -> str | None:
    """An organisation's name on one of the first lines."""
    for line in page.lines[:TOP]:
        name = _name_in(line.text, lexicon)
        if name is None or (is_cased(name) and " " not in name):
            continue  # "Media" alone heads nothing
        if _is_headed(name, lexicon):
            return name
    return None


def heads(hit: Hit, text: str) -> bool:
    """Tell whether a phrase of `text` says that it is an organisation, and not a part of one."""
    if not hit.has("org.head") or hit.has("org.unit"):
        return False
    word = text[hit.start : hit.end]  # "sa" is a word in many languages, "SA" a company in some
    return len(word) > _SHORT_HEAD or not word.islower() or not is_cased(word)


def settled(text: str) -> str:
    """A name without what only surrounds it, but with its own quotes and abbreviation."""
    name = text.strip(_AROUND)
    behind = text[text.find(name) + len(name) :][:1]
    if behind == "." and _ABBREVIATED.search(name):
        return f"{name}."
    if behind and behind in "»“”)" and max(map(name.rfind, "«„“(")) > max(map(name.rfind, "»”)")):
        return name + behind
    return name


def _is_headline(text: str, hits: Sequence[Hit]) -> bool:
    """Tell whether small words say that the line is a sentence about an organisation.

    Where there are no capitals, the word for an organisation stands at an end of its name.
    """
    heads = [hit for hit in hits if hit.has("org.head", "org.office")]
    if not is_cased(text) and heads:
        before, after = text[: heads[0].start].strip(EDGE), text[heads[-1].end :].strip(EDGE)
        return len(after) > FEW_SIGNS and (bool(before) or not _HEAD_FIRST.search(text))
    uncapitalised = [
        match
        for match in _LONG_SMALL.finditer(text)
        if not any(hit.start <= match.start() < hit.end for hit in heads)
    ]
    return len(uncapitalised) > 1


def _is_name(text: str) -> bool:
    words = text.split()
    capital = bool(words) and (words[0][0].isupper() or not is_cased(words[0][0]))
    if not _STOP.isdisjoint(text):
        return False
    return (
        capital
        and len(text) <= LONGEST
        and len(words) <= MOST_WORDS
        and (text[-1] not in ".!?:," or _ABBREVIATED.search(text[:-1]) is not None)
    )
