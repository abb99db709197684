"""Whom a sentence offers: behind a title, in another case, beside a number that heads a list."""

import pytest

from pressdir.extract import extract, locales
from pressdir.model import Document, Reason


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        pytest.param(
            "en",
            "Reach our spokesperson Ines Falk securely: Signal +49 151 23456789.",
            "Ines Falk: +4915123456789",
            id="a clause goes on behind the name",
        ),
        pytest.param(
            "fi",
            "Haastattelut: rehtori Aino Lehtoselle numeroon 050 345 6789, aino.lehtonen@opisto.fi",
            "Aino Lehtonen: aino.lehtonen@opisto.fi +358503456789",
            id="fi: behind a title",
        ),
        pytest.param(
            "ru",
            "За информацией обращайтесь к Марине Лаптевой, тел. +7 912 345-67-89",
            "Марина Лаптева: +79123456789",
            id="ru: behind a preposition",
        ),
        pytest.param(
            "lv",
            "Jautājumos sazināties ar nodaļas vadītāju Ilzi Lapsu pa tālruni 28765432.",
            "Ilzi Lapsu: +37128765432",
            id="lv: behind a title in another case",
        ),
        pytest.param(
            "en",
            "Please contact Ines Falk for more information at +44 20 7946 0142.",
            "Ines Falk: +442079460142",
            id="a cue behind the name",
        ),
        pytest.param(
            "tr",
            "Ayrıntılar için Deniz Aksu ile iletişime geçebilirsiniz: +90 532 123 45 67",
            "Deniz Aksu: +905321234567",
            id="tr: the verb stands last",
        ),
        pytest.param(
            "en",
            "Minister Ann Lee will open it. For more information: +44 20 7946 0142.",
            "-: +442079460142",
            id="a cue in the next sentence",
        ),
        pytest.param(
            "ro",
            "Jurnaliștii pot suna la purtătorul de cuvânt al Direcției Apelor Valea Lungă, comisar "
            "Ana Pop, tel. +40 264 555 142.",
            "Ana Pop: +40264555142",
            id="ro: the title and its body, a rank, the name",
        ),
        pytest.param(
            "it",
            "Per informazioni: il capo ufficio stampa della Provincia di Val Chiara, Anna Greco, "
            "tel. +39 347 555 0142.",
            "Anna Greco: +393475550142",
            id="it: the body has the form of a name",
        ),
        pytest.param(
            "cs",
            "Konference se zúčastní:\nplk. Karel Dubový, ředitel\nOto Smrčka, náměstek\n"
            "Prosíme, potvrďte svou účast nejpozději do úterý na e-mail tisk@javorov.cz.",
            "-: tisk@javorov.cz",
            id="cs: nobody of those who take part",
        ),
        pytest.param(
            "cs",
            "Svou účast prosím potvrďte nejpozději do úterý na e-mail milena.lipova@javorov.cz.\n"
            "\nkpt. Milena Lipová\nvedoucí oddělení",
            "Milena Lipová: milena.lipova@javorov.cz",
            id="cs: who signs below",
        ),
        pytest.param(
            "pt",
            "Os jornalistas podem contactar o comandante dos Bombeiros de Rio Claro, Paulo Neves, "
            "através do +351 912 555 142.",
            "Paulo Neves: +351912555142",
            id="pt: the title ends in the body",
        ),
        pytest.param(
            "yo",
            "Ẹ kàn sí:\nBọ́lá Adébáyọ̀, Alukoro, 0805 123 4567, bola@ileasa.org.ng",
            "Bọ́lá Adébáyọ̀: bola@ileasa.org.ng +2348051234567",
            id="yo: signs that no letter has in it",
        ),
        pytest.param(
            "en",
            "Ines Falk is the media contact for this release. She can be reached at "
            "+44 20 7946 0142 or ines.falk@copperpr.example.org.",
            "Ines Falk: ines.falk@copperpr.example.org +442079460142",
            id="a cue that says what somebody is",
        ),
        pytest.param(
            "en",
            "On the day, please ring Ines Falk's mobile: +44 7700 900142.",
            "Ines Falk: +447700900142",
            id="a genitive",
        ),
        pytest.param(
            "en",
            "MEDIA ONLY: Ines Falk, ines.falk@fry.example.org. PUBLIC ENQUIRIES: a@fry.example.org",
            "Ines Falk: ines.falk@fry.example.org",
            id="a sentence for the public behind hers",
        ),
        pytest.param(
            "de",
            "Der Kunde erreicht unseren Kundendienst unter 0800 1234567. Presseanfragen "
            "beantwortet Ines Falk (falk@werk.example.org).",
            "Ines Falk: falk@werk.example.org",
            id="de: a sentence for the press behind the public's",
        ),
        pytest.param(
            "zh-Hant",
            "香港\n\n傳媒如有查詢，請致電2345 6789 或電郵至 press@harbour.gov.hk",
            "-: press@harbour.gov.hk +85223456789",
            id="zh-Hant: a number grown onto what offers it",
        ),
        pytest.param(
            "ro",
            "Relații: purtătorul de cuvânt al Inspectoratului pentru Situații de Urgență Valea "
            "Mare, maior FLOREA ION, telefon: 0261 768 075",
            "Florea Ion: +40261768075",
            id="ro: what an office is for is nobody",
        ),
        pytest.param(
            "ro",
            "Relații: purtătorul de cuvânt al Inspectoratului Județean de Jandarmi Valea Mare, "
            "locotenent FLOREA ANA, telefon: 0261 769 760",
            "Florea Ana: +40261769760",
            id="ro: nor what it is of",
        ),
        pytest.param(
            "eu",
            "Informazio gehiago nahi izanez gero, jar zaitezte harremanetan Leire Lasa "
            "komunikazio-arduradunarekin, +34 945 55 01 42 telefonora deituta",
            "Leire Lasa: +34945550142",
            id="eu: a title with an ending behind the name",
        ),
        pytest.param(
            "ja",
            "報道関係者のお問い合わせ先\n広報担当 ミドリ 聡美\nsatomi@harbour.example.org",
            "ミドリ 聡美: satomi@harbour.example.org",
            id="ja: a name in two scripts keeps its blank",
        ),
        pytest.param(
            "vi",
            "Báo chí liên hệ: bà Phạm Thu Hà, ĐT: (0292) 3821 476 - nhánh 18",
            "Phạm Thu Hà: +842923821476;ext=18",
            id="vi: an extension",
        ),
        pytest.param(
            "cs",
            "Kontakt: mluvčí ZZS Podhorského kraje, tel. 606 550 155",
            "-: +420606550155",
            id="cs: what a title is of is nobody",
        ),
        pytest.param(
            "hi",
            "अधिक जानकारी के लिए सुनीता चौहान, जनसंपर्क अधिकारी से संपर्क करें: फोन 011-23456789, "
            "s.chauhan@sansthan.example.in",
            "सुनीता चौहान: s.chauhan@sansthan.example.in +911123456789",
            id="hi: between a cue and the verb that ends it",
        ),
        pytest.param(
            "bn",
            "বিস্তারিত জানতে আশরাফুল করিমের সঙ্গে যোগাযোগ করুন: ফোন 02-55012345, ই-মেইল "
            "a.karim@songstha.example.bd",
            "আশরাফুল করিম: a.karim@songstha.example.bd +880255012345",
            id="bn: in the genitive, the verb at the end",
        ),
        pytest.param(
            "tr",
            "Bilgi için basın danışmanı Ayşe Yılmaz ile iletişime geçebilirsiniz. Tel: 0312 456 78 "
            "90",
            "Ayşe Yılmaz: +903124567890",
            id="tr: a title before, the verb ends a sentence",
        ),
        pytest.param(
            "ne",
            "सम्पर्क: श्री प्रकाश अधिकारी, प्रवक्ता, फोन: 01-4211234",
            "प्रकाश अधिकारी: +97714211234",
            id="ne: a family's name that is a title",
        ),
        pytest.param(
            "ja",
            "お問い合わせは広報課の田中様まで 電話03-3456-7890",
            "田中: +81334567890",
            id="ja: to whom one turns",
        ),
        pytest.param(
            "ja",
            "お問い合わせは、広報課 田中までお願いします。電話03-3456-7890",
            "田中: +81334567890",
            id="ja: whom one asks politely",
        ),
        pytest.param(
            "ko",
            "자세한 내용은 홍보팀 김민수 팀장에게 문의하십시오. 전화 02-3456-7890",
            "김민수: +82234567890",
            id="ko: a title with a particle",
        ),
        pytest.param(
            "km",
            "សម្រាប់ព័ត៌មានបន្ថែម សូមទាក់ទង លោកសុខ វិចិត្រ តាមទូរស័ព្ទលេខ 012 345 678",
            "សុខ វិចិត្រ: +85512345678",
            id="km: an honorific grown on",
        ),
        pytest.param(
            "mn",
            "Мэдээлэл авах: Хэвлэл мэдээллийн ажилтан Б.Оюунчимэг, утас 99112233",
            "Б.Оюунчимэг: +97699112233",
            id="mn: an initial grown on",
        ),
        pytest.param(
            "zh",
            "联系人:高级经理 王小明 电话:010-62345678",
            "王小明: +861062345678",
            id="zh: a rank that is a family, too",
        ),
    ],
)
def test_a_sentence_offers_whom_it_names(offered, lang, text, found):
    assert offered(f"Výstava / näyttely / event\n\n{text}\n", lang=lang) == [found]


