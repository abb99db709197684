import json
import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import Query, TinyDB

from pressdir.errors import (
    ConflictError,
    DamagedStoreError,
    LockedError,
    NewerStoreError,
    NotFoundError,
    StoreError,
    WriteError,
)
from pressdir.model import Contact, EmailAddress, Kind, Name, Record, Release, Sighting, Verdict
from pressdir.store import Store, journal
from pressdir.store.disk import LocalDisk


@pytest.fixture
def path(tmp_path):
    return tmp_path / "contacts.json"


@pytest.fixture(params=["whole", "line by line"])
def opened(path, tmp_path, request):
    """Open the store; in the second turn as commands do, who then change it line by line."""

    def opened(**more):
        store = Store.open(path, state=tmp_path / "state", **more)
        if request.param == "line by line":
            store.problems()
        return store

    return opened


def person(name, uid=None, **fields):
    return Record(uid or name.lower(), Contact(Kind.PERSON, Name(name), **fields))


def add(store, *names):
    with store.transaction("add") as tx:
        for name in names:
            tx.put(person(name))


def put_and_fail(store):
    with store.transaction("fail") as tx:
        tx.put(person("Bob"))
        tx.remove("nobody")


def names(store):
    return {record.contact.label for record in store.records()}


def test_a_missing_file_is_an_empty_store_and_stays_missing(opened, path):
    with opened() as store:
        assert store.records() == ()
        assert store.releases() == {}
        assert store.log() == []
        with store.transaction("look") as tx:
            assert tx.records() == ()
    assert not path.exists()


def test_what_was_put_is_found_again(opened):
    ana = person("Ana", emails=(EmailAddress("ana@office.example"),))
    release = Release("ab" * 32, "a.html", read="2026-11-21T10:30:00Z")
    with opened() as store:
        with store.transaction("add") as tx:
            tx.put(ana)
            tx.add_release(release)
            assert tx.get("ana") == ana
            assert tx.records() == (ana,)
            assert tx.releases() == {release.digest: release}
        assert store.get("ana") == ana
    with opened() as store:
        assert store.records() == (ana,)
        assert store.releases() == {release.digest: release}
        assert store.get("bob") is None


def test_records_are_sorted_by_document_id(opened, path):
    with opened() as store:
        add(store, *"abcdefgh")
        ids = list(json.loads(path.read_text())["contacts"])
        rows = json.loads(path.read_text())["contacts"]
        assert ids == sorted(ids, key=int)
        assert [record.uid for record in store.records()] == [rows[key]["uid"] for key in ids]


def unwritten(path):
    """What a write would change; the time of reading is no part of it."""
    status = path.stat()
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_mode, path.read_bytes()


def test_a_transaction_that_fails_or_changes_nothing_writes_nothing(opened, path):
    with opened() as store:
        add(store, "Ana")
        before = unwritten(path)
        with store.transaction("same") as tx:
            tx.put(store.records()[0])
        with store.transaction("there and back") as tx:
            tx.put(person("Ana", org="Office"))
            tx.remove("ana")
            tx.put(person("Ana"))
        with pytest.raises(NotFoundError):
            put_and_fail(store)
        assert unwritten(path) == before
        assert [entry.command for entry in store.log()] == ["add"]
        assert names(store) == {"Ana"}


def test_removing_moves_to_the_bin_and_putting_takes_out_of_it(opened, path):
    with opened() as store:
        with store.transaction("add") as tx:
            tx.put(replace(person("Ana"), extra={"mood": "good"}))
        before = path.read_bytes()
        with store.transaction("remove") as tx:
            tx.remove("ana")
            assert tx.get("ana") is None
            with pytest.raises(NotFoundError, match="no contact ana"):
                tx.remove("ana")
        assert store.records() == ()
        assert [row["name"] for row in json.loads(path.read_text())["bin"].values()] == ["Ana"]
        with store.transaction("add") as tx:
            tx.put(replace(person("Ana"), extra={"mood": "good"}))
        assert path.read_bytes() == before


