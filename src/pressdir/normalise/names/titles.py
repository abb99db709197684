"""What stands before and behind a name and is none of it: "Dr. ", "先生", ", PhD"."""

import re
from functools import lru_cache
from typing import NamedTuple

from pressdir.normalise.names.writing import EDGES, in_capitals, together, uncamelled
from pressdir.normalise.patterns import waiting

# What stands before a name and is none of it: folded, without dots. Words that are names, too
# (Dean, Judge, King, Prince, Don, Pan, Anh), are left out: a name cut in half is worse than a title
# kept.
HONORIFICS: frozenset[str] = frozenset(
    """
    mr mrs ms miss mx messrs sir dame lady madam madame mme mmes mlle mlles monsieur m mm maitre
    dr drs doctor prof profs professor he h.e hrh hon honourable honorable excellency
    ambassador amb rev revd reverend father fr sister bishop archbishop cardinal imam
    gen general maj col colonel lt ltc lieutenant capt captain cmdr commander cdr cdt adm admiral
    sgt sergeant cpl brig brigadier shri smt kumari sri sen senator rep
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
    senhor senhora dom doutor doutora exmo exma jorn engenheiro eng enga dª arq arqa
    sig sig.ra signor signora sig.na dott dott.ssa dottssa dottor dottoressa avv arch geom rag on
    onorevole
    dhr mevr mevrouw meneer heer drs mw ir jhr prof.dr
    pani panie p paní slečna mgr mgra bc ing judr mudr phdr rndr thdr paeddr mvdr pharmdr doc
    inż hab lek ks sso ssr ssa gosp gospodin gospođa gospodja gđa gdin gospa g-din g-đa prim
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
    cllr councillor alhaji alhaja hajia hajiya malam malama maazị mazị ponia ponas ibu bapak bpk
    khun
    encik puan cik datuk dato' datin bw bi mhe mheshimiwa dkt cənab xanım мырза ханым
    ბატონი ქალბატონი պարոն տիկին
    mnr mev mej adv ds athro parch parchedig cyng cynghorydd gng bb engr atty kgg dkt solwazi
    mnu mnumzane umnu umnumzane nkk unkk nkosikazi nksz unksz nksk unksk gqr ugqr njing
    janob xonim mudane marwo birêz andriamatoa ramatoa jenap här
    спадар спадарыня ноён хатагтай мырза айым жаноб хоним ҷаноб
    డా డాక్టర్ ప్రొఫెసర్ శ్రీ శ్రీమతి ശ്രീ ശ്രീമതി ഡോ ഡോക്ടർ പ്രൊഫ അഡ്വ
    सौ कु मा प्रा डा इंजि ॲड अ‍ॅड શ્રી શ્રીમતી ડૉ ડો ડૉક્ટર પ્રો
    ਸ੍ਰੀ ਸ਼੍ਰੀ ਸ੍ਰੀਮਤੀ ਸ਼੍ਰੀਮਤੀ ਡਾ ਪ੍ਰੋ ಶ್ರೀ ಶ್ರೀಮತಿ ಡಾ ಪ್ರೊ ආචාර්ය මහාචාර්ය
    kungs kundze profesors profesore ģenerālis pulkvedis pulkvežleitnants kapteinis virsleitnants
    leitnants mācītājs bīskaps is-sur is-sinjura professur onor monsinjur suor isqof kurunell
    zoti zonja zonjusha imzot preili dots akadeemik kindral kolonel kolonelleitnant piiskop
    profesorius profesorė inž generolas plk pulkininkas kpt kapitonas ltn vyskupas gerb
    prófessor dósent biskup sendiherra hæstv profesa mhandisi mwalimu mwl mchungaji meja kanali
    kapteni luteni ustaz ustazah hj hjh ybhg leftenan jeneral sdr sdri drg drh pdt letkol letjen
    mayjen polkovnik podpolkovnik dosent sn profesör avukat orgeneral korgeneral tümgeneral
    tuğgeneral albay yarbay binbaşı yüzbaşı üsteğmen teğmen uzm müh gđica gospođica pukovnik
    potpukovnik bojnik satnik natporučnik poručnik vlč gdč gospodična polkovnik podpolkovnik
    stotnik poročnik msgr ezredes alezredes őrnagy százados hadnagy főhadnagy tábornok
    иеромонах архимандрит протоиерей иерей игумен протодиакон игумения архиепископ
    г-ца г-дин г-ѓа гђа гђица госп госпођа госпођица госпоѓа доц доцент адв пуковник потпуковник
    мајор капетан поручник подполковник підполковник капітан професорка докторка доцентка
    генерал-лейтенант генерал-майор лейтенант құрметті сп сп-р сп-ня прафесар праф дацэнт дац
    акадэмік палкоўнік падпалкоўнік маёр капітан лейтэнант біскуп ксёндз
    ბ-ნი ქ-ნი პროფ პროფესორი დოქტორი აკადემიკოსი გენერალი პოლკოვნიკი მაიორი კაპიტანი
    պրն տկն դոկտոր պրոֆ պրոֆեսոր ակադեմիկոս դոցենտ գեներալ գնդապետ փոխգնդապետ մայոր կապիտան
    ኢንጅነር ኢ/ር ኮ/ር ኮማንደር ኢንስፔክተር ሳጅን ሻለቃ ሻምበል ኮሎኔል ጄኔራል ረ/ፕ ክቡር ክብርት
    பேரா மாண்புமிகு வழக்கறிஞர் பொறியாளர் கர்னல் மேஜர் கேப்டன்
    مسٹر مسز انجینئر ایڈووکیٹ بریگیڈیئر کرنل کیپٹن جنرل جسٹس سینیٹر شری شریمتی
    শ্রীমতী শ্রীমতি সুশ্রী ডাঃ প্রফেসর প্রকৌশলী ইঞ্জিনিয়ার অ্যাডভোকেট এডভোকেট ব্যারিস্টার
    মাননীয় বিচারপতি মেজর কর্নেল ক্যাপ্টেন জেনারেল কৃষিবিদ
    कुमारी प्राध्यापक इंजीनियर अधिवक्ता एडवोकेट माननीय न्यायमूर्ति जस्टिस मेजर कर्नल कैप्टन जनरल
    ब्रिगेडियर लेफ्टिनेंट آقا دکترا پروفسور سرهنگ سرگرد سروان ستوان سرتیپ انجنیر محترمه
    الآنسة أستاذ أستاذة دكتور دكتورة بروفيسور البروفيسور المحامي المحامية السفير السفيرة
    المقدم الرائد النقيب الملازم الفريق
    លោក លោកស្រី លោកជំទាវ អ្នកស្រី ឯកឧត្តម កញ្ញា ທ່ານ ນາງ ທ່ານນາງ ນາງສາວ ທ້າວ ດຣ
    بەڕێز خاتوو کاک دکتۆر ښاغلی مېرمن میرمن ډاکټر ኣቶ
    """.split()
)
# What East Asian names carry behind them.
HONORIFIC_ENDINGS: tuple[str, ...] = (
    "先生", "女士", "小姐", "太太", "博士", "教授", "老师", "老師", "同志", "氏", "様",
    "さま", "さん", " 君", "선생님", "교수님", "박사님", "여사", "교수", "박사", "님", "씨",
)  # fmt: skip
TITLE_ENDINGS: frozenset[str] = frozenset({"in", "ssa", "ra"})  # of women's: "Dr.in"
# These are titles with a dot only: without one they are initials or names.
_DOTTED_ONLY = frozenset(
    """
    m p fr g г d he h.e hon sen gen doc arch rag dom med phil ao hc pd on ir mag rep pr cap dip ts
    gs د أ م ד bi ศ ds bb कु मा
    """.split()
)
# "M. van den Heuvel" is an initial: the French Monsieur stands before other particles.
_NO_MONSIEUR = frozenset({"van", "von", "vom", "ter", "ten"})
_GIVEN_TOO = "Sri"  # a given name of Indonesia; before initials and titles the Mr of India
SUFFIXES: frozenset[str] = frozenset(
    """
    jr sr jnr snr junior ii iii iv 2nd 3rd esq esquire phd dphil edd psyd md dds dvm jd llm llb
    mba msc
    bsc mphil mpa mph rn cpa cfa pmp obe mbe cbe kbe dbe gbe cmg dcmg kcmg gcmg cvo kcvo cb kcb om
    ch
    mpl mpp mna mhr
    qc kc sc mp mep msp mla mdb mdl mdep mdeb mdnr frs frsa fba dsc drsc csc dba mmed meng beng
    fca aca
    xanım bəy мырза ханым صاحب صاحبہ గారు గారిని గారికి ಅವರು அவர்கள் जी
    මහතා මහත්මයා මහත්මිය මිය මෙනවිය මයා
    ret retd pe rtd filho neto júnior sobrinho mfa mps sj osb ofm
    """.split()
)
# What tells a son from his father: one says it, as a part of the name.
_GENERATIONS = frozenset(
    "jr sr jnr snr junior júnior ii iii iv 2nd 3rd filho neto sobrinho".split()
)
# These are surnames or words, too: suffixes only behind a comma or with their dots.
_UNSURE_SUFFIXES = frozenset(
    "ch om sc sj mp rn pe mps ret csc dsc cb mla ofm junior neto filho sobrinho".split()
)
_ONLY_BEHIND_COMMA = frozenset("ma ba bs do am jd op dc be bc".split())
_CUT_SHORT = ".ºª"
_RAISED = {"ª": "a", "º": ""}
_GLUED_TITLE = waiting(r"(?<=[^\W\d_]{2}\.)(?=[A-ZÀ-ÞА-Я][^\W\d_.])")  # "Dr.Jane"
# "นายสมชาย ใจดี"; but "นายกเทศมนตรี" is a mayor, "คุณภาพ" quality: words that begin like a title.
# "លោកសុខ វិចិត្រ" in Khmer; "លោកធាតុ" is the world.
_GLUED = waiting(
    r"^(?:(?:ศ|รศ|ผศ|ดร|นพ|พญ|น\.ส)\.){1,3}(?=[ก-ฮเ-ไ])"
    r"|^นางสาว(?=[ก-ฮเ-ไ])"
    r"|^นาง(?!สาว|แบบ|พยาบาล|งาม)(?=[ก-ฮเ-ไ])"
    r"|^นาย(?!ก(?:รัฐ|เทศ|ส|องค์|อบ|เมือง|ฯ|\s)|แพทย์|ทะเบียน|จ้าง|หน้า|ตำรวจ|ทหาร|ช่าง|อำเภอ)(?=[ก-ฮเ-ไ])"
    r"|^คุณ(?!ภาพ|สมบัติ|หญิง|ค่า|ธรรม|ลักษณะ)(?=[ก-ฮเ-ไ])"
    r"|^(?:លោកស្រី|លោកជំទាវ|អ្នកស្រី|ឯកឧត្តម|កញ្ញា|លោក(?!ស្រី|ជំទាវ|ធាតុ))(?=[ក-អ])"
)


