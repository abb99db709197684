"""Tables and header keys that this pressdir does not know travel, as a newer one may need them."""

import json
from dataclasses import replace

import pytest

from pressdir.merge.persons import Person as Somebody
from pressdir.store import unknown
from pressdir.store.layout import HEADER
from pressdir.sync import Memory

from .people import Person


@pytest.fixture
def people(tmp_path):
    return [Person(tmp_path, name) for name in ("ana", "bob", "cleo")]


@pytest.fixture
def desk(tmp_path):
    return tmp_path / "desk.json"


def written(path, change):
    """What a newer pressdir, or another program, does to a file."""
    tables = json.loads(path.read_bytes())
    change(tables)
    path.write_text(json.dumps(tables))


def beats(path):
    return json.loads(path.read_bytes()).get("beats")


def in_header(path, key):
    return json.loads(path.read_bytes())[HEADER]["1"].get(key)


@pytest.fixture
def newer(people, desk):
    """Ana and Bob have synced, and the shared file has what only a newer pressdir knows."""
    ana, bob, _ = people
    ana.add("Mina")
    for each in (ana, bob):
        each.sync(desk)
    written(desk, lambda tables: tables.update(beats={"1": {"of": "ports"}, "x": [1]}))
    written(desk, lambda tables: tables[HEADER]["1"].update(wants={"beats": 2}))
    return ana, bob


def test_an_older_pressdir_takes_along_what_a_newer_one_keeps(newer, desk):
    ana, bob = newer
    for each in (ana, bob):
        each.tag(each.name)
        each.sync()
    for each in (ana, bob):
        each.sync()
    for path in (desk, ana.path, bob.path):
        assert beats(path) == {"1": {"of": "ports"}, "x": [1]}
        assert in_header(path, "wants") == {"beats": 2}
    assert len({path.read_bytes().partition(b'"contacts":')[2] for path in (desk, ana.path)}) == 1
    assert in_header(ana.path, "store") != in_header(desk, "store")
    before = desk.read_bytes()
    assert bob.sync().changes == []
    assert desk.read_bytes() == before


def test_a_file_with_tables_of_others_is_still_changed_by_its_lines(newer, desk):
    ana, _ = newer
    ana.sync()
    ana.tag("ana")
    ana.open()
    assert ana.store.snapshot.plain
    assert beats(ana.path) == {"1": {"of": "ports"}, "x": [1]}


@pytest.mark.parametrize("there", [True, False], ids=["in the shared file", "in one's own"])
def test_what_one_side_changed_takes_the_place_of_what_the_other_still_has(newer, desk, there):
    ana, bob = newer
    for each in (ana, bob):
        each.sync()
    for mood in ("calm", "rough", "calm"):
        changed = {"1": {"of": "ports", "mood": mood}, "x": [1]}
        written(desk if there else ana.path, lambda tables, rows=changed: tables.update(beats=rows))
        ana.open()
        for each in (ana, bob):
            each.sync()
        assert beats(desk) == beats(ana.path) == beats(bob.path) == changed


def test_what_both_changed_stays_twice(newer, desk):
    ana, bob = newer
    for each in (ana, bob):
        each.sync()
    for each, place in ((ana, "quays"), (bob, "seas")):
        written(each.path, lambda tables, of=place: tables["beats"].update({"1": {"of": of}}))
        each.open()
    for each in (ana, bob, ana):
        each.sync()
    wanted = {"1": {"of": "quays"}, "2": {"of": "seas"}, "x": [1]}
    assert beats(desk) == beats(ana.path) == beats(bob.path) == wanted


def test_what_one_side_does_not_have_is_not_taken_from_the_other(newer, desk):
    ana, _ = newer
    ana.sync()
    written(desk, lambda tables: tables.pop("beats"))
    ana.sync()
    assert beats(desk) == beats(ana.path) == {"1": {"of": "ports"}, "x": [1]}


