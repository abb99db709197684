"""A shared file that somebody writes in place while we read it, or are about to replace it."""

import os

import pytest

from pressdir.errors import ConflictError, DamagedStoreError
from pressdir.store.disk import LocalDisk
from pressdir.sync import SharedFile

FIRST, LAST = b'{"contacts": {"1": {"name": "Ana Ruiz"}}', b"}"
NOTHING = {"contacts": {}, "bin": {}, "releases": {}}


class Writer(LocalDisk):
    """Another program that writes a piece of the file while we wait, and then no more."""

    def __init__(self, path, pieces):
        self.path, self.pieces = path, [*pieces]

    def wait(self, seconds):
        super().wait(seconds)
        if self.pieces:
            with self.path.open("ab") as file:
                file.write(self.pieces.pop(0))


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "desk.json"
    path.write_bytes(FIRST)
    return path


@pytest.mark.parametrize("ahead", [0, 3600, -0.1], ids=["now", "its clock is ahead", "by a little"])
def test_who_writes_piece_by_piece_is_waited_for(path, ahead):
    shared = SharedFile(path, Writer(path, [b" ", b" ", LAST]))
    now = path.stat().st_mtime + ahead
    os.utime(path, (now, now))
    if ahead == -0.1:  # it seems to be through
        with pytest.raises(DamagedStoreError):
            shared.read()
        shared.disk.wait(0)
    assert [each.contact.label for each in shared.read().records()] == ["Ana Ruiz"]


def test_half_of_another_program_s_new_file_over_the_old_one_is_no_edit(path):
    def whole(role):
        rows = (f'"{n}": {{"name": "Ana {n}", "role": "{role}"}}' for n in (1, 2))
        return f'{{"contacts": {{{", ".join(rows)}}}}}'.encode()

    class Slow(LocalDisk):
        def wait(self, seconds):
            super().wait(seconds)
            if b"desk" in path.read_bytes():
                path.write_bytes(whole("head"))

    path.write_bytes(whole("head")[:50] + whole("desk")[50:])  # which can be read
    moment = path.stat().st_mtime - 0.1
    os.utime(path, (moment, moment))
    roles = [each.contact.role for each in SharedFile(path, Slow()).read().records()]
    assert roles == ["head", "head"]


def test_what_a_pressdir_wrote_is_read_without_a_pause(path):
    path.unlink()
    shared = SharedFile(path, LocalDisk())
    shared.read()
    shared.write(NOTHING)
    moment = path.stat().st_mtime - 0.1
    os.utime(path, (moment, moment))
    SharedFile(path, Writer(path, [b"x"])).read()
    assert path.read_bytes().endswith(b"}\n")


def test_who_never_ends_is_not_waited_for_for_ever(path):
    with pytest.raises(DamagedStoreError, match="is being written"):
        SharedFile(path, Writer(path, [b" "] * 1000)).read()


def test_a_file_that_is_written_again_with_what_it_held_is_not_replaced(path):
    path.write_bytes(FIRST + LAST)
    os.utime(path, (1, 1))
    shared = SharedFile(path, LocalDisk())
    shared.read()
    with path.open("r+b") as file:
        file.write(FIRST[:10])  # as far as its writer is
    with pytest.raises(ConflictError):
        shared.write(NOTHING)
    assert path.read_bytes() == FIRST + LAST
    shared.read()
    shared.write(NOTHING)
    assert b'"store"' in path.read_bytes()
