"""The same examination one floor below: at every system call that a real command makes.

strace kills the command at its first call that touches the contact file's folder, at the second,
and so on, and lets each of them fail. The program is a parameter: the store alone, the commands as
people give them, and stock TinyDB, in which the examination has to find what is wrong.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import count, cycle
from pathlib import Path

import pytest

from pressdir.errors import PressdirError
from pressdir.model import Contact, Kind, Name, Record
from pressdir.store import Store
from pressdir.sync import Means, Request, sync

from .nursery import Nursery

STORE_CODE = """
import sys
from pathlib import Path
from pressdir.errors import PressdirError
from pressdir.model import Contact, Kind, Name, Record
from pressdir.store import Store
folder = Path(sys.argv[1])
try:
    with Store.open(folder / "contacts.json", state=folder / "state" / "pressdir") as store:
        with store.transaction("add") as tx:
            tx.put(Record("new", Contact(Kind.PERSON, Name("New"))))
except PressdirError as error:
    sys.exit(f"{error} {error.hint}")
"""
STOCK_CODE = """
import sys
from tinydb import TinyDB
with TinyDB(sys.argv[1] + "/contacts.json") as db:
    db.table("contacts").remove(doc_ids=[doc.doc_id for doc in db.table("contacts")][:1])
"""


def strace_works():
    strace = shutil.which("strace")
    return (
        strace and subprocess.run([strace, "-o", "/dev/null", "true"], check=False).returncode == 0
    )


pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not strace_works(), reason="strace is missing, or may not trace here"),
]

CHANGES = ("write", "pwrite64", "ftruncate", "fsync", "fdatasync", "rename", "renameat",
           "renameat2", "unlink", "unlinkat", "mkdir", "mkdirat", "fchmod", "fchown", "flock",
           "openat")  # fmt: skip
LOOKS = ("read", "newfstatat", "getdents64")
LINE = re.compile(r"(?P<process>\d+) +(?P<call>[a-z0-9_]+)\((?P<given>.*)")
ERRORS = ("ENOSPC", "EIO", "EACCES", "EDQUOT", "EROFS")
STATE = "state/pressdir"
OLD = frozenset({("Ana", "Reporter"), ("Bob", "Reporter")})
NOTE = "Known since the storm. " * 60  # more than a file of limited size may hold
EDITOR = "sed -i s/Reporter/Spokesperson/"
RELEASE = """LONDON - The pier is open again after two years of repair.

Media contact: New Person, Reporter, Harbour Trust, new.person@harbour.example
"""


@dataclass(frozen=True)
class Program:
    """What is examined: how Python is to run it in a folder, and what the file holds after it."""

    given: Callable[[Path], list[str]]
    new: frozenset[tuple[str, str]]
    part: frozenset[tuple[str, str]] | None = None  # what it may hold, too, if it says so
    entries: int = 3  # of the log after it
    prepare: Callable[[Path], None] = lambda _: None
    also: Callable[[Path, bool], Iterator[str]] = lambda *_: iter(())  # what else is wrong after it
    every: int = 1  # only each so many-th of its faults is met
    least: int = 60  # faults that there are


def code(text):
    return lambda folder: ["-c", text, str(folder)]


def command(words):
    return lambda folder: ["-m", "pressdir", *shlex.split(words.format(folder=folder))]


NEW = OLD | {("New", "")}
STORE = Program(code(STORE_CODE), NEW)
STOCK = Program(code(STOCK_CODE), frozenset({("Bob", "Reporter")}))
EVERY = int(os.environ.get("PRESSDIR_EVERY", "9"))  # 1 takes two minutes more
LEFT = "left as it is"
UNITED = OLD | {("New", ""), ("Cleo", "")}
SYNC = "sync {folder}/cloud/desk.json --db {folder}/contacts.json"
NOTED = "set Ana note=Mine. --private --db {folder}/contacts.json"


def shared(folder):
    """Put a file beside that knows somebody else, and a copy of it that knows one more."""
    cloud = folder / "cloud"
    cloud.mkdir()
    with_another(cloud / "desk.json", "New")
    shutil.copy(cloud / "desk.json", cloud / "desk (1).json")
    with_another(cloud / "desk (1).json", "Cleo")


def with_another(path, name):
    """Let a contact file know one more, as a colleague's program writes it."""
    others = path.parent.parent / "others"
    with Store.open(path, state=others) as store, store.transaction("add") as tx:
        tx.put(Record(name, Contact(Kind.PERSON, Name(name))))
    path.with_name(f"{path.name}.lock").unlink()


def synced(folder, ended_well):
    """What is wrong with the shared file, and after the next sync with all."""
    path = folder / "cloud/desk.json"
    if ended_well and (found := known(path)) != UNITED:
        yield f"done, but the shared file has {found}"
    if not known(path) | known(folder / "cloud/desk (1).json") >= {("New", ""), ("Cleo", "")}:
        yield "somebody is gone from the shared file"
    for _ in range(2):
        sync_again(folder / "contacts.json", folder / STATE, path)
    if known(path) != known(folder / "contacts.json"):
        yield "not healed"


