"""Pieces of text at places of a page."""

import pytest

from pressdir.extract import extract
from pressdir.extract.readers.placed import Rows, make_whole
from pressdir.model import Document

PAGE = (0.75, 0, 0, 0.75, 10, 800)  # letters of 16 are 12 wide


def drawn(*pieces):
    """Rows of pieces: the text, where it begins, where it ends if that is told."""
    rows = Rows()
    for text, begin, end in pieces:
        rows.see(text, PAGE, (1, 0, 0, 1, begin, -40), None, 16)
        if end is not None:
            rows.see("", PAGE, (1, 0, 0, 1, end, -40), None, 16)
    return rows.written()


@pytest.mark.parametrize(
    ("pieces", "cells"),
    [
        pytest.param(
            [("Ann Lee", 0, 60), (" Press officer", 120, 200)],
            [["Ann Lee", " Press officer"]],
            id="a wide step parts cells",
        ),
        pytest.param(
            [("Ann", 0, 30), (" Lee", 40, 60)], [["Ann Lee"]], id="a step between words does not"
        ),
        pytest.param(
            [("Head of", 120, 200), (" press", 120, 160)],
            [["Head of press"]],
            id="farther left the cell goes on below",
        ),
        pytest.param(
            [("Ann Lee", 0, None), (" Press", 160, None)],
            [["Ann Lee", " Press"]],
            id="where nobody says where the first ends, its letters do",
        ),
        pytest.param(
            [("Ann Lee", 0, 0), (" Press", 90, None)],
            [["Ann Lee Press"]],
            id="what is told is still where it begins, and the step too small",
        ),
        pytest.param([("Ann\nLee", 0, 30)], [["Ann"], ["Lee"]], id="a new line"),
    ],
)
def test_what_stands_apart(pieces, cells):
    assert [row.cells for row in drawn(*pieces)] == cells


def test_a_row_knows_its_place_and_size():
    (row,) = drawn(("Ann", 20, None))
    assert (row.left, row.top, row.size) == (25, 770, 12)


def test_addresses_are_put_together_that_a_cell_breaks():
    rows = drawn(("Ann ann.lee@harbour- museum.example, 555", 0, None))
    make_whole(rows, {"ann.lee@harbour-museum.example"})
    assert rows[0].text == "Ann ann.lee@harbour-museum.example, 555"


def test_cells_of_a_row_are_told_apart(make_pdf):
    """The second name would go on in the first without a gutter."""
    moves = "%s) Tj ET BT /F1 12 Tf %s Td ("
    drawn = (moves % ("Media contacts", "72 690"), moves % ("Water", "172 690"))
    stream = "".join((*drawn, moves % ("Ann Lee", "300 690"), moves % ("+44 20 7946 0142", "72 9")))
    found = extract(Document("release.pdf", make_pdf([stream]))).contacts
    assert [(str(one.name), *map(str, one.phones)) for one in found] == [
        ("Ann Lee", "+442079460142")
    ]
