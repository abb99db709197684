"""Who is offered on pages in scripts without capitals, one habit a row.

A name shows itself there by its place and by the words beside it, not by its letters. All people,
firms and addresses are invented; the numbers are valid in their countries.
"""

import pytest

from pressdir.extract import extract
from pressdir.model import Document, Kind


def person(name, reach):
    return name, frozenset(reach.split())


def desk(reach):
    return None, frozenset(reach.split())


def _source(text):
    return "release.html" if text.startswith("<") else "release.txt"


def offers(text):
    """Each contact's name and what reaches it; nobody's name is a desk's."""
    return [
        (
            contact.name.full if contact.name and contact.kind is Kind.PERSON else None,
            frozenset(map(str, (*contact.emails, *contact.phones))),
        )
        for contact in extract(Document(_source(text), text.encode())).contacts
    ]


CHINESE = [
    pytest.param(
        "新闻稿\n图书馆延长开放时间\n北京市海川区图书馆自5月起延长开放时间。"
        "馆长周立群表示：“灯亮着，人就来。”\n\n联系人：刘思远（办公室）\n联系电话：010-6255 0142\n"
        "电子邮箱：liusy@library.example.org",
        [person("刘思远", "liusy@library.example.org +861062550142")],
        id="Chinese, a label, a name, its department in brackets",
    ),
    pytest.param(
        "媒体垂询：\n欧阳静怡 女士\n品牌传播部 高级经理\n手机：+86 138 1055 0142\n"
        "邮箱：jingyi@qingyun.example.org",
        [person("欧阳静怡", "jingyi@qingyun.example.org +8613810550142")],
        id="Chinese, a family of two signs, an honorific behind",
    ),
    pytest.param(
        "海川公司今天宣布扩建厂房。\n\n新闻联络：赵鹏 +86 139 1055 0142 "
        "zhaop@haichuan.example.org；"
        "钱晓燕 +86 10 6255 0143 qianxy@haichuan.example.org",
        [
            person("赵鹏", "zhaop@haichuan.example.org +8613910550142"),
            person("钱晓燕", "qianxy@haichuan.example.org +861062550143"),
        ],
        id="Chinese, two people in a line",
    ),
    pytest.param(
        "上海海洋馆消息。如需采访，请联系我馆宣传科孙浩然老师，电话：+86 21 6255 0142，"
        "邮箱：sunhr@aquarium.example.org。",
        [person("孙浩然", "sunhr@aquarium.example.org +862162550142")],
        id="Chinese, a name grown onto its department and its honorific",
    ),
    pytest.param(
        "媒体联系人：党委宣传部 汤晓岚；电话：+86 571 8555 0143，邮箱：tangxl@qju.example.org。",
        [person("汤晓岚", "tangxl@qju.example.org +8657185550143")],
        id="Chinese, a department and a name",
    ),
    pytest.param(
        "青云公司今天宣布扩建厂房。\n\n联系人：王磊、李倩\n电话：+86 10 6255 0144\n邮箱："
        "press@qingyun.example.org",
        [
            person("王磊", "press@qingyun.example.org +861062550144"),
            person("李倩", "press@qingyun.example.org +861062550144"),
        ],
        id="Chinese, two people share what follows",
    ),
    pytest.param(
        "新聞稿\n臺北市政府文化局\n\n發稿單位：文化局視覺藝術科\n新聞聯絡人：張雅婷科長\n"
        "聯絡電話：(02)2720-5501轉3521\n業務單位：展演科 吳承翰股長 02-2720-5502",
        [
            person("張雅婷", "+886227205501;ext=3521"),
            person("吳承翰", "+886227205502"),
        ],
        id="Chinese, unit, name and title grown together",
    ),
    pytest.param(
        "媒體聯絡｜公關組 林志豪 先生｜+886 912 345 678｜chlin@ocean.example.org",
        [person("林志豪", "chlin@ocean.example.org +886912345678")],
        id="Chinese, full-width bars",
    ),
    pytest.param(
        "傳媒查詢，請聯絡企業傳訊部高級經理陳美玲小姐（電話：+852 2550 1142；電郵："
        "may.chan@harbour.example.org）"
        "或黃子健先生（電話：+852 2550 1143；電郵：ken.wong@harbour.example.org）。",
        [
            person("陳美玲", "may.chan@harbour.example.org +85225501142"),
            person("黃子健", "ken.wong@harbour.example.org +85225501143"),
        ],
        id="Chinese, two people in a sentence, their numbers in brackets",
    ),
    pytest.param(
        "傳媒查詢：\n鄧凱晴小姐 Iris Tang\n高級傳訊主任 Senior Communications Officer\n"
        "電話 Tel: +852 2555 0142\n電郵 Email: iristang@harbour.example.org",
        [person("鄧凱晴", "iristang@harbour.example.org +85225550142")],
        id="Chinese, a name in two scripts",
    ),
    pytest.param(
        '<html lang="zh-CN"><body><h1>青岛港发布年报</h1><p>青岛港12月3日发布年报，'
        "吞吐量达6.2亿吨。董事长贾福宁表示满意。"
        "</p><table><tr><th>联系人</th><th>职务</th><th>电话</th><th>邮箱</th></tr><tr><td>"
        "孟庆林</td><td>新闻发言人</td><td>0532-8255 "
        "0142</td><td>mengql@port.example.cn</td></tr><tr><td>郝思雨</td><td>媒体主管</td><td>"
        "0532-8255 "
        "0143</td><td>haosy@port.example.cn</td></tr></table></body></html>",
        [
            person("孟庆林", "mengql@port.example.cn +8653282550142"),
            person("郝思雨", "haosy@port.example.cn +8653282550143"),
        ],
        id="Chinese, a table",
    ),
    pytest.param(
        "新闻发布\n中国科学院南海所发现新种\n据介绍，该物种分布于水深2000米处。"
        "项目负责人陈立教授说，这是首次。\n\n记者联系：南海所综合办公室 黎婉莹 电话：020-8902 "
        "5501 Email：liwy@scsio.example.cn\n科研联系：吕志远 研究员 电话：020-8902 5502",
        [
            person("黎婉莹", "liwy@scsio.example.cn +862089025501"),
            person("吕志远", "+862089025502"),
        ],
        id="Chinese, two lines, two departments",
    ),
    pytest.param(
        "深圳市云帆科技有限公司今日宣布完成B轮融资。\n关于云帆：云帆成立于2015年。\n\n"
        "媒体联系\n云帆科技 公关部\n潘婷婷\n+86-755-8655-0142\npr@yunfan.example.com",
        [person("潘婷婷", "pr@yunfan.example.com +8675586550142")],
        id="Chinese, a name on a line of its own",
    ),
    pytest.param(
        "新聞稿\n高雄市立美術館\n展期：2025年3月1日至6月8日\n\n新聞聯絡人｜推廣組 曾郁婷 "
        "07-555-0331#215 yuting@kmfa.example.tw\n　　　　　　行銷組 許家豪 07-555-0331#216 "
        "chiahao@kmfa.example.tw",
        [
            person("曾郁婷", "yuting@kmfa.example.tw +88675550331;ext=215"),
            person("許家豪", "chiahao@kmfa.example.tw +88675550331;ext=216"),
        ],
        id="Chinese, a bar, units, numbers with extensions",
    ),
    pytest.param(
        "<p>立法委員王大明今（5）日質詢。</p><p>聯絡人：國會辦公室主任 游心怡 "
        "0933-123-456</p><p>台北市中正區</p>",
        [person("游心怡", "+886933123456")],
        id="Chinese, an office, a title and a name run together",
    ),
    pytest.param(
        "香港海洋保護協會\n傳媒聯絡：\n鄧詠詩女士 (Ms Wincy Tang)\n傳訊經理\n電話：2987 5501\n"
        "手提：9123 4567\n電郵：wincy@hkoca.example.hk",
        [person("鄧詠詩", "wincy@hkoca.example.hk +85229875501 +85291234567")],
        id="Chinese, the same name in brackets in Latin letters",
    ),
    pytest.param(
        "杭州市文旅局\n发布人：综合处\n联系科室：宣传推广处\n联系电话：0571-8525 0142\n传真："
        "0571-8525 0143",
        [desk("+8657185250142")],
        id="Chinese, nobody is named",
    ),
    pytest.param(
        "广州天河新闻\n如有媒体垂询，敬请联络：\n市场部总监 尹思齐（Ivy Yin）手机：13922250142 "
        "微信同号\n邮箱：ivy.yin@tianhe.example.cn",
        [person("尹思齐", "ivy.yin@tianhe.example.cn +8613922250142")],
        id="Chinese, a name in brackets in Latin letters",
    ),
    pytest.param(
        "台中市政府新聞局 發稿\n承辦人：范植谷 \n電話：04-2228-9111轉15301\n備註："
        "市長盧大明表示肯定。",
        [person("范植谷", "+886422289111;ext=15301")],
        id="Chinese, who handles it",
    ),
    pytest.param(
        "香港\n傳媒垂詢\n博達公關：\nKelvin Lau 劉啟文　電話：3555 "
        "0142　kelvin@boda.example.hk\nCherry Mok 莫巧兒　電話：3555 "
        "0143　cherry@boda.example.hk",
        [
            person("劉啟文", "kelvin@boda.example.hk +85235550142"),
            person("莫巧兒", "cherry@boda.example.hk +85235550143"),
        ],
        id="Chinese, Latin names first",
    ),
    pytest.param(
        "<p>北京 2025年3月7日</p><dl><dt>新闻发言人</dt><dd>邱 磊</dd><dt>电话</dt><dd>"
        "010-6655 0142 转 801</dd><dt>邮箱</dt><dd>qiulei@bjlib.example.cn</dd></dl><dl><dt>"
        "采访预约</dt><dd>办公室 龙小雨</dd><dt>电话</dt><dd>010-6655 0143</dd></dl>",
        [
            person("邱磊", "qiulei@bjlib.example.cn +861066550142;ext=801"),
            person("龙小雨", "+861066550143"),
        ],
        id="Chinese, definition lists",
    ),
    pytest.param(
        "成都高新区管委会\n“我们将继续努力。”管委会主任尹国栋说。\n\n新闻联系人\n姓名：苏婉 "
        "单位：党群工作部 电话：028-8533 0142\n姓名：冉志刚 单位：办公室 电话：028-8533 0143",
        [person("苏婉", "+862885330142"), person("冉志刚", "+862885330143")],
        id="Chinese, two labels a line",
    ),
    pytest.param(
        "媒体问询请联系首席公关官万晓芸，电子邮件：wanxy@lingxi.example.cn。"
        "更多信息请访问官网。北京灵犀科技有限公司",
        [person("万晓芸", "wanxy@lingxi.example.cn")],
        id="Chinese, a title in a sentence",
    ),
    pytest.param(
        "（桃園訊）本市今舉辦淨灘。\n新聞資料詢問：環境管理處處長 朱家儀 電話：03-338-6021 "
        "分機1401；行動：0988-123-456\n新聞資料提供：環境管理處 電話：03-338-6021 分機1402",
        [person("朱家儀", "+88633386021;ext=1401 +886988123456"), desk("+88633386021;ext=1402")],
        id="Chinese, a head of an office, a desk",
    ),
    pytest.param(
        "電影節新聞稿 香港\n傳媒查詢：\n高級公關經理 雷凱琳（電話：2101 5501 / 電郵："
        "kailin@filmfest.example.hk）\n公關主任 霍子軒（電話：2101 5502 / 電郵："
        "hinfok@filmfest.example.hk）",
        [
            person("雷凱琳", "kailin@filmfest.example.hk +85221015501"),
            person("霍子軒", "hinfok@filmfest.example.hk +85221015502"),
        ],
        id="Chinese, numbers in brackets, a slash",
    ),
]

