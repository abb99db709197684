"""How a name is written: its signs settled, its capitals undone where they only emphasise."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from pressdir.normalise.folding import fold
from pressdir.normalise.patterns import waiting

# Small words inside a name: they belong to the surname that follows, and are written small there.
PARTICLES: frozenset[str] = frozenset(
    """
    van von vom vander vande der den de dem del dela delos della delle degli dei di da do das dos
    du des d la le
    las los lo el al as ul ter ten te tot 't 's op in uit zu zum zur am auf und y e i af av bin bint
    ibn ben abu umm abd ap ab ferch mac nic ní ó san santa st saint thor wa ya ole arap i binti við
    """.split()
)
# Of these, the ones that a name in capitals had in small letters before: "VAN DER BERG".
_SMALL = frozenset(
    "van von vom der den de dem del della delle degli dei da dos das du des ter ten te tot 't 's "
    "op uit zu zum zur am und y e i af av bin bint ibn".split()
)
_SMALL_INSIDE_ONLY = frozenset("da das dos te ten ter y e i am op du des den del tot".split())
_SMALL_LA = frozenset({"la", "las", "los"})  # small behind "de": "de la Torre", but "La Rocca"
# "Kavin s/o Selva", "Lim a/l Raju": son of, daughter of.
_SON_OF = waiting(r" [sdaSDA]/[oplOPL] ")
_MAC = waiting(
    r"MAC(?=DONALD|LEOD|KENZIE|GREGOR|MILLAN|INTYRE|ARTHUR|KAY|NEIL|PHERSON|FARLANE|LEAN|DOUGALL"
    r"|BRIDE|CARTHY|AULAY|QUEEN|RAE|KINNON|PHAIL|LACHLAN|NAMARA|INTOSH|ALISTER)"
)
_CAMEL = re.compile(r"([A-ZÀ-Þ][a-zß-ÿ]{2,20})([A-ZÀ-Þ][a-zß-ÿ]{2,20})")
_HALF_SMALL = re.compile(r"(Mc|Mac|De|Di|Le|La|Fitz|Van|O')([A-ZÀ-Þ]{3,20})")
_NO_CAMEL = frozenset(
    "mac von van del des della fitz abd abu ibn san ben los las der den saint".split()
)
_FORBIDDEN = waiting(
    r"[0-9@<>{}\[\]=_|#&+%$€£*\\:;!?~^]|(?<!\b[\u1200-\u137F])/|https?|www\.", re.IGNORECASE
)  # but "ወ/ሮ" is Mrs
_IN_BRACKETS = waiting(r"[(（][^()（）]{0,60}[)）]")
_NICKNAME = waiting(r"""(?<=\s)(?:["“„«][^"“”„«»]{1,30}["”“»]|'[^'\s]{2,20}')(?=\s)""")
EDGES = ' ,;:-"“”„«»…•·・፣፤፥፦៖។၊။'
_ROUND_HYPHEN = waiting(r"\s{0,5}[-‐‑‒–—−]\s{0,5}")
_APOSTROPHES = dict.fromkeys(map(ord, "’‘‛ʼʻ`´′＇"), "'")
_INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F)])
_SETTLE = _APOSTROPHES | _INVISIBLE
_APOSTROPHE_LETTERS = frozenset(filter(str.isalpha, map(chr, _APOSTROPHES)))  # to Unicode
_WORD_PIECES = waiting(r"([-'’])")
_LEAST_EASTERN = "々"  # of the signs that eastern names are written with
HAN = r"\u3400-\u9FFF\uF900-\uFAFF々〆"
_JOINER = "\u200d"
# It makes one sign of two letters behind a virama, as in Sinhala; elsewhere it is invisible.
_LOOSE_JOINER = waiting("(?<![\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca])\u200d")


@lru_cache(maxsize=512)  # a text is looked at from several sides before the next
def settle(text: str) -> str:
    """The text with signs of one kind, and without brackets, nicknames and what is invisible."""
    if _is_settled(text):
        return " ".join(text.split())
    text = unicodedata.normalize("NFC", text.translate(_SETTLE))
    if _JOINER in text:
        text = _LOOSE_JOINER.sub("", text)
    text = _ROUND_HYPHEN.sub("-", _NICKNAME.sub(" ", _IN_BRACKETS.sub(" ", text)))
    return " ".join(text.split()).strip(EDGES)