def test_a_title_in_another_case_is_one():
    hits = locales.lexicon(("hu", "en")).hits("Nagy Bence igazgatótól")
    assert [hit.categories for hit in hits] == [{"role.head"}]


@pytest.mark.parametrize(
    "text",
    [
        "Ines Falk can be reached at +44 20 7946 0142.",
        "Ines Falk ist erreichbar unter +44 20 7946 0142.",
        "Ines Falk est joignable au +44 20 7946 0142.",
    ],
)
def test_a_verb_behind_a_name_is_no_title(text):
    (contact,) = extract(Document("page", text.encode())).contacts
    assert (contact.name.full, contact.role) == ("Ines Falk", None)


def test_a_title_leads_to_no_verb():
    text = "자세한 내용은 홍보팀 김민수 팀장에게 문의하십시오. 전화 02-3456-7890"
    (contact,) = extract(Document("page", text.encode(), lang="ko")).contacts
    assert contact.role == "팀장"


def test_a_number_beside_the_heading_is_of_all_below_it(offered):
    text = (
        "Media contacts (T: +44 20 7946 0555)\n"
        "Ines Falk – ines@copperpr.example.org\nBo Lund – bo@copperpr.example.org\n"
    )
    assert offered(text) == [
        "Ines Falk: ines@copperpr.example.org +442079460555",
        "Bo Lund: bo@copperpr.example.org +442079460555",
    ]


