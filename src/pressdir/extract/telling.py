"""Tell what a part of a row is: a registry of rules, tried in order.

A part is what stands between two separators, less the labels at its ends. Each rule looks at it and
gives its segments, or None for the next rule. A name is what has the form of one and is nothing
else; that is why the rule for it comes last.
"""

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from pressdir.extract import scripts
from pressdir.extract.domains import less_small
from pressdir.extract.locales import Hit
from pressdir.extract.segments import MINE, Segment, Sense
from pressdir.extract.shapes import (
    EDGE,
    TOKEN,
    is_acronym,
    is_area,
    is_cased,
    is_korean_city,
    name_of,
    nominative_at_end,
    place_of,
    place_of_address,
    place_of_office,
    without_abbreviations,
)
from pressdir.extract.written import Written
from pressdir.model import Name
from pressdir.normalise import names, places
from pressdir.normalise.folding import fold, romanise
from pressdir.normalise.patterns import waiting

_DIGIT = re.compile(r"\d")
_ORDINAL = re.compile(r"\s*\d\s?\.?[ºª°]?\.?\s+(?=[^\W\d_])")  # "1. Vorsitzender"
_LONG = 11  # words of what can only be a sentence
_NAME_WORDS = 2
_COPULA = 4  # letters of a word that says "is"
_WORDY = 7  # words of a sentence, if four of them are small
_SMALL = 4
_ARTICLE = re.compile(r"\s*[^\W\d_A-Z]{1,3}['’\s]\s*(?=[^\W\d_a-z])")
_TITLE_WORDS = 3  # small words that may be an unknown title
_SHORT_ACRONYM = 2
_SHORT_HEAD = 3
_KNOWN = 4  # letters of a part of the publisher's name that is more than a chance

_WHOLE = (
    (Sense.NOT_PRESS, "cue.not_press"),
    (Sense.OVER, "cue.boilerplate"),
    (Sense.HOURS, "cue.hours"),
    (Sense.OTHER, "cue.release"),
)
_QUOTING = (("“", "”"), ("«", "»"), ("「", "」"))
_QUOTING_LOW = (("„", "“"), ("«", "»"))  # where a text has the low sign
_IN_SENTENCE = (
    (Sense.CUE, MINE),
    (Sense.CUE, "cue.contact"),
    (Sense.NOT_PRESS, "cue.not_press"),
    (Sense.HOURS, "cue.hours"),
    (Sense.DESK, "cue.desk"),
    (Sense.ROLE, "role.head"),
)
_SAID = frozenset(category for _, category in _IN_SENTENCE)
_PREPOSITIONS = frozenset("in op am auf zu uit und y e i".split())  # of few names, of many lines
_LOCATIVE = frozenset({"in", "a", "en", "em"})
_BEFORE_DIGITS = ("label.phone", "label.mobile", "label.fax", "join.at", "join.and")
_COLUMNS = ((Sense.ROLE, "label.role"), (Sense.ORG, "label.org"))
_COLUMN_HEADS = ("label.name", "label.role", "label.org", "label.phone", "label.email")
_COLUMN_WORDS = 2
_NAME_AND_TITLE = ("label.name", "label.role")
_HEAD_FIRST = re.compile(r"[\u0590-\u06ff\u0e00-\u0e7f]")  # Hebrew, Arabic, Thai
_HEAD_FIRST_LANGUAGES = frozenset({"ar", "fa", "he"})
_HAN = waiting(r"[\u3040-\u30ff\u3400-\u9fff]")
_AREA_WORDS = 2
_SHORTEST_TITLE = 3  # letters: "o" joins two people
_POSTCODE = re.compile(r"\n(?:[A-Z]{1,2}-)?\d{4,5}[^\S\n]{1,9}(\S.*)")
_LEGAL = re.compile(  # what ends a company's name, and nothing else
    r" (?:GmbH|mbH|e\.\s?V\.?|LLC|LLP|PLC|plc|Inc|Ltd|Limited|Corp|Corporation|S\.A\.S?|S\.r\.l"
    r"|S\.p\.A|s\.r\.o|a\.s|B\.V|N\.V|Oy|Oyj|ApS|d\.o\.o|d\.d|Kft|Zrt|z o\.o|Bhd|Tbk|Ltda|Lda|KGaA"
    r"|vzw|asbl)\.?\Z"
)
_MAILBOX = re.compile(r"@([\w.-]{1,80})")
_MOST_MAILBOXES = 200
_CAPITALS = re.compile(r"(?<![^\W_])[^\W\d_a-zß-öø-ÿа-яё][^\W_a-zß-öø-ÿа-яёіїєґ]{2,6}(?![^\W_])")
_LABEL = re.compile(r"[@./]([^\W\d_]{3,7})[.-]")
_POSTPOSING = frozenset({"hi", "ur"})  # languages that say "with" behind a name
_OFFERING = ("cue.contact", "cue.desk")
_REACHES = (
    "role.head", "cue.contact", "cue.desk", "label.phone", "label.mobile", "label.email"
)  # fmt: skip
_WITHIN = ("name.honorifics", "name.particles")
_ARTICLES = frozenset("the an our their this le les der die das dem des het".split())
_TITLED_LANGUAGES = frozenset({"hi", "bn", "ta"})  # in which no title is a name, too
_FOUR = 4  # words: of a name and of an organisation two at least
_MOST_BESIDE = 9
_CLAUSE = 2  # words behind a desk that say what it does
# Countries as organisations of theirs write them, less those that are families, too.
_LANDS = frozenset(
    fold(
        "canada australia österreich deutschland italia suisse schweiz svizzera belgique belgië "
        "belgium nederland netherlands sverige norge danmark suomi eesti latvija lietuva polska "
        "česko slovensko magyarország hungary românia srbija srbije hrvatska hrvatske slovenija "
        "slovenije україна украина россия българия ελλάδα ελλάδας türkiye indonesia malaysia "
        "singapore philippines pakistan bangladesh nigeria kenya uganda tanzania zambia namibia "
        "scotland iceland ísland switzerland sweden ukraine kosovo kosova albania"
    ).split()
)
_LONGEST_ARTICLE = 7  # with a blank on either side
_MOST_NAMES = 4  # words of a name within running text
_COLONS = frozenset(":：፦፡")
_HEADED_BY = _COLONS | {"】", "］", "]"}
_BESIDE = 16  # characters before a word in which another says whose it is
_COMMAS = " ,،(-–"
_OF = ("の", "的")
_OFFERS = ("label.name", "cue.contact", "role.head", "name.honorifics")
_LIST = 30  # signs of the names in a list before the last
_EDGES = re.compile(f"[{re.escape(EDGE)}]")
_READING = waiting(r"[\u3041-\u30ff]{1,12}(?:[ ・][\u3041-\u30ff]{1,12})?")
_SPELT = waiting(r"[\u3400-\u9fff々][(（]\Z")
_LATIN_BESIDE = re.compile(  # "何嘉欣 Karen Ho", "Karen Ho 何嘉欣"
    r"\s*(?:([^A-Za-z\d]{2,40})\s{1,3}([A-Z][A-Za-z.' -]{1,40})"
    r"|([A-Z][A-Za-z.' -]{1,40}?)\s{1,3}([^A-Za-z\d]{2,40}))\s*"
)
_LEADS = ("cue.contact", "name.honorifics", "role.head", "join.at", "join.or", "join.and")


