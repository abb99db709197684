import json

import pytest

from pressdir import formats
from pressdir.formats import Reject
from pressdir.formats.rows import contact_row, extraction_row
from pressdir.model import (
    Contact,
    Doubt,
    EmailAddress,
    Evidence,
    Extraction,
    Kind,
    Name,
    Phone,
    Reason,
    Record,
)

CONTACT = Contact(
    Kind.PERSON,
    Name("Jane Roe"),
    "Acme",
    emails=(EmailAddress("j@x.org"),),
    phones=(Phone("+41225550142", "5"),),
    evidence=(Evidence("emails", "j@x.org", 3, 10, "to j@x.org", "an address"),),
)


def test_a_row_of_a_contact_has_every_key_in_its_order():
    assert list(contact_row(CONTACT).items()) == [
        ("name", "Jane Roe"),
        ("kind", "person"),
        ("org", "Acme"),
        ("role", None),
        ("location", None),
        ("emails", ["j@x.org"]),
        ("phones", ["+41225550142;ext=5"]),
        ("langs", []),
        (
            "evidence",
            [
                {
                    "field": "emails",
                    "value": "j@x.org",
                    "start": 3,
                    "end": 10,
                    "line": "to j@x.org",
                    "rule": "an address",
                }
            ],
        ),
        ("confidence", None),
        ("doubts", []),
    ]


def test_a_row_of_a_document_says_what_was_left_out():
    doubt = Doubt("022 717", Reason.NO_REGION, 4, 11, "Tel 022 717", "no country")
    row = extraction_row(Extraction("a.txt", "d1", (CONTACT,), (doubt,), title="T", lang="en"))
    assert row["source"] == "a.txt"
    assert row["contacts"] == [contact_row(CONTACT)]
    assert row["doubts"][0]["reason"] == "no region"
    assert {"title", "lang", "date", "publisher", "digest"} <= set(row)
    assert json.loads(json.dumps(row)) == row


@pytest.mark.parametrize("row", [r'{"uid": "\ud800", "name": "a"}', r'{"name": "a\ud800"}'])
def test_half_a_character_is_no_reason_to_fail(row):
    (record,) = formats.load(row.encode())
    assert isinstance(record, Record)


def test_what_extract_writes_can_be_loaded():
    data = json.dumps(contact_row(CONTACT)).encode()
    (record,) = formats.load(data)
    assert record.contact == CONTACT


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        pytest.param("[1]", "no contact, but a JSON int", id="a number"),
        pytest.param('{"name": 1}', "name: 1 is no text", id="a name that is a number"),
        pytest.param('{"emails": "a@x.org"}', "emails: 'a@x.org' is no list", id="no list"),
        pytest.param('{"emails": [1]}', "emails: [1] are not all texts", id="no texts"),
        pytest.param('{"kind": "x", "name": "a"}', "kind: 'x' is none of person, desk", id="kind"),
        pytest.param(
            '{"name": "a", "sightings": [1]}', "sightings: 1 is no sighting", id="sighting"
        ),
        pytest.param(
            '{"name": "a", "sightings": [{"field": "kind", "value": "robot", "at": ""}]}',
            "kind: 'robot' is none of",
            id="sighting of a kind that is none",
        ),
        pytest.param(
            '{"name": "a", "sightings": [{"field": "emails", "value": "x", "at": ""}]}',
            "'x': not an e-mail address",
            id="sighting of an address that is none",
        ),
        pytest.param(
            '{"name": "a", "sightings": [{"field": "role", "value": "x", "at": "zzz"}]}',
            "sightings: 'role' at 'zzz'",
            id="sighting at no time",
        ),
        pytest.param('{"name": "a", "extra": []', "no JSON", id="cut off"),
        pytest.param("{}", "no name, organisation, e-mail or phone in it", id="nothing"),
        pytest.param('{"name": "a", "phone_kinds": {"+1": []}}', "", id="an odd key is no fault"),
    ],
)
def test_a_bad_row_is_handed_back_and_stops_no_other(row, reason):
    first, second = formats.load(f'{row}\n{{"name": "Jane Roe"}}\n'.encode(), formats.Format.JSONL)
    assert second.contact.label == "Jane Roe"
    if reason:
        assert isinstance(first, Reject)
        assert first.reason.startswith(reason)
        assert first.line == 1


def test_a_document_nested_too_deeply_is_handed_back():
    (reject,) = formats.load(b"[" * 100_000, formats.Format.JSON)
    assert reject.reason.startswith("no JSON")
