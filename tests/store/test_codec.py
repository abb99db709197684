import json
from dataclasses import replace
from functools import reduce

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressdir import outline
from pressdir.errors import InvalidValueError
from pressdir.model import (
    Contact,
    EmailAddress,
    Kind,
    Name,
    Phone,
    PhoneKind,
    Record,
    Release,
    Report,
    Sighting,
    Verdict,
)
from pressdir.reach import freshness
from pressdir.search import scan
from pressdir.store import codec, plain

QUICK = settings(max_examples=60, deadline=None)  # others may use the machine, too
UID = "3e535ddc-0daa-476f-9dd9-8d9c5e7edb93"
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
EMAILS = st.builds(
    "{}@{}.example".format,
    st.text("abcdeéж.+-_019", min_size=1, max_size=9),
    st.text("abcü-", min_size=1, max_size=9),
).map(EmailAddress)
PHONES = st.builds(
    Phone,
    st.integers(10**6, 10**15 - 1).map("+{}".format),
    st.none() | st.text("0123456789", min_size=1, max_size=6),
)
SIGHTINGS = st.builds(
    Sighting,
    field=st.sampled_from(["name", "org", "emails", "phones", "mood"]),
    value=WORDS,
    at=st.sampled_from(["2026-11-21T10:30:00Z", "2025-01-01T00:00:00Z"]),
    release=st.none() | st.text("0123456789abcdef", min_size=64, max_size=64),
    gone=st.booleans(),
    kind=st.none() | st.sampled_from(PhoneKind),
    line=st.just("") | WORDS,
    start=st.none() | st.integers(0, 10**6),
    end=st.none() | st.integers(0, 10**6),
    rule=st.just("") | WORDS,
    doubt=st.just("") | WORDS,
)
REPORTS = st.builds(
    Report,
    field=st.sampled_from(["phones", "emails", "mood"]),
    value=WORDS,
    outcome=st.sampled_from(Verdict),
    at=st.sampled_from(["2026-11-21T10:30:00Z", "2025-01-01T00:00:00Z"]),
    by=st.just("") | WORDS,
    note=st.just("") | WORDS,
)
CONTACTS = st.builds(
    Contact,
    kind=st.sampled_from(Kind),
    name=st.none() | st.builds(Name, WORDS, family=st.just("") | WORDS, prefix=st.just("") | WORDS),
    org=st.none() | WORDS,
    role=st.none() | WORDS,
    location=st.none() | WORDS,
    emails=st.lists(EMAILS, max_size=3, unique=True).map(tuple),
    phones=st.lists(PHONES, max_size=3, unique=True).map(tuple),
    langs=st.lists(WORDS, max_size=2, unique=True).map(tuple),
)
RECORDS = st.builds(
    Record,
    uid=st.uuids().map(str),
    contact=CONTACTS,
    sightings=st.lists(SIGHTINGS, max_size=3).map(tuple),
    reports=st.lists(REPORTS, max_size=3, unique=True).map(tuple),
    tags=st.lists(WORDS, max_size=2, unique=True).map(tuple),
    note=st.none() | WORDS,
    url=st.none() | WORDS,
    extra=st.dictionaries(WORDS.filter(lambda key: key not in codec.FIELDS), JSON, max_size=2),
)


def read(row, uid=UID):
    return codec.decode(row, uid, [])


def faults(row):
    found = []
    codec.decode(row, UID, found)
    return found


@QUICK
@given(RECORDS)
def test_a_record_reads_back_as_it_was_written(record):
    row = json.loads(json.dumps(codec.encode(record)))
    assert codec.decode(row, record.uid, found := []) == record
    assert found == []
    assert read(row).contact.name is None or (
        read(row).contact.name.family in {record.contact.name.family, ""}
    )


@QUICK
@given(RECORDS)
def test_what_we_write_is_plain(record):
    assert plain.all_plain([codec.encode(record)])