class Part(NamedTuple):
    """`written.text[start:end]`, and the phrases in it."""

    written: Written
    start: int
    end: int
    hits: tuple[Hit, ...]

    @property
    def text(self) -> str:
        """The part without what only surrounds it."""
        return self.written.text[self.start : self.end].strip(EDGE)

    def has(self, *categories: str) -> bool:
        """Tell whether a phrase of one of the categories stands in the part."""
        return any(hit.has(*categories) for hit in self.hits)

    def is_head(self, hit: Hit) -> bool:
        """Tell whether a phrase says that the part is an organisation; "sa" does not, "SA" does."""
        word = self.written.text[hit.start : hit.end]
        return hit.has("org.head") and (len(word) > _SHORT_HEAD or not word.islower())

    @property
    def lang(self) -> str:
        """The language that the page is in most likely."""
        return next(iter(self.written.lexicon.languages), "")

    def sub(self, start: int, end: int) -> "Part":
        """A part of the part."""
        inner = tuple(hit for hit in self.hits if hit.start >= start and hit.end <= end)
        return Part(self.written, start, end, inner)

    def segment(self, sense: Sense, **more: Any) -> Segment:  # noqa: ANN401 - the fields of Segment
        """The part as one segment."""
        return self.written.segment(sense, self.start, self.end, **more)


def tell(part: Part) -> list[Segment]:
    """What the part is."""
    for rule in RULES:
        if (found := rule(part)) is not None:
            return [_less_units(part, segment) for segment in found]
    return [_less_units(part, _plain(part))]


# --- the rules ------------------------------------------------------------------------------


def _address(part: Part) -> list[Segment] | None:
    """What a header calls an address names nobody."""
    if not part.written.in_address:
        return None
    return [part.segment(Sense.OTHER, place=place_of_address(part.text))]


def _letter(part: Part) -> list[Segment] | None:
    """How a letter begins and ends names nobody: "Dear Ms Lee", "Kind regards"."""
    polite = part.hits and part.hits[0].has("letter.salutations", "letter.closings")
    begins = polite and not part.written.text[part.start : part.hits[0].start].strip(EDGE)
    return [part.segment(Sense.OTHER)] if begins and _line_begins(part) else None


def _line_begins(part: Part) -> bool:
    return not part.written.text[: part.start].strip(EDGE)


def _header(part: Part) -> list[Segment] | None:
    """A cell is what its column is called: a title, an organisation.

    But "陳柏翰 主任" is a person, though the column be called a unit.
    """
    if part.has("cue.not_press"):
        return None
    header = part.written.header
    if all(any(hit.has(label) for hit in header) for label in _NAME_AND_TITLE):
        return None
    for sense, category in _COLUMNS:
        if any(hit.has(category) for hit in header):
            alone = part.text == part.written.text.strip(EDGE)
            if sense is Sense.ORG and (person := _uncased(part)):
                return person
            if alone or sense is not Sense.ORG or part.hits or not name_of(part.text):
                return [part.segment(sense)]
    return None


def _long(part: Part) -> list[Segment] | None:
    words = len(part.text.split())
    wordy = words >= _LONG or (words > _WORDY and _small_words(part.text) >= _SMALL)
    return list(sentence(part)) if wordy else None


def _small_words(text: str) -> int:
    small = (token for token in TOKEN.findall(text) if token[0].islower())
    return sum(fold(token.rstrip(".")) not in names.PARTICLES for token in small)


def _languages(part: Part) -> list[Segment] | None:
    """Languages spoken: "(English, Arabic)", "dari et pachtou"."""
    if not part.hits or not all(hit.has("spoken", "join.and", "join.or") for hit in part.hits):
        return None
    written = part.written
    if not written.only(list(part.hits), part.start, part.end):
        return None
    spoken = written.lexicon.spoken
    said = (fold(written.text[hit.start : hit.end]) for hit in part.hits)
    langs = tuple(dict.fromkeys(spoken[word] for word in said if word in spoken))
    return [part.segment(Sense.LANGS, langs=langs)] if langs else None


def _labels(part: Part) -> list[Segment] | None:
    """Nothing but labels, the head of a column: "Name and title", "नाम एवं पदनाम"."""
    labels = [hit for hit in part.hits if hit.has(*_COLUMN_HEADS)]
    if len(labels) < _COLUMN_WORDS or not all(
        hit.has(*_COLUMN_HEADS, "join.and", "join.or") for hit in part.hits
    ):
        return None
    whole = part.written.only(list(part.hits), part.start, part.end)
    return [part.segment(Sense.OTHER)] if whole else None


def _whole(part: Part) -> list[Segment] | None:
    """Opening hours, a line for the public, a heading after which the contact part is over."""
    for sense, category in _WHOLE:
        found = [hit for hit in part.hits if hit.has(category) and not _is_for_press(part, hit)]
        if found and part.written.mostly(found, part.start, part.end):
            return [part.segment(sense)]
    return None


def _audience(part: Part) -> list[Segment] | None:
    """Whom of the public an entry is for, before its colon: "Residents:", "【市民の方】"."""
    after = part.written.text[part.end : part.end + 3].lstrip()[:1]
    if not after or after not in _HEADED_BY or len(part.text.split()) > _WORDY:
        return None
    speaks_to = part.written.lexicon.speaks_to
    if part.has("role.head", *_OFFERING) or not speaks_to("public", part.text):
        return None
    return None if speaks_to("press", part.text) else [part.segment(Sense.NOT_PRESS)]


def _area(part: Part) -> list[Segment] | None:
    """A part of the world, and whoever answers for it: "Latin America Ana Ruiz"."""
    tokens = TOKEN.finditer(part.written.text, part.start, part.end)
    words = list(itertools.islice(tokens, _AREA_WORDS + 1))
    if len(words) <= _AREA_WORDS:
        return [part.segment(Sense.PLACE)] if is_area(part.text) else None
    cut = words[_AREA_WORDS - 1].end()
    area, rest = part.sub(part.start, cut), part.sub(cut, part.end)
    if not is_area(area.text) or not (name := name_of(rest.text)):
        return None
    return [area.segment(Sense.PLACE), rest.segment(Sense.NAME, name=name)]


