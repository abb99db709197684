"""Whose page it is, told by its letterhead or its title."""

import pytest

from pressdir.extract import extract
from pressdir.model import Document


@pytest.mark.parametrize(
    ("lang", "top", "publisher"),
    [
        pytest.param("ja", "北斗深海研究機構", "北斗深海研究機構", id="Japanese letterhead"),
        pytest.param(
            "ja", "北斗深海研究機構が新しい地震計を発表した。", None, id="Japanese sentence"
        ),
        pytest.param("zh-Hant", "維港渡輪職工會通過按章工作", None, id="Chinese headline"),
        pytest.param("ar", "وزارة الصحة المصرية", "وزارة الصحة المصرية", id="Arabic letterhead"),
        pytest.param("ar", "أعلنت وزارة الصحة عن حملة جديدة", None, id="Arabic headline"),
        pytest.param("hi", "दिल्ली विश्वविद्यालय", "दिल्ली विश्वविद्यालय", id="Hindi letterhead"),
        pytest.param("hi", "दिल्ली विश्वविद्यालय ने नई रिपोर्ट जारी की।", None, id="Hindi sentence"),
        pytest.param(
            "ka", "მთის უნივერსიტეტი", "მთის უნივერსიტეტი", id="Georgian, without capitals"
        ),
    ],
)
def test_a_letterhead_names_the_publisher_and_a_sentence_does_not(lang, top, publisher):
    text = f"{top}\n\n\nMedia: press@harbour.example.org\n"
    assert extract(Document("release.txt", text.encode(), lang=lang)).publisher == publisher


@pytest.mark.parametrize(
    ("title", "publisher"),
    [
        pytest.param("Seals on thin ice | Baltic Seal Watch", "Baltic Seal Watch", id="name last"),
        pytest.param("Comune di Vallerosa - Comunicati", "Comune di Vallerosa", id="name first"),
        pytest.param("青空大学 - 新しい地震計を発表しました。", None, id="a sentence"),
    ],
)
def test_the_part_of_a_title_that_is_a_name_is_the_publisher(title, publisher):
    page = f"<title>{title}</title><p>Media: press@harbour.example.org</p>"
    lang = {"Comune": "it", "Саопштење": "sr", "Tide": "fr"}.get(title.split()[0])
    assert extract(Document("release.html", page.encode(), lang=lang)).publisher == publisher


@pytest.mark.parametrize(
    ("top", "publisher"),
    [
        pytest.param("LANTERN RIGHTS\nPRESS RELEASE\n5 May 2025", "LANTERN RIGHTS", id="above it"),
        pytest.param("Harbour Lights - Press release", "Harbour Lights", id="beside it"),
        pytest.param("Press release from Harbour Lights", "Harbour Lights", id="behind it"),
        pytest.param("5.5.2025 | Harbour Lights | Press release", "Harbour Lights", id="columns"),
        pytest.param(
            "Report on the press release\n\nPress release from Harbour Lights",
            "Harbour Lights", id="behind it, below a headline",
        ),
        pytest.param("Team to hold press conference in May", None, id="a headline"),
        pytest.param("Home > Press releases", None, id="breadcrumbs"),
        pytest.param("Geneva\nPress release", None, id="a town"),
        pytest.param("Rents up 3.1%\nPress release", None, id="a headline with a number"),
        pytest.param("Skip to Main Content\nPress release", None, id="a link past the menu"),
        pytest.param("跳至主要內容\n\n新聞公報", None, id="a link past the menu, in Chinese"),
        pytest.param("Dear Harbour Editors\nPress release", None, id="a greeting"),
    ],
)  # fmt: skip
def test_what_stands_beside_press_release_is_the_publisher(top, publisher):
    text = (
        f"{top}\n\nSomething happened here today, and people came.\n\nMedia: press@xyzw.example\n"
    )
    assert extract(Document("release.txt", text.encode())).publisher == publisher


BODY = "Seals came back on Monday.\n\nPress contact\n"


