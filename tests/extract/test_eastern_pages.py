"""Habits of publishers in eastern Europe and Asia, each with a release of its own."""

import pytest

from pressdir.extract import extract
from pressdir.model import Document


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        pytest.param(
            "az",
            "Jurnalistlər 055-555-01-42 mobil nömrəsi ilə əlaqə saxlaya bilərlər.",
            ["-: +994555550142"],
            id="the label stands behind the number, in Azerbaijani",
        ),
        pytest.param(
            "tr",
            "Basın mensupları 0312 555 01 42 numaralı hattan bize ulaşabilir.",
            ["-: +903125550142"],
            id="the same in Turkish",
        ),
        pytest.param(
            "ja",
            "報道関係者の方は 03-5555-0142 までお電話ください。",
            ["-: +81355550142"],
            id="to ring there is said behind, in Japanese",
        ),
        pytest.param(
            "ko",
            "취재 문의는 홍보팀 02-555-0142로 연락 바랍니다.",
            ["홍보팀: +8225550142"],
            id="the same in Korean",
        ),
        pytest.param(
            "cs",
            "Kontakt pro média: kraj rozdělil 725 550 176 korun, víc Jan Slavík, tel. 606 555 220.",
            ["Jan Slavík: +420606555220"],
            id="a sum stays a sum, in Czech",
        ),
        pytest.param(
            "ja",
            "報道関係者のお問い合わせ先\n電話 （０７５）５５５－０１１８",
            ["-: +81755550118"],
            id="brackets as wide as a sign, in Japanese",
        ),
        pytest.param(
            "bg",
            "За акредитация журналистите могат да се обадят на тел. 02 955 0142, Мария Орлова.",
            ["Мария Орлова: +35929550142"],
            id="who is rung stands behind the number",
        ),
        pytest.param(
            "sr",
            "Novinari se mogu akreditovati putem telefona 011 555 0142, kontakt osoba Jela Vranić.",
            ["Jela Vranić: +381115550142"],
            id="and a label before the name",
        ),
        pytest.param(
            "ur",
            "صحافی مزید معلومات کے لیے 0300-5550142 پر ترجمان عائشہ خان سے رابطہ کر سکتے ہیں۔",
            ["عائشہ خان: +923005550142"],
            id="and a title, in Urdu",
        ),
        pytest.param(
            "ka",
            "დამატებითი ინფორმაციისთვის ჟურნალისტებს შეუძლიათ დაგვიკავშირდნენ ტელეფონის "
            "ნომერზე 577 55 01 42.",
            ["-: +995577550142"],
            id="a clause in Georgian is nobody",
        ),
        pytest.param(
            "zh-CN",
            "媒体联系电话（010-65550142），咨询电话和传真（010-65550143）。",
            ["-: +861065550142 +861065550143"],
            id="a number that is a fax, too",
        ),
        pytest.param(
            "be",
            "Кантакт для СМІ:\nАлена Бондар, прэс-сакратарка\nтэл. +375 17 255-01-42\n\n"
            "Даведкі пра групавыя экскурсіі: (0165) 31-27-44\n",
            ["Алена Бондар: +375172550142"],
            id="guided tours are not the press's",
        ),
    ],
)
def test_number_comes_first_in_the_sentence(lang, text, wanted):
    document = Document("release.txt", text.encode(), lang=lang)
    found = [
        " ".join([f"{one.name or '-'}:", *map(str, one.phones)])
        for one in extract(document).contacts
    ]
    assert found == wanted


def test_words_before_the_number_are_no_title():
    text = "Jurnaliștii se pot acredita la telefon 0745 550 142, persoană de contact Ana Rusu."
    (contact,) = extract(Document("release.txt", text.encode(), lang="ro")).contacts
    assert (str(contact.name), contact.role) == ("Ana Rusu", None)


def test_label_before_a_colon_is_the_next_numbers(offered):
    text = "Press contact: Ann Lee\nOffice +44 20 7946 0142 Mobile: +44 7400 128461\n"
    assert offered(text) == ["Ann Lee: +442079460142 +447400128461"]


