"""A person's name as written -> `Name`: one form to show, and its parts.

The rule: `full` is what one would say aloud, in the order written: no titles, no capitals for
emphasis, hyphens and apostrophes of one kind. Parts follow the signs that a name itself bears (a
comma, a surname in capitals, its script, a patronymic), and otherwise given names come first. No
list of names is used, so no country's names are preferred.
"""

import itertools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from pressdir.errors import InvalidNameError
from pressdir.model import Name
from pressdir.normalise.folding import fold, romanise
from pressdir.normalise.patterns import waiting

# What stands before a name and is none of it: folded, without dots. Words that are names, too
# (Dean, Judge, King, Prince, Don, Pan, Anh), are left out: a name cut in half is worse than a title
# kept.
HONORIFICS: frozenset[str] = frozenset(
    """
    mr mrs ms miss mx messrs sir dame lady madam madame mme mmes mlle mlles monsieur m mm maitre
    dr drs doctor prof profs professor he h.e hrh hon honourable honorable excellency
    ambassador amb rev revd reverend father fr sister bishop archbishop cardinal imam
    gen general maj col colonel lt ltc lieutenant capt captain cmdr commander cdr adm admiral sgt
    sergeant cpl brig brigadier shri smt kumari sri sen senator rep
    congressman congresswoman gov governor
    herr herrn frau fräulein hr fr dipl-ing dipl dipl-kfm dipl-volksw dipl-inf dipl-jur dipl-soz
    dipl-psych ing mag maga mmag dkfm di univ-prof ao hc h.c habil priv-doz pd dr-ing med phil jur
    phk phkin ephk pok pokin pkin pom pomin phm phmin khk khkin ekhk kokin kkin
    rer
    nat oec iur vet dent pol mult staatssekretär staatssekretärin ministerialrat
    pr professeur professeure docteur docteure mgr monseigneur s.e s.e.m
    sr sra srta srs sres señor señora señorita doña dña lic licda licdo mtro mtra maestro maestra
    arq dra doctora doctor prof profa profesor profesora dip diputado diputada sen senador
    senadora
    gral cnel cap tte excmo excma ilmo ilma
    senhor senhora dom doutor doutora exmo exma jorn engenheiro eng enga engº engª
    sig sig.ra signor signora sig.na dott dott.ssa dottssa dottor dottoressa avv arch geom rag on
    onorevole
    dhr mevr mevrouw meneer heer drs mw ir jhr prof.dr
    pani panie p paní slečna mgr mgra bc ing judr mudr phdr rndr thdr paeddr mvdr pharmdr doc
    inż hab lek ks gosp gospodin gospođa gospodja gđa gdin gospa g-din g-đa prim
    úr dl dna d-l d-na domnul doamna domnisoara prof.univ dipl.ing
    fru frøken froken fröken herra rouva neiti tohtori séra frú härra proua znj zj
    bayan sayın doç yrd öğr
    др мр инж дипл comisar comisar-șef subcomisar chestor kombes akbp kompol iptu ipda brigjen
    г-н г-жа господин госпожа господа д-р доктор проф профессор академик акад тов товарищ пан пані
    панi г ген генерал полковник полк майор капитан
    κ κα κος κυρία κύριος κύριο δρ καθ
    السيد السيدة الدكتور الدكتورة د أ م الأستاذ الأستاذة المهندس المهندسة معالي سعادة الشيخ الشيخة
    بالسيد بالسيدة بالأستاذ بالأستاذة بالدكتور بالدكتورة بالمهندس بالمهندسة
    للسيد للسيدة للأستاذ للأستاذة للدكتور للدكتورة
    العميد العقيد اللواء آقای خانم دکتر مهندس جناب سرکار
    למר לגב' לגברת לד"ר לפרופ' לעו"ד
    מר גב' גברת ד"ר ד״ר דר פרופ' פרופ׳ פרופסור עו"ד עו״ד הרב
    श्री श्रीमती सुश्री डॉ प्रो শ্রী জনাব ডঃ ড
    ông bà chị ts gs pgs ths
    นาย นาง นางสาว คุณ ดร ศ รศ ผศ นพ พญ น.ส
    ศาสตราจารย์ รองศาสตราจารย์ ผู้ช่วยศาสตราจารย์ อาจารย์ นายแพทย์ แพทย์หญิง
    डॉक्टर प्रोफेसर श्रीमान ডক্টর ডাক্তার মিসেস டாக்டர் ፕሮፌሰር
    ڈاکٹر محترم محترمہ پروفیسر திரு திருமதி செல்வி முனைவர் பேராசிரியர் জনাবা অধ্যাপক ডা
    አቶ ወ/ሮ ወይዘሮ ወ/ሪት ወይዘሪት ዶ/ር ዶክተር ፕ/ር
    cllr councillor alhaji alhaja hajia ponia ponas ibu bapak bpk khun
    encik puan cik datuk dato' datin bw bi mhe mheshimiwa dkt cənab xanım мырза ханым
    ბატონი ქალბატონი պարոն տիկին
    """.split()
)
# What East Asian names carry behind them.
HONORIFIC_ENDINGS: tuple[str, ...] = (
    "先生", "女士", "小姐", "太太", "博士", "教授", "老师", "老師", "同志", "氏", "様",
    "さま", "さん", " 君", "선생님", "교수님", "박사님", "여사", "교수", "박사", "님", "씨",
)  # fmt: skip
# These are titles with a dot only: without one they are initials or names.
_DOTTED_ONLY = frozenset(
    """
    m p fr g г d he h.e hon sen gen doc arch rag dom med phil ao hc pd on ir mag rep pr cap dip ts
    gs د أ م ד bi ศ
    """.split()
)
# "M. van den Heuvel" is an initial: the French Monsieur stands before other particles.
_NO_MONSIEUR = frozenset({"van", "von", "vom", "ter", "ten"})