@QUICK
@given(RECORDS, st.sampled_from(['"a b"@example.org', "a@EXAMPLE.org", "a", "ana@example.org"]))
def test_of_what_we_write_the_fields_alone_tell_whether_it_is_plain(record, address):
    odd = replace(record, contact=replace(record.contact, emails=(EmailAddress(address),)))
    row = codec.encode(odd)
    assert plain.has_plain_fields(row) is plain.is_plain(row, {}) is (address == "ana@example.org")


@QUICK
@given(RECORDS)
def test_what_we_write_is_read_the_same_with_and_without_a_look_for_faults(record):
    row = json.loads(json.dumps(codec.encode(record)))
    read = codec.decode(row, record.uid, [])
    assert repr(plain.decode(row)) == repr(read)
    assert repr(plain.outline(row)) == repr(outline.of(read))
    assert plain.outline(row).label == read.contact.label
    assert plain.outline(row).unsure == read.unsure


@QUICK
@given(st.lists(SIGHTINGS, max_size=6))
def test_an_outline_says_of_times_and_releases_what_its_record_says(sightings):
    sightings = (*sightings, *(each._replace(doubt="", gone=False) for each in sightings))
    record = Record(UID, Contact(Kind.PERSON), sightings[len(sightings) // 2 :])
    brief, undated = outline.of(record), {each.release for each in sightings[:1]}
    for told in (scan.last_seen, scan.release_count, lambda each: each.unsure):
        assert told(brief) == told(record)
    seen, known = (freshness.of_contact(each, undated) for each in (brief, record))
    assert (seen.last, seen.how, seen.count) == (known.last, known.how, known.count)
    releases = {each.release: Release(each.release or "", "x", "t") for each in sightings}
    titles = [*scan.SEVERAL["release"](brief, releases)]
    assert len(titles) == len({each.release for each in record.sightings if each.release})


@QUICK
@given(RECORDS, JSON)
def test_writing_what_was_read_changes_nothing(record, marks):
    row = {**codec.encode(record), "_s": marks}
    assert codec.encode(codec.decode(row, record.uid, []), row) == row


@QUICK
@given(RECORDS, RECORDS)
def test_writing_over_another_gives_the_new_record(old, new):
    row = codec.encode(new, codec.encode(old))
    assert codec.decode(row, new.uid, []) == new


@QUICK
@given(st.dictionaries(st.sampled_from(sorted(codec.FIELDS - {"uid"})), JSON))
def test_a_row_of_nonsense_is_read_without_fault_and_written_without_loss(row):
    assert codec.encode(read(row), row) == {**row, "uid": UID}


def test_fields_stand_in_the_order_in_which_people_read():
    record = Record(
        UID,
        Contact(
            Kind.PERSON,
            Name("Ana Ruiz", family="Ana", given="Ruiz"),
            org="Office",
            role="spokesperson",
            location="Geneva",
            emails=(EmailAddress("ana@office.example"),),
            phones=(Phone("+41225550142", "5"),),
            langs=("en",),
        ),
        (Sighting("name", "Ana Ruiz", "2026-11-21T10:30:00Z", "ab", gone=True),),
        ("health",),
        "calls back",
        "https://office.example",
        {"zebra": 1, "apple": {"b": 1, "a": 2}},
    )
    assert codec.encode(record, {"_s": {"t": 1}}) == {
        "kind": "person",
        "name": "Ana Ruiz",
        "family": "Ana",
        "given": "Ruiz",
        "role": "spokesperson",
        "org": "Office",
        "location": "Geneva",
        "emails": ["ana@office.example"],
        "phones": ["+41225550142;ext=5"],
        "langs": ["en"],
        "tags": ["health"],
        "url": "https://office.example",
        "note": "calls back",
        "apple": {"b": 1, "a": 2},
        "zebra": 1,
        "sightings": [
            {
                "field": "name",
                "value": "Ana Ruiz",
                "at": "2026-11-21T10:30:00Z",
                "release": "ab",
                "gone": True,
            }
        ],
        "uid": UID,
        "_s": {"t": 1, "extra": "4a4d9ea2 d3675552"},  # marks of apple and zebra
    }
    keys = list(codec.encode(record, {"_s": {"t": 1}}))
    assert keys[:4] == ["kind", "name", "family", "given"]
    assert keys[-6:] == ["note", "apple", "zebra", "sightings", "uid", "_s"]


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        pytest.param(Name("Ana Ruiz"), {"name": "Ana Ruiz"}, id="no parts known"),
        pytest.param(
            Name("Ana Ruiz", family="Ruiz", given="Ana"), {"name": "Ana Ruiz"}, id="parts it shows"
        ),
        pytest.param(
            Name("Ana Ruiz", family="Ana", given="Ruiz"),
            {"name": "Ana Ruiz", "family": "Ana", "given": "Ruiz"},
            id="the other way round",
        ),
        pytest.param(
            Name("Ana Ruiz", family="Ruiz", given="Ana", prefix="Dr"),
            {"name": "Ana Ruiz", "family": "Ruiz", "given": "Ana", "prefix": "Dr"},
            id="a title that the name leaves out",
        ),
        pytest.param(Name("42"), {"name": "42"}, id="no name of a person"),
    ],
)
def test_name_parts_are_stored_when_they_say_more_than_the_name(name, stored):
    row = codec.encode(Record(UID, Contact(Kind.PERSON, name)))
    assert {key: row[key] for key in ("name", *codec.PARTS) if key in row} == stored