def test_a_number_beside_the_heading_is_nobody_s_where_they_have_own_ones(offered):
    text = (
        "Media contacts (T: +44 20 7946 0555)\n"
        "Ines Falk – ines@copperpr.example.org – +44 20 7946 0556\n"
        "Bo Lund – bo@copperpr.example.org\n"
    )
    assert offered(text)[-2:] == [
        "Ines Falk: ines@copperpr.example.org +442079460556",
        "Bo Lund: bo@copperpr.example.org",
    ]


def test_what_stands_far_to_the_right_is_no_part_of_a_name(offered):
    text = (
        "Contact:                                FOR IMMEDIATE RELEASE\n"
        "Ines Falk                               April 9, 2025\n"
        "+1 406 555 0112\nifalk@bighorn.example.org\n\nWater district adopts drought plan\n"
    )
    assert offered(text) == ["Ines Falk: ifalk@bighorn.example.org +14065550112"]


def test_a_title_and_a_comma_before_a_name_are_hers():
    text = "For further details you can reach our press officer, Ines Falk, on +44 20 7946 0142.\n"
    (contact,) = extract(Document("release.txt", text.encode())).contacts
    assert (str(contact.name), contact.role) == ("Ines Falk", "press officer")


def test_a_mailbox_below_a_list_is_of_all_though_one_above_has_it_too(offered):
    text = (
        "Government Press Office\n\nPress Secretary\n\nFinn Purcell\n"
        "Telephone +353-1-555-0198\nEmail press@office.example.org\n\n"
        "Press Officers\n\nMia Moran Telephone +353-1-5550133\n\n"
        "Tom Lough Telephone +353-1-5550134\n\nKarl Boyd Telephone +353-1-5550135\n\n"
        "Email press@office.example.org\n"
    )
    assert [line.partition(" +")[0] for line in offered(text)] == [
        "Finn Purcell: press@office.example.org",
        "Mia Moran: press@office.example.org",
        "Tom Lough: press@office.example.org",
        "Karl Boyd: press@office.example.org",
    ]


def test_a_mailbox_below_the_heading_of_another_desk_is_not_of_all(offered):
    text = (
        "Contacts\n\nSecretary: Ines Falk\nTelephone: +353-1-5550133\n\n"
        "Press office\n\nPress officer: Bo Lund\nTelephone: +353-1-5550134\n"
        "E-mail: info@office.example.org\n"
    )
    assert offered(text) == [
        "Ines Falk: +35315550133",
        "Bo Lund: info@office.example.org +35315550134",
    ]