# Small words inside a name: they belong to the surname that follows, and are written small there.
PARTICLES: frozenset[str] = frozenset(
    """
    van von vom vander vande der den de dem del della delle degli dei di da do das dos du des d la
    le
    las los lo el al as ul ter ten te tot 't 's op in uit zu zum zur am auf und y e i af av bin bint
    ibn ben abu umm abd ap ab ferch mac nic ní ó san santa st saint thor wa ya ole arap i binti
    """.split()
)
# Of these, the ones that a name in capitals had in small letters before: "VAN DER BERG".
_SMALL = frozenset(
    "van von vom der den de dem del della delle degli dei da dos das du des ter ten te tot 't 's "
    "op uit zu zum zur am und y e i af av bin bint ibn".split()
)
_SMALL_INSIDE_ONLY = frozenset("da das dos te ten ter y e i am op du des den del tot".split())
_SMALL_LA = frozenset({"la", "las", "los"})  # small behind "de": "de la Torre", but "La Rocca"

SUFFIXES: frozenset[str] = frozenset(
    """
    jr sr jnr snr junior ii iii iv 2nd 3rd esq esquire phd dphil edd psyd md dds dvm jd llm llb
    mba msc
    bsc mphil mpa mph rn cpa cfa pmp obe mbe cbe kbe dbe gbe cmg dcmg kcmg gcmg cvo kcvo cb kcb om
    ch
    mpl mpp mna mhr
    qc kc sc mp mep msp mla mdb mdl mdep mdeb mdnr frs frsa fba dsc drsc csc dba mmed meng beng
    fca aca
    xanım bəy мырза ханым صاحبہ
    ret retd pe rtd filho neto júnior sobrinho mfa mps sj osb ofm
    """.split()
)
# These are surnames or words, too: suffixes only behind a comma or with their dots.
_UNSURE_SUFFIXES = frozenset(
    "ch om sc sj mp rn pe mps ret csc dsc cb mla ofm junior neto filho sobrinho".split()
)
_ONLY_BEHIND_COMMA = frozenset("ma ba bs do am jd op dc be bc".split())

# A word of these makes an office of it; a person's name has none of them.
_NOT_NAMES = frozenset(
    """
    office ministry department university committee council commission agency foundation association
    centre center media team unit desk service services division institute organization
    organisation contact contacts email phone tel information communications communication relations
    spokesperson newsroom secretariat embassy programme
    pressestelle presse ministerium universität behörde referat abteilung kommunikation
    bureau ministère université direction
    oficina prensa ministerio universidad comunicación departamento dirección
    assessoria imprensa ministério universidade comunicação secretaria gabinete
    ufficio stampa ministero università persdienst gemeente ministerie afdeling
    biuro prasowe rzecznik ministerstwo uniwersytet wydział oddělení mluvčí ministerstva
    пресс-служба министерство управление отдел университет пресс-центр служба
    city county township borough hotel hôtel museum musée museo palais stadium stadion airport
    congress conference convention auditorium theatre théâtre teatro
    ayuntamiento municipio commune gemeinde kommune landkreis rathaus obec okres gmina powiat
    община район область муниципалитет громада
    xã phường huyện quận tỉnh kabupaten kecamatan kelurahan
    """.split()
)
# "Kavin s/o Selva", "Lim a/l Raju": son of, daughter of.
_SON_OF = waiting(r" [sdaSDA]/[oplOPL] ")
# These stand in a name before an article only: "Jan op de Beeck", "Hans in 't Veld".
_BEFORE_ARTICLES = frozenset("in op uit auf".split())
_ARTICLES = frozenset("de den der dem het 't".split())
_ABBREVIATED_END = waiting(r"[^\W\d_]*[a-zß-ÿ]-[A-ZÀ-Þ]{2,3}")  # "Stab-PÖA", "Team-PR"

