"""The families of China and Korea, where a name has neither capitals nor blanks to show itself.

The lists are nearly closed: some four hundred signs head almost every Chinese name, and a hundred
syllables every Korean one. Families whose sign begins common words of press pages as well (位, 和,
都, 党) are left out, since a word taken for a name is worse than a name that only a label tells.
Japanese families are no closed list, and have none here.
"""

from pressdir.normalise.patterns import waiting

_CHINESE = frozenset(
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭肖程曹"
    "袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻闫余潘杜戴夏钟鍾鐘汪田任姜范范方石姚谭譚"
    "廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文庞龐"
    "樊兰蘭殷施陶洪翟安颜顏倪严嚴牛温溫芦蘆季俞章鲁魯葛伍韦韋申尤毕畢聂聶丛叢焦柳邢岳齐齊梅莫庄莊辛祝"
    "左涂塗谷祁舒耿牟卜詹关關苗凌费費纪紀靳盛童欧歐甄曲游阳陽裴席卫衛屈鲍鮑覃霍翁隋甘景包柏宁寧甯柯阮桂"
    "闵閔车車冉房边邊辜吉饶饒刁瞿戚丘古米池滕晋晉苑邬鄔臧宫宮苟褚廉简簡娄婁盖蓋符奚木穆燕郎邸冀谈談姬屠"
    "郜晏栾欒郁蒙喻揭窦竇迟遲敖糜鄢冷卓花仇艾蓝藍巩鞏井练練仲乐樂虞卞封竺冼衣楚佟栗匡宗巫鞠桑荆荊谌諶银銀"
    "沙伏岑习習胥蔺藺麦麥招禤区區钮鈕谯麻幸步寇储儲尚尧堯候訾祖裘束湛阙闕亓皮利佘麥骆駱祝庾粟缪繆蒲郦酈"
    "洛逯厉厲占汲牧岩虎桓狄浦解原粘蹇鹿劭鈄植邝鄺酆莘薄隆匙撒逄雍柴鄂郏郟隗钭扈连連顏邓凃涂游豊巴"
)
_CHINESE_LONG = frozenset(
    "欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 东方 東方 "
    "夏侯 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 端木 长孙 "
    "長孫 宇文 司空 轩辕 軒轅 南宫 南宮 西门 西門 东郭 "
    "東郭 百里 呼延 独孤 獨孤 闻人 聞人 澹台 公羊 拓跋 "
    "完颜 完顏 赫连 赫連 太史 申屠 钟离 鍾離 宗政 濮阳 "
    "濮陽 淳于 单于 單于 仲孙 仲孫 万俟".split()
)
_KOREAN = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진나지엄채원천방"
    "공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용예경봉황복태목형피두음"
    "빈호범좌팽승견창옹순매란려림량렴령로룡리"
)
_KOREAN_LONG = frozenset("남궁 황보 제갈 사공 선우 서문 독고 동방".split())
_HAN_SIGNS = waiting(r"[\u3400-\u9FFF々]{2,4}")
_HANGUL = waiting(r"[\uAC00-\uD7A3]{2,4}")


def is_chinese(text: str) -> bool:
    """Tell whether the text is a Chinese family and a given name of one or two signs."""
    if not _HAN_SIGNS.fullmatch(text):
        return False
    if text[:2] in _CHINESE_LONG and len(text) > 2:
        return True
    return text[0] in _CHINESE and len(text) < 4


def is_korean(text: str) -> bool:
    """Tell whether the text is a Korean family and a given name of one or two syllables."""
    if not _HANGUL.fullmatch(text):
        return False
    if text[:2] in _KOREAN_LONG and len(text) > 2:
        return True
    return text[0] in _KOREAN and len(text) < 4
