"""Rules for people in scripts without capitals, where words around a name tell it."""

import re
from collections.abc import Sequence

from pressdir.extract import scripts
from pressdir.extract.locales import Hit
from pressdir.extract.segments import Segment, Sense
from pressdir.extract.shapes import EDGE, is_cased, name_of
from pressdir.extract.telling.eastern import behind_department
from pressdir.extract.telling.forms import (
    LIST,
    NAME_WORDS,
    READING,
    fits,
    tail_of,
)
from pressdir.extract.telling.part import Part
from pressdir.extract.telling.sentences import WITHIN
from pressdir.normalise.patterns import waiting

# Hebrew, Arabic, Thai, Lao, Khmer.
_HEAD_FIRST = waiting(r"[\u0590-\u06ff\u0e00-\u0eff\u1780-\u17ff]")
_HAN = waiting(r"[\u3040-\u30ff\u3400-\u9fff]")
_THAI_COMPANY = ("บริษัท", "ห้างหุ้นส่วน")
_LIMITED = waiting(r"จำกัด(?: ?\(มหาชน\)?)?\Z")
_TITLED_LANGUAGES = frozenset(  # in which no title is a name, too
    "hi bn ta th mr ne gu pa te kn ml si km lo my".split()
)
_OF = ("の", "的")
_TOPIC = "は"
_TO_WHOM = waiting(r"(?<=[\uac00-\ud7a3])(?:에게|께)\Z")
_AND = "join.and"
_PADDED = waiting(r"[^\s、，,]\s{1,2}[^\s、，,](?![^\s、，,])|[^\s、，,]+")
_SPELT = waiting(r"[\u3400-\u9fff々][(（]\Z")
_LATIN_BESIDE = re.compile(  # "鄧凱晴 Iris Tang", "Iris Tang 鄧凱晴"
    r"\s*(?:([^A-Za-z\d]{2,40})\s{1,3}([A-Z][A-Za-z.' -]{1,40})"
    r"|([A-Z][A-Za-z.' -]{1,40}?)\s{1,3}([^A-Za-z\d]{2,40}))\s*"
)


def two_scripts(part: Part) -> list[Segment] | None:
    """A name and the same in Latin letters: "鄧凱晴小姐 Iris Tang", "Colin Yau 邱志恆"."""
    match = _LATIN_BESIDE.fullmatch(part.written.text, part.start, part.end)
    if match is None:
        return None
    own, latin = (1, 2) if match[1] else (4, 3)
    if is_cased(match[own]):
        return None
    person = part.sub(*match.span(own))
    beside = part.sub(*match.span(latin))
    name = name_of(person.text)
    barred = any(not hit.has(*WITHIN) for hit in person.hits)
    if name is None or barred or not fits(person, name):
        return None
    named = person.segment(Sense.NAME, name=name)
    if beside.has("role.head") and latin > own:
        return [named, beside.segment(Sense.ROLE)]  # "류가은 AE"
    return [named] if name_of(beside.text) and not beside.hits else None


def in_turn(part: Part) -> list[Segment] | None:
    """People each behind their title, with blanks between them: "課長 小林 健一 担当 宮崎 友美"."""
    if is_cased(part.text) or len(part.text) > LIST or not _HAN.search(part.text):
        return None
    text = part.written.text
    titles = [hit for hit in part.hits if hit.has("role.head", "label.name")]
    if len(titles) < NAME_WORDS or text[part.start : titles[0].start].strip(EDGE):
        return None
    found: list[Segment] = []
    for title, end in zip(titles, [*(hit.start for hit in titles[1:]), part.end], strict=True):
        person = part.sub(title.end, end)
        name = name_of(person.text)
        apart = end == part.end or text[end - 1].isspace()
        if name is None or not apart or not fits(person, name):
            return None
        if found:
            found.append(part.sub(title.start, title.start).segment(Sense.JOIN, label=_AND))
        if not title.has("cue.contact"):
            found.append(part.sub(title.start, title.end).segment(Sense.ROLE))
        found.append(person.segment(Sense.NAME, name=name, led=True))
    return found


def side_by_side(part: Part) -> list[Segment] | None:
    """Several names with nothing but blanks between them, in Chinese: "李明 王晓芳".

    One of two signs may be spread over the width of three: "王海燕 李 强".
    """
    if part.hits or not part.lang.startswith("zh"):
        return None
    people = [
        part.sub(*match.span())
        for match in _PADDED.finditer(part.written.text, part.start, part.end)
    ]
    whole = all(_is_whole_name(person.text.replace(" ", ""), part.lang) for person in people)
    if len(people) < NAME_WORDS or not whole:
        return None
    found: list[Segment] = []
    for person in people:
        if found:
            found.append(part.sub(person.start, person.start).segment(Sense.JOIN, label=_AND))
        found.append(person.segment(Sense.NAME, name=name_of(person.text)))
    return found


def _is_whole_name(word: str, lang: str) -> bool:
    """Tell whether a word is a family's and a given name: "王 磊" has them apart."""
    return len(word) >= NAME_WORDS and scripts.is_family_name(word, lang)