@pytest.mark.parametrize(
    ("text", "orgs"),
    [
        pytest.param(
            "Ann Lee\nHead of News\nHarbour Trust\nann.lee@harbour.example",
            ["Harbour Trust"],
            id="beside",
        ),
        pytest.param(
            "Ann Lee\nSpokeswoman\nRegional Organiser\nann.lee@x.example", [None], id="two titles"
        ),
        pytest.param(
            "Ann Lee, Blue Whale\nann.lee@bluewhale.example", ["Blue Whale"], id="its domain"
        ),
        pytest.param(
            "Ann Lee, Blue Whale\nann.lee@harbour.example", [None], id="any capital words"
        ),
        pytest.param("Ann Lee, BA\nann.lee@harbour.example", [None], id="a degree"),
        pytest.param("Ann Lee\nPhoto Service\nann.lee@harbour.example", [None], id="a part of one"),
        pytest.param(
            "Press office of the Harbour Museum\npress@x.example",
            ["Harbour Museum"],
            id="whose desk",
        ),
        pytest.param(
            "WHO\nWorld Health Organization\npress@who.int",
            ["World Health Organization"],
            id="not the acronym",
        ),
        pytest.param(
            "Ann Lee, Harbour Trust\nann.lee@ht.example\n\nBo Oz\nbo.oz@ht.example",
            ["Harbour Trust"] * 2,
            id="a colleague's",
        ),
        pytest.param(
            "Ann Lee, OCHA-New York, ann.lee@un.example", ["OCHA"], id="an office's place"
        ),
        pytest.param(
            "Ann Lee, Harbour Museum Porto\nann.lee@x.example",
            ["Harbour Museum Porto"],
            id="a name that has a town",
        ),
        pytest.param(
            "Harbour Museum\nKai 8\npress@x.example\n\n"
            "Harbour Museum of Porto\nKai 9\nmedia@x.example",
            ["Harbour Museum of Porto"] * 2,
            id="the fuller form",
        ),
        pytest.param(
            "Ann Lee, Harbour Trust\nann.lee@ht.example\n\nBo Oz\nbo.oz@other.example",
            ["Harbour Trust", None],
            id="nobody's colleague",
        ),
        pytest.param(
            "Ann Lee\nPress officer DINUM\nann.lee@dinum.example",
            ["DINUM"],
            id="an acronym behind a title",
        ),
        pytest.param(
            "Ann Lee\nSOS-Kinderdorf weltweit\nann.lee@sos-kd.example",
            ["SOS-Kinderdorf weltweit"],
            id="an acronym before a hyphen",
        ),
        pytest.param(
            "Ann Lee, Brightpenny PR for Loamwise\nann.lee@brightpenny.example\n\n"
            "Kim Rowe, chief\nkim.rowe@loamwise.example",
            ["Brightpenny PR", "Loamwise"],
            id="an agency and its client",
        ),
        pytest.param(
            "Geschäftsbereich See\nAnn Lee\nann.lee@wien.example", [None], id="nothing is proved"
        ),
    ],
)
def test_the_organisation_is_what_is_proved_beside_somebody(text, orgs):
    found = extract(Document("release.txt", (BODY + text + "\n").encode(), lang="en"))
    assert [contact.org for contact in found.contacts] == orgs


@pytest.mark.parametrize(
    ("text", "location"),
    [
        pytest.param(
            "Harbour Trust\nAm Kai 8\n82008 Unterhaching\npress@h.example",
            "Unterhaching",
            id="postal code",
        ),
        pytest.param(
            "Harbour Trust\nPolna 8, 40-032 Katowice\npress@h.example", "Katowice", id="Polish"
        ),
        pytest.param(
            "Ann Lee\nHarbour Trust\nKai 8\n573 01 Chrudim\npress@h.example", "Chrudim", id="Czech"
        ),
        pytest.param("Ann Lee\nSeal Count 2024 Results\nann.lee@h.example", None, id="a year"),
        pytest.param("Ann Lee\n1412 Johnson St\nann.lee@h.example", None, id="a street"),
        pytest.param(
            "Ann Lee, UNICEF Regional Office Amman, ann.lee@h.example", "Amman", id="an office"
        ),
        pytest.param(
            "In Washington, DC, Ann Lee, ann.lee@h.example", "Washington, DC", id="a code"
        ),
    ],
)
def test_the_town_of_an_address_beside_somebody_is_the_place(text, location):
    found = extract(Document("release.txt", (BODY + text + "\n").encode()))
    assert [contact.location for contact in found.contacts] == [location]


def test_a_dateline_is_nobodys_place():
    text = (
        "Geneva, 5 May\n\nSeals came back to the coast on Monday, and people came.\n\n"
        "Ann Lee\nann@h.example"
    )
    found = extract(Document("release.txt", text.encode()))
    assert [contact.location for contact in found.contacts] == [None]


