import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressdir.errors import DamagedStoreError, NewerStoreError
from pressdir.store import layout

QUICK = settings(max_examples=60, deadline=None)  # others may use the machine, too
GOOD = (
    b'{"_pressdir":{\n"1":{"format":1,"store":"k3v9"}\n},\n"contacts":{\n'
    b'"2":{"name":"Jos\xc3\xa9"},\n"11":{"name":"\xe9\x99\xbd\xe5\xad\x90"}\n},\n'
    b'"releases":{},\n"bin":{}}\n'
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**64 - 1) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
TABLES = st.dictionaries(st.text(max_size=5), JSON, max_size=3)
ROWS = st.dictionaries(st.integers(0, 2**50).map(str), JSON, max_size=4)


def test_what_was_rendered_reads_back_and_renders_to_the_same_bytes():
    assert layout.render(layout.parse(GOOD)) == GOOD


@QUICK
@given(TABLES, ROWS, ROWS)
def test_all_tables_and_rows_survive(others, contacts, releases):
    others = {name: table for name, table in others.items() if name not in layout.KNOWN}
    tables = {"contacts": contacts, "releases": releases, **others}
    data = bytes(layout.render(layout.Content(tables)))
    assert json.loads(data) == {"_pressdir": {}, "bin": {}, **tables}
    again = layout.parse(data)
    assert again.problems == []
    assert layout.render(again) == data


@QUICK
@given(ROWS)
def test_a_file_of_stock_tinydb_is_read_whole(contacts):
    found = layout.parse(json.dumps({"contacts": contacts}).encode())
    assert found.tables == {"contacts": contacts}
    assert found.problems == []


def test_lines_are_sorted_by_number_one_contact_each():
    content = layout.Content({"contacts": {"10": {"a": 1}, "9": {"b": "é"}}})
    assert '"9":{"b":"é"},\n"10":{"a":1}\n'.encode() in layout.render(content)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"[]", "no contacts", id="an array"),
        pytest.param(b"5", "no contacts", id="a number"),
        pytest.param(b'"contacts"', "no contacts", id="a string"),
        pytest.param(b'{"name": "package"}', "no contacts", id="another program's JSON"),
        pytest.param(b'{"_default": {"1": {}}}', "no contacts", id="another TinyDB"),
        pytest.param(b'{"contacts": []}', '"contacts" is no table', id="a list of contacts"),
        pytest.param(b'{"_pressdir": 5}', '"_pressdir" is no table', id="no header"),
        pytest.param(b'{"_pressdir": {"1": 5}}', "says no format", id="no header row"),
        pytest.param(b'{"_pressdir": {"1": {"format": "x"}}}', "says no format", id="format x"),
        pytest.param(b'{"_pressdir": {"1": {"format": true}}}', "says no format", id="format true"),
        pytest.param(GOOD[:-3], "is not JSON", id="cut off"),
        pytest.param(GOOD + b"\0" * 9, "NUL bytes", id="NUL behind"),
        pytest.param(b"\0" * 99, "NUL bytes", id="NUL alone"),
        pytest.param(b"\xef\xbb\xbf" + GOOD, "byte order mark", id="BOM"),
        pytest.param(GOOD.decode().encode("utf-16"), "UTF-16", id="UTF-16"),
        pytest.param(GOOD.decode().encode("utf-16-le"), "UTF-16", id="UTF-16 without mark"),
        pytest.param(GOOD.decode().encode("utf-16-be"), "UTF-16", id="UTF-16 the other way"),
        pytest.param(GOOD.replace(b"\xc3\xa9", b"\xe9"), "is not JSON", id="Latin-1"),
        pytest.param(b'{"contacts": {}} {"contacts": {}}', "is not JSON", id="two files in one"),
        pytest.param(b"<<<<<<< ours\n" + GOOD, "is several versions", id="marks of a merge"),
        pytest.param(b"[" * 200_000, "nested deeper", id="200,000 brackets, open"),
        pytest.param(b"[" * 200_000 + b"]" * 200_000, "nested deeper", id="200,000 brackets"),
        pytest.param(b'{"a":' * 200_000 + b"1" + b"}" * 200_000, "nested deeper", id="objects"),
        pytest.param(b'{"contacts":' + b"[" * 70 + b"]" * 70 + b"}", "nested deeper", id="70 deep"),
        pytest.param(b"[" * 1_000_000 + b"]" * 1_000_000, "nested deeper", id="a million brackets"),
        pytest.param(b"[" * 65 + b"5" + b"]" * 65, "nested deeper", id="65 deep"),
        pytest.param(b"[" * 64 + b"5" + b"]" * 64, "no contacts", id="64 deep"),
        pytest.param(b"[[]" * 65 + b"]" * 65, "nested deeper", id="65 deep, in steps"),
        pytest.param(b'["' + b'\\"' * 100_000, "is not JSON", id="a text without end"),
        pytest.param(b" " * 9, "is not JSON", id="blanks"),
    ],
)
def test_what_is_no_contact_file_is_refused_with_the_reason(data, reason):
    start = time.monotonic()
    with pytest.raises(DamagedStoreError, match=reason):
        layout.parse(data)
    assert time.monotonic() - start < 30


