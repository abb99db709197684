"""The tables of Google and Outlook: their columns, and our contacts there and back."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressdir import formats
from pressdir.formats import Aside, Format, Reject, google, outlook
from pressdir.formats.sheets import headers
from pressdir.model import (
    Contact,
    EmailAddress,
    Kind,
    Name,
    Phone,
    PhoneKind,
    Record,
)

UID = "5d1f0c3a-1111-4222-8333-444455556666"
RECORD = Record(
    UID,
    Contact(
        Kind.PERSON,
        Name("Amina Wanjiru", family="Wanjiru", given="Amina", prefix="Dr"),
        "World Relief; East Africa",
        "Spokesperson, emergencies",
        "Nairobi",
        tuple(EmailAddress(f"{name}@example.org") for name in ("a", "b", "c", "d", "e")),
        (
            Phone("+254203000001", "12", PhoneKind.FIXED),
            Phone("+254700000001", None, PhoneKind.MOBILE),
            Phone("+254203000002", None, PhoneKind.FAX),
        ),
        langs=("en", "sw"),
    ),
    tags=("africa", "night desk"),
    note="Prefers a message; then call.\nBack on Monday.",
    url="https://example.org/press",
)
both = pytest.mark.parametrize("format_", [Format.GOOGLE, Format.OUTLOOK])


def rows(format_, *records):
    text = formats.dump(records, format_)
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_googles_columns_are_those_of_its_template():
    (row,) = rows(Format.GOOGLE, RECORD)
    assert {column: text for column, text in row.items() if text} == {
        "Name Prefix": "Dr",
        "First Name": "Amina",
        "Last Name": "Wanjiru",
        "E-mail 1 - Label": "Work", "E-mail 1 - Value": "a@example.org",
        "E-mail 2 - Label": "Work", "E-mail 2 - Value": "b@example.org",
        "E-mail 3 - Label": "Work", "E-mail 3 - Value": "c@example.org",
        "E-mail 4 - Label": "Work", "E-mail 4 - Value": "d@example.org",
        "Phone 1 - Label": "Work", "Phone 1 - Value": "+254203000001 ext. 12",
        "Phone 2 - Label": "Mobile", "Phone 2 - Value": "+254700000001",
        "Phone 3 - Label": "Work Fax", "Phone 3 - Value": "+254203000002",
        "Address 1 - City": "Nairobi",
        "Organization Name": "World Relief; East Africa",
        "Organization Title": "Spokesperson, emergencies",
        "Website 1 - Value": "https://example.org/press",
        "Notes": (
            "Prefers a message; then call.\nBack on Monday.\nLanguages: en, sw\n"
            "Further e-mails: e@example.org"
        ),
        "Labels": "africa ::: night desk ::: * myContacts",
    }  # fmt: skip


def test_outlooks_columns_are_those_of_its_export():
    assert len(outlook.HEADER) == 92
    assert (outlook.HEADER[0], outlook.HEADER[-1]) == ("Title", "Web Page")
    assert formats.dump([], Format.OUTLOOK).startswith("\ufeffTitle,First Name,Middle Name,")
    (row,) = rows(Format.OUTLOOK, RECORD)
    assert {column: text for column, text in row.items() if text} == {
        "Title": "Dr",
        "First Name": "Amina",
        "Last Name": "Wanjiru",
        "Company": "World Relief; East Africa",
        "Job Title": "Spokesperson, emergencies",
        "Business City": "Nairobi",
        "Business Fax": "+254203000002",
        "Business Phone": "+254203000001 ext. 12",
        "Mobile Phone": "+254700000001",
        "Categories": "africa;night desk",
        "E-mail Address": "a@example.org",
        "E-mail 2 Address": "b@example.org",
        "E-mail 3 Address": "c@example.org",
        "Language": "en;sw",
        "Notes": (
            "Prefers a message; then call.\nBack on Monday.\n"
            "Further e-mails: d@example.org, e@example.org"
        ),
        "Web Page": "https://example.org/press",
    }


def test_every_column_that_we_write_is_one_that_we_read():
    for format_, columns in ((Format.GOOGLE, google), (Format.OUTLOOK, outlook)):
        (row,) = rows(format_, RECORD)
        assert all(headers.meaning(column) for column, text in row.items() if text)
        assert set(row) == set(columns.HEADER)


@both
@pytest.mark.parametrize("start", ["=1+1", "+x", "-1", "@SUM(A1)", "'=1", '=HYPERLINK("x")'])
def test_no_cell_is_a_formula_and_all_come_back(format_, start):
    record = Record(UID, Contact(Kind.DESK, org=start, role=start), note=start, tags=("a",))
    (row,) = rows(format_, record)
    assert not any(text.startswith(("=", "+", "-", "@", "\t", "\r")) for text in row.values())
    (back,) = formats.load(formats.dump([record], format_).encode())
    assert (back.contact, back.note) == (record.contact, record.note)


@both
def test_numbers_stay_as_programs_dial_them(format_):
    assert "'+" not in formats.dump([RECORD], format_)


# --- there and back -----------------------------------------------------------------------------

ORDER = "abcdefgh éßłИа中す😀,:'\"-_/()&.!?\n"
texts = st.text(st.sampled_from(ORDER), min_size=1, max_size=30).map(str.strip)
lines = texts.map(lambda text: " ".join(text.split()))
# A cell of nothing but signs says nothing, and Google's own sign parts values.
texts, lines = (each.filter(lambda text: any(map(str.isalpha, text))) for each in (texts, lines))
words = st.sampled_from(["Ana", "María", "O'Hara", "Nagy", "von", "Müller-Lüd", "Li", "Анна"])
names = st.one_of(
    st.builds(lambda *parts: Name(" ".join(parts)), words, words),
    st.builds(lambda a, b: Name(f"{a} {b}", family=b, given=a), words, words),
    st.builds(lambda a, b: Name(f"{b} {a}", family=b, given=a), words, words),
    st.builds(lambda a, b: Name(f"{a} B. {b}", family=b, given=a, additional="B."), words, words),
    st.sampled_from([Name("Press Office"), Name("王小明"), Name("Ana"), Name("Ufficio stampa 2")]),
)
emails = st.sampled_from(["press", "a.b", "o'hara+x", "müller", "x-"]).map(
    lambda local: EmailAddress(f"{local}@example.org")
)
numbers = st.builds(
    Phone,
    st.integers(100_000_0, 10**13).map(lambda number: f"+1{number}"),
    st.none() | st.sampled_from(["5", "0012"]),
    st.sampled_from(PhoneKind),
)
contacts = st.builds(
    Contact,
    kind=st.sampled_from(Kind),
    name=st.none() | names,
    org=st.none() | lines,
    role=st.none() | lines,
    location=st.none() | lines,
    emails=st.lists(emails, max_size=5, unique=True).map(tuple),
    phones=st.lists(numbers, max_size=8, unique_by=str).map(tuple),
    langs=st.lists(st.sampled_from(["en", "fr", "zh-Hans"]), unique=True).map(tuple),
).filter(lambda contact: contact.label != contact.kind)
records = st.builds(
    Record,
    uid=st.just(UID),
    contact=contacts,
    tags=st.lists(st.sampled_from(["africa", "night desk", "pr:x"]), unique=True).map(tuple),
    note=st.none() | texts | texts.map(lambda text: f"{text}\nLanguages: xx"),
    url=st.none() | st.just("https://example.org/press?a=1"),
)


def told(record):
    """What both tables can say: neither has a place for a uid or the order of numbers."""
    contact = record.contact
    ordered = tuple(sorted(contact.phones, key=str))
    return replace(contact, phones=ordered), record.tags, record.note, record.url, record.extra


@both
@given(batch=st.lists(records, min_size=1, max_size=3))
def test_what_is_written_is_read_again(format_, batch):
    data = formats.dump(batch, format_).encode()
    back = list(formats.load(data))
    assert not [each for each in back if isinstance(each, Reject)]
    assert [told(each) for each in back] == [told(each) for each in batch]


@given(record=records)
def test_google_keeps_the_order_of_numbers_and_their_kinds(record):
    (back,) = formats.load(formats.dump([record], Format.GOOGLE).encode())
    shown = record.contact.phones[: google.PHONES]
    faxes_last = sorted(record.contact.phones, key=lambda each: each.kind is PhoneKind.FAX)
    if len(record.contact.phones) == len(shown):
        assert list(back.contact.phones) == faxes_last
    kinds = {str(each): each.kind for each in back.contact.phones}
    for each in shown:
        if each.kind in {PhoneKind.MOBILE, PhoneKind.FAX, PhoneKind.TOLL_FREE}:
            assert kinds[str(each)] is each.kind


anything = st.text(st.characters(exclude_categories=()), max_size=60)
hostile = st.builds(
    Record,
    uid=anything,
    contact=st.builds(
        Contact,
        kind=st.sampled_from(Kind),
        name=st.none() | st.builds(Name, anything, anything, anything, anything, anything),
        org=anything,
        emails=st.lists(st.builds(EmailAddress, anything), max_size=2).map(tuple),
        phones=st.lists(st.builds(Phone, anything, st.none() | anything), max_size=2).map(tuple),
        langs=st.lists(anything, max_size=2).map(tuple),
    ),
    tags=st.lists(anything, max_size=2).map(tuple),
    note=anything,
)


@both
@given(batch=st.lists(hostile, max_size=2))
def test_no_text_in_a_field_makes_another_contact(format_, batch):
    loaded = formats.load(formats.dump(batch, format_).encode("utf-8", "replace"), format_)
    assert len([each for each in loaded if not isinstance(each, Aside)]) <= len(batch)
