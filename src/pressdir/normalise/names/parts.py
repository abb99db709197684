"""Which part of a name is the family's, which is given."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from pressdir.errors import InvalidNameError
from pressdir.model import Name
from pressdir.normalise.folding import fold
from pressdir.normalise.names.titles import without_ending
from pressdir.normalise.names.writing import PARTICLES, in_capitals, is_initials
from pressdir.normalise.patterns import waiting

# Families of two characters; all other Chinese and Korean ones have one.
_TWO_CHARACTER_FAMILIES = frozenset(
    "欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 东方 東方 夏侯 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 "
    "남궁 황보 제갈 사공 선우 서문 독고 동방".split()
)
VIETNAMESE_FAMILIES: frozenset[str] = frozenset(
    "nguyen tran pham huynh hoang phan vu vo dang bui do ho ngo duong ly le dinh trinh mai".split()
)
_TWO_SCRIPTS = waiting(r"[ァ-ヺー]+ [\u3400-\u9fff]+|[\u3400-\u9fff]+ [ァ-ヺー]+")
_VIETNAMESE_LETTER = waiting(r"[ăđơưĂĐƠƯ\u1EA0-\u1EF9]")
_DAUGHTER = ("овна", "евна", "ична", "івна", "ївна")
PATRONYMICS = (
    *("ович", "евич", "ьич", *_DAUGHTER),
    *("ovich", "evich", "ovych", "yovych", "ovna", "evna", "ivna", "ichna"),
)
_PATRONYMIC = re.compile(rf".{{2,}}(?:{'|'.join(PATRONYMICS)})")


class Parts(NamedTuple):
    """The parts of a name."""

    family: str = ""
    given: str = ""
    additional: str = ""


def family_in_capitals(words: Sequence[str]) -> tuple[int, int] | None:
    """Give the places of a surname in capitals at one end of a name that has small letters."""
    capitals = [
        in_capitals(word) and not is_initials(word, place, words)
        for place, word in enumerate(words)
    ]
    if all(capitals) or not any(capitals):
        return None
    first, last = capitals.index(True), len(capitals) - capitals[::-1].index(True)
    if not all(capitals[first:last]) or not (first == 0 or last == len(words)):
        return None
    while first > 0 and words[first - 1].casefold() in PARTICLES:
        first -= 1
    return first, last


def with_family(words: Sequence[str], start: int, end: int) -> Parts:
    """The parts, with the family's from one word to another."""
    others = [*words[:start], *words[end:]]
    given, additional = others[:1], others[1:]
    return Parts(" ".join(words[start:end]), " ".join(given), " ".join(additional))


def ordered(words: Sequence[str], *, family_first: bool | None) -> Parts:
    """The parts by their order: the given name first, where nothing says else."""
    if len(words) == 1:
        return Parts(given=words[0])
    if slavic := _with_patronymic(words):
        return slavic
    if family_first is None and _is_vietnamese(words):
        return Parts(family=words[0], given=words[-1], additional=" ".join(words[1:-1]))
    if family_first:
        end = 1
        while end < len(words) - 1 and words[end - 1].casefold() in PARTICLES:
            end += 1
        return with_family(words, 0, end)
    start = len(words) - 1
    while (
        start > 1
        and words[start - 1].casefold() in PARTICLES
        and not words[start - 1].endswith(".")
    ):
        start -= 1
    return with_family(words, start, len(words))


def _with_patronymic(words: Sequence[str]) -> Parts | None:
    patronymics = [bool(_PATRONYMIC.fullmatch(word.casefold())) for word in words]
    if len(words) == 3 and patronymics[1]:
        return Parts(family=words[2], given=words[0], additional=words[1])
    if len(words) == 3 and patronymics[2]:
        return Parts(family=words[0], given=words[1], additional=words[2])
    if len(words) == 2 and words[1].casefold().endswith(_DAUGHTER):
        return Parts(given=words[0], additional=words[1])
    return None


def _is_vietnamese(words: Sequence[str]) -> bool:
    if fold(words[0]) not in VIETNAMESE_FAMILIES or len(words) < 2:
        return False
    if any(map(_VIETNAMESE_LETTER.search, words)):
        return True
    return len(words) > 2 and (words[0] == "Nguyen" or fold(words[1]) in {"thi", "van"})


# --- Chinese, Japanese, Korean -----------------------------------------------------------------


def east_asian(text: str, settled: str) -> Name:
    """The name in Chinese, Japanese or Korean letters; `text` is as it was written."""
    plain = without_ending(settled).strip(" ·・")
    title = settled.removeprefix(plain).strip()
    if "·" in plain or "・" in plain:  # a foreign name, spelt: given name first
        full = plain.replace(" ", "")
        given, *middle, family = re.split("[·・]+", full)
        return Name(full, family, given, " ".join(middle), title)
    family, _, given = plain.partition(" ")
    full = plain.replace(" ", "")
    shown = plain if _TWO_SCRIPTS.fullmatch(plain) else full  # "リギリ 聡美"
    if not 2 <= len(full) <= 8:
        raise InvalidNameError(f"{text!r}: not the name of a person")
    if not given:
        cut = _family_length(full)
        family, given = full[:cut], full[cut:]
    return Name(shown, family, given.replace(" ", ""), prefix=title)


def _family_length(full: str) -> int:
    if full[:2] in _TWO_CHARACTER_FAMILIES and len(full) > 2:
        return 2
    # four characters are Japanese as a rule, and so is a given name in kana
    return 2 if len(full) > 3 and not "가" <= full[0] <= "힣" else 1
