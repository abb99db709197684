"""Chinese by pinyin, and Korean: scripts in which each sign is a syllable.

A name is written in one piece, the family's first, and in Latin in two or three, in either order:
so there are keys for the whole, for the family's name, and for what begins with any syllable.
"""

from pressdir.normalise.sounds import key_of, table
from pressdir.normalise.sounds.alphabets import MOST, Alphabet, Read

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

NAME = 4  # signs of the longest name; a longer word names something else
ALONE = 3  # letters of a syllable that is asked for by itself: "un" and "so" mean somebody else


class Syllables(Alphabet):
    """A script of syllables.

    `families` are family names that are read otherwise than their signs are, or in several ways,
    the usual one first; `double` those of two signs; `both` signs that are also read so.
    """

    def __init__(
        self, letter: str, *, families: str = "", double: str = "", both: str = ""
    ) -> None:
        super().__init__(letter)
        self._families, self._both = table(families), table(both)
        self._double = frozenset(double.split())

    def keys(self, word: str) -> "Sequence[str]":
        """The keys of a word."""
        if len(word) > NAME:
            signs = [self.spelt(sign) for sign in word[:MOST]]
            return self.keys_of(["".join(signs[at:]) for at in range(len(signs))])
        family = self._family(word)
        first, rest = self._named(word[:family]), word[family:]
        alone = [*rest] if self._may_be_family(word[:family]) else [word[:family], *rest]
        spelt = [] if word[:family] in alone else [*first]
        spelt += [each + way for each in first for way in self._given(rest)]
        spelt += [way for at in range(max(1, len(rest) - 1)) for way in self._given(rest[at:])]
        spelt += [
            each for each in map(self.spelt, alone) if len(key_of(self._letter, each)) > ALONE
        ]
        return self.keys_of(spelt)

    def meant(self, word: str) -> "Sequence[str]":
        """The keys of a word as it is, be it a family's name, a given one, or both."""
        word = word[:MOST]
        family = self._family(word)
        rest = word[family:]
        spelt = [first + each for first in self._named(word[:family]) for each in self._given(rest)]
        return self.keys_of([*spelt, *self._given(word)])

    def parts(self, word: str) -> "Iterator[tuple[str, ...]]":
        """How a word may be written in Latin: in one piece, or the family's name by itself."""
        yield (word,)
        if 1 < len(word) <= NAME:
            family = min(self._family(word), len(word) - 1)
            rest = word[family:]
            yield word[:family], rest
            if len(rest) > 1:
                yield word[:family], *rest

    def _family(self, word: str) -> int:
        """How many of its first signs may be a family's name."""
        return 2 if word[:2] in self._double else 1

    def _may_be_family(self, signs: str) -> bool:  # noqa: ARG002
        """Whether a name of few letters may be a family's: most signs are, in Chinese."""
        return True

    def _named(self, family: str) -> "Sequence[str]":
        return self._families.get(family) or self._given(family)

    def _given(self, word: str) -> "Sequence[str]":
        """How signs are read: as usual, and with one of them in its other way."""
        usual = [self.spelt(sign) for sign in word]
        ways = [usual]
        for at, sign in enumerate(word[:NAME]):
            ways += [[*usual[:at], other, *usual[at + 1 :]] for other in self._both.get(sign, ())]
        return ["".join(way) for way in ways]


class Chinese(Read, Syllables):
    """Each sign has a reading in the library's table, the most frequent one: pinyin, no tones."""


class Korean(Syllables):
    """Each sign is put together of letters, so its number says its sound."""

    FIRST = 0xAC00
    INITIAL = "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" ")
    MIDDLE = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
    FINAL = " k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ")

    def spelt(self, word: str) -> str:
        """The word in Latin letters, each sign as it sounds by itself."""
        return "".join(map(self._sign, word))

    def _may_be_family(self, signs: str) -> bool:
        """Whether it is one of the few."""
        return signs in self._families

    def _sign(self, sign: str) -> str:
        number, final = divmod(ord(sign) - self.FIRST, len(self.FINAL))
        initial, middle = divmod(number, len(self.MIDDLE))
        return self.INITIAL[initial] + self.MIDDLE[middle] + self.FINAL[final]


SCRIPTS: "Mapping[str, Syllables]" = {
    "Z": Chinese(
        "Z",
        families="""
    曾=zeng 单=shan 單=shan 查=zha 仇=qiu 解=xie 翟=zhai 朴=piao 区=ou 區=ou 盖=ge 蓋=ge 乐=yue|le
    樂=yue|le 覃=qin|tan 员=yun 員=yun 黑=he 缪=miao 繆=miao 种=chong 召=shao 祭=zhai 秘=bi 隗=wei
    繁=po 那=na 尉迟=yuchi 尉遲=yuchi 万俟=moqi 沈=shen 冼=xian 折=she 阚=kan 闞=kan 晟=cheng
    """,
        double="""
    欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 夏侯 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 司徒 长孙 長孫 东方
    東方 独孤 獨孤 南宫 南宮 端木 轩辕 軒轅 万俟 闻人 聞人 呼延 拓跋 西门 西門 宇文 申屠 濮阳 濮陽
    淳于 太史 司空 百里 东郭 東郭 钟离 鍾離 公羊 澹台 澹臺 赫连 赫連
    """,
        both="""
    长=chang 長=chang 重=chong 朝=chao 藏=zang 乐=yue 樂=yue 行=hang 曾=zeng 传=zhuan 茜=xi
    晟=cheng 地=di 厦=xia 廈=xia 拓=tuo 埔=pu 都=du 柏=bo 石=dan 单=shan 盛=cheng 俞=shu 强=jiang
    翟=zhai
    """,
    ),
    "N": Korean(
        "N",
        families="""
    김=gim 이=i|li|yi 리=li|i|yi 박=bak|bark 최=choe 임=im|lim 림=lim|im 노=no|lo 로=lo|no
    류=lyu|yu 유=yu|lyu 허=heo|hur 여=yeo|lyeo 양=yang|lyang 라=la|na 나=na|la 염=yeom|lyeom
    용=yong|lyong 오=o 안=an 우=u 구=gu 고=go 주=ju 지=ji 하=ha 도=do 소=so 신=sin 강=gang 정=jeong
    조=jo 서=seo 전=jeon 설=seol 석=seok 엄=eom 선=seon 육=yuk|lyuk
    """,
        double="남궁 황보 선우 독고 사공 제갈 서문 동방 어금 망절",
    ),
}
