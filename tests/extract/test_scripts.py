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


def offers(text):
    """Each contact's name and what reaches it; nobody's name is a desk's."""
    return [
        (
            contact.name.full if contact.name and contact.kind is Kind.PERSON else None,
            frozenset(map(str, (*contact.emails, *contact.phones))),
        )
        for contact in extract(Document("release.txt", text.encode())).contacts
    ]


CHINESE = [
    pytest.param(
        "新闻稿\n图书馆延长开放时间\n北京市海川区图书馆自5月起延长开放时间。"
        "馆长周立群表示：“灯亮着，人就来。”\n\n联系人：刘思远（办公室）\n联系电话：010-6255 0142\n"
        "电子邮箱：liusy@library.example.org",
        [person("刘思远", "liusy@library.example.org +861062550142")],
        id="a label, a name, its department in brackets",
    ),
    pytest.param(
        "媒体垂询：\n欧阳静怡 女士\n品牌传播部 高级经理\n手机：+86 138 1055 0142\n"
        "邮箱：jingyi@qingyun.example.org",
        [person("欧阳静怡", "jingyi@qingyun.example.org +8613810550142")],
        id="a family of two signs, an honorific behind",
    ),
    pytest.param(
        "海川公司今天宣布扩建厂房。\n\n新闻联络：赵鹏 +86 139 1055 0142 "
        "zhaop@haichuan.example.org；"
        "钱晓燕 +86 10 6255 0143 qianxy@haichuan.example.org",
        [
            person("赵鹏", "zhaop@haichuan.example.org +8613910550142"),
            person("钱晓燕", "qianxy@haichuan.example.org +861062550143"),
        ],
        id="two people in a line",
    ),
    pytest.param(
        "上海海洋馆消息。如需采访，请联系我馆宣传科孙浩然老师，电话：+86 21 6255 0142，"
        "邮箱：sunhr@aquarium.example.org。",
        [person("孙浩然", "sunhr@aquarium.example.org +862162550142")],
        id="a name grown onto its department and its honorific",
    ),
    pytest.param(
        "媒体联系人：党委宣传部 王晓琳；电话：+86 571 8795 2219，邮箱：wangxl@qju.example.org。",
        [person("王晓琳", "wangxl@qju.example.org +8657187952219")],
        id="a department and a name",
    ),
    pytest.param(
        "青云公司今天宣布扩建厂房。\n\n联系人：王磊、李倩\n电话：+86 10 6255 0144\n邮箱："
        "press@qingyun.example.org",
        [
            person("王磊", "press@qingyun.example.org +861062550144"),
            person("李倩", "press@qingyun.example.org +861062550144"),
        ],
        id="two people share what follows",
    ),
    pytest.param(
        "新聞稿\n臺北市政府文化局\n\n發稿單位：文化局視覺藝術科\n新聞聯絡人：張雅婷科長\n"
        "聯絡電話：(02)2720-5501轉3521\n業務單位：展演科 吳承翰股長 02-2720-5502",
        [
            person("張雅婷", "+886227205501;ext=3521"),
            person("吳承翰", "+886227205502"),
        ],
        id="unit, name and title grown together",
    ),
    pytest.param(
        "媒體聯絡｜公關組 林志豪 先生｜+886 912 345 678｜chlin@ocean.example.org",
        [person("林志豪", "chlin@ocean.example.org +886912345678")],
        id="full-width bars",
    ),
    pytest.param(
        "傳媒查詢，請聯絡企業傳訊部高級經理陳美玲小姐（電話：+852 2550 1142；電郵："
        "may.chan@harbour.example.org）"
        "或黃子健先生（電話：+852 2550 1143；電郵：ken.wong@harbour.example.org）。",
        [
            person("陳美玲", "may.chan@harbour.example.org +85225501142"),
            person("黃子健", "ken.wong@harbour.example.org +85225501143"),
        ],
        id="two people in a sentence, their numbers in brackets",
    ),
    pytest.param(
        "傳媒查詢：\n何嘉欣小姐 Karen Ho\n高級傳訊主任 Senior Communications Officer\n"
        "電話 Tel: +852 2103 5984\n電郵 Email: karenho@harbour.example.org",
        [person("何嘉欣", "karenho@harbour.example.org +85221035984")],
        id="a name in two scripts",
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
        id="two family names",
    ),
    pytest.param(
        "【報道機関 問い合わせ先】\n青葉市 危機管理部 防災課　担当：藤原（課長補佐）・小山内\n"
        "電話：０２２－２５５－１８２０\nE-mail：bousai@aoba.example.org",
        [
            person("藤原", "bousai@aoba.example.org +81222551820"),
            person("小山内", "bousai@aoba.example.org +81222551820"),
        ],
        id="two family names joined by a dot, a title in brackets",
    ),
    pytest.param(
        "報道関係者お問い合わせ先\n青葉市役所 企画部 シティプロモーション課\n課長 山本 健一\n"
        "電話 022-255-0142（直通）\nFAX 022-255-0143\nメール pr@aoba.example.org",
        [person("山本健一", "pr@aoba.example.org +81222550142")],
        id="a title and a name on a line of their own",
    ),
    pytest.param(
        "取材のお申し込みは、広報担当の田中美咲（たなか みさき）までご連絡ください。\n"
        "電話：03-5550-0144　メール：misaki.tanaka@aozora.example.org",
        [person("田中美咲", "misaki.tanaka@aozora.example.org +81355500144")],
        id="a sentence, the reading in brackets",
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
        id="who answers for the research, who for the press",
    ),
    pytest.param(
        "■報道関係のお問い合わせ先\n　北風重機株式会社　経営企画本部　広報グループ\n　担当："
        "高橋 結衣、Mark Ishida\n"
        "　TEL：011-251-7734（代表）　FAX：011-251-7799\n　E-mail：koho＠kitakaze.example.org",
        [
            person("高橋結衣", "koho@kitakaze.example.org +81112517734"),
            person("Mark Ishida", "koho@kitakaze.example.org +81112517734"),
        ],
        id="a name in Latin letters, a switchboard in brackets",
    ),
    pytest.param(
        "お問い合わせ先　総務課長補佐 伊藤、係長 加藤\n（代表電話）03-5253-5111\n（直通電話）"
        "03-5253-5555",
        [
            person("伊藤", "+81352535111 +81352535555"),
            person("加藤", "+81352535111 +81352535555"),
        ],
        id="an authority: titles before family names",
    ),
    pytest.param(
        "取材のお申し込み\n広報課 高橋 結衣 / Mark Ishida\n電話：011-251-7735\nE-mail："
        "koho@kita.example.org",
        [
            person("高橋結衣", "koho@kita.example.org +81112517735"),
            person("Mark Ishida", "koho@kita.example.org +81112517735"),
        ],
        id="a desk and two people",
    ),
]

