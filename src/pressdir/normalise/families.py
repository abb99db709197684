"""The families of China and Korea, where a name has neither capitals nor blanks to show itself.

The lists are nearly closed: some four hundred signs head almost every Chinese name, and a hundred
syllables every Korean one. Families whose sign begins common words of press pages as well (位, 和,
都, 党) are left out, since a word taken for a name is worse than a name that only a label tells.
Japanese families are no closed list: here are those that most people have, and a name is one of
them only before a given name that ends as given names do.
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
_JAPANESE = frozenset(
    """
    佐藤 鈴木 高橋 髙橋 田中 伊藤 渡辺 渡邊 渡邉 渡部 山本 中村 小林 加藤 吉田 山田 佐々木
    山口 松本 井上 木村 林 斎藤 斉藤 齋藤 齊藤 清水 山崎 山﨑 森 阿部 安部 池田 橋本 石川
    山下 小川 石井 長谷川 後藤 岡田 近藤 前田 藤田 遠藤 青木 坂本 村上 太田 金子 藤井 福田
    西村 三浦 竹内 中川 岡本 松田 原田 中野 小野 田村 藤原 中山 石田 小島 和田 森田 内田
    柴田 酒井 原 高木 横山 安藤 宮崎 上田 島田 工藤 大野 宮本 杉山 今井 丸山 増田 高田 村田
    平野 大塚 菅原 武田 新井 小山 野口 桜井 千葉 岩崎 佐野 谷口 上野 松井 河野 市川 野村
    菊地 菊池 木下 水野 杉本 高野 吉川 松尾 山内 西田 大西 飯田 北村 安田 五十嵐 川口 平田
    関 東 中田 久保 服部 川崎 岩田 土屋 川村 本田 辻 樋口 秋山 田口 永井 山中 中西 吉村
    川上 石原 大橋 松岡 馬場 浜田 森本 星野 矢野 浅野 松下 大久保 吉岡 小池 野田 荒井 大谷
    熊谷 松浦 黒田 尾崎 永田 望月 内藤 松村 荒木 西川 堀 平井 大島 桑原 本間 川田 小松 田辺
    中島 片山 早川 横田 岡崎 古川 成田 岡 藤本 奥村 栗原 西山 小泉 富田 田島 篠原 岩本 須藤
    小西 上原 宮田 関口 大川 福島 児玉 奥田 足立 沢田 澤田 神田 堀内 川島 岡村 大山 中井
    長谷部 白石 小田 黒木 三宅 浜口 江口 塚本 吉野 飯塚 榎本 大石 高山 松原 水谷 田代 三上 坂口
    村井 窪田 梅田 梶原 長田 青山 河合 橘 榊原 若林 天野 庄司
    今泉 森下 森川 森山 森岡 中沢 中澤 戸田 小沢 小澤 大沢 大澤 平山 広瀬 廣瀬 青柳
    若松 白井 黒川 黒沢 荻野 荻原 萩原 石塚 石橋 石黒 石崎 石丸 岩井 岩瀬 岩間 植田
    上村 上杉 植木 内山 梅原 江藤 遠山 大城 大木 大井 大友 大森 大場 大竹 大和田
    小倉 小笠原 小栗 小山田 尾形 緒方 奥山 奥野 落合 柏木 片岡 勝又 加納 金井 金田
    鎌田 亀井 川端 川本 川原 河村 河原 河田 神谷 神山 木内 木原 北川 北原 北野 北島
    喜多 倉田 栗田 黒崎 桑田 小出 小杉 小柳 児島 駒井 佐伯 酒巻 坂井 坂田 坂上 笹川
    佐久間 桜田 沢村 重田 柴崎 柴山 島崎 島村 下田 下村 菅野 菅谷 杉田 杉浦 杉原
    鈴江 瀬戸 瀬川 仙波 高井 高瀬 高島 高岡 高柳 滝沢 滝口 竹下 竹田 武井 武藤 立花
    田畑 田原 田端 玉井 津田 土井 土田 筒井 露木 寺田 寺島 寺本 徳田 徳永 富永 豊田
    鳥居 長尾 長岡 中尾 中里 中嶋 中根 中原 永野 永島 名取 成瀬 西岡 西尾 西野 西本
    西脇 野崎 野中 野本 橋口 畑中 蜂谷 花田 浜崎 早坂 早瀬 原口 東山 日高 日野 平川
    平松 平岡 広田 深沢 深谷 福原 福本 福永 藤岡 藤川 藤沢 藤野 藤村 古田 古谷 堀口
    堀江 堀田 牧野 益田 松永 松崎 松山 松木 真鍋 丸尾 三木 三島 三谷 三橋 水上 水田
    溝口 皆川 宮内 宮川 宮下 宮原 宮沢 向井 村岡 村松 村山 毛利 持田 元木 守屋 八木
    柳沢 矢田 安井 柳田 山根 山岸 山川 山村 湯浅 横井 横尾 吉本 吉沢 米田 若山
    和久井 渡瀬
    """.split()
)
_JAPANESE_SIGNS = frozenset("森林原関東西南北辻岡堀岸谷星泉島菅滝畑杉浜柳沖平角梶桂榊堤椎乾峰湊橘")
_GIVEN_ENDS = frozenset(  # signs in which given names end, and hardly a word for an office
    "子美恵香奈菜代江織里理沙紀希絵音乃華穂帆実緒保歩咲愛結羽葵莉衣郎朗太男夫雄介助輔彦樹哉也"
    "斗翔輝貴孝隆弘宏浩博仁健剛誠進茂豊稔聡智司志史士之幸平明昭正義治秀直真亮涼諒蓮翼陸悟修徹"
    "哲勉努勇猛武久次吾文裕祐佑悠優慶敬圭恭晃光洋祥潤純淳靖康泰伸信則典範弥矢矩生一二三"
)
_HAN_SIGNS = waiting(r"[\u3400-\u9FFF々]{2,4}")
_KANJI = waiting(r"[\u3400-\u9FFF々﨑]{3,6}")
_HANGUL = waiting(r"[\uAC00-\uD7A3]{2,4}")


def is_chinese(text: str) -> bool:
    """Tell whether the text is a Chinese family and a given name of one or two signs."""
    if not _HAN_SIGNS.fullmatch(text):
        return False
    if text[:2] in _CHINESE_LONG and len(text) > 2:
        return True
    return text[0] in _CHINESE and len(text) < 4


def is_japanese(text: str) -> bool:
    """Tell whether the text is a frequent family of Japan and a given name behind it."""
    if not _KANJI.fullmatch(text) or text[-1] not in _GIVEN_ENDS:
        return False
    return any(text[:length] in _JAPANESE for length in (1, 2, 3) if 0 < len(text) - length < 4)


def is_japanese_family(text: str) -> bool:
    """Tell whether the text is a family of Japan that stands by itself: "長谷部", "森"."""
    return text in _JAPANESE or (len(text) == 1 and text in _JAPANESE_SIGNS)


def is_korean(text: str) -> bool:
    """Tell whether the text is a Korean family and a given name of one or two syllables."""
    if not _HANGUL.fullmatch(text):
        return False
    if text[:2] in _KOREAN_LONG and len(text) > 2:
        return True
    return text[0] in _KOREAN and len(text) < 4


def is_hangul(text: str) -> bool:
    """Tell whether the text begins in Korean syllables."""
    return "\uac00" <= text[:1] <= "\ud7a3"
