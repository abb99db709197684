"""One contact in the place of two: the file loses nothing of either, and undo gives both back."""

import json

import pytest

from pressdir.merge import unite
from pressdir.store import Store

AT = "2026-11-22T10:00:00Z"
ROWS = {
    "1": {"kind": "person", "name": "Ana Ruiz", "emails": ["ana@x.example"], "uid": "a", "_s": [1]},
    "2": {
        "name": "A. Ruiz", "phones": ["+41 22 555 01 42", "ask the desk"], "pronoun": "she",
        "sightings": [{"field": "name", "value": "A. Ruiz", "at": AT, "page": 3}], "uid": "b",
        "_s": [2],
    },
}  # fmt: skip


@pytest.fixture
def path(tmp_path):
    """A file that another program wrote, of two contacts, with what only that understands."""
    path = tmp_path / "contacts.json"
    path.write_text(json.dumps({"contacts": ROWS, "other": {"1": {"a": 1}}}), encoding="utf-8")
    return path


def united(path, tmp_path):
    with Store.open(path, state=tmp_path / "state") as store:
        with store.transaction("same") as change:
            change.unite(*unite(change.get("a"), change.get("b"), AT, "Jo"))
        return store.records(), store.removed(), json.loads(path.read_text(encoding="utf-8"))


def test_what_is_not_understood_comes_along(path, tmp_path):
    (record,), removed, tables = united(path, tmp_path)
    (row,) = tables["contacts"].values()
    assert (record.uid, removed) == ("a", ())
    assert row["phones"] == ["+41 22 555 01 42", "ask the desk"]
    assert row["pronoun"] == "she"
    assert {"field": "name", "value": "A. Ruiz", "at": AT, "page": 3} in row["sightings"]
    assert row["_s"] == [1]
    assert list(row)[-1] == "_s"
    assert tables["other"] == {"1": {"a": 1}}


def test_the_row_that_went_is_in_the_bin_and_says_where_to(path, tmp_path):
    *_, tables = united(path, tmp_path)
    (row,) = tables["bin"].values()
    assert {key: row[key] for key in ROWS["2"]} == ROWS["2"]
    (said,) = row["reports"]
    assert said == {"field": "uid", "value": "a", "outcome": "same", "at": AT, "by": "Jo"}


def test_undo_gives_both_back(path, tmp_path):
    united(path, tmp_path)
    with Store.open(path, state=tmp_path / "state") as store:
        store.undo()
        assert {each.uid: each.reports for each in store.records()} == {"a": (), "b": ()}
    assert json.loads(path.read_text(encoding="utf-8"))["contacts"] == ROWS


def test_a_file_as_we_write_it_stays_one_that_is_read_by_its_lines(tmp_path):
    path = tmp_path / "contacts.json"
    rows = {key: {**row, "phones": ["+41225550142"]} for key, row in ROWS.items()}
    path.write_text(json.dumps({"contacts": rows}), encoding="utf-8")
    (before,), *_ = united(path, tmp_path)
    with Store.open(path, state=tmp_path / "state") as store:
        with store.transaction("note") as change:
            change.put(before)
        assert store.get("a") == before
        assert store.get("b") is None
        assert store.problems() == ()