def test_ids_that_meet_are_told_apart(opened, monkeypatch):
    monkeypatch.setattr("pressdir.store.codec.row_id", lambda _: 7)
    with opened() as store:
        with store.transaction("add") as tx:
            for name in "abc":
                tx.put(person(name))
                tx.add_release(Release(name * 64, name))
        with store.transaction("remove") as tx:
            tx.remove("a")
            tx.remove("b")
        assert names(store) == {"c"}
        with store.transaction("add") as tx:
            tx.put(person("b"))
        assert names(store) == {"b", "c"}
        assert {release.source for release in store.releases().values()} == set("abc")


def test_uids_and_times_come_from_the_disk(opened):
    with opened() as store, store.transaction("add") as tx:
        uid, at = tx.new_uid(), tx.now()
        assert uid != tx.new_uid()
        assert uid[14] == "4"
        assert len(at) == 20
        assert at.endswith("Z")


# --- the log and undo -----------------------------------------------------------------------


def test_the_log_tells_what_changed_newest_first(opened):
    with opened() as store:
        add(store, "Ana")
        with store.transaction("edit") as tx:
            tx.put(person("Ana", org="Office"))
        with store.transaction("remove") as tx:
            tx.remove("ana")
        entries = store.log()
        assert [entry.command for entry in entries] == ["remove", "edit", "add"]
        assert [len(store.log(limit)) for limit in (0, 1, 9)] == [0, 1, 3]
        change = entries[1].changes[0]
        assert (change.uid, change.before, change.after) == (
            "ana",
            person("Ana"),
            person("Ana", org="Office"),
        )
        assert entries[0].changes[0].after is None
        assert entries[2].changes[0].before is None


def test_undo_goes_back_step_by_step_and_then_has_an_end(opened, path):
    with opened() as store:
        states = []
        for name in "abc":
            add(store, name)
            states.append(path.read_bytes())
        assert store.undo().changes[0].after == person("c")
        assert path.read_bytes() == states[1]
        assert [entry.undone for entry in store.log()] == [True, False, False]
        add(store, "d")
        for _ in range(3):
            store.undo()
        assert names(store) == set()
        with pytest.raises(NotFoundError, match="nothing to undo"):
            store.undo()
        assert [entry.undone for entry in store.log()] == [True] * 4


COMMANDS = st.lists(
    st.tuples(st.sampled_from(["put", "remove", "release", "both"]), st.sampled_from("abcdé")),
    min_size=1,
    max_size=7,
)
START = st.sampled_from(
    [
        b"",
        b'{"contacts": {"1": {"name": "a", "phones": ["x"]}, "2": {"uid": "b", "n": 1.10}}}',
        b'{"contacts":{"1":{"uid":"a","_s":{"t":1}},"01":{"name":"odd"}},"mine":{"x":[1]},\n"bin":{}}',
        b'{"_pressdir":{"1":{"format":1,"store":"k3v9","more":[1]}},"contacts":{}}\n',
    ]
)


@settings(max_examples=30, deadline=None)
@given(commands=COMMANDS, start=START, kept=st.booleans())
def test_any_commands_undone_give_the_file_of_before_byte_for_byte(
    tmp_path_factory, commands, start, kept
):
    folder = tmp_path_factory.mktemp("undo")
    path = folder / "contacts.json"
    path.write_bytes(start)
    with Store.open(path, state=folder / "state") as store:
        if not kept:  # a first command brings the file into our layout; undo goes by rows then
            add(store, "first")
        before = path.read_bytes()
        done = sum(run(store, *command) for command in commands)
        if not kept:
            for backup in (folder / "state").glob("*/backups/*"):
                backup.unlink()
        for _ in range(done):
            store.undo()
    assert path.read_bytes() == before


def run(store, what, name):
    before = len(store.log(100))
    with store.transaction(what) as tx:
        if what in {"put", "both"}:
            tx.put(person(name, org=str(before)))
        if what in {"release", "both"}:
            tx.add_release(Release(name * 64, name, read=str(before)))
        if what == "remove" and tx.get(name):
            tx.remove(name)
    return len(store.log(100)) - before