JAPANESE = [
    pytest.param(
        "【本件に関する報道関係者からのお問い合わせ先】\n公益財団法人みどり会 広報部 担当："
        "佐々木、中村\n"
        "TEL：03-5550-0142 FAX：03-5550-0143\nE-mail：press@midori.example.org",
        [
            person("佐々木", "press@midori.example.org +81355500142"),
            person("中村", "press@midori.example.org +81355500142"),
        ],
        id="Japanese, two family names",
    ),
    pytest.param(
        "【報道機関 問い合わせ先】\n若潮市 危機管理部 防災課　担当：藤原（課長補佐）・木之内\n"
        "電話：０２２－５５５－０１４２\nE-mail：bousai@wakashio.example.org",
        [
            person("藤原", "bousai@wakashio.example.org +81225550142"),
            person("木之内", "bousai@wakashio.example.org +81225550142"),
        ],
        id="Japanese, two family names joined by a dot, a title in brackets",
    ),
    pytest.param(
        "報道関係者お問い合わせ先\n青葉市役所 企画部 シティプロモーション課\n課長 山本 健一\n"
        "電話 022-255-0142（直通）\nFAX 022-255-0143\nメール pr@aoba.example.org",
        [person("山本健一", "pr@aoba.example.org +81222550142")],
        id="Japanese, a title and a name on a line of their own",
    ),
    pytest.param(
        "取材のお申し込みは、広報担当の田中美咲（たなか みさき）までご連絡ください。\n"
        "電話：03-5550-0144　メール：misaki.tanaka@aozora.example.org",
        [person("田中美咲", "misaki.tanaka@aozora.example.org +81355500144")],
        id="Japanese, a sentence, the reading in brackets",
    ),
    pytest.param(
        "【お問い合わせ先】\n＜研究に関すること＞\n東雲大学大学院理学研究科 教授 長谷川 "
        "誠（はせがわ まこと）\n"
        "Tel：03-5550-0145\nE-mail：hasegawa@sci.shinonome.example.org\n\n"
        "＜報道に関すること＞\n東雲大学 総務部広報課\nTel：03-5550-0146\n"
        "E-mail：koho@shinonome.example.org",
        [
            person("長谷川誠", "hasegawa@sci.shinonome.example.org +81355500145"),
            desk("koho@shinonome.example.org +81355500146"),
        ],
        id="Japanese, who answers for the research, who for the press",
    ),
    pytest.param(
        "■報道関係のお問い合わせ先\n　南洋造機株式会社　経営企画本部　広報グループ\n　担当："
        "高梨 結月、Erik Tamura\n"
        "　TEL：011-555-0142（代表）　FAX：011-555-0149\n　E-mail：koho＠kitakaze.example.org",
        [
            person("高梨結月", "koho@kitakaze.example.org +81115550142"),
            person("Erik Tamura", "koho@kitakaze.example.org +81115550142"),
        ],
        id="Japanese, a name in Latin letters, a switchboard in brackets",
    ),
    pytest.param(
        "お問い合わせ先　総務課長補佐 伊藤、係長 加藤\n（代表電話）03-5253-5111\n（直通電話）"
        "03-5253-5555",
        [
            person("伊藤", "+81352535111 +81352535555"),
            person("加藤", "+81352535111 +81352535555"),
        ],
        id="Japanese, an authority: titles before family names",
    ),
    pytest.param(
        "取材のお申し込み\n広報課 高梨 結月 / Erik Tamura\n電話：011-555-0143\nE-mail："
        "koho@kita.example.org",
        [
            person("高梨結月", "koho@kita.example.org +81115550143"),
            person("Erik Tamura", "koho@kita.example.org +81115550143"),
        ],
        id="Japanese, a desk and two people",
    ),
    pytest.param(
        "報道関係各位\n2025年4月1日\n株式会社あおば電機\n\n新製品「そら」を発売\n\n"
        "＜本件に関するお問い合わせ先＞\n株式会社あおば電機 広報・IR室\n担当／森下・大槻\n"
        "電話／03-6555-0142　FAX／03-6555-0143\nメール／pr@aoba-denki.example.jp",
        [
            person("森下", "pr@aoba-denki.example.jp +81365550142"),
            person("大槻", "pr@aoba-denki.example.jp +81365550142"),
        ],
        id="Japanese, two families joined by a dot, slashes for colons",
    ),
    pytest.param(
        "取材申込書の送付先：富山県立海洋館 総務企画課（担当：黒田）\nTEL 076-455-0142 E-mail "
        "kuroda@kaiyokan.example.jp",
        [person("黒田", "kuroda@kaiyokan.example.jp +81764550142")],
        id="Japanese, a family in brackets",
    ),
    pytest.param(
        "<table><tr><th>担当課</th><td>経済部 "
        "観光振興課</td></tr><tr><th>担当者</th><td>大久保、"
        "井上</td></tr><tr><th>電話</th><td>0263-55-0142（内線 3215）"
        "</td></tr><tr><th>メール</th><td>kanko@city.example.lg.jp</td></tr></table><p>松本市は、"
        "まつりを開催します。</p>",
        [
            person("大久保", "kanko@city.example.lg.jp +81263550142;ext=3215"),
            person("井上", "kanko@city.example.lg.jp +81263550142;ext=3215"),
        ],
        id="Japanese, a table, two families",
    ),
    pytest.param(
        "お問い合わせ\nNPO法人ひかりの家\n事務局長：新垣 美里\n携帯：090-5555-0142\nEmail："
        "info@hikari.example.jp\n代表取材対応：平良さん（070-5555-0143）\n"
        "この団体は沖縄県で活動しています。",
        [
            person("新垣美里", "info@hikari.example.jp +819055550142"),
            person("平良", "+817055550143"),
        ],
        id="Japanese, an honorific, another number",
    ),
    pytest.param(
        "お客様からのお問い合わせ：お客様相談室 0120-555-014\n報道関係者からのお問い合わせ："
        "広報部 03-6555-0144（平日9時～17時）\n東京都港区",
        [desk("+81365550144")],
        id="Japanese, customers above, the press below",
    ),
    pytest.param(
        "株式会社つばめ交通　広報担当　阿部（あべ）・渡部\n電話 048-755-0142\nmail: "
        "koho@tsubame.example.jp\nさいたま市",
        [
            person("阿部", "koho@tsubame.example.jp +81487550142"),
            person("渡部", "koho@tsubame.example.jp +81487550142"),
        ],
        id="Japanese, the reading in brackets, two families",
    ),
    pytest.param(
        "横浜市記者発表資料\nお問合せ先\n都市整備局都市デザイン室長　梶山　祐実　Tel "
        "045-671-2023\n都市整備局企画課担当課長　光田　麻乃　Tel 045-671-2024",
        [person("梶山祐実", "+81456712023"), person("光田麻乃", "+81456712024")],
        id="Japanese, titles and names run together",
    ),
    pytest.param(
        "<div><h3>報道関係のお問い合わせ</h3><p>株式会社ひのき<br>コーポレート本部 広報部<br>"
        "水谷 奈々<br>080-5555-0142<br>nana.mizutani@hinoki.example.jp</p></div><p>"
        "このたび新商品を発売しました。</p>",
        [person("水谷奈々", "nana.mizutani@hinoki.example.jp +818055550142")],
        id="Japanese, lines broken in a paragraph",
    ),
    pytest.param(
        "名古屋市の取り組みについて、ご質問は下記まで。\n\n環境局ごみ減量部減量推進室\n"
        "室長　鬼頭　電話052-972-2297\n主査　丹羽　電話052-972-2298",
        [person("鬼頭", "+81529722297"), person("丹羽", "+81529722298")],
        id="Japanese, titles before families",
    ),
    pytest.param(
        "本リリースの問い合わせは、PR事務局（株式会社ことのは内）担当：飯田・千葉・佐野まで。\n"
        "TEL:03-5555-0147 / MAIL:kotonoha@pr.example.jp",
        [
            person("飯田", "kotonoha@pr.example.jp +81355550147"),
            person("千葉", "kotonoha@pr.example.jp +81355550147"),
            person("佐野", "kotonoha@pr.example.jp +81355550147"),
        ],
        id="Japanese, three families that are towns, a particle behind",
    ),
]

