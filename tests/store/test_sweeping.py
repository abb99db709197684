"""Whoever is looked for in one file after another is found in each as if it were the only one."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressdir.merge.erasure import NONE
from pressdir.merge.persons import Person
from pressdir.store import layout
from pressdir.store.sweeping import Sweep

AT = "2026-11-22T10:00:00Z"
MINA = Person(
    frozenset({"u3"}), names=frozenset({"Mina Roth"}), numbers=frozenset({"+41225550142"})
)
ERASED = NONE.with_person(MINA, AT, "ab" * 16)
TEXTS = [
    "",
    "Mina Roth",
    "Roth, Mina calls",
    "Mína Roth",
    "Roth",
    "022 555 01 42",
    "Jo%20Vale",
    "x",
]
ROWS = st.builds(
    lambda uid, note, name: {"name": name, "note": note, "uid": f"u{uid}"},
    st.integers(0, 5),
    st.sampled_from(TEXTS),
    st.sampled_from(["Ann Lee", "Mina Roth", "Søren Vale"]),
)
TABLES = st.dictionaries(st.integers(0, 60), ROWS, max_size=40)
CHANGES = st.lists(st.dictionaries(st.integers(0, 60), st.none() | ROWS, max_size=4), max_size=3)


def written(rows, **more):
    tables = {"_pressdir": {"1": {"format": 1, "store": "s"}}, "contacts": {
        str(number): row for number, row in sorted(rows.items()) if row
    }, **more}  # fmt: skip
    return bytes(layout.render(layout.Content(tables)))


@settings(max_examples=150, deadline=None)
@given(TABLES, CHANGES, st.booleans())
def test_all_is_found_in_each_of_several_files_that_are_much_alike(rows, changes, exact):
    files, looked = [written(rows)], Sweep(ERASED, MINA)
    for each in changes:
        rows = {**rows, **each}
        files.append(written(rows))
    looked.changes(files[-1])
    sweep = Sweep(ERASED, MINA, looked)
    sweep.exact = exact
    for data in files:
        alone = Sweep(ERASED, MINA)
        alone.exact = exact
        assert sweep.file(data) == alone.file(data)
        indented = json.dumps(json.loads(data), indent=1).encode()  # by no lines
        assert {change.id: change.after for change in sweep.changes(data)} == {
            change.id: change.after for change in alone.changes(indented)
        }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(
            '"name":"Ann Lee",', '"name":"Ann",\n"note":"Mina Roth",', id="a row of two lines"
        ),
        pytest.param('"1":{"name":"Ann Lee"', '"9":{"note":"Mina Roth"', id="ids in no order"),
        pytest.param("},\n", '}\n,"7":{"note":"Mina Roth"},\n', id="two rows between separators"),
        pytest.param(
            '"bin":{}}', '"bin":{},"mine":{"1":{"a":"Mina Roth"}}}', id="a table of others"
        ),
    ],
)
def test_a_file_of_another_layout_is_cleaned_after_one_of_ours(old, new):
    ours = written({number: {"name": "Ann Lee", "uid": f"v{number}"} for number in range(1, 4)})
    other = ours.decode().replace(old, new, 1).encode()
    assert other != ours
    sweep = Sweep(ERASED, MINA)
    sweep.file(ours)
    cleaned, changes = sweep.file(other)
    assert changes
    assert b"Roth" not in cleaned
    assert json.loads(cleaned)