@pytest.mark.parametrize(
    ("row", "check"),
    [
        pytest.param({"phones": ["+41 22 555 01 42"]}, "+41225550142", id="a phone with spaces"),
        pytest.param({"phones": "+41225550142"}, "+41225550142", id="one phone, no list"),
        pytest.param(
            {"emails": ["Ana@OFFICE.example.org"]}, "Ana@office.example.org", id="capitals"
        ),
        pytest.param({"emails": "ana@office.example.org"}, "ana@office.example.org", id="one"),
    ],
)
def test_values_typed_into_the_file_in_another_notation_are_understood(row, check):
    contact = read(row).contact
    assert [str(value) for value in (*contact.emails, *contact.phones)] == [check]
    assert codec.encode(read(row), row) == {**row, "uid": UID}


@pytest.mark.parametrize(
    ("row", "field"),
    [
        pytest.param({"phones": ["ask Ana", "+41225550142"]}, "phones[0]", id="words as a phone"),
        pytest.param({"phones": ["022 555 01 42"]}, "phones[0]", id="a phone of no country"),
        pytest.param({"emails": [{"value": "a@b.example"}]}, "emails[0]", id="an object as e-mail"),
        pytest.param({"name": ["Ana"]}, "name", id="a list as name"),
        pytest.param({"kind": "robot"}, "kind", id="an unknown kind"),
        pytest.param({"sightings": [{"field": "name"}]}, "sightings[0]", id="half a sighting"),
        pytest.param({"sightings": [7, "x"]}, "sightings[0]", id="no sighting"),
        pytest.param({"reports": [{"outcome": "dead"}]}, "reports[0]", id="half a report"),
        pytest.param(
            {"reports": [{"outcome": "asleep", "at": "2030-01-01T00:00:00Z"}]},
            "reports[0]",
            id="an outcome of a later version",
        ),
        pytest.param({"note": 5}, "note", id="a number as note"),
    ],
)
def test_what_is_not_understood_is_said_and_kept(row, field):
    assert field in {where for where, _ in faults(row)}
    record = read(row)
    changed = Record(UID, Contact(record.contact.kind, org="Office"), tags=("new",))
    written = codec.encode(changed, row)
    assert written["org"] == "Office"
    assert all(
        set(map(str, row[key])) - {"+41225550142"} <= set(map(str, written[key]))
        if isinstance(row[key], list)
        else written[key] == row[key]
        for key in row
    )


