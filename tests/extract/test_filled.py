"""Lines that a mail program broke at a width are whole again; what a writer ended stays so."""

import dataclasses
import textwrap

import pytest

from pressdir.extract import extract, readers
from pressdir.extract.rows import filled
from pressdir.model import Document

PROSE = (
    "The harbour of Calder was closed for nine days in March, when the ice of the river came down "
    "to the sea and carried away two piers, a crane and the greater part of the old fish market.\n"
)


def found(text):
    contacts = extract(Document("page.txt", text.encode())).contacts
    return [(str(c.name or ""), *map(str, (*c.emails, *c.phones))) for c in contacts]


def wrapped(text, width):
    return "\n".join(
        textwrap.fill(line, width, break_on_hyphens=False) for line in text.split("\n")
    )


@pytest.mark.parametrize("width", [*range(50, 90)])
def test_a_sentence_says_the_same_at_any_width(width):
    text = (
        f"{PROSE}\nFor further information please call Kirsten Zaal-Mayer, Port of Calder, "
        "+44 20 7946 0129, or Elisabeth Brossard, Calder Pilots, +44 20 7946 0142, mobile, "
        "+44 7700 900 142, e-mail e.brossard@pilots.example, who speaks French, too.\n"
    )
    assert (
        found(wrapped(text, width))
        == found(text)
        == [
            ("Kirsten Zaal-Mayer", "+442079460129"),
            ("Elisabeth Brossard", "e.brossard@pilots.example", "+442079460142", "+447700900142"),
        ]
    )


BLOCK = """\
Press contacts
Ann Lee, Head of News, Tel: +44 20 7946 0129, E-mail: ann.lee@calder.example
Bartholomew-James Quill, Press Officer, Tel: +44 20 7946 0142
Konstantina Papadimitriou, Port of Calder, Tel: +44 20 7946 0143
"""


@pytest.mark.parametrize("width", range(64, 84, 4))
def test_lines_of_their_own_stay_so_beside_wrapped_ones(width):
    assert (
        found(f"{wrapped(PROSE, width)}\n{BLOCK}")
        == found(BLOCK)
        == [
            ("Ann Lee", "ann.lee@calder.example", "+442079460129"),
            ("Bartholomew-James Quill", "+442079460142"),
            ("Konstantina Papadimitriou", "+442079460143"),
        ]
    )


def test_places_in_the_text_stay():
    page = readers.read(Document("page.txt", wrapped(PROSE * 2, 60).encode()))
    whole = filled.joined(page)
    assert len(whole.text) == len(page.text)
    assert [line.text for line in whole.lines] == [PROSE.strip()] * 2
    assert all(whole.text[line.start : line.end] == line.text for line in whole.lines)


def test_a_page_of_long_lines_has_no_width():
    page = readers.read(Document("page.txt", (PROSE * 5).encode()))
    assert filled.joined(page) is page


REGIONS = {"+33": "FR", "+34": "ES", "+44": "GB", "+62": "ID", "+78": "RU"}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param(
            "Calder Sans Limites / Samuel Aubry, 8, rue du Port, Tél. : 01 99\n00 28 23",
            "+33199002823", id="behind a label",
        ),
        pytest.param(
            "Narahubung: Ni Luh Ketut Arsani, Juru Kampanye Gambut, +62\n813 5550 2210",
            "+6281355502210", id="behind the code of its country",
        ),
        pytest.param(
            "Press enquiries: Bram Kuipers, director of Calder Port, (020)\n7946 0142",
            "+442079460142", id="behind its area",
        ),
        pytest.param(
            "По вопросам аккредитации обращаться к Ольге Зайцевой: тел. 8 (812)\n555-01-18",
            "+78125550118", id="behind a trunk prefix and an area",
        ),
        pytest.param(
            "Més informació: Mercè Puigdollers i Vall-llobera · cap de premsa · 655\n50 18 66",
            "+34655501866", id="behind a dot between values",
        ),
    ],
)  # fmt: skip
def test_a_number_that_a_break_cuts_is_whole(text, number):
    document = Document("page.txt", f"Calder, 3 May 2025\n\n{text}\n".encode())
    region = REGIONS[number[:3]]
    (contact,) = extract(dataclasses.replace(document, region=region)).contacts
    assert [str(each) for each in contact.phones] == [number]


def test_a_number_that_ends_its_line_takes_nothing_from_the_next():
    text = "Press enquiries: Bram Kuipers, director of Calder Port, ext. 142\n2025 was a good year"
    assert extract(Document("page.txt", text.encode())).contacts == ()
