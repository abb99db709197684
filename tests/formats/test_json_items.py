import json
import time

import pytest

from pressdir.formats.json_items import WIDE, Item, items
from pressdir.formats.loaded import Reject


def read(text, opener="{"):
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return [
        each.value if isinstance(each, Item) else (each.line, each.reason, each.text)
        for each in items(data, opener)
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("[]", [], id="an empty list"),
        pytest.param('{"a": 1}', [{"a": 1}], id="one"),
        pytest.param('[{"a": 1}, {"b": 2}]', [{"a": 1}, {"b": 2}], id="a list"),
        pytest.param('{"a": 1}\n\n{"b": 2}\n', [{"a": 1}, {"b": 2}], id="lines"),
        pytest.param('{"a": 1}{"b": 2}', [{"a": 1}, {"b": 2}], id="nothing between"),
        pytest.param('\x1e{"a": 1}\n\x1e{"b": 2}\n', [{"a": 1}, {"b": 2}], id="a sequence"),
        pytest.param('{"a": 1}\n[{"b": 2}]\n', [{"a": 1}, {"b": 2}], id="lines, then a list"),
        pytest.param('\ufeff{"a": 1}', [{"a": 1}], id="a byte order mark"),
        pytest.param('{"a": "Zoë"}'.encode("utf-16"), [{"a": "Zoë"}], id="utf-16"),
        pytest.param('{"a": "Zoë 中"}'.encode(), [{"a": "Zoë 中"}], id="utf-8"),
        pytest.param('{"a": "Zoë"}'.encode("latin-1"), [{"a": "Zoë"}], id="no utf-8"),
        pytest.param('[{"a": {"b": [1, {}]}}]', [{"a": {"b": [1, {}]}}], id="nested"),
        pytest.param("[1, null]", [1, None], id="what is no item of the reader"),
    ],
)
def test_the_items_of_a_file(text, values):
    assert read(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param('["vcard", []]', [["vcard", []]], id="one"),
        pytest.param('[["vcard", []], ["vcard", [1]]]', [["vcard", []], ["vcard", [1]]], id="list"),
        pytest.param('["a"]\n[ "b"]\n', [["a"], ["b"]], id="lines"),
        pytest.param("[]", [], id="an empty list"),
    ],
)
def test_items_that_are_lists_themselves(text, values):
    assert read(text, "[") == values


BROKEN = [
    pytest.param('{"a": 1,}', "no JSON: ", id="a comma too many"),
    pytest.param('{"a": "x}', "no JSON: ", id="a text that does not end"),
    pytest.param('{"a": NaN}', "no JSON: NaN is no number", id="NaN"),
    pytest.param('{"a": -Infinity}', "no JSON: -Infinity is no number", id="infinity"),
    pytest.param('{"a": 1e999}', "a number that is too large: 1e999", id="a large number"),
    pytest.param(f'{{"a": {"9" * 5000}}}', "a number that is too large: 999", id="a long number"),
    pytest.param('{"a": 1, "a": 2}', "the key 'a' stands twice in one object", id="twice"),
    pytest.param('{"a": [1, 2}', "no JSON: ", id="brackets that do not fit"),
    pytest.param('{"a": ' + "[" * 100_000, "no JSON that can be read: it is nested", id="deep"),
    pytest.param("nonsense", "no JSON: ", id="no value"),
    pytest.param('{"a": "\t"}', "no JSON: ", id="a bare tab in a text"),
]


@pytest.mark.parametrize(("broken", "reason"), BROKEN)
@pytest.mark.parametrize("form", ["list", "lines", "indented"])
def test_a_broken_item_is_handed_back_and_stops_no_other(broken, reason, form):
    good = {"good": {"b": [1]}}
    match form:
        case "list":
            text = "[" + ",\n".join(['{"first": 1}', broken, json.dumps(good)]) + "]"
        case "lines":
            text = "\n".join(['{"first": 1}', broken, json.dumps(good)])
        case _:
            parts = [json.dumps(good, indent=2), broken, json.dumps(good, indent=2)]
            text = "[\n  " + ",\n  ".join(part.replace("\n", "\n  ") for part in parts) + "\n]"
    first, (line, said, handed), last = read(text)
    assert said.startswith(reason)
    assert handed == broken
    assert line == text[: text.index(broken)].count("\n") + 1
    assert first in ({"first": 1}, good)
    assert last == good


def test_a_file_that_was_cut_off_says_so():
    assert read('[{"a": 1},\n') == [
        {"a": 1},
        (2, "the list does not end: the file may be cut off", ""),
    ]
    first, (line, reason, text) = read('[{"a": 1},\n{"b": [2')
    assert (first, line, text) == ({"a": 1}, 2, '{"b": [2')
    assert reason.startswith("no JSON")


def test_a_value_that_a_comma_ends_is_handed_back_alone():
    assert [type(each) for each in items(b'[{"a": 1}, NaN, {"b": 2}]', "{")] == [Item, Reject, Item]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" + "{]" * 100_000, id="brackets"),
        pytest.param('[{"a": x},' * 20_000, id="one line"),
        pytest.param("\n".join(['{"a": "x'] * 20_000), id="lines"),
        pytest.param("\n".join(['{"a":', "{"] * 10_000), id="openers at the start of lines"),
        pytest.param('["' * 100_000, id="texts"),
        pytest.param("{" * 200_000, id="openers"),
        pytest.param('{"a": 1},' * 30_000 + '\n{"b": 1}', id="a layout far away"),
    ],
)
@pytest.mark.parametrize("opener", ["{", "["])
def test_reading_takes_time_by_the_length_of_the_file(text, opener):
    start = time.process_time()
    count = sum(1 for _ in items(text.encode(), opener))
    assert count
    assert time.process_time() - start < 10  # half a second, where nothing else runs


def test_too_many_faults_without_a_layout_end_the_reading():
    found = read("[" + '{"a": x}, ' * (3 * WIDE) + "]")
    assert len(found) == WIDE
    assert found[-1][1] == "too much is no JSON: the rest was not read"
    assert found[-1][2].endswith('{"a": x}, ]')