def test_numbers_below_a_heading_of_faxes_are_faxes(offered):
    page = (
        "<h5>Press office</h5><p>Ines Falk: press@court.example.org</p>"
        "<h5>Fax</h5><p>Press office: +40 264 595 844</p><p>Accounts: +40 264 431 965</p>"
    )
    assert offered(page) == ["Ines Falk: press@court.example.org"]


@pytest.mark.parametrize("local", ["etunimi.sukunimi", "vorname.nachname", "prénom.nom"])
def test_how_addresses_are_made_is_no_address_where_nobody_is_named(local):
    text = f"Press office, +44 20 7946 0142. Our addresses are {local}@office.example.org\n"
    extraction = extract(Document("release.txt", text.encode()))
    assert [contact.emails for contact in extraction.contacts] == [()]
    assert [doubt.detail for doubt in extraction.doubts] == ["how addresses are made"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Tilläggsinformation: Informatör Ines Åkerfält, tfn 040 555 0142, "
            "fornamn.efternamn@verket.example.fi",
            ["Ines Åkerfält: ines.akerfalt@verket.example.fi +358405550142"],
            id="beside a name",
        ),
        pytest.param(
            "Rückfragen: Jörg Müller, 030 23125-117, vorname.nachname@amt.example.de",
            ["Jörg Müller: joerg.mueller@amt.example.de +493023125117"],
            id="umlauts in German",
        ),
        pytest.param(
            "Contact presse : Anne Dupré, 01 55 50 14 20, nom-prenom@musee.example.fr",
            ["Anne Dupré: dupre-anne@musee.example.fr +33155501420"],
            id="the family first",
        ),
        pytest.param(
            "Lisätietoja:\njohtaja Matti Aalto, p. 040 555 0123, matti@aalto.example.fi\n"
            "viestintäpäällikkö Liisa Koski, p. 040 555 0124\n"
            "tiedottaja Ilkka Lahti, p. 040 555 0125\n"
            "sähköpostit: etunimi.sukunimi@kaupunki.example.fi",
            [
                "Matti Aalto: matti@aalto.example.fi +358405550123",
                "Liisa Koski: liisa.koski@kaupunki.example.fi +358405550124",
                "Ilkka Lahti: ilkka.lahti@kaupunki.example.fi +358405550125",
            ],
            id="below a list, of those who have none",
        ),
        pytest.param(
            "Lisätietoja: Matti Aalto, p. 040 555 0123\n"
            "Liisa Koski, p. 040 555 0124, etunimi.sukunimi@kaupunki.example.fi",
            [
                "Matti Aalto: +358405550123",
                "Liisa Koski: liisa.koski@kaupunki.example.fi +358405550124",
            ],
            id="on the line of one, not of who is above",
        ),
    ],
)
def test_an_address_is_made_of_a_name_as_the_page_says(offered, text, wanted):
    assert offered(text) == wanted


def test_a_title_that_is_a_link_to_write_is_his_whose_name_stands_before():
    page = (
        "<p>Please contact:</p><ul><li>Ines Falk, "
        "<a href='mailto:campaigns@nox.example.org'>Campaigns Manager</a> – +44 20 7946 0142</li>"
        "</ul>"
    )
    (contact,) = extract(Document("release.html", page.encode())).contacts
    assert (str(contact.name), contact.role) == ("Ines Falk", "Campaigns Manager")


def test_a_number_goes_on_behind_the_end_of_a_line(offered):
    text = "Museo, Suomi\n\nAino Lind\njohtaja\np. 040\n564 2204,\naino.lind@museo.example.org\n"
    assert offered(text, lang="fi") == ["Aino Lind: aino.lind@museo.example.org +358405642204"]


def test_the_publisher_s_name_in_one_word_is_nobody_s(offered):
    page = (
        '<html><head><meta property="og:site_name" content="Kelp Group"></head><body>'
        "<h1>Farm opens</h1><p>Kelp Group opens a farm.</p><p>Press contact:</p>"
        "<p><b>KelpGroup</b></p><p>office@kelpfarm.example.org</p><p>+44 20 7946 0142</p></body>"
    )
    assert offered(page) == ["-: office@kelpfarm.example.org +442079460142"]


def test_extensions_listed_before_their_number_are_each_one_s_own(offered):
    text = (
        "Edinburgh, UK\n\nPress lines: Ines Falk (ext. 4410), Bo Lund (ext. 4412); "
        "main number +44 131 555 0100\n"
    )
    assert offered(text)[:2] == [
        "Ines Falk: +441315550100;ext=4410",
        "Bo Lund: +441315550100;ext=4412",
    ]