def _ordinal(part: Part) -> list[Segment] | None:
    match = _ORDINAL.match(part.written.text, part.start, part.end)
    return tell(part.sub(match.end(), part.end)) if match else None


def _street(part: Part) -> list[Segment] | None:
    """A street, which has the form of a name: "Rua Garibaldi", "Marktstraße", "ul. Polna"."""
    streets = [hit for hit in part.hits if hit.has("address.street")]
    if not streets or part.has("role.head", "org.head", "cue.desk", "cue.contact"):
        return None
    text = part.written.text
    leads = not text[part.start : streets[0].start].strip(EDGE)
    ends = not text[streets[-1].end : part.end].strip(EDGE)
    numbered = text[streets[-1].end : part.end].strip(EDGE)[:1].isdigit()
    if not (leads or ends or numbered) or (len(part.text.split()) == 1 and not ends):
        return None
    return [part.segment(Sense.OTHER, place=place_of_address(part.text))]


def _numbered(part: Part) -> list[Segment] | None:
    """A part with digits: an address, a room, or a name before a house number."""
    text = part.written.text
    digit = _DIGIT.search(text, part.start, part.end)
    if digit is None:
        return None
    if len(part.text.split()) > _WORDY:
        return list(sentence(part))
    head = part.sub(part.start, digit.start())
    if head.hits and all(hit.has(*_BEFORE_DIGITS) for hit in head.hits):
        head = part.sub(part.start, head.hits[0].start)  # "Hugo Servais au 06 39 …"
    name = None if head.hits or place_of(head.text) else name_of(head.text)
    if name and _fits(head, name):
        rest = part.sub(digit.start(), part.end)
        return [head.segment(Sense.NAME, name=name), rest.segment(Sense.OTHER)]
    if part.written.cued(part.start) and (told := _leading_name(head)):
        return told
    tail = re.search(r"[^\d]+\Z", text[part.start : part.end])
    place = place_of(tail.group()) if tail else ""
    street = part.has("label.address") and not place
    return [
        part.segment(Sense.OTHER, place=place if street else place_of_address(part.text) or place)
    ]


def _leading_name(part: Part) -> list[Segment] | None:
    """A name, and when to ring: "professor Aino Lind on Monday, 9"."""
    titles = [hit for hit in part.hits if hit.has("role.head", "name.honorifics")]
    start = part.start
    while titles and not part.written.text[start : titles[0].start].strip(EDGE):
        start = titles.pop(0).end
    for first, last in part.written.runs(start, part.end):
        after = part.written.text[last : part.end].lstrip()
        name = name_of(part.written.text[first:last])
        if part.written.text[start:first].strip(EDGE) or name is None or not after[:1].islower():
            return None
        title = part.sub(part.start, first)
        found = [title.segment(Sense.ROLE)] if title.has("role.head") else []
        return [*found, part.sub(first, last).segment(Sense.NAME, name=name, led=True)]
    return None


def _company(part: Part) -> list[Segment] | None:
    """A company, whatever words its name is made of: "Blaufuchs Agentur und Redaktion GmbH"."""
    named = _LEGAL.search(part.text) and len(part.text.split()) <= _WORDY
    whole = named and not _DIGIT.search(part.text) and not part.has("label.address")
    return [part.segment(Sense.ORG)] if whole else None


def _post(part: Part) -> list[Segment] | None:
    """The office of somebody who holds a post: "Office of the Minister", "Cabinet du ministre"."""
    if len(part.hits) <= len(("office", "of")) or not part.hits[0].has("org.head"):
        return None
    office, joined, *rest = part.hits
    text = part.written.text
    begins = not text[part.start : office.start].strip(EDGE) and joined.has("join.at")
    close = not text[office.end : joined.start].strip() and rest[0].has("role.head")
    if not begins or not close:
        return None
    between = text[joined.end : rest[0].start].split()
    return [part.segment(Sense.ORG)] if len(between) <= 1 and not part.has("cue.contact") else None


def _agency(part: Part) -> list[Segment] | None:
    """An agency by its line of business, if a mailbox is at its name: "Seagull Communications"."""
    if not part.hits or not part.hits[-1].has("role.head", "cue.desk"):
        return None
    last, text = part.hits[-1], part.written.text
    business = last.has("org.head") and not text[last.end : part.end].strip(EDGE)
    name = text[part.start : last.start].strip(EDGE)
    own = len(part.hits) == 1 and name[:1].isupper() and len(name.split()) <= _NAME_WORDS
    if not (business and own):
        return None
    word = "".join(name.lower().split())
    at = len(word) >= _KNOWN and word in _mail_domains(part.written.page.text)
    return [part.segment(Sense.ORG)] if at else None


@lru_cache(maxsize=4)
def _mail_domains(text: str) -> str:
    """The domains of the first mailboxes on a page."""
    found = itertools.islice(_MAILBOX.finditer(text), _MOST_MAILBOXES)
    return " ".join(dict.fromkeys(match[1].lower() for match in found))


def _cue_inside(part: Part) -> list[Segment] | None:
    inside = part.has("cue.contact", "cue.hours", "cue.not_press", MINE)
    return (_behind_cue(part) or list(sentence(part))) if inside else None


def _behind_cue(part: Part) -> list[Segment] | None:
    """An office, a word for who answers, and who that is: "담당 교통과 책임자 과장 김하늘"."""
    if is_cased(part.text) or len(part.text) > _LIST or part.has("cue.quoted", "cue.not_press"):
        return None
    cue = next((hit for hit in part.hits if hit.has("cue.contact")), None)
    behind = _uncased(part.sub(cue.end, part.end)) if cue else None
    if cue is None or behind is None or not any(s.sense is Sense.NAME for s in behind):
        return None
    office = part.sub(part.start, cue.start)
    found = [part.sub(cue.start, cue.end).segment(Sense.CUE), *behind]
    return [office.segment(Sense.ORG), *found] if office.text else found


def _two_scripts(part: Part) -> list[Segment] | None:
    """A name and the same in Latin letters: "何嘉欣小姐 Karen Ho", "Jason Leung 梁俊傑"."""
    match = _LATIN_BESIDE.fullmatch(part.written.text, part.start, part.end)
    if match is None:
        return None
    own, latin = (1, 2) if match[1] else (4, 3)
    if is_cased(match[own]):
        return None
    person = part.sub(*match.span(own))
    beside = part.sub(*match.span(latin))
    name = name_of(person.text)
    barred = any(not hit.has(*_WITHIN) for hit in person.hits)
    if name is None or barred or not _fits(person, name):
        return None
    named = person.segment(Sense.NAME, name=name)
    if beside.has("role.head") and latin > own:
        return [named, beside.segment(Sense.ROLE)]  # "류가은 AE"
    return [named] if name_of(beside.text) and not beside.hits else None


