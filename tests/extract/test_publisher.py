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
        pytest.param("Brücke - Arbeiten dauern bis Sonntag abend an", None, id="a headline"),
    ],
)
def test_the_part_of_a_title_that_is_a_name_is_the_publisher(title, publisher):
    page = f"<title>{title}</title><p>Media: press@harbour.example.org</p>"
    lang = "it" if "Comune" in title else None
    assert extract(Document("release.html", page.encode(), lang=lang)).publisher == publisher


@pytest.mark.parametrize(
    ("top", "publisher"),
    [
        pytest.param("LANTERN RIGHTS\nPRESS RELEASE\n5 May 2025", "LANTERN RIGHTS", id="above it"),
        pytest.param("Harbour Lights - Press release", "Harbour Lights", id="beside it"),
        pytest.param("Press release from Harbour Lights", "Harbour Lights", id="behind it"),
        pytest.param("5.5.2025 | Harbour Lights | Press release", "Harbour Lights", id="columns"),
        pytest.param("Team to hold press conference in May", None, id="a headline"),
        pytest.param("Home > Press releases", None, id="breadcrumbs"),
        pytest.param("Geneva\nPress release", None, id="a town"),
        pytest.param("Rents up 3.1%\nPress release", None, id="a headline with a number"),
    ],
)
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