def test_the_title_of_somebody_who_is_quoted_is_nobody_elses():
    text = (
        '"O mangue vive", afirmou o ministro da Pesca, Otto Brandt.\n\n'
        "ASSESSORIA DE IMPRENSA\nBeatriz Calado\nInstituto Mangue\n+55 81 5550-0142\n"
    )
    (contact,) = extract(Document("page", text.encode(), lang="pt")).contacts
    assert (str(contact.name), contact.role) == ("Beatriz Calado", None)


@pytest.mark.parametrize(
    "text",
    [
        "Press: spokespeople Ines Falk and Bo Lund can be reached on +44 20 7946 0142.",
        "Woordvoerders Ines Falk en Bo Lund kan je bereiken op het nummer +44 20 7946 0142.",
        "For more information contact Ines Falk and Bo Lund at +44 20 7946 0142.",
    ],
)
def test_two_who_are_offered_together_have_one_number(offered, text):
    assert offered(text) == ["Ines Falk: +442079460142", "Bo Lund: +442079460142"]


@pytest.mark.parametrize(
    "text",
    [
        "For more information contact director Ines Falk and press officer Bo Lund at {}.",
        "For details contact the director, Ines Falk, and the press officer Bo Lund at {}.",
        "For more information contact Ines Falk, director, and Bo Lund, press officer, at {}.",
        "Contact: Ines Falk and press officer Bo Lund, {}",
        "Für Rückfragen: Direktorin Ines Falk und Bo Lund, Tel. {}",
        "Rückfragen beantworten die Direktorin Ines Falk und der Pressesprecher Bo Lund unter {}.",
        "Contactez la directrice Ines Falk et le chargé de presse Bo Lund au {}.",
        "Contacte con la directora Ines Falk y el portavoz Bo Lund en el {}.",
        "Informazioni: la direttrice Ines Falk e l'addetto stampa Bo Lund, tel. {}",
        "Więcej informacji: dyrektor Ines Falk i rzecznik Bo Lund, tel. {}",
        "Kontakt pro média: ředitelka Ines Falk a tiskový mluvčí Bo Lund, tel. {}",
        "Lisätiedot medialle: johtaja Ines Falk ja tiedottaja Bo Lund, puh. {}",
    ],
)
def test_two_with_their_titles_have_one_number(offered, text):
    number = "+44 20 7946 0142"
    assert offered(text.format(number)) == ["Ines Falk: +442079460142", "Bo Lund: +442079460142"]


def test_whoever_is_only_said_to_speak_has_no_title_that_offers_them(offered):
    text = "The minister Ines Falk and the mayor Bo Lund will speak.\n\nPress: +44 20 7946 0142"
    assert offered(text) == ["-: +442079460142"]


def test_two_who_are_offered_each_with_a_mailbox_share_none(offered):
    text = "For more information contact Ines Falk at ines@a.example and Bo Lund at bo@a.example."
    assert offered(text) == ["Ines Falk: ines@a.example", "Bo Lund: bo@a.example"]


@pytest.mark.parametrize(
    "text",
    [
        "Journalists may send requests by fax to our office in Madrid on +34 91 555 01 42.",
        "Les journalistes écrivent par fax à la direction de la presse au +33 1 55 55 01 42.",
    ],
)
def test_a_sentence_says_to_whom_one_sends_a_fax(text):
    found = extract(Document("page.txt", text.encode()))
    assert found.contacts == ()
    assert [doubt.reason for doubt in found.doubts] == [Reason.FAX]


@pytest.mark.parametrize(
    "text",
    [
        "Press: Ines Falk. Send a fax, or ring our press office on +34 91 555 01 42.",
        "Press: do not fax us, Ines Falk answers on +34 91 555 01 42.",
        "Press contact: Ines Falk, fax and phone +34 91 555 01 42.",
    ],
)
def test_a_fax_that_is_spoken_of_before_makes_none_of_a_number(text):
    found = extract(Document("page.txt", text.encode()))
    assert [*map(str, found.contacts[0].phones)] == ["+34915550142"]


@pytest.mark.parametrize(
    "text",
    [
        "Note to editors: Ines Falk is available for interviews in English and French on {}.",
        "Ines Falk est disponible pour des interviews au {}.",
        "Interviews with Bo Lund can be arranged through Ines Falk, {}",
    ],
)
def test_who_is_there_for_the_press_is_said_behind_the_name(offered, text):
    assert offered(text.format("+44 20 7946 0142")) == ["Ines Falk: +442079460142"]