def test_what_stands_above_a_cue_is_not_the_holders(offered):
    lines = [
        "Názov:", "Mestský súd Lipany", "Ústredňa:", "051/6572811", "Kontakt pre médiá",
        "Kontaktná osoba:", "Mgr. Ida Horská", "Telefón:", "051/6572858", "E-mail:",
        "podatelna@sud.example.sk",
    ]  # fmt: skip
    page = "".join(f"<div>{line}</div>" for line in lines)
    found = offered(f'<html lang="sk"><body>{page}</body></html>')
    assert "Ida Horská: podatelna@sud.example.sk +421516572858" in found


CARD = """<html lang="fa" dir="rtl"><body><h4>دفتر مرکزی</h4>
<p>خیابان فردوسی، نرسیده به میدان بهار، کوچه نسترن، ساختمان سپید</p>
<div dir="ltr"><div><span>۰۲۱ - ۸۸۵۵ ۰۱۴۴</span> <span>فکس:</span></div>
<div><span>۰۲۱ - ۸۸۵۵ ۰۱۴۲</span> <span>روابط عمومی:</span></div></div>
<div><h5>روابط عمومی و رسانه</h5><a href="tel:02188550100">داخلی ۱۰۱</a></div></body></html>"""


def test_card_from_right_to_left(offered):
    """Labels stand behind their numbers, an address names nobody, a link shows an extension."""
    assert offered(CARD) == [
        "روابط عمومی: +982188550142",
        "روابط عمومی و رسانه: +982188550100;ext=101",
    ]


def test_agency_of_a_word_for_communication():
    lines = ("Basın İletişim:", "Ayla Deniz Koru", "Mor Martı İletişim", "ayla@mormarti.com.tr")
    text = "\n".join(lines)
    (contact,) = extract(Document("release.txt", text.encode(), lang="tr")).contacts
    assert (str(contact.name), contact.org) == ("Ayla Deniz Koru", "Mor Martı İletişim")


def test_council_in_the_genitive_is_nobody():
    text = "Göl Belediyesinin basın hattı: 0312 555 01 42\n"
    names = [str(one.name) for one in extract(Document("a.txt", text.encode(), lang="tr")).contacts]
    assert "Göl Belediyesinin" not in names


@pytest.mark.parametrize(
    ("lang", "text", "org"),
    [
        pytest.param(
            "ru",
            "Контакты для СМИ:\nОльга Ветрова\nРуководитель пресс-службы\nФонд «Белый парус»\n"
            "+7 495 555-01-42\n",
            "Фонд «Белый парус»",
            id="a name in quotes behind the word for it",
        ),
        pytest.param(
            "uk",
            "Контакти для ЗМІ:\nІрина Ветрова, пресслужба\nМіський театр «Дзвін»\n"
            "тел.: (044) 255-01-42\n",
            "Міський театр «Дзвін»",
            id="with an adjective before it",
        ),
        pytest.param(
            "lv",
            "Kontaktinformācija medijiem:\nLīga Kalna\nSIA “Baltā bura”\ntālr. 29555014\n",
            "SIA “Baltā bura”",
            id="quotes that are written high on both sides",
        ),
        pytest.param(
            "be",
            "Фонд «Белы ветразь»      Прэс-рэліз № 7\n\nКантакт для СМІ:\nАлена Бондар\n"
            "тэл. +375 17 255-01-42\n",
            "Фонд «Белы ветразь»",
            id="a letterhead in quotes, and what it is behind a gap",
        ),
    ],
)
def test_organisation_keeps_its_quotes(lang, text, org):
    (contact,) = extract(Document("release.txt", text.encode(), lang=lang)).contacts
    assert contact.org == org


def test_title_keeps_its_quotes():
    text = "За контакт:\nДесислава Орлова\nЕксперт „Връзки с обществеността“\nтел. 02 955 0142\n"
    (contact,) = extract(Document("release.txt", text.encode(), lang="bg")).contacts
    assert contact.role == "Експерт „Връзки с обществеността“"