def test_what_is_to_stay_in_its_file_does(newer, desk):
    ana, _ = newer
    written(ana.path, lambda tables: tables.update(_local_marks={"1": {}}, odd=5))
    ana.open()
    ana.sync()
    assert "_local_marks" not in json.loads(desk.read_bytes())
    assert json.loads(ana.path.read_bytes())["_local_marks"] == {"1": {}}
    assert json.loads(ana.path.read_bytes())["odd"] == 5


def test_what_is_no_table_in_one_of_them_stays_as_it_is_in_both(newer, desk):
    ana, _ = newer
    written(ana.path, lambda tables: tables.update(beats=5))
    ana.open()
    ana.sync()
    assert beats(ana.path) == 5
    assert beats(desk) == {"1": {"of": "ports"}, "x": [1]}


def test_an_undo_takes_back_contacts_and_leaves_what_nobody_here_understands(newer, desk):
    ana, _ = newer
    ana.sync()
    ana.tag("ana")
    ana.sync()
    for _ in range(2):
        ana.store.undo(by="ana")
        ana.sync()
    assert beats(desk) == beats(ana.path) == {"1": {"of": "ports"}, "x": [1]}


def test_who_was_erased_is_in_no_table_of_others(newer, desk):
    ana, bob = newer
    written(desk, lambda tables: tables.update(chiefs={"1": {"who": "Mina Roth"}}))
    for each in (ana, bob):
        each.sync()
    ana.store.erase(Somebody(frozenset({"Mina"}), names=frozenset({"Mina Roth"})))
    for each in (ana, bob):
        each.sync()
    for path in (desk, ana.path, bob.path):
        assert b"Roth" not in path.read_bytes()
        assert beats(path) == {"1": {"of": "ports"}, "x": [1]}


def test_no_mark_is_left_of_what_was_there_when_somebody_is_erased(newer):
    ana, _ = newer
    ana.sync()
    known = Memory.read(ana.store.disk, ana.store.state)
    assert len(known.unknown) == 3
    Memory.forget(ana.store.disk, ana.store.state)
    assert Memory.read(ana.store.disk, ana.store.state) == replace(known, unknown={}, digests={})


def test_in_a_folder_the_file_of_somebody_who_was_away_changes_nothing_back(people, tmp_path):
    ana, bob, _ = people
    folder = tmp_path / "desk"
    ana.add("Mina")
    for each in (*people, *people):
        each.sync(f"{folder}/")
    for number in (1, 2, 3):
        rows = {"1": {"n": number}}
        written(ana.path, lambda tables, rows=rows: tables.update(beats=rows))
        ana.open()
        for each in (ana, bob, *(people if number == 1 else ()), ana):
            each.sync()
        assert beats(ana.path) == beats(bob.path) == rows
        assert all(beats(path) == rows for path in folder.iterdir() if "cleo" not in path.name)


def test_a_copy_beside_is_taken_in_with_all_its_tables(newer, desk):
    ana, _ = newer
    ana.sync()
    copy = desk.with_name("desk (Bob's conflicted copy 2026-11-22).json")
    copy.write_bytes(desk.read_bytes())
    written(copy, lambda tables: tables["beats"].update({"7": {"of": "law"}}))
    ana.sync()
    assert not copy.exists()
    assert beats(desk)["7"] == beats(ana.path)["7"] == {"of": "law"}


def test_of_two_that_know_nothing_of_each_other_all_is_kept_in_whatever_order():
    one, other = (
        {"a": {"1": 1, "k": 1}, HEADER: {"x": 1}},
        {"a": {"1": 2}, HEADER: {"x": 2, "y": 0}},
    )
    wanted = {"a": {"1": 1, "2": 2, "k": 1}, HEADER: {"x": 2, "y": 0}}
    assert unknown.joined(one, other, {}, {}) == unknown.joined(other, one, {}, {}) == wanted