# Families of two characters; all other Chinese and Korean ones have one.
_TWO_CHARACTER_FAMILIES = frozenset(
    "欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 东方 東方 夏侯 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 "
    "남궁 황보 제갈 사공 선우 서문 독고 동방".split()
)
_VIETNAMESE_FAMILIES = frozenset(
    "nguyen tran pham huynh hoang phan vu vo dang bui do ho ngo duong ly le dinh trinh mai".split()
)
_VIETNAMESE_LETTER = waiting(r"[ăđơưĂĐƠƯ\u1EA0-\u1EF9]")
_PATRONYMIC = re.compile(
    r".{2,}(?:ович|евич|ьич|овна|евна|ична|івна|ївна|ovich|evich|ovych|yovych|ovna|evna|ivna|ichna)"
)
_MAC = re.compile(
    r"MAC(?=DONALD|LEOD|KENZIE|GREGOR|MILLAN|INTYRE|ARTHUR|KAY|NEIL|PHERSON|FARLANE|LEAN|DOUGALL"
    r"|BRIDE|CARTHY|AULAY|QUEEN|RAE|KINNON|PHAIL|LACHLAN|NAMARA|INTOSH|ALISTER)"
)
_GLUED_TITLE = re.compile(r"(?<=[^\W\d_]{2}\.)(?=[A-ZÀ-ÞА-Я][^\W\d_.])")  # "Dr.Jane"
# "นายสมชาย ใจดี"; but "นายกเทศมนตรี" is a mayor, "คุณภาพ" quality: words that begin like a title.
_GLUED_THAI = re.compile(
    r"^(?:(?:ศ|รศ|ผศ|ดร|นพ|พญ|น\.ส)\.){1,3}(?=[ก-ฮเ-ไ])"
    r"|^นางสาว(?=[ก-ฮเ-ไ])"
    r"|^นาง(?!สาว|แบบ|พยาบาล|งาม)(?=[ก-ฮเ-ไ])"
    r"|^นาย(?!ก(?:รัฐ|เทศ|ส|องค์|อบ|เมือง|ฯ|\s)|แพทย์|ทะเบียน|จ้าง|หน้า|ตำรวจ|ทหาร|ช่าง|อำเภอ)(?=[ก-ฮเ-ไ])"
    r"|^คุณ(?!ภาพ|สมบัติ|หญิง|ค่า|ธรรม|ลักษณะ)(?=[ก-ฮเ-ไ])"
)
_CAMEL = re.compile(r"([A-ZÀ-Þ][a-zß-ÿ]{2,20})([A-ZÀ-Þ][a-zß-ÿ]{2,20})")
_HALF_SMALL = re.compile(r"(Mc|Mac|De|Di|Le|La|Fitz|Van|O')([A-ZÀ-Þ]{3,20})")
_NO_CAMEL = frozenset(
    "mac von van del des della fitz abd abu ibn san ben los las der den saint".split()
)

_LONGEST = 100
_MOST_WORDS = 8
_FORBIDDEN = re.compile(
    r"[0-9@<>{}\[\]=_|#&+%$€£*\\:;!?~^]|(?<!\b[\u1200-\u137F])/|https?|www\.", re.IGNORECASE
)  # but "ወ/ሮ" is Mrs
_IN_BRACKETS = re.compile(r"[(（][^()（）]{0,60}[)）]")
_NICKNAME = re.compile(r"""(?<=\s)(?:["“„«][^"“”„«»]{1,30}["”“»]|'[^'\s]{2,20}')(?=\s)""")
_EDGES = ' ,;:-"“”„«»…•·・፣፤፥፦'
_ROUND_HYPHEN = re.compile(r"\s{0,5}[-‐‑‒–—−]\s{0,5}")
_APOSTROPHES = dict.fromkeys(map(ord, "’‘‛ʼʻ`´′＇"), "'")
_INVISIBLE = dict.fromkeys(
    [0xAD, 0x200B, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F)]
)
_SETTLE = _APOSTROPHES | _INVISIBLE
_WORD_PIECES = re.compile(r"([-'’])")
_LEAST_EASTERN = "々"  # of the signs that eastern names are written with
_HAN = r"\u3400-\u9FFF\uF900-\uFAFF々〆"
_EAST_ASIAN = waiting(rf"[{_HAN}\u3041-\u30FF\uAC00-\uD7A3·・ ]+")
_KANA_OR_HAN = waiting(rf"[{_HAN}\u3041-\u30FF·・ ]+")


class _Parts(NamedTuple):
    family: str = ""
    given: str = ""
    additional: str = ""


