"""Names in scripts that have neither capitals nor blanks: Chinese, Japanese, Korean.

A word there has the form of a name as soon as it is short. So a name is what begins with a family
of the country, or, in Japan, what stands where a name must stand: behind a label or a title.
"""

from pressdir.normalise import families
from pressdir.normalise.patterns import waiting

JAPANESE = "ja"
_HAN = waiting(r"[\u3400-\u9fff々〆ヶ]{2,9}")
_HANGUL = waiting(r"[\uac00-\ud7a3]{2,4}")
# Signs in which the word for a part of an office ends: 宣传科, 公關組, 学院, 홍보팀, 정책과.
_UNIT_ENDS = frozenset(
    "部处處科室组組局办辦课課股院馆館会會司站社团團台厅廳系所校队隊区區县縣市省网網厂廠心我"
)
_KOREAN_UNIT = waiting(r"[\uac00-\ud7a3]+(?:과|팀|실|처|청|군|시|회|관|센터|본부|재단)")
_CHINESE_UNIT = waiting(r"[\u3400-\u9fff]+[部处處科室组組局办辦课課]")
_JAPANESE_UNIT = waiting(
    r"[\u3400-\u9fff々]+[課係局班庁署院団店県處处科组組]|[\u3400-\u9fff々]{2,}[部室会社館所]"
)
_DEPARTMENT = waiting(  # never an organisation by itself: 広報課, 宣传部, 정책과
    r"[\u3400-\u9fff々ヶ\u30a0-\u30ff]{1,10}(?:[課係室班部处處科组組办辦课课課]|本部|グループ|チーム|中心)"
    r"|[\uac00-\ud7a3]{1,10}(?:과|팀|실|담당관|본부)"
)
_RANKS = frozenset(
    "高級 高级 高等 常務 常务".split()
)  # before a title; 高 and 常 are families, too
_SIGNS = waiting(r"[\u3400-\u9fff\u3040-\u30ff\uac00-\ud7a3]")
_FIRST = "\u3040"  # of the signs that are looked for here: texts in letters wait for no pattern
_LONGEST = 4


def is_bare(text: str, lang: str) -> bool:
    """Tell whether the text is one short word of Han signs or Hangul, as names are.

    A blank says nothing in Chinese ("王 磊"); in Japan it parts a family from the rest.
    """
    word = _joined(text, lang)
    return word >= _FIRST and bool(_HAN.fullmatch(word) or _HANGUL.fullmatch(word))


def _joined(text: str, lang: str) -> str:
    return text if lang == JAPANESE else text.replace(" ", "")


def is_family_name(text: str, lang: str) -> bool:
    """Tell whether a bare word is a name by its family, in a page in the language `lang`."""
    text = _joined(text, lang)
    if families.is_korean(text):
        return not _KOREAN_UNIT.fullmatch(text) and len(text) > 2
    if lang == JAPANESE:
        return families.is_japanese(text) and not _JAPANESE_UNIT.fullmatch(text)
    return families.is_chinese(text) and text[-1] not in _UNIT_ENDS


def is_unit(text: str, lang: str) -> bool:
    """Tell whether a bare word is a part of an office: "総務課", "홍보팀"."""
    own = _JAPANESE_UNIT if lang == JAPANESE else _CHINESE_UNIT  # "渡部" is a family of Japan
    return text >= _FIRST and bool(own.fullmatch(text) or _KOREAN_UNIT.fullmatch(text))


def is_department(word: str) -> bool:
    """Tell whether a word is a part of an organisation, never a whole one: "総務課", "홍보팀"."""
    return word >= _FIRST and _DEPARTMENT.fullmatch(word) is not None


def is_organisation(text: str, lang: str) -> bool:
    """Tell whether a text in Han signs or Hangul may be an organisation, and no person."""
    if text < _FIRST or not _SIGNS.match(text):
        return False
    return not is_person(text.replace(" ", ""), lang)


def last(text: str, lang: str) -> str:
    """The name that a text ends in: "林志豪" of "公關組林志豪"; "" where it ends in none.

    A title or an honorific stands behind the text: that is what makes its end a name.
    """
    text = text.rstrip()
    word = text.split()[-1] if text else ""
    if is_person(word, lang):
        return word if word != text else ""
    for length in (3, 2, _LONGEST):
        before, name = word[:-length], word[-length:]
        if before[-1:] in _UNIT_ENDS and before and is_person(name, lang):
            return name
    return ""


def is_person(text: str, lang: str) -> bool:
    """The same as `is_family_name`, with names of two syllables: a title stands beside the word."""
    if families.is_korean(text):
        return not _KOREAN_UNIT.fullmatch(text)
    return lang != JAPANESE and families.is_chinese(text) and text not in _RANKS