def beside_titles(part: Part) -> list[Segment] | None:
    """A title or a desk and a name in a script without capitals: "홍보실 김새별 과장"."""
    told = [hit for hit in part.hits if hit.has("role.head", "cue.desk", "org.head")]
    if is_cased(part.text):
        return None
    if _is_reading(part):
        return []
    if not told:
        return _before_unit(part) or _before_honorific(part)
    if family := _called_officer(part, told):
        return family
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
    before, after = _before(part, person), part.sub(person.end, part.end)
    found = [person.segment(Sense.NAME, name=name_of(person.text), led=True)]
    if before.text:
        sense = Sense.ROLE if before.has("role.head") else Sense.ORG
        found.insert(0, before.segment(sense))
    if after.text and after.hits:
        found.append(_less_particle(after).segment(Sense.ROLE))
    return found


def _less_particle(title: Part) -> Part:
    """A title behind a name without what leads on to a verb: "팀장에게 문의하십시오" is "팀장"."""
    verbs = [hit.start for hit in title.hits if hit.has("cue.contact")]
    said = title.sub(title.start, verbs[0]) if verbs else title
    to_whom = _TO_WHOM.search(said.text)
    return title.sub(title.start, title.start + to_whom.start()) if to_whom else said


def _called_officer(part: Part, told: Sequence[Hit]) -> list[Segment] | None:
    """Who has an honorific before and a title behind is called so: "श्री प्रकाश अधिकारी, प्रवक्ता"."""
    first, text = part.hits[0], part.written.text
    if len(told) != 1 or first.has("role.head") or not first.has("name.honorifics"):
        return None
    if first.start != part.start or told[0].end != part.end or not told[0].has("role.head"):
        return None
    words = text[first.end : part.end].split()
    behind = next((hit for hit in part.written.hits if hit.start >= part.end), None)
    if len(words) != NAME_WORDS or behind is None or not behind.has("role.head"):
        return None
    name = None if text[part.end : behind.start].strip(EDGE) else name_of(part.text)
    return [part.segment(Sense.NAME, name=name)] if name else None


def _is_reading(part: Part) -> bool:
    """Tell whether kana in brackets spell the name before them: "田中美咲（たなか みさき）"."""
    before = part.written.text[: part.start].rstrip()
    return bool(READING.fullmatch(part.text) and _SPELT.search(before))


def _before_honorific(part: Part) -> list[Segment] | None:
    """A name and what it stands behind: "宣传科孙浩然老师", "行銷組 許家豪"."""
    unit, _, rest = part.text.partition(" ")
    person = tail_of(part, titled=bool(rest) and scripts.is_unit(unit, part.lang))
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
    if left and text[left.end : left.end + 1] in _OF and piece.text:
        piece = piece.sub(piece.start + 1, piece.end)  # "広報担当の田中", "広報課の田中様"
    if not piece.text or piece.has("name.before", "cue.quoted", "cue.not_press"):
        return None  # "التواصل مع", "ने कहा"
    if scripts.is_unit(piece.text, piece.lang):
        return None  # "企画班"
    if (titled := _from_title(piece)) is not piece:
        return titled
    if person := behind_department(piece):
        return person
    name = name_of(piece.text)
    if name and not _in_organisation(piece, left, right):
        bare = scripts.is_bare(name.full, piece.lang) and piece.lang != scripts.JAPANESE
        if not bare or scripts.is_person(name.full, piece.lang):
            return piece
    return tail_of(piece, titled=right is not None and right.has("role.head"))


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
    if left and left.has("org.head") and piece.lang == scripts.JAPANESE:
        return not text[left.end : left.end + 1].isspace()  # "株式会社青葉"
    if left and left.has("org.head") and _is_thai_company(text, left, piece):
        return True
    if left and left.has("org.head") and head_first:
        return head_first.group() < "\u0e00" or not text[left.end : left.end + 1].isspace()
    return False


def _is_thai_company(text: str, head: Hit, piece: Part) -> bool:
    """Tell whether words behind a company's say what it is called: "บริษัท ฟ้าใส จำกัด"."""
    return text[head.start : head.end] in _THAI_COMPANY and _LIMITED.search(piece.text) is not None


def _before(part: Part, person: Part) -> Part:
    """What stands before a name, less the particles around it: "ご質問は広報課の" is "広報課"."""
    start = part.start
    if part.lang == scripts.JAPANESE:
        start = max(start, part.written.text.rfind(_TOPIC, start, person.start) + 1)
    before = part.sub(start, person.start)
    return part.sub(start, before.end - 1) if before.text.endswith(_OF) else before


def _with_honorific(part: Part, person: Part) -> Part:
    """The person with the honorific right before it, which is no title: "교수 김새별"."""
    for hit in part.hits:
        gap = part.written.text[hit.end : person.start]
        if hit.has("name.honorifics") and hit.end <= person.start and not gap.strip(EDGE):
            longer = part.sub(hit.start, person.end)
            name, plain = name_of(longer.text), name_of(person.text)
            return longer if name and plain and name.full == plain.full else person
    return person


def addressed(part: Part) -> list[Segment] | None:
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