KOREAN = [
    pytest.param(
        "담당 부서: 문화정책과\n책임자: 과장 박지훈 (044-555-0141)\n담당자: 사무관 이다온 "
        "(044-555-0142)\n\n"
        "세종시 도서관이 문을 연다. 시장 구본형은 기쁘다고 말했다.",
        [person("박지훈", "+82445550141"), person("이다온", "+82445550142")],
        id="Korean, an authority: title, name, number",
    ),
    pytest.param(
        "보도자료\n문의: 홍보팀 최유진 대리 (02-555-0142, yjchoi@pureun.example.org)",
        [person("최유진", "yjchoi@pureun.example.org +8225550142")],
        id="Korean, team, name, title",
    ),
    pytest.param(
        "언론 문의\n푸른재단 커뮤니케이션팀\n정민수 팀장 / 010-5550-0142 / "
        "ms.jung@pureun.example.org\n"
        "한소희 매니저 / 010-5550-0143 / sh.han@pureun.example.org",
        [
            person("정민수", "ms.jung@pureun.example.org +821055500142"),
            person("한소희", "sh.han@pureun.example.org +821055500143"),
        ],
        id="Korean, a line a person",
    ),
    pytest.param(
        "이 보도자료와 관련하여 보다 자세한 내용이나 취재를 원하시면 문화정책과 김영호 "
        "사무관(☎ 044-203-2513)에게"
        " 연락해 주시기 바랍니다.",
        [person("김영호", "+82442032513")],
        id="Korean, a sentence",
    ),
    pytest.param(
        "문의처: 남궁석 과장(02-6190-7420), 선우지아 주무관(02-6190-7421)",
        [person("남궁석", "+82261907420"), person("선우지아", "+82261907421")],
        id="Korean, families of two syllables",
    ),
    pytest.param(
        "담당자 : 오세훈씨\n연락처 : 031-255-0142\n이메일 : sh.oh@hanbit.example.org",
        [person("오세훈", "sh.oh@hanbit.example.org +82312550142")],
        id="Korean, an honorific grown on",
    ),
    pytest.param(
        "보도자료\n2025. 5. 2.(금)\n<표>\n담당부서 | 홍보협력과 | 과장 | 서지원 | "
        "051-888-3101\n | | 담당 | 하은별 | 051-888-3102\n\n부산시립박물관이 새 전시를 연다. "
        '관장 "뜻깊다"고 말했다.',
        [person("서지원", "+82518883101"), person("하은별", "+82518883102")],
        id="Korean, a table in text",
    ),
    pytest.param(
        "[문의] 늘푸른은행 홍보부 조현우 차장 02)2555-0142 / 010-9555-0142\nhwcho@nbank.example.kr",
        [person("조현우", "hwcho@nbank.example.kr +82225550142 +821095550142")],
        id="Korean, an area code before a closing bracket",
    ),
    pytest.param(
        "기사 문의 : 해맑음재단 대외협력팀 윤아 팀장\n전화 032-555-0142  팩스 032-555-0143\n"
        "메일 yoona@haemalgeum.example.kr\n인천에서 열린 행사에 300명이 참석했다.",
        [person("윤아", "yoona@haemalgeum.example.kr +82325550142")],
        id="Korean, a given name of one syllable",
    ),
    pytest.param(
        "서울시는 시민청 운영시간을 연장한다. 시민 문의는 다산콜센터 120.\n언론 문의: "
        "시민소통과 언론담당관실 02-2133-6201",
        [desk("+82221336201")],
        id="Korean, nobody is named",
    ),
    pytest.param(
        "<table><tr><td rowspan=2>담당부서</td><td "
        "rowspan=2>수산정책과</td><td>책임자</td><td>과 "
        "장</td><td>강도형</td><td>(044-200-5420)</td></tr><tr><td>담당자</td><td>사무관</td>"
        "<td>제갈민</td><td>(044-200-5421)</td></tr></table><p>해양수산부는 "
        "세종에서 밝혔다.</p>",
        [person("강도형", "+82442005420"), person("제갈민", "+82442005421")],
        id="Korean, rows of a table",
    ),
    pytest.param(
        "[보도자료 문의]\n(주)누리소프트 마케팅본부 홍보팀\n이수민 매니저, 070-4555-0142, "
        "sumin.lee@nuri.example.kr\n황보라 선임, 070-4555-0143, bora.h@nuri.example.kr",
        [
            person("이수민", "sumin.lee@nuri.example.kr +827045550142"),
            person("황보라", "bora.h@nuri.example.kr +827045550143"),
        ],
        id="Korean, commas",
    ),
    pytest.param(
        "사진 제공: 대전문화재단 / 자료 문의: 대전문화재단 공연기획팀 (담당 문채원 ☎042-480-1055)",
        [person("문채원", "+82424801055")],
        id="Korean, who handles it, in brackets",
    ),
    pytest.param(
        "자료문의 | 기획조정실 예산팀장 변재석(063-280-0142), 주무관 탁은지(063-280-0143)\n"
        "전북특별자치도는 예산을 늘린다.",
        [person("변재석", "+82632800142"), person("탁은지", "+82632800143")],
        id="Korean, numbers grown onto names",
    ),
    pytest.param(
        "■ 담당 : 국립한빛과학관 전시기획과 나영호 연구관 (061-555-0142, "
        "yhna@hbsm.example.kr)\n■ 배포 : 2025. 6. 3.",
        [person("나영호", "yhna@hbsm.example.kr +82615550142")],
        id="Korean, bullets",
    ),
    pytest.param(
        "기자간담회 참석 문의\n커뮤니케이션즈 봄 | 류가은 AE | 02-6555-0142 | "
        "gaeun@bom.example.kr\n커뮤니케이션즈 봄 | 방현 부장 | 02-6555-0143 | "
        "hyun@bom.example.kr",
        [
            person("류가은", "gaeun@bom.example.kr +82265550142"),
            person("방현", "hyun@bom.example.kr +82265550143"),
        ],
        id="Korean, columns, a title in Latin letters",
    ),
]

