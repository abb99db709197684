"""A newsroom that races in a folder with one file a person loses nothing, come back who may.

The product's own sync, on a simulated disk: between two calls of one sync another one runs, or the
machine dies. What somebody published is with all others in the end, though they never sync again.
"""

import errno
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressdir.errors import ConflictError, PressdirError
from pressdir.merge import add_value
from pressdir.model import Contact, Kind, Name, Record, Sighting
from pressdir.store import Store
from pressdir.sync import Means, Request, sync

from .simulated import Died, SimulatedDisk

AT = "2026-11-22T10:00:00Z"
PEOPLE = ("ana", "bob", "cleo")
FOLDER, FILE = "/net/desk/", "/net/desk/desk.json"


class FreshDisk(SimulatedDisk):
    """What others write is young, so that nobody clears it away as left over."""

    def status(self, path):
        found = super().status(path)
        if found is None:
            return None
        size, number, *more = found.identity
        young = int(self.now().timestamp()) * 10**9 + number
        return replace(found, identity=(size, young, *more))


@dataclass
class Newsroom:
    """People who tag one contact, each tag once, and what each of them published."""

    target: str
    disk: SimulatedDisk = field(default_factory=FreshDisk)
    gone: set[str] = field(default_factory=set)
    made: dict[str, set[str]] = field(default_factory=dict)
    published: set[str] = field(default_factory=set)

    def __post_init__(self):
        self.disk.create(Path("/net/desk/notes.txt"), b"", None)
        with self.opened("ana") as store, store.transaction("add", "ana") as tx:
            seen = (Sighting("name", "Mina Roth", AT, "r1"),)
            tx.put(Record("a", Contact(Kind.PERSON, Name("Mina Roth")), seen))
        for each in PEOPLE:
            self.made[each] = set()
            self.sync(each)

    def opened(self, who):
        return Store.open(Path(f"/{who}/own.json"), state=Path(f"/{who}/state"), disk=self.disk)

    def tag(self, who):
        word = f"{who}{sum(map(len, self.made.values()))}"
        with self.opened(who) as store, store.transaction("tag", who) as tx:
            tx.put(add_value(tx.get("a"), "tags", word, AT))
        self.made[who].add(word)

    def sync(self, who):
        with self.opened(who) as store:
            means = Means(
                changing=lambda command: store.transaction(command, who),
                agreed=lambda _: True,
                say=lambda _: None,
                now=lambda: AT,
                wait=lambda _: None,
                patience=0.0,
                by=who,
            )
            sync(Request(self.target), store, means)
        self.published |= self.made[who]

    def race(self, who, other, place):
        """While one syncs, at some call to the disk, another one does; whoever is late may fail."""
        if who == other:
            return
        disk, step = self.disk, self.disk.step
        until = disk.steps + place

        def stepped():
            if disk.steps >= until:
                disk.step = step
                self.sync(other)
            step()

        disk.step = stepped
        with suppress(ConflictError):
            self.sync(who)
        disk.step = step

    def overtake(self, who, other):
        """One has looked for the last time at what they write over; then another writes."""
        if who == other:
            return
        disk, rename = self.disk, self.disk.rename

        def overtaken(old, new):
            if new.parent == Path(FOLDER):
                disk.rename = rename
                self.sync(other)
            rename(old, new)

        disk.rename = overtaken
        self.sync(who)
        disk.rename = rename

    def die(self, who, place, error=None):
        self.disk.fault_at, self.disk.error = self.disk.steps + place, error
        with suppress(Died, PressdirError):  # anything else is a bug, and shows
            self.sync(who)
        self.disk.dead, self.disk.fault_at = False, 0

    def fail(self, who, place):
        self.die(who, place, errno.EIO)

    def leave(self, who):
        if len(self.gone) < len(PEOPLE) - 1:
            self.gone.add(who)

    def tags(self, who):
        with self.opened(who) as store:
            return set(store.get("a").tags)

    def settled(self):
        """What each of those who stayed knows at the end."""
        stay = [each for each in PEOPLE if each not in self.gone]
        for each in (*stay, *stay):
            self.sync(each)
        return [self.tags(each) for each in stay]

    def files(self):
        return [path for path in self.disk.names if path.name.endswith(".pressdir.json")]


@st.composite
def deeds(draw):
    who = st.sampled_from(PEOPLE)
    place = st.integers(1, 60)
    some = st.one_of(
        st.tuples(st.just("tag"), who),
        st.tuples(st.just("sync"), who),
        st.tuples(st.just("race"), who, who, place),
        st.tuples(st.just("overtake"), who, who),
        st.tuples(st.sampled_from(["die", "fail"]), who, place),
        st.tuples(st.just("leave"), who),
    )
    return draw(st.lists(some, max_size=12))


@pytest.mark.slow
@settings(max_examples=40, deadline=None)
@given(deeds())
def test_what_was_published_is_with_all_who_stay_and_each_has_one_file(done):
    room = Newsroom(FOLDER)
    for deed, who, *more in done:
        if not {who, *(each for each in more if isinstance(each, str))} & room.gone:
            getattr(room, deed)(who, *more)
    for known in room.settled():
        assert room.published <= known
    assert len(room.files()) == len(PEOPLE)


def losses(target):
    """At which calls a race loses what somebody published who never came back."""
    begun = Newsroom(target)
    for who in ("ana", "bob"):
        begun.tag(who)
    for place in range(1, 70):
        room = deepcopy(begun)
        room.race("ana", "bob", place)
        if room.made["bob"] <= room.published:
            room.leave("bob")
            if any(room.published - known for known in room.settled()):
                yield place


@pytest.mark.slow
def test_one_file_for_all_would_lose_it_and_a_file_a_person_does_not():
    assert any(losses(FILE))
    assert not any(losses(FOLDER))
