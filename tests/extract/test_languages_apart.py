"""What single languages write that others do not: signs, names that are words elsewhere, titles."""

import pytest

from pressdir.extract import extract
from pressdir.model import Document

LINES = [
    pytest.param(
        "Контакты для СМИ\nДенис Озеров\nпресс-секретарь\nТелефон: 8 (495) 123-45-67\n"
        "Факс №: 8 (495) 123-45-68\npress@bereg.ru",
        ["Денис Озеров: press@bereg.ru +74951234567"],
        id="ru: a sign for a number behind the word for a fax",
    ),
    pytest.param(
        "Presskontakt\nÅsa Ekdal\npresschef\n08-123 456 78\npress@hamnen.se",
        ["Åsa Ekdal: press@hamnen.se +46812345678"],
        id="sv: a given name that is the form of a company without its ring",
    ),
    pytest.param(
        "начальник отдела по связям с общественностью Ольга Берёзкина, +7 495 123-45-67",
        ["Ольга Берёзкина: +74951234567"],
        id="ru: a long title before a name",
    ),
    pytest.param(
        "główny specjalista ds. kontaktów z mediami Łukasz Brzoza, +48 512 345 678",
        ["Łukasz Brzoza: +48512345678"],
        id="pl: a long title before a name",
    ),
    pytest.param(
        "glasnogovornica Mirela Lipar, 092 123 4567, mediji@luka.hr",
        ["Mirela Lipar: mediji@luka.hr +385921234567"],
        id="hr: a post is no desk",
    ),
    pytest.param(
        "Giám đốc Truyền thông Trần Văn Đảo, 0912 345 678, baochi@cang.vn",
        ["Trần Văn Đảo: baochi@cang.vn +84912345678"],
        id="vi: a title in capitals, and signs that tell its words from a family",
    ),
    pytest.param(
        "Cán bộ truyền thông Lê Thu Trang, 0912 345 678, baochi@cang.vn",
        ["Lê Thu Trang: baochi@cang.vn +84912345678"],
        id="vi: a given name that is an English day, and one that is a page",
    ),
    pytest.param(
        "Mediálny kontakt: Marek Jaseň, špecialistka pre médiá, Telefón 02 212 456 78, t@most.sk",
        ["Marek Jaseň: t@most.sk +421221245678"],
        id="sk: a title that ends in words for the press",
    ),
    pytest.param(
        "Επικοινωνία για τα ΜΜΕ: Νίκος Λιμάνης, υπεύθυνος επικοινωνίας, Τ. 2101234567, g@limani.gr",
        ["Νίκος Λιμάνης: g@limani.gr +302101234567"],
        id="el: a title that offers somebody elsewhere",
    ),
    pytest.param(
        "Oficina de Comunicació i Premsa\nTelèfon: +34 931 23 45 67\ngabinet@port.cat",
        ["Oficina de Comunicació i Premsa: gabinet@port.cat +34931234567"],
        id="ca: a desk of two words",
    ),
    pytest.param(
        "Լրացուցիչ տեղեկությունների համար՝ Անի Ծառյան, մամուլի քարտուղար, հեռ.՝ +374 10 123456",
        ["Անի Ծառյան: +37410123456"],
        id="hy: the signs that part what is said",
    ),
    pytest.param(
        "<p>Mediju kontakti</p><p>Edgars Krasts, preses sekretārs</p>"
        '<p><a href="tel:+37163123456">63.123.456</a></p><p>prese@osta.lv</p>',
        ["Edgars Krasts: prese@osta.lv +37163123456"],
        id="lv: a link rings what has the form of a count",
    ),
    pytest.param(
        "addetto stampa Mario Russo, 02 1234567, stampa@molo.it",
        ["Mario Russo: stampa@molo.it +39021234567"],
        id="it: a family called after people of a land",
    ),
    pytest.param(
        "報道関係者お問い合わせ先\n渡辺健太\n広報部長\n03-1234-5678\npress@minato.jp",
        ["渡辺健太: press@minato.jp +81312345678"],
        id="ja: a frequent family and a given name",
    ),
    pytest.param(
        "報道関係者お問い合わせ先\n株式会社青葉 広報部 担当：佐藤由美\nTEL：03-1234-5678",
        ["佐藤由美: +81312345678"],
        id="ja: a company's name grown onto the word for one",
    ),
    pytest.param(
        "المكتب الإعلامي لوزارة النقل، هاتف: 0234567890، press@mot.eg",
        ["المكتب الإعلامي لوزارة النقل: press@mot.eg +20234567890"],
        id="ar: a preposition grown onto an office",
    ),
    pytest.param(
        "ที่ปรึกษาด้านข่าว นายธนากร พูนสุข, 081 234 5678, press@tha.th",
        ["ธนากร พูนสุข: press@tha.th +66812345678"],
        id="th: an honorific behind a title that no lexicon knows",
    ),
    pytest.param(
        "Jurucakap Siva Kumar a/l Raju, 012-345 6789, akhbar@pelabuhan.my",
        ["Siva Kumar a/l Raju: akhbar@pelabuhan.my +60123456789"],
        id="ms: the son of",
    ),
    pytest.param(
        "Elif Ada\nMüşteri Temsilcisi\nTel: 0212 345 67 89\nelif@dalga.tr",
        ["Elif Ada: elif@dalga.tr +902123456789"],
        id="tr: whom an agency has for an account",
    ),
    pytest.param(
        "Sild avatakse reedel.\nMeediakontakt: Rein Kask, meedianõunik, 612 5008\npress@sadam.com",
        ["Rein Kask: press@sadam.com +3726125008"],
        id="et: few words tell the language, and so the country",
    ),
    pytest.param(
        "Nikola Pantić\nmenadžer za komunikacije\nTel. broj: 010 239153\nkabinet@luka.rs",
        ["Nikola Pantić: kabinet@luka.rs +38110239153"],
        id="sr: the number of a telephone",
    ),
    pytest.param(
        "Die voetbrug is Maandag geopen. Hulle sal ook 'n park aanlê.\n"
        "Navrae: Annelie Kranskop, woordvoerder, selfoon 071 123 4567",
        ["Annelie Kranskop: +27711234567"],
        id="af: no Dutch, and so no Dutch number",
    ),
    pytest.param(
        "კონტაქტი მედიისთვის:\nნინო ბერიძე და გიორგი ლომიძე\nტელ.: 032 255 01 74",
        ["ნინო ბერიძე: +995322550174", "გიორგი ლომიძე: +995322550174"],
        id="ka: two people, in letters that are small ones to Unicode",
    ),
    pytest.param(
        "تماس برای رسانه‌ها:\nنرگس کریمی و رضا احمدی\nتلفن: 021 5555 0174\npress@darya.ir",
        ["نرگس کریمی: press@darya.ir +982155550174", "رضا احمدی: press@darya.ir +982155550174"],
        id="fa: two people, the second with a name as short as an article",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), LINES)
def test_what_a_language_writes_its_own_way(offered, text, wanted):
    assert offered(text) == wanted


def test_half_a_word_of_another_language_bars_no_name_on_a_page_that_states_its_own():
    page = """<html lang="da"><body><p>Borgmester Per Holm<br>Tlf. 2155 0143</p>
    <p>EAN 5798000142001 · CVR 29189714</p></body></html>"""
    (found,) = extract(Document("page.html", page.encode())).contacts
    assert (str(found.name), found.role) == ("Per Holm", "Borgmester")
