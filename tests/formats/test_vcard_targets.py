"""Cards for a program: where they differ from the usual ones, and that they read back the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressdir import formats
from pressdir.cli.commands.export import Program
from pressdir.formats import Format, Settings
from pressdir.formats.vcard import TARGETS
from pressdir.formats.vcard.check import check
from pressdir.model import Contact, EmailAddress, Kind, Name, Phone, PhoneKind, Record

every_target = pytest.mark.parametrize("target", TARGETS)
JOERG = Record(
    "5d1f0c3a-1111-4222-8333-444455556666",
    Contact(
        Kind.PERSON,
        Name("Jörg Roe", family="Roe", given="Jörg"),
        org="Harbour",
        location="Geneva",
        emails=(EmailAddress("joerg@example.org"),),
        phones=(Phone("+41225550142", "12", PhoneKind.FIXED),),
        langs=("de", "fr"),
    ),
    tags=("africa", "night desk"),
    note="mine; yours",
)


def lines(target):
    text = formats.dump([JOERG], Format.VCARD, Settings(target=target))
    return text.replace("\r\n ", "").split("\r\n")


def test_the_command_line_knows_the_targets():
    assert [each.value for each in Program] == list(TARGETS)


@every_target
def test_a_card_for_a_program_reads_back_as_the_same_contact(target):
    text = formats.dump([JOERG], Format.VCARD, Settings(target=target))
    assert list(formats.load(text.encode())) == [JOERG]


@pytest.mark.parametrize("target", [key for key, each in TARGETS.items() if each.version == "3.0"])
def test_another_reader_reads_a_card_of_3_0_for_a_program(target):
    text = formats.dump([JOERG], Format.VCARD, Settings(target=target))
    check([JOERG], text, TARGETS[target].extension)


@pytest.mark.parametrize(
    ("target", "line"),
    [
        pytest.param("apple", "VERSION:3.0", id="apple syncs 3.0 alone"),
        pytest.param("thunderbird", "NOTE:mine; yours", id="no backslash is shown"),
        pytest.param("nextcloud", "NOTE:mine; yours", id="here neither"),
        pytest.param("outlook", "FN;CHARSET=UTF-8:Jörg Roe", id="no code page is guessed"),
        pytest.param("outlook", "ORG:Harbour", id="nor asked where there is no need"),
        pytest.param("android", "TEL;TYPE=WORK,VOICE,PREF:+41225550142p12", id="a pause"),
        pytest.param("android", "X-PRESSDIR-NOTE-LINES:2", id="tags as a line that is ours"),
        pytest.param(
            "android",
            "NOTE:mine\\; yours\\nLanguages: de\\, fr\\nTags: africa\\, night desk",
            id="tags where they are seen",
        ),
        pytest.param("kde", "NOTE:mine; yours\\nTime zone: Europe/Zurich", id="a zone to read"),
    ],
)
def test_a_program_gets_the_spelling_that_it_reads(target, line):
    assert line in lines(target)


def test_a_zone_that_would_be_misread_is_no_property():
    assert not [line for line in lines("kde") if line.startswith("TZ")]


@every_target
@given(
    text=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp"]))
    .map(str.strip)
    .filter(bool)
)
def test_no_text_is_lost_on_the_way_to_a_program(target, text):
    record = Record(JOERG.uid, Contact(Kind.PERSON, Name("A"), org=text), note=f"A{text}")
    dumped = formats.dump([record], Format.VCARD, Settings(target=target))
    assert list(formats.load(dumped.encode())) == [record]