@pytest.mark.parametrize(
    ("lang", "site", "lines", "org"),
    [
        pytest.param(
            "lv",
            "Jūras novada pašvaldība",
            "Ilze Kalna,<br>Jūras novada pašvaldības<br>preses sekretāre<br>Tālr. 63555014",
            "Jūras novada pašvaldība",
            id="the publisher in the genitive",
        ),
        pytest.param(
            "sq",
            "",
            "Kontakti:<br>Arben Hoti, zëdhënës<br>Tel: +383 38 200 12345",
            "Ministria e Detit, Peshkimit dhe Porteve",
            id="a ministry of three things",
        ),
    ],
)
def test_publisher_as_it_is_called(lang, site, lines, org):
    meta = f'<meta property="og:site_name" content="{site}">' if site else ""
    title = site or f"Njoftim - {org}"
    page = f'<html lang="{lang}"><head><title>{title}</title>{meta}</head><body><p>{lines}</p>'
    (contact,) = extract(Document("page.html", page.encode())).contacts
    assert contact.org == org


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        pytest.param(
            "zh-CN",
            "联系人：李明 王晓芳　联系电话：010-65550142",
            ["李明: +861065550142", "王晓芳: +861065550142"],
            id="two names with a blank between them",
        ),
        pytest.param(
            "ko",
            "담당부서: 홍보담당관(과장 김하늘, 팀장 이바다, 담당 박구름 ☎02-555-0142)",
            ["박구름: +8225550142"],
            id="of several with their titles the last is rung",
        ),
        pytest.param(
            "sr",
            "Служба за односе с јавношћу\nпортпарол Милан Орловић\n064/555-0142\nБеоград",
            ["Милан Орловић: +381645550142"],
            id="a given name that is a city elsewhere says no country",
        ),
        pytest.param(
            "lt",
            "Pagarbiai,\nJonas Petraitis\nRyšių su visuomene specialistas\n8 612 55014\n",
            ["Jonas Petraitis: +37061255014"],
            id="a number under a signature",
        ),
    ],
)
def test_who_has_the_number(lang, text, wanted):
    document = Document("release.txt", text.encode(), lang=lang)
    found = [
        " ".join([f"{one.name or '-'}:", *map(str, one.phones)])
        for one in extract(document).contacts
    ]
    assert found == wanted


def test_table_of_names_and_titles_needs_no_label(offered):
    cells = (
        ("Ветрова Ірина Петрівна", "начальник відділу інформації", "(044) 255-01-42, каб. 118"),
        ("Бондар Олег Іванович", "головний спеціаліст", "(044) 255-01-43, каб. 119"),
    )
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in cells)
    page = '<html lang="uk"><body><h1>{}</h1><table>{}</table></body></html>'
    assert offered(page.format("Кафедра механіки", rows)) == []
    assert offered(page.format("Прес-служба", rows)) == [
        "Ветрова Ірина Петрівна: +380442550142",
        "Бондар Олег Іванович: +380442550143",
    ]


def test_organisation_in_the_headline_is_not_the_holders():
    text = (
        "Nemocnice otevřela nové oddělení\n\nStavba stála podle ředitele Jana Nováka celkem 312 "
        "milionů korun.\n\nKontakt:\nMgr. Jana Malá, manažerka komunikace, tel. 555 555 142\n"
    )
    (contact,) = extract(Document("release.txt", text.encode(), lang="cs")).contacts
    assert contact.org is None


def test_nickname_in_brackets_is_no_title():
    text = "ติดต่อสื่อมวลชน\nสุดารัตน์ ใจดี (แป้ง)\nโทรศัพท์ 08 1555 0142\n"
    (contact,) = extract(Document("release.txt", text.encode(), lang="th")).contacts
    assert (str(contact.name), contact.role) == ("สุดารัตน์ ใจดี", None)


def test_number_and_mailbox_of_one_heading_are_one(offered):
    text = (
        "Контакты для СМИ\n\nТел.: 8 (3022) 55-01-42\n\n"
        "Электронная почта для официальных запросов: zapros_m@krai.example.ru\n"
    )
    assert offered(text) == ["-: zapros_m@krai.example.ru +73022550142"]


