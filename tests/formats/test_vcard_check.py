"""Cards that another reader understands otherwise than we mean them do not pass."""

from dataclasses import replace

import pytest

from pressdir import formats
from pressdir.errors import CardError
from pressdir.formats.vcard.check import check
from pressdir.model import Contact, EmailAddress, Kind, Name, Phone, Record

ANA = Record(
    "a1aaaaaa-0000-4000-8000-000000000001",
    Contact(
        Kind.PERSON,
        Name("Ana Ruiz"),
        emails=(EmailAddress("ana@harbour.example"), EmailAddress("press@harbour.example")),
        phones=(Phone("+41225550149"), Phone("+41225550142", "5")),
    ),
)
DESK = Record(
    "a1aaaaaa-0000-4000-8000-000000000002", Contact(Kind.DESK, org="Harbour; Trust, Inc.\\")
)
KEPT = ["item1.TEL:1-800-HARBOUR", "EMAIL;TYPE=X:not an address", "TEL", 5, "X-A:b"]


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(ANA, id="all fields"),
        pytest.param(DESK, id="a desk with hard characters"),
        pytest.param(replace(ANA, extra={"vcard": KEPT}), id="lines of other programs"),
        pytest.param(
            replace(ANA, contact=replace(ANA.contact, name=Name("Ana\x1b[31m\u202e\nRuiz"))),
            id="controls that no card holds",
        ),
    ],
)
def test_our_own_cards_pass(record):
    check([record, DESK], formats.dump([record, DESK], formats.Format.VCARD))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        pytest.param("FN:Ana", "FN:Anna", "FN reads back as Anna Ruiz, not Ana Ruiz", id="name"),
        pytest.param("FN:", "X:", "FN reads back as nothing, not Ana Ruiz", id="no name"),
        pytest.param(":ana@", ":eve@", "EMAIL reads back as eve@harbour.example,", id="e-mail"),
        pytest.param("+41225550142", "+41225550143", "TEL reads back as", id="number"),
        pytest.param(" ext. 5", "", "+41225550142, not", id="extension"),
        pytest.param("END:", "TEL:+41225550142\r\nEND:", "TEL reads back as", id="one too many"),
        pytest.param("BEGIN:VCARD\r\n", "", "cannot be read back", id="no beginning"),
        pytest.param(
            "END:",
            "X-A;CHARSET=no;ENCODING=QUOTED-PRINTABLE:=C3\r\nEND:",
            "cannot be read back",
            id="a charset nobody knows",
        ),
        pytest.param("TEL;", "TEL\n", "cannot be read back", id="a torn line"),
    ],
)
def test_another_value_is_an_error_that_names_the_contact(old, new, message):
    text = formats.dump([ANA], formats.Format.VCARD)
    assert old in text
    with pytest.raises(CardError, match=r"^Ana Ruiz: ") as caught:
        check([ANA], text.replace(old, new))
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("records", "written", "message"),
    [
        pytest.param(
            [ANA, DESK], [ANA], "Harbour; Trust, Inc.\\: has no card of its own", id="less"
        ),
        pytest.param([ANA], [ANA, DESK], "more cards than the 1 contacts", id="more"),
    ],
)
def test_there_are_as_many_cards_as_contacts(records, written, message):
    with pytest.raises(CardError) as caught:
        check(records, formats.dump(written, formats.Format.VCARD))
    assert str(caught.value) == message
