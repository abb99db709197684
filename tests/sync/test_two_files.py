"""Two contact files that were changed apart get the same rows, byte for byte."""

import json

import pytest
from tinydb import TinyDB

from pressdir.merge import add_value, assign, conflicts, remove_value
from pressdir.model import Contact, EmailAddress, Kind, Name, Phone, Record, Release, Sighting
from pressdir.store import Store
from pressdir.sync import HERE, THERE, SharedFile, planned

AT = "2026-11-22T10:00:00Z"


def record(uid, name, **fields):
    seen = (Sighting("name", name, AT, "r1"),)
    return Record(uid, Contact(Kind.PERSON, Name(name), **fields), seen)


@pytest.fixture
def desk(tmp_path):
    """A person's own file; `desk("ana")` opens it, and remembers nothing between two calls."""

    def opened(who):
        return Store.open(tmp_path / who / "contacts.json", state=tmp_path / who / "state")

    return opened


@pytest.fixture
def shared(tmp_path):
    return tmp_path / "desk.json"


def change(store, uid, act, by):
    with store.transaction("change", by) as tx:
        tx.put(act(tx.get(uid), tx.now()))


def put(store, *records, by="Ana"):
    with store.transaction("add", by) as tx:
        for each in records:
            tx.put(each)


def sync(store, path):
    there = SharedFile(path, store.disk)
    theirs = there.read()
    with store.transaction("sync") as tx:
        plan = planned(tx, theirs, tx.now())
        tx.take(plan.rows[HERE])
    there.write(plan.rows[THERE])
    return plan


def rows(path):
    """All tables, without what a file says of itself."""
    _, rest = path.read_bytes().split(b'"contacts":', 1)
    return rest


def test_both_have_what_either_knew_and_the_files_are_alike(desk, shared):
    with desk("ana") as ana, desk("bob") as bob:
        put(ana, record("a", "Ana Ruiz"), record("b", "Bo Lee"))
        with ana.transaction("read") as tx:
            tx.add_release(Release("r1", "one.html", read=AT))
        put(bob, record("c", "Cleo Ek"), by="Bob")
        plans = [sync(each, shared) for each in (ana, bob, ana)]
        assert [each.contact.label for each in sorted(bob.records(), key=lambda r: r.uid)] == [
            "Ana Ruiz",
            "Bo Lee",
            "Cleo Ek",
        ]
        assert bob.releases().keys() == {"r1"}
        assert plans[1].releases == (1, 0)
        assert rows(ana.path) == rows(bob.path) == rows(shared)
        assert sync(ana, shared).does_nothing
        with TinyDB(shared) as plain:  # which is what others open it with
            assert len(plain.table("contacts").all()) == 3


def test_two_edits_of_one_field_both_stay_until_somebody_chooses(desk, shared):
    with desk("ana") as ana, desk("bob") as bob:
        put(ana, record("a", "Ana Ruiz", role="Officer"))
        for each in (ana, bob):
            sync(each, shared)
        change(ana, "a", lambda r, at: assign(r, "role", "Head", at), "Ana")
        change(bob, "a", lambda r, at: assign(r, "role", "Director", at), "Bob")
        for each in (ana, bob, ana):
            plan = sync(each, shared)
        assert [each.uid for each in plan.conflicts] == ["a"]
        (conflict,) = conflicts(ana.get("a"))
        assert {(side.value, side.by) for side in conflict.sides} == {
            ("Head", "Ana"),
            ("Director", "Bob"),
        }
        change(ana, "a", lambda r, at: assign(r, "role", "Head", at), "Ana")
        for each in (ana, bob):
            plan = sync(each, shared)
        assert plan.conflicts == ()
        assert bob.get("a").contact.role == "Head"
        assert rows(ana.path) == rows(bob.path)


def test_a_contact_that_is_missing_is_added_and_one_that_was_removed_goes(desk, shared):
    with desk("ana") as ana, desk("bob") as bob:
        put(ana, record("a", "Ana Ruiz"), record("b", "Bo Lee"))
        for each in (ana, bob):
            sync(each, shared)
        with bob.transaction("remove", "Bob") as tx:
            tx.remove("b")
        sync(bob, shared)
        tables = json.loads(shared.read_bytes())
        tables["contacts"] = {}
        shared.write_text(json.dumps(tables))
        sync(ana, shared)
        assert [each.uid for each in ana.records()] == ["a"]
        assert len(json.loads(shared.read_bytes())["contacts"]) == 1