KOREAN = [
    pytest.param(
        "담당 부서: 문화정책과\n책임자: 과장 박지훈 (044-203-2511)\n담당자: 사무관 이서연 "
        "(044-203-2512)\n\n"
        "세종시 도서관이 문을 연다. 시장 구본형은 기쁘다고 말했다.",
        [person("박지훈", "+82442032511"), person("이서연", "+82442032512")],
        id="an authority: title, name, number",
    ),
    pytest.param(
        "보도자료\n문의: 홍보팀 최유진 대리 (02-555-0142, yjchoi@pureun.example.org)",
        [person("최유진", "yjchoi@pureun.example.org +8225550142")],
        id="team, name, title",
    ),
    pytest.param(
        "언론 문의\n푸른재단 커뮤니케이션팀\n정민수 팀장 / 010-5550-0142 / "
        "ms.jung@pureun.example.org\n"
        "한소희 매니저 / 010-5550-0143 / sh.han@pureun.example.org",
        [
            person("정민수", "ms.jung@pureun.example.org +821055500142"),
            person("한소희", "sh.han@pureun.example.org +821055500143"),
        ],
        id="a line a person",
    ),
    pytest.param(
        "이 보도자료와 관련하여 보다 자세한 내용이나 취재를 원하시면 문화정책과 김영호 "
        "사무관(☎ 044-203-2513)에게"
        " 연락해 주시기 바랍니다.",
        [person("김영호", "+82442032513")],
        id="a sentence",
    ),
    pytest.param(
        "문의처: 남궁석 과장(02-6190-7420), 선우지아 주무관(02-6190-7421)",
        [person("남궁석", "+82261907420"), person("선우지아", "+82261907421")],
        id="families of two syllables",
    ),
    pytest.param(
        "담당자 : 오세훈씨\n연락처 : 031-255-0142\n이메일 : sh.oh@hanbit.example.org",
        [person("오세훈", "sh.oh@hanbit.example.org +82312550142")],
        id="an honorific grown on",
    ),
]