class _Turned(NamedTuple):
    """A name without its comma; the last `family_words` of it are the family's, if any."""

    text: str
    family_words: int = 0


def parse(text: str, *, family_first: bool | None = None) -> Name:
    """Give the person's name that `text` writes.

    `family_first` says the order where the name does not show it: true for Hungarian ones.

    Raises:
        InvalidNameError: `text` has digits, signs or words that no person's name has, or is too
        long.
    """
    settled = _settle(text)
    _refuse(text, settled)
    prefix, rest, suffix = _bared(settled)
    turned = _turn(text, rest) if "," in rest else _Turned(rest)
    if turned.text != rest:
        further, rest, inner = _bared(turned.text)
        prefix, suffix = _together(prefix, further), _together(inner, suffix)
    if _is_eastern(rest) and _EAST_ASIAN.fullmatch(rest):
        name = _east_asian(text, rest)
        return replace(name, prefix=_together(prefix, name.prefix), suffix=suffix)
    words = rest.split()
    _refuse_words(text, words)
    shown = _in_small(words)
    if turned.family_words:
        parts = _with_family(shown, max(0, len(shown) - turned.family_words), len(shown))
    elif capitals := _family_in_capitals(words):
        parts = _with_family(shown, *capitals)
    elif prefix and len(shown) == 1:
        parts = _Parts(family=shown[0])  # "Mr Smith"
    else:
        parts = _ordered(shown, family_first=family_first)
    return Name(" ".join(shown), parts.family, parts.given, parts.additional, prefix, suffix)


def _is_eastern(text: str) -> bool:
    """Tell whether Chinese, Japanese or Korean patterns are worth their compiling."""
    return not text.isascii() and max(text) >= _LEAST_EASTERN


def _together(*titles: str) -> str:
    return " ".join(filter(None, titles))


@lru_cache(maxsize=512)  # a text is looked at from several sides before the next
def _settle(text: str) -> str:
    text = unicodedata.normalize("NFC", text.translate(_SETTLE))
    text = _ROUND_HYPHEN.sub("-", _NICKNAME.sub(" ", _IN_BRACKETS.sub(" ", text)))
    return " ".join(text.split()).strip(_EDGES)


def _refuse(text: str, settled: str) -> None:
    if not settled or len(settled) > _LONGEST or _has_forbidden(settled):
        raise InvalidNameError(f"{text[:80]!r}: not the name of a person")
    for word in settled.casefold().split():
        if word.strip(".,") in _NOT_NAMES:
            raise InvalidNameError(f"{text!r}: an office rather than a person ({word.strip('.,')})")


def _has_forbidden(settled: str) -> bool:
    """Tell whether signs stand in the text that no name has; "s/o" between two names is none."""
    if "/" in settled:
        settled = _SON_OF.sub(" ", settled)
    return _FORBIDDEN.search(settled) is not None


def joins(word: str, following: str) -> bool:
    """Tell whether a small word before another one may be inside a name: "van den", "in 't"."""
    return fold(word.rstrip(".")) in PARTICLES and not _lacks_article(word, following)


def _lacks_article(word: str, following: str) -> bool:
    """Tell whether a preposition stands before another word than an article."""
    return word.casefold() in _BEFORE_ARTICLES and following.casefold() not in _ARTICLES


def _turn(text: str, rest: str) -> _Turned:
    """Turn "Harcourt, Imogen". A list, or "Jane Doe, UNICEF", is no name."""
    family, _, given = (part.strip() for part in rest.partition(","))
    in_capitals = _in_capitals(given) and not _in_capitals(family)
    if not family or not given or "," in given or in_capitals:
        raise InvalidNameError(f"{text!r}: not the name of a person")
    if _is_eastern(family) and _EAST_ASIAN.fullmatch(family + given):
        return _Turned(f"{family} {given}")
    return _Turned(_settle(f"{given} {family}"), len(family.split()))


def _refuse_words(text: str, words: Sequence[str]) -> None:
    some = any(sum(map(str.isalpha, word)) > 1 for word in words)
    if not some or len(words) > _MOST_WORDS or all(map(_is_honorific, words)):
        raise InvalidNameError(f"{text!r}: not the name of a person")


# --- titles before, suffixes behind ---------------------------------------------------------


def _key(word: str) -> str:
    return word.casefold().rstrip(".,").replace(".", "")


def _is_honorific(word: str) -> bool:
    lowered = word.casefold()
    key = _key(word)
    if key in _DOTTED_ONLY and not lowered.endswith("."):
        return False
    if lowered.rstrip(".") in HONORIFICS or key in HONORIFICS:
        return True
    # "Dipl.-Ing.", "Univ.-Prof.", "Dr.in": one title made of several
    pieces = [piece for piece in re.split(r"[.-]+", lowered) if piece]
    return len(pieces) > 1 and all(
        piece in HONORIFICS or piece in {"in", "ssa", "ra"} for piece in pieces
    )


