"""A sync that dies, or meets a fault, at each of its calls to the disk: the next one heals it.

Both files are whole at any time, nothing that was done is gone, a copy beside the shared file goes
only when the shared file holds it, and nothing is left lying about.
"""

import json
from contextlib import suppress
from copy import deepcopy
from functools import cache
from pathlib import Path

import pytest

from pressdir.errors import PressdirError
from pressdir.merge import add_value
from pressdir.model import Contact, Kind, Name, Record, Sighting
from pressdir.store import Store
from pressdir.sync import Means, Request
from pressdir.sync import sync as synced

from .simulated import FAULTS, KEEPS, Died, SimulatedDisk

pytestmark = pytest.mark.slow

OWN, STATE = Path("/desk/contacts.json"), Path("/state")
SHARED, COPY = Path("/cloud/desk.json"), Path("/cloud/desk (1).json")
AT = "2026-11-22T10:00:00Z"
ALL = ["copied", "mine", "theirs"]
UNREAD = ["mine", "theirs"]  # where the copy could not be read, and so lies there still


def opened(disk, path=OWN):
    store = Store.open(path, state=STATE, disk=disk)
    store.problems()
    return store


def tag(disk, path, word):
    with opened(disk, path) as store, store.transaction("tag", word) as tx:
        tx.put(add_value(tx.get("a"), "tags", word, AT))


def sync(disk, path=OWN):
    with opened(disk, path) as store:
        means = Means(
            changing=store.transaction,
            agreed=lambda _: True,
            say=lambda _: None,
            now=lambda: AT,
            wait=lambda _: None,
            patience=0.0,
        )
        synced(Request(str(SHARED)), store, means)


def prepared():
    """A contact file, a shared one and a copy beside it, each of which knows what no other does."""
    return deepcopy(_prepared())


@cache
def _prepared():
    disk, other = SimulatedDisk(), Path("/desk/other.json")
    with opened(disk) as store, store.transaction("add", "Ana") as tx:
        seen = (Sighting("name", "Mina Roth", AT, "r1"),)
        tx.put(Record("a", Contact(Kind.PERSON, Name("Mina Roth")), seen))
    disk.create(SHARED.with_name("notes.txt"), b"", None)
    for path in (OWN, other):
        sync(disk, path)
    tag(disk, other, "theirs")
    sync(disk, other)
    tag(disk, OWN, "mine")
    disk.create(COPY, _copied(disk), None)
    for path in disk.names:
        disk.sync(path)
    for folder in {path.parent for path in disk.names}:
        disk.sync(folder)
    return disk


def _copied(disk):
    """What the shared file would be had somebody else tagged what was shared first."""
    row = next(iter(json.loads(disk.names[SHARED].data)["contacts"].values()))
    found = json.loads(disk.names[SHARED].data)
    act = {"field": "tags", "value": "copied", "at": AT, "start": 0, "by": "Cleo"}
    (number,) = found["contacts"]
    sightings = [each for each in row["sightings"] if each["field"] != "tags"] + [act]
    found["contacts"][number] = {**row, "tags": ["copied"], "sightings": sightings}
    return json.dumps(found).encode()


def tags(disk, path):
    rows = json.loads(disk.names[path].data)["contacts"].values()
    return sorted(tag for row in rows for tag in row.get("tags", ()))


def known(disk):
    """The tags that are still in any of the files."""
    paths = [path for path in (OWN, SHARED, COPY) if path in disk.names]
    return {tag for path in paths for tag in tags(disk, path)}


def examine(error, keeps, make=prepared):
    wrong, place = [], 0
    while True:
        place += 1
        disk = make()
        disk.steps, disk.fault_at, disk.error = 0, place, error
        with suppress(Died, PressdirError):  # anything else is a bug, and shows
            sync(disk)
        met = disk.steps >= place
        disk.dead, disk.fault_at = False, 0
        disk.crash(keeps)
        try:
            if lost := set(ALL) - known(disk):
                wrong.append(f"call {place}: {lost} lost")
            if tags(disk, OWN) not in (["mine"], UNREAD, ALL):
                wrong.append(f"call {place}: own file {tags(disk, OWN)}")
            if tags(disk, SHARED) not in (["theirs"], UNREAD, ALL):
                wrong.append(f"call {place}: shared file {tags(disk, SHARED)}")
            sync(disk)
            sync(disk)
        except (PressdirError, ValueError) as fault:
            wrong.append(f"call {place}: {fault}")
            return wrong
        if not tags(disk, OWN) == tags(disk, SHARED) == ALL or COPY in disk.names:
            wrong.append(f"call {place}: not healed")
        if left := [path for path in disk.names if path.name.startswith(".~")]:
            wrong.append(f"call {place}: left behind {left}")
        if not met:
            return wrong


@pytest.mark.parametrize(("error", "keeps"), FAULTS)
def test_the_next_sync_heals_it_whatever_call_it_stops_at(error, keeps):
    assert examine(error, keeps) == []


class Forgetful(SimulatedDisk):
    """Says that bytes are safe when they are not."""

    def sync(self, path):
        if path not in self.names:
            super().sync(path)


def test_the_examination_finds_a_disk_that_is_used_carelessly():
    def make():
        made = prepared()
        return Forgetful(names=made.names, safe=made.safe, chance=made.chance)

    assert examine(None, KEEPS["power cut, names kept"], make)
