"""People who edit their own contact files and sync with one shared file, whenever they like.

The oracle is the clock of the machine and what the commands said. Two people's edits of one field
that nobody can have seen before theirs must both be there in the end; tags are added up; who was
removed and edited by nobody is gone. Then all files hold the same rows, byte for byte.
"""

import os
import random

import pytest

from pressdir.merge import conflicts
from pressdir.store import Store

from .office import Desk, Job, left, office, tables, unfinished

pytestmark = pytest.mark.slow

# Eight people of a hundred commands take two minutes.
PEOPLE, COMMANDS = map(int, os.environ.get("PRESSDIR_PEOPLE", "4x14").split("x"))
SEED = int(os.environ.get("PRESSDIR_SEED", "7"))
COMMON = [f"c{number}@harbour.example" for number in range(3)]  # whom all edit
LONGEST_PAUSE = 0.05  # seconds


def jobs(chance, who):
    """What somebody does: edits of those whom all know, people of their own, syncs."""
    own = []
    for number in range(COMMANDS):
        match chance.choice(("sync", "sync", "role", "tag", "add", "remove")):
            case "role":
                words = "set", chance.choice(COMMON), f"role=Role {who}x{number}"
            case "tag":
                words = "tag", f"tag{who}x{number}", chance.choice(COMMON)
            case "remove" if own:
                words = "remove", own.pop(), "--yes"
            case "add" | "remove":
                own.append(f"p{who}x{number}@harbour.example")
                words = "add", "--name", "Mina Roth", "--email", own[-1], "--anyway"
            case _:
                words = "sync", "--yes"
        yield Job(words, pause=chance.uniform(0, LONGEST_PAUSE))


def edits(done, kind):
    """The commands of a kind that were done."""
    return [each for each in done if each.job.words[0] == kind and each.code == 0]


def wanted(done):
    """What has to be there: addresses, tags of whom, and roles of whom that nobody replaced."""
    people = {each.job.words[-2] for each in edits(done, "add")}
    people -= {each.job.words[1] for each in edits(done, "remove")}
    tags = {(mail, tag) for _, tag, mail in (each.job.words for each in edits(done, "tag"))}
    roles = edits(done, "set")
    unseen = {
        (each.job.words[1], each.job.words[2].removeprefix("role="))
        for each in roles
        if not any(
            later.job.words[1] == each.job.words[1] and later.begun >= each.ended for later in roles
        )
    }
    return people | {*COMMON}, tags, unseen


def held(desk):
    """The same of what a contact file holds; of conflicts, all sides."""
    with Store.open(desk.db, state=desk.state) as store:
        found = {str(each.contact.emails[0]): each for each in store.records()}
    tags = {(mail, tag) for mail, record in found.items() for tag in record.tags}
    roles = {(mail, record.contact.role) for mail, record in found.items()}
    roles |= {
        (mail, side.value)
        for mail, record in found.items()
        for conflict in conflicts(record)
        for side in conflict.sides
    }
    return set(found), tags, roles


def examined(folder, planted=""):
    """Let all work and sync, at last twice one after another; what is wrong then."""
    chance = random.Random(SEED)  # noqa: S311 - a test repeats
    cloud = folder / "cloud"
    cloud.mkdir()
    desks = [Desk.made(folder, f"desk{who}") for who in range(PEOPLE)]
    sync = "sync", str(cloud / "desk.json")
    with office(planted) as opened:
        for mail in COMMON:
            opened.do(desks[0], "add", "--name", "Mina Roth", "--email", mail, "--anyway")
        for desk in desks:
            assert opened.do(desk, *sync).code == 0
        found = opened.work(*((desk, [*jobs(chance, who)]) for who, desk in enumerate(desks)))
        done = [each for some in found for each in some]
        late = [opened.do(desk, "sync", "--yes") for desk in desks * 2]
    wrong = [*unfinished(done), *unfinished(late)]
    people, tags, roles = wanted(done)
    for desk in desks:
        has = held(desk)
        wrong += [f"{desk.name}: people {people ^ has[0]}"] if people != has[0] else []
        wrong += [f"{desk.name}: tags {tags ^ has[1]}"] if tags != has[1] else []
        wrong += [f"{desk.name}: roles {roles - has[2]}"] if roles - has[2] else []
    files = [tables(path) for path in (*(desk.db for desk in desks), cloud / "desk.json")]
    wrong += ["the files differ"] if any(each != files[0] for each in files) else []
    return [*wrong, *(f"left behind: {path}" for path in left(folder))]


def test_all_edits_are_there_and_all_files_alike(tmp_path):
    assert examined(tmp_path) == []


ONCE = """
from pressdir.store import Transaction as T
take = T.take
T.take = lambda self, *rows: None if self.count() else take(self, *rows)
"""


def test_the_examination_finds_a_sync_that_takes_in_but_once(tmp_path):
    found = examined(tmp_path, ONCE)
    assert all(any(word in what for what in found) for word in ("people", "tags", "differ"))


CLOCKS = """
import os, random
from datetime import UTC, datetime, timedelta
from pressdir.cli import clock
from pressdir.store.disk import LocalDisk

def now(_disk=None):
    desk = os.getppid() % 3 - 1  # one is right, one a year behind, one a year ahead
    jump = random.SystemRandom().uniform(-60, 60)  # in the middle of a command, too
    return datetime.now(UTC) + timedelta(days=365 * desk, seconds=jump)

LocalDisk.now = now
clock.now = lambda: now().timestamp()
"""


def test_wrong_clocks_that_jump_change_nothing_but_the_order(tmp_path):
    assert examined(tmp_path, CLOCKS) == []
