import json

import pytest

from pressdir import formats
from pressdir.formats import Format, Reject
from pressdir.formats.jcard import moments
from pressdir.formats.jcard.properties import of_line, to_lines
from pressdir.model import (
    Contact,
    EmailAddress,
    Kind,
    Name,
    Phone,
    PhoneKind,
    Record,
    Release,
    Sighting,
)

UID = "5d1f0c3a-1111-4222-8333-444455556666"


def card(*properties):
    return json.dumps(["vcard", [["version", {}, "text", "4.0"], *properties]]).encode()


def read(*properties):
    (record,) = formats.load(card(["fn", {}, "text", "Jane Roe"], *properties))
    assert isinstance(record, Record), record
    return record


@pytest.mark.parametrize(
    ("line", "each"),
    [
        pytest.param("FN:Roe\\, Jane; ed.", ["fn", {}, "text", "Roe, Jane; ed."], id="text"),
        pytest.param(
            "N:Roe;Jane;A.,B.;Dr;",
            ["n", {}, "text", ["Roe", "Jane", ["A.", "B."], "Dr", ""]],
            id="components, one of several values",
        ),
        pytest.param(
            "N:a\\,b;c\\;d;;;", ["n", {}, "text", ["a,b", "c;d", "", "", ""]], id="quoted"
        ),
        pytest.param("ORG:Acme\\, Inc.", ["org", {}, "text", "Acme, Inc."], id="one component"),
        pytest.param("ORG:Acme;Press", ["org", {}, "text", ["Acme", "Press"]], id="a department"),
        pytest.param(
            "TEL;VALUE=uri;TYPE=WORK,VOICE;PREF=1:tel:+41225550142;ext=5",
            ["tel", {"type": ["work", "voice"], "pref": "1"}, "uri", "tel:+41225550142;ext=5"],
            id="a number, its types in small letters",
        ),
        pytest.param(
            "item1.TEL;TYPE=CELL:4021",
            ["tel", {"group": "item1", "type": "cell"}, "text", "4021"],
            id="a group",
        ),
        pytest.param(
            "CATEGORIES:a,b\\, c", ["categories", {}, "text", "a", "b, c"], id="several values"
        ),
        pytest.param(
            "URL:https://example.org/a%2Cb",
            ["url", {}, "uri", "https://example.org/a%2Cb"],
            id="an address",
        ),
        pytest.param("LANG:fr-CH", ["lang", {}, "language-tag", "fr-CH"], id="a language"),
        pytest.param(
            "REV:20261122T080000Z", ["rev", {}, "timestamp", "2026-11-22T08:00:00Z"], id="a time"
        ),
        pytest.param("BDAY:--0203", ["bday", {}, "date-and-or-time", "--02-03"], id="a day"),
        pytest.param("X-A;B=c:d\\,e;f", ["x-a", {"b": "c"}, "unknown", "d\\,e;f"], id="unknown"),
        pytest.param("X-A;VALUE=integer:7", ["x-a", {}, "integer", 7], id="a number as such"),
        pytest.param("X-A;VALUE=boolean:TRUE", ["x-a", {}, "boolean", True], id="true"),
        pytest.param(
            "TZ;VALUE=utc-offset:-0500", ["tz", {}, "utc-offset", "-05:00"], id="an offset"
        ),
        pytest.param(
            "ADR;LABEL=4 Rue X^nGen^^eve:;;4 Rue X;Genève;;1201;Suisse",
            [
                "adr",
                {"label": "4 Rue X\nGen^eve"},
                "text",
                ["", "", "4 Rue X", "Genève", "", "1201", "Suisse"],
            ],
            id="a parameter of two lines",
        ),
        pytest.param("UID:abc-123", ["uid", {}, "text", "abc-123"], id="a uid that is no URI"),
    ],
)
def test_a_content_line_and_its_property_are_the_same(line, each):
    assert of_line(line) == each
    if "VALUE=uri" not in line:
        assert list(to_lines(each)) == [line]


@pytest.mark.parametrize(
    ("line", "type_"),
    [
        pytest.param("TEL;WORK;FAX:1", ["work", "fax"], id="bare, as in 2.1"),
        pytest.param('TEL;TYPE="work,fax":1', ["work", "fax"], id="a list in quotes"),
        pytest.param("TEL;TYPE=work;TYPE=fax:1", ["work", "fax"], id="said twice"),
        pytest.param("X-A;TYPE=Mastodon:1", "Mastodon", id="of a property that nobody knows"),
    ],
)
def test_types_are_one_list(line, type_):
    assert of_line(line)[1] == {"type": type_}


