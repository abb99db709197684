"""An erasure that is cut off at any call to the disk is finished by the next command.

After it nothing of the person is in any byte that the store has, and what is kept of others is
what an erasure that nothing stopped leaves. Each step that cleans is taken out in turn, and the
examination has to notice.
"""

import errno
import json
import unicodedata
from contextlib import suppress
from copy import deepcopy
from functools import cache
from pathlib import Path

import pytest

from pressdir.errors import PressdirError, WriteError
from pressdir.merge.persons import person_of
from pressdir.model import (
    Contact,
    EmailAddress,
    Kind,
    Name,
    Phone,
    Record,
    Release,
    Sighting,
)
from pressdir.store import Store, erasing, sweeping
from pressdir.store import file as files

from .simulated import FAULTS, KEEPS, Died, SimulatedDisk

pytestmark = pytest.mark.slow

PATH, STATE = Path("/desk/contacts.json"), Path("/state")
UID = "a1aaaaaa-0000-4000-8000-000000000001"
ANA = Record(
    UID,
    Contact(
        Kind.PERSON,
        Name("Ana Ruíz Vega"),
        org="Harbour Trust",
        emails=(EmailAddress("arv@harbour.example"),),
        phones=(Phone("+41225550142"),),
    ),
)
AT = "2026-11-21T10:00:00Z"
PLANTED = f".~{PATH.name}.00000000.tmp"
LINE = "Ana Ruíz Vega or Bob Smith, +41 22 555 01 42"
BOB = Record(
    "b2bbbbbb-0000-4000-8000-000000000002",
    Contact(Kind.PERSON, Name("Bob Smith"), emails=(EmailAddress("smith@harbour.example"),)),
    (Sighting("name", "Bob Smith", AT, "d1" * 32, line=LINE),),
)
RELEASE = Release("d1" * 32, "in/ana-ruiz-vega.html", "Ana Ruíz Vega speaks", read=AT)
TRACES = [
    each.casefold()
    for text in ("Ana Ruíz", "Ana Ruiz", "ana-ruiz", UID, "arv@", "5550142", "555 01 42")
    for each in (text, unicodedata.normalize("NFD", text), json.dumps(text)[1:-1])
]


def prepared():
    """A disk with a store that knows the person in all ways."""
    return deepcopy(_prepared())


@cache
def _prepared():
    disk = SimulatedDisk()
    with opened(disk) as store:
        with store.transaction("add Ana Ruíz Vega") as tx:
            tx.put(ANA)
        with store.transaction("ingest in/ana-ruiz-vega.html") as tx:
            tx.put(BOB)
            tx.add_release(RELEASE)
        with store.transaction("remove arv@harbour.example") as tx:
            tx.remove(UID)
        with store.transaction("undo it") as tx:
            tx.put(ANA)
    disk.crash(lambda _: False)
    # what another program left half-written
    disk.create(PATH.with_name(PLANTED), b"Ana Ruiz", None)
    disk.sync(PATH.parent)
    return disk


def opened(disk):
    store = Store.open(PATH, state=STATE, disk=disk)
    store.problems()
    return store


def erase(disk):
    with opened(disk) as store:
        if record := store.get(UID):
            store.erase(person_of(record))


def left(disk):
    """Where on the disk something of the person is."""
    found = []
    for path, inode in disk.names.items():
        text = inode.data.decode("utf-8", "replace").casefold()
        found += [f"{path}: {trace}" for trace in TRACES if trace in text]
    return found


def others(disk):
    """What is kept of others: without keys and digests, which chance and time make."""
    with opened(disk) as store:
        return store.records(), [*store.releases().values()], [e.command for e in store.log()]


