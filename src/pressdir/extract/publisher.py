"""Whose page it is: the organisation that a contact speaks for when none is named beside it.

Only what the page itself proves counts: the name that its markup or its title gives, a copyright
line, the acronym in a dateline, an organisation's name at the top; and for one contact the words
that its address is made of ("unhcr.org" and "UNHCR", "hrw.org" and "Human Rights Watch").
"""

import re
from collections.abc import Sequence
from functools import cached_property
from itertools import islice

from pressdir.extract import domains, scripts
from pressdir.extract.locales import Hit, Lexicon
from pressdir.extract.shapes import EDGE, is_acronym, is_cased, name_of, place_of
from pressdir.model import EmailAddress, Page, Role
from pressdir.normalise.domains import ANYBODYS, label_of
from pressdir.normalise.folding import fold
from pressdir.normalise.patterns import small, standing, waiting

SENDERS = ("From", "Reply-To")  # labels of lines that a mail's header writes
FOOT = 8  # lines in which an imprint stands
LEAD = 12  # lines in which a release begins
MOST_IMPRINT = 200  # characters
_DESKS = ("cue.desk", "cue.contact", "role.head")
MOST_SMALL = 6  # words of a name that is written in small letters
FEW_LETTERS = range(4, 13)  # of a name in a script without blanks; "首页" is of a menu
FEW_WORDS = 4  # small words of an address; more are a sentence
TOP = 4  # lines in which a letterhead stands
HEAD = 1500  # characters in which a dateline stands
LONGEST = 60
MOST_WORDS = 8
FEW_SIGNS = 4  # behind an organisation's name in a script without capitals; more are a sentence
_STOP = frozenset("。！？，、；：؟،؛۔।॥")  # stands in no name
_AROUND = "".join(sign for sign in EDGE if sign not in _STOP)
_HEAD_FIRST = waiting(r"[\u0590-\u06ff\u0e00-\u0e7f]")  # Hebrew, Arabic, Thai
_LONG_SMALL = re.compile(r"(?<!\w)[a-zß-ÿа-яё]\w{3,}")
_COPYRIGHTS = ("©", "(c)", "copyright")
_COPYRIGHT = waiting(
    r"(?:©|\(c\)|Copyright)[ \t]{0,3}(?:©[ \t]?)?(?:(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?)?[ ,]{0,3}"
    r"([^\W\d_][^\n|.·•©]{2,60})",
    re.IGNORECASE,
)
_YEARS = re.compile(r"[ ,]{1,3}(?:19|20)\d\d(?!\d)")  # "© Harbour Trust 2025"
_LEAD = re.compile(
    r"[^\w\n]{0,4}(?P<name>[^\W\d][^(（,、。:：\n]{1,50}?) ?[(（](?P<said>[^)）\n]{2,80})"
)
_LISTED = waiting(  # where its share is traded, or where it sits
    r"\b(?:NASDAQ|NYSE|TSX|ASX|LSE|AIM|Euronext|Nasdaq|SIX|HKEX|SGX|TSE|KOSDAQ|KOSPI|OTC\w{2})\b"
    r"|本社|本店|本部|所在地|証券コード|股票代码|股票代號|股份代號|本社|본사"
)
_IMPRINT = re.compile(  # "Gemeente Heidewoude | Markt 1 | 9501 AA Heidewoude"
    r"(?P<name>[^\W\d][^\n|•·,:;(<@/]{3,60}?)\s*(?:,\s|[|•·]|\s[–—-]\s)"
    r"(?P<behind>[^\n@:]{0,40}?\d[^\n]*)"
)
_VERB = re.compile(  # the word before a small one that does not connect
    rf"{domains.CAPITAL}(?= (?!(?:{domains.CONNECTING}) )[a-zß-ÿа-яё][^\W\d_]{{2,}} )"
)
_MAILBOX = re.compile(r"@([\w-]{1,63}(?:\.[\w-]{1,63}){1,5})")
_BRACKETED = re.compile(r" \([^\W\d_a-z]{2,8}\)(?= [^\W\d_a-z])")  # "Forests (FC) Canada"
_DATELINED = re.compile(  # "Praha, 3. 2. 2026 – ", "（深圳，3月12日）"
    r"\A(?:[^\W\d_][^\n–—()]{1,50}?\d{1,4}[^\n–—()]{0,20}?(?:\s[–—-]+|[.:])\s|[(（][^)）\n]{3,40}[)）]\s*)"
)
_ENDS_WORD = waiting(r"(?<=[^\W_])(?=[^\w'’-]|\Z)")
_DATED = waiting(r"\d\.\s?\d|:\s*\d|\d{4}")  # "Brno, 2. 5. 2025", "Wheat: 0.98 a kilo"
_DATELINE = re.compile(r"^[^\W\d_][^\n()]{2,60} \(([^\W\d_a-z]{2,8})\) ?[–—-]", re.MULTILINE)
_PARTED = re.compile(r"\s[|–—»·/-]\s|[,;:(<|]|\s{3,}")  # a letterhead's name ends there
_TITLE = re.compile(r"\s[|–—»·-]\s")
_FAR = 3 * LONGEST  # characters of a line in which a name at its beginning has ended
_SHORT_HEAD = 3
_ABBREVIATED = waiting(
    r"(?:\b[^\W\d_]\.\s?[^\W\d_]|\s(?:Corp|Inc|Ltd|Co|Bhd|Cie|Jr|Sr|Lda|Ltda|Tbk))\Z"
)
_COLUMN = waiting(r"\s[|•·]\s")
_ENDED = re.compile(r"\s*(?:\Z|[^\w\s])|\s+\d")  # the line, or what it says of itself
_SLASH = re.compile(r"\s+/\s+")
_GREAT = 4  # letters of a word that counts
ENDS = 4000  # characters of each end of a page in which an organisation is named


