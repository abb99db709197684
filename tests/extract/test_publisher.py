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