def _uncased(part: Part) -> list[Segment] | None:
    """A title or a desk and a name in a script without capitals: "홍보실 김하늘 과장"."""
    told = [hit for hit in part.hits if hit.has("role.head", "cue.desk", "org.head")]
    if is_cased(part.text):
        return None
    if _is_reading(part):
        return []
    if not told:
        return _before_unit(part) or _before_honorific(part)
    edges = [part.start, *(at for hit in told for at in (hit.start, hit.end)), part.end]
    between = [part.sub(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    named = [
        person
        for piece, left, right in zip(between, (None, *told), (*told, None), strict=True)
        if (person := _person_in(piece, left, right)) is not None
    ]
    if not named:
        return None
    person = _with_honorific(part, named[-1] if between[-1].text else named[0])
    before, after = part.sub(part.start, person.start), part.sub(person.end, part.end)
    found = [person.segment(Sense.NAME, name=name_of(person.text), led=True)]
    if before.text:
        sense = Sense.ROLE if before.has("role.head") else Sense.ORG
        found.insert(0, before.segment(sense))
    if after.text and after.hits:
        found.append(after.segment(Sense.ROLE))
    return found


def _is_reading(part: Part) -> bool:
    """Tell whether kana in brackets spell the name before them: "田中美咲（たなか みさき）"."""
    before = part.written.text[: part.start].rstrip()
    return bool(_READING.fullmatch(part.text) and _SPELT.search(before))


def _offered_family(part: Part) -> list[Segment] | None:
    """A family behind a label, though a town be called so: "担当：飯田・千葉まで"."""
    told = [hit for hit in part.written.hits if hit.end <= part.start]
    if part.lang != scripts.JAPANESE or part.hits or not told or not told[-1].has("label.name"):
        return None
    text = part.text.removesuffix("まで")
    at = part.written.text.index(part.text, part.start)
    person = part.sub(at, at + len(text))
    if not scripts.is_bare(text, part.lang) or not _is_offered(person):
        return None
    name = name_of(text)
    return [person.segment(Sense.NAME, name=name)] if name else None


def _before_honorific(part: Part) -> list[Segment] | None:
    """A name and what it stands behind: "宣传科孙浩然老师", "行銷組 許家豪"."""
    unit, _, rest = part.text.partition(" ")
    person = _tail(part, titled=bool(rest) and scripts.is_unit(unit, part.lang))
    if person is None:
        return None
    before = part.sub(part.start, person.start)
    name = person.segment(Sense.NAME, name=name_of(person.text), led=True)
    return [before.segment(Sense.ORG), name]


def _before_unit(part: Part) -> list[Segment] | None:
    """A name and the part of an office behind it: "許家豪 行銷組"."""
    first, _, unit = part.text.partition(" ")
    if not scripts.is_unit(unit.strip(), part.lang) or not scripts.is_family_name(first, part.lang):
        return None
    at = part.written.text.index(first, part.start) + len(first)
    person, behind = part.sub(part.start, at), part.sub(at, part.end)
    return [person.segment(Sense.NAME, name=name_of(first)), behind.segment(Sense.ORG)]


def _person_in(piece: Part, left: Hit | None, right: Hit | None) -> Part | None:
    """Who is named in what stands between two phrases."""
    text = piece.written.text
    if left and left.has("role.head") and text[left.end : left.end + 1] in _OF and piece.text:
        piece = piece.sub(piece.start + 1, piece.end)  # "広報担当の田中"
    if not piece.text or piece.has("name.before", "cue.quoted", "cue.not_press"):
        return None  # "التواصل مع", "ने कहा"
    if scripts.is_unit(piece.text, piece.lang):
        return None  # "企画班"
    if (titled := _from_title(piece)) is not piece:
        return titled
    name = name_of(piece.text)
    if name and not _in_organisation(piece, left, right):
        bare = scripts.is_bare(name.full, piece.lang) and piece.lang != scripts.JAPANESE
        if not bare or scripts.is_person(name.full, piece.lang):
            return piece
    return _tail(piece, titled=right is not None and right.has("role.head"))


def _tail(piece: Part, *, titled: bool = False) -> Part | None:
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


def _fits(part: Part, name: Name) -> bool:
    """Tell whether a part with the form of a name is one, in a script where every word has it."""
    plain = names.without_ending(part.text)
    if not scripts.is_bare(plain, part.lang):
        return True
    if name.prefix:
        return part.lang == scripts.JAPANESE or scripts.is_person(plain, part.lang)
    return scripts.is_family_name(name.full, part.lang) or _is_offered(part)


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
    return between or text[part.end :].strip() in _COLONS


def _is_offered(part: Part) -> bool:
    """Tell whether a label or a title stands right before, or before the names right before."""
    if any(hit.has(*_OFFERS) for hit in part.written.header):
        return True
    before = [hit for hit in part.written.hits if hit.end <= part.start]
    if not before or not before[-1].has(*_OFFERS) or scripts.is_unit(part.text, part.lang):
        return False
    between = part.written.text[before[-1].end : part.start]
    if not between and not before[-1].has("role.head", "name.honorifics"):
        return False  # "媒體聯繫窗口" is one word
    listed = filter(None, _EDGES.split(between))
    return len(between) <= _LIST and all(
        scripts.is_bare(word, part.lang) or _READING.fullmatch(word) for word in listed
    )


def _introduced(part: Part) -> list[Segment] | None:
    """Somebody within a clause in a script without capitals: "می‌توانند با آقای رضا کریمی"."""
    if is_cased(part.text):
        return None
    people = list(_people(part))
    whole = len(people) == 1 and people[0].text == part.text
    return list(sentence(part)) if people and not whole else None


def _people(part: Part) -> Iterator[Part]:
    """Who is offered within running text, where no capitals show a name.

    An honorific or "with" stands before the name, or a title right behind it; and the sentence
    speaks of contact and quotes nobody.
    """
    hits = part.written.hits
    if any(hit.has("cue.quoted") for hit in hits) or not any(hit.has(*_OFFERING) for hit in hits):
        return
    at = part.start
    for number, hit in enumerate(part.hits):
        if hit.start < at:
            continue
        following = (h.start for h in part.hits[number + 1 :] if not h.has(*_WITHIN))
        end = next(following, part.end)
        person = None
        if hit.has("name.honorifics") and hit.end - hit.start > 1:
            person = _in_words(part.sub(hit.start, end))
        if person is None and hit.has("name.before"):
            person = _in_words(part.sub(hit.end, end))
            person = person if person and _is_reached(person) else None
        if person is None and hit.has("role.head", "name.honorifics"):
            last = max((h.end for h in part.hits if h.end <= hit.start), default=part.start)
            person = _tail(part.sub(last, hit.start), titled=True)
        if person is not None:
            at = person.end
            yield person


def _in_words(part: Part) -> Part | None:
    """The part if it is a name of several words, an honorific not counted."""
    name = name_of(part.text)
    several = name is not None and 1 < len(name.full.split()) <= _MOST_NAMES
    return part if several else None


def _is_reached(person: Part) -> bool:
    """Tell whether a title, a label, a cue or a number stands right behind a name."""
    text, hits = person.written.text, person.written.hits
    behind = text[person.end :].lstrip(_COMMAS)
    if behind[:1].isdigit() or behind[:1] == "+":
        return True
    at = len(text) - len(behind)
    if person.lang in _POSTPOSING and any(h.start == at and h.has("join.at") for h in hits):
        return True  # "कृपया किरण देसाई से"
    return any(hit.start == at and hit.has(*_REACHES) for hit in hits)


def _in_organisation(piece: Part, left: Hit | None, right: Hit | None) -> bool:
    """Tell whether the piece is of the organisation that a word beside it heads.

    The head comes last and grown on ("青空大学") or apart ("푸른 대학교"); in Arabic and Hebrew it
    comes first ("وزارة الصحة"), in Thai first and grown on.
    """
    text = piece.written.text
    head_first = _HEAD_FIRST.search(piece.text)
    if right and not right.has("role.head"):
        grown = not text[piece.start : right.start][-1:].isspace()
        if grown or (right.has("org.head") and not head_first and not _HAN.search(piece.text)):
            return True
    if left and left.has("org.head") and head_first:
        return head_first.group() < "\u0e00" or not text[left.end : left.end + 1].isspace()
    return False


def _with_honorific(part: Part, person: Part) -> Part:
    """The person with the honorific right before it, which is no title: "교수 김하늘"."""
    for hit in part.hits:
        gap = part.written.text[hit.end : person.start]
        if hit.has("name.honorifics") and hit.end <= person.start and not gap.strip(EDGE):
            longer = part.sub(hit.start, person.end)
            name = name_of(longer.text)
            return longer if name and name.prefix else person
    return person


def _before_domain(part: Part) -> list[Segment] | None:
    """A name and the organisation that a mailbox is at: "Ann Lee Tidal Ferries"."""
    tokens = list(TOKEN.finditer(part.written.text, part.start, part.end))
    if not _FOUR <= len(tokens) <= _MOST_BESIDE or not part.written.labels:
        return None
    words = [romanise(token.group()) for token in tokens]
    for at in range(_NAME_WORDS, len(tokens) - 1):
        if not part.written.is_label("".join(words[at : at + 2])):
            continue
        person = part.sub(part.start, tokens[at - 1].end())
        org = part.sub(tokens[at].start(), part.end)
        name = None if person.hits else name_of(person.text)
        if name and is_cased(person.text):
            return [person.segment(Sense.NAME, name=name), org.segment(Sense.ORG)]
    return None


def _owned(part: Part) -> list[Segment] | None:
    """An office and who is there, if a mailbox has the name: "Harbour Office Ann Lee"."""
    if not part.has("org.head", "cue.desk", "org.unit") or not part.written.locals:
        return None
    if part.has("role.head") or not is_cased(part.text):
        return None
    tokens = list(TOKEN.finditer(part.written.text, part.start, part.end))
    for size in range(_NAME_WORDS, min(_FOUR, len(tokens) - 1) + 1):
        person = part.sub(tokens[-size].start(), part.end)
        name = None if person.hits else name_of(person.text)
        if name and part.written.is_somebody(person.text):
            before = part.sub(part.start, person.start)
            sense = Sense.DESK if before.has("cue.desk") else Sense.ORG
            return [before.segment(sense), person.segment(Sense.NAME, name=name)]
    return None


def _desk(part: Part) -> list[Segment] | None:
    """The name of a desk: "the media team in Geneva"."""
    titled = any(hit.has("role.head") and not hit.has("cue.desk") for hit in part.hits)
    if not part.has("cue.desk") or titled:
        return None
    for hit in part.hits:
        if hit.has("join.at") and part.start < hit.start and hit.end < part.end:
            where = part.sub(hit.end, part.end)
            if place_of(where.text) or place_of_office(where.text):
                return [part.sub(part.start, hit.start).segment(Sense.DESK), _plain(where)]
    if person := _at_desk(part):
        return person
    last = max(hit.end for hit in part.hits if hit.has("cue.desk"))
    if _is_subject(part, last):
        part = part.sub(part.start, last)  # "The press office does not take requests"
    if beside := _desk_of(part, last):
        return beside
    return [part.segment(Sense.DESK, name=name_of(part.written.text[last : part.end]))]


def _at_desk(part: Part) -> list[Segment] | None:
    """Somebody and the desk she is at: "Ines Falk in the media team", "Ines Falk, Presse"."""
    desk = next(hit for hit in part.hits if hit.has("cue.desk"))
    for first, last in part.written.runs(part.start, desk.start):
        person, between = part.sub(first, last), part.sub(last, desk.start)
        if part.written.text[part.start : first].strip(EDGE):
            return None
        words = between.text.split()
        small = 0 < len(words) <= _TITLE_WORDS and between.text.islower()
        if not small or not (name := name_of(person.text)) or place_of(person.text):
            return None
        at_desk = part.sub(desk.start, part.end)
        return [person.segment(Sense.NAME, name=name), at_desk.segment(Sense.DESK)]
    return None


def _is_subject(part: Part, last: int) -> bool:
    """Tell whether a sentence goes on behind a desk, in small words that nothing accounts for."""
    behind = part.sub(last, part.end)
    words = behind.text.split()
    if len(words) < _CLAUSE or behind.hits or not behind.text.islower():
        return False
    return part.written.is_sentence(1)


def _desk_of(part: Part, last: int) -> list[Segment] | None:
    """A desk and whose it is: "Pressestelle der Universität Jena", "Region Nord Presse"."""
    first = min(hit.start for hit in part.hits if hit.has("cue.desk"))
    before, behind = part.sub(part.start, first), part.sub(last, part.end)
    if bool(before.text) is bool(behind.text):
        return None
    rest = before if before.text else behind
    small = len(rest.text) - len(less_small(rest.text))
    if small and rest is behind:
        at = part.written.text.index(rest.text, rest.start)
        rest = part.sub(at + small, part.end)
    whose = _plain(rest)
    if whose.sense is not Sense.ORG or whose.label:
        return None
    return [part.segment(Sense.DESK), whose]


def _role(part: Part) -> list[Segment] | None:
    """A job title, and the name beside it: "Head of News Richard Grange"."""
    if not part.has("role.head"):
        return None
    text = part.written.text
    runs = list(part.written.runs(part.start, part.end))
    for first, last in reversed(runs):
        name = name_of(text[first:last])
        at_end = not text[last : part.end].strip(EDGE)
        at_start = not _before_name(part, first)
        if name is None:
            continue
        if at_end and not text[part.start : first].strip(EDGE):
            if name.prefix and " " in name.full and len(part.hits) == 1:
                return [part.segment(Sense.NAME, name=name, led=True)]  # a rank that is a title
            continue
        person = part.sub(first, last)
        if at_end:
            title = _titled(part.sub(_title_start(part, first), first))
            return [*title, person.segment(Sense.NAME, name=name, led=True)]
        if at_start and runs[0] == (first, last):
            return [person.segment(Sense.NAME, name=name), *_titled(part.sub(last, part.end))]
    return _titled(part)


def _at(part: Part) -> list[Segment] | None:
    """A name or an organisation, "at" or "in", and where: "Safa Msehli at IOM Geneva"."""
    if part.has("org.office"):
        return None  # "Regional Office for Southern Africa"
    for hit in part.hits:
        if not hit.has("join.at", "join.and", "join.or"):
            continue
        left = part.sub(part.start, hit.start)
        right = part.sub(_less_article(part, hit.end), part.end)
        if not left.text or not right.text or right.text[0].islower():
            continue
        whole = any(part.is_head(each) and not each.has("org.unit") for each in left.hits)
        if hit.has("join.at") and whole:
            if _is_within(part, hit, right):
                continue
        elif not _splits(part, hit, left, right):
            continue
        label = next(c for c in ("join.or", "join.and", "join.at") if c in hit.categories)
        second, *more = _joined(right) or [_plain(right)]
        if hit.has("join.at") and second.sense is Sense.NAME:
            second = second._replace(sense=Sense.ORG)
        join = part.sub(hit.start, hit.end).segment(Sense.JOIN, label=label)
        return [_plain(left), join, second, *more]
    return None


def _joined(part: Part) -> list[Segment] | None:
    """A name and what is joined to it: "Eleri Pugh-Jones at Four Corners"."""
    found = _at(part)
    return found if found and found[0].sense is Sense.NAME else None


def _is_within(part: Part, hit: Hit, right: Part) -> bool:
    """Tell whether a word is within an organisation's name: all but "in" before its place."""
    return fold(part.written.text[hit.start : hit.end]) not in _LOCATIVE or not place_of(right.text)


def _labelled(part: Part) -> list[Segment] | None:
    """Somebody right behind a label that no colon parts from the name: "By Ann Lee"."""
    if len(part.hits) != 1 or not part.hits[0].has("label.name") or not _line_begins(part):
        return None
    label, person = part.hits[0], part.sub(part.hits[0].end, part.end)
    if part.written.text[: label.start].strip(EDGE) or not is_cased(person.text):
        return None
    runs = list(part.written.runs(label.end, part.end))
    name = name_of(person.text)
    if name is None or len(runs) != 1 or part.written.text[runs[0][1] : part.end].strip(EDGE):
        return None
    named = person.segment(Sense.NAME, name=name, led=True)
    return [part.sub(label.start, label.end).segment(Sense.LABEL, label="label.name"), named]


def _addressed(part: Part) -> list[Segment] | None:
    """A title in the middle, and so a name behind it: "इंदौर श्रीमती रेखा जोशी"."""
    if is_cased(part.text) or part.lang not in _TITLED_LANGUAGES:
        return None
    person = _from_title(part)
    if person is part or len(part.hits) != 1:
        return None
    named = person.segment(Sense.NAME, name=name_of(person.text), led=True)
    return [part.sub(part.start, person.start).segment(Sense.ORG), named]


def _from_title(part: Part) -> Part:
    """The part from an honorific in its middle on, where that is a name's; else the part."""
    if part.lang in _TITLED_LANGUAGES:
        for hit in part.hits:
            person = part.sub(hit.start, part.end)
            name = name_of(person.text) if hit.has("name.honorifics") else None
            if name and name.prefix and part.sub(part.start, hit.start).text:
                return person
    return part


def _placed(part: Part) -> list[Segment] | None:
    """A town and a name whose columns were lost: "Brno Martina Jandová"."""
    tokens = list(TOKEN.finditer(part.written.text, part.start, part.end))
    if part.hits or len(tokens) <= _NAME_WORDS or name_of(part.text) is None:
        return None
    for size in (2, 1):
        town, person = part.sub(part.start, tokens[size - 1].end()), None
        known = places.find(town.text)
        if known is None or known.kind != "city":
            continue  # "Oregon Timber Growers"
        if len(tokens) - size >= _NAME_WORDS and places.is_surely(town.text):
            person = part.sub(tokens[size].start(), part.end)
        if person and (name := name_of(person.text)):
            return [town.segment(Sense.PLACE), person.segment(Sense.NAME, name=name)]
    return None


def _entitled(part: Part) -> list[Segment] | None:
    """A name with a title that no lexicon knows, in small letters: "professori Aino Lind"."""
    runs = list(part.written.runs(part.start, part.end))
    if len(runs) != 1 or _is_nameless(part):
        return None
    first, last = runs[0]
    before, person, after = (
        part.sub(part.start, first),
        part.sub(first, last),
        part.sub(last, part.end),
    )
    name = name_of(person.text)
    words = [*TOKEN.findall(before.text), *TOKEN.findall(after.text)]
    if name is None or (before.text and after.text) or not 1 <= len(words) <= _TITLE_WORDS:
        return None
    if not all(word[0].islower() for word in words) or max(map(len, words)) < _SHORTEST_TITLE:
        return None
    if part.has("cue.quoted") or _plain(part).sense is not Sense.OTHER:
        return None  # "sagt Rania Haddad"
    named = person.segment(Sense.NAME, name=name, led=bool(before.text))
    if after.text:
        return [named, after.segment(Sense.ROLE)]
    if before.hits and all(hit.has("name.honorifics") for hit in before.hits):
        return [named]  # "anh Trần Quốc Bình"
    return [before.segment(Sense.ROLE), named]


Rule = Callable[[Part], list[Segment] | None]
RULES: tuple[Rule, ...] = (
    _address,
    _header,
    _letter,
    _company,
    _post,
    _long,
    _languages,
    _labels,
    _whole,
    _audience,
    _area,
    _ordinal,
    _street,
    _numbered,
    _cue_inside,
    _two_scripts,
    _offered_family,
    _uncased,
    _introduced,
    _agency,
    _before_domain,
    _owned,
    _desk,
    _role,
    _at,
    _labelled,
    _addressed,
    _placed,
    _entitled,
)


# --- what the rules share --------------------------------------------------------------------


def _plain(part: Part) -> Segment:
    """A short part: an organisation, a place, a name, or something else."""
    text = part.text
    if _is_bare_head(part):
        return part.segment(Sense.ORG, label="org.office")
    name = _name_in(part)
    if name and _is_land_s(text):
        return part.segment(Sense.ORG, name=name)
    if part.hits and part.hits[0].has("org.office") and text.startswith(_first(part)):
        return part.segment(Sense.ORG, label="org.office")
    if _is_publisher(part) or is_korean_city(text):
        return part.segment(Sense.ORG, name=name)
    office = place_of_office(text)
    headed = any(hit.has("org.head") for hit in part.hits)
    if office and (place_of(office) or not (name or headed)):
        return part.segment(Sense.ORG, place=office)
    if _is_headed(part):
        return _organisation(part, name)
    if place_of(text) and (name or len(text) >= _KNOWN):
        return part.segment(Sense.PLACE, name=name)
    if is_acronym(text) and fold(text) not in part.written.lexicon.topics:
        return part.segment(Sense.ORG if _is_known(part) else Sense.OTHER)
    if place_of(text) or (name and _has_postcode(part)):
        return part.segment(Sense.PLACE, name=name)
    return part.segment(Sense.NAME if name else Sense.OTHER, name=name)


def _name_in(part: Part) -> Name | None:
    """The name that a short part has the form of, where nothing in it or before it says else."""
    written, name = part.written, None if _is_nameless(part) else name_of(part.text)
    if name is None or not _fits(part, name) or _ends_cue(part, name):
        return None
    if written.is_venue(part.start):
        return None
    return None if is_cased(part.text) and written.bars_name(part.start, part.end) else name


def _is_land_s(text: str) -> bool:
    """Tell whether a text is of two words and ends in a country: "Caritas Italia"."""
    _, _, land = text.partition(" ")
    return land[:1].isupper() and fold(land) in _LANDS


def _is_known(part: Part) -> bool:
    """Tell whether an acronym is an organisation's: "BA", "MG" and "GmbH" are none.

    A short one the page has again, or in an address; a degree or a zone of time stands there once.
    """
    text = part.text
    if len(text) <= _SHORT_ACRONYM or part.has("org.head") or not text.strip("IVX"):
        return False
    return len(text) > _SHORT_ACRONYM + 1 or _is_written_again(part, text)


def _is_written_again(part: Part, acronym: str) -> bool:
    """Tell whether the page has an acronym twice, or a domain that begins with it."""
    if len(acronym) <= _SHORT_ACRONYM or fold(acronym) in part.written.lexicon.topics:
        return False
    return acronym.lower() in _acronyms(part.written.page.text)


@lru_cache(maxsize=4)
def _acronyms(text: str) -> frozenset[str]:
    """The words in capitals that a page has twice, and what its domains begin with."""
    often = Counter(_CAPITALS.findall(text))
    labels = {label.lower() for label in _LABEL.findall(text)}
    return frozenset({word.lower() for word, times in often.items() if times > 1} | labels)


def _organisation(part: Part, name: Name | None) -> Segment:
    """What a word says to be an organisation: a whole one, or a part of one."""
    text = part.text
    heads = [hit for hit in part.hits if hit.has("org.head")]
    end = part.start + len(part.written.text[part.start : part.end].rstrip(EDGE))
    acronyms = [  # "AG" at the end only says what "cyan AG" is
        token
        for token in TOKEN.finditer(part.written.text, part.start, part.end)
        if is_acronym(token.group()) and not any(hit.end == token.end() == end for hit in heads)
    ]
    if acronyms and (text[0].islower() or any(hit.has("org.office") for hit in part.hits)):
        place = nominative_at_end(text)
        return part.sub(*acronyms[0].span()).segment(Sense.ORG, place=place)
    if is_cased(text) and text.islower():
        return part.segment(Sense.OTHER)
    unit = all(hit.has("org.unit") for hit in heads)
    return part.segment(Sense.ORG, name=name, label="org.unit" if unit else "")


def _less_units(part: Part, segment: Segment) -> Segment:
    """An organisation without the parts of it that are written behind it: "青空株式会社 広報部".

    A part alone is labelled as one: whose it is, something else must say.
    """
    if segment.sense is not Sense.ORG or segment.label or is_cased(segment.text):
        return segment
    words = segment.text.split()
    while words and _is_department(part, words[-1]):
        words.pop()
    if not words:
        return segment._replace(label="org.unit")
    kept = segment.text.rfind(words[-1]) + len(words[-1])
    return segment._replace(text=segment.text[:kept], end=segment.start + kept)


def _is_department(part: Part, word: str) -> bool:
    """Tell whether a word is a part of an organisation, and no ministry that ends like one."""
    if not scripts.is_department(word):
        return False
    hits = part.written.lexicon.hits(word)
    return not any(hit.has("org.head") and not hit.has("org.unit") for hit in hits[-1:])


def _has_postcode(part: Part) -> bool:
    """Tell whether the page elsewhere writes the same words behind a postcode: a town."""
    return f"\n{part.text}" in _behind_postcodes(part.written.page.text)


@lru_cache(maxsize=1)
def _behind_postcodes(text: str) -> str:
    """What follows the postcodes that begin a line, each on a line of its own."""
    return "\n".join(["", *_POSTCODE.findall(f"\n{text}")])


def _is_nameless(part: Part) -> bool:
    """Tell whether a word keeps the rest from being a name: "rue Paul Gauvin", "Name of …"."""
    if not part.hits or not is_cased(part.text):
        return False
    if part.has("cue.boilerplate"):
        return True
    first = part.hits[0]
    if first.has("name.honorifics", "name.particles") or not part.text.startswith(_first(part)):
        return False
    return first.has("label.name") or (first.has("label.address") and part.text[0].islower())


def _is_headed(part: Part) -> bool:
    """Tell whether a word says that the part is an organisation; "Media" alone heads nothing."""
    heads = list(filter(part.is_head, part.hits))
    headed = any(not _is_after_all(part, hit) for hit in heads)
    return headed and (" " in part.text or not is_cased(part.text))


def _is_after_all(part: Part, head: Hit) -> bool:
    """Tell whether the word for an organisation comes last where it comes first: "מאיה קרן"."""
    if part.lang not in _HEAD_FIRST_LANGUAGES or len(part.text.split()) != 2:
        return False
    return not part.written.text[head.end : part.end].strip(EDGE) and head.start > part.start


def _is_bare_head(part: Part) -> bool:
    """Tell whether the part is only the word for an office, without capitals: "辦事處"."""
    heads = [hit for hit in part.hits if hit.has("org.head", "org.office")]
    bare = bool(heads) and part.written.only(heads, part.start, part.end)
    return bare and not is_cased(part.text)


def _first(part: Part) -> str:
    """The first phrase of the part as written."""
    return part.written.text[part.hits[0].start : part.hits[0].end]


def _is_publisher(part: Part) -> bool:
    """Tell whether the document names its publisher so."""
    site, text = fold(part.written.page.site or ""), fold(part.text)
    return bool(site) and (text == site or (len(text) > _KNOWN and text in site))


def _before_name(part: Part, first: int) -> str:
    """What stands before a name, less its honorifics and abbreviations."""
    text = part.written.text[part.start : first]
    for hit in reversed(part.hits):
        if hit.has("name.honorifics") and hit.end <= first:
            text = text[: hit.start - part.start] + text[hit.end - part.start :]
    return without_abbreviations(text).strip(EDGE)


def _title_start(part: Part, end: int) -> int:
    """Where the title before a name begins: "steht Ihnen unser Pressesprecher" at its last word."""
    head = next(hit.start for hit in part.hits if hit.has("role.head"))
    capital = next(
        (
            t.start()
            for t in TOKEN.finditer(part.written.text, part.start, end)
            if t[0][0].isupper()
        ),
        head,
    )
    return min(head, capital) if not part.written.is_sentence(1) else head


def _titled(part: Part) -> list[Segment]:
    """A job title; what follows "at" is the organisation, if it is one."""
    for hit in part.hits:
        before = any(h.has("role.head") and h.end <= hit.start for h in part.hits)
        if not hit.has("join.at") or not before or hit.end >= part.end:
            continue
        where = _plain(part.sub(hit.end, part.end))
        if where.sense in {Sense.ORG, Sense.PLACE}:
            return [part.sub(part.start, hit.start).segment(Sense.ROLE), where]
    return _with_acronym(part) if part.text else []


def _with_acronym(part: Part) -> list[Segment]:
    """A job title, and the organisation behind it that begins with an acronym that is known.

    "Press officer DINUM", "mluvčí ZZS Podhorského kraje".
    """
    text = part.written.text
    titles = [hit for hit in part.hits if hit.has("role.head", "cue.desk")]
    tokens = list(TOKEN.finditer(text, titles[-1].end if titles else part.start, part.end))
    first = next((token for token in tokens if is_acronym(token.group())), None)
    if first is None or first.start() <= part.start:
        return [part.segment(Sense.ROLE)]
    behind = tokens[tokens.index(first) + 1 :]
    near = first is tokens[0] and len(behind) <= _NAME_WORDS and titles
    if (behind and not near) or not _is_written_again(part, first.group()):
        return [part.segment(Sense.ROLE)]
    title, whose = part.sub(part.start, first.start()), part.sub(first.start(), part.end)
    place = _plain(whose).place
    return [
        title.segment(Sense.ROLE),
        whose.segment(Sense.ORG, place=place if place_of(place) else ""),
    ]


def _less_article(part: Part, start: int) -> int:
    """Where the words after an article begin: "at the Seabird Count"."""
    article = _ARTICLE.match(part.written.text, start, part.end)
    return article.end() if article else start


def _splits(part: Part, hit: Hit, left: Part, right: Part) -> bool:
    """Tell whether a word parts two things, and is not within the name of one."""
    if hit.has("join.and", "join.or"):
        return bool(name_of(left.text) and (name_of(right.text) or _joined(right)))
    words = set(fold(part.written.text[hit.start : hit.end]).split())
    if words <= names.PARTICLES - _PREPOSITIONS and name_of(part.text):
        return False  # "Ibáñez de la Torre" is one name
    return bool(name_of(left.text) or is_acronym(left.text))


def _leads_to(hit: Hit, text: str, first: int) -> bool:
    """Tell whether a phrase stands right before a name, or a cue and a word as short as "is"."""
    if not hit.has(*_LEADS, "label.name"):
        return False
    between = text[hit.end : first].strip()
    short = 0 < len(between) <= _COPULA and between.islower()
    return 0 <= first - hit.end <= 2 or (short and hit.has("cue.contact"))


def _has_article(text: str, first: int) -> bool:
    """Tell whether a word stands before a place that stands before no name: "the Command Post"."""
    before = text[max(0, first - _LONGEST_ARTICLE) : first].split()
    return bool(before) and before[-1].casefold() in _ARTICLES


def _so_far(part: Part) -> tuple[Hit, ...]:
    """The phrases of the part, and the label right before it: "contact Ines Falk in the …"."""
    before = part.written.over(part.start - 2) if part.start > 1 else None
    return (before, *part.hits) if before and before.has(*_OFFERS) else part.hits


def _is_behind_name(part: Part, hit: Hit, found: list[Segment]) -> bool:
    """Tell whether a name that is led stands right before a word: "call Ann Lee or Bo Lind"."""
    last = found[-1] if found else None
    if last is None or last.sense is not Sense.NAME or not last.led:
        return False
    base = part.written.row.start
    return not part.written.text[last.end - base : hit.start].strip(EDGE)


def is_spoken(text: str, at: int) -> bool:
    """Tell whether a place stands in quotation marks: somebody says it, who is quoted."""
    before = text[:at]
    signs = _QUOTING_LOW if "„" in before else _QUOTING
    opened = any(before.rfind(one) > before.rfind(other) for one, other in signs)
    return opened or before.count('"') % 2 == 1


def _is_for_press(part: Part, hit: Hit) -> bool:
    """Tell whether words for the public stand right behind one for the press: "press tickets"."""
    if not hit.has("cue.not_press"):
        return False
    before = part.written.text[max(0, hit.start - _BESIDE) : hit.start]
    return bool(before) and part.written.lexicon.speaks_to("press", before)


def sentence(part: Part, *, named: bool = True) -> Iterator[Segment]:
    """A sentence: its cues and desks, and if wanted what has the form of a name in it."""
    text = part.written.text
    found: list[Segment] = []
    for hit in part.hits:
        if hit.categories.isdisjoint(_SAID) or (hit.has(MINE) and is_spoken(text, hit.start)):
            continue
        if _is_for_press(part, hit):
            continue
        sense, category = next(each for each in _IN_SENTENCE if hit.has(each[1]))
        label = MINE if category == MINE else ""
        found.append(part.sub(hit.start, hit.end).segment(sense, prose=True, label=label))
    for first, last in part.written.runs(part.start, part.end) if named else ():
        name = name_of(text[first:last])
        if name is not None and not place_of(text[first:last]) and not _has_article(text, first):
            led = any(
                _leads_to(hit, text, first)
                for hit in _so_far(part)
                if not hit.has("join.and", "join.or") or _is_behind_name(part, hit, found)
            )
            person = part.sub(first, last)
            found.append(person.segment(Sense.NAME, name=name, prose=True, led=led))
    for person in _people(part) if not is_cased(part.text) else ():
        name = name_of(person.text)
        found.append(person.segment(Sense.NAME, name=name, prose=True, led=True))
    yield from sorted(found, key=lambda segment: segment.start)
