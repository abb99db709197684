import csv
import io

import pytest

from pressdir import formats
from pressdir.formats import Reject
from pressdir.model import Contact, EmailAddress, Kind, Name, Phone, PhoneKind, Record

UID = "5d1f0c3a-1111-4222-8333-444455556666"


def load(text, format_="csv"):
    return list(formats.load(text.encode(), formats.Format(format_)))


@pytest.mark.parametrize("start", ["=1+1", "+41", "-1", "@SUM(A1)", "\tx", "'=1", "'"])
def test_no_cell_is_a_formula_and_all_come_back(start):
    record = Record(UID, Contact(Kind.DESK, org=start, role=start), note=start)
    text = formats.dump([record], "csv")
    _, row = csv.reader(io.StringIO(text, newline=""))
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
    assert load(text) == [record]


def test_numbers_are_kept_from_the_spreadsheet_and_come_back():
    phones = (Phone("+41225550142", "5"), Phone("+254700000001"))
    text = formats.dump([Record(UID, Contact(Kind.DESK, phones=phones))], "tsv")
    assert "\t'+41225550142;ext=5 | +254700000001\t" in text
    assert load(text, "tsv")[0].contact.phones == phones


def test_what_a_number_rings_comes_back_and_stays_with_its_number():
    fax, mobile = Phone("+41225550149", "5", PhoneKind.FAX), Phone("+254700000001")
    mobile = Phone(mobile.number, None, PhoneKind.MOBILE)
    text = formats.dump([Record(UID, Contact(Kind.DESK, phones=(mobile, fax)))], "csv")
    assert "'+254700000001 mobile | +41225550149;ext=5 fax\r\n" in text
    for changed in (text, text.replace("'+254700000001 | ", "", 1)):  # by somebody, in one cell
        kinds = {str(each): each.kind for each in load(changed)[0].contact.phones}
        assert kinds.pop("+41225550149;ext=5") is PhoneKind.FAX
        assert set(kinds.values()) <= {PhoneKind.MOBILE}


def test_a_kind_that_there_is_not_is_handed_back():
    (reject,) = load("name,phones,phone_kinds\r\nJane,+41225550149,+41225550149 harp\r\n")
    assert isinstance(reject, Reject)
    assert "'harp' is none of fixed, mobile" in reject.reason


def test_reads_the_tables_of_others():
    text = "Full Name,Company,Email,Phone,Phone\r\nJane Roe,Acme,j@x.org,+41 22 555 01 42,\r\n"
    (record,) = load(text)
    assert record.contact == Contact(
        Kind.PERSON,
        Name("Jane Roe"),
        "Acme",
        emails=(EmailAddress("j@x.org"),),
        phones=(Phone("+41225550142"),),
    )


def test_several_values_may_stand_in_lines():
    (record,) = load('name,emails\r\nJane,"a@x.org\nb@x.org"\r\n')
    assert [str(each) for each in record.contact.emails] == ["a@x.org", "b@x.org"]


def test_a_bad_row_is_handed_back_with_its_line_and_stops_no_other():
    text = (
        "name,emails,note\r\n"
        'Jane Roe,j@x.org,"two\nlines"\r\n'
        "John Doe,not an address,\r\n"
        ",,\r\n"
        ",,of nobody\r\n"
        "Ann Poe,a@x.org,,,too,many\r\n"
        "Sue Low,s@x.org\r\n"
    )
    loaded = load(text)
    assert [each.contact.label for each in loaded if isinstance(each, Record)] == [
        "Jane Roe",
        "Sue Low",
    ]
    rejects = [each for each in loaded if isinstance(each, Reject)]
    assert [each.line for each in rejects] == [4, 6, 7]
    assert "not an address" in rejects[0].reason
    assert rejects[2].reason == "6 cells, but 3 columns"


def test_a_row_without_an_identity_is_the_same_contact_each_time():
    text = "name,emails\r\nJane Roe,j@x.org\r\n"
    assert load(text) == load(text)
    assert load(text)[0].uid != load(text.replace("Jane", "John"))[0].uid
