"""What of a sentence counts: whom it offers, and what it says before a number."""

import itertools
from collections.abc import Iterator, Sequence

from pressdir.extract.locales import Hit
from pressdir.extract.segments import MINE, Segment, Sense
from pressdir.extract.shapes import EDGE, is_cased, name_of, place_of, place_of_office
from pressdir.extract.small_words import LEADING_ON, SMALL_WORDS
from pressdir.extract.telling.forms import OFFERS, is_of_office, tail_of
from pressdir.extract.telling.part import Part
from pressdir.normalise.patterns import waiting

_COPULA = 4  # letters of a word that says "is"
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
_UNSPACED = frozenset({"ja", "zh-Hans", "zh-Hant", "th", "lo", "km", "my", "ko"})
_POSTPOSING = frozenset({"hi", "ur", "bn", "ne", "mr"})  # languages that say "with" behind a name
OFFERING = ("cue.contact", "cue.desk")
_REACHES = (
    "role.head", "cue.contact", "cue.desk", "label.phone", "label.mobile", "label.email"
)  # fmt: skip
WITHIN = ("name.honorifics", "name.particles")
_ARTICLES = frozenset("the an our their this le les der die das dem des het".split())
_LONGEST_ARTICLE = 7  # with a blank on either side
_MOST_NAMES = 4  # words of a name within running text
_BESIDE = 16  # characters before a word in which another says whose it is
_TITLED_AT = ("role.head", "join.at", "org.head")
_MAILBOX = waiting(r"[\w.+-]{1,64}@\w")
_WITH = ("join.at", "join.and")
_SHORT = 3  # letters that show an acronym
_COMMAS = " ,،(-–"
_LEADS = ("cue.contact", "name.honorifics", "role.head", "join.at", "join.or", "join.and")


def introduced(part: Part) -> list[Segment] | None:
    """Somebody within a clause in a script without capitals: "می‌توانند با آقای رضا کریمی"."""
    if is_cased(part.text):
        return None
    people = list(_people(part))
    whole = len(people) == 1 and people[0].text == part.text
    return list(sentence(part)) if people and not whole else None


def _people(part: Part) -> Iterator[Part]:
    """Who is offered within running text, where no capitals show a name.

    An honorific or "with" stands before the name, or a title right behind it; and the sentence
    speaks of contact and quotes nobody. Where it does not speak of contact, a number or an address
    stands right behind the name.
    """
    hits = part.written.hits
    offers = any(hit.has(*OFFERING) for hit in hits)
    if any(hit.has("cue.quoted") for hit in hits):
        return
    at = part.start
    for number, hit in enumerate(part.hits):
        if hit.start < at:
            continue
        following = (h.start for h in part.hits[number + 1 :] if not h.has(*WITHIN))
        end = next(following, part.end)
        person = None
        if hit.has("name.honorifics") and hit.end - hit.start > 1:
            person = _in_words(part.sub(hit.start, end))
        if person is None and hit.has("name.before"):
            person = _in_words(part.sub(hit.end, end))
            person = person if person and _is_reached(person) else None
        if person is None and hit.has("role.head") and part.lang not in _UNSPACED:
            person = _in_words(part.sub(hit.end, end))  # "जनसंपर्क अधिकारी रीता शर्मा से"
            person = person if person and _is_reached(person) else None
        if person is None and hit.has("role.head", "name.honorifics"):
            last = max((h.end for h in part.hits if h.end <= hit.start), default=part.start)
            person = tail_of(part.sub(last, hit.start), titled=True)
        if person is not None and (offers or _is_reached(person)):
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
    if behind[:1].isdigit() or behind[:1] == "+" or _MAILBOX.match(behind):
        return True
    at = len(text) - len(behind)
    if person.lang in _POSTPOSING and any(h.start == at and h.has(*_WITH) for h in hits):
        return True  # "कृपया किरण देसाई से"
    return any(hit.start == at and hit.has(*_REACHES) for hit in hits)


def _leads_to(hit: Hit, text: str, first: int) -> bool:
    """Tell whether a phrase stands right before a name, or a cue and a word as short as "is"."""
    if not hit.has(*_LEADS, "label.name"):
        return False
    between = text[hit.end : first].strip()
    short = 0 < len(between) <= _COPULA and between.islower()
    return 0 <= first - hit.end <= 2 or (short and hit.has("cue.contact"))


def _is_titled_at(part: Part, first: int) -> bool:
    """Tell whether a title and where it is held stand before: "press officer at the Ministry"."""
    before = [hit for hit in part.hits if hit.end <= first][-len(_TITLED_AT) :]
    if len(before) < len(_TITLED_AT) or not all(map(Hit.has, before, _TITLED_AT)):
        return False
    edges = zip(before, [*(hit.start for hit in before[1:]), first], strict=True)
    return not any(part.written.text[hit.end : at].strip() for hit, at in edges)


def _has_article(text: str, first: int) -> bool:
    """Tell whether a word stands before a place that stands before no name: "the Command Post"."""
    before = text[max(0, first - _LONGEST_ARTICLE) : first].split()
    return bool(before) and before[-1].casefold() in _ARTICLES


def _so_far(part: Part) -> tuple[Hit, ...]:
    """The phrases of the part, and the label right before it: "contact Ines Falk in the …"."""
    before = part.written.over(part.start - 2) if part.start > 1 else None
    return (before, *part.hits) if before and before.has(*OFFERS) else part.hits


def _is_behind_name(part: Part, hit: Hit, found: list[Segment]) -> bool:
    """Tell whether a name that is led stands right before a word: "call Ann Lee or Bo Lind"."""
    last = found[-1] if found else None
    if last is None or last.sense is not Sense.NAME or not last.led:
        return False
    base = part.written.row.start
    return not part.written.text[last.end - base : hit.start].strip(EDGE)


