"""All that can go wrong between two calls to the disk, on a disk that forgets like a real one.

The machine dies, loses its power, or a call fails, at the first call of a command, at the second,
and so on. Afterwards the contact file must be the old one or the new one, whole, the log must agree
with it, what was reported as done must be there, and the next command must find nothing in its way.
The same examination is held over disks and stores with planted faults, which it has to find.
"""

import errno
from pathlib import Path

import pytest

from pressdir.errors import NotFoundError, PressdirError
from pressdir.model import Contact, Kind, Name, Record, Release
from pressdir.store import Store
from pressdir.store import file as files
from pressdir.store.journal import Journal

from .simulated import FAULTS, KEEPS, Died, Inode, SimulatedDisk

pytestmark = pytest.mark.slow

PATH, STATE = Path("/desk/contacts.json"), Path("/state")


def person(uid, **fields):
    return Record(uid, Contact(Kind.PERSON, Name(uid), **fields))


def put(store):
    with store.transaction("put") as tx:
        tx.put(person("new"))


def edit(store):
    with store.transaction("edit") as tx:
        tx.put(person("a", org="Office"))
        tx.remove("b")


def ingest(store):
    with store.transaction("ingest") as tx:
        for number in range(5):
            tx.put(person(f"p{number}"))
        tx.add_release(Release("ab" * 32, "a.html", read=tx.now()))


def undo(store):
    store.undo()


def prepared():
    """A disk with a store that has a history."""
    disk = SimulatedDisk()
    with opened(disk) as store:
        for uid in "abc":
            with store.transaction("put") as tx:
                tx.put(person(uid))
    disk.crash(lambda _: False)
    return disk


def opened(disk):
    store = Store.open(PATH, state=STATE, disk=disk)
    if LINE_BY_LINE:
        store.problems()  # as commands ask, who then change line by line what they wrote
    return store


LINE_BY_LINE = True


@pytest.fixture
def whole(monkeypatch):
    monkeypatch.setattr(f"{__name__}.LINE_BY_LINE", False)


def seen(disk):
    """What the file holds, and what the log says of it."""
    with opened(disk) as store:
        log = [(entry.id, entry.command, entry.undone) for entry in store.log()]
        return disk.names[PATH].data if PATH in disk.names else b"", log


def examine(make, command, error, keeps):
    """Let the command meet the fault at each of its calls in turn; give what is wrong after it."""
    before, disk = seen(make()), make()
    with opened(disk) as store:
        command(store)
    after = seen(disk)
    assert before != after
    wrong, place = [], 0
    while True:
        place += 1
        disk = make()
        done = attempt(disk, command, error, place)
        met = disk.steps >= place
        disk.crash(keeps)
        wrong += [f"call {place}: {fault}" for fault in faults(disk, before, after, done)]
        if not met:
            return wrong


def attempt(disk, command, error, place):
    """Run the command into the fault."""
    disk.steps, disk.fault_at, disk.error = 0, place, error
    done = False
    try:
        with opened(disk) as store:
            command(store)
            done = True
    except (Died, PressdirError):
        pass  # anything else is a bug, and shows
    disk.dead, disk.fault_at = False, 0
    return done


def faults(disk, before, after, done):
    """Say what is wrong with what is on the disk."""
    try:
        now = seen(disk)
    except PressdirError as error:
        yield f"unreadable: {error}"
        return
    if now[0] not in {before[0], after[0]}:
        yield "neither old nor new"
    elif done and now[0] != after[0]:
        yield "done, but gone"
    elif now != (after if now[0] == after[0] else before):
        yield f"the log does not fit the file: {now[1]}"
    else:
        yield from faults_of_the_next(disk, now)


def faults_of_the_next(disk, now):
    with opened(disk) as store:
        with store.transaction("next") as tx:
            tx.put(person("next"))
        kept = [PATH.parent, *(path.parent for path in disk.names if path.name[0] == "0")]
        kept += [folder.parent for folder in kept]  # not the state of a file that never came to be
        left = [path for path in disk.names if path.name[:2] == ".~" and path.parent in kept]
        if left:
            yield f"left behind: {left}"
        store.undo()
        if disk.names[PATH].data != now[0] and (now[0] or store.records()):
            yield "the next command cannot be undone"
        try:
            while True:
                store.undo()
        except NotFoundError:
            if store.records():
                yield "not everything can be undone"


