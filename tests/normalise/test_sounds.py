"""Names sound alike in whatever letters they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressdir.normalise import sounds
from pressdir.normalise.folding import fold
from pressdir.normalise.sounds import keeping

SPELT = """
    Юлия=yulia,yuliya,iuliia,julija,julia  Виктория=viktoria,victoria
    Сергей=sergei,sergey,sergej,serguei  Ксения=ksenia,xenia
    Евгений=evgeny,yevgeniy,evgenii,evgenij  Хабибуллин=khabibullin,habibullin  Алёна=alyona,alena
    Щербаков=shcherbakov,scherbakov  Гончар=gonchar,honchar  Юрій=yurii,iurii,yuriy,jurij
    Първанова=parvanova  Щерев=shterev  Живковић=zivkovic,zhivkovich  Ђорђе=djordje,dorde
    Џемал=dzemal,djemal  Қайрат=kairat,qairat  Александр=aleksandr,alexander
    Γιώργος=giorgos,yiorgos,yorgos  Χαράλαμπος=charalampos,haralambos  Ευάγγελος=evangelos,evaggelos
    Παναγιώτης=panagiotis,panayotis  Φωτεινή=fotini,photini  Ξένια=xenia,ksenia
    გიორგი=giorgi  ხათუნა=khatuna,hatuna  ქეთევან=ketevan,qetevan  წერეთელი=tsereteli
    Գայանե=gayane,gaiane  Հակոբյան=hakobyan,hakobian  Ոսկանյան=voskanyan  Երեմյան=yeremyan,eremyan
    محمد=muhammad,mohamed,mohammed  خالد=khaled,khalid  علي=ali,aly  حسين=hussein,hossein,husayn
    يوسف=yousef,youssef,yusuf  فاطمة=fatima,fatma,fatimah  المصري=almasri,elmasry,masri
    عثمان=osman,othman,uthman  قاسم=qasim,kassem  جمال=jamal,gamal,djamel  ضياء=diaa,zia
    عبدالرحمن=abdelrahman,abdulrahman,abdurrahman  عائشة=aisha,aicha,ayesha  وائل=wael
    نوید=navid,naveed  داوود=davoud,dawood  کیوان=keyvan  رضا=reza,rida  شہباز=shahbaz
    יוסף=yosef,yossef,joseph  כהן=cohen,kohen  חיים=haim,chaim  צבי=tzvi,zvi
    זאב=zeev,zev  דוד=david
    יונתן=yonatan,jonathan  שרון=sharon  פרץ=peretz,perez  רבקה=rivka  נועה=noa,noah
    김=kim,gim  이=lee,yi  박=park,pak,bak  최=choi,choe  노=noh,roh  서연=seoyeon,suyeon
    영희=younghee,yeonghui  지훈=jihoon,jihun  현정=hyunjung,hyeonjeong
    李=li  曾=zeng  小龙=xiaolong  小龍=xiaolong  欧阳=ouyang  吕=lu,lyu,lv  北京大学=beijingdaxue
    たなか=tanaka  きょうこ=kyoko,kyouko  しんじ=shinji,sinji  ふじた=fujita,hujita  リョウ=ryo
    नरेंद्र=narendra  लक्ष्मी=lakshmi,laxmi  कृष्ण=krishna  सिंह=singh  दीपक=deepak,dipak
    রহমান=rahman  শেখ=sheikh,shaikh  চৌধুরী=chowdhury,chaudhuri  முருகன்=murugan  සුනිල්=sunil
    አበበ=abebe  ኃይለ=haile,hayle  ጌታቸው=getachew  สมชาย=somchai  ประยุทธ์=prayut,prayuth
