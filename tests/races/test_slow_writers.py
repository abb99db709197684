"""Another program writes the shared file in place, a kilobyte every ten milliseconds.

It knows nothing of locks or renames: it reads the file, adds somebody, and writes it all again.
Whom it has added when it is through must stay, nobody may appear whom neither added, and the file
must not be taken from under it while it writes.

Two things nobody can see, so that they are kept from happening: a writer whom a busy machine holds
up for longer than a pause looks as if it were through, and one that opens the file between our last
look and the rename writes into a file without a name.
"""

import json
import os
import random
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from itertools import chain

import pytest

from .office import Desk, left, office, tables

pytestmark = pytest.mark.slow

SYNCS = int(os.environ.get("PRESSDIR_SYNCS", "8"))  # five hundred take ten to twenty minutes
SEED = int(os.environ.get("PRESSDIR_SEED", "7"))
IN_ONE_FOLDER = 25  # syncs, before its file takes seconds to write
AT_ONCE = 4  # folders
FOLDERS = 20  # in which a fault is looked for
CONTACTS = 12
MAIL = "mina.roth@harbour.example"
WRITER = """
import fcntl, json, os, random, sys, time
from pathlib import Path

path, log, how, seed = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]
gate = os.open(log.with_name("gate"), os.O_RDWR)
chance = random.Random(seed)
number = 0
while not log.with_name("stop").exists():
    try:
        found = json.loads(path.read_bytes())
    except ValueError:
        continue
    name = f"{'Aa' * 40} {number}"
    if how == "as many bytes":
        row = next(row for row in found["contacts"].values() if row.get("note"))
        row["note"] = row["note"].swapcase()
    else:
        found["contacts"][str(max(map(int, found["contacts"])) + 1)] = {"name": name, "org": name}
    data = json.dumps(found).encode()
    fcntl.flock(gate, fcntl.LOCK_EX)
    os.pwrite(gate, b"at work", 0)
    file = open(path, "r+b", buffering=0)
    if how == "truncating":
        file.truncate()
    for begin in range(0, len(data), 1024):
        file.write(data[begin : begin + 1024])
        fcntl.flock(gate, fcntl.LOCK_UN)
        time.sleep(0.01)
    file.truncate()
    kept = os.path.samestat(os.fstat(file.fileno()), os.stat(path))
    file.close()
    os.ftruncate(gate, 0)
    with open(log, "a") as told:
        print(json.dumps([name, kept]), file=told)
    number += 1
    time.sleep(chance.uniform(0, 0.6))
"""
GATE = """
import fcntl, os, time
from pressdir.store import file
from pressdir.store.disk import LocalDisk

SHARED = "desk.json"
LATE = 0.1  # seconds, of the 0.3 that it has between two pieces

def gate(path):
    return os.open(path.parent.parent / "gate", os.O_RDWR)

def status(disk, path, status=LocalDisk.status):
    if path.name == SHARED and path.exists():
        opened = gate(path)
        while os.fstat(opened).st_size and time.time() - path.stat().st_mtime > LATE:
            time.sleep(0.001)  # its next piece is overdue
        os.close(opened)
    return status(disk, path)

def replace(disk, path, data, *, like=None, unless=lambda: None, replace=file.replace):
    if path.name != SHARED:
        return replace(disk, path, data, like=like, unless=unless)
    opened = gate(path)

    def last_look():
        fcntl.flock(opened, fcntl.LOCK_EX)  # nobody begins to write until it is renamed
        unless()

    try:
        replace(disk, path, data, like=like, unless=last_look)
    finally:
        os.close(opened)

LocalDisk.status, file.replace = status, replace
"""


