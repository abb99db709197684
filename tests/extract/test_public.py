"""What stands on a page for its readers and not for the press."""

import pytest

from pressdir.extract import extract
from pressdir.model import Document, Reason

PRESS = "Press contact: Ada Lindqvist, lindqvist@reef.example.org\n"
ADA = ["Ada Lindqvist: lindqvist@reef.example.org"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "The reef grows.\n\nCustomer service\nBills and meters: +44 20 7946 0142\n"
            "Water quality: water@reef.example.org\n",
            id="lines below a heading",
        ),
        pytest.param(
            "The reef grows.\n\nReport a leak\n\nDay or night on +44 20 7946 0142, or"
            " water@reef.example.org.\n",
            id="the paragraph below a heading on its own",
        ),
        pytest.param(
            "Reef Watch\n\nWith information about the thefts please call Constable Ada Lindqvist"
            " on +44 20 7946 0142.\n",
            id="who is named for witnesses",
        ),
        pytest.param(
            "Pressmeddelande\n\nSkogen växer.\n\n"
            "Ring växeln på +46 771-55 01 42, frågor om skogen.\n",
            id="a number of shared cost",
        ),
    ],
)
def test_nobody_is_offered(text):
    found = extract(Document("release.txt", text.encode()))
    assert found.contacts == ()
    assert {doubt.reason for doubt in found.doubts} == {Reason.NOT_PRESS}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"Newsletter\n\n{PRESS}", id="a cue ends what a heading says"),
        pytest.param(
            f"<h3>Jobs</h3><p>Tom Okoro, jobs@reef.example.org</p><h3>Press</h3><p>{PRESS}</p>",
            id="a heading ends what another says",
        ),
        pytest.param(
            f"{PRESS}\nContact us\n\nAbout us\nTel. +44 20 7946 0142\n",
            id="what stands below the end is offered by no words above",
        ),
    ],
)
def test_the_press_is_offered_beside(offered, text):
    name = "page.html" if text.startswith("<") else "release.txt"
    assert offered(text, name) == ADA


def test_an_advert_may_say_that_one_writes_releases(offered):
    text = (
        "Vacancy: communications officer (m/f/x)\n\nYou write press releases and answer those who"
        " ask about the reef.\n\nCall Ada Lindqvist, team leader, +44 20 7946 0142.\n"
    )
    assert offered(text) == []


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        pytest.param(
            "text/plain",
            "On Fri, 17 Mar 2023 at 09:12, Tom Okoro <okoro@news.example.org> wrote:\n\n"
            "> How large is the reef?\n> Tom Okoro, reporter, +44 20 7946 0142\n",
            id="text",
        ),
        pytest.param(
            "text/plain",
            "On Fri, 17 Mar 2023 at 09:12, Tom Okoro\n<okoro@news.example.org> wrote:\n"
            "> How large is the reef?\n> Tom Okoro, reporter, +44 20 7946 0142\n",
            id="text on two lines",
        ),
        pytest.param(
            "text/html",
            '<div class="gmail_quote"><div>On Fri, 17 Mar 2023 at 09:12, Tom Okoro &lt;<a'
            ' href="mailto:okoro@news.example.org">okoro@news.example.org</a>&gt; wrote:</div>'
            "<blockquote>How large is the reef? +44 20 7946 0142</blockquote></div>",
            id="HTML",
        ),
    ],
)
def test_the_reporter_who_asked_is_nobody(offered, kind, body):
    mail = (
        "From: Reef Watch <press@reef.example.org>\nTo: list@news.example.org\n"
        "Date: Mon, 20 Mar 2023 09:00:00 +0000\nSubject: The reef grows\n"
        f"MIME-Version: 1.0\nContent-Type: {kind}; charset=utf-8\n\n{PRESS}\n\n{body}"
    )
    assert "okoro" not in str(offered(mail, "release.eml")).lower()
    assert "7946" not in str(offered(mail, "release.eml"))
    assert ADA[0] in offered(mail, "release.eml")


def test_a_mail_that_is_passed_on_keeps_what_it_quotes(offered):
    mail = (
        "From: Tom Okoro <okoro@news.example.org>\nTo: list@news.example.org\n"
        "Date: Mon, 20 Mar 2023 09:00:00 +0000\nSubject: the reef\n\n"
        "Please see below.\n\n"
        "> From: Reef Watch <press@reef.example.org>\n> Sent: 20 March 2023 08:12\n>\n"
        f"> {PRESS}"
    )
    assert ADA[0] in offered(mail, "release.eml")


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            "<h1>New timetable</h1><h3>Passengers</h3><p>travel.1@reef.example.org</p>"
            f"<h3>Press</h3><p>{PRESS}</p>",
            id="a heading that says for whom",
        ),
        pytest.param(
            f"Parents who are unsure may ring Tom Okoro, +44 20 7946 0142\n\n{PRESS}",
            id="a sentence that begins with whom it is for",
        ),
        pytest.param(
            f"Contacts\n\nresidents@reef.example.org\n\n{PRESS}", id="a mailbox of theirs"
        ),
        pytest.param(
            "Spørgsmål fra borgere: Borgerservice, +45 39 55 02 55\n"
            f"Udlejning af lokaler: Bo Krag, +45 39 55 02 56\n\n{PRESS}",
            id="lines below such an entry",
        ),
    ],
)
def test_entries_for_the_public_beside_the_press(offered, page):
    assert offered(page, "page.html" if page.startswith("<") else "release.txt") == ADA


