"""A file of cards taken apart: its parts give what the whole gives."""

from unittest import mock

from hypothesis import example, given
from hypothesis import strategies as st

from pressdir import formats
from pressdir.formats import Reject
from pressdir.formats.vcard import apart

LINES = st.sampled_from(
    [
        "BEGIN:VCARD",
        "BEGIN:VCARD",
        "END:VCARD",
        "END:VCARD",
        "END:VCARD\nBEGIN:VCARD",
        "VERSION:2.1",
        "FN:Ana Ruiz",
        "FN:Юлия Орлова",
        "TEL:+41225550142",
        "EMAIL:ana@example.org",
        "NOTE;ENCODING=QUOTED-PRINTABLE:a=",
        "NOTE:a",
        " END:VCARD",
        " BEGIN:VCARD",
        "AGENT:",
        "item1.BEGIN:VCARD",
        "begin:vcard",
        "END:VCARD ",
        "stray",
        "",
        "\t",
    ]
)
ENDS = st.sampled_from(["\n", "\r\n", "\r"])
STARTS = st.sampled_from([b"", b"\xef\xbb\xbf"])


def in_parts(data):
    """What the parts of a file give, and how many there are."""
    found, above, parts = [], 0, apart.parts(data)
    for begin, end in parts:
        part = data[begin:end]
        for some in apart.load(part, None):
            for card, each in some:
                if isinstance(each, Reject):
                    found.append(apart.moved(each, above))
                else:
                    assert apart.again(card, None) == each
                    found.append(each)
        above += apart.lines(part)
    assert [end for _, end in parts[:-1]] == [begin for begin, _ in parts[1:]]
    return found, len(parts)


@given(st.lists(st.tuples(LINES, ENDS), max_size=40), STARTS, st.integers(1, 60))
@example([("BEGIN:VCARD\nFN:A\nEND:VCARD", "\n")] * 5, b"", 1)
def test_the_parts_give_what_the_whole_gives(lines, start, size):
    data = start + "".join(line + end for line, end in lines).encode()
    with mock.patch.multiple(apart, SIZE=size, LOOK=64):
        found, _ = in_parts(data)
    assert found == list(formats.load(data, formats.Format.VCARD))


def test_it_is_taken_apart_between_cards():
    card = "BEGIN:VCARD\r\nFN:Ana Ruiz\r\nEND:VCARD\r\n"
    with mock.patch.multiple(apart, SIZE=50, LOOK=64):
        assert in_parts((card * 10).encode())[1] == 5
        assert len(apart.parts((card * 10).encode("utf-16"))) == 1
        assert len(apart.parts(("BEGIN:VCARD\nNOTE:" + "x" * 900).encode())) == 1


def test_one_great_card_is_one_part():
    great = b"BEGIN:VCARD\nFN:Ana\nNOTE:" + b"x" * 5000 + b"\nEND:VCARD\n"
    with mock.patch.multiple(apart, SIZE=50, LOOK=64):
        assert apart.parts(great * 3) == [
            (at * len(great), (at + 1) * len(great)) for at in range(3)
        ]