def test_an_organisation_before_a_colon_says_where_all_below_it_are():
    text = (
        "За дополнительной информацией обращайтесь к делегации МККК в Киеве:\n\n"
        "Анна Лис, +38 097 889 22 54, anna.lis@icrc.example\n\nОлег Бук, +38 067 509 42 06\n"
    )
    found = extract(Document("release.txt", text.encode(), lang="ru"))
    assert [(c.org, c.location) for c in found.contacts] == [("МККК", "Киев")] * 2


@pytest.mark.parametrize(
    ("logo", "title", "org"),
    [
        ("Norsk Havnelag", "Losene varsler: Norsk Havnelag", "Norsk Havnelag"),
        ("Logo: Norsk Havnelag", "Norsk Havnelag - Losene varsler", "Norsk Havnelag"),
        ("To the front page", "Losene varsler", None),
        ("Bergen", "Losene varsler: Bergen", None),
    ],
)
def test_the_picture_that_leads_home_says_whose_page_it_is(logo, title, org):
    page = (
        f"<title>{title}</title><a href='/'><img src=l.svg alt='{logo}'></a>"
        "<h1>Losene varsler</h1><p>Losene varsler om streik i juni.</p>"
        "<p>Pressekontakt: Ida Holm, +47 22 55 01 42</p>"
    )
    (contact,) = extract(Document("r.html", page.encode())).contacts
    assert contact.org == org


@pytest.mark.parametrize(
    ("head", "org"),
    [("東岸海洋文化館\n新聞稿\n", "東岸海洋文化館"), ("首頁\n新聞稿\n", None)],
)
def test_a_short_line_over_the_word_for_a_release_needs_no_capitals(head, org):
    text = f"{head}\n展覽今日揭幕。\n\n傳媒查詢請聯絡：\n馮曉彤女士\n電話：(852) 2555 0142\n"
    (contact,) = extract(Document("r.txt", text.encode())).contacts
    assert contact.org == org


@pytest.mark.parametrize(
    ("lang", "top", "publisher"),
    [
        pytest.param(
            "sq", "Republika e Kosovës – Ministria e Baticave\nZyra", "Ministria e Baticave",
            id="on one line",
        ),
        pytest.param(
            "sl", "Preskoči\nRepublika Slovenija\nMinistrstvo za plimo in oseko\n",
            "Ministrstvo za plimo in oseko", id="in small words, below a link",
        ),
        pytest.param(
            "en", "Republic of the Philippines\nDEPARTMENT OF TIDES AND REEFS\n5 May 2025",
            "DEPARTMENT OF TIDES AND REEFS", id="a department of the state",
        ),
        pytest.param(
            "fr", "BURKINA FASO\nUnité\nOFFICE NATIONAL DES RIVAGES\n\nOuagadougou",
            "OFFICE NATIONAL DES RIVAGES", id="a motto between",
        ),
        pytest.param("en", "Government of Norway\n5 May 2025", "Government of Norway", id="alone"),
    ],
)  # fmt: skip
def test_below_the_state_stands_who_writes(lang, top, publisher):
    text = f"{top}\n\n\nMedia: press@harbour.example.org\n"
    found = extract(Document("release.txt", text.encode(), lang=lang)).publisher
    assert found == publisher