def test_undo_of_an_old_command_keeps_what_others_changed_elsewhere(opened, path):
    with opened() as store:
        add(store, "Ana")
        add(store, "Bob")
        with TinyDB(path) as db:
            db.table("contacts").update({"note": "typed"}, Query().name == "Ana")
        store.undo()
        assert names(store) == {"Ana"}
        assert store.get("ana").note == "typed"
        with pytest.raises(
            ConflictError, match=r'"add" of .* cannot be taken back: Ana was changed'
        ):
            store.undo()
        assert names(store) == {"Ana"}


def test_a_command_too_large_for_the_log_is_undone_from_its_backup(opened, path, monkeypatch):
    monkeypatch.setattr(journal, "MAX_ENTRY", 500)
    with opened() as store:
        add(store, "Ana")
        before = path.read_bytes()
        add(store, *"abcdefghij")
        assert store.log()[0].changes == ()
        store.undo()
        assert path.read_bytes() == before
        add(store, *"abcdefghij")
        add(store, "k")
        with TinyDB(path) as db:
            db.table("mine").insert({"x": 1})
        store.undo()
        with pytest.raises(ConflictError, match="changed too much"):
            store.undo()


def test_the_log_and_the_backups_have_bounds(opened, tmp_path, monkeypatch):
    monkeypatch.setattr(journal, "ENTRIES", 12)
    with opened() as store:
        for number in range(20):
            add(store, f"n{number}")
        assert len(store.log(100)) == 12
    backups = sorted((tmp_path / "state").glob("*/backups/*"))
    assert len(backups) == journal.GENERATIONS
    for backup in backups:
        assert Store.open(backup, state=tmp_path / "else").records()


def test_an_entry_whose_change_never_came_to_be_is_left_out(opened, path):
    with opened() as store:
        add(store, "Ana")
        before = path.read_bytes()
        add(store, "Bob")
        path.write_bytes(before)  # as if the machine had died before the file was replaced
        assert [entry.id for entry in store.log()] == [1]
        add(store, "Cy")
        assert [entry.id for entry in store.log()] == [3, 1]
        store.undo()
        store.undo()
        assert store.records() == ()


def test_an_entry_whose_change_never_came_to_be_is_left_out_after_a_foreign_edit(opened, path):
    with opened() as store:
        add(store, "Ana")
        before = path.read_bytes()
        add(store, "Bob")
        path.write_bytes(before.replace(b"Ana", b"Ann"))
        assert [entry.id for entry in store.log()] == [1]
    with opened() as store:
        add(store, "Bob")
        with TinyDB(path) as db:
            db.table("mine").insert({"x": 1})
        assert [entry.id for entry in store.log()] == [3, 1]


def test_damaged_log_entries_are_passed_over(opened, tmp_path):
    with opened() as store:
        add(store, "Ana")
        add(store, "Bob")
        newest = max((tmp_path / "state").glob("*/log/*"))
        newest.write_bytes(b'{"id": 2')
        assert [entry.id for entry in store.log()] == [1]
        add(store, "Cy")
        assert [entry.id for entry in store.log()] == [3, 1]


# --- other programs -------------------------------------------------------------------------


def test_stock_tinydb_opens_the_file(opened, path):
    with opened() as store:
        add(store, "Ana")
    with TinyDB(path) as db:
        assert db.table("contacts").all()[0]["name"] == "Ana"
        assert db.table("_pressdir").get(doc_id=1)["format"] == 1
        assert db.tables() == {"_pressdir", "contacts", "releases", "bin"}


EDITS = st.lists(
    st.tuples(st.sampled_from(["insert", "update", "remove", "ours", "undo"]), st.integers(0, 5)),
    max_size=8,
)