class _Bared(NamedTuple):
    """A name apart from its titles."""

    prefix: str
    rest: str
    suffix: str


@lru_cache(maxsize=512)
def bared(settled: str) -> _Bared:
    """Cut titles off both ends, as often as there are any."""
    prefix, rest, suffix = "", settled, ""
    while True:
        before, cut = _cut_prefix(rest)
        cut, behind = _cut_suffix(cut)
        prefix, suffix = together(prefix, before), together(behind, suffix)
        cut = uncamelled(cut.strip(EDGES))
        if cut == rest:
            return _Bared(prefix, rest, suffix)
        rest = cut


def without_ending(settled: str) -> str:
    """The name without the honorifics that East Asian names carry behind them."""
    while True:
        for ending in HONORIFIC_ENDINGS:
            if settled.endswith(ending) and len(settled) - len(ending) > 1:
                settled = settled.removesuffix(ending).rstrip(" ·・")
                break
        else:
            return settled


def generation(suffix: str) -> str:
    """What of the titles behind a name is said with it: "Jr." of "Jr., PhD"."""
    return " ".join(word.rstrip(",") for word in suffix.split() if _key(word) in _GENERATIONS)


def is_only_titles(text: str) -> bool:
    """Tell whether `text` is nothing but what stands before or behind a name: "PhD., CSc."."""
    words = text.replace(",", " ").split()
    return bool(words) and all(map(is_title, words))


