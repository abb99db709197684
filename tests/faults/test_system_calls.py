"""The same examination one floor below: at every system call that a real command makes.

strace kills the command at its first call that touches the contact file's folder, at the second,
and so on, and lets each of them fail. The program is a parameter, so that any that changes a
contact file can be examined.
"""

import re
import shutil
import subprocess
import sys
from itertools import cycle

import pytest

from pressdir.errors import PressdirError
from pressdir.model import Contact, Kind, Name, Record
from pressdir.store import Store

STORE = """
import sys
from pathlib import Path
from pressdir.errors import PressdirError
from pressdir.model import Contact, Kind, Name, Record
from pressdir.store import Store
folder = Path(sys.argv[1])
try:
    with Store.open(folder / "contacts.json", state=folder / "state") as store:
        with store.transaction("add") as tx:
            tx.put(Record("new", Contact(Kind.PERSON, Name("New"))))
except PressdirError as error:
    sys.exit(f"{error} {error.hint}")
"""
STOCK = """
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
LINE = re.compile(r"(?:\d+ +)?(?P<call>[a-z0-9_]+)\((?P<given>.*)")
ERRORS = ("ENOSPC", "EIO", "EACCES", "EDQUOT", "EROFS")


def run(folder, program, *inject):
    """Run a program under strace; give what it said and what it called."""
    log = folder.parent / "strace.log"
    calls = f"trace={','.join((*CHANGES, *LOOKS))}"
    done = subprocess.run(
        [
            "strace",
            "-f",
            "-y",
            "-e",
            calls,
            *inject,
            "-o",
            log,
            sys.executable,
            "-B",
            "-c",
            program,
            folder,
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return done, log.read_text(errors="replace").splitlines()


def prepared(tmp_path):
    folder = tmp_path / "desk"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    with Store.open(folder / "contacts.json", state=folder / "state") as store:
        for name in ("Ana", "Bob"):
            with store.transaction("add") as tx:
                tx.put(Record(name, Contact(Kind.PERSON, Name(name * 200))))
    return folder


def points(folder, program):
    """Name each call that concerns the folder: the call, its number among its like, its line."""
    counts, found = {}, []
    for line in run(folder, program)[1]:
        match = LINE.match(line)
        if match:
            call = match["call"]
            counts[call] = counts.get(call, 0) + 1
            if f"{folder}/" in line or f"{folder}>" in line or f'{folder}"' in line:
                found.append((call, counts[call], line))
    return found


def injections(call, line):
    """Choose what befalls a call: death if it changes something, and one error in turn."""
    if call in CHANGES and (call != "openat" or "O_CREAT" in line):
        yield "signal=SIGKILL"
    yield f"error={next(NEXT_ERROR)}"


NEXT_ERROR = cycle(ERRORS)


def wrong(folder, done, injection):
    """Say what is wrong with the folder after the fault."""
    ended_well = done.returncode == 0
    if "Traceback" in done.stderr:
        yield f"traceback: {done.stderr[-300:]}"
    if "error=" in injection and left(folder) and not ended_well:
        yield f"left behind: {left(folder)}"
    try:
        with Store.open(folder / "contacts.json", state=folder / "state") as store:
            found = {record.uid for record in store.records()}
            if found not in ({"Ana", "Bob"}, {"Ana", "Bob", "new"}):
                yield f"neither old nor new: {found}"
            if ended_well and "new" not in found:
                yield "done, but gone"
            if (len(store.log()) == 3) != ("new" in found):
                yield "the log does not fit the file"
            with store.transaction("next") as tx:
                tx.put(Record("next", Contact(Kind.DESK, org="Office")))
    except PressdirError as error:
        yield f"unreadable: {error}"
    if left(folder):
        yield f"left behind after the next command: {left(folder)}"


def left(folder):
    return [str(path) for path in folder.rglob(".~*")]


def examine(tmp_path, program):
    folder = prepared(tmp_path)
    found, met = [], 0
    places = points(folder, program)
    for call, number, line in places:
        for injection in injections(call, line):
            folder = prepared(tmp_path)
            done, lines = run(folder, program, "-e", f"inject={call}:{injection}:when={number}")
            hit = "SIGKILL" in injection or any(
                "(INJECTED)" in line and str(folder) in line for line in lines
            )
            met += hit
            if hit:
                found += [
                    f"{injection} at {line[:120]}: {what}"
                    for what in wrong(folder, done, injection)
                ]
    return found, met


def test_the_file_is_old_or_new_whatever_system_call_it_stops_at(tmp_path):
    found, met = examine(tmp_path, STORE)
    assert found == []
    assert met > 60


def test_the_examination_finds_a_program_that_writes_in_place(tmp_path):
    found, _ = examine(tmp_path, STOCK)
    assert any("unreadable" in fault for fault in found)


@pytest.mark.parametrize("size", [0, 100, 1000])
def test_a_file_that_may_not_grow_is_left_as_it_was(tmp_path, size):
    folder = prepared(tmp_path)
    before = (folder / "contacts.json").read_bytes()
    limited = (
        f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))\n{STORE}"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", limited, folder], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "files may not grow so large here. Raise the limit" in done.stderr
    assert (folder / "contacts.json").read_bytes() == before
    assert left(folder) == []
    assert list(wrong(folder, done, "")) == []


def test_files_are_safe_before_they_are_renamed_and_names_before_it_says_done(tmp_path):
    calls = [
        (call, ".tmp" in line)
        for call, _, line in points(prepared(tmp_path), STORE)
        if call in {"write", "fsync", "rename"}
    ]
    one = [("write", True), ("fsync", True), ("rename", True), ("fsync", False)]
    assert calls == one * 3  # the backup, the log, and then the file


def test_no_file_is_open_to_others_at_any_moment(tmp_path):
    modes = {
        line.split(")")[0].rsplit(", ", 1)[1]
        for call, _, line in points(prepared(tmp_path), f"import os; os.umask(0)\n{STORE}")
        if call == "openat" and "O_CREAT" in line
    }
    assert modes == {"0600"}