class Publisher:
    """Whom the contacts of a page speak for where nothing nearer says it.

    `name` is what the page calls its publisher, None where nothing proves it.
    """

    def __init__(self, page: Page, lexicon: Lexicon, name: str | None) -> None:
        self.page = page
        self.lexicon = lexicon
        self.name = name

    def of(self, addresses: Sequence[EmailAddress]) -> str | None:
        """The organisation on the page that the domain of an address is made of, or its own."""
        for domain in dict.fromkeys(address.domain for address in addresses):
            label = label_of(domain)
            if label not in self._told:
                known = len(label) >= domains.SHORTEST
                self._told[label] = self._of_label(label) if known else None
            if found := self._told[label]:
                return found
        if self.name:
            return None if self._is_anothers(addresses) else self.name
        told = (domains.acronym_of(address.domain) for address in addresses)
        return next(filter(None, told), None)

    def _is_anothers(self, addresses: Sequence[EmailAddress]) -> bool:
        """Tell whether the publisher has mailboxes of its own on the page, and these are elsewhere.

        An agency's person is not the publisher's; a mailbox that anybody can have says nothing.
        """
        labels = {label_of(address.domain) for address in addresses}
        strange = labels and labels.isdisjoint(self._own | ANYBODYS)
        return bool(strange and self._own)

    @cached_property
    def _own(self) -> set[str]:
        """The parts of the mail domains on the page that the publisher's name is spelt in."""
        labels = {label_of(match[1].lower()) for match in _MAILBOX.finditer(self._ends)}
        return {each for each in labels if self.name and domains.spelt(self.name, each)}

    def _of_label(self, label: str) -> str | None:
        """A name over the page or at an end of it, or the longer form that the text has of it."""
        over = next((n for n in self._over if domains.spelt(n, label)), None)
        if over and _is_headed(over, self.lexicon):
            return over
        at_end = next((n for n in self._lines if self._fills(n, label)), None)
        near = over or at_end
        found = domains.named_in(self._ends, label, self.lexicon)
        if near and found and _is_headed(found, self.lexicon):
            longer = fold(near) in fold(found) or (is_acronym(near) and " " in found)
            return found if longer else near
        return near or (None if found and self.name and " " not in found else found)

    def _fills(self, name: str, label: str) -> bool:
        """Tell whether a line is little more than the words that a domain is made of."""
        span = domains.spelt(name, label)
        return span is not None and _is_filled(name, span) and not place_of(name)

    @property
    def _over(self) -> tuple[str, ...]:
        """The publisher's names, and those that may be."""
        return (*_SLASH.split(self.name or ""), *self._candidates)

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
        joined = [] if before else joined
        if joined:
            text = behind[joined[0].end :]  # "Pressmeddelande från Region Blåmark"
        elif not _ENDED.match(behind) or _PARTED.search(before):
            return None  # a sentence
        else:
            text = before or (page.lines[number - 1].text if number else "")
        name = _name_in(text, lexicon) or _lower_name(text, lexicon)
        if name is None or any(map(str.isdigit, name)) or place_of(name):
            return None
        wordy = " " in name and is_cased(name) and not joined and not _DATED.search(text)
        wordy = wordy and not _is_title(name, lexicon)
        alone = not before and number == 1 and not is_cased(name) and _is_short(name)
        return name if wordy or alone or _is_told(name, page, lexicon) else None
    return None


