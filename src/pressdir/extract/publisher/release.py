"""What a release says itself of who sends it: over it, in its dateline, in its first sentence."""

import re
from itertools import islice, takewhile

from pressdir.extract import domains, scripts, small_words
from pressdir.extract.locales import Lexicon
from pressdir.extract.publisher import states
from pressdir.extract.publisher.bounds import PARTED, lower_name, name_in, settled
from pressdir.extract.publisher.naming import (
    FEW_WORDS,
    LONGEST,
    MOST_WORDS,
    heads,
    is_bare,
    is_english_sentence,
    is_headed,
    is_headline,
    is_name,
    is_office_of,
    is_one,
    is_short,
    is_title,
    is_told,
)
from pressdir.extract.shapes import EDGE, is_cased, place_of
from pressdir.model import Page, Role
from pressdir.normalise.patterns import waiting

LEAD = 12  # lines in which a release begins
TOP = 4  # lines in which a letterhead stands
_LEAD_LINE = 90  # characters of a headline
HEAD = 1500  # characters in which a dateline stands
_LEAD = re.compile(
    r"[^\w\n]{0,4}(?P<name>[^\W\d][^(（,、。:：\n]{1,50}?) ?[(（](?P<said>[^)）\n]{2,80})"
)
_LISTED = waiting(  # where its share is traded, or where it sits
    r"\b(?:NASDAQ|NYSE|TSX|ASX|LSE|AIM|Euronext|Nasdaq|SIX|HKEX|SGX|TSE|KOSDAQ|KOSPI|OTC\w{2})\b"
    r"|本社|本店|本部|所在地|証券コード|股票代码|股票代號|股份代號|本社|본사"
)
_DATELINED = waiting(  # "Praha, 3. 2. 2026 – ", "（深圳，3月12日）"
    r"\A(?:[^\W\d_][^\n–—()]{1,50}?\d{1,4}[^\n–—()]{0,20}?(?:\s[–—-]+|[.:])\s|[(（][^)）\n]{3,40}[)）]\s*)"
)
_CLAUSE = waiting(r"\A[^,\n]{3,60}, [^\W\d_A-ZÀ-ÞА-Я](?:\S+ ){6}")  # a sentence goes on
_ENDS_WORD = waiting(r"(?<=[^\W_])(?=[^\w'’-]|\Z)")
_DATED = waiting(r"\d\.\s?\d|:\s*\d|\d{4}")  # "Brno, 2. 5. 2025", "Wheat: 0.98 a kilo"
_DATELINE = re.compile(r"^[^\W\d_][^\n()]{2,60} \(([^\W\d_a-z]{2,8})\) ?[–—-]", re.MULTILINE)
_COLUMN = waiting(r"\s[|•·]\s")
_DATED_NAME = waiting(rf" (?P<name>{domains.CAPITALS})\s[–—|-]\s\d")
_ENDED = waiting(r"\s*(?:\Z|[^\w\s])|\s+\d")  # the line, or what it says of itself
HEADLINE = 60  # characters of one in a script without capitals
_HAN = waiting(r"[\u3400-\u9fff\uac00-\ud7a3]")
_PARTED_HAN = waiting(r"[\s，、。：；！？“”「」『』《》（）(),:;0-9０-９]")
ENDS = 4000  # characters of each end of a page in which an organisation is named


def of_dateline(page: Page, _: Lexicon) -> str | None:
    """The acronym in a dateline: "Geneva/Baghdad (ICRC) – "."""
    match = _DATELINE.search(page.text, 0, HEAD)
    return match.group(1) if match else None


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
            return small_words.less_small(name)
    return None


def of_letterhead(page: Page, lexicon: Lexicon) -> str | None:
    """An organisation's name on one of the first lines; not the state that it belongs to."""
    state = None
    for number, line in enumerate(page.lines[: TOP + 1]):
        text = states.less_state(line.text)
        state = _head(line.text) if text != line.text else state
        if not text or (number == TOP and not state):
            continue
        if line.role is Role.ITEM and any(each.text[-1:] == ":" for each in page.lines[:number]):
            continue  # of a list in the text: "You will find: / network access"
        name = None if _CLAUSE.search(text) else name_in(text, lexicon)
        if state and len(text) <= LONGEST:
            name = name or lower_name(text, lexicon)
        if name is None or (is_cased(name) and " " not in name and not is_one(name, lexicon)):
            continue  # "Media" alone heads nothing
        if is_english_sentence(name, lexicon):
            continue
        if is_headed(name, lexicon) or (state and is_office_of(name, lexicon)):
            return name
    return state if state and is_headed(state, lexicon) else None


def _head(text: str) -> str:
    """What stands before the bar in a letterhead: "Government of Canada | Français"."""
    return PARTED.split(text, maxsplit=1)[0].strip(EDGE)


