"""What stands around a number or a name: a label, another extension, a quotation, a country."""

import pytest

from pressdir.extract import extract
from pressdir.model import Document


def found(text, lang, name="release.txt"):
    contacts = extract(Document(name, text.encode(), lang=lang)).contacts
    return [
        (one.name.full if one.name else None, [*map(str, one.emails)], [*map(str, one.phones)])
        for one in contacts
    ]


def test_extensions_are_joined_by_a_word_for_or():
    text = (
        "Contacto para la prensa: Julián Costa, Jefe de Prensa, tel. (011) 4725-3300\n"
        "int. 2202 o 2208, prensa@delta.example.ar\n"
    )
    phones = ["+541147253300;ext=2202", "+541147253300;ext=2208"]
    assert found(text, "es") == [("Julián Costa", ["prensa@delta.example.ar"], phones)]


@pytest.mark.parametrize("sold", ["미국과 일본 시장에서 크게 늘었다.", "크게 늘었다."])
def test_a_language_at_home_in_one_country_speaks_louder_than_a_land_in_the_text(sold):
    text = (
        f"상반기 배 수출 증가\n\n배 수출이 {sold}\n\n도지사는 배를 심겠다고 말했다.\n\n"
        "※ 붙임: 품목별 현황\n문의: 농산과 ☎061-286-5432\n"
    )
    assert [phones for _, _, phones in found(text, "ko")] == [["+82612865432"]]


def test_whom_a_short_sentence_quotes_is_not_the_desks_below():
    said = "Rektör Prof. Dr. Hakan Ertan, “Hedefimiz ilk 500” dedi."
    text = f"{said}\n\nBasın Birimi\nbasin@kiyi.example\n"
    assert found(text, "tr") == [("Basın Birimi", ["basin@kiyi.example"], [])]


@pytest.mark.parametrize(
    ("label", "name"), [("お問い合わせ：", "藤井大悟"), ("報道 お問い合わせ：", None)]
)
def test_a_label_in_a_line_between_a_name_and_the_address(label, name):
    page = (
        '<html lang="ja"><body><div>本件に関するお問い合わせ</div>'
        "<div>株式会社青空 広報担当：藤井 大悟</div>"
        f"<div><p>{label}</p> fujii@aozora.example</div></body></html>"
    )
    assert [name_ for name_, *_ in found(page, "ja", "page.html")] == [name]


def test_news_in_the_menu_makes_no_release_of_an_advert():
    text = (
        "Fréttir\nStörf\n\nHeimili óskar eftir hjúkrunarfræðingi í 60% starf. Leitað er að "
        "einstaklingi með áhuga. Laun eru samkvæmt kjarasamningi.\nNánari upplýsingar veitir: "
        "Guðrún Jónsdóttir forstjóri, heimili@vik.example\nUmsóknarfrestur er til 23. apríl.\n"
    )
    assert found(text, "is") != []
    assert found(f"{text}\nFréttir\n", "is") == []


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("th", "สำรองบัตรหมู่คณะ โทร. 053 217 700"),
        ("bg", "Българи в беда в чужбина: денонощен телефон +359 2 948 2404."),
    ],
)
def test_lines_for_visitors_and_citizens_are_not_for_the_press(lang, line):
    press = {"th": "สื่อมวลชน: press@sea.example", "bg": "За медиите: press@sea.example"}
    assert found(f"{press[lang]}\n\n{line}\n", lang) == [(None, ["press@sea.example"], [])]


def test_a_number_between_commas_behind_a_name_is_hers(offered):
    text = (
        "npor. Jana Kozáková, prevence, 974 555 142, krajské ředitelství policie\n"
        "e-mail: tisk@policie.example.cz\n"
    )
    assert offered(text) == ["Jana Kozáková: tisk@policie.example.cz +420974555142"]
    assert offered("Jana Kozáková, 974 555 142 hlasů, tisk@policie.example.cz") == [
        "Jana Kozáková: tisk@policie.example.cz"
    ]


def test_a_line_that_begins_with_what_its_mailbox_is_goes_on_with_no_sentence(offered):
    text = (
        "Eva Horká, tisková mluvčí, 601 550 142\n"
        "Jan Tichý, 601 550 143, krajské ředitelství policie\n"
        "e-mail: tisk@policie.example.cz\n"
    )
    assert offered(text) == [
        "Eva Horká: tisk@policie.example.cz +420601550142",
        "Jan Tichý: tisk@policie.example.cz +420601550143",
    ]


def test_an_extension_before_its_word_may_have_five_digits(offered):
    text = "Kiss Anna sajtóreferens\nTel.: 52/555-142 / 62142 mellék\nkiss@egyetem.example.hu\n"
    assert offered(text) == ["Kiss Anna: kiss@egyetem.example.hu +3652555142;ext=62142"]


def test_press_behind_a_semicolon_offers_another(offered):
    text = (
        "Kapcsolat: Kiss Anna igazgató, +36 84 555 142; sajtókapcsolat: Hullám Ügynökség, "
        "sajto@hullam.example.hu\n"
    )
    assert offered(text) == ["Kiss Anna: +3684555142", "-: sajto@hullam.example.hu"]


@pytest.mark.parametrize(
    ("lang", "word"), [("fr", "poste n°"), ("he", "של'"), ("he", "שלוחה מס'"), ("en", "ext.")]
)
def test_a_word_for_extensions_may_end_in_the_sign_of_one_cut_short(offered, lang, word):
    (line,) = offered(f"Contact: +33 1 23 45 50 24 {word} 142, a.lee@reef.example", lang=lang)
    assert line.endswith(" +33123455024;ext=142")