def sync_again(own, state, path):
    """The same as the command, in this process."""
    means = Means(None, lambda _: True, str, lambda: "2026-11-22T10:00:00Z", time.sleep, 1)
    with Store.open(own, state=state) as store:
        sync(Request(str(path)), store, replace(means, changing=store.transaction))


def known(path):
    if not path.exists():
        return frozenset()
    rows = json.loads(path.read_bytes()).get("contacts", {}).values()
    return frozenset((row["name"], row.get("role", "")) for row in rows if "name" in row)


def branched(folder):
    """Put the other side of a merge beside, in which there is one more."""
    for name in ("base.json", "theirs.json"):
        shutil.copy(folder / "contacts.json", folder / name)
    with_another(folder / "theirs.json", "New")


def noted(folder, ended_well):
    """What is wrong with what is private."""
    files = [*(folder / "data/pressdir/private").glob("*.json")]
    rows = [row for path in files for row in json.loads(path.read_bytes())["contacts"].values()]
    if {row.get("note") for row in rows} - {"Mine."} or (ended_well and not rows):
        yield f"private: {rows}"
    again = subprocess.run(
        [sys.executable, "-B", *command(NOTED.replace("Mine", "Ours"))(folder)],
        env=surroundings(folder),
        capture_output=True,
        check=False,
    )
    if again.returncode:
        yield f"private, again: {again.stderr}"


def forgotten(folder, ended_well):
    """Where a person is after an erasure that said that it was done."""
    for path in folder.rglob("*") if ended_well else ():
        if path.is_file() and path.name != "release.txt" and b"Ana" in path.read_bytes():
            yield f"{path} has them"


COMMANDS = {
    "add": Program(command("add --name New --db {folder}/contacts.json"), NEW),
    "edit": Program(
        command("edit Ana --db {folder}/contacts.json"),
        frozenset({("Ana", "Spokesperson"), ("Bob", "Reporter")}),
    ),
    "ingest": Program(
        command("ingest --db {folder}/contacts.json {folder}/release.txt"),
        OLD | {("New Person", "Reporter")},
    ),
    "sync": Program(
        command(SYNC),
        UNITED,
        part=NEW,  # where the copy cannot be read
        prepare=shared,
        also=synced,
        every=EVERY,
    ),
    "git merge": Program(
        command("git merge {folder}/base.json {folder}/contacts.json {folder}/theirs.json"),
        NEW,
        entries=2,
        prepare=branched,
        least=30,
    ),
    "erase": Program(
        command("erase Ana --yes --db {folder}/contacts.json"),
        frozenset({("Bob", "Reporter")}),
        also=forgotten,
        every=EVERY,
    ),
    "private": Program(
        command(NOTED),
        OLD,
        entries=2,
        also=noted,
        every=EVERY,
    ),
}


TRACED = ["strace", "-f", "-b", "execve", "-y", "-e", f"trace={','.join((*CHANGES, *LOOKS))}"]


def surroundings(folder):
    """The environment of a program that is examined in a folder."""
    return (
        os.environ
        | {"XDG_STATE_HOME": str(folder / "state"), "HOME": str(folder.parent), "EDITOR": EDITOR}
        | {"XDG_DATA_HOME": str(folder / "data"), "XDG_CACHE_HOME": str(folder / "cache")}
        | {"VISUAL": "", "XDG_CONFIG_HOME": str(folder.parent), "PRESSDIR_DB": ""}
    )


@pytest.fixture(scope="module")
def run():
    """Run a program under strace; give how it ended, and what it called."""
    nursery = Nursery(os.cpu_count())

    def run(folder, program, *inject):
        given = program.given(folder)
        return nursery.run(folder, given, surroundings(folder), [*TRACED, *inject])

    yield run
    nursery.close()


def run_alone(folder, program):
    """Run a program under strace, in a process of its own; give what it called."""
    log = folder.with_suffix(".log")
    subprocess.run(
        [*TRACED, "-o", log, sys.executable, "-B", *program.given(folder)],
        env=surroundings(folder),
        capture_output=True,
        check=True,
        timeout=60,
    )
    return None, log.read_text(errors="replace").splitlines()


def prepared(tmp_path, program):
    """A folder with a contact file of two, a release, and what else the program needs."""
    folder = tmp_path / f"desk{next(NUMBER)}"
    folder.mkdir()
    (folder / "release.txt").write_text(RELEASE)
    with Store.open(folder / "contacts.json", state=folder / STATE) as store:
        for name, _ in sorted(OLD):
            with store.transaction("add") as tx:
                tx.put(Record(name, Contact(Kind.PERSON, Name(name), role="Reporter"), note=NOTE))
    program.prepare(folder)
    return folder


def points(run, folder, program):
    """Name each call that concerns the folder: the call, its number among its like, its line."""
    counts, found = Counter(), []
    for line in run(folder, program)[1]:
        if match := LINE.match(line):
            like = match["process"], match["call"]
            counts[like] += 1
            if f"{folder}/" in line or f"{folder}>" in line or f'{folder}"' in line:
                found.append((match["call"], counts[like], line))
    return found


