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


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        pytest.param("अधिक माहितीसाठी संपर्क साधा. प्रदर्शन शनिवारी आहे.", "mr", id="mr"),
        pytest.param("थप जानकारीका लागि सम्पर्क गर्नुहोस्। पुस्तकालय शनिबार बन्द हुने छ।", "ne", id="ne"),
        pytest.param("अधिक जानकारी के लिए संपर्क करें। प्रदर्शनी शनिवार को है।", "hi", id="hi"),
        pytest.param("Дадатковую інфармацыю можна атрымаць па тэлефоне.", "be", id="be"),
        pytest.param("Додаткову інформацію можна отримати за телефоном.", "uk", id="uk"),
        pytest.param("Китепкана жана музей үчүн жаңы имарат быйыл ачылат деп эле", "ky", id="ky"),
        pytest.param("Кітапхана және музей үшін жаңа ғимарат биыл ашылады деп", "kk", id="kk"),
        pytest.param("Музей нь шинэ үзэсгэлэн нээж байна гэж хэлэв", "mn", id="mn"),
        pytest.param("Muzey va kutubxona uchun yangi bino bu yil ochiladi", "uz", id="uz"),
        pytest.param("Müze ve kütüphane için yeni bina bu yıl olarak açılıyor", "tr", id="tr"),
        pytest.param("Muzey və kitabxana üçün yeni bina bu il açılır", "az", id="az"),
        pytest.param("Bydd yr amgueddfa newydd yn agor ar gyfer y cyhoedd, meddai", "cy", id="cy"),
        pytest.param("Binuksan ang aklatan para sa mga bata, ayon sa", "fil", id="fil"),
        pytest.param("Perpustakaan baru dibuka untuk anak-anak dan akan gratis", "id", id="id"),
        pytest.param("Die biblioteek vir kinders word deur die raad bestuur", "af", id="af"),
        pytest.param("De bibliotheek voor kinderen wordt door de gemeente", "nl", id="nl"),
        pytest.param("UMasipala uthe ukuthi umtapo uzovulwa futhi kanye nepaki", "zu", id="zu"),
        pytest.param("Umasipala uthe kunye neepaki ukuba ithala liza kuvulwa kwaye", "xh", id="xh"),
        pytest.param("مۆزەخانە لە ڕۆژی شەممە دەکرێتەوە بۆ هەمووان", "ckb", id="ckb"),
        pytest.param("د موزیم نندارتون به د شنبې په ورځ پرانیستل شي", "ps", id="ps"),
        pytest.param("موزه روز شنبه برای بازدید همگان باز می شود", "fa", id="fa"),
        pytest.param("Matxafka ayaa waxaa la furay Sabtidii oo uu sheegay", "so", id="so"),
        pytest.param("ສຳລັບຂໍ້ມູນເພີ່ມເຕີມ", "lo", id="lo"),
        pytest.param("សម្រាប់ព័ត៌មានបន្ថែម", "km", id="km"),
        pytest.param("အသေးစိတ်သိရှိလိုပါက", "my", id="my"),
        pytest.param("మరిన్ని వివరాలకు సంప్రదించండి", "te", id="te"),
        pytest.param("കൂടുതൽ വിവരങ്ങൾക്ക്", "ml", id="ml"),
    ],
)  # fmt: skip
def test_tells_languages_apart_that_are_close(text, tag):
    assert languages.detect(text)[:1] == (tag,)


def test_words_of_every_country_speak_for_none():
    assert languages.detect("Tel. +1 202 555 0143, mob. 202 555 0144") == ()
