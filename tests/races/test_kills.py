"""`kill -9` at random moments inside commands and syncs: what was said to be done is done.

Two people with a shared file. The oracle is what their commands said, and what was once seen: a
command that ended well has happened, one that was killed has happened or not. After each kill all
three files load and nothing is gone from any; the next sync heals all, and tidies up.
"""

import os
import random

import pytest

from pressdir.errors import PressdirError
from pressdir.store import Store
from pressdir.store.disk import LocalDisk
from pressdir.sync import SharedFile

from .office import Desk, left, office, tables

pytestmark = pytest.mark.slow

KILLS = int(os.environ.get("PRESSDIR_KILLS", "20"))  # a thousand take ten minutes
SEED = int(os.environ.get("PRESSDIR_SEED", "7"))
MANY = 200  # of which one surely meets what is half written
IN_ONE_WORLD = 100  # before its files grow long
MAIL = "mina.roth@harbour.example"


class World:
    """Two desks, the file between them, and what was seen in the three."""

    def __init__(self, above, number, opened):
        folder = above / f"world{number}"
        folder.mkdir()
        self.number, self.opened = number, opened
        self.desks = [Desk.made(folder, name) for name in ("ana", "bob")]
        self.folders = [*(desk.folder for desk in self.desks), folder / "cloud"]
        self.folders[-1].mkdir()
        self.shared = self.folders[-1] / "desk.json"
        ana, bob = self.desks
        setup = [opened.do(ana, "add", "--name", "Mina Roth", "--email", MAIL)]
        setup += [opened.do(each, "sync", str(self.shared)) for each in (ana, bob)]
        assert all(done.code == 0 for done in setup), setup
        self.longest = max(done.ended - done.begun for done in setup)
        self.seen = self.tags()

    def tags(self):
        """The tags in the two contact files and in the shared one."""
        found = []
        for desk in self.desks:
            with Store.open(desk.db, state=desk.state) as store:
                found.append(store.records())
        found.append(SharedFile(self.shared, LocalDisk()).read().records())
        return [{tag for record in some for tag in record.tags} for some in found]

    def after(self, desk, words, kill):
        """Give a command, and kill it; whether it was killed, and what is wrong then."""
        done, before = self.opened.do(desk, *words, kill=kill), self.seen
        wrong = [done.err] if "Traceback" in done.err else []
        try:
            self.seen = self.tags()
        except PressdirError as error:
            return True, [*wrong, f"unreadable: {error}"]
        at = self.desks.index(desk)
        promised = [set(each) for each in before]
        if done.code == 0 and words[0] == "sync":
            promised[at] |= before[2]
            promised[2] |= before[at]
        elif done.code == 0:
            promised[at].add(words[1])
        wrong += [
            f"{' '.join(words)}: {had - has} lost from {folder.name}"
            for folder, had, has in zip(self.folders, promised, self.seen, strict=True)
            if had - has
        ]
        return done.code == -9, wrong

    def healed(self):
        """What is wrong when all have synced again."""
        everything = set.union(*self.seen)
        ana, bob = self.desks
        new = len(set.union(*self.seen))
        commands = [(desk, ("tag", f"{desk.name}{new}", MAIL)) for desk in self.desks]
        commands += [(desk, ("sync",)) for desk in (ana, bob, ana)]
        for desk, words in commands:
            done = self.opened.do(desk, *words)
            if done.code:
                yield f"{words[0]} of {desk.name}: exit {done.code}: {done.err}"
        try:
            if not tables(ana.db) == tables(bob.db) == tables(self.shared):
                yield "the files differ"
            self.seen = self.tags()
        except (PressdirError, ValueError) as error:
            yield f"unreadable: {error}"
        if lost := everything - self.seen[2]:
            yield f"{lost} lost in the end"
        if found := left(*self.folders):
            yield f"left behind: {found}"


def examined(folder, kills, seed, planted=""):
    """Kill commands and syncs so many times; what is wrong after it."""
    chance = random.Random(seed)  # noqa: S311 - a test repeats
    wrong, killed, world = [], 0, None
    with office(planted) as opened:
        while killed < kills and not wrong:
            if world is None or killed == IN_ONE_WORLD * (world.number + 1):
                world = World(folder, killed // IN_ONE_WORLD, opened)
            desk, number = chance.choice(world.desks), len(world.seen[0] | world.seen[1])
            words = chance.choice([("sync",), ("tag", f"tag{number}", MAIL)])
            hit, found = world.after(desk, words, chance.uniform(0, world.longest))
            killed += hit
            wrong += [f"kill {killed}: {what}" for what in found]
            if hit and not found:
                wrong += [f"kill {killed}: {what}" for what in world.healed()]
    return wrong


def test_what_was_done_is_there_whatever_moment_it_is_killed_at(tmp_path):
    assert examined(tmp_path, KILLS, SEED) == []


IN_PLACE = """
import os, time
from pressdir.store import file

begun = time.monotonic()

def forked():
    global begun
    begun = time.monotonic()

os.register_at_fork(after_in_child=forked)

def replace(disk, path, data, *, like=None, unless=lambda: None):
    global begun
    whole = b"".join(data.blocks()) if hasattr(data, "blocks") else data
    half = len(whole) // 2
    with open(path, "wb", buffering=0) as opened:
        opened.write(whole[:half])
        time.sleep(worked := time.monotonic() - begun)  # half of the time, at any speed
        begun += worked
        opened.write(whole[half:])

file.replace = replace
"""


def test_the_examination_finds_files_that_are_written_in_place(tmp_path):
    wrong = examined(tmp_path, MANY, SEED, IN_PLACE)  # the first that meets it is the last
    assert any(word in what for what in wrong for word in ("unreadable", "lost", "differ"))
