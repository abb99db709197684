"""A card says all of a record but for what docs/formats.md lists, and that is lost in full.

LOSSES is that list: what each sentence means for a record. So the two cannot part.
"""

import re
import string
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressdir import formats
from pressdir.formats import Format, Settings
from pressdir.formats.vcard import VERSIONS, kept
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

DOCS = Path(__file__).parents[2] / "docs" / "formats.md"
TOLD = {PhoneKind.MOBILE, PhoneKind.FAX}
GONE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
LINE_ENDS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def no_history(record):
    return replace(record, sightings=(), reports=())


def kinds_told(record):
    phones = tuple(
        each if each.kind in TOLD else replace(each, kind=PhoneKind.UNKNOWN)
        for each in record.contact.phones
    )
    return replace(record, contact=replace(record.contact, phones=phones))


def faxes_last(record):
    phones = sorted(record.contact.phones, key=lambda phone: phone.kind is PhoneKind.FAX)
    return replace(record, contact=replace(record.contact, phones=tuple(phones)))


def tags_in_one_piece(record):
    tags = (re.sub("[,;]", " ", tag).strip() for tag in record.tags)
    return replace(record, tags=tuple(dict.fromkeys(filter(None, tags))))


def plain_link(record):
    return replace(record, url=record.url and kept.uri(record.url))


def in_texts(change):
    """The same change of all texts of a record."""

    def changed(record):
        contact = record.contact
        name = contact.name and Name(change(contact.name.full), contact.name.family)
        return replace(
            record,
            contact=replace(
                contact,
                name=name,
                org=contact.org and change(contact.org),
                role=contact.role and change(contact.role),
                location=contact.location and change(contact.location),
            ),
            note=record.note and change(record.note),
            tags=tuple(map(change, record.tags)),
        )

    return changed


def clean(text):
    return re.sub("[\ud800-\udfff]", "\ufffd", GONE.sub("", LINE_ENDS.sub("\n", text)))


LOSSES = {  # in the order of the list, by how each begins
    "Where each value came from": no_history,
    "Whether a number is a land line": kinds_told,
    "The order of faxes": faxes_last,
    "Tags with a comma": tags_in_one_piece,
    "A link's letters": plain_link,
    "Control characters": in_texts(clean),
    "Blanks at the start": in_texts(str.strip),
    "What other programs had": lambda record: replace(record, extra={}),
}

texts = st.text(
    st.sampled_from("ab ,;:\\\"'|=\n\r\t\x0b\u2028\x00\x1b\u202e\ud800éßИا中😀n\u00a0")
    | st.characters(exclude_categories=["Cc"]),
    max_size=40,
).map("x{}y".format)  # what is empty is nothing, in any format
padded = texts | texts.map(" {} \r\n".format)
tags = st.text("ab ,;\\é", min_size=1, max_size=9).filter(lambda tag: tag.strip(" ,;"))
phones = st.builds(
    Phone,
    st.from_regex(r"\+[1-9][0-9]{6,14}", fullmatch=True, alphabet=string.digits + "+"),
    st.none() | st.text(string.digits, min_size=1, max_size=7),
    st.sampled_from(PhoneKind),
)
records = st.builds(
    Record,
    uid=st.uuids().map(str),
    contact=st.builds(
        Contact,
        kind=st.sampled_from(Kind),
        name=st.none() | st.builds(Name, padded, st.just("Roe")),
        org=st.none() | padded,
        role=st.none() | padded,
        location=st.none() | padded,
        emails=st.just((EmailAddress("o'hara+x@example.org"), EmailAddress("юля@пример.example"))),
        phones=st.lists(phones, max_size=4, unique_by=str).map(tuple),
        langs=st.lists(st.sampled_from(["en", "fr", "zh-Hans"]), unique=True).map(tuple),
    ),
    sightings=st.just((Sighting("org", "x", "2026-11-21T10:30:00Z", release="d" * 64),)),
    tags=st.lists(tags, max_size=3).map(tuple),
    note=st.none() | padded,
    url=st.none() | st.sampled_from(["example.org/é,x", "https://example.org/100%;#a#b"]),
    extra=st.just({"vcard": ["BDAY:1970-01-01", "X-A:b"]}),
    reports=st.just((Report("", "", Verdict.OK, "2026-11-22T10:00:00Z"),)),
)


def listed():
    section = DOCS.read_text(encoding="utf-8").partition("### What a vCard cannot say\n")[2]
    return re.findall(r"^- (.+)$", section.partition("\n###")[0], re.MULTILINE)


def test_the_list_is_that_of_the_documents():
    sentences = listed()
    assert len(sentences) == len(LOSSES)
    for sentence, beginning in zip(sentences, LOSSES, strict=True):
        assert sentence.startswith(beginning)


@pytest.mark.parametrize("version", VERSIONS)
@given(record=records)
def test_a_card_says_all_but_what_is_listed(version, record):
    for lose in LOSSES.values():
        record = lose(record)
    text = formats.dump([record], Format.VCARD, Settings(version=version))
    (bare,) = formats.load(text.encode())
    assert bare == record
    assert [each.kind for each in bare.contact.phones] == [
        each.kind for each in record.contact.phones
    ]


@pytest.mark.parametrize("version", VERSIONS)
@given(record=records)
def test_what_is_listed_is_all_that_a_card_loses(version, record):
    text = formats.dump([record], Format.VCARD, Settings(version=version))
    (back,) = formats.load(text.encode())
    wanted = record
    for lose in LOSSES.values():
        wanted = lose(wanted)
    assert replace(back, extra={}) == wanted
    assert len(back.extra["vcard"]) == len(record.extra["vcard"])