def _is_short(name: str) -> bool:
    """Tell whether a line without capitals is as short as names are, and headlines are not."""
    words = len(name.split())
    return words <= FEW_WORDS if words > 1 else len(name) in FEW_LETTERS


def _lower_name(text: str, lexicon: Lexicon) -> str | None:
    """A name in small words behind the word for an organisation: "Zveza gorskih reševalcev"."""
    parted = _PARTED.search(text.strip(), 2)
    name = settled(text.strip()[: parted.start()] if parted else text)
    hits = lexicon.hits(name)
    headed = bool(hits) and hits[0].start == 0 and heads(hits[0], name)
    plain = (
        headed
        and _is_name(name)
        and len(name.split()) <= MOST_SMALL
        and lexicon.languages[0] != "en"
    )
    return name if plain and not _is_bare(name, lexicon) else None


def _is_told(name: str, page: Page, lexicon: Lexicon) -> bool:
    """Tell whether a word over a release is an organisation, and none of a menu: "Home"."""
    return is_acronym(name) or _is_headed(name, lexicon) or page.text.count(name) > 1


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
            name = settled(name[hit.end :])  # "SOURCE Seawall Bio"
    name = _less_desk(name, lexicon)
    hits = lexicon.hits(name)
    if any(hit.has("cue.boilerplate", "cue.contact", "cue.desk") for hit in hits):
        return None
    if any(word[0].isdigit() for word in name.split()[1:]):
        return None  # a headline: "Rents up 3.1%"
    if all(fold(word) in lexicon.topics for word in name.split()):
        return None  # "Presse"
    plain = name and _is_name(name) and not _is_headline(name, hits)
    return _less_verb(name, lexicon) if plain else None


def _less_verb(name: str, lexicon: Lexicon) -> str:
    """A name less the sentence that it begins: "Gemeente Heidewoude opent zwembad"."""
    last = _VERB.search(name) if is_cased(name) else None
    before = name[: last.end()] if last else ""
    whole = bool(before) and _is_headed(before, lexicon) and not _is_bare(before, lexicon)
    return domains.less_article(before) if whole and " " in before else name


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
    if found := _of_desk(page, lexicon):
        return found
    if page.site:
        return page.site
    for found in (_of_title(page, lexicon), _of_copyright(page), _of_dateline(page)):
        if found:
            return found
    return (
        _of_issuer(page, lexicon)
        or _of_sender(page, lexicon)
        or _of_lead(page, lexicon)
        or _of_imprint(page, lexicon)
        or _of_letterhead(page, lexicon)
        or _over_release(page, lexicon)
        or _of_subject(page, lexicon)
    )


def _of_desk(page: Page, lexicon: Lexicon) -> str | None:
    """Whose desk or spokespeople a heading says that the page is about: "Press office of the Zoo".

    It is nearer than the site that the page is on.
    """
    headings = (line.text for line in page.lines if line.role is Role.HEADING)
    first = (line.text for line in page.lines[:1])
    for text in dict.fromkeys((*_TITLE.split(page.title or "")[:1], *headings, *first)):
        if len(text) > LONGEST + LONGEST // 2 or text[-1:] in ".!?":
            continue
        hits = lexicon.hits(text)
        if not hits or hits[0].start or not hits[0].has(*_DESKS):
            continue
        last = max(hit.end for hit in hits if hit.has(*_DESKS))
        at = next((h.end for h in hits if h.start >= last and h.has("join.at")), last)
        name = settled(domains.less_small(text[at:].strip(EDGE)))
        named = name and _is_name(name[0].upper() + name[1:])  # "van het ministerie van …"
        if named and _is_headed(name, lexicon) and not _is_bare(name, lexicon):
            return name
    return None


