"""Which organisation a contact speaks for: the one beside, the page's publisher, or none."""

from pathlib import Path

import pytest

from pressdir.extract import extract
from pressdir.model import Document

BODY = "Seals came back on Monday and people came to see them.\n\n"


def orgs(text, lang, name="release.txt"):
    found = extract(Document(name, text.encode(), lang=lang)).contacts
    return [contact.org for contact in found]


@pytest.mark.parametrize(
    ("lang", "text", "org"),
    [
        pytest.param(
            "en", "Press contact\nAnn Lee\nann.lee@x.example\n\n© Harbour Trust 2025",
            "Harbour Trust", id="a copyright with its year behind",
        ),
        pytest.param(
            "nl", "Perscontact\nAnn Lee, 06 5550 1742, ann@x.example\n\n"
            "Gemeente Heidewoude | Markt 1 | 9501 AA Heidewoude", "Gemeente Heidewoude",
            id="an imprint",
        ),
        pytest.param(
            "en", "Press contact\nAnn Lee\nann.lee@x.example\n\n"
            "Information Centre: 0117 496 0142", None,
            id="a label before a number is no imprint",
        ),
        pytest.param(
            "en", "Press contact\nAnn Lee\nann.lee@x.example\n\n"
            "Issued by: Harbour Health Board", "Harbour Health Board",
            id="who issues it",
        ),
        pytest.param(
            "fr", "Contact presse\nAnn Lee\nann.lee@x.example\n\nSOURCE Service des marées",
            None, id="a part of one issues it",
        ),
        pytest.param(
            "en", "Press contact\nAnn Lee\nann.lee@x.example\n\nSource of the river reached", None,
            id="a sentence that begins so",
        ),
        pytest.param(
            "ko", "□ 해양생태부(장관 강도윤)는 올해 숲을 복원한다고 밝혔다.\n\n"
            "담당자\n윤도겸 사무관 (044-555-0142)", "해양생태부", id="a Korean lead",
        ),
        pytest.param(
            "ja", "南洋造機株式会社（本社：函館市若松区）は、台車を公開しました。\n\n"
            "報道関係のお問い合わせ先\n広報部 高梨 結月\nTEL：011-555-0142", "南洋造機株式会社",
            id="a Japanese lead",
        ),
        pytest.param(
            "ja", "株式会社青空電力\n新しい電池を発表しました。\n\n報道関係のお問い合わせ先\n"
            "株式会社青空電力 広報部\n渡辺 美咲\npr@aozora.example", "株式会社青空電力",
            id="less a department",
        ),
        pytest.param(
            "ko", "보도자료\n열차가 단축됐다.\n\n문의\n홍보실 김새별 과장 02-555-0142",
            None, id="a department alone",
        ),
        pytest.param(
            "ko", "한빛공사 보도자료\n열차가 단축됐다.\n\n문의\n홍보실 김새별 과장 02-555-0142",
            "한빛공사", id="on the line of the word for a release",
        ),
        pytest.param(
            "es", "El Museo de la Pesca suma 1.263 redes\n\n"
            "El Museo de la Pesca abre hoy.\n\nContacto de prensa\nAna Ruiz\nana.ruiz@x.example",
            "Museo de la Pesca", id="the organisation that a release begins with",
        ),
        pytest.param(
            "es", "El Museo de la Pesca suma 1.263 redes\n\nContacto de prensa\n"
            "Ana Ruiz\nana.ruiz@x.example", None, id="named but once",
        ),
        pytest.param(
            "zh-Hans", "钱江大学团队研制出新渔网\n\n11月7日，钱江大学材料学院宣布成果。\n\n"
            "媒体联系人：党委宣传部 汤晓岚 0571-8555 0143", "钱江大学",
            id="a headline without blanks",
        ),
        pytest.param(
            "sl", "Zveza gorskih reševalcev\nSporočilo za javnost\n\nV nedeljo je bilo sončno.\n\n"
            "Za medije\nTjaša Kobal, 041 550 174, t.kobal@x.example", "Zveza gorskih reševalcev",
            id="small words over the release",
        ),
        pytest.param(
            "en", "Minister for Roads and Bridges\nMEDIA RELEASE\n\nA road opens.\n\n"
            "Media contact: Ann Lee, ann.lee@x.example", None, id="a title is no organisation",
        ),
        pytest.param(
            "ru", "Главная\nПресс-релиз\n\nОткрыт новый мост.\n\nКонтакты для прессы\n"
            "Анна Ли, anna.li@x.example", None, id="a word of a menu",
        ),
    ],
)  # fmt: skip
def test_the_publisher_is_what_the_page_proves(lang, text, org):
    assert set(orgs(text, lang)) == {org}


