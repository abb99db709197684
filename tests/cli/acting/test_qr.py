"""Codes, read back from what is printed and from pictures by another program's decoder."""

import re
import zlib
from xml.etree import ElementTree as ET

import pytest
import segno

from pressdir.cli.acting import drawn
from pressdir.cli.own_files import usage
from pressdir.store import Store

zxingcpp = pytest.importorskip("zxingcpp", reason="zxing-cpp reads codes; the extra test has it")

ANSI = re.compile(r"\x1b\[[0-9;]*m")
SQUARES = {sign: squares for squares, sign in drawn.HALVES.items()}
URI = "tel:+41795550142"


def read(rows):
    """What a camera reads from rows of bytes, 0 black and 255 white."""
    data = b"".join(rows)
    image = memoryview(data).cast("B", shape=[len(rows), len(rows[0])])
    return [found.text for found in zxingcpp.read_barcodes(image, try_invert=False)]


def seen(text, ink=0, scale=4):
    """The rows that a camera sees of text in the colour `ink` on the other one."""
    rows = []
    for line in text.splitlines():
        for half in (0, 1):
            bright = bytes(ink if SQUARES[sign][half] else 255 - ink for sign in line)
            rows += [b"".join(bytes([each]) * scale for each in bright)] * scale
    return rows


def shown(result):
    """The lines of a code at a terminal, each of which has to bring its colours."""
    lines = [line for line in result.out.splitlines() if line.startswith("\x1b")]
    for line in lines:
        assert line.startswith(drawn.BLACK_ON_WHITE)
        assert line.endswith(drawn.PLAIN)
    return "\n".join(ANSI.sub("", line) for line in lines)


@pytest.mark.usefixtures("book")
def test_a_terminal_shows_a_card_black_on_white(terminal, run):
    text = shown(terminal("qr", "kessler"))
    assert read(seen(text)) == [run("qr", "-n", "kessler").out]
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("arguments", "ink"),
    [
        pytest.param([], 255, id="on a dark background"),
        pytest.param(["--light"], 0, id="on a light background"),
    ],
)
def test_without_colour_it_is_right_on_the_background_that_is_said(run, arguments, ink):
    result = run("qr", "kessler", "--tel", *arguments)
    assert (result.code, result.err) == (0, "Nadia Kessler\n")
    assert read(seen(result.out, ink)) == [URI]


@pytest.mark.usefixtures("book")
def test_colour_can_be_taken_away(terminal):
    result = terminal("qr", "kessler", "--tel", NO_COLOR="1")
    assert "\x1b" not in result.out


@pytest.mark.usefixtures("book")
def test_the_quiet_zone_is_there(run):
    lines = run("qr", "kessler", "--tel", "--light").out.splitlines()
    assert not any(line.strip() for line in (*lines[:2], *lines[-2:]))
    assert all(line[:4].isspace() and line[-4:].isspace() for line in lines)


def test_a_long_card_is_trimmed_to_the_columns_there_are(filled, nadia, terminal, run):
    from dataclasses import replace

    long = replace(nadia.contact, org="Organisation " * 12, role="Directrice " * 12)
    with Store.open(filled) as store, store.transaction("seed") as change:
        change.put(replace(nadia, contact=long, sightings=()))
    for columns in ("80", "66"):
        text = shown(terminal("qr", "kessler", COLUMNS=columns))
        assert max(map(len, text.splitlines())) <= int(columns)
        (card,) = read(seen(text))
        assert "FN:Nadia Kessler" in card
        assert "EMAIL:nadia.kessler@open.example" in card
    assert "TITLE:Directrice" in run("qr", "-n", "kessler", "-o", "x.png").out


@pytest.mark.usefixtures("book")
def test_a_terminal_that_is_too_narrow_is_told_what_to_do(terminal):
    result = terminal("qr", "kessler", COLUMNS="40")
    assert result.code == 2
    assert "the code is wider than the 40 columns" in result.out
    assert "--tel" in result.out
    assert "▀" not in result.out


@pytest.mark.usefixtures("book")
def test_a_picture_holds_what_the_terminal_would(run, home):
    assert run("qr", "kessler", "--tel", "-o", "nadia.png").code == 0
    picture = home / "work" / "nadia.png"
    assert read(grey(picture.read_bytes())) == [URI]
    assert picture.stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("book")
def test_a_drawing_is_written_on_white(run, home):
    assert run("qr", "kessler", "--tel", "-o", "nadia.SVG").code == 0
    root = ET.fromstring((home / "work" / "nadia.SVG").read_text())  # noqa: S314  # ours
    assert root.tag.endswith("svg")
    assert {each.get("fill", "") for each in root.iter() if each.tag.endswith("path")} >= {"#fff"}


def grey(png):
    """The rows of a PNG of one bit a pixel, of which a row may be told by the one above."""
    width, height = (int.from_bytes(png[at : at + 4]) for at in (16, 20))
    assert png[24:29] == bytes([1, 0, 0, 0, 0]), "one bit a pixel, grey, not interlaced"
    length = int.from_bytes(png[33:37])
    lines, pitch = zlib.decompress(png[41 : 41 + length]), (width + 7) // 8
    rows, above = [], bytes(pitch)
    for at in range(0, height * (pitch + 1), pitch + 1):
        how, row = lines[at], lines[at + 1 : at + 1 + pitch]
        assert how in {0, 2}, "as it is, or added to the one above"
        above = bytes((a + b) & 255 for a, b in zip(row, above, strict=True)) if how else row
        rows.append(bytes(255 * (above[x // 8] >> (7 - x % 8) & 1) for x in range(width)))
    return rows


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        pytest.param(["kessler", "-o", "x.gif"], 2, "x.gif: neither .png nor .svg", id="a format"),
        pytest.param(["dvorak", "--tel"], 1, "no number to call", id="no number"),
        pytest.param(["kessler", "-o", "no/x.png"], 3, "no/x.png: cannot be written", id="nowhere"),
        pytest.param(["kessler", "--nth", "9"], 2, "--nth 9: there are 3", id="no ninth"),
    ],
)
def test_what_cannot_be_is_told(run, arguments, code, message):
    result = run("qr", *arguments)
    assert result.code == code
    assert message in result.err


@pytest.mark.usefixtures("book")
def test_the_number_that_is_meant_goes_in(run):
    assert run("qr", "-n", "kessler", "--tel", "--number", "5014").out == "tel:+41800555014\n"
    card = run("qr", "-n", "kessler", "--number", "5014").out
    assert [line for line in card.splitlines() if line.startswith("TEL")] == [
        "TEL;TYPE=WORK:+41800555014"
    ]


def test_it_counts_as_an_act_and_a_dry_run_does_not(book, nadia, run):
    assert run("qr", "-n", "kessler").code == 0
    assert usage.used(str(book)) == {}
    assert run("qr", "kessler").code == 0
    assert set(usage.used(str(book))) == {nadia.uid}


@pytest.mark.parametrize("version", range(1, len(drawn.ROOM) + 1))
def test_a_code_holds_what_the_table_says(version):
    room = drawn.ROOM[version - 1]
    full = drawn.made("é" * (room // 2) + "x" * (room % 2))
    assert full.version == version
    cells = drawn.width(full)
    assert drawn.room(cells) == room
    assert drawn.room(cells - 1) == (drawn.ROOM[version - 2] if version > 1 else 0)
    more = segno.make_qr(b"x" * (room + 1), error="l", mode="byte", boost_error=False)
    assert more.version == version + 1


def test_what_no_camera_reads_is_refused():
    with pytest.raises(drawn.UsageError, match="858 bytes"):
        drawn.made("x" * 859)
