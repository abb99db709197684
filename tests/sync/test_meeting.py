"""A sync without a command line: what it asks, waits for and tries again, and what it remembers."""

from dataclasses import replace

import pytest

from pressdir.errors import (
    ConflictError,
    DamagedStoreError,
    ForeignStoreError,
    StoreError,
    UsageError,
)
from pressdir.sync import Memory, SharedFile

from .people import Person


@pytest.fixture
def ana(tmp_path):
    return Person(tmp_path, "ana")


@pytest.fixture
def bob(tmp_path):
    return Person(tmp_path, "bob")


@pytest.fixture
def desk(tmp_path):
    return tmp_path / "desk.json"


def test_the_target_of_the_last_time_is_known_and_what_was_known_of_others(ana, tmp_path):
    ana.add("Mina")
    one, other = tmp_path / "one.json", tmp_path / "other.json"
    for target in (one, other):
        ana.sync(target)
    assert ana.sync().target == str(other)
    one.unlink()
    with pytest.raises(UsageError, match="not there any more"):
        ana.sync(one)
    assert ana.sync(one, join=True).name == "one.json"
    assert ana.sync().target == str(one)


def test_without_a_target_it_asks_for_one(ana):
    with pytest.raises(UsageError, match="with which file"):
        ana.sync()


def test_what_is_half_there_is_looked_at_again_and_again_and_then_told(ana, bob, desk):
    ana.add("Mina")
    ana.sync(desk)
    whole = desk.read_bytes()
    desk.write_bytes(whole[:-9])
    with pytest.raises(DamagedStoreError):
        bob.sync(desk)
    assert sum(bob.waited) == bob.means.patience
    bob.means = replace(bob.means, wait=lambda _: desk.write_bytes(whole))
    assert bob.sync(desk).changes
    assert bob.names == ["Mina"]


def test_another_program_s_file_is_not_waited_for(ana, desk):
    ana.add("Mina")
    desk.write_text('{"name": "x"}')
    with pytest.raises(ForeignStoreError) as caught:
        ana.sync(desk)
    assert "name another file" in caught.value.hint
    assert not ana.waited
    assert desk.read_text() == '{"name": "x"}'


def test_what_others_write_meanwhile_is_taken_in(ana, bob, desk, monkeypatch):
    ana.add("Mina")
    for each in (ana, bob):
        each.sync(desk)
    bob.tag("bob")
    ana.tag("ana")
    write, times = SharedFile.write, []

    def raced(shared, *rows):
        times.append(1)
        if len(times) == 1:
            bob.sync()
        write(shared, *rows)

    monkeypatch.setattr(SharedFile, "write", raced)
    assert [(each.side, each.verb) for each in ana.sync().changes] == [
        (1, "changed"), (0, "changed"), (1, "changed")
    ]  # fmt: skip
    assert ana.store.get("Mina").tags == ("ana", "bob")
    assert len(times) == 3


def test_it_gives_up_where_others_write_all_the_time(ana, desk, monkeypatch):
    def raced(_shared, *_rows):
        raise ConflictError("in the meantime")

    monkeypatch.setattr(SharedFile, "write", raced)
    ana.add("Mina")
    with pytest.raises(ConflictError):
        ana.sync(desk)
    assert ana.names == ["Mina"]


@pytest.mark.parametrize("answer", [True, False])
def test_somebody_is_asked_before_many_go(ana, bob, desk, answer):
    names = [f"Mina{number}" for number in range(8)]
    ana.add(*names)
    for each in (ana, bob):
        each.sync(desk)
    bob.remove(*names[:5])
    bob.sync(desk)
    assert bob.asked == [f"5 of 8 contacts would go from {desk}"]
    ana.answer = answer
    outcome = ana.sync(desk)
    assert ana.asked == ["5 of 8 contacts would go from your file"]
    assert (outcome is None) is not answer
    assert len(ana.names) == (3 if answer else 8)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"[]", id="no object"),
        pytest.param(b"\xff", id="no text"),
        pytest.param(b'{"target": 5, "store": null, "others": 3}', id="other types"),
    ],
)
def test_what_cannot_be_read_is_no_memory(ana, written):
    ana.store.disk.mkdir(ana.store.state)
    (ana.store.state / "shared.json").write_bytes(written)
    assert Memory.read(ana.store.disk, ana.store.state) == Memory()


def test_what_nobody_can_read_is_not_taken_for_nothing(ana, monkeypatch):
    def faulty(*_):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(ana.store.disk, "read", faulty, raising=False)
    with pytest.raises(StoreError, match="the disk reported a fault"):
        Memory.read(ana.store.disk, ana.store.state)


def test_what_a_newer_pressdir_keeps_more_of_does_not_hide_the_rest(ana):
    ana.store.disk.mkdir(ana.store.state)
    known = b'{"target": "/desk", "entry": true, "weather": 1, "more": {"user": "ana", "port": 1}}'
    (ana.store.state / "shared.json").write_bytes(known)
    found = Memory.read(ana.store.disk, ana.store.state)
    assert found == Memory("/desk", more={"user": "ana"})


def test_only_so_many_targets_are_kept(ana):
    disk, folder = ana.store.disk, ana.store.state
    for number in range(30):
        Memory(f"/{number}", more={"user": str(number)}).keep(disk, folder)
    assert Memory.read(disk, folder).target == "/29"
    assert Memory.read(disk, folder, "/10").more == {"user": "10"}
    assert Memory.read(disk, folder, "/9") == Memory()