@pytest.mark.parametrize(
    ("lang", "text", "org"),
    [
        pytest.param(
            "uk", "Театр ляльок «Сон-трава» відкриває сезон.\n\nКонтакти для преси\n"
            "Орися Гайдук, o.haiduk@teatr-sontrava.example", "Театр ляльок «Сон-трава»",
            id="quotes behind the word for it",
        ),
        pytest.param(
            "ro", "Primăria municipiului Lunca Verde anunță lucrări.\n\nContact presă\n"
            "Ana Pop, ana.pop@primarialuncaverde.example", "Primăria municipiului Lunca Verde",
            id="small words behind the word for it",
        ),
        pytest.param(
            "en", "The Office for Upland Villages says so.\n\nMedia queries\n"
            "Ann Lee, ann.lee@uplandvillages.example", "Office for Upland Villages",
            id="an office for something",
        ),
        pytest.param(
            "en", "The State Department for Coastal Crafts says so.\n\nMedia queries\n"
            "Ann Lee, ann.lee@coastal.example", "State Department for Coastal Crafts",
            id="a word before the office",
        ),
        pytest.param(
            "fr", "Le Musée ouvre une aile nouvelle.\n\nContact presse\n"
            "Ann Lee, ann.lee@musee-horloges.example", None, id="the word for it alone",
        ),
        pytest.param(
            "id", "Yayasan Laguna Asri mendesak pemerintah.\n\nNarahubung media\n"
            "Ani Susilo, ani@lagunaasri.example", "Yayasan Laguna Asri",
            id="a verb behind the name",
        ),
        pytest.param(
            "nl", "Vandaag opent in Heidewoude een tuin. Wie in het "
            "Adriaan Bloemendaal ziekenhuis is, mag in.\n\nPerscontact\n"
            "Ann Lee, ann.lee@abz.example", "Adriaan Bloemendaal ziekenhuis",
            id="first letters, the last of a small word for it",
        ),
        pytest.param(
            "sk", "Tlačový odbor\n\nMinisterstvo morských vecí a pobrežných záležitostí\n"
            "Ján Horák\njan.horak@mmv.example",
            "Ministerstvo morských vecí a pobrežných záležitostí",
            id="first letters of a line in small words",
        ),
        pytest.param(
            "sw", "HOSPITALI YA RUFAA KIBO\n\nHabari njema.\n\nKwa mawasiliano\n"
            "Neema Mollel, neema@kibo.example", "HOSPITALI YA RUFAA KIBO",
            id="no acronym but a word of the name",
        ),
        pytest.param(
            "cs", "Přijďte: Mokřínský pes běží v sobotu.\n\nKontakt pro média\n"
            "Jan Kos, info@mokrinskypes.example", "Mokřínský pes", id="a small word side by side",
        ),
        pytest.param(
            "fi", "Toimittajat pääsevät tapahtumakuntaan.\n\nYhteyshenkilöt\n"
            "Aino Virta, aino.virta@tapahtumakunta.example", "tapahtumakunta",
            id="a small word in another case",
        ),
        pytest.param(
            "cs", "Klub českých rybářů otevřel trasu.\n\nKontakt pro média\n"
            "Jan Kos, kos@kcr.example", "Klub českých rybářů", id="first letters in a sentence",
        ),
        pytest.param(
            "de", "Was ist Boote for Bavaria?\n\nPressekontakt\ninfo@bootefor.example",
            "Boote for Bavaria", id="no small word ends a name",
        ),
        pytest.param(
            "en", "The Coastal Democrats met. Join the Coastal Democrats.\n\nMedia queries\n"
            "Ann Lee, ann.lee@democrats.example", "Coastal Democrats",
            id="a word that always stands before it",
        ),
        pytest.param(
            "vi", "Mở cửa lại.\nBảo tàng Sông Đá giới thiệu ba hiện vật.\n\nLiên hệ báo chí\n"
            "Bà Lý Thị Trúc, truc@songda.example", "Bảo tàng Sông Đá",
            id="a word for it that ends in a small one",
        ),
        pytest.param(
            "ko", "새 노선이 열린다.\n\n(주)하늘교통공사\n서울 성동구 나무로 6\n\n문의 전화 "
            "02-3444-0142, info@haneul.example", "하늘교통공사", id="less a mark in brackets",
        ),
        pytest.param(
            "ko", "□ 문의 : 마을모임\n김하늘 위원(푸른환경연합 사무처장) 010-5555-0142",
            "푸른환경연합", id="less the title in it",
        ),
        pytest.param(
            "ar", "وأوضح الاتحاد أن الطلبات تأتي عبر البريد الإلكتروني: media@ittihad.example",
            None, id="a clause is none",
        ),
        pytest.param(
            "en", "© Marsh Water Inc.\nPress contact: Ann Lee, ann.lee@marshwater.example",
            "Marsh Water Inc.", id="less the sign before it",
        ),
    ],
)  # fmt: skip
def test_a_domain_tells_the_whole_name(lang, text, org):
    assert orgs(text, lang) == [org]


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        pytest.param("en", "Ann Lee, APR, ann.lee@x.example", [None], id="a degree"),
        pytest.param(
            "en", "Ann Lee, Blue Whale, LLC, ann.lee@x.example", ["Blue Whale, LLC"],
            id="a legal form behind a comma",
        ),
        pytest.param(
            "en", "Ann Lee, Quarrier & Co., ann.lee@quarrier.example", ["Quarrier & Co."],
            id="an abbreviated legal form",
        ),
        pytest.param(
            "de", "Ann Lee, Ministerium für Handwerk, Jugend und Sport, ann.lee@x.example",
            ["Ministerium für Handwerk, Jugend und Sport"], id="a list in a name",
        ),
        pytest.param(
            "en", "Ann Lee, Ministry of Culture and Sport, Porto, ann.lee@x.example",
            ["Ministry of Culture and Sport"], id="a town behind a name",
        ),
        pytest.param(
            "de", "Ann Lee\nblaufuchs Agentur und Redaktion GmbH\nann@x.example",
            ["blaufuchs Agentur und Redaktion GmbH"], id="a company of any words",
        ),
        pytest.param(
            "en", "Ann Lee\nSeagull Communications, Porto\nann.lee@seagullcomms.example",
            ["Seagull Communications"], id="an agency at its own domain",
        ),
        pytest.param(
            "en", "Ann Lee\nCorporate Communications\nann.lee@seagull.example", [None],
            id="a line of business alone",
        ),
        pytest.param(
            "en", "Ann Lee\nPress Secretary\nOffice of the Minister of Fisheries\n555-0142\n"
            "ann.lee@x.example", ["Office of the Minister of Fisheries"], id="somebody's office",
        ),
        pytest.param(
            "pt", "Ann Lee, MG, ann.lee@mg.gov.br", [None], id="too short a label"
        ),
        pytest.param(
            "it", "Ann Lee\nPorto\nann.lee@porto-festa.example", [None], id="a town of a domain's"
        ),
        pytest.param(
            "en", "Press centre (HPC)\n555-0142\npress@harbour.example", [None],
            id="what a desk is called for short",
        ),
        pytest.param(
            "cs", "Ann Lee\nmluvčí ZZS Zábřežského kraje\nann@zzs-zabrezsky.example",
            ["ZZS Zábřežského kraje"], id="an acronym that goes on",
        ),
        pytest.param(
            "en", "Bo Oz, bo.oz@harbour-trust.example\n\n"
            "Ann Lee, ann.lee@agency.example\n\n© Harbour Trust", ["Harbour Trust", None],
            id="a mailbox elsewhere than the publisher's",
        ),
        pytest.param(
            "en", "Bo Oz, bo.oz@harbour-trust.example\n\n"
            "Ann Lee, ann.lee@gmail.com\n\n© Harbour Trust", ["Harbour Trust", "Harbour Trust"],
            id="a mailbox that anybody can have",
        ),
    ],
)  # fmt: skip
def test_the_organisation_beside_somebody(lang, text, found):
    assert orgs(f"{BODY}Press contact\n{text}\n", lang) == found