THAI = [
    pytest.param(
        "สอบถามข้อมูลเพิ่มเติม กรุณาติดต่อ\nคุณธนพล ศรีสุวรรณ\nผู้จัดการฝ่ายสื่อสารองค์กร\n"
        "โทร. 02-255-0142 ต่อ 15 มือถือ 081-255-0142\nอีเมล thanapol.s@tonnam.example.org",
        [person("ธนพล ศรีสุวรรณ", "thanapol.s@tonnam.example.org +6622550142;ext=15 +66812550142")],
        id="a block",
    ),
    pytest.param(
        "ดร.สมชาย เกื้อกูลวนา ประธานมูลนิธิ กล่าวว่า ป่าต้องดูแล\n\n"
        "ผู้ประสานงาน: นางสาวกมลชนก บุญมี โทรศัพท์ 0 2255 0143 E-mail: "
        "kamonchanok@tonnam.example.org",
        [person("กมลชนก บุญมี", "kamonchanok@tonnam.example.org +6622550143")],
        id="a label, an honorific grown on",
    ),
    pytest.param(
        "สื่อมวลชนสัมพันธ์: สุภาพร แก้วมณี (แนน) 089-255-0144, ปิยะ ทองดี (บอย) 089-255-0145",
        [person("สุภาพร แก้วมณี", "+66892550144"), person("ปิยะ ทองดี", "+66892550145")],
        id="nicknames in brackets",
    ),
    pytest.param(
        'ดร.สมชาย เกื้อกูลวนา ประธานมูลนิธิ กล่าวว่า "ดับไฟด้วยคนทั้งตำบล"\n\n'
        "สื่อมวลชนสอบถามข้อมูลเพิ่มเติมได้ที่\nนางสาวพิมพ์ชนก วงศ์สวัสดิ์ (พิม) "
        "เจ้าหน้าที่ประชาสัมพันธ์\n"
        "โทร. 02-579-4416 ต่อ 108\nอีเมล pimchanok@tonnam.example.org",
        [person("พิมพ์ชนก วงศ์สวัสดิ์", "pimchanok@tonnam.example.org +6625794416;ext=108")],
        id="not the director who is quoted above",
    ),
]