def test_breadcrumb_and_number_are_in_no_publishers_name():
    page = '<html lang="id"><head><title>{}</title></head><body><p>Humas: 021-5550142</p></body>'
    publishers = [
        extract(Document("page.html", page.format(title).encode())).publisher
        for title in ("Dinas Laut Tirta › Berita", "12.10 Dinas Laut Tirta")
    ]
    assert publishers[1] != "12.10 Dinas Laut Tirta"
    assert "›" not in (publishers[0] or "")


@pytest.mark.parametrize(
    ("lang", "name"), [("tr", "Ayla Yıldız"), ("az", "Ayla Yıldız"), ("de", "Ayla Yildiz")]
)
def test_capitals_without_a_dot(lang, name):
    text = "İrtibat / Kontakt:\nAyla YILDIZ\nTel: +90 312 555 01 42\n"
    (contact,) = extract(Document("release.txt", text.encode(), lang=lang)).contacts
    assert str(contact.name) == name


def test_colleagues_name_is_no_organisation():
    text = (
        "Γραφείο Τύπου\n\nΜαρία Λιμνιού, Προϊσταμένη – 210 555 0142\n"
        "Γιώργος Πεύκος, Συντάκτης – 210 555 0143, gpefkos@limni.gr\n"
    )
    contacts = extract(Document("release.txt", text.encode(), lang="el")).contacts
    assert [(str(one.name), one.org) for one in contacts] == [
        ("Μαρία Λιμνιού", None),
        ("Γιώργος Πεύκος", None),
    ]


def test_government_at_no_countrys_domain(offered):
    text = "Kontakti për media:\nBlerta Hoti\nTel: 038 555 142\nblerta.hoti@rks-gov.net\n"
    found = offered(text, "release.txt", lang="sq")
    assert found == ["Blerta Hoti: blerta.hoti@rks-gov.net +38338555142"]


def test_a_number_within_a_town_is_none_of_another_country(offered):
    text = (
        "新闻中心从10月8日开始对外接待服务。\n新闻中心设在北京，将为香港特别行政区的记者办理采访证件。\n"
        "新闻中心港澳台记者接待处的联系电话是：68520600、68520700，传真：68529200、68529300"
    )

    assert offered(text, lang="zh-Hans") == []


def test_numbers_behind_an_area_code_and_a_list_of_faxes(offered):
    text = "媒体联系人：张伟，电话：010-55501421 55501422，传真：010-55501424、55501425"

    assert offered(text, lang="zh-Hans") == ["张伟: +861055501421 +861055501422"]


@pytest.mark.parametrize(
    "people",
    [
        "課長 早瀬 健一  担当 汐見 友美",
        "課長　早瀬健一、係長　汐見友美",
        "課長 早瀬健一 係長 汐見友美",
        "課長：早瀬 健一\n係長：汐見 友美",
    ],
)
def test_people_in_turn_behind_their_titles_share_what_follows(offered, people):
    text = f"(問合せ先)\n長野県 林務部 信州の木活用課\n{people}\n電話 026-555-0142(直通)"
    assert offered(text) == ["早瀬健一: +81265550142", "汐見友美: +81265550142"]


@pytest.mark.parametrize(
    "text",
    [
        "長野県林務部信州の木活用課\n（課長）早瀬 健一 （担当）汐見 友美\n電話 026-555-0142",
        "(問合せ先)\n信州の木活用課\n電話 026-555-0142",
    ],
)
def test_few_signs_of_its_own_make_a_text_japanese(offered, text):
    assert [each.rpartition(" ")[2] for each in offered(text)] == ["+81265550142"]


def test_family_called_after_its_town(offered):
    text = "สอบถามข้อมูลเพิ่มเติม: คุณสิริพร ณ ระนอง ผู้จัดการฝ่ายสื่อสาร โทร. 0 2555 0142"
    assert offered(text) == ["สิริพร ณ ระนอง: +6625550142"]


def test_organisation_on_the_line_of_a_desk_ends_at_its_comma():
    text = "לפרטים נוספים: רונית כהן, דוברת עיריית חיפה, 04-8356100, ronit@haifa.example"
    (one,) = extract(Document("page.txt", text.encode())).contacts
    assert one.org == "עיריית חיפה"


