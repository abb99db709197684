"""Somebody whom a sentence reaches right behind the name, in words that no list knows."""

import pytest

OFFERS = [
    pytest.param(
        "The ship opens on Monday and all may come. Do shout to Ann Leeson on 020 7946 0142.",
        "Ann Leeson: +442079460142",
        id="en",
    ),
    pytest.param(
        "Die Schau beginnt am Montag. Bilder erhalten Sie von Sanne Falk unter 030 23125-142 oder "
        "presse@museum.example.de.",
        "Sanne Falk: presse@museum.example.de +493023125142",
        id="de, behind a preposition that families have",
    ),
    pytest.param(
        "Het schip gaat maandag open. Laat het Sanne Rietveld weten via 06 12 34 51 42 of "
        "pers@schip.example.nl.",
        "Sanne Rietveld: pers@schip.example.nl +31612345142",
        id="nl, with a verb behind",
    ),
    pytest.param(
        "El barco abre el lunes y todos pueden venir. Quede con Sonia Rivas en el 944 555 142 o en "
        "prensa@museo.example.es.",
        "Sonia Rivas: prensa@museo.example.es +34944555142",
        id="es",
    ),
    pytest.param(
        "La nave apre lunedì e tutti possono venire. Si senta con Sonia Rivelli al 010 555 0142 o "
        "stampa@museo.example.it.",
        "Sonia Rivelli: stampa@museo.example.it +390105550142",
        id="it",
    ),
    pytest.param(
        "Wystawa zostanie otwarta w poniedziałek. Akredytację uzyskają Państwo u Anny Rudzkiej pod "
        "numerem 600 555 142, prasa@muzeum.example.pl.",
        "Anna Rudzka: prasa@muzeum.example.pl +48600555142",
        id="pl, in another case",
    ),
    pytest.param(
        "Zájemci z řad novinářů se mohou přihlásit do 12. května u tiskové mluvčí loděnice Markéty "
        "Vítkové, telefon 585 555 142, e-mail vitkova@lodenice.example.cz.",
        "Markéta Vítková: vitkova@lodenice.example.cz +420585555142",
        id="cs, behind a title and where she has it",
    ),
    pytest.param(
        "Журналисты, желающие попасть на спуск судна, аккредитуются до 12 мая у пресс-секретаря "
        "верфи Инны Лазаревой: 8 (812) 555-01-42, lazareva@verf.example.ru.",
        "Инна Лазарева: lazareva@verf.example.ru +78125550142",
        id="ru, the same before a colon",
    ),
    pytest.param(
        "Az újságírók május 12-ig jelentkezhetnek Bognár Rékánál, a hajógyár sajtófelelősénél a "
        "06 30 555 0142-es számon vagy a bognar.reka@hajogyar.example.hu címen.",
        "Bognár Réka: bognar.reka@hajogyar.example.hu +36305550142",
        id="hu, behind what she is",
    ),
    pytest.param(
        "Medien melden sich bis 12. Mai. Für die Technik ist Reto Bänziger, 079 555 01 43, da, und "
        "sonst presse@werft.example.ch.",
        "Reto Bänziger: presse@werft.example.ch +41795550143",
        id="de, behind a comma alone",
    ),
    pytest.param(
        "Für Interviews: das Präsidialbüro (Mo.–Do. 9–15 Uhr), in ihrer Abwesenheit Herr Jasper "
        "Kuhnt, Tel. 0551 39-2143; presse@uni.example.de",
        "Jasper Kuhnt: presse@uni.example.de +49551392143",
        id="de, behind a noun and an honorific",
    ),
    pytest.param(
        "ولترتيب المقابلات مع مدير الميناء يرجى مراسلة منسقة الإعلام دانة العتيبي "
        "(d.otaibi@port.example.kw، هاتف +965 22550142).",
        "دانة العتيبي: d.otaibi@port.example.kw +96522550142",
        id="ar, behind a title, in a script without capitals",
    ),
    pytest.param(
        "欲参加发布会的媒体请于5月12日前与港务集团宣传部沈佳宜联系，电话13855500142，邮箱"
        "shenjy@port.example.cn。",
        "沈佳宜: shenjy@port.example.cn +8613855500142",
        id="zh, behind a desk without a blank",
    ),
    pytest.param(
        "取材をご希望の方は5月12日までに広報担当の西村彩香（電話 03-5550-0142、"
        "nishimura@port.example.co.jp）までご連絡ください。",
        "西村彩香: nishimura@port.example.co.jp +81355500142",
        id="ja, behind a title",
    ),
]


@pytest.mark.parametrize(("text", "wanted"), OFFERS)
def test_a_sentence_that_goes_from_a_name_to_a_number_offers_who_is_named(offered, text, wanted):
    assert offered(text, region="GB" if wanted.endswith("+442079460142") else None) == [wanted]


@pytest.mark.parametrize(
    "sentence",
    [
        "Bookings are taken by the Port of Calder on {number}.",
        "The flood was seen by Ann Leeson. The office can be rung on {number}.",
        "It was opened by Ann Leeson, who sang, and the office answers {number}.",
        "They met at Ann Leeson Road on {number}.",
    ],
)
def test_nobody_is_named_by_a_body_a_street_or_another_clause(offered, sentence):
    text = sentence.format(number="+44 20 7946 0142")
    assert not [line for line in offered(text) if not line.startswith("-:")]


def test_press_behind_a_sentence_for_the_public_is_read(offered):
    text = "Tickets are sold on 020 7946 0142. Press: press@reef.example.co.uk"
    assert offered(text) == ["-: press@reef.example.co.uk"]


def test_the_public_s_sentence_behind_the_press_s_number_does_not_silence_it(offered):
    text = "Press office: 020 7946 0143. Tickets: 020 7946 0142\nreef.example.co.uk\n"
    assert offered(text) == ["Press office: +442079460143"]


def test_a_pronoun_before_a_cue_goes_on_about_who_was_named(offered):
    text = (
        "Journalisten melden zich aan bij Wytske Dijkhuizen (0517 555 142 of "
        "w.dijkhuizen@rederij.example.nl). Op de dag zelf is zij bereikbaar op 06 12 34 51 42."
    )
    assert offered(text) == [
        "Wytske Dijkhuizen: w.dijkhuizen@rederij.example.nl +31517555142 +31612345142"
    ]


def test_journalists_who_register_are_the_press(offered):
    text = (
        "Les journalistes qui souhaitent embarquer sont priés de s'inscrire avant le 14 mai auprès "
        "de Solenn Kermarrec, au 02 98 55 01 43 ou à s.kermarrec@port.example.fr. Le public peut "
        "s'inscrire au 02 98 55 01 44."
    )
    assert offered(text) == ["Solenn Kermarrec: s.kermarrec@port.example.fr +33298550143"]
