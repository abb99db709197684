"""Ways in which people write a name, a number or a page that are found in many countries."""

import pytest

from pressdir.extract import extract
from pressdir.model import Document

NUMBERS = [
    pytest.param(
        "nl",
        "Perscontact: Marloes de Wit, (026) 377 55 01 of 06 - 51 55 01 42, m.dewit@stad.example.nl",
        ["+31263775501", "+31651550142"],
        id="nl: a whole number behind or",
    ),
    pytest.param(
        "hr",
        "Kontakt za medije: Ivana Ban, 01/ 6550 142, odnosno 091/ 555 0142, ivana@grad.example.hr",
        ["+38516550142", "+385915550142"],
        id="hr: a blank behind the slash",
    ),
    pytest.param(
        "es",
        "Prensa: Rosa Cruz, teléfonos (55) 5550-1420 y 5550-1421, ext. 130, r@sur.example.mx",
        ["+525555501420", "+525555501421;ext=130"],
        id="mx: the extension of a number's end",
    ),
    pytest.param(
        "es",
        "Prensa: Rosa Cruz, tel. 01 (55) 5550-1420, cel. 044 55 1355 0142, rosa@sur.example.mx",
        ["+525555501420", "+525513550142"],
        id="mx: what was dialled first",
    ),
    pytest.param(
        "pt",
        "Imprensa: Ana Melo, tel. (0**11) 3555-0142, ana@sul.example.br",
        ["+551135550142"],
        id="br: stars for a carrier",
    ),
    pytest.param(
        "es",
        "Prensa: Rosa Cruz. Tel. 91 550 14 20. Ext. 2314 / 2315. rosa@sur.example.es",
        ["+34915501420;ext=2314", "+34915501420;ext=2315"],
        id="es: a full stop before extensions",
    ),
    pytest.param(
        "ja",
        "総務部広報課\nTEL:078-255-5106 (日), 5453 (日), 5160 (英)\nMAIL: koho@kita.example.ac.jp",
        ["+81782555106", "+81782555453", "+81782555160"],
        id="ja: a remark behind each ending",
    ),
    pytest.param(
        "pl",
        "Kontakt dla mediów: Anna Lis, tel. (0-22) 555 01 42, anna.lis@urzad.example.pl",
        ["+48225550142"],
        id="pl: a nought that is dialled no more",
    ),
    pytest.param(
        "lt",
        "Žiniasklaidai: Rūta Kazlauskienė, tel. (8~5) 255 0142, ruta@namai.example.lt",
        ["+37052550142"],
        id="lt: a wave behind the way out of a town",
    ),
    pytest.param(
        "de",
        "Rückfragen: Julia Forst, Tel.: 01/310-88-80/20, julia.forst@oeh.example.at",
        ["+431310888020"],
        id="at: a direct number behind a stroke",
    ),
    pytest.param(
        "th",
        "ติดต่อ กองประชาสัมพันธ์ โทร. 0 2255 0142-3 โทรสาร 0 2255 0149",
        ["+6622550142", "+6622550143"],
        id="th: the last digit of a second number",
    ),
    pytest.param(
        "my",
        "ဖုန်း ၀၁ ၂၅၅၀၁၄၊ ၀၉ ၂၅၅ ၀၁၄ ၂၃၄၊ khinmar@ahphwe.example.mm",
        ["+951255014", "+959255014234"],
        id="my: a nought of another script begins no sum",
    ),
    pytest.param(
        "am",
        "ስልክ፦ 058 220 6714 ፤ ፋክስ፦ 058 220 6720 ፤ ኢሜይል፦ pr@tana.example.et",
        ["+251582206714"],
        id="am: a fax behind a colon of its script",
    ),
    pytest.param(
        "sr",
        "Jelena Đurić, T +381 21 482 73 60, jelena@mreza.example.rs\n\nMB 20481122 · PIB 105900321",
        ["+381214827360"],
        id="sr: tax numbers in a signature",
    ),
]


@pytest.mark.parametrize(("lang", "text", "numbers"), NUMBERS)
def test_numbers_as_countries_write_them(lang, text, numbers):
    contacts = extract(Document("page", text.encode(), lang=lang)).contacts
    assert [str(phone) for contact in contacts for phone in contact.phones] == numbers


@pytest.mark.parametrize(
    ("lang", "written", "name"),
    [
        ("es", "comunicarse con la Lic. Rosa Elena Villanueva", "Rosa Elena Villanueva"),
        ("nl", "neem contact op met de heer Jan Bakker", "Jan Bakker"),
        ("it", "contattare la dott.ssa Anna Rossi", "Anna Rossi"),
        ("pt", "contactar o Sr. João Silva", "João Silva"),
        ("fil", "makipag-ugnayan kay G. Ramon Dela Cruz", "Ramon Dela Cruz"),
        ("mt", "ikkuntattja lil: Sur Karm Borg", "Karm Borg"),
    ],
)
def test_honorifics_are_no_part_of_a_name(lang, written, name):
    text = f"{written}, tel. +44 20 7946 0142"
    (contact,) = extract(Document("page", text.encode(), lang=lang)).contacts
    assert contact.name.full == name