THAI = [
    pytest.param(
        "สอบถามข้อมูลเพิ่มเติม กรุณาติดต่อ\nคุณธนพล ศรีสุวรรณ\nผู้จัดการฝ่ายสื่อสารองค์กร\n"
        "โทร. 02-255-0142 ต่อ 15 มือถือ 081-255-0142\nอีเมล thanapol.s@tonnam.example.org",
        [person("ธนพล ศรีสุวรรณ", "thanapol.s@tonnam.example.org +6622550142;ext=15 +66812550142")],
        id="Thai, a block",
    ),
    pytest.param(
        "ดร.สมชาย เกื้อกูลวนา ประธานมูลนิธิ กล่าวว่า ป่าต้องดูแล\n\n"
        "ผู้ประสานงาน: นางสาวกมลชนก บุญมี โทรศัพท์ 0 2255 0143 E-mail: "
        "kamonchanok@tonnam.example.org",
        [person("กมลชนก บุญมี", "kamonchanok@tonnam.example.org +6622550143")],
        id="Thai, a label, an honorific grown on",
    ),
    pytest.param(
        "สื่อมวลชนสัมพันธ์: สุภาพร แก้วมณี (แนน) 089-255-0144, ปิยะ ทองดี (บอย) 089-255-0145",
        [person("สุภาพร แก้วมณี", "+66892550144"), person("ปิยะ ทองดี", "+66892550145")],
        id="Thai, nicknames in brackets",
    ),
    pytest.param(
        'ดร.สมชาย เกื้อกูลวนา ประธานมูลนิธิ กล่าวว่า "ดับไฟด้วยคนทั้งตำบล"\n\n'
        "สื่อมวลชนสอบถามข้อมูลเพิ่มเติมได้ที่\nนางสาวขวัญข้าว ศรีสวัสดิ์ (ขวัญ) "
        "เจ้าหน้าที่ประชาสัมพันธ์\n"
        "โทร. 02-555-0142 ต่อ 108\nอีเมล khwankhao@tonnam.example.org",
        [person("ขวัญข้าว ศรีสวัสดิ์", "khwankhao@tonnam.example.org +6625550142;ext=108")],
        id="Thai, not the director who is quoted above",
    ),
    pytest.param(
        "ติดต่อสื่อมวลชน:\nฝ่ายประชาสัมพันธ์ บริษัท สายน้ำ จำกัด (มหาชน)\nศิริพร จันทร์แก้ว "
        "โทร. 0-2655-0142 อีเมล siriporn@sainam.example.co.th\nวรวุฒิ พงษ์ไทย โทร. 0-2655-0143 "
        "อีเมล worawut@sainam.example.co.th",
        [
            person("ศิริพร จันทร์แก้ว", "siriporn@sainam.example.co.th +6626550142"),
            person("วรวุฒิ พงษ์ไทย", "worawut@sainam.example.co.th +6626550143"),
        ],
        id="Thai, a line a person",
    ),
    pytest.param(
        "กรุงเทพฯ – ดร.อนันต์ สุขสม อธิการบดี เปิดเผยว่า มหาวิทยาลัยพร้อม\n"
        "สอบถามรายละเอียดได้ที่ นางสาวจิราพร ทองคำ นักประชาสัมพันธ์ชำนาญการ โทรศัพท์ "
        "02-555-0144 หรือ Line: @univ",
        [person("จิราพร ทองคำ", "+6625550144")],
        id="Thai, the rector is quoted above",
    ),
    pytest.param(
        "ข้อมูลเพิ่มเติมสำหรับสื่อมวลชน กรุณาติดต่อ นายปกรณ์ ศักดิ์สิทธิ์ โทร.02-299-0142 หรือ "
        "081-299-0142 email:pakorn@rak.example.or.th; น.ส.อรทัย มณีวงศ์ โทร.02-299-0143",
        [
            person("ปกรณ์ ศักดิ์สิทธิ์", "pakorn@rak.example.or.th +6622990142 +66812990142"),
            person("อรทัย มณีวงศ์", "+6622990143"),
        ],
        id="Thai, two people in a line",
    ),
    pytest.param(
        "ศูนย์สื่อสารองค์กร มหาวิทยาลัยภูผา\nผู้ส่งข่าว กนกวรรณ สายบุญ\nเบอร์โทรศัพท์ 053-255-014\nเชียงใหม่",
        [person("กนกวรรณ สายบุญ", "+6653255014")],
        id="Thai, who sends the news",
    ),
]