@settings(max_examples=40, deadline=None)
@given(EDITS)
def test_edits_by_stock_tinydb_between_our_commands_are_kept(tmp_path_factory, edits):
    folder = tmp_path_factory.mktemp("stock")
    path, state = folder / "contacts.json", folder / "state"
    path.write_text('{"contacts": {}}')
    expected = {}
    for number, (what, which) in enumerate(edits):
        label = f"n{which}"
        if what == "ours":
            with Store.open(path, state=state) as store, store.transaction("add") as tx:
                tx.put(replace(person(f"o{number}"), extra={"label": f"o{number}"}))
            expected[f"o{number}"] = None
            continue
        with TinyDB(path) as db:
            table = db.table("contacts")
            if what == "insert" and label not in expected:
                table.insert({"label": label, "name": "Typed"})
                expected[label] = None
            elif what == "update" and label in expected:
                table.update({"note": str(number)}, Query().label == label)
                expected[label] = str(number)
            elif what == "remove" and label in expected:
                table.remove(Query().label == label)
                del expected[label]
    with Store.open(path, state=state) as store:
        found = {record.extra["label"]: record.note for record in store.records()}
        assert found == expected
        uids = [record.uid for record in store.records()]
    assert len(set(uids)) == len(uids)
    with Store.open(path, state=state) as store:
        assert [record.uid for record in store.records()] == uids


def test_a_row_without_uid_can_be_changed_removed_and_brought_back(opened, path):
    path.write_text('{"contacts": {"1": {"name": "Ana", "x": 1}, "2": {"name": "Bob"}}}')
    with opened() as store:
        uid = next(r.uid for r in store.records() if r.contact.label == "Ana")
        with store.transaction("edit") as tx:
            record = tx.get(uid)
            tx.put(replace(record, note="new"))
        assert json.loads(path.read_text())["contacts"]["1"] == {
            "name": "Ana", "note": "new", "x": 1, "uid": uid, "_s": {"extra": "68e10376"},
        }  # fmt: skip
        other = next(r.uid for r in store.records() if r.contact.label == "Bob")
        with store.transaction("remove") as tx:
            tx.remove(other)
        store.undo()
        assert names(store) == {"Ana", "Bob"}


def test_two_rows_with_one_uid_are_two_contacts_and_said(opened, path):
    path.write_text(
        '{"contacts": {"1": {"name": "Ana", "uid": "a"}, "2": {"name": "B", "uid": "a"}}}'
    )
    with opened() as store:
        assert names(store) == {"Ana", "B"}
        assert [problem.where for problem in store.problems()] == ["contacts 2, uid"]


def test_a_row_in_the_place_of_one_that_was_removed_is_another_contact(opened, path):
    path.write_text('{"contacts": {"1": {"name": "Ana"}, "2": {"name": "Bob"}}}')
    with opened() as store:
        gone = next(each.uid for each in store.records() if each.contact.label == "Bob")
        with store.transaction("remove") as tx:
            tx.remove(gone)
    with TinyDB(path) as db:
        assert db.table("contacts").insert({"name": "Cleo"}) == 2
    with opened() as store:
        assert names(store) == {"Ana", "Cleo"}
        assert gone not in {each.uid for each in store.records()}


def test_contacts_that_are_read_one_after_another_are_the_same_and_their_problems_known(
    opened, path, monkeypatch
):
    path.write_text(
        '{"contacts": {"2": {"name": "B", "uid": "a"}, "1": {"name": "Ana", "role": 5}}}'
    )
    with opened() as store:
        found = [*store.each()]
        with monkeypatch.context() as patch:
            patch.setattr("pressdir.store.codec.decode", None)  # no row is read again
            assert [problem.where for problem in store.problems()] == ["contacts 1, role"]
        assert found == [*store.records()]
    with opened() as store:
        assert [problem.where for problem in store.problems()] == ["contacts 1, role"]


def test_what_is_not_understood_stays_and_is_said(opened, path):
    rows = {
        "1": 5,
        "2": {"name": ["x"], "uid": "odd"},
        "x": {"name": "no id"},
        "3": {"name": "Ana"},
    }
    path.write_text(json.dumps({"contacts": rows, "releases": {"9": 1}, "other": [1, {"a": None}]}))
    with opened() as store:
        assert {problem.where for problem in store.problems()} == {
            "contacts x", "contacts 1", "contacts 2, name", "releases 9",
        }  # fmt: skip
        assert "Ana" in names(store)
        add(store, "Bob")
        found = json.loads(path.read_text())
        assert rows.items() <= found["contacts"].items()
        assert found["releases"] == {"9": 1}
        assert found["other"] == [1, {"a": None}]


