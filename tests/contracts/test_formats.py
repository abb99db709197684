"""Every format gives back what it was given, and no text in a field breaks its form."""

import json
import string
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressdir import formats
from pressdir.formats import Format, Reject
from pressdir.model import (
    Contact,
    EmailAddress,
    Kind,
    Name,
    Phone,
    PhoneKind,
    Record,
    Report,
    Sighting,
    Verdict,
)

# What trips writers and readers of any format, beside whatever hypothesis thinks of.
HARD = " ,;:\\\"'|=+-@\n\tnN\u00a0éßıИا中す\u0301\u200d😀"
BIDI = "".join(map(chr, [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]))
CONTROL = "".join(map(chr, [*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF]))


def faxes_last(phones):
    return tuple(sorted(phones, key=lambda phone: phone.kind is PhoneKind.FAX))


letters = st.one_of(
    st.sampled_from(HARD),
    st.characters(codec="utf-8", exclude_characters=BIDI + CONTROL),
)
texts = st.text(letters, min_size=1, max_size=90).map(str.strip).filter(bool)
words = st.text(string.ascii_letters + "éИا中'-. ", min_size=1, max_size=20).map(str.strip)
tags = st.text(letters, min_size=1, max_size=20).map(str.split).map(" ".join)
tags = tags.map(lambda tag: tag.translate(dict.fromkeys(map(ord, ",;|")))).map(str.strip)
emails = st.builds(
    EmailAddress,
    st.sampled_from(["press", "a.b", "o'hara+x", "müller", "юля", "a|b", "=1+1", "x-"]).flatmap(
        lambda local: st.sampled_from([f"{local}@example.org", f"{local}@bücher.example.com"])
    ),
)
phones = st.builds(
    Phone,
    st.from_regex(r"\+[1-9][0-9]{6,14}", fullmatch=True, alphabet=string.digits + "+"),
    st.none() | st.text(string.digits, min_size=1, max_size=11),
    st.sampled_from(PhoneKind),
)
part = words | texts.map(str.split).map(" ".join)
named = st.builds(Name, texts, part, part, part, part, part)
contacts = st.builds(
    Contact,
    kind=st.sampled_from(Kind),
    name=st.none() | named,
    org=st.none() | texts,
    role=st.none() | texts,
    location=st.none() | texts,
    emails=st.lists(emails, max_size=3, unique=True).map(tuple),
    phones=st.lists(phones, max_size=3, unique_by=str).map(faxes_last),
    langs=st.lists(st.sampled_from(["en", "fr", "zh-Hans", "pt-BR"]), unique=True).map(tuple),
).filter(lambda contact: contact.label != contact.kind)
urls = st.sampled_from(["https", "http", "ftp", "gopher"]).flatmap(
    lambda scheme: st.from_regex(
        r"[a-z]{1,9}(\.[a-z0-9]{1,9}){1,3}(:[0-9]{2,4})?(/[A-Za-z0-9._~!$&'()*+=@:-]{0,20}){0,3}"
        r"(\?([A-Za-z0-9/]|%2C|%3B|%C3%A9|=|&){0,20})?(#[A-Za-z0-9/?%]{0,1}x)?",
        fullmatch=True,
    ).map(f"{scheme}://{{}}".format)
)
urls = urls.map(lambda url: url.replace("#%", "#"))
records = st.builds(
    Record,
    uid=st.uuids().map(str),
    contact=contacts,
    tags=st.lists(tags.filter(bool), max_size=3, unique=True).map(tuple),
    note=st.none() | texts | texts.map(lambda text: f"{text}\nSource: my own\nLanguages: xx"),
    url=st.none() | urls,
)
anything = st.text(
    st.characters(exclude_categories=()) | st.sampled_from(HARD + BIDI + CONTROL + "\ud800"),
    max_size=120,
)
hostile = st.builds(
    Record,
    uid=anything,
    contact=st.builds(
        Contact,
        kind=st.sampled_from(Kind),
        name=st.none() | st.builds(Name, anything, anything, anything, anything, anything),
        org=anything,
        role=anything,
        location=anything,
        emails=st.lists(st.builds(EmailAddress, anything), max_size=2).map(tuple),
        phones=st.lists(st.builds(Phone, anything, st.none() | anything), max_size=2).map(tuple),
        langs=st.lists(anything, max_size=2).map(tuple),
    ),
    tags=st.lists(anything, max_size=2).map(tuple),
    note=anything,
    url=anything,
    extra=st.fixed_dictionaries({"vcard": st.lists(anything | anything.map("X-A:{}".format))}),
)
# They have places for some of what we know; test_columned and test_mutt say what comes back.
FOR_OTHERS = {Format.GOOGLE, Format.OUTLOOK, Format.MUTT}
READ_ALONE = {Format.MAIL}
CARDS = {Format.VCARD, Format.JCARD, Format.JSCONTACT}
IN_CARDS = {PhoneKind.MOBILE, PhoneKind.FAX}
TABLES = {Format.CSV, Format.TSV}
WHOLE_TAGS = TABLES | {Format.JSON, Format.JSONL, Format.JCARD, Format.JSCONTACT}
FORMS = [
    pytest.param(Format.VCARD, "3.0", id="vcard 3.0"),
    pytest.param(Format.VCARD, "4.0", id="vcard 4.0"),
    *(pytest.param(each, "3.0", id=each.value) for each in Format if each != Format.VCARD),
]
every_form = pytest.mark.parametrize(
    ("format_", "version"),
    [each for each in FORMS if each.values[0] not in FOR_OTHERS | READ_ALONE],
)