ARABIC = [
    pytest.param(
        "للاستفسارات الإعلامية:\nأ. محمد بن خالد العتيبي\nمدير إدارة الاتصال المؤسسي\n"
        "هاتف: +966 11 255 0142\nالبريد الإلكتروني: m.alotaibi@wahat.example.org",
        [person("محمد بن خالد العتيبي", "m.alotaibi@wahat.example.org +966112550142")],
        id="Arabic, a block",
    ),
    pytest.param(
        "للمزيد من المعلومات، يرجى التواصل مع ليلى حداد، مسؤولة الإعلام، على الرقم +962 6 555 0142"
        " أو عبر البريد الإلكتروني layla.haddad@zaytoun.example.org.",
        [person("ليلى حداد", "layla.haddad@zaytoun.example.org +96265550142")],
        id="Arabic, behind a preposition, before a comma",
    ),
    pytest.param(
        "المسؤول الإعلامي: سامر النجار - جوال: +٩٦٢ ٧٩ ٥٥٥ ٠١٤٢ - s.najjar@zaytoun.example.org",
        [person("سامر النجار", "s.najjar@zaytoun.example.org +962795550142")],
        id="Arabic, Arabic digits, dashes",
    ),
    pytest.param(
        "للتواصل: الدكتورة هالة عبد الرحمن (المتحدثة باسم الجامعة)، هاتف +20 2 2555 0142؛"
        " كريم منصور، هاتف +20 10 0555 0142",
        [person("هالة عبد الرحمن", "+20225550142"), person("كريم منصور", "+201005550142")],
        id="Arabic, two people, a title in brackets",
    ),
    pytest.param(
        "ولترتيب المقابلات يمكن الاتصال بالسيدة نادية بن عمر، المكلفة بالاتصال، على الهاتف "
        "+216 71 255 142.",
        [person("نادية بن عمر", "+21671255142")],
        id="Arabic, a preposition grown onto the honorific",
    ),
    pytest.param(
        "القاهرة – أعلنت جمعية النيل اليوم إطلاق المشروع. وقال الدكتور سمير فوزي، رئيس "
        "الجمعية، إن المشروع مهم.\n\nللتواصل الإعلامي\nياسمين عبد الفتاح – مسؤول العلاقات "
        "العامة\nموبايل: 01005550142\nإيميل: yasmine@nile.example.eg",
        [person("ياسمين عبد الفتاح", "yasmine@nile.example.eg +201005550142")],
        id="Arabic, a dash before the title",
    ),
    pytest.param(
        "<p>لمزيد من المعلومات يمكنكم التواصل مع قسم الإعلام: هدى المنصوري (هاتف "
        "971501234567+) أو راشد الكعبي (r.alkaabi@dune.example.ae).</p>",
        [
            person("هدى المنصوري", "+971501234567"),
            person("راشد الكعبي", "r.alkaabi@dune.example.ae"),
        ],
        id="Arabic, a plus sign behind the digits",
    ),
    pytest.param(
        "الناطق باسم البلدية\nعماد أبو زيد\nجوال 0599-555-014\nرام الله - فلسطين\n"
        "emad@baladiya.example.ps",
        [person("عماد أبو زيد", "emad@baladiya.example.ps +970599555014")],
        id="Arabic, a title above the name",
    ),
    pytest.param(
        "قال محمود الشامي، مدير المشروع، إن العمل مستمر.\nللاستفسار الصحفي: هاتف 21 345 678 "
        "(تونس)، فاكس 71 345 679، مكتب الإعلام",
        [desk("+21621345678")],
        id="Arabic, nobody is named",
    ),
    pytest.param(
        "للتنسيق الإعلامي: م. زياد القاسم (منسق الإعلام) 0096171255142\nد. ريم خوري (الناطقة "
        "الرسمية) 0096171255143",
        [person("زياد القاسم", "+96171255142"), person("ريم خوري", "+96171255143")],
        id="Arabic, unknown words before a colon",
    ),
    pytest.param(
        "بيروت - جهة الاتصال الإعلامية\nالاسم: جورج حداد\nالمسمى الوظيفي: مدير التواصل\nرقم "
        "الهاتف: 01-755142\nالبريد الإلكتروني: george@arz.example.lb",
        [person("جورج حداد", "george@arz.example.lb +9611755142")],
        id="Arabic, labelled lines",
    ),
    pytest.param(
        "الدار البيضاء – للاتصال: فاطمة الزهراء بنسعيد، المكلفة بالتواصل، الهاتف 0522255142، "
        "البريد f.bensaid@atlas.example.ma\nوصرح يوسف العلوي، المدير العام، بأن النتائج جيدة.",
        [person("فاطمة الزهراء بنسعيد", "f.bensaid@atlas.example.ma +212522255142")],
        id="Arabic, somebody quoted below",
    ),
    pytest.param(
        "للحجز والاستفسار العام: 8001234567\nللإعلاميين فقط: عبدالرحمن الغامدي | 0500000142 | "
        "abdulrahman@masrah.example.sa\nالرياض، المملكة العربية السعودية",
        [person("عبدالرحمن الغامدي", "abdulrahman@masrah.example.sa +966500000142")],
        id="Arabic, customers above",
    ),
]