"""
PAIRS = [
    pytest.param(fold(native), fold(latin), id=f"{native} {latin}")
    for native, _, spellings in (word.partition("=") for word in SPELT.split())
    for latin in spellings.split(",")
]


@pytest.mark.parametrize(("native", "latin"), PAIRS)
def test_a_name_sounds_like_all_its_usual_spellings(native, latin):
    assert any(map(sounds.typed(latin).says, keeping.kept(native)))
    assert sounds.typed(native).says(latin)


@pytest.mark.parametrize(("native", "latin"), PAIRS)
def test_what_a_word_is_asked_for_first_is_in_all_its_spellings(native, latin):
    letters, left = keeping.anchored(native)
    kept = [char for char in latin if char in letters]
    once = [char for at, char in enumerate(kept) if not at or char != kept[at - 1]]
    assert "".join(once) in left
    starts = [each.start for each in sounds.typed(latin).heard(keeping.letter_of(native[0]))]
    assert any(key.startswith(start) for key in keeping.kept(native) for start in starts)


@pytest.mark.parametrize(
    ("native", "latin"),
    [
        pytest.param("محمد", "mahmoud", id="another vowel, and long"),
        pytest.param("محمود", "mohamed", id="a vowel letter that nobody hears"),
        pytest.param("سليم", "salem", id="the other of two names"),
        pytest.param("حميد", "ahmed", id="no vowel before it"),
        pytest.param("علي", "el", id="no vowel behind it"),
        pytest.param("عمر", "ali", id="short names"),
        pytest.param("لوي", "ali", id="no Arabic name at all"),
        pytest.param("محمد", "moha", id="a beginning, where vowels are not written"),
        pytest.param("Яна", "anna", id="vowels at the beginning"),
        pytest.param("Мария", "mara", id="vowels within"),
        pytest.param("Анна", "hanna", id="a letter more"),
        pytest.param("은영", "un", id="a syllable within a name"),
        pytest.param("小龙", "xiaolan", id="the beginning of a syllable"),
        pytest.param("Юлия", "yul", id="too little of a name"),
    ],
)
def test_another_name_sounds_otherwise(native, latin):
    assert not any(map(sounds.typed(latin).says, keeping.kept(fold(native))))
    assert not sounds.typed(fold(native)).says(latin)


def test_enough_of_a_name_is_its_beginning_where_vowels_are_written():
    (key,) = keeping.kept("шевченко")
    assert sounds.typed("shevch").says(key)
    assert not sounds.typed("shev").says(key)


@pytest.mark.parametrize(
    ("native", "parts"),
    [
        pytest.param("김민준", [("김민준",), ("김", "민준"), ("김", "민", "준")], id="Korean"),
        pytest.param("欧阳修", [("欧阳修",), ("欧阳", "修")], id="a family name of two signs"),
        pytest.param("北京大学出版社", [("北京大学出版社",)], id="no name of a person"),
        pytest.param("юлия", [("юлия",)], id="letters"),
        pytest.param("анна-мария", [["анна", "мария"]], id="two words"),
        pytest.param("юлия ana", [], id="two scripts"),
        pytest.param("ana", [], id="Latin"),
        pytest.param("ꦗꦮ", [], id="a script that we cannot spell"),
    ],
)
def test_a_word_is_taken_apart_as_it_would_be_in_latin(native, parts):
    assert list(keeping.parts(native)) == parts


def test_a_name_in_kana_is_found_by_any_of_its_words():
    keys = keeping.kept("たなかきょうこ")
    for each in ("tanaka", "kyoko", "tanakakyoko", "tanakak"):
        assert any(map(sounds.typed(each).says, keys))
    assert not any(map(sounds.typed("ko").says, keys))


def test_the_servant_and_his_lord_are_one_name_too():
    keys = keeping.kept(fold("عبد الرحمن"))
    assert all(any(map(sounds.typed(each).says, keys)) for each in ("abd", "rahman", "abdelrahman"))


def test_forms_are_those_of_folding_and_the_keys():
    assert keeping.kept_forms("Olena") == ("olena",)
    assert keeping.kept_forms("Žižka") == ("zizka",)
    assert keeping.kept_forms("Мария Ян") == ("мария ян", "mariya yan", "CMARIA CIAN")


@pytest.mark.parametrize(
    ("typed", "kept", "doubtful"),
    [
        pytest.param("somchai", "สมชาย", True, id="Thai"),
        pytest.param("yulia", "Юлия", False, id="Cyrillic"),
        pytest.param("xiaolong", "小龙", False, id="pinyin"),
        pytest.param("小龍", "晓龙", False, id="other signs with the same sound"),
        pytest.param("李", "黎", True, id="one sign with the same sound"),
    ],
)
def test_what_says_little_is_doubtful(typed, kept, doubtful):
    said = [key for key in keeping.kept(fold(kept)) if sounds.typed(fold(typed)).says(key)]
    assert {sounds.typed(fold(typed)).doubtful(key) for key in said} == {doubtful}


@given(st.text())
def test_keys_are_words_in_capitals_and_of_a_known_script(text):
    for key in keeping.kept(fold(text)):
        assert key.isascii()
        assert key.isalpha()
        assert key.isupper()
        assert keeping.script(key[0])


LETTERS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12)
NATIVE = st.text(
    st.one_of(*(st.characters(min_codepoint=a, max_codepoint=b) for _, a, b in keeping.RANGES)),
    min_size=1,
    max_size=8,
)


@given(LETTERS, NATIVE)
def test_any_word_may_be_asked_of_any_key(latin, native):
    keys = keeping.kept(fold(native))
    for key in keys:
        sounds.typed(latin).says(key)
    for each in filter(keeping.letter_of, fold(native)):
        sounds.typed(each).says(latin)
