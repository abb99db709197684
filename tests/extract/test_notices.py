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
}


@pytest.mark.parametrize("language", ADVERTS)
def test_a_job_advert_offers_nobody_to_the_press(language):
    found = extract(Document("page.txt", ADVERTS[language].encode()))
    assert found.contacts == ()
    assert Reason.NOT_PRESS in {doubt.reason for doubt in found.doubts}


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
