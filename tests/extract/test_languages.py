"""Short texts show their language by script, letters and a few words."""

import pytest

from pressdir.extract import languages


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        pytest.param("記者会見のお知らせ 青空大学 総務部広報課", "ja", id="a few kana among kanji"),
        pytest.param("문의: 홍보실 김새별 과장", "ko", id="Hangul"),
        pytest.param("Επικοινωνία: Νίκος", "el", id="Greek"),
        pytest.param("ติดต่อ สมชาย", "th", id="Thai"),
        pytest.param("დამატებითი ინფორმაცია", "ka", id="Georgian"),
        pytest.param("ڈاکٹر احمد سے رابطہ کریں", "ur", id="Urdu is not Persian"),
    ],
)
def test_is_sure_of_a_short_text_in_a_script_of_its_own(text, tag):
    assert languages.detect(text, least=languages.SURE)[:1] == (tag,)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        pytest.param("روابط عمومی دانشگاه: تلفن", "fa", id="Persian"),
        pytest.param(
            "媒體聯絡人：王小明 電話：請寄電郵 " * 20 + "のロゴ", "zh-Hant", id="kana in Chinese"
        ),
        pytest.param("За контакти: тел. пресцентър на общината", "bg", id="Bulgarian"),
    ],
)
def test_puts_the_likeliest_first(text, tag):
    assert languages.detect(text)[0] == tag


def test_words_of_every_country_speak_for_none():
    assert languages.detect("Tel. +1 202 555 0143, mob. 202 555 0144") == ()
