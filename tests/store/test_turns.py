"""Waiting for a lock: nobody is passed over, and who gives up leaves nothing locked or open."""

import fcntl
import os
from contextlib import contextmanager
from pathlib import Path

import pytest

from pressdir.store.turns import Turn

LOCKS = Path("/proc/locks")


@contextmanager
def held(path):
    """A lock on a file, until the block ends."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def opened(path):
    return os.open(path, os.O_RDWR)


def is_free(path):
    with path.open() as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    return True


def waiting(path):
    """How many wait for the lock, as the system tells."""
    inode = f":{path.stat().st_ino} "
    return sum("->" in line and inode in line for line in LOCKS.read_text().splitlines())


def test_a_turn_comes_when_the_lock_is_free(tmp_path):
    path = tmp_path / "lock"
    with held(path):
        file = opened(path)
        turn = Turn(file)
        assert not turn.comes(0)
    assert turn.comes(60)
    with pytest.raises(BlockingIOError):
        is_free(path)
    os.close(file)
    assert is_free(path)


def test_a_turn_that_is_left_holds_nothing_when_it_comes(tmp_path):
    path = tmp_path / "lock"
    with held(path):
        file = opened(path)
        turn = Turn(file)
        turn.leave()
        os.fstat(file)  # the system is busy with it still
    assert turn.comes(60)
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(file)
    assert is_free(path)


def test_a_turn_that_came_and_is_left_is_over(tmp_path):
    path = tmp_path / "lock"
    path.touch()
    turn = Turn(opened(path))
    assert turn.comes(60)
    turn.leave()
    assert is_free(path)


@pytest.mark.skipif(not LOCKS.exists(), reason="the system does not tell who waits")
def test_who_came_first_is_first(tmp_path):
    path = tmp_path / "lock"
    turns = []
    with held(path):
        for count in range(1, 6):
            turns.append((Turn(file := opened(path)), file))
            while waiting(path) < count:
                pass
    for place, (turn, file) in enumerate(turns, start=1):
        assert turn.comes(60)
        assert not any(other.comes(0) for other, _ in turns[place:])
        os.close(file)


def test_a_file_that_cannot_be_locked_is_told(tmp_path):
    path = tmp_path / "lock"
    path.touch()
    file = opened(path)
    os.close(file)
    with pytest.raises(OSError, match="Bad file descriptor"):
        Turn(file).comes(60)
