"""What a page says again of a contact, and what of it is new."""

import pytest

from pressdir.extract import extract
from pressdir.model import Document, Kind


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "Press contact: Ada Lindqvist, +44 20 7946 0142\n\nThe reef grows.\n\n"
            "Interviews: Ada Lindqvist, lindqvist@reef.example.org, +44 20 7946 0143\n",
            ["Ada Lindqvist: lindqvist@reef.example.org +442079460142 +442079460143"],
            id="one person in two places has what both give",
        ),
        pytest.param(
            "Reef Watch Foundation, 12 Quay Street, London, tel. +44 20 7946 0142\n\n"
            "The reef grows.\n\n"
            "Press contact: Ada Lindqvist, lindqvist@reef.example.org, +44 20 7946 0142\n",
            ["Ada Lindqvist: lindqvist@reef.example.org +442079460142"],
            id="a letterhead whose number a person has",
        ),
        pytest.param(
            "Press contact: Ada Lindqvist, lindqvist@reef.example.org, +44 20 7946 0142\n\n"
            "The reef grows.\n\n"
            "press@reef.example.org, +44 20 7946 0142\n",
            [
                "Ada Lindqvist: lindqvist@reef.example.org +442079460142",
                "-: press@reef.example.org",
            ],
            id="of a desk that nobody is named for, only what nobody else has",
        ),
        pytest.param(
            "Press office: press@reef.example.org, +44 20 7946 0142\n\nThe reef grows.\n\n"
            "Media team: press@reef.example.org\n",
            ["Press office: press@reef.example.org +442079460142"],
            id="a desk with less than another",
        ),
        pytest.param(
            "Press office: press@reef.example.org\n\nThe reef grows.\n\n"
            "Media team: press@reef.example.org\n",
            ["Press office: press@reef.example.org"],
            id="of two desks with the same the first",
        ),
        pytest.param(
            "Press contacts\n\nAda Lindqvist\npress@reef.example.org\n+44 20 7946 0142\n\n"
            "Tom Okoro\npress@reef.example.org\n+44 20 7946 0142\n",
            [
                "Ada Lindqvist: press@reef.example.org +442079460142",
                "Tom Okoro: press@reef.example.org +442079460142",
            ],
            id="two people with the same are two",
        ),
        pytest.param(
            "Press who wish to attend register with okoro@reef.example.org by noon.\n\n"
            "The reef grows.\n\n"
            "Press contacts: Ada Lindqvist, lindqvist@reef.example.org, and Tom Okoro, "
            "okoro@reef.example.org\n",
            ["Ada Lindqvist: lindqvist@reef.example.org", "Tom Okoro: okoro@reef.example.org"],
            id="a mailbox that carries somebody's name is no desk's",
        ),
    ],
)
def test_each_contact_is_given_once(offered, text, wanted):
    assert offered(text) == wanted


def test_who_sends_a_mail_and_is_offered_in_it_is_offered_once(offered):
    mail = (
        "From: Reef Watch Foundation <press@reef.example.org>\nTo: desk@news.example.org\n"
        "Date: Mon, 3 Nov 2025 09:00:00 +0000\nSubject: The reef grows\n\n"
        "The reef grows.\n\nPress contact: Ada Lindqvist, press@reef.example.org\n"
    )
    assert offered(mail, "release.eml") == ["Ada Lindqvist: press@reef.example.org"]


def test_the_surest_reading_of_a_contact_tells_how_sure_it_is():
    sure = "Press contact: Ada Lindqvist, lindqvist@reef.example.org"
    text = f"Lindqvist, Ada lindqvist@reef.example.org\n\nThe reef grows.\n\n{sure}\n"
    (once,) = extract(Document("release.txt", sure.encode())).contacts
    twice = extract(Document("release.txt", text.encode())).contacts
    assert max(each.confidence for each in twice) == once.confidence


def test_a_mail_s_sender_with_a_shorter_name_is_who_signs_with_the_same_mailbox(offered):
    mail = (
        'From: "Lee, Ann" <ann.lee@reef.example>\nSubject: Wells\n'
        "Date: Thu, 22 Aug 2024 09:20:00 +0100\n\nThe reef grows.\n\n"
        "Contact:\nAnn Mary Lee\nPress officer\n+44 20 7946 0142\nann.lee@reef.example\n"
    )
    assert offered(mail, "mail.eml") == ["Ann Mary Lee: ann.lee@reef.example +442079460142"]


def test_people_of_one_family_with_own_mailboxes_stay_two(offered):
    text = "Contacts\nAnn Lee, ann.lee@reef.example\nAnn Mary Lee, mary.lee@reef.example\n"
    assert len(offered(text)) == 2


def test_a_sender_called_as_its_domain_is_a_desk():
    mail = (
        b"From: Reef Fund <info@reeffund.example>\nSubject: Wells\n"
        b"Date: Thu, 22 Aug 2024 09:20:00 +0100\n\nThe reef grows.\n"
    )
    (contact,) = extract(Document("mail.eml", mail)).contacts
    assert contact.kind is Kind.DESK
