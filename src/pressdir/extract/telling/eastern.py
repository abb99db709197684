"""Rules for people in the East: families or given names alone, syllables apart, titles within."""

from pressdir.extract import scripts
from pressdir.extract.locales import Hit
from pressdir.extract.segments import Segment, Sense
from pressdir.extract.shapes import EDGE, name_of
from pressdir.extract.telling.forms import is_offered
from pressdir.extract.telling.part import Part
from pressdir.model import Name
from pressdir.normalise import families
from pressdir.normalise.patterns import waiting

_IN_DEPARTMENT = waiting(r"(\S{2,12})\s[\u3400-\u9fff々]{1,4}[・、]\Z")
# What one calls a person in Thai: "คุณฝน"; but "คุณภาพ" is quality, "คุณหญิง" a lady's title.
_CALLED = waiting(r"คุณ(?!ภาพ|สมบัติ|หญิง|ค่า|ธรรม|ลักษณะ|ประโยชน์|วุฒิ|อนันต์)(?P<given>[ก-ฮเ-ไ][ก-๎]{1,12})")
_NUMBER_NEXT = waiting(
    r"\s?(?:[(（][ก-๎]{1,12}[)）])?[\s:,]{0,3}(?:[ก-๎]{2,10}\.?)?[\s:(]{0,3}[+0]\d?"
)
_BEFORE = " :："
_SPACED_OUT = waiting(r"(?<!\S)[\uac00-\ud7a3](?: ([\uac00-\ud7a3]))? [\uac00-\ud7a3]\Z")


# "の田中彩香", "沈佳宜联系": a name of Han signs, and what a sentence has around it.
_SENTENCE_END = waiting(
    r"の?(?P<who>[\u3400-\u9fff]{2,5}?)(?:さん|氏|联系|聯繫|联络|聯絡|联系报名|接洽)?\s*"
)


def spaced_out(part: Part) -> list[Segment] | None:
    """A Korean name with blanks between its syllables, and the office before it: "총무과 김 새 별".

    Two syllables stand so behind a label only: "담당자: 이 진". A title may stand behind them.
    """
    text = part.text
    if not "\uac00" <= text[:1] <= "\ud7a3" or " " not in text:
        return None
    title = next((hit for hit in part.hits if hit.has("role.head") and hit.end == part.end), None)
    before = part.sub(part.start, title.start if title else part.end)
    match = _SPACED_OUT.search(before.text)
    if match is None or not scripts.is_person(match.group().replace(" ", ""), "ko"):
        return None
    at = part.written.text.index(before.text, part.start)
    person = part.sub(at + match.start(), at + match.end())
    office = part.sub(part.start, person.start)
    short = match[1] is None
    if short and (office.text or not is_offered(person)):
        return None
    if office.text and not (office.hits or scripts.is_unit(office.text.split()[-1], "ko")):
        return None
    sense = Sense.ROLE if office.has("role.head") else Sense.ORG
    found = [office.segment(sense)] if office.text else []
    named = person.segment(Sense.NAME, name=name_of(person.text.replace(" ", "")), led=True)
    return [*found, named, *([_title(part, title)] if title else [])]


def _title(part: Part, title: Hit) -> Segment:
    """The title that a phrase of the part is."""
    return part.sub(title.start, title.end).segment(Sense.ROLE)


def offered_family(part: Part) -> list[Segment] | None:
    """A family behind a label, though a town be called so: "担当：飯田・千葉まで".

    Or behind another one in a part of an office: "学芸課　今泉・丸山".
    """
    if part.lang != scripts.JAPANESE or part.hits:
        return None
    told = [hit for hit in part.written.hits if hit.end <= part.start][-1:]
    beside = _IN_DEPARTMENT.search(part.written.text[: part.start])
    listed = beside is not None and scripts.is_department(beside[1])
    if not listed and not any(hit.has("label.name") for hit in told):
        return None
    text = part.text.removesuffix("まで")
    at = part.written.text.index(part.text, part.start)
    person = part.sub(at, at + len(text))
    alone = families.is_japanese_family(text)
    if not (alone or scripts.is_bare(text, part.lang)) or not (listed or is_offered(person)):
        return None
    name = name_of(text) or (Name(text, family=text) if alone else None)  # "森"
    return [person.segment(Sense.NAME, name=name)] if name else None