@contextmanager
def writing(path, how, seed):
    """Let somebody write there; gives what tells whom they have added, and what became of it."""
    log = path.parent.parent / "log"
    log.touch()

    def told(least=0):
        """What they wrote once they have so often."""
        while len(lines := log.read_text().splitlines()) < least:
            assert writer.poll() is None
            time.sleep(0.01)
        return [json.loads(line) for line in lines]

    command = [sys.executable, "-c", WRITER, path, log, how, str(seed)]
    with subprocess.Popen(command) as writer:
        try:
            yield told
        finally:
            log.with_name("stop").touch()
        assert writer.wait(60) == 0


def examined(folder, how, syncs=SYNCS, planted=""):
    """Sync so many times with what is written so; what is wrong then."""

    def in_one_folder(first):
        here = folder / str(first)
        here.mkdir(parents=True)
        found = examined_once(here, how, min(IN_ONE_FOLDER, syncs - first), SEED + first, planted)
        return [f"from {first}: {each}" for each in found]

    with ThreadPoolExecutor(AT_ONCE) as folders:  # all wait most of the time
        return [*chain(*folders.map(in_one_folder, range(0, syncs, IN_ONE_FOLDER)))]


def examined_once(folder, how, syncs, seed, planted):
    """The same, in one folder."""
    chance = random.Random(seed)  # noqa: S311 - a test repeats
    desk, cloud = Desk.made(folder, "ana"), folder / "cloud"
    cloud.mkdir()
    (folder / "gate").touch()
    shared = cloud / "desk.json"
    wrong = []
    with office(GATE + planted) as opened:
        for number in range(CONTACTS):
            who = "--name", "Mina Roth", "--email", f"{number}.{MAIL}", "--anyway"
            opened.do(
                desk, "add", *who, *(("--note", "a" * 4000) if number == CONTACTS - 1 else ())
            )
        assert opened.do(desk, "sync", str(shared)).code == 0
        tags = set()
        with writing(shared, how, seed) as told:
            for number in range(syncs):
                time.sleep(chance.uniform(0, 0.2))
                told(least=number // 2)
                tags.add(f"tag{number}")
                assert opened.do(desk, "tag", f"tag{number}", f"0.{MAIL}").code == 0
                done = opened.do(desk, "sync")
                if done.code not in {0, 3, 4} or "Traceback" in done.err:
                    wrong.append(f"sync: exit {done.code}: {done.err}")
        for _ in range(2):
            done = opened.do(desk, "sync")
            wrong += [f"sync: exit {done.code}: {done.err}"] if done.code else []
    written = told()
    rows = tables(shared)["contacts"].values()
    names = {row["name"] for row in rows}
    theirs = {name for name, _ in written} if how != "as many bytes" else set()
    notes = {
        each["value"]
        for row in rows
        for each in row.get("sightings", ())
        if each["field"] == "note"
    }
    wrong += [f"notes that nobody wrote: {notes}"] if len(notes) > 2 else []  # in two cases
    wrong += [f"lost: {name}" for name in theirs - names]
    wrong += [f"nobody's: {name}" for name in names - theirs - {"Mina Roth"}]
    wrong += [f"taken while it was written: {name}" for name, kept in written if not kept]
    has = {tag for row in rows for tag in row.get("tags", ())}
    wrong += [f"tags {tags ^ has}"] if tags != has else []
    wrong += ["the files differ"] if tables(shared) != tables(desk.db) else []
    return [*wrong, *(f"left behind: {path}" for path in left(folder))]


@pytest.mark.parametrize("how", ["truncating", "over the old bytes", "as many bytes"])
def test_nothing_of_a_slow_writer_is_lost_or_made_up(tmp_path, how):
    assert examined(tmp_path, how) == []


def test_the_examination_finds_a_file_that_is_taken_as_soon_as_it_can_be_read(tmp_path):
    planted = (
        "from pressdir.store.file import ContactFile; ContactFile.settle = lambda _, *__: None"
    )
    folders = (tmp_path / str(number) for number in range(FOLDERS))
    assert any(examined(here, "over the old bytes", 8, planted) for here in folders)