def test_unknown_keys_of_the_header_survive(opened, path):
    path.write_text(
        '{"_pressdir": {"1": {"format": 1, "store": "k3v9", "erased": ["x"]}, "2": {"y": 1}},'
        ' "contacts": {}}'
    )
    with opened() as store:
        add(store, "Ana")
    assert json.loads(path.read_text())["_pressdir"] == {
        "1": {"format": 1, "store": "k3v9", "erased": ["x"]},
        "2": {"y": 1},
    }


@pytest.mark.parametrize("store", ["../../etc", "", "x" * 99, 5, None, "é"])
def test_a_store_id_that_could_lead_elsewhere_is_replaced(opened, path, tmp_path, store):
    path.write_text(json.dumps({"_pressdir": {"1": {"format": 1, "store": store}}, "contacts": {}}))
    with opened() as opened_store:
        add(opened_store, "Ana")
    assert json.loads(path.read_text())["_pressdir"]["1"]["store"].isalnum()
    assert [found.parent for found in tmp_path.rglob("log")] == list((tmp_path / "state").iterdir())


class Meddler(LocalDisk):
    """Another program writes the file while we do."""

    def __init__(self, path):
        self.victim = path

    def sync(self, path):
        super().sync(path)
        if ".~contacts.json" in path.name and self.victim:
            self.victim.write_bytes(b'{"contacts": {"1": {"name": "Typed"}}}')


@pytest.mark.parametrize("exists", [True, False])
def test_a_file_that_somebody_wrote_in_the_meantime_is_not_overwritten(opened, path, exists):
    if exists:
        path.write_text('{"contacts": {}}')
    meddler = Meddler(path)
    with opened(disk=meddler) as store:
        with pytest.raises(ConflictError, match="changed by another program"):
            add(store, "Ana")
        assert path.read_bytes() == b'{"contacts": {"1": {"name": "Typed"}}}'
        assert store.records() == ()
        meddler.victim = None
        add(store, "Bob")
        assert names(store) == {"Bob", "Typed"}
        store.undo()
    assert not list(path.parent.glob(".~*"))
    with opened() as store:
        assert names(store) == {"Typed"}


# --- damage ---------------------------------------------------------------------------------


def test_a_damaged_file_is_left_alone_and_the_newest_good_backup_is_named(opened, path, tmp_path):
    with opened() as store:
        for name in "abc":
            add(store, name)
    newest = max((tmp_path / "state").glob("*/backups/*"))
    newest.write_bytes(b"{")
    second = sorted((tmp_path / "state").glob("*/backups/*"))[-2]
    for damage in (b"\0" * 99, path.read_bytes()[:-9], b"[]", b""):
        path.write_bytes(damage)
        with pytest.raises(DamagedStoreError) as caught:
            opened()
        assert str(path) in str(caught.value)
        assert str(second) in caught.value.hint
        assert path.read_bytes() == damage


def test_a_file_that_would_be_too_large_to_read_is_not_written(opened, path, monkeypatch):
    with opened() as store:
        add(store, "Ana")
        before = path.read_bytes()
        monkeypatch.setattr("pressdir.store.layout.MAX_SIZE", len(before) + 50)
        with pytest.raises(WriteError, match="would grow beyond"):
            add(store, "Bob")
        assert names(store) == {"Ana"}
    assert path.read_bytes() == before


def test_undo_brings_an_empty_row_back(opened, path, tmp_path):
    path.write_text('{"contacts": {"1": {}}}')
    with opened() as store:
        with store.transaction("edit") as tx:
            tx.put(replace(tx.records()[0], note="new"))
        for backup in (tmp_path / "state").glob("*/backups/*"):
            backup.unlink()
        store.undo()
    assert json.loads(path.read_text())["contacts"] == {"1": {}}


