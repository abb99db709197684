"""The card that goes into a code: small, and still what a reader of vCards understands."""

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from pressdir.acts import card
from pressdir.model import Contact, EmailAddress, Kind, Name, Phone, PhoneKind, Record

UID = "a1aaaaaa-0000-4000-8000-000000000001"
MOBILE = Phone("+41795550142", kind=PhoneKind.MOBILE)
FIXED = Phone("+41225550142", "7", PhoneKind.FIXED)
EMAIL = EmailAddress("nadia.kessler@open.example")
OTHER = EmailAddress("press@open.example")
NADIA = Record(
    UID, Contact(Kind.PERSON, Name("Nadia Kessler"), "Open, Harbour; Trust", "Head of Press")
)
ALL = """\
BEGIN:VCARD
VERSION:3.0
N:Kessler;Nadia
FN:Nadia Kessler
ORG:Open\\, Harbour\\; Trust
TITLE:Head of Press
TEL;TYPE=CELL:+41795550142
TEL;TYPE=WORK:+41225550142 ext. 7
EMAIL:nadia.kessler@open.example
EMAIL:press@open.example
END:VCARD
""".replace("\n", "\r\n")


def small(room, record=NADIA):
    return card.small(record, [MOBILE, FIXED], [EMAIL, OTHER], room)


def test_where_there_is_room_all_goes_in():
    assert small(1000) == ALL
    assert small(len(ALL)) == ALL


@pytest.mark.parametrize(
    ("missing", "left_out"),
    [
        pytest.param(1, ["EMAIL:press"], id="the second address first"),
        pytest.param(40, ["EMAIL:press", "TITLE"], id="then the title"),
        pytest.param(75, ["EMAIL:press", "TITLE", "TEL;TYPE=WORK"], id="then the other number"),
        pytest.param(100, ["EMAIL:press", "TITLE", "ORG", "TEL;TYPE=WORK"], id="then the rest"),
    ],
)
def test_what_has_no_room_is_left_out_whole(missing, left_out):
    kept = [line for line in ALL.split("\r\n") if not line.startswith(tuple(left_out))]
    assert small(len(ALL) - missing).split("\r\n") == kept


def test_without_room_for_the_name_a_number_and_an_address_there_is_none():
    least = "".join(small(len(ALL) - 100))
    assert small(len(least)) == least
    assert small(len(least) - 1) is None


def test_another_reader_reads_it():
    read = vobject.readOne(ALL)
    assert read.fn.value == "Nadia Kessler"
    assert (read.n.value.family, read.n.value.given) == ("Kessler", "Nadia")
    assert [each.value for each in read.tel_list] == ["+41795550142", "+41225550142 ext. 7"]


def test_a_desk_has_no_family_name():
    desk = Record(UID, Contact(Kind.DESK, org="Open Harbour"))
    assert "\r\nN:;\r\nFN:Open Harbour\r\nORG:Open Harbour\r\n" in small(1000, desk)


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(texts, texts, texts, st.integers(0, 500))
def test_no_value_adds_a_line_or_goes_beyond_the_room(name, org, role, room):
    person = Record(UID, Contact(Kind.PERSON, Name(name), org, role))
    text = small(room, person)
    if text is not None:
        assert len(text.encode()) <= room
        assert {line.partition(":")[0].partition(";")[0] for line in text.split("\r\n")} <= {
            "BEGIN", "VERSION", "N", "FN", "ORG", "TITLE", "TEL", "EMAIL", "END", "",
        }  # fmt: skip
        assert text.count("\nEND:VCARD") == 1