def _of_title(page: Page, lexicon: Lexicon) -> str | None:
    """The part of a page's title that is a name: "Seals on thin ice | Baltic Seal Watch"."""
    if not page.title or page.media_type == "message/rfc822":
        return None
    parts = _TITLE.split(page.title)
    head, colon, rest = parts[0].partition(": ")
    name = _name_in(head, lexicon) if colon and len(rest.split()) <= FEW_WORDS else None
    desk = any(hit.start == 0 and hit.has(*_DESKS) for hit in lexicon.hits(rest))
    if name and (desk or _is_headed(name, lexicon)):
        parts = [head, *parts]  # "District Court of Harbour: Press office"
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
    """Tell whether a word says that a name is an organisation's, and it is nobody's title."""
    return any(heads(hit, name) for hit in lexicon.hits(name)) and not _is_title(name, lexicon)


def _is_title(name: str, lexicon: Lexicon) -> bool:
    """Tell whether a name begins as somebody's title: "Minister for Roads"."""
    hits = lexicon.hits(name)
    return bool(hits) and hits[0].start == 0 and hits[0].has("role.head")


def _of_copyright(page: Page) -> str | None:
    written = small(page.text)
    found, end = [], 0
    for at in sorted(at for sign in _COPYRIGHTS for at in standing(sign, written)):
        match = _COPYRIGHT.match(page.text, at) if at >= end else None
        if match:
            name = _YEARS.split(match.group(1), maxsplit=1)[0]
            found.append(settled(_PARTED.split(name)[0]))
            end = match.end()
    return next((name for name in reversed(found) if _is_name(name)), None)


def _of_dateline(page: Page) -> str | None:
    """The acronym in a dateline: "Geneva/Baghdad (ICRC) – "."""
    match = _DATELINE.search(page.text, 0, HEAD)
    return match.group(1) if match else None


def _of_issuer(page: Page, lexicon: Lexicon) -> str | None:
    """The name behind words that say who sends the release: "Issued by", "SOURCE"."""
    lines = page.lines
    near = (*range(min(LEAD, len(lines))), *range(max(LEAD, len(lines) - LEAD), len(lines)))
    for number in near:
        text = lines[number].text.lstrip(EDGE)
        if not lexicon.begins_issuer(text):
            continue
        told = [hit for hit in lexicon.hits(text[:LONGEST]) if hit.has("org.issuer")]
        if not told or told[0].start or lines[number].label:
            continue
        label, behind = text[: told[-1].end], text[told[-1].end :]
        alone = not behind.strip(EDGE)
        if not (alone or behind.lstrip()[0] in ":：" or " " in label or label.isupper()):
            continue  # "Source" begins a sentence
        if alone:
            behind = lines[number + 1].text if number + 1 < len(lines) else ""
        behind = _BRACKETED.sub("", domains.less_small(behind.lstrip(EDGE)))
        name = _name_in(behind, lexicon)
        if name is None or scripts.is_department(name):
            continue
        if _is_headed(name, lexicon) or is_acronym(name) or page.text.count(name) > 1:
            return name if name_of(name) is None or _is_headed(name, lexicon) else None
    return None


def _of_sender(page: Page, lexicon: Lexicon) -> str | None:
    """The organisation that a mail says it is from: "Presse Landratsamt See <presse@…>"."""
    for line in page.lines[:TOP]:
        if line.label not in SENDERS:
            continue
        name = _name_in(_less_topics(line.text.partition("<")[0], lexicon), lexicon)
        if name and _is_headed(name, lexicon):
            return name
    return None


def _less_topics(text: str, lexicon: Lexicon) -> str:
    """A sender less the words of a desk around it: "Presse Landratsamt See"."""
    words = text.strip(EDGE).split()
    while len(words) > 1 and fold(words[0]) in lexicon.topics:
        words.pop(0)
    while len(words) > 1 and fold(words[-1]) in lexicon.topics:
        words.pop()
    return " ".join(words)


