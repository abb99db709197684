"""Blocks that stand side by side in plain text."""

import pytest

from pressdir.extract.readers.columns import untangle


def told(text):
    """The lines that are not blank, without the blanks around them."""
    return [line.strip() for line in untangle(text).split("\n") if line.strip()]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param(
            "Pressekontakt:\n\n"
            "Wiebke Arndt-Noll        Timo Brackwede\n"
            "Stadt Auental            Verein Nordlicht\n"
            "030 23125 117            040 66969 118\n"
            "arndt@auental.example    timo@nordlicht.example\n",
            [
                "Pressekontakt:",
                "Wiebke Arndt-Noll",
                "Stadt Auental",
                "030 23125 117",
                "arndt@auental.example",
                "Timo Brackwede",
                "Verein Nordlicht",
                "040 66969 118",
                "timo@nordlicht.example",
            ],
            id="two people, each with a number and a mailbox",
        ),
        pytest.param(
            "Ines Falk       Bo Lund         Cleo Marsh\n"
            "01 99 00 11 22  01 99 00 11 33  01 99 00 11 44\n",
            [
                "Ines Falk",
                "01 99 00 11 22",
                "Bo Lund",
                "01 99 00 11 33",
                "Cleo Marsh",
                "01 99 00 11 44",
            ],
            id="three people",
        ),
        pytest.param(
            "FOR IMMEDIATE RELEASE\t\t\tContact: Ines Falk\n"
            "October 3, 2024\t\t\t\t(410) 555-0172\n"
            "\t\t\t\t\tines@transit.example\n"
            "\n"
            "NEW LINE OPENS\n",
            [
                "FOR IMMEDIATE RELEASE",
                "October 3, 2024",
                "Contact: Ines Falk",
                "(410) 555-0172",
                "ines@transit.example",
                "NEW LINE OPENS",
            ],
            id="a contact beside the date, set with tabs",
        ),
        pytest.param(
            "MEDIA CONTACT:  Ines Falk           Bo Lund\n"
            "                410-555-0172        410-555-0173\n",
            ["MEDIA CONTACT:  Ines Falk", "410-555-0172", "Bo Lund", "410-555-0173"],
            id="a heading before the first of two",
        ),
    ],
)
def test_reads_people_side_by_side_one_after_the_other(text, lines):
    assert told(text) == lines


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Name          Ines Falk\nTelefon       030 23125 117\nE-Mail        ines@x.example\n",
            id="labels and values",
        ),
        pytest.param(
            "Ines Falk      030 23125 117    ines@x.example\n"
            "Bo Lund        030 23125 118    bo@x.example\n",
            id="a person in each row",
        ),
        pytest.param(
            "Ilha           Habitantes   Código\n"
            "Santa Rita     235 550 174  915-501-882\n"
            "São Brás       213 550 177  965 501 733\n",
            id="a table of figures",
        ),
        pytest.param(
            "The  harbour  opened on   Monday and the phone rang:\n030 23125 117 was    busy.\n",
            id="justified prose",
        ),
    ],
)
def test_leaves_alone_what_goes_across(text):
    assert untangle(text) == text
