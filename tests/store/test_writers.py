"""Whether who wrote a file still lives, and what becomes of what the dead left."""

import os
import subprocess
import sys
from datetime import timedelta

import pytest

from pressdir.store import file, writers
from pressdir.store.disk import LocalDisk

ONE = [sys.executable, "-c", "from pressdir.store import writers; print(writers.own(), flush=True)"]
WAITING = [*ONE[:-1], f"{ONE[-1]}; input()"]

pytestmark = pytest.mark.skipif(not writers.own(), reason="processes have no names here")


def own_parts():
    return writers.own().split("-")


def test_who_lives_has_not_ended_and_who_died_has():
    assert not writers.ended(writers.own())
    with subprocess.Popen(WAITING, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        name = other.stdout.readline().decode().strip()
        assert name != writers.own()
        assert not writers.ended(name)
        other.kill()
    assert writers.ended(name)


def test_a_number_that_was_given_again_is_somebody_else():
    machine, process, begun = own_parts()
    assert writers.ended(f"{machine}-{process}-{int(begun, 16) - 1:x}")


@pytest.mark.parametrize("name", ["", "-", "12345678-1", "00000000-ffffffff-1", "x-1-1"])
def test_nobody_knows_of_another_machine_or_of_no_name(name):
    assert not writers.ended(name)


def test_somebody_elses_process_that_cannot_be_looked_at_lives(monkeypatch, tmp_path):
    machine, _, begun = own_parts()
    name = f"{machine}-1-{begun}"

    def refused(*_):
        raise PermissionError

    monkeypatch.setattr(os, "kill", refused)
    monkeypatch.setattr(writers, "_machine", lambda: machine)
    monkeypatch.setattr(writers, "PROC", tmp_path)  # hidden, as some systems do
    assert not writers.ended(name)


def test_where_the_system_tells_nothing_nobody_is_named(monkeypatch, tmp_path):
    name = writers.own()
    monkeypatch.setattr(writers, "PROC", tmp_path)
    assert writers.own() == ""
    assert not writers.ended(name)
    file.replace(LocalDisk(), tmp_path / "desk.json", b"{}")
    assert (tmp_path / "desk.json").read_bytes() == b"{}"


def left(folder, writer, number=0):
    path = folder / f".~desk.json.{writer}{'.' if writer else ''}{number:08x}.tmp"
    path.touch()
    return path


def test_what_the_dead_left_goes_at_once_what_others_left_after_a_while(tmp_path):
    dead = left(tmp_path, subprocess.check_output(ONE, text=True).strip())
    alive = left(tmp_path, writers.own())
    elsewhere = left(tmp_path, "00000000-1-1")
    nameless = left(tmp_path, "")
    old = left(tmp_path, "", 1)
    os.utime(old, (1, 1))
    another = tmp_path / f".~x.desk.json.{dead.name.split('.')[3]}.00000000.tmp"
    another.touch()
    file.tidy_unlocked(LocalDisk(), tmp_path, "desk.json")
    assert {*tmp_path.iterdir()} == {alive, elsewhere, nameless, another}


def test_whoever_holds_the_lock_removes_them_all(tmp_path):
    for writer in ("", writers.own(), "00000000-1-1"):
        left(tmp_path, writer)
    file.tidy(LocalDisk(), tmp_path, "desk.json")
    assert [*tmp_path.iterdir()] == []


def test_a_clock_that_is_ahead_takes_nothing_from_those_who_write(tmp_path):
    class Ahead(LocalDisk):
        def now(self):
            return super().now() + timedelta(days=365)

    (tmp_path / "desk.json").touch()
    elsewhere = left(tmp_path, "00000000-1-1")
    file.tidy_unlocked(Ahead(), tmp_path, "desk.json")
    assert elsewhere.exists()
    written = elsewhere.stat().st_mtime + 2 * file.ABANDONED
    os.utime(tmp_path / "desk.json", (written, written))  # by somebody, two hours later
    file.tidy_unlocked(LocalDisk(), tmp_path, "desk.json")
    assert not elsewhere.exists()
