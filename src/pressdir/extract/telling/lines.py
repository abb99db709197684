"""Rules for what is none of these: addresses, letters, labels, hours, areas, whole sentences."""

import itertools
import re

from pressdir.extract import prose
from pressdir.extract.publisher.states import is_state
from pressdir.extract.segments import Segment, Sense
from pressdir.extract.shapes import (
    EDGE,
    HOUSE,
    TOKEN,
    is_area,
    is_cased,
    name_of,
    place_of,
    place_of_address,
)
from pressdir.extract.telling.forms import COLONS, fits, line_begins
from pressdir.extract.telling.offices import DIGIT, WORDY
from pressdir.extract.telling.part import Part
from pressdir.extract.telling.people import by_day, leading_name
from pressdir.extract.telling.sentences import OFFERING, is_for_press, sentence
from pressdir.extract.telling.titles import long_title
from pressdir.normalise import names
from pressdir.normalise.folding import fold
from pressdir.normalise.patterns import waiting

_POSTCODE = re.compile(r"\W{0,3}(?:[A-Z]{1,3}-)?\d{4,6} [^\W\d_]{2}")
_PLACED = waiting(r"[\d@]|: ")  # a line that gives more than the town
_LONG = 11  # words of what can only be a sentence
_SMALL = 4
_SYLLABLES = {"vi": 2}  # written apart, of most words
_WHOLE = (
    (Sense.NOT_PRESS, "cue.not_press"),
    (Sense.OVER, "cue.boilerplate"),
    (Sense.HOURS, "cue.hours"),
    (Sense.OTHER, "cue.release"),
    (Sense.OTHER, "cue.invitation"),
)
_BEFORE_DIGITS = ("label.phone", "label.mobile", "label.fax", "join.at", "join.and")
_COLUMN_HEADS = ("label.name", "label.role", "label.org", "label.phone", "label.email")
_COLUMN_WORDS = 2
_MORE_HEADS = ("label.mobile", "label.fax", "label.web", "label.address", "role.head")
_MANY_COLUMNS = 3
_AREA_WORDS = 2
_CODE = re.compile(r"(?<!\S)[^\W\d_a-z]{1,2}\d\Z")  # "Romania U20"
_DISTRICT = 2  # digits of a district's number
_NUMBER = waiting(r"(?:[nN]o|[nN]r|[nN][º°]|№|[bB]r|č)\.?(?: ?\d.{0,9})?")  # "Caddesi No: 7"
_HOUSES = waiting(rf"{HOUSE}(?:[-–/]\d{{1,3}}[A-Ha-h]?)?")  # "12-14"
_GREETED = frozenset(",!،")  # behind whom a letter greets
_HEADED_BY = COLONS | {"】", "］", "]"}


def address(part: Part) -> list[Segment] | None:
    """What a header calls an address names nobody."""
    if not part.written.in_address:
        return None
    return [part.segment(Sense.OTHER, place=place_of_address(part.text))]


def postal(part: Part) -> list[Segment] | None:
    """What stands behind a postcode and its town is a town: "08812 Les Roquetes – Sant Martí"."""
    match = _POSTCODE.match(part.written.text)
    if match is None or part.start < match.end() or _PLACED.search(part.written.text, match.end()):
        return None
    return [part.segment(Sense.OTHER, place=place_of_address(part.text))]


def letter(part: Part) -> list[Segment] | None:
    """How a letter begins and ends names nobody: "Dear Ms Lee", "Kind regards"."""
    polite = part.hits and part.hits[0].has("letter.salutations", "letter.closings")
    if polite and part.hits[0].has("letter.salutations") and _is_addressed(part):
        return None
    begins = polite and not part.written.text[part.start : part.hits[0].start].strip(EDGE)
    return [part.segment(Sense.OTHER)] if begins and line_begins(part) else None


def _is_addressed(part: Part) -> bool:
    """Tell whether a greeting is a form of address, or a given name with a title behind.

    "Puan Siti binti Hassan"; "ሰላም ተስፋዬ፣ ኃላፊ". Who has a mailbox is no greeting: "Ola Berg".
    """
    if name_of(part.text) is None:
        return False
    if " " in part.text and part.written.is_somebody(part.text):
        return True
    text = part.written.text
    titled = part.written.within(part.end, len(text))
    ends = text[part.end :].strip()[:1] in _GREETED
    if part.hits[0].has("name.honorifics") and not ends:
        return True
    return not is_cased(part.text) and any(hit.has("role.head") for hit in titled)


def long(part: Part) -> list[Segment] | None:
    """So many words can only be a sentence."""
    words = len(part.text.split()) // _SYLLABLES.get(part.lang, 1)
    if words > WORDY and (titled := long_title(part)):
        return titled
    wordy = words >= _LONG or (
        words > WORDY and _small_words(part.text) >= _SMALL and not prose.is_title(part.written)
    )
    return list(sentence(part)) if wordy else None


def _small_words(text: str) -> int:
    small = (token for token in TOKEN.findall(text) if token[0].islower())
    return sum(fold(token.rstrip(".")) not in names.PARTICLES for token in small)


def languages(part: Part) -> list[Segment] | None:
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


