"""What proves whose page it is: each hint gives the name that it finds, or None."""

import re
from collections.abc import Callable

from pressdir.extract import scripts, small_words
from pressdir.extract.domains import spelling
from pressdir.extract.locales import Lexicon
from pressdir.extract.publisher.about import of_about, of_only
from pressdir.extract.publisher.bounds import PARTED, lower_name, name_in, settled
from pressdir.extract.publisher.cases import nominative
from pressdir.extract.publisher.desks import of_desks, of_told
from pressdir.extract.publisher.naming import (
    FEW_WORDS,
    LONG_SMALL,
    LONGEST,
    is_bare,
    is_headed,
    is_name,
)
from pressdir.extract.publisher.release import (
    LEAD,
    TOP,
    of_dateline,
    of_headline,
    of_lead,
    of_letterhead,
    of_subject,
    over_release,
)
from pressdir.extract.shapes import EDGE, is_acronym, is_cased, name_of
from pressdir.model import EmailAddress, Page, Role
from pressdir.normalise.domains import label_of
from pressdir.normalise.folding import fold
from pressdir.normalise.mailboxes import is_shared
from pressdir.normalise.patterns import small, standing, waiting

SENDERS = ("From", "Reply-To")  # labels of lines that a mail's header writes
FOOT = 8  # lines in which an imprint stands
MOST_LINES = 150  # in which a line may say who sends a release
MOST_IMPRINT = 200  # characters
_DESKS = ("cue.desk", "cue.contact", "role.head")
_SHORTEST_NAME = 4
_COPYRIGHTS = ("©", "(c)", "copyright")
_COPYRIGHT = waiting(
    r"(?:©|\(c\)|Copyright)[ \t]{0,3}(?:©[ \t]?)?(?:(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?)?[ ,]{0,3}"
    r"([^\W\d_](?:[^\n|.·•©]|\.(?=\w)){2,60})",
    re.IGNORECASE,
)
_RESERVED = waiting(  # behind the name in a copyright line
    r"\s*[-–—|/.,]?\s*(?:All rights? reserved|Alle Rechte(?: vorbehalten)?|Tous (?:les )?droits"
    r"|Tutti i diritti|Todos (?:los derechos|os direitos)|Alle rechten voorbehouden|Wszelkie prawa"
    r"|Všechna práva|Všetky práva|Все права|Усі права|Всички права|Toate drepturile|Minden jog"
    r"|Tüm hakları|Alla rättigheter|Alle rettigheter|Alle rettigheder|Kaikki oikeudet"
    r"|Kõik õigused|Visas tiesības|Visos teisės|Sva prava|Vse pravice|Сва права|Tots els drets"
    r"|Hak cipta|Bản quyền)\b.*",
    re.IGNORECASE,
)
_YEARS = waiting(r"[ ,]{1,3}(?:19|20)\d\d(?!\d)")  # "© Harbour Trust 2025"
_IMPRINT = re.compile(  # "Gemeente Heidewoude | Markt 1 | 9501 AA Heidewoude"
    r"(?P<name>[^\W\d][^\n|•·,:;(<@/]{3,60}?)\s*(?:,\s|[|•·]|\s[–—-]\s)"
    r"(?P<behind>[^\n@:]{0,40}?\d[^\n]*)"
)
_STREET = waiting(r"[^\W\d_]{3}[^\d\n]{0,30}\d{1,4}\s?[A-Za-z]?\d?\Z")
_TOWN = re.compile(r"(?:[A-Z]{1,3}[- ])?\d{3,5}[ -]?\d{0,2} [^\W\d_a-z]")
_NO_ADDRESS = waiting(r"\s*(?:IBAN|BIC|SWIFT|Konto|(?:19|20)\d\d[.;,])")
_BRACKETED = waiting(r" \([^\W\d_a-z]{2,8}\)(?= [^\W\d_a-z])")  # "Forests (FC) Canada"
TITLE = re.compile(r"\s[|–—»·-]\s")


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
        rest = small_words.less_small(text[at:].strip(EDGE))
        parted = PARTED.search(rest) if any(map(str.isdigit, rest)) else None  # "Zoo, 04-…"
        name = nominative(settled(rest[: parted.start()] if parted else rest), lexicon)
        if page.site and name.startswith(f"{page.site} "):
            name = page.site  # "Director of Harbour Trust resigns"
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
    if len(parts) > 1 and _is_room(parts[-1], lexicon):
        heads = {line.text for line in page.lines if line.role is Role.HEADING}
        parts = parts[::-1] if heads and parts[0] not in heads else parts[:-1]
    named = [name for part in reversed(parts) if (name := name_in(part, lexicon))]
    if len(parts) > 1 and (not named or named[0] not in parts[-1]):
        last = lower_name(parts[-1], lexicon)  # "Zveza gorskih reševalcev"
        named = [last, *named] if last else named
    for name in named:
        if is_headed(name, lexicon) and (len(parts) > 1 or name not in page.text):
            return name
    last = named[0] if named and named[0] in parts[-1] else None
    if last is None or len(parts) < 2:
        return None
    wordy = " " in last or is_acronym(last) or not is_cased(last)
    return last if wordy else None