def test_a_word_for_the_public_behind_one_for_the_press_is_the_press_s(offered):
    text = "For press tickets please contact Ada Lindqvist, lindqvist@reef.example.org\n"
    assert offered(text) == ADA


def test_a_newsletter_speaks_for_nobody(offered):
    mail = (
        "From: Reef Library <newsletter@reef.example.org>\nTo: readers@reef.example.org\n"
        "Date: Mon, 3 Jun 2024 08:00:00 +0000\nSubject: June\n\n"
        "Story time is on Saturday.\n\nUnsubscribe\n"
    )
    assert offered(mail, "release.eml") == []


def test_a_line_that_ends_as_a_sentence_heads_no_release(offered):
    text = "Vacancy (m/f/x)\n\nYou write press releases.\n\nQuestions: Ada Lindqvist,"
    text += " +44 20 7946 0142\n"
    assert offered(text) == []


@pytest.mark.parametrize(
    ("lang", "sentence", "wanted"),
    [
        pytest.param(
            "uk",
            "Прохання повідомити про присутність на прес-конференції. "
            "Контактний телефон +380 462 675 280.",
            ["-: +380462675280"],
            id="journalists, and a number in a sentence",
        ),
        pytest.param(
            "es",
            "Los periodistas que quieran preguntar en la rueda de prensa, "
            "al WhatsApp +34 662 555 142.",
            ["-: +34662555142"],
            id="journalists may write",
        ),
        pytest.param(
            "es",
            "Hablará en la sala de prensa el presidente del Gobierno, Íñigo Zubiri.\n\n"
            "Nota: Los medios que sigan la rueda de prensa podrán enviar sus preguntas al "
            "teléfono +34 682 555 142.",
            ["-: +34682555142"],
            id="who is to speak does not answer it",
        ),
        pytest.param(
            "en", "Residents can ring +44 20 7946 0142 for sandbags.", [], id="residents may ring"
        ),
    ],
)
def test_a_sentence_to_journalists_gives_them_its_number(offered, lang, sentence, wanted):
    assert offered(f"The reef grows on.\n\n{sentence}\n", lang=lang) == wanted


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        pytest.param("Câmara Municipal de Vale Verde", "vale.example.pt", id="a town hall"),
        pytest.param("Bürgermeisterin eröffnet das Moorbad", "moor.example.de", id="a mayor"),
        pytest.param("Verbraucherzentrale Seeland", "seeland.example.de", id="a body for them"),
        pytest.param("Çınar Şehir Hastanesi", "cinar.example.com.tr", id="a hospital"),
    ],
)
def test_a_body_or_a_title_with_a_word_for_the_public_in_it_speaks_to_nobody(
    offered, heading, body
):
    page = f"<h1>{heading}</h1><p>Ada Lindqvist</p><p>lindqvist@{body}</p>"
    assert offered(page) == [f"Ada Lindqvist: lindqvist@{body}"]


def test_a_word_for_the_public_beside_such_a_title_speaks_to_them_still(offered):
    page = (
        "<h1>Für Bürger</h1><p>Bürgermeisteramt Seeland, Ada Lindqvist</p>"
        "<p>lindqvist@seeland.example.de</p>"
    )
    assert offered(page) == []


def test_those_to_whom_a_mail_was_sent_first_are_nobody(offered):
    mail = (
        "From: News desk <news@paper.example>\nTo: all@paper.example\nSubject: Fwd: The reef\n\n"
        "---------- Forwarded message ---------\n"
        "From: Ada Lindqvist <lindqvist@reef.example.org>\nDate: Mon, 20 Mar 2023 08:12\n"
        "Subject: The reef\nTo: <news@paper.example>\n\nThe reef grows.\n"
    )
    assert offered(mail, "release.eml") == ADA


def test_a_card_that_markup_calls_general_enquiries_is_nobody():
    page = """<html lang="en-GB"><body><h1>Media enquiries</h1>
    <div class="vcard"><h3 class="fn">Press Office</h3><p>020 7946 0142</p></div>
    <div class="vcard"><h3 class="fn">General enquiries</h3><p>0300 555 0100</p></div>
    <p>Harbour Board, London</p></body></html>"""
    found = extract(Document("page.html", page.encode())).contacts
    assert [(str(each.name), [*map(str, each.phones)]) for each in found] == [
        ("Press Office", ["+442079460142"])
    ]


def test_the_press_s_mailbox_in_a_sentence_that_speaks_to_others_too_is_the_press_s(offered):
    text = (
        "Residents and participants are invited as well as the papers, whose questions may be sent "
        "to press@reef.example, and bookings to bookings@reef.example.\n"
    )
    assert offered(text) == ["-: press@reef.example"]