PERSIAN = [
    pytest.param(
        "خبرنگاران برای هماهنگی مصاحبه با نیلوفر رستمی‌نژاد، کارشناس رسانه، تماس بگیرند:\n"
        "تلفن: ۰۲۱-۵۵۵۵۰۱۴۳ داخلی ۳۱۴\nرایانامه: pr@kheshti.example.org",
        [person("نیلوفر رستمی‌نژاد", "pr@kheshti.example.org +982155550143;ext=314")],
        id="Persian, between a preposition and a title",
    ),
    pytest.param(
        "خبرنگاران می‌توانند با آقای رضا کریمی، مدیر روابط عمومی، به شماره ۰۲۱۸۸۵۵۰۱۴۲ تماس بگیرند.",
        [person("رضا کریمی", "+982188550142")],
        id="Persian, an honorific in a sentence",
    ),
    pytest.param(
        "مسئول روابط عمومی: نرگس صادقی\nتلفن همراه: ۰۹۱۲۵۵۵۰۱۴۲\nپست الکترونیکی: "
        "n.sadeghi@baran.example.org",
        [person("نرگس صادقی", "n.sadeghi@baran.example.org +989125550142")],
        id="Persian, a title as label",
    ),
    pytest.param(
        "دانشگاه تهران امروز خبر داد.\nجهت هماهنگی مصاحبه: خانم الهام یوسفی (۰۹۱۲۵۵۵۰۱۴۳) و "
        "آقای مهدی نوری (۰۹۱۲۵۵۵۰۱۴۴)",
        [person("الهام یوسفی", "+989125550143"), person("مهدی نوری", "+989125550144")],
        id="Persian, two people, numbers in brackets",
    ),
    pytest.param(
        "شرکت پارس‌افرا - تهران\nتماس رسانه‌ای:\nمهندس آرش بهرامی | مدیر ارتباطات | "
        "۰۲۱-۸۸۵۵۰۱۴۲ | a.bahrami@parsafra.example.ir\nلیلا کاظمی | دستیار رسانه | ۰۹۱۲۵۵۵۰۱۴۵ "
        "| l.kazemi@parsafra.example.ir",
        [
            person("آرش بهرامی", "a.bahrami@parsafra.example.ir +982188550142"),
            person("لیلا کاظمی", "l.kazemi@parsafra.example.ir +989125550145"),
        ],
        id="Persian, columns",
    ),
    pytest.param(
        "برای کسب اطلاعات بیشتر با روابط عمومی موزه، سرکار خانم دکتر مینا فرهادی، شماره "
        "۰۲۱۶۶۵۵۰۱۴۲، تماس حاصل فرمایید. تهران",
        [person("مینا فرهادی", "+982166550142")],
        id="Persian, two honorifics in a sentence",
    ),
    pytest.param(
        "تهران – مدیرعامل شرکت، علی اکبری، گفت: تولید افزایش یافت.\nتلفن روابط عمومی: "
        "۰۲۱-۸۸۷۷۰۱۴۲ ایمیل: info@petro.example.ir",
        [desk("info@petro.example.ir +982188770142")],
        id="Persian, a director is quoted, nobody is offered",
    ),
    pytest.param(
        "شماره تماس جهت هماهنگی خبرنگاران: ۰۹۱۲۵۵۵۰۱۴۶ (پریسا مرادی)\nاصفهان، ایران",
        [person("پریسا مرادی", "+989125550146")],
        id="Persian, the name behind its number",
    ),
    pytest.param(
        "خبرگزاری‌ها: محسن رضوانی، سخنگوی سازمان، گفت که برنامه آغاز شد.\nارتباط با رسانه: "
        "زهرا طاهری – ۰۹۱۳۵۵۵۰۱۴۲\nاصفهان",
        [person("زهرا طاهری", "+989135550142")],
        id="Persian, a spokesman quoted above",
    ),
]

URDU = [
    pytest.param(
        "مزید معلومات کے لیے رابطہ کریں:\nفریحہ قریشی، میڈیا مینیجر\nفون: +92 51 255 0142\n"
        "ای میل: f.qureshi@chinar.example.org",
        [person("فریحہ قریشی", "f.qureshi@chinar.example.org +92512550142")],
        id="Urdu, a block",
    ),
    pytest.param(
        "میڈیا کے نمائندے ڈاکٹر فیصل محمود سے فون نمبر +92 300 255 0142 پر یا ای میل"
        " f.mahmood@chinar.example.org پر رابطہ کر سکتے ہیں۔",
        [person("فیصل محمود", "f.mahmood@chinar.example.org +923002550142")],
        id="Urdu, a sentence with an honorific",
    ),
    pytest.param(
        "ترجمان: محمد بلال خان، موبائل: +92 300 255 0143، ای میل: bilal@chinar.example.org",
        [person("محمد بلال خان", "bilal@chinar.example.org +923002550143")],
        id="Urdu, a title as label",
    ),
    pytest.param(
        "اسلام آباد: ترجمان ڈاکٹر حنا بتول نے کہا کہ منصوبہ مکمل ہے۔\n\nمیڈیا رابطہ:\nنام: "
        "کامران اکبر\nعہدہ: ڈپٹی ڈائریکٹر\nموبائل نمبر: 0321-2550142\nای میل: "
        "kamran@water.example.pk",
        [person("کامران اکبر", "kamran@water.example.pk +923212550142")],
        id="Urdu, labelled lines",
    ),
    pytest.param(
        "کراچی: میڈیا سیل، جامعہ نور\nفوکل پرسن برائے میڈیا: پروفیسر ڈاکٹر ثمینہ اقبال\nرابطہ "
        "نمبر: 021-99261300\nsamina@noor.example.pk",
        [person("ثمینہ اقبال", "samina@noor.example.pk +922199261300")],
        id="Urdu, two titles before a name",
    ),
    pytest.param(
        "لاہور: میڈیا کے لیے رابطہ\nصائمہ نواز (ہیڈ آف کمیونیکیشن)\n042-35550142\n"
        "0333-4550142\nsaima@kitab.example.pk",
        [person("صائمہ نواز", "saima@kitab.example.pk +924235550142 +923334550142")],
        id="Urdu, numbers without labels",
    ),
]

