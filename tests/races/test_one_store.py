"""Many processes on one contact file: each change of each of them is there in the end."""

import os
import sys
import time

import pytest

from pressdir.store import Store

from .office import Desk, Job, left, office, unfinished

pytestmark = pytest.mark.slow

# 16 processes of 200 operations take one to two minutes.
PROCESSES, OPERATIONS = map(int, os.environ.get("PRESSDIR_PROCESSES", "6x15").split("x"))
CYCLE = 5


def jobs(who):
    """What one process does: each contact is added, set, bared of an address, tagged; half go."""
    for number in range(OPERATIONS // CYCLE):
        mail = address(who, number)
        yield "add", "--name", "Mina Roth", "--email", mail, "--email", f"old.{mail}", "--anyway"
        yield "set", mail, f"role=Role {who}x{number}"
        yield "set", mail, f"emails-=old.{mail}"
        yield "tag", f"tag{who}x{number}", mail
        yield ("remove", mail, "--yes") if number % 2 else ("set", mail, "location=Geneva")


def address(who, number):
    return f"p{who}x{number}@harbour.example"


def missing(store):
    """What of all operations is not there."""
    shown, gone = by_address(store.records()), by_address(store.removed())
    for who in range(PROCESSES):
        for number in range(OPERATIONS // CYCLE):
            mail = address(who, number)
            there, elsewhere = (gone, shown) if number % 2 else (shown, gone)
            if mail not in there or mail in elsewhere:
                yield f"{mail}: not where it belongs"
                continue
            record = there[mail]
            if record.contact.role != f"Role {who}x{number}":
                yield f"{mail}: role"
            if len(record.contact.emails) > 1:
                yield f"{mail}: the other address"
            if record.tags != (f"tag{who}x{number}",):
                yield f"{mail}: tag"
            if there is shown and record.contact.location != "Geneva":
                yield f"{mail}: location"


def by_address(records):
    return {str(record.contact.emails[0]): record for record in records}


def examined(folder, planted=""):
    """Let all work; what is wrong then."""
    desk = Desk.made(folder, "ana")
    begun = time.monotonic()
    with office(planted) as opened:
        found = opened.work(*((desk, [*map(Job, jobs(who))]) for who in range(PROCESSES)))
    taken = time.monotonic() - begun
    done = [each for some in found for each in some]
    longest = max(each.ended - each.begun for each in done)
    sys.stdout.write(f"{len(done)} operations: {taken:.0f} s, the longest {longest:.1f} s\n")
    with Store.open(desk.db, state=desk.state) as store:
        count = len(store.records()) + len(store.removed())
        more = [] if count == PROCESSES * OPERATIONS // CYCLE else [f"{count} contacts"]
        return [*unfinished(done), *missing(store), *more, *left(folder)]


def test_all_changes_of_all_processes_are_there(tmp_path):
    assert examined(tmp_path) == []


NO_LOCK = """
import fcntl, time
from pressdir.store import file

def late(*args, replace=file.replace, **more):
    time.sleep(0.02)  # others surely read what it is about to replace
    return replace(*args, **more)

fcntl.flock = lambda *_: None
file.replace = late
"""


def test_the_examination_finds_a_lock_that_holds_nobody(tmp_path):
    assert examined(tmp_path, NO_LOCK) != []