@pytest.mark.parametrize(
    ("kind", "basic", "extended"),
    [
        ("date", "19850412", "1985-04-12"),
        ("date", "1985-04", "1985-04"),
        ("date", "1985", "1985"),
        ("date", "--0412", "--04-12"),
        ("date", "---12", "---12"),
        ("timestamp", "19961022T140000-0500", "1996-10-22T14:00:00-05:00"),
        ("timestamp", "19961022T140000-05", "1996-10-22T14:00:00-05"),
        ("date-and-or-time", "T102200Z", "T10:22:00Z"),
        ("date-and-or-time", "T1022", "T10:22"),
        ("date-and-or-time", "--0412T10", "--04-12T10"),
        ("date-and-or-time", "circa 1800", "circa 1800"),
        ("utc-offset", "-0500", "-05:00"),
        ("utc-offset", "Z", "Z"),
        ("text", "20261122", "20261122"),
    ],
)
def test_moments_are_extended_in_json(kind, basic, extended):
    assert moments.extended(kind, basic) == extended
    assert moments.basic(kind, extended) == basic


def test_a_file_is_a_list_of_cards_one_a_line():
    records = [Record(UID, Contact(Kind.PERSON, Name(name))) for name in ("A", "B")]
    text = formats.dump(records, Format.JCARD)
    assert text.count("\n") == 4
    first, second = json.loads(text)
    assert first[0] == second[0] == "vcard"
    assert first[1][0] == ["version", {}, "text", "4.0"]
    assert json.loads(formats.dump([], Format.JCARD)) == []
    assert isinstance(json.loads(formats.dump(records[:1], Format.JCARD))[0], list)


def test_sources_stand_in_the_note_and_do_not_come_back_as_one():
    seen = Sighting("name", "Jane Roe", "2026-11-20T00:00:00Z", release="d")
    record = Record(UID, Contact(Kind.PERSON, Name("Jane Roe")), (seen,), note="mine")
    releases = {"d": Release("d", "https://example.org/1", "Flood", "2026-11-20")}
    text = formats.dump([record], Format.JCARD, formats.Settings(releases))
    assert "mine\\nSource: Flood, 2026-11-20, https://example.org/1" in text
    (back,) = formats.load(text.encode())
    assert back.note == "mine"


def test_a_tag_is_written_as_it_is_since_no_reader_of_a_list_splits_it():
    record = Record(UID, Contact(Kind.PERSON, Name("Jane Roe")), tags=("a, b; c", "d|e"))
    text = formats.dump([record], Format.JCARD)
    assert '["categories", {}, "text", "a, b; c", "d|e"]' in text
    (back,) = formats.load(text.encode())
    assert back.tags == record.tags


def test_what_has_no_field_is_kept_and_written_again():
    kept = [
        ["x-socialprofile", {"type": "mastodon"}, "unknown", "https://example.org/@jane"],
        ["adr", {"group": "item2"}, "text", ["", "", "4 Rue X", "Genève", "", "1201", "Suisse"]],
        ["x-ablabel", {"group": "item2"}, "unknown", "office"],
        ["org", {"sort-as": ["IOM", "Media"]}, "text", ["IOM", "Media Unit"]],
        ["tel", {"type": "work"}, "text", "4021"],
        ["photo", {"x-a": 'a"b\nc'}, "uri", "data:image/png;base64,QUJD"],
        ["bday", {}, "date-and-or-time", "1970-01-01"],
        ["x-count", {}, "integer", 3],
        ["nickname", {}, "text", "Jan, the 1st", "J"],
        ["uid", {}, "text", "abc-123"],
    ]
    record = read(*kept)
    assert record.contact.org == "IOM"
    assert record.contact.location == "Genève"
    ((_, written),) = json.loads(formats.dump([record], Format.JCARD))
    assert [each for each in kept if each not in written] == []
    (again,) = formats.load(formats.dump([record], "vcard", formats.Settings({}, "4.0")).encode())
    assert again.contact == record.contact
    assert formats.dump([again], Format.JCARD) == formats.dump([record], Format.JCARD)


