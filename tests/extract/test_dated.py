"""The day that a release is of, where its lines say so and no markup does."""

import pytest

from pressdir.extract import dated, extract
from pressdir.extract.locales import files
from pressdir.model import Document

TEXT = "{}\n\nSeals came back to the bay, and people came to see them.\n\nPress: a@x.example\n"


def day(first, lang):
    return extract(Document("release.txt", TEXT.format(first).encode(), lang=lang)).date


@pytest.mark.parametrize(
    ("lang", "first", "wanted"),
    [
        pytest.param("en", "GENEVA, 12 June 2008 – Two stores opened.", "2008-06-12", id="en"),
        pytest.param("en", "(Beirut, September 5, 2022) – Seals", "2022-09-05", id="en: brackets"),
        pytest.param("en", "Harbour\n\n23-03-2006 News release", "2006-03-23", id="en: its kind"),
        pytest.param("de", "WIEN, 19. September 2007 (ots) - Zwei", "2007-09-19", id="de"),
        pytest.param("de", "Lindow, den 3. März 2021", "2021-03-03", id="de: an article"),
        pytest.param("fr", "Lyon, le 5 févr. 2024 - Deux", "2024-02-05", id="fr: cut short"),
        pytest.param("es", "15 marzo 2020 Presidenta", "2020-03-15", id="es: a short line"),
        pytest.param("pt", "Lagoa, 7 de dezembro de 2019.- Duas", "2019-12-07", id="pt"),
        pytest.param("cs", "Praha, 3. července 2023 – Dva", "2023-07-03", id="cs: June is near"),
        pytest.param("ru", "4 мая 2021 г.", "2021-05-04", id="ru: the year's word"),
        pytest.param("hu", "Budapest, 2024. szeptember 12. - A", "2024-09-12", id="hu"),
        pytest.param("ja", "2025年1月9日", "2025-01-09", id="ja"),
        pytest.param("it", "Roma, 04/05/2022 - Due", "2022-05-04", id="it: the day first"),
        pytest.param("sv", "2024-02-19", "2024-02-19", id="ISO 8601"),
        pytest.param("en", "04/30/2022", "2022-04-30", id="en: the month first"),
    ],
)
def test_a_dateline_says_the_day(lang, first, wanted):
    assert day(first, lang) == wanted


@pytest.mark.parametrize(
    ("lang", "first"),
    [
        pytest.param("en", "Wednesday 12 June 2013, 10 a.m., at the pier", id="an event's hour"),
        pytest.param("en", "Date: 12 June 2013", id="a label, of an event perhaps"),
        pytest.param("en", "04/05/2022", id="en: two readings"),
        pytest.param("en", "12 June 2013 was a day of wind, and the seals did stay", id="prose"),
        pytest.param("ru", "24 апреля 2008 года в 12:00 состоится встреча", id="ru: an event"),
        pytest.param("en", "Oslo, 31 June 2013 –", id="no such day"),
        pytest.param("en", "The law of 5 May 2013 – it is new –", id="something else's"),
        pytest.param("ne", "काठमाडौं, 5 बैशाख 2080 -", id="ne: another calendar"),
    ],
)
def test_other_dates_say_nothing(lang, first):
    assert day(first, lang) is None


def test_what_markup_says_comes_first():
    page = (
        '<meta property="article:published_time" content="2024-01-02T10:00">'
        "<p>GENEVA, 12 June 2008 – Seals.</p><p>Press: a@x.example</p>"
    )
    assert extract(Document("release.html", page.encode())).date == "2024-01-02"


@pytest.mark.parametrize(
    "tag", [tag for tag in files.tags() if tag not in {"ky", "mn", "ne", "ps"}]
)
def test_each_language_has_the_months_in_order(tag):
    months = files.load(tag)["time"]["months"][:12]
    numbers = [dated.month_of(month, (tag,)) for month in months]
    assert [number for number in numbers if number] == [n for n in range(1, 13) if n in numbers]