def is_title(word: str) -> bool:
    """Tell whether a word can be a title, before a name or behind it."""
    return _key(word) in SUFFIXES or is_honorific(word)


def is_honorific(word: str) -> bool:
    """Tell whether a word is a title before a name."""
    lowered = word.casefold()
    key = _key(word)
    if key in _DOTTED_ONLY and lowered[-1] not in _CUT_SHORT:
        return False
    if lowered.rstrip(".") in HONORIFICS or key in HONORIFICS:
        return True
    # "Dipl.-Ing.", "Univ.-Prof.", "Dr.in": one title made of several
    pieces = [piece for piece in re.split(r"[.-]+", lowered) if piece]
    return len(pieces) > 1 and all(
        piece in HONORIFICS or piece in TITLE_ENDINGS for piece in pieces
    )


def _key(word: str) -> str:
    key = word.casefold().rstrip(".,").replace(".", "")
    if key[-1:] in _RAISED and len(key) > len("dª"):
        return key[:-1] + _RAISED[key[-1]]  # "Dr.ª" is "Dra.", "Eng.º" is "Eng."
    return key


def _cut_prefix(settled: str) -> tuple[str, str]:
    parted = _GLUED_TITLE.sub(" ", settled) if "." in settled else settled
    words = (parted if parted.isascii() else _GLUED.sub(r"\g<0> ", parted)).split()
    cut = 0
    while cut < len(words) - 1 and is_honorific(words[cut]):
        if words[cut] == "M." and words[cut + 1] in _NO_MONSIEUR:
            break
        following = words[cut + 1]
        if (
            words[cut] == _GIVEN_TOO
            and len(following.rstrip(".")) > 1
            and not is_honorific(following)
        ):
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
        return behind_comma or dotted or (several and (in_capitals(word) and not head.isupper()))
    return behind_comma or len(head.split()) > 1 or key in {"phd", "jr"}