def labels(part: Part) -> list[Segment] | None:
    """Nothing but labels, the head of a column: "Name and title", "नाम एवं पदनाम".

    Or the heads of all columns, set side by side: "Diecéze mluvčí e-mail telefon".
    """
    labels = [hit for hit in part.hits if hit.has(*_COLUMN_HEADS)]
    if len(labels) < _COLUMN_WORDS:
        return None
    if _are_columns(part) or (
        all(hit.has(*_COLUMN_HEADS, "join.and", "join.or") for hit in part.hits)
        and part.written.only(list(part.hits), part.start, part.end)
    ):
        return [part.segment(Sense.OTHER)]
    return None


def _are_columns(part: Part) -> bool:
    """Tell whether a whole line is of words for columns, one of them unknown at the most."""
    heads = [hit for hit in part.hits if hit.has(*_COLUMN_HEADS, *_MORE_HEADS)]
    words = part.text.split()
    whole = part.text == part.written.text.strip(EDGE)
    told = sum(len(part.written.text[hit.start : hit.end].split()) for hit in heads)
    return whole and len(heads) >= _MANY_COLUMNS and len(words) - told <= 1


def whole(part: Part) -> list[Segment] | None:
    """Opening hours, a line for the public, a heading after which the contact part is over."""
    for sense, category in _WHOLE:
        found = [hit for hit in part.hits if hit.has(category) and not is_for_press(part, hit)]
        if found and part.written.mostly(found, part.start, part.end):
            return [part.segment(sense)]
    return None


def audience(part: Part) -> list[Segment] | None:
    """Whom of the public an entry is for, before its colon: "Residents:", "【市民の方】"."""
    after = part.written.text[part.end : part.end + 3].lstrip()[:1]
    if not after or after not in _HEADED_BY or len(part.text.split()) > WORDY:
        return None
    speaks_to = part.written.lexicon.speaks_to
    if part.has("role.head", *OFFERING) or not speaks_to("public", part.text):
        return None
    return None if speaks_to("press", part.text) else [part.segment(Sense.NOT_PRESS)]


def area(part: Part) -> list[Segment] | None:
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


def state(part: Part) -> list[Segment] | None:
    """A state over those who write for it: "UNITED REPUBLIC OF TANZANIA"."""
    alone = part.text == part.written.text.strip(EDGE)
    return [part.segment(Sense.OTHER)] if alone and is_state(part.text) else None


def street(part: Part) -> list[Segment] | None:
    """A street, which has the form of a name: "Rua Garibaldi", "Marktstraße", "ul. Polna"."""
    streets = [hit for hit in part.hits if hit.has("address.street")]
    if not streets or part.has("role.head", "org.head", "cue.desk", "cue.contact"):
        return None
    text = part.written.text
    leads = not text[part.start : streets[0].start].strip(EDGE)
    ends = not text[streets[-1].end : part.end].strip(EDGE)
    behind = text[streets[-1].end : part.end].strip(EDGE)
    numbered = behind[:1].isdigit() or _NUMBER.fullmatch(behind) is not None
    if not (leads or ends or numbered) or (len(part.text.split()) == 1 and not ends):
        return None
    return [part.segment(Sense.OTHER, place=place_of_address(part.text))]


def _is_numbered_title(part: Part, digit: int) -> bool:
    """Tell whether a title ends in the number of a district: "tisková mluvčí MČ Brod 3"."""
    text = part.written.text
    first = part.hits[0] if part.hits else None
    if first is None or not first.has("role.head") or text[part.start : first.start].strip(EDGE):
        return False
    number = text[digit : part.end].strip(EDGE)
    return len(number) <= _DISTRICT and number.isdigit()


def _is_line(part: Part) -> bool:
    """Tell whether nothing else is on the line, but for what an address goes on with."""
    text = part.written.text
    return not text[: part.start].strip(EDGE) and text[part.end :].lstrip()[:1] in {"", ",", "·"}


def numbered(part: Part) -> list[Segment] | None:
    """A part with digits: an address, a room, or a name before a house number."""
    text = part.written.text
    digit = DIGIT.search(text, part.start, part.end)
    if digit is None:
        return None
    if len(part.text.split()) > WORDY:
        return list(sentence(part))
    if _is_numbered_title(part, digit.start()):
        return [part.segment(Sense.ROLE)]
    head = part.sub(part.start, digit.start())
    if head.hits and all(hit.has(*_BEFORE_DIGITS) for hit in head.hits):
        head = part.sub(part.start, head.hits[0].start)  # "Hugo Servais au 06 39 …"
    coded = _CODE.search(text, part.start, digit.end()) is not None
    name = None if coded or head.hits or place_of(head.text) else name_of(head.text)
    if name and _HOUSES.fullmatch(part.text[len(head.text) :].lstrip()) and _is_line(part):
        return [part.segment(Sense.OTHER)]  # "Gran Vía 28": streets are called after people
    if name and fits(head, name):
        rest = part.sub(digit.start(), part.end)
        return [head.segment(Sense.NAME, name=name), rest.segment(Sense.OTHER)]
    if told := by_day(part, digit.start()):
        return told
    if part.written.cued(part.start) and (told := leading_name(head)):
        return told
    tail = re.search(r"[^\d]+\Z", text[part.start : part.end])
    place = place_of(tail.group()) if tail else ""
    street = part.has("label.address") and not place
    return [
        part.segment(Sense.OTHER, place=place if street else place_of_address(part.text) or place)
    ]