def told(record, format_):
    """What equality leaves out, as far as a form can say it: kinds of numbers, parts of a name."""
    name, kinds = record.contact.name, [each.kind for each in record.contact.phones]
    if format_ in CARDS:
        kinds = [kind if kind in IN_CARDS else PhoneKind.UNKNOWN for kind in kinds]
    desk_in_json = record.contact.kind is Kind.DESK and format_ in {Format.JSON, Format.JSONL}
    if name is None or format_ in TABLES or desk_in_json:
        return kinds, None
    suffixes = name.suffix.split(",") if format_ is Format.JSCONTACT else [name.suffix]
    behind = [each.strip() for each in suffixes if each.strip()]  # a component each, in a Card
    return kinds, (name.family, name.given, name.additional, name.prefix, *behind)


@every_form
@given(batch=st.lists(records, max_size=3))
def test_what_is_written_is_read_again(format_, version, batch):
    text = formats.dump(batch, format_, formats.Settings(version=version))
    back = list(formats.load(text.encode(), format_))
    assert back == batch
    assert [told(each, format_) for each in back] == [told(each, format_) for each in batch]


@pytest.mark.parametrize("format_", [each for each in Format if each in WHOLE_TAGS])
@given(own=st.lists(texts.map(str.split).map(" ".join), max_size=4, unique=True))
def test_tags_with_any_sign_come_back_where_docs_say_so(format_, own):
    record = Record("5d1f0c3a-1111-4222-8333-444455556666", Contact(Kind.DESK, org="A"))
    record = replace(record, tags=tuple(own))
    assert list(formats.load(formats.dump([record], format_).encode(), format_)) == [record]


@every_form
@given(batch=st.lists(records, min_size=1, max_size=2))
def test_the_content_says_which_format_it_is(format_, version, batch):
    data = formats.dump(batch, format_, formats.Settings(version=version)).encode()
    assert list(formats.load(data)) == batch
    assert list(formats.load(b"\xef\xbb\xbf" + data)) == batch


@every_form
@given(batch=st.lists(records, max_size=2))
def test_writing_twice_gives_the_same_bytes(format_, version, batch):
    first = formats.dump(batch, format_, formats.Settings(version=version))
    again = [each for each in formats.load(first.encode(), format_) if isinstance(each, Record)]
    assert formats.dump(again, format_, formats.Settings(version=version)) == first


@every_form
@given(batch=st.lists(hostile, max_size=2))
def test_no_text_in_a_field_makes_another_contact(format_, version, batch):
    text = formats.dump(batch, format_, formats.Settings(version=version))
    assert len(list(formats.load(text.encode(), format_))) == len(batch)


@pytest.mark.parametrize(("format_", "version"), FORMS)
@given(data=st.binary(max_size=300) | anything.map(lambda text: text.encode("utf-8", "replace")))
def test_no_bytes_make_reading_fail(format_, version, data):
    for loaded in formats.load(data, format_):
        assert isinstance(loaded, Record | Reject)


@pytest.mark.parametrize("format_", [Format.JSON, Format.JSONL])
def test_json_carries_the_history_and_what_other_programs_said(format_):
    record = Record(
        uid="5d1f0c3a-1111-4222-8333-444455556666",
        contact=Contact(
            Kind.PERSON,
            Name("Amina Wanjiru", family="Wanjiru", given="Amina", prefix="Dr"),
            phones=(Phone("+254700000001", "12", PhoneKind.MOBILE),),
        ),
        sightings=(
            Sighting("name", "Amina Wanjiru", "2026-11-20T00:00:00Z", release="ab" * 32),
            Sighting(
                "phones",
                "+254700000001;ext=12",
                "2026-11-20T00:00:00Z",
                release="ab" * 32,
                kind=PhoneKind.MOBILE,
                line="Tel. +254 700 000001 ext. 12",
                start=10,
                end=38,
                rule="label Tel., country code",
                doubt="the name stands far from it",
            ),
            Sighting("emails", "amina@example.org", "2026-11-21T10:00:00Z", gone=True),
        ),
        extra={"vcard": ["X-SPOUSE:none"]},
        reports=(
            Report("", "", Verdict.VERIFIED, "2026-11-20T09:00:00Z", "Jo", "on the web page"),
            Report("phones", "+254700000001;ext=12", Verdict.DEAD, "2026-11-21T10:00:00Z"),
        ),
    )
    (back,) = formats.load(formats.dump([record], format_).encode())
    assert back == record
    assert back.contact.phones[0].kind is PhoneKind.MOBILE
    assert back.contact.name.prefix == "Dr"


def test_json_shows_a_terminal_nothing_to_obey():
    record = Record("u", Contact(Kind.DESK, org="A\x1b[31m\x9b31m\u202eB\ud800"))
    text = formats.dump([record], Format.JSONL)
    assert not set(text) & set("\x1b\x9b\u202e\ud800")
    assert json.loads(text)["org"] == record.contact.org
