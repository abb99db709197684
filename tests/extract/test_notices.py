"""Pages that are no release: whom a job advert names is there for applicants."""

import pytest

from pressdir.extract import extract
from pressdir.model import Document, Reason

ADVERTS = {
    "en": (
        "Communications officer\n\nAbout the role: you write the news of a reef. Full-time,"
        " salary 34,000. To apply send a cover letter.\n\nContact: Ada Lindqvist,"
        " +44 20 7946 0142, ada.lindqvist@reef.example.org\n"
    ),
    "de": (
        "Pressesprecher (m/w/d)\n\nIhre Aufgaben: Sie schreiben. Ihr Profil: Sie fragen nach.\n\n"
        "Ansprechpartnerin: Ada Lindqvist, Tel. +49 30 23125 042\n"
    ),
    "sv": (
        "Vi söker en kommunikatör\n\nTjänsten är ett vikariat, lön enligt avtal. Ansökan senast"
        " 1 maj.\n\nKontakt: Ada Lindqvist, +46 8 5550 1420\n"
    ),
    "is": (
        "Verkefnastjóri\n\nSafnið óskar eftir að ráða verkefnastjóra. Starfið er 50% starf.\n"
        "Laun eru samkvæmt kjarasamningi. Umsóknarfrestur er til 26. apríl.\n\n"
        "Nánari upplýsingar veitir Ada Lindal forstöðumaður, ada.lindal@reef.example.org\n"
    ),
    "eu": (
        "Lan deialdia\n\nLanpostua: komunikazio teknikaria, lanaldi osoa. Eskabideak aurkezteko"
        " epea: maiatzaren 1a.\n\nKontaktua: Ada Lindal, +34 945 01 42 42\n"
    ),
    "sq": (
        "Shpallje për punë\n\nPozicion i lirë me orar të plotë; paga bruto sipas ligjit, afati i"
        " aplikimit 1 maj.\n\nKontakt: Ada Lindal, +355 4 555 0142\n"
    ),
}


@pytest.mark.parametrize("language", ADVERTS)
def test_a_job_advert_offers_nobody_to_the_press(language):
    found = extract(Document("page.txt", ADVERTS[language].encode()))
    assert found.contacts == ()
    assert Reason.NOT_PRESS in {doubt.reason for doubt in found.doubts}


@pytest.mark.parametrize(
    ("line", "offer"),
    [
        (
            "S dotazy se obraťte na infolinku +420 226 555 142, denně od 8 do 19 hodin.",
            "Pro média:",
        ),
        ("Звертайтесь на інформаційну лінію +420 226 555 142, щодня з 8:00.", "Для преси:"),
        ("Tres funciones por semana. Venta por WhatsApp: +595 971 555 142.", "Atención a medios:"),
    ],
)
def test_a_line_for_applicants_and_callers_is_no_press_contact(line, offer):
    text = f"{line}\n\n{offer}\nAda Lindal\nada.lindal@reef.example.org\n"
    found = extract(Document("page.txt", text.encode())).contacts
    assert [str(contact.name) for contact in found] == ["Ada Lindal"]


def test_a_release_about_jobs_is_a_release():
    text = "Press release\n\nThe reef is hiring: 40 jobs, full-time, salary 34,000.\n\n"
    text += "Press contact: Ada Lindqvist, +44 20 7946 0142\n"
    found = extract(Document("page.txt", text.encode()))
    assert [str(contact.name) for contact in found.contacts] == ["Ada Lindqvist"]


def test_numbers_of_a_page_that_offers_nobody_are_left_out():
    text = (
        "Night pharmacies\n\n12 Quay Street, +44 20 7946 0142\n\n40 Hill Road, +44 20 7946 0143\n"
    )
    found = extract(Document("page.txt", text.encode()))
    assert found.contacts == ()
    assert [doubt.reason for doubt in found.doubts] == [Reason.NOT_PRESS, Reason.NOT_PRESS]


NOTICES = {
    "en": "Jurors call the clerk, Ada Lindqvist, +44 20 7946 0142.",
    "de": "Anwohner erreichen Ada Lindqvist unter +49 30 23125 042.",
    "fr": "Les riverains peuvent joindre Ada Lindqvist, +33 1 44 55 01 42.",
    "cs": "Obyvatelé se mohou obracet na odbor dopravy, Ada Nováková, tel. +420 384 550 142.",
    "ru": "Жители могут обращаться: Иванова Ольга Петровна, +7 4852 55-01-42.",
    "ar": "للمواطنين: نورة القحطاني، هاتف +966 11 555 0142",
    "ja": "市民の皆さまのお問い合わせ：総務課 田中、電話 +81 562-55-0142",
}


@pytest.mark.parametrize("language", NOTICES)
def test_a_notice_to_the_public_offers_nobody_to_the_press(language):
    document = Document("page.txt", NOTICES[language].encode(), lang=language)
    assert extract(document).contacts == ()


@pytest.mark.parametrize(
    "above",
    [
        pytest.param("Press release\n\n", id="a release"),
        pytest.param("Reporters are welcome at the quay.\n\n", id="a word for the press"),
        pytest.param("الصحفيون مدعوون\n\n", id="a word with what is grown onto it"),
        pytest.param("Communications Office\n", id="a desk"),
    ],
)
def test_a_page_that_speaks_to_the_press_too_is_no_notice(above):
    text = f"{above}Residents may swim again.\n\nFor more information: Ada Lindqvist,"
    text += " +44 20 7946 0142\n"
    document = Document("page.txt", text.encode(), lang="ar")
    assert [str(one.name) for one in extract(document).contacts] == ["Ada Lindqvist"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            "Further information: Ada Lindqvist, chair, +44 20 7946 0142", id="with a title"
        ),
        pytest.param(
            "Contact: Ada Lindqvist, ada.lindqvist@reef.example.org", id="with a mailbox of theirs"
        ),
    ],
)
def test_who_is_named_for_more_information_is_offered_below_words_for_the_public(line):
    document = Document("page.txt", f"Visitors will like the new reef.\n\n{line}\n".encode())
    assert [str(one.name) for one in extract(document).contacts] == ["Ada Lindqvist"]


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param("Residents: +44 20 7946 0142", id="with a colon"),
        pytest.param("[Customers] +44 20 7946 0142", id="in brackets"),
    ],
)
def test_an_entry_for_the_public_is_not_the_press_officers(entry):
    text = f"{entry}\nPress contact: Ada Lindqvist, lindqvist@reef.example.org\n{entry}\n"
    (ada,) = extract(Document("page.txt", text.encode())).contacts
    assert ada.phones == ()


def test_an_item_of_a_menu_speaks_to_nobody():
    text = "<ul><li>News</li><li>Press</li><li>Jobs</li></ul><p>The tap water is cloudy.</p>"
    text += "<p>Residents</p><p>Please call Ada Lindqvist, +44 20 7946 0142</p>"
    rest = "<p>The works will take two days.</p>" * 10
    document = Document("page.html", text.replace("<p>Res", rest + "<p>Res").encode())
    assert extract(document).contacts == ()