def test_brackets_behind_a_name_may_say_for_whom_she_speaks(offered):
    text = (
        "Neem contact op met Marloes de Wit (bestuursvoorlichter wethouder Van Dam), "
        "telefoon 026 377 55 01, e-mail m.dewit@stad.example.nl."
    )
    assert offered(text, lang="nl") == ["Marloes de Wit: m.dewit@stad.example.nl +31263775501"]


def test_a_number_may_name_its_holder_by_a_family_of_two_words(offered):
    text = (
        "Contatti stampa: Giulia De Santis e Marco Lo Presti\ntel. 0461 550142\n"
        "cell. 335 5501422 (De Santis)\nstampa@rocca.example.it\n"
    )
    assert offered(text, lang="it") == [
        "Giulia De Santis: stampa@rocca.example.it +390461550142 +393355501422",
        "Marco Lo Presti: stampa@rocca.example.it +390461550142",
    ]


def test_a_term_that_says_where_one_is_reached_parts_nobody_from_the_numbers(offered):
    page = (
        '<html lang="nl"><body><h4>Perscontact</h4><dl><dt>Woordvoerder</dt><dd>Jeroen Bakker</dd>'
        "<dt>Bereikbaar op</dt><dd>T 070 - 355 01 42</dd></dl></body></html>"
    )
    assert offered(page, lang="nl") == ["Jeroen Bakker: +31703550142"]


def test_a_term_that_offers_contact_speaks_for_bare_numbers(offered):
    page = (
        '<html lang="et"><body><dl><dt>Lisainfo</dt><dd><b>Kadri Mägi</b>, juht<br>'
        "325 8417, 5303 4417<br>kadri.magi@rand.example.ee</dd></dl></body></html>"
    )
    assert offered(page) == ["Kadri Mägi: kadri.magi@rand.example.ee +3723258417 +37253034417"]


def test_blank_lines_between_all_lines_part_nothing(offered):
    lines = [
        "COMMUNIQUÉ DE PRESSE",
        "Khartoum, le 5 mai 2020",
        "Le collectif réunit 26 chaînes.",
        "Contact de presse :",
        "Afrique : Awa Diallo : +249 9 20 16 22 06",
        "Europe : Aline Petit : +33 6 41 52 77 76",
        "Email : contact@collectif.example.org",
    ]
    assert offered("\n\n\n".join(lines)) == [
        "Awa Diallo: contact@collectif.example.org +249920162206",
        "Aline Petit: contact@collectif.example.org +33641527776",
    ]


def test_whom_one_sentence_names_has_no_mailbox_of_the_next(offered):
    text = (
        "Звіт міського голови Миколи Боровця відбудеться 11 січня о 17:00. Запитання можна "
        "надіслати на адресу question@misto.example.ua або за номером приймальні: (044) 255-01-42."
    )
    assert offered(text, lang="uk") == ["-: question@misto.example.ua +380442550142"]


def test_a_title_in_korean_may_be_any_that_ends_in_one():
    text = (
        "문의 : 강을지키는사람들 042-253-3242\n양흥모 상황실장(녹색연합 사무처장) 010-2795-3451\n"
    )
    _, contact = extract(Document("page", text.encode(), lang="ko")).contacts
    assert (contact.name.full, contact.role) == ("양흥모", "상황실장")


def test_an_organisation_with_a_full_stop_is_no_sentence(offered):
    text = (
        "Imetolewa na\nChristina R. Mwangosi\nKaimu Mkuu wa Kitengo cha Mawasiliano\n"
        "Wizara ya Mambo ya Ndani ya Nchi.\n19 Julai 2017\n0712224122/0754817879\n"
    )
    assert offered(text, lang="sw", region="TZ") == [
        "Christina R. Mwangosi: +255712224122 +255754817879"
    ]


@pytest.mark.parametrize("written", ["she/her", "she, they"])
def test_pronouns_are_no_title(written):
    text = f"Press contact: Elisa Belli, {written}, elisa@pride.example.org"
    (contact,) = extract(Document("page", text.encode())).contacts
    assert contact.role is None


def test_the_body_behind_a_desk_begins_behind_its_preposition():
    text = "Връзки с обществеността в Областна администрация Разград\nТел: 084 616 219\n"
    (contact,) = extract(Document("page", text.encode(), lang="bg")).contacts
    assert contact.org == "Областна администрация Разград"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("de", "Kontakt: Ines Falk, 030 5550142. Bildmaterial: bilder@hafen.example.de"),
        ("es", "Prensa: Ines Falk, 91 555 01 42. Fotografías: fotos@hafen.example.es"),
        ("it", "Contatti: Ines Falk, 06 5550 0142. Immagini: immagini@hafen.example.it"),
    ],
)
def test_a_mailbox_called_as_the_word_before_it_is_of_another_desk(offered, lang, text):
    named, other = offered(text, lang=lang)
    assert named.startswith("Ines Falk: +")
    assert other.startswith("-: ")