HEBREW = [
    pytest.param(
        "לפרטים נוספים: נועה ברק, דוברת העירייה, טל' 054-255-0142, דוא\"ל: noa@arava.example.org",
        [person("נועה ברק", "noa@arava.example.org +972542550142")],
        id="Hebrew, one line",
    ),
    pytest.param(
        'ליצירת קשר עם התקשורת:\nד"ר יואב שמיר\nמנהל מחלקת ההסברה\nנייד: 052-2550143\n'
        'דוא"ל: yoav@arava.example.org',
        [person("יואב שמיר", "yoav@arava.example.org +972522550143")],
        id="Hebrew, a block",
    ),
    pytest.param(
        "לפרטים נוספים לעיתונות: אלעד בן-דרור, דובר המכון, 052-5550142, dover@negev.example.org;"
        " לתיאום ראיונות: תמר קרן, 08-6550143, tamark@negev.example.org",
        [
            person("אלעד בן-דרור", "dover@negev.example.org +972525550142"),
            person("תמר קרן", "tamark@negev.example.org +97286550143"),
        ],
        id="Hebrew, two cues, two people",
    ),
    pytest.param(
        "לתיאום ראיונות ניתן לפנות אל תמר לוי, יועצת התקשורת, בטלפון 03-6255014"
        " או במייל tamar.levy@arava.example.org.",
        [person("תמר לוי", "tamar.levy@arava.example.org +97236255014")],
        id="Hebrew, a sentence",
    ),
    pytest.param(
        'לפרטים ותיאום ראיונות: גלית אורן | יח"צ | 050-7255014 | galit@orenpr.example.co.il',
        [person("גלית אורן", "galit@orenpr.example.co.il +972507255014")],
        id="Hebrew, columns",
    ),
    pytest.param(
        'איש קשר לתקשורת: רועי בן דוד, סמנכ"ל שיווק. טלפון: 03-7255014. מייל: '
        'roi@tech.example.co.il\nמנכ"ל החברה, אבי כהן, אמר: "זה יום חשוב".',
        [person("רועי בן דוד", "roi@tech.example.co.il +97237255014")],
        id="Hebrew, a director is quoted below",
    ),
    pytest.param(
        "לתקשורת בלבד – דוברות בית החולים\nשירה מזרחי: 054-7255015\nאלון פרץ: 054-7255016",
        [person("שירה מזרחי", "+972547255015"), person("אלון פרץ", "+972547255016")],
        id="Hebrew, a line a person",
    ),
    pytest.param(
        "ירושלים: ראש העיר משה ליאון אמר כי המיזם יושלם.\nלפרטים: מוקד עירוני 106\nדוברות "
        "העירייה: דפנה גל 02-6295014, dafna@muni.example.il",
        [person("דפנה גל", "dafna@muni.example.il +97226295014")],
        id="Hebrew, a municipal hotline above",
    ),
    pytest.param(
        'דוברת: ענבל רז\nטלפון: 08-6455014\nנייד: 050-5455014\nדוא"ל: '
        "dovrut@desert.example.ac.il\nבאר שבע",
        [person("ענבל רז", "dovrut@desert.example.ac.il +97286455014 +972505455014")],
        id="Hebrew, a title as label",
    ),
    pytest.param(
        'תל אביב, 3 במרץ. מנכ"לית העמותה, ד"ר רותם אלון: "אנו גאים".\nלמידע נוסף ולראיונות: '
        "יעל בר, 03-6055014, press@amuta.example.org.il או איתי גולן, 054-6055015",
        [
            person("יעל בר", "press@amuta.example.org.il +97236055014"),
            person("איתי גולן", "+972546055015"),
        ],
        id="Hebrew, two people joined by or",
    ),
]

INDIC = [
    pytest.param(
        "मीडिया संपर्क:\nश्री अनिल कुमार शर्मा\nजनसंपर्क अधिकारी\nफोन: +91 11 2355 0142\n"
        "ईमेल: anil.sharma@himalaya.example.org",
        [person("अनिल कुमार शर्मा", "anil.sharma@himalaya.example.org +911123550142")],
        id="Hindi, a block",
    ),
    pytest.param(
        "अधिक जानकारी के लिए सुनीता वर्मा (मोबाइल: +91 98105 50142, ईमेल: "
        "sunita@himalaya.example.org)"
        " से संपर्क करें।",
        [person("सुनीता वर्मा", "sunita@himalaya.example.org +919810550142")],
        id="Hindi, a sentence",
    ),
    pytest.param(
        "संपर्क सूत्र: प्रिया सिंह, मीडिया प्रबंधक, दूरभाष: +91 11 2355 0143; राजेश गुप्ता, "
        "प्रवक्ता,"
        " दूरभाष: +91 11 2355 0144",
        [person("प्रिया सिंह", "+911123550143"), person("राजेश गुप्ता", "+911123550144")],
        id="Hindi, two people in a line",
    ),
    pytest.param(
        "যোগাযোগ:\nজনাব আরিফুল ইসলাম\nজনসংযোগ কর্মকর্তা\nমোবাইল: +৮৮০ ১৭১১-৫৫০১৪২\n"
        "ই-মেইল: ariful@shapla.example.org",
        [person("আরিফুল ইসলাম", "ariful@shapla.example.org +8801711550142")],
        id="Bengali, a block",
    ),
    pytest.param(
        "বিস্তারিত তথ্যের জন্য যোগাযোগ করুন: শারমিন আক্তার, গণমাধ্যম ব্যবস্থাপক, মোবাইল: +880 "
        "1711-550143,"
        " ই-মেইল: sharmin@shapla.example.org",
        [person("শারমিন আক্তার", "sharmin@shapla.example.org +8801711550143")],
        id="Bengali, one line",
    ),
    pytest.param(
        "ஊடகத் தொடர்பு:\nதிரு. க. முருகன்\nமக்கள் தொடர்பு அலுவலர்\nதொலைபேசி: +91 44 2555 0142\n"
        "மின்னஞ்சல்: murugan@vaigai.example.org",
        [person("க. முருகன்", "murugan@vaigai.example.org +914425550142")],
        id="Tamil, an initial",
    ),
    pytest.param(
        "மேலும் விவரங்களுக்கு: லட்சுமி நாராயணன், கைப்பேசி: +91 98405 50142, மின்னஞ்சல்:"
        " lakshmi@vaigai.example.org",
        [person("லட்சுமி நாராயணன்", "lakshmi@vaigai.example.org +919840550142")],
        id="Tamil, one line",
    ),
    pytest.param(
        "नई दिल्ली, 5 मई 2025\nमंत्री श्री रमेश चौधरी ने कहा कि योजना सफल है।\n\nप्रेस संपर्क "
        ": डॉ. नेहा जोशी, मुख्य जनसंपर्क अधिकारी\nमोबाइल : 9810550142 | ई-मेल : "
        "neha.joshi@jal.example.in",
        [person("नेहा जोशी", "neha.joshi@jal.example.in +919810550142")],
        id="Hindi, a minister is quoted above",
    ),
    pytest.param(
        "मीडिया के लिए संपर्क करें:\nविकास मिश्रा: 0522-2255014\nपूजा अग्रवाल: 0522-2255015\n"
        "लखनऊ, उत्तर प्रदेश",
        [person("विकास मिश्रा", "+915222255014"), person("पूजा अग्रवाल", "+915222255015")],
        id="Hindi, names before colons",
    ),
    pytest.param(
        "ঢাকা, ৫ মে ২০২৫\nপরিচালক ড. কামাল হোসেন বলেন, প্রকল্পটি সফল।\n\nগণমাধ্যম যোগাযোগ:\n"
        "ফারজানা হক, জনসংযোগ কর্মকর্তা\nমোবাইল: ০১৭১২-৫৫০১৪৪\nইমেইল: farzana@nodi.example.bd",
        [person("ফারজানা হক", "farzana@nodi.example.bd +8801712550144")],
        id="Bengali, a director is quoted above",
    ),
    pytest.param(
        "சென்னை: ஊடகங்களுக்கான தொடர்பு\nசெல்வி மீனா குமார்\nசெய்தித் தொடர்பாளர்\nகைபேசி: 98400 "
        "55015\nமின்னஞ்சல்: meena@kadal.example.in",
        [person("மீனா குமார்", "meena@kadal.example.in +919840055015")],
        id="Tamil, an honorific",
    ),
    pytest.param(
        "दिल्ली\nअधिक जानकारी हेतु संपर्क करें:\nनाम: शालिनी मेहता\nपद: संचार प्रमुख\nफ़ोन "
        "नंबर: 011-4155 0142\nईमेल आईडी: shalini@setu.example.in",
        [person("शालिनी मेहता", "shalini@setu.example.in +911141550142")],
        id="Hindi, labelled lines",
    ),
    pytest.param(
        "मुंबई: कंपनी के सीईओ अजय कपूर ने कहा, हम खुश हैं।\nमीडिया पूछताछ के लिए कृपया किरण "
        "देसाई से kiran@udyam.example.in पर या 022-6155 0142 पर संपर्क करें।",
        [person("किरण देसाई", "kiran@udyam.example.in +912261550142")],
        id="Hindi, please, and with behind the name",
    ),
]