ARABIC = [
    pytest.param(
        "للاستفسارات الإعلامية:\nأ. محمد بن خالد العتيبي\nمدير إدارة الاتصال المؤسسي\n"
        "هاتف: +966 11 255 0142\nالبريد الإلكتروني: m.alotaibi@wahat.example.org",
        [person("محمد بن خالد العتيبي", "m.alotaibi@wahat.example.org +966112550142")],
        id="a block",
    ),
    pytest.param(
        "للمزيد من المعلومات، يرجى التواصل مع ليلى حداد، مسؤولة الإعلام، على الرقم +962 6 555 0142"
        " أو عبر البريد الإلكتروني layla.haddad@zaytoun.example.org.",
        [person("ليلى حداد", "layla.haddad@zaytoun.example.org +96265550142")],
        id="behind a preposition, before a comma",
    ),
    pytest.param(
        "المسؤول الإعلامي: سامر النجار - جوال: +٩٦٢ ٧٩ ٥٥٥ ٠١٤٢ - s.najjar@zaytoun.example.org",
        [person("سامر النجار", "s.najjar@zaytoun.example.org +962795550142")],
        id="Arabic digits, dashes",
    ),
    pytest.param(
        "للتواصل: الدكتورة هالة عبد الرحمن (المتحدثة باسم الجامعة)، هاتف +20 2 2555 0142؛"
        " كريم منصور، هاتف +20 10 0555 0142",
        [person("هالة عبد الرحمن", "+20225550142"), person("كريم منصور", "+201005550142")],
        id="two people, a title in brackets",
    ),
    pytest.param(
        "ولترتيب المقابلات يمكن الاتصال بالسيدة نادية بن عمر، المكلفة بالاتصال، على الهاتف "
        "+216 71 255 142.",
        [person("نادية بن عمر", "+21671255142")],
        id="a preposition grown onto the honorific",
    ),
]

PERSIAN = [
    pytest.param(
        "خبرنگاران برای هماهنگی مصاحبه با سمیرا حسینی‌نژاد، کارشناس رسانه، تماس بگیرند:\n"
        "تلفن: ۰۲۱-۴۴۱۸۰۲۱۷ داخلی ۳۱۴\nرایانامه: pr@daryaei.example.org",
        [person("سمیرا حسینی‌نژاد", "pr@daryaei.example.org +982144180217;ext=314")],
        id="between a preposition and a title",
    ),
    pytest.param(
        "خبرنگاران می‌توانند با آقای رضا کریمی، مدیر روابط عمومی، به شماره ۰۲۱۸۸۵۵۰۱۴۲ تماس بگیرند.",
        [person("رضا کریمی", "+982188550142")],
        id="an honorific in a sentence",
    ),
    pytest.param(
        "مسئول روابط عمومی: نرگس صادقی\nتلفن همراه: ۰۹۱۲۵۵۵۰۱۴۲\nپست الکترونیکی: "
        "n.sadeghi@baran.example.org",
        [person("نرگس صادقی", "n.sadeghi@baran.example.org +989125550142")],
        id="a title as label",
    ),
    pytest.param(
        "دانشگاه تهران امروز خبر داد.\nجهت هماهنگی مصاحبه: خانم الهام یوسفی (۰۹۱۲۵۵۵۰۱۴۳) و "
        "آقای مهدی نوری (۰۹۱۲۵۵۵۰۱۴۴)",
        [person("الهام یوسفی", "+989125550143"), person("مهدی نوری", "+989125550144")],
        id="two people, numbers in brackets",
    ),
]

URDU = [
    pytest.param(
        "مزید معلومات کے لیے رابطہ کریں:\nعائشہ صدیقی، میڈیا مینیجر\nفون: +92 51 255 0142\n"
        "ای میل: a.siddiqui@chinar.example.org",
        [person("عائشہ صدیقی", "a.siddiqui@chinar.example.org +92512550142")],
        id="a block",
    ),
    pytest.param(
        "میڈیا کے نمائندے ڈاکٹر فیصل محمود سے فون نمبر +92 300 255 0142 پر یا ای میل"
        " f.mahmood@chinar.example.org پر رابطہ کر سکتے ہیں۔",
        [person("فیصل محمود", "f.mahmood@chinar.example.org +923002550142")],
        id="a sentence with an honorific",
    ),
    pytest.param(
        "ترجمان: محمد بلال خان، موبائل: +92 300 255 0143، ای میل: bilal@chinar.example.org",
        [person("محمد بلال خان", "bilal@chinar.example.org +923002550143")],
        id="a title as label",
    ),
]

