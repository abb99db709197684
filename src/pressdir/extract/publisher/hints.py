"""What proves whose page it is: each hint gives the name that it finds, or None."""

import re
from itertools import islice

from pressdir.extract import domains, scripts
from pressdir.extract.locales import Lexicon
from pressdir.extract.publisher.naming import (
    FEW_WORDS,
    LONG_SMALL,
    LONGEST,
    MOST_WORDS,
    PARTED,
    is_bare,
    is_headed,
    is_headline,
    is_name,
    is_short,
    is_title,
    is_told,
    lower_name,
    name_in,
    settled,
)
from pressdir.extract.shapes import EDGE, is_acronym, is_cased, name_of, place_of
from pressdir.model import Page, Role
from pressdir.normalise.folding import fold
from pressdir.normalise.patterns import small, standing, waiting

SENDERS = ("From", "Reply-To")  # labels of lines that a mail's header writes
FOOT = 8  # lines in which an imprint stands
LEAD = 12  # lines in which a release begins
MOST_IMPRINT = 200  # characters
_DESKS = ("cue.desk", "cue.contact", "role.head")
TOP = 4  # lines in which a letterhead stands
HEAD = 1500  # characters in which a dateline stands
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
_BRACKETED = waiting(r" \([^\W\d_a-z]{2,8}\)(?= [^\W\d_a-z])")  # "Forests (FC) Canada"
_DATELINED = waiting(  # "Praha, 3. 2. 2026 – ", "（深圳，3月12日）"
    r"\A(?:[^\W\d_][^\n–—()]{1,50}?\d{1,4}[^\n–—()]{0,20}?(?:\s[–—-]+|[.:])\s|[(（][^)）\n]{3,40}[)）]\s*)"
)
_ENDS_WORD = waiting(r"(?<=[^\W_])(?=[^\w'’-]|\Z)")
_DATED = waiting(r"\d\.\s?\d|:\s*\d|\d{4}")  # "Brno, 2. 5. 2025", "Wheat: 0.98 a kilo"
_DATELINE = re.compile(r"^[^\W\d_][^\n()]{2,60} \(([^\W\d_a-z]{2,8})\) ?[–—-]", re.MULTILINE)
TITLE = re.compile(r"\s[|–—»·-]\s")
_COLUMN = waiting(r"\s[|•·]\s")
_ENDED = re.compile(r"\s*(?:\Z|[^\w\s])|\s+\d")  # the line, or what it says of itself
ENDS = 4000  # characters of each end of a page in which an organisation is named


def over_release(page: Page, lexicon: Lexicon) -> str | None:
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
        elif not _ENDED.match(behind) or PARTED.search(before):
            return None  # a sentence
        else:
            text = before or (page.lines[number - 1].text if number else "")
        name = name_in(text, lexicon) or lower_name(text, lexicon)
        if name is None or any(map(str.isdigit, name)) or place_of(name):
            return None
        wordy = " " in name and is_cased(name) and not joined and not _DATED.search(text)
        wordy = wordy and not is_title(name, lexicon)
        alone = not before and number == 1 and not is_cased(name) and is_short(name)
        return name if wordy or alone or is_told(name, page, lexicon) else None
    return None


def of_desk(page: Page, lexicon: Lexicon) -> str | None:
    """Whose desk or spokespeople a heading says that the page is about: "Press office of the Zoo".

    It is nearer than the site that the page is on.
    """
    headings = (line.text for line in page.lines if line.role is Role.HEADING)
    first = (line.text for line in page.lines[:1])
    for text in dict.fromkeys((*TITLE.split(page.title or "")[:1], *headings, *first)):
        if len(text) > LONGEST + LONGEST // 2 or text[-1:] in ".!?":
            continue
        hits = lexicon.hits(text)
        if not hits or hits[0].start or not hits[0].has(*_DESKS):
            continue
        last = max(hit.end for hit in hits if hit.has(*_DESKS))
        at = next((h.end for h in hits if h.start >= last and h.has("join.at")), last)
        name = settled(domains.less_small(text[at:].strip(EDGE)))
        named = name and is_name(name[0].upper() + name[1:])  # "van het ministerie van …"
        if named and is_headed(name, lexicon) and not is_bare(name, lexicon):
            return name
    return None