def test_a_heading_says_whose_desk_it_is():
    page = (
        '<html lang="nl"><head><meta property="og:site_name" content="Rijksweb"></head><body>'
        "<h1>Woordvoerders van het ministerie van Water</h1><p>Anna Bakker<br>06 5550 1742<br>"
        "anna@x.example</p></body></html>"
    )
    assert orgs(page, None, "page.html") == ["ministerie van Water"]


def test_the_sender_of_a_mail_may_be_an_organisation():
    mail = (
        "From: Presse Landratsamt Seetal <presse@lra.example>\nTo: news@valley.example\n"
        "Subject: Hof\nDate: Wed, 15 Jan 2025 08:30:12 +0000\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=utf-8\n\n"
        "Rückfragen an Anna Weber, anna.weber@lra.example\n"
    )
    assert set(orgs(mail, "de", "mail.eml")) == {"Landratsamt Seetal"}


def test_an_organisation_is_not_also_where_it_is():
    page = Path(__file__).parents[2] / "examples" / "water-observatory.html"
    (contact,) = extract(Document(page.name, page.read_bytes())).contacts
    assert (contact.org, contact.location) == ("مرصد المياه", None)


@pytest.mark.parametrize(
    ("text", "org"),
    [
        pytest.param(
            "RBU closes its halls.\n\nPress contact\nJana Lind, RBU Press Secretary, 0117 496 0142",
            "RBU", id="capitals that the page has again",
        ),
        pytest.param(
            "Seals.\n\nPress contact\nJana Lind, RBU Press Secretary, 0117 496 0142", None,
            id="capitals that stand there once",
        ),
        pytest.param(
            "Word from Travail.Reef today.\n\nPress contact\n"
            "Adrian Lind, President Travail.Reef, 0117 496 0142", "Travail.Reef",
            id="unusual letters",
        ),
        pytest.param(
            "Marketing is hard. Marketing costs.\n\nPress contact\n"
            "Adrian Lind, Head of Marketing, 0117 496 0142", None, id="what somebody does",
        ),
    ],
)  # fmt: skip
def test_a_title_may_name_the_organisation(text, org):
    assert orgs(text, "en") == [org]