def over_release(page: Page, lexicon: Lexicon) -> str | None:
    """The name on the line over "Press release", or on the same line."""
    for number, line in enumerate(page.lines[:TOP]):
        text = line.text[: 2 * LONGEST]
        hits = [hit for hit in lexicon.hits(text) if hit.has("cue.release")]
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
        elif not before and (dated := _DATED_NAME.match(behind)):
            text = dated["name"]  # "Persbericht Stichting Waterland – 14 november"
        elif not _ENDED.match(behind) or PARTED.search(before):
            continue  # a sentence
        else:
            text = before or (page.lines[number - 1].text if number else "")
        if text.rpartition(" ")[2].lower() in small_words.LEADING_ON:
            continue  # "Invitation to the press conference"
        name = name_in(text, lexicon) or lower_name(text, lexicon)
        if name is None and before and not number and not is_cased(before) and is_name(before):
            name = before
        if name is None or any(map(str.isdigit, name)) or place_of(name):
            continue
        wordy = " " in name and is_cased(name) and not joined and not _DATED.search(text)
        wordy = wordy and not is_title(name, lexicon)
        alone = number == (0 if before else 1) and not is_cased(name) and is_short(name)
        return name if wordy or alone or is_told(name, page, lexicon) else None
    return None


def of_subject(page: Page, lexicon: Lexicon) -> str | None:
    """The organisation that a headline or a lead begins with, if it is named again."""
    told = (_DATELINED.sub("", line.text[:HEAD], count=1) for line in page.lines[:LEAD])
    sentences = (t for t in told if t and (len(t.split()) >= FEW_WORDS or not is_cased(t)))
    folded = page.text[: 2 * ENDS].casefold()
    released = _is_release(page, lexicon)
    for text in islice(sentences, FEW_WORDS):
        name = _named_again(small_words.less_article(text[:LONGEST]), folded, lexicon)
        name = name or (_sent(text, lexicon) if released else None)
        if name:
            return name
    return None


def of_headline(page: Page, lexicon: Lexicon) -> str | None:
    """The organisation that a headline begins with, where neither capitals nor blanks are written.

    "江海大学发布新版手册": what it is called after comes last. In Thai a blank may end the name.
    """
    for line in page.lines[:LEAD] if _is_release(page, lexicon) else ():
        text = line.text.strip(EDGE)
        if line.label or is_cased(text[:HEADLINE]) or len(text) > HEADLINE:
            continue
        hits = lexicon.hits(text)
        if _HAN.match(text):
            head = next((hit for hit in hits if heads(hit, text)), None)
            whole = head and not head.has("label.org") and not _PARTED_HAN.search(text, 0, head.end)
            name = text[: head.end] if head and whole else ""
        elif hits and not hits[0].start and heads(hits[0], text):
            name = text.partition(" ")[0]
        else:
            continue
        whole = is_short(name) and is_headed(name, lexicon) and not scripts.is_department(name)
        if whole and not is_bare(name, lexicon):
            return name
    return None


def _ends_small(name: str, lexicon: Lexicon) -> bool:
    """Tell whether a name ends in a small word that says nothing of what it is."""
    last = name.rsplit(maxsplit=1)[-1]
    return last.islower() and not any(
        hit.has("org.head") and hit.end == len(name) for hit in lexicon.hits(name)
    )


def _is_release(page: Page, lexicon: Lexicon) -> bool:
    """Tell whether a page says in its first lines that it is a release."""
    texts = (page.title or "", *(line.text for line in page.lines[:TOP]))
    return any(lexicon.hits(text[: 2 * LONGEST]).has("cue.release") for text in texts)


def _sent(text: str, lexicon: Lexicon) -> str | None:
    """The organisation that a release begins with: "The Diputación de Ourense restores …".

    Small words follow; a headline in English has capitals where a sentence has none.
    """
    text = small_words.less_article(text[: 3 * LONGEST].lstrip(EDGE))
    run = domains.RUN.match(text)
    if run is None or text.isupper() or (lexicon.languages[0] == "en" and len(text) <= _LEAD_LINE):
        return None
    name, behind = run.group(), text[run.end() :].split()[:FEW_WORDS]
    first = text[run.end() : run.end() + 2]
    if not (first[:1] == " " and first[1:].islower()) or len(behind) < FEW_WORDS:
        return None
    hits = lexicon.hits(name)
    joined = hits.has("join.and")  # "Officers of Coast Watch and the City Police"
    at_edge = any(
        heads(hit, name) and (not hit.start or (hit.end == len(name) and not joined))
        for hit in hits
    )
    named = " " in name and is_name(name) and is_headed(name, lexicon)
    return name if at_edge and named and not is_bare(name, lexicon) else None


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
    # what is not repeated is not with more words either
    begun = (text[:end].strip(EDGE).casefold() for end in ends)
    again = [*takewhile(lambda words: folded.count(words) > 1, begun)]
    longer = 1
    for end in reversed(ends[: len(again)]):
        name = settled(text[: end + (text[end : end + 1] == ".")])  # "Reef Bio, Inc."
        often = folded.count(name.casefold())
        whole = often > longer and is_name(name) and not is_english_sentence(name, lexicon)
        whole = whole and (not is_bare(name, lexicon) or is_one(name, lexicon))
        if whole and is_headed(name, lexicon) and not _ends_small(name, lexicon):
            return name
        longer = max(longer, often)
    return None