def test_an_empty_file_without_history_is_an_empty_store(opened, path):
    path.touch()
    with opened() as store:
        add(store, "Ana")
        assert names(store) == {"Ana"}


def test_a_newer_file_is_left_as_it_is(opened, path):
    data = b'{"_pressdir":{"1":{"format":2}},"contacts":{}}'
    path.write_bytes(data)
    with pytest.raises(NewerStoreError, match="format 2") as caught:
        opened()
    assert "Update pressdir" in caught.value.hint
    assert path.read_bytes() == data


# --- the file system ------------------------------------------------------------------------


def test_files_are_private_and_an_existing_file_keeps_its_mode(tmp_path):
    path, state = tmp_path / "new" / "deep" / "contacts.json", tmp_path / "state"
    before = os.umask(0)
    try:
        with Store.open(path, state=state) as store:
            add(store, "Ana")
            made = [path, *path.parent.parent.rglob("*"), *state.rglob("*")]
            assert {stat.S_IMODE(m.stat().st_mode) for m in made if m.is_file()} == {0o600}
            assert {stat.S_IMODE(m.stat().st_mode) for m in made if m.is_dir()} == {0o700}
            path.chmod(0o664)
            add(store, "Bob")
            assert stat.S_IMODE(path.stat().st_mode) == 0o664
    finally:
        os.umask(before)


def test_a_symbolic_link_stays_and_its_target_is_written(path, tmp_path):
    link = tmp_path / "link.json"
    link.symlink_to(path)
    with Store.open(link, state=tmp_path / "state") as store:
        add(store, "Ana")
        add(store, "Bob")
        assert store.path == path
    assert link.is_symlink()
    assert len(json.loads(path.read_text())["contacts"]) == 2


def test_a_link_in_a_circle_is_refused(path, tmp_path):
    path.symlink_to(path)
    with pytest.raises(StoreError, match="leads nowhere"):
        Store.open(path, state=tmp_path / "state")


def test_a_hard_link_is_read_but_not_written(opened, path, tmp_path):
    with opened() as store:
        add(store, "Ana")
    (tmp_path / "other.json").hardlink_to(path)
    before = path.read_bytes()
    with opened() as store:
        assert names(store) == {"Ana"}
        with pytest.raises(WriteError, match="2 names"):
            add(store, "Bob")
        with pytest.raises(WriteError, match="2 names"):
            store.undo()
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("make", "what"),
    [
        pytest.param(lambda path: path.mkdir(), "a folder", id="folder"),
        pytest.param(os.mkfifo, "a named pipe", id="pipe"),
        pytest.param(lambda path: path.symlink_to("/dev/null"), "a device", id="device"),
    ],
)
def test_what_is_no_file_is_refused(opened, path, make, what):
    make(path)
    with pytest.raises(StoreError, match=f"is {what}"):
        opened()


@pytest.mark.parametrize("link", [Path.symlink_to, Path.hardlink_to])
def test_a_lock_that_is_a_link_is_refused_and_its_target_left_alone(opened, path, tmp_path, link):
    victim = tmp_path / "victim"
    victim.write_text("mine")
    link(tmp_path / "contacts.json.lock", victim)
    with opened() as store, pytest.raises(WriteError, match="cannot be a lock"):
        add(store, "Ana")
    assert victim.read_text() == "mine"
    assert not path.exists()


def test_files_that_dead_writers_left_are_removed_and_no_others(opened, tmp_path):
    left = tmp_path / ".~contacts.json.0123abcd.tmp"
    others = [tmp_path / ".~other.json.0123abcd.tmp", tmp_path / ".~contacts.json.tmp"]
    for file in (left, *others):
        file.touch()
    with opened() as store:
        add(store, "Ana")
    assert not left.exists()
    assert all(file.exists() for file in others)


def test_a_held_file_says_who_holds_it_and_can_still_be_read(opened):
    with opened() as store:
        add(store, "Ana")
        with store.transaction("add"), opened(wait=0.1) as second:
            assert names(second) == {"Ana"}
            with pytest.raises(LockedError, match=rf"contacts.json is .* by process {os.getpid()}"):
                add(second, "Bob")
        add(store, "Cy")


