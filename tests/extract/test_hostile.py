"""Documents that nobody writes but to break a program: each is read, and soon.

The time limit is ten times what the slowest takes, so that it fails where time grows with the
square of a document's length and not where a machine is busy.
"""

import time
from contextlib import suppress

import pytest

from pressdir.errors import UnreadableError
from pressdir.extract import extract
from pressdir.model import Document

LENGTH = 4_000  # characters
LIMIT = 8.0  # seconds of CPU
REPEATED = 3_000  # times that a contact is given
ADA = ("Ada Lindqvist", "lindqvist@reef.example.org")


def filled(unit: str, length: int = LENGTH) -> str:
    return unit * (length // len(unit))


def lettered(number: int) -> str:
    """A word of its own for each number, in letters alone."""
    return "".join(chr(97 + number // 26**place % 26) for place in range(4)).title()


FILLINGS = [
    pytest.param(unit, id=name)
    for name, unit in {
        "at signs": "@",
        "halves of addresses": "a@",
        "addresses without end": "a@b.",
        "digits": "1",
        "digits with blanks": "1 ",
        "digits with dashes": "1-1-1 ",
        "digits and dashes": "1-",
        "plus signs": "+",
        "plus signs and digits": "+1",
        "brackets": "(",
        "brackets and digits": "(1",
        "strokes and digits": "/1",
        "capital letters": "A",
        "capitalised words": "Ab ",
        "humps": "AbCd",
        "initials": "A. ",
        "initials without blanks": "A.",
        "hyphens": "Ada-",
        "apostrophes": "A'",
        "dots": ".",
        "commas": "a,",
        "bars": "a|",
        "dashes": " - ",
        "quotes": 'a "',
        "zero-width joiners": "\u200d",
        "letters and zero-width joiners": "a\u200d",
        "bidirectional marks": "\u202e",
        "digits and bidirectional marks": "\u202e1",
        "combining accents": "\u0301",
        "combining accents behind words": "press \u0301 contact ",
        "blanks": " ",
        "one word": "a",
        "words": "lorem ipsum ",
        "names": "Ada Lindqvist, ",
        "names joined by and": "Ada Lindqvist and ",
        "names one a line": "Ada Lindqvist\n",
        "towns": "Geneva ",
        "labels": "tel. ",
        "cues": "press contact ",
        "labels grown together": "AdaPhone: ",
        "labels in Chinese": "电话:",
        "cues in Thai": "ติดต่อ",
        "labels in Arabic": "هاتف ",
        "numbers": "+41 22 730 11 22 ",
        "numbers one a line": "+41 22 730 11 22\n",
        "numbers of no country": "Tel. 022 730 11 22 ",
        "numbers of no country one a line": "Tel. 022 730 11 22\n",
        "extensions": "+41 22 730 11 22 ext. 1 ext. 2 ",
        "endings": "/23",
        "years": "2019-2020 ",
        "thousands": ".000",
        "addresses": "ada@reef.example.org ",
        "addresses one a line": "ada@reef.example.org\n",
        "one desk's mailbox": "Press: press@reef.example.org; ",
        "two desks one a line": "Press: a@reef.example.org\nTax: b@reef.example.org\n",
        "domains": "a.de ",
        "web addresses": "www.",
        "the word at": "x (at) ",
        "the words at and dot": "x at y dot ",
        "angle brackets": "<",
        "torn links": 'href="mailto:',
        "entities": "&amp;",
    }.items()
]


def read(text: str, source: str = "release.txt") -> set[tuple[str, str]]:
    """Whom the text offers, by name and address; that there is nothing to read is an answer."""
    begun = time.process_time()
    found = ()
    with suppress(UnreadableError):
        found = extract(Document(source, text.encode())).contacts
    assert time.process_time() - begun < LIMIT
    return {(str(each.name), str(address)) for each in found for address in each.emails}


@pytest.mark.parametrize("unit", FILLINGS)
def test_a_contact_below_one_thing_over_and_over_is_found(unit):
    text = f"{filled(unit)}\n\nPress contact: Ada Lindqvist, lindqvist@reef.example.org\n"
    assert ADA in read(text)


@pytest.mark.parametrize("unit", FILLINGS)
def test_one_thing_over_and_over_on_the_line_of_a_contact_is_read(unit):
    line = filled(unit).replace("\n", " ")
    read(f"{line} Contact: Ada Lindqvist, lindqvist@reef.example.org {line[:200]}")


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("{0} Lindqvist, {0}@reef.example.org, +41 22 730 11 22\n", id="people"),
        pytest.param("{0}@reef.example.org\n", id="mailboxes"),
        pytest.param("press@{0}.example.org, ", id="mailboxes on one line"),
        pytest.param("{0} Lindqvist\n{0}\nGeneva\n+41 22 730 11 22\n\n", id="blocks"),
    ],
)
def test_thousands_of_contacts_are_read(line):
    text = "".join(line.format(lettered(number)) for number in range(LENGTH // len(line)))
    read(f"Press contacts\n\n{text}")


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        pytest.param(
            "Ada Lindqvist, lindqvist@reef.example.org, +41 22 730 11 22\n", 1, id="person"
        ),
        pytest.param("Ada Lindqvist, +41 22 730 11 22\n", 1, id="person without a mailbox"),
        pytest.param("press@reef.example.org, +41 22 730 11 22\n\n", 1, id="desk"),
        pytest.param(
            "Ada {0}, {0}@reef.example.org, +41 22 730 11 22\n"
            "press@reef.example.org, +41 22 730 11 22\n\n",
            REPEATED,
            id="mailbox of many people",
        ),
        pytest.param(
            "Ada {0}, +41 22 730 11 22\n\nbo.{0}@reef.example.org\n\n",
            REPEATED,
            id="number of many people, and a mailbox below each",
        ),
    ],
)
def test_one_contact_over_and_over_is_given_once_and_soon(line, wanted):
    text = "".join(line.format(lettered(number)) for number in range(REPEATED))
    begun = time.process_time()
    found = extract(Document("release.txt", f"Press contacts\n\n{text}".encode())).contacts
    assert time.process_time() - begun < LIMIT
    assert len(found) == wanted


@pytest.mark.parametrize(
    "row",
    [
        pytest.param("<td>Ada {0}<td>{0}@reef.example.org", id="people"),
        pytest.param("<td><b>{1}</b><td>{0}@reef.example.org", id="mailboxes"),
        pytest.param('<td rowspan="1000">+41 22 730 11 22<td>Ada {0}', id="cells over many rows"),
    ],
)
def test_a_table_of_thousands_is_read_soon(row):
    rows = "".join(f"<tr>{row.format(lettered(at), at)}" for at in range(REPEATED))
    page = f"<html lang=en><h2>Press contacts</h2><table>{rows}</table>"
    begun = time.process_time()
    extract(Document("release.html", page.encode()))
    assert time.process_time() - begun < LIMIT


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param("<div>", id="parts in parts"),
        pytest.param("<b>", id="bold in bold"),
        pytest.param("<table><tr><td>", id="tables in tables"),
        pytest.param("<ul><li>", id="lists in lists"),
        pytest.param("<td>Ada Lindqvist", id="cells of one row"),
        pytest.param("<tr><td>Ada Lindqvist<td>+41 22 730 11 22", id="rows of one table"),
        pytest.param("<li>Ada Lindqvist", id="items of one list"),
        pytest.param("<span>Ada Lindqvist</span>, ", id="parts of one line"),
        pytest.param('<a href="mailto:ada@reef.example.org">x</a> ', id="links to an address"),
        pytest.param('<a href="tel:+41227301122">x</a> ', id="links to a number"),
        pytest.param("<!--", id="comments in comments"),
    ],
)
def test_markup_without_end_is_read(unit):
    text = f"<html><body><table>{filled(unit)}<p>ada@reef.example.org"
    read(text, "release.html")


def test_a_contact_below_two_hundred_thousand_short_lines_is_found():
    assert read("a\n" * 200_000 + "Press contact: Ada Lindqvist, lindqvist@reef.example.org") == {
        ADA
    }


def test_contacts_above_and_below_a_long_line_are_found():
    block = "Press contact: {0}, {1}@reef.example.org"
    below = block.format("Tom Okoro", "okoro")
    text = "\n\n".join((block.format("Ada Lindqvist", "lindqvist"), filled("ab "), below))
    assert read(text) == {ADA, ("Tom Okoro", "okoro@reef.example.org")}


def test_an_address_longer_than_the_longest_is_none():
    local = "a" * 64  # RFC 5321, 4.5.3.1.1
    found = read(f"Press: {local}@reef.example.org or b{local}@reef.example.org")
    assert {address for _, address in found} == {f"{local}@reef.example.org"}
