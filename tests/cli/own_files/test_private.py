"""The files that are pressdir's own are whole, and nobody else reads them."""

import os
import stat

import pytest

from pressdir.cli.own_files import private


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_the_file_and_the_folders_that_are_made_for_it_are_private(tmp_path):
    file = tmp_path / "state" / "pressdir" / "usage" / "00000000"
    private.write(str(file), b"first\n")
    assert file.read_bytes() == b"first\n"
    assert mode(file) == 0o600
    assert {mode(folder) for folder in [*file.parents][:3]} == {0o700}


def test_a_folder_that_is_there_keeps_its_mode(tmp_path):
    folder = tmp_path / "state"
    folder.mkdir(mode=0o755)
    private.write(str(folder / "file"), b"")
    assert mode(folder) == 0o755


def test_the_old_file_stays_whole_and_nothing_beside_it_when_the_new_one_fails(
    tmp_path, monkeypatch
):
    file = tmp_path / "folder" / "file"
    private.write(str(file), b"old")

    def fail(*names):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="No space"):
        private.write(str(file), b"new")
    assert [(each.name, each.read_bytes()) for each in file.parent.iterdir()] == [("file", b"old")]


def test_a_file_that_stands_where_a_folder_should_is_an_error(tmp_path):
    (tmp_path / "state").write_text("")
    with pytest.raises(OSError, match="state"):
        private.write(str(tmp_path / "state" / "file"), b"")