@pytest.mark.parametrize(
    ("lang", "text", "publisher"),
    [
        pytest.param(
            "es", "Nota de prensa\n\nLa Diputación de Valdemar restaura catorce puentes de piedra.",
            "Diputación de Valdemar", id="a release begins with it",
        ),
        pytest.param(
            "es", "La Diputación de Valdemar restaura catorce puentes de piedra.", None,
            id="a page that is no release",
        ),
        pytest.param(
            "en", "Press release\n\nReef Council Welcomes New Rules for small fishing boats here.",
            None, id="an English headline",
        ),
        pytest.param(
            "pt", "Nota de imprensa\n\nFiscais da Lagoa e da Polícia Militar acharam 30 aves hoje.",
            None, id="two of them",
        ),
        pytest.param(
            "lv", "Preses relīze\n\nOstu prezidenta kanceleja aicina pieteikties līdz jūnijam.\n"
            "Rakstiet: Ostu prezidenta kanceleja, Kuģu iela 9.", "Ostu prezidenta kanceleja",
            id="named again, small at its end",
        ),
        pytest.param(
            "nl", "Zeehonden terug\nPersbericht Stichting Waterland – 14 mei 2025\nZe zijn er.",
            "Stichting Waterland", id="between the release's word and its day",
        ),
        pytest.param(
            "fr", "Agence insulaire des bassins fluviaux - Communiqué de presse\nDes eaux basses.",
            "Agence insulaire des bassins fluviaux", id="small words, on the line of the release",
        ),
        pytest.param(
            "en", "Seals\n\nIssued by: Coastal Communication and Tides System\n\nNotes",
            "Coastal Communication and Tides System", id="unknown words behind who issues it",
        ),
        pytest.param(
            "sv", "Kustdepartementet\nSvensk sjöfart\nPressmeddelande 27 oktober",
            "Kustdepartementet", id="one word over the page",
        ),
        pytest.param(
            "el", "ΓΡΑΦΕΙΟ ΤΥΠΟΥ\n\nΤο Γραφείο Τύπου του Πανεπιστημίου Αγίας Λίμνης βοηθά.",
            "Πανεπιστημίου Αγίας Λίμνης", id="whose desk a sentence speaks of",
        ),
        pytest.param(
            "sv", "Medietjänster\n\nKustministeriets kommunikationsavdelning betjänar medier.",
            "Kustministeriet", id="whose desk it is stands before it",
        ),
        pytest.param(
            "fr", "Un avis.\n\nSOURCE Cabinet de la ministre de la Mer et des Marées\n",
            "Cabinet de la ministre de la Mer et des Marées", id="small words do not count",
        ),
        pytest.param(
            "ro", "Acreditare\n\nDirecția presă, comunicare și imagine a Senatului Mării cheamă.",
            "Senatului Mării", id="what a desk is for stands between",
        ),
        pytest.param(
            "it", "Comunicato numero 8\n\nPer chi è accreditato presso la Sala Stampa della "
            "Prefettura di Valmare basta la tessera.", None,
            id="another's desk within a sentence",
        ),
        pytest.param(
            "lt", "Naujienų agentūra Jūra ir Krantas pirmadienį, gegužės 13 d., rengia spaudos "
            "konferencijas rinkimų pirmojo turo rezultatams aptarti.", None,
            id="a sentence goes on behind its comma",
        ),
        pytest.param(
            "es", "Lugar: Consulado de la Playa\nHablará en la sala de prensa del Consulado de la "
            "Playa.", None, id="where one meets",
        ),
        pytest.param(
            "el", "Σε κάθε κέντρο υπάρχουν:\n- Δίκτυο για το Internet\n- Εκτυπωτές", None,
            id="an item of a list",
        ),
        pytest.param(
            "de", "Wien (OTS) - Der Verein zeigt Karussells.", None, id="who carries it is not it"
        ),
        pytest.param(
            "de", "Seehunde\nText.\nText.\nText.\nText.\n"
            "Sparkasse Niederbruch, IBAN DE15 3705 0198 0000 0011 15", None,
            id="a bank account is no imprint",
        ),
        pytest.param(
            "en", "Seals\nText.\nText.\nText.\nText.\nTide Institute, 2003; Reef Agency, 2004.",
            None, id="nor are sources",
        ),
        pytest.param(
            "sv", "Fjällby tingsrätt lanserar ny presstjänst", "Fjällby tingsrätt",
            id="a headline that goes on in small letters",
        ),
        pytest.param(
            "it", "Comitato Maree per la Laguna\nOggi", "Comitato Maree per la Laguna",
            id="a small word that leads on",
        ),
        pytest.param(
            "de", "Polizeidirektion Seebach Seebach (ots) Robbe verirrt sich in der Stadt.",
            "Polizeidirektion Seebach", id="the town of a dateline",
        ),
        pytest.param(
            "en", "Survey of seals: 81 more\n\nMinistry of Tides 12.12.2013 9.00\n\nText.",
            "Ministry of Tides", id="before the day",
        ),
        pytest.param(
            "en", "HARBOUR TIDE PARTNERSHIP     Media Advisory HTP/MA/07/22\n\nText.",
            "HARBOUR TIDE PARTNERSHIP", id="before the number of the release",
        ),
        pytest.param(
            "en", "Government of Norway | Français\n5 May 2025", "Government of Norway",
            id="before a bar",
        ),
        pytest.param(
            "sk", "Text.\nText.\nText.\nText.\n© 2024 MINISTERSTVO PRÍLIVU SR Správca obsahu",
            "MINISTERSTVO PRÍLIVU SR", id="capitals before the webmaster",
        ),
        pytest.param(
            "en", "Press release\n\nReef Bio, Inc. had more seals.\nReef Bio, Inc. is small.",
            "Reef Bio, Inc.", id="its abbreviation",
        ),
        pytest.param(
            "ro", "MINISTERUL MAREELOR ŞI COASTEI Pagina 1 / 2\nText.",
            "MINISTERUL MAREELOR ŞI COASTEI", id="a page's number",
        ),
        pytest.param(
            "en", "LANTERN RIGHTS WATCH\nPRESS RELEASE\n\nToday Lantern Rights Watch said so.",
            "Lantern Rights Watch", id="as its sentences write it",
        ),
        pytest.param(
            "gl", "Logo da Deputación de Marea\nText.", "Deputación de Marea", id="its picture",
        ),
        pytest.param("fr", "Menu\nSelect the desired hospital\nTexte.", None, id="a form's order"),
        pytest.param("el", "Το κέντρο έχει πολλές αίθουσες\nText.", None, id="a Greek sentence"),
        pytest.param(
            "sr", "PRAVILA ZA NOVINARE NA FESTIVALU\nTekst.", None, id="what something is for",
        ),
    ],
)  # fmt: skip
def test_what_a_release_proves(lang, text, publisher):
    text = f"{text}\n\n\nMedia: press@harbour.example.org\n"
    assert extract(Document("release.txt", text.encode(), lang=lang)).publisher == publisher