def test_an_organisation_in_a_title_is_told_where_it_stands():
    text = "RBU closes.\n\nPress contact\nJana Lind, RBU Press Secretary, 0117 496 0142"
    (contact,) = extract(Document("release.txt", text.encode(), lang="en")).contacts
    (told,) = (each for each in contact.evidence if each.field == "org")
    assert told.rule == "in the words of the title or the desk"
    assert told.line == "Jana Lind, RBU Press Secretary, 0117 496 0142"


@pytest.mark.parametrize(
    ("lang", "text", "org"),
    [
        pytest.param(
            "sr", "Gradsko pozorište „Zetska lađa“\nPremijera je u petak.\n\nKontakt za medije\n"
            "Ana Lind, 020 555 014", "Gradsko pozorište „Zetska lađa“", id="quotes behind",
        ),
        pytest.param(
            "ru", 'ОАО «Приморский завод "Эталон"»\nЗавод открыт.\n\nКонтакты для СМИ\n'
            "Анна Линд, +7 495 555 01 42", 'ОАО «Приморский завод "Эталон"»', id="quotes within",
        ),
        pytest.param(
            "en", "Please call Lantern International's press office in Oslo: press@lantern.example",
            "Lantern International", id="as it is called by itself",
        ),
        pytest.param(
            "en", "Press contact\nLaura Lind, laura@lauralind.example", None,
            id="nobody is her own organisation",
        ),
        pytest.param(
            "en", "Rugby.\n\nPress contact\nHemi Lind\nBroadcast, OB access\n0117 496 0142", None,
            id="capitals and a small word",
        ),
        pytest.param(
            "sv", "Bränder\n\nPresskontakt\nAnn Lind, ann.lind@reefstyrelsen.example\n\n"
            "Om Reefstyrelsen", "Reefstyrelsen", id="a heading about it",
        ),
    ],
)  # fmt: skip
def test_a_name_is_whole_and_nothing_more(lang, text, org):
    assert set(orgs(text, lang)) == {org}


