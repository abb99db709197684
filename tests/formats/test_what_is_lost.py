"""What docs/formats.md says that cards cannot say: a line of its lists without a test fails."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from pressdir import formats
from pressdir.formats import Settings
from pressdir.model import Contact, Kind, Name, Phone, PhoneKind, Record, Sighting

DOCS = Path(__file__).parents[2] / "docs" / "formats.md"
FORMS = {
    "vcard 3.0": ("vcard", "3.0"),
    "vcard 4.0": ("vcard", "4.0"),
    "jcard": ("jcard", "4.0"),
    "jscontact": ("jscontact", "4.0"),
}
LINES = ("vcard 3.0", "vcard 4.0")
JANE = Record("5d1f0c3a-1111-4222-8333-444455556666", Contact(Kind.PERSON, Name("Jane Roe")))


def with_phones(*phones):
    return replace(JANE, contact=replace(JANE.contact, phones=phones))


LAND, FAX = Phone("+41225550142", None, PhoneKind.FIXED), Phone("+41225550149", None, PhoneKind.FAX)
# By what a line of the list begins with: a record, what comes back, and in which forms.
LOST = {
    "Where each value came from": (
        replace(JANE, sightings=(Sighting("name", "Jane Roe", "2026-11-20T00:00:00Z"),)),
        JANE,
        FORMS,
    ),
    "Whether a number is a land line": (with_phones(LAND), with_phones(Phone(LAND.number)), FORMS),
    "The order of faxes": (with_phones(FAX, LAND), with_phones(LAND, FAX), FORMS),
    "Tags with a comma": (
        replace(JANE, tags=("a,b", "c;d")),
        replace(JANE, tags=("a b", "c d")),
        LINES,
    ),
    "A link's letters": (
        replace(JANE, url="https://example.org/é"),
        replace(JANE, url="https://example.org/%C3%A9"),
        FORMS,
    ),
    "Control characters": (
        replace(JANE, note="a\x07b\u202ec\ud800d"),
        replace(JANE, note="abc\ufffdd"),
        FORMS,
    ),
    "Blanks at the start": (
        replace(JANE, note=" a\r\nb\u2028c "),
        replace(JANE, note="a\nb\nc"),
        FORMS,
    ),
    "What other programs had": (
        replace(JANE, extra={"vcard": ["BDAY:1970-01-31"]}),
        replace(JANE, extra={"vcard": ["BDAY:19700131"]}),
        ["vcard 4.0"],
    ),
}
CARD = {"@type": "Card", "version": "1.0", "uid": f"urn:uuid:{JANE.uid}", "name": {"full": "Jane"}}
NOTES = {"a": {"note": "one"}, "b": {"note": "two"}}
# By the same: what is in a Card, and what it is in the one that is written of it.
LOST_IN_CARDS = {
    "The ids of entries": (
        {"emails": {"mine": {"address": "a@example.org"}}},
        {
            "emails": {
                "e1": {"address": "a@example.org", "contexts": {"work": True}, "pref": 1},
            }
        },
    ),
    "More than the order of preference": (
        {
            "emails": {
                "a": {"address": "a@example.org", "label": "x", "pref": 7},
                "b": {"address": "b@example.org", "label": "x", "pref": 9},
            }
        },
        {
            "emails": {
                "a": {"address": "a@example.org", "label": "x", "pref": 1},
                "b": {"address": "b@example.org", "label": "x"},
            }
        },
    ),
    "What two notes were": ({"notes": NOTES}, {"notes": NOTES}),
    "A second birthday": (
        {"vCardProps": [["bday", {}, "date", "1970-01-02"], ["bday", {}, "date", "1971-01-02"]]},
        {
            "anniversaries": {
                "a1": {
                    "kind": "birth",
                    "date": {"@type": "PartialDate", "year": 1970, "month": 1, "day": 2},
                }
            },
            "vCardProps": [["x-bday", {}, "date", "1971-01-02"]],
        },
    ),
    "In a jCard or Card made of a vCard 3.0": (
        {"vCardProps": [["photo", {"encoding": "b", "type": "JPEG"}, "unknown", "QUJD"]]},
        {"media": {"m1": {"uri": "data:image/jpeg;base64,QUJD", "kind": "photo"}}},
    ),
    "A date's notation": (
        {"vCardProps": [["bday", {}, "unknown", "19700102"]]},
        {
            "anniversaries": {
                "a1": {
                    "kind": "birth",
                    "date": {"@type": "PartialDate", "year": 1970, "month": 1, "day": 2},
                }
            }
        },
    ),
}


def bullets(heading):
    section = DOCS.read_text("utf-8").partition(f"### {heading}\n")[2]
    return re.findall(r"^- (.*)", re.split(r"^##", section, flags=re.MULTILINE)[0], re.MULTILINE)


@pytest.mark.parametrize(
    ("heading", "tested"),
    [
        pytest.param("What a vCard cannot say", LOST, id="vcard"),
        pytest.param("What a Card or a jCard cannot say", LOST_IN_CARDS, id="json"),
    ],
)
def test_each_line_of_the_list_is_tested(heading, tested):
    said = bullets(heading)
    assert said
    assert [line for line in said if not line.startswith(tuple(tested))] == []
    assert [head for head in tested if not any(line.startswith(head) for line in said)] == []


@pytest.mark.parametrize(
    ("before", "after", "form"),
    [
        pytest.param(before, after, form, id=f"{head}: {form}")
        for head, (before, after, forms) in LOST.items()
        for form in forms
    ],
)
def test_what_the_list_says_is_lost_and_no_more(before, after, form):
    format_, version = FORMS[form]
    text = formats.dump([before], format_, Settings(version=version))
    (back,) = formats.load(text.encode())
    assert back == after
    kinds = [each.kind for each in back.contact.phones]
    assert set(kinds) <= {PhoneKind.UNKNOWN, PhoneKind.FAX, PhoneKind.MOBILE}


@pytest.mark.parametrize("form", ["jcard", "jscontact"])
def test_tags_keep_their_signs_in_json(form):
    record = replace(JANE, tags=("a,b", "c;d"))
    (back,) = formats.load(formats.dump([record], form).encode())
    assert back == record


@pytest.mark.parametrize(
    ("before", "after"), [pytest.param(*pair, id=head) for head, pair in LOST_IN_CARDS.items()]
)
def test_what_is_another_thing_in_a_card_that_is_written_again(before, after):
    (record,) = formats.load(json.dumps({**CARD, **before}).encode())
    (written,) = json.loads(formats.dump([record], "jscontact"))
    assert {key: written[key] for key in after} == after


def test_two_notes_are_one_where_somebody_changed_them():
    (record,) = formats.load(json.dumps({**CARD, "notes": NOTES}).encode())
    assert record.note == "one\ntwo"
    (written,) = json.loads(formats.dump([replace(record, note="one, two")], "jscontact"))
    assert written["notes"] == {"n1": {"note": "one, two"}}
