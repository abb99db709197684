import pytest

from pressdir import outline
from pressdir.store import codec, plain
from pressdir.store.plain import all_plain

FULL = {
    "kind": "person", "name": "Ana Ruiz", "family": "Ruiz", "role": "spokesperson",
    "org": "Office", "location": "Genève", "emails": ["ana@a.example"],
    "phones": ["+41225550142;ext=5"], "langs": ["es"], "tags": ["a"], "url": "https://a.example",
    "note": "x", "mood": [1],
    "sightings": [{"field": "org", "value": "Office", "at": "2026-11-21T10:30:00Z"}],
    "reports": [{"outcome": "ok", "at": "2026-11-21T10:30:00Z"}], "uid": "u", "_s": 5,
}  # fmt: skip
NONSENSE = [None, "", 5, [], [5], [""], {}, {"a": 1}, [{}], "x"]


@pytest.mark.parametrize("key", [*FULL, "kind"])
@pytest.mark.parametrize("value", NONSENSE)
def test_what_is_not_understood_is_not_plain(key, value):
    row = {**FULL, key: value}
    codec.decode(row, "u", faults := [])
    assert all_plain([FULL])
    assert not (all_plain([row]) and faults)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([{"name": "Ana"}], id="no uid"),
        pytest.param([FULL, {**FULL}], id="one uid twice"),
        pytest.param([FULL, 5], id="no row"),
        pytest.param([{**FULL, "phones": ["+41 22 555 01 42"]}], id="a number with spaces"),
        pytest.param([{**FULL, "emails": ["ana@A.example"]}], id="a domain in capitals"),
        pytest.param([{**FULL, "emails": "ana@a.example"}], id="a text for a list"),
    ],
)
def test_what_the_line_alone_does_not_tell_is_not_plain(rows):
    assert not all_plain(rows)


ONE = FULL["sightings"][0]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({}, id="a full row"),
        pytest.param({"kind": None}, id="no kind"),
        pytest.param({"kind": None, "name": None, "family": None}, id="neither kind nor name"),
        pytest.param({"emails": ["a@a.example", "b@a.example", "a@a.example"]}, id="a value twice"),
        pytest.param({"sightings": [ONE, ONE]}, id="a sighting twice"),
        pytest.param({"sightings": [ONE, ONE | {"mood": 1}]}, id="a sighting with other fields"),
        pytest.param(
            {"phones": ["+41225550142"], "sightings": [
                ONE | {"field": "phones", "value": "+41225550142", "kind": "mobile"},
                ONE | {"field": "phones", "value": "+41225550142", "at": "2020", "kind": "fax"},
            ]},
            id="a number of a kind",
        ),
        pytest.param({"sightings": [ONE | {"release": None, "gone": True, "start": 0}]}, id="gone"),
        pytest.param({"reports": FULL["reports"] * 2}, id="a report twice"),
    ],
)  # fmt: skip
def test_a_plain_row_is_read_the_same_without_a_look_for_faults(change):
    row = {key: value for key, value in (FULL | change).items() if value is not None}
    assert all_plain([row])
    read = codec.decode(row, "u", [])
    assert repr(plain.decode(row)) == repr(read)
    assert repr(plain.outline(row)) == repr(outline.of(read))