@pytest.mark.parametrize(
    ("mailbox", "kind"),
    [
        pytest.param("ida.holm@harbour.example", "person", id="somebody's name"),
        pytest.param("i.holm@harbour.example", "person", id="an initial"),
        pytest.param("vzs@harbour.example", "desk", id="an acronym"),
        pytest.param("gp.vzs@harbour.example", "desk", id="two of them"),
        pytest.param("tideline@harbour.example", "desk", id="a word"),
        pytest.param("staff.seals@harbour.example", "desk", id="a word of the page"),
        pytest.param("press.office@harbour.example", "desk", id="a role's"),
    ],
)
def test_whom_nobody_is_named_for_is_a_desk(mailbox, kind):
    text = f"{BODY}Journalists may write to {mailbox}.\n"
    (contact,) = extract(Document("release.txt", text.encode(), lang="en")).contacts
    assert (contact.name, contact.kind.value) == (None, kind)


@pytest.mark.parametrize(
    ("lang", "title", "role"),
    [
        pytest.param("fr", "Co-fondateur de Marée Vive", "Co-fondateur", id="French"),
        pytest.param("da", "Presseansvarlig i Marée Vive", "Presseansvarlig", id="Danish"),
        pytest.param("sv", "presschef Marée Vive", "presschef", id="Swedish, side by side"),
    ],
)
def test_the_publisher_in_somebodys_title_is_nobody(lang, title, role):
    page = (
        '<meta property="og:site_name" content="Marée Vive"><h3>Contact presse</h3>'
        f"<p>Ida Holm</p><p>{title}</p><p>E-mail: presse@mv.example</p>"
    )
    (contact,) = extract(Document("release.html", page.encode(), lang=lang)).contacts
    assert (str(contact.name), contact.role, contact.org) == ("Ida Holm", role, "Marée Vive")


def test_a_compound_title_is_none_of_the_cue_before_it():
    text = (
        "Kontakt\n\nIda Holm\n\nPressekontakt Kommunikationschef +45 33 55 01 42\n"
        "Bo Lind\n\nPressekontakt Kommunikationsmedarbejder +45 33 55 01 43\n"
    )
    found = extract(Document("release.txt", text.encode(), lang="da")).contacts
    told = [(str(contact.name), contact.role) for contact in found]
    assert told == [("Ida Holm", "Kommunikationschef"), ("Bo Lind", "Kommunikationsmedarbejder")]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        pytest.param(
            "pt", "O Ministério dos Portos Fluviais pede que escrevam para press@portos.example.",
            id="what an office is for",
        ),
        pytest.param(
            "fa", "همه آثار از طریق ایمیل به آدرس press@sahel.example فرستاده شود.", id="Persian"
        ),
        pytest.param(
            "tr", "b) Yabancı Ülkelerde Çalışan Basın Mensupları;\nBilgi: press@kiyi.example",
            id="people of the press",
        ),
        pytest.param(
            "en", "UNITED REPUBLIC OF KENYA\n\nMedia: press@state.example", id="a state",
        ),
    ],
)  # fmt: skip
def test_words_of_an_office_or_the_press_are_nobodys_name(lang, text):
    (contact,) = extract(Document("release.txt", text.encode(), lang=lang)).contacts
    assert contact.kind.value == "desk"


def test_a_desk_is_called_by_its_own_words():
    text = (
        f"{BODY}In the meantime, our newsroom carries seal updates, and the press kit has "
        "pictures of seals. Write to us at seals@harbour.example for more of them.\n"
    )
    (contact,) = extract(Document("release.txt", text.encode(), lang="en")).contacts
    assert str(contact.name) == "newsroom"


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        pytest.param("en", "DIRECTORATE OF TIDAL COMMUNICATIONS", id="en"),
        pytest.param("pl", "Wydział Komunikacji Społecznej", id="pl"),
        pytest.param("es", "Dirección de Comunicación Social", id="es"),
    ],
)
def test_a_part_of_an_office_for_communication_is_a_desk(lang, line):
    text = f"{BODY}{line}\n\nseals@harbour.example\n"
    (contact,) = extract(Document("release.txt", text.encode(), lang=lang)).contacts
    assert (contact.kind.value, str(contact.name)) == ("desk", line)


@pytest.mark.parametrize(
    ("called", "org"),
    [
        ("The Northern Relief Alliance", "Northern Relief Alliance"),
        ("The Hague Peace Foundation", "The Hague Peace Foundation"),
    ],
)
def test_an_article_is_no_part_of_an_organisations_name(called, org):
    text = f"Press contact: Ann Lee, {called}, +44 20 7946 0142\n"
    (found,) = extract(Document("release.txt", text.encode(), lang="en")).contacts
    assert found.org == org