def test_what_somebody_adds_who_did_not_know_of_a_removal_brings_the_contact_back(desk, shared):
    with desk("ana") as ana, desk("bob") as bob:
        put(ana, record("a", "Ana Ruiz"))
        for each in (ana, bob):
            sync(each, shared)
        with bob.transaction("remove", "Bob") as tx:
            tx.remove("a")
        change(ana, "a", lambda r, at: add_value(r, "tags", "health", at), "Ana")
        for each in (bob, ana, bob):
            sync(each, shared)
        assert bob.get("a").tags == ("health",)


def test_an_edit_in_the_shared_file_by_hand_is_an_edit(desk, shared):
    mails = (EmailAddress("ana@harbour.example"), EmailAddress("old@harbour.example"))
    first = record("a", "Ana Ruiz", role="Officer", emails=mails)
    seen = tuple(Sighting("emails", str(each), AT, "r1") for each in mails)
    with desk("ana") as ana:
        put(ana, Record("a", first.contact, (*first.sightings, *seen), extra={"beat": "ports"}))
        sync(ana, shared)
        tables = json.loads(shared.read_bytes())
        (row,) = tables["contacts"].values()
        row |= {"role": "Head", "emails": ["ana@harbour.example"], "phones": ["+41 22 555 01 42"]}
        row |= {"beat": "quays", "note": "Calls back."}
        shared.write_text(json.dumps(tables, indent=1))
        sync(ana, shared)
        got = ana.get("a")
        assert got.contact.role == "Head"
        assert got.contact.emails == mails[:1]
        assert got.contact.phones == (Phone("+41225550142"),)
        assert (got.note, got.extra) == ("Calls back.", {"beat": "quays"})
        assert conflicts(got) == ()
        assert rows(ana.path) == rows(shared)


def test_what_is_not_understood_travels(desk, shared):
    with desk("ana") as ana, desk("bob") as bob:
        put(ana, record("a", "Ana Ruiz"))
        sync(ana, shared)
        tables = json.loads(shared.read_bytes())
        (row,) = tables["contacts"].values()
        row["phones"] = ["ask the desk"]
        row["sightings"][0]["page"] = 3
        row["_s"] = {"later": 1}
        shared.write_text(json.dumps(tables))
        for each in (bob, ana):
            sync(each, shared)
        (row,) = json.loads(ana.path.read_bytes())["contacts"].values()
        assert row["phones"] == ["ask the desk"]
        assert row["sightings"][0]["page"] == 3
        assert row["_s"]["later"] == 1
        assert rows(ana.path) == rows(bob.path)


def test_a_row_of_another_program_without_uid_is_the_same_contact_for_all(desk, shared):
    shared.write_text('{"contacts": {"1": {"name": "Ana Ruiz"}, "2": {"name": "Bo Lee"}}}')
    with desk("ana") as ana, desk("bob") as bob:
        for each in (ana, bob, ana):
            plan = sync(each, shared)
        assert plan.does_nothing
        assert len(bob.records()) == 2
        assert rows(ana.path) == rows(bob.path) == rows(shared)


def test_whom_another_program_adds_in_the_place_of_somebody_is_somebody_else(desk, shared):
    with desk("ana") as ana:
        put(ana, record("a", "Ana Ruiz"))
        for count, name in enumerate(("Bo Lee", "Cy Mann", "Di Okoro"), start=2):
            sync(ana, shared)
            tables = json.loads(shared.read_bytes())
            tables["contacts"]["7"] = {"name": name}  # where the last one was, who stands elsewhere
            shared.write_text(json.dumps(tables))
            sync(ana, shared)
            assert len(ana.records()) == count
        assert rows(ana.path) == rows(shared)


