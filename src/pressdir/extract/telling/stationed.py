"""Rules for somebody and the office where she is, with nothing but small words between them.

"Laura Manzi de la oficina regional en San José", "Diah Zahara di IOM Jakarta", "IOM Türkiye’den
Lanna Walsh", "جويل ميلمان في مقر المنظمة".
"""

import re

from pressdir.extract.called import governs
from pressdir.extract.segments import Segment, Sense
from pressdir.extract.shapes import TOKEN, is_acronym, is_cased, name_of, place_of
from pressdir.extract.small_words import PLEASE
from pressdir.extract.telling.forms import NAME_WORDS, is_written_again
from pressdir.extract.telling.part import Part
from pressdir.extract.telling.plain import by_form
from pressdir.normalise.patterns import waiting

_OFFICE = ("org.office", "org.head", "office.of")
_SMALL = 3  # words between a name and the office: "de la", "z biura"
_MOST = 5  # words of a name, with its particles
_FROM = waiting(r"['’](?:n?[dt][ae]n|li|lı|lu|lü)\s+(?=[^\W\d_])")  # "IOM Türkiye’den", in Turkish
_FROM_LANGUAGES = frozenset({"tr", "az"})
_BY = "ب"  # grown onto whom one calls: "الاتصال بجويل ميلمان"
_CALLING = ("الاتصال", "للاتصال", "بالاتصال", "الإتصال", "الاستعانة")
_SHORTEST = 4  # letters of a name with that before it


def stationed(part: Part) -> list[Segment] | None:
    """A name, small words, and the office that they lead to."""
    if not is_cased(part.text):
        return None
    tokens = list(TOKEN.finditer(part.written.text, part.start, part.end))
    while tokens and (tokens[0].group() in PLEASE or governs(tokens[0].group(), part.lang)):
        tokens = tokens[1:]
    turkic = tokens and part.lang in _FROM_LANGUAGES
    if turkic and (found := _from_office(part.sub(tokens[0].start(), part.end))):
        return found
    office = next((at for at, token in enumerate(tokens) if _begins_office(part, token)), 0)
    last = office
    while last and tokens[last - 1].group().islower():
        last -= 1
    if not NAME_WORDS <= last <= _MOST or office - last > _SMALL:
        return None
    near = office > last or _is_surely_office(part, tokens[office])
    person = part.sub(tokens[0].start(), tokens[last - 1].end())
    name = name_of(person.text) if near and not person.hits else None
    if name is None or " " not in name.full or place_of(person.text):
        return None
    found = [person.segment(Sense.NAME, name=name, led=part.written.cued(part.start))]
    if office > last:
        small = part.sub(tokens[last].start(), tokens[office].start())
        found.append(small.segment(Sense.JOIN, label="join.at"))
    if part.written.text[tokens[office].end() :].startswith(":"):
        return [*found, part.sub(*tokens[office].span()).segment(Sense.ORG)]
    whose = by_form(part.sub(tokens[office].start(), part.end))
    return [*found, whose if whose.sense is not Sense.NAME else whose._replace(sense=Sense.ORG)]


def _begins_office(part: Part, token: re.Match[str]) -> bool:
    """Tell whether an acronym or a word for an office stands there: "IOM", "oficina"."""
    hit = part.written.over(token.start())
    if hit is not None and hit.start == token.start() and hit.has(*_OFFICE):
        return True
    return hit is None and is_acronym(token.group()) and not part.text.isupper()


def _is_surely_office(part: Part, token: re.Match[str]) -> bool:
    """Tell whether an acronym right behind a name is no degree: the page has it again, or bent."""
    if part.written.text[token.end() : token.end() + 1] == ":":
        return True  # "Ann Lee IOM:n toimistosta"
    return is_acronym(token.group()) and is_written_again(part, token.group())


def _from_office(part: Part) -> list[Segment] | None:
    """An office in the case that says from where, and who is from there."""
    from_ = _FROM.search(part.written.text, part.start, part.end)
    if from_ is None:
        return None
    whose, person = part.sub(part.start, from_.start()), part.sub(from_.end(), part.end)
    told, name = by_form(whose), name_of(person.text)
    if name is None or " " not in name.full or told.sense is not Sense.ORG or person.hits:
        return None
    return [told, person.segment(Sense.NAME, name=name, led=True)]