def in_department(part: Part) -> list[Segment] | None:
    """A part of an office, a blank, and the family of who is there: "学芸課　今泉"."""
    person = behind_department(part)
    if person is None or not all(
        hit.has("org.unit", "org.head", "cue.desk") and hit.end <= person.start for hit in part.hits
    ):
        return None
    name = name_of(person.text) or Name(person.text, family=person.text)
    office = part.sub(part.start, person.start)
    return [office.segment(Sense.ORG), person.segment(Sense.NAME, name=name, led=True)]


def behind_department(part: Part) -> Part | None:
    """The family behind a part of an office in Japan, and a blank; None where there is none."""
    units, _, family = part.text.rpartition(" ")
    unit = units.rpartition(" ")[2]
    before = part.written.text[: part.written.text.index(part.text, part.start)]
    begun = "" if " " in units else before.rpartition(" ")[2]  # "広報" of "広報課" is a phrase
    if part.lang != scripts.JAPANESE or not scripts.is_department(begun + unit):
        return None
    if not families.is_japanese_family(family) or families.is_japanese_family(begun + unit):
        return None  # "窓口" is a counter, "本館" a building; "服部 泉" has a family first
    at = part.written.text.index(part.text, part.start) + len(units) + 1
    return part.sub(at, at + len(family))


def titled_within(part: Part) -> list[Segment] | None:
    """A Chinese name around its title, as Taiwan's offices write: "社會局 林科長美惠"."""
    if not part.lang.startswith("zh") or not part.hits:
        return None
    title, end = part.hits[-1], part.start + len(part.written.text[part.start : part.end].rstrip())
    text = part.written.text
    family, given = text[title.start - 1 : title.start], text[title.end : end].strip()
    begins = title.start - 1 == part.start or text[title.start - 2 : title.start - 1] in _BEFORE
    if not title.has("role.head") or not begins or not families.is_chinese(family + given):
        return None
    person, office = part.sub(title.start - 1, end), part.sub(part.start, title.start - 1)
    named = person.segment(Sense.NAME, name=name_of(family + given), led=True)
    return [office.segment(Sense.ORG), named] if office.text else [named]


def in_sentence(part: Part) -> list[Segment] | None:
    """Whom a sentence names behind a desk or a title: "…広報担当の西村彩香", "…宣传部沈佳宜联系".

    Something stands before both, and the name ends the part: a bracket or a comma follows.
    """
    told = [hit for hit in part.hits if hit.has("role.head", "cue.desk", "org.unit")]
    zh = part.lang.startswith("zh")
    if not told or not (zh or part.lang == scripts.JAPANESE):
        return None
    desk, text = told[-1], part.written.text
    rest = _SENTENCE_END.fullmatch(text, desk.end, part.end)
    if rest is None or not text[part.start : desk.start].strip(EDGE):
        return None
    known = families.is_chinese(rest["who"]) if zh else families.is_japanese(rest["who"])
    if not known or part.written.bars_name(rest.start("who"), rest.end("who")):
        return None
    name = name_of(rest["who"])
    return [part.sub(*rest.span("who")).segment(Sense.NAME, name=name, led=True)] if name else None


def called(part: Part) -> list[Segment] | None:
    """Whom one calls by the given name in Thailand, right before the number: "คุณฝน 08 …"."""
    match = _CALLED.fullmatch(part.text) if part.lang == "th" else None
    if match is None or not _NUMBER_NEXT.match(part.written.text[part.end :]):
        return None
    name = Name(match["given"], given=match["given"], prefix="คุณ")
    return [part.segment(Sense.NAME, name=name, led=True)]