def test_a_value_that_one_removed_and_the_other_kept_is_a_conflict_and_shown(desk, shared):
    mail = "ana@harbour.example"
    with desk("ana") as ana, desk("bob") as bob:
        put(ana, record("a", "Ana Ruiz", emails=(EmailAddress(mail),)))
        change(ana, "a", lambda r, at: add_value(r, "emails", mail, at), "Ana")
        for each in (ana, bob):
            sync(each, shared)
        change(ana, "a", lambda r, at: remove_value(r, "emails", mail, at), "Ana")
        change(bob, "a", lambda r, at: add_value(r, "emails", mail, at), "Bob")
        for each in (ana, bob, ana):
            sync(each, shared)
        assert [each.about_a_value for each in conflicts(ana.get("a"))] == [True]
        assert ana.get("a").contact.emails == (EmailAddress(mail),)


def entered_elsewhere(path):
    """A contact as another program enters it: values, of which no act says anything."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with TinyDB(path) as plain:
        row = {"uid": "a", "kind": "person", "name": "Ana Ruiz", "role": "Officer", "note": "Old."}
        plain.table("contacts").insert({**row, "emails": ["ana@sea.example"], "tags": ["sea"]})


@pytest.mark.parametrize(
    ("field", "value"), [("role", "Head"), ("note", "New."), ("emails", "ruiz@sea.example")]
)
def test_who_edits_what_another_program_entered_has_seen_it(desk, shared, tmp_path, field, value):
    for place in (tmp_path / "ana" / "contacts.json", tmp_path / "bob" / "contacts.json"):
        entered_elsewhere(place)
    with desk("ana") as ana, desk("bob") as bob:
        change(ana, "a", lambda r, at: assign(r, field, value, at), "Ana")
        for each in (bob, ana, bob):
            plan = sync(each, shared)
        assert plan.conflicts == ()
        assert ana.get("a") == bob.get("a")
        assert value in str(bob.get("a"))
        assert {"role": "Officer", "note": "Old.", "emails": "ana@"}[field] not in str(
            (bob.get("a").contact, bob.get("a").note)
        )


def test_who_removes_what_another_program_entered_has_seen_it(desk, shared, tmp_path):
    for place in (tmp_path / "ana" / "contacts.json", tmp_path / "bob" / "contacts.json"):
        entered_elsewhere(place)
    with desk("ana") as ana, desk("bob") as bob:
        with ana.transaction("remove", "Ana") as tx:
            tx.remove("a")
        for each in (bob, ana, bob):
            sync(each, shared)
        assert (ana.records(), bob.records()) == ((), ())


def read(store, digest, source):
    with store.transaction("ingest") as tx:
        tx.add_release(Release(digest, source, read=AT))


def sources(held):
    return {each.digest: each.source for each in held.releases().values()}


def test_of_a_release_others_learn_the_name_of_the_file_and_no_folder(desk, shared):
    with desk("ana") as ana, desk("bob") as bob:
        read(ana, "r1", "/home/ana/secret desk/quay.html")
        read(ana, "r2", "https://harbour.example/news/quay")
        read(ana, "r3", r"C:\Users\ana\pier.pdf")
        for each in (ana, bob, ana):
            plan = sync(each, shared)
        told = {"r1": "quay.html", "r2": "https://harbour.example/news/quay", "r3": "pier.pdf"}
        assert b"ana/" not in shared.read_bytes()
        assert sources(bob) == told
        assert sources(ana)["r1"] == "/home/ana/secret desk/quay.html"  # where it can be read again
        assert plan.does_nothing
        read(bob, "r1", "mail/quay.html")  # the same bytes
        for each in (bob, ana):
            plan = sync(each, shared)
        assert plan.does_nothing
        assert sources(bob)["r1"] == "mail/quay.html"


@pytest.mark.parametrize("indent", [None, 1], ids=["by lines", "parsed"])
def test_a_folder_that_an_older_pressdir_told_goes_from_the_shared_file(desk, shared, indent):
    with desk("ana") as ana, desk("bob") as bob:
        read(ana, "r1", "/home/ana/quay.html")
        shared.write_bytes(ana.path.read_bytes())
        if indent:
            shared.write_text(json.dumps(json.loads(shared.read_bytes()), indent=indent))
        for each in (ana, bob):
            sync(each, shared)
        assert b"/home" not in shared.read_bytes()
        assert sources(bob) == {"r1": "quay.html"}
        assert sources(ana) == {"r1": "/home/ana/quay.html"}
        assert sync(ana, shared).does_nothing