def test_an_address_behind_the_verb_that_asks_to_call_is_of_whom_one_calls(offered):
    text = (
        "خبرنگاران می‌توانند با نسرین کاظمی، مدیر روابط عمومی، با شماره ۰۳۱-۳۶۲۴۹۱۷۵"
        " تماس بگیرند یا به pr@zayandehart.example بنویسند."
    )
    assert offered(text, region="IR") == ["نسرین کاظمی: pr@zayandehart.example +983136249175"]


def test_remark_in_wide_brackets_parts_no_row_of_a_table(offered):
    rows = {
        "媒体联系人": "周晓岚（宣传教育部主任）",
        "电话": "0439-6218047转803",
        "邮箱": "xuanjiao#museum.example（请将#换成@）",
    }
    table = "".join(f"<tr><td>{head}</td><td>{cell}</td></tr>" for head, cell in rows.items())
    page = f'<html lang="zh-CN"><table>{table}</table></html>'
    assert offered(page) == ["周晓岚: xuanjiao@museum.example +864396218047;ext=803"]


def test_small_town_where_nobody_speaks_the_language_of_a_page_tells_no_country(offered):
    text = (
        "Shirika la Maji Safi Mwambao\nMradi wa visima uligharimu TZS 486,000,000 na ulikamilika"
        " mwaka huu kwa wananchi wa pwani.\nKwa maelezo zaidi wasiliana na Bi. Neema Mushi,"
        " Afisa Habari, simu 0754 312 986."
    )
    assert offered(text) == ["Neema Mushi: +255754312986"]


def test_who_may_be_called_in_maltese(offered):
    text = (
        "Għal aktar tagħrif, il-ġurnalisti jistgħu jċemplu lil Marija Borg Caruana fuq 2124 8035,"
        " jew jiktbu lil media@kosta.example."
    )
    assert offered(text, region="MT") == ["Marija Borg Caruana: media@kosta.example +35621248035"]


def contacts(text, lang):
    found = extract(Document("release.txt", text.encode(), lang=lang)).contacts
    return [
        " ".join([f"{one.name or '-'}:", *map(str, one.phones), *map(str, one.emails)])
        for one in found
    ]


def test_a_vietnamese_line_of_many_syllables_is_no_sentence():
    at = "Liên hệ: Nguyễn Thị Hồng Nhung tại Công ty Cổ phần Sông Xanh, điện thoại: 0210 1234 415"
    assert contacts(at, "vi") == ["Nguyễn Thị Hồng Nhung: +842101234415"]
    titled = "Liên hệ: Trưởng phòng Truyền thông và Giáo dục môi trường Trần Thị Lan, 0210 1234 244"
    assert contacts(titled, "vi") == ["Trần Thị Lan: +842101234244"]


def test_a_given_name_of_vietnam_is_no_hectare():
    line = (
        "Liên hệ: Trần Bảo, 0210 1242 364, a@x.example.vn; Lê Thu Hà, 0210 1242 789, b@x.example.vn"
    )
    assert contacts(line, "vi") == [
        "Trần Bảo: +842101242364 a@x.example.vn",
        "Lê Thu Hà: +842101242789 b@x.example.vn",
    ]


@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
def test_a_number_above_the_next_ones_title_is_not_the_next_ones(lang):
    page = {
        "zh-Hans": "宣传教育部主任\n盈婕\n010-12345110\n首席传播官\n林宛蓉\n010-12345587",
        "en": "Head of News\nKolumbo\n+44 20 7946 0142\nPress officer\nAnn Lee\n+44 20 7946 0143",
    }
    number = contacts(f"Media contacts\n\n{page[lang]}", lang)[-1]
    assert number in ("林宛蓉: +861012345587", "Ann Lee: +442079460143")


def test_a_title_at_the_top_of_a_chinese_page_is_no_organisation():
    text = "媒体合作联系\n\n宣传教育部主任\n林宛蓉\n010-12345587"
    (found,) = extract(Document("release.txt", text.encode(), lang="zh-Hans")).contacts
    assert (found.role, found.org) == ("宣传教育部主任", None)
