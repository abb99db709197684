"""How long it takes to make two contact files the same, against TinyDB loading one of them.

    python benchmarks/sync.py

Two people have edited 500 contacts each, or 10, of as many as are said; then the whole
command `pressdir sync` runs, which reads both files, writes both, keeps a backup and an entry for
`undo`. Beside it, in turn, TinyDB loads the own file. Process against process: CPU time, memory.
"""

import itertools
import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

import measure
from pressdir import merge
from pressdir.store import Store
from pressdir.sync import SharedFile, planned
from store import write

MANY, FEW = 500, 10  # edits of each
LOAD = "import sys; from tinydb import TinyDB; print(len(TinyDB(sys.argv[1]).table('contacts')))"


def edited(path: Path, state: Path, places: range, role: str) -> None:
    """Edit contacts of a file, as a person's commands would."""
    with Store.open(path, state=state) as store:
        store.problems()
        records = store.records()
        with store.transaction("edit", role) as tx:
            for place in places:
                record = records[place]
                tx.put(merge.assign(record, "role", f"{role} {place}", tx.now()))


def prepared(folder: Path, count: int, edits: int) -> None:
    """Two files that were the same and were edited apart, with what each machine knows of them."""
    base = folder / "base.json"
    write(base, count)
    for who, first in (("ana", 0), ("bob", 1)):
        (folder / who).mkdir()
        shutil.copy(base, folder / who / "contacts.json")
        places = range(first, count, count // edits)
        edited(folder / who / "contacts.json", folder / who / "state/pressdir", places, who)
    base.unlink()


def one_round(folder: Path) -> tuple[tuple[float, float], tuple[float, float]]:
    """CPU milliseconds and MiB, of the sync and of the load."""
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch:
        here = Path(scratch) / "here"
        found = []
        for measured in (measure.cpu, measure.memory):
            shutil.rmtree(here, ignore_errors=True)
            shutil.copytree(folder, here)
            own, shared = here / "ana/contacts.json", here / "bob/contacts.json"
            places = {f"XDG_{name}_HOME": f"{scratch}/{name}" for name in ("CONFIG", "DATA")}
            environment = {**os.environ, **places, "PRESSDIR_DB": str(own)}
            environment |= {"XDG_STATE_HOME": f"{here}/ana/state"}
            environment |= {"XDG_CACHE_HOME": f"{scratch}/cache"}
            found.append(measured(measure.ours("sync", str(shared)), environment))
            with Store.open(own, state=here / "ana/state/pressdir") as store:
                there = SharedFile(shared, store.disk).read()
                if not planned(store.snapshot, there, "2026-11-22T10:00:00Z").does_nothing:
                    raise RuntimeError("the files differ after the sync")
            found.append(measured([sys.executable, "-c", LOAD, str(own)]))
    return (found[0], found[2]), (found[1], found[3])


def main(counts: list[int], rounds: int = 5) -> None:
    """Print two lines for each number of contacts."""
    for count, edits in itertools.product(counts, (FEW, MANY)):
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch) / "files"
            folder.mkdir()
            prepared(folder, count, edits)
            taken = [one_round(folder) for _ in range(rounds)]
        ours, load = ([statistics.median(each) for each in zip(*side, strict=True)]
                      for side in zip(*taken, strict=True))  # fmt: skip
        time = statistics.median(mine[0] / other[0] for mine, other in taken)
        print(
            f"sync, {count:,} contacts, {2 * edits} differ   "
            f"ours {ours[0]:6.0f} ms {ours[1]:5.0f} MiB   TinyDB load {load[0]:6.0f} ms "
            f"{load[1]:5.0f} MiB   ours / TinyDB {time:.2f}, memory {ours[1] / load[1]:.2f}"
        )


if __name__ == "__main__":
    main([10_000, 100_000])