def test_what_is_far_behind_a_number_does_not_silence_it(offered):
    text = (
        "További információ: Tóth Eszter sajtófőnök (06-30/555-0142, toth.eszter@hid.example.hu), "
        "illetve a Sajtóiroda: +36 1 555 0142/112-es mellék."
    )
    assert offered(text, lang="hu")[0] == "Tóth Eszter: toth.eszter@hid.example.hu +36305550142"


def test_an_honorific_of_the_language_may_be_its_word_for_something_else(offered):
    text = "Liên hệ báo chí: Anh Trần Minh Quân, 0903 550 142, quan@quy.example.vn"
    assert offered(text, lang="vi") == ["Trần Minh Quân: quan@quy.example.vn +84903550142"]


def test_a_family_before_a_comma_is_a_name_where_its_column_says_so(offered):
    page = (
        '<html lang="de"><body><table><thead><tr><th>Name</th><th>Telefon</th><th>E-Mail</th></tr>'
        '</thead><tbody><tr><td>Berger, Nina</td><td rowspan="2">0711 5550-142</td>'
        "<td>nina.berger@amt.example.de</td></tr><tr><td>Kurz, Paul</td>"
        "<td>paul.kurz@amt.example.de</td></tr></tbody></table></body></html>"
    )
    assert offered(page) == [
        "Nina Berger: nina.berger@amt.example.de +497115550142",
        "Paul Kurz: paul.kurz@amt.example.de +497115550142",
    ]


def test_a_town_or_an_agency_before_a_comma_is_no_family(offered):
    text = (
        "For more information:\nIn London, Lama Faqih: +44 20 7946 0958, faqihl@hrm.example.org\n"
    )
    assert offered(text) == ["Lama Faqih: faqihl@hrm.example.org +442079460958"]


def test_numbers_are_dealt_out_as_the_mailboxes_of_two_are(offered):
    text = (
        "Media contacts\nMeg Cole / Ty Ross\nTide Laboratory, Pasadena, Calif.\n"
        "818-555-0142 / 818-555-0143\nmeg.cole@lab.example.gov / ty.ross@lab.example.gov\n"
    )
    assert offered(text) == [
        "Meg Cole: meg.cole@lab.example.gov +18185550142",
        "Ty Ross: ty.ross@lab.example.gov +18185550143",
    ]


def test_a_line_for_the_public_ends_what_stands_above(offered):
    page = (
        '<html lang="fr"><body><div><p>Nadia Benali</p><p>Responsable des relations médias</p>'
        "<p>01 55 50 14 20</p><p>06 55 50 14 20</p></div><div><p>Service abonnements</p>"
        "<p>01 55 50 14 99</p></div></body></html>"
    )
    assert offered(page) == ["Nadia Benali: +33155501420 +33655501420"]


def test_whom_another_part_of_the_line_is_for_does_not_silence_a_number(offered):
    text = (
        "Ufficio stampa Festival: Sara Conti 347 5550142 sara@festa.example.it | Ufficio stampa "
        "Comune: Paolo Riva 0521 555014 stampa@comune.example.it | Biglietteria 0521 555099"
    )
    assert offered(text, lang="it") == [
        "Sara Conti: sara@festa.example.it +393475550142",
        "Paolo Riva: stampa@comune.example.it +390521555014",
    ]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "nl",
            (
                "Voor de pers:\nEva Maes, GSM 0475 61 28 39\nJan Maes, GSM 0497 52 06 71\n"
                "Samen bereikbaar via pers@rivier.example.be\n"
            ),
        ),
        (
            "cs",
            (
                "Kontakty pro média:\n- ve všední dny: Eva Horká, 601 550 142\n"
                "- o víkendu: Jan Tichý, 601 550 143\n- e-mail pro oba: tisk@hasici.example.cz\n"
            ),
        ),
    ],
)
def test_what_is_said_to_be_of_both_is(offered, lang, text):
    one, other = offered(text, lang=lang)
    assert one.split()[2] == other.split()[2]
    assert "@" in one


def test_an_extension_of_the_switchboard_is_hers(offered):
    text = (
        "Oficina de Comunicaciones\nLic. Rosa Huamán Ccori\nCel.: 987 214 603\n"
        "Central: (01) 513-9000 anexo 3412\nrhuaman@muni.example.pe\n"
    )
    assert offered(text, lang="es", region="PE") == [
        "Rosa Huamán Ccori: rhuaman@muni.example.pe +51987214603 +5115139000;ext=3412"
    ]