AMHARIC = [
    pytest.param(
        "ለተጨማሪ መረጃ፡\nአቶ ዳዊት መኮንን\nየኮሙኒኬሽን ዳይሬክተር\nስልክ፡ +251 11 551 0142\n"
        "ኢ-ሜይል፡ dawit@abay.example.org",
        [person("ዳዊት መኮንን", "dawit@abay.example.org +251115510142")],
        id="Amharic, a block",
    ),
    pytest.param(
        "ለተጨማሪ መረጃ ጋዜጠኞች ሊያነጋግሩ የሚችሉት፦\nወ/ሮ ብርቱካን ለማ፣ የሕዝብ ግንኙነት ኃላፊ\n"
        "ስልክ፦ +251 47 555 0142\nኢሜይል፦ birtukan@coffee.example.org",
        [person("ብርቱካን ለማ", "birtukan@coffee.example.org +251475550142")],
        id="Amharic, a cue sentence above, a comma of its own",
    ),
    pytest.param(
        "አዲስ አበባ\nየሚኒስቴሩ ቃል አቀባይ አቶ ተስፋዬ ገብሬ እንዳሉት ሥራው ተጠናቋል።\n\nለመገናኛ ብዙኃን ተጨማሪ መረጃ፦ ወ/ሪት ማርታ "
        "ኃይሌ፣ የሚዲያ ክፍል ኃላፊ፣ ስልክ 0911550142፣ ኢሜይል marta@abay.example.et",
        [person("ማርታ ኃይሌ", "marta@abay.example.et +251911550142")],
        id="Amharic, one line, commas of its own",
    ),
    pytest.param(
        "ባሕር ዳር\nለበለጠ መረጃ፡- ዮናስ ተፈራ፣ የሕዝብ ግንኙነት ባለሙያ\nሞባይል፡- 0918550142\nኢሜል፡- "
        "yonas@tana.example.et",
        [person("ዮናስ ተፈራ", "yonas@tana.example.et +251918550142")],
        id="Amharic, a colon with a dash",
    ),
    pytest.param(
        "አዲስ አበባ፣ ሚያዝያ 3\nየመገናኛ ብዙኃን ግንኙነት\nስም፡ ብርሃኑ ወልዴ\nስልክ፡ 0115 55 01 42\nኢሜይል፡ "
        "birhanu@hidase.example.et",
        [person("ብርሃኑ ወልዴ", "birhanu@hidase.example.et +251115550142")],
        id="Amharic, labelled lines",
    ),
]

GEORGIAN = [
    pytest.param(
        "დამატებითი ინფორმაციისთვის დაუკავშირდით:\nნინო ბერიძე\nსაზოგადოებასთან ურთიერთობის "
        "მენეჯერი\n"
        "ტელ.: +995 32 255 01 42\nელ. ფოსტა: n.beridze@rioni.example.org",
        [person("ნინო ბერიძე", "n.beridze@rioni.example.org +995322550142")],
        id="Georgian, a block",
    ),
    pytest.param(
        "საკონტაქტო პირი: გიორგი მაისურაძე, მობ.: +995 599 55 51 42, ელფოსტა: "
        "giorgi@rioni.example.org",
        [person("გიორგი მაისურაძე", "giorgi@rioni.example.org +995599555142")],
        id="Georgian, one line",
    ),
    pytest.param(
        "პრესსამსახური: ანა კაპანაძე — +995 577 55 01 43; დავით ლომიძე — +995 595 55 01 44",
        [person("ანა კაპანაძე", "+995577550143"), person("დავით ლომიძე", "+995595550144")],
        id="Georgian, two people, dashes",
    ),
    pytest.param(
        "თბილისი\nმედია კონტაქტი:\nმარიამ ჯავახიშვილი, პიარ მენეჯერი\nმობილური: 599 12 34 56\n"
        "ელფოსტა: mariam@mta.example.ge\n\nდირექტორმა ლევან გელაშვილმა განაცხადა, რომ პროექტი "
        "დასრულდა.",
        [person("მარიამ ჯავახიშვილი", "mariam@mta.example.ge +995599123456")],
        id="Georgian, a director is quoted below",
    ),
    pytest.param(
        "ბათუმი – მერმა არჩილ ჩიქოვანმა თქვა, რომ პარკი გაიხსნება.\nპრესისთვის: თამარ "
        "კვირიკაძე (599 55 01 45), tamar@batumi.example.ge",
        [person("თამარ კვირიკაძე", "tamar@batumi.example.ge +995599550145")],
        id="Georgian, a number in brackets",
    ),
    pytest.param(
        "თბილისი, საქართველო\nსაკონტაქტო ინფორმაცია\nსახელი, გვარი: ეკა ლორთქიფანიძე\n"
        "ტელეფონი: 032 2 55 01 46\nელ-ფოსტა: eka@veli.example.ge",
        [person("ეკა ლორთქიფანიძე", "eka@veli.example.ge +995322550146")],
        id="Georgian, labelled lines",
    ),
]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        *CHINESE,
        *JAPANESE,
        *KOREAN,
        *THAI,
        *ARABIC,
        *PERSIAN,
        *URDU,
        *HEBREW,
        *INDIC,
        *AMHARIC,
        *GEORGIAN,
    ],
)
def test_offers_whom_a_careful_reader_would_call(text, wanted):
    assert offers(text) == wanted