def test_a_single_word_is_proved_by_a_heading_and_a_sentence():
    page = (
        "<title>Seals - Reefwatch</title><div>Reefwatch</div><p>All the news of Reefwatch.</p>"
        "<p>Media: press@harbour.example.org</p>"
    )
    found = [
        extract(Document("release.html", text.encode())).publisher
        for text in (page, page.replace("the news of Reefwatch", "the news"))
    ]
    assert found == ["Reefwatch", None]


@pytest.mark.parametrize(
    ("heading", "publisher"),
    [
        pytest.param(
            "Les phoques reviennent", "Pilotes du Large", id="the site before its press room"
        ),
        pytest.param("Pilotes du Large", None, id="a headline before it"),
    ],
)
def test_before_the_press_room_in_a_title_stands_the_site(heading, publisher):
    page = (
        f"<title>Pilotes du Large - Espace presse</title><h1>{heading}</h1>"
        "<p>Media: press@harbour.example.org</p>"
    )
    assert extract(Document("release.html", page.encode(), lang="fr")).publisher == publisher


def test_a_mailbox_at_the_sites_own_name_has_that_name():
    page = (
        "<title>Seals - Reefmeal</title><p>Ann Lee, ann.lee@reefmeal.example</p>"
        "<p>Reefmeal Seaweed Processing Ltd, Quay 4, Harbour 1234</p>"
    )
    (contact,) = extract(Document("release.html", page.encode())).contacts
    assert contact.org == "Reefmeal"


def test_a_name_with_a_dot_is_no_address():
    page = '<meta property="og:site_name" content="Fjord.Digital"><p>Media: press@x.example</p>'
    assert extract(Document("a.html", page.encode())).publisher == "Fjord.Digital"


def test_the_address_of_a_site_is_its_publisher_only_where_nothing_else_is():
    head = '<meta property="og:site_name" content="tides.example"><p>Media: press@x.example</p>'
    issued = "<p>Issued by: Harbour Health Board</p>"
    found = [extract(Document("a.html", text.encode())).publisher for text in (head, head + issued)]
    assert found == ["tides.example", "Harbour Health Board"]


@pytest.mark.parametrize(
    ("sender", "publisher"),
    [
        pytest.param("Grove of Voices <press@grovevoices.example>", "Grove of Voices",
                     id="its mailbox is at its name"),
        pytest.param("Grove of Voices <press@x.example>", None, id="a mailbox elsewhere"),
        pytest.param("Grove of Voices <ann@grovevoices.example>", None, id="somebody's"),
        pytest.param("Grovevoices <press@grovevoices.example>", None, id="a single word"),
    ],
)  # fmt: skip
def test_a_desk_writes_in_its_organisations_name(sender, publisher):
    mail = f"From: {sender}\nSubject: Seals\nMIME-Version: 1.0\n\nSeals are back.\n"
    assert extract(Document("release.eml", mail.encode())).publisher == publisher


@pytest.mark.parametrize(
    ("lang", "top"),
    [
        pytest.param("es", "MINISTERIO DE MAREAS, PESCA Y RIBERAS", id="capitals"),
        pytest.param("it", "Ministero delle Maree, l'Acqua e l'Aria", id="articles"),
        pytest.param("en", "Ministry of Seas, Tides and Reefs", id="English"),
    ],
)
def test_a_ministry_is_for_all_that_it_lists(lang, top):
    text = f"{top}\n\n\nMedia: press@harbour.example.org\n"
    assert extract(Document("release.txt", text.encode(), lang=lang)).publisher == top
