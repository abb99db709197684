"""What a user may not write, or not read, and what is left as it was then."""

import os
import pickle
import shutil
import stat
import tempfile
import traceback
from pathlib import Path

import pytest

from pressdir.cli.own_files.config import Place
from pressdir.errors import PressdirError
from pressdir.model import Contact, Kind, Name, Record
from pressdir.sources import files
from pressdir.store import Store

NOBODY = 65534

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork, to be somebody else")


@pytest.fixture
def folder():
    """A folder that an unprivileged user reaches, which the folders of pytest are not."""
    made = Path(tempfile.mkdtemp(prefix="desk"))
    made.chmod(0o755)
    yield made
    for path in (made, *made.rglob("*")):
        if path.is_dir():
            path.chmod(0o755)
    shutil.rmtree(made)


def as_a_user(action):
    """Run the action without privileges; give its result, or the error it ended in."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.getuid() == 0:
                os.setgroups([])
                os.setresgid(NOBODY, NOBODY, NOBODY)
                os.setresuid(NOBODY, NOBODY, NOBODY)
            try:
                result = action()
            except PressdirError as error:
                result = f"{type(error).__name__}: {error} {error.hint}"
        except BaseException:  # noqa: BLE001 - the parent shows it
            result = traceback.format_exc()
        os.write(write, pickle.dumps(result))
        os._exit(0)
    os.close(write)
    with open(read, "rb") as pipe:  # noqa: PTH123 - a descriptor, not a path
        data = pipe.read()
    os.waitpid(child, 0)
    return pickle.loads(data)  # noqa: S301 - from our own child


def person(name):
    return Record(name, Contact(Kind.PERSON, Name(name)))


def add(folder, name="New"):
    with (
        Store.open(folder / "contacts.json", state=folder / "state") as store,
        store.transaction("add") as tx,
    ):
        tx.put(person(name))
    return "done"


def look(folder):
    with Store.open(folder / "contacts.json", state=folder / "state") as store:
        return [record.uid for record in store.records()], len(store.log())


def unwritten(path):
    """What a write would change; the time of reading is no part of it."""
    status = path.stat()
    return status.st_ino, status.st_size, status.st_mtime_ns, status.st_mode, path.read_bytes()


def given_to_the_user(folder):
    add(folder, "Ana")
    if os.getuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY)


def test_a_folder_that_may_not_be_written_can_be_read(folder):
    given_to_the_user(folder)
    (folder / "contacts.json.lock").unlink()
    folder.chmod(0o555)
    before = unwritten(folder / "contacts.json")
    assert as_a_user(lambda: look(folder)) == (["Ana"], 1)
    assert as_a_user(lambda: add(folder)).startswith(
        f"WriteError: {folder}/contacts.json cannot be written: you have no permission."
    )
    assert unwritten(folder / "contacts.json") == before
    assert {path.name for path in folder.iterdir()} == {"contacts.json", "state"}


def test_a_file_that_may_not_be_read_is_refused(folder):
    given_to_the_user(folder)
    (folder / "contacts.json").chmod(0)
    assert as_a_user(lambda: look(folder)) == (
        f"StoreError: {folder}/contacts.json cannot be read: you have no permission. "
    )


def test_a_write_protected_file_stays_as_it_is(folder):
    given_to_the_user(folder)
    (folder / "contacts.json").chmod(0o444)
    before = unwritten(folder / "contacts.json")
    assert as_a_user(lambda: look(folder)) == (["Ana"], 1)
    assert "contacts.json is write-protected" in as_a_user(lambda: add(folder))
    assert unwritten(folder / "contacts.json") == before


def test_without_an_undo_log_nothing_is_changed(folder):
    given_to_the_user(folder)
    for path in (folder / "state").rglob("*"):
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = (folder / "contacts.json").read_bytes()
    assert "cannot be written: you have no permission" in as_a_user(lambda: add(folder))
    assert (folder / "contacts.json").read_bytes() == before
    assert not list(folder.rglob(".~*"))


@pytest.mark.skipif(os.getuid() != 0, reason="needs root, to write another's file")
def test_root_leaves_a_file_to_its_owner(folder):
    given_to_the_user(folder)
    add(folder)
    found = (folder / "contacts.json").stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (NOBODY, NOBODY, 0o600)
    assert (folder / "contacts.json.lock").stat().st_uid == NOBODY


def test_whoever_may_write_a_shared_file_may_lock_it(folder):
    add(folder)
    (folder / "contacts.json").chmod(0o664)
    (folder / "contacts.json.lock").unlink()
    add(folder, "Ana")
    assert stat.S_IMODE((folder / "contacts.json.lock").stat().st_mode) == 0o664


def test_a_folder_of_documents_that_may_not_be_entered_is_named_and_the_rest_read(folder):
    (folder / "locked").mkdir(mode=0)
    (folder / "release.txt").write_text("text")
    found = as_a_user(lambda: files.paths(str(folder)))
    assert found == sorted([f"{folder}/release.txt", f"{folder}/locked"])
    said = as_a_user(lambda: files.load(f"{folder}/locked"))
    assert said.startswith(f"UnreadableError: {folder}/locked: may not be read")


def test_what_lies_in_a_locked_folder_is_no_reason_to_break_off(folder):
    (folder / "locked").mkdir(mode=0)
    path = folder / "locked" / "contacts.json"
    assert as_a_user(lambda: files.paths(str(path))) == [str(path)]
    assert as_a_user(lambda: Place(path, "--db").exists) is False
