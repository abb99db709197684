"""Another program writes the shared file in place, a kilobyte every ten milliseconds.

It knows nothing of locks or renames: it reads the file, adds somebody, and writes it all again.
Whom it has added when it is through must stay, nobody may appear whom neither added, and the file
must not be taken from under it while it writes.
"""

import json
import os
import random
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest

from .office import Desk, left, office, tables

pytestmark = pytest.mark.slow

SYNCS = int(os.environ.get("PRESSDIR_SYNCS", "8"))  # five hundred take ten minutes
SEED = int(os.environ.get("PRESSDIR_SEED", "7"))
CONTACTS = 12
MAIL = "mina.roth@harbour.example"
WRITER = """
import json, os, random, sys, time
from pathlib import Path

path, log, how, seed = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]
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
    file = open(path, "r+b", buffering=0)
    if how == "truncating":
        file.truncate()
    for begin in range(0, len(data), 1024):
        file.write(data[begin : begin + 1024])
        time.sleep(0.01)
    file.truncate()
    kept = os.path.samestat(os.fstat(file.fileno()), os.stat(path))
    file.close()
    with open(log, "a") as told:
        print(json.dumps([name, kept]), file=told)
    number += 1
    time.sleep(chance.uniform(0, 0.6))
"""


@contextmanager
def writing(path, how):
    """Let somebody write there; gives whom they have added, and whether it was taken from them."""
    log = path.parent.parent / "log"
    log.touch()
    told = []
    command = [sys.executable, "-c", WRITER, path, log, how, str(SEED)]
    with subprocess.Popen(command) as writer:
        yield told
        log.with_name("stop").touch()
        assert writer.wait(60) == 0
    told += [json.loads(line) for line in log.read_text().splitlines()]


def examined(folder, how, planted=""):
    """Sync so many times with what is written so; what is wrong then."""
    chance = random.Random(SEED)  # noqa: S311 - a test repeats
    desk, cloud = Desk.made(folder, "ana"), folder / "cloud"
    cloud.mkdir()
    shared = cloud / "desk.json"
    wrong = []
    with office(planted) as opened:
        for number in range(CONTACTS):
            who = "--name", "Mina Roth", "--email", f"{number}.{MAIL}", "--anyway"
            opened.do(
                desk, "add", *who, *(("--note", "a" * 4000) if number == CONTACTS - 1 else ())
            )
        assert opened.do(desk, "sync", str(shared)).code == 0
        tags = set()
        with writing(shared, how) as written:
            for number in range(SYNCS):
                time.sleep(chance.uniform(0, 0.2))
                tags.add(f"tag{number}")
                assert opened.do(desk, "tag", f"tag{number}", f"0.{MAIL}").code == 0
                done = opened.do(desk, "sync")
                if done.code not in {0, 3, 4} or "Traceback" in done.err:
                    wrong.append(f"sync: exit {done.code}: {done.err}")
        for _ in range(2):
            done = opened.do(desk, "sync")
            wrong += [f"sync: exit {done.code}: {done.err}"] if done.code else []
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
    wrong += [] if len(written) >= SYNCS / 10 else [f"only {len(written)} written"]
    return [*wrong, *(f"left behind: {path}" for path in left(folder))]


@pytest.mark.parametrize("how", ["truncating", "over the old bytes", "as many bytes"])
def test_nothing_of_a_slow_writer_is_lost_or_made_up(tmp_path, how):
    assert examined(tmp_path, how) == []


@pytest.mark.skipif(SYNCS < 25, reason="so few syncs may meet nobody who writes")
def test_the_examination_finds_a_file_that_is_taken_as_soon_as_it_can_be_read(tmp_path):
    planted = "from pressdir.store.file import ContactFile; ContactFile.settle = lambda _: None"
    assert examined(tmp_path, "over the old bytes", planted) != []