def _is_room(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a part of a title is a site's part for the press: "Press room"."""
    hits = lexicon.hits(text)
    return len(hits) == 1 and hits[0].has("cue.desk") and len(text) == hits[0].end - hits[0].start


def of_heading(page: Page, lexicon: Lexicon) -> str | None:
    """A single word that ends the title, heads the page, and is spoken of: "Reefwatch"."""
    *before, last = TITLE.split(page.title or "")
    name = name_in(last, lexicon) if before and last else None
    return name if name and _is_spoken_of(name, page) else None


def _is_spoken_of(name: str, page: Page) -> bool:
    """Tell whether a word heads the page, and a sentence speaks of it: "news of Reefwatch"."""
    if len(name) < _SHORTEST_NAME or not any(line.text == name for line in page.lines[:LEAD]):
        return False
    return re.search(rf"[^\W\d_A-ZÀ-Þ] {re.escape(name)}(?![\w@]|\.\w)", page.text) is not None


def of_copyright(page: Page, lexicon: Lexicon) -> str | None:
    """The name in the last of the copyright lines: "© 2026 Harbour Trust"."""
    written = small(page.text)
    found, end = [], 0
    for at in sorted(at for sign in _COPYRIGHTS for at in standing(sign, written)):
        match = _COPYRIGHT.match(page.text, at) if at >= end else None
        if match:
            name = _RESERVED.sub("", _YEARS.split(match.group(1), maxsplit=1)[0], count=1)
            if page.site and name.startswith(f"{page.site} "):
                name = page.site  # a link of the menu goes on behind it
            found.append(_in_capitals(settled(PARTED.split(name)[0]), lexicon))
            end = match.end()
    return next((name for name in reversed(found) if is_name(name)), None)


def _in_capitals(name: str, lexicon: Lexicon) -> str:
    """A name in capitals less the words behind that are in none: "TIDE MINISTRY Webmaster"."""
    words = name.split()
    small = next((at for at, word in enumerate(words) if not word.isupper()), 0)
    before = " ".join(words[:small])
    return before if small > 1 and is_headed(before, lexicon) else name


def of_issuer(page: Page, lexicon: Lexicon) -> str | None:
    """The name behind words that say who sends the release: "Issued by", "SOURCE"."""
    lines = page.lines
    for number in (
        *range(min(MOST_LINES, len(lines))),
        *range(max(MOST_LINES, len(lines) - LEAD), len(lines)),
    ):
        text = lines[number].text.lstrip(EDGE)
        if not lexicon.begins_issuer(text):
            continue
        told = [hit for hit in lexicon.hits(text[:LONGEST]) if hit.has("org.issuer")]
        if not told or told[0].start or lines[number].label:
            continue
        label, behind = text[: told[-1].end], text[told[-1].end :]
        alone, sure = not behind.strip(EDGE), " " in label and behind.lstrip()[:1] in {":", "："}
        if not (alone or behind.lstrip()[0] in ":：" or " " in label or label.isupper()):
            continue  # "Source" begins a sentence
        if alone:
            behind = lines[number + 1].text if number + 1 < len(lines) else ""
        behind = _BRACKETED.sub("", small_words.less_small(behind.lstrip(EDGE)))
        name = name_in(behind, lexicon)
        name = name or lower_name(behind, lexicon)
        if name is None or scripts.is_department(name):
            continue
        headed = is_headed(name, lexicon)
        if (
            headed
            or (sure and " " in name and not lexicon.hits(name).has("org.unit"))
            or is_acronym(name)
            or page.text.count(name) > 1
        ):
            return name if headed or name_of(name) is None else None
    return None


def of_sender(page: Page, lexicon: Lexicon) -> str | None:
    """The organisation that a mail says it is from: "Presse Landratsamt See <presse@…>"."""
    for line in page.lines[:TOP]:
        if line.label not in SENDERS:
            continue
        sender, _, mailbox = line.text.partition("<")
        name = name_in(_less_topics(sender, lexicon), lexicon)
        if name and (is_headed(name, lexicon) or _writes_for(name, mailbox)):
            return name
    return None


def _writes_for(name: str, mailbox: str) -> bool:
    """Tell whether a desk's mailbox is at the name of its sender, who is no person."""
    address = EmailAddress(mailbox.strip(" >"))
    if " " not in name or "@" not in address.address or name_of(name):
        return False
    if not is_shared(address):
        return False
    return spelling.spelt(name, label_of(address.domain)) is not None


def _less_topics(text: str, lexicon: Lexicon) -> str:
    """A sender less the words of a desk around it: "Presse Landratsamt See"."""
    words = text.strip(EDGE).split()
    while len(words) > 1 and fold(words[0]) in lexicon.topics:
        words.pop(0)
    while len(words) > 1 and fold(words[-1]) in lexicon.topics:
        words.pop()
    return " ".join(words)


def of_imprint(page: Page, lexicon: Lexicon) -> str | None:
    """An organisation's name on one of the last lines, before its address or number."""
    for number in range(len(page.lines) - 1, max(TOP, len(page.lines) - FOOT) - 1, -1):
        line = page.lines[number]
        match = _IMPRINT.match(line.text) if len(line.text) <= MOST_IMPRINT else None
        if match is None or line.label or len(LONG_SMALL.findall(match["behind"])) > FEW_WORDS:
            continue
        if _NO_ADDRESS.match(match["behind"]):
            continue  # "Sparkasse Köln, IBAN DE15 …", "Tide Institute, 2003; Reef Agency, 2004."
        name = name_in(match["name"], lexicon)
        if name and is_headed(name, lexicon) and not is_bare(name, lexicon):
            return name
    return None


def of_address(page: Page, lexicon: Lexicon) -> str | None:
    """A name on a line at the end, its street and town on the next two, that the page speaks of."""
    lines = page.lines
    for number in range(len(lines) - 3, max(TOP, len(lines) - FOOT - 3) - 1, -1):
        line, street, town = lines[number : number + 3]
        if line.label or not (_TOWN.match(town.text) and _STREET.search(street.text)):
            continue
        name = name_in(line.text, lexicon)
        told = name and is_headed(name, lexicon) and not is_bare(name, lexicon)
        if name and told and page.text.count(name) > 1:
            return name
    return None


def of_site(page: Page, _: Lexicon) -> str | None:
    """What a page's markup calls the site."""
    return page.site


Hint = Callable[[Page, Lexicon], str | None]
HINTS: tuple[Hint, ...] = (  # the surest first
    of_desk,
    of_site,
    of_title,
    of_copyright,
    of_dateline,
    of_issuer,
    of_sender,
    of_lead,
    of_imprint,
    of_address,
    of_letterhead,
    over_release,
    of_subject,
    of_heading,
    of_about,
    of_desks,
    of_only,
    of_told,
    of_headline,
)