def test_who_waits_for_long_is_told_for_whom(opened, monkeypatch):
    monkeypatch.setattr("pressdir.store.opened.PATIENCE", 0.05)
    told = []
    with opened() as store, opened(wait=0.2, busy=told.append) as second:
        with store.transaction("add"), pytest.raises(LockedError):
            add(second, "Bob")
        assert [str(error) for error in told] == [
            f"{store.path} is being changed by process {os.getpid()}."
        ]
        add(second, "Bob")
    assert len(told) == 1


def test_a_lock_file_that_was_left_or_removed_blocks_nobody(opened, tmp_path):
    lock = tmp_path / "contacts.json.lock"
    lock.write_text("999999\n")
    with opened(wait=0.1) as store:
        add(store, "Ana")
        lock.unlink()
        add(store, "Bob")
        assert names(store) == {"Ana", "Bob"}


def test_a_protected_file_leaves_no_protected_lock(opened, path, tmp_path):
    with opened() as store:
        add(store, "Ana")
    path.chmod(0o440)
    with opened() as store, pytest.raises(WriteError, match="write-protected"):
        add(store, "Bob")
    assert stat.S_IMODE((tmp_path / "contacts.json.lock").stat().st_mode) == 0o640


ADDER = """
import sys
from pathlib import Path
from pressdir.model import Contact, Kind, Name, Record
from pressdir.store import Store
path, state, who, count = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
with Store.open(path, state=state, wait=60) as store:
    for number in range(count):
        with store.transaction("add") as tx:
            tx.put(Record(tx.new_uid(), Contact(Kind.PERSON, Name(f"{who}{number}"))))
"""


@pytest.mark.slow
def test_two_processes_that_add_200_contacts_each_leave_400(path, tmp_path, opened):
    adders = [
        subprocess.Popen([sys.executable, "-c", ADDER, path, tmp_path / "state", who, "200"])
        for who in ("a", "b")
    ]
    assert [adder.wait(120) for adder in adders] == [0, 0]
    with opened() as store:
        assert names(store) == {f"{who}{number}" for who in "ab" for number in range(200)}
    assert not list(tmp_path.glob(".~*"))


def test_a_snapshot_does_not_move_while_others_write(opened):
    with opened() as reader, opened() as writer:
        add(writer, "Ana")
        assert names(reader) == set()
        add(reader, "Bob")
        assert names(reader) == {"Ana", "Bob"}


def test_sightings_and_unknown_fields_survive_other_changes(opened):
    ana = Record(
        "ana",
        Contact(Kind.PERSON, Name("Ana")),
        (Sighting("name", "Ana", "2026-11-21T10:30:00Z", "ab" * 32),),
        extra={"mood": {"b": [1, None], "a": 1.5}},
    )
    with opened() as store:
        with store.transaction("add") as tx:
            tx.put(ana)
        add(store, "Bob")
        assert store.get("ana") == ana


def test_the_folder_of_the_state_is_made_where_the_system_keeps_such_things(path, monkeypatch):
    folder = path.parent / "xdg"
    monkeypatch.setenv("XDG_STATE_HOME", str(folder))
    with Store.open(path) as store:
        add(store, "Ana")
    assert list(Path(folder).glob("pressdir/*/log/00000001.json"))


def test_the_bin_can_be_read(tmp_path):
    record = Record("3e535ddc-0daa-476f-9dd9-8d9c5e7edb93", Contact(Kind.PERSON, Name("Ana Ruiz")))
    with Store.open(tmp_path / "contacts.json", state=tmp_path / "state") as store:
        with store.transaction("add") as change:
            change.put(record)
        assert store.removed() == ()
        with store.transaction("remove") as change:
            change.remove(record.uid)
            assert [each.uid for each in change.removed()] == [record.uid]
        (removed,) = store.removed()
        assert removed == replace(record, reports=removed.reports)
        assert [each.outcome for each in removed.reports] == [Verdict.REMOVED]
        store.undo()
        assert store.removed() == ()