def examine(error, keeps):
    """Stop the erasure at each call in turn, then look at the file; say what is wrong."""
    disk = prepared()
    assert left(disk)
    erase(disk)
    assert left(disk) == []
    usual = others(disk)
    wrong, place = [], 0
    while True:
        place += 1
        disk = prepared()
        disk.steps, disk.fault_at, disk.error = 0, place, error
        done = False
        try:
            erase(disk)
            done = True
        except (Died, PressdirError):
            pass  # anything else is a bug, and shows
        met = disk.steps >= place
        disk.dead, disk.fault_at = False, 0
        disk.crash(keeps)
        opened(disk)  # the next command
        with opened(disk) as store:
            known = bool(store.erasures)
        if done or known:  # else it never began
            wrong += [f"call {place}: {each}" for each in left(disk)]
            if (now := others(disk))[:2] != usual[:2]:
                wrong.append(f"call {place}: others differ: {now}")
        elif others(disk)[:2] == usual[:2]:
            wrong.append(f"call {place}: erased, but not recorded")
        if not met:
            return wrong


@pytest.mark.parametrize(("error", "keeps"), [*FAULTS[:2], *FAULTS[3:]])
def test_it_is_finished_by_the_next_command_whatever_call_it_stops_at(error, keeps):
    assert examine(error, keeps) == []


@pytest.mark.parametrize(("error", "keeps"), FAULTS[:1])
def test_so_it_is_in_a_file_that_another_program_wrote(error, keeps, monkeypatch):
    made = prepared

    def foreign():
        disk = made()
        inode = disk.names[PATH]
        tables = json.loads(inode.data) | {"other": {"1": {"who": "Ana Ruíz Vega", "n": 1}}}
        inode.data = inode.safe = json.dumps(tables, indent=1).encode()
        return disk

    monkeypatch.setattr(f"{__name__}.prepared", foreign)
    assert examine(error, keeps) == []


# --- each step that cleans is taken out ---------------------------------------------------------


def nothing(*_, **__):
    return None


MUTANTS = {
    "backups": lambda patch: patch.setattr(erasing, "_clean_backup", nothing),
    "log": lambda patch: patch.setattr(erasing, "_clean_entry", nothing),
    "commands in the log": lambda patch: patch.setattr(
        sweeping.Sweep, "_told", lambda _, entry, __: entry.command
    ),
    "rows of others": lambda patch: patch.setattr(
        sweeping, "without", lambda record, _: record
    ),
    "releases": lambda patch: patch.setattr(
        sweeping, "release_without", lambda release, _: release
    ),
    "theirs in the contact file and bin": lambda patch: patch.setattr(
        erasing, "PEOPLE", frozenset()
    ) or patch.setattr(sweeping, "PEOPLE", frozenset()),
    "temporary files": lambda patch: (
        patch.setattr("pressdir.store.opened.tidy", nothing),
        patch.setattr(files, "tidy", nothing),
    ),
    "old backup under its old name": lambda patch: patch.setattr(
        SimulatedDisk, "unlink", nothing
    ),
}  # fmt: skip


@pytest.mark.parametrize("mutant", MUTANTS)
def test_the_examination_finds_a_step_that_is_left_out(mutant, monkeypatch):
    disk = prepared()
    MUTANTS[mutant](monkeypatch)
    with suppress(WriteError):  # some are noticed at once
        erase(disk)
    assert left(disk), mutant


def test_the_examination_finds_a_crash_that_is_not_mended(monkeypatch):
    monkeypatch.setattr(erasing.Erasing, "is_due", lambda _: False)
    assert examine(None, KEEPS["process killed"])


def test_the_examination_finds_an_erasure_that_is_called_done_too_soon(monkeypatch):
    clean = erasing.clean

    def done_first(sweep, these):
        erasing.keep(these[0], sweep._erasures, "")
        clean(sweep, these)

    monkeypatch.setattr(erasing, "clean", done_first)
    assert examine(None, KEEPS["process killed"])


def test_a_refused_erasure_leaves_no_temporary_file():
    for place in range(1, 400):
        disk = prepared()
        disk.steps, disk.fault_at, disk.error = 0, place, errno.ENOSPC
        with suppress(PressdirError):
            erase(disk)
        met = disk.steps >= place
        disk.fault_at = 0
        opened(disk)
        left_behind = {path.name for path in disk.names if path.name.startswith(".~")}
        assert left_behind <= {PLANTED}
        if not met:
            return
    pytest.fail("the command has no end")


def test_the_log_says_that_there_was_an_erasure_and_not_of_whom():
    disk = prepared()
    erase(disk)
    assert others(disk)[2][0] == "erase"
