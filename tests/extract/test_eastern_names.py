"""How names, companies and numbers are written in Asia and Africa, where they are offered."""

import pytest

from pressdir.extract import extract
from pressdir.model import Document


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        pytest.param(
            "ko",
            "문의 담당 : 문화체육과 김 민 수 (☎ 063-555-0142)",
            ["김민수: +82635550142"],
            id="syllables apart, behind an office",
        ),
        pytest.param(
            "ko",
            "▶ 담당 기획조정실 노 영 미 실장 ☎ 033-255-0142",
            ["노영미: +82332550142"],
            id="and before a title",
        ),
        pytest.param(
            "ko",
            "<table><tr><td>담당자</td><td>이 진</td><td>전화</td><td>061-286-0142</td></tr>"
            "</table>",
            ["이진: +82612860142"],
            id="two syllables in a cell beside the word for a name",
        ),
        pytest.param(
            "ja",
            "<table><tr><td>担当者</td><td>森本</td></tr>"
            "<tr><td>電話</td><td>0852-55-0142</td></tr></table>",
            ["森本: +81852550142"],
            id="a family in a cell beside the word for a name",
        ),
        pytest.param(
            "ja",
            "お問い合わせ先\n担当：長谷部・西\nTEL 03-5555-0142",
            ["長谷部: +81355550142", "西: +81355550142"],
            id="families of one sign, and one that ends as an office does",
        ),
        pytest.param(
            "ja",
            "お問い合わせ先\n担当：中沢（080-5555-0142）、戸田（080-5555-0143）",
            ["中沢: +818055550142", "戸田: +818055550143"],
            id="families that each have a number in brackets",
        ),
        pytest.param(
            "ja",
            "【取材申込先】星森美術館　学芸課　今泉・丸山　TEL 0263-55-0142",
            ["今泉: +81263550142", "丸山: +81263550142"],
            id="families behind a part of an office",
        ),
        pytest.param(
            "ja",
            "お問い合わせ先\n企画部広報課　今泉\nTEL 0263-55-0142",
            ["今泉: +81263550142"],
            id="a part of an office with a word for the press in it",
        ),
        pytest.param(
            "ja",
            "問合せ先：生涯学習課　文化財係　東　TEL 0742-55-0142",
            ["東: +81742550142"],
            id="a family of one sign behind two parts of an office",
        ),
        pytest.param(
            "ja",
            "問合せ先：観光課　本館　TEL 0742-55-0142",
            ["-: +81742550142"],
            id="a building behind a part of an office is nobody",
        ),
        pytest.param(
            "zh-Hant",
            "新聞稿\n新聞聯絡人：社會局 林科長美惠 電話：02-25550142",
            ["林美惠: +886225550142"],
            id="a title within a name, in Taiwan",
        ),
        pytest.param(
            "th",
            "สื่อมวลชนสอบถาม : คุณกานต์ 08 5555 0142, คุณฝน (เจ้าหน้าที่) โทร. 08 5555 0143",
            ["กานต์: +66855550142", "ฝน: +66855550143"],
            id="given names before their numbers, in Thai",
        ),
        pytest.param(
            "th",
            "สื่อมวลชนสอบถาม ฝ่ายประชาสัมพันธ์ เพื่อคุณภาพ 08 5555 0142",
            ["ฝ่ายประชาสัมพันธ์ เพื่อคุณภาพ: +66855550142"],
            id="quality is nobody",
        ),
        pytest.param(
            "vi",
            "Báo chí đăng ký trước ngày 12/5 với bà Vũ Thu Trang, điện thoại 0987 555 142.",
            ["Vũ Thu Trang: +84987555142"],
            id="with whom the press signs up by a day, in Vietnamese",
        ),
        pytest.param(
            "th",
            "สอบถามข้อมูลเพิ่มเติม กรุณาติดต่อ\nบริษัท พีอาร์ ดีไซน์ จำกัด\nคุณณัฐพล วงศ์ทอง 089-555-0142",
            ["ณัฐพล วงศ์ทอง: +66895550142"],
            id="a company in Thai is nobody",
        ),
        pytest.param(
            "id",
            "Narahubung:\n1. Siti Rahmawati (0812-5550-1421)\n2. Bambang Pratama (0813-5550-1422)",
            ["Siti Rahmawati: +6281255501421", "Bambang Pratama: +6281355501422"],
            id="a numbered list with numbers in brackets",
        ),
        pytest.param(
            "id",
            "Kontak media: Dra. Sri Wahyuni, 0812-5550-1421",
            ["Sri Wahyuni: +6281255501421"],
            id="a given name that is Mr elsewhere",
        ),
        pytest.param(
            "ar",
            "للمزيد من المعلومات والاستفسارات الصحفية الاتصال بالسيدة ليلى بن عمار"
            " على الرقم 71 555 014 أو 98 555 014\nleila@nour.example.tn",
            ["ليلى بن عمار: leila@nour.example.tn +21671555014 +21698555014"],
            id="a second number behind an or is no count",
        ),
        pytest.param(
            "az",
            "Jurnalistlər üçün qaynar xətt: (+994 12) 555 01 42",
            ["-: +994125550142"],
            id="a hotline for journalists",
        ),
        pytest.param(
            "en",
            "MANILA, Philippines\nContact: Juan P. dela Cruz, Secretary General, 0998-555-0142",
            ["Juan P. dela Cruz: +639985550142"],
            id="a small word of the Philippines",
        ),
        pytest.param(
            "en",
            "LAHORE, Pakistan\nHandout 123\nContact: Zahid Mehmood, Director, Ph: 042-99200142",
            ["Zahid Mehmood: +924299200142"],
            id="a page's number is no street's",
        ),
        pytest.param(
            "en",
            "ABUJA, Nigeria\nSigned,\nBello Garba\nDirector of Press\n08035550142",
            ["Bello Garba: +2348035550142"],
            id="who signs above the own number",
        ),
    ],
)
def test_release_is_read_as_its_country_writes(lang, text, wanted, offered):
    head = {"ko": "보도자료", "ja": "プレスリリース", "th": "ข่าวประชาสัมพันธ์", "id": "Siaran pers"}
    title = head.get(lang, "Press release")
    page = text.replace("<table>", f"<p>{title}</p><table>") if "<" in text else f"{title}\n{text}"
    assert offered(page, lang=lang) == wanted


def test_cell_beside_a_header_of_its_own_row_is_no_name(offered):
    rows = "<tr><td>담당자</td><td>비고</td><td>전화</td></tr>"
    rows += "<tr><td>김새별</td><td>오전</td><td>02-555-0142</td></tr>"
    assert offered(f"<p>보도자료</p><table>{rows}</table>", lang="ko") == ["김새별: +8225550142"]


def test_a_name_of_two_signs_is_spread_to_the_width_of_three_beside_another():
    release = "联系人：王海燕　李　强\n联系电话：010-65550142\n"
    found = extract(Document("release.txt", release.encode(), lang="zh-Hans")).contacts
    assert [str(each.name) for each in found] == ["王海燕", "李强"]
    assert {str(number) for each in found for number in each.phones} == {"+861065550142"}