@pytest.mark.parametrize("command", [put, edit, ingest, undo])
@pytest.mark.parametrize(("error", "keeps"), FAULTS)
def test_the_file_is_old_or_new_whatever_call_it_stops_at(command, error, keeps):
    assert examine(prepared, command, error, keeps) == []


@pytest.mark.usefixtures("whole")
@pytest.mark.parametrize("command", [put, edit, undo])
@pytest.mark.parametrize(("error", "keeps"), FAULTS)
def test_so_is_it_when_the_file_is_written_whole(command, error, keeps):
    assert examine(prepared, command, error, keeps) == []


@pytest.mark.parametrize(("error", "keeps"), FAULTS)
def test_so_is_the_first_file_of_all(error, keeps):
    assert examine(SimulatedDisk, put, error, keeps) == []


def test_a_refused_command_leaves_no_temporary_file_even_before_the_next():
    for place in range(1, 200):
        disk = prepared()
        done = attempt(disk, put, errno.ENOSPC, place)
        if done and disk.steps < place:
            return
        assert not [path for path in disk.names if path.name.startswith(".~")]
    pytest.fail("the command has no end")


# --- planted faults: the examination must find them --------------------------------------------


class InPlace(SimulatedDisk):
    """Writes over the old bytes, as TinyDB's own storage does."""

    def rename(self, old, new):
        self.step()
        inode = self.names.setdefault(new, Inode(b""))
        data = self.names.pop(old).data
        inode.data = inode.safe = data[: len(data) // 2]
        self.step()
        inode.data = inode.safe = data


class WithoutSync(SimulatedDisk):
    """Says that bytes are safe when they are not."""

    def sync(self, path):
        if path not in self.names:
            super().sync(path)


class WithoutFolderSync(SimulatedDisk):
    """Says that names are safe when they are not."""

    def sync(self, path):
        if path in self.names:
            super().sync(path)


def planted(kind):
    def make():
        made = prepared()
        return kind(names=made.names, safe=made.safe, chance=made.chance)

    return make


@pytest.mark.parametrize(
    ("kind", "fault", "found"),
    [
        pytest.param(InPlace, "process killed", "unreadable", id="writing in place"),
        pytest.param(WithoutSync, "power cut, names kept", "unreadable", id="no fsync"),
        pytest.param(WithoutFolderSync, "power cut, all lost", "gone", id="no fsync of the folder"),
    ],
)
def test_the_examination_finds_a_disk_that_is_used_carelessly(kind, fault, found):
    assert any(found in wrong for wrong in examine(planted(kind), put, None, KEEPS[fault]))


def replace_without_tidying(disk, path, data, *, like=None, unless=lambda: None):
    temporary = path.with_name(f".~{path.name}.{disk.random(4).hex()}.tmp")
    disk.create(temporary, data, like)
    disk.sync(temporary)
    unless()
    disk.rename(temporary, path)
    disk.sync(path.parent)


def test_the_examination_finds_temporary_files_that_stay(monkeypatch):
    monkeypatch.setattr(files, "replace", replace_without_tidying)
    monkeypatch.setattr("pressdir.store.opened.tidy", lambda *_: None)
    wrong = examine(prepared, put, errno.ENOSPC, KEEPS["process killed"])
    assert any("left behind" in fault for fault in wrong)


def test_the_examination_finds_a_log_that_is_written_too_late(monkeypatch):
    save, enter, late = files.ContactFile.save, Journal.enter, []

    def save_first(self, data, digest, *, plain):
        save(self, data, digest, plain=plain)
        enter(*late.pop())

    monkeypatch.setattr(Journal, "enter", lambda *given: late.append(given))
    monkeypatch.setattr(files.ContactFile, "save", save_first)
    wrong = examine(prepared, put, None, KEEPS["process killed"])
    assert any("the log does not fit" in fault for fault in wrong)
