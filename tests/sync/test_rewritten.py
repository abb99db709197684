"""Search and replace through a whole file in an editor, and what a sync makes of it."""

import pytest

from pressdir import sync
from pressdir.merge import add_value, assign, conflicts
from pressdir.model import Contact, Kind, Name, Record, Sighting
from pressdir.store import Store
from pressdir.sync import branches

AT = "2026-11-20T10:00:00Z"
LINE = "Ana Ruiz, IOM"


@pytest.fixture
def desks(tmp_path):
    """Two people who share a file, in which a contact is."""
    stores = [
        Store.open(tmp_path / who / "contacts.json", state=tmp_path / who / "state")
        for who in ("ana", "bob")
    ]
    seen = (
        Sighting("name", "Ana Ruiz", AT, "r1", line=LINE, start=0, end=8),
        Sighting("org", "IOM", AT, "r1", line=LINE, start=10, end=13),
    )
    with stores[0].transaction("add", "Ana") as tx:
        tx.put(Record("a", Contact(Kind.PERSON, Name("Ana Ruiz"), org="IOM"), seen))
    for each in stores:
        synced(each, tmp_path)
    yield stores
    for each in stores:
        each.__exit__(None, None, None)


def synced(store, folder):
    means = sync.Means(
        changing=store.transaction,
        agreed=lambda _: True,
        say=lambda _: None,
        now=lambda: AT,
        wait=lambda _: None,
        patience=0,
    )
    return sync.sync(sync.Request(str(folder / "desk.json")), store, means)


def read(record):
    return {(each.value, each.line) for each in record.sightings if each.release}


@pytest.mark.parametrize("new", ["OIM", "ABC"])
def test_what_was_replaced_in_the_whole_shared_file_is_an_edit(desks, tmp_path, new):
    shared = tmp_path / "desk.json"
    shared.write_text(shared.read_text().replace("IOM", new))
    for each in (*desks, *desks):
        synced(each, tmp_path)
    ana, bob = (each.get("a") for each in desks)
    assert ana == bob
    assert ana.contact.org == new
    assert read(ana) == {("Ana Ruiz", LINE), ("IOM", LINE)}
    assert not synced(desks[0], tmp_path).changes


@pytest.mark.parametrize("writes", [0, 1], ids=["at once", "after a command"])
def test_what_was_replaced_in_the_own_file_is_the_same_edit(desks, tmp_path, writes):
    own = tmp_path / "ana" / "contacts.json"
    own.write_text(own.read_text().replace("IOM", "OIM"))
    with Store.open(own, state=tmp_path / "ana" / "state") as ana:
        for _ in range(writes):
            with ana.transaction("set", "Ana") as tx:
                tx.put(assign(tx.get("a"), "role", "Officer", tx.now()))
        for each in (ana, desks[1], ana):
            synced(each, tmp_path)
        assert ana.get("a") == desks[1].get("a")
        assert ana.get("a").contact.org == "OIM"
        assert read(ana.get("a")) == {("Ana Ruiz", LINE), ("IOM", LINE)}


def test_what_people_typed_is_replaced_again_and_again_on_two_machines(desks, tmp_path):
    shared = tmp_path / "desk.json"
    with desks[0].transaction("set", "Ana") as tx:
        tx.put(add_value(tx.get("a"), "emails", "ana@iom.example", AT))
    for each in desks:
        synced(each, tmp_path)
    for who, (old, new) in enumerate([("iom", "oim"), ("oim", "iom"), ("iom", "un")]):
        synced(desks[who % 2], tmp_path)
        shared.write_text(shared.read_text().replace(f"@{old}.", f"@{new}."))
        synced(desks[who % 2], tmp_path)
    for each in desks:
        synced(each, tmp_path)
    ana, bob = (each.get("a") for each in desks)
    assert ana == bob
    assert [str(each) for each in ana.contact.emails] == ["ana@un.example"]
    assert conflicts(ana) == ()


def test_git_tells_by_the_ancestor_what_was_replaced_in_a_branch(desks, tmp_path):
    with desks[0].transaction("set", "Ana") as tx:
        tx.put(add_value(tx.get("a"), "emails", "ana@iom.example", AT))
    path = tmp_path / "ana" / "contacts.json"
    ancestor = path.read_bytes()
    theirs = ancestor.replace(b"iom.example", b"oim.example").replace(b"IOM", b"OIM")
    with desks[0].transaction("set", "Ana") as tx:
        tx.put(assign(tx.get("a"), "role", "Officer", AT))
    for sides in ([path.read_bytes(), theirs], [theirs, path.read_bytes()]):
        path.write_bytes(bytes(branches.together(sides, AT, ancestor).data))
        with Store.open(path, state=tmp_path / "state") as store:
            found = store.get("a")
        assert [str(each) for each in found.contact.emails] == ["ana@oim.example"]
        assert (found.contact.org, found.contact.role) == ("OIM", "Officer")
        assert read(found) == {("Ana Ruiz", LINE), ("IOM", LINE)}
        assert conflicts(found) == ()
        path.write_bytes(sides[0])