def test_unknown_keys_of_a_sighting_stay_when_another_is_added():
    old = {"field": "org", "value": "Office", "at": "2026-11-21T10:30:00Z", "mood": "good"}
    record = read({"sightings": [old]})
    more = Sighting("org", "Bureau", "2026-11-22T10:30:00Z")
    row = codec.encode(Record(UID, record.contact, (*record.sightings, more)), {"sightings": [old]})
    assert row["sightings"][0] == old
    assert len(row["sightings"]) == 2


def test_unknown_keys_of_a_report_stay_when_another_is_added():
    old = {"outcome": "moved", "at": "2026-11-21T10:30:00Z", "mood": "sad"}
    record = read({"reports": [old]})
    more = Report("phones", "+4122222", Verdict.DEAD, "2026-11-22T10:30:00Z", "Jo")
    row = codec.encode(replace(record, reports=(*record.reports, more)), {"reports": [old]})
    assert row["reports"] == [
        old,
        {
            "field": "phones",
            "value": "+4122222",
            "outcome": "dead",
            "at": "2026-11-22T10:30:00Z",
            "by": "Jo",
        },
    ]


def test_a_row_without_reports_gets_none():
    record = read({"org": "Harbour Trust"})
    assert record.reports == ()
    assert "reports" not in codec.encode(record)


def test_a_phone_has_the_kind_of_its_newest_sighting():
    record = Record(
        UID,
        Contact(Kind.DESK, phones=(Phone("+41225550142"), Phone("+41225550149"))),
        (
            Sighting("phones", "+41225550142", "2026-02-01T00:00:00Z", kind=PhoneKind.FAX),
            Sighting("phones", "+41225550142", "2026-01-01T00:00:00Z", kind=PhoneKind.MOBILE),
        ),
    )
    kinds = [phone.kind for phone in read(codec.encode(record)).contact.phones]
    assert kinds == [PhoneKind.FAX, PhoneKind.UNKNOWN]


@pytest.mark.parametrize(
    ("extra", "kept"),
    [
        pytest.param({"x": "half \ud83d"}, {"x": "half \ufffd"}, id="half a character"),
        pytest.param({"\udc00": 1}, {"\ufffd": 1}, id="half a character as key"),
        pytest.param({"x": float("nan")}, {"x": None}, id="not a number"),
        pytest.param({"x": (1, 2)}, {"x": [1, 2]}, id="a tuple"),
    ],
)
def test_what_json_cannot_hold_is_mended(extra, kept):
    row = codec.encode(Record(UID, Contact(Kind.DESK), extra=extra))
    assert {key: row[key] for key in row if key not in codec.FIELDS} == kept


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(2**70, id="too large"),
        pytest.param(object(), id="an object"),
        pytest.param(reduce(lambda inner, _: [inner], range(62), 1), id="too deep for the file"),
        pytest.param(reduce(lambda inner, _: [inner], range(9999), 1), id="too deep for anything"),
    ],
)
def test_what_json_cannot_hold_at_all_is_refused(value):
    with pytest.raises(InvalidValueError, match="Office has a field that JSON cannot hold"):
        codec.encode(Record(UID, Contact(Kind.DESK, org="Office"), extra={"x": value}))


def test_a_release_reads_back_and_keeps_what_it_does_not_know():
    release = Release("ab" * 32, "a.html", "Title", "2026-11-21", "en", "2026-11-21T10:30:00Z")
    row = codec.encode_release(release, {"mood": "good", "digest": "ab" * 32})
    assert codec.decode_release(row) == release
    assert row["mood"] == "good"


@pytest.mark.parametrize("row", [pytest.param(5, id="5"), pytest.param({}, id="no digest")])
def test_no_release_is_no_release(row):
    assert codec.decode_release(row) is None


def test_ids_are_stable_and_of_48_bits():
    assert codec.row_id(UID) == 17793614497322
    assert 0 < codec.row_id("ab" * 32) < 2**48