def test_reads_what_others_write():
    record = read(
        ["n", {}, "text", ["Roe", "Jane", "", "Dr", ""]],
        ["TEL", {"TYPE": ["voice", "cell"], "pref": 1}, "URI", "tel:+41-22-555-0142"],
        ["tel", {"type": "fax"}, "text", "+41 22 555 01 43"],
        ["email", {"type": "home"}, "text", "jane@example.org"],
        ["note", {}, "text", "a\nb\u0000\u001b[31m"],
        ["categories", {}, "text", "a", "b"],
    )
    assert record.contact == Contact(
        Kind.PERSON,
        Name("Jane Roe"),
        emails=(EmailAddress("jane@example.org"),),
        phones=(Phone("+41225550142"), Phone("+41225550143")),
    )
    assert [each.kind for each in record.contact.phones] == [PhoneKind.MOBILE, PhoneKind.FAX]
    assert record.contact.name.prefix == "Dr"
    assert record.note == "a\nb[31m"
    assert record.tags == ("a", "b")


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        pytest.param(["vcard"], "no card: ", id="no properties"),
        pytest.param(["vcard", {}], "no card: ", id="properties that are no list"),
        pytest.param(["vcalendar", []], "no card: ", id="a calendar"),
        pytest.param(["vcard", [1]], "a property that is a JSON int", id="a number"),
        pytest.param(["vcard", [[]]], "a property that is a JSON list", id="an empty property"),
        pytest.param(["vcard", [["fn", {}, "text"]]], "fn: no [name, {param", id="no value"),
        pytest.param(["vcard", [["fn", [], "text", "a"]]], "fn: no [name, {param", id="params"),
        pytest.param(["vcard", [["fn", {}, 5, "a"]]], "fn: no [name, {param", id="type"),
        pytest.param(["vcard", [["f\nn", {}, "text", "a"]]], "f\nn: no name", id="line in a name"),
        pytest.param(["vcard", [["fn", {}, "a:b", "a"]]], "fn: 'a:b' is no type", id="odd type"),
        pytest.param(
            ["vcard", [["fn", {}, "text", {}]]], "fn: a value that is a JSON dict", id="object"
        ),
        pytest.param(
            ["vcard", [["fn", {}, "text", None]]], "fn: a value that is a JSON None", id="null"
        ),
        pytest.param(
            ["vcard", [["n", {}, "text", ["a", [1]]]]], "n: a component that is no", id="component"
        ),
        pytest.param(
            ["vcard", [["fn", {"a": {}}, "text", "a"]]], "fn: a parameter that", id="parameter"
        ),
        pytest.param(["vcard", []], "it names nobody", id="nobody"),
        pytest.param(
            ["vcard", [["kind", {}, "text", "group"], ["fn", {}, "text", "List"]]],
            "a group of contacts",
            id="a group",
        ),
    ],
)
def test_a_bad_card_is_handed_back_and_stops_no_other(value, reason):
    good = ["vcard", [["fn", {}, "text", "Jane Roe"]]]
    data = json.dumps([good, value, good]).encode()
    _, reject, last = formats.load(data, Format.JCARD)
    assert isinstance(reject, Reject)
    assert reject.reason.startswith(reason)
    assert json.loads(reject.text) == value
    assert last.contact.label == "Jane Roe"


@pytest.mark.parametrize(
    "property_",
    [
        pytest.param(["note", {}, "text", "a\r\nX-EVIL:1"], id="a value"),
        pytest.param(["x-a", {}, "unknown", "a\nX-EVIL:1"], id="a raw value"),
        pytest.param(["url", {}, "uri", "a\nX-EVIL:1"], id="an address"),
        pytest.param(["x-a", {"b": 'c"\r\nX-EVIL:1'}, "text", "a"], id="a parameter"),
        pytest.param(["x-a", {"b\nX-EVIL:1": "c"}, "text", "a"], id="a parameter's name"),
        pytest.param(["x-a", {"group": "a\nX-EVIL:1\n"}, "text", "a"], id="a group"),
        pytest.param(["x-a", {}, "date", "a\nX-EVIL:1"], id="a date"),
    ],
)
def test_no_text_makes_a_line_of_its_own(property_):
    lines = formats.dump([read(property_)], "vcard").split("\r\n")
    assert not [line for line in lines if line.startswith("X-EVIL")]


def test_half_a_character_is_replaced():
    data = b'["vcard", [["fn", {}, "text", "Jane \\ud800"], ["x-a", {}, "unknown", "\\udcff"]]]'
    (record,) = formats.load(data)
    assert record.contact.name.full == "Jane \ufffd"
    assert formats.dump([record], Format.JCARD).encode()