def _is_elsewhere(text: str, first: int, last: int) -> bool:
    """Tell whether words in a sentence are a place, an office in one, or stand behind "the"."""
    words = text[first:last]
    office = place_of_office(words) if words[:_SHORT].isupper() else ""
    return bool(place_of(words) or place_of(office)) or _has_article(text, first)


def is_spoken(text: str, at: int) -> bool:
    """Tell whether a place stands in quotation marks: somebody says it, who is quoted."""
    before = text[:at]
    signs = _QUOTING_LOW if "„" in before else _QUOTING
    opened = any(before.rfind(one) > before.rfind(other) for one, other in signs)
    return opened or before.count('"') % 2 == 1


def is_for_press(part: Part, hit: Hit) -> bool:
    """Tell whether words for the public stand right behind one for the press: "press tickets"."""
    if not hit.has("cue.not_press"):
        return False
    before = part.written.text[max(0, hit.start - _BESIDE) : hit.start]
    return bool(before) and part.written.lexicon.speaks_to("press", before)


_AND, _OR = "join.and", "join.or"
_OF_BODY = 5  # words of a body between a title and a name


def sentence(part: Part, *, named: bool = True) -> Iterator[Segment]:
    """A sentence: its cues and desks, and if wanted what has the form of a name in it."""
    text = part.written.text
    found: list[Segment] = []
    for hit in part.hits:
        if hit.categories.isdisjoint(_SAID) or (hit.has(MINE) and is_spoken(text, hit.start)):
            continue
        if is_for_press(part, hit):
            continue
        sense, category = next(each for each in _IN_SENTENCE if hit.has(each[1]))
        label = MINE if category == MINE else ""
        found.append(part.sub(hit.start, hit.end).segment(sense, prose=True, label=label))
    for first, last in part.written.runs(part.start, part.end) if named else ():
        name = name_of(text[first:last])
        if name and not _is_elsewhere(text, first, last) and not is_of_office(part, first):
            led = any(
                _leads_to(hit, text, first)
                for hit in _so_far(part)
                if not hit.has("join.and", "join.or") or _is_behind_name(part, hit, found)
            )
            led = led or _is_titled_at(part, first) or _is_there(part, last)
            person = part.sub(first, last)
            found.append(person.segment(Sense.NAME, name=name, prose=True, led=led))
    for person in _people(part) if not is_cased(part.text) else ():
        name = name_of(person.text)
        found.append(person.segment(Sense.NAME, name=name, prose=True, led=True))
    found.sort(key=lambda segment: segment.start)
    yield from _with_bodies(part, [*_joined(part, found)])


def _is_there(part: Part, end: int) -> bool:
    """Tell whether a verb that offers somebody follows: "Ann Lee is available for interviews"."""
    text = part.written.text
    return any(
        hit.has("cue.contact")
        and text[end : hit.start] == " "
        and text[hit.start : hit.end].split()[0] in LEADING_ON
        for hit in part.hits
    )


def _joined(part: Part, found: Sequence[Segment]) -> Iterator[Segment]:
    """The segments, with "and" or "or" between two who are offered: "call Ann Lee and Bo Lind".

    A title may stand before each: "the director, Ann Lee, and the press officer Bo Lind".
    """
    base = part.written.row.start
    for at, segment in enumerate(found):
        yield segment
        offered = segment.sense is Sense.NAME and segment.led
        following = [each.sense for each in found[at + 1 : at + 3]]
        if not offered or (following[:1] != [Sense.NAME] and following != [Sense.ROLE, Sense.NAME]):
            continue
        end = found[at + 1].start - base
        between = part.sub(segment.end - base, end)
        for hit in between.hits:
            behind = part.written.text[hit.end : end].split()
            joins = hit.has(_AND, _OR) and not part.written.text[between.start : hit.start].strip(
                EDGE
            )
            if joins and SMALL_WORDS.issuperset(map(str.lower, behind)):
                yield part.sub(hit.start, hit.end).segment(
                    Sense.JOIN, prose=True, label=_AND if hit.has(_AND) else _OR
                )


def _is_of_body(between: Part) -> bool:
    """Tell whether a part is a word for "of" and a body's name: "i Kulturministeriet"."""
    of, *_ = between.hits or (None,)
    if (
        of is None
        or not of.has("join.at")
        or not between.text.startswith(between.written.text[of.start : of.end])
    ):
        return False
    name = between.sub(of.end, between.end).text
    return name[:1].isupper() and len(name.split()) <= _OF_BODY


def _with_bodies(part: Part, found: list[Segment]) -> Iterator[Segment]:
    """The segments; a title goes on to the name behind the body it is of.

    "الناطق باسم وزارة المياه السيد خالد", in a script where no comma parts them; and in others what
    stands between is the body and a word for "of": "presserådgiver i Kulturministeriet Ida Holm".
    """
    base = part.written.row.start
    for segment, following in itertools.zip_longest(found, found[1:]):
        titled = segment.sense is Sense.ROLE and following is not None
        if titled and following is not None and following.sense is Sense.NAME:
            between = part.sub(segment.end - base, following.start - base)
            parted = any(sign in between.text for sign in _COMMAS[1:])
            parted = parted or (is_cased(between.text) and not _is_of_body(between))
            if between.has("org.head") and not parted:
                of = [h for h in between.hits if h.start >= segment.end - base and h.has("join.at")]
                end = of[0].start if of else between.end
                yield part.sub(segment.start - base, end).segment(Sense.ROLE)
                if of:
                    yield part.sub(of[0].end, between.end).segment(Sense.ORG)
                continue
        yield segment