class _Bared(NamedTuple):
    """A name apart from its titles."""

    prefix: str
    rest: str
    suffix: str


@lru_cache(maxsize=512)
def _bared(settled: str) -> _Bared:
    """Cut titles off both ends, as often as there are any."""
    prefix, rest, suffix = "", settled, ""
    while True:
        before, cut = _cut_prefix(rest)
        cut, behind = _cut_suffix(cut)
        prefix, suffix = _together(prefix, before), _together(behind, suffix)
        cut = _uncamelled(cut.strip(_EDGES))
        if cut == rest:
            return _Bared(prefix, rest, suffix)
        rest = cut


def _cut_prefix(settled: str) -> tuple[str, str]:
    words = _GLUED_THAI.sub(r"\g<0> ", _GLUED_TITLE.sub(" ", settled)).split()
    cut = 0
    while cut < len(words) - 1 and _is_honorific(words[cut]):
        if words[cut] == "M." and words[cut + 1] in _NO_MONSIEUR:
            break
        cut += 1
    if cut == 0:
        return "", settled
    return " ".join(words[:cut]), " ".join(words[cut:])


def _cut_suffix(rest: str) -> tuple[str, str]:
    """Cut "Jr.", "PhD", "MBE" off the end, with or without their comma."""
    suffixes: list[str] = []
    while True:
        head, word, behind_comma = _last_word(rest)
        if not head or not _is_suffix(word, head, behind_comma=behind_comma):
            return rest, " ".join(suffixes)
        suffixes.insert(0, word)
        rest = head


def _last_word(rest: str) -> tuple[str, str, bool]:
    head, _, word = rest.rpartition(" ")
    if "," in word:
        head, word = rest.rsplit(",", 1)
        return head.rstrip(" ,"), word.strip(), True
    return head.rstrip(" ,"), word, head.rstrip().endswith(",")


def _is_suffix(word: str, head: str, *, behind_comma: bool) -> bool:
    key = _key(word)
    dotted = "." in word.rstrip(".,")
    if key in _ONLY_BEHIND_COMMA:
        return behind_comma or dotted
    if key not in SUFFIXES:
        return False
    if key in _UNSURE_SUFFIXES:
        # "Ivana Filho" may be a family, "R. Souza Filho" is not; capitals beside none say MP
        several = len(head.split()) > 1
        return behind_comma or dotted or (several and (_in_capitals(word) and not head.isupper()))
    return behind_comma or len(head.split()) > 1 or key in {"phd", "jr"}


# --- capitals -------------------------------------------------------------------------------


def _uncamelled(name: str) -> str:
    """Part "MolaletTsedeke", where a blank was lost: it is the whole name."""
    camel = _CAMEL.fullmatch(name)
    return f"{camel[1]} {camel[2]}" if camel and camel[1].lower() not in _NO_CAMEL else name


def _in_capitals(word: str) -> bool:
    if _HALF_SMALL.fullmatch(word):
        return True  # "McCREARY"
    letters = [char for char in word if char.isalpha()]
    return len(letters) > 1 and word.isupper() and "." not in word and not word.endswith(".")


def _in_small(words: Sequence[str]) -> list[str]:
    """Undo capitals that only emphasise: "Maureen ACHIENG", "VAN DER BERG"."""
    everything = all(_in_capitals(word) or len(word) == 1 or word.endswith(".") for word in words)
    shown: list[str] = []
    for place, word in enumerate(words):
        if word in {"'T", "'S"}:
            shown.append(word.lower())  # Dutch: "van 't Hooft"
        elif not _in_capitals(word) or (not everything and _is_initials(word, place, words)):
            shown.append(word)
        else:
            shown.append(_small(word, place, len(words), shown[-1] if shown else ""))
    return shown


def _is_initials(word: str, place: int, words: Sequence[str]) -> bool:
    """Tell "JP" and "JB" before a name from "LI" and "WU", which are names."""
    return (
        len(word) == 2
        and place == 0
        and len(words) > 1
        and not set(fold(word)) & set("aeiouyаеиоуыэюяіїєαεηιουω")
        and word != "NG"
    )


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


# --- which part is what ---------------------------------------------------------------------