@pytest.mark.parametrize("cut", range(1, len(GOOD) - 1, 3))
def test_no_beginning_of_a_file_is_taken_for_the_file(cut):
    with pytest.raises(DamagedStoreError):
        layout.parse(GOOD[:cut])


def test_a_file_beyond_the_bound_is_refused(monkeypatch):
    monkeypatch.setattr(layout, "MAX_SIZE", 50)
    with pytest.raises(DamagedStoreError, match="larger than"):
        layout.parse(GOOD)


def test_a_newer_format_is_refused():
    with pytest.raises(NewerStoreError, match="format 2"):
        layout.parse(GOOD.replace(b'"format":1', b'"format":2'))


def test_brackets_in_texts_are_no_depth():
    data = json.dumps({"contacts": {"1": {"note": "[{" * 500, "a": '"[' * 99}}}).encode()
    assert layout.parse(data).tables["contacts"]["1"]["note"] == "[{" * 500


@pytest.mark.parametrize(
    ("written", "value"),
    [
        pytest.param(b'"\\ud83d"', "\ufffd", id="half a character"),
        pytest.param(b'"a\\udc00b"', "a\ufffdb", id="the other half"),
        pytest.param(b'"\xed\xa0\x80"', "\ufffd", id="half a character in UTF-8"),
        pytest.param(b"NaN", "NaN", id="NaN"),
        pytest.param(b"-Infinity", "-Infinity", id="Infinity"),
        pytest.param(b"1e999", "1e999", id="a number beyond all"),
        pytest.param(b"9" * 5000, "9" * 5000, id="5,000 digits"),
        pytest.param(b'["\\ud800", NaN]', ["\ufffd", "NaN"], id="in a list"),
    ],
)
def test_what_json_does_not_allow_is_mended_and_said(written, value):
    data = b'{"contacts":{"1":{"x":%b,"name":"Jos\xc3\xa9 \\ud83d\\ude00"}}}' % written
    content = layout.parse(data)
    assert content.tables["contacts"]["1"] == {"x": value, "name": "José 😀"}
    assert content.problems
    assert json.loads(bytes(layout.render(content)))["contacts"] == content.tables["contacts"]
    assert layout.parse(bytes(layout.render(content))).problems == []


@pytest.mark.parametrize(
    ("rows", "contacts"),
    [
        pytest.param(
            b'"1":{"name":"Ana"},\n"1":{"name":"Bob"},\n"2":{"name":"Cy"}',
            {"1": {"name": "Ana"}, "2": {"name": "Bob"}, "3": {"name": "Cy"}},
            id="two contacts under one id",
        ),
        pytest.param(
            b'"1":{"emails":["a"],"emails":["b"]}',
            {"1": {"emails": ["a"], "emails (2)": ["b"]}},
            id="two fields of one name",
        ),
        pytest.param(
            b'"1":{"a":1,"a":2,"a":3,"a (2)":4}',
            {"1": {"a": 1, "a (2)": 2, "a (3)": 3, "a (2) (2)": 4}},
            id="more of them",
        ),
        pytest.param(
            b'"1":{"role":"a","role":"b"},"2":{"role":"c","role":"d"}',
            {"1": {"role": "a", "role (2)": "b"}, "2": {"role": "c", "role (2)": "d"}},
            id="in two contacts",
        ),
        pytest.param(b'"1":{"a":1,"a":1}', {"1": {"a": 1}}, id="the same twice"),
    ],
)
def test_two_entries_under_one_key_are_both_kept(rows, contacts):
    content = layout.parse(b'{"contacts":{\n%b\n}}' % rows)
    assert content.tables["contacts"] == contacts
    assert content.problems or b'"a":1,"a":1' in rows


def test_very_many_equal_keys_take_no_longer():
    rows = b",".join(b'"1":{"n":%d}' % n for n in range(50_000))
    start = time.monotonic()
    assert len(layout.parse(b'{"contacts":{%b}}' % rows).tables["contacts"]) == 50_000
    assert time.monotonic() - start < 30


def test_rows_whose_id_is_no_number_are_set_aside_and_written_back():
    data = b'{"contacts":{"ana":{"name":"Ana"},"1":{},"01":{},"-2":{},"%b":{}}}' % (b"9" * 5000)
    content = layout.parse(data)
    assert content.tables["contacts"] == {"1": {}}
    assert len(content.problems) == 4
    assert json.loads(bytes(layout.render(content)))["contacts"].keys() == {
        "ana", "1", "01", "-2", "9" * 5000,
    }  # fmt: skip