HEBREW = [
    pytest.param(
        "לפרטים נוספים: נועה ברק, דוברת העירייה, טל' 054-255-0142, דוא\"ל: noa@arava.example.org",
        [person("נועה ברק", "noa@arava.example.org +972542550142")],
        id="one line",
    ),
    pytest.param(
        'ליצירת קשר עם התקשורת:\nד"ר יואב שמיר\nמנהל מחלקת ההסברה\nנייד: 052-2550143\n'
        'דוא"ל: yoav@arava.example.org',
        [person("יואב שמיר", "yoav@arava.example.org +972522550143")],
        id="a block",
    ),
    pytest.param(
        "לפרטים נוספים לעיתונות: איתמר בן-שושן, דובר המכון, 052-6834417, dover@negev.example.org;"
        " לתיאום ראיונות: מאיה קרן, 08-6596741, mayak@negev.example.org",
        [
            person("איתמר בן-שושן", "dover@negev.example.org +972526834417"),
            person("מאיה קרן", "mayak@negev.example.org +97286596741"),
        ],
        id="two cues, two people",
    ),
    pytest.param(
        "לתיאום ראיונות ניתן לפנות אל תמר לוי, יועצת התקשורת, בטלפון 03-6255014"
        " או במייל tamar.levy@arava.example.org.",
        [person("תמר לוי", "tamar.levy@arava.example.org +97236255014")],
        id="a sentence",
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
        "மேலும் விவரங்களுக்கு: லட்சுமி நாராயணன், கைப்பேசி: +91 98400 55014, மின்னஞ்சல்:"
        " lakshmi@vaigai.example.org",
        [person("லட்சுமி நாராயணன்", "lakshmi@vaigai.example.org +919840055014")],
        id="Tamil, one line",
    ),
]

AMHARIC = [
    pytest.param(
        "ለተጨማሪ መረጃ፡\nአቶ ዳዊት መኮንን\nየኮሙኒኬሽን ዳይሬክተር\nስልክ፡ +251 11 551 0142\n"
        "ኢ-ሜይል፡ dawit@abay.example.org",
        [person("ዳዊት መኮንን", "dawit@abay.example.org +251115510142")],
        id="a block",
    ),
    pytest.param(
        "ለተጨማሪ መረጃ ጋዜጠኞች ሊያነጋግሩ የሚችሉት፦\nወ/ሮ ሰላማዊት ከበደ፣ የሕዝብ ግንኙነት ኃላፊ\n"
        "ስልክ፦ +251 47 111 2834\nኢሜይል፦ selamawit@coffee.example.org",
        [person("ሰላማዊት ከበደ", "selamawit@coffee.example.org +251471112834")],
        id="a cue sentence above, a comma of its own",
    ),
]

GEORGIAN = [
    pytest.param(
        "დამატებითი ინფორმაციისთვის დაუკავშირდით:\nნინო ბერიძე\nსაზოგადოებასთან ურთიერთობის "
        "მენეჯერი\n"
        "ტელ.: +995 32 255 01 42\nელ. ფოსტა: n.beridze@rioni.example.org",
        [person("ნინო ბერიძე", "n.beridze@rioni.example.org +995322550142")],
        id="a block",
    ),
    pytest.param(
        "საკონტაქტო პირი: გიორგი მაისურაძე, მობ.: +995 599 55 01 42, ელფოსტა: "
        "giorgi@rioni.example.org",
        [person("გიორგი მაისურაძე", "giorgi@rioni.example.org +995599550142")],
        id="one line",
    ),
    pytest.param(
        "პრესსამსახური: ანა კაპანაძე — +995 577 55 01 43; დავით ლომიძე — +995 595 55 01 44",
        [person("ანა კაპანაძე", "+995577550143"), person("დავით ლომიძე", "+995595550144")],
        id="two people, dashes",
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