def _is_settled(text: str) -> bool:
    """Whether a text is letters, and hyphens within words: there is nothing to settle but blanks.

    Most names are, so that they need not be looked through for each sign by itself.
    """
    letters = text.replace(" ", "")
    if "-" in letters:
        if "- " in text or " -" in text or letters[0] == "-" or letters[-1] == "-":
            return False
        letters = letters.replace("-", "")
    if not letters.isalpha():
        return False
    return letters.isascii() or (
        _APOSTROPHE_LETTERS.isdisjoint(letters) and unicodedata.is_normalized("NFC", text)
    )


def has_forbidden(settled: str) -> bool:
    """Tell whether signs stand in the text that no name has; "s/o" between two names is none."""
    if settled.replace(" ", "").replace("-", "").isalpha():  # no signs at all
        return "http" in settled.lower()
    if "/" in settled:
        settled = _SON_OF.sub(" ", settled)
    return _FORBIDDEN.search(settled) is not None


def is_eastern(text: str) -> bool:
    """Tell whether Chinese, Japanese or Korean patterns are worth their compiling."""
    return not text.isascii() and max(text) >= _LEAST_EASTERN


def together(*titles: str) -> str:
    """The titles in one, those that there are."""
    return " ".join(filter(None, titles))


# --- capitals ----------------------------------------------------------------------------------


def uncamelled(name: str) -> str:
    """Part "MolaletTsedeke", where a blank was lost: it is the whole name."""
    camel = _CAMEL.fullmatch(name)
    return f"{camel[1]} {camel[2]}" if camel and camel[1].lower() not in _NO_CAMEL else name


def in_capitals(word: str) -> bool:
    """Tell whether a word is in capitals, as surnames are to stand out."""
    if not word.isupper():
        return _HALF_SMALL.fullmatch(word) is not None  # "McCREARY"
    return "." not in word and sum(map(str.isalpha, word)) > 1


def in_small(words: Sequence[str]) -> list[str]:
    """Undo capitals that only emphasise: "Maureen ACHIENG", "VAN DER BERG"."""
    everything = all(in_capitals(word) or len(word) == 1 or word.endswith(".") for word in words)
    shown: list[str] = []
    for place, word in enumerate(words):
        if word in {"'T", "'S"}:
            shown.append(word.lower())  # Dutch: "van 't Hooft"
        elif not in_capitals(word) or (not everything and is_initials(word, place, words)):
            shown.append(word)
        else:
            shown.append(_small(word, place, len(words), shown[-1] if shown else ""))
    return shown


def dotless(shown: str, written: str) -> str:
    """A name as Turkish has it, of words in capitals: "AYŞE YILDIZ" is "Ayşe Yıldız"."""
    words = shown.split()
    for capitals in filter(in_capitals, written.split()):
        if "I" in capitals[1:]:
            small = capitals[:1] + _lower(capitals[1:].replace("I", "ı"))
            words = [
                small if word == _capitalised(capitals, first=True) else word for word in words
            ]
    return " ".join(words)


def is_initials(word: str, place: int, words: Sequence[str]) -> bool:
    """Tell "JP", "JB" and "AJ" before a name from "LI" and "WU", which are names."""
    spoken = not word.endswith("J") and set(fold(word)) & set("aeiouyаеиоуыэюяіїєαεηιουω")
    return len(word) == 2 and place == 0 and len(words) > 1 and not spoken and word != "NG"


def _small(word: str, place: int, count: int, before: str) -> str:
    lowered = word.casefold()
    if place < count - 1:
        if lowered in _SMALL and not (place == 0 and lowered in _SMALL_INSIDE_ONLY):
            return lowered
        if lowered in _SMALL_LA and before == "de":
            return lowered
    if half := _HALF_SMALL.fullmatch(word):
        return half[1] + _capitalised(half[2], first=True)
    pieces = _WORD_PIECES.split(word)
    return "".join(_capitalised(piece, first=index == 0) for index, piece in enumerate(pieces))


def _capitalised(piece: str, *, first: bool) -> str:
    if not piece.isalpha():
        return piece
    if not first and piece in {"S", "T"}:
        return piece.lower()  # "van 't Hooft"
    if len(piece) > 4 and piece.startswith("MC"):
        return f"Mc{piece[2]}{_lower(piece[3:])}"
    if mac := _MAC.match(piece):
        return f"Mac{piece[mac.end()]}{_lower(piece[mac.end() + 1 :])}"
    # lowered together, so that a final sigma is seen as final
    return piece[0] + _lower(piece)[1:]


def _lower(text: str) -> str:
    return text.replace("İ", "i").lower()  # Python would leave a dot above: "i̇"