def _family_in_capitals(words: Sequence[str]) -> tuple[int, int] | None:
    """Give the places of a surname in capitals at one end of a name that has small letters."""
    capitals = [
        _in_capitals(word) and not _is_initials(word, place, words)
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


def _with_family(words: Sequence[str], start: int, end: int) -> _Parts:
    others = [*words[:start], *words[end:]]
    given, additional = others[:1], others[1:]
    return _Parts(" ".join(words[start:end]), " ".join(given), " ".join(additional))


def _ordered(words: Sequence[str], *, family_first: bool | None) -> _Parts:
    if len(words) == 1:
        return _Parts(given=words[0])
    if slavic := _with_patronymic(words):
        return slavic
    if family_first is None and _is_vietnamese(words):
        return _Parts(family=words[0], given=words[-1], additional=" ".join(words[1:-1]))
    if family_first:
        end = 1
        while end < len(words) - 1 and words[end - 1].casefold() in PARTICLES:
            end += 1
        return _with_family(words, 0, end)
    start = len(words) - 1
    while (
        start > 1
        and words[start - 1].casefold() in PARTICLES
        and not words[start - 1].endswith(".")
    ):
        start -= 1
    return _with_family(words, start, len(words))


def _with_patronymic(words: Sequence[str]) -> _Parts | None:
    patronymics = [bool(_PATRONYMIC.fullmatch(word.casefold())) for word in words]
    if len(words) == 3 and patronymics[1]:
        return _Parts(family=words[2], given=words[0], additional=words[1])
    if len(words) == 3 and patronymics[2]:
        return _Parts(family=words[0], given=words[1], additional=words[2])
    if len(words) == 2 and words[1].casefold().endswith(("овна", "евна", "ична", "івна", "ївна")):
        return _Parts(given=words[0], additional=words[1])
    return None


def _is_vietnamese(words: Sequence[str]) -> bool:
    if fold(words[0]) not in _VIETNAMESE_FAMILIES or len(words) < 2:
        return False
    if any(map(_VIETNAMESE_LETTER.search, words)):
        return True
    return len(words) > 2 and (words[0] == "Nguyen" or fold(words[1]) in {"thi", "van"})


# --- Chinese, Japanese, Korean ----------------------------------------------------------------


def _east_asian(text: str, settled: str) -> Name:
    plain = without_ending(settled).strip(" ·・")
    title = settled.removeprefix(plain).strip()
    if "·" in plain or "・" in plain:  # a foreign name, spelt: given name first
        full = plain.replace(" ", "")
        given, *middle, family = re.split("[·・]+", full)
        return Name(full, family, given, " ".join(middle), title)
    family, _, given = plain.partition(" ")
    full = plain.replace(" ", "")
    if not 2 <= len(full) <= 8:
        raise InvalidNameError(f"{text!r}: not the name of a person")
    if not given:
        cut = _family_length(full)
        family, given = full[:cut], full[cut:]
    return Name(full, family, given.replace(" ", ""), prefix=title)


def _family_length(full: str) -> int:
    if full[:2] in _TWO_CHARACTER_FAMILIES and len(full) > 2:
        return 2
    # four characters are Japanese as a rule, and so is a given name in kana
    return 2 if len(full) > 3 and not "가" <= full[0] <= "힣" else 1


# --- does a text look like a name, does an address fit it -------------------------------------

_INITIAL = re.compile(r"[^\W\d_](?:\.-?[^\W\d_]){0,3}\.?")
_GROWN_INITIALS = re.compile(r"(?<!\S)(?:[^\W\d_a-z]\.){1,3}(?=[^\W\d_a-z][^\W\d_]{2})")  # "J.Doe"
_CASED_WORD = re.compile(r"(?:[^\W\d_]{1,4}['’])?[^\W\d_]{1,25}(?:[-‐‑'’][^\W\d_]{1,25}){0,3}['’]?")
_HAN_NAME = waiting(
    rf"[{_HAN}]{{2,4}}"
    rf"|[{_HAN}\u3041-\u30FF]{{1,4}} [{_HAN}\u3041-\u30FF]{{1,5}}"
    r"|[\uAC00-\uD7A3]{2,4}"
    rf"|[{_HAN}\u30A1-\u30FA\u30FC]{{1,10}}(?:[·・][{_HAN}\u30A1-\u30FA\u30FC]{{1,10}}){{1,3}}"
)
_CASELESS = re.compile(
    r"(?:[\u0590-\u06FF\u0750-\u077F\u0900-\u0DFF\u0E01-\u0E5B\u1000-\u109F\u10D0-\u10FF"
    r"\u1200-\u137F\u1780-\u17DD\u200C'\"״׳-]{2,20}|[\u0980-\u09FF\u0B80-\u0BFF]{1,6}\.)"
)


@lru_cache(maxsize=4096)
def parted(name: Name) -> Name:
    """Give the name with its parts; those that it has already are kept.

    The contact file leaves out the parts that the full name gives by itself.
    """
    if name.family or name.given:
        return name
    try:
        return replace(parse(name.full), full=name.full)
    except InvalidNameError:
        return name


def is_only_titles(text: str) -> bool:
    """Tell whether `text` is nothing but what stands before or behind a name: "PhD., CSc."."""
    words = text.replace(",", " ").split()
    return bool(words) and all(_key(word) in SUFFIXES or _is_honorific(word) for word in words)


def looks_like(text: str) -> bool:
    """Tell whether `text` has the shape of a person's name in full; its words are not looked up."""
    settled = _settle(text)
    if not 2 <= len(settled) <= 60 or _has_forbidden(settled):
        return False
    if _is_eastern(settled) and _HAN_NAME.fullmatch(without_ending(settled)):
        return True
    rest = _bared(settled).rest
    family, _, given = rest.partition(",")
    if "," in given or (_in_capitals(given) and not _in_capitals(family)):
        return False  # a list, or "Jane Doe, UNICEF"
    if "." in rest:
        rest = _GROWN_INITIALS.sub(r"\g<0> ", rest)
    words = rest.replace(",", " ").split()
    if not 2 <= len(words) <= 8:
        return False
    if all(map(_CASELESS.fullmatch, words)):
        return len(words) <= 5
    return _looks_cased(words)


def without_ending(settled: str) -> str:
    """The name without the honorifics that East Asian names carry behind them."""
    while True:
        for ending in HONORIFIC_ENDINGS:
            if settled.endswith(ending) and len(settled) - len(ending) > 1:
                settled = settled.removesuffix(ending).rstrip(" ·・")
                break
        else:
            return settled


def _looks_cased(words: Sequence[str]) -> bool:
    strong = 0
    for word, following in itertools.zip_longest(words, words[1:], fillvalue=""):
        if word.casefold() in PARTICLES and not (word[0].isupper() and word != word.upper()):
            if _lacks_article(word, following):
                return False  # "Spree-Aue in Lindow"
            continue  # but "Ben" and "Al" with a capital are names
        if "/" in word:
            continue  # "s/o"
        if _INITIAL.fullmatch(word) and word[0].isupper():
            continue
        if not _CASED_WORD.fullmatch(word) or not _is_capitalised(word):
            return False
        if "-" in word and _ABBREVIATED_END.fullmatch(word):
            return False
        strong += 1
    initials = any(_INITIAL.fullmatch(word) for word in words)
    return 2 <= strong <= 5 or (strong == 1 and initials)


def _is_capitalised(word: str) -> bool:
    """Tell "Jean-Paul", "d'Arc", "al-Masri" and "Kim-young" from words of a sentence."""
    return any(piece[:1].isupper() for piece in re.split(r"[-‐‑'’]", word))


_LOOSE = tuple(
    pair.split("=")
    for pair in (
        "kh=h ph=f th=t tz=ts ck=k dj=j gj=j sch=sh ou=u oo=u ue=u ee=i ae=a oe=o aa=a ij=i yo=io "
        "yu=iu ya=ia ye=e y=i j=i w=v q=k x=ks c=k z=s"
    ).split()
)
_VOWELS = re.compile(r"[aeiouyvwh]")  # and the h of kh, sh, th
_ONE_CONSONANT = str.maketrans("cqz", "kks")
_SKELETAL = re.compile(r"[\u0590-\u06FF]")  # Arabic and Hebrew write no short vowels
_LETTERS = re.compile(r"[a-z]+")

_LONGEST_LOCAL = 40
_MOST_TOKENS = 7


class _Fit(NamedTuple):
    """How letters of an address are made of a name's words, summed over its pieces."""

    full: int = 0  # letters that stand for whole words of three letters and more
    cut: int = 0  # letters of words that are cut short
    words: int = 0  # how many words, particles not counted

    @property
    def rank(self) -> tuple[int, int, int]:
        return (self.full + self.cut, self.full, self.words)


def in_any_order(name: str) -> tuple[str, ...]:
    """Give the folded words of a name, sorted: a mail's header often has the family first."""
    return tuple(sorted(fold(name).split()))


@lru_cache(maxsize=2048)  # asked of the same pair from many sides
def agreement(name: str, local_part: str) -> float:
    """Tell how well an address's `local_part` fits a person's `name`, from 0 to 1.

    1.0 is a surname and something of another name (`jgallo`, `kasinaot`, `mahoneyd`); 0.5 is one
    name alone, or initials; 0.4 is a surname inside of more letters; 0 is nothing in common.
    """
    parts = tuple(_LETTERS.findall(romanise(local_part)[:_LONGEST_LOCAL]))
    words = _words(name)
    if not parts or not words:
        return 0.0
    best = max(_score(words, parts), _initials(words, parts))
    if best < 1:
        best = max(best, _score(tuple(map(_loosened, words)), tuple(map(_loosened, parts))))
    if best < 1 and _SKELETAL.search(name):
        best = max(best, _skeletal(words, parts))
    return best


@lru_cache(maxsize=2048)
def _words(name: str) -> tuple[str, ...]:
    rest = _bared(_settle(name)).rest
    return tuple(_LETTERS.findall(romanise(rest).replace("'", "")))[:_MOST_TOKENS]


def _loosened(word: str) -> str:
    for spelt, plain in _LOOSE:
        word = word.replace(spelt, plain)
    return re.sub(r"(.)\1", r"\1", word)


def _score(words: tuple[str, ...], parts: tuple[str, ...]) -> float:
    fit = _fit(words, parts, 0, 0, {})
    if fit is None:
        return _inside(words, parts)
    if fit.words >= 2:
        return 1.0 if fit.full or fit.cut >= _SURELY_CUT else 0.0
    alone = fit.full or fit.cut
    return 0.5 if fit.full or alone >= _SURELY_CUT else 0.0


_SURELY_CUT = 5  # letters of a word that leave no doubt which word was cut


def _fit(
    words: tuple[str, ...],
    parts: tuple[str, ...],
    used: int,
    place: int,
    known: dict[tuple[int, int], _Fit | None],
) -> _Fit | None:
    """Make all letters of `parts`, from the letter numbered `place`, of words not yet used."""
    if place == sum(map(len, parts)):
        return _Fit()
    if (used, place) in known:
        return known[used, place]
    best: _Fit | None = None
    rest = _rest(parts, place)
    for index, word in enumerate(words):
        if used & 1 << index:
            continue
        for length in _lengths(word, rest):
            further = _fit(words, parts, used | 1 << index, place + length, known)
            if further is None:
                continue
            fit = _joined(word, length, further)
            if best is None or fit.rank > best.rank:
                best = fit
    known[used, place] = best
    return best


def _rest(parts: tuple[str, ...], place: int) -> str:
    """Give the letters from `place` to the end of its part: no word goes over a dot."""
    for part in parts:
        if place < len(part):
            return part[place:]
        place -= len(part)
    return ""


def _lengths(word: str, rest: str) -> tuple[int, ...]:
    """Give how many letters `rest` may take from the start of `word`: all it can, two, one."""
    common = 0
    for one, other in zip(word, rest, strict=False):
        if one != other:
            break
        common += 1
    return tuple(length for length in sorted({common, 2, 1}, reverse=True) if 0 < length <= common)


def _joined(word: str, length: int, further: _Fit) -> _Fit:
    whole = length == len(word) and length > 2
    return _Fit(
        further.full + (length if whole else 0),
        further.cut + (0 if whole or length == 1 else length),
        further.words + (word not in PARTICLES),
    )


def _initials(words: tuple[str, ...], parts: tuple[str, ...]) -> float:
    """Compare the words' initials in order, the last word with two letters if need be: `smo`."""
    letters = "".join(parts)
    if not 3 <= len(letters) <= 4:
        return 0.0  # two letters are anybody's: ir@, pr@
    initials = "".join(word[0] for word in words)
    return 0.5 if letters in {initials, words[0][0] + words[-1][:2]} else 0.0


def _inside(words: tuple[str, ...], parts: tuple[str, ...]) -> float:
    """Look for a surname among letters that the name does not explain."""
    for word in words[1:] or words:
        for part in parts:
            if len(word) < _SURELY_CUT or word not in part:
                continue
            if word == part and any(_bends(words[0], other) for other in parts):
                return 0.9  # "Vedrani Lukšić": a given name in another case
            if part.startswith(words[0][0] + word):
                return 0.8  # `rmonsalvegaviria`: the second surname is not in the name
            others = [other for other in parts if other != part]
            if any(_begins(word, other) for word in words for other in others):
                return 0.8
            return 0.2 if others else 0.4  # "john.connor" is another Connor
    return 0.0


def _bends(word: str, part: str) -> bool:
    """Tell whether two forms differ in no more than their last letter: "dijani" and "dijana"."""
    return len(word) >= _SURELY_CUT and len(word) == len(part) and word[:-1] == part[:-1]


def _begins(word: str, part: str) -> bool:
    return word == part or (len(part) == 1 and word.startswith(part))


def _skeletal(words: tuple[str, ...], parts: tuple[str, ...]) -> float:
    """Compare consonants only, each part with each word."""
    skeletons = {skeleton for word in words if len(skeleton := _skeleton(word)) > 1}
    hits = [skeleton for part in parts if (skeleton := _skeleton(part)) in skeletons]
    if len(hits) > 1:
        return 0.9
    return 0.5 if hits and len(hits[0]) > 2 else 0.0


def _skeleton(word: str) -> str:
    consonants = _VOWELS.sub("", word.removeprefix("al")).translate(_ONE_CONSONANT)
    return re.sub(r"(.)\1+", r"\1", consonants)
