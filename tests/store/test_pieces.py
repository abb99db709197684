import errno
import gc
import itertools
import os
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pressdir.model import Contact, Kind, Name, Record
from pressdir.store import Store, pieces
from pressdir.store.disk import LocalDisk

MANY = 100  # contacts: more than are written at once, and some are left over


class Steady(LocalDisk):
    """The real disk at one moment, without chance; it may have no files without a name."""

    def __init__(self, *, scratches=True):
        self.scratches = scratches
        self.opened = []
        self.count = itertools.count()

    def now(self):
        return datetime(2026, 11, 21, 10, 30, tzinfo=UTC)

    def random(self, count):
        return next(self.count).to_bytes(count)

    def scratch(self, folder):
        if not self.scratches:
            raise OSError(errno.ENOTSUP, "no files without a name")
        self.opened.append(super().scratch(folder))
        return self.opened[-1]


def opened(folder, disk):
    store = Store.open(folder / "contacts.json", state=folder / "state", disk=disk)
    store.problems()
    return store


def change(folder, disk):
    """Put, replace, ask for and remove contacts; the bytes of the file, and after an undo."""
    path = folder / "contacts.json"
    with opened(folder, disk) as store:
        with store.transaction("first") as tx:
            tx.put(Record("held", Contact(Kind.PERSON, Name("Ana Ruiz"))))
        before = path.read_bytes()
        with store.transaction("add") as tx:
            for number in range(MANY):
                tx.put(Record(f"u{number}", Contact(Kind.PERSON, Name("Bob"), org="é" * number)))
                assert tx.get(f"u{number // 2}").contact.org == ("é" * (number // 2) or None)
            tx.put(Record("u3", Contact(Kind.DESK, org="Other")))
            tx.put(Record("held", Contact(Kind.PERSON, Name("Ana Ruiz"), role="Speaker")))
            tx.remove("u4")
        after = path.read_bytes()
        assert store.get("u99").contact.org == "é" * 99
        assert len(store.records()) == MANY
        store.undo()
        assert path.read_bytes() == before
    return after


@pytest.fixture
def expected(tmp_path):
    return change(tmp_path / "in memory", Steady())


def test_rows_on_the_disk_make_the_same_file(tmp_path, monkeypatch, expected):
    monkeypatch.setattr(pieces, "MOST", 500)
    disk = Steady()
    assert change(tmp_path / "on disk", disk) == expected
    assert disk.opened
    assert sorted(each.name for each in (tmp_path / "on disk").iterdir()) == [
        "contacts.json",
        "contacts.json.lock",
        "state",
    ]


def test_where_there_are_no_files_without_a_name_rows_stay_in_memory(
    tmp_path, monkeypatch, expected
):
    monkeypatch.setattr(pieces, "MOST", 500)
    assert change(tmp_path / "none", Steady(scratches=False)) == expected


@pytest.mark.parametrize("takes", [0, 10])
def test_a_disk_that_is_full_leaves_rows_in_memory(tmp_path, monkeypatch, expected, takes):
    monkeypatch.setattr(pieces, "MOST", 500)
    pwrite, left = os.pwrite, [5]

    def filling(file, data, at):
        left[0] -= 1
        return pwrite(file, data if left[0] > 0 else data[:takes], at)

    disk = Steady()
    monkeypatch.setattr(pieces.os, "pwrite", filling)
    monkeypatch.setattr("pressdir.store.disk.LocalDisk.lock", unnumbered)
    assert change(tmp_path / "full", disk) == expected


def unnumbered(self, path, like, wait, more):
    """A lock that writes no number: nobody else is there."""
    return nullcontext()


def test_a_scratch_is_closed_with_the_change(tmp_path, monkeypatch):
    monkeypatch.setattr(pieces, "MOST", 500)
    disk = Steady()
    change(tmp_path, disk)
    assert disk.opened
    gc.collect()
    descriptors = Path("/proc/self/fd").iterdir()
    assert not [each for each in descriptors if str(tmp_path) in str(each.resolve())]


def test_what_is_written_in_pieces_is_the_same_as_put_together(monkeypatch):
    monkeypatch.setattr(pieces, "BLOCK", 5)
    parts = [b"ab", bytearray(b"cde"), memoryview(b"fghijklm"), b"", b"n"]
    found = pieces.Pieces(parts)
    assert (bytes(found), len(found)) == (b"abcdefghijklmn", 14)
    assert list(found.blocks()) == [b"abcde", b"fghijklm", b"n"]