def injections(call, line):
    """Choose what befalls a call: death if it changes something, and one error in turn."""
    if call in CHANGES and (call != "openat" or "O_CREAT" in line):
        yield "signal=SIGKILL"
    yield f"error={next(NEXT_ERROR)}"


NEXT_ERROR = cycle(ERRORS)
NUMBER = count()


def held(store):
    return {(record.contact.label, record.contact.role or "") for record in store.records()}


def wrong(folder, program, done, injection):
    """Say what is wrong with the folder after the fault."""
    ended_well = done.returncode == 0
    if "Traceback" in done.stderr:
        yield f"traceback: {done.stderr[-300:]}"
    if "error=" in injection and left(folder) and not ended_well:
        yield f"left behind: {left(folder)}"
    try:
        with Store.open(folder / "contacts.json", state=folder / STATE) as store:
            found = held(store)
            if found not in (OLD, program.new, program.part):
                yield f"neither old nor new: {found}"
            in_part = found == program.part and LEFT in done.stderr
            if ended_well and found != program.new and not in_part:
                yield "done, but gone"
            if len(store.log()) != (2 if found == OLD else program.entries):
                yield "the log does not fit the file"
            with store.transaction("next") as tx:
                tx.put(Record("next", Contact(Kind.DESK, org="Office")))
    except PressdirError as error:
        yield f"unreadable: {error}"
    yield from program.also(folder, ended_well and LEFT not in done.stderr)
    if left(folder):
        yield f"left behind after the next command: {left(folder)}"


def left(folder):
    return [str(path) for path in folder.rglob(".~*")]


def examine(run, tmp_path, program):
    """Meet every fault at every call; give what is wrong after them, and how many were met."""

    def meet(fault):
        call, number, line, injection = fault
        folder = prepared(tmp_path, program)
        done, lines = run(folder, program, "-e", f"inject={call}:{injection}:when={number}")
        hit = "SIGKILL" in injection or any(
            "(INJECTED)" in line and str(folder) in line for line in lines
        )
        faults = wrong(folder, program, done, injection) if hit else ()
        return hit, [f"{injection} at {line[:120]}: {what}" for what in faults]

    everywhere = points(run, prepared(tmp_path, program), program)
    faults = [(*point, fate) for point in everywhere for fate in injections(point[0], point[2])]
    faults = faults[:: program.every]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        met = list(pool.map(meet, faults))
    return [what for _, found in met for what in found], sum(hit for hit, _ in met)


@pytest.mark.parametrize("program", [STORE, *COMMANDS.values()], ids=["store", *COMMANDS])
def test_what_is_examined_calls_what_a_process_of_its_own_does(run, tmp_path, program):
    here, alone = (
        [call for call, _, _ in points(each, prepared(tmp_path, program), program)]
        for each in (run, run_alone)
    )
    assert here == alone


@pytest.mark.parametrize("name", COMMANDS)
def test_so_is_it_whatever_command_it_stops(run, tmp_path, name):
    found, met = examine(run, tmp_path, COMMANDS[name])
    assert found == []
    assert met > COMMANDS[name].least / COMMANDS[name].every


def test_the_file_is_old_or_new_whatever_system_call_it_stops_at(run, tmp_path):
    found, met = examine(run, tmp_path, STORE)
    assert found == []
    assert met > 60


def test_the_examination_finds_a_program_that_writes_in_place(run, tmp_path):
    found, _ = examine(run, tmp_path, STOCK)
    assert any("unreadable" in fault for fault in found)


@pytest.mark.parametrize("size", [0, 100, 1000])
def test_a_file_that_may_not_grow_is_left_as_it_was(tmp_path, size):
    folder = prepared(tmp_path, STORE)
    before = (folder / "contacts.json").read_bytes()
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))"
    done = subprocess.run(
        [sys.executable, "-B", "-c", f"{limit}\n{STORE_CODE}", folder],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "files may not grow so large here. Raise the limit" in done.stderr
    assert (folder / "contacts.json").read_bytes() == before
    assert left(folder) == []
    assert list(wrong(folder, STORE, done, "")) == []


def test_files_are_safe_before_they_are_renamed_and_names_before_it_says_done(run, tmp_path):
    calls = [
        (call, ".tmp" in line)
        for call, _, line in points(run, prepared(tmp_path, STORE), STORE)
        if call in {"write", "fsync", "rename"}
    ]
    one = [("write", True), ("fsync", True), ("rename", True), ("fsync", False)]
    assert calls == one * 3  # the backup, the log, and then the file


def test_no_file_is_open_to_others_at_any_moment(run, tmp_path):
    program = Program(code(f"import os; os.umask(0)\n{STORE_CODE}"), NEW)
    modes = {
        line.split(")")[0].rsplit(", ", 1)[1]
        for call, _, line in points(run, prepared(tmp_path, program), program)
        if call == "openat" and "O_CREAT" in line
    }
    assert modes == {"0600"}
