"""Rules for a title and the body that it is held at, where who holds it is named behind both.

"The spokesman of Harbour Council East Quay, Ann Lee, 555 01 42": what has the form of a name behind
the word for a body is the body's, since somebody is named behind the comma.
"""

from itertools import islice

from pressdir.extract.locales import Hit
from pressdir.extract.segments import Segment, Sense
from pressdir.extract.shapes import EDGE, TOKEN, is_cased, name_of, place_of
from pressdir.extract.telling.part import Part
from pressdir.extract.telling.sentences import sentence
from pressdir.extract.telling.titles import titled
from pressdir.normalise.patterns import waiting

_BODY = ("office.of", "org.head", "org.unit")
_ELSEWHERE = ("cue.desk", "address.street", "label.address")  # names nobody's words begin with
_COMMA = waiting(r"\s*(?:,|[–—-](?=\s)|(?<=\s)[–—-])\s*(?=[^\W\d_])")
_ENDS = waiting(r"[,;:()\[\]|/\n@]|\d|\s[–—-]\s")
_OF = 3  # words before a name
_BETWEEN = 5  # words behind a title in which one says "body": "of the Territorial Service"
_ALIKE = 0.5  # agreement of a name and a mailbox
_SHORTEST = 4  # letters of a word for a body that stands for one where nothing says "of"


def introducing(part: Part) -> list[Segment] | None:
    """A title and the body it is of, and behind a comma who holds it."""
    if not part.has("role.head") or not is_cased(part.text):
        return None
    if (title := _of_body(part)) is None or _is_held(part) or not names_next(part):
        return None
    before = part.sub(part.start, title.start)
    said = sentence(before) if before.hits else ()
    return [*said, *_with_body(part, title)]


def _with_body(part: Part, title: Hit) -> list[Segment]:
    """The title and the body, apart where a word for "of" stands between them."""
    body = _body(part, title)
    if body < title.end:  # "Comandante dos | Bombeiros Voluntários de Rio Claro"
        held = part.sub(title.start, body).segment(Sense.ROLE)
        return [held, part.sub(body, part.end).segment(Sense.ORG)]
    whole = part.sub(title.start, part.end)
    joins = (hit for hit in whole.hits if hit.start >= title.end and hit.has("join.at"))
    of = next(joins, None)
    if of is None or not whole.sub(of.end, part.end).has(*_BODY):
        return titled(whole)
    whose = part.sub(of.end, part.end)
    return [part.sub(title.start, of.start).segment(Sense.ROLE), whose.segment(Sense.ORG)]


def _of_body(part: Part) -> Hit | None:
    """The last title that the word for a body stands near behind, and words with capitals."""
    text = part.written.text
    for title in reversed(part.hits):
        if not title.has("role.head") or title.has("cue.desk"):
            continue
        body = _body(part, title)
        if body < 0 or not any(word[0].isupper() for word in text[body : part.end].split()):
            continue
        whole = text[body : part.end].partition(" ")[2].strip(EDGE)
        return None if part.written.has_mailbox(whole, _ALIKE) else title
    return None


def _body(part: Part, title: Hit) -> int:
    """Where the word for a body stands behind a title, or ends it; -1 where there is none.

    "spokesman of the Territorial Service", "портпарол Градске управе", "Comandante dos Bombeiros".
    """
    text = part.written.text
    words = list(islice(TOKEN.finditer(text, title.end, part.end), _BETWEEN))
    last = TOKEN.findall(text[title.start : title.end])[1:][-1:]
    if last and last[0][0].isupper() and _is_body(part, last[0]):
        return title.end - len(last[0])
    for word in words:
        hit = part.written.over(word.start())
        if hit and hit.has("role.head", "name.honorifics"):
            return -1
        if (hit and hit.has(*_BODY)) or _is_body(part, word.group()):
            return word.start() if len(word.group()) >= _SHORTEST else -1
    return -1


def _is_body(part: Part, word: str) -> bool:
    """Tell whether a word says that something is a body, in whatever case it is written."""
    lexicon = part.written.lexicon
    hits = lexicon.hits(word.capitalize()) if lexicon.declines else lexicon.hits(word)
    return any(hit.has(*_BODY) and hit.end - hit.start == len(word) for hit in hits)


def _is_held(part: Part) -> bool:
    """Tell whether the title is of whom the part before the comma names: "Ann Lee, head of …"."""
    named, comma, rest = part.written.text[: part.start].rpartition(",")
    if not comma or rest.strip(EDGE):
        return False
    before = _ENDS.split(named)[-1]
    return name_of(before) is not None


def names_next(part: Part) -> bool:
    """Tell whether somebody is named behind the comma that ends a part, perhaps with a rank."""
    written = part.written
    comma = _COMMA.match(written.text, part.end)
    if comma is None:
        return False
    end = _ENDS.search(written.text, comma.end())
    stop = end.start() if end else len(written.text)
    hits = written.within(comma.end(), stop)
    if any(hit.has(*_BODY, *_ELSEWHERE) for hit in hits):
        return False
    ranks = [hit for hit in hits if hit.has("role.head", "name.honorifics")]
    first = max((hit.end for hit in ranks), default=comma.end())
    if (runs := written.runs(first, stop)) and not written.text[runs[0][1] : stop].strip(EDGE):
        said, first = written.text[first : runs[0][0]].split(), runs[0][0]
    else:
        said = []
    person = name_of(written.text[first:stop])
    full = person is not None and " " in person.full and len(said) <= _OF
    return full and not place_of(written.text[first:stop])