def _of_lead(page: Page, lexicon: Lexicon) -> str | None:
    """The name behind which brackets say who heads it, where it sits or how its share is called."""
    for line in page.lines[:LEAD]:
        match = _LEAD.match(line.text)
        if match is None or line.label:
            continue
        name, said = settled(match["name"]), match["said"]
        first = next(iter(lexicon.hits(said)), None)
        led = first is not None and first.has("role.head") and first.start == 0 and " " in said
        lang = next(iter(lexicon.languages), "")
        titled = led and scripts.is_organisation(name, lang)
        if (titled or _LISTED.search(said)) and _is_name(name) and not _is_headline(name, ()):
            return domains.less_small(name)
    return None


def _of_imprint(page: Page, lexicon: Lexicon) -> str | None:
    """An organisation's name on one of the last lines, before its address or number."""
    for number in range(len(page.lines) - 1, max(TOP, len(page.lines) - FOOT) - 1, -1):
        line = page.lines[number]
        match = _IMPRINT.match(line.text) if len(line.text) <= MOST_IMPRINT else None
        if match is None or line.label or len(_LONG_SMALL.findall(match["behind"])) > FEW_WORDS:
            continue
        name = _name_in(match["name"], lexicon)
        if name and _is_headed(name, lexicon) and not _is_bare(name, lexicon):
            return name
    return None


def _is_bare(name: str, lexicon: Lexicon) -> bool:
    """Tell whether a name is nothing but words for organisations, as many are: "Library"."""
    rest = name
    for hit in reversed(lexicon.hits(name)):
        if hit.has("org.head", "org.unit"):
            rest = rest[: hit.start] + rest[hit.end :]
    return not rest.strip(EDGE)


def _of_letterhead(page: Page, lexicon: Lexicon) -> str | None:
    """An organisation's name on one of the first lines."""
    for line in page.lines[:TOP]:
        name = _name_in(line.text, lexicon)
        if name is None or (is_cased(name) and " " not in name):
            continue  # "Media" alone heads nothing
        if _is_headed(name, lexicon):
            return name
    return None


def _of_subject(page: Page, lexicon: Lexicon) -> str | None:
    """The organisation that a headline or a lead begins with, if it is named again."""
    told = (_DATELINED.sub("", line.text[:HEAD], count=1) for line in page.lines[:LEAD])
    sentences = (t for t in told if t and (len(t.split()) >= FEW_WORDS or not is_cased(t)))
    folded = page.text[: 2 * ENDS].casefold()
    for text in islice(sentences, FEW_WORDS):
        name = _named_again(domains.less_article(text[:LONGEST]), folded, lexicon)
        if name:
            return name
    return None


def _named_again(text: str, folded: str, lexicon: Lexicon) -> str | None:
    """The organisation's name that a sentence begins with, as far as the page repeats it."""
    first = (text.split(maxsplit=1)[0] if is_cased(text) else text[:2]).casefold()
    if folded.count(first) < len((text, "again")):
        return None
    if not any(hit.has("org.head") for hit in lexicon.hits(text)):
        return None
    ends = [match.end() for match in islice(_ENDS_WORD.finditer(text[:LONGEST]), MOST_WORDS)]
    if not is_cased(text):
        heads_ = (hit.end for hit in lexicon.hits(text[:LONGEST]) if hit.has("org.head"))
        ends = sorted({*ends, *heads_})
    longer = 1
    for end in reversed(ends):
        name = settled(text[:end])
        often = folded.count(name.casefold())
        whole = often > longer and _is_name(name) and not _is_bare(name, lexicon)
        if whole and _is_headed(name, lexicon) and not name.split()[-1].islower():
            return name
        longer = max(longer, often)
    return None


def heads(hit: Hit, text: str) -> bool:
    """Tell whether a phrase of `text` says that it is an organisation, and not a part of one."""
    if not hit.has("org.head") or hit.has("org.unit"):
        return False
    word = text[hit.start : hit.end]  # "sa" is a word in many languages, "SA" a company in some
    if len(word) > _SHORT_HEAD or not is_cased(word):
        return True
    return not word.islower() and (not text.isupper() or hit.end == len(text))


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