def of_title(page: Page, lexicon: Lexicon) -> str | None:
    """The part of a page's title that is a name: "Seals on thin ice | Baltic Seal Watch"."""
    if not page.title or page.media_type == "message/rfc822":
        return None
    parts = TITLE.split(page.title)
    head, colon, rest = parts[0].partition(": ")
    name = name_in(head, lexicon) if colon and len(rest.split()) <= FEW_WORDS else None
    desk = any(hit.start == 0 and hit.has(*_DESKS) for hit in lexicon.hits(rest))
    if name and (desk or is_headed(name, lexicon)):
        parts = [head, *parts]  # "District Court of Harbour: Press office"
    named = [name for part in reversed(parts) if (name := name_in(part, lexicon))]
    for name in named:
        if is_headed(name, lexicon) and (len(parts) > 1 or name not in page.text):
            return name
    last = named[0] if named and named[0] in parts[-1] else None
    if last is None or len(parts) < 2:
        return None
    wordy = " " in last or is_acronym(last) or not is_cased(last)
    return last if wordy else None


def of_copyright(page: Page) -> str | None:
    """The name in the last of the copyright lines: "© 2026 Harbour Trust"."""
    written = small(page.text)
    found, end = [], 0
    for at in sorted(at for sign in _COPYRIGHTS for at in standing(sign, written)):
        match = _COPYRIGHT.match(page.text, at) if at >= end else None
        if match:
            name = _YEARS.split(match.group(1), maxsplit=1)[0]
            found.append(settled(PARTED.split(name)[0]))
            end = match.end()
    return next((name for name in reversed(found) if is_name(name)), None)


def of_dateline(page: Page) -> str | None:
    """The acronym in a dateline: "Geneva/Baghdad (ICRC) – "."""
    match = _DATELINE.search(page.text, 0, HEAD)
    return match.group(1) if match else None


def of_issuer(page: Page, lexicon: Lexicon) -> str | None:
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
        name = name_in(behind, lexicon)
        if name is None or scripts.is_department(name):
            continue
        if is_headed(name, lexicon) or is_acronym(name) or page.text.count(name) > 1:
            return name if name_of(name) is None or is_headed(name, lexicon) else None
    return None


def of_sender(page: Page, lexicon: Lexicon) -> str | None:
    """The organisation that a mail says it is from: "Presse Landratsamt See <presse@…>"."""
    for line in page.lines[:TOP]:
        if line.label not in SENDERS:
            continue
        name = name_in(_less_topics(line.text.partition("<")[0], lexicon), lexicon)
        if name and is_headed(name, lexicon):
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


def of_lead(page: Page, lexicon: Lexicon) -> str | None:
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
        if (titled or _LISTED.search(said)) and is_name(name) and not is_headline(name, ()):
            return domains.less_small(name)
    return None


def of_imprint(page: Page, lexicon: Lexicon) -> str | None:
    """An organisation's name on one of the last lines, before its address or number."""
    for number in range(len(page.lines) - 1, max(TOP, len(page.lines) - FOOT) - 1, -1):
        line = page.lines[number]
        match = _IMPRINT.match(line.text) if len(line.text) <= MOST_IMPRINT else None
        if match is None or line.label or len(LONG_SMALL.findall(match["behind"])) > FEW_WORDS:
            continue
        name = name_in(match["name"], lexicon)
        if name and is_headed(name, lexicon) and not is_bare(name, lexicon):
            return name
    return None


def of_letterhead(page: Page, lexicon: Lexicon) -> str | None:
    """An organisation's name on one of the first lines."""
    for line in page.lines[:TOP]:
        name = name_in(line.text, lexicon)
        if name is None or (is_cased(name) and " " not in name):
            continue  # "Media" alone heads nothing
        if is_headed(name, lexicon):
            return name
    return None


def of_subject(page: Page, lexicon: Lexicon) -> str | None:
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
        whole = often > longer and is_name(name) and not is_bare(name, lexicon)
        if whole and is_headed(name, lexicon) and not name.split()[-1].islower():
            return name
        longer = max(longer, often)
    return None
